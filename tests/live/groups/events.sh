# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The scripts that show collections, audit events, lines, and all that a process
# does, on a program that does each a known number of times; with pysdt they are in
# the group pysdt.

modules () {
	for script in stat gc audit lines; do
		module "events_$script" "$srcdir/examples/python-$script.stp"
	done
}

# events_of VERSION: the scripts that have something to tell of it
events_of () {
	case " $(only 3.9) " in
	*" $1 "*) echo stat gc audit lines ;;
	*)        echo stat gc audit ;;
	esac
}

guest () {
	for version in $versions; do
		echo "scripts_$(echo "$version" | tr . _)='$(events_of "$version")'"
	done
	cat <<-'END'
		trace () {	# trace NAME SCRIPT [KNOB=VALUE…]
			name=$1-$version script=$2
			shift 2
			staprun -o /job/out/$name events_$script.ko "$@" \
				-c "$(python $version static) -W ignore -s -S doings.py" \
				> /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $versions; do
			[ $version != 3.11 ] || continue
			eval "scripts=\$scripts_$(echo $version | tr . _)"
			for script in $scripts; do
				case $script in
				stat) trace stat stat rows=100 ;;
				lines) trace lines lines rows=500 ;;
				*) trace $script $script ;;
				esac
			done
		done
		version=$newest
		trace pauses gc ms=50 functions=0
		trace watch audit watch=subprocess
		trace named audit 'events=doings.t*'
		trace one stat rows=1 interval=3600
		[ -z "$lineless" ] || { version=${lineless##* }; trace unseen lines; }

		# Ctrl-C, without a target
		staprun -o /job/out/break events_stat.ko rows=100 proc=python3* > /job/out/break.said 2>&1 &
		until grep -qs Counting /job/out/break; do sleep 0.1; done
		$(python $newest static) -W ignore -s -S doings.py > /job/out/break.program 2>&1
		kill -INT $!
		wait $!
		echo $? > /job/out/break.status
	END
}

# ended NAME: without a word but the program's own
ended () {
	same "$1: ends well, without a word" 0: \
		"$(cat "$out/$1.status"):$(grep -v '^[a-z]* [0-9]*$' "$out/$1.said")"
}

# as_known SCRIPT NAME SAID VERSION
as_known () {
	case " $calling " in
	*" $4 "*) known=calls ;;
	*)        known=none ;;
	esac
	check "python-$1.stp, $2: what the program does" \
		/usr/bin/python3 "$here/doings.py" "$1" "$out/$2" "$out/$3" "$known"
}

judge () {
	compiled events_stat events_gc events_audit events_lines
	for version in $versions; do
		[ "$version" != 3.11 ] || continue
		for script in $(events_of "$version"); do
			ended "$script-$version"
			as_known "$script" "$script-$version" "$script-$version.said" "$version"
		done
	done

	ended "pauses-$newest"
	same "ms=50: each line, and that of the slow one" "0 1" \
		"$(awk 'NF >= 6 && $1 + 0 == $1 && $3 < 3 && $4 ~ /\./ {
			if ($4 < 50) short++
			else long = 1
		} END { print short + 0, long + 0 }' "$out/pauses-$newest")"
	same "functions=0: none is told" "-" \
		"$(awk '/LONGEST FUNCTION/ { table = 1; next } !NF { table = 0 }
			table { print $4 }' "$out/pauses-$newest")"

	ended "watch-$newest"
	same "watch=subprocess: these, and no other" \
		'os.fork os.system subprocess.Popen' \
		"$(awk '$1 ~ /^[0-9]*\.[0-9][0-9][0-9]$/ && $2 ~ /^[0-9]*$/ { print $3 }' \
			"$out/watch-$newest" | LC_ALL=C sort -u | xargs)"
	ended "named-$newest"
	same "events=: these, and no other" 'doings.text' \
		"$(awk '$1 ~ /^[0-9]*\.[0-9][0-9][0-9]$/ && $2 ~ /^[0-9]*$/ { print $3 }' \
			"$out/named-$newest" | LC_ALL=C sort -u | xargs)"

	ended "one-$newest"
	same "rows=1: the others in one row" '(others)' \
		"$(awk '$1 == "all" && NF == 7 { print $7 }' "$out/one-$newest")"
	same "… and no other table" 0 "$(grep -c '^ *[0-9]*\.[0-9] ' "$out/one-$newest")"
	same "Ctrl-C: ends well, without a word" 0: \
		"$(cat "$out/break.status"):$(cat "$out/break.said")"
	as_known stat break break.program "$newest"
	if [ -n "$lineless" ]; then
		has "python-lines.stp on ${lineless##* }: why there is nothing" \
			'^CPython tells of lines in 3\.6 to 3\.11, or with pysdt;$' \
			"$(cat "$out/unseen-${lineless##* }")"
	else
		skip "python-lines.stp on one without lines" "all here have them"
	fi
}
