/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --format=sarif: a log of the Static Analysis Results Interchange Format,
 * version 2.1.0 (OASIS), with one run.  Results are written one by one; only
 * what could not be read is kept until the end, where the format wants it.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json-out.h"
#include "consumer/consumer.h"
#include "finding/rule.h"
#include "finding/suppress.h"
#include "report/report.h"
#include "report/sarif-text.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
	"schemas/sarif-schema-2.1.0.json"
#define FINGERPRINT "stapsdtLint/v1"

/* what report->state points to */
struct log {
	json_t *notifications;
	uint64_t results;
};

static const char *level(enum severity severity)
{
	static const char *const levels[] = {
		[SEVERITY_OFF] = "none",
		[SEVERITY_INFO] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};

	return levels[severity];
}

static struct json_object message_object(json_t *text)
{
	struct json_object message = json_object_new();

	json_object_put(&message, "text", text);
	return message;
}

/* The rules: tool.driver.rules, in the order of enum rule_id. */

static struct json_object properties_object(const struct rule *rule)
{
	struct json_object properties = json_object_new();
	json_t *names = json_array();

	json_object_put(&properties, "family",
			json_string_nocheck(rule->family));
	for (int id = 0; id < CONSUMER_COUNT; id++)
		if (rule->consumers & 1u << id &&
		    json_array_append_new(names, json_string_nocheck(
			    consumers[id]->name)) < 0)
			properties.out_of_memory = true;
	json_object_put(&properties, "consumers", names);
	return properties;
}

static struct json_object configuration_object(const struct rule *rule)
{
	struct json_object configuration = json_object_new();
	bool enabled = rule->severity != SEVERITY_OFF;

	json_object_put(&configuration, "enabled", json_boolean(enabled));
	json_object_put(&configuration, "level",
			json_string_nocheck(level(rule->severity)));
	return configuration;
}

static struct json_object help_object(const struct rule *rule)
{
	struct json_object help = message_object(sarif_help(rule, false));

	json_object_put(&help, "markdown", sarif_help(rule, true));
	return help;
}

static bool write_rule(FILE *out, const struct rule *rule)
{
	struct json_object object = json_object_new();

	json_object_put(&object, "id", json_string_nocheck(rule->id));
	json_object_put(&object, "name", sarif_rule_name(rule->id));
	json_object_nest(&object, "shortDescription",
			 message_object(json_string_nocheck(rule->title)));
	json_object_nest(&object, "fullDescription",
			 message_object(sarif_paragraph(rule->what)));
	json_object_nest(&object, "help", help_object(rule));
	json_object_nest(&object, "defaultConfiguration",
			 configuration_object(rule));
	json_object_nest(&object, "properties", properties_object(rule));
	return json_object_write(&object, out);
}

static bool begin(struct report *report)
{
	struct log *log = calloc(1, sizeof(*log));

	report->state = log;
	if (!log)
		return false;
	log->notifications = json_array();
	fputs("{\"version\":\"2.1.0\",\"$schema\":\"" SCHEMA "\",\n"
	      "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"stapsdt-lint\","
	      "\"version\":\"" PACKAGE_VERSION "\",\n\"rules\":[", report->out);
	for (size_t i = 0; i < RULE_COUNT; i++) {
		fputs(i ? ",\n" : "\n", report->out);
		if (!write_rule(report->out, &rule_table[i]))
			return false;
	}
	fputs("]}},\n\"results\":[", report->out);
	return log->notifications;
}

/* Where a finding is. */

static struct json_object artifact_object(const char *path)
{
	struct json_object artifact = json_object_new();

	json_object_put(&artifact, "uri", sarif_uri(path));
	return artifact;
}

static struct json_object address_object(const struct probe *probe)
{
	struct json_object address = json_object_new();

	json_object_put(&address, "absoluteAddress",
			json_unsigned(probe->adjusted_pc));
	json_object_put(&address, "kind", json_string_nocheck("instruction"));
	return address;
}

static struct json_object region_object(const char *unit, uint64_t start)
{
	struct json_object region = json_object_new();

	json_object_put(&region, unit, json_unsigned(start));
	return region;
}

static struct json_object physical_object(const struct file_report *file,
					  const struct finding *finding,
					  const struct probe *probe)
{
	struct json_object physical = json_object_new();

	json_object_nest(&physical, "artifactLocation",
			 artifact_object(file->path));
	if (finding->line != NO_LINE)
		json_object_nest(&physical, "region",
				 region_object("startLine", finding->line));
	else if (finding->offset <= INT64_MAX)
		json_object_nest(&physical, "region",
				 region_object("byteOffset", finding->offset));
	/* in a relocatable object there are no absolute addresses yet */
	if (probe && !file->subject->relocatable &&
	    probe->adjusted_pc <= INT64_MAX)
		json_object_nest(&physical, "address", address_object(probe));
	return physical;
}

/* None of the standard's kinds (function, variable, member, …) is a marker in
 * the middle of a function; it allows others where none of its own fits. */
static struct json_object logical_object(const struct probe *probe)
{
	struct json_object logical = json_object_new();

	json_object_put(&logical, "name", json_bytes(probe->name));
	json_object_put(&logical, "fullyQualifiedName",
			json_bytes_joined(probe->provider, probe->name));
	json_object_put(&logical, "kind", json_string_nocheck("probe"));
	return logical;
}

static json_t *array_of_one(struct json_object object, bool *out_of_memory)
{
	json_t *array = json_array();

	json_array_nest(array, object, out_of_memory);
	return array;
}

static struct json_object location_object(const struct file_report *file,
					  const struct finding *finding,
					  const struct probe *probe)
{
	struct json_object location = json_object_new();

	json_object_nest(&location, "physicalLocation",
			 physical_object(file, finding, probe));
	if (probe)
		json_object_put(&location, "logicalLocations",
				array_of_one(logical_object(probe),
					     &location.out_of_memory));
	return location;
}

/* The reason is the whole of what --suppressions knows: it is external. */
static struct json_object suppression_object(const char *reason)
{
	struct json_object suppression = json_object_new();
	bool unreviewed = suppression_is_unreviewed(reason);

	json_object_put(&suppression, "kind", json_string_nocheck("external"));
	json_object_put(&suppression, "status", json_string_nocheck(
		unreviewed ? "underReview" : "accepted"));
	json_object_put(&suppression, "justification", json_bytes(reason));
	return suppression;
}

/* Where some results have it, the others must have an empty one (3.27.23). */
static void put_suppressions(struct json_object *result, const char *reason)
{
	json_t *suppressions = json_array();

	if (reason)
		json_array_nest(suppressions, suppression_object(reason),
				&result->out_of_memory);
	json_object_put(result, "suppressions", suppressions);
}

static bool write_result(const struct report *report,
			 const struct file_report *file,
			 const struct finding *finding, uint64_t ordinal)
{
	const struct probe *probe = finding->probe == NO_PROBE ? NULL :
				    &file->subject->probes[finding->probe];
	struct json_object result = json_object_new();
	struct json_object fingerprints = json_object_new();
	const char *id = rule_table[finding->rule].id;

	json_object_put(&fingerprints, FINGERPRINT,
			sarif_fingerprint(id, file->path, probe, ordinal));
	json_object_put(&result, "ruleId", json_string_nocheck(id));
	json_object_put(&result, "ruleIndex", json_integer(finding->rule));
	json_object_put(&result, "level",
			json_string_nocheck(level(finding->severity)));
	json_object_nest(&result, "message",
			 message_object(sarif_message(finding->message)));
	json_object_put(&result, "locations",
			array_of_one(location_object(file, finding, probe),
				     &result.out_of_memory));
	json_object_nest(&result, "partialFingerprints", fingerprints);
	if (report->policy->suppressions)
		put_suppressions(&result, finding->reason);
	return json_object_write(&result, report->out);
}

/*
 * How many findings of the same rule about the same provider:name come before
 * each one: the same in the next build, unlike an address.
 */

struct place {
	uint64_t key;
	size_t index;
};

static int compare_places(const void *one, const void *other)
{
	const struct place *a = one, *b = other;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

/* places: by key; ordinals: by index into the findings */
static void number_equals(struct place *places, uint64_t *ordinals,
			  const struct file_report *file)
{
	size_t count = file->findings->count;

	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &file->findings->items[i];
		uint32_t group = finding->probe == NO_PROBE ? UINT32_MAX :
			file->subject->probes[finding->probe].group;

		places[i].key = (uint64_t)finding->rule << 32 | group;
		places[i].index = i;
	}
	qsort(places, count, sizeof(*places), compare_places);
	for (size_t i = 1; i < count; i++)
		if (places[i].key == places[i - 1].key)
			ordinals[places[i].index] =
				ordinals[places[i - 1].index] + 1;
}

/* malloc()ed; NULL: out of memory */
static uint64_t *count_equals(const struct file_report *file)
{
	size_t count = file->findings->count;
	struct place *places = calloc(count, sizeof(*places));
	uint64_t *ordinals = calloc(count, sizeof(*ordinals));

	if (places && ordinals) {
		number_equals(places, ordinals, file);
	} else {
		free(ordinals);
		ordinals = NULL;
	}
	free(places);
	return ordinals;
}

static bool write_results(struct report *report,
			  const struct file_report *file)
{
	const struct findings *findings = file->findings;
	struct log *log = report->state;
	uint64_t *ordinals = count_equals(file);
	bool good = ordinals;

	for (size_t i = 0; good && i < findings->count; i++) {
		if (!report_shows(report, &findings->items[i]))
			continue;
		fputs(log->results++ ? ",\n" : "\n", report->out);
		good = write_result(report, file, &findings->items[i],
				    ordinals[i]);
	}
	free(ordinals);
	return good;
}

/* What could not be read is the run's trouble, besides any result. */
static bool notify(struct log *log, const struct file_report *file)
{
	struct json_object notification = json_object_new();
	struct json_object location = json_object_new();
	struct json_object physical = json_object_new();
	bool out_of_memory = false;

	json_object_nest(&physical, "artifactLocation",
			 artifact_object(file->path));
	json_object_nest(&location, "physicalLocation", physical);
	json_object_put(&notification, "level", json_string_nocheck("error"));
	json_object_nest(&notification, "message",
			 message_object(sarif_message(
				 file->error ? file->error : "unreadable")));
	json_object_put(&notification, "locations",
			array_of_one(location, &out_of_memory));
	json_array_nest(log->notifications, notification, &out_of_memory);
	return !out_of_memory;
}

static bool write_file(struct report *report, const struct file_report *file)
{
	if (file->status == FILE_UNREADABLE && !notify(report->state, file))
		return false;
	return !file->findings->count || write_results(report, file);
}

static bool end(struct report *report, const struct summary *summary)
{
	struct log *log = report->state;
	struct json_object invocation = json_object_new();
	bool good;

	if (!log)
		return false;
	json_object_put(&invocation, "executionSuccessful",
			json_boolean(!summary->unreadable));
	json_object_put(&invocation, "toolExecutionNotifications",
			log->notifications);
	fputs("],\n\"invocations\":[", report->out);
	good = json_object_write(&invocation, report->out);
	fputs("]}]}\n", report->out);
	free(log);
	report->state = NULL;
	return good;
}

const struct report_format report_sarif = {
	.name = "sarif",
	.begin = begin,
	.file = write_file,
	.end = end,
};
