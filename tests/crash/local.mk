# what a power cut, a kill or a failing disk leaves behind
crash_world = tests/crash/power.c tests/crash/power.h tests/crash/world.c tests/crash/world.h
unit_tests += test_power test_power_sync
test_power_SOURCES = tests/crash/test_power.c $(crash_world)
test_power_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS) $(SQLITE_LIBS) -lpthread
test_power_sync_SOURCES = tests/crash/test_power_sync.c $(crash_world)
test_power_sync_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS) $(SQLITE_LIBS) -lpthread

# preloaded into the real programs by kill_matrix.sh
check_LTLIBRARIES += tests/crash/kill.la
tests_crash_kill_la_SOURCES = tests/crash/kill.c
tests_crash_kill_la_LDFLAGS = -module -avoid-version -shared -rpath /nowhere
tests_crash_kill_la_LIBADD = -ldl
TESTS += tests/crash/kill_matrix.sh
EXTRA_DIST += tests/crash/kill_matrix.sh
TESTS += tests/crash/networks.sh
EXTRA_DIST += tests/crash/networks.sh
TESTS += tests/crash/model.sh
EXTRA_DIST += tests/crash/model.sh tests/crash/push.pml
# libfaketime and libfiu under the real programs
TESTS += tests/crash/clocks.sh tests/crash/failing.sh
EXTRA_DIST += tests/crash/clocks.sh tests/crash/failing.sh tests/crash/preload.sh
