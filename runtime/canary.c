/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the canary probes: a marker with a semaphore, in a function with a name.
 *
 * The note is written by hand, for <sys/sdt.h> is in a package that stap does
 * not need.  It is never run.
 */
unsigned short gate __attribute__((section(".probes")));

static int __attribute__((noinline)) step(int n)
{
	if (gate)
		__asm__ volatile(
			"990:	nop\n"
			"	.pushsection .note.stapsdt, \"\", \"note\"\n"
			"	.balign 4\n"
			"	.4byte 992f - 991f, 994f - 993f, 3\n"
			"991:	.asciz \"stapsdt\"\n"
			"992:	.balign 4\n"
#ifdef __LP64__
			"993:	.8byte 990b, _.stapsdt.base, gate\n"
#else
			"993:	.4byte 990b, _.stapsdt.base, gate\n"
#endif
			"	.asciz \"canary\"\n"
			"	.asciz \"step\"\n"
			"	.asciz \"-4@%0\"\n"
			"994:	.balign 4\n"
			"	.popsection\n"
			"	.pushsection .stapsdt.base, \"a\", \"progbits\"\n"
			"_.stapsdt.base:	.space 1\n"
			"	.popsection\n"
			: : "nor" (n));
	return n + 1;
}

int main(int argc, char **argv)
{
	(void) argv;
	return step(argc) == 0;
}
