/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who owns what, and for how long
 *
 *	walk_item	a path, and what the walk knew of it
 *	  examination	the same while it is open: fd, first page
 *	    examined	one ELF of it: the file itself, a member, a part
 *	      elf_file	its headers, sections and segments
 *	      subject	its notes and probes
 *	      findings	what the rules say of them
 *	      verdicts	what each consumer makes of them, for who prints that
 *	file_report	an examined, as those see it who print
 *
 * The walk hands out items; jobs.c owns each until examine() has returned.
 *
 * An examination ends with examine(), which closes the descriptor; a member of
 * an archive, or the image of a package's file, has ended before.  So each ELF
 * is detached once it was judged: no byte of it is read any more, but its
 * sections and segments stay, for the subject points to them.
 *
 * An archive or a package makes several results, a file in a directory that is
 * no ELF makes none, and what cannot be read makes one that says why.  They are
 * a list, which jobs.c owns: it may hold those of later files while another
 * thread is still at an earlier one.  That is why subject_settle() and
 * subject_forget() free what only the rules have asked for.  The rest is for
 * the reports, until examined_free().  No result points to another one.
 *
 * A file_report owns nothing and lasts as long as the call of the sink.
 * findings point to the policy of the run, and to reasons in the suppressions;
 * policy, expectations and suppressions are made before the first file and end
 * after the last.  Whoever asks for symbols after the rules, as a baseline does,
 * says so before (policy.keep_symbols).
 */
#include "config.h"

#include "run/examine.h"

#include <ar.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "finding/suppress.h"
#include "note/foresee.h"
#include "package/package.h"
#include "rules/rules.h"
#ifdef HAVE_LIBARCHIVE
#include "package/package-elf.h"
#endif

/* a file, while it is examined */
struct examination {
	const struct policy *policy;
	bool list;
	size_t root;               /* so much of path is the person's */
	bool named;                /* by the person, and no archive */
	const char *path;
	int fd;
	uint64_t size;
	struct window head;        /* the first page of fd */
	struct examined **tail;    /* where the next result goes */
	bool failed;
};

static struct examined *new_result(struct examination *examination, char *path)
{
	struct examined *result = calloc(1, sizeof(*result));

	if (!result || !path) {
		free(result);
		free(path);
		examination->failed = true;
		return NULL;
	}
	result->path = path;
	result->file.fd = -1;
	findings_init(&result->findings, examination->policy);
	*examination->tail = result;
	examination->tail = &result->next;
	return result;
}

/* Takes the sentence; NULL stands for one that there was no memory for. */
static void set_unreadable(struct examined *result, char *error)
{
	result->status = FILE_UNREADABLE;
	free(result->error);
	result->error = error ? error : strdup("out of memory");
}

/* a path that isn't an ELF file at all */
static void not_examined(struct examination *examination, const char *error)
{
	struct examined *result = new_result(examination,
					     strdup(examination->path));

	if (result)
		set_unreadable(result, strdup(error));
}

/* an ELF that is too damaged */
static void damaged(struct examined *result, char *error)
{
	set_unreadable(result, error);
	if (result->error)
		finding_add(&result->findings, RULE_ELF_UNREADABLE, NO_PROBE,
			    NO_OFFSET, "%s", result->error);
}

/* As long as the ELF is open: it may depend on a symbol. */
static void judge_for_consumers(const struct examination *examination,
				struct examined *result)
{
	const struct policy *policy = examination->policy;

	if (!examination->list && policy->verdicts &&
	    result->subject.probe_count &&
	    !verdicts_make(&result->verdicts, &result->subject,
			   policy->consumers))
		result->findings.out_of_memory = true;
}

static void judge(struct examination *examination, struct examined *result)
{
	struct findings *findings = &result->findings;

	result->subject.path = result->path;
	result->subject.key = result->path + examination->root;
	result->subject.key += strspn(result->subject.key, ":/");
	result->subject.named = examination->named;
	result->status = result->subject.probe_count ? FILE_CHECKED
						     : FILE_NO_PROBES;
	foresee_sites(&result->subject);
	if (!examination->list)
		rules_run(&result->subject, findings);
	judge_for_consumers(examination, result);
	if (result->subject.symbols && examination->policy->keep_symbols)
		symbols_load(result->subject.symbols);
	if (result->subject.symbols && result->subject.symbols->failed)
		set_unreadable(result, strdup("the symbols cannot be read"));
	findings_close(findings);
	subject_settle(&result->subject);
	if (findings->out_of_memory)
		set_unreadable(result, strdup("out of memory for findings"));
}

/* Once its headers are read. */
static void examine_file(struct examination *examination,
			 struct examined *result)
{
	char *error = NULL;

	result->have_subject = true;
	foresee_notes(&result->file);
	if (subject_read(&result->subject, &result->file, &error) == 0)
		judge(examination, result);
	else
		damaged(result, error);
	elf_file_detach(&result->file);
	/* an archive may have many members, whose results wait for the last */
	if (result->subject.probe_count == 0)
		subject_forget(&result->subject);
}

/* opened: what the function that opened result->file returned. */
static void examine_opened(struct examination *examination,
			   struct examined *result, int opened, char *error)
{
	if (opened == 0)
		examine_file(examination, result);
	else
		damaged(result, error);
	suppressions_apply(examination->policy->suppressions, result->path,
			   &result->subject, &result->findings);
}

/* One may have taken its place since it was met in the walk: true when it has
 * another size. */
static bool refresh_size(struct examination *examination)
{
	uint64_t before = examination->size;
	struct stat status;

	if (fstat(examination->fd, &status) == 0 && S_ISREG(status.st_mode))
		examination->size = (uint64_t)status.st_size;
	return examination->size != before;
}

static void examine_elf(struct examination *examination)
{
	struct examined *result = new_result(examination,
					     strdup(examination->path));
	char *error = NULL;
	int opened;

	if (!result)
		return;
	opened = elf_file_open(&result->file, examination->fd,
			       &examination->head, examination->size, &error);
	if (opened != 0 && refresh_size(examination)) {
		free(error);
		opened = elf_file_open(&result->file, examination->fd, NULL,
				       examination->size, &error);
	}
	examine_opened(examination, result, opened, error);
}

/* Archives */

static char *member_path(const char *archive, const char *member)
{
	char *path;

	return asprintf(&path, "%s(%s)", archive, member) < 0 ? NULL : path;
}

/* "/" and "//" are the archive's own tables. */
static bool is_table(const Elf_Arhdr *header)
{
	return strcmp(header->ar_name, "/") == 0 ||
	       strcmp(header->ar_name, "//") == 0 ||
	       strcmp(header->ar_name, "/SYM64/") == 0;
}

static void examine_elf_member(struct examination *examination, Elf *member,
			       const char *name, uint64_t start, uint64_t size)
{
	struct examined *result = new_result(
		examination, member_path(examination->path, name));
	char *error = NULL;
	int opened;

	if (!result)
		return;
	opened = elf_file_open_member(&result->file, member, examination->fd,
				      start, size, &error);
	examine_opened(examination, result, opened, error);
}

/* Returns where the next member's header should be. */
static uint64_t examine_member(struct examination *examination, Elf *member)
{
	Elf_Arhdr *header = elf_getarhdr(member);
	int64_t start = elf_getbase(member);
	uint64_t left, size;

	/* members may share one name of megabytes, and none is a file's */
	if (!header || start < 0 || (uint64_t)start > examination->size ||
	    header->ar_size < 0 || strlen(header->ar_name) >= PATH_MAX)
		return UINT64_MAX;
	left = examination->size - (uint64_t)start;
	size = (uint64_t)header->ar_size;
	if (elf_kind(member) == ELF_K_ELF && !is_table(header))
		examine_elf_member(examination, member, header->ar_name,
				   (uint64_t)start, size < left ? size : left);
	return size > left ? UINT64_MAX : (uint64_t)start + size + (size & 1);
}

/* libelf ends at the last member and at the first damaged one alike. */
static void examine_archive(struct examination *examination)
{
	Elf *archive = elf_begin(examination->fd, ELF_C_READ, NULL);
	uint64_t next = SARMAG;
	Elf_Cmd command = ELF_C_READ;
	Elf *member;

	examination->named = false;
	refresh_size(examination);
	while (archive &&
	       (member = elf_begin(examination->fd, command, archive))) {
		next = examine_member(examination, member);
		command = elf_next(member);
		elf_end(member);
	}
	elf_end(archive);
	/* the last member may lack the byte that makes its size even */
	if (next != examination->size && next != examination->size + 1)
		not_examined(examination, "damaged archive: it ends in the "
			     "middle of a member, or has something else "
			     "between two");
}

/* Packages */

#ifdef HAVE_LIBARCHIVE
/* Takes path. */
static void examine_packed(struct examination *examination,
			   struct package_elf *packed, char *path)
{
	struct examined *result = new_result(examination, path);
	struct elf_source *source = packed->partial ? &packed->source : NULL;
	char *error = NULL;
	int opened = -1;

	if (!result)
		return;
	if (packed->error)
		error = strdup(packed->error);
	else
		opened = elf_file_open_image(&result->file, source,
					     packed->image, packed->size,
					     &error);
	examine_opened(examination, result, opened, error);
	/* whatever a rule has made of bytes that it did not get */
	if (packed->error)
		set_unreadable(result, strdup(packed->error));
}

static void examine_package(struct examination *examination,
			    enum package_kind kind)
{
	struct package_elf packed;
	char *error, *path;
	struct package *package;

	refresh_size(examination);
	package = package_open(examination->fd, examination->size, kind,
			       &error);
	if (!package) {
		not_examined(examination, error ? error : "out of memory");
		free(error);
		return;
	}
	examination->named = false;
	while (package_elf_next(package, &packed)) {
		if (asprintf(&path, "%s:%s", examination->path,
			     packed.name) < 0)
			path = NULL;
		examine_packed(examination, &packed, path);
		package_elf_free(&packed);
	}
	if (package_error(package))
		not_examined(examination, package_error(package));
	package_close(package);
}
#else
static void examine_package(struct examination *examination,
			    enum package_kind kind)
{
	(void)kind;
	not_examined(examination, "a package, and this stapsdt-lint was built "
		     "without libarchive, with which it could be read");
}
#endif

/* Files */

enum kind { KIND_ELF, KIND_ARCHIVE, KIND_THIN, KIND_OTHER, KIND_FAILED };

static enum kind read_kind(struct examination *examination)
{
	struct window *head = &examination->head;
	ssize_t n;

	head->bytes = malloc(WINDOW_SIZE);
	if (!head->bytes)
		return KIND_FAILED;
	n = pread(examination->fd, head->bytes, WINDOW_SIZE, 0);
	if (n < 0)
		return KIND_FAILED;
	head->length = (size_t)n;
	if (n >= SELFMAG && memcmp(head->bytes, ELFMAG, SELFMAG) == 0)
		return KIND_ELF;
	if (n >= SARMAG && memcmp(head->bytes, ARMAG, SARMAG) == 0)
		return KIND_ARCHIVE;
	if (n >= SARMAG && memcmp(head->bytes, "!<thin>\n", SARMAG) == 0)
		return KIND_THIN;
	return KIND_OTHER;
}

/* In a directory are many compressed files, few of which are packages. */
static bool is_passed_over(enum kind kind, enum package_kind package)
{
	return kind == KIND_ARCHIVE || kind == KIND_THIN ||
	       package == PACKAGE_DEB || package == PACKAGE_RPM;
}

static void pass_over(struct examination *examination)
{
	struct examined *result = new_result(examination,
					     strdup(examination->path));

	if (result)
		result->status = FILE_PASSED_OVER;
}

/* A file that was found in a directory is only looked at if it is an ELF. */
static void examine_open(struct examination *examination, bool named)
{
	enum kind kind = read_kind(examination);
	enum package_kind package = package_kind(examination->head.bytes,
						 examination->head.length);

	if (!named && is_passed_over(kind, package))
		pass_over(examination);
	else if (package != PACKAGE_NONE && named)
		examine_package(examination, package);
	else if (kind == KIND_ELF)
		examine_elf(examination);
	else if (kind == KIND_ARCHIVE && named)
		examine_archive(examination);
	else if (kind == KIND_FAILED)
		not_examined(examination, strerror(errno));
	else if (kind == KIND_THIN && named)
		not_examined(examination, "a thin archive, which holds no "
			     "files: name its members");
	else if (named)
		not_examined(examination, "neither an ELF file, nor an archive "
			     "or package of such");
}

/* A file of no name with all of standard input in it, or -1. */
static int spool_standard_input(void)
{
	FILE *spool = tmpfile();
	char buffer[65536];
	ssize_t n = 0;
	int fd = -1;

	if (!spool)
		return -1;
	while ((n = read(STDIN_FILENO, buffer, sizeof(buffer))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || fwrite(buffer, 1, (size_t)n, spool) != (size_t)n)
			break;
	}
	if (n == 0 && fflush(spool) == 0)
		fd = dup(fileno(spool));
	fclose(spool);
	return fd;
}

static int open_item(const struct walk_item *item)
{
	struct stat status;

	if (!item->standard_input)
		return open(item->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK |
			    O_NOCTTY);
	if (fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode))
		return dup(STDIN_FILENO);
	return spool_standard_input();
}

static void examine_path(struct examination *examination,
			 const struct walk_item *item)
{
	struct stat status;

	examination->size = (uint64_t)item->size;
	examination->fd = open_item(item);
	if (examination->fd >= 0 && item->standard_input &&
	    fstat(examination->fd, &status) == 0)
		examination->size = (uint64_t)status.st_size;
	if (examination->fd < 0)
		not_examined(examination, strerror(errno));
	else
		examine_open(examination, item->named);
}

struct examined *examine(const struct walk_item *item,
			 const struct policy *policy, bool list, bool *failed)
{
	struct examined *first = NULL;
	struct examination examination = {
		.policy = policy,
		.list = list,
		.named = item->named,
		.root = item->root,
		.path = item->path,
		.fd = -1,
		.tail = &first,
	};

	if (item->error)
		not_examined(&examination, item->error);
	else
		examine_path(&examination, item);
	if (examination.fd >= 0)
		close(examination.fd);
	free(examination.head.bytes);
	*failed = examination.failed;
	return first;
}

struct examined *examine_image(const char *path, char *image, size_t size,
			       const struct policy *policy)
{
	struct examined *first = NULL;
	struct examination examination = {
		.policy = policy,
		.root = strlen(path),
		.path = path,
		.fd = -1,
		.tail = &first,
	};
	struct examined *result = new_result(&examination, strdup(path));
	char *error = NULL;
	int opened;

	if (!result)
		return NULL;
	opened = elf_file_open_image(&result->file, NULL, image, size, &error);
	examine_opened(&examination, result, opened, error);
	return first;
}

void examined_free(struct examined *examined)
{
	while (examined) {
		struct examined *next = examined->next;

		if (examined->have_subject)
			subject_free(&examined->subject);
		elf_file_close(&examined->file);
		findings_free(&examined->findings);
		verdicts_free(&examined->verdicts);
		free(examined->path);
		free(examined->error);
		free(examined);
		examined = next;
	}
}

struct file_report examined_report(const struct examined *examined)
{
	return (struct file_report){
		.path = examined->path,
		.status = examined->status,
		.error = examined->error,
		.subject = examined->have_subject ? &examined->subject : NULL,
		.findings = &examined->findings,
		.verdicts = examined->status == FILE_CHECKED &&
				examined->verdicts.items
			? &examined->verdicts : NULL,
	};
}
