# SPDX-License-Identifier: GPL-2.0-or-later

# PYTHON_STAP_PATHS(PATTERNS)
#
# Sets PYTHON_PROBE_POINTS and PYTHON_PATHS, for python-markers.stpm, from
# glob patterns separated by blanks.  Each pattern ends up in a string of
# SystemTap's language.
AC_DEFUN([PYTHON_STAP_PATHS], [
PYTHON_PROBE_POINTS=
PYTHON_PATHS=
AS_CASE(["$1"],
  [yes|no], [AC_MSG_ERROR([--with-python-paths needs at least one pattern])])
set -f
for pattern in $1; do
  AS_CASE([$pattern],
    [*[[\"\'\`\\]]*|*[[[:cntrl:]]]*],
      [set +f
       AC_MSG_ERROR([--with-python-paths: no quotes, backslashes or control characters, please: $pattern])],
    [/*], [],
    [set +f
     AC_MSG_ERROR([--with-python-paths: not an absolute path: $pattern])])
  AS_CASE([", $PYTHON_PATHS, "],
    [*", $pattern, "*], [continue])
  PYTHON_PROBE_POINTS="${PYTHON_PROBE_POINTS:+$PYTHON_PROBE_POINTS ?,
}    process(\"$pattern\").provider(\"python\").mark(@mark)"
  PYTHON_PATHS="${PYTHON_PATHS:+$PYTHON_PATHS, }$pattern"
done
set +f
AS_IF([test -z "$PYTHON_PATHS"],
  [AC_MSG_ERROR([--with-python-paths needs at least one pattern])])
PYTHON_PROBE_POINTS="$PYTHON_PROBE_POINTS ?"
AC_SUBST([PYTHON_PROBE_POINTS])
AC_SUBST([PYTHON_PATHS])
AM_SUBST_NOTMAKE([PYTHON_PROBE_POINTS])
])
