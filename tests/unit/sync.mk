# unit tests of the server's half of sync and of the merge
unit_tests += test_exchange
test_exchange_SOURCES = tests/unit/test_exchange.c tests/unit/place_help.h
test_exchange_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
# the workstation's half, with a server that may lie
unit_tests += test_liar
test_liar_SOURCES = tests/unit/test_liar.c tests/unit/sync_help.h
test_liar_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_scope
test_scope_SOURCES = tests/unit/test_scope.c tests/unit/sync_help.h
test_scope_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_absence
test_absence_SOURCES = tests/unit/test_absence.c tests/unit/sync_help.h
test_absence_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_merged
test_merged_SOURCES = tests/unit/test_merged.c tests/unit/sync_help.h
test_merged_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
