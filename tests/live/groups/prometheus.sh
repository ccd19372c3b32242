# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# A real Prometheus server, which scrapes Debian's node exporter on loopback, which
# reads the file of python-exporter.stp: does a query have the numbers that the
# programs of exporter.sh are known for?  The three are asked for and unpacked when
# this runs; see scripts/packages.

# shellcheck source=SCRIPTDIR/fleet.sh
. "$here/groups/fleet.sh"
# shellcheck source=SCRIPTDIR/exporter.sh
. "$here/groups/exporter.sh"
slow=yes
limit=1800

modules () {
	module_with_pysdt python_exporter "$srcdir/examples/python-exporter.stp"
	mkdir -p "$scratch/servers"
	cat > "$scratch/servers/fetch" <<-END
		cd /job
		apt-get -qq -o Acquire::Check-Valid-Until=false update &&
			apt-get -qq -o APT::Sandbox::User=root download \
				$(sed -n 's/^metrics  *//p' "$srcdir/scripts/packages") || exit
		for package in *.deb; do dpkg-deb -x "\$package" . || exit; done
	END
	in_vm sh -j "$scratch/servers" sh /job/fetch > "$scratch/servers/said" 2>&1 ||
		diagnose < "$scratch/servers/said"
}

guest () {
	servers=$scratch/servers/usr/bin
	[ -x "$servers/prometheus" ] && [ -x "$servers/prometheus-node-exporter" ] ||
		return 0
	cp "$servers/prometheus" "$servers/prometheus-node-exporter" "$job/in"
	# as docs/fleet.md has them, and so that all is scraped soon
	block_behind '/etc/default/prometheus-node-exporter' | sed 's/^/exec /' > "$job/in/node"
	{
		printf 'global:\n  scrape_interval: 2s\n'
		block_behind 'In prometheus.yml'
	} > "$job/in/prometheus.yml"
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	{
		echo "pysdts='$pysdts' release=$release; cd /job/in; . ./pythons.sh"
		programs
	} > "$job/in/programs"
	cat > "$job/in/ask.py" <<-'END'
		import json, sys, time, urllib.parse, urllib.request
		def ask(query):
		    url = "http://127.0.0.1:9090/api/v1/query?" + urllib.parse.urlencode({"query": query})
		    with urllib.request.urlopen(url, timeout=60) as answer:
		        return json.load(answer)["data"]["result"]
		# what is scraped after the programs have ended
		after = time.time()
		while True:
		    try:
		        seen = ask("timestamp(python_exporter_rows)")
		    except OSError:
		        seen = []
		    if seen and float(seen[0]["value"][1]) > after:
		        break
		    time.sleep(0.5)
		for series in ask('{__name__=~"python_.*"}'):
		    labels = series["metric"]
		    kept = ",".join(f'{key}="{labels[key]}"' for key in ("process", "pid", "le")
		                    if key in labels)
		    print(labels["__name__"] + (f"{{{kept}}}" if kept else ""), series["value"][1])
	END
	cat <<-'END'
		cat > scraped <<-'RUN'
			. ./programs
			PATH=/job/in:$PATH sh ./node > /job/out/node.said 2>&1 &
			node=$!
			./prometheus --config.file=prometheus.yml --storage.tsdb.path=/tmp/tsdb \
				--web.listen-address=127.0.0.1:9090 > /job/out/server.said 2>&1 &
			server=$!
			every > /job/out/pids
			# with no program of ours behind it: a Python that is not traced asks
			PYTHONHOME=/usr /job/in/unseen ask.py > /job/out/answered 2> /job/out/ask.said
			cat $files/python.prom > /job/out/process
			kill $node $server
			wait
		RUN
		objcopy -R .note.stapsdt /usr/bin/python3 /job/in/unseen
		staprun python_exporter.ko -c 'sh scraped' > /job/out/process.said 2>&1
	END
}

# sorted FILE: its series, without comments, numbers as awk prints them
sorted () {
	sed '/^#/d' "$1" | awk '{ printf "%s %.9g\n", $1, $2 }' | LC_ALL=C sort
}

judge () {
	if [ ! -e "$out/process" ]; then
		skip "Prometheus" "its packages cannot be had: $(tail -n 1 "$scratch/servers/said")"
		return
	fi
	compiled python_exporter
	exact "$out/answered" "Prometheus"
	same "Prometheus has all series, with the numbers that the file has" \
		"$(sorted "$out/process")" "$(sorted "$out/answered")"
	lacks "the node exporter takes the file as it is" 'level=ERROR\|error' \
		"$(grep textfile "$out/node.said")"
	same "… which it says, too" "" "$(cat "$out/ask.said")"
}
