/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For the unit tests: lines of TAP, and the machines by name.
 */
#pragma once

#include <elf.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "operand/machine.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* newer than some <elf.h> */
#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258
#endif

static size_t checks;
static bool failed;

__attribute__((format(printf, 2, 3)))
static void report(bool ok, const char *format, ...)
{
	va_list arguments;

	printf("%sok %zu - ", ok ? "" : "not ", ++checks);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
	failed |= !ok;
}

static const struct {
	const char *name;
	uint16_t elf_machine;
	int bits;
	bool little_endian;
} machines[] = {
	{ "x86_64", EM_X86_64, 64, true },
	{ "x32", EM_X86_64, 32, true },
	{ "i386", EM_386, 32, true },
	{ "aarch64", EM_AARCH64, 64, true },
	{ "aarch64", EM_AARCH64, 64, false },
	{ "arm", EM_ARM, 32, true },
	{ "armeb", EM_ARM, 32, false },
	{ "ppc64", EM_PPC64, 64, false },
	{ "ppc64le", EM_PPC64, 64, true },
	{ "ppc", EM_PPC, 32, false },
	{ "s390x", EM_S390, 64, false },
	{ "riscv64", EM_RISCV, 64, true },
	{ "riscv32", EM_RISCV, 32, true },
	{ "mips64", EM_MIPS, 64, false },
	{ "mips64el", EM_MIPS, 64, true },
	{ "mips", EM_MIPS, 32, false },
	{ "mipsel", EM_MIPS, 32, true },
	{ "loongarch64", EM_LOONGARCH, 64, true },
	{ "loongarch32", EM_LOONGARCH, 32, true },
};

static int finish(void)
{
	printf("1..%zu\n", checks);
	return failed;
}
