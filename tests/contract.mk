# What every object of every plugin keeps: one case per object.
check_PROGRAMS += contract
TESTS += contract
contract_SOURCES = tests/contract.c tests/unit/crm_help.c tests/unit/crm_help.h tests/unit/plugin_help.h
contract_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
