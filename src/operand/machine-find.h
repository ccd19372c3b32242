/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The list of machines: of those that have a table, and of the others' names.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "operand/machine.h"

/* The machine of an ELF header, or NULL when we have no table for it. */
const struct machine *machine_find(uint16_t elf_machine, int bits,
				   bool little_endian);
/* A name for any e_machine ("sparcv9"), also without a table; NULL: unknown. */
const char *machine_name(uint16_t elf_machine, int bits);
