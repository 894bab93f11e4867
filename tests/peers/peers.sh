#!/bin/sh
# peers.sh - other people's clients understand us: webhook signatures, schedules.
packages='standardwebhooks croner'
. "${top_srcdir:-.}/tests/peers/peers_lib.sh"
acme
versions
script=$top_srcdir/tests/peers/peers.mjs
cron=$top_builddir/tests/peers/cron_times
cd "$peers" && node "$script" "$url" "$(cat "$tmp/root.key")" "$cron"
