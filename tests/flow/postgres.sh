#!/bin/sh
# postgres.sh - the server's second store: the tests of the exchange, the server, isolation and sync again, on a PostgreSQL
# of their own, made in a temporary folder and stopped at the end. Without PostgreSQL it says so and skips.
# POSTGRES_TESTS names programs and scripts to run instead of all.
set -u
bin=
for d in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null) $(pg_config --bindir 2>/dev/null); do [ -x "$d/initdb" ] && bin=$d; done
[ -n "$bin" ] || { echo "1..0 # SKIP no PostgreSQL server is installed"; exit 0; }
[ -x "$top_builddir/hotcrmd" ] || { echo "1..0 # SKIP built without the server"; exit 0; }
"$top_builddir/hotcrmd" --data postgresql://0.0.0.0:1/x tenant list 2>&1 | grep -q 'without PostgreSQL' &&
	{ echo "1..0 # SKIP built without libpq"; exit 0; }
here=$(mktemp -d "${TMPDIR:-/tmp}/hotcrm-pg.XXXXXX") || exit 1
chmod 755 "$here"
# PostgreSQL does not run as root
if [ "$(id -u)" = 0 ]; then
	user=postgres
	id "$user" >/dev/null 2>&1 || user=nobody
	mkdir "$here/db" && chown "$user" "$here/db"
	as() { su "$user" -s /bin/sh -c "$*"; }
else
	mkdir "$here/db"
	as() { sh -c "$*"; }
fi
end() {
	as "$bin/pg_ctl -D $here/db/data -m immediate stop" >/dev/null 2>&1
	rm -rf "$here"
}
trap end EXIT
trap 'exit 1' INT TERM
as "$bin/initdb -D $here/db/data -E UTF8 --locale=C -A trust -U hotcrm -N" >"$here/initdb.out" 2>&1 ||
	{ echo "1..0 # SKIP initdb failed: $(tail -1 "$here/initdb.out")"; exit 0; }
cat >>"$here/db/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$here/db'
max_locks_per_transaction = 256
END
# the database as a power cut leaves it, and on again
cat >"$here/restart" <<END
$(if [ "$(id -u)" = 0 ]; then echo "su $user -s /bin/sh -c '$bin/pg_ctl -D $here/db/data -m immediate -w -l $here/db/log restart'"; else
echo "$bin/pg_ctl -D $here/db/data -m immediate -w -l $here/db/log restart"; fi)
END
as "$bin/pg_ctl -D $here/db/data -w -l $here/db/log start" >/dev/null 2>&1 || { echo "Bail out! PostgreSQL does not start"; exit 1; }

n=0
# run NAME COMMAND...: a test on a database of its own; its cases become ours
run() {
	name=$1
	shift
	"$bin/createdb" -h "$here/db" -U hotcrm "$name" || exit 1
	HOTCRM_TEST_PG="postgresql://hotcrm@/$name?host=$here/db" CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$here/out" 2>"$here/err"
	rc=$?
	grep -E '^(not )?ok ' "$here/out" | sed "s/^\(not ok\|ok\) [0-9]* *-* */\1 /" >"$here/cases"
	while read -r line; do
		n=$((n + 1))
		case $line in
		*"# SKIP "*) echo "ok $n - $name: ${line#*# SKIP } # SKIP not on this store" ;;
		"not ok "*)
			echo "not ok $n - $name: ${line#not ok }"
			{ grep '^# ' "$here/out" | grep -v '# SKIP'; sed 's/^/# /' "$here/err"; } | head -40 ;;
		*) echo "ok $n - $name: ${line#ok }" ;;
		esac
	done <"$here/cases"
	n=$((n + 1))
	if [ $rc = 0 ] && [ -s "$here/cases" ]; then echo "ok $n - $name: runs to its end"
	else
		echo "not ok $n - $name: runs to its end ($rc)"
		tail -20 "$here/err" | sed 's/^/# /'
		tail -5 "$here/db/log" | sed 's/^/# /'
	fi
	"$bin/dropdb" -f -h "$here/db" -U hotcrm "$name" 2>/dev/null
}
# figures NAME COMMAND...: what it measures, on a database of its own; no case of a test
figures() {
	name=$1
	shift
	"$bin/createdb" -h "$here/db" -U hotcrm "$name" || exit 1
	HOTCRM_TEST_PG="postgresql://hotcrm@/$name?host=$here/db" "$@" 2>"$here/err" || sed 's/^/# /' "$here/err"
	"$bin/dropdb" -f -h "$here/db" -U hotcrm "$name" 2>/dev/null
}
for t in ${POSTGRES_TESTS:-test_two_stores test_retain test_backup test_plan test_customise test_portions test_connections test_exchange test_serve test_isolation test_webhook test_serve_blob test_gateway test_verdict test_mail test_automation sync sync_hang sync_secret server move forget kill look walls down}; do
	case $t in
	test_*) run "$t" "$top_builddir/$t" ;;
	bench_*) figures "$t" "$top_builddir/$t" ;;
	crowd | sync_line) figures "$t" sh "$top_srcdir/tests/bench/$t.sh" ;;	# tests/bench/postgres.sh asks for these
	# one round of the points at which the server dies; HOTCRM_KILLS and HOTCRM_POINTS ask for more
	kill) HOTCRM_KILLS=${HOTCRM_KILLS:-2} HOTCRM_POINTS=${HOTCRM_POINTS:-4 5 6 12 13 15} run "$t" sh "$top_srcdir/tests/crash/kill_matrix.sh" ;;
	walls) run "$t" sh "$top_srcdir/tests/flow/postgres_walls.sh" "$bin" ;;
	down) run "$t" sh "$top_srcdir/tests/flow/postgres_down.sh" "$here/restart" "$bin" ;;
	look) run "$t" sh "$top_srcdir/tests/flow/postgres_look.sh" "$bin" ;;
	*) run "$t" sh "$top_srcdir/tests/flow/$t.sh" ;;
	esac
done
[ "$n" = 0 ] || echo "1..$n"
