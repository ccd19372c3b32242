/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A package is up to three archives in each other: the ar of a .deb, the tar or
 * cpio with the files, and an .a among those.  Each is a level that reads from
 * the entry of the one below.
 */
#include "config.h"

#include "package/package.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "package/package-library.h"

#define LEVELS 3u
#define BLOCK 65536u

/* Where a package stops being one: no distribution's has more in it, and
 * compressors reach such a ratio on a gigabyte of zeros only. */
#define LARGEST_CONTENT (UINT64_C(64) << 30)
#define SUSPECT_CONTENT (UINT64_C(1) << 30)
#define LARGEST_RATIO 1000u
/* The same of all times that it is read: an honest one is small, or has few
 * files that are read more than once. */
#define SUSPECT_TOTAL (UINT64_C(4) << 30)

struct level {
	struct package *package;
	struct level *below;       /* NULL: the file itself */
	struct archive *archive;
	bool plain;                /* no compression, no container: an ar */
	bool in_entry;             /* there may be more of the entry to read */
	char head[PACKAGE_HEAD];   /* of the entry */
	size_t head_length;
	size_t head_at;            /* so much of it has been handed out */
	char *name;                /* of the entry, normalised */
	char block[BLOCK];
};

struct package {
	const struct package_library *library;
	int fd;
	uint64_t size;
	enum package_kind kind;
	uint64_t at;               /* in fd */
	uint64_t content;          /* bytes that came out of it */
	uint64_t *total;           /* the same, of all times it was opened */
	uint64_t own_total;
	struct level *levels[LEVELS];
	unsigned depth;
	unsigned files;            /* the level with the files is files - 1 */
	uint64_t number;
	char *name;                /* of the current entry */
	char *entry_error;
	bool failed;
	char *error;               /* NULL: no memory for it */
};

__attribute__((format(printf, 2, 3)))
static bool fail(struct package *package, const char *format, ...)
{
	va_list arguments;

	if (package->failed)
		return false;
	package->failed = true;
	va_start(arguments, format);
	if (vasprintf(&package->error, format, arguments) < 0)
		package->error = NULL;
	va_end(arguments);
	return false;
}

const char *package_error(const struct package *package)
{
	if (!package->failed)
		return NULL;
	return package->error ? package->error : "out of memory";
}

/* Limits */

static bool count(struct package *package, uint64_t content)
{
	package->content += content;
	*package->total += content;
	if (*package->total > LARGEST_CONTENT)
		return fail(package, "not read to its end: more than %" PRIu64
			    " GiB come out of it", LARGEST_CONTENT >> 30);
	if (package->content > SUSPECT_CONTENT &&
	    package->content / LARGEST_RATIO > package->size)
		return fail(package, "not read to its end: it grows to more "
			    "than %u times its size, as no honest package does",
			    LARGEST_RATIO);
	if (*package->total > SUSPECT_TOTAL &&
	    *package->total / LARGEST_RATIO > package->size)
		return fail(package, "not read to its end: reading what is "
			    "needed of its files takes more than %u times its "
			    "size",
			    LARGEST_RATIO);
	return true;
}

/* Reading */

static const char *complaint(const struct level *level)
{
	const char *text = level->package->library->archive_error_string(
		level->archive);

	return text ? text : "it ends too early";
}

/* From the level's entry. */
static ssize_t level_read(struct level *level, void *to, size_t length)
{
	size_t left = level->head_length - level->head_at;
	ssize_t n;

	if (left) {
		if (length > left)
			length = left;
		memcpy(to, level->head + level->head_at, length);
		level->head_at += length;
		return (ssize_t)length;
	}
	n = level->package->library->archive_read_data(level->archive, to,
						       length);
	if (n < 0 || !count(level->package, (uint64_t)n))
		return -1;
	return n;
}

static ssize_t file_read(struct package *package, void *to, size_t length)
{
	ssize_t n;

	do
		n = pread(package->fd, to, length, (off_t)package->at);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		package->at += (uint64_t)n;
	return n;
}

/* libarchive asks for the next bytes of a level. */
static la_ssize_t give(struct archive *archive, void *context,
		       const void **bytes)
{
	struct level *level = context;
	struct package *package = level->package;
	ssize_t n = level->below
		? level_read(level->below, level->block, BLOCK)
		: file_read(package, level->block, BLOCK);

	*bytes = level->block;
	if (n < 0)
		package->library->archive_set_error(
			archive, EIO, "%s", package->failed
			? package_error(package) : level->below
			? complaint(level->below) : strerror(errno));
	return n;
}

/* Levels */

static bool prepare(struct level *level)
{
	const struct package_library *library = level->package->library;
	struct archive *archive = level->archive;

	if (level->plain)
		return library->archive_read_support_format_ar(archive) ==
		       ARCHIVE_OK;
	for (size_t i = 0; library->filters[i]; i++)
		if (library->filters[i](archive) != ARCHIVE_OK)
			return false;
	return library->archive_read_support_format_tar(archive) ==
		       ARCHIVE_OK &&
	       library->archive_read_support_format_cpio(archive) ==
		       ARCHIVE_OK;
}

static void pop(struct package *package)
{
	struct level *level = package->levels[--package->depth];

	package->library->archive_read_free(level->archive);
	free(level->name);
	free(level);
}

static bool push(struct package *package, bool plain)
{
	struct level *level = calloc(1, sizeof(*level));

	if (!level)
		return fail(package, "out of memory");
	level->package = package;
	level->plain = plain;
	if (package->depth)
		level->below = package->levels[package->depth - 1];
	level->archive = package->library->archive_read_new();
	package->levels[package->depth++] = level;
	if (!level->archive || !prepare(level))
		return fail(package, "out of memory");
	return package->library->archive_read_open(level->archive, level, NULL,
						   give, NULL) == ARCHIVE_OK;
}

/* Entries */

/* "/./usr/../lib/x" to "/lib/x": no name leads out of the package. */
static void normalise(char *name)
{
	const char *raw = name;
	char *to = name;

	while (*(raw += strspn(raw, "/"))) {
		size_t length = strcspn(raw, "/");

		if (length == 2 && raw[0] == '.' && raw[1] == '.') {
			while (to > name && *--to != '/')
				;
		} else if (length != 1 || raw[0] != '.') {
			*to++ = '/';
			memmove(to, raw, length);
			to += length;
		}
		raw += length;
	}
	*to = '\0';
}

static bool name_entry(struct level *level, struct archive_entry *entry)
{
	const struct package_library *library = level->package->library;
	const char *raw = library->archive_entry_pathname(entry);

	/* NULL: not to be said in the locale, which is C */
	if (!raw)
		raw = library->archive_entry_pathname_utf8(entry);
	/* in an .a, any number of members may have the same long one */
	if (raw && strlen(raw) >= PATH_MAX)
		return fail(level->package, "not read to its end: a file in it "
			    "has a name of %zu bytes, and no path has more "
			    "than %d", strlen(raw), PATH_MAX - 1);
	free(level->name);
	if (asprintf(&level->name, "%s%s", level->plain ? "" : "/",
		     raw ? raw : "") < 0)
		level->name = NULL;
	if (!level->name)
		return fail(level->package, "out of memory");
	if (!level->plain)
		normalise(level->name);
	return true;
}

static bool read_head(struct level *level)
{
	char head[PACKAGE_HEAD];
	size_t length = 0;
	ssize_t n;

	do {
		n = level->package->library->archive_read_data(
			level->archive, head + length, sizeof(head) - length);
		if (n > 0)
			length += (size_t)n;
	} while (n > 0 && length < sizeof(head));
	memcpy(level->head, head, length);
	level->head_length = length;
	level->head_at = 0;
	return n >= 0;
}

/* The rest of the entry, block by block: libarchive would do it in one go,
 * however long that takes. */
static bool drain(struct level *level)
{
	const struct package_library *library = level->package->library;
	uint64_t before = (uint64_t)library->archive_filter_bytes(
		level->archive, 0);
	const void *bytes;
	size_t length;
	la_int64_t offset;
	int result = level->in_entry ? ARCHIVE_OK : ARCHIVE_EOF;

	level->in_entry = false;
	while (result == ARCHIVE_OK) {
		uint64_t now;

		result = library->archive_read_data_block(
			level->archive, &bytes, &length, &offset);
		now = (uint64_t)library->archive_filter_bytes(level->archive,
							      0);
		if (!count(level->package, now - before))
			return false;
		before = now;
	}
	return result == ARCHIVE_EOF;
}

/* 1: the next regular file of a level; 0: its end; -1: damage. */
static int next_file(struct level *level, struct archive_entry **entry)
{
	const struct package_library *library = level->package->library;
	int result;

	for (;;) {
		if (!drain(level))
			return -1;
		/* an empty entry costs a header */
		if (!count(level->package, 512))
			return -1;
		result = library->archive_read_next_header(level->archive,
							   entry);
		if (result == ARCHIVE_EOF)
			return 0;
		/* a warning is about a name or an owner; ar's, about damage */
		if (result < (level->plain ? ARCHIVE_OK : ARCHIVE_WARN))
			return -1;
		level->in_entry = true;
		/* the members of an ar are nothing else, and may not say so */
		if (!level->plain &&
		    library->archive_entry_filetype(*entry) != AE_IFREG)
			continue;
		if (!name_entry(level, *entry) || !read_head(level))
			return -1;
		return 1;
	}
}

/* The files of a .deb are in data.tar, which is compressed somehow. */
static bool enter_data(struct package *package)
{
	struct level *level = package->levels[0];
	struct archive_entry *entry;
	int found;

	while ((found = next_file(level, &entry)) > 0)
		if (strncmp(level->name, "data.tar", 8) == 0)
			return true;
	if (found < 0)
		return fail(package, "damaged package: %s", complaint(level));
	return fail(package, "damaged package: no data.tar in it");
}

static bool open_levels(struct package *package)
{
	bool deb = package->kind == PACKAGE_DEB;

	package->files = deb ? 2 : 1;
	if (deb && (!push(package, true) || !enter_data(package)))
		return false;
	return push(package, false);
}

static struct package *open_package(int fd, uint64_t size,
				    enum package_kind kind, uint64_t *total,
				    char **error)
{
	const char *reason;
	const struct package_library *library = package_library(&reason);
	struct package *package;

	*error = NULL;
	if (!library) {
		*error = strdup(reason);
		return NULL;
	}
	package = calloc(1, sizeof(*package));
	if (!package)
		return NULL;
	package->library = library;
	package->fd = fd;
	package->size = size;
	package->kind = kind;
	package->total = total ? total : &package->own_total;
	if (open_levels(package))
		return package;
	if (package->depth)
		fail(package, "no package that can be read: %s",
		     complaint(package->levels[package->depth - 1]));
	*error = package->error;
	package->error = NULL;
	package_close(package);
	return NULL;
}

struct package *package_open(int fd, uint64_t size, enum package_kind kind,
			     char **error)
{
	return open_package(fd, size, kind, NULL, error);
}

struct package *package_reopen(const struct package *package, char **error)
{
	return open_package(package->fd, package->size, package->kind,
			    package->total, error);
}

void package_close(struct package *package)
{
	while (package->depth)
		pop(package);
	free(package->name);
	free(package->entry_error);
	free(package->error);
	free(package);
}

/* What is to be said of an entry; the name of an .a's member has its .a's. */
static bool describe(struct package *package, struct package_entry *entry,
		     struct archive_entry *found)
{
	const struct package_library *library = package->library;
	struct level *level = package->levels[package->depth - 1];

	free(package->name);
	package->name = NULL;
	if (level->plain && level->below &&
	    asprintf(&package->name, "%s(%s)", level->below->name,
		     level->name) < 0)
		package->name = NULL;
	else if (!level->plain)
		package->name = strdup(level->name);
	if (!package->name)
		return fail(package, "out of memory");
	*entry = (struct package_entry){
		.name = package->name,
		.number = package->number++,
		.head_length = level->head_length,
	};
	memcpy(entry->head, level->head, level->head_length);
	if (library->archive_entry_size_is_set(found) &&
	    library->archive_entry_size(found) >= 0)
		entry->size = (uint64_t)library->archive_entry_size(found);
	return true;
}

/* An .a that ends in the wrong place; the package goes on behind it. */
static bool describe_damage(struct package *package,
			    struct package_entry *entry)
{
	struct level *level = package->levels[package->depth - 1];

	free(package->entry_error);
	free(package->name);
	package->name = strdup(level->below->name);
	if (asprintf(&package->entry_error, "damaged archive: %s",
		     complaint(level)) < 0)
		package->entry_error = NULL;
	pop(package);
	if (!package->name || !package->entry_error)
		return fail(package, "out of memory");
	*entry = (struct package_entry){
		.name = package->name,
		.number = package->number++,
		.error = package->entry_error,
	};
	return true;
}

static bool is_archive(const struct level *level)
{
	return !level->plain && level->head_length == PACKAGE_HEAD &&
	       memcmp(level->head, "!<arch>\n", PACKAGE_HEAD) == 0;
}

bool package_next(struct package *package, struct package_entry *entry)
{
	while (!package->failed) {
		struct level *level = package->levels[package->depth - 1];
		bool inner = package->depth > package->files;
		struct archive_entry *found = NULL;
		int result = next_file(level, &found);

		if (package->failed)
			return false;
		if (result > 0 && !is_archive(level))
			return describe(package, entry, found);
		if (result > 0 && push(package, true))
			continue;
		if (result > 0 || (result < 0 && inner))
			return !package->failed &&
			       describe_damage(package, entry);
		if (result < 0)
			return fail(package, level->name ?
				    "damaged package: %s, in or after %s" :
				    "no package that can be read: %s",
				    complaint(level), level->name);
		if (!inner)
			return false;
		pop(package);
	}
	return false;
}

ssize_t package_read(struct package *package, void *to, size_t length)
{
	return level_read(package->levels[package->depth - 1], to, length);
}
