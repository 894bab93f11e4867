# unit tests of base: one binary per source file
unit_tests += test_arena test_decimal test_env test_json test_time test_utf8 test_zone test_worddiff
test_arena_SOURCES = tests/unit/test_arena.c
test_decimal_SOURCES = tests/unit/test_decimal.c
test_env_SOURCES = tests/unit/test_env.c
test_json_SOURCES = tests/unit/test_json.c
test_time_SOURCES = tests/unit/test_time.c
test_utf8_SOURCES = tests/unit/test_utf8.c
test_utf8_LDADD = $(LDADD) $(UTF8PROC_LIBS)
test_zone_SOURCES = tests/unit/test_zone.c
test_worddiff_SOURCES = tests/unit/test_worddiff.c

EXTRA_DIST += tests/data/README.md tests/data/decimal.tsv
