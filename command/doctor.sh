# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# python-stap doctor: will tracing work on this machine?
#
# What the machine is like is looked at here, in the order in which it has to
# be mended; doctor-canary.sh tries it, and doctor-report.sh prints.  Which
# Pythons there are and what fires in each, stapsdt-lint --survey knows.
# Nothing is written but in a temporary directory, and nothing is mended.

# where the machine's files are; a test has another machine
machine=

doctor_command () {
	part doctor-canary doctor-report mend-make pysdt
	format=text
	case $#:${1-} in
	0:) ;;
	1:--json) format=json ;;
	*) usage_error "doctor takes --json or nothing" ;;
	esac
	# what other programs say is looked at
	LC_ALL=C
	export LC_ALL
	kernel=$(uname -r)
	build=$(uname -v)
	scratch_dir
	begin_report
	check_machine
	end_report
}

check_machine () {
	tree=$machine/lib/modules/$kernel/build
	own_place
	check_systemtap
	check_compiler
	check_modules
	check_headers
	check_uprobes
	check_debugfs
	check_person
	check_left_over
	check_pysdt
	if [ -n "$stap" ]; then
		try
	else
		find_locks
		check_lockdown
		result run "a trace" - "not tried, for want of SystemTap"
	fi
}

# first_line FILE: nothing where it cannot be read
first_line () {
	[ ! -r "$1" ] || sed -n 1p "$1"
}

# The programs

# in_path PROGRAM: also one that is there for others, as staprun is for a group
in_path () {
	directories=$PATH:
	while [ -n "$directories" ]; do
		file=${directories%%:*}/$1
		directories=${directories#*:}
		if [ -f "$file" ]; then
			printf '%s\n' "$file"
			return
		fi
	done
	return 1
}

# check_systemtap: $stap and $staprun, and their version, $stap_version
check_systemtap () {
	stap=$(command -v stap) || stap=
	staprun=$(in_path staprun) || staprun=
	stap_version=
	[ -z "$stap" ] ||
		stap_version=$(version_in "$("$stap" --version 2>&1 < /dev/null)")
	if [ -z "$stap" ]; then
		result systemtap SystemTap no "not installed: there is no stap in PATH" \
			"$(install_command systemtap)"
	elif [ -z "$stap_version" ]; then
		result systemtap SystemTap no "$stap does not tell its version"
		stap=
	elif [ -z "$staprun" ]; then
		result systemtap SystemTap no "$stap_version, $stap; but there is no staprun in PATH" \
			"$(install_command systemtap-runtime)"
	else
		result systemtap SystemTap yes "$stap_version, $stap"
	fi
}

# check_compiler: what the kernel's own build takes, which stap calls
check_compiler () {
	lacking=
	for program in gcc make; do
		command -v "$program" > /dev/null || lacking="$lacking${lacking:+ }$program"
	done
	if [ -z "$lacking" ]; then
		result compiler compiler yes "gcc and make are there"
	else
		# shellcheck disable=SC2086
		result compiler compiler no "not installed, and SystemTap compiles each script: $lacking" \
			"$(install_command $lacking)"
	fi
}

# The kernel

# check_modules: SystemTap makes one of each script
check_modules () {
	modules=no
	if [ ! -e "$machine/proc/modules" ]; then
		result kernel-modules modules no "the kernel $kernel loads none (there is no /proc/modules), and SystemTap makes one of each script: another kernel has to be booted"
	elif [ "$(first_line "$machine/proc/sys/kernel/modules_disabled")" = 1 ]; then
		result kernel-modules modules no "the kernel loads none until it is booted again: kernel.modules_disabled was set"
	else
		modules=yes
		result kernel-modules modules yes "the kernel loads them"
	fi
}

# defined NAME FILE…: the text that a header defines it as
defined () {
	name=$1
	shift
	sed -n "s/^#define $name \"\\(.*\\)\"\$/\\1/p" "$@" 2> /dev/null || :
}

# check_headers: are there any, and of this build of this kernel?  A module
# looks at both when it is loaded (SystemTap's translate.cxx: "module release
# mismatch", "module version mismatch").
check_headers () {
	generated=$tree/include/generated
	their_kernel=$(defined UTS_RELEASE "$generated/utsrelease.h")
	# in compile.h before Linux 6.1
	their_build=$(defined UTS_VERSION "$generated/utsversion.h" \
		"$generated/compile.h" | sed 1q)
	headers=no
	if [ ! -e "$tree/include" ] && [ "$modules" = no ]; then
		result kernel-headers headers - "there are none of the kernel $kernel"
	elif [ ! -e "$tree/include" ]; then
		result kernel-headers headers no "there are none of the kernel $kernel" \
			"$(headers_command "$kernel")"
	elif [ "${their_kernel:-$kernel}" != "$kernel" ]; then
		result kernel-headers headers no "in $tree, of the kernel $their_kernel, and this is $kernel" \
			"$(headers_command "$kernel")"
	elif [ "${their_build:-$build}" != "$build" ]; then
		result kernel-headers headers no "of another build of $kernel: of \"$their_build\", and what runs is \"$build\"; boot the kernel that was installed with them" \
			reboot
	else
		headers=yes
		result kernel-headers headers yes "of $kernel"
	fi
}

# kernel_config: how the kernel was configured, where a file says so
kernel_config () {
	for file in "$tree/.config" "$machine/boot/config-$kernel"; do
		if [ -r "$file" ]; then
			cat "$file"
			return
		fi
	done
	[ ! -r "$machine/proc/config.gz" ] || gzip -dc "$machine/proc/config.gz"
}

check_uprobes () {
	kernel_config > "$scratch/config" 2> /dev/null || :
	if grep -q '^CONFIG_UPROBES=y$' "$scratch/config"; then
		result kernel-uprobes uprobes yes "the kernel has them"
	elif [ -s "$scratch/config" ]; then
		result kernel-uprobes uprobes no "the kernel has none (CONFIG_UPROBES), and so no program can be probed: another kernel has to be booted"
	else
		result kernel-uprobes uprobes - "not known: no file tells how this kernel was configured"
	fi
}

# check_debugfs: through it a module speaks to staprun, which mounts it
# (SystemTap 4.8's staprun/mainloop.c and common.c), or since 4.0 /proc
check_debugfs () {
	if grep -q '^[^ ]* /sys/kernel/debug debugfs ' "$machine/proc/mounts" 2> /dev/null; then
		result debugfs debugfs yes "mounted"
	elif grep -qw debugfs "$machine/proc/filesystems" 2> /dev/null; then
		result debugfs debugfs yes "not mounted; staprun does that"
	else
		result debugfs debugfs - "the kernel has none"
	fi
}

# find_locks: why the kernel wants modules signed, into $locked
find_locks () {
	locked=
	case $(first_line "$machine/sys/kernel/security/lockdown") in
	*'[integrity]'*) locked="the kernel is locked down (integrity)" ;;
	*'[confidentiality]'*) locked="the kernel is locked down (confidentiality)" ;;
	*)
		[ "$(first_line "$machine/sys/module/module/parameters/sig_enforce")" != Y ] ||
			locked="the kernel was told to (module.sig_enforce)"
		;;
	esac
	if [ -n "$locked" ] && secure_boot; then
		locked="$locked, and Secure Boot is on"
	fi
}

# secure_boot: a variable of the firmware; four bytes of attributes, one of value
secure_boot () {
	variable=$machine/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c
	[ -r "$variable" ] && [ "$(od -An -tu1 -j4 -N1 "$variable" | tr -d ' ')" = 1 ]
}

# check_left_over: modules of scripts that nobody reads.  Whoever reads one
# holds it; without, the same module cannot be loaded again.
check_left_over () {
	awk '$3 == 0 { print $1 }' "$machine/proc/modules" \
		> "$scratch/left" 2> /dev/null || :
	while read -r module; do
		of_systemtap "$module" || continue
		result left-over "left over" - "the module $module of a script that nobody reads; the same script is not loaded again until it is removed" \
			"staprun -d $(quoted "$module")"
	done < "$scratch/left"
}

# of_systemtap MODULE: one that stap named itself, or one that has an interface
# of SystemTap's runtime, wherever that is (runtime/transport of 4.8 to 5.6)
of_systemtap () {
	case $1 in
	stap_*) return 0 ;;
	esac
	[ -d "$machine/proc/systemtap/$1" ] || [ -d "$machine/sys/kernel/debug/systemtap/$1" ]
}

# check_pysdt: is one there that no program can load?  It is in no trace's way.
check_pysdt () {
	damaged=$(first_damage)
	[ -z "$damaged" ] || result pysdt pysdt - "$damaged"
}

# The person

# check_person: whether modules may be loaded, into $may_load
check_person () {
	# a container's user may have no name
	user=$(id -un 2> /dev/null) || user=$(id -u)
	may_load=no
	if [ "$(id -u)" = 0 ]; then
		check_root
	elif in_groups "$(id -Gn 2> /dev/null)"; then
		may_load=yes
		result permission user yes "$user, in stapdev and stapusr"
	elif in_groups "$(id -Gn "$user" 2> /dev/null)"; then
		result permission user no "$user is in stapdev and stapusr since this session began: log in again"
	elif in_group stapusr "$(id -Gn 2> /dev/null)"; then
		result permission user no "$user is in stapusr alone, and so may load, by its name with staprun, $(what_root_put); what is compiled here takes stapdev, too; afterwards, log in again" \
			"usermod -aG stapdev $(quoted "$user")"
	else
		result permission user no "$user may not load what is compiled here, which takes root or the groups stapusr and stapdev, nor $(what_root_put), which takes stapusr; afterwards, log in again" \
			"usermod -aG stapusr,stapdev $(quoted "$user")"
	fi
}

# what_root_put: where stapusr may load modules from, and their names
what_root_put () {
	names=
	for file in "$machine/lib/modules/$kernel/systemtap"/*.ko; do
		[ -e "$file" ] || continue
		file=${file##*/}
		names="$names${names:+ }${file%.ko}"
	done
	printf 'what root has put into %s (%s)\n' "$machine/lib/modules/$kernel/systemtap" \
		"${names:-it has no module}"
}

# in_groups LIST: staprun takes stapusr to run it, stapdev to load any module
in_groups () {
	in_group stapdev "$1" && in_group stapusr "$1"
}

# in_group GROUP LIST
in_group () {
	case " $2 " in *" $1 "*) ;; *) return 1 ;; esac
}

# check_root: a container's may lack CAP_SYS_MODULE, bit 16
check_root () {
	capabilities=$(sed -n 's/^CapEff:[[:space:]]*\([0-9a-f]*\)$/\1/p' \
		"$machine/proc/self/status" 2> /dev/null) || :
	if [ $((0x${capabilities:-10000} >> 16 & 1)) = 0 ]; then
		result permission user no "root, but without CAP_SYS_MODULE, as in a container: trace from the machine itself"
	else
		may_load=yes
		result permission user yes "root"
	fi
}
