/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"

/* one symbol table, while it is read */
struct table {
	Elf_Data *data;
	const char *strings;
	uint64_t strings_size;
	size_t count;
	bool dynamic;
};

static void take_symbol(const struct table *table, const GElf_Sym *sym,
			struct symbols *symbols)
{
	const char *name = sym->st_name < table->strings_size
				   ? table->strings + sym->st_name : "";

	symbols->items[symbols->count++] = (struct symbol){
		.name = name,
		.value = sym->st_value,
		.size = sym->st_size,
		.section = sym->st_shndx,
		.type = GELF_ST_TYPE(sym->st_info),
		.binding = GELF_ST_BIND(sym->st_info),
		.visibility = GELF_ST_VISIBILITY(sym->st_other),
		.dynamic = table->dynamic,
	};
}

static bool load_table(struct symbols *symbols, const struct table *table)
{
	struct symbol *items = reallocarray(symbols->items,
					    symbols->count + table->count,
					    sizeof(*items));
	GElf_Sym sym;

	if (!items)
		return false;
	symbols->items = items;
	/* the first symbol of every table is none */
	for (size_t i = 1; i < table->count; i++)
		if (gelf_getsym(table->data, (int)i, &sym))
			take_symbol(table, &sym, symbols);
	return true;
}

/* A damaged table has no symbols: which of the rules would be silent then is
 * for the linker's own checks.  False: out of memory, or cannot be read. */
static bool open_table(struct symbols *symbols, struct elf_file *file,
		       const struct section *section, char **error)
{
	struct table table = { .dynamic = section->type == SHT_DYNSYM };
	size_t entry = gelf_fsize(file->elf, ELF_T_SYM, 1, EV_CURRENT);
	uint64_t count = section->size / entry;

	if (section->link >= file->section_count || count < 2 ||
	    count > INT32_MAX || symbols->strings[table.dynamic] ||
	    !elf_file_holds(file, section->offset, section->size))
		return true;
	table.count = (size_t)count;
	table.strings = symbols->strings[table.dynamic] =
		elf_file_section_bytes(file, &file->sections[section->link],
				       error);
	table.data = elf_getdata(elf_getscn(file->elf, section->index), NULL);
	if (!table.strings)
		return false;
	if (file->sections[section->link].type != SHT_NOBITS)
		table.strings_size = file->sections[section->link].size;
	return !table.data || load_table(symbols, &table);
}

/* Where */

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
	return symbol->section != SHN_UNDEF && symbol->section != SHN_ABS &&
	       symbol->type <= STT_FUNC;
}

static bool sort_places(struct symbols *symbols, bool relocatable)
{
	symbols->objects = calloc(symbols->count + 1, sizeof(struct placed));
	symbols->functions = calloc(symbols->count + 1, sizeof(struct placed));
	if (!symbols->objects || !symbols->functions)
		return false;
	for (size_t i = 0; i < symbols->count; i++) {
		const struct symbol *symbol = &symbols->items[i];
		struct placed place = {
			.value = symbol->value,
			.size = symbol->size,
			.section = relocatable ? symbol->section : 0,
			.index = (uint32_t)i,
		};

		if (symbol->section != SHN_UNDEF && is_function(symbol))
			symbols->functions[symbols->function_count++] = place;
		else if (is_place(symbol))
			symbols->objects[symbols->object_count++] = place;
	}
	qsort(symbols->objects, symbols->object_count, sizeof(struct placed),
	      by_place);
	qsort(symbols->functions, symbols->function_count,
	      sizeof(struct placed), by_place);
	return true;
}

/* How many of the places are not behind (section, address). */
static size_t places_to(const struct placed *places, size_t count,
			uint32_t section, uint64_t address)
{
	struct placed wanted = { .section = section, .value = address,
				 .index = UINT32_MAX };
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_place(&places[middle], &wanted) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* An exported object before another, any object before a label. */
static int rank(const struct symbol *symbol)
{
	if (symbol->type != STT_OBJECT)
		return symbol->type == STT_NOTYPE && *symbol->name ? 1 : 0;
	return symbol->dynamic ? 3 : 2;
}

/* How many symbols at one address, or near it, are looked at. */
#define LABELS_TRIED 64

const struct symbol *symbols_object_at(const struct symbols *symbols,
				       uint32_t section, uint64_t address)
{
	const struct symbol *best = NULL;
	size_t end = places_to(symbols->objects, symbols->object_count,
			       section, address);

	for (size_t i = end; i > 0 && end - i < LABELS_TRIED; i--) {
		const struct placed *place = &symbols->objects[i - 1];
		const struct symbol *symbol = &symbols->items[place->index];

		if (place->value != address || place->section != section)
			break;
		if (rank(symbol) > (best ? rank(best) : 0))
			best = symbol;
	}
	return best;
}

/* Functions may overlap, so the one that begins last need not be the one, but
 * a probe's function is near. */
#define FUNCTIONS_TRIED 16

bool symbols_in_function(const struct symbols *symbols, uint32_t section,
			 uint64_t address)
{
	size_t end = places_to(symbols->functions, symbols->function_count,
			       section, address);

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
bool symbols_in_thumb(const struct symbols *symbols, uint32_t section,
		      uint64_t address)
{
	size_t end = places_to(symbols->objects, symbols->object_count,
			       section, address);

	for (size_t i = end; i > 0 && end - i < LABELS_TRIED; i--) {
		const struct placed *place = &symbols->objects[i - 1];
		const char *name = symbols->items[place->index].name;

		if (place->section != section)
			return false;
		if (name[0] == '$' && strchr("atd", name[1]) &&
		    (name[2] == '\0' || name[2] == '.'))
			return name[1] == 't';
	}
	return false;
}

/* By name */

/* The slot of the name: its symbol's, or a free one. */
static size_t *slot_of(const struct symbols *symbols, struct span name)
{
	size_t mask = symbols->by_name_size - 1;
	size_t at = (size_t)hash_bytes(0, name.at, name.length) & mask;

	while (symbols->by_name[at] != SIZE_MAX &&
	       !span_is(name, symbols->items[symbols->by_name[at]].name))
		at = (at + 1) & mask;
	return &symbols->by_name[at];
}

static bool index_names(struct symbols *symbols)
{
	symbols->by_name_size = 16;
	while (symbols->by_name_size < 2 * symbols->count)
		symbols->by_name_size *= 2;
	symbols->by_name = malloc(symbols->by_name_size *
				  sizeof(*symbols->by_name));
	if (!symbols->by_name)
		return false;
	memset(symbols->by_name, 0xff,
	       symbols->by_name_size * sizeof(*symbols->by_name));
	for (size_t i = 0; i < symbols->count; i++) {
		size_t *slot;

		if (!*symbols->items[i].name)
			continue;
		slot = slot_of(symbols, span_of(symbols->items[i].name));
		if (*slot == SIZE_MAX ||
		    symbols->items[*slot].section == SHN_UNDEF)
			*slot = i;
	}
	return true;
}

const struct symbol *symbols_named(const struct symbols *symbols,
				   struct span name)
{
	size_t slot;

	if (symbols->by_name_size == 0 || name.length == 0)
		return NULL;
	slot = *slot_of(symbols, name);
	return slot == SIZE_MAX ? NULL : &symbols->items[slot];
}

int symbols_load(struct symbols *symbols, struct elf_file *file, char **error)
{
	*error = NULL;
	*symbols = (struct symbols){ 0 };
	for (size_t i = 0; i < file->section_count; i++) {
		const struct section *section = &file->sections[i];

		if (section->type != SHT_SYMTAB && section->type != SHT_DYNSYM)
			continue;
		if (!open_table(symbols, file, section, error))
			goto failed;
		symbols->have_static |= section->type == SHT_SYMTAB;
	}
	if (sort_places(symbols, file->type == ET_REL) && index_names(symbols))
		return 0;
failed:
	if (!*error && asprintf(error, "out of memory for the symbols") < 0)
		*error = NULL;
	symbols_free(symbols);
	return -1;
}

void symbols_free(struct symbols *symbols)
{
	free(symbols->items);
	free(symbols->strings[0]);
	free(symbols->strings[1]);
	free(symbols->by_name);
	free(symbols->objects);
	free(symbols->functions);
	*symbols = (struct symbols){ 0 };
}
