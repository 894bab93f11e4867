#!/bin/sh
# places.sh - how many places of the tree say a thing: a key one, a role of a theme one, a command two. One of each is added to a
# copy, or all places that name one are counted; whoever makes a second list of them hears of it here.
. "${top_srcdir:-.}/tests/flow/lib.sh"
hot="$hot -d $tmp/work.db --no-plugins"
$hot init >/dev/null 2>&1

# A key is a line of keys.conf: it works, the keys of the place show it, and so does the manual.
mkdir "$tmp/share"
cp -r "$top_srcdir/data" "$top_srcdir/themes" "$tmp/share/"
chmod -R u+w "$tmp/share"
echo 'map list X "Try it out" { toast "It was tried." }' >>"$tmp/share/data/keys.conf"
printf '%s\n' ':list user' X :dump '?' '> try' :dump >"$tmp/key"
HOTCRM_SHARE=$tmp/share $hot --clean --script "$tmp/key" >"$tmp/out" 2>&1
like "a line of keys.conf is a key" 'It was tried' "$(cat "$tmp/out")"
like "the keys of the place show it" 'X +Try it out' "$(cat "$tmp/out")"
like "and so does the manual" 'Try it out' "$(awk -f "$top_srcdir/man/keys.awk" "$tmp/share/data/keys.conf")"

# A role is a row of theme.h: the manual shows it, and nobody else lists them.
sed 's/^\tX(DIM, /\tX(TRIED, tried, "a role on trial") \\\n&/' "$top_srcdir/src/ui/theme.h" >"$tmp/theme.h"
like "a row of theme.h is a role" '^\.It Cm tried$' "$(awk -f "$top_srcdir/man/roles.awk" "$tmp/theme.h")"
is "roles are listed in no other place" src/ui/theme.h \
    "$(cd "$top_srcdir" && grep -rlw -e title-dim -e header-focus -e popup-key src man data)"

# A command of the workstation is what knows it and a row of uicommands.c; one of the shell its file and a row of commands.def, from which
# make lists what is built.
for c in export-config macro-record line-end-editor crash-report; do
	is "$c stands in two places" 2 "$(cd "$top_srcdir" && grep -rl "\"$c\"" src man data --include='*.c' --include='*.h' --include='*.in' --include='*.[1-9]' | wc -l | tr -d ' ')"
done
for c in count search doctor; do
	is "$c is a file and a row" "src/cmd/commands.def src/cmd/$c.c" \
	    "$(cd "$top_srcdir" && grep -rlE "cmd_$c\>|COMMAND\($c\)" src man data | sort | tr '\n' ' ' | sed 's/ $//')"
	is "$c is listed for the build by make alone" src/cmd/commands.mk \
	    "$(cd "$top_srcdir" && grep -rl "src/cmd/$c\.c" --include='*.mk' src tests man data plugins Makefile.am)"
done
mkdir "$tmp/cmd"
cp "$top_srcdir"/src/cmd/*.c "$top_srcdir/src/cmd/commands.def" "$tmp/cmd/"
sh "$top_srcdir/src/cmd/commands.sh" "$tmp/cmd"
is "that list is in step with the rows" "$(cat "$top_srcdir/src/cmd/commands.mk")" "$(cat "$tmp/cmd/commands.mk")"
echo 'COMMAND(tried)' >>"$tmp/cmd/commands.def"
: >"$tmp/cmd/tried.c"
sh "$top_srcdir/src/cmd/commands.sh" "$tmp/cmd"
like "a file and a row are a command" 'src/cmd/tried\.c' "$(cat "$tmp/cmd/commands.mk")"
done_testing
