# SPDX-License-Identifier: GPL-2.0-or-later
#
# rules.txt to stapsdt-lint-rules(7): -v version=X -v date=Y.

BEGIN {
	RS = ""
	FS = "\n"
	headings["container"] = "THE FILE AND ITS SECTIONS"
	headings["note"] = "THE FORM OF A NOTE"
	headings["address"] = "ADDRESSES"
	headings["site"] = "PROBE SITES"
	headings["semaphore"] = "SEMAPHORES"
	headings["name"] = "NAMES"
	headings["argument"] = "ARGUMENTS"
	headings["consistency"] = "SEVERAL SITES, SEVERAL NOTES"
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

# the fields of a stanza into field[]; a line that begins with a blank goes on
function read_stanza(    i, colon, key, line)
{
	split("", field)
	for (i = 1; i <= NF; i++) {
		line = $i
		if (line ~ /^#/)
			continue
		if (sub(/^ +/, "", line)) {
			field[key] = field[key] "\n" (line == "." ? "" : line)
			continue
		}
		colon = index(line, ":")
		key = substr(line, 1, colon - 1)
		field[key] = substr(line, colon + 1)
		sub(/^ +/, "", field[key])
	}
}

function escaped(text)
{
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	return text ~ /^[.\047]/ ? "\\&" text : text
}

# A sentence begins a line, so that troff knows where one ends.
function print_text(text,    n, words, w, word, line)
{
	n = split(text, words, /[ \n]+/)
	for (w = 1; w <= n; w++) {
		word = escaped(words[w])
		if (line != "" && (length(line) + length(word) > 72 ||
				   line ~ /[.]$/)) {
			print line
			line = ""
		}
		line = line (line == "" ? "" : " ") word
	}
	print line
}

function print_rule(    consumers, n, lines, i)
{
	if (field["Family"] != family) {
		family = field["Family"]
		print ".SH " headings[family]
	}
	consumers = field["Consumers"]
	gsub(/ /, ", ", consumers)
	print ".SS " escaped(field["Rule"]) "\n.I " escaped(field["Title"])
	print "(" field["Severity"] (consumers == "" ? "" : "; " consumers) ")"
	print ".PP"
	print_text(field["What"])
	print ".PP"
	print_text(field["Why"])
	print ".PP\n.BR Repair :"
	print_text(field["Repair"])
	print ".PP\n.BR See :\n.br"
	n = split(field["See"], lines, "\n")
	for (i = 1; i <= n; i++)
		print (i > 1 ? ".br\n" : "") escaped(lines[i])
}
