/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The lead byte's length of sequence, its bits, and the least code point that
 * may be written that way. */
static const struct form {
	uint8_t mask, lead, length;
	uint32_t least;
} forms[] = {
	{ 0x80, 0x00, 1, 0 },
	{ 0xe0, 0xc0, 2, 0x80 },
	{ 0xf0, 0xe0, 3, 0x800 },
	{ 0xf8, 0xf0, 4, 0x10000 },
};

/* Bytes of the UTF-8 character at text, 0 when it is none. */
static size_t decode(const unsigned char *text, size_t length, uint32_t *code)
{
	const struct form *form = forms;
	const struct form *end = forms + sizeof(forms) / sizeof(*forms);

	while (form < end && (text[0] & form->mask) != form->lead)
		form++;
	if (form == end || form->length > length)
		return 0;
	*code = text[0] & (uint32_t)(unsigned char)~form->mask;
	for (size_t i = 1; i < form->length; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (text[i] & 0x3f);
	}
	if (*code < form->least || *code > 0x10ffff ||
	    (*code >= 0xd800 && *code <= 0xdfff))
		return 0;
	return form->length;
}

/* What a terminal might act on, or what would hide the text around it. */
static bool acts(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) ||
	       code == 0x061c || code == 0x200e || code == 0x200f ||
	       (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
	       (code >= 0xfff9 && code <= 0xfffb) ||
	       (code >= 0xe0000 && code <= 0xe007f);
}

static void print_bytes(FILE *out, const unsigned char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		fprintf(out, "\\x%02x", text[i]);
}

/* How many bytes are printed as they are, at least. */
static size_t plain_length(const unsigned char *text, size_t length)
{
	size_t i = 0;

	while (i < length && text[i] >= ' ' && text[i] <= '~' &&
	       text[i] != '\\')
		i++;
	return i;
}

void escape_print(FILE *out, const char *bytes, size_t length)
{
	const unsigned char *text = (const unsigned char *)bytes;

	for (size_t i = 0, step; i < length; i += step) {
		uint32_t code = 0;

		step = plain_length(text + i, length - i);
		if (step) {
			fwrite(text + i, 1, step, out);
			continue;
		}
		step = decode(text + i, length - i, &code);
		if (step == 1 && code == '\n')
			fputs("\\n", out);
		else if (step == 1 && code == '\t')
			fputs("\\t", out);
		else if (step == 1 && code == '\\')
			fputs("\\\\", out);
		else if (step && !acts(code))
			fwrite(text + i, 1, step, out);
		else
			print_bytes(out, text + i, step ? step : (step = 1));
	}
}

char *escape_utf8(const char *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *text = (const unsigned char *)bytes;
	char *result = length < SIZE_MAX / 4 ? malloc(4 * length + 1) : NULL;
	char *to = result;

	if (!result)
		return NULL;
	for (size_t i = 0, step; i < length; i += step) {
		uint32_t code;

		step = decode(text + i, length - i, &code);
		if (step) {
			to = mempcpy(to, text + i, step);
			continue;
		}
		step = 1;
		to = mempcpy(to, "\\x", 2);
		*to++ = digits[text[i] >> 4];
		*to++ = digits[text[i] & 15];
	}
	*to = '\0';
	return result;
}

bool escape_is_ascii(const char *bytes, size_t length)
{
	uint64_t bits = 0, word;

	for (; length >= sizeof(word); length -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		bits |= word;
		bytes += sizeof(word);
	}
	for (; length > 0; length--)
		bits |= (unsigned char)*bytes++;
	return !(bits & UINT64_C(0x8080808080808080));
}

bool escape_is_utf8(const char *bytes, size_t length)
{
	const unsigned char *text = (const unsigned char *)bytes;
	uint32_t code;

	for (size_t i = 0, step; i < length; i += step) {
		step = decode(text + i, length - i, &code);
		if (!step)
			return false;
	}
	return true;
}
