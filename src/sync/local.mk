libhotcrm_la_SOURCES += \
	src/sync/sync.h
