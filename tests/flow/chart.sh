#!/bin/sh
# chart.sh - charts in a shell: the pictures that the workstation shows, as text.
. "${top_srcdir:-.}/tests/flow/lib.sh"
here=$top_srcdir/tests/screen
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1 && $hot customise "$here/fixture.hot" >/dev/null && $hot source "$here/fixture.conf" >/dev/null ||
    { echo "Bail out! the fixture could not be made"; exit 1; }

is "bars with their figures" "Qualify  ██████████████████████████████████████████████████████████  12  785,000
Proposal ██████████████████████████████████████▋                      8  528,500
Won      ████████████████████████▏                                    5  404,000
Lost     ████████████████████████▏                                    5  448,500" \
    "$($hot list --chart bar 'x_deal by stage agg n,sum.amount')"
is "plain letters where the terminal knows no others" "Qualify  ##########################################################  12  785,000" \
    "$(LC_ALL=C $hot list --chart bar 'x_deal by stage agg n,sum.amount' | head -1)"
is "a figure with its currency" "404,000 EUR   5 Deals" "$($hot list --chart metric 'x_deal stage:won agg sum.amount,n')"
$hot list --chart bra 'x_deal by stage agg n' >"$tmp/out" 2>&1
is "an unknown kind is a fault of the input" 2 $?
$hot list --chart stack 'x_deal by stage agg n' >"$tmp/out" 2>&1
is "a stack needs two keys" 2 $?
t "and says so" grep -q "two keys" "$tmp/out"
$hot list --chart bar x_deal >"$tmp/out" 2>&1
is "rows are no chart" 2 $?
for kind in stack line area heat; do
	t "$kind" sh -c "$hot list --chart $kind 'x_deal by close_date/q pivot stage agg n' | grep -q Won"
done
for kind in pie funnel spark table; do
	t "$kind" sh -c "$hot list --chart $kind 'x_deal by stage agg n' | grep -q 12"
done
done_testing
