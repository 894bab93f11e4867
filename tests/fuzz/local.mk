# Fuzz targets (fuzz.h says what one is). To add one: a line in fuzz_targets, its three variables, its corpus folder.
fuzz_targets = fuzz_json fuzz_scalar fuzz_formula fuzz_hot fuzz_type fuzz_hotql fuzz_csv fuzz_keys fuzz_request fuzz_wire
fuzz_json_SOURCES = tests/fuzz/fuzz_json.c $(fuzz_main)
fuzz_json_LDADD = $(LDADD) $(JANSSON_LIBS)
fuzz_json_LDFLAGS = $(fuzz_ldflags)
fuzz_scalar_SOURCES = tests/fuzz/fuzz_scalar.c $(fuzz_main)
fuzz_scalar_LDFLAGS = $(fuzz_ldflags)
fuzz_formula_SOURCES = tests/fuzz/fuzz_formula.c $(fuzz_main)
fuzz_formula_LDFLAGS = $(fuzz_ldflags)
fuzz_hot_SOURCES = tests/fuzz/fuzz_hot.c $(fuzz_main)
fuzz_hot_LDFLAGS = $(fuzz_ldflags)
fuzz_type_SOURCES = tests/fuzz/fuzz_type.c $(fuzz_main)
fuzz_type_LDADD = $(LDADD) $(JANSSON_LIBS)
fuzz_type_LDFLAGS = $(fuzz_ldflags)
fuzz_hotql_SOURCES = tests/fuzz/fuzz_hotql.c tests/unit/query_help.c tests/unit/query_help.h $(fuzz_main)
fuzz_hotql_LDADD = $(LDADD) $(SQLITE_LIBS)
fuzz_hotql_LDFLAGS = $(fuzz_ldflags)
fuzz_keys_SOURCES = tests/fuzz/fuzz_keys.c $(fuzz_main)
fuzz_keys_LDFLAGS = $(fuzz_ldflags)
fuzz_request_SOURCES = tests/fuzz/fuzz_request.c $(fuzz_main)
fuzz_request_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
fuzz_request_LDFLAGS = $(fuzz_ldflags)
fuzz_wire_SOURCES = tests/fuzz/fuzz_wire.c $(fuzz_main)
fuzz_wire_LDADD = $(LDADD) $(JANSSON_LIBS) $(SODIUM_LIBS)
fuzz_wire_LDFLAGS = $(fuzz_ldflags)
fuzz_csv_SOURCES = tests/fuzz/fuzz_csv.c $(fuzz_main)
fuzz_csv_LDFLAGS = $(fuzz_ldflags)

if FUZZ
fuzz_main = tests/fuzz/fuzz.h
fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
else
fuzz_main = tests/fuzz/fuzz.h tests/fuzz/replay.c
fuzz_ldflags = $(AM_LDFLAGS)
TESTS += $(fuzz_targets)
endif
check_PROGRAMS += $(fuzz_targets)
EXTRA_DIST += tests/fuzz/corpus
