/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A hash of bytes for tables in memory.  It differs from run to run, so that
 * no file can be made to fill one slot; nothing that is printed may depend on
 * it.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Takes the secret from the kernel; before that it is a constant. */
void hash_init(void);

/* state: 0, or the hash of what comes before these bytes. */
uint64_t hash_bytes(uint64_t state, const void *bytes, size_t length);
