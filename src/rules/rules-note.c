/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The form of each note: header, owner, descriptor, padding.
 */
#include "config.h"

#include <inttypes.h>

#include "base/bytes.h"
#include "base/quote.h"
#include "rules/rules.h"

static void overrun(const struct note_section *section,
		    const struct note *note, struct findings *findings)
{
	finding_add(findings, RULE_NOTE_OVERRUN, NO_PROBE,
		    section->offset + note->offset, "a note with an owner of "
		    "%" PRIu32 " bytes and a descriptor of %" PRIu32 ", where "
		    "%s has %" PRIu64 " left: it and what follows is lost",
		    note->namesz, note->descsz, quote(section->name).text,
		    section->size - note->offset);
}

static void foreign(const struct note_section *section,
		    const struct note *note, struct findings *findings)
{
	finding_add(findings, RULE_NOTE_OWNER, NO_PROBE,
		    section->offset + note->offset, "the owner is \"%.*s\", "
		    "not \"stapsdt\": libbpf attaches to no probe of the file",
		    note->namesz > 64 ? 64 : (int)note->namesz, note->owner);
}

static void wrong_namesz(const struct note_section *section,
			 const struct note *note, struct findings *findings)
{
	finding_add(findings, RULE_NOTE_NAMESZ, NO_PROBE,
		    section->offset + note->offset, "the owner has %" PRIu32
		    " bytes, not the 8 of \"stapsdt\" and NUL: SystemTap, gdb, "
		    "bcc and perf skip the note", note->namesz);
}

static void wrong_type(const struct note_section *section,
		       const struct note *note, struct findings *findings)
{
	finding_add(findings, RULE_NOTE_TYPE, NO_PROBE,
		    section->offset + note->offset, "the type is %" PRIu32
		    ", not 3: perf and libbpf give up the whole file",
		    note->type);
}

static void too_short(const struct note_section *section,
		      const struct note *note, struct findings *findings)
{
	finding_add(findings, RULE_DESC_SHORT, NO_PROBE,
		    section->offset + note->offset, "a descriptor of %" PRIu32
		    " bytes has no room for three addresses and three strings",
		    note->descsz);
}

/* The first of the three strings without an end. */
static const char *endless(const struct note *note)
{
	if (!note->provider)
		return "provider";
	return note->name ? "argument string" : "name";
}

static void unterminated(const struct note_section *section,
			 const struct note *note, struct findings *findings)
{
	finding_add(findings, RULE_DESC_UNTERMINATED, NO_PROBE,
		    section->offset + note->offset, "the %s is missing or does "
		    "not end within the descriptor", endless(note));
}

static const struct {
	unsigned flaw;
	void (*report)(const struct note_section *section,
		       const struct note *note, struct findings *findings);
} forms[] = {
	{ NOTE_OVERRUN, overrun },
	{ NOTE_OWNER, foreign },
	{ NOTE_NAMESZ, wrong_namesz },
	{ NOTE_TYPE, wrong_type },
	{ NOTE_SHORT, too_short },
	{ NOTE_UNTERMINATED, unterminated },
};

static void check_note(const struct note_section *section,
		       const struct note *note, struct findings *findings)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (note->flaws & forms[i].flaw)
			forms[i].report(section, note, findings);
}

static void check_end(const struct note_section *section,
		      struct findings *findings)
{
	uint64_t left = section->size - section->read_to;

	if (!bytes_are_zero(section->bytes + section->read_to, (size_t)left))
		finding_add(findings, RULE_NOTE_TRAILING_BYTES, NO_PROBE,
			    section->offset + section->read_to, "%" PRIu64
			    " bytes behind the last note of %s are no note",
			    left, quote(section->name).text);
}

static void check_probe(const struct subject *subject, size_t index,
			struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];

	if (probe->flaws & NOTE_TRAILING)
		finding_add(findings, RULE_DESC_TRAILING, index, probe->offset,
			    "the descriptor goes on behind the NUL of the "
			    "arguments: SystemTap, gdb and bcc skip the note");
	if (probe->flaws & NOTE_PADDING)
		finding_add(findings, RULE_PAD_NONZERO, index, probe->offset,
			    "the padding is not zero");
	if (*probe->arguments == ':')
		finding_add(findings, RULE_ARGS_LEADING_COLON, index,
			    probe->offset, "the arguments begin with a colon: "
			    "gdb, libbpf and perf take that for none, bcc and "
			    "SystemTap for the first argument");
}

void rules_note(const struct subject *subject, struct findings *findings)
{
	for (size_t i = 0; i < subject->note_section_count; i++) {
		const struct note_section *section = &subject->note_sections[i];

		for (size_t j = 0; j < section->note_count; j++)
			check_note(section, &section->notes[j], findings);
		if (section->named_stapsdt)
			check_end(section, findings);
	}
	for (size_t i = 0; i < subject->probe_count; i++)
		check_probe(subject, i, findings);
}
