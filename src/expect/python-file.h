/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an ELF file says about itself as a Python: is it one, of which version,
 * and where are its markers?  It is read, never run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "elf/loader.h"
#include "note/subject.h"

enum python_kind {
	PYTHON_NONE,
	PYTHON_PROGRAM,      /* an interpreter */
	PYTHON_LIBRARY,      /* libpython */
	PYTHON_CLIENT,       /* a program that runs on a libpython */
	PYTHON_PYSDT,        /* pysdt, which Pythons load that lack markers */
};

/* where the version is from, the surest first */
enum python_evidence {
	PYTHON_BY_VERSION,   /* the constant Py_Version, of 3.11 and later */
	PYTHON_BY_SONAME,
	PYTHON_BY_API,       /* the functions that it exports */
	PYTHON_BY_NAME,      /* of the file */
	PYTHON_BY_NOTHING,
};

struct python_file {
	enum python_kind kind;
	unsigned version;            /* 311 for 3.11; 0: unknown */
	uint32_t hex;                /* 0x030b02f0 for 3.11.2; 0: unknown */
	enum python_evidence evidence;
	bool marked;                 /* it has probes of provider python */
	struct dynamic dynamic;
	const char *library;         /* of dynamic: the libpython it needs */
};

/* path: for the file's name only.  The file must be open.  False: out of
 * memory. */
bool python_file_read(const struct subject *subject, const char *path,
		      struct python_file *python);
void python_file_free(struct python_file *python);

/* "Py_Version", "SONAME", …, for people and programs. */
const char *python_evidence_name(enum python_evidence evidence);
/* The version of this file: "3.11.2", "3.15.0rc1", "3.9", "?"; "pysdt" of that */
#define PYTHON_VERSION_SIZE 24
const char *python_version_text(const struct python_file *python,
				char text[PYTHON_VERSION_SIZE]);

/* a file that was opened only for this */
struct python_image {
	int fd;
	struct elf_file file;
	struct subject subject;
	struct python_file python;
};

/* Takes fd over; size is the file's.  False when it is no ELF, or cannot be
 * read; python_image_close() is called after true. */
bool python_image_open(struct python_image *image, int fd, uint64_t size,
		       const char *path);
void python_image_close(struct python_image *image);
