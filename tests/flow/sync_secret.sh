#!/bin/sh
# sync_secret.sh - encrypted fields between devices: one key per tenant, given at the first exchange, changed on the server, gone
# with the tenant; nothing in the clear on either side.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
HOTCRM_SECRETS=$tmp/server/secrets	# where keys lie when the tenant is in a database
export HOTCRM_SECRETS
cat >"$tmp/custom.hot" <<'END'
extend object contact
field x_tax_id encrypted "Tax id" unique
field x_pin encrypted "PIN"
END
digest() { ws "$1" doctor --digest | tail -n 1; }
nowhere() {
	found=$(grep -rlaF -e "$2" -e "$(printf %s "$2" | base64)" "$tmp/a.db" "$tmp/b.db" "$tmp/c.db" "$tmp"/?.db-wal "$tmp/server" \
	    "$tmp/state" "$tmp/server.err" 2>/dev/null)
	is "$1" "" "$found"
}

# the tenant begins as somebody's workspace, which has a key of its own
ws seed init >/dev/null 2>&1
ws seed customise "$tmp/custom.hot" >/dev/null
ws seed new contact last_name=Seed phone=555100 x_tax_id=quagga-seed x_pin=quagga-pin >/dev/null
"$hotcrmd" tenant import acme "$tmp/seed.db" >/dev/null || { echo "Bail out! no tenant"; exit 1; }
is "the key came along with the file" 1 "$(find "$tmp/server" -name '*-secret' -perm 600 | wc -l)"
rm -f "$tmp"/seed.db*
serve

# two that have secrets under keys of their own before they join
for w in a b; do
	ws $w init >/dev/null 2>&1
	ws $w customise "$tmp/custom.hot" >/dev/null
	ws $w new contact last_name=Of$w phone="5552$(printf %d "'$w")" email=$w@example.com x_tax_id=okapi-$w-one x_pin=okapi-$w-pin >/dev/null
	ws $w set contact Of$w x_pin=okapi-$w-pin2 >/dev/null
	"$hotcrmd" key create acme $w >"$tmp/$w.key"
	t "$w joins" ws $w sync join "$url" --key "@$tmp/$w.key"
	t "$w syncs" ws $w sync
done
t "a again" ws a sync
is "both have one key" "$(sed -n '$p' "$tmp/a.db-secret" | cut -c5-16)" "$(sed -n '$p' "$tmp/b.db-secret" | cut -c5-16)"
is "what a sealed, b opens" okapi-a-one "$(ws b reveal contact Ofa x_tax_id)"
is "and the other way" okapi-b-pin2 "$(ws a reveal contact Ofb x_pin)"
is "and what the tenant had" quagga-seed "$(ws b reveal contact Seed x_tax_id)"
is "by equality" 1 "$(ws b count 'contact x_tax_id:okapi-a-one')"
is "equal workspaces have equal digests" "$(digest a)" "$(digest b)"

ws a set contact Seed x_pin=tapir-after >/dev/null
ws a sync >/dev/null 2>&1
ws b sync >/dev/null 2>&1
is "an edit travels" tapir-after "$(ws b reveal contact Seed x_pin)"
is "digests stay equal" "$(digest a)" "$(digest b)"

# both edit the same secret
ws a set contact Seed x_pin=clash-of-a >/dev/null
ws b set contact Seed x_pin=clash-of-b >/dev/null
ws a sync >/dev/null 2>&1
ws b sync >/dev/null 2>&1
ws a sync >/dev/null 2>&1
is "one of them stands on both" "$(ws a reveal contact Seed x_pin)" "$(ws b reveal contact Seed x_pin)"
is "the list of conflicts shows neither" 0 "$(ws a sync conflicts 2>/dev/null | grep -c -e clash-of -e hcs1)"

# the same unique secret on both
ws a new contact last_name=Twin phone=555301 x_tax_id=twin-secret >/dev/null
ws b new contact last_name=Other phone=555302 x_tax_id=Twin-Secret >/dev/null
ws a sync >/dev/null 2>&1
ws b sync >/dev/null 2>&1
ws a sync >/dev/null 2>&1
is "a unique secret is taken once" 1 "$(ws b count 'contact x_tax_id:twin-secret')"
is "digests are equal after it" "$(digest a)" "$(digest b)"

# the API: masked, asked by equality, set in the clear over TLS and sealed on arrival
if command -v curl >/dev/null; then
	key=$(cat "$tmp/a.key")
	body=$(curl -s -H "Authorization: Bearer $key" "$url/v1/objects/contact?q=x_tax_id:quagga-seed")
	like "the API finds by equality" 'Seed' "$body"
	is "and masks" 0 "$(printf %s "$body" | grep -c -e quagga -e hcs1)"
	curl -s -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d '{"last_name":"Api","phone":"555400","x_pin":"by-the-api"}' \
	    "$url/v1/objects/contact" >"$tmp/api.out"
	ws b sync >/dev/null 2>&1
	is "what it is given, devices open" by-the-api "$(ws b reveal contact Api x_pin)"
	nowhere "and no file holds" by-the-api
fi

# another key
t "rotate beside the running server" "$hotcrmd" tenant rotate acme
ws a sync >/dev/null 2>&1
ws b set contact Seed x_pin=under-the-old-key >/dev/null
ws b sync >/dev/null 2>&1
ws a sync >/dev/null 2>&1
is "devices follow" "$(sed -n '$p' "$tmp/a.db-secret" | cut -c5-16)" "$(sed -n '$p' "$tmp/b.db-secret" | cut -c5-16)"
is "an edit under the old key arrived" under-the-old-key "$(ws a reveal contact Seed x_pin)"
is "digests are equal under the new one" "$(digest a)" "$(digest b)"
is "nothing was loaded anew for it" 0 "$(grep -c diverged "$tmp/state/hotcrm/log")"
exits "a device does not change the key" 4 ws a secret rotate

# a device that comes later, one that lost its key
ws c init >/dev/null 2>&1
ws c customise "$tmp/custom.hot" >/dev/null
"$hotcrmd" key create acme c >"$tmp/c.key"
ws c sync join "$url" --key "@$tmp/c.key" >/dev/null 2>&1
ws c sync >/dev/null 2>&1
is "a new device opens all" "under-the-old-key okapi-a-one" "$(ws c reveal contact Seed x_pin) $(ws c reveal contact Ofa x_tax_id)"
rm "$tmp/c.db-secret"
exits "without its key it is closed" 4 ws c reveal contact Seed x_pin
t "the next sync" ws c sync
is "brings it back" under-the-old-key "$(ws c reveal contact Seed x_pin)"

for s in quagga-seed okapi-a-one okapi-a-pin okapi-b-pin2 tapir-after clash-of-a clash-of-b twin-secret under-the-old-key; do
	nowhere "$s is in no file" "$s"
done
t "the tenant is erased" "$hotcrmd" tenant delete acme
is "and its key" 0 "$(find "$tmp/server" -name '*-secret*' | wc -l)"
done_testing
