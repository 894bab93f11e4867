# unit tests of exchange: one binary per source file
unit_tests += test_csv
test_csv_SOURCES = tests/unit/test_csv.c
