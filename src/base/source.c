/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/source.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(const char *path, const char *why, char **error)
{
	if (asprintf(error, "%s: %s", path, why) < 0)
		*error = NULL;
	return -1;
}

static int read_all(struct source *source, FILE *file, char **error)
{
	/* one more than there may be, and a NUL */
	source->bytes = malloc(SOURCE_MAX + 2);
	if (!source->bytes)
		return fail(source->path, "out of memory", error);
	source->size = fread(source->bytes, 1, SOURCE_MAX + 1, file);
	if (ferror(file))
		return fail(source->path, strerror(errno), error);
	if (source->size > SOURCE_MAX)
		return fail(source->path, "larger than 1 MiB", error);
	source->bytes[source->size] = '\0';
	return 0;
}

int source_read(struct source *source, const char *path, char **error)
{
	FILE *file = fopen(path, "re");
	char *smaller;
	int result;

	*source = (struct source){ .path = strdup(path) };
	if (!file)
		return fail(path, strerror(errno), error);
	result = source->path ? read_all(source, file, error)
			      : fail(path, "out of memory", error);
	fclose(file);
	smaller = result == 0 ? realloc(source->bytes, source->size + 1) : NULL;
	if (smaller)
		source->bytes = smaller;
	return result;
}

int source_copy(struct source *source, const char *path, const void *bytes,
		size_t size, char **error)
{
	*source = (struct source){
		.path = strdup(path),
		.bytes = malloc(size + 1),
		.size = size,
	};
	if (!source->path || !source->bytes)
		return fail(path, "out of memory", error);
	memcpy(source->bytes, bytes, size);
	source->bytes[size] = '\0';
	return 0;
}

void source_free(struct source *source)
{
	free(source->path);
	free(source->bytes);
	*source = (struct source){ .path = NULL };
}

int source_fail(const struct source *source, size_t line, char **error,
		const char *format, ...)
{
	va_list arguments;
	char *what;

	if (*error)
		return -1;
	va_start(arguments, format);
	if (vasprintf(&what, format, arguments) < 0)
		what = NULL;
	va_end(arguments);
	if (!what || asprintf(error, "%s:%zu: %s", source->path, line, what) < 0)
		*error = NULL;
	free(what);
	return -1;
}
