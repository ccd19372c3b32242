# SPDX-License-Identifier: GPL-2.0-or-later

# PYTHON_STAP_PYSDT: --with-pysdt[='PYTHON...']
#
# Sets PYSDT_PYTHONS, the interpreters that pysdt is built and installed for, by
# their paths and separated by blanks.  Each is asked now, so that make does not
# find out that one is too old.
#
# Where that is, it is also looked for: PYSDT_PROBE_POINTS and PYSDT_PATHS are
# for python-markers.stpm, PYSDT_PLACES for stapsdt-lint --survey.  They have what
# the patterns that are there do not find; a file that two find would be counted
# twice.
AC_DEFUN([PYTHON_STAP_PYSDT], [
AC_ARG_WITH([pysdt],
  [AS_HELP_STRING([--with-pysdt@<:@='PYTHON...'@:>@],
    [build and install pysdt, the markers for CPythons that lack them, for
     these interpreters of CPython 3.12 or later, separated by blanks
     @<:@no; without a value for python3@:>@])],
  [], [with_pysdt=no])
AS_CASE([$with_pysdt], [yes], [with_pysdt=python3], [no], [with_pysdt=])
PYSDT_PYTHONS=
PYSDT_PROBE_POINTS=
PYSDT_PATHS=
pysdt_places=
for python in $with_pysdt; do
  AC_MSG_CHECKING([whether pysdt is for $python])
  pysdt_python=`command -v "$python"`
  AS_CASE([$pysdt_python],
    [/*], [],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([--with-pysdt: there is no $python])])
  AS_CASE([$pysdt_python],
    [*[[!A-Za-z0-9/._+-]]*],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([--with-pysdt: only letters, digits and /._+- in a path, please: $pysdt_python])])
  pysdt_lacks=`"$pysdt_python" -I -c '
import os, sys, sysconfig
header = os.path.join(sysconfig.get_path("include"), "Python.h")
if sys.implementation.name != "cpython" or sys.version_info < (3, 12):
    print("it is %s %d.%d, and pysdt needs CPython 3.12 or later"
          % ((sys.implementation.name,) + tuple(sys.version_info)@<:@:2@:>@))
elif not os.path.exists(header):
    print("it has no headers in %s: install its -dev package" % header)
' 2>&1`
  AS_IF([test -n "$pysdt_lacks"],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([--with-pysdt: $pysdt_python: $pysdt_lacks])])
  # as pysdt/install-pysdt asks
  pysdt_site=`"$pysdt_python" -I -c '
import sysconfig
print(sysconfig.get_path("platlib"))' 2>/dev/null`
  AS_CASE([$pysdt_site],
    [*[[!A-Za-z0-9/._+-]]* | ""],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([--with-pysdt: only letters, digits and /._+- in a path, please: $pysdt_site])])
  AC_MSG_RESULT([yes])
  PYSDT_PYTHONS="${PYSDT_PYTHONS:+$PYSDT_PYTHONS }$pysdt_python"
  AS_IF([expr "$pysdt_site" : '/usr/lib@<:@^/@:>@*/python3@<:@^/@:>@*/@<:@^/@:>@*-packages$' >/dev/null ||
    expr "$pysdt_site" : '/usr/local/lib@<:@^/@:>@*/python3@<:@^/@:>@*/@<:@^/@:>@*-packages$' >/dev/null],
    [continue])
  AS_CASE(["$PYSDT_PATHS,"], [*", $pysdt_site,"*], [continue])
  PYSDT_PROBE_POINTS="$PYSDT_PROBE_POINTS    process(\"$pysdt_site/pysdt/_pysdt*.so\")
        .provider(\"python\").mark(@mark) ?,
"
  PYSDT_PATHS="$PYSDT_PATHS, $pysdt_site"
  pysdt_places="$pysdt_places \"$pysdt_site/pysdt\","
done
AS_IF([test -n "$PYSDT_PYTHONS"],
  [AC_MSG_CHECKING([for <sys/sdt.h>])
   AS_IF([echo '@%:@include <sys/sdt.h>' |
     ${CC:-cc} $CPPFLAGS -E - >/dev/null 2>&1],
     [AC_MSG_RESULT([yes])],
     [AC_MSG_RESULT([no])
      AC_MSG_ERROR([--with-pysdt needs <sys/sdt.h>: install the package systemtap-sdt-dev (Debian) or systemtap-sdt-devel (Fedora)])])])
AC_SUBST([PYSDT_PYTHONS])
AC_SUBST([PYSDT_PATHS])
AC_SUBST([PYSDT_PROBE_POINTS])
AM_SUBST_NOTMAKE([PYSDT_PROBE_POINTS])
AC_DEFINE_UNQUOTED([PYSDT_PLACES], [$pysdt_places],
  [Directories of pysdt besides the usual ones: strings, each with a comma.])
AM_CONDITIONAL([PYSDT], [test -n "$PYSDT_PYTHONS"])
])
