# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Debian 13's SystemTap 5.1 cannot build a module for its own kernel; what
# comes before that, passes 1 to 3, works with every alias and example.
# No boot.

aliases='python.function.entry python.function.return python.function
	python.line python.import.start python.import.done python.import
	python.audit python.gc.start python.gc.done python.gc'

judge () {
	job=$scratch/stap51
	mkdir "$job"
	make_kernel
	cp -R "$kernel" "$job/kernel"
	cp "$srcdir"/examples/*.stp "$job"
	PYTHON_STAP_PATHS='/usr/bin/python3.?? /usr/bin/python3.9' "$vm" tapset "$job/tapset"
	for alias in $aliases; do
		# line and function.* are not in 3.13: the sentence is compiled then
		echo "probe $alias { println(name) }" > "$job/$alias.stp"
	done
	cat > "$job/run" <<-'END'
		old=/srv/debian13
		# 3.9 and 3.15 next to its own 3.13, for the markers that has not
		cp /srv/debian11/usr/bin/python3.9 /usr/bin/python3.15 \
			/srv/shared/python3.15-shared $old/usr/bin
		cp /usr/lib/x86_64-linux-gnu/libpython3.15.so.1.0 $old/usr/lib/x86_64-linux-gnu
		mkdir -p $old/job $old/proc
		cp -R /job/. $old/job
		chroot $old stap --version 2>&1 | head -n 1 > /job/version
		for script in /job/*.stp; do
			script=${script##*/}
			case $script in
			*markers-shared*) arguments='/usr/bin/python3.15-shared libpython3.15.so.1.0' ;;
			*markers*) arguments=/usr/bin/python3.15 ;;
			*) arguments= ;;
			esac
			HOME=/tmp SYSTEMTAP_TAPSET=/job/tapset chroot $old stap \
				-I /usr/share/systemtap/tapset -r /job/kernel -p3 \
				/job/$script $arguments > /job/$script.c 2> /job/$script.said
			echo $? > /job/$script.status
		done
	END
	"$vm" sh -j "$job" sh /job/run
	has "the SystemTap of Debian 13" ' 5\.1' "$(cat "$job/version")"
	for script in "$job"/*.stp; do
		name=${script##*/}
		# what stap says about an empty script, too, does not count
		same "passes 1 to 3: $name" 0: "$(cat "$script.status"):$(
			grep -v 'Kernel function symbol table missing' "$script.said")"
	done
}
