#!/bin/sh
# peers.sh - other people's clients understand us: webhook signatures, the OpenAPI document, answers by its schemas, schedules.
# Only when asked for, since it downloads: HOTCRM_PEERS=1 (into a folder of the test), or HOTCRM_PEERS=DIR that has node_modules.
[ -n "${HOTCRM_PEERS:-}" ] || { echo "1..0 # SKIP HOTCRM_PEERS=1 lets this test download packages of others"; exit 0; }
peers=$HOTCRM_PEERS home=$HOME
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
command -v node >/dev/null && command -v npm >/dev/null || { echo "1..0 # SKIP no node and npm here"; exit 0; }
if [ "$peers" = 1 ]; then
	peers=$tmp/peers
	mkdir "$peers"
	(cd "$peers" && HOME=$home npm install --no-audit --no-fund --ignore-scripts standardwebhooks croner ajv @redocly/openapi-core) >"$tmp/npm" 2>&1 ||
	    { echo "1..0 # SKIP the packages cannot be had: $(tail -1 "$tmp/npm")"; exit 0; }
fi
"$hotcrmd" tenant create acme >/dev/null && "$hotcrmd" key create acme root --role admin >"$tmp/root.key" || { echo "Bail out! no tenant"; exit 1; }
: >"$tmp/server.out"
"$hotcrmd" serve --private-webhooks --listen 127.0.0.1:0 >"$tmp/server.out" 2>"$tmp/server.err" &
server=$!
wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start"; exit 1; }
script=$top_srcdir/tests/peers/peers.mjs
cron=$top_builddir/tests/peers/cron_times
cd "$peers" && node "$script" "$(head -1 "$tmp/server.out")" "$(cat "$tmp/root.key")" "$cron"
