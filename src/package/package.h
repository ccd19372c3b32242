/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The files in a package, one after the other: .deb, .rpm, .tar and its
 * compressed forms, and the members of the .a archives in them.  A package is
 * streamed: nothing is written to disk, and nothing of it is run.  Doesn't know
 * what an ELF is.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum package_kind {
	PACKAGE_NONE,
	PACKAGE_DEB,
	PACKAGE_RPM,
	PACKAGE_STREAM,    /* libarchive finds out: tar, compressed tar */
};

/* What a file with this beginning is. */
enum package_kind package_kind(const char *head, size_t length);

#define PACKAGE_HEAD 8u    /* as much of each file as tells what it is */

struct package_entry {
	const char *name;      /* "/usr/lib/libx.a(y.o)"; until the next entry */
	uint64_t number;       /* of this entry, from 0 */
	uint64_t size;
	char head[PACKAGE_HEAD];
	size_t head_length;
	const char *error;     /* why this one cannot be read, or NULL */
};

struct package;

/* fd stays the caller's.  NULL with a sentence in *error, owned by the caller
 * (NULL: no memory for it). */
struct package *package_open(int fd, uint64_t size, enum package_kind kind,
			     char **error);
/* The same package from its beginning; what it reads counts for both. */
struct package *package_reopen(const struct package *package, char **error);
void package_close(struct package *package);

/* The next regular file; false at the end, or where it cannot be read on. */
bool package_next(struct package *package, struct package_entry *entry);
/* From this entry, its head included; 0 at its end, -1 when that is damage. */
ssize_t package_read(struct package *package, void *to, size_t length);
/* Why it ended before its end, or NULL. */
const char *package_error(const struct package *package);
