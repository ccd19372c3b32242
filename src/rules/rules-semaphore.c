/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The semaphores: 16-bit counters in writable memory that the file must have
 * bytes for, because the kernel counts at a file offset (ref_ctr_offset).
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/quote.h"
#include "base/search.h"
#include "note/semaphores.h"
#include "rules/rules.h"

#define USDT_PREFIX "__usdt_sema_"

/* what the segments say about all semaphores */
#define RELRO_MAX 16u   /* a linker writes one */

struct layout {
	const struct segment *relro[RELRO_MAX];
	size_t relro_count;
	bool program;   /* PT_INTERP: the symbols of a PIE are the first that
			 * the loader finds */
};

static struct layout layout_of(const struct elf_file *file)
{
	struct layout layout = { .program = false };

	for (size_t i = 0; i < file->segment_count; i++) {
		const struct segment *segment = &file->segments[i];

		layout.program |= segment->type == PT_INTERP;
		if (segment->type == PT_GNU_RELRO &&
		    layout.relro_count < RELRO_MAX)
			layout.relro[layout.relro_count++] = segment;
	}
	return layout;
}

/* One semaphore */

static void check_segment(const struct subject *subject,
			  const struct semaphore *semaphore,
			  struct findings *findings)
{
	const struct segment *segment = elf_file_segment_at(
		subject->file, semaphore->address);
	uint64_t offset = subject->probes[semaphore->probe].offset;
	uint64_t in_file;

	if (!segment)
		finding_add(findings, RULE_SEM_UNMAPPED, semaphore->probe,
			    offset, "the semaphore's address 0x%" PRIx64
			    " is in no segment", semaphore->address);
	else if (segment->flags & PF_X)
		finding_add(findings, RULE_SEM_EXEC, semaphore->probe, offset,
			    "the semaphore at 0x%" PRIx64 " is in an "
			    "executable segment", semaphore->address);
	else if (!(segment->flags & PF_W))
		finding_add(findings, RULE_SEM_READONLY, semaphore->probe,
			    offset, "the semaphore at 0x%" PRIx64 " is in a "
			    "segment that cannot be written",
			    semaphore->address);
	else if (!subject->debug_file &&
		 !elf_file_offset_of(segment, semaphore->address, &in_file))
		finding_add(findings, RULE_SEM_NOBITS, semaphore->probe,
			    offset, "the semaphore at 0x%" PRIx64 " has no "
			    "bytes in the file (.bss)", semaphore->address);
}

static void check_relro(const struct subject *subject,
			const struct layout *layout,
			const struct semaphore *semaphore,
			struct findings *findings)
{
	for (size_t i = 0; i < layout->relro_count; i++) {
		const struct segment *segment = layout->relro[i];

		if (semaphore->address - segment->address >=
		    segment->memory_size)
			continue;
		finding_add(findings, RULE_SEM_RELRO, semaphore->probe,
			    subject->probes[semaphore->probe].offset,
			    "the semaphore at 0x%" PRIx64 " becomes read-only "
			    "after relocation (PT_GNU_RELRO)",
			    semaphore->address);
		return;
	}
}

static void check_value(const struct subject *subject,
			const struct semaphore *semaphore,
			struct findings *findings)
{
	const struct segment *segment = elf_file_segment_at(
		subject->file, semaphore->address);
	uint8_t bytes[SEMAPHORE_SIZE];
	uint64_t offset, value;

	if (!segment || subject->debug_file ||
	    !elf_file_offset_of(segment, semaphore->address, &offset) ||
	    !elf_file_read(subject->file, offset, bytes, sizeof(bytes)))
		return;
	value = elf_file_integer(subject->file, bytes, sizeof(bytes));
	if (value)
		finding_add(findings, RULE_SEM_NONZERO_INIT, semaphore->probe,
			    subject->probes[semaphore->probe].offset,
			    "the semaphore is %" PRIu64 " in the file: the "
			    "program always believes that it is watched",
			    value);
}

static bool is_named_for(const char *symbol, const struct probe *probe)
{
	size_t provider = strlen(probe->provider);
	size_t name = strlen(probe->name);

	return strncmp(symbol, USDT_PREFIX, strlen(USDT_PREFIX)) == 0 ||
	       (strncmp(symbol, probe->provider, provider) == 0 &&
		symbol[provider] == '_' &&
		strncmp(symbol + provider + 1, probe->name, name) == 0 &&
		strcmp(symbol + provider + 1 + name, SEMAPHORE_SUFFIX) == 0);
}

/* PROVIDER_NAME_semaphore, or NULL. */
static const struct symbol *symbol_named_for(const struct subject *subject,
					     const struct probe *probe)
{
	char *name = semaphore_name(probe->provider, probe->name);
	const struct symbol *symbol = name
		? symbols_named(subject->symbols, span_of(name)) : NULL;

	free(name);
	return symbol;
}

/* Several symbols may stand for one semaphore. */
static bool has_right_name(const struct subject *subject,
			   const struct symbol *symbol,
			   const struct probe *probe)
{
	const struct symbol *named = symbol_named_for(subject, probe);

	return named && named->value == symbol->value &&
	       named->section == symbol->section;
}

/* Where another section ends the linker, and the C runtime, put symbols. */
static bool is_of_another_section(const struct subject *subject,
				  const struct symbol *symbol)
{
	const struct section *section =
		elf_file_section_at(subject->file, symbol->value);

	return !subject->relocatable && symbol->size == 0 && section &&
	       section->index != symbol->section;
}

static void check_symbol(const struct subject *subject,
			 const struct layout *layout,
			 const struct semaphore *semaphore,
			 struct findings *findings)
{
	const struct probe *probe = &subject->probes[semaphore->probe];
	const struct symbol *symbol = symbols_object_at(
		subject->symbols, semaphore->section, semaphore->address);
	const char *name;

	if (!symbol || symbol->type != STT_OBJECT ||
	    is_of_another_section(subject, symbol))
		return;
	name = symbols_name(subject->symbols, symbol);
	if (symbol->size != SEMAPHORE_SIZE)
		finding_add(findings, RULE_SEM_SIZE, semaphore->probe,
			    probe->offset, "the semaphore %s has %" PRIu64
			    " bytes, not 2", quote(name).text,
			    symbol->size);
	if (!is_named_for(name, probe) && !has_right_name(subject, symbol, probe))
		finding_add(findings, RULE_SEM_NAME_MISMATCH, semaphore->probe,
			    probe->offset, "the semaphore is called %s",
			    quote(name).text);
	if (symbol->dynamic && symbol->binding != STB_LOCAL &&
	    symbol->visibility == STV_DEFAULT &&
	    subject->file->type == ET_DYN && !layout->program)
		finding_add(findings, RULE_SEM_PREEMPT, semaphore->probe,
			    probe->offset, "the semaphore %s is exported: "
			    "another library's may take its place",
			    quote(name).text);
}

static void check_one(const struct subject *subject,
		      const struct layout *layout,
		      const struct semaphore *semaphore,
		      struct findings *findings)
{
	if (semaphore->address % SEMAPHORE_SIZE)
		finding_add(findings, RULE_SEM_UNALIGNED, semaphore->probe,
			    subject->probes[semaphore->probe].offset,
			    "the semaphore's address 0x%" PRIx64 " is odd: "
			    "the kernel refuses it", semaphore->address);
	check_symbol(subject, layout, semaphore, findings);
	if (subject->relocatable)
		return;
	check_segment(subject, semaphore, findings);
	check_relro(subject, layout, semaphore, findings);
	check_value(subject, semaphore, findings);
}

/* Several */

/* The sites of one semaphore are items[from..to). */
static void check_sharing(const struct subject *subject,
			  const struct semaphores *all, size_t from, size_t to,
			  struct findings *findings)
{
	const struct probe *first = &subject->probes[all->items[from].probe];

	for (size_t i = from + 1; i < to; i++) {
		const struct probe *probe =
			&subject->probes[all->items[i].probe];

		if (probe->group == first->group)
			continue;
		finding_add(findings, RULE_SEM_SHARED, all->items[i].probe,
			    probe->offset, "%s:%s has the same semaphore",
			    first->provider, first->name);
		return;
	}
}

static void check_distance(const struct subject *subject,
			   const struct semaphore *first,
			   const struct semaphore *second,
			   struct findings *findings)
{
	const struct probe *other = &subject->probes[first->probe];

	if (first->section == second->section &&
	    second->address - first->address < SEMAPHORE_SIZE)
		finding_add(findings, RULE_SEM_OVERLAP, second->probe,
			    subject->probes[second->probe].offset,
			    "the semaphore at 0x%" PRIx64 " shares a byte with "
			    "that of %s:%s", second->address, other->provider,
			    other->name);
}

/* Each different semaphore once. */
static void check_all(const struct subject *subject,
		      const struct semaphores *all, struct findings *findings)
{
	struct layout layout = layout_of(subject->file);
	size_t to;

	for (size_t from = 0; from < all->count; from = to) {
		to = from + 1;
		while (to < all->count &&
		       semaphores_same(&all->items[from], &all->items[to]))
			to++;
		check_one(subject, &layout, &all->items[from], findings);
		check_sharing(subject, all, from, to, findings);
		if (to < all->count)
			check_distance(subject, &all->items[from],
				       &all->items[to], findings);
	}
}

/* The sites of one probe */

static void check_consistency(const struct subject *subject, size_t index,
			      struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct probe *first =
		&subject->probes[subject->groups[probe->group].first];
	bool has = probe_has_semaphore(probe);

	if (has != probe_has_semaphore(first))
		finding_add(findings, RULE_SEM_INCONSISTENT, index,
			    probe->offset, "this site has %s semaphore, the "
			    "one at 0x%" PRIx64 " has %s", has ? "a" : "no",
			    first->pc, has ? "none" : "one");
	else if (has && (probe->adjusted_semaphore !=
				 first->adjusted_semaphore ||
			 probe->semaphore_section != first->semaphore_section))
		finding_add(findings, RULE_SEM_INCONSISTENT, index,
			    probe->offset, "the semaphore is at 0x%" PRIx64
			    ", that of the site at 0x%" PRIx64 " at 0x%"
			    PRIx64, probe->adjusted_semaphore, first->pc,
			    first->adjusted_semaphore);
}

/* A probe without a semaphore in its notes, although there seems to be one. */
static void check_forgotten(const struct subject *subject, size_t index,
			    struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct symbol *symbol = symbol_named_for(subject, probe);
	const char *name = symbol ? symbols_name(subject->symbols, symbol)
				  : NULL;

	if (symbol && symbol->section == SHN_UNDEF)
		finding_add(findings, RULE_SEM_IMPORTED, index, probe->offset,
			    "the semaphore %s is another library's: the note "
			    "cannot say where", quote(name).text);
	else if (symbol)
		finding_add(findings, RULE_SEM_MISSING_IN_NOTE, index,
			    probe->offset, "there is a semaphore %s, but the "
			    "note has none: no tracer counts it up, and where "
			    "the program asks it first the probe never fires",
			    quote(name).text);
}

/*
 * Most symbol tables need not be read, for no name in them is a semaphore's.
 * Where there is no .probes, and no note has a semaphore, the program knows
 * none of its own, and can at most import one.
 */
static bool names_semaphores(const struct subject *subject,
			     const struct semaphores *all)
{
	/* with the NUL of the one: C++ has many a name in "_semaphore" */
	static const struct span parts[] = {
		{ SEMAPHORE_SUFFIX, sizeof(SEMAPHORE_SUFFIX) },
		{ USDT_PREFIX, sizeof(USDT_PREFIX) - 1 },
	};
	bool own = subject->probes_section || all->count;

	return symbols_mention(subject->symbols, parts, 2, !own);
}

static void check_groups(const struct subject *subject,
			 const struct semaphores *all,
			 struct findings *findings)
{
	enum { UNKNOWN, NO, YES } named = UNKNOWN;

	for (size_t i = 0; named != NO && i < subject->group_count; i++) {
		size_t first = subject->groups[i].first;

		if (probe_has_semaphore(&subject->probes[first]))
			continue;
		if (named == UNKNOWN)
			named = names_semaphores(subject, all) ? YES : NO;
		if (named == YES)
			check_forgotten(subject, first, findings);
	}
	for (size_t i = 0; i < subject->probe_count; i++)
		check_consistency(subject, i, findings);
}

/* .probes, and what is in it that no probe uses */

static void check_section(const struct subject *subject,
			  struct findings *findings)
{
	const struct section *section = subject->probes_section;
	uint64_t wanted = SHF_WRITE | SHF_ALLOC;

	if ((section->flags & wanted) != wanted ||
	    (section->type != SHT_PROGBITS && !subject->debug_file) ||
	    section->alignment < SEMAPHORE_SIZE ||
	    section->size % SEMAPHORE_SIZE)
		finding_add(findings, RULE_PROBES_SECTION_SHAPE, NO_PROBE,
			    section->offset, ".probes should be SHT_PROGBITS, "
			    "written and allocated, aligned to 2 and of an "
			    "even size: type %" PRIu32 ", flags 0x%" PRIx64
			    ", alignment %" PRIu64 ", size %" PRIu64,
			    section->type, section->flags, section->alignment,
			    section->size);
}

static bool ends_with(const char *text, const char *suffix)
{
	size_t length = strlen(text), end = strlen(suffix);

	return length >= end && strcmp(text + length - end, suffix) == 0;
}

static bool is_semaphore(const struct subject *subject,
			 const struct symbol *symbol)
{
	const char *name;

	if (symbol->section == SHN_UNDEF || symbol->type != STT_OBJECT)
		return false;
	name = symbols_name(subject->symbols, symbol);
	return strncmp(name, USDT_PREFIX, strlen(USDT_PREFIX)) == 0 ||
	       (subject->probes_section && ends_with(name, SEMAPHORE_SUFFIX) &&
		symbol->section == subject->probes_section->index);
}

static bool is_before(const void *item, const void *wanted)
{
	return semaphores_compare(item, wanted) < 0;
}

static bool is_used(const struct semaphores *all, uint32_t section,
		    uint64_t address)
{
	const struct semaphore wanted = {
		.address = address,
		.section = section,
	};
	size_t place = search_place(all->items, all->count,
				    sizeof(*all->items), is_before, &wanted);

	return place < all->count &&
	       semaphores_same(&all->items[place], &wanted);
}

/* By symbol: does check_forgotten() name it?  malloc()ed. */
static bool *find_forgotten(const struct subject *subject,
			    const struct symbol *symbols, size_t count)
{
	bool *forgotten = calloc(count + 1, sizeof(*forgotten));

	for (size_t i = 0; forgotten && i < subject->group_count; i++) {
		const struct probe *probe =
			&subject->probes[subject->groups[i].first];
		const struct symbol *symbol = probe_has_semaphore(probe)
			? NULL : symbol_named_for(subject, probe);

		if (symbol)
			forgotten[symbol - symbols] = true;
	}
	return forgotten;
}

static void check_orphan(const struct subject *subject,
			 const struct symbol *symbol,
			 const struct symbol *symbols, const bool *forgotten,
			 struct findings *findings)
{
	const char *name = symbols_name(subject->symbols, symbol);
	const struct symbol *first = symbols_named(subject->symbols,
						   span_of(name));

	if (!first || !forgotten[first - symbols])
		finding_add(findings, RULE_SEM_ORPHAN, NO_PROBE, NO_OFFSET,
			    "no probe has the semaphore %s: it was declared "
			    "and never emitted", quote(name).text);
}

/* By the names of .symtab; false: it has no semaphore's. */
static bool check_orphan_symbols(const struct subject *subject,
				 const struct semaphores *all,
				 struct findings *findings)
{
	const struct symbol *symbols;
	bool any = false, *forgotten;
	size_t count;

	if (!subject->symbols->have_static || !names_semaphores(subject, all))
		return false;
	symbols = symbols_all(subject->symbols, &count);
	forgotten = find_forgotten(subject, symbols, count);
	findings->out_of_memory |= !forgotten;
	for (size_t i = 0; forgotten && i < count; i++) {
		const struct symbol *symbol = &symbols[i];
		uint32_t section = subject->relocatable ? symbol->section : 0;

		if (!is_semaphore(subject, symbol) || symbol->dynamic)
			continue;
		any = true;
		if (!is_used(all, section, symbol->value))
			check_orphan(subject, symbol, symbols, forgotten,
				     findings);
	}
	free(forgotten);
	return any;
}

/* By the size of .probes, where nothing has a name. */
static void check_orphan_slots(const struct subject *subject,
			       const struct semaphores *all,
			       struct findings *findings)
{
	const struct section *section = subject->probes_section;
	uint64_t slots = section->size / SEMAPHORE_SIZE;
	uint64_t unused = semaphores_unused(all, section);

	if (unused)
		finding_add(findings, RULE_SEM_ORPHAN, NO_PROBE,
			    section->offset, "%" PRIu64 " of the %" PRIu64
			    " semaphores in .probes belong to no probe: they "
			    "were declared and never emitted", unused, slots);
}

void rules_semaphore(const struct subject *subject, struct findings *findings)
{
	struct semaphores all;

	if (subject->probe_count == 0)
		return;
	all = semaphores_gather(subject);
	if (!all.items) {
		findings->out_of_memory = true;
		return;
	}
	check_all(subject, &all, findings);
	check_groups(subject, &all, findings);
	if (subject->probes_section)
		check_section(subject, findings);
	if (!check_orphan_symbols(subject, &all, findings) &&
	    subject->probes_section && !subject->relocatable)
		check_orphan_slots(subject, &all, findings);
	semaphores_free(&all);
}
