libhotcrm_la_SOURCES += \
	src/engine/engine.h src/engine/import.h
