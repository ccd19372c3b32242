/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The symbols of a file, out of .symtab and .dynsym: by name, and by address.
 * Nothing is read until somebody asks, and sorted only for whom it helps: most
 * files with probes are judged without their symbols.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/index-table.h"
#include "base/span.h"
#include "elf/elf-file.h"

struct symbol {
	uint32_t name_at;    /* symbols_name() has the name */
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
	bool have_static;    /* there is a .symtab */
	bool failed;         /* sticky: they could not be read */

	/* private */
	struct elf_file *file;
	const struct section *tables[2];  /* .symtab and .dynsym, or NULL */
	char *strings[2];
	bool loaded;
	struct symbol *items;
	size_t count;
	struct index_table by_name;
	struct index_table by_address;   /* of objects and labels */
	bool placed;
	struct placed *labels;     /* defined, not functions; by place */
	size_t label_count;
	struct placed *functions;
	size_t function_count;
};

/* The file must stay open for as long as questions are asked.  NULL: out of
 * memory. */
struct symbols *symbols_new(struct elf_file *file);
void symbols_free(struct symbols *symbols);

/* No more than the names have to be read to say no: has one of them one of
 * these strings in it?  dynamic: of .dynsym's names only, which are few. */
bool symbols_mention(struct symbols *symbols, const struct span *parts,
		     size_t count, bool dynamic);
/* All symbols, in the order of the file: .symtab's, then .dynsym's. */
const struct symbol *symbols_all(struct symbols *symbols, size_t *count);
/* Reads all there is to read, so that the file may be detached. */
void symbols_load(struct symbols *symbols);
/* Its name; "" when it has none. */
const char *symbols_name(struct symbols *symbols, const struct symbol *symbol);

/* A defined symbol before an imported one; NULL: no such. */
const struct symbol *symbols_named(struct symbols *symbols,
				   struct span name);
/* The object, or label, at this address.  section is 0 except in ET_REL, where
 * values are relative to sections. */
const struct symbol *symbols_object_at(struct symbols *symbols,
				       uint32_t section, uint64_t address);
/* Does an STT_FUNC cover the address? */
bool symbols_in_function(struct symbols *symbols, uint32_t section,
			 uint64_t address);

/* ARM: does the nearest mapping symbol before it ($a, $t, $d) say Thumb? */
bool symbols_in_thumb(struct symbols *symbols, uint32_t section,
		      uint64_t address);
