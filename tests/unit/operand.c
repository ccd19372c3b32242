/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The forms of operands, where arguments are split, and which constants fit.
 */
#include "config.h"

#include <inttypes.h>

#include "operand-forms.h"
#include "operand/machine-find.h"
#include "operand/operand.h"
#include "unit.h"

static const struct machine *find(const char *name)
{
	for (size_t i = 0; i < LENGTH(machines); i++)
		if (strcmp(machines[i].name, name) == 0)
			return machine_find(machines[i].elf_machine,
					    machines[i].bits,
					    machines[i].little_endian);
	return NULL;
}

/*
 * An operand in words: the kind, and then only what is there.
 */

struct text {
	char bytes[512];
	size_t length;
};

__attribute__((format(printf, 2, 3)))
static void append(struct text *text, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text->bytes + text->length,
		  sizeof(text->bytes) - text->length, format, arguments);
	va_end(arguments);
	text->length += strlen(text->bytes + text->length);
}

static void append_register(struct text *text, const char *what,
			    const struct machine_register *reg)
{
	if (reg)
		append(text, " %s=%s", what, reg->name);
}

static void append_span(struct text *text, const char *what, struct span span)
{
	if (span.length)
		append(text, " %s=%.*s", what, (int)span.length, span.at);
}

static void append_flaws(struct text *text, unsigned flaws)
{
	static const char *const names[] = {
		"syntax", "no-size", "bad-register", "at", "local-label",
		"tls", "no-base", "multi-disp", "radix", "whitespace",
		"overflow", "inner-blank",
	};

	for (size_t i = 0; i < LENGTH(names); i++)
		if (flaws & 1u << i)
			append(text, " !%s", names[i]);
}

static void append_numbers(struct text *text, const struct operand *operand)
{
	if (operand->kind == OPERAND_CONSTANT && !operand->fraction)
		append(text, operand->constant_unsigned ? " =%" PRIu64 :
		       " =%" PRId64, (uint64_t)operand->constant);
	if (operand->fraction)
		append(text, " fraction");
	if (operand->kind == OPERAND_CONSTANT)
		return;
	if (operand->sign)
		append(text, " sign%c", operand->sign);
	if (operand->displacement_terms)
		append(text, " disp=%" PRId64, operand->displacement);
	if (operand->displacement_terms > 1)
		append(text, "/%u", operand->displacement_terms);
	append_span(text, operand->symbol_first ? "symbol-first" : "symbol",
		    operand->symbol);
	if (operand->symbol_terms > 1)
		append(text, "/%u", operand->symbol_terms);
	append_span(text, "relocation", operand->relocation);
}

static const char *describe(const struct operand *operand)
{
	static struct text text;

	text.length = 0;
	append(&text, "%s", operand_kind_name(operand->kind));
	append_register(&text, "reg", operand->reg);
	append_register(&text, "segment", operand->segment);
	append_register(&text, "base", operand->base);
	append_register(&text, "index", operand->index);
	if (operand->scale)
		append(&text, "%s%" PRIu64, operand->has_scale ? "*" : " 1*",
		       operand->scale);
	if (operand->bracket)
		append(&text, " %c", operand->bracket);
	if (operand->mark)
		append(&text, " mark%c", operand->mark);
	if (operand->hash)
		append(&text, " hash");
	if (operand->shift)
		append(&text, " shift");
	if (operand->writeback)
		append(&text, " writeback");
	append_numbers(&text, operand);
	append_span(&text, "bad", operand->bad_register);
	append_flaws(&text, operand->flaws & ~(unsigned)OPERAND_NO_SIZE);
	return text.bytes;
}

static void check_form(size_t i)
{
	struct operand_cursor cursor;
	struct operand operand;
	char text[128];
	const char *found;
	bool one;

	/* whatever the machine, a size before it changes nothing */
	snprintf(text, sizeof(text), "8@%s", forms[i].text);
	operand_cursor_init(&cursor, find(forms[i].machine), text);
	one = operand_next(&cursor, &operand);
	found = describe(&operand);
	one = one && strcmp(found, forms[i].described) == 0;
	report(one && operand.size == 8 &&
	       strncmp(operand.body.at, forms[i].text,
		       operand.body.length) == 0 &&
	       !operand_next(&cursor, &operand),
	       "%s: %s", forms[i].machine, forms[i].text);
	if (!one)
		printf("# expected: %s\n#    found: %s\n", forms[i].described,
		       found);
}

/*
 * Sizes, and where an argument ends: each as "SIZE|OPERAND", in brackets; "~"
 * when there are odd blanks between them.
 */

static const struct {
	const char *arguments;
	const char *split;
} splits[] = {
	{ "", "" },
	{ "4@%eax", "[4|%eax]" },
	{ "-4@%eax", "[-4|%eax]" },
	{ "8f@%xmm0", "[8f|%xmm0]" },
	{ "-8f@%rdx", "[-8f|%rdx]" },
	{ "24@s24(%rip)", "[24|s24(%rip)]" },
	{ "0@%eax", "[0|%eax]" },
	{ "18446744073709551616@%eax", "[18446744073709551615|%eax]" },
	{ "4@%eax 8@%rax", "[4|%eax][8|%rax]" },
	{ "%eax %rax", "[?|%eax][?|%rax]" },
	{ "%eax 4@%ecx", "[?|%eax][4|%ecx]" },
	{ "f@%eax", "[?|f@%eax]" },
	{ "-@%eax", "[?|-@%eax]" },
	{ "+4@%eax", "[?|+4@%eax]" },
	{ "@%eax", "[?|@%eax]" },
	{ "4", "[?|4]" },
	{ "-", "[?|-]" },
	{ "4@", "[4|]" },
	{ "4@ ", "[4|]" },
	{ "4@ 8@%rax", "[4|][8|%rax]" },
	{ "4@ %eax", "[4|%eax]" },
	{ "4 @%eax", "[4|%eax]" },
	{ "-4f @ %eax", "[-4f|%eax]" },
	{ "4 %eax", "[?|4][?|%eax]" },
	{ " 4@%eax", "[4|%eax]~" },
	{ "4@%eax ", "[4|%eax]~" },
	{ "4@%eax  8@%rax", "[4|%eax][8|%rax]~" },
	{ "4@%eax\t8@%rax", "[4|%eax][8|%rax]~" },
	{ "4@%eax\n", "[4|%eax]~" },
	{ "  ", "~" },
	{ ":", "" },
	{ ":4@%eax", "" },
	{ "4@[sp, 40] 8@x0", "[4|[sp, 40]][8|x0]" },
	{ "8@[x0, x1, lsl 3] 4@5", "[8|[x0, x1, lsl 3]][4|5]" },
	{ "8@[x0], 8 4@5", "[8|[x0], 8][4|5]" },
	{ "8@[x0, 8@x1", "[8|[x0,][8|x1]" },
	{ "8@[x0 -8f@x1", "[8|[x0][-8f|x1]" },
	{ "8@[x0 ", "[8|[x0]~" },
	{ "8@] x1", "[8|]][?|x1]" },
	{ "8@(%rax, %rcx) 4@%eax", "[8|(%rax, %rcx)][4|%eax]" },
	{ "4@x@tpoff 8@%rax", "[4|x@tpoff][8|%rax]" },
	{ "8@%rax, 8@%rcx", "[8|%rax,][8|%rcx]" },
};

static void check_split(size_t i)
{
	struct operand_cursor cursor;
	struct operand operand;
	struct text text = { "", 0 };

	operand_cursor_init(&cursor, NULL, splits[i].arguments);
	while (operand_next(&cursor, &operand)) {
		append(&text, "[%s", operand.is_signed ? "-" : "");
		if (operand.has_size)
			append(&text, "%" PRIu64, operand.size);
		else
			append(&text, "?");
		append(&text, "%s|%.*s]", operand.is_float ? "f" : "",
		       (int)operand.body.length, operand.body.at);
	}
	if (cursor.whitespace)
		append(&text, "~");
	report(strcmp(text.bytes, splits[i].split) == 0, "split %zu: %s", i,
	       splits[i].split);
	if (strcmp(text.bytes, splits[i].split) != 0)
		printf("# found: %s\n", text.bytes);
}

static const struct {
	const char *text;
	bool fits;
} constants[] = {
	{ "1@$255", true }, { "1@$256", false }, { "-1@$200", true },
	{ "1@$-56", true }, { "1@$-128", true }, { "1@$-129", false },
	{ "2@$-1", true }, { "2@$65535", true }, { "2@$65536", false },
	{ "4@$-2147483648", true }, { "4@$-2147483649", false },
	{ "-4@$4294967295", true }, { "4@$4294967296", false },
	{ "4@$18446744073709551615", false },
	{ "8@$18446744073709551615", true }, { "8@$-1", true },
	{ "8@$18446744073709551616", false },
	{ "8@$-9223372036854775809", false },
};

static void check_constant(size_t i)
{
	struct operand_cursor cursor;
	struct operand operand;

	operand_cursor_init(&cursor, find("x86_64"), constants[i].text);
	report(operand_next(&cursor, &operand) &&
	       operand.kind == OPERAND_CONSTANT &&
	       operand_constant_fits(&operand) == constants[i].fits,
	       "%s %s", constants[i].text,
	       constants[i].fits ? "fits" : "does not fit");
}

int main(void)
{
	for (size_t i = 0; i < LENGTH(forms); i++)
		check_form(i);
	for (size_t i = 0; i < LENGTH(splits); i++)
		check_split(i);
	for (size_t i = 0; i < LENGTH(constants); i++)
		check_constant(i);
	return finish();
}
