/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the tables in machine-*.c are written with, and their list.
 * Only machine-*.c include this.
 */
#pragma once

#include "operand/machine.h"

extern const struct machine machine_x86_64, machine_x32, machine_i386;
extern const struct machine machine_aarch64;
extern const struct machine machine_arm, machine_armeb;
extern const struct machine machine_ppc64, machine_ppc64le, machine_ppc;
extern const struct machine machine_s390x;
extern const struct machine machine_riscv64, machine_riscv32;
extern const struct machine machine_mips64, machine_mips64el;
extern const struct machine machine_mips, machine_mipsel;
extern const struct machine machine_loongarch64, machine_loongarch32;

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/*
 * A table of registers is in the order of strcmp(), for machine_register();
 * tests/unit/operand.c sees to that.  So are the numbers in these.
 */
#define REGISTERS_0_7(prefix, bytes, flags) \
	{ prefix "0", bytes, 0, flags }, { prefix "1", bytes, 1, flags }, \
	{ prefix "2", bytes, 2, flags }, { prefix "3", bytes, 3, flags }, \
	{ prefix "4", bytes, 4, flags }, { prefix "5", bytes, 5, flags }, \
	{ prefix "6", bytes, 6, flags }, { prefix "7", bytes, 7, flags }

#define REGISTERS_10_15(prefix, bytes, flags) \
	{ prefix "10", bytes, 10, flags }, { prefix "11", bytes, 11, flags }, \
	{ prefix "12", bytes, 12, flags }, { prefix "13", bytes, 13, flags }, \
	{ prefix "14", bytes, 14, flags }, { prefix "15", bytes, 15, flags }

#define REGISTERS_16_19(prefix, bytes, flags) \
	{ prefix "16", bytes, 16, flags }, { prefix "17", bytes, 17, flags }, \
	{ prefix "18", bytes, 18, flags }, { prefix "19", bytes, 19, flags }

#define REGISTERS_20_29(prefix, bytes, flags) \
	{ prefix "20", bytes, 20, flags }, { prefix "21", bytes, 21, flags }, \
	{ prefix "22", bytes, 22, flags }, { prefix "23", bytes, 23, flags }, \
	{ prefix "24", bytes, 24, flags }, { prefix "25", bytes, 25, flags }, \
	{ prefix "26", bytes, 26, flags }, { prefix "27", bytes, 27, flags }, \
	{ prefix "28", bytes, 28, flags }, { prefix "29", bytes, 29, flags }

#define REGISTERS_30_31(prefix, bytes, flags) \
	{ prefix "30", bytes, 30, flags }, { prefix "31", bytes, 31, flags }

#define REGISTERS_4_9(prefix, bytes, flags) \
	{ prefix "4", bytes, 4, flags }, { prefix "5", bytes, 5, flags }, \
	{ prefix "6", bytes, 6, flags }, { prefix "7", bytes, 7, flags }, \
	{ prefix "8", bytes, 8, flags }, { prefix "9", bytes, 9, flags }

#define REGISTERS_0_1(prefix, bytes, flags) \
	{ prefix "0", bytes, 0, flags }, { prefix "1", bytes, 1, flags }

#define REGISTERS_2_3(prefix, bytes, flags) \
	{ prefix "2", bytes, 2, flags }, { prefix "3", bytes, 3, flags }

#define REGISTERS_0_15(prefix, bytes, flags) \
	REGISTERS_0_1(prefix, bytes, flags), \
	REGISTERS_10_15(prefix, bytes, flags), \
	REGISTERS_2_3(prefix, bytes, flags), \
	REGISTERS_4_9(prefix, bytes, flags)

#define REGISTERS_0_31(prefix, bytes, flags) \
	REGISTERS_0_1(prefix, bytes, flags), \
	REGISTERS_10_15(prefix, bytes, flags), \
	REGISTERS_16_19(prefix, bytes, flags), \
	{ prefix "2", bytes, 2, flags }, \
	REGISTERS_20_29(prefix, bytes, flags), \
	{ prefix "3", bytes, 3, flags }, \
	REGISTERS_30_31(prefix, bytes, flags), \
	REGISTERS_4_9(prefix, bytes, flags)
