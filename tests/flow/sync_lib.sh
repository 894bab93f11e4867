# sync_lib.sh - a server on loopback and workspaces that join it. Source it instead of lib.sh; without a server it skips.
. "${top_srcdir:-.}/tests/flow/lib.sh"
hotcrmd=$top_builddir/hotcrmd
chaos=$top_builddir/tests/sync/chaos
[ -x "$hotcrmd" ] || { echo "1..0 # SKIP built without the server"; exit 0; }
# a database in place of a folder: tests/flow/postgres.sh says which
HOTCRMD_DATA=${HOTCRM_TEST_PG:-$tmp/server} HOTCRM_TEST=1
export HOTCRMD_DATA HOTCRM_TEST
server= proxy= url=
stop_all() {
	[ -z "$server" ] || kill "$server" 2>/dev/null
	[ -z "$proxy" ] || kill "$proxy" 2>/dev/null
	wait 2>/dev/null
	rm -rf "$tmp"
}
trap stop_all EXIT
# serve [PORT]: starts the server; url and port are set
serve() {
	: >"$tmp/server.out"
	"$hotcrmd" serve --listen "127.0.0.1:${1:-0}" >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
	url=$(head -1 "$tmp/server.out")
	port=${url##*:}
	through
}
stop_server() {
	kill "${1:--TERM}" "$server" 2>/dev/null
	wait "$server" 2>/dev/null
	server=
}
# misbehave OPTION...: a proxy before the server; url is the proxy's
misbehave() {
	: >"$tmp/proxy.out"
	"$chaos" --to "$port" "$@" >"$tmp/proxy.out" 2>"$tmp/proxy.err" &
	proxy=$!
	wait_for test -s "$tmp/proxy.out" || { echo "Bail out! the proxy does not start"; exit 1; }
	url=http://127.0.0.1:$(head -1 "$tmp/proxy.out")
}
behave() {
	kill "$proxy" 2>/dev/null
	wait "$proxy" 2>/dev/null
	proxy=
	url=http://127.0.0.1:$port
}
# ws NAME WORDS...: hotcrm on that workspace
ws() {
	who=$1
	shift
	"$hot" -d "$tmp/$who.db" "$@"
}
# joined NAME USER: a new workspace that has joined as USER of tenant acme
joined() {
	"$hotcrmd" key create acme "$2" >"$tmp/$1.key" && ws "$1" init >/dev/null 2>&1 && ws "$1" sync join "$url" --key "@$tmp/$1.key"
}
# settle NAME...: exchanges until everybody has everything
settle() {
	for round in 1 2; do
		for who in "$@"; do ws "$who" sync >/dev/null 2>"$tmp/settle.err" || [ $? = 6 ] || cat "$tmp/settle.err"; done
	done
}
# same NAME A B QUERY: both print the same rows
same() {
	is "$1" "$(ws "$2" list "$4" -o csv)" "$(ws "$3" list "$4" -o csv)"
}
same_all() { # name a b
	is "$1" "$(ws "$2" doctor --digest)" "$(ws "$3" doctor --digest)"
}
