/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "report/sarif-text.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "base/json-out.h"
#include "base/path.h"

/* Text in the making. */

struct text {
	FILE *stream;
	char *bytes;
	size_t length;
};

/* stream is NULL when memory is out. */
static void text_begin(struct text *text)
{
	text->stream = open_memstream(&text->bytes, &text->length);
}

static json_t *text_end(struct text *text)
{
	json_t *value = NULL;

	if (fclose(text->stream) == 0)
		value = json_stringn_nocheck(text->bytes, text->length);
	free(text->bytes);
	return value;
}

/* Line breaks are blanks, but for those between paragraphs. */
static void put_paragraphs(FILE *out, const char *text)
{
	for (; *text; text++) {
		bool paragraph = text[0] == '\n' && text[1] == '\n';

		fputs(paragraph ? "\n\n" : "", out);
		text += paragraph;
		if (!paragraph)
			fputc(*text == '\n' ? ' ' : *text, out);
	}
}

json_t *sarif_paragraph(const char *what)
{
	struct text text;

	text_begin(&text);
	if (!text.stream)
		return NULL;
	put_paragraphs(text.stream, what);
	return text_end(&text);
}

static void put_part(FILE *out, const char *heading, const char *part,
		     bool markdown)
{
	fprintf(out, markdown ? "**%s**: " : "%s: ", heading);
	put_paragraphs(out, part);
	fputs("\n\n", out);
}

/* References, one a line. */
static void put_references(FILE *out, const char *see, bool markdown)
{
	const char *before = markdown ? "\n- " : "\n";

	fputs(markdown ? "**See**:\n" : "See:", out);
	while (*see) {
		int length = (int)strcspn(see, "\n");

		fprintf(out, "%s%.*s", before, length, see);
		see += length + (see[length] == '\n');
	}
}

json_t *sarif_help(const struct rule *rule, bool markdown)
{
	struct text text;

	text_begin(&text);
	if (!text.stream)
		return NULL;
	put_part(text.stream, "Why", rule->why, markdown);
	put_part(text.stream, "Repair", rule->repair, markdown);
	put_references(text.stream, rule->see, markdown);
	return text_end(&text);
}

json_t *sarif_rule_name(const char *id)
{
	char name[64];
	size_t length = 0;
	bool first = true;

	for (; *id && length < sizeof(name); id++) {
		if (*id != '-')
			name[length++] = (char)(first ? toupper(*id) : *id);
		first = *id == '-';
	}
	return json_stringn_nocheck(name, length);
}

/*
 * A message's braces are doubled, as single ones would stand for arguments;
 * and "](" gets a blank, so that no file's name becomes a link.
 */
json_t *sarif_message(const char *bytes)
{
	char *escaped = escape_utf8(bytes, strlen(bytes));
	struct text text;

	text_begin(&text);
	if (!escaped || !text.stream) {
		free(escaped);
		if (text.stream)
			json_decref(text_end(&text));
		return NULL;
	}
	for (const char *at = escaped; *at; at++) {
		if (*at == '{' || *at == '}')
			fputc(*at, text.stream);
		fputc(*at, text.stream);
		if (at[0] == ']' && at[1] == '(')
			fputc(' ', text.stream);
	}
	free(escaped);
	return text_end(&text);
}

json_t *sarif_uri(const char *path)
{
	struct text text;

	text_begin(&text);
	if (!text.stream)
		return NULL;
	if (*path == '/')
		fputs("file://", text.stream);
	/* a colon is allowed, but not in the first part of a relative URI */
	for (; *path; path++) {
		unsigned char byte = (unsigned char)*path;

		if (byte < 0x80 && (isalnum(byte) || strchr("-._~/()", byte)))
			fputc(byte, text.stream);
		else
			fprintf(text.stream, "%%%02X", byte);
	}
	return text_end(&text);
}

/* FNV-1a, 64 bits, over the string and its NUL. */
static uint64_t add_string(uint64_t hash, const char *string)
{
	do
		hash = (hash ^ (unsigned char)*string) * 0x100000001b3;
	while (*string++);
	return hash;
}

json_t *sarif_fingerprint(const char *id, const char *path,
			  const struct probe *probe, uint64_t ordinal)
{
	uint64_t hash = 0xcbf29ce484222325;
	char text[24];

	hash = add_string(hash, id);
	hash = add_string(hash, path_base(path));
	hash = add_string(hash, probe ? probe->provider : "");
	hash = add_string(hash, probe ? probe->name : "");
	snprintf(text, sizeof(text), "%" PRIu64, ordinal);
	hash = add_string(hash, text);
	snprintf(text, sizeof(text), "%016" PRIx64, hash);
	return json_string_nocheck(text);
}
