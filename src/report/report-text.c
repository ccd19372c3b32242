/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For people: one line a finding, or one line a probe with --list.  The last
 * line, on standard error, says what was looked at.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/escape.h"
#include "finding/rule.h"
#include "report/report.h"

static const char *const colors[] = {
	[SEVERITY_INFO] = "\033[36m",
	[SEVERITY_WARNING] = "\033[1;35m",
	[SEVERITY_ERROR] = "\033[1;31m",
};

static void print_bytes(FILE *out, const char *text)
{
	escape_print(out, text, strlen(text));
}

static void print_probe(FILE *out, const struct probe *probe)
{
	print_bytes(out, probe->provider);
	putc(':', out);
	print_bytes(out, probe->name);
	fprintf(out, "@0x%" PRIx64, probe->pc);
}

static void print_severity(const struct report *report, enum severity severity)
{
	fprintf(report->out, "%s%s%s: ", report->color ? colors[severity] : "",
		severity_name(severity), report->color ? "\033[0m" : "");
}

static void print_finding(const struct report *report,
			  const struct file_report *file,
			  const struct finding *finding)
{
	FILE *out = report->out;

	print_bytes(out, file->path);
	if (finding->line != NO_LINE)
		fprintf(out, ":%zu", finding->line);
	fputs(": ", out);
	print_severity(report, finding->severity);
	if (finding->probe != NO_PROBE) {
		print_probe(out, &file->subject->probes[finding->probe]);
		fputs(": ", out);
	}
	print_bytes(out, finding->message);
	fprintf(out, " [%s]\n", rule_table[finding->rule].id);
}

static void print_listed(FILE *out, const char *path, const struct probe *probe)
{
	print_bytes(out, path);
	fputs(": ", out);
	print_probe(out, probe);
	fprintf(out, " semaphore=0x%" PRIx64, probe->semaphore);
	if (*probe->arguments) {
		putc(' ', out);
		print_bytes(out, probe->arguments);
	}
	putc('\n', out);
}

static bool begin(struct report *report)
{
	(void)report;
	return true;
}

static bool print_file(struct report *report, const struct file_report *file)
{
	for (size_t i = 0; i < file->findings->count; i++)
		if (!file->findings->items[i].reason &&
		    report_shows(report, &file->findings->items[i]))
			print_finding(report, file, &file->findings->items[i]);
	if (report->list && file->subject)
		for (size_t i = 0; i < file->subject->probe_count; i++)
			print_listed(report->out, file->path,
				     &file->subject->probes[i]);
	return true;
}

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

static void print_count(uint64_t count, const char *what, const char *before)
{
	fprintf(stderr, "%s%" PRIu64 " %s%s", before, count, what,
		plural(count));
}

static bool end(struct report *report, const struct summary *summary)
{
	const uint64_t *count = summary->by_severity;

	/* the last line is the last where both streams are one */
	fflush(report->out);
	if (report->quiet)
		return true;
	print_count(summary->files, "file", "stapsdt-lint: ");
	print_count(summary->probes, "probe", ", ");
	if (!report->list) {
		print_count(count[SEVERITY_ERROR], "error", ": ");
		print_count(count[SEVERITY_WARNING], "warning", ", ");
		if (report->policy->show <= SEVERITY_INFO)
			print_count(count[SEVERITY_INFO], "remark", ", ");
	}
	if (summary->hidden)
		fprintf(stderr, "; %" PRIu64 " below --min-severity",
			summary->hidden);
	if (summary->suppressed)
		fprintf(stderr, "; %" PRIu64 " suppressed",
			summary->suppressed);
	if (summary->unreadable)
		fprintf(stderr, "; %" PRIu64 " not examined",
			summary->unreadable);
	putc('\n', stderr);
	return true;
}

const struct report_format report_text = {
	.name = "text",
	.begin = begin,
	.file = print_file,
	.end = end,
};
