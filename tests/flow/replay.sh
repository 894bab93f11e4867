#!/bin/sh
# replay.sh - `commands` prints what was done as commands; `source` of it on a copy from before does the same.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot --no-plugins"
$hot -d "$tmp/a.db" init >/dev/null 2>&1
$hot -d "$tmp/a.db" customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot -d "$tmp/a.db" source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
for f in "$tmp"/a.db*; do cp "$f" "$tmp/b.db${f##*/a.db}"; done
before=$($hot -d "$tmp/a.db" commands | wc -l)

cat >"$tmp/work" <<'END'
:x_deal
:set next_step="say \"hi\" to them; # not a comment"
jj
:set stage=won amount=12.50
V
:set stage=qualify
<Enter>
u
:new x_company name="Zoë & Sons"
:x_company
a
> Initrode
<C-s>
q
:x_deal
d
:x_deal
:set company="Zoë & Sons"
END
$hot -d "$tmp/a.db" --script "$tmp/work" >/dev/null
$hot -d "$tmp/a.db" commands >"$tmp/all"
sed "1,${before}d" "$tmp/all" >"$tmp/log"
like "a set is a set" '^set x_deal [0-9a-f-]{36} stage=won amount=12.5' "$(cat "$tmp/log")"
like "a new record keeps its id" '^new x_company --id [0-9a-f-]{36} ' "$(cat "$tmp/log")"
like "a delete is a delete" '^delete x_deal ' "$(cat "$tmp/log")"
exits "source takes all of it" 0 $hot -d "$tmp/b.db" source "$tmp/log"
for o in x_deal x_company; do
	is "$o is the same in both" "$($hot -d "$tmp/a.db" list "$o" -o json | sed 's/"updated[^,]*,//g; s/"created[^,]*,//g')" \
	    "$($hot -d "$tmp/b.db" list "$o" -o json | sed 's/"updated[^,]*,//g; s/"created[^,]*,//g')"
done
exits "an id that is taken is a conflict" 4 $hot -d "$tmp/b.db" new x_company --id "$($hot -d "$tmp/b.db" list x_company limit 1 -o ids)" name=Twice
exits "an id that is none is wrong" 2 $hot -d "$tmp/b.db" new x_company --id 12 name=Twice
done_testing
