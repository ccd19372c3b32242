# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# What installs what is missing: the package managers that are known, and what
# each calls a kernel's headers.  It prints commands and calls none of them.

# install_command PACKAGE…: nothing where no package manager is known
install_command () {
	for manager in 'apt-get install' 'dnf install' 'zypper install' 'pacman -S'; do
		if command -v "${manager%% *}" > /dev/null; then
			echo "$manager $*"
			return
		fi
	done
}

# headers_command KERNEL: what installs them; nothing where that is not known
headers_command () {
	case $(install_command) in
	apt-get*) debian_headers_command "$1" ;;
	dnf*) install_command "kernel-devel-$1" ;;
	zypper*) install_command kernel-default-devel ;;
	pacman*) install_command linux-headers ;;
	esac
}

# debian_headers_command KERNEL: the archive has the newest kernel's alone, and
# when there are none of this one any more the newest has to be booted
debian_headers_command () {
	flavour=$(printf '%s\n' "$1" |
		sed 's/^[0-9][0-9.]*\(-[0-9][0-9]*\)\{0,1\}\(+[^-]*\)\{0,1\}-//')
	if ! in_archive "linux-headers-$1" && in_archive "linux-headers-$flavour"; then
		echo "apt-get install linux-image-$flavour linux-headers-$flavour && reboot"
	else
		install_command "linux-headers-$1"
	fi
}

# in_archive PACKAGE: could it be installed, as far as apt knows?
in_archive () {
	apt-cache show --no-all-versions "$1" > /dev/null 2>&1
}
