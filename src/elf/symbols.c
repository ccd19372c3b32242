/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "elf/symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/search.h"

enum { STATIC, DYNAMIC, TABLES };

/* Reading */

struct symbols *symbols_new(struct elf_file *file)
{
	struct symbols *symbols = calloc(1, sizeof(*symbols));

	if (!symbols)
		return NULL;
	symbols->file = file;
	for (size_t i = 0; i < file->section_count; i++) {
		const struct section *section = &file->sections[i];
		const struct section **table =
			&symbols->tables[section->type == SHT_DYNSYM];

		if ((section->type == SHT_SYMTAB ||
		     section->type == SHT_DYNSYM) && !*table &&
		    section->link < file->section_count)
			*table = section;
	}
	symbols->have_static = symbols->tables[STATIC];
	return symbols;
}

static uint64_t strings_size(const struct symbols *symbols, size_t table)
{
	const struct elf_file *file = symbols->file;
	const struct section *strings =
		&file->sections[symbols->tables[table]->link];

	return strings->type == SHT_NOBITS ? 0 : strings->size;
}

/* The names of a table; NULL when there are none, or none to be had. */
static const char *read_strings(struct symbols *symbols, size_t table)
{
	struct elf_file *file = symbols->file;
	char *error = NULL;

	if (!symbols->tables[table] || symbols->strings[table])
		return symbols->strings[table];
	symbols->strings[table] = elf_file_section_bytes(
		file, &file->sections[symbols->tables[table]->link], &error);
	if (!symbols->strings[table])
		symbols->failed = true;
	free(error);
	return symbols->strings[table];
}

bool symbols_mention(struct symbols *symbols, const struct span *parts,
		     size_t count, bool dynamic)
{
	for (size_t table = dynamic ? DYNAMIC : 0; table < TABLES; table++) {
		const char *strings = read_strings(symbols, table);

		for (size_t i = 0; strings && i < count; i++)
			if (memmem(strings, strings_size(symbols, table),
				   parts[i].at, parts[i].length))
				return true;
	}
	return false;
}

/* Symbols may share one string of megabytes, from another byte on each: to read
 * all their names would take forever.  None that we look for is so long. */
#define LONGEST_NAME 1024u

const char *symbols_name(struct symbols *symbols, const struct symbol *symbol)
{
	const char *strings = read_strings(symbols, symbol->dynamic);

	if (!strings ||
	    symbol->name_at >= strings_size(symbols, symbol->dynamic) ||
	    strnlen(strings + symbol->name_at, LONGEST_NAME) == LONGEST_NAME)
		return "";
	return strings + symbol->name_at;
}

static struct symbol make_symbol(const GElf_Sym *sym, uint32_t section,
				 bool dynamic)
{
	return (struct symbol){
		.name_at = sym->st_name,
		.value = sym->st_value,
		.size = sym->st_size,
		.section = section,
		.type = GELF_ST_TYPE(sym->st_info),
		.binding = GELF_ST_BIND(sym->st_info),
		.visibility = GELF_ST_VISIBILITY(sym->st_other),
		.dynamic = dynamic,
	};
}

static void load_table(struct symbols *symbols, size_t table)
{
	struct elf_file *file = symbols->file;
	const struct section *section = symbols->tables[table];
	size_t entry = elf_file_entry_size(file, ELF_T_SYM);
	struct symbol *items;
	struct symbol_table data;
	uint32_t of;
	GElf_Sym sym;

	/* once the file is detached, it holds nothing */
	if (!section || section->size / entry < 2 ||
	    section->size / entry > INT32_MAX ||
	    !elf_file_holds(file, section->offset, section->size))
		return;
	items = reallocarray(symbols->items,
			     symbols->count + (size_t)(section->size / entry),
			     sizeof(*items));
	data = elf_file_symbols(file, section);
	symbols->failed |= !items || !data.symbols;
	if (items)
		symbols->items = items;
	/* the first symbol of every table is none */
	for (size_t i = 1; items && data.symbols && i < section->size / entry; i++)
		if (elf_file_symbol(&data, i, &sym, &of))
			items[symbols->count++] =
				make_symbol(&sym, of, table == DYNAMIC);
}

const struct symbol *symbols_all(struct symbols *symbols, size_t *count)
{
	if (!symbols->loaded)
		for (size_t table = 0; table < TABLES; table++)
			load_table(symbols, table);
	symbols->loaded = true;
	*count = symbols->count;
	return symbols->items;
}

void symbols_load(struct symbols *symbols)
{
	size_t count;

	symbols_all(symbols, &count);
	for (size_t table = 0; table < TABLES; table++)
		read_strings(symbols, table);
}

/* In order */

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static bool is_function(const struct symbol *symbol)
{
	return symbol->type == STT_FUNC || symbol->type == STT_GNU_IFUNC;
}

static bool is_place(const struct symbol *symbol)
{
	return symbol->section != SHN_UNDEF && symbol->section != SECTION_RESERVED(SHN_ABS) &&
	       symbol->type <= STT_FUNC;
}

static void place(struct symbols *symbols, size_t index)
{
	const struct symbol *symbol = &symbols->items[index];
	struct placed placed = {
		.value = symbol->value,
		.size = symbol->size,
		.section = symbols->file->type == ET_REL ? symbol->section : 0,
		.index = (uint32_t)index,
	};

	if (symbol->section != SHN_UNDEF && is_function(symbol))
		symbols->functions[symbols->function_count++] = placed;
	else if (is_place(symbol))
		symbols->labels[symbols->label_count++] = placed;
}

static void sort_places(struct symbols *symbols)
{
	size_t count;

	if (symbols->placed)
		return;
	symbols->placed = true;
	symbols_all(symbols, &count);
	symbols->labels = calloc(count + 1, sizeof(struct placed));
	symbols->functions = calloc(count + 1, sizeof(struct placed));
	if (!symbols->labels || !symbols->functions) {
		symbols->failed = true;
		return;
	}
	for (size_t i = 0; i < count; i++)
		place(symbols, i);
	qsort(symbols->labels, symbols->label_count, sizeof(struct placed),
	      by_place);
	qsort(symbols->functions, symbols->function_count,
	      sizeof(struct placed), by_place);
}

static bool is_not_behind(const void *item, const void *wanted)
{
	return by_place(item, wanted) <= 0;
}

/* How many of the places are not behind (section, address). */
static size_t places_to(const struct placed *places, size_t count,
			uint32_t section, uint64_t address)
{
	struct placed wanted = { .section = section, .value = address,
				 .index = UINT32_MAX };

	return search_place(places, count, sizeof(*places), is_not_behind,
			    &wanted);
}

/* Functions may overlap, so the one that begins last need not be the one, but
 * a probe's function is near. */
#define FUNCTIONS_TRIED 16

bool symbols_in_function(struct symbols *symbols, uint32_t section,
			 uint64_t address)
{
	size_t end;

	sort_places(symbols);
	end = places_to(symbols->functions, symbols->function_count, section,
			address);
	for (size_t i = end; i > 0 && end - i < FUNCTIONS_TRIED; i--) {
		const struct placed *place = &symbols->functions[i - 1];

		if (place->section != section)
			return false;
		/* hand-written assembly often states no size */
		if (address - place->value < place->size || place->size == 0)
			return true;
	}
	return false;
}

/* Mapping symbols are close: one at each change between code and data. */
#define LABELS_TRIED 64

bool symbols_in_thumb(struct symbols *symbols, uint32_t section,
		      uint64_t address)
{
	size_t end;

	sort_places(symbols);
	end = places_to(symbols->labels, symbols->label_count, section,
			address);
	for (size_t i = end; i > 0 && end - i < LABELS_TRIED; i--) {
		const struct placed *place = &symbols->labels[i - 1];
		const char *name = symbols_name(
			symbols, &symbols->items[place->index]);

		if (place->section != section)
			return false;
		if (name[0] == '$' && strchr("atd", name[1]) &&
		    (name[2] == '\0' || name[2] == '.'))
			return name[1] == 't';
	}
	return false;
}

/* By name, and by address: hashes of indexes */

static void init_table(struct symbols *symbols, struct index_table *table,
		       size_t count)
{
	if (!index_table_init(table, count))
		symbols->failed = true;
}

struct wanted {
	struct symbols *symbols;     /* names are read when they are needed */
	struct span name;
};

static bool has_name(const void *items, uint32_t number, const void *wanted)
{
	const struct symbol *symbol = (const struct symbol *)items + number;
	const struct wanted *one = wanted;

	return span_is(one->name, symbols_name(one->symbols, symbol));
}

/* The slot of the name: its symbol's, or a free one. */
static uint32_t *slot_of(struct symbols *symbols, struct span name)
{
	const struct wanted wanted = { symbols, name };

	return index_table_slot(&symbols->by_name,
				hash_bytes(0, name.at, name.length), has_name,
				symbols->items, &wanted);
}

static void index_names(struct symbols *symbols)
{
	size_t count;

	symbols_all(symbols, &count);
	init_table(symbols, &symbols->by_name, count);
	for (uint32_t i = 0; symbols->by_name.slots && i < count; i++) {
		const char *name = symbols_name(symbols, &symbols->items[i]);
		uint32_t *slot = slot_of(symbols, span_of(name));

		if (*slot == INDEX_FREE ||
		    symbols->items[*slot].section == SHN_UNDEF)
			*slot = i;
	}
}

const struct symbol *symbols_named(struct symbols *symbols, struct span name)
{
	uint32_t slot;

	if (!symbols->by_name.slots)
		index_names(symbols);
	if (!symbols->by_name.slots || name.length == 0)
		return NULL;
	slot = *slot_of(symbols, name);
	return slot == INDEX_FREE ? NULL : &symbols->items[slot];
}

/* In a linked file an address is one, whatever section it is in. */
static uint32_t section_of(const struct symbols *symbols,
			   const struct symbol *symbol)
{
	return symbols->file->type == ET_REL ? symbol->section : 0;
}

struct spot {
	uint32_t section;
	uint64_t address;
};

static bool is_at(const void *items, uint32_t number, const void *wanted)
{
	const struct symbols *symbols = items;
	const struct symbol *symbol = &symbols->items[number];
	const struct spot *spot = wanted;

	return symbol->value == spot->address &&
	       section_of(symbols, symbol) == spot->section;
}

static uint32_t *slot_at(const struct symbols *symbols, struct spot spot)
{
	uint64_t hash = hash_bytes(spot.section, &spot.address,
				   sizeof(spot.address));

	return index_table_slot(&symbols->by_address, hash, is_at, symbols,
				&spot);
}

/* An exported object before another, any object before a label, and before what
 * is empty: the C runtime's __TMC_END__, __TMC_LIST__ and linkers' symbols mark
 * where something ends or begins. */
static int rank(const struct symbol *symbol)
{
	if (symbol->type == STT_OBJECT && symbol->size)
		return symbol->dynamic ? 4 : 3;
	if (symbol->type == STT_NOTYPE)
		return 2;
	return symbol->type == STT_OBJECT ? 1 : 0;
}

static bool is_object(const struct symbol *symbol)
{
	return is_place(symbol) && !is_function(symbol);
}

/* Of ten symbols, nine are functions. */
static void index_addresses(struct symbols *symbols)
{
	size_t count, objects = 0;

	symbols_all(symbols, &count);
	for (size_t i = 0; i < count; i++)
		objects += is_object(&symbols->items[i]);
	init_table(symbols, &symbols->by_address, objects);
	for (uint32_t i = 0; symbols->by_address.slots && i < count; i++) {
		const struct symbol *symbol = &symbols->items[i];
		uint32_t *slot;

		if (!is_object(symbol))
			continue;
		slot = slot_at(symbols, (struct spot){
			section_of(symbols, symbol), symbol->value });
		if (*slot == INDEX_FREE ||
		    rank(symbol) > rank(&symbols->items[*slot]))
			*slot = i;
	}
}

const struct symbol *symbols_object_at(struct symbols *symbols,
				       uint32_t section, uint64_t address)
{
	uint32_t slot;

	if (!symbols->by_address.slots)
		index_addresses(symbols);
	if (!symbols->by_address.slots)
		return NULL;
	slot = *slot_at(symbols, (struct spot){ section, address });
	return slot == INDEX_FREE ? NULL : &symbols->items[slot];
}

void symbols_free(struct symbols *symbols)
{
	if (!symbols)
		return;
	free(symbols->items);
	free(symbols->strings[STATIC]);
	free(symbols->strings[DYNAMIC]);
	index_table_free(&symbols->by_name);
	index_table_free(&symbols->by_address);
	free(symbols->labels);
	free(symbols->functions);
	free(symbols);
}
