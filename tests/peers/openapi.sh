#!/bin/sh
# openapi.sh - the API's document before linters and validators of others, and every exchange of the tests of the API held against it.
packages='@redocly/cli @stoplight/spectral-cli @apidevtools/swagger-parser @stoplight/prism-cli'
. "${top_srcdir:-.}/tests/peers/peers_lib.sh"
"$hot" -d "$tmp/demo.db" init --demo >/dev/null
acme "$tmp/demo.db"
versions
key=$(cat "$tmp/root.key")
curl -s -H "Authorization: Bearer $key" "$url/v1/openapi.json" >"$tmp/openapi.json"
echo 'extends: ["spectral:oas"]' >"$tmp/spectral.yaml"
bin=$peers/node_modules/.bin
# from the folder of the packages, and with their own home
in_peers() { (cd "$peers" && HOME=$tmp "$@"); }
t "Redocly finds no error" in_peers "$bin/redocly" lint --extends recommended --format stylish "$tmp/openapi.json"
t "Spectral finds no error" in_peers "$bin/spectral" lint -r "$tmp/spectral.yaml" "$tmp/openapi.json"
t "swagger-parser finds it valid" in_peers node -e "require('@apidevtools/swagger-parser').validate('$tmp/openapi.json').catch(e => { console.log(String(e)); process.exit(1) })"

# the proxy of Prism turns whatever breaks the document into an error
(cd "$peers" && HOME=$tmp exec "$bin/prism" proxy --errors --port 0 "$tmp/openapi.json" "$url") >"$tmp/prism.out" 2>&1 &
prism=$!
trap 'kill $prism $(cat "$tmp"/reports/*.pid) 2>/dev/null; stop_all' EXIT
wait_for grep -q 'listening on' "$tmp/prism.out" || { echo "Bail out! Prism does not start"; exit 1; }
front=$(sed -n 's/.*listening on \(http[^ ]*\).*/\1/p' "$tmp/prism.out" | sed 's/\x1b.*//')
t "every operation works through prism proxy --errors" in_peers node "$top_srcdir/tests/peers/walk.mjs" "$front" "$key"
kill $prism

# the same and the flow tests through the validator, byte by byte. (Not those that count requests: it asks for documents.)
HOTCRM_VALIDATE=$tmp/reports
export HOTCRM_VALIDATE
mkdir "$HOTCRM_VALIDATE" && ln -s "$peers/node_modules" "$peers/package.json" "$HOTCRM_VALIDATE" 2>/dev/null
through
t "every operation of the document is reached" in_peers node "$top_srcdir/tests/peers/walk.mjs" "$url" "$key"
for flow in server forget move sync_secret sign_in; do
	sh "$top_srcdir/tests/flow/$flow.sh" >"$tmp/$flow.tap" 2>&1
	grep -q '^not ok\|^Bail' "$tmp/$flow.tap"
	is "the flow test $flow passes through the validator" 1 $?
	grep -A5 '^not ok\|^Bail' "$tmp/$flow.tap" | sed 's/^/# /'
done
for pid in "$HOTCRM_VALIDATE"/*.pid; do kill "$(cat "$pid")" 2>/dev/null; done
for pid in "$HOTCRM_VALIDATE"/*.pid; do while kill -0 "$(cat "$pid")" 2>/dev/null; do sleep 0.1; done; done
cat "$HOTCRM_VALIDATE"/*.err | sed 's/^/# /'
is "nothing that was sent or answered breaks the document" "" "$(in_peers node -e '
const fs = require("fs");
let n = 0, stations = 0;
const operations = new Set();
for (const f of fs.readdirSync(process.argv[1]).filter(f => f.endsWith(".json") && f !== "package.json")) {
	const r = JSON.parse(fs.readFileSync(process.argv[1] + "/" + f));
	n += r.exchanges;
	stations += r.workstations;
	r.operations.forEach(o => operations.add(o));
	r.violations.forEach(v => console.log(f + ": " + v));
}
fs.writeFileSync(process.argv[2], `# ${n} exchanges validated, of ${operations.size} operations; ${stations} more between workstations in their own coding\n`);
' "$HOTCRM_VALIDATE" "$tmp/sum")"
cat "$tmp/sum"
done_testing
