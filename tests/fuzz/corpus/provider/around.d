/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"
#ifndef GUARD
#define GUARD
typedef struct thing { int a; char b[4]; } thing_t;
typedef unsigned long word_t;
enum color { RED, GREEN };
provider app {
	# a comment of libvirt's kind
	probe io(thing_t *t, word_t w) : (thinginfo_t *t, word_t w); // comment
	probe any(int, ...);
};
#endif
#pragma D attributes Evolving/Evolving/Common \
	provider app provider
