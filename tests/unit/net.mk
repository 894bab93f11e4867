# unit tests of net: one binary per source file
unit_tests += test_net test_coding
test_net_SOURCES = tests/unit/test_net.c tests/unit/http_help.h
test_net_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
test_coding_SOURCES = tests/unit/test_coding.c
test_coding_LDADD = $(LDADD) $(ZLIB_LIBS) $(SODIUM_LIBS)
unit_tests += test_carry
test_carry_SOURCES = tests/unit/test_carry.c tests/unit/http_help.h
test_carry_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
unit_tests += test_net_tls
test_net_tls_SOURCES = tests/unit/test_net_tls.c
