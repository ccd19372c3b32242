/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Why jansson does not write all of it: of 20,000 probes with two arguments
 * each, jansson's tree of one probe takes 1,190 million instructions to make,
 * write and free, and 870 million when one tree is made once and only gets
 * other values.  With the texts alone left to jansson the same bytes take 360
 * million, and 100 when it gets only what must be escaped, which is rare.
 */
#include "config.h"

#include "base/json-stream.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"

static void flush(struct json_stream *stream)
{
	if (!stream->out_of_memory)
		fwrite(stream->buffer, 1, stream->used, stream->out);
	stream->used = 0;
}

static void put_char(struct json_stream *stream, char c)
{
	if (stream->used == sizeof(stream->buffer))
		flush(stream);
	stream->buffer[stream->used++] = c;
}

static void put(struct json_stream *stream, const char *text, size_t length)
{
	if (length > sizeof(stream->buffer) - stream->used)
		flush(stream);
	if (length > sizeof(stream->buffer)) {
		if (!stream->out_of_memory)
			fwrite(text, 1, length, stream->out);
		return;
	}
	memcpy(stream->buffer + stream->used, text, length);
	stream->used += length;
}

static void put_text(struct json_stream *stream, const char *text)
{
	put(stream, text, strlen(text));
}

static void begin_value(struct json_stream *stream, const char *key)
{
	if (stream->more)
		put_char(stream, ',');
	stream->more = true;
	if (!key)
		return;
	put_char(stream, '"');
	put_text(stream, key);
	put_char(stream, '"');
	put_char(stream, ':');
}

void json_stream_init(struct json_stream *stream, FILE *out, bool more)
{
	stream->out = out;
	stream->more = more;
	stream->out_of_memory = false;
	stream->used = 0;
}

void json_stream_fail(struct json_stream *stream)
{
	flush(stream);
	stream->out_of_memory = true;
}

bool json_stream_finish(struct json_stream *stream)
{
	flush(stream);
	return !stream->out_of_memory;
}

void json_stream_open(struct json_stream *stream, const char *key, char bracket)
{
	begin_value(stream, key);
	put_char(stream, bracket);
	stream->more = false;
}

void json_stream_open_line(struct json_stream *stream)
{
	begin_value(stream, NULL);
	put(stream, "\n{", 2);
	stream->more = false;
}

void json_stream_close(struct json_stream *stream, char bracket)
{
	put_char(stream, bracket);
	stream->more = true;
}

void json_stream_null(struct json_stream *stream, const char *key)
{
	begin_value(stream, key);
	put(stream, "null", 4);
}

void json_stream_boolean(struct json_stream *stream, const char *key,
			 bool value)
{
	begin_value(stream, key);
	put_text(stream, value ? "true" : "false");
}

/* At the end of the number's room; returns where it begins. */
static char *write_digits(char *end, uint64_t number, unsigned base)
{
	do {
		*--end = "0123456789abcdef"[number % base];
		number /= base;
	} while (number);
	return end;
}

void json_stream_unsigned(struct json_stream *stream, const char *key,
			  uint64_t number)
{
	char text[20];
	char *end = text + sizeof(text), *at;

	if (number > INT64_MAX) {
		json_stream_null(stream, key);
		return;
	}
	at = write_digits(end, number, 10);
	begin_value(stream, key);
	put(stream, at, (size_t)(end - at));
}

void json_stream_address(struct json_stream *stream, const char *key,
			 uint64_t address)
{
	char text[sizeof("\"0x\"") + 16];
	char *end = text + sizeof(text), *at = end;

	*--at = '"';
	at = write_digits(at, address, 16);
	*--at = 'x';
	*--at = '0';
	*--at = '"';
	begin_value(stream, key);
	put(stream, at, (size_t)(end - at));
}

/* Is the text the same in JSON? */
static bool is_plain(const char *bytes, size_t length)
{
	size_t i = 0;

	while (i < length && bytes[i] >= ' ' && bytes[i] <= '~' &&
	       bytes[i] != '"' && bytes[i] != '\\')
		i++;
	return i == length;
}

static int put_part(const char *text, size_t length, void *stream)
{
	put(stream, text, length);
	return 0;
}

/* ASCII, for a terminal may obey U+009B, and shows U+202E. */
static void put_escaped(struct json_stream *stream, const char *bytes,
			size_t length)
{
	char *text = escape_utf8(bytes, length);
	json_t *value = text ? json_string_nocheck(text) : NULL;

	if (!value || json_dump_callback(value, put_part, stream,
					 JSON_ENCODE_ANY | JSON_ENSURE_ASCII))
		json_stream_fail(stream);
	json_decref(value);
	free(text);
}

void json_stream_bytes_of(struct json_stream *stream, const char *key,
			  const char *bytes, size_t length)
{
	begin_value(stream, key);
	if (!is_plain(bytes, length)) {
		put_escaped(stream, bytes, length);
		return;
	}
	put_char(stream, '"');
	put(stream, bytes, length);
	put_char(stream, '"');
}

void json_stream_bytes(struct json_stream *stream, const char *key,
		       const char *bytes)
{
	if (bytes)
		json_stream_bytes_of(stream, key, bytes, strlen(bytes));
	else
		json_stream_null(stream, key);
}
