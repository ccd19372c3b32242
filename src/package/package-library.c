/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "package/package-library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* libarchive 3: one name since 2011 */
#define LIBRARY "libarchive.so.13"

static struct package_library library;
static const char *library_error;

static const struct {
	const char *name;
	size_t member;
} functions[] = {
#define FUNCTION(name) { #name, offsetof(struct package_library, name) },
	PACKAGE_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

static bool find_functions(void *handle)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		void *function = dlsym(handle, functions[i].name);

		if (!function)
			return false;
		memcpy((char *)&library + functions[i].member, &function,
		       sizeof(function));
	}
	return true;
}

/* A filter that needs a program says ARCHIVE_WARN when it is asked for. */
static void choose_filters(void)
{
	package_filter *const filters[PACKAGE_FILTERS] = {
		library.archive_read_support_filter_bzip2,
		library.archive_read_support_filter_gzip,
		library.archive_read_support_filter_lzma,
		library.archive_read_support_filter_rpm,
		library.archive_read_support_filter_xz,
		library.archive_read_support_filter_zstd,
	};
	struct archive *trial = library.archive_read_new();
	size_t count = 0;

	for (size_t i = 0; trial && i < PACKAGE_FILTERS; i++)
		if (filters[i](trial) == ARCHIVE_OK)
			library.filters[count++] = filters[i];
	library.archive_read_free(trial);
}

static void load(void)
{
	void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

	if (!handle)
		library_error = "a package, and " LIBRARY ", with which it "
			"could be read, is not installed";
	else if (!find_functions(handle))
		library_error = "a package, and this " LIBRARY " is too old "
			"to read it with: 3.3.3 is needed";
	else
		choose_filters();
}

const struct package_library *package_library(const char **error)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
	*error = library_error;
	return library_error ? NULL : &library;
}
