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
# nothing is checked; what has been lost without a trace is missed with
# STAPSDT_LINT_FLAGS = --fail-on=warning --provider=src/probes.d alone.  Where
# debian/rules has a target execute_after_dh_strip of its own, make warns that it
# ignores one of the two.
#
# Not with <!nocheck>, for the file is included then, too:
#
# Build-Depends: stapsdt-lint

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
