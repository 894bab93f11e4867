#!/bin/sh
# rival.sh - one workload on HotCRM and on PouchDB with express-pouchdb, over the same line (200 ms there and back, 32 kB/s): two
# workstations, RECORDS records (default 200), then both edit the same ones. Prints seconds, bytes, requests, and what becomes of the
# value that loses. For PouchDB it downloads: HOTCRM_PEERS=1, or a folder that has the packages.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
records=${RECORDS:-200} same=${SAME:-10}
say() { echo "$1 $2 $3"; }
now() { date +%s%N; }
took() { # NAME FROM
	say "$1" "$(awk -v a="$2" -v b="$(now)" 'BEGIN { printf "%.2f", (b - a) / 1e9 }')" s
}
line() { # PREFIX: what the proxy counted, and its end
	behave
	awk -v p="$1" '{ print p "_requests", $2, "n"; print p "_connections", $4, "n"; print p "_bytes_up", $6, "B"; print p "_bytes_down", $8, "B" }' "$tmp/proxy.err"
}
"$hotcrmd" tenant create acme >/dev/null && serve || exit 1
for who in a b; do
	joined $who $who >/dev/null 2>&1 || exit 1
done
settle a b
misbehave --delay 100 --rate 32000
ws a sync set url "$url" && ws b sync set url "$url"
awk -v n="$records" 'BEGIN { print "name,phone,website,billing_city"
	for (i = 1; i <= n; i++) printf "Company %d of the bench,+49 30 %07d,https://c%d.example,City %d\n", i, i, i, i % 97 }' >"$tmp/accounts.csv"
ws a import account "$tmp/accounts.csv" >/dev/null 2>&1
t=$(now); ws a sync >/dev/null 2>&1; took hotcrm_push "$t"
t=$(now); ws b sync >/dev/null 2>&1; took hotcrm_pull "$t"
i=1
while [ $i -le "$same" ]; do
	ws a set account "Company $i of the bench" phone="+49 40 1" >/dev/null 2>&1
	ws b set account "Company $i of the bench" website=https://edited-by-b.example >/dev/null 2>&1
	ws a set account "Company $((same + i)) of the bench" billing_city="edited by a" >/dev/null 2>&1
	ws b set account "Company $((same + i)) of the bench" billing_city="edited by b" >/dev/null 2>&1
	i=$((i + 1))
done
t=$(now)
for who in a b a; do ws $who sync >/dev/null 2>&1; done
took hotcrm_edits "$t"
say hotcrm_merged_fields "$(ws a count 'account website~edited-by-b phone~"40 1"')" "of $same"
say hotcrm_losing_values_kept "$(ws a sync conflicts --all -o tsv | grep -c billing_city)" "of $same"
line hotcrm
peers=${HOTCRM_PEERS:-}
[ -n "$peers" ] && command -v node >/dev/null || { echo "# PouchDB: only with node, and HOTCRM_PEERS=1 to let it download"; exit 0; }
if [ "$peers" = 1 ]; then
	peers=$tmp/peers
	mkdir "$peers"
	(cd "$peers" && npm install --no-audit --no-fund --ignore-scripts pouchdb-core pouchdb-adapter-http pouchdb-adapter-memory pouchdb-replication \
	    pouchdb-mapreduce pouchdb-find express@4 express-pouchdb) >"$tmp/npm" 2>&1 || { echo "# PouchDB: the packages cannot be had"; exit 0; }
fi
script=$top_srcdir/tests/bench/rival.mjs
cd "$peers" || exit 1
stop_server
node "$script" serve >"$tmp/pouch.out" 2>"$tmp/pouch.err" &
server=$!
wait_for test -s "$tmp/pouch.out" || { echo "# PouchDB: its server does not start: $(tail -1 "$tmp/pouch.err")"; exit 0; }
port=$(head -1 "$tmp/pouch.out")
misbehave --delay 100 --rate 32000
node "$script" "$url" "$records" "$same" || echo "# PouchDB: the run failed"
line pouchdb
