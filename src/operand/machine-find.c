/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "operand/machine-find.h"

#include <elf.h>
#include <stddef.h>

#include "operand/machine-table.h"

/* newer than some <elf.h> */
#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258
#endif

static const struct machine *const machines[] = {
	&machine_x86_64, &machine_x32, &machine_i386,
	&machine_aarch64,
	&machine_arm, &machine_armeb,
	&machine_ppc64, &machine_ppc64le, &machine_ppc,
	&machine_s390x,
	&machine_riscv64, &machine_riscv32,
	&machine_mips64, &machine_mips64el, &machine_mips, &machine_mipsel,
	&machine_loongarch64, &machine_loongarch32,
};

/* What else there is, for the reports.  Nobody reads arguments there. */
static const struct {
	uint16_t elf_machine;
	const char *name;
} other_machines[] = {
	{ EM_NONE, "none" },
	{ EM_SPARC, "sparc" },
	{ EM_68K, "m68k" },
	{ EM_IAMCU, "iamcu" },
	{ EM_PARISC, "hppa" },
	{ EM_SPARC32PLUS, "sparc32plus" },
	{ EM_S390, "s390" },
	{ EM_SH, "sh" },
	{ EM_SPARCV9, "sparcv9" },
	{ EM_ARC, "arc" },
	{ EM_IA_64, "ia64" },
	{ EM_AVR, "avr" },
	{ EM_V850, "v850" },
	{ EM_MN10300, "mn10300" },
	{ EM_OPENRISC, "or1k" },
	{ EM_ARC_COMPACT, "arc" },
	{ EM_XTENSA, "xtensa" },
	{ EM_MSP430, "msp430" },
	{ EM_BLACKFIN, "blackfin" },
	{ EM_ALTERA_NIOS2, "nios2" },
	{ EM_TI_C6000, "c6x" },
	{ EM_QDSP6, "hexagon" },
	{ EM_MICROBLAZE, "microblaze" },
	{ EM_TILEPRO, "tilepro" },
	{ EM_TILEGX, "tilegx" },
	{ EM_AMDGPU, "amdgpu" },
	{ EM_CUDA, "cuda" },
	{ EM_BPF, "bpf" },
	{ EM_CSKY, "csky" },
	{ EM_ALPHA, "alpha" },
};

static bool allows(unsigned wanted, unsigned found)
{
	return wanted == 0 || wanted == found;
}

const struct machine *machine_find(uint16_t elf_machine, int bits,
				   bool little_endian)
{
	unsigned byte_order = little_endian ? ELFDATA2LSB : ELFDATA2MSB;

	for (size_t i = 0; i < LENGTH(machines); i++) {
		const struct machine *machine = machines[i];

		if (machine->elf_machine == elf_machine &&
		    allows(machine->bits, (unsigned)bits) &&
		    allows(machine->byte_order, byte_order))
			return machine;
	}
	return NULL;
}

const char *machine_name(uint16_t elf_machine, int bits)
{
	for (size_t i = 0; i < LENGTH(machines); i++)
		if (machines[i]->elf_machine == elf_machine &&
		    allows(machines[i]->bits, (unsigned)bits))
			return machines[i]->name;
	for (size_t i = 0; i < LENGTH(other_machines); i++)
		if (other_machines[i].elf_machine == elf_machine)
			return other_machines[i].name;
	return NULL;
}
