/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A library with one marker, which has a semaphore, as CPython's markers have.
 */
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>

extern unsigned short strain_tick_semaphore;
unsigned short strain_tick_semaphore
	__attribute__((section(".probes"), used)) = 0;

void tick(int n)
{
	STAP_PROBE1(strain, tick, n);
}

int watchers(void)
{
	return *(volatile unsigned short *)&strain_tick_semaphore;
}
