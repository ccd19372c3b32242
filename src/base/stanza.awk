# SPDX-License-Identifier: GPL-2.0-or-later
#
# How rules.txt and options.txt are read, for the awk programs that do: stanzas
# of "Field: value" with an empty line between two of them.  A line that begins
# with a blank goes on with the value, "." is an empty line in it, and "#" a
# comment.

BEGIN {
	RS = ""
	FS = "\n"
}

# Ends with 1; END has to ask for failed.
function fail(message)
{
	print FILENAME ": " message | "cat >&2"
	failed = 1
	exit 1
}

# the fields of this stanza into field[]
function read_stanza(    i, colon, key, line)
{
	split("", field)
	for (i = 1; i <= NF; i++) {
		line = $i
		if (line == "" || line ~ /^#/)
			continue
		if (sub(/^ +/, "", line)) {
			field[key] = field[key] "\n" (line == "." ? "" : line)
			continue
		}
		colon = index(line, ":")
		if (!colon)
			fail("no field: " line)
		key = substr(line, 1, colon - 1)
		field[key] = substr(line, colon + 1)
		sub(/^ +/, "", field[key])
	}
}

# Are all the fields there?  whose: for the sentence
function need_fields(whose, names,    n, i, list)
{
	n = split(names, list, " ")
	for (i = 1; i <= n; i++)
		if (field[list[i]] == "")
			fail(whose " has no " list[i])
}

function quoted(text)
{
	gsub(/\\/, "\\\\", text)
	gsub(/"/, "\\\"", text)
	gsub(/\n/, "\\n\"\n\t\t\"", text)
	return "\"" text "\""
}
