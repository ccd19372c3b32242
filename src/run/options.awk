# SPDX-License-Identifier: GPL-2.0-or-later
#
# options.txt to everything that knows the options.  -v what= says to what:
# table (options-table.h), man (OPTIONS of stapsdt-lint(1)), bash, zsh or fish
# (completions).  For the completions -v rules= names rules.txt.
# Ends with 1 and a sentence when a stanza is not complete.
# With stanza.awk and man/troff.awk.

BEGIN {
	program = "stapsdt-lint"
	severities = "error warning info off"
}

{
	read_stanza()
	if (!("Option" in field))
		next
	need_fields("option " field["Option"],
		"Group Help Man With")
	count++
	for (key in field)
		option[count, key] = field[key]
}

END {
	if (failed)
		exit 1
	if (what == "table")
		print_table()
	else if (what == "man")
		print_man()
	else
		print_completion()
}

function get(i, key)
{
	return option[i, key]
}

# "=FILE", "[=X.Y]", or nothing
function argument_of(i,    argument)
{
	argument = get(i, "Argument")
	if (argument == "")
		return ""
	return argument ~ /^\[/ ? "[=" substr(argument, 2) : "=" argument
}

function takes(i)
{
	return get(i, "Argument") == "" ? "no" : \
		get(i, "Argument") ~ /^\[/ ? "optional" : "required"
}

# C

function symbol(name)
{
	gsub(/-/, "_", name)
	return name
}

function values_literal(values,    n, i, list, text)
{
	n = split(values, list, " ")
	if (!n)
		return "NULL"
	for (i = 1; i <= n; i++)
		text = text quoted(list[i]) ", "
	return "(const char *const[]){\n\t\t\t" text "NULL }"
}

# "check list" as bits
function actions_mask(words,    n, i, list, mask)
{
	if (words == "any")
		return "~0u"
	if (words == "none")
		return "0"
	n = split(words, list, " ")
	for (i = 1; i <= n; i++)
		mask = mask (i > 1 ? " | " : "") "1u << ACTION_" \
			toupper(symbol(list[i]))
	return mask
}

# what each value goes with, where one has a line of its own
function values_with(i,    n, j, list, with, text, own)
{
	n = split(get(i, "Values"), list, " ")
	for (j = 1; j <= n; j++) {
		with = get(i, "With " list[j])
		own = own with
		text = text actions_mask(with == "" ? get(i, "With") : with) ", "
	}
	return own == "" ? "NULL" : "(const unsigned[]){\n\t\t\t" text "}"
}

function print_row(i)
{
	print "\t[OPTION_" toupper(symbol(get(i, "Option"))) "] = {"
	print "\t\t.name = " quoted(get(i, "Option")) ","
	print "\t\t.short_name = " \
		(get(i, "Short") == "" ? "0" : "'" get(i, "Short") "'") ","
	print "\t\t.takes = " takes(i) "_argument,"
	print "\t\t.values = " values_literal(get(i, "Values")) ","
	print "\t\t.list = " (get(i, "List") == "" ? "false" : "true") ","
	print "\t\t.range = " (get(i, "Range") == "" ? "false" : "true") ","
	print "\t\t.path = " (get(i, "Complete") == "file" ? "true" : "false") ","
	print "\t\t.one_file = " (get(i, "Complete") == "file" && \
		get(i, "Repeat") == "" ? "true" : "false") ","
	print "\t\t.with = " actions_mask(get(i, "With")) ","
	print "\t\t.values_with = " values_with(i) ","
	print "\t\t.needs = OPTION_" (get(i, "Needs") == "" ? "COUNT" : \
		toupper(symbol(get(i, "Needs")))) ","
	print "\t\t.set = set_" symbol(get(i, "Option")) ","
	print "\t},"
}

function print_table(    i)
{
	print "/* SPDX-License-Identifier: GPL-2.0-or-later */"
	print "/* Generated from options.txt: do not edit. */"
	print "#pragma once\n\nenum option_id {"
	for (i = 1; i <= count; i++)
		print "\tOPTION_" toupper(symbol(get(i, "Option"))) ","
	print "\tOPTION_COUNT\n};\n"
	for (i = 1; i <= count; i++)
		print "static bool set_" symbol(get(i, "Option")) \
			"(struct options *options,\n\tconst char *value);"
	print "\nstatic const struct option_row option_rows[OPTION_COUNT] = {"
	for (i = 1; i <= count; i++)
		print_row(i)
	print "};\n\nstatic const char options_help[] ="
	for (i = 1; i <= count; i++)
		print_help(i)
	print "\t\"\";"
}

# --help: the option in the first 25 columns, what it does in the other 54

function print_help(i,    head, n, words, w, line)
{
	if (get(i, "Group") != group) {
		group = get(i, "Group")
		print "\t" quoted("") " \"\\n\"\n\t" quoted(group ":") " \"\\n\""
	}
	head = "  " (get(i, "Short") == "" ? "    " : "-" get(i, "Short") ", ") \
		"--" get(i, "Option") argument_of(i)
	if (length(head) > 24) {
		print_line(head)
		head = ""
	}
	line = sprintf("%-25s", head)
	n = split(get(i, "Help"), words, /[ \n]+/)
	for (w = 1; w <= n; w++) {
		if (length(line) + length(words[w]) > 79) {
			print_line(line)
			line = sprintf("%25s", "")
		}
		line = line words[w] " "
	}
	print_line(line)
}

function print_line(line)
{
	sub(/ +$/, "", line)
	print "\t" quoted(line) " \"\\n\""
}

# troff

# bold for options, italics for the names of this option's arguments
function marked(word,    tail)
{
	if (match(word, /[.,;:)]+$/)) {
		tail = substr(word, RSTART)
		word = substr(word, 1, RSTART - 1)
	}
	if (word ~ /^-/)
		return "\\fB" escaped(word) "\\fP" tail
	if (word ~ /^[A-Z]+$/ && index(get(current, "Argument"), word))
		return "\\fI" word "\\fP" tail
	return escaped(word) tail
}

# "-o, --output=FILE", for troff
function tag_of(i,    argument)
{
	argument = argument_of(i)
	gsub(/[A-Z][A-Z.]*/, "\\fI&\\fP", argument)
	return (get(i, "Short") == "" ? "" : "\\fB\\-" get(i, "Short") "\\fP, ") \
		"\\fB\\-\\-" escaped(get(i, "Option")) "\\fP" argument
}

function print_man_option(i)
{
	if (get(i, "Group") != group) {
		group = get(i, "Group")
		print ".SS " group
	}
	print ".TP\n" tag_of(i)
	current = i
	print_text(get(i, "Man"), ".IP")
}

function print_man(    i)
{
	for (i = 1; i <= count; i++)
		print_man_option(i)
}

# completions

# the ids of the rules
function read_rules(    line, ids)
{
	RS = "\n"
	while ((getline line < rules) > 0)
		if (sub(/^Rule: */, "", line))
			ids = ids " " line
	close(rules)
	if (ids == "")
		fail("no rule in \"" rules "\"")
	return substr(ids, 2)
}

function print_completion(    i)
{
	rule_ids = read_rules()
	if (what == "zsh")
		print "#compdef " program
	print "# SPDX-License-Identifier: GPL-2.0-or-later"
	print "# Generated from options.txt: do not edit."
	if (what == "bash")
		print_bash()
	else if (what == "zsh")
		print_zsh()
	else
		for (i = 1; i <= count; i++)
			print_fish(i)
}

# its short and its long form, for a shell
function names_of(i, dashes)
{
	return (get(i, "Short") == "" ? "" : "-" get(i, "Short") dashes) \
		"--" get(i, "Option")
}

# the beginning of its help, for a menu
function hint_of(i,    hint)
{
	hint = get(i, "Help")
	gsub(/\n/, " ", hint)
	sub(/[:;].*/, "", hint)
	gsub(/\047/, "\047\\\047\047", hint)
	return hint
}

# bash

function print_bash(    i, all)
{
	for (i = 1; i <= count; i++)
		all = all " --" get(i, "Option") (takes(i) == "required" ? "=" : "")
	print "# shellcheck shell=bash\n"
	print "_stapsdt_lint()\n{"
	print "\tlocal at=$COMP_CWORD typed=${COMP_WORDS[COMP_CWORD]}"
	print "\tlocal word=$typed option value choices='' prefix='' suffix=''\n"
	print "\t# --option=value may have been split at its equals signs"
	print "\twhile ((at > 1)) && [[ ${COMP_WORDS[at]} == = ||"
	print "\t\t${COMP_WORDS[at - 1]} == = ]]; do"
	print "\t\t((at--))"
	print "\t\tword=${COMP_WORDS[at]}$word"
	print "\tdone"
	print "\toption=${COMP_WORDS[at - 1]} value=$word"
	print "\tif [[ $word == --*=* ]]; then"
	print "\t\toption=${word%%=*}= value=${word#*=}"
	print "\tfi\n"
	print "\tcase $option in"
	for (i = 1; i <= count; i++)
		print_bash_case(i)
	print "\t*)\n\t\t[[ $word == -* ]] || return 0"
	print "\t\tchoices=\"" substr(all, 2) "\""
	print "\t\t;;\n\tesac\n"
	print "\t# what stands before the value in the word that is replaced"
	print "\t[[ $typed == = ]] || prefix=${typed%\"$value\"}"
	print "\tmapfile -t COMPREPLY < <("
	print "\t\tcompgen -P \"$prefix\" -S \"$suffix\" " \
		"-W \"$choices\" -- \"$value\")"
	print "\tif [[ ${COMPREPLY[0]-} == *= ]]; then"
	print "\t\tcompopt -o nospace 2>/dev/null || :"
	print "\tfi\n}\n"
	print "complete -o default -F _stapsdt_lint " program
}

# a value that may be missing stands behind "=", never in the next word
function bash_pattern(i,    long)
{
	long = "--" get(i, "Option")
	return takes(i) == "optional" ? long "=" : \
		names_of(i, "|") "|" long "="
}

function print_bash_case(i,    kind, values)
{
	kind = get(i, "Complete")
	values = get(i, "Values")
	if (get(i, "Argument") == "")
		return
	print "\t" bash_pattern(i) ")"
	if (kind == "rule=severity") {
		print "\t\tif [[ $value == *=* ]]; then"
		print "\t\t\tvalue=${value#*=} choices='" severities "'"
		print "\t\telse"
		print "\t\t\tsuffix='=' choices=\"" rule_ids "\""
		print "\t\tfi"
	} else if (kind == "rule") {
		print "\t\tchoices=\"all " rule_ids "\""
	} else if (values == "") {
		print "\t\treturn 0"
	} else {
		if (get(i, "List") != "")
			print "\t\tvalue=${value##*,}"
		print "\t\tchoices='" values "'"
	}
	print "\t\t;;"
}

# zsh

function print_zsh(    i)
{
	print "\nlocal -a rules=(" rule_ids ")\n"
	print "_stapsdt_lint_rule()\n{"
	print "\tif compset -P '*='; then"
	print "\t\tcompadd " severities
	print "\telse"
	print "\t\tcompadd -S = -a rules"
	print "\tfi\n}\n"
	print "_arguments -s -S \\"
	for (i = 1; i <= count; i++)
		print "\t" zsh_spec(i) " \\"
	print "\t'*:file:_files'"
}

function zsh_spec(i,    name, short, spec)
{
	name = "--" get(i, "Option") \
		(takes(i) == "required" ? "=" : takes(i) == "optional" ? "=-" : "")
	short = "-" get(i, "Short") (takes(i) == "required" ? "+" : "")
	spec = "[" hint_of(i) "]" zsh_argument(i) "\047"
	if (get(i, "Short") != "")
		return "\047(" names_of(i, " ") ")\047{" short "," name "}\047" spec
	return "\047" (get(i, "Repeat") == "" ? "" : "*") name spec
}

function zsh_argument(i,    kind)
{
	kind = get(i, "Complete")
	if (get(i, "Argument") == "")
		return ""
	return (takes(i) == "optional" ? "::" : ":") \
		tolower(get(i, "Option")) ":" ( \
		kind == "file" ? "_files" : \
		kind == "rule" ? "(all $rules)" : \
		kind == "rule=severity" ? "_stapsdt_lint_rule" : \
		kind == "number" ? " " : \
		get(i, "List") != "" ? "_values -s , name " get(i, "Values") : \
		"(" get(i, "Values") ")")
}

# fish

function print_fish(i,    kind, choices)
{
	kind = get(i, "Complete")
	choices = kind == "rule" ? "all " rule_ids : get(i, "Values")
	if (i == 1)
		print_fish_rules()
	if (kind == "rule=severity")
		choices = "(__stapsdt_lint_rules)"
	else if (get(i, "List") != "")
		choices = "(__fish_append , " choices ")"
	print "complete -c " program \
		(get(i, "Short") == "" ? "" : " -s " get(i, "Short")) \
		" -l " get(i, "Option") " -d \047" hint_of(i) "\047" \
		(get(i, "Argument") == "" ? "" : \
		 kind == "file" ? " -r -F" : \
		 (takes(i) == "optional" ? " -f" : " -x") \
		 " -a \047" choices "\047")
}

function print_fish_rules()
{
	print "\nfunction __stapsdt_lint_rules"
	print "\tfor rule in " rule_ids
	print "\t\tprintf '%s\\n' $rule={" with_commas(severities) "}"
	print "\tend\nend\n"
}

function with_commas(words)
{
	gsub(/ /, ",", words)
	return words
}
