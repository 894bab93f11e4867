# unit tests of store
unit_tests += test_store test_save test_bulk test_migrate test_doctor test_store_crash test_read test_reach test_store_threads test_blob
test_store_SOURCES = tests/unit/test_store.c tests/unit/store_help.c tests/unit/store_help.h
test_save_SOURCES = tests/unit/test_save.c tests/unit/store_help.c tests/unit/store_help.h
test_bulk_SOURCES = tests/unit/test_bulk.c tests/unit/store_help.c tests/unit/store_help.h
test_read_SOURCES = tests/unit/test_read.c tests/unit/store_help.c tests/unit/store_help.h
test_reach_SOURCES = tests/unit/test_reach.c tests/unit/store_help.c tests/unit/store_help.h
test_store_threads_SOURCES = tests/unit/test_store_threads.c tests/unit/store_help.c tests/unit/store_help.h
test_blob_SOURCES = tests/unit/test_blob.c tests/unit/store_help.c tests/unit/store_help.h
test_blob_LDADD = $(LDADD) $(SODIUM_LIBS)
test_store_threads_LDADD = $(LDADD) -lpthread
test_migrate_SOURCES = tests/unit/test_migrate.c tests/unit/store_help.c tests/unit/store_help.h
test_doctor_SOURCES = tests/unit/test_doctor.c tests/unit/store_help.c tests/unit/store_help.h
test_doctor_LDADD = $(LDADD) $(SQLITE_LIBS)
test_reach_LDADD = $(LDADD) $(SQLITE_LIBS)
test_store_crash_SOURCES = tests/unit/test_store_crash.c tests/unit/store_help.c tests/unit/store_help.h
EXTRA_DIST += tests/data/store/README.md tests/data/store/accounts.csv tests/data/store/store-v1.db
