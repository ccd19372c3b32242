/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON in pieces: small objects made by jansson and written as soon as they
 * are complete, so that a document may be larger than memory.  The punctuation
 * between the pieces is written by whoever knows the document.  Where the
 * objects may be a million, json-stream.h takes a tenth of the time.
 * Knows no report.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* An object in the making.  Its keys are written in the order of making. */
struct json_object {
	json_t *value;
	bool out_of_memory;    /* sticky */
};

struct json_object json_object_new(void);

/* Each takes the value over; NULL is what jansson makes of no memory. */
void json_object_put(struct json_object *object, const char *key,
		     json_t *value);
/* Puts the inner object into the outer one. */
void json_object_nest(struct json_object *outer, const char *key,
		      struct json_object inner);
/* Appends the inner object to an array of json_array(). */
void json_array_nest(json_t *array, struct json_object inner,
		     bool *out_of_memory);

/* Bytes of a file, which may be anything; NULL is null. */
json_t *json_bytes(const char *bytes);
/* "one:other" */
json_t *json_bytes_joined(const char *one, const char *other);
/* Up to INT64_MAX, which is all that readers agree on; null beyond. */
json_t *json_unsigned(uint64_t number);

/* Writes the object, and releases it.  False: out of memory, and nothing is
 * written. */
bool json_object_write(struct json_object *object, FILE *out);
