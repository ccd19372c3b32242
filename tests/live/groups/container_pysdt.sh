# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# pysdt in containers, in the site-packages of images: of a Python that has markers
# but none of functions, and of the same without any.  Two containers begin when they
# are traced already: one in whose image nobody has loaded pysdt before; and the
# machine has its own.

image_python=${pysdts##* }

# in both places: a virtual environment is the image's /opt
containers () {
	cat <<-END
		cd /job/in && . ./pythons.sh && . ./containers.sh
		begin_containers
		marked=$(python "$image_python" static)
		objcopy -R .note.stapsdt \$marked /job/unmarked
		# equipped NAME PYTHON [VARIABLE]
		equipped () {
			image \$*
			site=/job/images/\$1/opt/lib/python$image_python/site-packages
			mkdir -p \$site
			cp -R /job/in/site-image/. \$site
			cp /job/in/pysdt.pth \$site
			echo 'home = /usr/bin' > /job/images/\$1/opt/pyvenv.cfg
		}
		equipped marked \$marked PYSDT=1
		equipped unmarked /job/unmarked PYSDT=1
		equipped asked /job/unmarked
	END
}

before_the_boot () {
	cat <<-END
		cd /job
		sh pysdt/build-pysdt $(python "$image_python" static) in/site-image
		cp pysdt/pysdt.pth in
		site=/usr/local/lib/python$image_python/dist-packages
		mkdir -p \$site && mount --bind in/site-image \$site
	END
	containers
	cat <<-END
		waiting one marked 1 /job/go
		waiting two unmarked 1 /job/go
		waiting three asked 1 /job/go
		$(at_work)
		for which in --all-containers --container=\$(container_pid one); do
			name=inside\$(echo \$which | sed 's/=.*//; s/[^a-z]//g')
			(cd /job && sh in/python-stap /job/in/inside.stp \$which \
				-DSTP_NO_OVERLOAD -p4 -m \$name 2> \$name.said > /dev/null)
		done
		touch /job/go
		wait
	END
}

modules () {
	[ -n "$pysdts" ] || return 0
	shop=$scratch/container_pysdt
	workshop "$shop"
	cp -R "$srcdir/pysdt" "$shop"
	cp "$here/inside.stp" "$here/workloads/nowhere.py" "$here/pythons.sh" \
		"$here/containers.sh" "$here/bundle.py" "$shop/in"
	before_the_boot > "$shop/before"
	work "$shop" before insideallcontainers insidecontainer
}

guest () {
	[ -n "$pysdts" ] || return 0
	cat <<-END
		modprobe overlay
		site=/usr/local/lib/python$image_python/dist-packages
		mkdir -p \$site && mount --bind /job/in/site-image \$site
	END
	containers
	cat <<-'END'
		# traced MODULE [GLOBAL=VALUE]: with containers before, two that begin
		# afterwards, and the machine's own Python
		traced () {
			go=/job/go-$1
			waiting one marked 100 $go
			waiting two unmarked 200 $go
			waiting three marked 300 $go
			waiting silent asked 300 $go
			trace_containers $1 $1 ${2:+"$2$(container_pid one)"}
			waiting four marked 400 $go
			waiting five asked -m pysdt 500 $go
			touch $go
			$marked -s -m pysdt nowhere.py 600 /tmp/ready $go
			end_containers
			kill -INT $tracer
			wait $tracer
		}
		hostname machine
		traced insideallcontainers
		traced insidecontainer _python_inside=
	END
}

judge () {
	if [ -z "$pysdts" ]; then
		skip "pysdt in containers" "Debian $release has no Python that it is for"
		return
	fi
	said=$scratch/modules/insideallcontainers/errors
	untold='runs .opt.bin.python, which has no markers: not seen$'
	has "of who has not loaded it a line tells" "$untold" "$(cat "$said")"
	sed -i "/$untold/d" "$said"
	compiled insideallcontainers insidecontainer
	diagnose < "$out/log"
	same "all containers: functions and imports, each with its own" \
		"five 500 500 500
four 400 400 400
machine 600 600 600
one 100 100 100
three 300 300 300
two 200 200 200" \
		"$(sort "$out/insideallcontainers")"
	same "one container: it alone" "one 100 100 100" \
		"$(cat "$out/insidecontainer")"
}
