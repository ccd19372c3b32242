/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A provider definition, as dtrace(1) reads it:
 *
 *   provider python {
 *       probe line(const char *, const char *, int);
 *       probe gc__done(long collected);
 *   };
 *
 * A probe is called as in the note, with "__" where a D script has "-".
 * Solaris' translators may follow a prototype (": (bufinfo_t *b)"); the note
 * has what is before them.  Declarations of C around the providers are
 * skipped, but a typedef is remembered.
 *
 * SystemTap's dtrace makes no casts: the note has the size and sign of the
 * expression that the program passes, which is what the promise is held
 * against.
 */
#include "config.h"

#include "expect/provider-read.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "expect/provider-scan.h"

/* of a provider or probe; it is repeated in messages, and none is so long */
#define NAME_MAX_LENGTH 1024u

/* one file, while it is read */
struct reader {
	struct provider_scan scan;
	struct providers *providers;
	size_t source;
	char **error;
};

static bool out_of_memory(struct reader *reader)
{
	source_fail(reader->scan.source, reader->scan.line, reader->error,
		    "out of memory");
	return false;
}

static bool expected(struct reader *reader, const char *what)
{
	const struct provider_scan *scan = &reader->scan;

	if (scan->token == TOKEN_END)
		source_fail(scan->source, scan->line, reader->error,
			    "%s expected, not the end of the file", what);
	else
		source_fail(scan->source, scan->token_line, reader->error,
			    "%s expected, not \"%.*s\"", what,
			    scan->text.length < 60 ? (int)scan->text.length
						   : 60, scan->text.at);
	return false;
}

static bool take(struct reader *reader, const char *text, const char *what)
{
	if (!provider_scan_is(&reader->scan, text))
		return expected(reader, what);
	provider_scan_next(&reader->scan);
	return true;
}

static char *take_name(struct reader *reader, const char *what)
{
	struct span text = reader->scan.text;
	char *name;

	if (reader->scan.token != TOKEN_WORD) {
		expected(reader, what);
		return NULL;
	}
	if (text.length > NAME_MAX_LENGTH) {
		source_fail(reader->scan.source, reader->scan.token_line,
			    reader->error, "%s has %zu bytes, more than %u",
			    what, text.length, NAME_MAX_LENGTH);
		return NULL;
	}
	name = strndup(text.at, text.length);
	if (!name)
		out_of_memory(reader);
	provider_scan_next(&reader->scan);
	return name;
}

/* Arguments */

static bool add_argument(struct reader *reader, const struct c_words *words,
			 struct span text)
{
	struct providers *providers = reader->providers;
	struct promised_argument *arguments =
		grown(providers->arguments, providers->argument_count,
		      sizeof(*arguments));

	if (!arguments)
		return out_of_memory(reader);
	providers->arguments = arguments;
	arguments[providers->argument_count++] = (struct promised_argument){
		.type = c_words_type(words),
		.text = text,
	};
	return true;
}

/*
 * One argument, up to the "," or ")" that ends it.  depth: of "(" and "[" in
 * it, of a pointer to a function and of an array.
 */
static bool read_argument(struct reader *reader, struct promise *promise)
{
	struct provider_scan *scan = &reader->scan;
	struct c_words words = { .pointer = false };
	struct span text = scan->text;
	size_t depth = 0;

	while (depth || !(provider_scan_is(scan, ",") ||
			  provider_scan_is(scan, ")"))) {
		char mark = scan->token == TOKEN_MARK ? *scan->text.at : '\0';

		if (scan->token == TOKEN_END || scan->token == TOKEN_BAD ||
		    (mark && !strchr("*()[].,", mark)) ||
		    (mark == ']' && !depth))
			return expected(reader, "\",\" or \")\"");
		depth += mark == '(' || mark == '[';
		depth -= mark == ')' || mark == ']' ? 1 : 0;
		if (mark == '*' || mark == '[' || mark == '(')
			c_words_point(&words);
		if (scan->token == TOKEN_WORD && !depth)
			provider_scan_add_word(scan, &words, scan->text);
		promise->any_arguments |= mark == '.';
		text.length = (size_t)(scan->at - text.at);
		provider_scan_next(scan);
	}
	if (!c_words_complete(&words) && !promise->any_arguments)
		return expected(reader, "the type of an argument");
	if (c_words_type(&words).is_void)
		return true;
	promise->argument_count++;
	return add_argument(reader, &words, text);
}

/* From "(" to behind ")". */
static bool read_arguments(struct reader *reader, struct promise *promise)
{
	struct provider_scan *scan = &reader->scan;

	promise->first_argument = reader->providers->argument_count;
	if (!take(reader, "(", "\"(\""))
		return false;
	while (!provider_scan_is(scan, ")")) {
		if (!read_argument(reader, promise))
			return false;
		if (!provider_scan_is(scan, ","))
			break;
		provider_scan_next(scan);
		if (provider_scan_is(scan, ")"))
			return expected(reader, "the type of an argument");
	}
	return take(reader, ")", "\",\" or \")\"");
}

/* Probes */

static bool make_room(struct providers *providers)
{
	struct promise *promises = grown(providers->promises, providers->count,
					 sizeof(*promises));

	if (!promises)
		return false;
	providers->promises = promises;
	return true;
}

/* Takes the name. */
static bool add_promise(struct reader *reader, const char *provider,
			char *name, struct promise *promise)
{
	struct providers *providers = reader->providers;

	promise->provider = provider;
	promise->name = name;
	if (make_room(providers)) {
		providers->promises[providers->count++] = *promise;
		return true;
	}
	free(name);
	return out_of_memory(reader);
}

/* ": (bufinfo_t *b, …)": what a D script sees in their place. */
static bool skip_translators(struct reader *reader)
{
	struct promise unused = { .line = 0 };

	if (!provider_scan_is(&reader->scan, ":"))
		return true;
	provider_scan_next(&reader->scan);
	return read_arguments(reader, &unused);
}

/* Behind "probe". */
static bool read_probe(struct reader *reader, const char *provider)
{
	struct promise promise = {
		.source = reader->source,
		.line = reader->scan.token_line,
		.conditional = reader->scan.conditions != 0,
	};
	char *name = take_name(reader, "the name of a probe");

	if (!name)
		return false;
	if (!read_arguments(reader, &promise) || !skip_translators(reader)) {
		free(name);
		return false;
	}
	return add_promise(reader, provider, name, &promise) &&
	       take(reader, ";", "\";\"");
}

/* The name of a provider, which all of its promises have; NULL after an
 * error. */
static const char *take_provider(struct reader *reader)
{
	struct providers *providers = reader->providers;
	char *name = take_name(reader, "the name of a provider");
	char **names = name ? grown(providers->provider_names,
				    providers->provider_name_count,
				    sizeof(*names)) : NULL;

	if (!names) {
		if (name)
			out_of_memory(reader);
		free(name);
		return NULL;
	}
	providers->provider_names = names;
	names[providers->provider_name_count++] = name;
	return name;
}

/* Behind "provider". */
static bool read_provider(struct reader *reader)
{
	struct provider_scan *scan = &reader->scan;
	const char *name = take_provider(reader);
	bool good = name && take(reader, "{", "\"{\"");

	while (good && !provider_scan_is(scan, "}")) {
		good = take(reader, "probe", "\"probe\" or \"}\"") &&
		       read_probe(reader, name);
	}
	if (good)
		provider_scan_next(scan);
	if (good && provider_scan_is(scan, ";"))
		provider_scan_next(scan);
	return good;
}

/* What is around the providers */

/*
 * A declaration of C, to the ";" that ends it.  "typedef unsigned int id;"
 * makes id one; the last word is the name.
 */
static bool skip_declaration(struct reader *reader)
{
	struct provider_scan *scan = &reader->scan;
	bool simple = provider_scan_is(scan, "typedef");
	size_t depth = 0, line = scan->token_line;
	struct c_words words = { .pointer = false };
	struct span last = { "", 0 };

	while (depth || !provider_scan_is(scan, ";")) {
		provider_scan_next(scan);
		if (scan->token == TOKEN_END)
			source_fail(scan->source, line, reader->error,
				    "no \";\" ends what begins here; a provider "
				    "definition has \"provider NAME { "
				    "probe NAME(TYPES); };\"");
		if (scan->token == TOKEN_END || scan->token == TOKEN_BAD)
			return false;
		depth += provider_scan_is(scan, "{");
		depth -= depth && provider_scan_is(scan, "}");
		if (provider_scan_is(scan, "*"))
			c_words_point(&words);
		else if (scan->token == TOKEN_MARK)
			simple &= provider_scan_is(scan, ";");
		if (scan->token != TOKEN_WORD)
			continue;
		if (last.length)
			provider_scan_add_word(scan, &words, last);
		last = scan->text;
	}
	provider_scan_next(scan);
	return !simple || !c_words_complete(&words) ||
	       provider_scan_alias(scan, last, &words);
}

static bool read_top(struct reader *reader)
{
	struct provider_scan *scan = &reader->scan;

	if (scan->token == TOKEN_BAD)
		return false;
	if (provider_scan_is(scan, ";")) {
		provider_scan_next(scan);
		return true;
	}
	if (!provider_scan_is(scan, "provider"))
		return scan->token == TOKEN_WORD
			? skip_declaration(reader)
			: expected(reader, "\"provider\"");
	provider_scan_next(scan);
	return read_provider(reader);
}

bool provider_read_text(struct providers *providers, size_t source,
			char **error)
{
	struct reader reader = {
		.providers = providers,
		.source = source,
		.error = error,
	};
	size_t before = providers->count;
	bool good = true;

	provider_scan_init(&reader.scan, &providers->sources[source], error);
	provider_scan_next(&reader.scan);
	while (good && reader.scan.token != TOKEN_END)
		good = read_top(&reader);
	if (good && providers->count == before)
		good = expected(&reader, "a provider with probes");
	provider_scan_free(&reader.scan);
	return good;
}
