# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# The part of python-stap doctor that tries: which tapsets stap reads, and a
# script of one probe through the five passes of stap, as far as they go.  It
# writes to $scratch alone, so it finds no module of an earlier run either.

# stap names the pass that fails, on standard error
canary_script='probe python.gc.start { println("canary") exit() }'

try () {
	make_stand_in
	check_tapset
	foreign=
	! given_runtime || foreign=$SYSTEMTAP_RUNTIME
	mended_dir='' stale_reason=''
	own_runtime "$kernel" 2> /dev/null
	check_python
	if [ -n "$python" ]; then
		try_passes
	else
		find_locks
		check_lockdown
		result run "a trace" - "not tried, for want of a Python with markers"
	fi
}

# make_stand_in: what stap asks of a kernel to parse and to resolve the markers
# of programs; the headers may be missing, or another kernel's
make_stand_in () {
	stand_in=$scratch/kernel
	mkdir -p "$stand_in/include/config" "$stand_in/include/generated"
	printf '%s\n' "$kernel" > "$stand_in/include/config/kernel.release"
	for file in Makefile Module.symvers System.map include/generated/autoconf.h; do
		: > "$stand_in/$file"
	done
	for option in MODULES KPROBES UPROBES RELAY TRACEPOINTS TRACING \
		ARCH_SUPPORTS_UPROBES UPROBE_EVENTS; do
		echo "CONFIG_$option=y"
	done > "$stand_in/.config"
}

# own_place: where stap keeps what it makes, with the person's options.  What it
# found out of this kernel in earlier runs it need not find out again: that is
# most of the time that a small script takes.
own_place () {
	persons=${SYSTEMTAP_DIR:-${HOME-}/.systemtap}
	SYSTEMTAP_DIR=$scratch/systemtap
	TMPDIR=$scratch
	export SYSTEMTAP_DIR TMPDIR
	mkdir "$SYSTEMTAP_DIR"
	[ ! -r "$persons/rc" ] || cp "$persons/rc" "$SYSTEMTAP_DIR"
	for found in "$persons/cache"/*/stapconf_*.h; do
		[ -r "$found" ] || continue
		kept=${found%/*}
		kept=$SYSTEMTAP_DIR/cache/${kept##*/}
		mkdir -p "$kept"
		cp "$found" "$kept"
	done
}

# The tapsets

# tapset_read COMMAND…: the python.stp that this stap reads; of two files of one
# name it takes the first
tapset_read () {
	"$@" -r "$stand_in" -vvv -p1 -e 'probe begin { exit() }' 2>&1 < /dev/null |
		sed -n 's|^Processing tapset "\(/.*/python\.stp\)"$|\1|p' | sed 1q
}

# is_ours FILE: as tapset/install-tapset tells ours from SystemTap's
is_ours () {
	sed 5q "$1" 2> /dev/null | grep -q '^// python tapset: '
}

# check_tapset: what python-stap gives to stap, and what stap alone reads
check_tapset () {
	alone=$(tapset_read "$stap")
	if ! own_tapsets; then
		result tapset tapsets no "$no_stock"
		return
	fi
	ours=$(tapset_read run_stap)
	if [ -z "$ours" ]; then
		result tapset tapsets no "there is no python.stp in $tapset" "make install"
	elif ! is_ours "$ours"; then
		result tapset tapsets no "$ours is SystemTap's own and has taken the place of ours" \
			"make install"
	else
		result tapset tapsets yes "in ${ours%/*}$(about_alone)"
	fi
}

# about_alone: stap without python-stap, where it reads something else
about_alone () {
	if [ -z "$alone" ]; then
		echo "; stap alone does not find them $(until_when)"
	elif ! is_ours "$alone"; then
		echo "; stap alone reads SystemTap's own $alone $(until_when)"
	elif [ "$(cat "$alone")" != "$(cat "$ours")" ]; then
		echo "; stap alone reads those of another version, in ${alone%/*}"
	fi
}

# until_when: from the tree that it was built in, there is more to come
until_when () {
	if [ -e "${tapset%/*}/Makefile" ]; then
		echo "until make install"
	else
		echo "unless configured --with-tapsetdir"
	fi
}

# The program that is traced

check_python () {
	if find_python; then
		result python Python yes "$python has markers"
	elif ! run_stap -r "$stand_in" -p2 -e 'probe begin { exit() }' \
		> "$scratch/said" 2>&1 < /dev/null; then
		result python Python no "not known, as stap itself fails: $(complaint)"
	else
		result python Python no "none of those in PATH and /usr/bin has markers" \
			"$(install_command python3)"
	fi
}

# find_python: the first that has markers, into $python
find_python () {
	for python in "$(command -v python3 || :)" /usr/bin/python3.*[0-9] \
		/usr/local/bin/python3.*[0-9]; do
		if [ -f "$python" ] && has_markers "$python"; then
			return
		fi
	done
	python=
	return 1
}

# has_markers FILE: of its own, or in its libpython; stap is asked, but not for a
# list: on a kernel that wants signatures SystemTap 5.6 gives none without a key
has_markers () {
	case $1 in
	*[!A-Za-z0-9_./+-]*) return 1 ;;
	esac
	run_stap -r "$stand_in" -p2 -e "probe process(\"$1\").mark(\"gc__start\") ?,
		process(\"$1\").library(\"*libpython*\").mark(\"gc__start\") ?
		{ exit() }" > "$scratch/said" 2>&1 < /dev/null
}

# The passes

# try_passes: pass 3 is tried alone, as it needs no headers
try_passes () {
	workload="$python -I -S -c 'import gc; gc.collect()'"
	compiled=no loaded=
	find_locks
	if ! run_stap -r "$stand_in" -p3 -e "$canary_script" -c "$workload" \
		> "$scratch/c" 2> "$scratch/said" < /dev/null; then
		result translate translation no "stap cannot make C of a script: $(complaint)"
	else
		result translate translation yes "stap makes C of a script (passes 1 to 3)"
		check_runtime
	fi
	case $compiled:$modules:$may_load:$staprun in
	yes:yes:yes:/*) load ;;
	esac
	check_lockdown
	check_run
}

# complaint: the first error of what stap or staprun said, or its last word
complaint () {
	sed '/^WARNING/d' "$scratch/said" | grep -i -m 1 error ||
		sed -n '$p' "$scratch/said"
}

check_runtime () {
	if [ "$headers" = no ]; then
		result compile runtime - "not tried, for want of the headers"
		return
	fi
	[ ! -t 2 ] || say "compiling a small script, which takes half a minute"
	module=python_stap_doctor_$$
	if (cd "$scratch" && run_stap -p4 -m "$module" -e "$canary_script" -c "$workload" \
		> "$scratch/c" 2> "$scratch/said" < /dev/null); then
		compiled=yes
		harm=$(known_harm 2>&1) || harm=${harm#python-stap: }
		if [ -n "$harm" ]; then
			result compile runtime no "SystemTap's own compiles for this kernel (pass 4), and is known to do harm: $harm" \
				"python-stap mend"
		else
			result compile runtime yes "$(which_runtime), compiles for this kernel (pass 4)"
		fi
	else
		runtime_fails
	fi
}

# known_harm: what mend would mend although SystemTap's own runtime compiles
known_harm () {
	[ -z "$foreign$mended_dir" ] || return 0
	look_at_kernel "$kernel" && look_at_systemtap || return 0
	mkdir -p "$scratch/tmp"
	ask_kernel
	! needed_mends silent || for harm_mend in $needed; do
		of_mend TITLE "$mends/$harm_mend.mend"
	done | paste -sd ';'
}

which_runtime () {
	if [ -n "$foreign" ]; then
		echo "$foreign, of SYSTEMTAP_RUNTIME"
	elif [ -n "$mended_dir" ]; then
		echo "the mended copy $mended_dir"
	else
		echo "SystemTap's own"
	fi
}

# runtime_fails: what is to be done depends on whose runtime it is
runtime_fails () {
	why="does not compile for this kernel: $(complaint)"
	if grep -q 'No space left on device' "$scratch/said"; then
		result compile runtime no "there is no space left in ${scratch%/*}"
	elif ! grep -q 'Pass 4: compilation failed' "$scratch/said" && [ -n "$locked" ]; then
		# SystemTap 5.6 asks for the key before it compiles
		result compile runtime - "not tried, for want of a key: $(complaint)"
	elif ! grep -q 'Pass 4: compilation failed' "$scratch/said"; then
		result compile runtime no "stap comes to no end: $(complaint)"
	elif [ -n "$foreign" ]; then
		result compile runtime no "$(which_runtime), $why" "unset SYSTEMTAP_RUNTIME"
	elif [ -n "$mended_dir" ]; then
		result compile runtime no "$(which_runtime), $why" "python-stap mend --undo"
	elif [ -n "$stale_reason" ]; then
		result compile runtime no "the mended copy is stale ($stale_reason), and SystemTap's own $why" \
			"python-stap mend"
	else
		result compile runtime no "of SystemTap $stap_version $why" "python-stap mend"
	fi
}

# load: $loaded is yes or no then
load () {
	loaded=no
	if "$staprun" "$scratch/$module.ko" -c "$workload" > "$scratch/seen" \
		2> "$scratch/said" < /dev/null && grep -qx canary "$scratch/seen"; then
		loaded=yes
	fi
}

# check_lockdown: trying wins over what the kernel says of itself
check_lockdown () {
	if [ -z "$locked" ]; then
		result lockdown signatures yes "modules need none"
	elif [ "${loaded-}" = yes ]; then
		result lockdown signatures yes "$locked, and yet it loads this module"
	else
		result lockdown signatures no "$locked, so that it loads only modules signed with a key it knows; SystemTap makes one, and says how mokutil enrols it" \
			"stap --sign-module -e 'probe begin { exit() }'"
	fi
}

check_run () {
	if [ "$loaded" = yes ]; then
		result run "a trace" yes "python.gc.start was seen in $python (pass 5)"
	elif [ -z "$loaded" ]; then
		result run "a trace" - "not tried: $(why_not_tried)"
	elif [ -n "$locked" ]; then
		result run "a trace" - "refused by the kernel: $(complaint)"
	elif [ -s "$scratch/said" ]; then
		result run "a trace" no "fails when the module is loaded (pass 5): $(complaint)"
	else
		result run "a trace" no "the module is loaded, and sees nothing of $python (pass 5)"
	fi
}

why_not_tried () {
	if [ "$compiled" = no ]; then
		echo "there is no module"
	elif [ "$modules" = no ]; then
		echo "the kernel loads no modules"
	elif [ "$may_load" = yes ]; then
		echo "there is no staprun"
	else
		echo "$user may not load the module; as root, call this again"
	fi
}
