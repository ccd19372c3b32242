# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# Where the tapsets place their probes, and tapsets of one run that place them
# elsewhere: stap has no argument that a tapset could take a path from.

# looked_at_paths: the patterns of configure and those of pysdt, a line each
looked_at_paths () {
	sed -n 's/^@define _python_installed_paths %( "\(.*\)" %)$/\1/p' \
		"$tapset/python-markers.stpm" | sed "s/, /\\$newline/g"
	pysdt_paths
}

# pysdt_paths: where the tapsets look for it
pysdt_paths () {
	sed -n '/^@define _python_pysdt(mark)/,/^%)$/s/^ *process("\([^"]*\)").*/\1/p' \
		"$tapset/python-markers.stpm"
}

# files_looked_at: what they find, without links
files_looked_at () {
	looked_at_paths | found_files | sort -u
}

# found_files: of patterns on standard input
found_files () {
	while IFS= read -r found_pattern; do
		# shellcheck disable=SC2086 # a pattern
		readlink -e -- $found_pattern || :
	done 2> /dev/null
}

# can_be_placed PATH: can it be written into a script as it is?
can_be_placed () {
	case $1 in
	*[!A-Za-z0-9_./:=@+,~-]*) return 1 ;;
	esac
}

# mark_points PATHS: a probe point of a marker for each, the last without a comma
mark_points () {
	printf '%s\n' "$1" |
		sed 's|.*|    process("&").provider("python").mark(@mark) ?,|; $s/,$//'
}

# place_tapset NAME TEXT…: tapsets of this run's own, in which that macro of
# python-markers.stpm is that text; puts their directory into $tapset
place_tapset () {
	if [ -z "${placed_dir-}" ]; then
		find_shelf
		scratch_dir "$shelf"
		(umask 022 && cp "$tapset"/*.stp "$tapset"/*.stpm "$scratch") ||
			die "cannot copy the tapsets to $(printable "$scratch")"
		placed_dir=$scratch tapset=$scratch
	fi
	while [ $# -gt 1 ]; do
		text=$2 name=$1 awk '
			index($0, "@define " ENVIRON["name"]) == 1 &&
			    substr($0, 9 + length(ENVIRON["name"])) ~ /^[ (]/ {
				match($0, / %\(/)
				print substr($0, 1, RSTART + 2)
				print ENVIRON["text"]
				print "%)"
				within = 1
			}
			!within
			within && /%\)$/ { within = 0 }' "$tapset/python-markers.stpm" > "$tapset/made"
		cat "$tapset/made" > "$tapset/python-markers.stpm"
		rm "$tapset/made"
		shift 2
	done
}

# --- kept for the next run ----------------------------------------------------

# stap compiles a script again when a function in a tapset has another name, and a
# private one's has the path of its file in it (4.8 to 5.6).  So the tapsets of a
# run stay where they are, by what is in them, and a second run need not compile.

# find_shelf: where they stay, into $shelf, which is empty where nobody but the
# caller and root may keep things there
find_shelf () {
	case ${XDG_CACHE_HOME-} in
	/*) shelf=$XDG_CACHE_HOME ;;
	*) shelf=${HOME:+$HOME/.cache} ;;
	esac
	[ -n "$shelf" ] || return 0
	shelf=$shelf/python-stap/tapset
	if mkdir -p "$shelf" 2> /dev/null && trusted_path "$shelf" && [ -w "$trusted_dir" ]; then
		shelf=$trusted_dir
	else
		shelf=
	fi
}

# keep_tapset: gives the tapsets of this run their lasting name, and none to the
# oldest.  What has that name already is used as it is if it is the same.
keep_tapset () {
	[ -n "${placed_dir-}" ] && [ -n "$shelf" ] || return 0
	kept_tapset=$shelf/$(sum_of_tree "$placed_dir" | cut -c 1-16)
	if ! trusted "$kept_tapset" || ! diff -r "$placed_dir" "$kept_tapset"; then
		rm -rf "$kept_tapset"
		mv -T "$placed_dir" "$kept_tapset" || return 0
	fi > /dev/null 2>&1
	rm -rf "$placed_dir"
	touch -c "$kept_tapset"
	tapset=$kept_tapset placed_dir='' scratch=''
	clear_shelf
}

# clear_shelf: of all but the 16 tapsets that were used last, and of what a run
# that was killed has left
clear_shelf () {
	find "$shelf" -mindepth 1 -maxdepth 1 -name 'python-stap.*' -mtime +1 \
		-exec rm -rf {} + 2> /dev/null || :
	# shellcheck disable=SC2012 # the names are ours
	ls -t "$shelf" | sed -n '/^[0-9a-f]\{16\}$/p' | tail -n +17 |
		while IFS= read -r shelved; do rm -rf "${shelf:?}/$shelved"; done
}

# place_pysdt: has the target's pysdt seen, wherever it is
place_pysdt () {
	if [ -n "$pid" ]; then
		own_pysdt=$(pysdt_in "$pid $(descendants "$pid")")
	else
		own_pysdt=${pysdt_file:-$(pysdt_of_program "$program")}
	fi
	[ -n "$own_pysdt" ] || return 0
	pysdt_files=$({
		printf '%s\n' "$own_pysdt"
		pysdt_paths | found_files
	} | sort -u)
	looked_at=$looked_at$newline$pysdt_files
	place_tapset _python_pysdt "$(mark_points "$pysdt_files")"
}

# --- a target's descendants ---------------------------------------------------

# place_others: has also the target's descendants seen that run another Python than
# it does: those that are installed, and those of them that run already.  The
# tapsets by themselves have the target's own file, or if that is no Python all
# that are installed.  Puts all of these into $looked_at.
place_others () {
	looked_at=$(files_looked_at)
	own_files=$(target_files)
	[ -n "$own_files" ] || return 0
	other_files=$({
		printf '%s\n' "$looked_at"
		[ -z "$pid" ] || files_of "$(descendants "$pid")"
	} | sort -u | without "$own_files")
	looked_at=$own_files$newline$other_files
	[ -n "$other_files" ] || return 0
	place_tapset _python_first '    _python.others.@path ?,' \
		_python_others "$(mark_points "$other_files")"
}

# target_files: the target's Python, if it is one: of a process what it runs; of
# a program that of its path, or of its "#!" line
target_files () {
	if [ -n "$pid" ]; then
		case $(running_pythons | of_pids "$pid") in
		'') ;;
		*)
			readlink "/proc/$pid/exe"
			libraries "$pid"
			;;
		esac
	elif [ -n "$program" ]; then
		target_program=$(program_file "$program")
		{
			printf '%s\n' "$target_program"
			ldd -- "$target_program" 2> /dev/null |
				sed -n 's|.* => \(/.*/libpython[^ ]*\) .*|\1|p'
		} | while IFS= read -r target_file; do
			[ ! -f "$target_file" ] || [ "$(kind_of_file "$target_file")" != marked ] ||
				readlink -e -- "$target_file"
		done
	fi
}

# program_file PROGRAM: what a shell runs by that name
program_file () {
	program_path=$(program_path "$1")
	[ -z "$program_path" ] || readlink -e -- "$program_path"
}

# program_path PROGRAM: by which path, which may be a link, as a virtual
# environment's Python is
program_path () {
	program_path=$(command -v -- "$1") || return 0
	program_line=$(LC_ALL=C sed -n '1{/^#!/p;q;}' "$program_path" 2> /dev/null | tr -d '\000')
	case $program_line in
	'') ;;
	*/env' '*)
		program_path=$(command -v -- "${program_line#*/env }") || return 0
		;;
	*) program_path=$(printf '%s\n' "${program_line#??}" | sed 's/^ *//; s/ .*//') ;;
	esac
	printf '%s\n' "$program_path"
}

# descendants PID: the processes that descend from it
descendants () {
	grep -H '^PPid:' /proc/[0-9]*/status 2> /dev/null | awk -v top="$1" '
		{
			split($1, part, "/")
			parent[part[3]] = $2
		}
		END {
			for (pid in parent)
				for (p = parent[pid]; p in parent; p = parent[p])
					if (p == top) {
						print pid
						break
					}
		}'
}

# files_of PIDS: the Pythons with markers that they run, where they are here too
files_of () {
	[ -n "$1" ] || return 0
	running_pythons | of_pids "$1" | while read -r files_pid files_root files_path; do
		can_be_placed "$files_path" &&
			same_file "$(as_seen "$files_pid" "$files_path")" "$files_path" &&
			[ "$(kind_of_file "$files_path")" = marked ] &&
			printf '%s\n' "$files_path"
	done || :
}

# without LINES: standard input but for these
without () {
	lines=$1 awk '
		BEGIN {
			n = split(ENVIRON["lines"], line, "\n")
			for (i = 1; i <= n; i++)
				not[line[i]]
		}
		!($0 in not)'
}
