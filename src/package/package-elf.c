/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "package/package-elf.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/search.h"

#define PAGE 4096u
#define BLOCK 65536u
/* Files up to this size are held as a whole. */
#define WHOLE (UINT64_C(8) << 20)
/* Of a larger one, the first part and the last are kept when they pass by:
 * headers and notes are mostly there. */
#define FIRST_PART (UINT64_C(64) << 10)
#define LAST_PART (UINT64_C(256) << 10)
/* and no more than this in all */
#define LARGEST_PARTS (UINT64_C(12) << 20)
/* so many times the package is read again for one file */
#define LARGEST_PASSES 16u

/* Takes the sentence; the first one stays. */
static bool fail(struct package_elf *elf, char *error)
{
	if (elf->error)
		free(error);
	else
		elf->error = error ? error : strdup("out of memory");
	return false;
}

static char *describe(const char *text, const struct package *package)
{
	const char *reason = package ? package_error(package) : NULL;
	char *error;

	return asprintf(&error, "%s%s%s", text, reason ? ": " : "",
			reason ? reason : "") < 0 ? NULL : error;
}

/* Ranges */

static uint64_t page_of(uint64_t offset)
{
	return offset - offset % PAGE;
}

/* [offset, offset + length), which lies within the file */
static struct page_range pages(uint64_t offset, uint64_t length)
{
	return (struct page_range){
		page_of(offset), page_of(offset + length + PAGE - 1)
	};
}

static bool add(struct page_ranges *ranges, struct page_range range)
{
	struct page_range *last = ranges->count
		? &ranges->items[ranges->count - 1] : NULL;

	/* sites are mostly neighbours of the one before */
	if (last && range.start >= last->start && range.start <= last->end) {
		if (range.end > last->end)
			last->end = range.end;
		return true;
	}
	if (!ranges->items || ranges->count == ranges->capacity) {
		size_t capacity = ranges->capacity ? 2 * ranges->capacity : 16;
		struct page_range *items = reallocarray(ranges->items, capacity,
							sizeof(*items));

		if (!items)
			return false;
		ranges->items = items;
		ranges->capacity = capacity;
	}
	ranges->items[ranges->count++] = range;
	return true;
}

static int by_start(const void *a, const void *b)
{
	const struct page_range *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* In order, and so that none touches another. */
static void merge(struct page_ranges *ranges)
{
	size_t count = ranges->count;

	if (count)
		qsort(ranges->items, count, sizeof(*ranges->items), by_start);
	ranges->count = 0;
	for (size_t i = 0; i < count; i++)
		add(ranges, ranges->items[i]);
}

static uint64_t total(const struct page_ranges *ranges)
{
	uint64_t size = 0;

	for (size_t i = 0; i < ranges->count; i++)
		size += ranges->items[i].end - ranges->items[i].start;
	return size;
}

static bool ends_by(const void *item, const void *wanted)
{
	const struct page_range *range = item;
	const uint64_t *offset = wanted;

	return range->end <= *offset;
}

/* The first of merged ranges that ends behind the offset. */
static size_t find(const struct page_ranges *ranges, uint64_t offset)
{
	return search_place(ranges->items, ranges->count,
			    sizeof(*ranges->items), ends_by, &offset);
}

static bool is_loaded(const struct package_elf *elf, struct page_range range)
{
	size_t at = find(&elf->loaded, range.start);

	return at < elf->loaded.count &&
	       elf->loaded.items[at].start <= range.start &&
	       elf->loaded.items[at].end >= range.end;
}

/* Streaming */

/* Keeps of a block what is wanted. */
static void keep(struct package_elf *elf, const char *block, uint64_t at,
		 size_t length)
{
	const struct page_ranges *wanted = &elf->wanted;

	for (size_t i = find(wanted, at);
	     i < wanted->count && wanted->items[i].start < at + length; i++) {
		uint64_t start = wanted->items[i].start;
		uint64_t end = wanted->items[i].end;

		if (start < at)
			start = at;
		if (end > at + length)
			end = at + length;
		memcpy(elf->image + start, block + (start - at),
		       (size_t)(end - start));
	}
}

/* Reads the package's current entry as far as something of it is wanted. */
static bool stream(struct package_elf *elf, struct package *package)
{
	struct page_range *last = &elf->wanted.items[elf->wanted.count - 1];
	uint64_t stop = last->end < elf->size ? last->end : elf->size;
	char *block = malloc(BLOCK);
	uint64_t at = 0;

	while (block && at < stop) {
		uint64_t left = elf->size - at;
		ssize_t n = package_read(package, block,
					 left < BLOCK ? (size_t)left : BLOCK);

		if (n <= 0)
			break;
		keep(elf, block, at, (size_t)n);
		at += (uint64_t)n;
	}
	free(block);
	if (!block)
		return fail(elf, NULL);
	if (at < stop)
		return fail(elf, describe("the package is damaged: the file "
					  "ends too early", package));
	for (size_t i = 0; i < elf->wanted.count; i++)
		if (!add(&elf->loaded, elf->wanted.items[i]))
			return fail(elf, NULL);
	merge(&elf->loaded);
	elf->wanted.count = 0;
	return true;
}

/* Streams the package from its beginning to this file, and through it. */
static bool pass(struct package_elf *elf)
{
	struct package_entry entry;
	struct package *package;
	bool found = false, good;
	char *error;

	if (++elf->passes > LARGEST_PASSES)
		return fail(elf, describe("what is needed of it lies too "
					  "scattered to be read in a package: "
					  "unpack it", NULL));
	package = package_reopen(elf->package, &error);
	if (!package)
		return fail(elf, error);
	while (!found && package_next(package, &entry))
		found = entry.number == elf->number;
	if (!found)
		good = fail(elf, describe("the package has changed, or cannot "
					  "be read a second time", package));
	else
		good = stream(elf, package);
	package_close(package);
	return good;
}

static bool fits(const struct package_elf *elf)
{
	return total(&elf->loaded) + total(&elf->wanted) <= LARGEST_PARTS;
}

static bool need(struct elf_source *source, uint64_t offset, uint64_t length)
{
	struct package_elf *elf = (struct package_elf *)source;
	struct page_range range = pages(offset, length);

	if (elf->error)
		return false;
	if (length == 0 || is_loaded(elf, range))
		return true;
	merge(&elf->wanted);
	if (!fits(elf))
		elf->wanted.count = 0;
	if (!add(&elf->wanted, range))
		return fail(elf, NULL);
	merge(&elf->wanted);
	if (fits(elf))
		return pass(elf);
	return fail(elf, describe("more of it is needed than is held in memory "
				  "of a file in a package: unpack it", NULL));
}

static void want(struct elf_source *source, uint64_t offset, uint64_t length)
{
	struct package_elf *elf = (struct package_elf *)source;

	/* what there is no memory to want is read when it is needed */
	if (!is_loaded(elf, pages(offset, length)))
		add(&elf->wanted, pages(offset, length));
}

/* Files */

static bool is_elf(const struct package_entry *entry)
{
	return entry->head_length >= SELFMAG &&
	       memcmp(entry->head, ELFMAG, SELFMAG) == 0;
}

static bool read_whole(struct package_elf *elf, struct package *package)
{
	size_t length = 0;

	elf->image = malloc((size_t)elf->size);
	if (!elf->image)
		return fail(elf, NULL);
	while (length < elf->size) {
		ssize_t n = package_read(package, elf->image + length,
					 (size_t)elf->size - length);

		if (n <= 0)
			return fail(elf, describe("the package is damaged: the "
						  "file ends too early",
						  package));
		length += (size_t)n;
	}
	return true;
}

/* Addresses for all of the file, memory for what is loaded. */
static bool read_parts(struct package_elf *elf, struct package *package)
{
	void *image = MAP_FAILED;

	if (elf->size <= SIZE_MAX - PAGE)
		image = mmap(NULL, (size_t)elf->size, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			     0);
	if (image == MAP_FAILED)
		return fail(elf, describe("too large for this machine", NULL));
	elf->image = image;
	elf->mapped = (size_t)elf->size;
	elf->partial = true;
	return (add(&elf->wanted, pages(0, FIRST_PART)) &&
		add(&elf->wanted, pages(elf->size - LAST_PART, LAST_PART)))
		? stream(elf, package) : fail(elf, NULL);
}

bool package_elf_next(struct package *package, struct package_elf *elf)
{
	struct package_entry entry;

	do
		if (!package_next(package, &entry))
			return false;
	while (!entry.error && !is_elf(&entry));
	*elf = (struct package_elf){
		.source = { need, want },
		.name = entry.name,
		.size = entry.size,
		.package = package,
		.number = entry.number,
	};
	if (entry.error)
		fail(elf, strdup(entry.error));
	else if (elf->size <= WHOLE)
		read_whole(elf, package);
	else
		read_parts(elf, package);
	return true;
}

void package_elf_free(struct package_elf *elf)
{
	if (elf->mapped)
		munmap(elf->image, elf->mapped);
	else
		free(elf->image);
	free(elf->loaded.items);
	free(elf->wanted.items);
	free(elf->error);
}
