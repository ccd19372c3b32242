# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Pythons in containers: all of them, and those of one.  The containers are
# crun's, each with an overlay over the layers of its image, as podman and docker
# make them; there are two images, with two Pythons at one path.  Where probes go
# is compiled without a boot, in the same root, where the same containers run.

# in both places: container NAME IMAGE ARG… runs one, and its first process is the
# number in /run/containers/NAME/pid
containers () {
	cat <<-END
		a=$(python 3.9 static) home_a=/srv/debian11/usr
		b=$(python "$own" static) home_b=/usr
	END
	cat <<-'END'
		cd /job/in && . ./pythons.sh
		[ -d /sys/fs/cgroup ] || mount -t sysfs sys /sys
		mount -t cgroup2 cgroups /sys/fs/cgroup
		mount -t tmpfs run /run
		mkdir -p /job/images/a/opt/bin /job/images/b/opt/bin /job/images/top /run/containers
		cp $a /job/images/a/opt/bin/python
		cp $b /job/images/b/opt/bin/python
		layers_a=/job/images/a layers_b=/job/images/top:/job/images/b
		container () {
			name=$1 image=$2 dir=/run/containers/$1
			shift 2
			eval "layers=\$layers_$image home=\$home_$image"
			mkdir -p $dir/rootfs $dir/upper $dir/work
			mount -t overlay -o lowerdir=$layers,upperdir=$dir/upper,workdir=$dir/work \
				overlay $dir/rootfs
			python3 bundle.py $name $home "$@" > $dir/config.json
			crun --cgroup-manager=disabled run --no-pivot --no-new-keyring \
				--bundle $dir --pid-file $dir/pid $name &
		}
		# waiting NAME IMAGE TIMES GO: one that waits for that file
		waiting () {
			container $1 $2 /job/in/nowhere.py $3 /job/$1.ready $4
			until [ -e /job/$1.ready ] || ! kill -0 $!; do sleep 0.1; done
			rm /job/$1.ready
		}
	END
}

before_the_boot () {
	containers
	cat <<-END
		waiting one a 1 /job/go
		waiting two b 1 /job/go
		$(at_work)
		for which in --all-containers --container=\$(cat /run/containers/one/pid); do
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
		"$here/bundle.py" "$scratch/containers/in"
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
			one=$(cat /run/containers/one/pid)
			staprun -vv -o /job/out/$1 $1.ko ${2:+"$2$one"} \
				> /job/out/$1.said 2>&1 &
			tracer=$!
			until grep -q 'module_init() returned' /job/out/$1.said; do
				sleep 0.1
			done
			waiting four b 400 $go
			touch $go
			PYTHONHOME=$home_a $a nowhere.py 500 /tmp/ready $go
			while [ "$(crun list -q)" ]; do sleep 0.1; done
			kill -INT $tracer
			wait $tracer
			for name in one two three four; do
				umount /run/containers/$name/rootfs
				rm -r /run/containers/$name
			done
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
		staprun -vv -o /job/out/killed allcontainers.ko > /job/out/killed.said 2>&1 &
		tracer=$!
		until grep -q 'module_init() returned' /job/out/killed.said; do sleep 0.1; done
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
