/* SPDX-License-Identifier: GPL-2.0-or-later */
provider app {
	probe start(int);
	probe stop(int);
#ifdef DEBUG
	probe debug(const char *);
#endif
};
