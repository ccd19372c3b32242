# SPDX-License-Identifier: GPL-2.0-or-later
#
# For debian/rules, with debhelper 13 or later:
#
#	include /usr/share/python-stap/contrib/debian.mk
#
# After dh_strip, the programs and libraries of every package are checked as
# they will be installed; a warning fails the build.  Findings that are
# acceptable are in debian/stapsdt-lint.suppressions, or one file a package,
# debian/PACKAGE.stapsdt-lint.suppressions.  With DEB_BUILD_OPTIONS=nocheck
# nothing is checked.
#
# Build-Depends: python-stap <!nocheck>

STAPSDT_LINT ?= stapsdt-lint
STAPSDT_LINT_FLAGS ?= --fail-on=warning

# a package may have no file, and then no directory
stapsdt_lint_trees = $(wildcard \
	$(addprefix debian/,$(shell dh_listpackages --arch)))
stapsdt_lint_suppressions = $(addprefix --suppressions=,$(wildcard \
	debian/stapsdt-lint.suppressions \
	debian/*.stapsdt-lint.suppressions))

execute_after_dh_strip:
ifeq ($(filter nocheck,$(DEB_BUILD_OPTIONS)),)
	$(if $(stapsdt_lint_trees),$(STAPSDT_LINT) $(STAPSDT_LINT_FLAGS) \
		$(stapsdt_lint_suppressions) $(stapsdt_lint_trees))
endif
