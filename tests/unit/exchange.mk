# unit tests of exchange: one binary per source file
unit_tests += test_csv test_sniff
test_csv_SOURCES = tests/unit/test_csv.c
test_sniff_SOURCES = tests/unit/test_sniff.c
EXTRA_DIST += tests/data/README.md tests/data/csv
