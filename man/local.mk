# manual pages
dist_man_MANS += man/hot-formula.7 man/hot.5 man/hotcrm-plugin.7 man/hotql.7

# The commands of hotcrm(1) come from the command table.
man_MANS += man/hotcrm.1
EXTRA_DIST += man/hotcrm.1.in
CLEANFILES += man/hotcrm.1
man/hotcrm.1: man/hotcrm.1.in hotcrm$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && ./hotcrm$(EXEEXT) help --mdoc > $@.tmp && \
	$(SED) -e '/^@COMMANDS@$$/r $@.tmp' -e '/^@COMMANDS@$$/d' $(srcdir)/man/hotcrm.1.in > $@.new && rm -f $@.tmp && mv $@.new $@
