# SPDX-License-Identifier: GPL-2.0-or-later
#
# STAPSDT_PROG_LINT([FLAGS])
#
# For other projects that use autoconf: finds stapsdt-lint, which checks the
# static markers of what was built.  FLAGS are options for it; without them,
# --fail-on=warning.
#
#	configure.ac	STAPSDT_PROG_LINT
#	Makefile.am	@STAPSDT_LINT_CHECK@
#			STAPSDT_LINT_FILES = server .libs/libserver.so
#			check-local: check-stapsdt-lint
#
# or, for what "make install" installs:
#
#			STAPSDT_LINT_FILES = $(DESTDIR)$(bindir)/server
#			installcheck-local: check-stapsdt-lint
#
# configure gets --disable-stapsdt-lint, and --enable-stapsdt-lint, which ends
# it when there is no stapsdt-lint; without either, nothing is checked then.
# STAPSDT_LINT in configure's environment, or on its command line, names the
# program.  STAPSDT_LINT_FLAGS may be given to make, too.
AC_DEFUN([STAPSDT_PROG_LINT], [
AC_ARG_VAR([STAPSDT_LINT], [checks static markers (SystemTap SDT, USDT)])
AC_ARG_ENABLE([stapsdt-lint],
  [AS_HELP_STRING([--disable-stapsdt-lint],
    [do not check the static markers of what is built])],
  [], [enable_stapsdt_lint=auto])
AS_IF([test "$enable_stapsdt_lint" = no],
  [STAPSDT_LINT=],
  [AC_PATH_PROG([STAPSDT_LINT], [stapsdt-lint])])
AS_IF([test "$enable_stapsdt_lint" = yes && test -z "$STAPSDT_LINT"],
  [AC_MSG_ERROR([--enable-stapsdt-lint, but there is no stapsdt-lint])])
AC_SUBST([STAPSDT_LINT_FLAGS], ['m4_default([$1], [--fail-on=warning])'])

AS_IF([test -n "$STAPSDT_LINT"], [STAPSDT_LINT_CHECK='
check-stapsdt-lint: all
	$(STAPSDT_LINT) $(STAPSDT_LINT_FLAGS) $(STAPSDT_LINT_FILES)
.PHONY: check-stapsdt-lint
'], [STAPSDT_LINT_CHECK='
check-stapsdt-lint:
	@echo "no stapsdt-lint: the markers are not checked"
.PHONY: check-stapsdt-lint
'])
AC_SUBST([STAPSDT_LINT_CHECK])
m4_ifdef([AM_SUBST_NOTMAKE], [AM_SUBST_NOTMAKE([STAPSDT_LINT_CHECK])])
])
