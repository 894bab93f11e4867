libhotcrm_la_SOURCES += \
	src/sync/sync.h src/sync/alone.c
