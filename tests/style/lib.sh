# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# For the tests of the source: what belongs to it, and what a build has made.

# shellcheck source=tests/lib.sh
. "${srcdir:-.}/tests/lib.sh"

# of_make EXPRESSION: its words, one a line, without the source directory
of_make()
{
	# in one line, or the rest would be commands of their own
	printf 'include Makefile\nshow:\n\t@printf "%%s\\n" %s\n' \
		"$(echo "$1" | tr '\n\t' '  ')" |
		make -s --no-print-directory -C "$builddir" -f - show |
		sed -n "s|^\./||; s|^$srcdir/||; /./p"
}

# What a release has by its Makefile, but for what autoconf and automake make
# and the manual pages: everything that was written, wherever the build is.
# shellcheck disable=SC2016 # make's variables
of_release()
{
	of_make '$(patsubst $(srcdir)/%,%,$(DISTFILES))' |
		(cd "$srcdir" && while read -r name; do
			find "$name" -type f
		done) | sort -u |
		grep -vx -e aclocal.m4 -e 'build-aux/.*' -e config.h.in \
			-e configure -e Makefile.in -e man/stamp-1 -e man/stamp-3stap
}

# git's own list, where this is a clone and not a directory in another one
of_git()
{
	test -e "$srcdir/.git" && command -v git >/dev/null &&
		git -C "$srcdir" -c safe.directory='*' ls-files >"$scratch/git" \
			2>"$scratch/git.err" &&
		test -s "$scratch/git" &&
		(cd "$srcdir" && while read -r name; do
			test ! -f "$name" || echo "$name"
		done) <"$scratch/git" | sort
}

# every file that was written by hand
sources()
{
	of_git || of_release
}
