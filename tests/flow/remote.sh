#!/bin/sh
# remote.sh - a running workstation does what another program says, and tells what happens in it.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_SHARE=$top_srcdir XDG_RUNTIME_DIR=$tmp/run
export HOTCRM_SHARE XDG_RUNTIME_DIR
mkdir "$tmp/run"
db=$tmp/work.db
hot="$hot -d $db --no-plugins"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
exits "nobody runs: not found" 3 $hot --remote 'home'
if ! command -v script >/dev/null; then
	echo "1..$count # no script(1) here"
	exit 0
fi
mkfifo "$tmp/keys"
( exec 3>"$tmp/keys"; exec sleep 600 ) &
typist=$!
TERM=xterm script -qec "stty cols 100 rows 30; exec $hot --fresh" /dev/null <"$tmp/keys" >/dev/null 2>&1 &
has_socket() { [ -S "$(echo "$tmp"/run/hotcrm/*.sock)" ]; }
wait_for has_socket
sock=$(ls "$tmp"/run/hotcrm/*.sock)
is "the socket is nobody else's" 600 "$(stat -c %a "$sock")"
is "so is its folder" 700 "$(stat -c %a "$tmp/run/hotcrm")"
"$top_builddir/hotcrm" --events >"$tmp/events" &
# it listens from a moment on that nobody tells: until then something happens for it to hear
heard() { $hot --remote home ; $hot --remote 'x_deal company:Acme' ; [ -s "$tmp/events" ]; }
wait_for heard >/dev/null
exits "it opens a list" 0 $hot --remote 'x_deal company:Acme'
exits "it goes to a record and edits it" 0 $hot --remote 'goto "Acme pilot" ; set next_step="by remote"'
like "the edit is in the workspace" 'by remote' "$($hot list 'x_deal name="Acme pilot" show next_step' -o tsv)"
exits "a fault is exit 2 with its sentence" 2 $hot --remote 'frobnicate'
like "and says what" 'frobnicate is not a command' "$(cat "$tmp/err")"
like "what it says comes back" 'theme is auto' "$($hot --remote 'option theme')"
is "the answer of a command beside the keys is waited for" "$($hot count x_deal)" "$($hot --remote 'count x_deal')"
is "those of a line come in their order" "$($hot count x_deal name=Later)" \
    "$($hot --remote 'new x_deal name=Later company=Acme ; set x_deal name=Later name=Sooner ; count x_deal name=Later')"
exits "its fault is exit 2" 2 $hot --remote 'count x_deal nosuch:1 ; home'
like "and says what" 'nosuch' "$(cat "$tmp/err")"
exits "HOT_SOCKET names one" 0 env HOT_SOCKET="$sock" "$top_builddir/hotcrm" --remote 'home'
wait_for grep -q '"save"' "$tmp/events"
wait_for grep -q '"focus".*"id"' "$tmp/events"
like "a save is an event" '^\{"event":"save","object":"x_deal","id":"[0-9a-f-]{36}","op":"update"}$' "$(cat "$tmp/events")"
like "so is the focus" '^\{"event":"focus","window":"list","object":"x_deal","id":"[0-9a-f-]{36}"\}$' "$(cat "$tmp/events")"
exits "it leaves" 0 $hot --remote 'quit'
kill $typist 2>/dev/null
wait 2>/dev/null
is "the socket is gone" "" "$(ls "$tmp/run/hotcrm")"
done_testing
