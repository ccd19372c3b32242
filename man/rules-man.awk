# SPDX-License-Identifier: GPL-2.0-or-later
#
# rules.txt to stapsdt-lint-rules(7): -v version=X -v date=Y.  With
# src/base/stanza.awk and man/troff.awk.

BEGIN {
	headings["container"] = "THE FILE AND ITS SECTIONS"
	headings["note"] = "THE FORM OF A NOTE"
	headings["address"] = "ADDRESSES"
	headings["site"] = "PROBE SITES"
	headings["semaphore"] = "SEMAPHORES"
	headings["name"] = "NAMES"
	headings["argument"] = "ARGUMENTS"
	headings["consistency"] = "SEVERAL SITES, SEVERAL NOTES"
	headings["python"] = "CPYTHON"
	headings["contract"] = "WHAT WAS PROMISED"
	headings["compare"] = "TWO BUILDS"
	headings["tapset"] = "WHAT TAPSETS ASK FOR"
	headings["suppression"] = "SUPPRESSIONS"
	print_top()
}

{
	read_stanza()
	if ("Rule" in field)
		print_rule()
}

END {
	print ".SH SEE ALSO"
	print ".BR stapsdt\\-lint (1),\n.BR readelf (1),\n.BR stap (1),"
	print ".BR stapprobes (3stap),\n.BR elf (5)"
}

function print_top()
{
	print ".\\\" SPDX-License-Identifier: GPL-2.0-or-later"
	print ".TH STAPSDT\\-LINT\\-RULES 7 \"" date "\" \"python\\-stap " \
		version "\""
	print ".SH NAME"
	print "stapsdt\\-lint\\-rules \\- what stapsdt\\-lint finds in markers"
	print ".SH DESCRIPTION"
	print_text("Each entry has the rule's id, its title, its severity, " \
		"and the consumers that it is about if it is not about all " \
		"of them: such a rule is silent unless one of them is chosen " \
		"with --consumer. Severities are changed with --rule. The " \
		"same texts are printed by --explain.")
}

function marked(word)
{
	return escaped(word)
}

function print_rule(    consumers, n, lines, i)
{
	if (field["Family"] != family) {
		family = field["Family"]
		if (!(family in headings))
			fail("no heading for the family " family)
		print ".SH " headings[family]
	}
	consumers = field["Consumers"]
	gsub(/ /, ", ", consumers)
	print ".SS " escaped(field["Rule"]) "\n.I " escaped(field["Title"])
	print "(" field["Severity"] (consumers == "" ? "" : "; " consumers) ")"
	print ".PP"
	print_text(field["What"], ".PP")
	print ".PP"
	print_text(field["Why"], ".PP")
	print ".PP\n.BR Repair :"
	print_text(field["Repair"], ".PP")
	print ".PP\n.BR See :\n.br"
	n = split(field["See"], lines, "\n")
	for (i = 1; i <= n; i++)
		print (i > 1 ? ".br\n" : "") escaped(lines[i])
}
