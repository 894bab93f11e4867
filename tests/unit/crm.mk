# unit tests of the crm plugin
unit_tests += test_crm_objects
test_crm_objects_SOURCES = tests/unit/test_crm_objects.c tests/unit/plugin_help.h
test_crm_objects_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
EXTRA_DIST += tests/data/reference-crm.tsv
unit_tests += test_crm_people
test_crm_people_SOURCES = tests/unit/test_crm_people.c tests/unit/crm_help.c tests/unit/crm_help.h
unit_tests += test_crm_leads
test_crm_leads_SOURCES = tests/unit/test_crm_leads.c tests/unit/crm_help.c tests/unit/crm_help.h
unit_tests += test_crm_work
test_crm_work_SOURCES = tests/unit/test_crm_work.c tests/unit/crm_help.c tests/unit/crm_help.h
unit_tests += test_crm_marketing
test_crm_marketing_SOURCES = tests/unit/test_crm_marketing.c tests/unit/crm_help.c tests/unit/crm_help.h
