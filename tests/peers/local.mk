# other people's programs against ours; downloads, so only when asked for
check_PROGRAMS += tests/peers/cron_times
tests_peers_cron_times_SOURCES = tests/peers/cron_times.c
tests_peers_cron_times_LDADD = libhotcrm.la
TESTS += tests/peers/peers.sh
EXTRA_DIST += tests/peers/peers.sh tests/peers/peers.mjs
