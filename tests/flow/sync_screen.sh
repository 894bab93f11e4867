#!/bin/sh
# sync_screen.sh - what the workstation shows of sync, in four sizes: how it stands, what waits, what clashed, what was refused.
# Screens stand in tests/sync/screens/*.t; `sync_screen.sh --accept` writes what was shown into them: read the diff.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
here=$top_srcdir/tests/sync/screens
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
ws a new account name=Globex >/dev/null
one=$(ws a new opportunity name="Globex rollout" account=Globex amount="80000 EUR" close_date=2027-03-01 stage=proposal next_step=call)
two=$(ws a new opportunity name="Initech support" account=Globex amount="24000 EUR" close_date=2027-04-01 stage=proposal next_step=call \
    "description=Wants an SLA before May, with two visits a month.")
gone=$(ws a new opportunity name="Umbrella pilot" account=Globex amount="12000 EUR" close_date=2027-02-01 stage=proposal next_step=call)
settle a b
ws a set opportunity "$one" amount="90000 EUR" close_date=2027-03-31 >/dev/null
ws a set opportunity "$two" amount="26000 EUR" "description=Wants a contract before May, with two visits a month." >/dev/null
ws b set opportunity "$one" amount="85000 EUR" close_date=2027-04-30 owner=anna >/dev/null
ws b set opportunity "$two" amount="25000 EUR" "description=Wants an SLA before June, with four visits a month." >/dev/null
# two people write one template: a code is there once
ws a new email_template name="Spring letter" template_code=spring template_type=marketing subject=Spring html_body=Hello >/dev/null
ws b new email_template name="Spring offer" template_code=spring template_type=marketing subject=Offer html_body=Hi >/dev/null
# what the server refuses: changes of a record that an administrator erased, and of one that may only be read now
"$hotcrmd" key create acme root --role admin >"$tmp/c.key" 2>/dev/null && ws c init >/dev/null 2>&1 &&
    ws c sync join "$url" --key "@$tmp/c.key" >/dev/null 2>&1
ws c purge opportunity "$gone" --yes >/dev/null 2>&1 &&
    ws c new field_grant role=standard object=account field=rating read=true edit=false >/dev/null && ws c sync >/dev/null 2>&1
ws b set opportunity "$gone" amount="14000 EUR" next_step="Send the offer" >/dev/null
ws b set account Globex rating=hot "description=Wants an SLA before May" >/dev/null
ws a sync >/dev/null 2>&1
ws b sync >/dev/null 2>&1
stop_server
ws b set opportunity "$one" next_step="Call Ann" >/dev/null
ws b new contact first_name=Ann last_name=Li email=ann@example.com account=Globex >/dev/null
ws b sync >/dev/null 2>&1
for f in "$tmp"/b.db*; do cp "$f" "$tmp/keep.${f##*/}"; done

for file in "$here"/*.t; do
	size=$(sed -n 's/^# size \([0-9]*x[0-9]*\)$/\1/p' "$file")
	for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
	# the port differs from run to run
	"$hot" -d "$tmp/b.db" --script "$file" --size "$size" 2>&1 | sed -e "s/127\.0\.0\.1:$port/127.0.0.1:PORT-/" -e 's/in 1 s$/now/' >"$tmp/shown"
	[ "${1-}" != --accept ] || cp "$tmp/shown" "$file"
	t "${file##*/}" diff -u "$file" "$tmp/shown"
done
done_testing
