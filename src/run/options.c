/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "run/options.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/escape.h"
#include "base/suggest.h"
#include "consumer/consumer.h"
#include "expect/cpython.h"
#include "finding/rule.h"
#include "finding/suppress.h"

#define JOBS_DEFAULT_MAX 64
#define JOBS_MAX 1024
/* added to an option's number for getopt_long(): beyond every character */
#define OPTION_LONG 256

/* One stanza of options.txt. */
struct option_row {
	const char *name;
	const char *const *values;   /* the only ones, or NULL */
	/* Only called with one of the values, where there are any; a list's
	 * one at a time.  False after a sentence on standard error. */
	bool (*set)(struct options *options, const char *value);
	unsigned with;               /* the actions that it is for, as bits; 0:
				      * it asks for one itself */
	const unsigned *values_with; /* the same, of each value, or NULL */
	int needs;                   /* of no use to a check without that one;
				      * OPTION_COUNT: none */
	int takes;                   /* no_argument, … as in <getopt.h> */
	char short_name;             /* 0: none */
	bool list;                   /* several values, with commas between */
	bool range;                  /* the values are no words */
	bool path;                   /* the value is one */
	bool one_file;               /* a second one would be lost */
};

#include "base/grow.h"
#include "base/version.h"
#include "run/options-table.h"

/* What may be asked; --help and --version ask for nothing else. */
static const struct {
	const char *name;
	enum option_id option;       /* OPTION_COUNT: none asks for it */
	bool takes_paths;
} actions[] = {
	[ACTION_CHECK] = { "a check", OPTION_COUNT, true },
	[ACTION_LIST] = { "--list", OPTION_LIST, true },
	[ACTION_SURVEY] = { "--survey", OPTION_SURVEY, true },
	[ACTION_EXPLAIN] = { "--explain", OPTION_EXPLAIN, false },
	[ACTION_LIST_RULES] = { "--list-rules", OPTION_LIST_RULES, false },
};

#define ACTIONS (sizeof(actions) / sizeof(*actions))

/* One command line, while it is read. */
struct command_line {
	struct options *options;
	/* the value of each option, "" without one; NULL: it isn't there */
	const char *given[OPTION_COUNT];
};

/* What goes wrong. */

/* what "word"rest: the word is the user's, and escaped, for a file's name may
 * look like an option. */
__attribute__((format(printf, 3, 4)))
static bool usage_error(const char *what, const char *word,
			const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "stapsdt-lint: %s", what);
	if (word) {
		fputs(" \"", stderr);
		escape_print(stderr, word, strlen(word));
		fputc('"', stderr);
	}
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs("\nTry \"stapsdt-lint --help\".\n", stderr);
	return false;
}

/* "text, json or sarif" */
static void join(const char *const *values, char *to, size_t size)
{
	size_t length = 0;

	to[0] = '\0';
	for (; *values && length < size; values++)
		length += (size_t)snprintf(to + length, size - length, "%s%s",
					   !length ? "" :
					   values[1] ? ", " : " or ", *values);
}

/* Is the value one of those that the option takes? */
static bool takes_value(const char *const *values, const char *value)
{
	for (size_t i = 0; values[i]; i++)
		if (strcmp(values[i], value) == 0)
			return true;
	return false;
}

/* What people call by a name that the option doesn't have. */
static const char *hint_of(const char *option, const char *value)
{
	static const struct {
		const char *option;
		const char *name;
		const char *hint;
	} hints[] = {
		{ "consumer", "bpftrace", "bpftrace reads through libbpf (0.25 "
			"and later) or bcc: name these" },
		{ "consumer", "stap", "did you mean systemtap?" },
	};

	for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++)
		if (strcmp(hints[i].option, option) == 0 &&
		    strcasecmp(hints[i].name, value) == 0)
			return hints[i].hint;
	return NULL;
}

static bool check_word(const char *option, const char *const *values,
		       const char *value)
{
	struct suggestion suggestion;
	const char *hint = hint_of(option, value);
	char all[200];

	if (takes_value(values, value))
		return true;
	join(values, all, sizeof(all));
	if (hint)
		return usage_error("unknown value", value, " for --%s, which "
				   "takes %s; %s", option, all, hint);
	suggestion_init(&suggestion, value);
	for (size_t i = 0; values[i]; i++)
		suggestion_offer(&suggestion, values[i]);
	return usage_error("unknown value", value, " for --%s, which takes "
			   "%s%s%s%s", option, all,
			   suggestion.name ? "; did you mean " : "",
			   suggestion.name ? suggestion.name : "",
			   suggestion.name ? "?" : "");
}

static bool check_value(const struct option_row *row, const char *value)
{
	size_t last = 0;

	if (!row->range)
		return check_word(row->name, row->values, value);
	if (takes_value(row->values, value))
		return true;
	while (row->values[last + 1])
		last++;
	return usage_error("unknown value", value, " for --%s, which takes %s "
			   "to %s", row->name, row->values[0],
			   row->values[last]);
}

static bool unknown_rule(const char *id)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, id);
	for (size_t rule = 0; rule < RULE_COUNT; rule++)
		suggestion_offer(&suggestion, rule_table[rule].id);
	if (suggestion.name)
		return usage_error("unknown rule", id, "; did you mean %s?",
				   suggestion.name);
	return usage_error("unknown rule", id, "; --list-rules prints them all");
}

/* What each option does. */

static bool set_list(struct options *options, const char *value)
{
	(void)value;
	options->action = ACTION_LIST;
	return true;
}

static bool set_consumer(struct options *options, const char *value)
{
	if (strcmp(value, "all") == 0)
		options->policy.consumers |= (1u << CONSUMER_COUNT) - 1;
	else
		options->policy.consumers |= 1u << consumer_find(value);
	return true;
}

static bool set_python(struct options *options, const char *value)
{
	options->policy.expect.python = true;
	options->policy.expect.python_version =
		value ? version_number(value, NULL) : 0;
	return true;
}

/* Links are followed below it, so that its own path must have none. */
static bool set_root(struct options *options, const char *value)
{
	static char root[PATH_MAX];
	struct stat status;

	if (!realpath(value, root) || stat(root, &status) != 0)
		return usage_error("no root", value, ": %s", strerror(errno));
	if (!S_ISDIR(status.st_mode))
		return usage_error("no root", value, ": %s", strerror(ENOTDIR));
	options->policy.expect.root = strcmp(root, "/") == 0 ? NULL : root;
	return true;
}

static bool set_survey(struct options *options, const char *value)
{
	(void)value;
	options->action = ACTION_SURVEY;
	return true;
}

static bool set_rule(struct options *options, const char *value)
{
	static const char *const severities[] = {
		"error", "warning", "info", "off", NULL
	};
	const char *equals = strchr(value, '=');
	char id[64];
	enum rule_id rule;

	if (!equals)
		return usage_error("no severity in", value,
				   ": --rule takes RULE=SEVERITY");
	snprintf(id, sizeof(id), "%.*s", (int)(equals - value), value);
	rule = rule_find(id);
	if (rule == RULE_COUNT)
		return unknown_rule(id);
	options->policy.chosen[rule] = true;
	return check_word("rule", severities, equals + 1) &&
	       severity_parse(equals + 1, &options->policy.severity[rule]);
}

static bool set_fail_on(struct options *options, const char *value)
{
	return severity_parse(value, &options->policy.fail_on);
}

static bool set_min_severity(struct options *options, const char *value)
{
	return severity_parse(value, &options->policy.show);
}

static bool set_suppressions(struct options *options, const char *value)
{
	struct policy *policy = &options->policy;

	if (!policy->suppressions)
		policy->suppressions = suppressions_new();
	return (policy->suppressions &&
		suppressions_name(policy->suppressions, value)) ||
	       usage_error("out of memory", NULL, ": %s", value);
}

/* Which file it is without a value is known when all options are. */
static bool set_write_suppressions(struct options *options, const char *value)
{
	options->write_suppressions = value ? value : "";
	return !value || strcmp(value, "-") != 0 ||
	       usage_error("--write-suppressions", NULL, " needs a FILE other "
			   "than standard output");
}

static bool add_file(struct file_list *list, const char *path)
{
	const char **paths = grown(list->paths, list->count, sizeof(*paths));

	if (!paths)
		return usage_error("out of memory at", path, ".");
	list->paths = paths;
	list->paths[list->count++] = path;
	return true;
}

static bool set_provider(struct options *options, const char *value)
{
	return add_file(&options->providers, value);
}

static bool set_tapset(struct options *options, const char *value)
{
	return add_file(&options->tapsets, value);
}

static bool set_compare(struct options *options, const char *value)
{
	options->compare = value;
	return true;
}

static bool set_files0_from(struct options *options, const char *value)
{
	options->files0_from = value;
	return true;
}

static bool set_jobs(struct options *options, const char *value)
{
	char *end;
	long jobs;

	errno = 0;
	jobs = strtol(value, &end, 10);
	if (*value < '0' || *value > '9' || *end || errno || jobs < 1 ||
	    jobs > JOBS_MAX)
		return usage_error("no number of jobs:", value,
				   "; --jobs takes one from 1 to %d", JOBS_MAX);
	options->jobs = (unsigned)jobs;
	return true;
}

static bool set_format(struct options *options, const char *value)
{
	options->format = report_format_find(value);
	return true;
}

static bool set_output(struct options *options, const char *value)
{
	options->output = strcmp(value, "-") == 0 ? NULL : value;
	return true;
}

static bool set_color(struct options *options, const char *value)
{
	static const char *const names[] = {
		[COLOR_AUTO] = "auto",
		[COLOR_ALWAYS] = "always",
		[COLOR_NEVER] = "never",
	};

	for (size_t i = 0; i <= COLOR_NEVER; i++)
		if (strcmp(value, names[i]) == 0)
			options->color = (enum color)i;
	return true;
}

static bool set_quiet(struct options *options, const char *value)
{
	(void)value;
	options->quiet = true;
	return true;
}

static bool set_explain(struct options *options, const char *value)
{
	if (strcmp(value, "all") != 0 && rule_find(value) == RULE_COUNT)
		return unknown_rule(value);
	options->action = ACTION_EXPLAIN;
	options->explain = value;
	return true;
}

static bool set_list_rules(struct options *options, const char *value)
{
	(void)value;
	options->action = ACTION_LIST_RULES;
	return true;
}

static bool set_help(struct options *options, const char *value)
{
	(void)value;
	options->action = ACTION_HELP;
	return true;
}

static bool set_version(struct options *options, const char *value)
{
	(void)value;
	options->action = ACTION_VERSION;
	return true;
}

/* The command line. */

/* Of which options is that the beginning?  How many: in all, "--list, …". */
static size_t longer_options(const char *name, char *all, size_t size)
{
	size_t count = 0, length = 0;

	all[0] = '\0';
	for (size_t i = 0; i < OPTION_COUNT && length < size; i++) {
		if (strncmp(option_rows[i].name, name, strlen(name)) != 0)
			continue;
		length += (size_t)snprintf(all + length, size - length,
					   "%s--%s", count++ ? ", " : "",
					   option_rows[i].name);
	}
	return count;
}

/* Which option getopt_long() could not make sense of: a long one. */
static bool unknown_option(const char *word)
{
	struct suggestion suggestion;
	size_t length = strcspn(word, "=");
	char name[64], all[400];

	snprintf(name, sizeof(name), "%.*s", (int)length, word);
	if (longer_options(name + strspn(name, "-"), all, sizeof(all)) > 1)
		return usage_error("option", name, " is ambiguous: %s", all);
	suggestion_init(&suggestion, name + strspn(name, "-"));
	for (size_t i = 0; i < OPTION_COUNT; i++)
		suggestion_offer(&suggestion, option_rows[i].name);
	if (suggestion.name)
		return usage_error("unknown option", name,
				   "; did you mean --%s?", suggestion.name);
	return usage_error("unknown option", name, " (\"--\" comes before paths "
			   "that begin with a dash)");
}

/* getopt_long() has put into optopt what it stumbled over: an option of ours,
 * another letter, or nothing for a long name that it doesn't know. */
static bool refuse(int found, const char *word)
{
	char letter[] = { '-', (char)optopt, '\0' };

	if (found == ':')
		return usage_error("option", optopt >= OPTION_LONG ? word :
				   letter, " needs a value");
	if (optopt >= OPTION_LONG)
		return usage_error("needless value in", word,
				   "; the option takes none");
	if (optopt)
		return usage_error("unknown option", letter, ".");
	return unknown_option(word);
}

static bool set(struct options *options, const struct option_row *row,
		char *value)
{
	char *item;

	if (!row->list)
		return (!row->values || !value ||
			check_value(row, value)) &&
		       row->set(options, value);
	while ((item = strsep(&value, ",")))
		if (!check_value(row, item) ||
		    !row->set(options, item))
			return false;
	return true;
}

/* Of two words the last counts; two files are two that somebody wants. */
static bool check_once(const struct option_row *row, const char *first,
		       const char *value)
{
	if (!row->one_file || !first || !*first || !value ||
	    strcmp(first, value) == 0)
		return true;
	return usage_error("second value", value, " for --%s, which takes one",
			   row->name);
}

static const struct option_row *find_row(int found)
{
	size_t i = 0;

	if (found >= OPTION_LONG)
		return &option_rows[found - OPTION_LONG];
	while (option_rows[i].short_name != found)
		i++;
	return &option_rows[i];
}

/* The two forms in which getopt_long() wants the rows. */
static void make_forms(struct option *long_form, char *short_form)
{
	*short_form++ = ':';
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];

		*long_form++ = (struct option){
			.name = row->name,
			.has_arg = row->takes,
			.val = OPTION_LONG + i,
		};
		if (!row->short_name)
			continue;
		*short_form++ = row->short_name;
		/* none, one for a value, two for one that may be missing */
		for (int colons = 0; colons < row->takes; colons++)
			*short_form++ = ':';
	}
	*long_form = (struct option){ .name = NULL };
	*short_form = '\0';
}

static bool take(struct command_line *line, const struct option_row *row,
		 char *value)
{
	const char **given = &line->given[row - option_rows];

	if (row->path && value && !*value)
		return usage_error("empty value", NULL, " for --%s: is there a "
				   "variable that is not set?", row->name);
	if (!check_once(row, *given, value) ||
	    !set(line->options, row, value))
		return false;
	*given = value ? value : "";
	return true;
}

static bool parse(int argc, char **argv, struct command_line *line)
{
	struct options *options = line->options;
	struct option long_form[OPTION_COUNT + 1];
	char short_form[3 * OPTION_COUNT + 2];
	int found;

	make_forms(long_form, short_form);
	opterr = 0;
	optind = 0;
	while ((found = getopt_long(argc, argv, short_form, long_form,
				    NULL)) != -1) {
		if (found == ':' || found == '?')
			return refuse(found, argv[optind - 1]);
		if (!take(line, find_row(found), optarg))
			return false;
		if (options->action == ACTION_HELP ||
		    options->action == ACTION_VERSION)
			return true;
	}
	options->paths = argv + optind;
	options->path_count = argc - optind;
	return true;
}

/* Which options go with what is asked */

/* For which of the actions is it, with that value? */
static unsigned actions_of(const struct option_row *row, const char *value)
{
	for (size_t i = 0; row->values_with && row->values[i]; i++)
		if (strcmp(row->values[i], value) == 0)
			return row->values_with[i];
	return row->with;
}

static bool misfit(const struct option_row *row, unsigned with,
		   const char *value, enum action action)
{
	const char *names[ACTIONS + 1];
	char all[100];
	size_t count = 0;

	if (!with)
		return usage_error("--", NULL, "%s does not go with %s",
				   row->name, actions[action].name);
	for (size_t i = 0; i < ACTIONS; i++)
		if (with & 1u << i)
			names[count++] = actions[i].name;
	names[count] = NULL;
	join(names, all, sizeof(all));
	return usage_error("--", NULL, "%s%s%s is for %s, not for %s",
			   row->name, row->values_with ? "=" : "",
			   row->values_with ? value : "", all,
			   actions[action].name);
}

/* What would be ignored is not what somebody meant. */
static bool check_fit(const struct command_line *line, size_t id)
{
	const struct option_row *row = &option_rows[id];
	enum action action = line->options->action;
	const char *value = line->given[id];
	unsigned with;

	if (!value || actions[action].option == id)
		return true;
	with = actions_of(row, value);
	if (!(with & 1u << action))
		return misfit(row, with, value, action);
	if (action != ACTION_CHECK || row->needs == OPTION_COUNT ||
	    line->given[row->needs])
		return true;
	return usage_error("--", NULL, "%s changes nothing in a check without "
			   "--%s", row->name, option_rows[row->needs].name);
}

static bool check_together(const struct command_line *line)
{
	const struct options *options = line->options;

	for (size_t id = 0; id < OPTION_COUNT; id++)
		if (!check_fit(line, id))
			return false;
	if (options->path_count && !actions[options->action].takes_paths)
		return usage_error(actions[options->action].name, NULL,
				   " takes no PATH");
	return true;
}

/* "--python 3.11": a value that may be missing comes behind "=" only.  The path
 * is complained of when it is opened. */
static void hint_at_value(const struct command_line *line)
{
	const char *path = line->options->path_count ? line->options->paths[0]
						     : NULL;

	for (size_t i = 0; path && i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		char hint[64];

		if (row->takes != optional_argument || !row->values ||
		    !line->given[i] || *line->given[i] ||
		    !takes_value(row->values, path) || access(path, F_OK) == 0)
			continue;
		snprintf(hint, sizeof(hint), "did you mean --%s=%s?",
			 row->name, path);
		complain(path, hint);
	}
}

/* Standard input can be read once. */
static bool check_paths(const struct options *options)
{
	int inputs = options->files0_from &&
		     strcmp(options->files0_from, "-") == 0;

	if (!options->path_count && !options->files0_from)
		return usage_error("nothing to check", NULL,
				   ": give a PATH, or --files0-from");
	if (options->compare &&
	    (options->path_count != 1 || options->files0_from))
		return usage_error("--compare", NULL, " takes one PATH to "
				   "compare with OLD");
	inputs += options->compare && strcmp(options->compare, "-") == 0;
	for (int i = 0; i < options->path_count; i++)
		inputs += strcmp(options->paths[i], "-") == 0;
	if (inputs > 1)
		return usage_error("standard input", NULL,
				   " can be read only once");
	return true;
}

/* Which file is to be written? */
static bool finish_written(struct options *options)
{
	const struct suppressions *suppressions = options->policy.suppressions;

	if (!options->write_suppressions || *options->write_suppressions)
		return true;
	if (!suppressions || suppressions_files(suppressions) != 1)
		return usage_error("--write-suppressions", NULL,
				   " needs a FILE, or one --suppressions");
	options->write_suppressions = suppressions_path(suppressions, 0);
	return true;
}

static unsigned default_jobs(void)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);

	if (online < 1)
		return 1;
	return online < JOBS_DEFAULT_MAX ? (unsigned)online : JOBS_DEFAULT_MAX;
}

static void set_defaults(struct options *options)
{
	*options = (struct options){
		.format = &report_text,
		.jobs = default_jobs(),
		.policy.show = SEVERITY_WARNING,
		.policy.fail_on = SEVERITY_ERROR,
	};
	for (size_t rule = 0; rule < RULE_COUNT; rule++)
		options->policy.severity[rule] = rule_table[rule].severity;
}

/* What follows from all options together. */
static void finish_policy(struct policy *policy)
{
	if (!policy->consumers)
		policy->consumers = 1u << CONSUMER_SYSTEMTAP;
	for (size_t rule = 0; rule < RULE_COUNT; rule++) {
		unsigned about = rule_table[rule].consumers;

		if (about && !(about & policy->consumers) &&
		    !policy->chosen[rule])
			policy->severity[rule] = SEVERITY_OFF;
	}
	policy->least = policy->show;
	if (policy->fail_on != SEVERITY_OFF && policy->fail_on < policy->show)
		policy->least = policy->fail_on;
}

int options_parse(int argc, char **argv, struct options *options)
{
	struct command_line line = { .options = options };

	set_defaults(options);
	if (!parse(argc, argv, &line))
		return -1;
	finish_policy(&options->policy);
	options->policy.verdicts = options->format->verdicts;
	if (options->action == ACTION_HELP || options->action == ACTION_VERSION)
		return 0;
	if (!check_together(&line))
		return -1;
	if (options->action != ACTION_CHECK && options->action != ACTION_LIST)
		return 0;
	if (!check_paths(options) || !finish_written(options))
		return -1;
	hint_at_value(&line);
	return 0;
}

void options_free(struct options *options)
{
	free(options->providers.paths);
	free(options->tapsets.paths);
	suppressions_free(options->policy.suppressions);
}

void options_print_help(FILE *out)
{
	fputs("Usage: stapsdt-lint [OPTION]... PATH...\n"
	      "Check the static markers of programs and libraries: can "
	      "SystemTap and others\nuse them?  A PATH is an ELF file, an "
	      "archive of objects, a package, a\ndirectory, or - for standard "
	      "input.\n",
	      out);
	fputs(options_help, out);
	fputs("\nExit status: 0 nothing at or above --fail-on, 1 something, "
	      "2 something could\nnot be examined, 64 wrong usage.\n", out);
}
