// SPDX-License-Identifier: GPL-2.0-or-later
//
// For "-include running.h": the program waits for a signal, so that it can be
// traced by its process id.

#include <unistd.h>

int markers(void);

int main(void)
{
	pause();
	return markers();
}

#define main markers
