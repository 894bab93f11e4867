#!/bin/sh
# config.sh - files of keys and settings: a fault costs its own line, all are named, presets, conf.d, argv that no shell reads.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db --no-plugins"
conf=$XDG_CONFIG_HOME/hotcrm
mkdir -p "$conf/conf.d"
$hot init >/dev/null 2>&1
$hot customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
$hot source "$top_srcdir/tests/screen/fixture.conf" >/dev/null

exits "the shipped files have no fault" 0 $hot --check-config
for p in simple emacs; do
	echo "option preset $p" >"$conf/hotcrm.conf"
	exits "preset $p has no fault" 0 $hot --check-config
done

cat >"$conf/hotcrm.conf" <<'END'
option cursor-style blue
opton mouse off
option cursor-style mark
option theme mine
END
cat >"$conf/keys.conf" <<'END'
map list ,a "First" { top }
map list ,a "Again" { bottom }
map list <Nope> "No such key" { top }
map list ,b "Unclosed { top }
map list ,c "Unknown" { botom }
map list ,d "Down two" { 2 down }
frobnicate
END
mkdir "$conf/themes" && printf 'inherits dark\nrole titel red\nrole mark ffaa00 101010 blod\n' >"$conf/themes/mine.theme"
echo 'map list ,e "From conf.d" { 4 down }' >"$conf/conf.d/10-more.conf"
exits "faults are exit 2" 2 sh -c "$hot --check-config; e=\$?; echo faults >&2; exit \$e"
out=$($hot --check-config | sed "s|$conf/||")
like "a bad value names its place" '^hotcrm.conf:1:1: cursor-style is auto, bar, cell or mark' "$out"
like "an unknown command suggests" '^hotcrm.conf:2:1: opton is not a command; did you mean option' "$out"
like "a conflict names both lines" '^keys.conf:2:10: ,a in list is already "First"' "$out"
like "a bad key has a column" '^keys.conf:3:10: ' "$out"
like "an open quote costs its line" '^keys.conf:4:13: ' "$out"
like "a key with an unknown command" '^keys.conf:5:1: ,c in list: botom is not a command; did you mean bottom' "$out"
like "the last line was reached" '^keys.conf:7:1: frobnicate is not a command' "$out"
like "a theme's faults are among them" '^themes/mine.theme:2:6: no role is called "titel"; did you mean title' "$out"
like "each of them" '^themes/mine.theme:3:25: "blod" is not a colour or attribute' "$out"
is "nothing else is wrong" 9 "$(printf '%s\n' "$out" | wc -l | tr -d ' ')"

cat >"$tmp/play" <<'END'
:x_deal
,d
:dump
,e
:dump
:faults
:dump
END
out=$($hot --script "$tmp/play" --size 100x14)
like "the rest of the file loads" '^\|> Acme renewal' "$out"
like "conf.d is read" '^\|> Globex pilot' "$out"
like "faults are a list" 'Faults in the settings' "$out"

printf 'option langmap ru\nmap list gj "Down two" { 2 down }\n' >"$conf/keys.conf"
printf 'map! list gj "Down three" { 3 down }\n' >"$tmp/more.conf"
rm "$conf/hotcrm.conf" "$conf/conf.d/10-more.conf"
printf ':option cursor-style mark\n:x_deal\n:source %s\ngj\n:dump\n' "$tmp/more.conf" >"$tmp/play"
like "source binds anew" '^\|> Acme rollout' "$($hot --script "$tmp/play" --size 100x14)"
printf ':x_deal\n:source %s\n:reload\n:option cursor-style mark\ngj\n:dump\n' "$tmp/more.conf" >"$tmp/play"
like "reload takes only the files" '^\|> Acme renewal' "$($hot --script "$tmp/play" --size 100x14)"

# a theme is worn as its file stands
cat >"$tmp/save" <<END
#!/bin/sh
printf 'inherits dark\nrole titel red\nrole cursor red\n' >"$conf/themes/mine.theme"
END
chmod +x "$tmp/save"
printf 'inherits dark\n' >"$conf/themes/mine.theme"
printf ':theme mine\n:shell -b -- %s\n:wait idle\n:wait idle\n:dump\n' "$tmp/save" >"$tmp/play"
out=$($hot --script "$tmp/play" --size 100x14)
like "a theme is read again when it is saved, and its faults are said" 'mine.theme:2:6: no role is called "titel"' "$out"

# programs: an argument is one argument, whatever the record holds
$hot set x_deal 'Acme pilot' 'next_step=$(touch '"$tmp"'/owned); `touch '"$tmp"'/owned` "x" * ' >/dev/null
cat >"$tmp/show" <<'END'
#!/bin/sh
printf '%s|' "$#" "$1" "$2" "$HOT_OBJECT" "$HOT_FIELD_NAME" >"$OUT"
cat >>"$OUT"
END
chmod +x "$tmp/show"
OUT=$tmp/shown
export OUT
printf ':x_deal\n:filter name:pilot company:Acme\n:map list ,s "Show" { shell -b -- %s %%(next_step) x=%%(name) }\n,s\n:dump\n' "$tmp/show" >"$tmp/play"
like "a program in the background says that it is done" 'show is done' "$($hot --script "$tmp/play")"
like "two arguments arrive, the row's values too" "^2\|.*touch.*\|x=Acme pilot\|x_deal\|Acme pilot\|[0-9a-f-]{36}$" "$(cat "$tmp/shown")"
t "no shell read it" test ! -e "$tmp/owned"
cat >"$tmp/ask" <<'END'
#!/bin/sh
echo "$HOT_QUERY" >"$OUT"
END
chmod +x "$tmp/ask"
printf ':x_deal\n:filter name:pilot\n%%\nj\n<Space>\n:shell -b -- %s\n:wait idle\n' "$tmp/ask" >"$tmp/play"
n=$($hot count x_deal name:pilot)
$hot --script "$tmp/play" >/dev/null
is "a program gets the marks as a query" $((n - 1)) "$($hot count "$(cat "$tmp/shown")")"
printf ':x_deal\n:filter name:pilot\n<Space>\n<Space>\n:shell -b -- %s\n:wait idle\n' "$tmp/ask" >"$tmp/play"
$hot --script "$tmp/play" >/dev/null
is "single marks too" 2 "$($hot count "$(cat "$tmp/shown")")"
printf ':x_deal\n:shell -o pager -- printf "one\\ntwo\\n"\n:dump\n' >"$tmp/play"
like "output fills a page" '^\| two' "$($hot --script "$tmp/play")"
printf ':x_deal\n:shell -- /nowhere/at-all\n:dump\n' >"$tmp/play"
like "a program that is not there is said" 'cannot be run' "$($hot --script "$tmp/play")"
done_testing
