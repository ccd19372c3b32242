/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libarchive, loaded when the first package is met: whoever checks plain files
 * neither waits for it nor needs it.  Knows nothing of what is in a package.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>

#define PACKAGE_FUNCTIONS(F) \
	F(archive_entry_filetype) \
	F(archive_entry_pathname) \
	F(archive_entry_pathname_utf8) \
	F(archive_entry_size) \
	F(archive_entry_size_is_set) \
	F(archive_error_string) \
	F(archive_filter_bytes) \
	F(archive_read_data) \
	F(archive_read_data_block) \
	F(archive_read_free) \
	F(archive_read_new) \
	F(archive_read_next_header) \
	F(archive_read_open) \
	F(archive_read_support_filter_bzip2) \
	F(archive_read_support_filter_gzip) \
	F(archive_read_support_filter_lzma) \
	F(archive_read_support_filter_rpm) \
	F(archive_read_support_filter_xz) \
	F(archive_read_support_filter_zstd) \
	F(archive_read_support_format_ar) \
	F(archive_read_support_format_cpio) \
	F(archive_read_support_format_tar) \
	F(archive_set_error)

#define PACKAGE_FILTERS 6
typedef int package_filter(struct archive *archive);

struct package_library {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): it declares */
#define PACKAGE_MEMBER(name) __typeof__(name) *name;
	PACKAGE_FUNCTIONS(PACKAGE_MEMBER)
#undef PACKAGE_MEMBER
	/* those that libarchive does itself; NULL: no more.  For the others it
	 * would run a program. */
	package_filter *filters[PACKAGE_FILTERS + 1];
};

/* NULL: it cannot be loaded, and *error is a static sentence. */
const struct package_library *package_library(const char **error);
