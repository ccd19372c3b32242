/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The hint.
 *
 * target: arm-linux-gnueabihf
 * build: -march=armv7-a
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work
