#!/bin/sh
# sync_load.sh - a first load over loopback: RECORDS accounts (10,000 unless the environment says otherwise; FULL=1 loads 100,000
# and then 1,000,000) of one tenant to a workstation that has none.
: "${RECORDS:=10000}"
[ -z "${FULL:-}" ] || RECORDS="100000 1000000"
top_builddir=${top_builddir:-.}
[ -x "$top_builddir/hotcrmd" ] || { echo "# built without the server"; exit 0; }
. "$top_srcdir/tests/flow/sync_lib.sh"
. "$top_srcdir/tests/bench/sync_data.sh"
for n in $RECORDS; do
	accounts "$n" >"$tmp/accounts.csv"
	ws made init >/dev/null 2>&1
	ws made import account "$tmp/accounts.csv" >/dev/null 2>"$tmp/import.err" || { cat "$tmp/import.err"; exit 1; }
	"$hotcrmd" tenant import "t$n" "$tmp/made.db" >/dev/null && "$hotcrmd" key create "t$n" anna --role admin >"$tmp/$n.key" || exit 1
	rm -f "$tmp"/made.db* "$tmp/accounts.csv"
	ws "$n" init >/dev/null 2>&1
	serve && stop_server	# the join alone finds nobody: its load is the bench's
	ws "$n" sync join "$url" --key "@$tmp/$n.key" >/dev/null 2>&1
	serve "$port"
	"$top_builddir/bench_sync_line" "$tmp/$n.db" pull | sed "s/^sync_exchange/sync_load_$n/"
	stop_server
	[ -z "${KEEP:-}" ] || mv "$tmp/$n".db* "$tmp/server" "$KEEP"
	rm -f "$tmp/$n".db*
done
