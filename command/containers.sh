# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# The Pythons of containers: which processes they are, and where their files are
# as this machine sees them.  Nothing is mounted and nothing is entered: a probe
# is placed in a file, and every process of that file is seen, whatever its path
# is in its container (tapset/python-file.stp).
#
# What a script does and how stap is called, others know.

# place_containers NAME: has stap read tapsets that place their probes in the
# files of that container, or with "all" in those of all containers and in this
# machine's own.  Puts the process that stands for it into $container_pid.
place_containers () {
	[ "$(id -u)" = 0 ] || die "only root can look into containers"
	probes_files ||
		die "SystemTap $(printable "$stap_version") does not see into containers: 5.0 does"
	container_pid=
	container_root=
	if [ "$1" != all ]; then
		container_process "$1"
		container_root=$(stat -L -c %d:%i "/proc/$container_pid/root") ||
			die "the process $container_pid has ended"
	fi
	container_files=$({
		[ "$1" != all ] || files_looked_at
		container_pythons "$container_root"
	} | each_file)
	looked_at=$container_files
	[ -n "$container_files" ] ||
		die "no Python with markers runs in the container $(printable "$1")"
	place_tapset _python_placed "	_python_build() _python_file()
	if (_python_elsewhere()) next" \
		_python_installed "$(points_of "$(printf '%s\n' "$container_files" | grep -v "$pysdt_name")")" \
		_python_pysdt "$(points_of "$(printf '%s\n' "$container_files" | grep "$pysdt_name")")"
}

# a file of pysdt, by its path
pysdt_name='/pysdt/_pysdt[^/]*\.so$'

# points_of FILES: probe points in these; where there are none, one that stap does
# not find, as an alias needs a marker's arguments
points_of () {
	mark_points "${1:-/nonexistent}"
}

# --- processes ----------------------------------------------------------------

# container_process NAME: a process in it, into $container_pid: that of this
# number, or of the container that podman or docker know by this name
container_process () {
	container_pid=$1
	case $1 in
	*[!0-9]*) container_pid=$(process_named "$1") || exit ;;
	*) [ -e "/proc/$1" ] || container_pid=$(process_named "$1") || exit ;;
	esac
	# of a thread, its process: the tapset looks for no other
	container_pid=$(sed -n 's/^Tgid:[[:space:]]*//p' "/proc/$container_pid/status" 2> /dev/null) || :
	[ -n "$container_pid" ] || die "the process $(printable "$1") has ended"
	[ "$(stat -L -c %d:%i "/proc/$container_pid/root")" != "$(own_root)" ] ||
		die "the process $container_pid is in no container: trace it with -x $container_pid"
}

# process_named NAME
process_named () {
	named_by=
	for named_tool in podman docker; do
		command -v "$named_tool" > /dev/null || continue
		named_by="$named_by${named_by:+ and }$named_tool"
		named_pid=$("$named_tool" inspect -f '{{.State.Pid}}' -- "$1" 2> /dev/null) ||
			continue
		case $named_pid in
		'' | 0 | *[!0-9]*) die "the container $(printable "$1") does not run" ;;
		esac
		printf '%s\n' "$named_pid"
		return
	done
	case $named_by in
	'') named_by="there is neither podman nor docker to tell what" ;;
	*) named_by="$named_by know no container that" ;;
	esac
	die "$named_by $(printable "$1") is; the number of a process in it will do"
}

# --- files --------------------------------------------------------------------

# container_pythons ROOT: the files with markers of the Pythons that run in the
# container with this root directory, or without one in all, and of the pysdt that
# these could load, as paths of this machine
container_pythons () {
	running_pythons | awk -v root="$1" -v own="$(own_root)" '
		root ? $2 == root : $2 != own
	' | sort -u -k 2 | while read -r python_pid python_root python_path; do
		placed_here "$python_pid" "$python_path" ||
			say "$(printable "$python_path") of the process $python_pid is not found from outside of its container: it is not seen"
		# where it is not found, and is loaded, that was said
		installed_pysdt "$python_pid" | while IFS= read -r installed_path; do
			placed_here "$python_pid" "$installed_path" || :
		done
	done
}

# placed_here PID PATH: a file with markers, as a path of this machine; false where
# it has none here
placed_here () {
	[ "$(kind_of_file "$(as_seen "$1" "$2")")" != marked ] || path_here "$1" "$2"
}

# installed_pysdt PID: pysdt in the directories of this process's Python, which may
# not have loaded it, as paths of its container; eight at most
installed_pysdt () {
	{
		pysdt_paths
		{
			readlink "/proc/$1/exe"
			# of a virtual environment
			tr '\000' '\n' < "/proc/$1/cmdline" | sed -n 1p
		} 2> /dev/null | sed -n 's|^\(/.*\)/bin/[^/]*$|\1|p' |
			while IFS= read -r installed_prefix; do
				! can_be_placed "$installed_prefix" ||
					echo "$installed_prefix/lib*/python3*/*-packages/pysdt/_pysdt*.so"
			done
	} | while IFS= read -r installed_pattern; do
		for installed_file in /proc/$1/root$installed_pattern; do
			installed_path=${installed_file#/proc/"$1"/root}
			if [ -f "$installed_file" ] && is_no_link "/proc/$1/root" "$installed_path"; then
				printf '%s\n' "$installed_path"
			fi
		done
	done | sort -u | head -n 8
}

# is_no_link DIR PATH: nor goes PATH through one, which would lead elsewhere from
# here than from inside
is_no_link () {
	link_dir=$1 link_rest=${2#/}
	while [ -n "$link_rest" ]; do
		link_dir=$link_dir/${link_rest%%/*}
		[ ! -L "$link_dir" ] || return 1
		case $link_rest in
		*/*) link_rest=${link_rest#*/} ;;
		*) link_rest= ;;
		esac
	done
}

# each_file: standard input, but each file once, whatever its names
each_file () {
	while IFS= read -r each_path; do
		stat -c '%d:%i %n' -- "$each_path" || :
	done | awk '!seen[$1]++ { sub(/^[^ ]+ /, ""); print }'
}

# path_here PID PATH: the same file, where this machine has it; that it is the
# same is seen, not believed
path_here () {
	here_file=$(as_seen "$1" "$2")
	# of who has another root directory and the mounts of this machine
	if can_be_placed "$2" && same_file "$here_file" "$2"; then
		printf '%s\n' "$2"
		return
	fi
	paths_here "$1" "$2" | {
		while read -r here_kind here_path; do
			if can_be_placed "$here_path" && [ -f "$here_path" ] &&
				is_that_file "$here_kind" "$here_path" "$here_file"; then
				printf '%s\n' "$here_path"
				exit 0
			fi
		done
		exit 1
	}
}

# is_that_file KIND FILE FILE: one of an overlay has another number there
is_that_file () {
	case $1 in
	layer) cmp -s "$2" "$3" ;;
	*) same_file "$2" "$3" ;;
	esac
}

# paths_here PID PATH: where it could be, behind "layer" or "file": in the directories that an overlay is
# made of, from the top, which containers of one image share; on the same file
# system, if that is mounted here, too
paths_here () {
	path=$2 awk '
		BEGIN { path = ENVIRON["path"] }
		# what stands in mountinfo for blanks, tabs, line ends and backslashes
		function plain(text) {
			gsub(/\\040/, " ", text)
			gsub(/\\011/, "\t", text)
			gsub(/\\134/, "\\", text)
			return text
		}
		# the rest of the path behind a directory that it is in
		function behind(path, dir) {
			if (dir == "/")
				return path
			if (path == dir)
				return ""
			return index(path, dir "/") == 1 ? substr(path, length(dir) + 1) : -1
		}
		function join(dir, rest) {
			return (dir == "/" ? "" : dir) rest
		}
		{
			for (dash = 7; dash < NF && $dash != "-"; dash++)
				;
			root = plain($4)
			point = plain($5)
		}
		# the process: the last of the deepest mounts that the path is in
		NR == FNR {
			rest = behind(path, point)
			if (rest != -1 && length(point) >= depth) {
				depth = length(point)
				device = $3
				inside = join(root, rest)
				kind = $(dash + 1)
				options = plain($NF)
			}
			next
		}
		# this machine
		$3 == device {
			rest = behind(inside, root)
			if (rest != -1)
				here[++heres] = join(point, rest)
		}
		# of an overlay
		function print_layers(n, m, option, dir, i, j) {
			n = split(options, option, ",")
			for (i = 1; i <= n; i++)
				if (option[i] ~ /^upperdir=\//)
					print "layer", join(substr(option[i], 10), inside)
			for (i = 1; i <= n; i++) {
				if (option[i] !~ /^lowerdir\+?=/)
					continue
				sub(/^[^=]*=/, "", option[i])
				m = split(option[i], dir, ":")
				for (j = 1; j <= m; j++)
					# one that is not from the root: who mounted it knows whence
					if (dir[j] ~ /^\//)
						print "layer", join(dir[j], inside)
			}
		}
		END {
			if (kind == "overlay")
				print_layers()
			for (i = 1; i <= heres; i++)
				print (kind == "overlay" ? "layer" : "file"), here[i]
		}' "/proc/$1/mountinfo" /proc/self/mountinfo
}
