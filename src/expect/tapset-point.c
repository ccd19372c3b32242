/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A point with braces, "a.{b,c.{d,e}}.f ?", is short for all that can be made
 * of it: "a.b.f ?, a.c.d.f ?, a.c.e.f ?".  Each of these is a draft.  While
 * "d" is read, the drafts are
 *
 *	a.		before the outer braces
 *	b		inside them
 *	c.		before the inner ones
 *	d		inside these, and being read
 *
 * and with each "}", what was before is joined to what was inside.
 */
#include "config.h"

#include "expect/tapset-point.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

#define NAME_SIZE 512u
#define DRAFTS_MAX 1000u
#define GROUPS_MAX 16u

/* a probe point, as far as it has been read */
struct draft {
	char name[NAME_SIZE];    /* "python.function.entry", without "(…)" */
	size_t name_length;
	char component[64];      /* the last one */
	size_t component_length;
	const char *path;
	const char *library;
	const char *provider;
	const char *mark;
	bool has_parameters;
	bool unknown;            /* a component that only SystemTap knows */
	bool optional;
	bool sufficient;
};

/* braces that are open: the first draft before them, and inside */
struct group {
	size_t before;
	size_t inside;
};

/* what the last token was, as far as the next one's meaning depends on it */
enum last {
	LAST_DOT,                /* or nothing */
	LAST_STAR,
	LAST_OTHER,
};

struct list {
	struct tapset_store *store;
	struct stap_scan *scan;
	struct draft *drafts;
	size_t count;
	size_t first;            /* of those that are being read */
	struct group groups[GROUPS_MAX];
	size_t depth;
	enum last last;
};

/* Drafts */

static void append(char *to, size_t size, size_t *length, struct span text)
{
	if (*length + text.length < size) {
		memcpy(to + *length, text.at, text.length);
		*length += text.length;
	}
	to[*length] = '\0';
}

/* A word of a point, "." or "*". */
static void add_component(struct draft *draft, struct span text)
{
	append(draft->name, sizeof(draft->name), &draft->name_length, text);
	if (span_is(text, "."))
		draft->component_length = 0;
	else
		append(draft->component, sizeof(draft->component),
		       &draft->component_length, text);
}

/* Each costs as much as a token, so that braces cannot make many of few. */
static bool push_draft(struct list *list, const struct draft *draft)
{
	struct draft *drafts;

	if (list->count == DRAFTS_MAX)
		return stap_scan_too_many(list->scan,
					  "probe points in one with braces",
					  DRAFTS_MAX);
	drafts = grown(list->drafts, list->count, sizeof(*drafts));
	if (!drafts) {
		stap_scan_no_memory(list->scan);
		return false;
	}
	list->drafts = drafts;
	drafts[list->count++] = *draft;
	list->scan->tokens++;
	return true;
}

static bool start_point(struct list *list)
{
	const struct draft empty = { .optional = false };

	list->first = list->count;
	list->last = LAST_DOT;
	return push_draft(list, &empty);
}

static bool is_empty(const struct list *list)
{
	const struct draft *draft = &list->drafts[list->first];

	return !draft->name_length && !draft->has_parameters;
}

/* Braces */

static bool open_group(struct list *list)
{
	if (list->depth == GROUPS_MAX)
		return stap_scan_too_many(list->scan,
					  "braces within each other",
					  GROUPS_MAX);
	list->groups[list->depth++] = (struct group){
		.before = list->first,
		.inside = list->count,
	};
	return start_point(list);
}

static bool push_joined(struct list *list, struct draft draft,
			const struct draft *rest)
{
	append(draft.name, sizeof(draft.name), &draft.name_length,
	       (struct span){ rest->name, rest->name_length });
	memcpy(draft.component, rest->component, sizeof(draft.component));
	draft.component_length = rest->component_length;
	draft.path = rest->path ? rest->path : draft.path;
	draft.library = rest->library ? rest->library : draft.library;
	draft.provider = rest->provider ? rest->provider : draft.provider;
	draft.mark = rest->mark ? rest->mark : draft.mark;
	draft.has_parameters |= rest->has_parameters;
	draft.unknown |= rest->unknown;
	draft.optional |= rest->optional;
	draft.sufficient |= rest->sufficient;
	return push_draft(list, &draft);
}

static bool close_group(struct list *list)
{
	struct group group;
	size_t end = list->count;

	if (!list->depth || is_empty(list))
		return stap_scan_expected(list->scan, "a probe point");
	group = list->groups[--list->depth];
	for (size_t i = group.before; i < group.inside; i++)
		for (size_t j = group.inside; j < end; j++) {
			struct draft rest = list->drafts[j];

			if (!push_joined(list, list->drafts[i], &rest))
				return false;
		}
	list->count -= end - group.before;
	memmove(&list->drafts[group.before], &list->drafts[end],
		(list->count - group.before) * sizeof(*list->drafts));
	list->first = group.before;
	list->last = LAST_OTHER;
	return true;
}

/* Parameters */

/* What a string means; several strings in a row are one. */
static void append_string(char *to, size_t size, size_t *length,
			  struct span text)
{
	for (size_t i = 1; i + 1 < text.length; i++) {
		i += text.at[i] == '\\' && i + 2 < text.length;
		append(to, size, length, (struct span){ &text.at[i], 1 });
	}
}

/* "-" in a mark is "__", as in D scripts; tapsets.cxx, sdt_query. */
static const char *keep_mark(struct tapset *tapset, const char *text)
{
	char name[2 * NAME_SIZE];
	size_t length = 0;

	for (; *text; text++)
		append(name, sizeof(name), &length,
		       *text == '-' ? span_of("__") : (struct span){ text, 1 });
	return tapset_keep(tapset, name, length);
}

/* One copy, or two, for all drafts. */
static bool keep_parameter(struct list *list, const char *value)
{
	struct tapset *tapset = list->store->tapset;
	const char *text = tapset_keep(tapset, value, strlen(value));
	const char *mark = strchr(value, '-') ? keep_mark(tapset, value) : text;

	if (!text || !mark)
		return stap_scan_no_memory(list->scan);
	for (size_t i = list->first; i < list->count; i++) {
		struct draft *draft = &list->drafts[i];

		if (strcmp(draft->component, "process") == 0)
			draft->path = text;
		else if (strcmp(draft->component, "library") == 0)
			draft->library = text;
		else if (strcmp(draft->component, "provider") == 0)
			draft->provider = text;
		else if (strcmp(draft->component, "mark") == 0)
			draft->mark = mark;
	}
	return true;
}

/* "(…)" at the "(": a string, or what is no business of ours.  One that is
 * made of the branches of a "%( … %)" is not known. */
static bool read_parameter(struct list *list)
{
	struct stap_scan *scan = list->scan;
	char value[NAME_SIZE] = "";
	size_t length = 0, depth = 1, choices = scan->choices;
	bool known = true;

	while (depth) {
		if (!stap_scan_go_on(scan, "\")\""))
			return false;
		depth += stap_scan_is(scan, "(");
		depth -= stap_scan_is(scan, ")");
		if (scan->token.kind == STAP_STRING)
			append_string(value, sizeof(value), &length,
				      scan->token.text);
		else if (depth)
			known = false;
	}
	known = known && scan->choices == choices;
	for (size_t i = list->first; i < list->count; i++) {
		struct draft *draft = &list->drafts[i];

		draft->has_parameters = true;
		/* the file is neither the process nor any other */
		draft->unknown |= !known &&
				  strcmp(draft->component, "library") == 0;
	}
	list->last = LAST_OTHER;
	return !known || keep_parameter(list, value);
}

/* Points */

static bool add_point(struct tapset_store *store, struct stap_scan *scan,
		      const struct draft *draft)
{
	const struct tapset_point point = {
		.path = draft->path,
		.library = draft->library,
		.mark = NO_MARK,
		.optional = draft->optional,
		.sufficient = draft->sufficient,
		.unsure = store->sufficient_elsewhere,
	};
	const struct tapset_mark wanted = {
		.provider = draft->provider ? draft->provider : "*",
		.name = draft->mark,
	};

	if (store->tapset->point_count == TAPSET_POINTS_MAX)
		return stap_scan_too_many(scan, "probe points",
					  TAPSET_POINTS_MAX);
	return tapset_add_point(store, point, wanted) ||
	       stap_scan_no_memory(scan);
}

static bool add_reference(struct tapset_store *store, struct stap_scan *scan,
			  const struct draft *draft)
{
	const struct tapset_reference reference = {
		.probe = store->tapset->probe_count - 1,
		.name = tapset_keep(store->tapset, draft->name,
				    draft->name_length),
		.library = draft->library,
		.provider = draft->provider,
		.mark = draft->mark,
		.optional = draft->optional,
		.unsure = store->sufficient,
	};

	if (store->reference_count == TAPSET_POINTS_MAX)
		return stap_scan_too_many(scan, "probe points",
					  TAPSET_POINTS_MAX);
	return (reference.name && tapset_add_reference(store, reference)) ||
	       stap_scan_no_memory(scan);
}

static bool add_draft(struct tapset_store *store, struct stap_scan *scan,
		      const struct draft *draft)
{
	bool process = strncmp(draft->name, "process", 7) == 0 &&
		       (draft->name[7] == '.' || !draft->name[7]);
	bool ours = process && !draft->unknown &&
		    (draft->mark || draft->path || draft->library ||
		     draft->provider);
	bool good = true;

	if (ours)
		good = add_point(store, scan, draft);
	else if (!process && !draft->unknown)
		good = add_reference(store, scan, draft);
	store->sufficient |= draft->sufficient;
	store->sufficient_elsewhere |= draft->sufficient && !ours;
	return good;
}

/* At the "," or "{" behind a point. */
static bool end_point(struct list *list)
{
	bool good = true;

	if (is_empty(list))
		return stap_scan_expected(list->scan, "a probe point");
	/* in braces, it is no point yet */
	if (list->depth)
		return start_point(list);
	for (size_t i = 0; good && i < list->count; i++)
		good = add_draft(list->store, list->scan, &list->drafts[i]);
	list->count = 0;
	return good && start_point(list);
}

/* "if (…)" behind a point, at the "if" */
static bool skip_condition(struct stap_scan *scan)
{
	size_t depth = 0;

	do {
		if (!stap_scan_go_on(scan, "\")\""))
			return false;
		depth += stap_scan_is(scan, "(");
		depth -= depth && stap_scan_is(scan, ")");
	} while (depth);
	return true;
}

static bool is_alias_end(const struct stap_scan *scan)
{
	return stap_scan_is(scan, "=") || stap_scan_is(scan, "+");
}

static bool take_alias(struct list *list)
{
	struct tapset *tapset = list->store->tapset;
	struct tapset_probe *probe = &tapset->probes[tapset->probe_count - 1];
	const struct draft *draft = &list->drafts[0];

	if (list->depth || list->count != 1)
		return stap_scan_expected(list->scan, "\"{\"");
	probe->alias = tapset_keep(tapset, draft->name, draft->name_length);
	list->count = 0;
	if (!probe->alias)
		return stap_scan_no_memory(list->scan);
	if (!start_point(list) ||
	    (stap_scan_is(list->scan, "+") &&
	     !stap_scan_go_on(list->scan, "\"=\"")))
		return false;
	return stap_scan_is(list->scan, "=") ||
	       stap_scan_expected(list->scan, "\"=\"");
}

static void take_component(struct list *list)
{
	struct span text = list->scan->token.text;

	for (size_t i = list->first; i < list->count; i++)
		add_component(&list->drafts[i], text);
	list->last = span_is(text, ".") ? LAST_DOT
		   : span_is(text, "*") ? LAST_STAR : LAST_OTHER;
}

/* A macro that only SystemTap knows, or an argument of the script. */
static void take_unknown(struct list *list)
{
	for (size_t i = list->first; i < list->count; i++) {
		list->drafts[i].has_parameters = true;
		list->drafts[i].unknown |= list->last == LAST_DOT;
	}
	list->last = LAST_OTHER;
}

static void take_suffix(struct list *list, bool sufficient)
{
	for (size_t i = list->first; i < list->count; i++) {
		list->drafts[i].optional = true;
		list->drafts[i].sufficient |= sufficient;
	}
	list->last = LAST_OTHER;
}

/* One token of the list of points, which ends with "{". */
static bool take_token(struct list *list)
{
	struct stap_scan *scan = list->scan;
	enum stap_kind kind = scan->token.kind;
	bool word = kind == STAP_WORD || kind == STAP_NUMBER;

	if (list->last == LAST_OTHER && stap_scan_is(scan, "if"))
		return skip_condition(scan);
	/* the other branch of a "%(": there is no comma between them */
	if (word && list->last == LAST_OTHER && !end_point(list))
		return false;
	if (word || stap_scan_is(scan, ".") || stap_scan_is(scan, "*"))
		take_component(list);
	else if (kind == STAP_OPERATOR || kind == STAP_VARIABLE)
		take_unknown(list);
	else if (stap_scan_is(scan, "?") || stap_scan_is(scan, "!"))
		take_suffix(list, stap_scan_is(scan, "!"));
	else if (stap_scan_is(scan, "("))
		return read_parameter(list);
	else if (stap_scan_is(scan, ","))
		return end_point(list);
	else if (stap_scan_is(scan, "{"))
		return open_group(list);
	else if (stap_scan_is(scan, "}"))
		return close_group(list);
	else if (is_alias_end(scan))
		return take_alias(list);
	else
		return stap_scan_expected(scan, "a probe point");
	return true;
}

/* Is this "{" the handler's? */
static bool at_handler(const struct list *list)
{
	return stap_scan_is(list->scan, "{") && !list->depth &&
	       list->last != LAST_DOT;
}

static bool read_list(struct list *list)
{
	if (!start_point(list))
		return false;
	for (;;) {
		if (!stap_scan_go_on(list->scan, "\"{\""))
			return false;
		if (at_handler(list))
			return end_point(list);
		list->scan->tokens += list->count - list->first;
		if (!take_token(list))
			return false;
	}
}

bool tapset_read_points(struct tapset_store *store, struct stap_scan *scan)
{
	struct list list = { .store = store, .scan = scan };
	bool good = read_list(&list);

	free(list.drafts);
	return good;
}
