#!/bin/sh
# clients.sh - general clients of others: server-sent events, the device grant, OpenAPI, Prometheus.
packages='eventsource oauth4webapi swagger-client openapi-typescript parse-prometheus-text-format'
. "${top_srcdir:-.}/tests/peers/peers_lib.sh"
acme
versions
cd "$peers" && node "$top_srcdir/tests/peers/clients.mjs" "$url" "$(cat "$tmp/root.key")"
