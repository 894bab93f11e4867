#!/bin/sh
# postgresql.sh URL - looks at a database that hotcrmd --data URL is to use, or uses: is it as hotcrmd(8) asks? With `citus` as
# a second word it also turns on schema-based sharding, so that each tenant's schema is a shard group of its own (Citus 12 or
# newer must be installed on every node; before the first tenant is made). It changes nothing else.
set -u
[ $# -ge 1 ] || { echo "usage: postgresql.sh URL [citus]" >&2; exit 2; }
url=$1 mode=${2:-} bad=0
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
if [ "$mode" = citus ]; then
	ask "CREATE EXTENSION IF NOT EXISTS citus" >/dev/null
	check "Citus 12 or newer" "$(ask "SELECT split_part(extversion, '.', 1)::int >= 12 FROM pg_extension WHERE extname = 'citus'")" \
	    "install it and put citus into shared_preload_libraries"
	ask "ALTER DATABASE \"$(ask 'SELECT current_database()')\" SET citus.enable_schema_based_sharding TO on" >/dev/null
	check "schema-based sharding" "$(ask "SELECT current_setting('citus.enable_schema_based_sharding') = 'on'")" "see the lines above"
	check "each tenant is a shard group" "$(ask "SELECT NOT EXISTS (SELECT 1 FROM pg_namespace n WHERE n.nspname LIKE 't\\_%'
	    AND NOT EXISTS (SELECT 1 FROM citus_schemas c WHERE c.schema_name = n.nspname::regnamespace))")" \
	    "SELECT citus_schema_distribute('t_...') for those made before"
	echo "note    nodes: SELECT citus_add_node('host', 5432); moving tenants: SELECT citus_rebalance_start()"
fi
exit $bad
