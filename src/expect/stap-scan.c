/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A macro is text: "@define name(a, b) %( … @a … %)".  Where "@name(x, y)"
 * stands, its body is read, and in it x where "@a" stands.  What is being read
 * is a stack of texts; an argument is read with the parameters of the text that
 * it was written in.
 *
 * Of "%( condition %? this %: that %)" both branches are read, for what they
 * hold depends on the machine that the script will run on.  Each begins with as
 * many open braces as the other.
 */
#include "config.h"

#include "expect/stap-scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* more than twice STAP_MACROS_MAX; a power of two */
#define SLOTS 4096u

/* Macros */

bool stap_macros_init(struct stap_macros *macros)
{
	*macros = (struct stap_macros){
		.slots = calloc(SLOTS, sizeof(*macros->slots)),
	};
	return macros->slots;
}

void stap_macros_free(struct stap_macros *macros)
{
	free(macros->items);
	free(macros->slots);
}

static uint16_t *macro_slot(const struct stap_macros *macros, struct span name)
{
	size_t at = (size_t)hash_bytes(0, name.at, name.length) % SLOTS;

	while (macros->slots[at]) {
		struct span other = macros->items[macros->slots[at] - 1].name;

		if (other.length == name.length &&
		    memcmp(other.at, name.at, name.length) == 0)
			break;
		at = (at + 1) % SLOTS;
	}
	return &macros->slots[at];
}

static bool out_of_memory(const struct stap_cursor *cursor, char **error)
{
	source_fail(cursor->source, cursor->line, error, "out of memory");
	return false;
}

/* The last definition holds: a script's own come behind others'. */
static bool add_macro(struct stap_macros *macros,
		      const struct stap_macro *macro, char **error)
{
	uint16_t *slot = macro_slot(macros, macro->name);

	if (macros->count == STAP_MACROS_MAX) {
		source_fail(macro->body.source, macro->body.line, error,
			    "more than %u macros", STAP_MACROS_MAX);
		return false;
	}
	if (!macros->items)
		macros->items = calloc(STAP_MACROS_MAX, sizeof(*macros->items));
	if (!macros->items)
		return out_of_memory(&macro->body, error);
	macros->items[macros->count++] = *macro;
	*slot = (uint16_t)macros->count;
	return true;
}

static bool macro_expected(struct stap_cursor *cursor, char **error,
			   const char *what)
{
	source_fail(cursor->source, cursor->line, error,
		    "%s expected in the definition of a macro", what);
	return false;
}

/* "(a, b)" behind the "(" */
static bool read_parameters(struct stap_cursor *cursor,
			    struct stap_macro *macro, char **error)
{
	struct stap_token token;

	do {
		token = stap_lex(cursor, error);
		if (macro->parameter_count == 0 && stap_mark_is(&token, ")"))
			return true;
		if (token.kind != STAP_WORD ||
		    macro->parameter_count == STAP_PARAMETERS_MAX)
			return macro_expected(cursor, error,
					      "the name of a parameter (of 32 "
					      "at most)");
		macro->parameters[macro->parameter_count++] = token.text;
		token = stap_lex(cursor, error);
	} while (stap_mark_is(&token, ","));
	return stap_mark_is(&token, ")") ||
	       macro_expected(cursor, error, "\",\" or \")\"");
}

/* "%( … %)" behind the "%(", with others inside */
static bool read_body(struct stap_cursor *cursor, struct stap_macro *macro,
		      char **error)
{
	size_t depth = 1;

	macro->body = *cursor;
	for (;;) {
		struct stap_token token = stap_lex(cursor, error);

		if (token.kind == STAP_BAD)
			return false;
		if (token.kind == STAP_END)
			return macro_expected(&macro->body, error, "\"%)\"");
		depth += stap_mark_is(&token, "%(");
		depth -= stap_mark_is(&token, "%)");
		if (depth == 0) {
			macro->body.end = token.text.at;
			return true;
		}
	}
}

/* Out of the script's budget: long tokens, and what is skipped before one, are
 * as many words. */
static struct stap_token next_token(struct stap_scan *scan,
				    struct stap_cursor *cursor)
{
	const char *before = cursor->at;
	struct stap_token token = stap_lex(cursor, scan->error);

	scan->tokens += 1 + (size_t)(cursor->at - before) / STAP_TOKEN_BYTES;
	return token;
}

bool stap_scan_define(struct stap_scan *scan)
{
	struct stap_cursor *cursor = &scan->frames[scan->depth - 1].cursor;
	struct stap_macro macro = { .parameter_count = 0 };
	struct stap_token token = next_token(scan, cursor);

	if (token.kind != STAP_WORD)
		return macro_expected(cursor, scan->error, "a name");
	macro.name = token.text;
	token = next_token(scan, cursor);
	if (stap_mark_is(&token, "(")) {
		if (!read_parameters(cursor, &macro, scan->error))
			return false;
		token = next_token(scan, cursor);
	}
	if (!stap_mark_is(&token, "%("))
		return macro_expected(cursor, scan->error, "\"%(\"");
	return read_body(cursor, &macro, scan->error) &&
	       add_macro(scan->macros, &macro, scan->error);
}

/* Expansion */

static struct stap_frame *top(const struct stap_scan *scan)
{
	return &scan->frames[scan->depth - 1];
}

static struct stap_frame *push(struct stap_scan *scan,
			       const struct stap_cursor *cursor)
{
	struct stap_frame *frame = &scan->frames[scan->depth];

	if (scan->depth == STAP_DEPTH_MAX) {
		source_fail(scan->frames[0].cursor.source,
			    scan->frames[0].cursor.line, scan->error,
			    "more than %u macros within each other: does one "
			    "use itself?", STAP_DEPTH_MAX);
		return NULL;
	}
	scan->depth++;
	frame->cursor = *cursor;
	frame->macro = NULL;
	frame->scope = scan->depth - 1;
	return frame;
}

/* One argument of a macro, up to "," or ")"; *last says which. */
static bool read_argument(struct stap_scan *scan, struct stap_cursor *cursor,
			  struct stap_cursor *argument, bool *last)
{
	size_t depth = 0;

	*argument = *cursor;
	for (;;) {
		struct stap_token token = next_token(scan, cursor);
		char c = token.kind == STAP_MARK && token.text.length
			? token.text.at[token.text.length - 1] : '\0';

		if (token.kind == STAP_END)
			source_fail(argument->source, argument->line,
				    scan->error, "a macro's arguments have no "
				    "end: \")\" expected");
		if (token.kind == STAP_END || token.kind == STAP_BAD ||
		    scan->tokens > STAP_TOKENS_MAX)
			return false;
		*last = c == ')';
		if (depth == 0 && (c == ')' || c == ',')) {
			argument->end = token.text.at;
			return true;
		}
		depth += c == '(' || c == '[' || c == '{';
		depth -= depth && (c == ')' || c == ']' || c == '}');
	}
}

static bool wrong_count(struct stap_scan *scan, const struct stap_macro *macro)
{
	source_fail(scan->frames[0].cursor.source, scan->frames[0].cursor.line,
		    scan->error, "@%.*s takes %zu argument%s",
		    (int)macro->name.length, macro->name.at,
		    macro->parameter_count,
		    macro->parameter_count == 1 ? "" : "s");
	return false;
}

static bool read_arguments(struct stap_scan *scan,
			   const struct stap_macro *macro,
			   struct stap_cursor *arguments)
{
	struct stap_cursor *cursor = &top(scan)->cursor;
	struct stap_token token = next_token(scan, cursor);
	bool last = !stap_mark_is(&token, "(");

	for (size_t i = 0; i < macro->parameter_count; i++)
		if (last || !read_argument(scan, cursor, &arguments[i], &last))
			return wrong_count(scan, macro);
	return last || wrong_count(scan, macro);
}

static bool enter_macro(struct stap_scan *scan, const struct stap_macro *macro)
{
	struct stap_cursor arguments[STAP_PARAMETERS_MAX];
	struct stap_frame *frame;

	if (macro->parameter_count &&
	    !read_arguments(scan, macro, arguments))
		return false;
	frame = push(scan, &macro->body);
	if (!frame)
		return false;
	frame->macro = macro;
	for (size_t i = 0; i < macro->parameter_count; i++)
		frame->arguments[i] = arguments[i];
	return true;
}

/* "@a" of a macro's own: what was written for it, in the scope of the text
 * around the macro's name. */
static bool enter_parameter(struct stap_scan *scan, struct span name,
			    bool *entered)
{
	const struct stap_frame *scope = &scan->frames[top(scan)->scope];
	size_t around = top(scan)->scope;
	struct stap_frame *frame;

	*entered = false;
	for (size_t i = 0; scope->macro && i < scope->macro->parameter_count;
	     i++) {
		struct span parameter = scope->macro->parameters[i];

		if (parameter.length != name.length ||
		    memcmp(parameter.at, name.at, name.length) != 0)
			continue;
		*entered = true;
		frame = push(scan, &scope->arguments[i]);
		if (frame)
			frame->scope = around ? scan->frames[around - 1].scope
					      : 0;
		return frame;
	}
	return true;
}

/* Reads what an operator stands for, if it is a macro or a parameter. */
static bool expand(struct stap_scan *scan, struct span name, bool *expanded)
{
	uint16_t number;

	if (!enter_parameter(scan, name, expanded))
		return false;
	if (*expanded)
		return true;
	number = *macro_slot(scan->macros, name);
	*expanded = number;
	return !number || enter_macro(scan, &scan->macros->items[number - 1]);
}

/* The condition of "%( … %?". */
static bool skip_condition(struct stap_scan *scan)
{
	struct stap_cursor *cursor = &top(scan)->cursor;
	struct stap_token token;

	do {
		token = next_token(scan, cursor);
		if (token.kind == STAP_END)
			source_fail(cursor->source, cursor->line, scan->error,
				    "\"%%?\" expected behind \"%%(\"");
		if (token.kind == STAP_END || token.kind == STAP_BAD)
			return false;
	} while (!stap_mark_is(&token, "%?"));
	return true;
}

/* A "%(", at its "%?".  Deeper ones than STAP_DEPTH_MAX are only counted. */
static void open_choice(struct stap_scan *scan)
{
	scan->choices++;
	if (scan->choice_depth < STAP_DEPTH_MAX)
		scan->choice_braces[scan->choice_depth] = scan->braces;
	scan->choice_depth++;
}

static void next_branch(struct stap_scan *scan)
{
	if (scan->choice_depth && scan->choice_depth <= STAP_DEPTH_MAX)
		scan->braces = scan->choice_braces[scan->choice_depth - 1];
}

/* What is no token itself.  False: it is one. */
static bool take_choice(struct stap_scan *scan, bool *good)
{
	if (stap_mark_is(&scan->token, "%(")) {
		*good = skip_condition(scan);
		open_choice(scan);
	} else if (stap_mark_is(&scan->token, "%:")) {
		next_branch(scan);
	} else if (stap_mark_is(&scan->token, "%)")) {
		scan->choice_depth -= scan->choice_depth > 0;
	} else {
		return false;
	}
	return true;
}

/* One step; false when there is no token yet. */
static bool step(struct stap_scan *scan, bool *good)
{
	struct stap_token *token = &scan->token;
	bool expanded = false;

	scan->line = scan->frames[0].cursor.line;
	*token = next_token(scan, &top(scan)->cursor);
	if (scan->depth == 1 && token->kind != STAP_END)
		scan->line = scan->frames[0].cursor.line;
	if (token->kind == STAP_END && scan->depth > 1) {
		scan->depth--;
		return false;
	}
	if (take_choice(scan, good))
		return false;
	if (token->kind == STAP_OPERATOR)
		*good = expand(scan, token->text, &expanded);
	scan->braces += stap_mark_is(token, "{");
	scan->braces -= scan->braces && stap_mark_is(token, "}");
	return !expanded;
}

void stap_scan_next(struct stap_scan *scan)
{
	bool good = true;

	while (good && scan->tokens <= STAP_TOKENS_MAX)
		if (step(scan, &good) && good)
			return;
	if (good)
		source_fail(scan->frames[0].cursor.source,
			    scan->frames[0].cursor.line, scan->error,
			    "more than %u words, with what the macros make",
			    STAP_TOKENS_MAX);
	scan->token = (struct stap_token){ .kind = STAP_BAD, .text = { "", 0 } };
}

bool stap_scan_go_on(struct stap_scan *scan, const char *what)
{
	stap_scan_next(scan);
	if (scan->token.kind == STAP_END)
		return stap_scan_expected(scan, what);
	return scan->token.kind != STAP_BAD;
}

bool stap_scan_init(struct stap_scan *scan, struct stap_macros *macros,
		    const struct source *source, char **error)
{
	*scan = (struct stap_scan){
		.macros = macros,
		.frames = calloc(STAP_DEPTH_MAX, sizeof(*scan->frames)),
		.depth = 1,
		.error = error,
	};
	if (!scan->frames)
		return false;
	scan->frames[0].cursor = (struct stap_cursor){
		.source = source,
		.at = source->bytes,
		.end = source->bytes + source->size,
		.line = 1,
	};
	return true;
}

void stap_scan_free(struct stap_scan *scan)
{
	free(scan->frames);
}

bool stap_scan_is(const struct stap_scan *scan, const char *text)
{
	return (scan->token.kind == STAP_MARK ||
		scan->token.kind == STAP_WORD) &&
	       span_is(scan->token.text, text);
}

bool stap_scan_expected(struct stap_scan *scan, const char *what)
{
	const struct source *source = scan->frames[0].cursor.source;
	struct span text = scan->token.text;

	if (scan->token.kind == STAP_END)
		source_fail(source, scan->line, scan->error,
			    "%s expected, not the end of the file", what);
	else
		source_fail(source, scan->line, scan->error,
			    "%s expected, not \"%.*s\"", what,
			    text.length < 60 ? (int)text.length : 60, text.at);
	return false;
}

bool stap_scan_too_many(struct stap_scan *scan, const char *what,
			unsigned limit)
{
	source_fail(scan->frames[0].cursor.source, scan->line, scan->error,
		    "more than %u %s", limit, what);
	return false;
}

bool stap_scan_no_memory(struct stap_scan *scan)
{
	return out_of_memory(&scan->frames[0].cursor, scan->error);
}
