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
for size in 80x24 200x60; do
	"$top_builddir/bench_pty" -g $size -o "$list" "$hot" -d "$db" -c "$tmp/cell.conf" | sed -n 's/^tui\./tui.cell./p' | grep cursor_down
done

# The anchors of the goals, where they are installed, on a text, a folder and a history of the same length.
i=0
mkdir "$tmp/many"
while [ $i -lt 300 ]; do
	i=$((i + 1))
	echo "  Deal number $i    Proposal   $((i * 731)) EUR  2026-11-$((i % 18 + 10))  Acme" >>"$tmp/rows.txt"
	: >"$tmp/many/deal-$i"
done
anchor() { # name keys command...
	name=$1 keys=$2
	shift 2
	command -v "$1" >/dev/null || return 0
	for size in 80x24 200x60; do
		"$top_builddir/bench_pty" -n "$name" -g $size -k "$keys" "$@"
	done
}
anchor less 'j,\e[6~,g,q' less "$tmp/rows.txt"
anchor vim 'j,\e[6~,gg,ZQ' vim -u NONE -i NONE -n -N --cmd 'set cursorline' "$tmp/rows.txt"
anchor mc '\eOB,\e[6~,\eOH,\e0' mc "$tmp/many" "$tmp/many"
anchor vd 'j,\e[6~,gg,gq' vd "$tmp/rows.txt"
anchor htop '\eOB,\e[6~,\eOH,q' htop
if command -v tig >/dev/null && git -C "$tmp" init -q history 2>/dev/null; then
	i=0
	while [ $i -lt 200 ]; do
		i=$((i + 1))
		git -C "$tmp/history" -c user.name=Kim -c user.email=kim@acme.test commit -q --allow-empty -m "Deal number $i moved on"
	done
	cd "$tmp/history" && anchor tig 'j,\e[6~,\eOH,Q' tig
fi
