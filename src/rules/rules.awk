# SPDX-License-Identifier: GPL-2.0-or-later
#
# rules.txt to C: -v what=enum prints rules-table.h, -v what=table
# rules-table.c.  Ends with 1 and a sentence when a stanza is not complete.
# With stanza.awk.

BEGIN {
	print "/* SPDX-License-Identifier: GPL-2.0-or-later */"
	print "/* Generated from rules.txt: do not edit. */"
	if (what == "enum")
		print "#pragma once\n\nenum rule_id {"
	else
		print "#include \"finding/consumer-id.h\"\n#include \"finding/rule.h\"\n" \
			"\nconst struct rule rule_table[RULE_COUNT] = {"
}

function symbol(id)
{
	id = "RULE_" toupper(id)
	gsub(/-/, "_", id)
	return id
}

function consumer_bits(names,    n, i, list, bits)
{
	n = split(names, list, " ")
	for (i = 1; i <= n; i++)
		bits = bits (i > 1 ? " |\n\t\t\t" : "") \
			"1u << CONSUMER_" toupper(list[i])
	return n ? bits : "0"
}

function print_rule(    id)
{
	id = field["Rule"]
	if (what == "enum") {
		print "\t" symbol(id) ","
		return
	}
	print "\t[" symbol(id) "] = {"
	print "\t\t.id = " quoted(id) ","
	print "\t\t.family = " quoted(field["Family"]) ","
	print "\t\t.severity = SEVERITY_" toupper(field["Severity"]) ","
	print "\t\t.consumers = " consumer_bits(field["Consumers"]) ","
	print "\t\t.title = " quoted(field["Title"]) ","
	print "\t\t.what = " quoted(field["What"]) ","
	print "\t\t.why = " quoted(field["Why"]) ","
	print "\t\t.repair = " quoted(field["Repair"]) ","
	print "\t\t.see = " quoted(field["See"]) ","
	print "\t},"
}

{
	read_stanza()
	if (!("Rule" in field))
		next
	need_fields("rule " field["Rule"],
		"Family Severity Title What Why Repair See")
	print_rule()
}

END {
	if (failed)
		exit 1
	print (what == "enum" ? "\tRULE_COUNT\n};" : "};")
}
