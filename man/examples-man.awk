# SPDX-License-Identifier: GPL-2.0-or-later
#
# Writes a manual page for each script, python-stap-NAME(1), from the comment that
# it begins with:
#
#   awk -f troff.awk -f examples-man.awk -v outdir=DIR -v version=X -v date=Y \
#       FILE.stp...
#
# That comment is "NAME.stp - summary" and paragraphs, some of which begin with a
# heading, as "USAGE:", "SAMPLE, with rows=6:" or "FIELDS:".  NAME is as python-stap
# lists the script, without "python-".  A heading that print_section() does not know
# becomes a section of that name.

function marked(word)
{
	return escaped(word)
}

FNR == 1 {
	finish()
	file = FILENAME
	sub(/.*\//, "", file)
	name = file
	sub(/\.stp$/, "", name)
	sub(/^python-/, "", name)
	section = "DESCRIPTION"
	in_comment = 1
}

!in_comment || /^#!/ || /^# SPDX/ { next }

!/^#/ { in_comment = 0; next }

{ sub(/^# ?/, "") }

summary == "" {
	if (sub(/^[^ ]+\.stp - /, ""))
		summary = $0
	next
}

/^[A-Z][A-Z]+[:,]/ {
	section = $0
	sub(/[:,].*/, "", section)
	order[++sections] = section
	sub(/^[A-Z]+[:,] */, "")
	in_usage = section == "USAGE"
}

# behind the usage, and an empty line, are the knobs
in_usage && $0 == "" {
	in_usage = 0
	section = "KNOBS"
	order[++sections] = section
	next
}

{ text[section] = text[section] $0 "\n" }

END { finish() }

function print_heading(title)
{
	print ".SH " title > page
	begun = 0
}

# the first of a section may go on from its heading
function print_block(block,    n, lines, i)
{
	if (begun++)
		print ".PP" > page
	n = split(block, lines, "\n")
	if (is_prose(n, lines)) {
		for (i = 1; i < n; i++) {
			sub(/^ +/, "", lines[i])
			if (begun == 1 && i == 1)
				lines[i] = toupper(substr(lines[i], 1, 1)) \
					substr(lines[i], 2)
			print escaped(lines[i]) > page
		}
		return
	}
	print ".nf" > page
	for (i = 1; i < n; i++)
		print escaped(lines[i]) > page
	print ".fi" > page
}

# Text, and no table: nothing is aligned in it.  The last of lines is empty.
function is_prose(n, lines,    i)
{
	if (lines[1] ~ /^ *[^ ]+   */ && lines[1] ~ /^ *[^ .]+  /)
		return 0
	for (i = 1; i < n; i++)
		if (lines[i] ~ /^   /)
			return 0
	return 1
}

function print_blocks(all,    n, lines, i, block)
{
	n = split(all, lines, "\n")
	for (i = 1; i <= n; i++) {
		if (lines[i] != "") {
			block = block lines[i] "\n"
		} else if (block != "") {
			print_block(block)
			block = ""
		}
	}
}

# knobs as python-stap takes them
function print_synopsis(usage)
{
	print ".nh\n.ad l" > page
	printf ".B python\\-stap %s\n", escaped(name) > page
	while (match(usage, /\[-G [^]]*\]/)) {
		print escaped(substr(usage, RSTART, 1) \
			      substr(usage, RSTART + 4, RLENGTH - 4)) > page
		usage = substr(usage, RSTART + RLENGTH)
	}
	print "[\\-x\\~PID | \\-c\\~COMMAND | \\-\\- PROGRAM ARGUMENT...]" > page
	print ".ad b\n.hy" > page
}

function print_sample(sample,    how)
{
	how = sample
	sub(/\n.*/, "", how)
	sub(/^[^\n]*\n/, "", sample)
	sub(/^\n+/, "", sample)
	sub(/\n+$/, "\n", sample)
	if (how != "") {
		print escaped(toupper(substr(how, 1, 1)) substr(how, 2)) > page
		print ".PP" > page
	}
	print ".nf" > page
	printf "%s", quoted(sample) > page
	print ".fi" > page
}

# lines that are printed as they are
function quoted(all,    n, lines, i, out)
{
	n = split(all, lines, "\n")
	for (i = 1; i < n; i++)
		out = out escaped(lines[i]) "\n"
	return out
}

function finish(    i, title)
{
	if (summary != "") {
		title = "python-stap-" name
		page = outdir "/" title ".1"
		printf ".\\\" SPDX-License-Identifier: GPL-2.0-or-later\n" > page
		printf ".TH \"%s\" 1 \"%s\" \"python\\-stap %s\"\n",
			escaped(toupper(title)), date, version > page
		print_heading("NAME")
		printf "%s \\-\n%s\n", escaped(title), escaped(summary) > page
		print_heading("SYNOPSIS")
		print_synopsis(text["USAGE"])
		print_heading("DESCRIPTION")
		print_blocks(text["DESCRIPTION"])
		for (i = 1; i <= sections; i++)
			print_section(order[i])
		print_heading("SEE ALSO")
		print ".BR python\\-stap (1),\n.BR stap (1)" > page
		close(page)
	}
	summary = ""
	sections = 0
	split("", text)
}

function print_section(name)
{
	if (text[name] ~ /^\n*$/)
		return
	if (name == "USAGE") {
		print_heading("BY STAP ITSELF")
		print ".nf" > page
		printf "%s", quoted(text[name]) > page
		print ".fi" > page
	} else if (name == "SAMPLE") {
		print_heading("EXAMPLE")
		print_sample(text[name])
	} else {
		print_heading(name == "REQUIRES" ? "REQUIREMENTS" : name)
		print_blocks(text[name])
	}
}
