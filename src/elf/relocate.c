/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * sdt.h writes addresses with .8byte or .4byte, and the two sizes of a note as
 * differences of labels.  Most assemblers resolve the differences; those of
 * machines with linker relaxation leave them as pairs of ADD and SUB.
 */
#include "config.h"

#include "elf/relocate.h"

#include <stdlib.h>

#include "base/bytes.h"
#include "base/search.h"
#include "base/sentence.h"

/* elf.h of older C libraries has no LoongArch */
#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258
#endif
#define LARCH_32 1
#define LARCH_64 2
#define LARCH_ADD32 50
#define LARCH_ADD64 51
#define LARCH_SUB32 55
#define LARCH_SUB64 56
/* nor that of newer ones what only 32-bit AArch64 has */
#define AARCH64_P32_ABS32 1

enum operation { SET, ADD, SUBTRACT };

static const struct form {
	uint16_t machine;
	uint32_t type;
	uint8_t width;
	enum operation operation;
} forms[] = {
	{ EM_X86_64, R_X86_64_64, 8, SET },
	{ EM_X86_64, R_X86_64_32, 4, SET },
	{ EM_386, R_386_32, 4, SET },
	{ EM_AARCH64, R_AARCH64_ABS64, 8, SET },
	{ EM_AARCH64, AARCH64_P32_ABS32, 4, SET },
	{ EM_ARM, R_ARM_ABS32, 4, SET },
	{ EM_PPC64, R_PPC64_ADDR64, 8, SET },
	{ EM_PPC, R_PPC_ADDR32, 4, SET },
	{ EM_S390, R_390_64, 8, SET },
	{ EM_S390, R_390_32, 4, SET },
	{ EM_MIPS, R_MIPS_64, 8, SET },
	{ EM_MIPS, R_MIPS_32, 4, SET },
	{ EM_RISCV, R_RISCV_64, 8, SET },
	{ EM_RISCV, R_RISCV_32, 4, SET },
	{ EM_RISCV, R_RISCV_ADD32, 4, ADD },
	{ EM_RISCV, R_RISCV_SUB32, 4, SUBTRACT },
	{ EM_RISCV, R_RISCV_ADD64, 8, ADD },
	{ EM_RISCV, R_RISCV_SUB64, 8, SUBTRACT },
	{ EM_LOONGARCH, LARCH_64, 8, SET },
	{ EM_LOONGARCH, LARCH_32, 4, SET },
	{ EM_LOONGARCH, LARCH_ADD32, 4, ADD },
	{ EM_LOONGARCH, LARCH_SUB32, 4, SUBTRACT },
	{ EM_LOONGARCH, LARCH_ADD64, 8, ADD },
	{ EM_LOONGARCH, LARCH_SUB64, 8, SUBTRACT },
};

static const struct form *form_of(uint16_t machine, uint32_t type)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (forms[i].machine == machine && forms[i].type == type)
			return &forms[i];
	return NULL;
}

bool relocate_knows(const struct elf_file *file)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (forms[i].machine == file->machine)
			return true;
	return false;
}

/* one entry of a relocation section, whatever its class and kind */
struct entry {
	uint64_t offset;
	uint64_t info;
	int64_t addend;
	bool in_place;    /* SHT_REL: the addend is in the section */
};

/*
 * On 64-bit MIPS the info is no single number: a 32-bit symbol in the file's
 * byte order, and then four bytes, the last of which is the (first) type.
 * Read as a little-endian number the two halves are exchanged and the type
 * comes first.
 */
static void split_info(const struct elf_file *file, uint64_t info,
		       uint32_t *symbol, uint32_t *type)
{
	bool mips64 = file->machine == EM_MIPS && file->bits == 64;

	if (mips64 && file->little_endian) {
		*symbol = (uint32_t)info;
		*type = (uint32_t)(info >> 56);
	} else {
		*symbol = (uint32_t)GELF_R_SYM(info);
		*type = (uint32_t)GELF_R_TYPE(info) & (mips64 ? 0xff : ~0u);
	}
}

/* An address is as wide as the class says; the sizes are differences. */
static bool fits(const struct elf_file *file, const struct form *form)
{
	return form->operation != SET ||
	       form->width == elf_file_address_size(file);
}

/* Changes the bytes; false: they lie outside of the section. */
static bool apply(const struct elf_file *file, const struct form *form,
		  const struct entry *entry, uint64_t symbol, char *bytes,
		  uint64_t size)
{
	uint64_t old, value;
	char *at;

	if (entry->offset > size || form->width > size - entry->offset)
		return false;
	at = bytes + entry->offset;
	old = bytes_integer(at, form->width, file->little_endian);
	value = symbol + (entry->in_place ? old : (uint64_t)entry->addend);
	if (form->operation == ADD)
		value = old + symbol + (uint64_t)entry->addend;
	else if (form->operation == SUBTRACT)
		value = old - symbol - (uint64_t)entry->addend;
	bytes_put_integer(at, form->width, file->little_endian, value);
	return true;
}

static bool read_entry(Elf_Data *data, uint32_t kind, size_t index,
		       struct entry *entry)
{
	GElf_Rela rela;
	GElf_Rel rel;

	if (kind == SHT_RELA) {
		if (!gelf_getrela(data, (int)index, &rela))
			return false;
		*entry = (struct entry){ rela.r_offset, rela.r_info,
					 rela.r_addend, false };
		return true;
	}
	if (!gelf_getrel(data, (int)index, &rel))
		return false;
	*entry = (struct entry){ rel.r_offset, rel.r_info, 0, true };
	return true;
}

static int by_offset(const void *a, const void *b)
{
	const struct relocation *x = a, *y = b;

	return (x->offset > y->offset) - (x->offset < y->offset);
}

/* gelf_getrel() takes an int. */
static size_t entry_count(const struct elf_file *file,
			  const struct section *table)
{
	size_t size = elf_file_entry_size(file, table->type == SHT_RELA
						 ? ELF_T_RELA : ELF_T_REL);
	uint64_t count = table->size / size;

	return count > INT32_MAX ? INT32_MAX : (size_t)count;
}

static void relocate_one(struct elf_file *file, const struct section *section,
			 char *bytes, const struct symbol_table *symbols,
			 const struct entry *entry, struct relocation *result)
{
	uint32_t symbol, type, of = SHN_UNDEF;
	const struct form *form;
	GElf_Sym sym = { .st_shndx = SHN_UNDEF };

	split_info(file, entry->info, &symbol, &type);
	form = form_of(file->machine, type);
	elf_file_symbol(symbols, symbol, &sym, &of);
	*result = (struct relocation){
		.offset = entry->offset,
		.type = type,
		.known = form && fits(file, form) &&
			 apply(file, form, entry, sym.st_value, bytes,
			       section->size),
		.section = of,
		.symbol = symbol,
		.symbol_type = GELF_ST_TYPE(sym.st_info),
	};
}

static int relocate_by(struct elf_file *file, const struct section *section,
		       const struct section *table, char *bytes,
		       struct relocations *relocations, char **error)
{
	Elf_Data *entries = elf_file_data(file, table);
	struct symbol_table symbols = { NULL, NULL };
	size_t count = entry_count(file, table);
	struct relocation *items = reallocarray(
		relocations->items, relocations->count + count + 1,
		sizeof(*items));
	struct entry entry;

	if (table->link && table->link == file->symbol_table)
		symbols = elf_file_symbols(file,
					   &file->sections[table->link]);
	if (!items)
		return sentence(error, "out of memory for %zu relocations",
				count);
	relocations->items = items;
	for (size_t i = 0; i < count; i++) {
		if (!entries || !read_entry(entries, table->type, i, &entry))
			break;
		relocate_one(file, section, bytes, &symbols, &entry,
			     &items[relocations->count++]);
	}
	return 0;
}

int relocate(struct elf_file *file, const struct section *section,
	     char *bytes, struct relocations *relocations, char **error)
{
	*error = NULL;
	*relocations = (struct relocations){ 0 };
	if (!relocate_knows(file) || !section->relocations)
		return 0;
	if (relocate_by(file, section, &file->sections[section->relocations],
			bytes, relocations, error) != 0)
		return -1;
	qsort(relocations->items, relocations->count,
	      sizeof(*relocations->items), by_offset);
	return 0;
}

void relocations_free(struct relocations *relocations)
{
	free(relocations->items);
	*relocations = (struct relocations){ 0 };
}

static bool lies_by(const void *item, const void *wanted)
{
	const struct relocation *relocation = item;
	const uint64_t *offset = wanted;

	return relocation->offset <= *offset;
}

const struct relocation *relocation_at(const struct relocations *relocations,
				       uint64_t offset)
{
	size_t end = search_place(relocations->items, relocations->count,
				  sizeof(*relocations->items), lies_by,
				  &offset);

	if (end == 0 || relocations->items[end - 1].offset != offset)
		return NULL;
	return &relocations->items[end - 1];
}
