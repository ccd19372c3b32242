/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Files are found by their names in the usual places, and by the processes
 * that run; each is opened once, whatever it is called, and asked by
 * python-file.c.
 */
#include "config.h"

#include "survey/survey.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/grow.h"
#include "elf/root.h"
#include "expect/cpython.h"

/* Below the root, besides $PATH; "~" is the home directory. */
static const char *const places[] = {
	"/usr/bin", "/usr/local/bin", "/bin", "/usr/local/sbin", "/usr/sbin",
	"/opt/*/bin", "/opt/*/*/bin",
	"/usr/local/lib*", "/usr/local/lib/*-linux-*",
	"/usr/lib*", "/usr/lib/*-linux-*", "/lib*", "/lib/*-linux-*",
	"/opt/*/lib*", "/opt/*/*/lib*",
	"~/.pyenv/versions/*/bin", "~/.pyenv/versions/*/lib",
	"~/.local/share/uv/python/*/bin", "~/.local/share/uv/python/*/lib",
	"~/miniconda3/bin", "~/miniconda3/envs/*/bin",
	"/usr/lib*/python3*/*-packages/pysdt",
	"/usr/local/lib*/python3*/*-packages/pysdt",
	PYSDT_PLACES /* of configure's --with-pysdt */
};

/* A file */

static int by_inode(const void *a, const void *b)
{
	const struct survey_file *x = a, *y = b;

	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	return (x->inode > y->inode) - (x->inode < y->inode);
}

/* The file of that status; *met: it was there before. */
static struct survey_file *file_of(struct survey *survey,
				   const struct stat *status, const char *path,
				   bool *met)
{
	struct survey_file key = { .device = status->st_dev,
				   .inode = status->st_ino };
	struct survey_file *const *slot = tfind(&key, &survey->by_inode,
						by_inode);
	struct survey_file *file;

	*met = slot;
	if (slot)
		return *slot;
	file = calloc(1, sizeof(*file));
	if (!file) {
		survey->failed = true;
		return NULL;
	}
	*file = key;
	file->path = strdup(path);
	*survey->end = file;
	survey->end = &file->next;
	survey->failed |= !file->path ||
			  !tsearch(file, &survey->by_inode, by_inode);
	return file;
}

static unsigned markers_of(const struct subject *subject)
{
	unsigned markers = 0;

	for (size_t i = 0; i < subject->group_count; i++) {
		const struct probe *probe =
			&subject->probes[subject->groups[i].first];
		size_t marker = cpython_marker_find(probe->name);

		if (strcmp(probe->provider, CPYTHON_PROVIDER) == 0 &&
		    marker < CPYTHON_MARKERS)
			markers |= 1u << marker;
	}
	return markers;
}

static struct survey_file *add_path(struct survey *survey, const char *path);

static char *find_library(const struct survey *survey,
			  struct survey_file *file,
			  const struct python_image *image)
{
	snprintf(file->needs, sizeof(file->needs), "%s",
		 image->python.library);
	return loader_find(&image->python.dynamic, &image->file, file->path,
			   *survey->root ? survey->root : NULL,
			   image->python.library);
}

/* A program runs on libpython3.so, and that on libpython3.11.so.1.0: behind
 * that one, nobody is looked for. */
#define LIBRARIES_MAX 2u

static void set_library(struct survey *survey, struct survey_file *file,
			const char *path)
{
	struct survey_file *library;

	if (survey->depth == LIBRARIES_MAX)
		return;
	survey->depth++;
	library = add_path(survey, path);
	survey->depth--;
	if (!library || library == file)
		return;
	library->has_clients = true;
	file->library = library;
	memcpy(file->version, library->version, sizeof(file->version));
	file->number = library->number;
	file->evidence = library->evidence;
}

/* Takes fd over. */
static void look_at(struct survey *survey, struct survey_file *file, int fd,
		    off_t size)
{
	struct python_image image;
	char *library = NULL;

	if (!python_image_open(&image, fd, (uint64_t)size, file->path))
		return;
	file->kind = image.python.kind;
	file->number = image.python.version;
	file->evidence = image.python.evidence;
	python_version_text(&image.python, file->version);
	file->markers = markers_of(&image.subject);
	if (file->kind == PYTHON_CLIENT)
		library = find_library(survey, file, &image);
	python_image_close(&image);
	if (library)
		set_library(survey, file, library);
	free(library);
}

/* Opens what is at open_path; path is its name. */
static struct survey_file *add_file(struct survey *survey,
				    const char *open_path, const char *path)
{
	int fd = open(open_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct survey_file *file = NULL;
	struct stat status;
	bool met = true;

	if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		file = file_of(survey, &status, path, &met);
	if (file && !met)
		look_at(survey, file, fd, status.st_size);
	else if (fd >= 0)
		close(fd);
	survey->met += file && file->kind != PYTHON_NONE;
	return file;
}

static struct survey_file *add_path(struct survey *survey, const char *path)
{
	return add_file(survey, path, path);
}

/* Directories */

static bool is_python_name(const char *name)
{
	return strncmp(name, "python", 6) == 0 ||
	       ((strncmp(name, "libpython", 9) == 0 ||
		 strncmp(name, "_pysdt", 6) == 0) && strstr(name, ".so"));
}

/* False when it is too long for any path. */
static bool join(char path[PATH_MAX], const char *directory, const char *rest)
{
	int length = snprintf(path, PATH_MAX, "%s%s", directory, rest);

	return length >= 0 && length < PATH_MAX;
}

/* An entry of a directory, by its path as the root sees it. */
static void add_entry(struct survey *survey, const char *directory,
		      const char *name)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof(path), "%s/%s", directory, name);
	char *real = length >= 0 && length < PATH_MAX
		? root_resolve(survey->root, path) : NULL;

	if (real)
		add_path(survey, real);
	free(real);
}

/* A directory, as the root sees it; one that isn't there holds nothing. */
static void add_directory(struct survey *survey, const char *directory)
{
	char *real = root_resolve(survey->root, directory);
	struct dirent **entries = NULL;
	int count = real ? scandir(real, &entries, NULL, alphasort) : 0;

	for (int i = 0; i < count; i++) {
		if (is_python_name(entries[i]->d_name))
			add_entry(survey, directory, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	free(real);
}

static void add_pattern(struct survey *survey, const char *pattern)
{
	glob_t found;

	if (root_glob(survey->root, pattern, &found))
		for (size_t i = 0; i < found.gl_pathc; i++)
			add_directory(survey, root_inside(survey->root,
							  found.gl_pathv[i]));
	globfree(&found);
}

/* The person's $PATH is none of another root's business. */
static void add_search_path(struct survey *survey)
{
	const char *path = *survey->root ? NULL : getenv("PATH");
	char directory[PATH_MAX];

	while (path && *path) {
		size_t length = strcspn(path, ":");

		if (*path == '/' && length < sizeof(directory)) {
			memcpy(directory, path, length);
			directory[length] = '\0';
			add_directory(survey, directory);
		}
		path += length + (path[length] == ':');
	}
}

static void add_places(struct survey *survey)
{
	const char *home = *survey->root ? "/root" : getenv("HOME");
	char pattern[PATH_MAX];

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		if (places[i][0] != '~') {
			add_pattern(survey, places[i]);
		} else if (home && *home == '/' &&
			   join(pattern, home, places[i] + 1)) {
			add_pattern(survey, pattern);
		}
	}
}

/* Directories that were named */

/* A list that grows by one; false: out of memory. */
static bool append(void **items, size_t *count, const void *item, size_t size)
{
	char *more = grown(*items, *count, size);

	if (!more)
		return false;
	*items = more;
	memcpy(more + (*count)++ * size, item, size);
	return true;
}

/* The interpreter of a virtual environment is another's, or a copy of it. */
static void add_environment(struct survey *survey, const char *directory)
{
	struct survey_file *file = NULL;
	char path[PATH_MAX];
	char *real, *name;

	real = join(path, directory, "/bin/python")
		? root_resolve(survey->root, path) : NULL;
	if (real)
		file = add_path(survey, real);
	free(real);
	name = file ? strdup(directory) : NULL;
	if (name && !append((void **)&file->environments,
			    &file->environment_count, &name, sizeof(name))) {
		free(name);
		name = NULL;
	}
	survey->failed |= file && !name;
}

/* "home = /usr/bin": where the environment's Python was */
static void add_home(struct survey *survey, const char *config)
{
	FILE *stream = root_stream(survey->root, config);
	char line[PATH_MAX];

	for (int i = 0; stream && i < 64 && fgets(line, sizeof(line), stream);
	     i++) {
		char *value = line + strspn(line, " \t");

		if (strncmp(value, "home", 4) != 0)
			continue;
		value += 4 + strspn(value + 4, " \t");
		if (*value != '=')
			continue;
		value += 1 + strspn(value + 1, " \t");
		value[strcspn(value, "\r\n")] = '\0';
		if (*value == '/')
			add_directory(survey, value);
	}
	if (stream)
		fclose(stream);
}

static bool is_environment(struct survey *survey, const char *path,
			   char config[PATH_MAX])
{
	return join(config, path, "/pyvenv.cfg") &&
	       root_exists(survey->root, config);
}

static void add_tree(struct survey *survey, const char *path)
{
	static const char *const below[] = { "/bin", "/lib*", "/lib/*-linux-*",
					     "/usr/bin", "/usr/lib*",
					     "/usr/lib/*-linux-*" };
	char pattern[PATH_MAX];

	if (is_environment(survey, path, pattern)) {
		add_environment(survey, path);
		add_home(survey, pattern);
	}
	add_directory(survey, path);
	for (size_t i = 0; i < sizeof(below) / sizeof(*below); i++)
		if (join(pattern, path, below[i]))
			add_pattern(survey, pattern);
}

/* A directory or a file, as the root sees it and as it is; NULL, or what is
 * wrong with it. */
static const char *add_real(struct survey *survey, const char *path,
			    const char *real)
{
	size_t met = survey->met;
	char config[PATH_MAX];
	struct stat status;

	if (stat(real, &status) != 0 || access(real, R_OK) != 0)
		return strerror(errno);
	if (S_ISDIR(status.st_mode))
		add_tree(survey, path);
	else
		add_path(survey, real);
	if (survey->met > met)
		return NULL;
	return is_environment(survey, path, config)
		? "a virtual environment whose Python is not there"
		: "no Python, and no virtual environment";
}

static const char *add_named(struct survey *survey, const char *name)
{
	char path[PATH_MAX];
	const char *error;
	char *real;

	if (!join(path, *survey->root && *name != '/' ? "/" : "", name))
		return strerror(ENAMETOOLONG);
	real = root_resolve(survey->root, path);
	error = real ? add_real(survey, path, real) : strerror(errno);
	free(real);
	return error;
}

/* Processes */

static void append_pid(struct survey *survey, pid_t **pids, size_t *count,
		       pid_t pid)
{
	if (!append((void **)pids, count, &pid, sizeof(pid)))
		survey->failed = true;
}

static void add_process(struct survey *survey, struct survey_file *file,
			pid_t pid)
{
	size_t count = file->process_count;

	/* both its program and a library may be the same file to us */
	if (!count || file->processes[count - 1] != pid)
		append_pid(survey, &file->processes, &file->process_count, pid);
}

/* The file at a magic link, or below the process's root, is the one that the
 * process sees as path. */
static struct survey_file *add_seen(struct survey *survey,
				    const char *open_path, const char *path,
				    bool deleted)
{
	struct survey_file *file = add_file(survey, open_path, path);

	if (file && deleted && file->path && strcmp(file->path, path) == 0)
		file->deleted = true;
	return file;
}

/* Cuts " (deleted)" off. */
static bool cut_deleted(char *path)
{
	static const char suffix[] = " (deleted)";
	size_t length = strlen(path), cut = sizeof(suffix) - 1;

	if (length <= cut || strcmp(path + length - cut, suffix) != 0)
		return false;
	path[length - cut] = '\0';
	return true;
}

/* A thread of the kernel has neither program nor arguments; only the latter
 * are for everybody to see. */
static bool is_kernel_thread(pid_t pid)
{
	char path[64];
	FILE *arguments;
	bool none;

	snprintf(path, sizeof(path), "/proc/%ld/cmdline", (long)pid);
	arguments = fopen(path, "re");
	none = arguments && getc(arguments) == EOF;
	if (arguments)
		fclose(arguments);
	return none;
}

/* False: it is not for us to see.  *python: the program is a Python. */
static bool add_executable(struct survey *survey, pid_t pid, bool *python)
{
	char link[64], path[PATH_MAX];
	struct survey_file *file;
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/%ld/exe", (long)pid);
	*python = false;
	length = readlink(link, path, sizeof(path) - 1);
	/* ENOENT and ESRCH: or it has just ended */
	if (length < 0)
		return errno == ENOENT || errno == ESRCH ||
		       is_kernel_thread(pid);
	path[length] = '\0';
	file = add_seen(survey, link, path, cut_deleted(path));
	*python = file && file->kind != PYTHON_NONE;
	if (*python)
		add_process(survey, file, pid);
	return true;
}

/* A mapping of libpython or pysdt, by its line in maps: "start-end … path". */
static void add_mapping(struct survey *survey, pid_t pid, bool guest,
			char *line)
{
	size_t range = strcspn(line, " ");
	char *path = strchr(line, '/');
	char link[128], below[PATH_MAX + 64];
	struct survey_file *file;
	bool deleted;

	if (!path || range > 40)
		return;
	deleted = cut_deleted(path);
	snprintf(link, sizeof(link), "/proc/%ld/map_files/%.*s", (long)pid,
		 (int)range, line);
	snprintf(below, sizeof(below), "/proc/%ld/root%s", (long)pid, path);
	file = add_seen(survey, link, path, deleted);
	if (!file && !deleted)
		file = add_seen(survey, below, path, false);
	if (!file || (file->kind != PYTHON_LIBRARY &&
		      file->kind != PYTHON_PYSDT))
		return;
	add_process(survey, file, pid);
	file->has_guests |= guest;
}

/* One mapping of each library is enough: the first. */
static void add_mappings(struct survey *survey, pid_t pid, bool guest)
{
	char path[64], line[PATH_MAX + 256], last[PATH_MAX + 256] = "";
	FILE *maps;

	snprintf(path, sizeof(path), "/proc/%ld/maps", (long)pid);
	maps = fopen(path, "re");
	while (maps && fgets(line, sizeof(line), maps)) {
		const char *name = strrchr(line, '/');

		line[strcspn(line, "\n")] = '\0';
		if (!name || (strncmp(name, "/libpython", 10) != 0 &&
			      strncmp(name, "/_pysdt", 7) != 0) ||
		    strcmp(strchr(line, '/'), last) == 0)
			continue;
		memcpy(last, strchr(line, '/'), strlen(strchr(line, '/')) + 1);
		add_mapping(survey, pid, guest, line);
	}
	if (maps)
		fclose(maps);
}

static int is_process(const struct dirent *entry)
{
	return entry->d_name[strspn(entry->d_name, "0123456789")] == '\0';
}

/* A kernel of another root has no processes here. */
static void add_processes(struct survey *survey)
{
	struct dirent **entries = NULL;
	int count = *survey->root ? 0
				  : scandir("/proc", &entries, is_process,
					    versionsort);

	for (int i = 0; i < count; i++) {
		pid_t pid = (pid_t)strtol(entries[i]->d_name, NULL, 10);
		bool python;

		if (add_executable(survey, pid, &python))
			add_mappings(survey, pid, !python);
		else
			append_pid(survey, &survey->unseen,
				   &survey->unseen_count, pid);
		free(entries[i]);
	}
	free(entries);
}

/* What is known then */

const struct survey_file *survey_holder(const struct survey_file *file)
{
	return file->kind == PYTHON_CLIENT ? file->library : file;
}

bool survey_lists(const struct survey_file *file)
{
	if (file->kind == PYTHON_LIBRARY)
		return !file->has_clients || file->has_guests;
	return file->kind != PYTHON_NONE;
}

static void keep_file(void *file)
{
	(void)file;   /* the list has it */
}

void survey_free(struct survey *survey)
{
	tdestroy(survey->by_inode, keep_file);
	while (survey->files) {
		struct survey_file *file = survey->files;

		survey->files = file->next;
		for (size_t i = 0; i < file->environment_count; i++)
			free(file->environments[i]);
		free(file->environments);
		free(file->processes);
		free(file->path);
		free(file);
	}
	free(survey->unseen);
	for (size_t i = 0; i < survey->obstacle_count; i++) {
		free(survey->obstacles[i].message);
		free(survey->obstacles[i].remedy);
	}
}

bool survey_gather(struct survey *survey, const char *root, char **directories,
		   int directory_count)
{
	bool good = true;

	*survey = (struct survey){ .root = root ? root : "" };
	survey->end = &survey->files;
	add_search_path(survey);
	add_places(survey);
	for (int i = 0; i < directory_count; i++) {
		const char *error = add_named(survey, directories[i]);

		if (error)
			complain(directories[i], error);
		good = good && !error;
	}
	add_processes(survey);
	return good;
}
