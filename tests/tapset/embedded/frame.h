/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Frames, code objects and strings of CPython in fake user memory, after
 * CPython's headers and not after python-frame.stp.
 */
#ifndef FRAME_H
#define FRAME_H

#include "kernel.h"

/* where such objects are; user_map() it */
#define HEAP 0x7f1234560000UL
#define HEAP_PAGES 2048

#define CO_GENERATOR 0x20
#define CO_COROUTINE 0x80
#define CO_ASYNC_GENERATOR 0x200
#define CO_PLAIN 0x3

#define FRAME_OWNED_BY_THREAD 0
#define FRAME_OWNED_BY_GENERATOR 1

/* the next free address */
static unsigned long heap_used = HEAP;

static inline void heap_reset(void)
{
	user_unmap_all();
	user_map(HEAP, HEAP_PAGES);
	heap_used = HEAP;
}

static inline unsigned long heap_new(size_t size)
{
	unsigned long addr = heap_used;

	heap_used += (size + 15) & ~15UL;
	if (heap_used > HEAP + HEAP_PAGES * PAGE_SIZE)
		broken("the test's heap is too small");
	return addr;
}

/* From here on, in a page of its own. */
static inline unsigned long heap_next_page(void)
{
	return heap_used = (heap_used + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
}

static inline void put(unsigned long addr, const void *bytes, size_t size)
{
	memcpy(user_at(addr), bytes, size);
}

static inline void put_long(unsigned long addr, u64 value)
{
	put(addr, &value, 8);
}

static inline void put_int(unsigned long addr, u32 value)
{
	put(addr, &value, 4);
}

/* A C string; its address need not be a multiple of anything. */
static inline unsigned long heap_text(const char *text)
{
	unsigned long addr = heap_new(strlen(text) + 1);

	put(addr, text, strlen(text) + 1);
	return addr;
}

/* The layouts: since when, in decimal. */
enum cpython { CPYTHON_38 = 308, CPYTHON_311 = 311, CPYTHON_315 = 315 };

/*
 * A str.  ASCII is in the object, behind PyASCIIObject (48 bytes with wstr, 40
 * without); what is not has a UTF-8 copy behind utf8_length.  *text becomes the
 * address that PyUnicode_AsUTF8() gives.
 */
static inline unsigned long heap_str(enum cpython version, const char *string,
				     unsigned long *text)
{
	unsigned long header = version == CPYTHON_315 ? 40 : 48;
	unsigned long str = heap_new(header + 24 + strlen(string) + 1);

	for (const char *c = string; *c; c++)
		if ((u8)*c >= 0x80) {
			*text = heap_text(string);
			put_long(str + header, strlen(string));
			put_long(str + header + 8, *text);
			return str;
		}
	*text = str + header;
	put(*text, string, strlen(string) + 1);
	return str;
}

struct fake_frame {
	enum cpython version;
	unsigned long frame;
	unsigned long code;
	unsigned long name;	/* of the text, as a marker has it */
};

/* PyCodeObject, and what a frame of it begins with. */
static inline struct fake_frame heap_frame(enum cpython version,
					   const char *name, int line,
					   int flags, int owner)
{
	struct fake_frame f = { .version = version };
	unsigned long str = heap_str(version, name, &f.name);

	f.code = heap_new(0x100);
	f.frame = heap_new(0x100);
	if (version == CPYTHON_315) {
		put_int(f.code + 0x30, flags);
		put_int(f.code + 0x44, line);
		put_long(f.code + 0x78, str);
		put_long(f.frame, f.code);
		*(char *)user_at(f.frame + 74) = owner;
	} else if (version == CPYTHON_311) {
		put_int(f.code + 0x30, flags);
		put_int(f.code + 0x48, line);
		put_long(f.code + 0x78, str);
		put_long(f.frame + 0x20, f.code);
		*(char *)user_at(f.frame + 0x45) = owner;
	} else {
		put_int(f.code + 0x24, flags);
		put_int(f.code + 0x28, line);
		put_long(f.code + 0x70, str);
		put_long(f.frame + 0x20, f.code);
	}
	return f;
}

#endif
