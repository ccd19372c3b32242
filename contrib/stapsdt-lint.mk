# SPDX-License-Identifier: GPL-2.0-or-later
#
# For a Makefile that is written by hand, with GNU make; for automake there is
# the macro STAPSDT_PROG_LINT.
#
#	STAPSDT_LINT_FILES = server libserver.so
#	include /usr/share/python-stap/contrib/stapsdt-lint.mk
#	check: check-stapsdt-lint
#
# The files are made first.  stapsdt-lint.suppressions, if it is there, has the
# findings that are acceptable.  With STAPSDT_LINT=: nothing is checked.

STAPSDT_LINT ?= stapsdt-lint
STAPSDT_LINT_FLAGS ?= --fail-on=warning
STAPSDT_LINT_SUPPRESSIONS ?= $(wildcard stapsdt-lint.suppressions)

# wherever this is included, it is not what make does without arguments
stapsdt_lint_goal := $(.DEFAULT_GOAL)
stapsdt_lint_arguments = $(STAPSDT_LINT_FLAGS) \
	$(addprefix --suppressions=,$(STAPSDT_LINT_SUPPRESSIONS)) \
	$(STAPSDT_LINT_FILES)

.PHONY: check-stapsdt-lint
check-stapsdt-lint: $(STAPSDT_LINT_FILES)
	$(STAPSDT_LINT) $(strip $(stapsdt_lint_arguments))

.DEFAULT_GOAL := $(stapsdt_lint_goal)
