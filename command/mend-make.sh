# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# The part of python-stap mend that makes a copy: what the kernel needs, the copy,
# whether it compiles.
#
# What is edited, and why that is right, is in the mends (runtime/*.mend); how
# they are read, in runtime/edit.awk.

mend_make () {
	find_stap
	! given_runtime ||
		die "SYSTEMTAP_RUNTIME names a runtime of somebody else's, $(printable "$SYSTEMTAP_RUNTIME"): unset it first"
	unset SYSTEMTAP_RUNTIME
	need_headers "$kernel"
	look_at_kernel "$kernel" || die "$(printable "$kernel") is no kernel's release"
	look_at_systemtap ||
		die "where $(printable "$stap") has its runtime is not found: stap --help does not tell"
	if print_mended "there is a mended runtime already"; then
		return
	fi
	[ -z "$stale_reason" ] || say "the mended runtime is made anew: $(printable "$stale_reason")"
	made_from=$(inputs)
	begin_work
	ask_kernel
	if canary "$installed"; then
		if ! needed_mends silent; then
			remove_unneeded
			say "nothing to mend: SystemTap compiles for the kernel $release"
			return
		fi
	else
		failed=$(first_errors)
		# what fails earlier would fail with a mended runtime too
		grep -q 'Pass 4: compilation failed' "$scratch/log" ||
			die "SystemTap fails before it compiles anything: $failed"
		needed_mends ||
			die "SystemTap does not compile for the kernel $release, and no mend knows what stops it: $failed"
	fi
	make_copy
}

# remove_unneeded: what was made when this kernel needed it
remove_unneeded () {
	[ ! -d "$own_base" ] || ! open_base || remove_stale
}

# print_mended SENTENCE: what to export, if there is a valid copy
print_mended () {
	find_mended "$kernel"
	[ -n "$mended_dir" ] || return 1
	say "$1, for the kernel $release"
	print "export SYSTEMTAP_RUNTIME=$(quoted "$mended_dir")"
}

# begin_work: a directory for all that is not kept, with the canary's program
begin_work () {
	scratch_dir
	trap end_work EXIT
	trusted_path "$(absolute "$scratch")" ||
		die "nothing is compiled in $(printable "$scratch"), see TMPDIR: $(printable "$untrusted")"
	scratch=$trusted_dir
	! is_odd_path "$scratch" ||
		die "nothing is compiled in $(printable "$scratch"), see TMPDIR: SystemTap does not take such a path"
	for begin_tool in make gcc; do
		command -v "$begin_tool" > /dev/null ||
			die "$begin_tool is missing, which SystemTap needs: install the package $begin_tool"
	done
	mkdir "$scratch/tmp"
	gcc -O2 -o "$scratch/program" "$mends/canary.c" > "$scratch/log" 2>&1 ||
		die "gcc does not compile: $(first_errors)"
}

# end_work: stops what runs, removes what is not kept
end_work () {
	if [ -n "$job" ]; then
		kill -TERM -- "-$job" 2> /dev/null || kill -TERM "$job" 2> /dev/null || :
		wait "$job" 2> /dev/null || :
		kill -KILL -- "-$job" 2> /dev/null || :
	fi
	rm -rf "$scratch" ${new:+"$new"}
	[ -z "$base" ] || remove_empty
}

# waiting COMMAND…: it, in a session of its own, so that a signal to this process
# alone ends the wait and all that was started
waiting () {
	if command -v setsid > /dev/null; then
		setsid "$@" < /dev/null 9<&- &
	else
		"$@" < /dev/null 9<&- &
	fi
	job=$!
	wait_status=0
	wait "$job" || wait_status=$?
	job=
	return "$wait_status"
}

# compiling COMMAND…: it, with nothing that the caller's environment tells make,
# kbuild or the compiler: what is found out is of the kernel
compiling () {
	waiting env -i PATH="$PATH" HOME="${HOME:-/}" TMPDIR="$scratch/tmp" LC_ALL=C "$@"
}

# canary RUNTIME: does it compile for the kernel?  What was said is in the log.
canary () {
	compiling env SYSTEMTAP_DIR="$scratch/systemtap" "$stap" -R "$1" \
		-r "$kernel" -p4 "$mends/canary.stp" "$scratch/program" \
		> "$scratch/log" 2>&1
}

# first_errors: of the log, on one line
first_errors () {
	first=$(grep -i 'error[: ]' "$scratch/log" | sed -n -e 's/^[[:space:]]*//' -e 1,3p)
	[ -n "$first" ] || first=$(tail -n 3 "$scratch/log")
	printable "$(printf '%s\n' "$first" | paste -sd '|' | sed 's/|/ | /g')"
}

# of_mend WHAT MEND [RUNTIME]: what edit.awk tells
of_mend () {
	LC_ALL=C awk -v want="$1" -v dir="${3-}" -f "$mends/edit.awk" "$2"
}

mend_name () {
	mend_file=${1##*/}
	printf '%s\n' "${mend_file%.mend}"
}

# ask_kernel: compiles the C by which each mend knows its kernels, all in one run
# of kbuild, as an empty module must compile too, or else the answers mean nothing
ask_kernel () {
	mkdir "$scratch/probe"
	echo '#include <linux/module.h>' > "$scratch/probe/control.c"
	ask_objects=control.o
	for ask_mend in "$mends"/*.mend; do
		ask_name=$(mend_name "$ask_mend")
		of_mend PROBE "$ask_mend" > "$scratch/probe/$ask_name.c"
		ask_objects="$ask_objects $ask_name.o"
	done
	printf '%s\n' "obj-m := $ask_objects" 'ccflags-y := -Werror' > "$scratch/probe/Kbuild"
	# shellcheck disable=SC2086 # names of files of this package
	compiling make -k -C "$tree" M="$scratch/probe" $ask_objects \
		> "$scratch/log" 2>&1 || :
	[ -e "$scratch/probe/control.o" ] ||
		die "the headers of the kernel $release compile no module at all: $(first_errors)"
	for ask_mend in "$mends"/*.mend; do
		answered "$(mend_name "$ask_mend")" ||
			die "the compiler did not end its work: $(first_errors)"
	done
}

# answered NAME: a compiler that was killed, or found no room, has not.  Where it
# is called kbuild decides, so the name may have a directory.
answered () {
	[ -e "$scratch/probe/$1.o" ] ||
		grep -q "\(^\|/\)$1\.c:.*error:" "$scratch/log"
}

# is_needed MEND: has the kernel this change, and the runtime no answer?
is_needed () {
	needed_object=$scratch/probe/$(mend_name "$1").o
	case $(of_mend KIND "$1") in
	accepts) [ -e "$needed_object" ] || return 1 ;;
	refuses) [ ! -e "$needed_object" ] || return 1 ;;
	esac
	of_mend WRONG "$1" "$installed" > /dev/null
}

# needed_mends [silent]: puts their names into $needed; false where there are
# none.  Where the runtime compiles, only those are looked at that it needs even
# so.
needed_mends () {
	needed=
	for needed_mend in "$mends"/*.mend; do
		[ -z "${1-}" ] || [ -n "$(of_mend SILENT "$needed_mend")" ] || continue
		is_needed "$needed_mend" || continue
		needed_stop=$(of_mend STOP "$needed_mend")
		[ -z "$needed_stop" ] || die "nothing is mended for the kernel $release: $needed_stop"
		needed="$needed${needed:+ }$(mend_name "$needed_mend")"
	done
	[ -n "$needed" ]
}

# inputs: all that a copy is made from
inputs () {
	installed=
	look_at_systemtap || :
	printf '%s\n' "kernel $release" "tree $tree" "systemtap $systemtap" "installed $installed" \
		"installed_sum $(sum_of_tree "$installed")" \
		"headers_sum $(sum_of_headers "$tree" "$release")" \
		"mends_sum $(sum_of_tree "$mends")"
}

# is_odd_path PATH: would make, or the make files that stap writes, take it for
# more than a name?
is_odd_path () {
	case $1 in
	*[[:space:]\"\'\`\$\\\#:\;%=*?~\&\|\<\>\(\)]*) ;;
	*) return 1 ;;
	esac
}

# make_base: the directory of the copies.  Nothing is made where others can write.
make_base () {
	[ -n "$own_base" ] || die "there is no HOME to keep a runtime in"
	! is_odd_path "$own_base" ||
		die "no runtime can be kept in $(printable "$own_base"): SystemTap does not take such a path"
	make_in=$own_base
	while [ ! -d "${make_in:=/}" ]; do
		make_in=${make_in%/*}
	done
	trusted_path "$make_in" ||
		die "no runtime is kept in $(printable "$own_base"): $(printable "$untrusted")"
	mkdir -p "$own_base" 2> "$scratch/log" ||
		die "$(printable "$own_base") cannot be made: $(first_errors)"
}

# make_copy: with the mends that are needed, kept if it compiles
make_copy () {
	make_base
	open_base ||
		die "no runtime is kept in $(printable "$own_base"): $(printable "$untrusted")"
	if print_mended "another python-stap mend has made it"; then
		return
	fi
	new=$(mktemp -d "$base/.new.XXXXXX") || die "$(printable "$base") cannot be written"
	cp -RL "$installed" "$new/runtime" 2> "$scratch/log" ||
		die "the runtime could not be copied: $(first_errors)"
	for make_name in $needed; do
		edit_copy "$make_name"
	done
	canary "$new/runtime" ||
		die "mended ($needed), SystemTap does not compile for the kernel $release: $(first_errors)"
	keep_copy
}

# edit_copy NAME
edit_copy () {
	edit_said=$(of_mend EDIT "$mends/$1.mend" "$new/runtime" 2>&1) ||
		die "$1: $(printable "${edit_said:-a file could not be written}"); this SystemTap's runtime is not one this mend knows"
	say "mended: $(of_mend TITLE "$mends/$1.mend")"
}

# keep_copy: gives it its name.  What it was made from must not have changed since
# it was looked at: an upgrade in between would leave a copy of both.
keep_copy () {
	write_record 2> "$scratch/log" ||
		die "the runtime could not be kept: $(first_errors)"
	[ "$(inputs)" = "$made_from" ] ||
		die "SystemTap or the kernel's headers changed meanwhile: once more"
	remove_stale
	keep_key=$(printf '%s\n' "$made_from" | sum | cut -c 1-16)
	mv -T "$new" "$base/$release/$keep_key" 2> "$scratch/log" ||
		die "the runtime could not be kept: $(first_errors)"
	new=
	print_mended "SystemTap compiles with the mended runtime" ||
		die "the runtime was made and cannot be used: $(printable "$stale_reason")"
}

# write_record: the sum of all is taken before what it was made from is looked at
# again
write_record () {
	record_tree=$tree record_kernel=$release
	printf '%s\n' "$made_from" "mends $needed" \
		"copy_sum $(sum_of_tree "$new/runtime")" \
		"all_sum $(sum_of_all "$new")" > "$new/record" &&
		chmod go-w "$new" && { [ "$caller" != 0 ] || chmod 755 "$new"; } &&
		mkdir -p "$base/$release"
}
