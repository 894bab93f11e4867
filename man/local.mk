# manual pages
dist_man_MANS += man/hot-formula.7 man/hot.5 man/hotcrm-api.7 man/hotcrm-plugin.7 man/hotcrm-sync.7 man/hotql.7
if SERVER
dist_man_MANS += man/hotcrmd.8
else
EXTRA_DIST += man/hotcrmd.8
endif

# The commands of hotcrm(1) and hotcrm.conf(5) come from the command table.
man_MANS += man/hotcrm.1 man/hotcrm.conf.5
EXTRA_DIST += man/hotcrm.1.in man/hotcrm.conf.5.in
CLEANFILES += man/hotcrm.1 man/hotcrm.conf.5
man/hotcrm.1: man/hotcrm.1.in hotcrm$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && ./hotcrm$(EXEEXT) help --mdoc > $@.tmp && \
	$(SED) -e '/^@COMMANDS@$$/r $@.tmp' -e '/^@COMMANDS@$$/d' $(srcdir)/man/hotcrm.1.in > $@.new && rm -f $@.tmp && mv $@.new $@
man/hotcrm.conf.5: man/hotcrm.conf.5.in hotcrm$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && ./hotcrm$(EXEEXT) help --mdoc-ui > $@.tmp && \
	$(SED) -e '/^@COMMANDS@$$/r $@.tmp' -e '/^@COMMANDS@$$/d' $(srcdir)/man/hotcrm.conf.5.in > $@.new && rm -f $@.tmp && mv $@.new $@

# The keys of hotcrm-keys(5) are those of data/keys.conf.
man_MANS += man/hotcrm-keys.5
EXTRA_DIST += man/hotcrm-keys.5.in man/keys.awk
CLEANFILES += man/hotcrm-keys.5
man/hotcrm-keys.5: man/hotcrm-keys.5.in man/keys.awk data/keys.conf
	$(AM_V_GEN)$(MKDIR_P) man && $(AWK) -f $(srcdir)/man/keys.awk $(srcdir)/data/keys.conf > $@.tmp && \
	$(SED) -e '/^@KEYS@$$/r $@.tmp' -e '/^@KEYS@$$/d' $(srcdir)/man/hotcrm-keys.5.in > $@.new && rm -f $@.tmp && mv $@.new $@

# The roles of hotcrm-theme(5) are those of the program.
man_MANS += man/hotcrm-theme.5
EXTRA_DIST += man/hotcrm-theme.5.in man/roles.awk
CLEANFILES += man/hotcrm-theme.5
man/hotcrm-theme.5: man/hotcrm-theme.5.in man/roles.awk src/ui/theme.h
	$(AM_V_GEN)$(MKDIR_P) man && $(AWK) -f $(srcdir)/man/roles.awk $(srcdir)/src/ui/theme.h > $@.tmp && \
	$(SED) -e '/^@ROLES@$$/r $@.tmp' -e '/^@ROLES@$$/d' $(srcdir)/man/hotcrm-theme.5.in > $@.new && rm -f $@.tmp && mv $@.new $@
