#!/bin/sh
# postgresql.sh URL [citus [--dry-run]] - looks at a database that hotcrmd --data URL is to use, or uses: is it as hotcrmd(8) asks?
# With `citus` it also turns on schema-based sharding, so that each tenant's schema is a shard group of its own (Citus 12 or newer
# must be installed on every node; before the first tenant is made); --dry-run prints what it would do. Where Citus is missing it
# changes nothing, and what is done already is not done again.
set -u
[ $# -ge 1 ] || { echo "usage: postgresql.sh URL [citus [--dry-run]]" >&2; exit 2; }
url=$1 mode=${2:-} dry=${3:-} bad=0
case $mode:$dry in
: | citus: | citus:--dry-run) ;;
*) echo "postgresql.sh: \"$mode $dry\" is not understood; after the URL stands nothing, citus, or citus --dry-run." >&2; exit 2 ;;
esac
ask() { psql -qAtX "$url" -c "$1" 2>/dev/null; }
check() { # what, is it so, how to mend
	if [ "$2" = t ]; then echo "ok      $1"; else echo "MISSING $1: $3"; bad=1; fi
}
ask "SELECT 1" >/dev/null || { echo "postgresql.sh: $url does not answer." >&2; exit 5; }
check "PostgreSQL 14 or newer" "$(ask "SELECT current_setting('server_version_num')::int >= 140000")" "upgrade it"
check "encoding UTF8" "$(ask "SELECT pg_encoding_to_char(encoding) = 'UTF8' FROM pg_database WHERE datname = current_database()")" \
    "createdb -E UTF8"
check "the role may make roles" "$(ask "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")" \
    "ALTER ROLE ... CREATEROLE"
check "the role may make schemas" "$(ask "SELECT has_database_privilege(current_database(), 'CREATE')")" "GRANT CREATE ON DATABASE"
check "max_locks_per_transaction" "$(ask "SELECT current_setting('max_locks_per_transaction')::int >= 256")" "set it to 256"
check "commits wait for the disk" "$(ask "SELECT current_setting('synchronous_commit') <> 'off' AND current_setting('fsync') = 'on'")" \
    "synchronous_commit = on, fsync = on"
check "2,000 tenants at most" "$(ask "SELECT count(*) <= 2000 FROM pg_namespace WHERE nspname LIKE 't\\_%'")" "use a second cluster"
# do_it SQL: changes the database, or says how
do_it() {
	if [ "$dry" ]; then echo "would   $1"; else ask "$1" >/dev/null; fi
}
if [ "$mode" = citus ]; then
	have="SELECT split_part(extversion, '.', 1)::int >= 12 FROM pg_extension WHERE extname = 'citus'"
	[ "$(ask "SELECT 1 FROM pg_extension WHERE extname = 'citus'")" ] ||
	    [ ! "$(ask "SELECT 1 FROM pg_available_extensions WHERE name = 'citus'")" ] || do_it "CREATE EXTENSION citus"
	check "Citus 12 or newer" "$(ask "$have")" "install it and put citus into shared_preload_libraries"
	[ $bad = 0 ] || [ "$dry" ] || exit 1
	[ "$(ask "SELECT current_setting('citus.enable_schema_based_sharding', true)")" = on ] ||
	    do_it "ALTER DATABASE \"$(ask 'SELECT current_database()')\" SET citus.enable_schema_based_sharding TO on"
	check "schema-based sharding" "$(ask "SELECT current_setting('citus.enable_schema_based_sharding', true) = 'on'")" "see the lines above"
	check "each tenant is a shard group" "$(ask "SELECT NOT EXISTS (SELECT 1 FROM pg_namespace n WHERE n.nspname LIKE 't\\_%'
	    AND NOT EXISTS (SELECT 1 FROM citus_schemas c WHERE c.schema_name = n.nspname::regnamespace))")" \
	    "SELECT citus_schema_distribute('t_...') for those made before"
	echo "note    nodes: SELECT citus_add_node('host', 5432); moving tenants: SELECT citus_rebalance_start()"
	echo "note    nodes talk to each other as the tenant's role, which is made without LOGIN: ALTER ROLE t_... LOGIN on each, without a"
	echo "note    password, and a line in each node's pg_hba.conf that lets in the other nodes' addresses as these roles and nobody else"
fi
exit $bad
