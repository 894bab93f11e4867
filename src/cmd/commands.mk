# made from commands.def by commands.sh; make does it when a row is added
libhotapp_la_SOURCES += \
	src/cmd/attach.c \
	src/cmd/backup.c \
	src/cmd/commands.c \
	src/cmd/completion.c \
	src/cmd/count.c \
	src/cmd/customise.c \
	src/cmd/delete.c \
	src/cmd/demo.c \
	src/cmd/describe.c \
	src/cmd/do.c \
	src/cmd/doctor.c \
	src/cmd/export.c \
	src/cmd/file.c \
	src/cmd/forget.c \
	src/cmd/help.c \
	src/cmd/history.c \
	src/cmd/import.c \
	src/cmd/init.c \
	src/cmd/jobs.c \
	src/cmd/journal.c \
	src/cmd/list.c \
	src/cmd/log.c \
	src/cmd/merge.c \
	src/cmd/new.c \
	src/cmd/plugins.c \
	src/cmd/purge.c \
	src/cmd/reveal.c \
	src/cmd/search.c \
	src/cmd/secret.c \
	src/cmd/set.c \
	src/cmd/share.c \
	src/cmd/show.c \
	src/cmd/source.c \
	src/cmd/sync.c \
	src/cmd/undo.c \
	src/cmd/workspace.c
