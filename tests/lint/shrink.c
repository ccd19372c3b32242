/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * shrink FILE COPY: makes COPY a copy of FILE, and cuts it down and fills it
 * up again, until it is killed.
 */
#include <err.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct stat status;
	char *bytes;
	int from, to;

	if (argc != 3)
		errx(64, "usage: shrink FILE COPY");
	from = open(argv[1], O_RDONLY);
	to = open(argv[2], O_RDWR | O_CREAT, 0666);
	if (from < 0 || to < 0 || fstat(from, &status))
		err(1, "%s", argv[1]);
	bytes = malloc((size_t)status.st_size);
	if (!bytes || read(from, bytes, (size_t)status.st_size) !=
			      status.st_size)
		err(1, "%s", argv[1]);
	for (unsigned i = 0;; i++) {
		if (pwrite(to, bytes, (size_t)status.st_size, 0) < 0)
			err(1, "%s", argv[2]);
		usleep(i % 7 * 50);
		if (ftruncate(to, status.st_size * (i % 16) / 16))
			err(1, "%s", argv[2]);
		usleep(i % 5 * 50);
	}
}
