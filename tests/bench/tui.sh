#!/bin/sh
# tui.sh - bytes and times of the workstation in a pseudo terminal, at two sizes, in each cursor style; on the workspace
# $HOTCRM_BENCH_DB (and its list $HOTCRM_BENCH_LIST) if set, else on one made of the screen tests' objects.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_SHARE=$top_srcdir
export HOTCRM_SHARE
db=${HOTCRM_BENCH_DB:-$tmp/work.db}
list=${HOTCRM_BENCH_LIST:-x_deal}
if [ -z "${HOTCRM_BENCH_DB:-}" ]; then
	"$hot" -d "$db" init >/dev/null 2>&1
	"$hot" -d "$db" customise "$top_srcdir/tests/screen/fixture.hot" >/dev/null
	"$hot" -d "$db" source "$top_srcdir/tests/screen/fixture.conf" >/dev/null
	i=0
	while [ $i -lt 300 ]; do
		i=$((i + 1))
		echo "new x_deal \"name=Deal number $i\" company=Acme stage=proposal amount=$((i * 731)) close_date=2026-11-$((i % 18 + 10))"
	done >"$tmp/more.conf"
	"$hot" -d "$db" source "$tmp/more.conf" >/dev/null
fi
for size in 80x24 200x60; do
	"$top_builddir/bench_pty" -g $size -o "$list" "$hot" -d "$db"
done
echo "option cursor-style cell" >"$tmp/cell.conf"
"$top_builddir/bench_pty" -g 80x24 -o "$list" "$hot" -d "$db" -c "$tmp/cell.conf" | sed -n 's/^tui\./tui.cell./p' | grep cursor_down
