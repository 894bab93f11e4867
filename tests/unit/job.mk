# unit tests of job: one binary per source file
unit_tests += test_cron test_worker
test_cron_SOURCES = tests/unit/test_cron.c
test_worker_SOURCES = tests/unit/test_worker.c
