libhotcrm_la_SOURCES += \
	src/sync/sync.h src/sync/alone.c src/sync/wire.h src/sync/wire.c src/sync/merge.h src/sync/merge.c
