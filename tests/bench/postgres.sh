#!/bin/sh
# postgres.sh - the figures of sync and the server with PostgreSQL as their store, each named pg_...: small pushes beside the bare
# lock of a head, pushes and loads of many, an edit on its way to another screen, devices that wait, cold tenants, a restart.
# The database is one of its own, in a temporary folder (tests/flow/postgres.sh). ONLY="bench_push crowd" runs some of them; what the
# parts take from the environment (FULL, RECORDS, TENANTS ...) they take here too.
[ -x "${top_builddir:-.}/hotcrmd" ] || { echo "# built without the server"; exit 0; }
export top_builddir="${top_builddir:-.}" top_srcdir
parts=${ONLY:-bench_push bench_sync sync_line crowd}
unset ONLY
POSTGRES_TESTS=$parts sh "$top_srcdir/tests/flow/postgres.sh" | sed -n -e 's/^# SKIP/#/p' -e '/^[a-z]/s/^/pg_/p' -e '/^[#B]/p' -e 's/^1\.\.0 #/#/p'
