/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Is a file a package, by its first bytes?  All that is known of packages where
 * libarchive is not.
 */
#include "config.h"

#include "package/package.h"

#include <string.h>

enum package_kind package_kind(const char *head, size_t length)
{
	static const struct {
		size_t offset;
		size_t length;
		const char *bytes;
		enum package_kind kind;
	} magic[] = {
		{ 0, 21, "!<arch>\ndebian-binary", PACKAGE_DEB },
		{ 0, 4, "\xed\xab\xee\xdb", PACKAGE_RPM },
		{ 0, 2, "\x1f\x8b", PACKAGE_STREAM },               /* gzip */
		{ 0, 6, "\xfd" "7zXZ", PACKAGE_STREAM },
		{ 0, 4, "\x28\xb5\x2f\xfd", PACKAGE_STREAM },       /* zstd */
		{ 0, 3, "BZh", PACKAGE_STREAM },
		{ 257, 5, "ustar", PACKAGE_STREAM },
	};

	for (size_t i = 0; i < sizeof(magic) / sizeof(*magic); i++)
		if (length >= magic[i].offset + magic[i].length &&
		    memcmp(head + magic[i].offset, magic[i].bytes,
			   magic[i].length) == 0)
			return magic[i].kind;
	return PACKAGE_NONE;
}
