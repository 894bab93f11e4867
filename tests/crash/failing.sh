#!/bin/sh
# failing.sh - the real programs while calls of the system fail under them (libfiu): no disk, no memory, no files, on either side.
# What was acknowledged is there afterwards, once; what was not is told in a sentence; everybody ends sound and equal.
# In check each call fails always and once. HOTCRM_LONG=ROUNDS adds so many rounds in which they fail by chance.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
. "$top_srcdir/tests/crash/preload.sh"
run=$(preload_find fiu/fiu_run_preload.so) posix=$(preload_find fiu/fiu_posix_preload.so)
command -v fiu-ctrl >/dev/null && [ "$run" ] && [ "$posix" ] || { echo "1..0 # SKIP no libfiu here"; exit 0; }
fiu="$run $posix"
preload_try "$fiu"
calls="posix/io/oc/open posix/io/rw/pwrite posix/io/rw/pread posix/io/rw/write posix/io/rw/ftruncate posix/io/sync/fdatasync
    posix/io/sync/fsync posix/mm/mmap libc/mm/malloc"
: >"$tmp/acked"
bad=0

# ws_fails WHAT NAME WORDS...: on that workspace while that fails; says when it ended without a word
ws_fails() {
	what=$1 who=$2
	shift 2
	FIU_ENABLE="$what" LD_PRELOAD=$fiu "$hot" -d "$tmp/$who.db" "$@" >"$tmp/out" 2>"$tmp/err"
	rc=$?
	# out of memory ends it, said; nothing else may
	if [ $rc -ge 128 ] && ! { [ $rc = 134 ] && grep -q "out of memory" "$tmp/err"; }; then
		echo "# $what: $* ended with $rc: $(tail -1 "$tmp/err")"
		bad=$((bad + 1))
	elif [ $rc != 0 ] && ! grep -Eq '^hotcrm: .*(\.|wanted\))( \([^)]*\))?$' "$tmp/err"; then
		echo "# $what: $* said nothing: exit $rc, $(tail -1 "$tmp/err")"
		bad=$((bad + 1))
	fi
	return $rc
}
add_fails() { ! ws_fails "$1" a new account "name=$2" || echo "$2" >>"$tmp/acked"; }
add() { ! ws "$1" new account "name=$2" >/dev/null 2>&1 || echo "$2" >>"$tmp/acked"; }
words() { is "$1 a sentence for each" 0 $bad; bad=0; }

# what must hold when nothing fails any more; which round: for the message
oracle() {
	settle a b
	ws b list account show name -o csv | sed 1d | tr -d '"' | sort >"$tmp/names"
	is "$1: nothing that was acknowledged is lost" "" "$(sort "$tmp/acked" | comm -23 - "$tmp/names")"
	is "$1: nothing is there twice" "" "$(uniq -d "$tmp/names")"
	same_all "$1: both hold the same" a b
	t "$1: all are sound" sh -c 'for f; do "$0" -d "$f" doctor || exit 1; done' "$hot" "$tmp/a.db" "$tmp/b.db" "$tmp/server/tenants/$tenant.db"
}

tenant=$("$hotcrmd" tenant create acme) || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }

# the workstation: an edit, an exchange, what reads
for call in $calls; do
	for how in "" ",onetime"; do
		add_fails "enable name=$call$how" "Edit $call$how"
		ws_fails "enable name=$call$how" a list account
	done
done
words "a workstation whose calls fail:"
oracle "its edits"
for call in $calls posix/io/net/connect posix/io/net/send posix/io/net/recv posix/io/net/socket posix/io/net/poll; do
	for how in "" ",onetime"; do
		# it waits between its tries, and once is enough to see that
		case $call$how in *net/connect) ;; *net/*[a-z]) [ "$how" ] || continue ;; esac
		add a "Sync $call$how"
		add b "Other $call$how"
		ws b sync >/dev/null 2>&1
		ws_fails "enable name=$call$how" a sync
	done
done
words "an exchange whose calls fail:"
oracle "its exchanges"

# the server: started whole, then its calls fail
serve_fails() { # the server on its port, with a way to tell it
	stop_server
	rm -f "$tmp"/fiu-*
	: >"$tmp/server.out"
	FIU_CTRL_FIFO=$tmp/fiu LD_PRELOAD=$fiu "$hotcrmd" serve --listen "127.0.0.1:$port" >"$tmp/server.out" 2>>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
}
tell() { timeout 10 fiu-ctrl -f "$tmp/fiu" -c "$1" "$server" >/dev/null 2>&1; }
gone() { ! grep -q ") [^Z] " "/proc/$server/stat" 2>/dev/null; }
: >"$tmp/server.err"
serve_fails
# but for write(), with which its threads wake each other: files are written by pwrite()
for call in $(echo "$calls" | sed 's,posix/io/rw/write,,'); do
	for how in "" ",onetime"; do
		add a "Server $call$how"
		tell "enable name=$call$how"
		ws a sync >"$tmp/out" 2>"$tmp/err"
		rc=$?
		if [ $rc != 0 ] && { [ $rc -ge 128 ] || ! grep -Eq '^hotcrm: .*\.( \([^)]*\))?$' "$tmp/err"; }; then
			echo "# server, $call$how: exit $rc, $(tail -1 "$tmp/err")"
			bad=$((bad + 1))
		fi
		# out of memory ends a server, said; another one takes over
		if [ $call = libc/mm/malloc ]; then
			kill -KILL "$server" 2>/dev/null	# which may be about to end by itself
			serve_fails
		elif ! gone; then
			tell "disable name=$call"
		else
			echo "# $call$how ended the server: $(tail -1 "$tmp/server.err")"
			bad=$((bad + 1))
			serve_fails
		fi
		t "after $call$how failed in the server the next exchange goes on" ws a sync
	done
done
words "a server whose calls fail:"
like "a server without memory says so" "out of memory" "$(cat "$tmp/server.err")"
oracle "the server's"

for round in $(seq "${HOTCRM_LONG:-0}"); do
	chance=0.0$((round * 7 % 9 + 1))
	serve_fails
	for k in 1 2 3 4 5 6; do
		call=$(echo $calls | cut -d ' ' -f $(((round * 5 + k) % 9 + 1)))
		[ $call = libc/mm/malloc ] && luck=0.0001 || luck=$chance
		for what in "" posix/io/*; do
			add_fails "enable_random name=${what:-$call},probability=$luck" "Chance $round $k${what:+ any}"
			add b "Other $round $k${what:+ any}"
			tell "enable_random name=${what:-$call},probability=$luck"
			ws_fails "enable_random name=${what:-$call},probability=$luck" a sync
			ws b sync >/dev/null 2>&1
			if gone; then serve_fails; else tell "disable name=${what:-$call}"; fi
		done
	done
	serve_fails
	words "round $round, $chance:"
	oracle "round $round"
done
done_testing
