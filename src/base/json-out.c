/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/json-out.h"

#include <stdlib.h>
#include <string.h>

#include "base/escape.h"

struct json_object json_object_new(void)
{
	json_t *value = json_object();

	return (struct json_object){ value, !value };
}

void json_object_put(struct json_object *object, const char *key,
		     json_t *value)
{
	if (json_object_set_new_nocheck(object->value, key, value) < 0)
		object->out_of_memory = true;
}

void json_object_nest(struct json_object *outer, const char *key,
		      struct json_object inner)
{
	outer->out_of_memory |= inner.out_of_memory;
	json_object_put(outer, key, inner.value);
}

void json_array_nest(json_t *array, struct json_object inner,
		     bool *out_of_memory)
{
	if (inner.out_of_memory)
		*out_of_memory = true;
	if (json_array_append_new(array, inner.value) < 0)
		*out_of_memory = true;
}

json_t *json_bytes(const char *bytes)
{
	char *text;
	json_t *value;

	if (!bytes)
		return json_null();
	text = escape_utf8(bytes, strlen(bytes));
	value = text ? json_string_nocheck(text) : NULL;
	free(text);
	return value;
}

json_t *json_bytes_joined(const char *one, const char *other)
{
	char *joined;
	json_t *value;

	if (asprintf(&joined, "%s:%s", one, other) < 0)
		return NULL;
	value = json_bytes(joined);
	free(joined);
	return value;
}

json_t *json_unsigned(uint64_t number)
{
	if (number > INT64_MAX)
		return json_null();
	return json_integer((json_int_t)number);
}

/* One thread writes: the stream's lock would only cost time.  Half of what
 * jansson writes is punctuation. */
static int put(const char *text, size_t length, void *out)
{
	if (length == 1)
		putc_unlocked(*text, out);
	else
		fwrite_unlocked(text, 1, length, out);
	return 0;
}

/* ASCII, for a terminal may obey U+009B, and shows U+202E. */
bool json_object_write(struct json_object *object, FILE *out)
{
	bool complete = !object->out_of_memory && object->value &&
			json_dump_callback(object->value, put, out,
					   JSON_COMPACT |
					   JSON_ENSURE_ASCII) == 0;

	json_decref(object->value);
	return complete;
}
