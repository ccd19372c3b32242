# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# python-exceptions.stp on a program whose every exception is known.

# shellcheck source=SCRIPTDIR/pysdt.sh
. "$here/groups/pysdt.sh"

before_the_boot () {
	building
	cat <<-'END'
		make_module exceptions /job/python-exceptions.stp
	END
}

modules () {
	if [ -z "$pysdts" ]; then
		module exceptions "$srcdir/examples/python-exceptions.stp"
		return
	fi
	workshop "$scratch/views"
	cp -R "$srcdir/pysdt" "$srcdir/examples/python-exceptions.stp" \
		"$scratch/views"
	cp "$here/pythons.sh" "$scratch/views/in"
	before_the_boot > "$scratch/views/before"
	work "$scratch/views" before exceptions
}

guest () {
	sites
	cat <<-'END'
		export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
		trace () {	# trace NAME MODULE PROGRAM [KNOB=VALUE…]
			name=$1-$version module=$2 program=$3
			shift 3
			staprun -o /job/out/$name $module.ko "$@" -c "$run $program" \
				> /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $calling $pysdts; do
			case " $pysdts " in
			*" $version "*) run="$(python $version static) -W ignore -s -m pysdt" ;;
			*) run="$(python $version static) -W ignore -s -S" ;;
			esac
			trace leaves exceptions leaves.py
		done
	END
}

# expected_leaves VERSION
expected_leaves () {
	case " $pysdts " in
	*" $1 "*) set -- pysdt ;;
	esac
	awk -v version="$1" '$1 == "#:" {
		for (i = 4; i <= NF; i++)
			if ($i == version)
				print $2, $3
	}' "$here/workloads/leaves.py" | LC_ALL=C sort
}

judge () {
	compiled exceptions
	same "staprun says nothing" "" "$(cat "$out/log")"
	for version in $calling $pysdts; do
		# whether close() runs a generator there depends on the release
		like=$version untold='^$'
		case " $pysdts " in
		*" $version "*) like=3.9 untold='^closed$' ;;
		esac
		same "python-exceptions.stp on $version: each function, as often" \
			"$(expected_leaves "$version")" \
			"$(sed -n 's/^ *[0-9]* \(__main__\.\)\{0,1\}\(.*\) in .*\/leaves\.py:[0-9]*$/\2/p' \
				"$out/leaves-$version" | grep -v -e "$untold" |
				LC_ALL=C sort | uniq -c | awk '{ print $2, $1 }' | LC_ALL=C sort)"
		same "… and nothing but them is said" "0:" \
			"$(cat "$out/leaves-$version.status" "$out/leaves-$version.said" | paste -sd:)"
	done
}
