libhotcrm_la_SOURCES += \
	src/engine/engine.h src/engine/import.h src/engine/code.h src/engine/local.h src/engine/queue.h \
	src/engine/access.c src/engine/action.c src/engine/assign.c src/engine/check.c src/engine/code.c src/engine/conflict.c \
	src/engine/delete.c src/engine/derive.c src/engine/due.c src/engine/duplicate.c src/engine/engine.c src/engine/extra.c \
	src/engine/file.c src/engine/file.h src/engine/forget.c src/engine/forget_report.c src/engine/forget.h src/engine/find.c src/engine/import.c src/engine/job.c src/engine/lint.c src/engine/merge.c src/engine/money.c \
	src/engine/plugin.c src/engine/plugin_query.c src/engine/queue.c src/engine/remote.c src/engine/retain.c src/engine/rollup.c src/engine/save.c src/engine/secret.c src/engine/set.c \
	src/engine/tx.c src/engine/undo.c src/engine/verify.h src/engine/workflow.c
libhotcrm_la_SOURCES += src/engine/mail.c
