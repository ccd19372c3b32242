/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The programs that read the notes.  Each consumer-*.c mirrors what one of
 * them does with a file, a site and an argument, and says where it gives up or
 * goes wrong, under the id of the rule that explains it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding.h"
#include "operand.h"
#include "subject.h"

enum consumer_id {
	CONSUMER_SYSTEMTAP,
	CONSUMER_LIBBPF,
	CONSUMER_BCC,
	CONSUMER_GDB,
	CONSUMER_PERF,
	CONSUMER_DTRACE,
	CONSUMER_COUNT,
};

/* What a consumer makes of an argument, a site or a file. */
enum reading {
	READING_OK,
	READING_WRONG,     /* another value than the program's, silently */
	READING_SHIFTED,   /* read under another argument's number */
	READING_ABSENT,    /* this argument cannot be read; the others can */
	READING_DROPPED,   /* the same, and those behind it change number */
	READING_REST,      /* neither this argument nor those behind it */
	READING_ARGUMENTS, /* no argument of this probe */
	READING_PROBE,     /* the probe cannot be attached to */
	READING_HIDDEN,    /* it isn't even listed */
	READING_FILE,      /* all probes of the file are lost */
};

struct obstacle {
	enum reading reading;
	enum rule_id rule;
	const char *text;  /* static; what is in the way, without a subject */
	const char *outcome; /* static, or NULL: what follows from reading */
};

/*
 * What an operand asks of its reader.  Of those that a consumer lacks the first
 * is named, so that they stand in the order of what is the more helpful to say;
 * consumer-form.c has the rule that explains each.
 */
enum operand_form {
	FORM_AT,             /* '@' inside: %fs:x@tpoff */
	FORM_TLS,
	FORM_LABEL,          /* .L4(%rip), foo.0, :lo12: */
	FORM_BAD_REGISTER,
	FORM_SYNTAX,
	FORM_BLANK,          /* around the '@' */
	FORM_NO_SIZE,        /* no "N@" */
	FORM_WIDE,           /* more than 8 bytes */
	FORM_ODD_SIZE,       /* 3@, 0@ */
	FORM_NO_BASE,        /* 8(,%rax,8) */
	FORM_FLOAT,          /* 8f@ */
	FORM_HIGH_BYTE,      /* %ah */
	FORM_VECTOR,
	FORM_HEX,
	FORM_OCTAL,
	FORM_ADDRESS,        /* $sym */
	FORM_SYMBOL_LESS,    /* sym-8(%rip) */
	FORM_SYMBOL_PC,      /* sym(%rip), sym+8(%rip), 8+sym(%rip) */
	FORM_SYMBOL,         /* sym, sym+8 */
	FORM_MANY_TERMS,     /* four displacements or more */
	FORM_THREE_TERMS,    /* 8+16-4(%rsp) */
	FORM_TWO_TERMS,      /* 8+16(%rsp) */
	FORM_SHIFT,          /* [x0, x1, lsl 3] */
	FORM_WRITEBACK,      /* [x0, 8]! */
	FORM_SCALED,         /* x86's (%rax,%rcx,4), (%rax,%rcx) */
	FORM_PAIR,           /* the others': [x0, x1]; 3,4; 0(%r1,%r2) */
	FORM_HASH,           /* [x0, #8], where 8 is usual */
	FORM_FAR,            /* a displacement beyond 32 bits */
	FORM_MARKED,         /* a constant: $5, #5, i5 */
	FORM_BARE,           /* a constant: 5 */
	FORM_STRANGE,        /* a register that the consumer doesn't know */
	FORM_UNBRACKETED,    /* memory: $r22,-20 */
	FORM_INDIRECT,       /* memory without displacement: (%rsp), [sp] */
	FORM_MEMORY,         /* 8(%rsp), [sp, 8] */
	FORM_REGISTER,
	FORM_COUNT,
};
#define FORM(name) (UINT64_C(1) << FORM_##name)

/* A consumer's reader of arguments for one machine. */
struct dialect {
	uint16_t machine;   /* EM_… */
	uint8_t bits;       /* 32, 64, or 0 for both */
	uint64_t reads;     /* FORM() */
	uint64_t misreads;  /* FORM(): as another value */
	enum reading unread; /* READING_OK: as the consumer has it */
	/* NULL: every register of the machine's table */
	bool (*knows)(const struct machine_register *reg);
};

struct file_obstacle {
	bool (*holds)(const struct subject *subject);
	struct obstacle obstacle;
};

struct site_obstacle {
	bool (*holds)(const struct subject *subject, const struct probe *probe);
	struct obstacle obstacle;
};

struct consumer {
	const char *name;     /* as in --consumer= */
	const char *mirrors;  /* the version that was read */
	/* in the order of asking; an entry without a function ends each */
	const struct file_obstacle *files;
	const struct site_obstacle *sites;
	const struct site_obstacle *names;  /* the same of each provider:name */
	const struct dialect *dialects;
	enum reading unread;  /* what becomes of an argument it can't read */
	bool limited;         /* to OPERAND_MAX arguments */
	bool colon;           /* ":…" means that there are no arguments */
	/* What no table of forms can say; NULL: nothing. */
	bool (*quirk)(const struct subject *subject,
		      const struct operand *operand, uint64_t forms,
		      struct obstacle *obstacle);
};

extern const struct consumer consumer_systemtap, consumer_libbpf, consumer_bcc,
	consumer_gdb, consumer_perf, consumer_dtrace;
extern const struct consumer *const consumers[CONSUMER_COUNT];

/* CONSUMER_COUNT when there is no such consumer. */
enum consumer_id consumer_find(const char *name);
/* The consumer's reader for the file's machine, or NULL. */
const struct dialect *consumer_dialect(const struct consumer *consumer,
				       const struct subject *subject);

/* What the operand asks of its reader: FORM(). */
uint64_t operand_forms(const struct machine *machine,
		       const struct operand *operand);
/* What stands between the consumer and the argument; false: nothing. */
bool consumer_argument(enum consumer_id id, const struct dialect *dialect,
		       const struct subject *subject,
		       const struct operand *operand, uint64_t forms,
		       struct obstacle *obstacle);

/*
 * How many different argument strings the sites of each group have, for the
 * groups of more than LIBBPF_SPECS sites; NULL when there is no such group, or
 * no memory (*out_of_memory).  free() it.
 */
#define LIBBPF_SPECS 256u
uint32_t *consumer_specs(const struct subject *subject, bool *out_of_memory);

/* Where a consumer takes something to be in the file, and where it is. */
struct places {
	uint64_t taken;
	uint64_t real;
};
/* False when the site is at no place in the file at all. */
bool perf_site_places(const struct subject *subject, const struct probe *probe,
		      struct places *places);
/* The note, by its offset in the file, that libbpf gives up on. */
bool libbpf_poison(const struct subject *subject, uint64_t *offset);

/* One consumer and one file, for many verdicts. */
struct consumer_view {
	const struct subject *subject;
	enum consumer_id id;
	const struct dialect *dialect;
	enum reading file;     /* what the file leaves to its probes */
	uint32_t *specs;       /* owned */
};

struct verdict {
	bool listed;
	bool attachable;
	size_t argument_count; /* of the first OPERAND_MAX */
	enum reading arguments[OPERAND_MAX]; /* OK, WRONG, SHIFTED, ABSENT */
};

/* False: out of memory. */
bool consumer_view_open(struct consumer_view *view, enum consumer_id id,
			const struct subject *subject);
void consumer_view_close(struct consumer_view *view);
void consumer_judge(const struct consumer_view *view, size_t probe,
		    struct verdict *verdict);
/* "ok", "wrong", "shifted", "absent" */
const char *reading_name(enum reading reading);

/* What more than one consumer stumbles over: consumer-obstacle.c. */
bool file_is_relocatable(const struct subject *subject);
bool file_is_debug_file(const struct subject *subject);
bool file_is_foreign(const struct subject *subject);
#define TEXT_FILE_IS_FOREIGN "the file is of another class or byte order " \
	"than this machine"
bool site_in_unseen_section(const struct subject *subject,
			    const struct probe *probe);
bool site_in_allocated_section(const struct subject *subject,
			       const struct probe *probe);
bool site_in_other_section(const struct subject *subject,
			   const struct probe *probe);
bool site_in_later_section(const struct subject *subject,
			   const struct probe *probe);
bool site_has_trailing_bytes(const struct subject *subject,
			     const struct probe *probe);
bool site_base_is_zero(const struct subject *subject,
		       const struct probe *probe);
bool site_base_moved(const struct subject *subject, const struct probe *probe);
bool site_is_dead(const struct subject *subject, const struct probe *probe);
bool site_semaphore_is_outside(const struct subject *subject,
			       const struct probe *probe);
#define TEXT_SEMAPHORE_IS_OUTSIDE "the semaphore is outside of .probes, from " \
	"which its place in the file is computed"
bool site_name_has_separator(const struct subject *subject,
			     const struct probe *probe);
#define TEXT_NAME_HAS_SEPARATOR "no probe of bpftrace can be written with " \
	"this provider or name"
/* Where the semaphore is in the file. */
bool site_semaphore_offset(const struct subject *subject,
			   const struct probe *probe, uint64_t *offset);
/* The first .note.stapsdt, or NULL. */
const struct note_section *first_note_section(const struct subject *subject);
/* not a vector's, nor %ah, nor one that is always zero */
bool register_is_plain(const struct machine_register *reg);
