/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "operand/machine.h"

#include <endian.h>
#include <string.h>

/* A name as a number: strcmp()'s order is the numbers'. */
static uint64_t entry_key(const struct machine_register *entry)
{
	uint64_t key;

	memcpy(&key, entry->name, sizeof(key));
	return be64toh(key);
}

static uint64_t name_key(struct span name)
{
	uint64_t key = 0;

	for (size_t i = 0; i < REGISTER_NAME_SIZE; i++)
		key = key << 8 |
		      (i < name.length ? (uint8_t)name.at[i] : 0u);
	return key;
}

/* No step depends on a guess of the processor's. */
const struct machine_register *machine_register(const struct machine *machine,
						struct span name)
{
	const struct machine_register *low = machine->registers;
	uint64_t key;

	if (name.length == 0 || name.length >= REGISTER_NAME_SIZE)
		return NULL;
	key = name_key(name);
	for (size_t left = machine->register_count; left > 1;) {
		size_t half = left / 2;

		low += entry_key(low + half) <= key ? half : 0;
		left -= half;
	}
	return entry_key(low) == key ? low : NULL;
}

static const struct instruction *
instruction_at(const struct instruction *table, size_t count,
	       const uint8_t *bytes, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		const struct instruction *instruction = &table[i];
		size_t same = 0;

		if (instruction->length > length)
			continue;
		while (same < instruction->length &&
		       ((bytes[same] ^ instruction->bytes[same]) &
			~instruction->any[same]) == 0)
			same++;
		if (same == instruction->length)
			return instruction;
	}
	return NULL;
}

const struct instruction *machine_nop(const struct machine *machine,
				      const uint8_t *bytes, size_t length)
{
	return instruction_at(machine->nops, machine->nop_count, bytes, length);
}

const struct instruction *machine_breakpoint(const struct machine *machine,
					     const uint8_t *bytes,
					     size_t length)
{
	return instruction_at(machine->breakpoints, machine->breakpoint_count,
			      bytes, length);
}
