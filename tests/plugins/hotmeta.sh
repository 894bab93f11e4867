#!/bin/sh
# hotmeta.sh - what hotmeta refuses, with which words, and what it leaves alone when nothing changed.
meta=${top_builddir:-.}/hotmeta
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
n=0

ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

# plugin NAME HEAD OBJECTS: a plugin folder
plugin() {
	mkdir -p "$tmp/in/$1/objects"
	printf '%b' "$2" > "$tmp/in/$1/plugin.hot"
	printf '%b' "$3" > "$tmp/in/$1/objects/things.hot"
}

# says NAME WORDS TITLE: hotmeta on the plugin fails with these words
says() {
	out=$("$meta" -I "$tmp/in" "$1" 2>&1)
	rc=$?
	case $rc,$out in
	1,*"$2"*) ok 0 "$3" ;;
	*) echo "# exit $rc: $out"; ok 1 "$3" ;;
	esac
}

plugin one 'plugin one "One" 1.0\n' 'object thing "Thing" "Things"\nfield name text "Name"\nhook thing_check before create\n'
plugin two 'plugin two "Two" 1.0\n  requires one 1.0\n' 'extend object thing\nfield extra text "Extra"\n'
plugin ring 'plugin ring "Ring" 1.0\n  requires ring2\n' ''
plugin ring2 'plugin ring2 "Ring" 1.0\n  requires ring\n' ''
plugin gap 'plugin gap "Gap" 1.0\n  requires nowhere 1.0\n' ''
plugin typo 'plugin typo "Typo" 1.0\n' 'object thing "Thing" "Things"\nfield name txt "Name"\n'
plugin lost 'plugin lost "Lost" 1.0\n' 'extend object thing\nfield extra text "Extra"\n'
plugin other 'plugin another "Other" 1.0\n' ''

mkdir "$tmp/out"
"$meta" -I "$tmp/in" -o "$tmp/out" two; ok $? "a plugin is read after the one it requires"
grep -q 'extern hc_field F_thing_extra;' "$tmp/out/meta.h" && grep -q 'F_thing_name' "$tmp/out/meta.h"
ok $? "fields of the plugin and of what it extends have handles"
grep -q thing_check "$tmp/out/meta.h"; [ $? = 1 ]; ok $? "hooks of another plugin are not this one's"
"$meta" -I "$tmp/in" -o "$tmp/out" one && grep -q 'hc_hook_fn thing_check;' "$tmp/out/meta.h"
ok $? "a hook has a prototype"
touch -d '2020-01-01' "$tmp/out/meta.h"
"$meta" -I "$tmp/in" -o "$tmp/out" one
[ -n "$(find "$tmp/out/meta.h" ! -newermt '2021-01-01')" ]; ok $? "a header that did not change keeps its time"
says typo 'objects/things.hot:2:12: there is no type txt; did you mean text?' "a wrong type is named with its place"
says gap 'there is no plugin nowhere' "a missing plugin is named"
says lost 'there is no object thing' "an object of a plugin that is not required is unknown"
says other "this plugin's folder is called other" "the name must be the folder's"
says ring 'in a circle' "plugins that require each other are refused"
"$meta" core; ok $? "core is clean"
echo "1..$n"
