# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# Containers, where they are made for a group: in its workshop and in the machine.
# They are crun's, each with an overlay over the layers of its image, as podman and
# docker make them.  A container sees this machine's /usr and /job.

# begin_containers: what they need of this machine
begin_containers () {
	[ -d /sys/fs/cgroup ] || mount -t sysfs sys /sys
	mount -t cgroup2 cgroups /sys/fs/cgroup
	mount -t tmpfs run /run
	mkdir -p /run/containers
}

# image NAME PYTHON [VARIABLE…]: a layer with this Python as /opt/bin/python, of
# containers that have these variables; $layers_NAME may have more layers
image () {
	mkdir -p "/job/images/$1/opt/bin"
	cp "$2" "/job/images/$1/opt/bin/python"
	eval "layers_$1=/job/images/$1"
	image=$1
	shift 2
	eval "variables_$image=\$*"
}

# container NAME IMAGE ARG…: runs one; its first process is the number in
# /run/containers/NAME/pid
container () {
	name=$1 image=$2 dir=/run/containers/$1
	shift 2
	eval "layers=\$layers_$image variables=\$variables_$image"
	mkdir -p "$dir/rootfs" "$dir/upper" "$dir/work"
	mount -t overlay -o "lowerdir=$layers,upperdir=$dir/upper,workdir=$dir/work" \
		overlay "$dir/rootfs"
	python3 bundle.py "$name" "$variables" "$@" > "$dir/config.json"
	crun --cgroup-manager=disabled run --no-pivot --no-new-keyring \
		--bundle "$dir" --pid-file "$dir/pid" "$name" &
}

# waiting NAME IMAGE [-OPTION…] TIMES GO: one that runs nowhere.py, and waits for
# that file
waiting () {
	waits=$1 of=$2 options=
	shift 2
	while [ $# -gt 2 ]; do
		options="$options $1"
		shift
	done
	# shellcheck disable=SC2086 # words
	container "$waits" "$of" $options /job/in/nowhere.py "$1" \
		"/job/$waits.ready" "$2"
	until [ -e "/job/$waits.ready" ] || ! kill -0 $!; do sleep 0.1; done
	rm "/job/$waits.ready"
}

# container_pid NAME
container_pid () {
	cat "/run/containers/$1/pid"
}

# end_containers: waits for those that were told to go, of which crun may complain
# when one goes while it looks, and removes what they leave
end_containers () {
	while [ "$(crun list -q 2> /dev/null)" ]; do sleep 0.1; done
	for dir in /run/containers/*/; do
		umount "$dir/rootfs"
		rm -r "$dir"
	done
}

# trace_containers OUT MODULE [WORD…]: staprun of that module, as $tracer, when its
# probes are in; what it shows in out/OUT, what it says in out/OUT.said
trace_containers () {
	shown=/job/out/$1 module=$2
	shift 2
	staprun -vv -o "$shown" "$module.ko" "$@" > "$shown.said" 2>&1 &
	tracer=$!
	until grep -qs 'module_init() returned' "$shown.said"; do sleep 0.1; done
}
