#!/bin/sh
# server.sh - hotcrmd on loopback: started, asked with curl, administered beside, stopped; and killed in the middle.
. "${top_srcdir:-.}/tests/flow/lib.sh"
hotd=$top_builddir/hotcrmd
[ -x "$hotd" ] || { echo "1..0 # SKIP built without the server"; exit 0; }
command -v curl >/dev/null || { echo "1..0 # SKIP no curl here"; exit 0; }
HOTCRMD_DATA=${HOTCRM_TEST_PG:-$tmp/srv}
export HOTCRMD_DATA
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2>/dev/null; rm -rf "$tmp"' EXIT

start() { # options: the server, its address in $url
	: >"$tmp/address"
	"$hotd" serve --listen 127.0.0.1:0 "$@" >"$tmp/address" 2>"$tmp/server-err" &
	pid=$!
	tries=0
	until [ -s "$tmp/address" ] || [ $tries = 600 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	url=$(cat "$tmp/address")
	through
}
stop() {
	kill -TERM $pid
	wait $pid
	stopped=$?
	pid=
}
ask() { # curl's arguments, with kim's key
	curl -s -m 20 -H "Authorization: Bearer $key" "$@"
}
code() {
	ask -o "$tmp/out" -w '%{http_code}' "$@"
}

like "the usage" "tenant create" "$("$hotd" help)"
exits "no data folder" 2 env -u HOTCRMD_DATA "$hotd" tenant list
exits "an unknown command" 2 "$hotd" nonsense
exits "an unknown option" 2 "$hotd" serve --nonsense
exits "a command with a word too few" 2 "$hotd" tenant create
like "shows what to write" '^hotcrmd: Write: hotcrmd tenant create NAME \[--plan PLAN\]\.$' "$(cat "$tmp/err")"
exits "a command alone" 2 "$hotd" tenant
like "says where to look" 'hotcrmd help' "$(cat "$tmp/err")"
like "help, wherever it is asked for" "tenant create" "$("$hotd" tenant --help)"
exits "a tenant" 0 "$hotd" tenant create acme
id=$(cat "$tmp/out")
like "prints its id" '^[0-9a-f]{12}$' "$id"
exits "whose name is taken" 4 "$hotd" tenant create acme
exits "a plan that is none" 2 "$hotd" tenant create other --plan gold
exits "a tenant that is not there" 3 "$hotd" key create nobody kim
exits "a key" 0 "$hotd" key create acme kim@example.com
key=$(cat "$tmp/out")
like "is one line" '^hk_[0-9a-z]{12}_[0-9a-z]{32}$' "$key"
is "and no file holds it" "" "$(grep -rl "${key##*_}" "$tmp/srv" 2>/dev/null)"
is "files are for the owner alone" "" "$(find "$tmp/srv" -perm /077)"

if [ "$(id -u)" = 0 ] && id nobody >/dev/null 2>&1; then
	mkdir "$tmp/theirs" && chown nobody "$tmp/theirs"
	exits "in a folder of another user root would make files that its server cannot read" 4 "$hotd" --data "$tmp/theirs" tenant create x
	like "and says as whom to run it" 'sudo -u nobody' "$(cat "$tmp/err")"
fi

start
like "prints its address" '^http://127\.0\.0\.1:[0-9]+$' "$url"
exits "a second server on the folder" 4 "$hotd" serve --listen 127.0.0.1:0
exits "a port that is taken" 5 "$hotd" --data "$tmp/srv2" serve --listen "${url#http://}"
like "lives" ok "$(curl -s "$url/healthz")"
like "is ready" ok "$(curl -s "$url/readyz")"
like "says what it is" hotcrmd "$(curl -s "$url/.well-known/hotcrm")"
is "no key" 401 "$(curl -s -o /dev/null -w '%{http_code}' "$url/v1/me")"
like "with one" '"name":"kim@example.com"' "$(ask "$url/v1/me")"
is "a record" 201 "$(code -d '{"name":"Globex","annual_revenue":{"amount":"1250.50","currency":"EUR"}}' "$url/v1/objects/account")"
rec=$(sed 's/.*"id":"\([^"]*\)".*/\1/' "$tmp/out")
like "is read back" '"amount":"1250.50","currency":"EUR"' "$(ask "$url/v1/objects/account/$rec")"
is "is changed" 200 "$(code -X PATCH -d '{"industry":"technology"}' "$url/v1/objects/account/$rec")"
like "is found by HotQL" "$rec" "$(ask -G --data-urlencode 'q=industry:technology' "$url/v1/objects/account")"
like "and by words" "$rec" "$(ask "$url/v1/search?q=globex")"
like "has a history" '"what":"updated"' "$(ask "$url/v1/objects/account/$rec/history")"
is "a rule refuses" 422 "$(code -d '{"name":""}' "$url/v1/objects/account")"
like "in one sentence" '"detail":"[^"]+\.","instance"' "$(cat "$tmp/out")"
like "with the field" '"field":"name"' "$(cat "$tmp/out")"
like "groups" '"n":1' "$(ask -G --data-urlencode 'q=account by industry agg n' "$url/v1/aggregate")"
like "describes itself" '"openapi":"3.1.0"' "$(ask "$url/v1/openapi.json")"
if command -v python3 >/dev/null; then
	t "in JSON that can be read" sh -c 'curl -s -H "Authorization: Bearer $1" "$0/v1/openapi.json" | python3 -c "import json, sys; json.load(sys.stdin)"' "$url" "$key"
fi
made=$(ask -d '{"name":"of the api"}' "$url/v1/keys" | sed 's/.*"id":"\([^"]*\)".*/\1/')
is "a path that climbs" 404 "$(code --path-as-is "$url/v1/objects/../../registry.db")"
is "another spelling of what a proxy keeps from the outside" "404 404 404" \
    "$(code "$url/metrics/") $(code "$url/%6detrics") $(code "$url/readyz/")"
is "an escape that is none" 400 "$(code "$url/v1/objects/%zz")"
is "a NUL" 400 "$(code "$url/v1/objects/a%00b")"
is "bytes that are no text" 400 "$(code "$url/v1/objects/account?q=%ff")"
is "a method that is none" 405 "$(code -X BREW "$url/v1/me")"
# wire HEADERS BODY: one POST with these headers, as they are, and all that comes back until the server hangs up
wire() {
	printf 'POST /v1/objects/tag HTTP/1.1\r\nAuthorization: Bearer %s\r\n%b\r\n%b' "$key" "$1" "$2" | curl -s -m 20 "telnet://${url#http://}" | tr -d '\r'
}
if curl --version | grep -q telnet; then
	inner="GET /v1/me HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer $key\\r\\n\\r\\n"
	for head in 'Host: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n' 'Host: x\r\nContent-Length: 2\r\nContent-Length: 5\r\n' \
	    'Host: x\r\nTransfer-Encoding: xchunked\r\n' 'Host: x\r\nHost: y\r\nContent-Length: 2\r\n'; do
		wire "$head" "0\\r\\n\\r\\n$inner" >"$tmp/wired"
		is "a head that a proxy could read in another way is refused: $head" "HTTP/1.1 400 Bad Request" "$(grep -o 'HTTP/1.1 [0-9].*' "$tmp/wired")"
		is "and nothing behind it is answered" 0 "$(grep -c '"admin"' "$tmp/wired")"
	done
fi
head -c 2000000 /dev/zero >"$tmp/big"
is "a body that is too large" 413 "$(code -X POST --data-binary "@$tmp/big" "$url/v1/objects/account")"
long() { head -c "$1" /dev/zero | tr '\0' a; }
is "headers that are too large" 431 "$(code -H "X-Long: $(long 3700)" "$url/v1/me")"
is "cookies count twice" 431 "$(code -H "Cookie: $(long 1900)" "$url/v1/me")"
is "an address that is too long" 431 "$(code "$url/v1/me?x=$(long 3700)")"
like "is answered by a sentence" "larger than 3584 bytes" "$(ask "$url/v1/me?x=$(long 3700)")"
is "a long header" 200 "$(code -H "X-Long: $(long 3000)" "$url/v1/me")"
is "a long question" 200 "$(code -D "$tmp/head" "$url/v1/objects/role?limit=1&q=name:$(long 2900),admin,standard")"
like "goes on by what its answer says" '"next":"' "$(cat "$tmp/out")"
is "and not by a header" 0 "$(grep -ci '^link' "$tmp/head")"
is "a short one" 200 "$(code -D "$tmp/head" "$url/v1/objects/role?limit=1&q=name:admin,standard")"
is "by both" 1 "$(grep -ci '^link' "$tmp/head")"
is "a body that is not what it says" 400 "$(code -H 'Content-Encoding: gzip' -d 'nonsense' "$url/v1/objects/account")"
if command -v gzip >/dev/null; then
	head -c 60000000 /dev/zero | gzip >"$tmp/bomb"
	is "a bomb" 413 "$(code -X POST -H 'Content-Encoding: gzip' --data-binary "@$tmp/bomb" "$url/v1/bulk/account")"
	is "packed answers" 200 "$(code -H 'Accept-Encoding: gzip' "$url/v1/metadata/account")"
	like "can be unpacked" '"fields"' "$(gzip -dc <"$tmp/out")"
fi
newest=$(ask "$url/v1/events" | sed 's/.*"head":\([0-9]*\).*/\1/')
(ask "$url/v1/events?after=$newest&timeout=15&types=crm.account.created" >"$tmp/event") &
poll=$!
sleep 0.3
code -d '{"name":"Initech"}' "$url/v1/objects/account" >/dev/null
wait $poll
like "a long poll hears it" 'crm.account.created' "$(cat "$tmp/event")"

exits "a tenant beside it" 0 "$hotd" tenant create beta
# a folder's tenant is a file; of a database the server alone makes records
if [ -z "${HOTCRM_TEST_PG:-}" ]; then
	exits "the command line beside it" 0 "$hot" -d "$tmp/srv/tenants/$id.db" new account name=Besides
else
	is "another record" 201 "$(code -d '{"name":"Besides"}' "$url/v1/objects/account")"
fi
like "is heard at once" Besides "$(ask "$url/v1/objects/account?fields=name")"
exits "suspended" 0 "$hotd" tenant suspend acme
is "its keys are refused" 403 "$(code "$url/v1/me")"
exits "resumed" 0 "$hotd" tenant resume acme
is "its keys are good" 200 "$(code "$url/v1/me")"
exits "exported" 0 "$hotd" tenant export acme "$tmp/acme.db"
is "and nothing but it" "" "$(find "$tmp" -name "acme.db-[wsl][aho]*")"
is "the copy opens" 3 "$("$hot" -d "$tmp/acme.db" count account)"
exits "brought back under another name" 0 "$hotd" tenant import again "$tmp/acme.db"
exits "with a key of its own" 0 "$hotd" key create again kim@example.com
like "it has what the copy has" Besides "$(curl -s -H "Authorization: Bearer $(cat "$tmp/out")" "$url/v1/objects/account?fields=name")"
exits "a workspace that is none" 1 "$hotd" tenant import bad "$tmp/big"
exits "a narrower key" 0 "$hotd" key create acme kim@example.com --scopes read:contact --name report
narrow=$(cat "$tmp/out")
is "keeps to its scope" 403 "$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $narrow" "$url/v1/objects/account")"
exits "revoked" 0 "$hotd" key revoke "$narrow"
is "is over at once" 401 "$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $narrow" "$url/v1/objects/contact")"
exits "a scope that is none" 2 "$hotd" key create acme kim@example.com --scopes "raed:contact"
like "is named, and those there are" 'raed:contact is not a scope.*read:contact' "$(cat "$tmp/err")"
exits "nor is half a one" 2 "$hotd" key create acme kim@example.com --scopes "read:"
exits "nor one that is over already" 2 "$hotd" key create acme kim@example.com --expires 2020-01-01
exits "a key that runs out" 0 "$hotd" key create acme kim@example.com --scopes "events read" --expires 2100-01-01
like "the list says when" '	events read	.*	active	2100-01-01T' "$("$hotd" key list acme)"
exits "the list of keys" 0 "$hotd" key list acme
like "says so" revoked "$(cat "$tmp/out")"
printf 'correct horse battery\n' | "$hotd" password set acme kim@example.com >"$tmp/out" 2>&1
is "a password" 0 $?
curl -s -d client_id=laptop "$url/v1/device/code" >"$tmp/out"
device=$(sed 's/.*"device_code":"\([^"]*\)".*/\1/' "$tmp/out") user=$(sed 's/.*"user_code":"\([^"]*\)".*/\1/' "$tmp/out")
like "a code for a terminal" '^[B-Z]{4}-[B-Z]{4}$' "$user"
like "nobody approved it yet" authorization_pending "$(curl -s -d "device_code=$device" "$url/v1/device/token")"
like "a wrong password" 'do not fit' "$(curl -s -d "code=$user&tenant=acme&login=kim%40example.com&password=wrong" "$url/device")"
like "the right one" 'signs in by itself' \
    "$(curl -s -d "code=$user&tenant=acme&login=kim%40example.com&password=correct+horse+battery" "$url/device")"
like "gives the terminal its key" '"access_token":"hk_' "$(curl -s -d "device_code=$device" "$url/v1/device/token")"
like "once" invalid_grant "$(curl -s -d "device_code=$device" "$url/v1/device/token")"

(ask -N -H 'Accept: text/event-stream' "$url/v1/events" >"$tmp/stream") &
stream=$!
sleep 0.3
stop
is "ends in order" 0 "$stopped"
wait $stream
is "and its streams with it" 0 $?

start
like "what was written is there after a restart" Globex "$(ask "$url/v1/objects/account?fields=name")"
for i in 1 2 3 4 5 6 7 8; do
	(n=0
	while [ $n -lt 200 ]; do
		n=$((n + 1))
		ask -f -o /dev/null -d "{\"name\":\"w$i-$n\"}" "$url/v1/objects/account" && echo "w$i-$n" >>"$tmp/written.$i" || break
	done) 2>/dev/null &
done
sleep 1
kill -9 $pid
wait
pid=
start --log-requests --log-format json --log "$tmp/requests"
ask -G --data-urlencode 'q=account show name' "$url/v1/query" >/dev/null
code -X "$(printf 'A"B')" "$url/v1/me" >/dev/null
t "a copy of what is there" "$hotd" tenant export acme "$tmp/after.db"
lost=0
for name in $(cat "$tmp"/written.* 2>/dev/null); do
	[ "$("$hot" -d "$tmp/after.db" count account "name=$name")" = 1 ] || lost=$((lost + 1))
done
like "something was acknowledged before the kill" '^[1-9]' "$(cat "$tmp"/written.* | wc -l | tr -d ' ')"
is "and nothing of it is lost" 0 "$lost"
[ -n "${HOTCRM_TEST_PG:-}" ] || t "use is counted" grep -aq 'POST /v1/objects' "$tmp/srv/registry.db" "$tmp/srv/registry.db-wal"
like "and listed by hour and route" "$id.*GET /v1/query" "$("$hotd" usage acme)"
like "of this hour too, as records" '"n":[1-9]' "$(ask -G --data-urlencode 'q=api_use route="GET /v1/query" agg n' "$url/v1/aggregate")"
like "refusals are too" 'sign-in-refused' "$("$hotd" auth-log)"
exits "the log is as it was written" 0 "$hotd" auth-log --check
like "line by line" 'whole	[0-9a-f]{64}$' "$(cat "$tmp/out")"
exits "of one tenant too" 0 "$hotd" auth-log acme --check
exits "of a tenant that is none" 3 "$hotd" usage nobody
exits "of no hours" 2 "$hotd" usage --hours 0
"$hotd" auth-log acme >"$tmp/auths"
for event in "tenant-created	acme" "key-made	[0-9a-z]{12} for kim@example.com" "tenant-suspended	acme" "tenant-resumed	acme" \
    "tenant-exported	to $tmp/acme.db" "key-revoked	$(printf %s "$narrow" | cut -d_ -f2)" "password-set	of kim@example.com"; do
	like "and what the commands did: ${event%%	*}" "$id		command	$event, by $(id -un)\$" "$(cat "$tmp/auths")"
done
is "once each" 1 "$(grep -c 'tenant-suspended' "$tmp/auths")"
like "and which key the API made" "key-made	$made\$" "$(cat "$tmp/auths")"
is "without a secret" "" "$(grep -e "${key##*_}" -e "${narrow##*_}" -e 'correct horse' "$tmp/auths")"
exits "deleted" 0 "$hotd" tenant delete acme
like "which the log keeps when the tenant's own lines are gone" "		command	tenant-deleted	acme \\($id\\), by $(id -un)\$" "$("$hotd" auth-log)"
exits "and is whole" 0 "$hotd" auth-log --check
is "its keys are nobody's" 401 "$(code "$url/v1/me")"
is "its file is gone" "" "$(find "$tmp/srv/tenants" -name "$id*" 2>/dev/null)"
stop
is "ends in order again" 0 "$stopped"
like "a request is a line of JSON, its parts by name" \
    '"request":"[^"]+","method":"GET","route":"/v1/query","status":200,"us":[0-9]+,"tenant":"'"$id"'","key":"[0-9a-z]{12}","text":"' "$(cat "$tmp/requests")"
if command -v python3 >/dev/null; then
	t "whatever was asked" python3 -c 'import json, sys; [json.loads(l) for l in open(sys.argv[1])]' "$tmp/requests"
fi
# settings that change while it runs, and an end that is told before the port closes
heard() { grep -q "$1" "$HOTCRMD_DATA/log" 2>/dev/null || grep -q "$1" "$tmp/server-err"; }
until_true() { # COMMAND ...: within half a minute
	tries=0
	until "$@" || [ $tries = 300 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	"$@"
}
is_gone() { [ "$(curl -s -m 20 -o /dev/null -w '%{http_code}' "$url/readyz")" = 503 ]; }
printf 'option drain-wait 300\n' >"$tmp/run.conf"
exits "another tenant" 0 "$hotd" tenant create after
exits "and a key" 0 "$hotd" key create after kim@example.com
key=$(cat "$tmp/out")
start --config "$tmp/run.conf"
is "no origin may call" 0 "$(curl -s -m 20 -D - -o /dev/null -H 'Origin: https://a.example' "$url/healthz" | grep -ci allow-origin)"
printf 'option drain-wait 300\noption cors https://a.example\noption lanes 7\n' >"$tmp/run.conf"
kill -HUP $pid
t "a signal has the file read anew" until_true heard "read anew; these hold from the next start: lanes"
is "what can change has changed" 1 "$(curl -s -m 20 -D - -o /dev/null -H 'Origin: https://a.example' "$url/healthz" | grep -ci allow-origin)"
printf 'option nonsense 1\n' >"$tmp/run.conf"
kill -HUP $pid
t "a file with a mistake is named" until_true heard "stays as it was: .*run.conf:1"
is "and changes nothing" 1 "$(curl -s -m 20 -D - -o /dev/null -H 'Origin: https://a.example' "$url/healthz" | grep -ci allow-origin)"
kill -TERM $pid
t "a server that is told to stop says so" until_true is_gone
like "in one sentence" 'The server stops' "$(curl -s -m 20 "$url/readyz")"
is "lives until then" 200 "$(curl -s -m 20 -o /dev/null -w '%{http_code}' "$url/healthz")"
is "and answers" 200 "$(code "$url/v1/me")"
stop
is "until it is told again" 0 "$stopped"
done_testing
