/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Notes of the kind stapsdt, in the section .note.stapsdt, which no process
 * maps.  src/note/note.c of this tree has the format.  The file is this
 * process's own program, yet each offset is checked: it may be a damaged one.
 */
#define _GNU_SOURCE
#include "own-markers.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "marker.h"

/* CPython has seven kilobytes of notes at most; a library some more */
#define SECTION_MAX ((size_t)1 << 22)
#define NOTE_HEADER 12u
#define NOTE_OWNER "stapsdt"
/* behind the owner: three addresses, and then strings */
#define NOTE_ADDRESSES (3 * sizeof(ElfW(Addr)))

static bool read_at(int file, void *to, size_t size, off_t offset)
{
	return pread(file, to, size, offset) == (ssize_t)size;
}

/* A section's bytes, to be freed; NULL: not to be had. */
static char *section_bytes(int file, const ElfW(Shdr) *section)
{
	char *bytes;

	if (section->sh_size > SECTION_MAX || section->sh_type == SHT_NOBITS)
		return NULL;
	bytes = malloc(section->sh_size + 1);
	if (!bytes)
		return NULL;
	if (!read_at(file, bytes, section->sh_size, (off_t)section->sh_offset)) {
		free(bytes);
		return NULL;
	}
	bytes[section->sh_size] = '\0';
	return bytes;
}

/* The marker of a note's strings, provider and name; none: 0. */
static uint32_t named_marker(const char *strings, size_t size)
{
	static const char provider[] = "python";
	const char *name = strings + sizeof(provider);

	if (size <= sizeof(provider) ||
	    memcmp(strings, provider, sizeof(provider)) != 0 ||
	    !memchr(name, '\0', size - sizeof(provider)))
		return 0;
	for (unsigned marker = 0; marker < MARKERS; marker++)
		if (strcmp(name, marker_names[marker]) == 0)
			return UINT32_C(1) << marker;
	return 0;
}

static size_t padded(size_t size)
{
	return (size + 3) & ~(size_t)3;
}

static uint32_t note_markers(const char *notes, size_t size)
{
	uint32_t found = 0;

	while (size > NOTE_HEADER) {
		Elf32_Nhdr head; /* of both classes */
		const char *owner = notes + NOTE_HEADER;
		size_t whole;

		memcpy(&head, notes, sizeof(head));
		if (head.n_namesz > size || head.n_descsz > size)
			break;
		whole = NOTE_HEADER + padded(head.n_namesz) +
			padded(head.n_descsz);
		if (whole > size)
			break;
		if (head.n_type == 3 && head.n_namesz == sizeof(NOTE_OWNER) &&
		    memcmp(owner, NOTE_OWNER, sizeof(NOTE_OWNER)) == 0 &&
		    head.n_descsz > NOTE_ADDRESSES)
			found |= named_marker(
				owner + padded(head.n_namesz) + NOTE_ADDRESSES,
				head.n_descsz - NOTE_ADDRESSES);
		notes += whole;
		size -= whole;
	}
	return found;
}

/* A section by its name, of the count of them at sections; false: none. */
static const ElfW(Shdr) *section_named(const ElfW(Shdr) *sections, size_t count,
				       const char *names, size_t size,
				       const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (sections[i].sh_name < size &&
		    strcmp(names + sections[i].sh_name, name) == 0)
			return &sections[i];
	return NULL;
}

static bool markers_of_sections(int file, const ElfW(Shdr) *sections,
				size_t count, size_t names_index,
				uint32_t *found)
{
	const ElfW(Shdr) *section;
	char *names, *notes;

	if (names_index >= count)
		return false;
	names = section_bytes(file, &sections[names_index]);
	if (!names)
		return false;
	section = section_named(sections, count, names,
				sections[names_index].sh_size,
				".note.stapsdt");
	free(names);
	if (!section)
		return true;
	notes = section_bytes(file, section);
	if (!notes)
		return false;
	*found |= note_markers(notes, section->sh_size);
	free(notes);
	return true;
}

/* Adds the markers of an open file; false: it can't be read. */
static bool markers_of_file(int file, uint32_t *found)
{
	ElfW(Ehdr) head;
	ElfW(Shdr) *sections;
	size_t size;
	bool read;

	if (!read_at(file, &head, sizeof(head), 0) ||
	    memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
	    head.e_shentsize != sizeof(*sections))
		return false;
	if (head.e_shnum == 0)
		return true; /* all sections were stripped: no tracer finds any */
	size = head.e_shnum * sizeof(*sections);
	sections = malloc(size);
	if (!sections)
		return false;
	read = read_at(file, sections, size, (off_t)head.e_shoff) &&
	       markers_of_sections(file, sections, head.e_shnum,
				   head.e_shstrndx, found);
	free(sections);
	return read;
}

static bool markers_of_path(const char *path, uint32_t *found)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool read;

	if (file < 0)
		return false;
	read = markers_of_file(file, found);
	close(file);
	return read;
}

/*
 * What to believe when no file can be read: rather too few than one that fires
 * twice.  stapsdt-lint's table, src/expect/cpython.c, has this by version, and
 * tests/pysdt/carried.tap holds what is carried here against it.
 */
static uint32_t supposed_markers(unsigned long version)
{
	uint32_t supposed = MARKER_GC | MARKER_IMPORTS | MARKER(AUDIT);

	if (version >= 0x030f0000)
		supposed |= MARKER(FUNCTION_ENTRY) | MARKER(FUNCTION_RETURN);
	return supposed;
}

uint32_t own_markers(const void *inside, unsigned long version)
{
	uint32_t found = 0;
	Dl_info library;

	if (!markers_of_path("/proc/self/exe", &found))
		return supposed_markers(version);
	/* of the program itself the loader only knows argv[0], perhaps "python" */
	if (dladdr(inside, &library) && strchr(library.dli_fname, '/') &&
	    strstr(library.dli_fname, ".so") &&
	    !markers_of_path(library.dli_fname, &found))
		return supposed_markers(version);
	return found;
}
