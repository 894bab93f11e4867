#!/bin/sh
# crowd.sh - a server and many: devices that wait, tenants that are asked in turns, cold ones, a restart, webhooks; hello beside what
# nginx serves from a file, when it and wrk are here. Small by itself; FULL=1 takes 10,000 devices and 3,000 tenants. ONLY=hold,rate
# runs some of hold hello rate tenants hook.
[ -n "${FULL:-}" ] && : "${DEVICES:=10000}" "${TENANTS:=3000}" "${SECONDS_LONG:=30}" "${EVENTS:=20000}"
: "${DEVICES:=1000}" "${TENANTS:=100}" "${SECONDS_LONG:=10}" "${EVENTS:=3000}" "${ONLY:=hold,hello,rate,tenants,hook}"
top_builddir=${top_builddir:-.}
[ -x "$top_builddir/hotcrmd" ] || { echo "# built without the server"; exit 0; }
. "$top_srcdir/tests/flow/sync_lib.sh"
crowd=$top_builddir/bench_crowd
echo 'plan enterprise requests-per-minute 10000000' >"$tmp/hotcrmd.conf"
# up [PORT]: a server that lets a crowd in
up() {
	: >"$tmp/server.out"
	"$hotcrmd" --config "$tmp/hotcrmd.conf" serve --private-webhooks --listen "127.0.0.1:${1:-0}" >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	[ -n "${1:-}" ] || wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
	[ -n "${1:-}" ] || port=$(sed -n '1s/.*://p' "$tmp/server.out")
}
wants() { case ,$ONLY, in *,$1,*) ;; *) return 1 ;; esac; }
"$hotcrmd" tenant create crowd --plan enterprise >/dev/null && "$hotcrmd" key create crowd anna --role admin >"$tmp/a.key" || exit 1
key=$(cat "$tmp/a.key")
if wants hold; then
	up
	"$crowd" "$port" hold "$key" "$DEVICES" "$server"
	stop_server
fi
if wants hook; then
	up
	"$crowd" "$port" hook "$key" "$EVENTS"
	stop_server
fi
if wants hello; then
	up
	PATH=$PATH:/usr/sbin
	if command -v nginx >/dev/null && command -v wrk >/dev/null; then
		mkdir -p "$tmp/www"
		curl -s "http://127.0.0.1:$port/.well-known/hotcrm" >"$tmp/www/hello.json"
		free=$(( port > 40000 ? port - 1000 : port + 1000 ))
		printf 'pid %s/nginx.pid; error_log stderr crit; worker_processes 1; daemon off; events { worker_connections 1024; }
			http { access_log off; keepalive_requests 1000000; default_type application/json;
			client_body_temp_path %s/1; proxy_temp_path %s/2; fastcgi_temp_path %s/3; uwsgi_temp_path %s/4; scgi_temp_path %s/5;
			server { listen 127.0.0.1:%s; root %s/www; } }' "$tmp" "$tmp" "$tmp" "$tmp" "$tmp" "$tmp" "$free" "$tmp" >"$tmp/nginx.conf"
		nginx -c "$tmp/nginx.conf" 2>"$tmp/nginx.err" &
		proxy=$!
		chmod 755 "$tmp"
		wait_for curl -sf "http://127.0.0.1:$free/hello.json" >/dev/null || cat "$tmp/nginx.err"
		# in turns, so that both see the same machine
		for round in 1 2 3; do
			wrk -t1 -c64 -d2 "http://127.0.0.1:$port/.well-known/hotcrm" | awk '/Requests.sec/ { print $2 }' >>"$tmp/ours"
			wrk -t1 -c64 -d2 "http://127.0.0.1:$free/hello.json" | awk '/Requests.sec/ { print $2 }' >>"$tmp/theirs"
		done
		behave
		a=$(sort -n "$tmp/ours" | sed -n 2p) b=$(sort -n "$tmp/theirs" | sed -n 2p)
		awk "BEGIN { printf \"crowd_hello %.0f requests/s\\ncrowd_hello_nginx %.0f requests/s\\ncrowd_hello_ratio %.2f x\\n\", $a, $b, $a / $b }"
	else
		echo "# no nginx or wrk: hello is not compared"
	fi
	stop_server
fi
if wants rate || wants tenants; then
	up
	"$crowd" "$port" tenants "$("$hotcrmd" operator create)" "$TENANTS" >"$tmp/keys" || exit 1
	head -100 "$tmp/keys" >"$tmp/hundred"
	if wants rate; then
		"$crowd" "$port" rate "$tmp/hundred" 200 2 >/dev/null	# opens them
		"$crowd" "$port" rate "$tmp/hundred" 200 "$SECONDS_LONG"
	fi
	stop_server
fi
if wants tenants; then
	up
	before=$(awk '/VmRSS/ { print $2 }' "/proc/$server/status")
	begin=$(awk '{ print $14 + $15 }' "/proc/$server/stat")
	"$crowd" "$port" first "$tmp/keys"
	awk -v n="$TENANTS" -v b="$begin" '{ printf "crowd_first_cpu %.1f ms each\n", ($14 + $15 - b) * 10 / n }' "/proc/$server/stat"
	awk -v n="$TENANTS" -v b="$before" '/VmRSS/ { printf "crowd_tenants_just_asked %.0f MB\n", $2 / 1024 }' "/proc/$server/status"
	sleep 14	# they rest, and the heap gives back what they did
	awk -v n="$TENANTS" -v b="$before" '/VmRSS/ { printf "crowd_tenants_open %.0f MB\ncrowd_tenant_each %.0f KiB\n", $2 / 1024, ($2 - b) / n }' "/proc/$server/status"
	"$crowd" "$port" first "$tmp/keys" | sed 's/crowd_first/crowd_rested/'
	begin=$(awk '{ print $14 + $15 }' "/proc/$server/stat")
	sleep 10
	awk -v b="$begin" '{ printf "crowd_tenants_idle %.1f %% of a processor\n", ($14 + $15 - b) / 10 }' "/proc/$server/stat"
	stop_server -KILL
	up "$port"
	"$crowd" "$port" until 20000
	stop_server
fi
