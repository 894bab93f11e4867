#!/bin/sh
# sync_custom.sh - objects and fields of a team's own over real programs: made over the API and on workstations, known to all of them.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
mkdir -p "$HOTCRMD_DATA"
printf 'plan few like professional\nplan few custom-fields 2\n' >"$HOTCRMD_DATA/hotcrmd.conf"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
"$hotcrmd" key create acme admin --role admin >"$tmp/a.key"
"$hotcrmd" key create acme rae >"$tmp/r.key"
serve
ws a init >/dev/null 2>&1
ws b init >/dev/null 2>&1
ws r init >/dev/null 2>&1
t "a workspace joins" ws a sync join "$url" --key "@$tmp/a.key"
t "and another" ws b sync join "$url" --key "@$tmp/a.key"
t "and that of somebody who is no administrator" ws r sync join "$url" --key "@$tmp/r.key"
# over the API, with a workstation that waits for news
"$hot" -d "$tmp/b.db" sync watch >"$tmp/watch.out" 2>&1 &
watcher=$!
printf 'extend object contact\nfield x_over_api text(20) "Over API"\n' >"$tmp/api.hot"
is "a field made over the API" 204 "$(curl -s -o /dev/null -w '%{http_code}' -m 20 -X PUT -H "Authorization: Bearer $(cat "$tmp/a.key")" --data-binary "@$tmp/api.hot" "$url/v1/custom")"
knows() { ws "$1" describe contact | grep -q "$2"; }
t "comes to a workstation that waits" wait_for knows b x_over_api
t "and to one that asks" ws a sync
t "which knows it" knows a x_over_api
ws a customise >"$tmp/mine.hot"
printf 'extend object contact\nfield x_shoe integer "Shoe"\nobject x_boat "Boat" "Boats"\n  title name\nfield name text(40) "Name"\n' >>"$tmp/mine.hot"
exits "a field and an object made on a workstation" 0 ws a customise "$tmp/mine.hot"
exits "a person with it" 0 ws a new contact first_name=Ann last_name=Lee email=ann@example.com x_shoe=41 x_over_api=yes
exits "a record of that object" 0 ws a new x_boat name=Dinghy
t "go up" ws a sync
t "and come down" wait_for knows b x_shoe
boats() { [ "$(ws b count x_boat)" = 1 ]; }
t "with the record" wait_for boats
is "and the value" 41 "$(ws b list 'contact show x_shoe' -o tsv | tail -1)"
kill -TERM "$watcher"
wait "$watcher"
t "who is no administrator gets them too" ws r sync
t "and may not change them" test "$(ws r customise "$tmp/api.hot" >/dev/null 2>&1; echo $?)" = 4
# two definitions of one name
for who in a b; do
	ws $who customise >"$tmp/$who.hot"
done
printf 'extend object contact\nfield x_kind text(20) "Kind"\n' >>"$tmp/a.hot"
printf 'extend object contact\nfield x_kind integer "Kind"\n' >>"$tmp/b.hot"
exits "one defines a name" 0 ws a customise "$tmp/a.hot"
exits "and one defines it otherwise" 0 ws b customise "$tmp/b.hot"
t "the first comes through" ws a sync
t "the second is told" ws b sync
like "in a sentence" 'customise --mine' "$(ws b sync status -o table)"
like "and sees what was his" 'field x_kind integer' "$(ws b customise --mine)"
like "the field is the team's" 'x_kind.*text' "$(ws b describe contact -o tsv | grep x_kind)"
t "both are equal" test "$(ws a doctor --digest)" = "$(ws b doctor --digest)"
# a plan that has no room
exits "a smaller plan" 0 "$hotcrmd" tenant plan acme few
printf 'field x_more text(20) "More"\n' >>"$tmp/a.hot"
exits "one more field on a workstation" 0 ws a customise "$tmp/a.hot"
t "is no reason to stop" ws a sync
like "and the reason is told" 'own fields.*no room|own fields.*has room' "$(ws a sync status -o table)"
stop_server
done_testing
