#!/bin/sh
# session.sh - where one was comes back: windows, filters, cursors, marks, a form's text, after leaving and after kill -9.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
play() { # options...; script on stdin
	cat >"$tmp/play"
	$hot "$@" --script "$tmp/play" --size 80x14
}

play --session one >/dev/null <<'END'
:option cursor-style mark
:x_deal
:filter "amount:100k.. -stage:lost"
:sort -amount
:columns name,stage,amount
jj
<Space>
END
out=$(echo ':option cursor-style mark
:dump' | play --session one)
like "the filter is back" 'Deals . amount:100k\.\. -stage:lost' "$out"
like "the columns are back" '^\|  Name +Stage +Amount.$' "$out"
like "the mark is back" '^\| \+Globex rollout' "$out"
like "the cursor is back" '^\|> Hooli pilot' "$out"
like "a session is one's own" 'Organizations' "$(echo ':dump' | play --session other)"
f=$XDG_STATE_HOME/hotcrm/session
cp "$f/one" "$tmp/one"
like "--fresh begins anew" 'Organizations' "$(echo ':dump' | play --session one --fresh)"
like "a script keeps none unless told" 'Organizations' "$(echo ':dump' | play)"

play --session two >/dev/null <<'END'
:x_deal
<Enter>
:tab 2
END
like "a record and its tab are back" 'Deal . Acme licence' "$(echo ':dump' | play --session two)"
play --session three >/dev/null <<'END'
:x_company
:open-form x_company Acme
<C-u>
> Acme & Daughters
END
out=$(echo ':dump' | play --session three)
like "a form is open again with what was typed" 'Acme & Daughters' "$out"
play --session four >/dev/null <<'END'
:
> set next_step="call th
END
like "a line that was being typed is back" '^\|:set next_step="call th' "$(echo ':dump' | play --session four)"
play --session five >/dev/null <<'END'
:x_deal
:drafts
END
like "lists of the program come back" 'Drafts' "$(echo ':dump' | play --session five)"
like "the draft is in the list" 'Company +Acme' "$(echo ':drafts
:dump' | play)"

# what is gone: a record, a view, a field, the whole file
play --session six >/dev/null <<'END'
:x_deal
:open x_deal Hooli licence
END
$hot delete x_deal 'Hooli licence' >/dev/null
out=$(echo ':dump' | play --session six)
like "a record that was deleted meanwhile says so" 'Hooli licence +deleted' "$out"
sed 's/show x_deal [0-9a-f-]*/show x_deal 01a206fe-cf3c-7000-8000-24d29907c8dd/' "$f/six" >"$f/gone"
out=$(echo ':dump' | play --session gone)
like "the list stays when a record is gone" 'Deals' "$out"
like "and it is said" 'Not all is as it was' "$out"
sed 's/list x_deal/list x_deal gone_view/; s/columns [a-z_,]*/columns name,gone_field/' "$tmp/one" >"$f/seven"
out=$(echo ':dump' | play --session seven)
like "a view that is gone is the whole list" 'Deals . amount:100k' "$out"
printf 'window { "' >"$f/eight"
like "a broken file is no session" 'Organizations' "$(echo ':dump' | play --session eight)"
printf 'db "%s"\nwindow { frobnicate }\nwindow { shell touch %s }\nnonsense\n' "$tmp/work.db" "$tmp/owned" >"$f/nine"
like "an unknown window is left out" 'Organizations' "$(echo ':dump' | play --session nine)"
is "files are nobody else's" 600 "$(stat -c %a "$f/one")"

# kill -9: what was typed two seconds before is there
if command -v script >/dev/null && command -v setsid >/dev/null; then
	fifo=$tmp/keys
	mkfifo "$fifo"
	( exec 3>"$fifo"; sleep 1; printf ':open-form x_company Globex\r' >&3; sleep 1; printf '\025Globex & Friends' >&3; exec sleep 600 ) &
	typist=$!
	TERM=xterm script -qec "exec $hot --session killed" /dev/null <"$fifo" >/dev/null 2>&1 &
	wait_for grep -q open-form "$f/killed"
	wait_for grep -rq 'Globex & Friends' "$f/../parked"
	for p in $(ps -eo pid,args | awk -v db="$tmp/work.db" '$2 ~ /hotcrm$/ && index($0, db) && index($0, "killed") { print $1 }'); do
		kill -9 "$p"
	done
	kill $typist 2>/dev/null
	wait 2>/dev/null
	out=$(echo ':dump' | play --session killed)
	like "after kill -9 the form is open again with its text" 'Globex & Friends' "$out"
else
	ok 0 "after kill -9 the form is open again with its text # SKIP no script(1) here"
fi
done_testing
