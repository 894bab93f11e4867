libhotapp_la_SOURCES += \
	src/cmd/cmd.c src/cmd/cmd.h src/cmd/commands.def \
	src/cmd/out.c src/cmd/out.h src/cmd/out_cell.c src/cmd/out_impl.h src/cmd/out_record.c src/cmd/out_table.c \
	src/cmd/session.c src/cmd/session.h \
	src/cmd/clash.c src/cmd/clash.h \
	src/cmd/carry.c src/cmd/carry.h src/cmd/carry_settings.c \
	src/cmd/sync.c src/cmd/sync.h src/cmd/sync_join.c src/cmd/sync_mend.c src/cmd/sync_show.c src/cmd/sync_watch.c \
	src/cmd/attach.c src/cmd/file.c src/cmd/opener.c src/cmd/opener.h \
	src/cmd/backup.c src/cmd/commands.c src/cmd/completion.c src/cmd/count.c src/cmd/customise.c src/cmd/delete.c \
	src/cmd/demo.c src/cmd/demo_team.c src/cmd/demo.h src/cmd/describe.c src/cmd/do.c src/cmd/doctor.c \
	src/cmd/export.c src/cmd/help.c src/cmd/history.c src/cmd/import.c \
	src/cmd/init.c src/cmd/jobs.c src/cmd/journal.c src/cmd/list.c src/cmd/log.c src/cmd/merge.c src/cmd/new.c \
	src/cmd/plugins.c src/cmd/passphrase.c src/cmd/passphrase.h src/cmd/forget.c src/cmd/qr.c src/cmd/qr.h src/cmd/purge.c src/cmd/reveal.c src/cmd/secret.c src/cmd/replay.c src/cmd/replay.h src/cmd/search.c src/cmd/set.c src/cmd/share.c src/cmd/show.c src/cmd/source.c src/cmd/undo.c \
	src/cmd/workspace.c
libhotapp_la_SOURCES += src/cmd/carry_session.c
