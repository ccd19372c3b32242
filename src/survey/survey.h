/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --survey: the Pythons of a machine, and what can be traced in each.  Gathers;
 * survey-machine.c asks what stands in the way, and survey-report.c prints.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "expect/python-file.h"

/* a file that was looked at, under the first of its names */
struct survey_file {
	struct survey_file *next;      /* in the order of being found */
	dev_t device;
	ino_t inode;
	char *path;                    /* real, or of a process that has it */
	bool deleted;                  /* only a process has it yet */
	enum python_kind kind;         /* PYTHON_NONE: not a Python */
	char version[PYTHON_VERSION_SIZE];
	unsigned number;               /* 311 of "3.11.2"; 0: unknown */
	enum python_evidence evidence;
	unsigned markers;              /* bits: places in cpython_markers */
	char needs[64];                /* the libpython it runs on, by name */
	struct survey_file *library;   /* that one; NULL: none, or not found */
	bool has_clients;              /* is library of another one */
	bool has_guests;               /* of processes that are no Python */
	pid_t *processes;
	size_t process_count;
	char **environments;           /* virtual ones, as they were named */
	size_t environment_count;
};

/* what stands in the way of tracing on this machine */
struct survey_obstacle {
	const char *id;                /* public: "kernel-headers" */
	char *message;                 /* a sentence without a full stop */
	char *remedy;                  /* a command; NULL: there is none */
};

#define OBSTACLES_MAX 16

struct survey {
	const char *root;              /* "": this machine */
	struct survey_file *files;
	struct survey_file **end;
	void *by_inode;                /* a tree of the files */
	unsigned depth;                /* of libraries that need another one */
	size_t met;                    /* Pythons, each time they were found */
	pid_t *unseen;                 /* processes of others */
	size_t unseen_count;
	struct survey_obstacle obstacles[OBSTACLES_MAX];
	size_t obstacle_count;
	bool failed;                   /* no memory for all of it */
};

/* Where a file's markers are; NULL: nobody knows. */
const struct survey_file *survey_holder(const struct survey_file *file);
/* A library is listed when no program stands for it. */
bool survey_lists(const struct survey_file *file);

/*
 * root NULL: this machine.  directories: where else to look.  Complains of those
 * that cannot be looked at or have no Python: false then.  survey_free() it in
 * either case.
 */
bool survey_gather(struct survey *survey, const char *root, char **directories,
		   int directory_count);
void survey_free(struct survey *survey);
