#!/bin/sh
# clocks.sh - clocks that are years off, on a workstation and on the server, under the real programs (libfaketime): everybody ends
# with the same, nothing is lost, the value that lost a clash is kept, whoever's clock is wrong hears of it, and conflicts that grew
# older than 90 days leave every device.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
. "$top_srcdir/tests/crash/preload.sh"
lib=$(preload_find faketime/libfaketimeMT.so.1)
[ "$lib" ] || { echo "1..0 # SKIP no libfaketime here"; exit 0; }
FAKETIME_DONT_FAKE_MONOTONIC=1
export FAKETIME_DONT_FAKE_MONOTONIC
preload_try "$lib"
# at OFFSET WORDS...: with the clock so far off ("+5y")
at() {
	off=$1
	shift
	FAKETIME=$off LD_PRELOAD=$lib "$@"
}
wsat() { # OFFSET NAME WORDS...
	off=$1 who=$2
	shift 2
	FAKETIME=$off LD_PRELOAD=$lib "$hot" -d "$tmp/$who.db" "$@"
}
serve_at() { # OFFSET
	[ -z "$server" ] || stop_server
	: >"$tmp/server.out"
	FAKETIME=$1 LD_PRELOAD=$lib "$hotcrmd" serve --listen "127.0.0.1:${port:-0}" >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
	url=$(head -1 "$tmp/server.out")
	port=${url##*:}
}
value() { ws "$1" show account "$id" -o json | tr ',' '\n' | sed -n "s/.*\"$2\": *\"\(.*\)\".*/\1/p"; }

"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve_at +0d
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
id=$(ws a new account name=Clock)
settle a b

# a workstation five years ahead
wsat +5y a set account "$id" phone="+47 22 00 00 01" >/dev/null 2>&1
ws b set account "$id" phone="+47 22 00 00 02" >/dev/null 2>&1
t "a workstation that is five years ahead exchanges" wsat +5y a sync
like "and says so" "clock here is 18[0-9][0-9] days ahead of that of the server" "$out"
ws b sync >"$tmp/out" 2>&1
like "the other one hears of the clash" "1 conflict opened" "$(cat "$tmp/out")"
wsat +5y a sync >/dev/null 2>&1
same_all "both hold the same" a b
row=$(ws b sync conflicts -o tsv | sed 1d)
like "both values are kept: the one" "00 00 01" "$row"
like "and the other" "00 00 02" "$row"
ws b set account "$id" phone="+47 22 00 00 03" >/dev/null 2>&1
ws b sync >/dev/null 2>&1
wsat +5y a sync >/dev/null 2>&1
is "a later edit wins over one from the future" "+47 22 00 00 03" "$(value a phone)"

# one twenty years behind
wsat -20y a set account "$id" website=https://old.example >/dev/null 2>&1
late=$(wsat -20y a new contact last_name=Late email=late@example.com)
t "a workstation that is twenty years behind exchanges" wsat -20y a sync
like "and says so" "clock here is 7[23][0-9][0-9] days behind that of the server" "$out"
ws b sync >/dev/null 2>&1
same_all "both hold the same" a b
is "what was edited there is here" "https://old.example" "$(value b website)"
t "and what was made there" ws b show contact "$late"
settle a b
wsat +0d a sync >"$tmp/out" 2>&1
is "a clock that was set right is no subject any more" 0 "$(grep -c clock "$tmp/out")"

# what was decided by rule is forgotten after 90 days, on the server and then on each device
is "the conflict is still kept" 1 "$(ws a count 'conflict state:auto')"
serve_at +100d
gone() { wsat +100d a sync >/dev/null 2>&1; [ "$(ws a count 'conflict state:auto')" = 0 ]; }
t "100 days later the device drops it" wait_for gone
wsat +100d b sync >/dev/null 2>&1
is "and so does the other" 0 "$(ws b count 'conflict state:auto')"
is "sync conflicts lists it no more" 1 "$(ws b sync conflicts --all -o tsv | wc -l | tr -d ' ')"
same_all "both hold the same" a b

# the server ahead, far behind, and right again
n=0
for off in +7y -9y +0d; do
	n=$((n + 1))
	serve_at $off
	ws a new account "name=Server $off" >/dev/null
	t "the server's clock is off by $off: an exchange" ws a sync
	[ $off = +0d ] || like "and the two clocks are told apart" "clock here is .* days (ahead of|behind)" "$out"
	ws b sync >/dev/null 2>&1
	ws b set account "$id" phone="+47 22 00 01 0$n" >/dev/null 2>&1
	settle b a
	is "an edit made then arrives" "+47 22 00 01 0$n" "$(value a phone)"
	same_all "both hold the same" a b
done
is "nothing was lost or doubled" 4 "$(ws b count account)"

t "both are sound" sh -c '"$1" -d "$2" doctor && "$1" -d "$3" doctor' sh "$hot" "$tmp/a.db" "$tmp/b.db"
done_testing
