# SPDX-License-Identifier: GPL-2.0-or-later
#
# Build-Depends: dh-sequence-stapsdt-lint.  Files are checked as they will be
# installed, so after they have been stripped; there is nothing to check in a
# package of architecture all.

use warnings;
use strict;
use Debian::Debhelper::Dh_Lib;

insert_after('dh_strip', 'dh_stapsdt_lint');
add_command_options('dh_stapsdt_lint', '-a');

1;
