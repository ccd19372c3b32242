/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An open ELF file, and the one place through which every byte of it is read,
 * within bounds.  Doesn't know what the bytes mean.
 */
#pragma once

#include <gelf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct section {
	const char *name;    /* "" when the name cannot be read */
	uint32_t name_at;    /* in the section header string table */
	size_t index;
	uint32_t type;
	uint32_t link;
	uint32_t info;
	uint64_t flags;
	uint64_t address;
	uint64_t offset;
	uint64_t size;
	uint64_t alignment;
	size_t relocations;  /* the section that relocates it, or 0 */
};

struct segment {
	uint32_t type;
	uint32_t flags;
	uint64_t address;
	uint64_t offset;
	uint64_t file_size;
	uint64_t memory_size;
};

/* addresses [start, start + size) belong to the segment, or section, index */
struct extent {
	uint64_t start;
	uint64_t size;
	size_t index;
};

/* a part of the file that has been read; owns its bytes */
#define WINDOW_SIZE 4096u

struct window {
	uint64_t offset;
	size_t length;
	char *bytes;
};

/* has parts of an image read into it when they are needed; the rest is zeros */
struct elf_source {
	bool (*need)(struct elf_source *source, uint64_t offset,
		     uint64_t length);
	/* this may be needed soon */
	void (*want)(struct elf_source *source, uint64_t offset,
		     uint64_t length);
};

/* where section or program headers lie */
struct header_table {
	uint64_t offset;
	uint64_t count;
	size_t entry_size;
};

struct elf_file {
	int fd;               /* -1: an image in memory */
	char *image;
	struct elf_source *source;  /* of the image; NULL: all of it is there */
	uint64_t start;       /* of this ELF in fd: an archive's member */
	uint64_t size;
	int bits;             /* 32 or 64 */
	bool little_endian;
	uint16_t type;        /* ET_… */
	uint16_t machine;     /* EM_… */
	uint32_t flags;       /* e_flags */
	struct section *sections;
	size_t section_count; /* 0: no section headers */
	size_t symbol_table;  /* the first SHT_SYMTAB, or 0 */
	struct segment *segments;  /* after elf_file_map() */
	size_t segment_count;

	/* private */
	Elf *member;               /* of an archive; the caller's */
	Elf *begun;                /* by elf_file_data() */
	struct header_table section_headers, program_headers;
	size_t name_section;       /* has the sections' names; 0: none */
	char *section_names;
	struct extent *loads;      /* PT_LOAD segments by address */
	size_t load_count;
	struct extent *allocated;  /* SHF_ALLOC sections by address */
	size_t allocated_count;
	struct window windows[2];  /* the first page; that of the last read */
};

/* Does [offset, offset + length) lie within the file? */
bool elf_file_holds(const struct elf_file *file, uint64_t offset,
		    uint64_t length);

/*
 * Copies length bytes at offset (from the start of this ELF).  False when they
 * lie outside of the file, or cannot be read (it shrank meanwhile).  Every read
 * of the file's bytes goes through here.
 */
bool elf_file_read(struct elf_file *file, uint64_t offset, void *to,
		   size_t length);

/* All of this is about to be read.  False when it cannot be had. */
bool elf_file_fetch(struct elf_file *file, uint64_t offset, uint64_t length);

/* The contents of a section, malloc()ed with a NUL behind them; NULL with a
 * sentence in *error when it cannot be had.  SHT_NOBITS: no bytes. */
char *elf_file_section_bytes(struct elf_file *file,
			     const struct section *section, char **error);

/* May libelf be asked for the section?  It looks at the bytes itself. */
bool elf_file_section_ready(const struct elf_file *file,
			    const struct section *section);

/* Bytes of an entry of this type in the file. */
size_t elf_file_entry_size(const struct elf_file *file, Elf_Type type);

/* An unsigned integer of 2, 4 or 8 bytes in the file's byte order. */
uint64_t elf_file_integer(const struct elf_file *file, const void *bytes,
			  size_t length);
/* Bytes of an address in a note: 4 or 8. */
size_t elf_file_address_size(const struct elf_file *file);
