# unit tests of store
unit_tests += test_store test_save
test_store_SOURCES = tests/unit/test_store.c tests/unit/store_help.h
test_save_SOURCES = tests/unit/test_save.c tests/unit/store_help.h
EXTRA_DIST += tests/data/store/README.md tests/data/store/accounts.csv tests/data/store/pipeline.csv
