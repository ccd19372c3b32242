# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# python-exporter.stp: what it says of programs that do one thing so often more
# than another run of theirs, on the Pythons that have function markers and on those
# that have them from pysdt.  Whether Prometheus reads the same: prometheus.sh.

modules () {
	module_with_pysdt python_exporter "$srcdir/examples/python-exporter.stp"
}

# programs: each, once for each thing, and its process in /job/out/pids
programs () {
	cat <<-'END'
		export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
		files=/proc/systemtap/python_exporter
		# once VERSION WHAT
		once () {
			mkdir -p /tmp/tiny
			case " $pysdts " in
			*" $1 "*) $(python $1 static) -s -m pysdt exporter.py $2 /tmp/tiny ;;
			*) $(python $1 static) -s -S exporter.py $2 /tmp/tiny ;;
			esac
		}
		every () {
			for version in $calling $pysdts; do
				for what in nothing calls imports fails gc; do
					echo $version $what $(once $version $what)
				done
			done
		}
	END
}

guest () {
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	{
		echo "pysdts='$pysdts' release=$release; cd /job/in; . ./pythons.sh"
		programs
	} > "$job/in/programs"
	cat <<-'END'
		cat > process <<-RUN
			. ./programs
			every > /job/out/pids
			cat \$files/python.prom > /job/out/process
			cat \$files/__prometheus > /job/out/process.same
			stat -c %a \$files/python.prom > /job/out/mode
		RUN
		staprun python_exporter.ko -c 'sh process' > /job/out/process.said 2>&1
		cat > name <<-RUN
			. ./programs
			# into a pipe, as above: start-up looks at what its output is
			for what in nothing nothing calls; do
				echo \$(once \$newest \$what)
			done
			cat \$files/python.prom > /job/out/name
		RUN
		staprun python_exporter.ko by=name -c 'sh name' > /job/out/name.said 2>&1
		cat > forks <<-RUN
			. ./programs
			once \$newest forks
			cat \$files/python.prom > /job/out/forks
		RUN
		staprun python_exporter.ko -c 'sh forks' > /job/out/forks.said 2>&1
		cat > off <<-RUN
			. ./programs
			once \$newest nothing
			cat \$files/python.prom > /job/out/off
			# the end of a process is seen, and later its row goes
			until ! cat \$files/python.prom | grep -q '^python_imports_total{'; do
				sleep 0.1
			done
		RUN
		staprun python_exporter.ko calls=0 keep=1 -c 'sh off' > /job/out/off.said 2>&1
		echo $? > /job/out/off.status
	END
}

# metric FILE NAME VERSION WHAT: its value for that process
metric () {
	pid=$(awk -v version="$3" -v what="$4" '
		$1 == version && $2 == what { print $3 }' "$out/pids")
	sed -n "s/^$2{process=\"python$3\",pid=\"$pid\"} //p" "$1"
}

# exact FILE: each number is that of the same program without the thing, and so
# many more
exact () {
	for version in $calling $pysdts; do
		while read -r what name more; do
			before=$(metric "$1" "$name" "$version" nothing)
			same "$2, $version, $what: $name" "${before:+$((before + more))}" \
				"$(metric "$1" "$name" "$version" "$what")"
			[ -n "$before" ] || report 1 "$2, $version: there is a $name"
		done <<-THINGS
			$(sed -n 's/^#: //p' "$here/workloads/exporter.py")
		THINGS
	done
}

judge () {
	compiled python_exporter
	same "staprun says nothing" "" "$(cat "$out/log")"
	same "… nor the script, but where its files are" "" \
		"$(grep -hv -e '^Metrics are in' -e '^[0-9]* s$' -e '^[0-9]*$' "$out"/*.said)"
	same "python-exporter.stp says where the metrics are" \
		"Metrics are in /proc/systemtap/python_exporter... Ctrl-C to end." \
		"$(sed 1q "$out/process.said")"
	exact "$out/process" python-exporter.stp
	same "both files say the same" "$(cat "$out/process")" "$(cat "$out/process.same")"
	same "… to everybody" 444 "$(cat "$out/mode")"
	same "a histogram: each part has those of the part before it" "" \
		"$(sed -n 's/^python_gc_pause_seconds_bucket{\(.*\),le=.*} /\1 /p' "$out/process" |
			awk '$1 == last && $2 < n { print } { last = $1; n = $2 }')"
	same "… and the last of them all" \
		"$(sed -n 's/^python_gc_pause_seconds_count{\(.*\)} /\1 /p' "$out/process")" \
		"$(sed -n 's/^python_gc_pause_seconds_bucket{\(.*\),le="+Inf"} /\1 /p' "$out/process")"
	same "… and they took some time" "" \
		"$(sed -n 's/^python_gc_pause_seconds_sum{.*} //p' "$out/process" |
			awk '$1 <= 0 || $1 > 60')"
	same "no event is without a row" 'python_exporter_unlisted_events_total 0' \
		"$(grep '^python_exporter_unlisted' "$out/process")"
	# shellcheck disable=SC2046 # the words of "date"
	same "a process began in the last hours" "" \
		"$(awk -v now="$(date +%s)" '/^python_process_start_time_seconds/ &&
			($2 < now - 86400 || $2 > now + 86400)' "$out/process")"
	one=$(metric "$out/process" python_calls_total "$newest" nothing)
	same "by=name: three processes are one series" "$((3 * one + 1000))" \
		"$(sed -n "s/^python_calls_total{process=\"python$newest\"} //p" "$out/name")"
	same "301 processes: each has a row or made room" "301 0" "$(awk '
		/^python_exporter_(rows|dropped_processes_total) / { n += $2 }
		/^python_exporter_unlisted_events_total / { lost = $2 }
		END { print n, lost }' "$out/forks")"
	same "… and no more rows than there may be" 1 \
		"$(awk '/^python_exporter_rows / { print($2 <= 256 && $2 > 200) }' "$out/forks")"
	same "calls=0: no call is counted" "0" \
		"$(sed -n 's/^python_calls_total{.*} //p' "$out/off")"
	same "… but imports are" 1 \
		"$(awk '/^python_imports_total\{/ { print($2 > 0) }' "$out/off")"
	same "… and keep=1: a process that has ended goes" 0 "$(cat "$out/off.status")"
}
