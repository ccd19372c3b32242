/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Changes one field of an ELF file in place, as no linker would:
 *
 *	patch-elf FILE header FIELD VALUE
 *	patch-elf FILE section NAME FIELD VALUE
 *	patch-elf FILE segment NUMBER FIELD VALUE
 *	patch-elf FILE bytes SECTION OFFSET VALUE...
 *
 * FIELD is that of <elf.h>: e_machine, sh_flags, p_vaddr.  VALUE is a number as
 * C writes it.  "bytes" puts bytes into a section, from OFFSET on.
 */
#include <err.h>
#include <fcntl.h>
#include <gelf.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct field {
	const char *name;
	size_t offset;
	size_t size;
};

#define FIELD(type, member) \
	{ #member, offsetof(type, member), sizeof(((type *)0)->member) }

static const struct field header_fields[] = {
	FIELD(GElf_Ehdr, e_type), FIELD(GElf_Ehdr, e_machine),
	FIELD(GElf_Ehdr, e_flags), FIELD(GElf_Ehdr, e_entry),
	FIELD(GElf_Ehdr, e_shoff), FIELD(GElf_Ehdr, e_phoff),
	FIELD(GElf_Ehdr, e_shnum), FIELD(GElf_Ehdr, e_phnum),
	FIELD(GElf_Ehdr, e_shstrndx), {0},
};
static const struct field section_fields[] = {
	FIELD(GElf_Shdr, sh_name), FIELD(GElf_Shdr, sh_type),
	FIELD(GElf_Shdr, sh_flags), FIELD(GElf_Shdr, sh_addr),
	FIELD(GElf_Shdr, sh_offset), FIELD(GElf_Shdr, sh_size),
	FIELD(GElf_Shdr, sh_link), FIELD(GElf_Shdr, sh_info),
	FIELD(GElf_Shdr, sh_addralign), FIELD(GElf_Shdr, sh_entsize), {0},
};
static const struct field segment_fields[] = {
	FIELD(GElf_Phdr, p_type), FIELD(GElf_Phdr, p_flags),
	FIELD(GElf_Phdr, p_offset), FIELD(GElf_Phdr, p_vaddr),
	FIELD(GElf_Phdr, p_filesz), FIELD(GElf_Phdr, p_memsz), {0},
};

static uint64_t number(const char *text)
{
	char *end;
	uint64_t value = strtoull(text, &end, 0);

	if (end == text || *end)
		errx(64, "%s is not a number", text);
	return value;
}

/* a machine of the same byte order as this one is all that runs the tests */
static void set(void *record, const struct field *fields, const char *name,
		const char *text)
{
	uint64_t value = number(text);

	while (fields->name && strcmp(fields->name, name))
		fields++;
	if (!fields->name)
		errx(64, "no field %s", name);
	memcpy((char *)record + fields->offset, &value, fields->size);
}

static Elf_Scn *find_section(Elf *elf, const char *name, GElf_Shdr *header)
{
	Elf_Scn *section = NULL;
	size_t names;

	if (elf_getshdrstrndx(elf, &names))
		errx(1, "%s", elf_errmsg(-1));
	while ((section = elf_nextscn(elf, section)))
		if (gelf_getshdr(section, header) &&
		    !strcmp(elf_strptr(elf, names, header->sh_name), name))
			return section;
	errx(1, "no section %s", name);
}

static void patch_header(Elf *elf, char **arguments)
{
	GElf_Ehdr header;

	if (!gelf_getehdr(elf, &header))
		errx(1, "%s", elf_errmsg(-1));
	set(&header, header_fields, arguments[0], arguments[1]);
	gelf_update_ehdr(elf, &header);
}

static void patch_section(Elf *elf, char **arguments)
{
	GElf_Shdr header;
	Elf_Scn *section = find_section(elf, arguments[0], &header);

	set(&header, section_fields, arguments[1], arguments[2]);
	gelf_update_shdr(section, &header);
}

static void patch_segment(Elf *elf, char **arguments)
{
	int index = (int)number(arguments[0]);
	GElf_Phdr header;

	if (!gelf_getphdr(elf, index, &header))
		errx(1, "%s", elf_errmsg(-1));
	set(&header, segment_fields, arguments[1], arguments[2]);
	gelf_update_phdr(elf, index, &header);
}

static void patch_bytes(int fd, Elf *elf, char **arguments)
{
	GElf_Shdr header;
	uint64_t at;

	find_section(elf, arguments[0], &header);
	at = header.sh_offset + number(arguments[1]);
	for (arguments += 2; *arguments; arguments++, at++) {
		unsigned char byte = (unsigned char)number(*arguments);

		if (pwrite(fd, &byte, 1, (off_t)at) != 1)
			err(1, "pwrite");
	}
}

int main(int argc, char **argv)
{
	int fd;
	Elf *elf;

	if (argc < 5)
		errx(64, "usage: patch-elf FILE WHAT ...");
	fd = open(argv[1], O_RDWR);
	if (fd < 0)
		err(1, "%s", argv[1]);
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_RDWR, NULL);
	if (!elf)
		errx(1, "%s: %s", argv[1], elf_errmsg(-1));
	elf_flagelf(elf, ELF_C_SET, ELF_F_LAYOUT);
	if (!strcmp(argv[2], "header"))
		patch_header(elf, argv + 3);
	else if (!strcmp(argv[2], "section") && argc == 6)
		patch_section(elf, argv + 3);
	else if (!strcmp(argv[2], "segment") && argc == 6)
		patch_segment(elf, argv + 3);
	else if (!strcmp(argv[2], "bytes") && argc > 5)
		patch_bytes(fd, elf, argv + 3);
	else
		errx(64, "what is %s?", argv[2]);
	if (strcmp(argv[2], "bytes") && elf_update(elf, ELF_C_WRITE) < 0)
		errx(1, "%s: %s", argv[1], elf_errmsg(-1));
	elf_end(elf);
	return close(fd) ? 1 : 0;
}
