#!/bin/sh
# sync_plan.sh - a tenant's plan loses a plugin and gets it back: devices follow, and what was edited meanwhile is sent by itself.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
mkdir -p "$HOTCRMD_DATA"
printf 'plan bare like professional\nplan bare plugins "none"\n' >"$HOTCRMD_DATA/hotcrmd.conf"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
"$hotcrmd" key create acme admin --role admin >"$tmp/a.key"
serve
ws a init >/dev/null 2>&1
t "a workspace joins" ws a sync join "$url" --key "@$tmp/a.key"
exits "a person" 0 ws a new contact first_name=Ann last_name=Lee email=ann@example.com
exits "and a tag" 0 ws a new tag name=first
t "both go" ws a sync
exits "the plan without the plugin" 0 "$hotcrmd" tenant plan acme bare
t "the device follows" ws a sync
is "what the plan does not hold is not there" "0 1" "$(ws a count contact) $(ws a count tag)"
exits "what is typed all the same" 0 ws a new contact first_name=Bob last_name=Ray email=bob@example.com
ws a new tag name=second >/dev/null
exits "is refused and kept" 6 ws a sync
like "with the reason" 'contact.*schema.*kept until its plugin is there' "$(ws a sync parked)"
is "and holds up nothing" 2 "$("$hotcrmd" tenant export acme "$tmp/bare.db" >/dev/null && "$hot" -d "$tmp/bare.db" count tag)"
exits "the plugin comes back" 0 "$hotcrmd" tenant plan acme professional
t "and the device with it" ws a sync
is "with what was there" 2 "$(ws a count contact)"
is "nothing is refused any more" 1 "$(ws a sync parked | wc -l | tr -d ' ')"
t "the server has all of it" "$hotcrmd" tenant export acme "$tmp/back.db"
is "both persons" 2 "$("$hot" -d "$tmp/back.db" count contact)"
stop_server
done_testing
