#!/bin/sh
# tui_sync.sh - a list under somebody's fingers while sync runs at full rate: RECORDS accounts (100,000 unless the environment says
# otherwise) go up from the workspace that is shown, then come down into another one that is; how late keys are answered.
: "${RECORDS:=100000}"
top_builddir=${top_builddir:-.}
[ -x "$top_builddir/hotcrmd" ] || { echo "# built without the server"; exit 0; }
. "$top_srcdir/tests/flow/sync_lib.sh"
. "$top_srcdir/tests/bench/sync_data.sh"
HOTCRM_SHARE=$top_srcdir
export HOTCRM_SHARE
# a key in an empty list has no answer to wait for
shown() {
	[ "$(ws "$1" count account)" -gt 1000 ]
}
keys() {	# name workspace
	ws "$2" sync >/dev/null 2>&1 &
	sync=$!
	wait_for shown "$2"
	for size in 80x24 200x60; do
		"$top_builddir/bench_pty" -n "$1" -g $size -o 'list account' -m 200 "$hot" -d "$tmp/$2.db"
	done
	kill -0 $sync 2>/dev/null || echo "# $1: it was through before the keys were"
	wait $sync
}
"$hotcrmd" tenant create acme >/dev/null && serve || exit 1
"$hotcrmd" key create acme anna --role admin >"$tmp/a.key"
"$hotcrmd" key create acme ben --role admin >"$tmp/b.key"
for w in a b; do
	ws $w init >/dev/null 2>&1
	ws $w sync join "$url" --key "@$tmp/$w.key" >/dev/null 2>&1 || exit 1
done
accounts "$RECORDS" >"$tmp/accounts.csv"
ws a import account "$tmp/accounts.csv" >/dev/null 2>&1
keys tui.push a
keys tui.pull b
echo "tui.pull.records $(ws b count account) rows"
