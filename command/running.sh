# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# The Pythons that run: which processes, of which file, with markers or without;
# and those that a script of the whole system does not see, and why.
#
# It reads what /proc shows of others.  Where tapsets look, placed.sh knows; what
# is done about a container, containers.sh.

# running_pythons: process, root directory and file of each process that runs a
# Python, a line each.  The file is the libpython that it has mapped, or else the
# program, at the path that the process has for it, as the kernel writes it: a line
# break as \012, and " (deleted)" behind one that is gone.  The root directory is
# told by device and inode, for all of a container share it, and nobody else does.
# A process with pysdt has a second line, of that.
running_pythons () {
	{
		# find writes a line break as it is, and behind it anything could stand
		find /proc/[0-9]*/exe -maxdepth 0 ! -lname "*$newline*" -printf 'exe %p %l\n' || :
		stat -L -c 'root %n %d:%i' /proc/[0-9]*/root || :
		grep -H -e 'r-x.*/libpython[^/]*$' -e 'r-x.*/pysdt/_pysdt[^/]*\.so$' \
			/proc/[0-9]*/maps || :
	} 2> /dev/null | LC_ALL=C awk '
		{
			split($0, part, "/")
			pid = part[3]
		}
		/^root / { root[pid] = $3; next }
		/^exe / {
			sub(/^exe [^ ]* /, "")
			program = $0
			sub(/.*\//, "", program)
			if (program ~ /^(platform-)?python[0-9.]*[a-z]*( \(deleted\))?$/ &&
			    !(pid in file))
				file[pid] = $0
			next
		}
		/^\/proc\/[0-9]*\/maps:/ {
			sub(/^[^ ]+ [^ ]+ [^ ]+ [^ ]+ [0-9]+ +/, "")
			if (/\/pysdt\/_pysdt[^\/]*$/)
				pysdt[pid] = $0
			else if (/^\//)
				file[pid] = $0
		}
		END {
			for (pid in file)
				if (pid in root) {
					print pid, root[pid], file[pid]
					if (pid in pysdt)
						print pid, root[pid], pysdt[pid]
				}
		}' | sort -n
}

# own_root: this process's, as above
own_root () {
	stat -L -c %d:%i /proc/self/root
}

# as_seen PID PATH: a name by which this process gets at a file that another has
# mapped.  What is at that path now may be anything, for who has a name space of
# mounts can put there what he likes: a FIFO that nobody writes, a link to a device
# of this machine.  So the path is the last resort, of who may not follow the links
# of the kernel, and then it has to be a file.
as_seen () {
	seen_as=/proc/$1/exe
	if [ "$(readlink "$seen_as" 2> /dev/null)" != "$2" ]; then
		seen_range=$(path=$2 awk '
			substr($0, index($0, "/")) == ENVIRON["path"] { print $1; exit }' \
			"/proc/$1/maps" 2> /dev/null) || :
		seen_map=/proc/$1/map_files/$seen_range
		if [ -n "$seen_range" ] && [ -f "$seen_map" ]; then
			seen_as=$seen_map
		elif [ -f "/proc/$1/root$2" ]; then
			seen_as=/proc/$1/root$2
		fi
	fi
	printf '%s\n' "$seen_as"
}

# same_file FILE FILE
same_file () {
	same_numbers=$(stat -L -c %d:%i -- "$1" "$2" 2> /dev/null) &&
		[ "${same_numbers%"$newline"*}" = "${same_numbers#*"$newline"}" ]
}

# kind_of_file FILE: marked, a Python with markers, or one that cannot be read;
# python, one without any; other, no Python.  By words that are in it: every
# CPython knows PYTHONHASHSEED, since 3.3; all with markers have gc__start, and
# import__find__load__start since 3.7, which nothing else has.
# Of a file that is larger than any Python only the beginning is read, and no line of
# it is longer than its text: a hole of a terabyte is one, and grep keeps lines whole.
kind_of_file () {
	if [ ! -r "$1" ]; then
		echo marked
		return
	fi
	case $(head -c 268435456 -- "$1" 2> /dev/null | LC_ALL=C tr '\000' '\n' |
		LC_ALL=C grep -aoF -e import__find__load__start -e gc__start -e PYTHONHASHSEED |
		LC_ALL=C sort -u) in
	*import__find__load__start | PYTHONHASHSEED"$newline"gc__start) echo marked ;;
	PYTHONHASHSEED) echo python ;;
	*) echo other ;;
	esac
}

# --- what is not seen ---------------------------------------------------------

# tell_unseen FILES [PIDS]: the Pythons that run and that are none of these files,
# with what would see them; of these processes alone, if any are given
tell_unseen () {
	looked_at=$1
	shift
	unseen=$(unseen_pythons "$@")
	[ -n "$unseen" ] || return 0
	container_hint="--all-containers sees it"
	probes_files || container_hint="SystemTap 5.0 could"
	printf '%s\n' "$unseen" | unseen_lines | while IFS= read -r unseen_line; do
		say "$unseen_line"
	done
}

# unseen_pythons [PIDS]: why, processes and file, a line each
unseen_pythons () {
	running_pythons | of_pids "${1-}" | awk '
		{
			pid = $1
			sub(/^[^ ]+ /, "")
			pids[$0] = pids[$0] "," pid
		}
		END {
			for (which in pids)
				print substr(pids[which], 2), which
		}' | sort -n |
		while read -r unseen_pids unseen_root unseen_path; do
			unseen_why=$(why_unseen "${unseen_pids%%,*}" "$unseen_path")
			[ -z "$unseen_why" ] ||
				printf '%s %s %s\n' "$unseen_why" "$unseen_pids" "$unseen_path"
		done
}

# of_pids PIDS: the lines of these, or all
of_pids () {
	awk -v pids="$1" '
		BEGIN {
			n = split(pids, pid)
			for (i = 1; i <= n; i++)
				wanted[pid[i]]
		}
		!n || $1 in wanted'
}

# why_unseen PID PATH: gone, unmarked, container, elsewhere; nothing where it is
# seen, or nobody but its owner and root can tell
why_unseen () {
	case $2 in
	*' (deleted)')
		echo gone
		return
		;;
	esac
	why_file=$(as_seen "$1" "$2")
	[ -r "$why_file" ] || return 0
	if [ "$(kind_of_file "$why_file")" != marked ]; then
		[ -n "$(pysdt_in "$1")" ] || echo unmarked
	elif ! same_file "$why_file" "$2"; then
		# of all of them, what is not found was told
		[ "$container" = all ] || echo container
	else
		case $newline$looked_at$newline in
		*"$newline$2$newline"*) ;;
		*) echo elsewhere ;;
		esac
	fi
}

# unseen_lines: of what unseen_pythons prints, sentences for people; one for each
# reason and path, eight at most
unseen_lines () {
	container_hint=$container_hint LC_ALL=C awk '
		function processes(pids, n, pid, text, i) {
			n = split(pids, pid, ",")
			text = n == 1 ? "the process " : n " processes ("
			for (i = 1; i <= n && i <= 5; i++)
				text = text (i > 1 ? ", " : "") pid[i]
			return text (n == 1 ? " runs " : (n > 5 ? ", ..." : "") ") run ")
		}
		function target(pids) {
			return pids ~ /,/ ? "-x PID sees one of them" : "-x " pids " sees it"
		}
		function print_line(which, pids) {
			pids = substr(all[which], 2)
			print processes(pids) path[which] what[reason[which]] \
				(reason[which] == "elsewhere" ? target(pids) : "")
		}
		BEGIN {
			hint = ENVIRON["container_hint"]
			what["gone"] = ", which is gone or was replaced: not seen before it is started again"
			what["unmarked"] = ", which has no markers: not seen"
			what["container"] = " of a container: not seen; " hint
			what["elsewhere"] = ", where the tapsets do not look: not seen; "
		}
		{
			why = $1
			pids = $2
			sub(/^[^ ]+ [^ ]+ /, "")
			sub(/ \(deleted\)$/, "")
			which = why " " $0
			if (!(which in all)) {
				order[++n] = which
				path[which] = $0
				reason[which] = why
			}
			all[which] = all[which] "," pids
		}
		END {
			# what can be helped first
			split("elsewhere container gone unmarked", whys, " ")
			for (j = 1; j <= 4; j++)
				for (i = 1; i <= n; i++)
					if (reason[order[i]] == whys[j] && ++lines <= 8)
						print_line(order[i])
			if (n > 8)
				print n - 8 (n == 9 ? " more Python runs that is" : " more Pythons run that are") " not seen"
		}' | while IFS= read -r line; do
		printable "$line"
		echo
	done
}
