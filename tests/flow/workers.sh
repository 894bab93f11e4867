#!/bin/sh
# workers.sh - a server of several processes: each tenant has its own, one that dies is started again and costs nobody else, and a
# connection that two tenants share is answered for both.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
command -v curl >/dev/null && command -v pgrep >/dev/null || { echo "1..0 # SKIP no curl or pgrep"; exit 0; }

mkdir -p "$HOTCRMD_DATA"
printf 'plan few like free\nplan few requests-per-minute 10\n' >"$HOTCRMD_DATA/hotcrmd.conf"
for t in one two three four; do
	"$hotcrmd" tenant create $t >/dev/null && "$hotcrmd" key create $t admin --role admin >"$tmp/$t.key" || { echo "Bail out! no tenant"; exit 1; }
done
"$hotcrmd" serve --listen 127.0.0.1:0 --workers 2 --lanes 1 >"$tmp/server.out" 2>"$tmp/server.err" &
server=$!
wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
url=$(head -1 "$tmp/server.out")
port=${url##*:}
# ask TENANT PATH [CURL OPTIONS]
ask() {
	who=$1 path=$2
	shift 2
	curl -s --max-time 20 -H "Authorization: Bearer $(cat "$tmp/$who.key")" "$@" "$url$path"
}
answers() { [ "$(ask "$1" /v1/me -o /dev/null -w '%{http_code}')" = 200 ]; }
all_answer() { answers one && answers two && answers three && answers four; }
wait_for all_answer
t "every tenant is answered" all_answer
is "the workers are processes" 2 "$(pgrep -P "$server" | wc -l | tr -d ' ')"
t "a record is made and read" sh -c '[ "$1" = 201 ]' sh "$(ask one /v1/objects/tag -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' -d '{"name":"x"}')"
like "by its own tenant" '"name":"x"' "$(ask one '/v1/objects/tag')"
is "and by no other" 0 "$(ask two '/v1/objects/tag' | grep -c '"name":"x"')"
# one connection, two tenants, as a proxy does it
both=$(curl -s --max-time 20 -H "Authorization: Bearer $(cat "$tmp/one.key")" "$url/v1/me" --next -s -H "Authorization: Bearer $(cat "$tmp/two.key")" \
    "$url/v1/me" --next -s -H "Authorization: Bearer $(cat "$tmp/three.key")" -w '%{num_connects}' "$url/v1/me")
is "a connection that tenants share is answered for each" 3 "$(printf '%s' "$both" | grep -o '"user":' | wc -l | tr -d ' ')"
# however they come, all workers count a tenant's requests together: a key may take half of ten a minute
"$hotcrmd" tenant create counted --plan few >/dev/null
"$hotcrmd" key create counted admin --role admin >"$tmp/counted.key"
for t in one two three four; do
	set -- -s -o /dev/null --max-time 20 -H "Authorization: Bearer $(cat "$tmp/$t.key")" "$url/v1/me"
	for i in 1 2 3 4; do
		set -- "$@" --next -s -o /dev/null -w '%{http_code}\n' -H "Authorization: Bearer $(cat "$tmp/counted.key")" "$url/v1/me"
	done
	curl "$@"
done >"$tmp/counted"
like "workers count limits together" '^[56]$' "$(grep -c 200 "$tmp/counted")"
is "and refuse the rest" 16 "$(grep -c -e 200 -e 429 "$tmp/counted")"
# a slow head is waited for and holds up nobody
(printf 'GET /healthz HTTP/1.1\r\nHost: x\r\n'; sleep 1; printf 'Connection: close\r\n\r\n'; sleep 1) |
    if command -v nc >/dev/null; then nc 127.0.0.1 "$port"; else cat >/dev/null; echo '"ok"'; fi >"$tmp/slow.out" &
slow=$!
t "a head that comes slowly holds up nobody" all_answer
wait "$slow"
like "and is answered too" "ok" "$(cat "$tmp/slow.out")"

victim=$(pgrep -P "$server" | head -1)
kill -KILL "$victim"
wait_for all_answer
t "a worker that was killed is there again" all_answer
is "as another process" 0 "$(pgrep -P "$server" | grep -c "^$victim\$")"
like "and the log says so" "worker [01] ended .signal 9" "$(cat "$HOTCRMD_DATA/log")"
exits "a second server on the folder is refused" 4 "$hotcrmd" serve --listen 127.0.0.1:0 --workers 2
kill -TERM "$server"
wait "$server"
is "a signal drains and ends it well" 0 $?
server=
is "and leaves no process behind" 0 "$(pgrep -f "$HOTCRMD_DATA.*--worker" | wc -l | tr -d ' ')"
done_testing
