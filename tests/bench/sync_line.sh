#!/bin/sh
# sync_line.sh - sync over a line of 256 kbit/s with 400 ms there and back, and over loopback: time, bytes, requests.
# RECORDS accounts are pushed and pulled (2,000 unless the environment says otherwise), and a third workstation loads them all.
: "${RECORDS:=2000}"
top_builddir=${top_builddir:-.}
[ -x "$top_builddir/hotcrmd" ] || { echo "# built without the server"; exit 0; }
. "$top_srcdir/tests/flow/sync_lib.sh"
. "$top_srcdir/tests/bench/sync_data.sh"
bench=$top_builddir/bench_sync_line
"$hotcrmd" tenant create acme >/dev/null && serve || exit 1
"$hotcrmd" key create acme anna >"$tmp/a.key"
"$hotcrmd" key create acme ben >"$tmp/b.key"
ws a init >/dev/null 2>&1
ws a sync join "$url" --key "@$tmp/a.key" >/dev/null 2>&1 || exit 1
ws b init >/dev/null 2>&1
ws b sync join "$url" --key "@$tmp/b.key" >/dev/null 2>&1 || exit 1
accounts "$RECORDS" >"$tmp/accounts.csv"
ws a import account "$tmp/accounts.csv" >/dev/null 2>&1
say() { sed "s/^sync_/$1_/"; }
"$bench" "$tmp/a.db" pull | say loopback_push
"$bench" "$tmp/b.db" pull | say loopback_pull
"$hotcrmd" key create acme cleo --role admin >"$tmp/c.key"
ws c init >/dev/null 2>&1
stop_server	# the join alone, its load is the bench's
ws c sync join "$url" --key "@$tmp/c.key" >/dev/null 2>&1
serve "$port"
"$bench" "$tmp/c.db" pull | say loopback_initial
# a delta of 20 records
for i in 11 12 13 14 15 16 17 18 19 20; do
	ws a set "account name~\" $i\$\"" phone="+49 30 77${i}123" billing_city="Town $i" >/dev/null 2>&1
	ws a set "account name~\" 1$i\$\"" description="Called again on day $i, an offer is on its way." >/dev/null 2>&1
done
"$bench" "$tmp/a.db" pull >/dev/null
"$bench" "$tmp/b.db" pull | say loopback_delta
"$bench" "$tmp/a.db" hop "$tmp/b.db" "$hot" | say loopback
"$bench" "$tmp/a.db" edit | say loopback
misbehave --delay 200 --rate 32000
ws a sync set url "$url" && ws b sync set url "$url"
"$bench" "$tmp/a.db" edit | say slow
"$bench" "$tmp/b.db" pull | say slow
