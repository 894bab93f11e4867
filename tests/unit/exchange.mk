# unit tests of exchange: one binary per source file
unit_tests += test_csv test_sniff test_map_fields
test_csv_SOURCES = tests/unit/test_csv.c
test_sniff_SOURCES = tests/unit/test_sniff.c
test_map_fields_SOURCES = tests/unit/test_map_fields.c tests/unit/model_help.h
EXTRA_DIST += tests/data/csv
