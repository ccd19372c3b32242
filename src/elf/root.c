/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "elf/root.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* as many as Linux follows */
#define LINKS_MAX 40

/* a path, while its links are followed */
struct resolution {
	size_t root;            /* done begins with the root; its length */
	char done[PATH_MAX];    /* has no link in it */
	char rest[PATH_MAX];
	int links;
};

static bool fail(int error)
{
	errno = error;
	return false;
}

/* Puts the target in the place of the link that done ends with. */
static bool follow(struct resolution *resolution, char *name,
		   const char *rest)
{
	char target[PATH_MAX], longer[PATH_MAX];
	ssize_t length = readlink(resolution->done, target,
				  sizeof(target) - 1);
	int written;

	if (length < 0)
		return false;
	if (++resolution->links > LINKS_MAX)
		return fail(ELOOP);
	target[length] = '\0';
	*name = '\0';
	if (target[0] == '/')
		resolution->done[resolution->root] = '\0';
	written = snprintf(longer, sizeof(longer), "%s/%s", target, rest);
	if (written < 0 || (size_t)written >= sizeof(longer))
		return fail(ENAMETOOLONG);
	memcpy(resolution->rest, longer, (size_t)written + 1);
	return true;
}

static void leave(struct resolution *resolution)
{
	char *slash = strrchr(resolution->done + resolution->root, '/');

	if (slash)
		*slash = '\0';
}

/* Goes on by the first name of rest, which next is behind. */
static bool enter(struct resolution *resolution, const char *name,
		  size_t length, const char *rest)
{
	size_t before = strlen(resolution->done);
	char *end = resolution->done + before;
	struct stat status;

	if (before + length + 2 > sizeof(resolution->done))
		return fail(ENAMETOOLONG);
	*end = '/';
	memcpy(end + 1, name, length);
	end[1 + length] = '\0';
	if (lstat(resolution->done, &status) != 0)
		return false;
	if (S_ISLNK(status.st_mode))
		return follow(resolution, end, rest);
	memmove(resolution->rest, rest, strlen(rest) + 1);
	return true;
}

static bool step(struct resolution *resolution)
{
	char *name = resolution->rest + strspn(resolution->rest, "/");
	size_t length = strcspn(name, "/");
	char *rest = name + length;

	if (length == 0) {
		resolution->rest[0] = '\0';
		return true;
	}
	if ((length == 1 && name[0] == '.') ||
	    (length == 2 && memcmp(name, "..", 2) == 0)) {
		if (length == 2)
			leave(resolution);
		memmove(resolution->rest, rest, strlen(rest) + 1);
		return true;
	}
	return enter(resolution, name, length, rest);
}

char *root_resolve(const char *root, const char *path)
{
	struct resolution resolution = { .root = strlen(root) };

	if (!*root)
		return realpath(path, NULL);
	if (resolution.root >= sizeof(resolution.done) ||
	    strlen(path) >= sizeof(resolution.rest)) {
		fail(ENAMETOOLONG);
		return NULL;
	}
	memcpy(resolution.done, root, resolution.root + 1);
	memcpy(resolution.rest, path, strlen(path) + 1);
	while (resolution.rest[0])
		if (!step(&resolution))
			return NULL;
	return strdup(resolution.done);
}

const char *root_inside(const char *root, const char *path)
{
	return path + strlen(root);
}

/* O_NONBLOCK: a FIFO is not waited for. */
int root_open(const char *root, const char *path)
{
	char *real = root_resolve(root, path);
	struct stat status;
	int fd;

	if (!real)
		return -1;
	fd = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	free(real);
	if (fd >= 0 && (fstat(fd, &status) != 0 ||
			!S_ISREG(status.st_mode))) {
		close(fd);
		fail(EINVAL);
		return -1;
	}
	return fd;
}

FILE *root_stream(const char *root, const char *path)
{
	int fd = root_open(root, path);
	FILE *stream = fd < 0 ? NULL : fdopen(fd, "r");

	if (!stream && fd >= 0)
		close(fd);
	return stream;
}

char *root_first_line(const char *root, const char *path)
{
	FILE *stream = root_stream(root, path);
	char text[1024];
	char *line = NULL;

	if (!stream)
		return NULL;
	if (fgets(text, sizeof(text), stream)) {
		text[strcspn(text, "\n")] = '\0';
		line = strdup(text);
	}
	fclose(stream);
	return line;
}

bool root_exists(const char *root, const char *path)
{
	char *real = root_resolve(root, path);
	bool exists = real;

	free(real);
	return exists;
}

bool root_glob(const char *root, const char *pattern, glob_t *found)
{
	char whole[2 * PATH_MAX];
	size_t length = 0;

	*found = (glob_t){ 0 };
	for (; *root && length < PATH_MAX; root++) {
		if (strchr("*?[\\", *root))
			whole[length++] = '\\';
		whole[length++] = *root;
	}
	if (*root || strlen(pattern) >= PATH_MAX - 1)
		return false;
	memcpy(whole + length, pattern, strlen(pattern) + 1);
	return glob(whole, 0, NULL, found) == 0;
}
