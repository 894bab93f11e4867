#!/bin/sh
# rxdb.sh - another engine as a client of ours: RxDB over /v1/sync, beside a real workspace, on a line that loses things.
packages='rxdb rxjs blakejs'
. "${top_srcdir:-.}/tests/peers/peers_lib.sh"
acme
port=${url##*:}
versions
for who in anna bob kim; do "$hotcrmd" key create acme $who --role admin >"$tmp/$who.key"; done
ws kim init >/dev/null 2>&1
ws kim sync join "$url" --key "@$tmp/kim.key" >/dev/null 2>&1 || { echo "Bail out! the workspace does not join"; exit 1; }
for n in 1 2 3 4 5 6; do ws kim new task "subject=begin $n" due_date=2026-11-30 priority=normal >/dev/null; done
ws kim sync >/dev/null 2>&1
direct=$url
seed=${HOTCRM_PEERS_SEED:-1}
misbehave --seed "$seed" --faults 15 --kinds lost,unheard,cut,reset,busy
cd "$peers" && node "$top_srcdir/tests/peers/rxdb.mjs" "$direct" "$url" "$(cat "$tmp/anna.key")" "$(cat "$tmp/bob.key")" "$hot" "$tmp/kim.db" \
    "$seed" "${HOTCRM_PEERS_STEPS:-240}"
