#!/bin/sh
# print.sh - a list prints whole, a record as its page, as text and as PDF; the tour and a crash report are offered.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28; do
	echo "new x_deal \"name=More maintenance $i\" company=Acme stage=lost amount=1000 close_date=2026-11-10"
done >"$tmp/more.conf"
$hot source "$tmp/more.conf" >/dev/null
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
:x_deal
:filter lacks:next_step
:group stage
:print $tmp/list.pdf
:wait
:dump
:open x_company Globex
:print $tmp/record.pdf
:print $tmp/record.pdf
:dump
:chart bar x_deal by stage agg n,sum.amount
:wait
:print $tmp/chart.pdf
:print $tmp/none/there.pdf
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
if [ ! -f "$tmp/some.pdf" ]; then
	like "a build without PDF says so" 'writes no PDF' "$out"
else
	like "a record that is printed twice is refused" 'record.pdf is there already' "$out"
	like "a folder that is not there is named" 'there.pdf cannot be written' "$out"
	is "what is printed is for its owner only" "-rw-------" "$(ls -l "$tmp/list.pdf" | cut -c1-10)"
	mkdir "$tmp/alone" && cp "$top_builddir/hotcrm" "$tmp/alone/"
	echo ":print $tmp/other.pdf" >"$tmp/play2"
	echo ":dump" >>"$tmp/play2"
	alone=$(LD_LIBRARY_PATH=$top_builddir/.libs "$tmp/alone/hotcrm" -d "$tmp/work.db" --no-plugins --script "$tmp/play2" --size 200x6 2>&1)
	[ -f "$tmp/other.pdf" ] || like "without the module it says what to do" 'writes no PDF.*bootstrap' "$alone"
fi
if [ -f "$tmp/some.pdf" ] && command -v pdftotext >/dev/null; then
	pdftotext -layout "$tmp/list.pdf" "$tmp/list.pdf.txt"
	pdftotext -layout "$tmp/record.pdf" "$tmp/record.pdf.txt"
	pdftotext -layout "$tmp/chart.pdf" "$tmp/chart.pdf.txt"
	is "all rows are on the pages" "$($hot count 'x_deal lacks:next_step')" \
	    "$(grep -cE '(pilot|renewal|rollout|support|licence|maintenance)' "$tmp/list.pdf.txt")"
	is "every page has the head of the table" "$(pdfinfo "$tmp/list.pdf" | sed -n 's/^Pages: *//p')" \
	    "$(grep -cE 'Name +Stage +Amount' "$tmp/list.pdf.txt")"
	like "and its number" 'Page 2' "$(cat "$tmp/list.pdf.txt")"
	like "groups have headings" '^Proposal' "$(cat "$tmp/list.pdf.txt")"
	sum=$($hot list 'x_deal lacks:next_step agg sum.amount' -o tsv | tail -1 | sed 's/\..*//; s/\([0-9]\)\([0-9][0-9][0-9]\)\([0-9][0-9][0-9]\)$/\1,\2,\3/')
	like "figures are added up below" "$sum EUR" "$(cat "$tmp/list.pdf.txt")"
	if grep -q '東京電機' "$tmp/list.pdf.txt"; then
		ok 0 "other scripts are there"
	else
		like "letters that no font has are said to lack" 'no font here has' "$out"
	fi
	like "a record has its fields" 'Industry +Energy' "$(cat "$tmp/record.pdf.txt")"
	like "and what belongs to it" 'Globex rollout' "$(cat "$tmp/record.pdf.txt")"
	like "a chart has its figures" 'Won' "$(cat "$tmp/chart.pdf.txt")"
else
	echo "# no pdftotext: what stands on the pages was not read"
fi
like "the tour is a page" 'A minute with HotCRM' "$out"
done_testing
