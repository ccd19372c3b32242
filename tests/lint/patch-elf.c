/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Changes one field of an ELF file in place, as no linker would:
 *
 *	patch-elf FILE header FIELD VALUE
 *	patch-elf FILE identity INDEX VALUE
 *	patch-elf FILE section NAME FIELD VALUE
 *	patch-elf FILE section-header NUMBER FIELD VALUE
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

struct place {
	size_t offset;
	size_t size;
};

struct field {
	const char *name;
	struct place in32;
	struct place in64;
};

#define PLACE(type, member) \
	{ offsetof(type, member), sizeof(((type *)0)->member) }
#define FIELD(structure, member) { #member, \
	PLACE(Elf32_ ## structure, member), PLACE(Elf64_ ## structure, member) }

static const struct field fields[] = {
	FIELD(Ehdr, e_type), FIELD(Ehdr, e_machine), FIELD(Ehdr, e_flags),
	FIELD(Ehdr, e_entry), FIELD(Ehdr, e_shoff), FIELD(Ehdr, e_phoff),
	FIELD(Ehdr, e_shnum), FIELD(Ehdr, e_phnum), FIELD(Ehdr, e_shstrndx),
	FIELD(Ehdr, e_shentsize), FIELD(Ehdr, e_phentsize),
	FIELD(Shdr, sh_name), FIELD(Shdr, sh_type), FIELD(Shdr, sh_flags),
	FIELD(Shdr, sh_addr), FIELD(Shdr, sh_offset), FIELD(Shdr, sh_size),
	FIELD(Shdr, sh_link), FIELD(Shdr, sh_info),
	FIELD(Shdr, sh_addralign), FIELD(Shdr, sh_entsize),
	FIELD(Phdr, p_type), FIELD(Phdr, p_flags), FIELD(Phdr, p_offset),
	FIELD(Phdr, p_vaddr), FIELD(Phdr, p_filesz), FIELD(Phdr, p_memsz),
	{0},
};

static uint64_t number(const char *text)
{
	char *end;
	uint64_t value = strtoull(text, &end, 0);

	if (end == text || *end)
		errx(64, "%s is not a number", text);
	return value;
}

static void write_bytes(int fd, uint64_t offset, const unsigned char *bytes,
			size_t size)
{
	if (pwrite(fd, bytes, size, (off_t)offset) != (ssize_t)size)
		err(1, "pwrite");
}

/* The field of the record at an offset, in the file's class and byte order. */
static void patch(int fd, const GElf_Ehdr *header, uint64_t record,
		  const char *name, const char *text)
{
	const struct field *field = fields;
	const struct place *place;
	uint64_t value = number(text);
	unsigned char bytes[8];

	while (field->name && strcmp(field->name, name))
		field++;
	if (!field->name)
		errx(64, "no field %s", name);
	place = header->e_ident[EI_CLASS] == ELFCLASS64 ? &field->in64
							: &field->in32;
	for (size_t i = 0; i < place->size; i++) {
		size_t at = header->e_ident[EI_DATA] == ELFDATA2LSB
				? i : place->size - 1 - i;

		bytes[at] = (unsigned char)(value >> 8 * i);
	}
	write_bytes(fd, record + place->offset, bytes, place->size);
}

static size_t find_section(Elf *elf, const char *name, GElf_Shdr *header)
{
	Elf_Scn *section = NULL;
	size_t names;

	if (elf_getshdrstrndx(elf, &names))
		errx(1, "%s", elf_errmsg(-1));
	while ((section = elf_nextscn(elf, section)))
		if (gelf_getshdr(section, header) &&
		    !strcmp(elf_strptr(elf, names, header->sh_name), name))
			return elf_ndxscn(section);
	errx(1, "no section %s", name);
}

int main(int argc, char **argv)
{
	GElf_Ehdr header;
	GElf_Shdr section;
	size_t index;
	int fd;
	Elf *elf;

	if (argc < 5)
		errx(64, "usage: patch-elf FILE WHAT ...");
	fd = open(argv[1], O_RDWR);
	if (fd < 0)
		err(1, "%s", argv[1]);
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	if (!elf || !gelf_getehdr(elf, &header))
		errx(1, "%s: %s", argv[1], elf_errmsg(-1));
	if (!strcmp(argv[2], "header") && argc == 5) {
		patch(fd, &header, 0, argv[3], argv[4]);
	} else if (!strcmp(argv[2], "identity") && argc == 5) {
		unsigned char byte = (unsigned char)number(argv[4]);

		write_bytes(fd, number(argv[3]), &byte, 1);
	} else if (!strcmp(argv[2], "section-header") && argc == 6) {
		index = number(argv[3]);
		patch(fd, &header, header.e_shoff + index * header.e_shentsize,
		      argv[4], argv[5]);
	} else if (!strcmp(argv[2], "section") && argc == 6) {
		index = find_section(elf, argv[3], &section);
		patch(fd, &header, header.e_shoff + index * header.e_shentsize,
		      argv[4], argv[5]);
	} else if (!strcmp(argv[2], "segment") && argc == 6) {
		index = number(argv[3]);
		patch(fd, &header, header.e_phoff + index * header.e_phentsize,
		      argv[4], argv[5]);
	} else if (!strcmp(argv[2], "bytes") && argc > 5) {
		find_section(elf, argv[3], &section);
		for (int i = 5; i < argc; i++) {
			unsigned char byte = (unsigned char)number(argv[i]);

			write_bytes(fd, section.sh_offset + number(argv[4]) +
				    (uint64_t)(i - 5), &byte, 1);
		}
	} else {
		errx(64, "what is %s?", argv[2]);
	}
	elf_end(elf);
	return close(fd) ? 1 : 0;
}
