/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --format=json: the document of data/stapsdt-lint.schema.json.  It has one
 * line for each file, probe and finding, and none of it is kept in memory.
 */
#include "config.h"

#include <stdio.h>

#include "consumer.h"
#include "json-out.h"
#include "operand.h"
#include "report.h"
#include "rules.h"

#define VERSION_OF_FORMAT 1

/* The judgement of the consumers that were chosen, for one file. */
struct judges {
	struct consumer_view views[CONSUMER_COUNT];
	size_t count;
};

static void judges_close(struct judges *judges)
{
	while (judges->count)
		consumer_view_close(&judges->views[--judges->count]);
}

static bool judges_open(struct judges *judges, const struct report *report,
			const struct file_report *file)
{
	unsigned chosen = report->policy->consumers;

	judges->count = 0;
	if (report->list || file->status != FILE_CHECKED)
		return true;
	for (int id = 0; id < CONSUMER_COUNT; id++) {
		if (!(chosen & 1u << id))
			continue;
		if (!consumer_view_open(&judges->views[judges->count],
					(enum consumer_id)id, file->subject)) {
			judges_close(judges);
			return false;
		}
		judges->count++;
	}
	return true;
}

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
static json_t *name_or_number(const char *name, uint16_t number)
{
	return name ? json_string_nocheck(name) : json_address(number);
}

static struct json_object elf_object(const struct elf_file *file)
{
	struct json_object elf = json_object_new();

	json_object_put(&elf, "class", json_integer(file->bits));
	json_object_put(&elf, "byte_order", json_string_nocheck(
		file->little_endian ? "little" : "big"));
	json_object_put(&elf, "machine", name_or_number(
		machine_name(file->machine, file->bits), file->machine));
	json_object_put(&elf, "type",
			name_or_number(type_name(file->type), file->type));
	return elf;
}

static bool write_head(FILE *out, const struct file_report *file)
{
	static const char *const statuses[] = {
		[FILE_CHECKED] = "checked",
		[FILE_NO_PROBES] = "no-probes",
		[FILE_UNREADABLE] = "unreadable",
		[FILE_SUPPRESSIONS] = "suppressions",
	};
	const struct subject *subject = file->subject;
	struct json_object head = json_object_new();

	json_object_put(&head, "path", json_bytes(file->path));
	json_object_put(&head, "status",
			json_string_nocheck(statuses[file->status]));
	json_object_put(&head, "error", json_bytes(file->error));
	if (subject)
		json_object_nest(&head, "elf", elf_object(subject->file));
	else
		json_object_put(&head, "elf", json_null());
	json_object_put(&head, "build_id", subject && subject->build_id[0] ?
			json_string_nocheck(subject->build_id) : json_null());
	return json_members_write(&head, out);
}

static bool write_argument(FILE *out, const struct operand *operand)
{
	struct json_object argument = json_object_new();

	json_object_put(&argument, "size", operand->has_size ?
			json_unsigned(operand->size) : json_null());
	json_object_put(&argument, "signed",
			json_boolean(operand->is_signed));
	json_object_put(&argument, "float", json_boolean(operand->is_float));
	json_object_put(&argument, "operand",
			json_bytes_of(operand->body.at, operand->body.length));
	json_object_put(&argument, "kind", json_string_nocheck(
		operand_kind_name(operand->kind)));
	return json_object_write(&argument, out);
}

/* One at a time, too: a hostile note may have millions. */
static bool write_arguments(FILE *out, const struct subject *subject,
			    const struct probe *probe)
{
	struct operand_cursor cursor;
	struct operand operand;
	const char *before = "";

	fputs(",\"args\":[", out);
	operand_cursor_init(&cursor, subject->machine, probe->arguments);
	while (operand_next(&cursor, &operand)) {
		fputs(before, out);
		if (!write_argument(out, &operand))
			return false;
		before = ",";
	}
	fputc(']', out);
	return true;
}

static struct json_object verdict_object(const struct consumer_view *view,
					 size_t probe)
{
	struct json_object object = json_object_new();
	struct verdict verdict;
	json_t *arguments = json_array();

	consumer_judge(view, probe, &verdict);
	json_object_put(&object, "listed", json_boolean(verdict.listed));
	json_object_put(&object, "attachable",
			json_boolean(verdict.attachable));
	for (size_t i = 0; i < verdict.argument_count && i < OPERAND_MAX; i++)
		if (json_array_append_new(arguments, json_string_nocheck(
			    reading_name(verdict.arguments[i]))) < 0)
			object.out_of_memory = true;
	json_object_put(&object, "args", arguments);
	return object;
}

/* What is not of the contract's first keys, where there is something to say. */
static bool write_more(FILE *out, const struct subject *subject,
		       const struct judges *judges, size_t index)
{
	const struct probe *probe = &subject->probes[index];
	struct json_object more = json_object_new();
	struct json_object verdicts = json_object_new();

	if (probe->adjusted_pc != probe->pc)
		json_object_put(&more, "adjusted_location",
				json_address(probe->adjusted_pc));
	if (probe->adjusted_semaphore != probe->semaphore)
		json_object_put(&more, "adjusted_semaphore",
				json_address(probe->adjusted_semaphore));
	if (subject->relocatable &&
	    probe->pc_section < subject->file->section_count)
		json_object_put(&more, "section", json_bytes(
			subject->file->sections[probe->pc_section].name));
	for (size_t i = 0; i < judges->count; i++)
		json_object_nest(&verdicts,
				 consumers[judges->views[i].id]->name,
				 verdict_object(&judges->views[i], index));
	if (judges->count)
		json_object_nest(&more, "consumers", verdicts);
	else
		json_decref(verdicts.value);
	if (json_object_size(more.value))
		fputc(',', out);
	return json_members_write(&more, out);
}

static bool write_probe(FILE *out, const struct subject *subject,
			const struct judges *judges, size_t index)
{
	const struct probe *probe = &subject->probes[index];
	struct json_object head = json_object_new();

	json_object_put(&head, "provider", json_bytes(probe->provider));
	json_object_put(&head, "name", json_bytes(probe->name));
	json_object_put(&head, "location", json_address(probe->pc));
	json_object_put(&head, "base", json_address(probe->base));
	json_object_put(&head, "semaphore", json_address(probe->semaphore));
	json_object_put(&head, "arguments", json_bytes(probe->arguments));
	fputs(index ? ",\n{" : "\n{", out);
	if (!json_members_write(&head, out) ||
	    !write_arguments(out, subject, probe) ||
	    !write_more(out, subject, judges, index))
		return false;
	fputc('}', out);
	return true;
}

static bool write_probes(const struct report *report,
			 const struct file_report *file)
{
	const struct subject *subject = file->subject;
	struct judges judges;
	bool good;

	if (!subject)
		return true;
	good = judges_open(&judges, report, file);
	for (size_t i = 0; good && i < subject->probe_count; i++)
		good = write_probe(report->out, subject, &judges, i);
	judges_close(&judges);
	return good;
}

static struct json_object suppressed_object(const char *reason)
{
	struct json_object suppressed = json_object_new();

	json_object_put(&suppressed, "reason", json_bytes(reason));
	return suppressed;
}

static bool write_finding(FILE *out, const struct subject *subject,
			  const struct finding *finding)
{
	const struct probe *probe = finding->probe == NO_PROBE ? NULL :
				    &subject->probes[finding->probe];
	struct json_object object = json_object_new();

	json_object_put(&object, "rule", json_string_nocheck(
		rule_table[finding->rule].id));
	json_object_put(&object, "severity", json_string_nocheck(
		severity_name(finding->severity)));
	json_object_put(&object, "probe",
			probe ? json_bytes_joined(probe->provider, probe->name)
			      : json_null());
	json_object_put(&object, "location",
			probe ? json_address(probe->pc) : json_null());
	json_object_put(&object, "offset", json_unsigned(finding->offset));
	json_object_put(&object, "message", json_bytes(finding->message));
	if (finding->line != NO_LINE)
		json_object_put(&object, "line", json_unsigned(finding->line));
	if (finding->reason)
		json_object_nest(&object, "suppressed",
				 suppressed_object(finding->reason));
	return json_object_write(&object, out);
}

static bool write_findings(const struct report *report,
			   const struct file_report *file)
{
	const struct findings *findings = file->findings;
	const char *before = "\n";

	for (size_t i = 0; i < findings->count; i++) {
		if (!report_shows(report, &findings->items[i]))
			continue;
		fputs(before, report->out);
		before = ",\n";
		if (!write_finding(report->out, file->subject,
				   &findings->items[i]))
			return false;
	}
	return true;
}

static bool begin(struct report *report)
{
	fprintf(report->out, "{\"version\":%d,\n\"files\":[",
		VERSION_OF_FORMAT);
	return true;
}

static bool write_file(struct report *report, const struct file_report *file)
{
	FILE *out = report->out;

	fputs(report->files ? ",\n{" : "\n{", out);
	if (!write_head(out, file))
		return false;
	fputs(",\"probes\":[", out);
	if (!write_probes(report, file))
		return false;
	fputs("],\"findings\":[", out);
	if (!write_findings(report, file))
		return false;
	fputs("]}", out);
	return true;
}

static bool end(struct report *report, const struct summary *summary)
{
	struct json_object object = json_object_new();

	json_object_put(&object, "files", json_unsigned(summary->files));
	json_object_put(&object, "probes", json_unsigned(summary->probes));
	json_object_put(&object, "errors", json_unsigned(
		summary->by_severity[SEVERITY_ERROR]));
	json_object_put(&object, "warnings", json_unsigned(
		summary->by_severity[SEVERITY_WARNING]));
	json_object_put(&object, "infos", json_unsigned(
		summary->by_severity[SEVERITY_INFO]));
	json_object_put(&object, "hidden", json_unsigned(summary->hidden));
	json_object_put(&object, "suppressed",
			json_unsigned(summary->suppressed));
	json_object_put(&object, "unreadable",
			json_unsigned(summary->unreadable));
	fputs("],\n\"summary\":", report->out);
	if (!json_object_write(&object, report->out))
		return false;
	fputs("}\n", report->out);
	return true;
}

const struct report_format report_json = { "json", begin, write_file, end };
