# Benches print `name value unit`. `make bench` builds and runs them; nothing of it is part of check. To add one: a line in
# bench_programs with its sources (it links what tests link), or a script in bench_scripts.
bench_programs = bench_sniff bench_csv bench_import bench_store bench_engine
bench_scripts = tests/bench/tui.sh
bench_sniff_SOURCES = tests/bench/sniff.c
bench_csv_SOURCES = tests/bench/csv.c
bench_import_SOURCES = tests/bench/import.c
bench_import_LDADD = $(LDADD) $(SQLITE_LIBS)
bench_store_SOURCES = tests/bench/store.c
bench_store_LDADD = $(LDADD) $(SQLITE_LIBS)
bench_engine_SOURCES = tests/bench/engine.c
bench_engine_LDADD = $(LDADD) $(SQLITE_LIBS)

EXTRA_PROGRAMS += $(bench_programs) bench_gen bench_pty
bench_gen_SOURCES = tests/bench/gen.c
# bytes a terminal gets; needs a pseudo terminal, so a script runs it
bench_pty_SOURCES = tests/bench/pty_bytes.c
bench_pty_LDADD = -lutil

.PHONY: bench
bench: $(bench_programs) bench_gen bench_pty hotcrm
	@for p in $(bench_programs); do top_srcdir='$(top_srcdir)' ./$$p || exit 1; done
	@for s in $(bench_scripts); do top_srcdir='$(top_srcdir)' $(SHELL) $(top_srcdir)/$$s || exit 1; done
EXTRA_DIST += $(bench_scripts)
