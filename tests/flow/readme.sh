#!/bin/sh
# readme.sh - the tour in README.md is what the program says: each `$ hotcrm ...` line is run on the demo, its output compared.
. "${top_srcdir:-.}/tests/flow/lib.sh"
COLUMNS=100
export COLUMNS

"$hot" init --demo >/dev/null 2>&1
awk '/^```/ { code = !code; print ""; next } code' "$top_srcdir/README.md" >"$tmp/tour"
run() {
	case $cmd in
	"hotcrm "*)
		case $cmd in
		*" -o "*|*" count "*|*" new "*|*" log "*|*--explain*) form= ;;
		*) form=" -o table" ;;
		esac
		(cd "$tmp" && eval "\"$hot\" ${cmd#hotcrm }$form") >"$tmp/got" 2>&1
		# ids and times differ from run to run: they stand as dots in the text
		sed -E -e 's/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/.../' -e 's/20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}/................/' \
		    -e 's/ +$//' "$tmp/got" >"$tmp/got.clean"
		sed -E -e 's/ +$//' "$tmp/want" >"$tmp/want.clean"
		is "$cmd" "$(cat "$tmp/want.clean")" "$(cat "$tmp/got.clean")"
		;;
	esac
}
cmd=
: >"$tmp/want"
while IFS= read -r line; do
	case $line in
	'$ '*)
		run
		cmd=${line#??}
		: >"$tmp/want"
		;;
	'')
		run
		cmd=
		: >"$tmp/want"
		;;
	*) printf '%s\n' "$line" >>"$tmp/want" ;;
	esac
done <"$tmp/tour"
run
# screens are those that tests/screen/demo/readme.t draws
missing=$(awk '/^```text/ { code = 1; next } /^```/ { code = 0 } code && NF' "$top_srcdir/README.md" | while IFS= read -r line; do
	grep -qxF -- "|$line" "$top_srcdir/tests/screen/demo/readme.t" || printf '%s\n' "$line"
done)
is "the screens are what the program draws" "" "$missing"
done_testing
