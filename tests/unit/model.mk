# unit tests of model: one binary per source file
unit_tests += test_hot
test_hot_SOURCES = tests/unit/test_hot.c
unit_tests += test_model
test_model_SOURCES = tests/unit/test_model.c tests/unit/model_help.h
test_model_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
unit_tests += test_plugin_text
test_plugin_text_SOURCES = tests/unit/test_plugin_text.c tests/unit/model_help.h
test_plugin_text_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
unit_tests += test_type
test_type_SOURCES = tests/unit/test_type.c tests/unit/model_help.h
test_type_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
test_type_LDADD = $(LDADD) $(JANSSON_LIBS)
unit_tests += test_smart
test_smart_SOURCES = tests/unit/test_smart.c
unit_tests += test_man_hot
test_man_hot_SOURCES = tests/unit/test_man_hot.c tests/unit/model_help.h
test_man_hot_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
