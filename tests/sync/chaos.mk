# the proxy that misbehaves, for flow tests and benches of sync
check_PROGRAMS += tests/sync/chaos
tests_sync_chaos_SOURCES = tests/sync/chaos.c
