#!/bin/sh
# postgres_look.sh BIN - contrib/postgresql.sh on a database as hotcrmd asks for, on one that is not, and on one without Citus, which it
# leaves alone; and, with a psql that answers as Citus would, what it does there. tests/flow/postgres.sh runs it.
. "${top_srcdir:-.}/tests/flow/lib.sh"
[ "${HOTCRM_TEST_PG:-}" ] || { echo "1..0 # SKIP no PostgreSQL"; exit 0; }
PATH=$1:$PATH
look=$top_srcdir/contrib/postgresql.sh
url=$HOTCRM_TEST_PG
settings() { psql -qAtX "$url" -c "SELECT count(*) FROM pg_db_role_setting" -c "SELECT count(*) FROM pg_extension"; }

exits "without an address it says how" 2 sh "$look"
exits "another word is not understood" 2 sh "$look" "$url" sharding
exits "a database that does not answer" 5 sh "$look" "postgresql:///none?host=$tmp"
exits "a database as it should be" 0 sh "$look" "$url"
is "nothing is missing" 0 "$(grep -c MISSING "$tmp/out")"
cp "$tmp/out" "$tmp/first"
sh "$look" "$url" >"$tmp/out"
t "looked at again it says the same" cmp "$tmp/first" "$tmp/out"
psql -qX "$url" -c "ALTER DATABASE \"$(psql -qAtX "$url" -c 'SELECT current_database()')\" SET synchronous_commit TO off"
sh "$look" "$url" >"$tmp/out"
is "one that does not wait for the disk" 1 $?
like "says so" "MISSING commits wait" "$(cat "$tmp/out")"
psql -qX "$url" -c "ALTER DATABASE \"$(psql -qAtX "$url" -c 'SELECT current_database()')\" RESET synchronous_commit"

if [ "$(psql -qAtX "$url" -c "SELECT 1 FROM pg_available_extensions WHERE name = 'citus'")" ]; then
	ok 0 "without Citus # SKIP it is here"
else
	before=$(settings)
	sh "$look" "$url" citus >"$tmp/out"
	is "without Citus" 1 $?
	like "it says what to install" "MISSING Citus 12" "$(cat "$tmp/out")"
	is "and changes nothing" "$before" "$(settings)"
	sh "$look" "$url" citus --dry-run >"$tmp/out"
	is "nor when it only says what it would do" 1 $?
	like "which it says" "would +ALTER DATABASE" "$(cat "$tmp/out")"
	is "and changes nothing then" "$before" "$(settings)"
fi

# a psql that is Citus: remembers what was done
mkdir "$tmp/fake"
cat >"$tmp/fake/psql" <<'P'
#!/bin/sh
for sql in "$@"; do :; done
done=$(dirname "$0")/done
case $sql in
CREATE\ EXTENSION* | ALTER\ DATABASE*) echo "$sql" >>"$done" ;;
*"FROM pg_available_extensions"*) echo 1 ;;
"SELECT 1 FROM pg_extension"*) grep -q 'CREATE EXTENSION' "$done" 2>/dev/null && echo 1 ;;
*"sharding', true)") grep -q 'ALTER DATABASE' "$done" 2>/dev/null && echo on ;;
"SELECT current_database()") echo crm ;;
"SELECT 1") echo 1 ;;
*) echo t ;;
esac
P
chmod 755 "$tmp/fake/psql"
PATH=$tmp/fake:$PATH
exits "with Citus, a dry run" 0 sh "$look" postgresql://any citus --dry-run
t "does nothing" test ! -e "$tmp/fake/done"
exits "with Citus" 0 sh "$look" postgresql://any citus
is "the extension first, then the setting" "CREATE EXTENSION citus
ALTER DATABASE \"crm\" SET citus.enable_schema_based_sharding TO on" "$(cat "$tmp/fake/done")"
exits "once more" 0 sh "$look" postgresql://any citus
is "nothing is done again" 2 "$(grep -c . "$tmp/fake/done")"
done_testing
