/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "run/run.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "expect/provider.h"
#include "expect/tapset-read.h"
#include "finding/suppress.h"
#include "report/output.h"
#include "report/report.h"
#include "report/suppress-write.h"
#include "rules/rules.h"
#include "run/compare.h"
#include "run/jobs.h"
#include "survey/survey.h"
#include "survey/survey-machine.h"
#include "survey/survey-report.h"

/* one run over many files */
struct run {
	const struct options *options;
	struct report report;
	struct summary summary;
	struct suppress_writer *writer;  /* --write-suppressions, or NULL */
	uint64_t passed_over;
	bool found;      /* something at or above --fail-on */
	bool trouble;    /* something could not be examined */
};

static void count_findings(struct run *run, const struct findings *findings)
{
	const struct policy *policy = &run->options->policy;

	run->summary.suppressed += findings->suppressed;
	for (int i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++) {
		uint64_t count = findings->by_severity[i];

		if ((enum severity)i >= policy->show)
			run->summary.by_severity[i] += count;
		else
			run->summary.hidden += count;
		if (count && policy->fail_on != SEVERITY_OFF &&
		    (enum severity)i >= policy->fail_on)
			run->found = true;
	}
}

static void print_file(struct run *run, const struct file_report *file)
{
	if (!run->options->format->file(&run->report, file))
		run->trouble = true;
	run->report.files++;
}

static void print_result(void *context, const struct examined *result)
{
	struct run *run = context;
	struct file_report file = examined_report(result);

	if (file.status == FILE_PASSED_OVER) {
		run->passed_over++;
		return;
	}
	run->summary.files++;
	if (file.subject)
		run->summary.probes += file.subject->probe_count;
	count_findings(run, file.findings);
	if (file.status == FILE_UNREADABLE) {
		run->summary.unreadable++;
		run->trouble = true;
		complain(file.path, file.error ? file.error : "out of memory");
	}
	if (run->writer && !suppress_writer_add(run->writer, &file))
		run->trouble = true;
	print_file(run, &file);
}

/* Of providers of which no file has anything, known when all were examined. */
static void print_providers(struct run *run)
{
	const struct policy *policy = &run->options->policy;
	const struct providers *providers = policy->expect.providers;

	for (size_t i = 0; i < providers->source_count; i++) {
		struct findings findings;
		struct file_report file = {
			.path = providers->sources[i].path,
			.status = FILE_PROVIDER,
			.findings = &findings,
		};

		findings_init(&findings, policy);
		rules_contract_nowhere(providers, i, &findings);
		suppressions_apply(policy->suppressions, file.path, NULL,
				   &findings);
		count_findings(run, &findings);
		if (run->writer && !suppress_writer_add(run->writer, &file))
			run->trouble = true;
		if (findings.count)
			print_file(run, &file);
		run->trouble |= findings.out_of_memory;
		findings_free(&findings);
	}
}

/* What is wrong with the suppressions is known when all else is. */
static void print_suppressions(struct run *run)
{
	const struct policy *policy = &run->options->policy;
	size_t count = suppressions_files(policy->suppressions);

	for (size_t i = 0; i < count; i++) {
		struct findings findings;
		struct file_report file = {
			.path = suppressions_path(policy->suppressions, i),
			.status = FILE_SUPPRESSIONS,
			.findings = &findings,
		};

		findings_init(&findings, policy);
		suppressions_judge(policy->suppressions, i, &findings);
		count_findings(run, &findings);
		if (findings.count)
			print_file(run, &file);
		run->trouble |= findings.out_of_memory;
		findings_free(&findings);
	}
}

/* NO_COLOR: https://no-color.org */
static bool wants_color(const struct options *options, FILE *stream)
{
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	if (options->color == COLOR_AUTO)
		return isatty(fileno(stream)) && !(no_color && *no_color) &&
		       terminal && strcmp(terminal, "dumb") != 0;
	return options->color == COLOR_ALWAYS;
}

static void report_passed_over(const struct run *run)
{
	char text[96];

	if (!run->passed_over || run->options->quiet)
		return;
	snprintf(text, sizeof(text), "%" PRIu64 " archive%s or package%s in "
		 "directories not read: name %s", run->passed_over,
		 run->passed_over == 1 ? "" : "s",
		 run->passed_over == 1 ? "" : "s",
		 run->passed_over == 1 ? "it" : "them");
	complain(NULL, text);
}

static void report_unaddressed(const struct tapset *tapset)
{
	if (tapset_was_addressed(tapset))
		return;
	complain("--tapset", tapset->point_count
		 ? "no probe point is about any of these files"
		 : "no probe point names a process, library or provider; where "
		   "a script has only aliases, name the tapset that defines "
		   "them, too");
}

/* Into an open stream. */
static void check_files(struct run *run, FILE *stream)
{
	const struct options *options = run->options;
	const struct baseline *baseline = options->policy.expect.baseline;
	bool list = options->action == ACTION_LIST;
	struct walk *walk = walk_new(options->paths, options->path_count,
				     options->files0_from);

	run->report = (struct report){
		.out = stream,
		.policy = &options->policy,
		.list = list,
		.color = wants_color(options, stream),
		.quiet = options->quiet,
	};
	if (!walk || !options->format->begin(&run->report) ||
	    !jobs_run(walk, &options->policy, list, options->jobs,
		      print_result, run)) {
		complain("out of memory", "not every file was examined");
		run->trouble = true;
	}
	if (walk)
		walk_free(walk);
	if (baseline && !list && !run->trouble &&
	    !compare_missing(baseline, options->compare, options->paths[0],
			     &options->policy, print_result, run)) {
		complain("out of memory", "not every file was compared");
		run->trouble = true;
	}
	if (options->policy.expect.providers && !list && !run->trouble)
		print_providers(run);
	if (options->policy.suppressions && !list && !run->trouble)
		print_suppressions(run);
	if (options->policy.expect.tapset)
		report_unaddressed(options->policy.expect.tapset);
	report_passed_over(run);
	if (!options->format->end(&run->report, &run->summary))
		run->trouble = true;
}

/* Takes a sentence that begins with a path; NULL: there was no memory. */
static void complain_of(char *error)
{
	complain(NULL, error ? error : "out of memory");
	free(error);
}

static bool read_suppressions(struct suppressions *suppressions)
{
	char *error = NULL;

	if (suppressions_read(suppressions, &error) == 0)
		return true;
	complain_of(error);
	return false;
}

/* Only what is the whole truth may hide findings in the next run. */
static void write_suppressions(struct run *run)
{
	const char *path = run->options->write_suppressions;
	char *error = NULL;
	size_t lines;

	if (run->trouble) {
		complain(path, "not written, for not everything could be "
			 "examined");
	} else if (!suppress_writer_write(run->writer, &run->options->policy, path,
				   &lines, &error)) {
		complain_of(error);
		run->trouble = true;
	} else if (!run->options->quiet) {
		char text[64];

		snprintf(text, sizeof(text), "%zu suppression%s", lines,
			 lines == 1 ? "" : "s");
		complain(path, text);
	}
}

static enum outcome check_into(struct run *run)
{
	struct output output;
	const char *why;

	if (!output_open(&output, run->options->output, &why)) {
		complain(output.name, why);
		return OUTCOME_TROUBLE;
	}
	check_files(run, output.stream);
	if (!output_commit(&output)) {
		complain(output.name, strerror(errno));
		run->trouble = true;
	}
	if (run->options->write_suppressions)
		write_suppressions(run);
	if (run->trouble)
		return OUTCOME_TROUBLE;
	return run->found ? OUTCOME_FOUND : OUTCOME_CLEAN;
}

static enum outcome check(const struct options *options)
{
	struct suppressions *suppressions = options->policy.suppressions;
	struct run run = { .options = options };
	enum outcome outcome = OUTCOME_TROUBLE;

	if (options->write_suppressions) {
		run.writer = suppress_writer_new();
		run.trouble = !run.writer;
	}
	if (!suppressions || read_suppressions(suppressions))
		outcome = check_into(&run);
	suppress_writer_free(run.writer);
	return outcome;
}

/* False: not all of it. */
static bool survey_into(const struct options *options, FILE *out)
{
	struct survey survey;
	bool good = survey_gather(&survey, options->policy.expect.root,
				  options->paths, options->path_count);
	bool json = options->format == &report_json;

	survey_machine(&survey);
	if (!(json ? survey_print_json : survey_print_text)(&survey, out) ||
	    survey.failed) {
		complain("out of memory", "not every Python was looked at");
		good = false;
	}
	survey_free(&survey);
	return good;
}

enum outcome run_survey(const struct options *options)
{
	struct output output;
	const char *why;
	bool good;

	if (!output_open(&output, options->output, &why)) {
		complain(output.name, why);
		return OUTCOME_TROUBLE;
	}
	good = survey_into(options, output.stream);
	if (output_commit(&output))
		return good ? OUTCOME_CLEAN : OUTCOME_TROUBLE;
	complain(output.name, strerror(errno));
	return OUTCOME_TROUBLE;
}

/* Both sides: that of --compare first. */
static enum outcome check_sides(struct options *options)
{
	struct baseline *baseline;
	bool trouble = false;
	enum outcome outcome;

	if (!options->compare)
		return check(options);
	baseline = compare_read(options->compare, options->paths[0],
				&options->policy, options->jobs, &trouble);
	if (!baseline) {
		complain(options->compare, "out of memory");
		return OUTCOME_TROUBLE;
	}
	options->policy.expect.baseline = baseline;
	outcome = check(options);
	baseline_free(baseline);
	return trouble ? OUTCOME_TROUBLE : outcome;
}

/* What is expected is read once, before any file. */
static bool read_expectations(struct options *options)
{
	struct expectations *expect = &options->policy.expect;
	const struct file_list *providers = &options->providers;
	const struct file_list *tapsets = &options->tapsets;
	char *error = NULL;

	if (providers->count)
		expect->providers = providers_read(providers->paths,
						   providers->count, &error);
	if (tapsets->count && !error)
		expect->tapset = tapset_read(tapsets->paths, tapsets->count,
					     &error);
	if ((!providers->count || expect->providers) &&
	    (!tapsets->count || expect->tapset))
		return true;
	complain(!providers->count || expect->providers ? "--tapset"
							: "--provider",
		 error ? error : "out of memory");
	free(error);
	return false;
}

enum outcome run_check(struct options *options)
{
	enum outcome outcome = OUTCOME_TROUBLE;

	if (read_expectations(options))
		outcome = check_sides(options);
	providers_free(options->policy.expect.providers);
	tapset_free(options->policy.expect.tapset);
	return outcome;
}
