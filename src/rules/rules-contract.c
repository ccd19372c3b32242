/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Does the file have what the provider definitions of --provider promise?
 *
 * A promise is kept by each file that was named, and by each program or library
 * found in a directory that has probes of the provider.  An object, or member
 * of an archive, that was only found is a part: it may lack probes.  Where none
 * was held to a promise, because nothing of the provider is anywhere, that is
 * known at the end of the run, and said of the definition.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "elf/loader.h"
#include "expect/provider.h"
#include "note/semaphores.h"
#include "operand/operand.h"
#include "rules/rules.h"

#define NO_GROUP SIZE_MAX
/* no consumer reads more than 12; beyond this, types are not judged */
#define TYPES_MAX 64u

/* one file, held against the promises */
struct contract {
	const struct subject *subject;
	struct providers *providers;
	struct findings *findings;
	size_t *group_of;                 /* by promise: NO_GROUP when missing */
	const struct promise **promise_of; /* by group: NULL when unpromised */
	uint64_t *reported;               /* by group: arguments, as bits */
	bool *counted;                    /* by group: contract-argc was said */
	uint64_t unused;                  /* slots of .probes without a probe */
};

/* the promises of one provider: promises[from..to) */
struct range {
	size_t from;
	size_t to;
};

/* "src/probes.d:12" without directories, which differ by machine */
static const char *file_of(const struct contract *contract,
			   const struct promise *promise)
{
	return path_base(contract->providers->sources[promise->source].path);
}

/* Arguments */

/* GCC's and the ABIs' choice: -fsigned-char leaves no trace in the file. */
static bool char_is_signed(uint16_t machine)
{
	static const uint16_t without[] = {
		EM_ARM, EM_AARCH64, EM_PPC, EM_PPC64, EM_S390, EM_RISCV,
	};

	for (size_t i = 0; i < sizeof(without) / sizeof(*without); i++)
		if (machine == without[i])
			return false;
	return true;
}

static enum c_sign sign_of(const struct c_type *type, uint16_t machine)
{
	if (type->sign != C_SIGN_OF_CHAR)
		return type->sign;
	return char_is_signed(machine) ? C_SIGNED : C_UNSIGNED;
}

static unsigned size_of(const struct c_type *type, int bits)
{
	return bits == 64 ? type->size64 : type->size32;
}

/* <sys/sdt.h> before SystemTap 4.6 wrote no "f", and floating point unsigned. */
static bool keeps(const struct operand *operand, const struct c_type *type,
		  const struct elf_file *file)
{
	unsigned size = size_of(type, file->bits);
	enum c_sign sign = sign_of(type, file->machine);

	if (!operand->has_size)
		return true;
	if (size && operand->size != size)
		return false;
	if (operand->is_float)
		return type->is_float || (!size && sign == C_SIGN_UNKNOWN);
	if (type->is_float)
		return !operand->is_signed;
	return sign == C_SIGN_UNKNOWN ||
	       operand->is_signed == (sign == C_SIGNED);
}

/* Has every value of the type the same value as the argument? */
static bool only_widens(const struct operand *operand,
			const struct c_type *type,
			const struct elf_file *file)
{
	unsigned size = size_of(type, file->bits);

	return size && operand->size > size && !type->is_float &&
	       !operand->is_float &&
	       (operand->is_signed || sign_of(type, file->machine) == C_UNSIGNED);
}

static void describe(const struct c_type *type, const struct elf_file *file,
		     char *text, size_t size)
{
	unsigned bytes = size_of(type, file->bits);
	enum c_sign sign = sign_of(type, file->machine);
	int length = bytes ? snprintf(text, size, "%u byte%s", bytes,
				      bytes == 1 ? "" : "s")
			   : snprintf(text, size, "of unknown size");

	snprintf(text + length, size - (size_t)length, "%s",
		 type->is_float ? ", floating point"
		 : sign == C_SIGNED ? ", signed"
		 : sign == C_UNSIGNED ? ", unsigned" : "");
}

/* "; so do arguments 3, 4": the others among the arguments that differ */
static void list_others(uint64_t differing, size_t first, char *text,
			size_t size)
{
	size_t length = 0;

	text[0] = '\0';
	for (size_t i = first; i < TYPES_MAX && length < size; i++)
		if (differing >> i & 1)
			length += (size_t)snprintf(
				text + length, size - length, "%s %zu",
				length ? "," : "; so do arguments", i + 1);
}

static void report_type(const struct contract *contract, size_t index,
			const struct promise *promise, size_t number,
			const struct operand *operand, uint64_t differing)
{
	const struct promised_argument *argument =
		&contract->providers->arguments[promise->first_argument +
						number - 1];
	size_t shown = argument->text.length < 80 ? argument->text.length : 80;
	char type[60], others[320];

	describe(&argument->type, contract->subject->file, type, sizeof(type));
	list_others(differing, number, others, sizeof(others));
	finding_add(contract->findings, RULE_CONTRACT_ARGTYPE, index,
		    contract->subject->probes[index].offset,
		    "argument %zu is %s%" PRIu64 "%s@ and differs from %s:%zu, "
		    "which promises \"%.*s\" (%s)%s%s", number,
		    operand->is_signed ? "-" : "", operand->size,
		    operand->is_float ? "f" : "", file_of(contract, promise),
		    promise->line, (int)shown, argument->text.at, type,
		    only_widens(operand, &argument->type,
				contract->subject->file)
		    ? ": wider, and no value is lost" : "", others);
}

/* Each argument of a probe is complained of once, at the first such site. */
static void check_types(struct contract *contract, size_t index,
			const struct promise *promise)
{
	const struct probe *probe = &contract->subject->probes[index];
	const struct promised_argument *arguments;
	uint64_t *reported = &contract->reported[probe->group];
	uint64_t differing = 0;
	struct operand_cursor cursor;
	struct operand operand, first = { .size = 0 };
	size_t number = 0;

	if (!promise->argument_count)
		return;
	arguments = &contract->providers->arguments[promise->first_argument];
	operand_cursor_init(&cursor, NULL, probe->arguments);
	for (size_t i = 0; i < promise->argument_count && i < TYPES_MAX &&
	     operand_next(&cursor, &operand); i++) {
		if (keeps(&operand, &arguments[i].type,
			  contract->subject->file) || *reported >> i & 1)
			continue;
		differing |= UINT64_C(1) << i;
		if (number == 0) {
			number = i + 1;
			first = operand;
		}
	}
	*reported |= differing;
	if (number)
		report_type(contract, index, promise, number, &first,
			    differing);
}

static void check_site(struct contract *contract, size_t index)
{
	const struct probe *probe = &contract->subject->probes[index];
	const struct promise *promise = contract->promise_of[probe->group];
	size_t count;

	if (!promise || promise->any_arguments)
		return;
	check_types(contract, index, promise);
	if (contract->counted[probe->group])
		return;
	count = operand_count(probe->arguments);
	if (count == promise->argument_count)
		return;
	contract->counted[probe->group] = true;
	finding_add(contract->findings, RULE_CONTRACT_ARGC, index,
		    probe->offset, "%zu argument%s, and %s:%zu promises %zu",
		    count, count == 1 ? "" : "s", file_of(contract, promise),
		    promise->line, promise->argument_count);
}

/* Semaphores */

/* "dtrace -h" gives one to every probe of a provider or to none. */
static void check_semaphores(const struct contract *contract,
			     struct range range)
{
	const struct subject *subject = contract->subject;
	size_t with = 0, all = 0;

	for (size_t i = range.from; i < range.to; i++) {
		size_t group = contract->group_of[i];

		if (group == NO_GROUP)
			continue;
		all++;
		with += probe_has_semaphore(
			&subject->probes[subject->groups[group].first]);
	}
	for (size_t i = range.from; with && with < all && i < range.to; i++) {
		size_t group = contract->group_of[i], first;

		if (group == NO_GROUP)
			continue;
		first = subject->groups[group].first;
		if (!probe_has_semaphore(&subject->probes[first]))
			finding_add(contract->findings,
				    RULE_CONTRACT_SEMAPHORE, first,
				    subject->probes[first].offset,
				    "no semaphore, and %zu of the %zu promised "
				    "probes have one", with, all);
	}
}

/* What is missing */

static bool has_semaphore_symbol(const struct contract *contract,
				 const struct promise *promise)
{
	struct symbols *symbols = contract->subject->symbols;
	char *name = semaphore_name(promise->provider, promise->name);
	const struct symbol *symbol = name && symbols
		? symbols_named(symbols, span_of(name)) : NULL;

	if (!name)
		contract->findings->out_of_memory = true;
	free(name);
	return symbol && symbol->section != SHN_UNDEF;
}

/* Was it declared when the file was built?  missing: how many are. */
static void report_missing(const struct contract *contract,
			   const struct promise *promise, size_t missing)
{
	const char *name = promise->name;
	const char *provider = promise->provider;
	const char *file = file_of(contract, promise);

	if (has_semaphore_symbol(contract, promise))
		finding_add(contract->findings, RULE_CONTRACT_MISSING,
			    NO_PROBE, NO_OFFSET, "%s:%s (%s:%zu) is not there, "
			    "but its semaphore is: it was declared and never "
			    "emitted", provider, name, file, promise->line);
	else if (contract->unused)
		finding_add(contract->findings, RULE_CONTRACT_MISSING,
			    NO_PROBE, NO_OFFSET, "%s:%s (%s:%zu) is not "
			    "there; %" PRIu64 " semaphore%s without a probe "
			    "%s left in .probes, for %zu missing: %s",
			    provider, name, file, promise->line,
			    contract->unused, contract->unused == 1 ? "" : "s",
			    contract->unused == 1 ? "is" : "are", missing,
			    contract->unused >= missing
			    ? "declared and never emitted"
			    : "some were declared and never emitted");
	else
		finding_add(contract->findings, RULE_CONTRACT_MISSING,
			    NO_PROBE, NO_OFFSET, "%s:%s (%s:%zu) is not there "
			    "at all: no semaphore is left over either, so it "
			    "was not declared, or has none", provider, name,
			    file, promise->line);
}

static bool is_required(const struct contract *contract, size_t promise)
{
	return contract->group_of[promise] == NO_GROUP &&
	       !contract->providers->promises[promise].conditional;
}

static bool contains(const char *text, const char *part)
{
	return strcasestr(text, part) != NULL;
}

/* python's probes may be in libpython3.11.so.1.0. */
static void check_wrong_file(const struct contract *contract,
			     const char *provider)
{
	struct dynamic dynamic;

	if (!finding_wanted(contract->findings, RULE_CONTRACT_WRONG_FILE))
		return;
	if (!dynamic_read(contract->subject->file, &dynamic))
		contract->findings->out_of_memory = true;
	for (size_t i = 0; i < dynamic.needed_count; i++)
		if (contains(dynamic.needed[i], provider))
			finding_add(contract->findings,
				    RULE_CONTRACT_WRONG_FILE, NO_PROBE,
				    NO_OFFSET, "the probes of %s may be in %s, "
				    "which this file needs: check that one",
				    provider, dynamic.needed[i]);
	dynamic_free(&dynamic);
}

static bool has_provider(const struct contract *contract,
			 const char *provider)
{
	const struct subject *subject = contract->subject;

	for (size_t i = 0; i < subject->group_count; i++)
		if (strcmp(subject->probes[subject->groups[i].first].provider,
			   provider) == 0)
			return true;
	return false;
}

/* Nothing of the provider is there: one finding, not one for each probe. */
static void report_none(const struct contract *contract, struct range range,
			size_t missing)
{
	const struct promise *first =
		&contract->providers->promises[range.from];
	const struct subject *subject = contract->subject;

	finding_add(contract->findings, RULE_CONTRACT_MISSING, NO_PROBE,
		    NO_OFFSET, "none of the %zu probes of %s in %s is there: %s",
		    missing, first->provider, file_of(contract, first),
		    has_provider(contract, first->provider)
		    ? "it has others of that provider, so these may be in "
		      "another file"
		    : subject->probe_count
		    ? "only other providers' are, so look into the libraries"
		    : subject->probes_section
		    ? "no notes at all, but a section .probes, so the notes "
		      "were stripped or the linker dropped them"
		    : "it was built without them, or they are in a library");
	check_wrong_file(contract, first->provider);
}

static void check_missing(const struct contract *contract, struct range range)
{
	size_t missing = 0, there = 0;

	for (size_t i = range.from; i < range.to; i++) {
		missing += is_required(contract, i);
		there += contract->group_of[i] != NO_GROUP;
	}
	if (!contract->subject->named && !there)
		return;
	providers_hold(contract->providers, range.from);
	if (!contract->subject->named && contract->subject->relocatable)
		return;
	if (missing && !there) {
		report_none(contract, range, missing);
		return;
	}
	for (size_t i = range.from; missing && i < range.to; i++)
		if (is_required(contract, i))
			report_missing(contract,
				       &contract->providers->promises[i],
				       missing);
}

/* All of it */

static void match(struct contract *contract)
{
	const struct subject *subject = contract->subject;
	const struct providers *providers = contract->providers;

	for (size_t i = 0; i < providers->count; i++)
		contract->group_of[i] = NO_GROUP;
	for (size_t i = 0; i < subject->group_count; i++) {
		size_t first = subject->groups[i].first;
		const struct probe *probe = &subject->probes[first];
		const struct promise *promise = providers_find(
			providers, probe->provider, probe->name);

		contract->promise_of[i] = promise;
		if (promise)
			contract->group_of[promise - providers->promises] = i;
		else if (providers_know(providers, probe->provider))
			finding_add(contract->findings,
				    RULE_CONTRACT_UNEXPECTED, first,
				    probe->offset, "no definition of %s "
				    "promises it", probe->provider);
	}
}

static void count_unused(struct contract *contract)
{
	const struct subject *subject = contract->subject;
	struct semaphores all;

	if (!subject->probes_section || subject->relocatable ||
	    !subject->probe_count)
		return;
	all = semaphores_gather(subject);
	if (all.items)
		contract->unused = semaphores_unused(&all,
						     subject->probes_section);
	else
		contract->findings->out_of_memory = true;
	semaphores_free(&all);
}

/* The promises of the provider behind that of before; false: there is none. */
static bool next_range(const struct providers *providers, struct range *range)
{
	const struct promise *promises = providers->promises;

	range->from = range->to;
	while (range->to < providers->count &&
	       strcmp(promises[range->from].provider,
		      promises[range->to].provider) == 0)
		range->to++;
	return range->from < range->to;
}

static void check_providers(const struct contract *contract)
{
	struct range range = { 0, 0 };

	while (next_range(contract->providers, &range)) {
		check_missing(contract, range);
		check_semaphores(contract, range);
	}
}

static bool allocate(struct contract *contract)
{
	size_t groups = contract->subject->group_count + 1;

	contract->group_of = calloc(contract->providers->count,
				    sizeof(*contract->group_of));
	contract->promise_of = calloc(groups, sizeof(*contract->promise_of));
	contract->reported = calloc(groups, sizeof(*contract->reported));
	contract->counted = calloc(groups, sizeof(*contract->counted));
	return contract->group_of && contract->promise_of &&
	       contract->reported && contract->counted;
}

void rules_contract(const struct subject *subject, struct findings *findings)
{
	struct contract contract = {
		.subject = subject,
		.providers = findings->policy->expect.providers,
		.findings = findings,
	};

	if (!contract.providers || (!subject->named && !subject->probe_count))
		return;
	if (allocate(&contract)) {
		match(&contract);
		for (size_t i = 0; i < subject->probe_count; i++)
			check_site(&contract, i);
		count_unused(&contract);
		check_providers(&contract);
	} else {
		findings->out_of_memory = true;
	}
	free(contract.group_of);
	free(contract.promise_of);
	free(contract.reported);
	free(contract.counted);
}

/* One finding, at the first line of source that must be kept, if any. */
static void report_nowhere(const struct promise *promises, struct range range,
			   size_t source, struct findings *findings)
{
	size_t required = 0, line = NO_LINE;

	for (size_t i = range.from; i < range.to; i++) {
		if (promises[i].conditional || promises[i].source != source)
			continue;
		required++;
		if (line == NO_LINE || promises[i].line < line)
			line = promises[i].line;
	}
	if (required)
		finding_add_line(findings, RULE_CONTRACT_MISSING, line,
				 "none of the %zu probes of %s is in any file: "
				 "all were built without them, or the files "
				 "that have them were not looked at", required,
				 promises[range.from].provider);
}

void rules_contract_nowhere(const struct providers *providers, size_t source,
			    struct findings *findings)
{
	struct range range = { 0, 0 };

	while (next_range(providers, &range))
		if (!providers_were_held(providers, range.from))
			report_nowhere(providers->promises, range, source,
				       findings);
	findings_close(findings);
}
