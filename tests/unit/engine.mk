unit_tests += test_engine_save test_engine_reverse test_engine_flow test_engine_access test_engine_import
test_engine_save_SOURCES = tests/unit/test_engine_save.c tests/unit/shop.c tests/unit/shop.h
test_engine_reverse_SOURCES = tests/unit/test_engine_reverse.c tests/unit/shop.c tests/unit/shop.h
test_engine_flow_SOURCES = tests/unit/test_engine_flow.c tests/unit/shop.c tests/unit/shop.h
test_engine_access_SOURCES = tests/unit/test_engine_access.c tests/unit/shop.c tests/unit/shop.h
test_engine_import_SOURCES = tests/unit/test_engine_import.c tests/unit/shop.c tests/unit/shop.h
