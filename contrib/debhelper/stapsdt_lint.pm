# SPDX-License-Identifier: GPL-2.0-or-later
#
# Build-Depends: dh-sequence-stapsdt-lint, or Build-Depends-Arch, which allows an
# addon this and no more.  Files are checked as they will be installed, so after
# they have been stripped; dh_stapsdt_lint itself passes over packages of
# architecture all.

use warnings;
use strict;
use Debian::Debhelper::Dh_Lib;

insert_after('dh_strip', 'dh_stapsdt_lint');

1;
