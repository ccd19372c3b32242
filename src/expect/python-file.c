/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/python-file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/version.h"
#include "expect/cpython.h"

/* exported by every interpreter there is, and imported by extensions */
#define INTERPRETER "Py_GetVersion"
/* what CPython calls when it loads pysdt._pysdt */
#define PYSDT "PyInit__pysdt"

/* The newest function says the version; 3.11 and later have Py_Version. */
static const struct {
	const char *function;
	unsigned since;
} api[] = {
	{ "PyIter_Send", 310 },
	{ "PyModule_AddType", 309 },
	{ "Py_BytesMain", 308 },
	{ "PyThread_tss_create", 307 },
	{ "PyErr_SetImportErrorSubclass", 306 },
};

/* The version in "libpython3.11.so.1.0", "python3.13t", also behind directories,
 * as in "$ORIGIN/../lib/libpython3.12.so.1.0"; 0: none. */
static unsigned version_in(const char *path)
{
	const char *name = path_base(path);
	size_t lib = strncmp(name, "lib", 3) == 0 ? 3 : 0;

	return strncmp(name + lib, "python", 6) == 0
		? version_number(name + lib + 6, NULL) : 0;
}

/* Symbols */

static const struct symbol *defined(struct symbols *symbols, const char *name)
{
	const struct symbol *symbol = symbols_named(symbols, span_of(name));

	return symbol && symbol->section != SHN_UNDEF ? symbol : NULL;
}

/* PY_VERSION_HEX; 0 when it cannot be that. */
static uint32_t read_hex(struct elf_file *file, const struct symbol *symbol)
{
	const struct segment *segment = elf_file_segment_at(file,
							    symbol->value);
	size_t size = symbol->size == 4 || symbol->size == 8
		? (size_t)symbol->size : elf_file_address_size(file);
	uint64_t offset, hex;
	char bytes[8];

	if (!segment || !elf_file_offset_of(segment, symbol->value, &offset) ||
	    !elf_file_read(file, offset, bytes, size))
		return 0;
	hex = elf_file_integer(file, bytes, size);
	return hex >> 24 >= 3 && hex >> 24 < 10 ? (uint32_t)hex : 0;
}

static void set_version(struct python_file *python, unsigned version,
			enum python_evidence evidence)
{
	if (!version || evidence >= python->evidence)
		return;
	python->version = version;
	python->evidence = evidence;
}

static void ask_symbols(struct elf_file *file, struct symbols *symbols,
			struct python_file *python)
{
	const struct symbol *symbol = defined(symbols, "Py_Version");
	size_t i = 0;

	if (symbol)
		python->hex = read_hex(file, symbol);
	set_version(python, (python->hex >> 24) * 100 +
		    (python->hex >> 16 & 0xff), PYTHON_BY_VERSION);
	while (i < sizeof(api) / sizeof(*api) &&
	       !defined(symbols, api[i].function))
		i++;
	if (i < sizeof(api) / sizeof(*api))
		set_version(python, api[i].since, PYTHON_BY_API);
}

/* An interpreter, pysdt or none, by its symbols?  Most files do not even mention
 * one. */
static enum python_kind read_symbols(const struct subject *subject,
				     struct python_file *python)
{
	static const struct span parts[] = {
		{ INTERPRETER, sizeof(INTERPRETER) - 1 },
		{ "Py_Version", sizeof("Py_Version") - 1 },
		{ PYSDT, sizeof(PYSDT) - 1 },
	};
	struct symbols *own = NULL, *symbols = subject->symbols;
	enum python_kind kind = PYTHON_NONE;

	if (!symbols)
		symbols = own = symbols_new(subject->file);
	if (symbols && symbols_mention(symbols, parts, 3, true)) {
		ask_symbols(subject->file, symbols, python);
		if (python->hex || defined(symbols, INTERPRETER))
			kind = PYTHON_PROGRAM;
		else if (defined(symbols, PYSDT))
			kind = PYTHON_PYSDT;
	}
	symbols_free(own);
	return kind;
}

/* The file */

static bool has_interpreter_segment(const struct elf_file *file)
{
	for (size_t i = 0; i < file->segment_count; i++)
		if (file->segments[i].type == PT_INTERP)
			return true;
	return false;
}

static bool has_markers(const struct subject *subject)
{
	for (size_t i = 0; i < subject->group_count; i++) {
		size_t first = subject->groups[i].first;

		if (strcmp(subject->probes[first].provider,
			   CPYTHON_PROVIDER) == 0)
			return true;
	}
	return false;
}

static void find_library(struct python_file *python)
{
	for (size_t i = 0; i < python->dynamic.needed_count; i++)
		if (version_in(python->dynamic.needed[i])) {
			python->library = python->dynamic.needed[i];
			return;
		}
}

static enum python_kind kind_of(const struct subject *subject, const char *name,
				const struct python_file *python,
				enum python_kind symbols)
{
	const char *soname = python->dynamic.soname;
	bool program = subject->file->type == ET_EXEC ||
		       has_interpreter_segment(subject->file);

	if (soname && version_in(soname))
		return PYTHON_LIBRARY;
	if (symbols != PYTHON_NONE)
		return symbols;
	if (python->marked)
		return PYTHON_PROGRAM;
	if (python->library && program)
		return PYTHON_CLIENT;
	return program && version_in(name) ? PYTHON_PROGRAM : PYTHON_NONE;
}

bool python_file_read(const struct subject *subject, const char *path,
		      struct python_file *python)
{
	const char *name = path_base(path);
	char *error = NULL;
	enum python_kind symbols;

	*python = (struct python_file){ .evidence = PYTHON_BY_NOTHING };
	/* nothing runs from an object, or from what was taken out of a file */
	if (subject->relocatable || subject->debug_file)
		return true;
	/* without good segments there is no version to read, no more */
	if (!subject->file->segments)
		(void)elf_file_map(subject->file, &error);
	free(error);
	if (!dynamic_read(subject->file, &python->dynamic))
		return false;
	find_library(python);
	python->marked = has_markers(subject);
	symbols = read_symbols(subject, python);
	python->kind = kind_of(subject, name, python, symbols);
	if (python->kind == PYTHON_LIBRARY)
		set_version(python, version_in(python->dynamic.soname),
			    PYTHON_BY_SONAME);
	if (python->kind == PYTHON_CLIENT)
		set_version(python, version_in(python->library),
			    PYTHON_BY_SONAME);
	if (python->kind != PYTHON_NONE && python->kind != PYTHON_PYSDT)
		set_version(python, version_in(name), PYTHON_BY_NAME);
	return true;
}

void python_file_free(struct python_file *python)
{
	dynamic_free(&python->dynamic);
	python->library = NULL;
}

const char *python_evidence_name(enum python_evidence evidence)
{
	static const char *const names[] = {
		[PYTHON_BY_VERSION] = "Py_Version",
		[PYTHON_BY_SONAME] = "SONAME",
		[PYTHON_BY_API] = "exported functions",
		[PYTHON_BY_NAME] = "file name",
		[PYTHON_BY_NOTHING] = "nothing",
	};

	return names[evidence];
}

const char *python_version_text(const struct python_file *python,
				char text[PYTHON_VERSION_SIZE])
{
	uint32_t hex = python->hex;
	unsigned level = hex >> 4 & 15;

	if (python->kind == PYTHON_PYSDT)
		snprintf(text, PYTHON_VERSION_SIZE, "pysdt");
	else if (!python->version)
		snprintf(text, PYTHON_VERSION_SIZE, "?");
	else if (!hex)
		snprintf(text, PYTHON_VERSION_SIZE, "%u.%u",
			 python->version / 100, python->version % 100);
	else
		snprintf(text, PYTHON_VERSION_SIZE,
			 level == 15 ? "%u.%u.%u" : "%u.%u.%u%s%u",
			 hex >> 24, hex >> 16 & 0xff, hex >> 8 & 0xff,
			 level == 10 ? "a" : level == 11 ? "b" : "rc", hex & 15);
	return text;
}

/* A file that was opened only for this */

bool python_image_open(struct python_image *image, int fd, uint64_t size,
		       const char *path)
{
	char *error = NULL;
	bool read;

	*image = (struct python_image){
		.fd = fd,
		.file.fd = -1,
	};
	read = elf_file_open(&image->file, fd, NULL, size, &error) == 0 &&
	       subject_read(&image->subject, &image->file, &error) == 0 &&
	       python_file_read(&image->subject, path, &image->python);
	free(error);
	if (!read)
		python_image_close(image);
	return read;
}

void python_image_close(struct python_image *image)
{
	python_file_free(&image->python);
	subject_free(&image->subject);
	elf_file_close(&image->file);
	close(image->fd);
}
