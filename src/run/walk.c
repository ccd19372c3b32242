/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "run/walk.h"

#include <errno.h>
#include <fts.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

#include "base/hash.h"

/* a file with more than one name */
struct inode {
	dev_t device;
	ino_t number;
};

struct walk {
	char **paths;
	int path_count;
	int next_path;
	const char *names_from;  /* not yet opened */
	const char *names_path;
	FILE *names;
	char *name;              /* the last one of names */
	size_t name_size;
	FTS *tree;               /* below the directory of now */
	size_t root;             /* how long that one's path is */
	struct inode *seen;      /* open hash; device and number 0: free */
	size_t seen_size;        /* a power of two, or 0 */
	size_t seen_count;
	bool failed;
};

struct walk *walk_new(char **paths, int path_count, const char *files0_from)
{
	struct walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return NULL;
	walk->paths = paths;
	walk->path_count = path_count;
	walk->names_from = files0_from;
	return walk;
}

void walk_free(struct walk *walk)
{
	if (walk->tree)
		fts_close(walk->tree);
	if (walk->names && walk->names != stdin)
		fclose(walk->names);
	free(walk->name);
	free(walk->seen);
	free(walk);
}

bool walk_failed(const struct walk *walk)
{
	return walk->failed;
}

void walk_item_free(struct walk_item *item)
{
	free(item->path);
	free(item->error);
	*item = (struct walk_item){ 0 };
}

/* status: of a file to examine; NULL: standard input. */
static bool emit(struct walk *walk, struct walk_item *item, const char *path,
		 bool named, const struct stat *status)
{
	*item = (struct walk_item){
		.path = strdup(path),
		.named = named,
		.root = named ? strlen(path) : walk->root,
		.standard_input = !status,
		.size = status ? status->st_size : 0,
	};
	walk->failed |= !item->path;
	return item->path;
}

static bool emit_error(struct walk *walk, struct walk_item *item,
		       const char *path, const char *error)
{
	*item = (struct walk_item){
		.path = strdup(path),
		.named = true,
		.error = strdup(error),
	};
	if (item->path && item->error)
		return true;
	walk_item_free(item);
	walk->failed = true;
	return false;
}

/* Each inode once */

static struct inode *inode_slot(const struct walk *walk, struct inode inode)
{
	size_t mask = walk->seen_size - 1;
	uint64_t hash = hash_bytes(0, &inode.number, sizeof(inode.number));
	size_t at = (size_t)(hash ^ inode.device) & mask;

	while ((walk->seen[at].number || walk->seen[at].device) &&
	       (walk->seen[at].number != inode.number ||
		walk->seen[at].device != inode.device))
		at = (at + 1) & mask;
	return &walk->seen[at];
}

static bool grow_seen(struct walk *walk)
{
	struct walk larger = *walk;

	larger.seen_size = walk->seen_size ? 2 * walk->seen_size : 64;
	larger.seen = calloc(larger.seen_size, sizeof(*larger.seen));
	if (!larger.seen)
		return false;
	for (size_t i = 0; i < walk->seen_size; i++)
		if (walk->seen[i].number || walk->seen[i].device)
			*inode_slot(&larger, walk->seen[i]) = walk->seen[i];
	free(walk->seen);
	walk->seen = larger.seen;
	walk->seen_size = larger.seen_size;
	return true;
}

/* Notes the file; true when it was met before under another name. */
static bool met_before(struct walk *walk, const struct stat *status)
{
	struct inode inode = { status->st_dev, status->st_ino };
	struct inode *slot;

	if (status->st_nlink < 2)
		return false;
	if (2 * walk->seen_count >= walk->seen_size && !grow_seen(walk)) {
		walk->failed = true;
		return false;
	}
	slot = inode_slot(walk, inode);
	if (slot->number || slot->device)
		return true;
	*slot = inode;
	walk->seen_count++;
	return false;
}

/* Directories */

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* What the kernel makes up below /proc and /sys is no file of a program, and
 * thousands of it cannot be read.  Named, such a directory is searched. */
static bool is_made_up(const FTSENT *entry)
{
#ifdef __linux__
	struct statfs status;

	return entry->fts_level > 0 &&
	       entry->fts_statp->st_dev != entry->fts_parent->fts_statp->st_dev &&
	       statfs(entry->fts_accpath, &status) == 0 &&
	       (status.f_type == PROC_SUPER_MAGIC ||
		status.f_type == SYSFS_MAGIC);
#else
	(void)entry;
	return false;
#endif
}

static bool enter(struct walk *walk, char *path)
{
	char *roots[] = { path, NULL };

	walk->root = strlen(path);
	walk->tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW |
			      FTS_NOCHDIR, by_name);
	if (!walk->tree)
		walk->failed = true;
	return walk->tree;
}

/* The next file of the tree; false when there is none left. */
static bool next_in_tree(struct walk *walk, struct walk_item *item)
{
	FTSENT *entry;

	while ((entry = fts_read(walk->tree))) {
		switch (entry->fts_info) {
		case FTS_F:
			if (!met_before(walk, entry->fts_statp))
				return emit(walk, item, entry->fts_path, false,
					    entry->fts_statp);
			break;
		case FTS_D:
			if (is_made_up(entry))
				fts_set(walk->tree, entry, FTS_SKIP);
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			return emit_error(walk, item, entry->fts_path,
					  strerror(entry->fts_errno));
		default:
			break;
		}
	}
	if (errno)
		walk->failed = true;
	fts_close(walk->tree);
	walk->tree = NULL;
	return false;
}

/* Names */

static const char *kind_of(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFIFO: return "a FIFO: not read, for it may never end; for "
			     "standard input the name is -";
	case S_IFSOCK: return "a socket: not a file that can be read";
	case S_IFCHR: return "a character device: not read";
	case S_IFBLK: return "a block device: not read";
	default: return "not a regular file";
	}
}

/* What stands on the command line, or in --files0-from. */
static bool take_name(struct walk *walk, char *path, struct walk_item *item)
{
	struct stat status;

	if (strcmp(path, "-") == 0)
		return emit(walk, item, path, true, NULL);
	if (stat(path, &status) != 0)
		return emit_error(walk, item, path, strerror(errno));
	if (S_ISDIR(status.st_mode))
		return enter(walk, path) && next_in_tree(walk, item);
	if (!S_ISREG(status.st_mode))
		return emit_error(walk, item, path, kind_of(status.st_mode));
	return emit(walk, item, path, true, &status);
}

static bool open_names(struct walk *walk, struct walk_item *item)
{
	const char *from = walk->names_from;

	walk->names_from = NULL;
	walk->names_path = from;
	walk->names = strcmp(from, "-") == 0 ? stdin : fopen(from, "re");
	return !walk->names && emit_error(walk, item, from, strerror(errno));
}

/* A list that cannot be read to its end is an error of its own, once. */
static bool names_failed(struct walk *walk, struct walk_item *item)
{
	int error = errno;

	if (!walk->names || !ferror(walk->names))
		return false;
	clearerr(walk->names);
	return emit_error(walk, item, walk->names_path, strerror(error));
}

/* The next name of --files0-from; NULL at the end. */
static char *read_name(struct walk *walk)
{
	ssize_t length;

	/* an empty name is no file: find -print0 never writes one */
	do
		length = getdelim(&walk->name, &walk->name_size, '\0',
				  walk->names);
	while (length == 1 && walk->name[0] == '\0');
	return length > 0 ? walk->name : NULL;
}

bool walk_next(struct walk *walk, struct walk_item *item)
{
	while (!walk->failed) {
		char *name = NULL;

		errno = 0;
		if (walk->tree) {
			if (next_in_tree(walk, item))
				return true;
			continue;
		}
		if (walk->next_path < walk->path_count)
			name = walk->paths[walk->next_path++];
		else if (walk->names_from && open_names(walk, item))
			return true;
		else if (walk->names)
			name = read_name(walk);
		if (!name)
			return names_failed(walk, item);
		if (take_name(walk, name, item))
			return true;
	}
	return false;
}
