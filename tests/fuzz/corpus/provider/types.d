/* SPDX-License-Identifier: GPL-2.0-or-later */
#define Oid unsigned int
typedef short small_t;
struct thing;

provider app {
	probe integers(char, signed char, unsigned char, short int, int,
		       unsigned, long, unsigned long int, long long);
	probe named(Oid oid, small_t small, uint16_t u, int64_t i, size_t s,
		    intptr_t p, bool b);
	probe addresses(const char *text, struct thing *thing, int list[],
			void (*call)(int, long), string word);
	probe unknown(widget_t, struct thing, enum color);
	probe floating(float, double);
};
