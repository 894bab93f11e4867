# Plugins that only tests load: built in tests/plugins/.libs, where the program does not look.
test_plugins = good
test_plugin_ldflags = $(plugin_ldflags) -rpath /nowhere
check_LTLIBRARIES += tests/plugins/good.la
tests_plugins_good_la_SOURCES = tests/plugins/good/widget.c
nodist_tests_plugins_good_la_SOURCES = tests/plugins/good/meta.c
tests_plugins_good_la_CPPFLAGS = $(plugin_cppflags) -Itests/plugins/good
tests_plugins_good_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_good_la_LIBADD = libhotcrm.la

test_plugin_texts = $(wildcard $(srcdir)/tests/plugins/*/*.hot $(srcdir)/tests/plugins/*/*/*.hot)
EXTRA_DIST += $(test_plugin_texts)
test_plugin_stamps = $(test_plugins:%=tests/plugins/%/meta.stamp)
test_plugin_headers = $(test_plugins:%=tests/plugins/%/meta.h)
test_plugin_metas = $(test_plugins:%=tests/plugins/%/meta.c)
$(test_plugin_stamps): tests/plugins/%/meta.stamp: hotmeta$(EXEEXT) $(test_plugin_texts) $(wildcard $(srcdir)/tests/plugins/*/*.c)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && ./hotmeta$(EXEEXT) -I $(srcdir)/tests/plugins -o $(@D) $* && echo > $@
$(test_plugin_headers): tests/plugins/%/meta.h: tests/plugins/%/meta.stamp ;
$(test_plugin_metas): tests/plugins/%/meta.c: tests/plugins/%/meta.stamp ;
$(tests_plugins_good_la_OBJECTS): tests/plugins/good/meta.h
CLEANFILES += $(test_plugin_headers) $(test_plugin_metas) $(test_plugin_stamps)
TESTS += tests/plugins/hotmeta.sh tests/plugins/install.sh tests/plugins/man.sh
EXTRA_DIST += tests/plugins/hotmeta.sh tests/plugins/install.sh tests/plugins/man.sh

# fixtures that must not come up, by hand: one C file each
check_LTLIBRARIES += tests/plugins/bad_abi.la tests/plugins/bad_circle_a.la tests/plugins/bad_circle_b.la \
	tests/plugins/bad_missing.la tests/plugins/bad_field.la tests/plugins/bad_text.la tests/plugins/bad_child.la \
	tests/plugins/bad_hook.la
tests_plugins_bad_abi_la_SOURCES = tests/plugins/bad_abi.c tests/plugins/bad.h
tests_plugins_bad_abi_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_abi_la_LIBADD = libhotcrm.la
tests_plugins_bad_circle_a_la_SOURCES = tests/plugins/bad_circle_a.c tests/plugins/bad.h
tests_plugins_bad_circle_a_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_circle_a_la_LIBADD = libhotcrm.la
tests_plugins_bad_circle_b_la_SOURCES = tests/plugins/bad_circle_b.c tests/plugins/bad.h
tests_plugins_bad_circle_b_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_circle_b_la_LIBADD = libhotcrm.la
tests_plugins_bad_missing_la_SOURCES = tests/plugins/bad_missing.c tests/plugins/bad.h
tests_plugins_bad_missing_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_missing_la_LIBADD = libhotcrm.la
tests_plugins_bad_field_la_SOURCES = tests/plugins/bad_field.c tests/plugins/bad.h
tests_plugins_bad_field_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_field_la_LIBADD = libhotcrm.la
tests_plugins_bad_text_la_SOURCES = tests/plugins/bad_text.c tests/plugins/bad.h
tests_plugins_bad_text_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_text_la_LIBADD = libhotcrm.la
tests_plugins_bad_child_la_SOURCES = tests/plugins/bad_child.c tests/plugins/bad.h
tests_plugins_bad_child_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_child_la_LIBADD = libhotcrm.la
tests_plugins_bad_hook_la_SOURCES = tests/plugins/bad_hook.c tests/plugins/bad.h
tests_plugins_bad_hook_la_LDFLAGS = $(test_plugin_ldflags)
tests_plugins_bad_hook_la_LIBADD = libhotcrm.la
