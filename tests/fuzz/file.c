/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target: an ELF file, checked by every rule for every consumer, and
 * printed in one of the formats.
 */
#include "config.h"

#include <err.h>
#include <libelf.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "run/examine.h"
#include "run/options.h"

static struct options options;
static FILE *nowhere;

static void start(void)
{
	static char *arguments[] = { "fuzz", "--consumer=all",
				     "--min-severity=info",
				     "--rule=site-plain-nop=info",
				     "--format=json", "-q", "-", NULL };

	elf_version(EV_CURRENT);
	nowhere = fopen("/dev/null", "w");
	if (!nowhere || options_parse(7, arguments, &options) != 0)
		errx(1, "cannot start");
}

static void print(const struct examined *result, const char *format_name,
		  bool list)
{
	const struct report_format *format = report_format_find(format_name);
	struct file_report file = examined_report(result);
	struct summary summary = { .files = 1 };
	struct report report = {
		.out = nowhere,
		.policy = &options.policy,
		.list = list,
		.quiet = true,
	};

	format->begin(&report);
	format->file(&report, &file);
	format->end(&report, &summary);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct examined *result;
	char *image;

	if (!nowhere)
		start();
	/* of exactly this size, so that a sanitizer sees what is beyond */
	image = malloc(size ? size : 1);
	if (!image)
		return 0;
	memcpy(image, data, size);
	result = examine_image("fuzz", image, size, &options.policy);
	/* one a file, and seldom SARIF, which prints every rule */
	if (result && size % 16)
		print(result, size % 2 ? "text" : "json", size % 3 == 0);
	else if (result)
		print(result, "sarif", false);
	examined_free(result);
	free(image);
	return 0;
}
