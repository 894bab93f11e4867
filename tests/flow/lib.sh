# lib.sh - what flow tests share: a fresh home, the program, and TAP. Source it first: . "$top_srcdir/tests/flow/lib.sh"
# A test is `t NAME COMMAND...`: passes when the command succeeds. `is NAME EXPECTED ACTUAL` compares texts.
set -u
top_srcdir=$(cd "${top_srcdir:-.}" && pwd)
top_builddir=$(cd "${top_builddir:-build}" && pwd)
tmp=$(mktemp -d "${TMPDIR:-/tmp}/hotcrm-test.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM HUP
HOME=$tmp XDG_DATA_HOME=$tmp/data XDG_CONFIG_HOME=$tmp/config XDG_STATE_HOME=$tmp/state TZ=UTC LC_ALL=C.UTF-8
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME TZ LC_ALL
unset HOTCRM_DB HOTCRM_PLUGINS NO_COLOR COLUMNS
HOTCRM_DEMO=$top_srcdir/data/demo
export HOTCRM_DEMO
hot=$top_builddir/hotcrm
count=0

ok() { # rc name
	count=$((count + 1))
	if [ "$1" = 0 ]; then echo "ok $count - $2"; else echo "not ok $count - $2"; fi
}
t() {
	name=$1
	shift
	out=$("$@" 2>&1)
	rc=$?
	ok $rc "$name"
	[ $rc = 0 ] || printf '%s\n' "$out" | sed 's/^/# /'
}
is() {
	if [ "$2" = "$3" ]; then
		ok 0 "$1"
	else
		ok 1 "$1"
		printf 'expected: %s\nactual: %s\n' "$2" "$3" | sed 's/^/# /'
	fi
}
# exits NAME CODE COMMAND...: the exit code, and one sentence on stderr when it is not 0
exits() {
	name=$1 want=$2
	shift 2
	"$@" >"$tmp/out" 2>"$tmp/err"
	got=$?
	if [ $got = "$want" ] && { [ $got = 0 ] || [ -s "$tmp/err" ]; }; then
		ok 0 "$name"
	else
		ok 1 "$name"
		{ echo "exit $got, expected $want"; cat "$tmp/out" "$tmp/err"; } | sed 's/^/# /'
	fi
}
like() { # name pattern text
	if printf '%s\n' "$3" | grep -Eq -- "$2"; then
		ok 0 "$1"
	else
		ok 1 "$1"
		printf 'expected /%s/ in: %s\n' "$2" "$3" | sed 's/^/# /'
	fi
}
# through: puts a validator of others between this test and the server at $url, when tests/peers asks for it
through() {
	[ -n "${HOTCRM_VALIDATE:-}" ] || return 0
	through=$((${through:-0} + 1))
	validated=$HOTCRM_VALIDATE/$(basename "$0" .sh).$$.$through
	# no child of this shell: a test may wait for all of its own
	(cd "$HOTCRM_VALIDATE" && exec node "$top_srcdir/tests/peers/validate.mjs" "$url" "$validated.json" >"$validated.url" 2>"$validated.err" & echo $! >"$validated.pid")
	until [ -s "$validated.url" ] || ! kill -0 "$(cat "$validated.pid")"; do sleep 0.1; done
	url=$(cat "$validated.url")
}
# wait_for COMMAND...: until it succeeds; a loaded machine is slow, what is broken does not come
wait_for() {
	tries=0
	until "$@" 2>/dev/null; do
		tries=$((tries + 1))
		[ $tries -lt 600 ] || return 1
		sleep 0.1
	done
}
done_testing() { echo "1..$count"; }
