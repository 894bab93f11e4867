# What commands share; their own files are listed by make from the rows of commands.def.
libhotapp_la_SOURCES += \
	src/cmd/cmd.c src/cmd/cmd.h src/cmd/commands.def src/cmd/out.c src/cmd/out.h src/cmd/out_cell.c \
	src/cmd/out_impl.h src/cmd/out_record.c src/cmd/out_table.c src/cmd/session.c src/cmd/session.h \
	src/cmd/clash.c src/cmd/clash.h src/cmd/carry.c src/cmd/carry.h src/cmd/carry_settings.c src/cmd/sync.h \
	src/cmd/sync_join.c src/cmd/sync_mend.c src/cmd/sync_show.c src/cmd/sync_watch.c src/cmd/opener.c \
	src/cmd/opener.h src/cmd/demo_team.c src/cmd/demo.h src/cmd/passphrase.c src/cmd/passphrase.h src/cmd/qr.c \
	src/cmd/qr.h src/cmd/replay.c src/cmd/replay.h src/cmd/carry_session.c
include src/cmd/commands.mk
EXTRA_DIST += src/cmd/commands.sh
$(srcdir)/src/cmd/commands.mk: $(srcdir)/src/cmd/commands.def $(srcdir)/src/cmd/commands.sh
	$(AM_V_GEN)sh $(srcdir)/src/cmd/commands.sh $(srcdir)/src/cmd
