# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# A service that runs with PYSDT=1 is traced while it serves ten thousand requests
# on loopback: is each answered as without a tracer, and counted once?

slow=yes
limit=1800

modules () {
	[ -z "$pysdts" ] || module_with_pysdt service "$here/service.stp"
}

guest () {
	[ -n "$pysdts" ] || return 0
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	cat <<-'END'
		# asked WHEN REQUESTS
		asked () {
			$python service.py ask /tmp/port $2 > /job/out/$1-$version 2>&1
		}
		for version in $pysdts; do
			python=$(python $version static)
			PYSDT=1 $python service.py serve /tmp/port > /job/out/said-$version 2>&1 &
			until [ -e /tmp/port ]; do sleep 0.2; done
			asked before 1000
			staprun -o /job/out/seen-$version service.ko &
			tracer=$!
			until grep -qs ready /job/out/seen-$version; do sleep 0.2; done
			# pysdt looks twenty times a second
			sleep 3
			asked during 10000
			kill -INT $tracer
			wait $tracer
			asked after 1000
			rm /tmp/port
			wait
		done
	END
}

judge () {
	if [ -z "$pysdts" ]; then
		skip "a service with pysdt" "Debian $release has no Python that it is for"
		return
	fi
	compiled service
	same "staprun says nothing" "" "$(cat "$out/log")"
	for version in $pysdts; do
		same "$version: each request is answered, before, during and after" \
			"1000 10000 1000" \
			"$(cut -d' ' -f1 "$out/before-$version" "$out/during-$version" \
				"$out/after-$version" | paste -sd' ')"
		same "$version: each is counted, once" "10000 calls" \
			"$(grep -v ready "$out/seen-$version")"
		same "$version: the service has nothing to say" "" \
			"$(cat "$out/said-$version")"
		for when in before during after; do
			sed "s/^[0-9]* /# $version, $when: us of an answer, median and 99 of 100: /" \
				"$out/$when-$version"
		done
	done
}
