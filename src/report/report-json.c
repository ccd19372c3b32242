/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --format=json: the document of data/stapsdt-lint.schema.json.  It has one
 * line for each file, probe and finding, and none of it is kept in memory.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json-stream.h"
#include "consumer/consumer-verdict.h"
#include "finding/rule.h"
#include "operand/machine-find.h"
#include "operand/operand.h"
#include "report/report.h"

#define VERSION_OF_FORMAT 1

static const char *type_name(uint16_t type)
{
	static const char *const names[] = {
		[ET_NONE] = "NONE",
		[ET_REL] = "REL",
		[ET_EXEC] = "EXEC",
		[ET_DYN] = "DYN",
		[ET_CORE] = "CORE",
	};

	return type < sizeof(names) / sizeof(*names) ? names[type] : NULL;
}

/* The name, or the number of what has none. */
static void write_name(struct json_stream *out, const char *key,
		       const char *name, uint16_t number)
{
	if (name)
		json_stream_bytes(out, key, name);
	else
		json_stream_address(out, key, number);
}

static void write_elf(struct json_stream *out, const struct elf_file *file)
{
	json_stream_open(out, "elf", '{');
	json_stream_unsigned(out, "class", (uint64_t)file->bits);
	json_stream_bytes(out, "byte_order",
			  file->little_endian ? "little" : "big");
	write_name(out, "machine", machine_name(file->machine, file->bits),
		   file->machine);
	write_name(out, "type", type_name(file->type), file->type);
	json_stream_close(out, '}');
}

static void write_head(struct json_stream *out, const struct file_report *file)
{
	static const char *const statuses[] = {
		[FILE_CHECKED] = "checked",
		[FILE_NO_PROBES] = "no-probes",
		[FILE_UNREADABLE] = "unreadable",
		[FILE_SUPPRESSIONS] = "suppressions",
		[FILE_PROVIDER] = "provider",
	};
	const struct subject *subject = file->subject;

	json_stream_bytes(out, "path", file->path);
	json_stream_bytes(out, "status", statuses[file->status]);
	json_stream_bytes(out, "error", file->error);
	if (subject)
		write_elf(out, subject->file);
	else
		json_stream_null(out, "elf");
	json_stream_bytes(out, "build_id", subject && subject->build_id[0] ?
			  subject->build_id : NULL);
}

static void write_argument(struct json_stream *out,
			   const struct operand *operand)
{
	json_stream_open(out, NULL, '{');
	if (operand->has_size)
		json_stream_unsigned(out, "size", operand->size);
	else
		json_stream_null(out, "size");
	json_stream_boolean(out, "signed", operand->is_signed);
	json_stream_boolean(out, "float", operand->is_float);
	json_stream_bytes_of(out, "operand", operand->body.at,
			     operand->body.length);
	json_stream_bytes(out, "kind", operand_kind_name(operand->kind));
	json_stream_close(out, '}');
}

static void write_arguments(struct json_stream *out,
			    const struct subject *subject,
			    const struct probe *probe)
{
	struct operand_cursor cursor;
	struct operand operand;

	json_stream_open(out, "args", '[');
	operand_cursor_init(&cursor, subject->machine, probe->arguments);
	while (operand_next(&cursor, &operand))
		write_argument(out, &operand);
	json_stream_close(out, ']');
}

static void write_verdict(struct json_stream *out, const char *consumer,
			  const struct kept_verdict *verdict)
{
	json_stream_open(out, consumer, '{');
	json_stream_boolean(out, "listed", verdict->listed);
	json_stream_boolean(out, "attachable", verdict->attachable);
	json_stream_open(out, "args", '[');
	for (unsigned i = 0; i < verdict->argument_count; i++)
		json_stream_bytes(out, NULL,
				  reading_name(verdict_reading(verdict, i)));
	json_stream_close(out, ']');
	json_stream_close(out, '}');
}

static void write_verdicts(struct json_stream *out,
			   const struct verdicts *verdicts, size_t probe)
{
	size_t place = 0;

	if (!verdicts)
		return;
	json_stream_open(out, "consumers", '{');
	for (unsigned id = 0; id < CONSUMER_COUNT; id++)
		if (verdicts->consumers & 1u << id)
			write_verdict(out, consumers[id]->name,
				      verdicts_at(verdicts, place++, probe));
	json_stream_close(out, '}');
}

/* What is not of the contract's first keys, where there is something to say. */
static void write_more(struct json_stream *out, const struct subject *subject,
		       const struct probe *probe)
{
	if (probe->adjusted_pc != probe->pc)
		json_stream_address(out, "adjusted_location",
				    probe->adjusted_pc);
	if (probe->adjusted_semaphore != probe->semaphore)
		json_stream_address(out, "adjusted_semaphore",
				    probe->adjusted_semaphore);
	if (subject->relocatable &&
	    probe->pc_section < subject->file->section_count)
		json_stream_bytes(out, "section", subject->file
					  ->sections[probe->pc_section].name);
}

static void write_probe(struct json_stream *out, const struct file_report *file,
			size_t index)
{
	const struct subject *subject = file->subject;
	const struct probe *probe = &subject->probes[index];

	json_stream_open_line(out);
	json_stream_bytes(out, "provider", probe->provider);
	json_stream_bytes(out, "name", probe->name);
	json_stream_address(out, "location", probe->pc);
	json_stream_address(out, "base", probe->base);
	json_stream_address(out, "semaphore", probe->semaphore);
	json_stream_bytes(out, "arguments", probe->arguments);
	write_arguments(out, subject, probe);
	write_more(out, subject, probe);
	write_verdicts(out, file->verdicts, index);
	json_stream_close(out, '}');
}

static void write_place(struct json_stream *out, const struct probe *probe)
{
	char *name;

	if (!probe) {
		json_stream_null(out, "probe");
		json_stream_null(out, "location");
		return;
	}
	if (asprintf(&name, "%s:%s", probe->provider, probe->name) < 0) {
		json_stream_fail(out);
		return;
	}
	json_stream_bytes(out, "probe", name);
	json_stream_address(out, "location", probe->pc);
	free(name);
}

static void write_suppressed(struct json_stream *out, const char *reason)
{
	json_stream_open(out, "suppressed", '{');
	json_stream_bytes(out, "reason", reason);
	json_stream_close(out, '}');
}

static void write_finding(struct json_stream *out,
			  const struct subject *subject,
			  const struct finding *finding)
{
	json_stream_open_line(out);
	json_stream_bytes(out, "rule", rule_table[finding->rule].id);
	json_stream_bytes(out, "severity", severity_name(finding->severity));
	write_place(out, finding->probe == NO_PROBE ? NULL :
		    &subject->probes[finding->probe]);
	json_stream_unsigned(out, "offset", finding->offset);
	json_stream_bytes(out, "message", finding->message);
	if (finding->line != NO_LINE)
		json_stream_unsigned(out, "line", finding->line);
	if (finding->reason)
		write_suppressed(out, finding->reason);
	json_stream_close(out, '}');
}

static void write_findings(struct json_stream *out, const struct report *report,
			   const struct file_report *file)
{
	const struct findings *findings = file->findings;

	for (size_t i = 0; i < findings->count; i++)
		if (report_shows(report, &findings->items[i]))
			write_finding(out, file->subject, &findings->items[i]);
}

static bool begin(struct report *report)
{
	fprintf(report->out, "{\"version\":%d,\n\"files\":[",
		VERSION_OF_FORMAT);
	return true;
}

static bool write_file(struct report *report, const struct file_report *file)
{
	struct json_stream out;

	json_stream_init(&out, report->out, report->files > 0);
	json_stream_open_line(&out);
	write_head(&out, file);
	json_stream_open(&out, "probes", '[');
	for (size_t i = 0; file->subject && i < file->subject->probe_count; i++)
		write_probe(&out, file, i);
	json_stream_close(&out, ']');
	json_stream_open(&out, "findings", '[');
	write_findings(&out, report, file);
	json_stream_close(&out, ']');
	json_stream_close(&out, '}');
	return json_stream_finish(&out);
}

static void write_summary(struct json_stream *out,
			  const struct summary *summary)
{
	const uint64_t *count = summary->by_severity;

	json_stream_open(out, NULL, '{');
	json_stream_unsigned(out, "files", summary->files);
	json_stream_unsigned(out, "probes", summary->probes);
	json_stream_unsigned(out, "errors", count[SEVERITY_ERROR]);
	json_stream_unsigned(out, "warnings", count[SEVERITY_WARNING]);
	json_stream_unsigned(out, "infos", count[SEVERITY_INFO]);
	json_stream_unsigned(out, "hidden", summary->hidden);
	json_stream_unsigned(out, "suppressed", summary->suppressed);
	json_stream_unsigned(out, "unreadable", summary->unreadable);
	json_stream_close(out, '}');
}

static bool end(struct report *report, const struct summary *summary)
{
	struct json_stream out;

	fputs("],\n\"summary\":", report->out);
	json_stream_init(&out, report->out, false);
	write_summary(&out, summary);
	if (!json_stream_finish(&out))
		return false;
	fputs("}\n", report->out);
	return true;
}

const struct report_format report_json = {
	.name = "json",
	.verdicts = true,
	.begin = begin,
	.file = write_file,
	.end = end,
};
