unit_tests += test_host
test_host_SOURCES = tests/unit/test_host.c
