libhotcrm_la_SOURCES += \
	src/sync/sync.h src/sync/local.h src/sync/wire.h src/sync/merge.h \
	src/sync/apply.c src/sync/batch.c src/sync/blob.c src/sync/answer.c src/sync/client.c src/sync/enrol.c src/sync/lease.c \
	src/sync/mend.c src/sync/merge.c src/sync/reply.c src/sync/status.c src/sync/wire.c \
	src/sync/secret.c src/sync/secret.h src/sync/custom.c src/sync/custom.h src/sync/custom_merge.c
