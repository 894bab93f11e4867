#!/bin/sh
# tui_busy.sh - a list of a million records under somebody's fingers while another process imports: how late a key is answered,
# at two sizes, and how late the letters of a filter are. On a copy of the workspace that bench_goals made in $BENCH_DATA.
. "${top_srcdir:-.}/tests/flow/lib.sh"
data=${BENCH_DATA:-bench-data}
[ -f "$data/w.db" ] && [ -f "$data/contacts.csv" ] || { echo "# no $data/w.db: make bench-goals makes it"; exit 0; }
HOTCRM_SHARE=$top_srcdir
export HOTCRM_SHARE
work=$(mktemp -d "$data/busy.XXXXXX")
trap 'kill $import 2>/dev/null; rm -rf "$tmp" "$work"' EXIT
cp --reflink=auto "$data/w.db" "$work/w.db"
# other people than those that are there
head -400001 "$data/contacts.csv" | sed '2,$s/@/@new./' >"$work/more.csv"
"$hot" -d "$work/w.db" import contact "$work/more.csv" >/dev/null 2>&1 &
import=$!
sleep 3
for size in 80x24 200x60; do
	"$top_builddir/bench_pty" -n tui.busy -g $size -o 'list contact' -m 400 -f ann "$hot" -d "$work/w.db"
done
kill -0 $import 2>/dev/null || echo "# the import ended before the keys did"
"$top_builddir/bench_pty" -n tui.idle -i 60 -o 'list contact' "$hot" -d "$work/w.db" | grep idle_
