#!/bin/sh
# kill_matrix.sh - kill -9 of the real programs at each point of an exchange (the sixteen of the crash table in the design of sync):
# afterwards both workspaces and the server hold the same, every acknowledged record once, and doctor is content.
# HOTCRM_KILLS is how often each point is tried (default 2); HOTCRM_POINTS names some of them ("4 5"). With a tenant in PostgreSQL
# (tests/flow/postgres.sh) the server dies at what it sends to the database, and points that need its file are left out.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
shim=$top_builddir/tests/crash/.libs/kill.so
rounds=${HOTCRM_KILLS:-2}
pg=${HOTCRM_TEST_PG:+yes}
points=${HOTCRM_POINTS:-1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16}
[ -f "$shim" ] || { echo "1..0 # SKIP kill.so is not built"; exit 0; }
LD_PRELOAD=$shim "$hot" --version >/dev/null 2>&1 || { echo "1..0 # SKIP nothing can be preloaded here (a sanitizer?)"; exit 0; }
receiver=
trap '[ -z "$receiver" ] || kill "$receiver" 2>/dev/null; stop_all' EXIT

# wsk SPEC NAME WORDS...: the workstation, killed there; its exit code
wsk() {
	spec=$1 who=$2
	shift 2
	HC_KILL=$spec LD_PRELOAD=$shim "$hot" -d "$tmp/$who.db" "$@" >"$tmp/wsk.out" 2>"$tmp/wsk.err"
}
# serve_to_die SPEC: the server on its port; the calls count once armed
serve_to_die() {
	stop_server
	rm -f "$tmp/armed"
	: >"$tmp/server.out"
	HC_KILL=$1 HC_KILL_WHEN=$tmp/armed LD_PRELOAD=$shim "$hotcrmd" serve --private-webhooks --listen "127.0.0.1:$port" >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
}
arm() { : >"$tmp/armed"; }
server_is_gone() { ! grep -q ") [^Z] " "/proc/$server/stat" 2>/dev/null; }
# again: a server that does not die; counts those that did
again() {
	rm -f "$tmp/armed"
	if server_is_gone; then killed=$((killed + 1)); fi
	stop_server -KILL
	[ -z "$pg" ] || sleep 0.5	# until the database has seen that its lock is free
	: >"$tmp/server.out"
	"$hotcrmd" serve --private-webhooks --listen "127.0.0.1:$port" >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not come back: $(cat "$tmp/server.err")"; exit 1; }
}
# add WHO NAME: an account whose making is acknowledged
add() {
	if ws "$1" new account "name=$2" >/dev/null 2>"$tmp/add.err"; then echo "$2" >>"$tmp/acked"; else sed 's/^/# add: /' "$tmp/add.err"; fi
}
died() { [ "$1" != 137 ] || killed=$((killed + 1)); }

# what must hold when everybody has talked to everybody; which one: for the message
oracle() {
	settle a b
	ws a list account show name -o csv | sed 1d | sort >"$tmp/names.a"
	ws b list account show name -o csv | sed 1d | sort >"$tmp/names.b"
	lost=$(sort "$tmp/acked" | comm -23 - "$tmp/names.b" | wc -l)
	twice=$(uniq -d "$tmp/names.a" | wc -l)
	waits=$(ws a sync status -o json | tr -d ' \n' | grep -o '"waiting":"\?[0-9]*' | grep -o '[0-9]*$')
	theirs=$tmp/server/tenants/$tenant.db
	if [ "$pg" ]; then
		for f in "$tmp"/theirs.db*; do rm -rf "$f"; done
		"$hotcrmd" tenant export acme "$tmp/theirs.db" >/dev/null 2>"$tmp/theirs.err" || sed 's/^/# damage? /' "$tmp/theirs.err"
		theirs=$tmp/theirs.db
	fi
	sick=$({ ws a doctor && ws b doctor && "$hot" -d "$theirs" doctor; } 2>&1 >/dev/null | grep -c damage)
	if [ "$lost$twice$waits$sick" = 0000 ] && [ "$(ws a doctor --digest)" = "$(ws b doctor --digest)" ] && [ "$killed" -gt 0 ]; then
		ok 0 "$1 ($killed of $rounds killed)"
	else
		ok 1 "$1"
		sort "$tmp/acked" | comm -23 - "$tmp/names.b" | sed "s/^/# lost: /"
		echo "# $killed killed, $lost lost, $twice twice, $waits wait, $sick damaged, digests $(ws a doctor --digest) $(ws b doctor --digest)"
	fi
	killed=0
}
killed=0

tenant=$("$hotcrmd" tenant create acme) || { echo "Bail out! no tenant"; exit 1; }
serve
again
killed=0
: >"$tmp/acked"
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
settle a b

point_1() { # in the middle of a local edit
	case $(($1 % 3)) in
	0) wsk "write:-wal:$((1 + $1 % 7)):half" a new account "name=one $1" ;;
	1) wsk "write:-wal:$((2 + $1 % 5)):before" a new account "name=one $1" ;;
	2) wsk "sync:-wal:$((1 + $1 / 3 % 2)):before" a new account "name=one $1" ;;
	esac
	died $?
}
point_2() { # after it, before a batch is built
	wsk "sync:-wal:2:after" a new account "name=two $1"
	died $?
	echo "two $1" >>"$tmp/acked"	# it was on the disk
}
point_3() { # the batch is written, not sent
	add a "three $1"
	wsk "send:*:1:$([ $(($1 % 2)) = 0 ] && echo before || echo half)" a sync
	died $?
}
point_4() { # the server dies before its COMMIT
	add a "four $1"
	case $(($1 % 3))$pg in
	?yes) serve_to_die "send:local:$((1 + $1 % 4)):$([ $(($1 % 2)) = 0 ] && echo before || echo half)" ;;
	0) serve_to_die "write:$tenant.db-wal:$((1 + $1 % 9)):half" ;;
	1) serve_to_die "sync:$tenant.db-wal:1:before" ;;
	2) serve_to_die "write:$tenant.db-wal:$((2 + $1 % 9)):before" ;;
	esac
	arm
	ws a sync >/dev/null 2>&1
	again
}
point_5() { # it dies after it, before the first byte of the reply
	add a "five $1"
	serve_to_die "send:inet:1:before"
	arm
	ws a sync >/dev/null 2>&1
	again
}
point_6() { # the reply is half there
	add a "six $1"
	add b "six b $1"
	ws b sync >/dev/null 2>&1
	if [ $(($1 % 2)) = 0 ]; then
		wsk "recv:*:1:after" a sync
		died $?
	else
		serve_to_die "send:inet:1:half"
		arm
		ws a sync >/dev/null 2>&1
		again
	fi
}
point_7() { # the reply is being applied, or was
	add a "seven $1"
	add b "seven b $1"
	ws b sync >/dev/null 2>&1
	case $(($1 % 3)) in
	0) wsk "sync:a.db-wal:$((2 + $1 / 3 % 4)):after" a sync ;;
	1) wsk "sync:a.db-wal:$((2 + $1 / 3 % 4)):before" a sync ;;
	2) wsk "write:a.db-wal:$((8 + $1 % 40)):half" a sync ;;
	esac
	died $?
}
point_8() { # edits while the batch is in flight
	add a "eight $1"
	misbehave --delay 150
	ws a sync set url "$url"
	HC_KILL="recv:*:1:$([ $(($1 % 2)) = 0 ] && echo before || echo after)" LD_PRELOAD=$shim "$hot" -d "$tmp/a.db" sync >/dev/null 2>&1 &
	flying=$!
	add a "eight meanwhile $1"
	wait $flying
	died $?
	behave
	ws a sync set url "$url"
}
point_9() { # a page of the first load
	for f in "$tmp"/c.db*; do rm -f "$f"; done
	"$hotcrmd" key create acme "cora$1" >"$tmp/c.key"
	ws c init >/dev/null 2>&1
	wsk "$([ $(($1 % 2)) = 0 ] && echo sync || echo write):c.db-wal:$((4 + $1 * 5 % 30)):after" c sync join "$url" --key "@$tmp/c.key"
	died $?
	ws c sync join "$url" --key "@$tmp/c.key" >/dev/null 2>&1
	ws c sync >/dev/null 2>"$tmp/c.err" || sed 's/^/# c: /' "$tmp/c.err"
	[ "$(ws c count account)" = "$(ws a count account)" ] || echo "lost $1" >>"$tmp/acked"
}
many() { # WHO NAME: an import of many records, so that a pull has pages
	{ echo name,website; i=0; while [ $i -lt 150 ]; do echo "$2 $i,https://$i.example"; i=$((i + 1)); done; } >"$tmp/many.csv"
	ws "$1" import account "$tmp/many.csv" >/dev/null 2>&1 && sed "1d; s/,.*//" "$tmp/many.csv" >>"$tmp/acked"
}
point_10() { # pages are staged
	many a "ten $1"
	ws a sync >/dev/null 2>&1
	wsk "sync:b.db-wal:$((1 + $1 % 4)):after" b sync
	died $?
}
point_11() { # the staged ones are applied
	many a "eleven $1"
	ws a sync >/dev/null 2>&1
	wsk "write:b.db-wal:$((20 + $1 * 37 % 60)):half" b sync
	died $?
}
point_12() { # a reply to a request that is no exchange is lost: here that to a join
	for f in "$tmp"/d.db*; do rm -f "$f"; done
	"$hotcrmd" key create acme "dora$1" >"$tmp/d.key"
	ws d init >/dev/null 2>&1
	serve_to_die "send:inet:$((1 + $1 % 3)):before"
	arm
	ws d sync join "$url" --key "@$tmp/d.key" >/dev/null 2>&1
	again
	ws d sync join "$url" --key "@$tmp/d.key" >/dev/null 2>&1
	ws d sync >/dev/null 2>"$tmp/d.err" || sed 's/^/# d: /' "$tmp/d.err"
	[ "$(ws d count account)" = "$(ws a count account)" ] || echo "lost $1" >>"$tmp/acked"
}
ask() {
	curl -s -m 20 -H "Authorization: Bearer $(cat "$tmp/a.key")" "$@"
}
point_13() { # a file is being sent up
	head -c 400000 /dev/urandom >"$tmp/file"
	hash=$(sha256sum "$tmp/file" | cut -d ' ' -f 1)
	head -c 200000 "$tmp/file" >"$tmp/piece"
	ask -X PUT --data-binary "@$tmp/piece" -H 'Upload-Offset: 0' -H 'Upload-Length: 400000' "$url/v1/blobs/$hash" >/dev/null
	tail -c 200000 "$tmp/file" >"$tmp/piece"
	serve_to_die "send:$([ "$pg" ] && [ $(($1 % 2)) = 0 ] && echo "local:$((2 + $1 % 7))" || echo inet:1):before"
	arm
	ask -X PUT --data-binary "@$tmp/piece" -H 'Upload-Offset: 200000' -H 'Upload-Length: 400000' "$url/v1/blobs/$hash" >/dev/null
	again
	at=$(ask -I "$url/v1/blobs/$hash" | tr -d '\r' | sed -n 's/^[Uu]pload-[Oo]ffset: //p')
	case $at in
	400000) ;;
	200000) ask -X PUT --data-binary "@$tmp/piece" -H 'Upload-Offset: 200000' -H 'Upload-Length: 400000' "$url/v1/blobs/$hash" >/dev/null ;;
	*) echo "# the file is at $at"; echo "lost file $1" >>"$tmp/acked" ;;
	esac
	[ "$(ask -I "$url/v1/blobs/$hash" | tr -d '\r' | sed -n 's/^[Uu]pload-[Oo]ffset: //p')" = 400000 ] || echo "lost bytes $1" >>"$tmp/acked"
}
point_14() { # the server comes back with an older backup
	rm -f "$tmp/old.db"
	"$hotcrmd" tenant export acme "$tmp/old.db" >/dev/null 2>&1
	add a "fourteen $1"
	add b "fourteen b $1"
	settle a b
	stop_server -KILL
	killed=$((killed + 1))
	rm -f "$tmp/server/tenants/$tenant.db"-*
	cp "$tmp/old.db" "$tmp/server/tenants/$tenant.db"
	killed=$((killed - 1))
	again
	add a "fourteen after $1"
	settle a b
}
point_15() { # a webhook was due when the server died: it goes out, again under its id
	: >"$tmp/heard"
	serve_to_die "send:inet:1:before"
	arm
	add a "fifteen $1"
	ws a sync >/dev/null 2>&1
	again
	settle a
	wait_for grep -q crm.account.created "$tmp/heard" || { echo "# no webhook came"; echo "lost webhook $1" >>"$tmp/acked"; }
}
point_16() { # the disk is full, or fails
	how=$([ $(($1 % 2)) = 0 ] && echo full || echo eio)
	wsk "write:a.db-wal:$((1 + $1 % 3)):$how" a new account "name=sixteen refused $1"
	[ $? = 1 ] && [ -s "$tmp/wsk.err" ] && killed=$((killed + 1))
	[ "$(grep -c . "$tmp/wsk.err")" = 1 ] || sed 's/^/# /' "$tmp/wsk.err"
	add a "sixteen $1"
	if [ "$pg" ]; then
		again
		return
	fi
	serve_to_die "write:$tenant.db-wal:1:$how"
	arm
	ws a sync >/dev/null 2>"$tmp/full.err"
	[ $? = 5 ] || [ $? = 1 ] || { echo "# a server whose disk is $how: $(cat "$tmp/full.err")"; }
	stop_server -KILL
	killed=$((killed - 1))
	again
}
listen() { # for webhooks: each body is a line of a file
	cat >"$tmp/listen.py" <<'P'
import http.server, sys
class H(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['content-length']))
        open(sys.argv[1], 'ab').write(self.headers['webhook-id'].encode() + b' ' + body + b'\n')
        self.send_response(204)
        self.end_headers()
    def log_message(self, *a):
        pass
s = http.server.HTTPServer(('127.0.0.1', 0), H)
print(s.server_port, flush=True)
s.serve_forever()
P
	: >"$tmp/heard"
	python3 "$tmp/listen.py" "$tmp/heard" >"$tmp/listen.out" &
	receiver=$!
	wait_for test -s "$tmp/listen.out"
	"$hotcrmd" key create acme root --role admin >"$tmp/root.key"
	curl -s -m 20 -H "Authorization: Bearer $(cat "$tmp/root.key")" -d "{\"url\":\"http://127.0.0.1:$(cat "$tmp/listen.out")/\"}" "$url/v1/webhooks" >"$tmp/hook"
}

for point in $points; do
	case $point$pg in
	14yes) ok 0 "point 14 # SKIP a database is put back by its own means"; continue ;;
	13* | 15*) command -v curl >/dev/null || { ok 0 "point $point # SKIP no curl here"; continue; } ;;
	esac
	if [ $point = 15 ]; then
		command -v python3 >/dev/null || { ok 0 "point 15 # SKIP no python3 here"; continue; }
		listen
	fi
	turn=0
	while [ $turn -lt "$rounds" ]; do
		point_$point "$turn"
		turn=$((turn + 1))
	done
	oracle "point $point: $(sed -n "s/^point_$point() { # //p" "$0")"
done
[ ! -s "$tmp/server.err" ] || sed 's/^/# /' "$tmp/server.err" | head -20
done_testing
