/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The symbols of a file, out of .symtab and .dynsym: by name, and by address.
 * Loaded only for a file that has probes.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "elf-file.h"
#include "span.h"

struct symbol {
	const char *name;
	uint64_t value;
	uint64_t size;
	uint32_t section;    /* SHN_UNDEF: imported */
	uint8_t type;        /* STT_… */
	uint8_t binding;     /* STB_… */
	uint8_t visibility;  /* STV_… */
	bool dynamic;        /* of .dynsym */
};

/* where a symbol is, and which one it is */
struct placed {
	uint64_t value;
	uint64_t size;
	uint32_t section;  /* 0 unless the file is relocatable */
	uint32_t index;
};

struct symbols {
	struct symbol *items;
	size_t count;
	bool have_static;    /* there is a .symtab */
	/* private */
	char *strings[2];          /* of .symtab and .dynsym */
	size_t *by_name;           /* open hash of indexes, SIZE_MAX: free */
	size_t by_name_size;       /* a power of two */
	struct placed *objects;    /* defined, not functions; by place */
	size_t object_count;
	struct placed *functions;
	size_t function_count;
};

/* 0, or -1 with a sentence in *error. A file without symbols has none. */
int symbols_load(struct symbols *symbols, struct elf_file *file, char **error);
void symbols_free(struct symbols *symbols);

/* A defined symbol before an imported one; NULL: no such. */
const struct symbol *symbols_named(const struct symbols *symbols,
				   struct span name);
/* The object, or label, at this address.  section is 0 except in ET_REL, where
 * values are relative to sections. */
const struct symbol *symbols_object_at(const struct symbols *symbols,
				       uint32_t section, uint64_t address);
/* Does an STT_FUNC cover the address? */
bool symbols_in_function(const struct symbols *symbols, uint32_t section,
			 uint64_t address);

/* ARM: does the nearest mapping symbol before it ($a, $t, $d) say Thumb? */
bool symbols_in_thumb(const struct symbols *symbols, uint32_t section,
		      uint64_t address);
