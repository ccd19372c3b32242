/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * DTrace for Linux, which is for x86-64 and aarch64 only: dt_stapsdt_parse() in
 * libdtrace/dt_pid.c, copy_args() in dt_prov_uprobe.c, of 2025.
 */
#include "config.h"

#include <elf.h>
#include <string.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-obstacle.h"

static const struct file_obstacle files[] = {
	{ file_is_relocatable,
	  { .reading = READING_FILE, .rule = RULE_RELOCATABLE_MODE } },
	{ file_is_debug_file,
	  { .reading = READING_FILE, .rule = RULE_DEBUG_FILE } },
	/* it reads three long, in its own byte order */
	{ file_is_foreign,
	  { .reading = READING_FILE, .rule = RULE_FOREIGN_ENDIAN_OR_CLASS,
	    .text = TEXT_FILE_IS_FOREIGN } },
	{ 0 },
};

static const struct site_obstacle sites[] = {
	{ site_in_unseen_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_TYPE } },
	{ site_in_later_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_MULTIPLE } },
	/* never adjusted */
	{ site_base_moved,
	  { .reading = READING_PROBE, .rule = RULE_BASE_MISMATCH } },
	{ site_is_dead, { .reading = READING_PROBE, .rule = RULE_PC_DEAD } },
	{ 0 },
};

/* A probe's provider is written with the process ID behind it, and all digits
 * at the end are taken for that ID: dt_pid_create_stapsdt_probes(). */
static bool ends_in_digit(const struct subject *subject,
			  const struct probe *probe)
{
	size_t length = strlen(probe->provider);

	(void)subject;
	return length && probe->provider[length - 1] >= '0' &&
	       probe->provider[length - 1] <= '9';
}

/* pidN is the provider of function boundaries. */
static bool is_pid(const struct subject *subject, const struct probe *probe)
{
	(void)subject;
	return strncmp(probe->provider, "pid", 3) == 0 &&
	       strspn(probe->provider + 3, "0123456789") ==
		       strlen(probe->provider + 3);
}

static const struct site_obstacle names[] = {
	{ is_pid,
	  { .reading = READING_PROBE, .rule = RULE_PROVIDER_PID_PREFIX,
	    .text = "with a process ID behind it, this provider is the one of "
		    "function boundaries" } },
	{ ends_in_digit,
	  { .reading = READING_PROBE, .rule = RULE_PROVIDER_TRAILING_DIGIT,
	    .text = "the provider ends in a digit, which is taken for a part "
		    "of the process ID behind it" } },
	{ 0 },
};

/* Arguments: sscanf() patterns */

#define ALWAYS (FORM(BLANK) | FORM(REGISTER) | FORM(INDIRECT) | FORM(MEMORY))
/* "%d" for displacements; the mask and shift of %ah are not used */
#define NEVER_RIGHT (FORM(FAR) | FORM(OCTAL) | FORM(HIGH_BYTE))

static bool x86_64_knows(const struct machine_register *reg)
{
	return !(reg->flags & (REGISTER_VECTOR | REGISTER_SEGMENT));
}

static bool aarch64_knows(const struct machine_register *reg)
{
	return register_is_plain(reg) && strcmp(reg->name, "wsp") != 0 &&
	       strcmp(reg->name, "fp") != 0;
}

static const struct dialect dialects[] = {
	{ EM_X86_64, 64, ALWAYS | FORM(MARKED) | FORM(SCALED) | FORM(NO_BASE),
	  NEVER_RIGHT, READING_OK, x86_64_knows },
	{ EM_AARCH64, 64, ALWAYS | FORM(BARE) | FORM(PAIR), NEVER_RIGHT,
	  READING_OK, aarch64_knows },
	{ 0 },
};

const struct consumer consumer_dtrace = {
	.id = CONSUMER_DTRACE,
	.name = "dtrace",
	.mirrors = "DTrace for Linux of 2025",
	.files = files,
	.sites = sites,
	.names = names,
	.dialects = dialects,
	.unread = READING_PROBE,
};
