# unit tests of the server's half of sync and of the merge
sync_help = tests/unit/sync_help.h tests/unit/sync_rows.h
unit_tests += test_exchange
test_exchange_SOURCES = tests/unit/test_exchange.c tests/unit/place_help.h
test_exchange_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
# the workstation's half, with a server that may lie
unit_tests += test_liar
test_liar_SOURCES = tests/unit/test_liar.c $(sync_help)
test_liar_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_scope
test_scope_SOURCES = tests/unit/test_scope.c $(sync_help)
test_scope_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_absence
test_absence_SOURCES = tests/unit/test_absence.c $(sync_help)
test_absence_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_merged
test_merged_SOURCES = tests/unit/test_merged.c $(sync_help)
test_merged_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_pulse
test_pulse_SOURCES = tests/unit/test_pulse.c $(sync_help)
test_pulse_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests += test_load
test_load_SOURCES = tests/unit/test_load.c $(sync_help)
test_load_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS) $(SQLITE_LIBS)
unit_tests += test_custom
test_custom_SOURCES = tests/unit/test_custom.c $(sync_help)
test_custom_LDADD = libserve.la libhotcrm.la $(CMOCKA_LIBS)
