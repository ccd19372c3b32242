# SPDX-License-Identifier: GPL-2.0-or-later

# PYTHON_STAP_SUMMARY
#
# Prints where the tapsets go, what to do where stap will not see them, and what
# there will be of stapsdt-lint.
#
# stap reads $SYSTEMTAP_TAPSET, or else its own directory, then those below
# $XDG_DATA_DIRS, then those of -I.  A file whose name it has read already is
# skipped without a word, so that a python.stp of SystemTap's own hides ours
# from everywhere but the first directory.
AC_DEFUN([PYTHON_STAP_SUMMARY], [
python_stap_first=${SYSTEMTAP_TAPSET:-$STAP_TAPSETDIR}
python_stap_dir=$tapsetdir
# tapsetdir may be made of datadir, datarootdir and prefix
python_stap_prefix=$prefix
test "$prefix" != NONE || python_stap_prefix=$ac_default_prefix
while :; do
  AS_CASE([$python_stap_dir],
    [*'${'*], [python_stap_dir=`prefix=$python_stap_prefix; eval "echo \"$python_stap_dir\""`],
    [break])
done
python_stap_seen=no
AS_IF([test "$python_stap_dir" = "$python_stap_first"],
  [python_stap_seen=yes],
  [test ! -e "$python_stap_first/python.stp"],
  [AS_CASE([":$XDG_DATA_DIRS:"],
    [*":${python_stap_dir%/systemtap/tapset}:"*], [python_stap_seen=yes])])

echo
AS_IF([test -n "$STAP"],
  [echo "  stap:            $STAP ($("$STAP" --version 2>&1 | sed -n '1s|.*(version \([[^/,)]]*\).*|\1|p'))"],
  [echo "  stap:            not found: install the package systemtap, then configure again"])
echo "  tapsets go to:   $python_stap_dir"
AS_IF([test -z "$STAP"], [],
  [test "$python_stap_seen" = yes],
  [echo "  stap reads them: yes"],
  [echo "  stap reads them: no: it reads $python_stap_first.  Either configure"
   echo "                   --with-tapsetdir=$python_stap_first"
   echo "                   or run stap as"
   echo "                   SYSTEMTAP_TAPSET=$python_stap_dir stap -I $python_stap_first"])
echo "  before that:     ./stap runs stap with the tapsets of this tree"
AS_IF([test "$enable_stapsdt_lint" = no],
  [echo "  stapsdt-lint:    no"],
  [echo "  stapsdt-lint:    yes"
   AS_CASE([$with_libarchive],
     [missing],
     [echo "  reads packages:  no (libarchive-dev is missing)"],
     [echo "  reads packages:  $with_libarchive"])])
AS_IF([test -n "$PYSDT_PYTHONS"],
  [echo "  pysdt:           for $PYSDT_PYTHONS"],
  [echo "  pysdt:           no"])
])
