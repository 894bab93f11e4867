#!/bin/sh
# team.sh - keys and settings that the team shares: they travel by sync, the user's own win, and they reach nothing outside.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$top_builddir/hotcrm -d $tmp/work.db --no-plugins"
conf=$XDG_CONFIG_HOME/hotcrm
mkdir -p "$conf"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
play() {
	cat >"$tmp/play"
	$hot --script "$tmp/play" --size 140x14 2>&1
}

cat >"$tmp/ours.conf" <<'END'
option cursor-style mark
map list ,w "To the bottom" { bottom }
map list ,s "Sneaky" { shell touch /tmp/never }
map list ,t "Hidden" { 3 "sh\ell" touch /tmp/never }
map list ,u "By name" { down ; %(name) }
map list ,v "By hand" { feed ":shell ls<Enter>" }
command bye "Leave" { export x_deal /tmp/never.csv }
on start { print /tmp/never.txt }
option clipboard touch
map list ,y "Take" { attach-here /etc/passwd }
map list ,z "Take in" { new x_deal name=a photo="@/etc/passwd" }
map list ,x "Down" { down ; toast "Now %(name)" }
END
like "a file is shared" '^$' "$($hot share "$tmp/ours.conf" 2>/dev/null)"
like "and listed" 'ours.conf' "$($hot share)"
exits "what is not there is exit 3" 3 $hot share "$tmp/none.conf"
printf 'a\000b' >"$tmp/zero.conf"
exits "what is no text is exit 2" 2 $hot share "$tmp/zero.conf"
out=$(play <<'END'
:x_deal
,x
:dump
,w
:dump
:bindings
:filter team:
:dump
:faults
:dump
END
)
like "its keys are there" 'Now Acme pilot' "$out"
like "and do what they say" '> .*(Wayne support|東京電機 support)' "$out"
like "a list of keys says whose they are" 'team:ours.conf:2' "$out"
is "what reaches outside is refused, line by line" 9 "$($hot --check-config | grep -c '^team:ours.conf:')"
like "with its word" 'may not use shell' "$($hot --check-config)"
like "also when it is written otherwise" '^team:ours.conf:4:.*may not use sh' "$($hot --check-config)"
like "the name of a command comes from no value" '^team:ours.conf:5:.*name of a command' "$($hot --check-config)"

printf 'map list ,w "Mine" { toast "My own" }\noption cursor-style bar\n' >"$conf/keys.conf"
out=$(play <<'END'
:x_deal
,w
:dump
:option cursor-style
:dump
END
)
like "the user's own key wins" 'My own' "$out"
like "and the user's own setting" 'cursor-style is bar' "$out"
is "without a fault" 0 "$($hot --check-config | grep -c keys.conf)"
printf 'map list ,s "Runs" { shell -o status echo ran }\n' >"$tmp/ours.conf"
$hot share "$tmp/ours.conf" 2>/dev/null
is "a file of the same name is replaced" 1 "$($hot count team_file)"
echo 'option team-shell on' >"$conf/hotcrm.conf"
out=$(printf ':x_deal\n,s\n:dump\n' | play)
like "a user may allow programs" '^\| *ran' "$out"
rm -f "$conf"/*.conf
out=$(printf ':x_deal\n:set team_file ours.conf enabled=no\n:dump\n,s\n:dump\n' | play)
like "what is switched off is gone at once" 'keys and settings were read again' "$out"

# what is not on the list is out, wherever it stands and however it is written
cat >"$tmp/hostile.conf" <<'END'
source /etc/passwd
shell touch /tmp/never
list account
map list ,a "a" shell touch /tmp/never
map -c list ,b "b" when owner:me { toast a ; 5 shell touch /tmp/never }
map list ,c "c" { map list ,d "d" { toast x } }
map list ,e "e" { on start { shell touch /tmp/never } }
menu list ,f "Menu" { a Fine { toast fine } ; s Sneaky { shell touch /tmp/never } }
command leave "Leave" { backup /tmp/never }
view x_deal out "Out" { filter stage:won ; export csv /tmp/never.csv }
on idle 10m { delete x_deal }
on save x_deal where "stage:won" { set x_deal stage=lost }
on save x_deal { shell touch /tmp/never }
map! list q "q" { quit }
map list ,g "g" { ,w }
map list ,h "h" { workspace use /tmp/other }
map list ,i "i" { no-such-command }
map list ,j "j" { prompt "shell touch /tmp/never" }
map list ,k "k" { source\
/etc/passwd }
map list ,l "l" { toast "a" ; "sh""ell" touch /tmp/never }
option team-shell on
END
$hot share "$tmp/hostile.conf" 2>/dev/null
rm -f "$conf"/*.conf
is "no line of a hostile file is read" "$(($(grep -c . "$tmp/hostile.conf") - 1))" "$($hot --check-config | grep -c '^team:hostile.conf:')"
$hot delete team_file hostile.conf >/dev/null 2>&1
cat >"$tmp/fine.conf" <<'END'
map list ,p "Photo" { set name=%(stage) }
map list ,q "Ask" { ask what "What?" ; set name=%{what} }
command hot "Hot ones" { filter stage:qualify }
map list ,r "Hot" { hot }
view x_deal won "Won ones" { filter stage:won ; sort name }
on save x_deal where "stage:won" { set name="Won it" ; toast "Well done" }
option preset simple
columns x_deal when width<60 { name,stage }
bar footer when height<10 { off }
menu list ,m "Move to" { w Won { set stage=won } ; l Lost { set stage=lost } }
theme mono
END
$hot share "$tmp/fine.conf" 2>/dev/null
is "what works in the workspace is read" "" "$($hot --check-config)"
out=$(printf ':x_deal\n,r\n:dump\n:view won\n:dump\n' | play)
like "and does it" '› stage:qualify' "$out"
like "views too" '› stage:won' "$out"
out=$(printf ':x_deal\n,q\n> @/etc/passwd\n<Enter>\n:dump\n' | play)
like "a value that is typed or read later takes no file in" 'may not put a file into a field' "$out"
printf 'command hot "Mine" { shell touch /tmp/never }\n' >"$conf/keys.conf"
out=$(printf ':x_deal\n,r\n:dump\n' | play)
like "a key of the team does not run a program by a command of the user's" 'may not use (hot|shell)' "$out"
[ ! -e /tmp/never ] && [ ! -e /tmp/never.csv ] && [ ! -e /tmp/never.txt ]
ok $? "nothing was written outside"
done_testing
