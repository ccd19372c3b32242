# SPDX-License-Identifier: GPL-2.0-or-later
#
# fish completion for python-stap.  The scripts and their knobs are python-stap's
# own to tell.

function __python_stap_scripts
    python-stap 2>/dev/null | string replace -r ' +' \t
end

function __python_stap_knobs
    set -l words (commandline -opc)
    set -l script $words[2]
    contains -- "$script" compile record; and set script $words[3]
    python-stap --knobs "$script" 2>/dev/null | string replace -r '=.*' '='
end

function __python_stap_first
    test (count (commandline -opc)) -eq 1
end

function __python_stap_script_next
    set -l words (commandline -opc)
    test (count $words) -eq 2; and contains -- $words[2] help compile record
end

function __python_stap_runs
    set -l words (commandline -opc)
    test (count $words) -ge 2; and not contains -- $words[2] help doctor mend compile run record attach detach
    and not contains -- -- $words
end

# behind the command and what it is for
function __python_stap_behind
    set -l words (commandline -opc)
    test (count $words) -ge 3; and test $words[2] = $argv[1]
    and not contains -- -- $words
end

function __python_stap_module_next
    set -l words (commandline -opc)
    test (count $words) -eq 2; and test $words[2] = run
end

function __python_stap_is
    set -l words (commandline -opc)
    test (count $words) -ge 2; and contains -- $words[2] $argv
end

complete -c python-stap -n __python_stap_first -f -a '(__python_stap_scripts)'
complete -c python-stap -n __python_stap_first -f -a help -d 'what a script shows, and its knobs'
complete -c python-stap -n __python_stap_first -f -a doctor -d 'will tracing work on this machine?'
complete -c python-stap -n __python_stap_first -f -a mend -d 'make SystemTap fit the kernel'
complete -c python-stap -n __python_stap_first -f -a compile -d 'make a module of a script'
complete -c python-stap -n __python_stap_first -f -a run -d 'run a module'
complete -c python-stap -n __python_stap_first -f -a record -d 'run a script for days, in the background'
complete -c python-stap -n __python_stap_first -f -a attach -d 'load pysdt into a process'
complete -c python-stap -n __python_stap_first -f -a detach -d 'turn pysdt off there'
complete -c python-stap -n '__python_stap_is attach detach' -f -a '(__fish_complete_pids)'
complete -c python-stap -n '__python_stap_is attach detach' -f -l gdb -d 'by the debugger, for 3.12 and 3.13'
complete -c python-stap -n __python_stap_script_next -f -a '(__python_stap_scripts)'
complete -c python-stap -n '__python_stap_is doctor' -f -l json -d 'for programs'
complete -c python-stap -n '__python_stap_is mend' -f -l list -d 'the copies that there are'
complete -c python-stap -n '__python_stap_is mend' -f -l undo -d 'remove them'
complete -c python-stap -n '__python_stap_is mend compile' -x -l kernel -a '(path basename /lib/modules/* 2>/dev/null; or ls /lib/modules 2>/dev/null)' -d 'for this kernel'
complete -c python-stap -n '__python_stap_behind compile' -s o -r -d 'the module to write'
complete -c python-stap -n '__python_stap_behind compile' -f -a '(__python_stap_knobs)'
complete -c python-stap -n __python_stap_module_next -k -x -a '(__fish_complete_suffix .ko)'
complete -c python-stap -n '__python_stap_behind run' -s o -r -d 'write to this file'
complete -c python-stap -n '__python_stap_behind run' -s x -x -a '(__fish_complete_pids)' -d 'trace this process'
complete -c python-stap -n '__python_stap_behind run' -s c -r -d 'trace this command'
complete -c python-stap -n '__python_stap_behind record' -s o -r -d 'what the names of the output begin with'
complete -c python-stap -n '__python_stap_behind record' -x -l size -d 'megabytes of a file'
complete -c python-stap -n '__python_stap_behind record' -x -l files -d 'how many are kept'
complete -c python-stap -n '__python_stap_behind record' -s x -x -a '(__fish_complete_pids)' -d 'trace this process'
complete -c python-stap -n '__python_stap_behind record' -f -a '(__python_stap_knobs)'
complete -c python-stap -n __python_stap_runs -f -a '(__python_stap_knobs)'
complete -c python-stap -n __python_stap_runs -s x -x -a '(__fish_complete_pids)' -d 'trace this process'
complete -c python-stap -n __python_stap_runs -x -l container -d 'trace this container'
complete -c python-stap -n __python_stap_runs -f -l all-containers -d 'trace all containers'
complete -c python-stap -n __python_stap_runs -f -l pysdt -d 'run the program with pysdt'
complete -c python-stap -n __python_stap_runs -s c -r -d 'trace this command'
