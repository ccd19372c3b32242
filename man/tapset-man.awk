# SPDX-License-Identifier: GPL-2.0-or-later
#
# Writes the manual pages of section 3stap from the tapsets' doc comments:
#
#   awk -f tapset-man.awk -v outdir=DIR -v version=X -v date=Y FILE.stp...
#
# It reads the grammar of SystemTap's tapset/DEVGUIDE: "/**", then "probe NAME
# - summary" or "sfunction NAME - summary", "@variable: meaning", and
# paragraphs of which the first may begin with "Description:" or "Context:".
# The first line below a file's licence, "// NAME tapset: summary" or a sentence,
# and its "<tapsetdescription>" make the page of the tapset.  Private names have
# no doc comment.

FNR == 1 {
	finish_tapset()
	tapset = FILENAME
	sub(/.*\//, "", tapset)
	sub(/\.stp$/, "", tapset)
}

FNR > 1 && /^\/\/ / && !tapset_summary {
	tapset_summary = $0
	sub(/^\/\/ ([a-z-]+ tapset: )?/, "", tapset_summary)
	sub(/\.$/, "", tapset_summary)
}

/^\/\* <tapsetdescription>/ { in_tapset = 1; next }
in_tapset && /<\/tapsetdescription>/ { in_tapset = 0; next }
in_tapset { tapset_text = tapset_text paragraph_line(comment_text($0)) }

/^\/\*\*$/ { in_doc = 1; start_page(); next }
in_doc && /^ \*\/$/ { in_doc = 0; if (kind == "probe") finish_page(); next }
in_doc { doc_line(comment_text($0)); next }

# the line below a function's comment is its synopsis
kind == "function" && /^function / {
	synopsis = $0
	sub(/^function /, "", synopsis)
	finish_page()
}

END { finish_tapset() }

function start_page()
{
	kind = name = summary = synopsis = section = variables = ""
	split("", text)
}

function doc_line(line)
{
	if (line ~ /^(probe|sfunction) /) {
		kind = line ~ /^probe/ ? "probe" : "function"
		name = synopsis = line
		sub(/^[a-z]+ /, "", name)
		summary = name
		sub(/ - .*/, "", name)
		sub(/^[^ ]* - /, "", summary)
		synopsis = name
	} else if (line ~ /^@[a-z]+:/) {
		section = "values"
		variables = variables variable_item(line)
	} else if (line ~ /^(Description|Context):/) {
		section = line
		sub(/:.*/, "", section)
		sub(/^[A-Za-z]+: */, "", line)
		text[section] = paragraph_line(line)
	} else if (section == "values") {
		if (line != "")
			variables = variables paragraph_line(line)
	} else if (section != "") {
		text[section] = text[section] paragraph_line(line)
	}
}

function variable_item(line,	variable)
{
	variable = line
	sub(/:.*/, "", variable)
	sub(/^@[a-z]+: */, "", line)
	return ".TP\n.I " substr(variable, 2) "\n" paragraph_line(line)
}

function comment_text(line)
{
	sub(/^ \*/, "", line)
	sub(/^[ \t]+/, "", line)
	return line
}

# an empty line ends a paragraph
function paragraph_line(line)
{
	if (line == "")
		return ".PP\n"
	gsub(/\\/, "\\e", line)
	gsub(/-/, "\\-", line)
	if (line ~ /^[.']/)
		line = "\\&" line
	return line "\n"
}

# Text without the paragraph break that an empty last line left.
function trim(paragraphs)
{
	while (sub(/\.PP\n$/, "", paragraphs))
		;
	while (sub(/^\.PP\n/, "", paragraphs))
		;
	return paragraphs
}

function heading(page)
{
	return ".\\\" SPDX-License-Identifier: GPL-2.0-or-later\n" \
		".TH \"" toupper(page) "\" 3stap \"" date "\" \"python\\-stap " version \
		"\" SystemTap\n.SH NAME\n" page " \\-\n"
}

function reference(page, mark)
{
	return ".BR " page " (3stap)" mark "\n"
}

function finish_page(	page, file)
{
	page = kind "::" name
	file = outdir "/" page ".3stap"
	printf "%s%s", heading(page), paragraph_line(summary) > file
	printf ".SH SYNOPSIS\n.nf\n%s.fi\n", paragraph_line(synopsis) > file
	if (variables)
		printf ".SH %s\n%s", kind == "probe" ? "VALUES" : "ARGUMENTS",
			variables > file
	if ("Description" in text)
		printf ".SH DESCRIPTION\n%s", trim(text["Description"]) > file
	if ("Context" in text)
		printf ".SH CONTEXT\n%s", trim(text["Context"]) > file
	printf ".SH SEE ALSO\n%s.BR stap (1),\n.BR stapprobes (3stap)\n",
		reference("tapset::" tapset, ",") > file
	close(file)
	pages[++n] = page
	items = items ".TP\n.B " paragraph_line(name) paragraph_line(summary)
	kind = ""
}

function finish_tapset(	page, file, i)
{
	if (n) {
		page = "tapset::" tapset
		file = outdir "/" page ".3stap"
		printf "%s%s", heading(page), paragraph_line(tapset_summary) > file
		printf ".SH DESCRIPTION\n%s%s.SH SEE ALSO\n",
			trim(tapset_text), items > file
		for (i = 1; i <= n; i++)
			printf "%s", reference(pages[i], ",") > file
		printf ".BR stap (1),\n.BR stapprobes (3stap)\n" > file
		close(file)
	}
	n = 0
	items = tapset_text = tapset_summary = ""
}
