#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# In the guest: runs the workloads that are named on every Python, or on the
# versions in $VERSIONS; for each leaves its pid and its output below $OUT.
# The builds of a version run side by side.  With WITH=MODULE they run in that.

# shellcheck disable=SC1091
. /job/in/pythons.sh
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
with=${WITH:+-m $WITH}

for workload; do
	for version in ${VERSIONS:-$versions}; do
		for build in ${BUILDS:-static shared}; do
			run=$OUT/$workload-$version${WITH:++$WITH}-$build
			mkdir -p "$run"
			python=$(python "$version" "$build")
			sh -c 'echo pid $$ main > "$2/log"; exec "$1" $4 "$3" "$2" >> "$2/log" 2>&1' \
				sh "$python" "$run" "/job/in/$workload.py" \
				"-s ${with:--S}" &
		done
		wait
	done
done
