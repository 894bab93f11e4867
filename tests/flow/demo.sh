#!/bin/sh
# demo.sh - the demo workspace states the facts that its source states.
. "${top_srcdir:-.}/tests/flow/lib.sh"

exits "init --demo makes a workspace" 0 "$hot" init --demo
exits "init touches nothing that is there" 4 "$hot" init
exits "init --demo --reset replaces a demo" 0 "$hot" init --demo --reset
is "8,800 opportunities" 8800 "$("$hot" count opportunity +maven)"
is "4,238 are won" 4238 "$("$hot" count opportunity +maven stage:closed_won)"
is "2,473 are lost" 2473 "$("$hot" count opportunity +maven stage:closed_lost)"
is "1,425 have no account" 1425 "$("$hot" count opportunity +maven lacks:account)"
like "won revenue is 10,005,534" '"amount":"10005534\.00"' \
    "$("$hot" list opportunity +maven stage:closed_won agg sum.amount -o ndjson)"
is "the win rate of closed deals is 63.15 %" "closed_won	63.15" \
    "$("$hot" list opportunity +maven stage:closed_won,closed_lost by stage agg share having n gt 4000 -o tsv | tail -1)"
is "30 agents have deals" 30 "$("$hot" list opportunity +maven agg distinct.owner -o tsv | tail -1)"
is "subsidiaries know their parent" "Acme Corporation" "$("$hot" list 'account name="Bluth Company" show parent.name' -o tsv | tail -1)"
is "no rows are lost on the way out" 8801 "$("$hot" list opportunity +maven -o tsv | wc -l | tr -d ' ')"
exits "doctor finds it sound" 0 "$hot" doctor
"$hot" new account name=Mine >/dev/null 2>&1
exits "a workspace of one's own is not reset" 4 env HOTCRM_DB="$tmp/own.db" sh -c '"$0" init >/dev/null 2>&1; "$0" init --demo --reset' "$hot"
done_testing
