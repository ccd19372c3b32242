/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The instruction at each site: a NOP, and which one.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "note/site.h"
#include "rules/rules.h"

struct site {
	size_t index;
	const struct probe *probe;
	uint8_t bytes[SITE_BYTES];
	size_t length;                  /* how many of them there are */
	const struct instruction *nop;  /* NULL: none */
};

static bool read_site(const struct subject *subject, size_t index,
		      struct site *site)
{
	uint64_t offset, left;

	*site = (struct site){
		.index = index,
		.probe = &subject->probes[index],
	};
	if (!site_locate(subject, site->probe, &offset, &left))
		return false;
	site->length = left < SITE_BYTES ? (size_t)left : SITE_BYTES;
	if (!elf_file_read(subject->file, offset, site->bytes, site->length))
		return false;
	site->nop = machine_nop(subject->machine, site->bytes, site->length);
	return true;
}

static void check_instruction(const struct subject *subject,
			      const struct site *site,
			      struct findings *findings)
{
	const uint8_t *bytes = site->bytes;

	if (site->nop)
		return;
	if (machine_breakpoint(subject->machine, bytes, site->length))
		finding_add(findings, RULE_SITE_BREAKPOINT, site->index,
			    site->probe->offset, "there is a breakpoint "
			    "instead of a NOP: the file was copied out of "
			    "memory while it was probed");
	else
		finding_add(findings, RULE_SITE_NOT_NOP, site->index,
			    site->probe->offset, "the instruction %02x %02x "
			    "%02x %02x is no NOP", bytes[0], bytes[1],
			    bytes[2], bytes[3]);
}

static bool begins_with(const struct site *site, const char *bytes,
			size_t length)
{
	return site->length >= length &&
	       memcmp(site->bytes, bytes, length) == 0;
}

/*
 * What usdt.h puts behind the NOP so that a kernel can replace it by a call:
 * five bytes at first, which could overwrite the red zone (taken back in 2026),
 * now ten.
 */
static void check_combination(const struct subject *subject,
			      const struct site *site,
			      struct findings *findings)
{
	static const char nop5[] = "\x90\x0f\x1f\x44\x00\x00";
	static const char nop10[] = "\x90\x66\x2e\x0f\x1f\x84";

	if (subject->file->machine != EM_X86_64 || !site->nop)
		return;
	if (begins_with(site, nop5, sizeof(nop5) - 1))
		finding_add(findings, RULE_SITE_NOP5_COMBO, site->index,
			    site->probe->offset, "a NOP with a five-byte NOP "
			    "behind it: a kernel that optimises it may "
			    "overwrite the red zone");
	else if (begins_with(site, nop10, sizeof(nop10) - 1))
		finding_add(findings, RULE_SITE_NOP10_COMBO, site->index,
			    site->probe->offset, "a NOP with a ten-byte NOP "
			    "behind it: newer kernels probe it without a "
			    "trap");
	else if (site->nop->length == 1)
		finding_add(findings, RULE_SITE_PLAIN_NOP, site->index,
			    site->probe->offset,
			    "a single NOP: every hit costs a trap");
}

static void check_overlap(const struct site *before, const struct site *site,
			  struct findings *findings)
{
	uint64_t distance = site->probe->adjusted_pc -
			    before->probe->adjusted_pc;

	if (before->nop && before->probe->pc_section == site->probe->pc_section
	    && distance && distance < before->nop->length)
		finding_add(findings, RULE_SITE_OVERLAP, site->index,
			    site->probe->offset, "the site begins inside the "
			    "NOP of %s:%s at 0x%" PRIx64,
			    before->probe->provider, before->probe->name,
			    before->probe->pc);
}

/* The kernel's ARM uprobes take ARM code only, at multiples of four
 * (arch/arm/probes/uprobes/core.c: "Thumb not yet support"). */
static void check_thumb(const struct subject *subject, const struct site *site,
			struct findings *findings)
{
	const struct probe *probe = site->probe;
	uint32_t section = subject->relocatable ? probe->pc_section : 0;
	bool unaligned = probe->adjusted_pc & 3;

	if (subject->file->machine != EM_ARM)
		return;
	if (unaligned || symbols_in_thumb(subject->symbols, section,
					  probe->adjusted_pc))
		finding_add(findings, RULE_SITE_THUMB, site->index,
			    probe->offset, "the site is in Thumb code: %s",
			    unaligned ? "no kernel can probe an address that "
					"is no multiple of four"
				      : "the kernel takes it for ARM code");
}

static void check_function(const struct subject *subject,
			   const struct site *site, struct findings *findings)
{
	const struct probe *probe = site->probe;
	uint32_t section = subject->relocatable ? probe->pc_section : 0;

	if (finding_wanted(findings, RULE_SITE_OUTSIDE_FUNCTION) &&
	    subject->symbols->have_static &&
	    !symbols_in_function(subject->symbols, section,
				 probe->adjusted_pc))
		finding_add(findings, RULE_SITE_OUTSIDE_FUNCTION, site->index,
			    probe->offset,
			    "no function of .symtab has this address");
}

void rules_site(const struct subject *subject, struct findings *findings)
{
	struct site before = { 0 }, site;

	if (subject->debug_file || !subject->machine)
		return;
	/* in the order of addresses, so that neighbours share a read */
	for (size_t i = 0; i < subject->probe_count; i++) {
		if (!read_site(subject, subject->by_address[i], &site))
			continue;
		check_instruction(subject, &site, findings);
		check_combination(subject, &site, findings);
		if (before.probe)
			check_overlap(&before, &site, findings);
		check_thumb(subject, &site, findings);
		check_function(subject, &site, findings);
		before = site;
	}
}
