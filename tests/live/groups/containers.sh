# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Pythons in containers: all of them, and those of one.  There are two images, with
# two Pythons at one path.  Where probes go is compiled without a boot, in the same
# root, where the same containers run.

# in both places
containers () {
	cat <<-END
		cd /job/in && . ./pythons.sh && . ./containers.sh
		begin_containers
		a=$(python 3.9 static) home_a=/srv/debian11/usr
		image a \$a PYTHONHOME=\$home_a
		image b $(python "$own" static) PYTHONHOME=/usr
		mkdir -p /job/images/top
		layers_b=/job/images/top:/job/images/b
	END
}

before_the_boot () {
	containers
	cat <<-END
		waiting one a 1 /job/go
		waiting two b 1 /job/go
		$(at_work)
		for which in --all-containers --container=\$(container_pid one); do
			name=\$(echo \$which | sed 's/=.*//; s/[^a-z]//g')
			(cd /job && sh in/python-stap /job/in/imports.stp \$which -DSTP_NO_OVERLOAD \
				-p4 -m \$name 2> \$name.said > /dev/null)
		done
		touch /job/go
		wait
	END
}

modules () {
	[ "$release" != bookworm ] || return 0
	workshop "$scratch/containers"
	cp "$here/imports.stp" "$here/workloads/nowhere.py" "$here/pythons.sh" \
		"$here/containers.sh" "$here/bundle.py" "$scratch/containers/in"
	before_the_boot > "$scratch/containers/before"
	work "$scratch/containers" before allcontainers container
}

guest () {
	[ "$release" != bookworm ] || return 0
	printf 'modprobe overlay\n'
	containers
	cat <<-'END'
		# traced NAME [GLOBAL=VALUE]: with three containers before, one that begins
		# afterwards, and the machine's own Python
		traced () {
			go=/job/go-$1
			waiting one a 100 $go
			waiting two b 200 $go
			waiting three a 300 $go
			trace_containers $1 $1 ${2:+"$2$(container_pid one)"}
			waiting four b 400 $go
			touch $go
			PYTHONHOME=$home_a $a nowhere.py 500 /tmp/ready $go
			end_containers
			kill -INT $tracer
			wait $tracer
		}
		hostname machine
		# of a trace that was killed nothing is left either
		mounts () {
			sort /proc/mounts
		}
		mounts > /job/out/mounts.before
		traced allcontainers
		traced container _python_inside=
		mounts > /job/out/mounts.after
		trace_containers killed allcontainers
		kill -KILL $tracer
		mounts > /job/out/mounts.killed
	END
}

by_container () {
	awk 'NF == 3 { print $1, $3 }' "$1" | sort | paste -sd ';'
}

judge () {
	if [ "$release" = bookworm ]; then
		skip "containers" "SystemTap 4.8 places its probes in processes, not in files"
		return
	fi
	compiled allcontainers container
	diagnose < "$out/log"
	same "all containers: each with its own, and the machine" \
		"four 400;machine 500;one 100;three 300;two 200" \
		"$(by_container "$out/allcontainers")"
	same "one container: it alone" "one 100" \
		"$(by_container "$out/container")"
	for when in after killed; do
		check "nothing is mounted: $when" cmp "$out/mounts.before" "$out/mounts.$when"
	done
}
