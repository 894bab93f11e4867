#!/bin/sh
# print.sh - a list prints whole, a record as its page; the tour and a crash report are offered.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
cat >"$tmp/play" <<END
:x_deal
:filter stage:proposal,won
:sort -amount
:columns name,stage,amount
:print $tmp/list.txt
:print $tmp/list.txt
:dump
<Enter>
:print $tmp/record.txt
:print $tmp/some.pdf
:dump
:tour
:dump
:crash-report
END
out=$($hot --script "$tmp/play" --size 80x6)
is "all rows are printed, not only those in sight" "$($hot count 'x_deal stage:proposal,won')" "$(grep -cE 'Proposal|proposal|Won|won' "$tmp/list.txt")"
like "in the list's order" 'Globex support' "$(sed -n 4p "$tmp/list.txt")"
like "title and date stand above" 'Deals.*2026-11-23 09:00' "$(head -1 "$tmp/list.txt")"
like "a file that is there stays" 'is there already' "$out"
like "a record prints as its page" 'Globex support' "$(cat "$tmp/record.txt")"
like "PDF is refused with a reason" 'writes no PDF' "$out"
like "the tour is a page" 'A minute with HotCRM' "$out"
done_testing
