#!/bin/sh
# sync_bytes.sh - requests and replies of the real programs that end too early, at one byte after the other: nothing is taken in by
# halves, on neither side, nothing is lost and nothing comes twice. In check every 149th byte; HOTCRM_LONG=1 all of them.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
step=149
[ -z "${HOTCRM_LONG:-}" ] || step=1
: >"$tmp/acked"
bad=0

# sweep WHO: edits of that workspace through the sweep until a whole exchange passes
sweep() {
	who=$1 k=0
	misbehave --sweep $step
	ws $who sync set url "$url"
	until [ $k = 900 ]; do
		k=$((k + 1))
		[ $((k % 4)) != 1 ] || ! ws $who new account "name=Cut $who $k" >/dev/null 2>&1 || echo "Cut $who $k" >>"$tmp/acked"
		"$hot" -d "$tmp/$who.db" sync >"$tmp/out" 2>"$tmp/err"
		rc=$?
		[ $rc != 0 ] || break
		if [ $rc != 5 ] || [ "$(grep -c '^hotcrm: .*\.' "$tmp/err")" != 1 ]; then
			echo "# exit $rc: $(tail -2 "$tmp/err")"
			bad=$((bad + 1))
		fi
	done
	is "$who: an exchange passes when nothing is cut any more" 0 $rc
	is "$who: one sentence for each that did not" 0 $bad
	bad=0
	behave
	ws $who sync set url "$url"
	echo "# $(cat "$tmp/proxy.err")"
}
sweep a
sweep b	# b has something to receive
settle a b a
ws b list account show name -o csv | sed 1d | tr -d '"' | sort >"$tmp/names"
is "every edit is there once" "$(sort "$tmp/acked")" "$(cat "$tmp/names")"
same_all "both hold the same" a b
t "all are sound" sh -c '"$0" -d "$1" doctor && "$0" -d "$2" doctor' "$hot" "$tmp/a.db" "$tmp/b.db"
done_testing
