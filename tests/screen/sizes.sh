#!/bin/sh
# sizes.sh - every window at hundreds of sizes from 1x1 to 400x120, one after the other: nothing crashes, and back at 80x24
# everything is where it was.
. "${top_srcdir:-.}/tests/flow/lib.sh"
here=$top_srcdir/tests/screen
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1 && $hot customise "$here/fixture.hot" >/dev/null && $hot source "$here/fixture.conf" >/dev/null ||
    { echo "Bail out! the fixture could not be made"; exit 1; }

storm() { # script that opens the window, sizes, name
	{
		printf "$1"
		echo ":dump"
		awk -v n="$2" 'BEGIN { srand(20261123); for (i = 0; i < n; i++) printf ":size %dx%d\n", rand() * 400 + 1, rand() * 120 + 1;
		    print ":size 20x4\n:size 19x3\n:size 1x1\n:size 400x120\n:size 80x24\n:dump" }'
	} >"$tmp/script"
	$hot --script "$tmp/script" --size 80x24 >"$tmp/out" 2>&1
	rc=$?
	before=$(awk '/^:dump$/ { n++; next } n == 1 && /^\|/' "$tmp/out")
	after=$(awk '/^:dump$/ { n++; next } n == 2 && /^\|/' "$tmp/out")
	[ $rc = 0 ] && [ -n "$before" ] && [ "$before" = "$after" ]
	ok $? "$3 survives a storm of sizes"
	[ $rc = 0 ] && [ "$before" = "$after" ] || { echo "exit $rc"; echo "$before"; echo "$after"; } | sed 's/^/# /'
}

storm ':x_deal\n' 300 "a list"
storm ':x_deal\n:option reader on\njj\n' 60 "reader mode"
storm ':x_deal\nj\nzp\n' 60 "a list with a preview"
storm ':x_deal\n<Space>\n<Space>\nG\n' 30 "a list with marks"
storm ':x_deal\nl\nzb\n' 60 "a board"
storm ':x_deal\nj\n<Enter>\njj\n' 60 "a record"
storm ':x_company\n<Enter>\n<Tab>\n' 30 "a related list"
storm ':x_deal\nE\n<Tab>\n> Gl\n' 60 "a form"
storm ':x_deal\ne\n> more\n' 30 "a cell being edited"
storm ':x_deal\n/\n> stage:(\n' 30 "a filter with a fault"
storm ':x_deal\nll\ne\n' 30 "choices"
storm ':x_deal\n%%\nd\n' 30 "a question"
storm '?\n' 30 "the keys"
storm '<C-p>\n> li\n' 30 "the palette"
storm 'g\n' 30 "a key begun"
storm ':\n> li\n<Tab>\n' 30 "a line with hints"
storm ':bindings\n' 30 "a table"
storm ':help list\n' 30 "a text"
storm ':home\n' 30 "the first page"
storm ':x_deal\n<Enter>\ngt\n' 60 "a timeline"
storm ':x_deal\nl\nzg\n' 30 "grouping"
storm ':x_deal\nzc\n' 30 "the choice of columns"
storm ':agenda\n' 30 "an agenda"
storm ':options\n' 30 "the options"
storm ':theme\n' 30 "the choice of a theme"
storm 'gs\n> Acme\n' 30 "a search"
storm ':sync status\n' 30 "the state of sync"
done_testing
