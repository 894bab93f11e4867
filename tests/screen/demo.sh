#!/bin/sh
# demo.sh - as run.sh, on the demo data with all plugins: each demo/*.t is played on a fresh copy of the same workspace.
# `demo.sh --accept [NAME.t ...]` writes what was shown into the files.
. "${top_srcdir:-.}/tests/flow/lib.sh"
here=$top_srcdir/tests/screen/demo
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir EDITOR="sh $here/editor.sh"
export HOTCRM_TEST_NOW HOTCRM_SHARE EDITOR
unset VISUAL
accept=
if [ "${1-}" = --accept ]; then
	accept=yes
	shift
fi
hot="$hot -d $tmp/work.db"

$hot init --demo >/dev/null 2>&1 && [ "$($hot count opportunity)" -gt 0 ] || { echo "1..0 # SKIP the demo data is not here"; exit 0; }
$hot set "user login=\"$(id -un)\"" name=Kim >/dev/null || { echo "Bail out! the user could not be named"; exit 1; }
# what a search would find unread at first
$hot search nobody >/dev/null 2>&1
# scripts begin at a list; the dashboards' own go home first
mkdir -p "$XDG_CONFIG_HOME/hotcrm" && echo 'option home opportunity' >"$XDG_CONFIG_HOME/hotcrm/hotcrm.conf"
for f in "$tmp"/work.db*; do cp "$f" "$tmp/keep.${f##*/}"; done
# files.t attaches these
mkdir "$tmp/offers" && printf 'An offer\n' >"$tmp/offers/garden.txt" && printf 'name,price\nshed,120\n' >"$tmp/offers/prices.csv"
fresh() {
	rm -f "$tmp"/work.db*
	for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
	# a script that makes appointments of its own says `# no week`
	! grep -q '^# no week$' "$1" || for o in activity task; do
		$hot delete $o $($hot list "$o +dreamhouse" -o ids) >/dev/null 2>&1
	done
}

[ $# -gt 0 ] || set -- "$here"/*.t
for file in "$@"; do
	size=$(sed -n 's/^# size \([0-9]*x[0-9]*\)$/\1/p' "$file")
	if [ -n "$accept" ]; then
		fresh "$file"
		"$top_builddir/hotcrm" -d "$tmp/work.db" --script "$file" --size "${size:-80x24}" >"$tmp/out" && cp "$tmp/out" "$file"
	fi
	fresh "$file"
	t "${file##*/}" sh -c '"$1" -d "$2" --script "$3" --size "$4" 2>&1 | diff -u "$3" -' sh \
	    "$top_builddir/hotcrm" "$tmp/work.db" "$file" "${size:-80x24}"
done
done_testing
