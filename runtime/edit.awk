# SPDX-License-Identifier: GPL-2.0-or-later
#
# Reads a .mend file.  It knows the form of such a file and how to edit a source
# by what it must contain; not what any mend is about.
#
#	awk -v want=WHAT -v dir=DIR -f edit.awk MEND
#
#	TITLE	its title
#	KIND	accepts, or refuses
#	PROBE	the C source that asks the kernel
#	STOP	why nothing is mended on such a kernel, if so
#	SILENT	yes, where the runtime compiles unmended and is wrong
#	WRONG	status 0: the runtime in DIR does not know such a kernel
#	EDIT	edits the files in DIR where all is as expected, or tells
#		what is not: then the status is 1, and no file is changed
#
# The form: "#" begins a line of prose.  A keyword begins any other; lines that
# begin with a tab belong to the keyword above them.
#
#	title TEXT
#	accepts		C that compiles for a kernel with the change
#	refuses		C that does not compile for such a kernel
#	answered FILE TOKEN…	the runtime needs no mend where FILE has these
#	only FILE TOKEN…	it needs none but where FILE has these
#	silent		it compiles without, and does harm
#	stop TEXT	nothing is to be mended on such a kernel: why
#	find FILE N TOKEN…	in FILE these must be there exactly N times
#	replace TEXT	each of them becomes TEXT
#	before, after	lines go before or after the line that has the one
#
# TOKENs are what a C compiler takes for them; any white space, or none, may be
# between two.  A name is only found whole.

# Dots, brackets and the like stand for themselves.
function literal(token)
{
	gsub(/[][\\.^$*+?(){}|&\/]/, "\\\\&", token)
	# POSIX lets "&" mean the match in the line above, not in a pattern
	gsub(/\\&/, "\\&", token)
	return token
}

function pattern(tokens,    list, n, i, text)
{
	n = split(tokens, list, " ")
	for (i = 1; i <= n; i++)
		text = text (i > 1 ? "[ \t\n]*" : "") literal(list[i])
	return text
}

function is_name(character)
{
	return character ~ /^[A-Za-z0-9_]$/
}

# The text of a file; a file that cannot be read stops all.
function contents(file,    line, text, got)
{
	while ((got = (getline line < file)) > 0)
		text = text line "\n"
	if (got < 0)
		stop("there is no " shown(file))
	close(file)
	return text
}

# A file without the directory of the copy, which nobody knows.
function shown(file)
{
	return substr(file, length(dir) + 2)
}

function stop(why)
{
	print why
	stopped = 1
	exit 1
}

# Puts the places where the tokens are into from[] and to[], returns how many.
function places(text, tokens,    wanted, start, n, a, b)
{
	wanted = pattern(tokens)
	start = 1
	while (match(substr(text, start), wanted)) {
		a = start + RSTART - 1
		b = a + RLENGTH
		start = b
		if (is_name(substr(text, a, 1)) && a > 1 &&
		    is_name(substr(text, a - 1, 1)))
			continue
		if (is_name(substr(text, b - 1, 1)) && is_name(substr(text, b, 1)))
			continue
		n++
		from[n] = a
		to[n] = b
	}
	return n + 0
}

function line_begin(text, at)
{
	while (at > 1 && substr(text, at - 1, 1) != "\n")
		at--
	return at
}

function line_end(text, at)
{
	while (substr(text, at - 1, 1) != "\n")
		at++
	return at
}

function edit(i,    file, text, n, k, a, b)
{
	file = dir "/" edit_file[i]
	text = file in changed ? changed[file] : contents(file)
	n = places(text, edit_tokens[i])
	if (n != edit_count[i])
		stop("in " edit_file[i] ", \"" edit_tokens[i] "\" is found " n \
		     (n == 1 ? " time" : " times") ", not " edit_count[i])
	for (k = n; k > 0; k--) {
		a = from[k]
		b = to[k]
		if (edit_how[i] == "before")
			a = b = line_begin(text, a)
		else if (edit_how[i] == "after")
			a = b = line_end(text, b)
		text = substr(text, 1, a - 1) edit_text[i] substr(text, b)
	}
	changed[file] = text
}

/^#/ || /^$/ { next }

/^\t/ {
	line = substr($0, 2) "\n"
	if (section == "accepts" || section == "refuses")
		source = source line
	else
		edit_text[edits] = edit_text[edits] line
	next
}

{
	section = $1
	rest = $0
	sub(/^[a-z]+ */, "", rest)
}

$1 == "title" { title = rest }
$1 == "accepts" || $1 == "refuses" { kind = $1 }
$1 == "stop" { never = rest }
$1 == "silent" { silent = "yes" }
$1 == "answered" || $1 == "only" {
	if (sign)
		stop("\"" $0 "\" is a second sign")
	sign = $1
	sign_file = $2
	sub(/^[^ ]+ +/, "", rest)
	sign_tokens = rest
}
$1 == "find" {
	edits++
	edit_file[edits] = $2
	edit_count[edits] = $3
	sub(/^[^ ]+ +[0-9]+ +/, "", rest)
	edit_tokens[edits] = rest
}
$1 == "replace" { edit_text[edits] = rest }
$1 == "replace" || $1 == "before" || $1 == "after" { edit_how[edits] = $1 }

END {
	if (stopped)
		exit 1
	if (want == "TITLE")
		print title
	else if (want == "KIND")
		print kind
	else if (want == "PROBE")
		printf "%s", source
	else if (want == "STOP")
		print never
	else if (want == "SILENT")
		print silent
	else if (want == "WRONG") {
		seen = places(contents(dir "/" sign_file), sign_tokens) > 0
		exit seen != (sign == "only")
	} else if (want == "EDIT") {
		for (i = 1; i <= edits; i++)
			edit(i)
		for (file in changed) {
			printf "%s", changed[file] > file
			if (close(file) != 0)
				stop(shown(file) " cannot be written")
		}
	}
}
