/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ld.so(8), in order: DT_RPATH unless there is a DT_RUNPATH, LD_LIBRARY_PATH,
 * DT_RUNPATH, /etc/ld.so.cache, the trusted directories.  The cache is made of
 * /etc/ld.so.conf, which is read in its place; what $LIB stands for and which
 * directories are trusted was decided when glibc was built, so that all usual
 * ones are tried, and the library's own header tells whether it fits.
 */
#include "config.h"

#include "elf/loader.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes.h"
#include "elf/root.h"
#include "operand/machine-find.h"

/* The dynamic section */

/* more than any file has; ld.so would be slow as well */
#define DYNAMIC_ENTRIES 4096u

static const struct section *dynamic_section(const struct elf_file *file)
{
	for (size_t i = 0; i < file->section_count; i++)
		if (file->sections[i].type == SHT_DYNAMIC &&
		    file->sections[i].link < file->section_count)
			return &file->sections[i];
	return NULL;
}

static void take_entry(struct dynamic *dynamic, uint64_t tag,
		       const char *string)
{
	switch (tag) {
	case DT_NEEDED:
		dynamic->needed[dynamic->needed_count++] = string;
		break;
	case DT_SONAME:
		dynamic->soname = string;
		break;
	case DT_RPATH:
		dynamic->rpath = string;
		break;
	case DT_RUNPATH:
		dynamic->runpath = string;
		break;
	default:
		break;
	}
}

static void take_entries(struct elf_file *file, struct dynamic *dynamic,
			 const struct section *section, const char *entries)
{
	size_t width = elf_file_address_size(file);
	uint64_t strings = file->sections[section->link].size;
	uint64_t count = section->size / (2 * width);

	for (uint64_t i = 0; i < count && i < DYNAMIC_ENTRIES; i++) {
		const char *entry = entries + 2 * width * i;
		uint64_t tag = elf_file_integer(file, entry, width);
		uint64_t at = elf_file_integer(file, entry + width, width);

		if (tag == DT_NULL)
			return;
		if (at < strings)
			take_entry(dynamic, tag, dynamic->strings + at);
	}
}

bool dynamic_read(struct elf_file *file, struct dynamic *dynamic)
{
	const struct section *section = dynamic_section(file);
	const struct section *strings;
	char *entries, *error = NULL;

	*dynamic = (struct dynamic){ 0 };
	if (!section)
		return true;
	strings = &file->sections[section->link];
	entries = elf_file_section_bytes(file, section, &error);
	free(error);
	error = NULL;
	if (strings->type == SHT_STRTAB)
		dynamic->strings = elf_file_section_bytes(file, strings,
							  &error);
	free(error);
	dynamic->needed = calloc(DYNAMIC_ENTRIES, sizeof(*dynamic->needed));
	if (entries && section->type == SHT_DYNAMIC && dynamic->strings &&
	    dynamic->needed)
		take_entries(file, dynamic, section, entries);
	free(entries);
	return dynamic->needed;
}

void dynamic_free(struct dynamic *dynamic)
{
	free(dynamic->strings);
	free(dynamic->needed);
	*dynamic = (struct dynamic){ 0 };
}

/* The search */

struct search {
	const struct elf_file *file;
	const char *root;
	const char *origin;     /* directory of the program, for root */
	const char *name;
	char *found;
};

/* A library of another machine is passed over, as ld.so does. */
static bool fits(const struct search *search, const char *path)
{
	const struct elf_file *file = search->file;
	unsigned char head[20];
	int fd = root_open(search->root, path);
	ssize_t length = fd < 0 ? -1 : pread(fd, head, sizeof(head), 0);

	if (fd >= 0)
		close(fd);
	return length == (ssize_t)sizeof(head) &&
	       memcmp(head, ELFMAG, SELFMAG) == 0 &&
	       head[EI_CLASS] == (file->bits == 64 ? ELFCLASS64 : ELFCLASS32) &&
	       head[EI_DATA] == (file->little_endian ? ELFDATA2LSB
						     : ELFDATA2MSB) &&
	       bytes_integer(head + 18, 2, file->little_endian) ==
		       file->machine;
}

/* True: the search is over. */
static bool try_directory(struct search *search, const char *directory)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof(path), "%s/%s", directory,
			      search->name);

	if (length > 0 && (size_t)length < sizeof(path) && fits(search, path))
		search->found = root_resolve(search->root, path);
	return search->found;
}

/* Paths with * in them, of directories. */
static bool try_pattern(struct search *search, const char *pattern)
{
	glob_t found;

	if (root_glob(search->root, pattern, &found))
		for (size_t i = 0; i < found.gl_pathc; i++)
			if (try_directory(search, root_inside(
					search->root, found.gl_pathv[i])))
				break;
	globfree(&found);
	return search->found;
}

/* What stands for ${NAME} or $NAME at the beginning of text; NULL: nothing. */
static const char *token(const struct search *search, const char *text,
			 const char *lib, size_t *length)
{
	const struct { const char *name, *value; } tokens[] = {
		{ "ORIGIN", search->origin },
		{ "LIB", lib },
		{ "PLATFORM", machine_name(search->file->machine,
					   search->file->bits) },
	};
	bool braced = text[1] == '{';

	for (size_t i = 0; i < sizeof(tokens) / sizeof(*tokens); i++) {
		size_t size = strlen(tokens[i].name);

		if (strncmp(text + 1 + braced, tokens[i].name, size) != 0 ||
		    (braced && text[2 + size] != '}'))
			continue;
		*length = size + (braced ? 3 : 1);
		return tokens[i].value;
	}
	return NULL;
}

/* False when it doesn't fit.  literal: of a pattern, where it means itself. */
static bool append(char to[PATH_MAX], size_t *length, struct span piece,
		   bool literal)
{
	for (size_t i = 0; i < piece.length; i++) {
		bool escaped = literal && strchr("*?[\\", piece.at[i]);

		if (*length + escaped + 1 >= PATH_MAX)
			return false;
		if (escaped)
			to[(*length)++] = '\\';
		to[(*length)++] = piece.at[i];
	}
	return true;
}

/* How often $LIB is in it, which only lib makes a pattern of; -1: it doesn't
 * fit. */
static int expand(const struct search *search, struct span element,
		  const char *lib, bool pattern, char to[PATH_MAX])
{
	const char *end = element.at + element.length;
	size_t length = 0;
	int count = 0;

	for (const char *at = element.at; at < end;) {
		size_t taken = 1;
		const char *value = *at == '$'
			? token(search, at, lib, &taken) : NULL;
		struct span piece = value ? span_of(value)
					  : (struct span){ at, 1 };

		if (!append(to, &length, piece, pattern && value != lib))
			return -1;
		count += value == lib;
		at += taken;
	}
	to[length] = '\0';
	return count;
}

/* One directory of DT_RPATH or DT_RUNPATH.  An empty one, or one that does not
 * begin with a slash, depends on where the program is started.  Who has $LIB
 * twice in one wants to keep us busy with what matches. */
static bool try_element(struct search *search, struct span element)
{
	static const char *const libs[] = { "lib64", "lib", "lib/*-linux-*" };
	char directory[PATH_MAX];

	for (size_t i = 0; i < 3; i++) {
		int count = expand(search, element, libs[i], i == 2, directory);

		if (count < 0 || directory[0] != '/')
			continue;
		if ((i && !count) || (i == 2 && count > 1))
			break;
		if (i == 2 ? try_pattern(search, directory)
			   : try_directory(search, directory))
			return true;
	}
	return false;
}

static bool try_list(struct search *search, const char *list)
{
	while (list && *list) {
		size_t length = strcspn(list, ":");

		if (try_element(search, (struct span){ list, length }))
			return true;
		list += length + (list[length] == ':');
	}
	return false;
}

/* /etc/ld.so.conf */

/* Files that include each other end here; no system has as many. */
#define CONF_BYTES 16384u
#define CONF_LINES 4096u

/* Files to read, as root sees them, each with its NUL.  One that is included
 * comes after the whole of the one that includes it. */
struct conf {
	char files[CONF_BYTES];
	size_t end;
	size_t next;
};

static void keep_file(struct conf *conf, const char *path)
{
	size_t size = strlen(path) + 1;

	if (size > sizeof(conf->files) - conf->end)
		return;
	memcpy(conf->files + conf->end, path, size);
	conf->end += size;
}

static void include(struct search *search, struct conf *conf,
		    const char *pattern)
{
	char path[PATH_MAX];
	glob_t found;

	snprintf(path, sizeof(path), "%s%s", *pattern == '/' ? "" : "/etc/",
		 pattern);
	if (root_glob(search->root, path, &found))
		for (size_t i = 0; i < found.gl_pathc; i++)
			keep_file(conf, root_inside(search->root,
						    found.gl_pathv[i]));
	globfree(&found);
}

/* A line of a file of ld.so.conf: "include PATTERN", or directories. */
static bool try_line(struct search *search, struct conf *conf, char *line)
{
	static const char separators[] = " \t\r\n,:";
	char *rest, *word;

	line[strcspn(line, "#")] = '\0';
	word = strtok_r(line, separators, &rest);
	if (word && strcmp(word, "include") == 0) {
		while ((word = strtok_r(NULL, " \t\r\n", &rest)))
			include(search, conf, word);
		return false;
	}
	for (; word; word = strtok_r(NULL, separators, &rest))
		if (*word == '/' && try_directory(search, word))
			return true;
	return false;
}

static void try_conf_file(struct search *search, struct conf *conf,
			  const char *path)
{
	FILE *stream = root_stream(search->root, path);
	char line[PATH_MAX];

	for (size_t i = 0; stream && i < CONF_LINES &&
	     fgets(line, sizeof(line), stream); i++)
		if (try_line(search, conf, line))
			break;
	if (stream)
		fclose(stream);
}

static bool try_conf(struct search *search)
{
	struct conf conf = { .end = 0 };

	include(search, &conf, "ld.so.conf");
	while (conf.next < conf.end && !search->found) {
		const char *path = conf.files + conf.next;

		conf.next += strlen(path) + 1;
		try_conf_file(search, &conf, path);
	}
	return search->found;
}

static bool try_trusted(struct search *search)
{
	static const char *const patterns[] = {
		"/lib/*-linux-*", "/usr/lib/*-linux-*", "/lib64", "/usr/lib64",
		"/lib", "/usr/lib",
	};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++)
		if (try_pattern(search, patterns[i]))
			return true;
	return false;
}

/* origin: of the program, as root sees it */
static char *search_in(const struct dynamic *dynamic,
		       const struct elf_file *file, const char *origin,
		       const char *root, const char *name)
{
	struct search search = {
		.file = file,
		.root = root,
		.origin = origin,
		.name = name,
	};
	const char *slash = strrchr(name, '/');

	/* a name with a slash is a path: nothing is searched */
	if (slash) {
		search.name = slash + 1;
		try_element(&search, (struct span){ name,
						    (size_t)(slash - name) });
		return search.found;
	}
	if (!dynamic->runpath && try_list(&search, dynamic->rpath))
		return search.found;
	if (try_list(&search, dynamic->runpath) || try_conf(&search))
		return search.found;
	try_trusted(&search);
	return search.found;
}

/* How much of the path is the tree that it is in: "/tmp/stage" of
 * /tmp/stage/usr/bin/python3; 0 on this machine itself. */
static size_t tree_length(const char *path)
{
	static const char *const places[] = {
		"/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/lib",
	};
	size_t longest = 0;

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const char *at = strstr(path, places[i]);

		if (at && (size_t)(at - path) > longest)
			longest = (size_t)(at - path);
	}
	return longest;
}

/* In the tree of the first length bytes of path. */
static char *search_tree(const struct dynamic *dynamic,
			 const struct elf_file *file, const char *path,
			 size_t length, const char *name)
{
	const char *slash = strrchr(path, '/');
	char *root = strndup(path, length);
	char *origin = strndup(path + length,
			       (size_t)(slash - path) - length);
	char *found = root && origin
		? search_in(dynamic, file, origin, root, name) : NULL;

	free(root);
	free(origin);
	return found;
}

static bool lies_in(const char *path, const char *root)
{
	size_t length = strlen(root);

	return strncmp(path, root, length) == 0 && path[length] == '/';
}

char *loader_find(const struct dynamic *dynamic, const struct elf_file *file,
		  const char *path, const char *root, const char *name)
{
	char *real = realpath(path, NULL);
	size_t length = real && !root ? tree_length(real) : 0;
	char *found = NULL;

	if (!real || !*name) {
		free(real);
		return NULL;
	}
	if (root && lies_in(real, root))
		found = search_tree(dynamic, file, real, strlen(root), name);
	else if (!root && length)
		found = search_tree(dynamic, file, real, length, name);
	if (!found && !root)
		found = search_tree(dynamic, file, real, 0, name);
	free(real);
	return found;
}
