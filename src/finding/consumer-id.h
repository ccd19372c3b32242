/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The numbers of the consumers, which rules and this run's policy have bits of.
 */
#pragma once

enum consumer_id {
	CONSUMER_SYSTEMTAP,
	CONSUMER_LIBBPF,
	CONSUMER_BCC,
	CONSUMER_GDB,
	CONSUMER_PERF,
	CONSUMER_DTRACE,
	CONSUMER_COUNT,
};
