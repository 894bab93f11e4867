#!/bin/sh
# sync.sh - two workspaces and a server: they converge, merge field by field, show what clashed, and work without a network.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"

ws lone init >/dev/null 2>&1
exits "a workspace without a server says how to join one" 2 ws lone sync
like "and its status says that it stands by itself" "stands by itself" "$(ws lone sync status -o table)"
exits "only https goes over a network" 2 ws lone sync join http://crm.example.org --key hk_a_b
exits "a key must look like one" 2 env HOTCRM_KEY=nonsense "$hot" -d "$tmp/lone.db" sync join https://crm.example.org
exits "no key is no join" 2 ws lone sync join https://crm.example.org
exits "a server that is not there is exit 5" 5 ws lone sync join http://127.0.0.1:1 --key hk_aaaa_bbbbbbbb
like "a key on the command line is warned about" "can be seen by others" "$(cat "$tmp/err")"
is "the key is in a file that only its owner reads" "-rw-------" "$(ls -l "$tmp/lone.db-key" | cut -c1-10)"
is "and not in the workspace" "" "$(grep -l hk_aaaa "$tmp/lone.db" "$tmp"/state/hotcrm/log 2>/dev/null)"
t "leaving forgets the server and its key" sh -c '"$1" -d "$2" sync leave && [ ! -e "$2-key" ]' sh "$hot" "$tmp/lone.db"

"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
exits "a key that the server does not know is exit 4" 4 ws lone sync join "$url" --key hk_aaaaaaaa_bbbbbbbbbbbbbbbbbbbbbbbb
t "after that the workspace stands by itself again" sh -c '"$1" -d "$2" sync status | grep -q alone' sh "$hot" "$tmp/lone.db"

ws a init >/dev/null 2>&1
acme=$(ws a new account name=Acme phone="+49 30 1234")
"$hotcrmd" key create acme anna >"$tmp/a.key"
t "a workspace with data joins" ws a sync join "$url" --key "@$tmp/a.key"
exits "it joins once" 4 ws a sync join "$url" --key "@$tmp/a.key"
t "another one joins" joined b ben
like "and has the data" "^Acme" "$(ws b list account show name -o csv | tail -1)"
t "an exchange with nothing to do is quiet and quick" ws a sync
settle a b
same "accounts are equal" a b account
same_all "all synced data is equal" a b

# different fields merge, without a word
ws a set account "$acme" phone="+49 30 9999" >/dev/null 2>&1
ws b set account "$acme" website=https://acme.example >/dev/null 2>&1
settle a b
like "edits of different fields merge" "9999.*acme.example" "$(ws a show account "$acme" -o json | tr -d '\n')"
same "and both have both" a b account

# the same field: money asks
deal=$(ws a new opportunity name=Rollout account="$acme" amount="80000 EUR" close_date=2027-03-01 next_step=call)
settle a b
ws a set opportunity "$deal" amount="90000 EUR" >/dev/null 2>&1
ws b set opportunity "$deal" amount="85000 EUR" >/dev/null 2>&1
ws a sync >/dev/null 2>&1
ws b sync >"$tmp/out" 2>"$tmp/err"
like "a clash is said when it is found" "1 conflict opened" "$(cat "$tmp/err")"
settle a b
row=$(ws b sync conflicts -o tsv | sed -n 2p)
like "the conflict shows base and both values" "opportunity.*$deal.*amount.*80000.*" "$row"
like "with mine" "85000" "$row"
like "and theirs" "90000" "$row"
is "the server's value stays until a person decides" 90000 "$(ws b show opportunity "$deal" -o json | grep -o '"amount": *"[0-9]*' | grep -o '[0-9]*$' | head -1)"
t "mine is taken, without a network" sh -c '"$1" -d "$2" sync resolve all mine' sh "$hot" "$tmp/b.db"
settle b a
same "and both have it" a b opportunity
like "it is mine" 85000 "$(ws a list opportunity show amount -o csv)"
is "no conflict is open" 0 "$(ws a count 'conflict state:open')"

# offline for a while
stop_server
ws a new contact last_name=Offline first_name=Olga email=olga@example.com >/dev/null 2>&1
ws a set account "$acme" phone="+49 30 5555" >/dev/null 2>&1
exits "no server: exit 5" 5 ws a sync
is "what waits is counted" 2 "$(ws a sync status -o json | tr -d ' \n' | grep -o '"waiting":"\?[0-9]*' | grep -o '[0-9]*$')"
is "since the first of them" "$(ws a list contact email:olga@example.com show created -o csv | sed -n 2p | tr -d '"' | cut -c1-16)" \
    "$(ws a sync status -o csv | sed -n 2p | cut -d , -f 7 | tr -d '"' | cut -c1-16)"
like "and listed by object" "contact" "$(ws a sync queue -o tsv)"
serve "$port"
t "when it is back everything goes out" ws a sync
settle a b
same "nobody has lost anything" a b contact
same_all "all synced data is equal after that" a b

# delete here, edit there: it lives, and somebody is asked
ws a delete account "$acme" >/dev/null 2>&1
ws b set account "$acme" phone="+49 30 7777" >/dev/null 2>&1
settle a b a
same "a record that one deleted and another edited lives with both" a b account

# one process holds the lock; others ask it
"$hot" -d "$tmp/a.db" sync watch >"$tmp/watch.out" 2>&1 &
watch=$!
sleep 1
ws a new account name=Held >/dev/null 2>&1
exits "beside a process that syncs already, sync asks that one" 0 ws a sync
settle b
like "and it went out" Held "$(ws b list account show name -o csv)"
ws b set account Held phone="+49 30 8888" >/dev/null 2>&1
ws b sync >/dev/null 2>&1
came() { ws a list account show phone -o csv | grep -q 8888; }
t "what others edit comes by itself while somebody watches" wait_for came
kill -TERM $watch
wait $watch
is "and a signal ends it well" 0 $?

is "the server has crashed never" "" "$(grep -i 'crash\|abort\|panic' "$tmp/server.err")"
done_testing
