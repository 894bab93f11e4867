# unit tests of query: one binary per source file
query_help = tests/unit/query_help.h
unit_tests += test_query_cases test_query_page test_query_parse test_query_group test_period
test_query_cases_SOURCES = tests/unit/test_query_cases.c $(query_help)
test_query_cases_LDADD = $(LDADD) $(SQLITE_LIBS)
test_query_page_SOURCES = tests/unit/test_query_page.c $(query_help)
test_query_page_LDADD = $(LDADD) $(SQLITE_LIBS)
test_query_parse_SOURCES = tests/unit/test_query_parse.c $(query_help)
test_query_parse_LDADD = $(LDADD) $(SQLITE_LIBS)
test_query_group_SOURCES = tests/unit/test_query_group.c $(query_help)
test_query_group_LDADD = $(LDADD) $(SQLITE_LIBS)
test_period_SOURCES = tests/unit/test_period.c $(query_help)
test_period_LDADD = $(LDADD) $(SQLITE_LIBS)
EXTRA_DIST += tests/data/sales
unit_tests += test_query_man
test_query_man_SOURCES = tests/unit/test_query_man.c $(query_help)
test_query_man_LDADD = $(LDADD) $(SQLITE_LIBS)
