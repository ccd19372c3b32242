# SPDX-License-Identifier: GPL-2.0-or-later
#
# The embedded C of tapsets, as they use it in a kernel, to C that a compiler
# takes: what stands between %{ and %} as it is, and each function as
#
#	static void stap_NAME_ARGUMENTS(int64_t *stap_retvalue, …)
#
# (char *stap_retvalue for a string, and none for a function without a value),
# whose parameters are the STAP_ARG_…: overloaded functions differ in the number
# of their arguments.  As in stap, functions come behind all that stands between
# these.  Nothing else is changed, and lines keep their numbers.  Ends with 1 and
# a sentence when a file is not as this expects.

function complain(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what >"/dev/stderr"
	failed = 1
	exit 1
}

# what must have ended before a file does
function end_of_file()
{
	if (file != "" && !branches)
		what = "has no branch for the kernel"
	else if (inside)
		what = "has a %{ without %}"
	else
		return
	printf "%s: %s\n", file, what >"/dev/stderr"
	failed = 1
	exit 1
}

# "addr:long" to a parameter
function parameter(argument)
{
	if (argument ~ /^[a-z_]+:long$/)
		return "int64_t STAP_ARG_" substr(argument, 1, index(argument, ":") - 1)
	if (argument ~ /^[a-z_]+:string$/)
		return "const char *STAP_ARG_" \
			substr(argument, 1, index(argument, ":") - 1)
	complain("an argument that is not understood: " argument)
}

# the head of the C function for a line "private function NAME:long (a:long)"
function head(signature,    name, type, arguments, n, i, list)
{
	sub(/^private /, "", signature)
	sub(/^function /, "", signature)
	if (signature !~ /^[a-z_]+(:long|:string)? \([^()]*\)$/)
		complain("a function that is not understood: " signature)
	name = signature
	sub(/[ :].*/, "", name)
	type = signature ~ /^[a-z_]+:string/ ? "char *" : \
		signature ~ /^[a-z_]+:long/ ? "int64_t *" : ""
	arguments = signature
	sub(/^[^(]*\(/, "", arguments)
	sub(/\)$/, "", arguments)
	n = split(arguments, argument, /, */)
	list = type == "" ? "" : type "stap_retvalue"
	for (i = 1; i <= n; i++)
		list = list (list == "" ? "" : ", ") parameter(argument[i])
	return "#undef STAP_RETVALUE\n" (type == "" ? "" : \
		"#define STAP_RETVALUE " (type == "char *" ? "" : "*") \
		"stap_retvalue\n") "static void stap_" name "_" n \
		"(" (list == "" ? "void" : list) ")"
}

FNR == 1 {
	end_of_file()
	file = FILENAME
	kernel = branches = 0
	signature = ""
}
/^%\( runtime == "kernel" %\?$/ { kernel = 1; branches++; next }
/^%(:|\))$/ { kernel = 0 }
!kernel { next }

# text of a function, or of what comes before all of them
function put(text)
{
	if (inside == "function")
		functions = functions text "\n"
	else
		print text
}

inside && $0 == "%}" {
	put(inside == "function" ? "}" : "")
	inside = ""
	next
}
inside { put($0); next }

/^(private )?function / { signature = $0; next }
substr($0, 1, 2) == "%{" {
	inside = signature == "" ? "top" : "function"
	if (signature != "")
		put(head(signature))
	put(sprintf("#line %d \"%s\"", FNR, FILENAME))
	put((signature == "" ? "" : "{") substr($0, 3))
	signature = ""
	next
}
# a function in SystemTap's own language
substr($0, 1, 1) == "{" { signature = "" }

END {
	if (!failed)
		end_of_file()
	if (failed)
		exit 1
	printf "%s", functions
}
