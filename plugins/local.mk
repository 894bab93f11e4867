# Plugins: a folder each, one include line each at the end. hotmeta reads the .hot files of a plugin and of those it requires
# and writes meta.h (fields, prototypes) and meta.c (text, bindings) into the build tree; neither is in git. A plugin.mk:
#
#	plugins += crm
#	plugin_LTLIBRARIES += crm.la
#	crm_la_SOURCES = plugins/crm/lead.c plugins/crm/account.c
#	nodist_crm_la_SOURCES = plugins/crm/meta.c
#	crm_la_CPPFLAGS = $(plugin_cppflags) -Iplugins/crm
#	crm_la_LDFLAGS = $(plugin_ldflags)
#	crm_la_LIBADD = libhotcrm.la
#
# Built, it is .libs/crm.so beside libhotcrm.so, where the uninstalled program looks.
plugins =
plugin_cppflags = -I$(top_srcdir)/src
plugin_ldflags = $(AM_LDFLAGS) $(HC_PLUGIN_LDFLAGS) -module -avoid-version -no-undefined -export-symbols-regex ^hc_plugin_
plugin_texts = $(wildcard $(srcdir)/plugins/*/*.hot $(srcdir)/plugins/*/*/*.hot)
plugin_parts = $(wildcard $(srcdir)/plugins/*/README.md $(srcdir)/plugins/*/seed/*.csv $(srcdir)/plugins/*/tests/*)
EXTRA_DIST += $(plugin_texts) $(plugin_parts)

# one include per plugin
include plugins/crm/plugin.mk

plugin_stamps = $(plugins:%=plugins/%/meta.stamp)
plugin_headers = $(plugins:%=plugins/%/meta.h)
plugin_metas = $(plugins:%=plugins/%/meta.c)
BUILT_SOURCES += $(plugin_headers)
CLEANFILES += $(plugin_headers) $(plugin_metas) $(plugin_stamps)
# The stamp is as new as the last run, meta.h and meta.c only as new as their last change. C files count too: hotmeta looks
# there which fields a plugin uses.
$(plugin_stamps): plugins/%/meta.stamp: hotmeta$(EXEEXT) $(plugin_texts) $(wildcard $(srcdir)/plugins/*/*.c)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && ./hotmeta$(EXEEXT) -I $(srcdir)/plugins -o $(@D) $* && echo > $@
$(plugin_headers): plugins/%/meta.h: plugins/%/meta.stamp ;
$(plugin_metas): plugins/%/meta.c: plugins/%/meta.stamp ;

# libtool links a plugin again when it installs it, against the library that is there by then. (By way of a variable: a rule of
# its own would take the place of automake's.)
install_plugins = install-pluginLTLIBRARIES
$(install_plugins): install-libLTLIBRARIES
