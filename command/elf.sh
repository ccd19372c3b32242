# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# What an ELF file says of itself: the build-id of a program, the .modinfo of a
# kernel module.  With od and awk alone, as a machine where modules are run needs
# no binutils, no elfutils and no kmod (Debian's systemtap-runtime depends on none
# of them).
#
# Nothing in a file is believed: each table is read up to a bound, with awk seeing
# how many bytes there really are.  What is printed is printable ASCII.  What the
# build-id is compared with, and what is in .modinfo, it does not know.

# bytes FILE OFFSET COUNT: as decimal numbers, those that there are
bytes () {
	od -An -v -tu1 -j "$2" -N "$3" -- "$1" 2> /dev/null
}

# The beginning of each awk program here: standard input into byte[], and numbers
# of the file out of it.  awk has a double's 53 bits, and what is larger is no
# offset in any file.
# shellcheck disable=SC2016 # it is awk's
elf_reader='
	function number(at, size,  sum, i) {
		for (i = 0; i < size; i++)
			sum = sum * 256 + byte[little ? at + size - 1 - i : at + i]
		return sum + 0
	}
	function is_offset(value) { return value < 9007199254740992 }
	{ for (i = 1; i <= NF; i++) byte[count++] = $i }'

# elf_awk FILE OFFSET COUNT PROGRAM: with these bytes, as $elf_word and
# $elf_little have it
elf_awk () {
	bytes "$1" "$2" "$3" | LC_ALL=C awk -v word="$elf_word" -v little="$elf_little" \
		"$elf_reader$4"
}

# elf_header FILE: puts the size of an address into $elf_word, the byte order into
# $elf_little, and where the tables are, how large an entry is and how many there
# are into $elf_…; false where it is no ELF file
elf_header () {
	[ -f "$1" ] && [ -r "$1" ] || return 1
	# shellcheck disable=SC2046 # numbers
	set -- $(elf_word=0 elf_little=0 && elf_awk "$1" 0 64 '
		END {
			if (number(0, 4) != 2135247942)
				exit
			word = byte[4] == 1 ? 4 : byte[4] == 2 ? 8 : 0
			little = byte[5] == 1
			size = word == 4 ? 52 : 64
			if (!word || !little && byte[5] != 2 || count < size)
				exit
			half = size - 12
			segments = number(word == 4 ? 28 : 32, word)
			sections = number(word == 4 ? 32 : 40, word)
			if (is_offset(segments) && is_offset(sections))
				printf "%d %d %.0f %d %d %.0f %d %d %d\n", word, little, \
					segments, number(half + 2, 2), number(half + 4, 2), \
					sections, number(half + 6, 2), number(half + 8, 2), \
					number(half + 10, 2)
		}')
	[ $# -eq 9 ] || return 1
	elf_word=$1 elf_little=$2
	elf_segments=$3 elf_segment_size=$4 elf_segment_count=$5
	elf_sections=$6 elf_section_size=$7 elf_section_count=$8 elf_names=$9
}

# build_id FILE: in hexadecimal; false where the file has none
build_id () {
	elf_header "$1" || return 1
	for build_id_at in $(note_segments "$1"); do
		# OFFSET:SIZE:ALIGNMENT
		build_id_rest=${build_id_at#*:}
		build_id_found=$(note_build_id "$1" "${build_id_at%%:*}" \
			"${build_id_rest%:*}" "${build_id_rest#*:}")
		if [ -n "$build_id_found" ]; then
			printf '%s\n' "$build_id_found"
			return
		fi
	done
	return 1
}

# note_segments FILE: OFFSET:SIZE:ALIGNMENT of the first 16.  A linker makes three
# at most, and has the build-id in the first pages of the file.
note_segments () {
	[ "$elf_segment_size" -ge $((elf_word == 4 ? 32 : 56)) ] &&
		[ "$elf_segment_size" -le 256 ] && [ "$elf_segment_count" -le 1024 ] ||
		return 0
	elf_awk "$1" "$elf_segments" $((elf_segment_size * elf_segment_count)) '
		END {
			wide = word == 8
			for (at = 0; at + '"$elf_segment_size"' <= count && found < 16; \
			     at += '"$elf_segment_size"') {
				offset = number(at + (wide ? 8 : 4), word)
				size = number(at + (wide ? 32 : 16), word)
				align = number(at + (wide ? 48 : 28), word)
				if (number(at, 4) != 4 || !is_offset(offset))
					continue
				printf "%.0f:%d:%d\n", offset, size < 65536 ? size : 65536, \
					align == 8 ? 8 : 4
				found++
			}
		}'
}

# note_build_id FILE OFFSET SIZE ALIGNMENT: of the notes there, type 3 of "GNU"
note_build_id () {
	elf_awk "$1" "$2" "$3" '
		function up(size) { return int((size + '"$4"' - 1) / '"$4"') * '"$4"' }
		END {
			while (at + 12 <= count) {
				name_size = number(at, 4)
				size = number(at + 4, 4)
				type = number(at + 8, 4)
				name = at + 12
				value = at + up(12 + name_size)
				if (value + size > count)
					exit
				if (type == 3 && name_size == 4 && size > 0 && size <= 64 &&
				    byte[name] == 71 && byte[name + 1] == 78 &&
				    byte[name + 2] == 85 && byte[name + 3] == 0) {
					for (i = 0; i < size; i++)
						printf "%02x", byte[value + i]
					print ""
					exit
				}
				at = value + up(size)
			}
		}'
}

# module_info FILE: what a kernel module says of itself, NAME=VALUE, one a line,
# with what is no printable ASCII, and the backslash, as \OOO; false where it is
# none
module_info () {
	elf_header "$1" || return 1
	[ "$elf_section_size" -ge $((elf_word == 4 ? 40 : 64)) ] &&
		[ "$elf_section_size" -le 256 ] && [ "$elf_section_count" -le 4096 ] &&
		[ "$elf_names" -lt "$elf_section_count" ] || return 1
	module_sections=$(sections "$1")
	# shellcheck disable=SC2046 # numbers
	set -- "$1" $(printf '%s\n' "$module_sections" |
		sed -n "$((elf_names + 1))s/[^ ]* //p")
	[ $# -eq 3 ] || return 1
	# shellcheck disable=SC2046 # numbers
	set -- "$1" $(modinfo_section "$@")
	[ $# -eq 3 ] || return 1
	elf_awk "$1" "$2" "$3" '
		END {
			for (i = 0; i < count; i++) {
				if (byte[i] == 0) {
					if (i && byte[i - 1] != 0)
						print ""
				} else if (byte[i] < 32 || byte[i] > 126 || byte[i] == 92)
					printf "\\%03o", byte[i]
				else
					printf "%c", byte[i]
			}
			if (count && byte[count - 1] != 0)
				print ""
		}'
}

# sections FILE: NAME OFFSET SIZE of each, a line; a name is an offset, too.  The
# size is at most a megabyte: a section of SystemTap's that is read has less than
# a tenth.
sections () {
	elf_awk "$1" "$elf_sections" $((elf_section_size * elf_section_count)) '
		END {
			for (at = 0; at + '"$elf_section_size"' <= count; \
			     at += '"$elf_section_size"') {
				offset = number(at + (word == 8 ? 24 : 16), word)
				size = number(at + (word == 8 ? 32 : 20), word)
				printf "%.0f %.0f %d\n", number(at, 4), \
					is_offset(offset) ? offset : 0, \
					size < 1048576 ? size : 1048576
			}
		}'
}

# modinfo_section FILE OFFSET SIZE: of $module_sections the one with the name
# .modinfo, its offset and size.  The names are at OFFSET, of SIZE.
modinfo_section () {
	module_sections=$module_sections elf_awk "$1" "$2" "$3" '
		function name_at(at,  name) {
			while (at < count && byte[at] != 0 && length(name) < 9)
				name = name sprintf("%c", byte[at++])
			return name
		}
		END {
			n = split(ENVIRON["module_sections"], line, "\n")
			for (i = 1; i <= n; i++) {
				split(line[i], field, " ")
				if (name_at(field[1]) == ".modinfo") {
					print field[2], field[3]
					exit
				}
			}
		}'
}
