#!/bin/sh
# sync_line.sh - sync over a line of 256 kbit/s with 400 ms there and back, and over loopback: time, bytes, requests.
# RECORDS accounts are pushed and pulled (2,000 unless the environment says otherwise), and a third workstation loads them all.
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
# words of some sixty, digits and a sentence: as hard to pack as what people type
awk -v n="$RECORDS" 'function word() { return w[1 + int(rand() * nw)] }
	BEGIN { srand(7)
	nw = split("north river stone silver market bridge garden forest harbour castle engine copper winter meadow signal anchor velvet " \
	    "orange timber falcon summit canyon marble ribbon crystal lantern orchard prairie thunder willow saddle beacon cobalt ember " \
	    "granite hollow ivory jasper kettle lagoon mosaic nectar opal pepper quartz raven sable tundra umber violet walnut yarrow", w, " ")
	print "name,phone,website,billing_city,billing_street,description"
	for (i = 1; i <= n; i++) printf "%s %s %d,+49 %d %07d,https://www.%s-%s%d.example,%s,%s street %d,Asked on day %d about %s %s and %s; wants %d pieces of %s.\n",
	    word(), word(), i, 20 + int(rand() * 900), int(rand() * 9999999), word(), word(), int(rand() * 9999), word(), word(), 1 + int(rand() * 200),
	    int(rand() * 365), word(), word(), word(), int(rand() * 5000), word() }' >"$tmp/accounts.csv"
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
