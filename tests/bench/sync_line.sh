#!/bin/sh
# sync_line.sh - sync over a line of 256 kbit/s with 400 ms there and back, and over loopback: time, bytes, requests.
# RECORDS accounts are pushed and pulled (2,000 unless the environment says otherwise).
: "${RECORDS:=2000}"
top_builddir=${top_builddir:-.}
[ -x "$top_builddir/hotcrmd" ] || { echo "# built without the server"; exit 0; }
. "$top_srcdir/tests/flow/sync_lib.sh"
bench=$top_builddir/bench_sync_line
"$hotcrmd" tenant create acme >/dev/null && serve || exit 1
"$hotcrmd" key create acme anna >"$tmp/a.key"
"$hotcrmd" key create acme ben >"$tmp/b.key"
ws a init >/dev/null 2>&1
ws a sync join "$url" --key "@$tmp/a.key" >/dev/null 2>&1 || exit 1
ws b init >/dev/null 2>&1
ws b sync join "$url" --key "@$tmp/b.key" >/dev/null 2>&1 || exit 1
awk -v n="$RECORDS" 'BEGIN { print "name,phone,website,billing_city"
	for (i = 1; i <= n; i++) printf "Company %d of the bench,+49 30 %07d,https://c%d.example,City %d\n", i, i, i, i % 97 }' >"$tmp/accounts.csv"
ws a import account "$tmp/accounts.csv" >/dev/null 2>&1
say() { sed "s/^sync_/$1_/"; }
"$bench" "$tmp/a.db" pull | say loopback_push
"$bench" "$tmp/b.db" pull | say loopback_pull
"$bench" "$tmp/a.db" edit | say loopback
misbehave --delay 200 --rate 32000
ws a sync set url "$url" && ws b sync set url "$url"
"$bench" "$tmp/a.db" edit | say slow
"$bench" "$tmp/b.db" pull | say slow
