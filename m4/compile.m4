# SPDX-License-Identifier: GPL-2.0-or-later
#
# How stapsdt-lint is compiled.

# PYTHON_STAP_FLAGS(VARIABLE, FLAG...): adds the flags that the compiler takes
AC_DEFUN([PYTHON_STAP_FLAGS], [
  for flag in m4_normalize([$2]); do
    save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -Werror $flag"
    AC_MSG_CHECKING([whether $CC takes $flag])
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
      [AC_MSG_RESULT([yes]); $1="[$]$1 $flag"],
      [AC_MSG_RESULT([no])])
    CFLAGS=$save_CFLAGS
  done
])

# PYTHON_STAP_C17: C17_CFLAGS, or the end
AC_DEFUN([PYTHON_STAP_C17], [
  C17_CFLAGS=
  PYTHON_STAP_FLAGS([C17_CFLAGS], [-std=gnu17])
  AS_IF([test -z "$C17_CFLAGS"], [AC_MSG_ERROR([$CC has no C17])])
  AC_SUBST([C17_CFLAGS])
])

# PYTHON_STAP_LIBRARY(VARIABLE, MODULE, DEBIAN, FEDORA): VARIABLE_CFLAGS and
# VARIABLE_LIBS, or the end, which names the packages
AC_DEFUN([PYTHON_STAP_LIBRARY], [
  PKG_CHECK_MODULES([$1], [$2], [],
    [AS_IF([test -z "$PKG_CONFIG"],
      [AC_MSG_ERROR([pkg-config is missing, which finds the libraries of stapsdt-lint: install the package pkg-config (Debian) or pkgconf-pkg-config (Fedora), or configure --disable-stapsdt-lint])])
    AC_MSG_ERROR([there is no $2, which stapsdt-lint needs: install the package $3 (Debian) or $4 (Fedora), or configure --disable-stapsdt-lint])])
])

# PYTHON_STAP_DEVELOPER: --enable-developer
AC_DEFUN([PYTHON_STAP_DEVELOPER], [
  AC_ARG_ENABLE([developer],
    [AS_HELP_STRING([--enable-developer],
      [compile with every warning, and take none])],
    [], [enable_developer=no])
  DEVELOPER_CFLAGS=
  AS_IF([test "$enable_stapsdt_lint" = no], [enable_developer=no])
  AS_IF([test "$enable_developer" != no],
    [PYTHON_STAP_FLAGS([DEVELOPER_CFLAGS], [-Wall -Wextra -Wconversion
      -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2
      -Wvla -Wundef -Werror])])
  AC_SUBST([DEVELOPER_CFLAGS])
])

# PYTHON_STAP_SANITIZERS: --enable-sanitizers[=LIST]
AC_DEFUN([PYTHON_STAP_SANITIZERS], [
  AC_ARG_ENABLE([sanitizers],
    [AS_HELP_STRING([--enable-sanitizers@<:@=LIST@:>@],
      [build stapsdt-lint and its tests with these sanitizers
       @<:@address,undefined@:>@])],
    [], [enable_sanitizers=no])
  SANITIZER_FLAGS=
  AS_IF([test "$enable_stapsdt_lint" = no], [enable_sanitizers=no])
  AS_IF([test "$enable_sanitizers" = yes],
    [enable_sanitizers=address,undefined])
  AS_IF([test "$enable_sanitizers" != no],
    [PYTHON_STAP_FLAGS([SANITIZER_FLAGS], ["-fsanitize=$enable_sanitizers"
      -fno-sanitize-recover=all -fno-omit-frame-pointer])
    AS_CASE([$SANITIZER_FLAGS], [*-fsanitize=*], [],
      [AC_MSG_ERROR([$CC has no -fsanitize=$enable_sanitizers])])])
  AC_SUBST([SANITIZER_FLAGS])
])

# PYTHON_STAP_LIBARCHIVE: --with-libarchive.  Its headers only: the program
# loads the library when it meets a package.
AC_DEFUN([PYTHON_STAP_LIBARCHIVE], [
  AC_ARG_WITH([libarchive],
    [AS_HELP_STRING([--without-libarchive],
      [let stapsdt-lint read no packages
       @<:@with it, if libarchive is there@:>@])],
    [], [with_libarchive=auto])
  AS_IF([test "$enable_stapsdt_lint" = no], [with_libarchive=no])
  AS_IF([test "$with_libarchive" != no],
    [PKG_CHECK_MODULES([LIBARCHIVE], [libarchive >= 3.3.3],
      [with_libarchive=yes],
      [AS_IF([test "$with_libarchive" = yes],
        [AC_MSG_ERROR([--with-libarchive needs libarchive >= 3.3.3: install the package libarchive-dev (Debian) or libarchive-devel (Fedora)])])
      with_libarchive=missing])])
  AS_IF([test "$with_libarchive" = yes],
    [AC_DEFINE([HAVE_LIBARCHIVE], [1], [Define to 1 to read packages.])
    AC_SEARCH_LIBS([dlopen], [dl])])
  AM_CONDITIONAL([LIBARCHIVE], [test "$with_libarchive" = yes])
])
