#!/bin/sh
# sync_slow.sh - a first load over a line of 256 kbit/s with 400 ms there and back that is cut CUTS times by killing the workstation's
# sync: how long it takes with the cuts, and how long before each cut something had last come to rest in the workspace, which is
# what has to be sent again. RECORDS accounts (2,000 unless the environment says otherwise; FULL=1 loads 100,000, in about 7 minutes).
[ -n "${FULL:-}" ] && : "${RECORDS:=100000}" "${CUTS:=5}" "${EVERY:=50}"
: "${RECORDS:=2000}" "${CUTS:=2}" "${EVERY:=3}"
top_builddir=${top_builddir:-.}
[ -x "$top_builddir/hotcrmd" ] || { echo "# built without the server"; exit 0; }
. "$top_srcdir/tests/flow/sync_lib.sh"
. "$top_srcdir/tests/bench/sync_data.sh"
accounts "$RECORDS" >"$tmp/accounts.csv"
ws made init >/dev/null 2>&1
ws made import account "$tmp/accounts.csv" >/dev/null 2>"$tmp/import.err" || { cat "$tmp/import.err"; exit 1; }
"$hotcrmd" tenant import acme "$tmp/made.db" >/dev/null && "$hotcrmd" key create acme anna --role admin >"$tmp/a.key" || exit 1
rm -f "$tmp"/made.db* "$tmp/accounts.csv"
ws a init >/dev/null 2>&1
serve && stop_server	# the join alone finds nobody
ws a sync join "$url" --key "@$tmp/a.key" >/dev/null 2>&1
serve "$port"
misbehave --delay 200 --rate 32000
ws a sync set url "$url"
begin=$(date +%s.%N)
cut=0
while [ "$cut" -lt "$CUTS" ]; do
	"$hot" -d "$tmp/a.db" sync >/dev/null 2>&1 &
	pull=$!
	sleep "$EVERY"
	# nothing but what came is written here
	kept=$(stat -c %.9Y "$tmp/a.db-wal")
	kill -9 "$pull" && awk "BEGIN { printf \"sync_slow_cut_lost %.1f s\n\", $(date +%s.%N) - $kept }"
	wait "$pull" 2>/dev/null
	cut=$((cut + 1))
done
ws a sync >/dev/null 2>"$tmp/sync.err" || { cat "$tmp/sync.err"; exit 1; }
awk "BEGIN { printf \"sync_slow_cuts $CUTS n\nsync_slow %.1f s\n\", $(date +%s.%N) - $begin }"
echo "sync_slow_records $(ws a count account) n"
behave
cat "$tmp/proxy.err"
