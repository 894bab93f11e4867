#!/bin/sh
# forget.sh - a person is erased: shown before, on every device after, and who may still hold it is said.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
secret=tell-nobody-4711
held() { # FILE...: is anything of Ann in there, in any case?
	cat "$@" 2>/dev/null | grep -aciE "$secret|ann@example|ann\.private" | tr -d ' '
}
files() { find "$tmp" -name "$1.db*" -type f ! -name '*-lock' ! -name '*-sync' ! -path '*backups*'; }

"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
"$hotcrmd" key create acme admin --role admin >"$tmp/a.key"
serve
ws a init >/dev/null 2>&1
t "an administrator's workspace joins" ws a sync join "$url" --key "@$tmp/a.key"
t "and a rep's" joined b kim@example.com
exits "an account" 0 ws a new account name=Globex
exits "a person" 0 ws a new contact first_name=Ann last_name=Lee email=ann@example.com phone=+4930123456 title="$secret"
ann=$(cat "$tmp/out")
ws a new contact first_name=Ann last_name=Lee email=ann.private@example.org phone=+4930123456 >/dev/null
ws a new contact first_name=Bob last_name=Ray email=bob@example.com phone=+4930123456 >/dev/null
ws a new lead last_name=Lee first_name=Ann company=Globex email=ann@example.com description="$secret" >/dev/null
ws a new task subject="Call Ann" who="$ann" due_date=today description="$secret" >/dev/null
ws a new note title="About her" body="$secret" contact="$ann" >/dev/null
ws a new outbox recipient="Ann <ANN@example.com>, x@example.org" subject=Hello body="$secret" >/dev/null
ws a new task subject="Something else" due_date=today >/dev/null
echo "$secret" >"$tmp/paper.txt"
ws a attach contact "$ann" "$tmp/paper.txt" >/dev/null
ws a set contact "$ann" title="Not $secret" >/dev/null
ws a delete task "Call Ann" >/dev/null 2>&1
settle a b
is "all have it" 1 "$(ws b count contact email=ann@example.com)"
t "a copy of a workspace" ws a backup "$tmp/kept.copy"
t "and one of the tenant" "$hotcrmd" tenant export acme "$tmp/tenant.copy"

exits "shown first" 0 ws a forget "$ann"
like "the same person elsewhere" 'erase.lead.*same e-mail' "$(cat "$tmp/out")"
like "by phone and name" 'erase.contact.*same phone and name' "$(cat "$tmp/out")"
like "what is deleted already" 'erase.task.*Call Ann' "$(cat "$tmp/out")"
like "notes" 'erase.note.*About her' "$(cat "$tmp/out")"
like "letters by their address" 'erase.outbox.*Hello' "$(cat "$tmp/out")"
like "a colleague with the same phone stays" 'stays.contact.*Bob Ray' "$(cat "$tmp/out")"
is "nothing is erased by that" 2 "$(ws a count contact 'last_name=Lee')"
exits "another name is no yes" 2 ws a forget "$ann" --yes=Bob
exits "an account is no person" 2 ws a forget account Globex
exits "nobody" 3 ws a forget 000000
exits "who is no administrator may not" 4 ws b forget "$ann" --yes="Ann Lee"
exits "the name typed again" 0 ws a forget "$ann" --yes="ann lee"
like "says which copy still holds it" 'kept.copy still holds it' "$(cat "$tmp/out")"
is "the person is gone" 0 "$(ws a count contact 'last_name=Lee with deleted')"
is "the letter" 0 "$(ws a count outbox)"
is "others are not" "1 1" "$(ws a count contact 'last_name=Ray') $(ws a count 'task subject="Something else"')"
is "and no file of it holds anything of her" 0 "$(held $(files a))"
t "it goes to the server" ws a sync
is "whose record says how much went" 1 "$(ws a count erasure 'records=6')"
exits "the server's report" 0 "$hotcrmd" tenant erasures acme
like "names the copy of the tenant" 'tenant.copy still holds it' "$(cat "$tmp/out")"
like "and the device that was not here since" 'has not taken it yet' "$(cat "$tmp/out")"
t "that device comes" ws b sync
is "it has nothing left" 0 "$(ws b count contact 'last_name=Lee with deleted')"
is "and no file of it" 0 "$(held $(files b))"
ws b sync >/dev/null 2>&1
ws a sync >/dev/null 2>&1
like "then every device has taken it" 'every device has taken it' "$("$hotcrmd" tenant erasures acme)"
like "a device can tell who was forgotten when" '2 Contacts, 1 Lead' "$(ws b forget --report)"
like "but not whom" '^0$' "$(ws b forget --report | grep -ci 'ann')"
# a program asks the server, where all of it is
ws a new contact first_name=Una last_name=Mey email=una@example.com >/dev/null
una=$(ws a list contact 'last_name=Mey' -o ids)
ws a sync >/dev/null 2>&1
post() { curl -s -m 20 -H "Authorization: Bearer $(cat "$tmp/a.key")" -d "$1" "$url/v1/erasures"; }
like "the server shows it too" '"erased":false,"erase":\[\{"object":"contact"' "$(post "{\"id\":\"$una\"}")"
like "asks for the name" 'name must be' "$(post "{\"id\":\"$una\",\"name\":\"X\"}")"
like "erases it" '"erased":true' "$(post "{\"id\":\"$una\",\"name\":\"Una Mey\"}")"
like "and reports" '"report":\["20' "$(curl -s -m 20 -H "Authorization: Bearer $(cat "$tmp/a.key")" "$url/v1/erasures")"
ws a sync >/dev/null 2>&1
is "it is gone from the device" 0 "$(ws a count contact 'last_name=Mey with deleted')"
if [ -z "${HOTCRM_TEST_PG:-}" ]; then
	clean() { [ "$(held "$tmp"/server/tenants/*.db* "$tmp"/server/tenants/*.blobs/*/*)" = 0 ]; }
	wait_for clean
	t "when nobody asks for a while the server writes its file anew, without her" clean
fi
stop_server
mv "$tmp/kept.copy" "$tmp/elsewhere.copy"
like "a copy that was moved is not forgotten" 'no longer at .*kept.copy' "$(ws a forget --report)"

# an address that stands in encrypted fields leads to the same person
ws c init >/dev/null 2>&1
printf 'extend object contact\nfield x_mail encrypted "Private mail" index\nextend object lead\nfield x_mail encrypted "Private mail" index\n' >"$tmp/c.hot"
t "encrypted fields for addresses" ws c customise "$tmp/c.hot"
ws c new contact first_name=Eve last_name=Moe email=eve@example.com x_mail=eve.hidden@example.org >/dev/null
ws c new lead last_name=Moe company=Other email=e.m@example.net x_mail=eve.hidden@example.org >/dev/null
ws c new lead last_name=Poe company=Third email=p@example.net x_mail=poe.hidden@example.org >/dev/null
exits "shown first too" 0 ws c forget eve@example.com
like "who has the same one" 'erase.lead.*Moe' "$(cat "$tmp/out")"
is "and nobody else" 0 "$(grep -c Poe "$tmp/out")"

# what belongs to something that is switched off cannot be looked at
printf 'object x_guest "Guest" "Guests"\n  title name\nfield name text(40) "Name"\nfield mail email "Mail" unique\n' >"$tmp/guest.hot"
t "an object for guests" ws c customise "$tmp/guest.hot"
ws c new x_guest name="Eve Moe" mail=eve@example.com >/dev/null
: >"$tmp/none.hot"
t "that is taken out again" ws c customise "$tmp/none.hot"
exits "is said before" 0 ws c forget eve@example.com
like "by name" 'switched off: x_guest' "$(cat "$tmp/err")"
exits "and keeps a person from being forgotten" 4 ws c forget eve@example.com --yes="Eve Moe"
like "in a sentence" 'Nothing was erased.*x_guest' "$(cat "$tmp/err")"
is "who is still there" 1 "$(ws c count contact 'last_name=Moe')"
t "it comes back" ws c customise "$tmp/guest.hot"
exits "and then goes with the rest" 0 ws c forget eve@example.com --yes="Eve Moe"
is "whatever it was called" "0 0" "$(ws c count contact 'last_name=Moe') $(ws c count x_guest)"
done_testing
