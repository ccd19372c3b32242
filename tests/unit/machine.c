/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables of the machines: registers, NOPs, breakpoints, names.
 */
#include "config.h"

#include "operand/machine-find.h"
#include "unit.h"

static void check_registers(const struct machine *machine)
{
	const struct machine_register *registers = machine->registers;
	const char *wrong = NULL;

	for (size_t i = 0; i < machine->register_count; i++) {
		const char *name = registers[i].name;

		if (i > 0 && strcmp(registers[i - 1].name, name) >= 0)
			wrong = name;
		if (machine_register(machine, span_of(name)) != &registers[i])
			wrong = name;
		if (registers[i].bytes == 0)
			wrong = name;
	}
	report(!wrong, "%s finds each of its %zu registers", machine->name,
	       machine->register_count);
	if (wrong)
		printf("# not: %s\n", wrong);
	report(!machine_register(machine, span_of("")) &&
	       !machine_register(machine, span_of("~")) &&
	       !machine_register(machine, span_of("!")) &&
	       !machine_register(machine, span_of("%eeeeee")) &&
	       !machine_register(machine, span_of("%eeeeeee")),
	       "%s finds no others", machine->name);
}

static void check_instructions(const struct machine *machine)
{
	bool ok = true;

	for (size_t i = 0; i < machine->nop_count; i++) {
		const struct instruction *nop = &machine->nops[i];

		ok = ok && machine_nop(machine, nop->bytes, nop->length) == nop
			&& nop->length % machine->site_alignment == 0
			&& (i == 0 || nop[-1].length >= nop->length)
			&& !machine_breakpoint(machine, nop->bytes,
					       nop->length);
	}
	for (size_t i = 0; i < machine->breakpoint_count; i++) {
		const struct instruction *trap = &machine->breakpoints[i];
		uint8_t bytes[INSTRUCTION_SIZE];

		for (size_t j = 0; j < sizeof(bytes); j++)
			bytes[j] = trap->bytes[j] | trap->any[j];
		ok = ok && machine_breakpoint(machine, trap->bytes,
					      trap->length) == trap
			&& machine_breakpoint(machine, bytes,
					      trap->length) == trap
			&& !machine_breakpoint(machine, bytes,
					       trap->length - 1u)
			&& !machine_nop(machine, bytes, trap->length);
	}
	report(ok && machine->nop_count && machine->breakpoint_count,
	       "%s tells its NOPs and breakpoints", machine->name);
}

static void check_machine(size_t i)
{
	const struct machine *machine = machine_find(machines[i].elf_machine,
						     machines[i].bits,
						     machines[i].little_endian);
	bool found = machine && strcmp(machine->name, machines[i].name) == 0;

	report(found, "there is %s", machines[i].name);
	if (!found)
		return;
	check_registers(machine);
	check_instructions(machine);
}

static void check_names(void)
{
	report(!machine_find(EM_SPARCV9, 64, false) &&
	       !machine_find(EM_386, 64, true) &&
	       !machine_find(EM_X86_64, 64, false),
	       "there is no table for others");
	report(strcmp(machine_name(EM_SPARCV9, 64), "sparcv9") == 0 &&
	       strcmp(machine_name(EM_X86_64, 32), "x32") == 0 &&
	       strcmp(machine_name(EM_S390, 32), "s390") == 0 &&
	       !machine_name(0x7777, 64), "machines have names");
}

int main(void)
{
	for (size_t i = 0; i < LENGTH(machines); i++)
		check_machine(i);
	check_names();
	return finish();
}
