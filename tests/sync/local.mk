# the simulator of sync: 2,000 seeds in check; `sync_sim --seed N` runs one, `--soak N` many
check_PROGRAMS += sync_sim
TESTS += sync_sim
sync_sim_SOURCES = tests/sync/sim.c tests/sync/sim.h tests/sync/sim_check.c tests/sync/sim_file.c tests/sync/sim_heap.c tests/sync/sim_heap.h tests/sync/sim_line.c tests/sync/sim_memory.c tests/sync/sim_memory.h tests/sync/sim_rights.c tests/sync/sim_run.c tests/sync/sim_world.c
sync_sim_LDADD = libserve.la libhotcrm.la $(SQLITE_LIBS)
