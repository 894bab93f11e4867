#!/bin/sh
# bulk.sh - thousands of rows at once: marked one by one, edited as a table, given to a program; copied text for a program.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot new x_company name=Acme >/dev/null
awk 'BEGIN { print "name,company,stage,amount"; for (i = 1; i <= 4000; i++) printf "Deal %04d,Acme,qualify,%d\n", i, i }' >"$tmp/deals.csv"
$hot import x_deal "$tmp/deals.csv" >/dev/null 2>&1
is "there are 4000 deals" 4000 "$($hot count x_deal)"
play() { # lines of a script on stdin
	cat >"$tmp/play"
	EDITOR=$tmp/editor $hot --script "$tmp/play" --size 120x20 2>&1
}

out=$(play <<'END'
:x_deal
1700<Space>
:dump
:pipe wc -l
:dump
END
)
like "1700 rows are marked one by one" '1,700 marked' "$out"
like "their sum is said" '1,445,850' "$out"
like "a program gets them all" '1701' "$out"
out=$(play <<'END'
:x_deal
1700<Space>
V
:dump
:set stage=won
> 2300
<Enter>
:dump
END
)
like "all but 1700 are marked" '2,300 marked' "$out"
is "an edit of all but 1700 takes the others" 2300 "$($hot count 'x_deal stage:won')"
is "and only them" 0 "$($hot count 'x_deal stage:won amount:..1700')"

printf '#!/bin/sh\nsed -i "s/| Qualify */| Lost /" "$1"\n' >"$tmp/editor" && chmod +x "$tmp/editor"
out=$(play <<'END'
:x_deal
%
&
:dump
<Enter>
:dump
END
)
like "a table of 4000 rows shows what changes" 'Change 1700 cells' "$out"
is "and changes them" 1700 "$($hot count 'x_deal stage:lost')"
$hot undo >/dev/null
is "one undo takes it back" 0 "$($hot count 'x_deal stage:lost')"

printf '#!/bin/sh\n{ echo "$#:$1"; cat; } >"%s/copied"\n' "$tmp" >"$tmp/take" && chmod +x "$tmp/take"
out=$(play <<END
:x_deal
:option clipboard $tmp/take "\$(touch x);"
yc
:dump
:option clipboard no-such-program
:dump
END
)
is "a program gets copied text and its words as they are" '2:$(touch
Deal 0001' "$(cat "$tmp/copied" 2>/dev/null)"
like "it is said who has it" 'Given to .*take' "$out"
like "a program that is not there is refused" 'there is no program "no-such-program"' "$out"
done_testing
