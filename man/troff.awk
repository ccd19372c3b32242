# SPDX-License-Identifier: GPL-2.0-or-later
#
# Text as troff wants it.  What a word looks like, marked() says, of the program
# that this is a part of.

function escaped(text)
{
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	return text ~ /^[.\047]/ ? "\\&" text : text
}

# Paragraphs are apart by an empty line; between two of them, macro.  A sentence
# begins a line, so that troff knows where one ends.
function print_text(text, macro,    n, paragraphs, p)
{
	n = split(text, paragraphs, "\n\n")
	for (p = 1; p <= n; p++) {
		if (p > 1)
			print macro
		print_paragraph(paragraphs[p])
	}
}

function print_paragraph(text,    n, words, w, line, word)
{
	n = split(text, words, /[ \n]+/)
	for (w = 1; w <= n; w++) {
		word = marked(words[w])
		if (line != "" && (length(line) + length(word) > 72 ||
				   line ~ /[.]$/)) {
			print line
			line = ""
		}
		line = line (line == "" ? "" : " ") word
	}
	print line
}
