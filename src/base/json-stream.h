/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON that is written while it is made, for documents of a million objects.
 * Knows where commas go, and no report.  A text that must be escaped is written
 * by jansson, and so is all of a document that is small: json-out.h.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define JSON_STREAM_BUFFER 8192u

struct json_stream {
	FILE *out;
	bool more;             /* a comma goes before the next value */
	bool out_of_memory;    /* sticky */
	size_t used;
	char buffer[JSON_STREAM_BUFFER];
};

/* more: something of the same array has been written before. */
void json_stream_init(struct json_stream *stream, FILE *out, bool more);
/* There was no memory: nothing more is written. */
void json_stream_fail(struct json_stream *stream);
/* Writes what is left.  False: the stream has failed. */
bool json_stream_finish(struct json_stream *stream);

/*
 * Each of the following writes one value, or begins it.  The key, which needs
 * no escaping, is NULL in an array.
 */

/* bracket: '{' or '['; json_stream_close() takes its counterpart. */
void json_stream_open(struct json_stream *stream, const char *key,
		      char bracket);
/* An object of an array, on a line of its own. */
void json_stream_open_line(struct json_stream *stream);
void json_stream_close(struct json_stream *stream, char bracket);

void json_stream_null(struct json_stream *stream, const char *key);
void json_stream_boolean(struct json_stream *stream, const char *key,
			 bool value);
/* Up to INT64_MAX, which is all that readers agree on; null beyond. */
void json_stream_unsigned(struct json_stream *stream, const char *key,
			  uint64_t number);
/* "0x42ec0f" */
void json_stream_address(struct json_stream *stream, const char *key,
			 uint64_t address);
/* Bytes of a file, which may be anything; NULL is null. */
void json_stream_bytes(struct json_stream *stream, const char *key,
		       const char *bytes);
void json_stream_bytes_of(struct json_stream *stream, const char *key,
			  const char *bytes, size_t length);
