#!/bin/sh
# postgres_walls.sh BIN - tenants of one database, asked by its own means: the role of one reads, writes and makes nothing of
# another's or of the server's; and nothing in one schema depends on another, which schema-based sharding (Citus) asks for: no
# foreign key, trigger, default, index, view or function that reaches across. tests/flow/postgres.sh runs it.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
[ "${HOTCRM_TEST_PG:-}" ] || { echo "1..0 # SKIP no PostgreSQL"; exit 0; }
bin=$1
sql() { "$bin/psql" -qAtX "$HOTCRM_TEST_PG" -c "$1" 2>&1; }
place_of() { sql "SELECT place FROM hotcrm.tenant WHERE name = '$1'" | sed 's/.*#//'; }

"$hotcrmd" tenant create acme >/dev/null && "$hotcrmd" tenant create bolt >/dev/null || { echo "Bail out! no tenants"; exit 1; }
serve
joined a anna >/dev/null 2>&1 || { echo "Bail out! no workspace"; exit 1; }
ws a new account "name=Ours alone" >/dev/null 2>&1
ws a sync >/dev/null 2>&1
schemas=$(sql "SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%' ORDER BY 1")
is "each tenant has a schema" 2 "$(echo "$schemas" | grep -c .)"
one=$(for s in $schemas; do [ "$(sql "SELECT count(*) FROM pg_tables WHERE schemaname = '$s' AND tablename = 'account'")" = 0 ] || echo "$s"; done)
other=$(echo "$schemas" | grep -vx "$one")
is "an object's table is made with its first record, for that tenant alone" 1 "$(echo "$one" | grep -c .)"
is "the record is there" "Ours alone" "$(sql "SELECT name FROM $one.account")"
# as ROLE SQL: in a transaction as the server's are
as() { sql "BEGIN; SET LOCAL ROLE \"$1\"; SET LOCAL search_path = \"$1\"; $2"; }
is "its own role reads it" "Ours alone" "$(as "$one" "SELECT name FROM account")"
like "the other's role does not" "permission denied" "$(as "$other" "SELECT name FROM $one.account")"
like "nor writes it" "permission denied" "$(as "$other" "DELETE FROM $one.account")"
like "nor makes anything there" "permission denied" "$(as "$other" "CREATE TABLE $one.mine(a int)")"
like "nor reads what everybody's key is" "permission denied" "$(as "$other" "SELECT * FROM hotcrm.key")"
like "nor makes anything where all may look" "permission denied" "$(as "$other" "CREATE TABLE public.mine(a int)")"
like "nor a schema" "permission denied" "$(as "$other" "CREATE SCHEMA mine")"
like "nor a role" "permission denied" "$(as "$other" "CREATE ROLE mine")"
like "nor reads the machine's files" "permission denied" "$(as "$other" "SELECT pg_read_file('/etc/passwd')")"
is "nobody is let in as a tenant" 0 "$(sql "SELECT count(*) FROM pg_roles WHERE rolname LIKE 't\\_%' AND (rolcanlogin OR rolsuper OR rolcreaterole OR rolbypassrls)")"
is "no tenant's role is in another's" 0 "$(sql "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname LIKE 't\\_%'")"
is "everything in a schema is its role's" 0 "$(sql "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname LIKE 't\\_%' AND pg_get_userbyid(c.relowner) <> n.nspname")"
# after the transaction nothing of the role stays
is "the next who has the connection is not the tenant" "hotcrm" "$(sql "BEGIN; SET LOCAL ROLE \"$one\"; COMMIT; SELECT current_user")"

# what Citus forbids between schemas, and what it does not distribute
is "no foreign keys" 0 "$(sql "SELECT count(*) FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname LIKE 't\\_%'")"
is "no triggers, views, functions or types of our own" 0 "$(sql "SELECT (SELECT count(*) FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname LIKE 't\\_%') + (SELECT count(*) FROM pg_views WHERE schemaname LIKE 't\\_%')
    + (SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname LIKE 't\\_%')
    + (SELECT count(*) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname LIKE 't\\_%' AND t.typtype IN ('e', 'd'))")"
is "nothing depends on what is in another schema" 0 "$(sql "SELECT count(*) FROM pg_depend d JOIN pg_class a ON a.oid = d.objid AND d.classid = 'pg_class'::regclass
    JOIN pg_class b ON b.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass JOIN pg_namespace na ON na.oid = a.relnamespace
    JOIN pg_namespace nb ON nb.oid = b.relnamespace WHERE na.nspname LIKE 't\\_%' AND nb.oid <> na.oid AND nb.nspname <> 'pg_toast'")"
is "nor a default" 0 "$(sql "SELECT count(*) FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid AND d.classid = 'pg_attrdef'::regclass
    JOIN pg_class a ON a.oid = f.adrelid JOIN pg_class b ON b.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
    WHERE a.relnamespace <> b.relnamespace")"
is "no table is inherited, partitioned, temporary or unlogged" 0 "$(sql "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname LIKE 't\\_%' AND (c.relkind IN ('p', 'f', 'm') OR c.relpersistence <> 'p' OR c.relhassubclass)")"
like "each tenant's numbers are its own" "^$one\." "$(sql "SELECT pg_get_serial_sequence('$one.account', 'rid')")"
done_testing
