# other people's programs against ours; downloads, so only when asked for
check_PROGRAMS += tests/peers/cron_times
tests_peers_cron_times_SOURCES = tests/peers/cron_times.c
tests_peers_cron_times_LDADD = libhotcrm.la
TESTS += tests/peers/peers.sh tests/peers/openapi.sh tests/peers/rxdb.sh tests/peers/docs.sh tests/peers/clients.sh
EXTRA_DIST += tests/peers/peers_lib.sh tests/peers/peers.sh tests/peers/peers.mjs tests/peers/openapi.sh tests/peers/validate.mjs tests/peers/walk.mjs \
	tests/peers/rxdb.sh tests/peers/rxdb.mjs tests/peers/docs.sh tests/peers/docs.mjs tests/peers/clients.sh tests/peers/clients.mjs
