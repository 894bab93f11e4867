#!/bin/sh
# postgres_down.sh RESTART - the database dies under the server while devices push: its backends one after another, then all of it
# at once. Each device hears a sentence and goes on; nothing that was acknowledged is lost and nothing is there twice. RESTART is a
# script that stops the database as a power cut would and starts it. And addresses at which there is no database say so in one line.
# tests/flow/postgres.sh runs it.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
[ "${HOTCRM_TEST_PG:-}" ] || { echo "1..0 # SKIP no PostgreSQL"; exit 0; }
restart=$1 bin=$2
sql() { "$bin/psql" -qAtX "$HOTCRM_TEST_PG" -c "$1" 2>/dev/null; }
backends() { sql "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"; }
database_answers() { sql "SELECT 1" >/dev/null; }

# addresses that lead nowhere
tell() { # NAME ADDRESS PATTERN: exit 1 or 5, one line, no password in it
	HOTCRMD_DATA=$2 "$hotcrmd" tenant list >"$tmp/out" 2>"$tmp/err"
	rc=$?
	t "$1: it fails" test $rc -ne 0
	is "$1: in one sentence" 1 "$(grep -c . "$tmp/err")"
	like "$1: which says why" "$3" "$(cat "$tmp/err")"
	is "$1: the password is not shown" 0 "$(grep -c s3cret "$tmp/err")"
}
where=${HOTCRM_TEST_PG##*host=}
tell "no such database" "postgresql://hotcrm:s3cret@/no_such_thing?host=$where" "no_such_thing"
tell "nobody listens" "postgresql://hotcrm:s3cret@127.0.0.1:1/x" "cannot be reached"
tell "no such role" "postgresql://nobody_here:s3cret@/postgres?host=$where" "nobody_here"
tell "no address" "postgresql://hotcrm:s3cret@[" "cannot be reached|address"

"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
settle a b
: >"$tmp/acked"
many() { # N NAME: an import of N accounts on a: acknowledged there when it returns
	{ echo name; i=0; while [ $i -lt "$1" ]; do echo "$2 $i"; i=$((i + 1)); done; } >"$tmp/many.csv"
	ws a import account "$tmp/many.csv" >/dev/null 2>&1 && sed 1d "$tmp/many.csv" >>"$tmp/acked"
}
said=0 unsaid=0
# pushed HOW: a pushes while HOW happens; what it says is kept
pushed() {
	ws a sync >/dev/null 2>"$tmp/push.err" &
	push=$!
	sleep "$2"
	$1
	wait $push
	rc=$?
	if [ $rc = 0 ]; then return; fi
	if [ "$(grep -c . "$tmp/push.err")" -ge 1 ] && ! grep -qiE 'assert|segv|abort' "$tmp/push.err"; then said=$((said + 1)); else
		unsaid=$((unsaid + 1))
		echo "# a push ended with $rc after $1"
		sed 's/^/# /' "$tmp/push.err"
	fi
}
kill_backends() { for pid in $(backends); do kill -9 "$pid" 2>/dev/null; done; wait_for database_answers; }
end_backends() { sql "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()" >/dev/null; }
power_cut() { sh "$restart" >/dev/null 2>&1; wait_for database_answers; }
check() {
	# the database may still read its log, and the server waits a while before it asks again
	wait_for ws a sync >/dev/null && wait_for ws b sync >/dev/null || echo "# no sync after $1: $(ws a sync 2>&1)"
	settle a b
	ws b list account show name -o csv | sed 1d | sort >"$tmp/names"
	is "$1: nothing acknowledged is lost" 0 "$(sort "$tmp/acked" | comm -23 - "$tmp/names" | wc -l)"
	is "$1: nothing is there twice" 0 "$(uniq -d "$tmp/names" | wc -l)"
	same_all "$1: both hold the same" a b
	t "$1: the server still runs" kill -0 "$server"
}
for wait in 0.1 0.4; do many 200 "ended $wait"; pushed end_backends $wait; done
check "connections are closed"
# who is not root may not kill another's processes; here the database then runs as the same user, who may
for wait in 0.1 0.3; do many 200 "killed $wait"; pushed kill_backends $wait; done
check "a backend is killed"
for wait in 0.1 0.3; do many 200 "cut $wait"; pushed power_cut $wait; done
check "the database is cut off"
is "who could not push was told why" 0 "$unsaid"
echo "# $said of 6 pushes were cut off"
done_testing
