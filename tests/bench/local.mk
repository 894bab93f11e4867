# Benches print `name value unit`. `make bench` builds and runs them; nothing of it is part of check. To add one: a line in
# bench_programs with its sources (it links what tests link), or a script in bench_scripts. bench_goals comes last: it makes
# its data (ROWS contacts, 1,000,000 unless the environment says otherwise) in bench-data and takes minutes; `make bench-goals`
# runs it alone, ONLY=page,edit some of it.
bench_programs = bench_sniff bench_csv bench_import bench_store bench_engine bench_serve bench_sync bench_push bench_journal bench_secret
bench_secret_SOURCES = tests/bench/secret.c
bench_scripts = tests/bench/crowd.sh tests/bench/sync_load.sh tests/bench/tui.sh tests/bench/sync_line.sh tests/bench/postgres.sh tests/bench/sync_slow.sh tests/bench/tui_sync.sh tests/bench/rival.sh tests/bench/rival.mjs
bench_sniff_SOURCES = tests/bench/sniff.c
bench_csv_SOURCES = tests/bench/csv.c
bench_import_SOURCES = tests/bench/import.c
bench_import_LDADD = $(LDADD) $(SQLITE_LIBS)
bench_store_SOURCES = tests/bench/store.c
bench_store_LDADD = $(LDADD) $(SQLITE_LIBS)
bench_serve_SOURCES = tests/bench/serve.c tests/unit/serve_help.h
bench_serve_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
bench_serve_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS) $(LIBPQ_LIBS)
bench_engine_SOURCES = tests/bench/engine.c tests/unit/shop.c
bench_journal_SOURCES = tests/bench/journal.c
bench_journal_LDADD = $(LDADD) $(SQLITE_LIBS)
bench_sync_SOURCES = tests/bench/sync.c
bench_sync_LDADD = libserve.la libhotcrm.la
bench_push_SOURCES = tests/bench/push.c tests/unit/place_help.h
bench_push_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
bench_push_LDADD = libserve.la libhotcrm.la $(SQLITE_LIBS) $(LIBPQ_LIBS)
bench_engine_LDADD = $(LDADD) $(SQLITE_LIBS)

EXTRA_PROGRAMS += $(bench_programs) bench_gen bench_pty bench_sync_line bench_crowd bench_goals goals_gen
goals_gen_SOURCES = tests/bench/goals_gen.c
goals_gen_LDADD = -lm
bench_goals_SOURCES = tests/bench/goals.c tests/bench/goals_read.c tests/bench/goals_raw.c tests/bench/goals.h
bench_goals_LDADD = $(LDADD) $(SQLITE_LIBS)
bench_gen_SOURCES = tests/bench/gen.c
# bytes a terminal gets; needs a pseudo terminal, so a script runs it
bench_pty_SOURCES = tests/bench/pty_bytes.c
bench_pty_LDADD = -lutil

# many who speak to one server; a script starts it
bench_crowd_SOURCES = tests/bench/crowd.c
bench_crowd_LDADD = $(JANSSON_LIBS)

# sync over a slow line; a script gives it a server and the line
bench_sync_line_SOURCES = tests/bench/sync_line.c tests/bench/sync_hop.c tests/bench/sync_line.h

.PHONY: bench bench-goals
bench: $(bench_programs) bench_gen bench_pty bench_sync_line bench_crowd tests/sync/chaos hotcrm
	@for p in $(bench_programs); do top_srcdir='$(top_srcdir)' ./$$p || exit 1; done
	@for s in $(bench_scripts); do top_srcdir='$(top_srcdir)' $(SHELL) $(top_srcdir)/$$s || exit 1; done
	@$(MAKE) --no-print-directory bench-goals
bench-goals: all bench_goals goals_gen bench_pty
	@./bench_goals
	@top_srcdir='$(top_srcdir)' $(SHELL) $(top_srcdir)/tests/bench/tui_busy.sh
EXTRA_DIST += $(bench_scripts) tests/bench/sync_data.sh tests/bench/tui_busy.sh
