#!/bin/sh
# run.sh - plays each *.t on a fresh workspace and compares its transcript with the file itself: screens stand in the test.
# `run.sh --accept [NAME.t ...]` writes what was shown into the files; read the diff before you commit it.
. "${top_srcdir:-.}/tests/flow/lib.sh"
here=$top_srcdir/tests/screen
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
accept=
if [ "${1-}" = --accept ]; then
	accept=yes
	shift
fi
hot="$hot -d $tmp/work.db --no-plugins"

$hot init >/dev/null 2>&1 && $hot customise "$here/fixture.hot" >/dev/null && $hot source "$here/fixture.conf" >/dev/null &&
    $hot set user active:true name=Kim >/dev/null 2>&1 || { echo "Bail out! the fixture could not be made"; exit 1; }
for f in "$tmp"/work.db*; do cp "$f" "$tmp/keep.${f##*/}"; done
fresh() {
	rm -rf "$tmp"/work.db* "$tmp"/none.db* "$XDG_STATE_HOME"
	for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
}

[ $# -gt 0 ] || set -- "$here"/*.t
for file in "$@"; do
	size=$(sed -n 's/^# size \([0-9]*x[0-9]*\)$/\1/p' "$file")
	case $file in
	*/start*.t) db=$tmp/none.db ;;
	*) db=$tmp/work.db ;;
	esac
	if [ -n "$accept" ]; then
		fresh
		"$top_builddir/hotcrm" -d "$db" --no-plugins --script "$file" --size "${size:-80x24}" >"$tmp/out" && cp "$tmp/out" "$file"
	fi
	fresh
	t "${file##*/}" sh -c '"$1" -d "$2" --no-plugins --script "$3" --size "$4" 2>&1 | diff -u "$3" -' sh \
	    "$top_builddir/hotcrm" "$db" "$file" "${size:-80x24}"
done
done_testing
