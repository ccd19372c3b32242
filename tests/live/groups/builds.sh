# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# A module and another build of the interpreter at the path it was compiled for:
# since an upgrade, or in a container.  The module is for 3.9; the other build is
# the release's own Python.  Nothing of it is changed, and it is said.

modules () {
	module builds "$srcdir/examples/python-imports.stp" \
		PATHS="$(python 3.9 static)"
}

# semaphores: where 3.9 has those of the two markers; whatever the other build
# has there must stay as it is
semaphores () {
	readelf -nW "$root$(python 3.9 static)" | awk '
		/Name:/ { name = $2 }
		/Semaphore:/ && name ~ /^import__find__load__/ { print $NF }' | sort -u |
		paste -sd ' '
}

guest () {
	cat <<-END
		kept=$(python 3.9 static) other=$(python "$own" static)
		semaphores='$(semaphores)'
	END
	cat <<-'END'
		# waiting NAME COMMAND…: starts a program that waits to be told to go on,
		# with imports; it is $waiting
		waiting () {
			name=$1
			shift
			"$@" waiting.py > /job/out/$name &
			until grep -q waiting /job/out/$name; do sleep 0.1; done
			waiting=$(sed -n 's/waiting as //p' /job/out/$name)
		}
		# there PID: what the process has where 3.9 has its semaphores
		there () {
			$other peek.py $1 $semaphores
		}
		# traced NAME: what is there before a trace, and in it: that has come to
		# all processes when it has come to the last one
		traced () {
			traced=$waiting
			there $traced > /job/out/$1.there
			waiting witness $kept
			staprun -o /job/out/$1.trace builds.ko > /job/out/$1.said 2>&1 &
			tracer=$!
			until [ "$(there $waiting)" = "1 1" ] || ! kill -0 $tracer; do
				sleep 0.1
			done 2> /dev/null
			there $traced >> /job/out/$1.there
			kill -USR1 $waiting $traced
			until grep -q well /job/out/$1 || ! kill -0 $traced; do
				sleep 0.1
			done 2> /dev/null
			kill -INT $tracer 2> /dev/null
			wait $tracer
			echo $? > /job/out/$1.status
		}

		# its own build: the semaphores are up in between
		waiting own $kept
		traced own

		# in a container, with the host's still there
		waiting container unshare -m sh -c "mount --bind $other $kept
			PYTHONHOME=/usr exec $kept \$*" -
		traced container

		# since an upgrade, of a program and of the file
		mount --bind $other $kept
		export PYTHONHOME=/usr
		waiting upgraded $kept
		traced upgraded
	END
}

# unchanged NAME WHAT: what the process had at the semaphores
unchanged () {
	same "$2: nothing of the other build is changed" 1 \
		"$(sort -u "$out/$1.there" | wc -l)"
	same "$2: and it runs to its end" well "$(tail -n 1 "$out/$1")"
}

judge () {
	compiled builds
	same "its own build: semaphores down, then up" "0 0;1 1" \
		"$(paste -sd ';' "$out/own.there")"
	has "its own build: imports are seen" ' decimal$' "$(cat "$out/own.trace")"
	same "its own build: ends well" "0:well" \
		"$(cat "$out/own.status"):$(tail -n 1 "$out/own")"

	unchanged container "another build in a container"
	same "another build in a container: not seen" 0 \
		"$(grep -c ' decimal$' "$out/container.trace")"

	unchanged upgraded "another build since an upgrade"
	same "another build since an upgrade: refused" 1 "$(cat "$out/upgraded.status")"
	has "another build since an upgrade: a sentence" \
		"$(python 3.9 static) is another build than this was compiled for: compile it again" \
		"$(cat "$out/upgraded.said")"
}
