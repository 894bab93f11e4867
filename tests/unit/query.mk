# unit tests of query: one binary per source file
unit_tests += test_query_cases test_query_page
test_query_cases_SOURCES = tests/unit/test_query_cases.c tests/unit/query_help.h
test_query_cases_LDADD = $(LDADD) $(SQLITE_LIBS)
test_query_page_SOURCES = tests/unit/test_query_page.c tests/unit/query_help.h
test_query_page_LDADD = $(LDADD) $(SQLITE_LIBS)
