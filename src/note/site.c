/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "note/site.h"

bool site_locate(const struct subject *subject, const struct probe *probe,
		 uint64_t *offset, uint64_t *left)
{
	const struct segment *segment;

	if (subject->relocatable) {
		const struct section *section;

		if (probe->pc_section == SHN_UNDEF ||
		    probe->pc_section >= subject->file->section_count)
			return false;
		section = &subject->file->sections[probe->pc_section];
		if (!(section->flags & SHF_EXECINSTR) ||
		    section->type == SHT_NOBITS || probe->pc >= section->size)
			return false;
		*left = section->size - probe->pc;
		return !__builtin_add_overflow(section->offset, probe->pc,
					       offset);
	}
	segment = elf_file_segment_at(subject->file, probe->adjusted_pc);
	if (!segment || !(segment->flags & PF_X) ||
	    !elf_file_offset_of(segment, probe->adjusted_pc, offset))
		return false;
	*left = segment->file_size - (probe->adjusted_pc - segment->address);
	return true;
}
