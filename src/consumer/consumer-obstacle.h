/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What more than one consumer stumbles over: in the file, at one site, and in a
 * register.  Knows no consumer.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "note/subject.h"

bool file_is_relocatable(const struct subject *subject);
bool file_is_debug_file(const struct subject *subject);
bool file_is_foreign(const struct subject *subject);
#define TEXT_FILE_IS_FOREIGN "the file is of another class or byte order " \
	"than this machine"
bool site_in_unseen_section(const struct subject *subject,
			    const struct probe *probe);
bool site_in_allocated_section(const struct subject *subject,
			       const struct probe *probe);
bool site_in_other_section(const struct subject *subject,
			   const struct probe *probe);
bool site_in_later_section(const struct subject *subject,
			   const struct probe *probe);
bool site_has_trailing_bytes(const struct subject *subject,
			     const struct probe *probe);
bool site_base_is_zero(const struct subject *subject,
		       const struct probe *probe);
bool site_base_moved(const struct subject *subject, const struct probe *probe);
bool site_is_dead(const struct subject *subject, const struct probe *probe);
bool site_semaphore_is_outside(const struct subject *subject,
			       const struct probe *probe);
#define TEXT_SEMAPHORE_IS_OUTSIDE "the semaphore is outside of .probes, from " \
	"which its place in the file is computed"
bool site_name_has_separator(const struct subject *subject,
			     const struct probe *probe);
#define TEXT_NAME_HAS_SEPARATOR "no probe of bpftrace can be written with " \
	"this provider or name"
/* Where the semaphore is in the file. */
bool site_semaphore_offset(const struct subject *subject,
			   const struct probe *probe, uint64_t *offset);
/* The first .note.stapsdt, or NULL. */
const struct note_section *first_note_section(const struct subject *subject);
/* not a vector's, nor %ah, nor one that is always zero */
bool register_is_plain(const struct machine_register *reg);
