/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A fuzz target is this function.  libFuzzer calls it (scripts/fuzz), or
 * run-corpus.c does (make check).
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
