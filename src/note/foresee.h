/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which bytes of a file will be read: for a source that has them sooner when it
 * is told of all of them at once.  Reads nothing itself.
 */
#pragma once

#include "elf/elf-file.h"
#include "note/subject.h"

/* Before subject_read(). */
void foresee_notes(struct elf_file *file);
/* Before the rules. */
void foresee_sites(const struct subject *subject);
