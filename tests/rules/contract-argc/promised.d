/* SPDX-License-Identifier: GPL-2.0-or-later */
provider app {
	probe start(int first, char *second);
	probe stop(void);
};
