# unit tests of cmd: one binary per source file
unit_tests += test_out
test_out_SOURCES = tests/unit/test_out.c
unit_tests += test_qr
test_qr_SOURCES = tests/unit/test_qr.c
