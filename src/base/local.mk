libhcmodel_la_SOURCES += \
	src/hotcrm/plugin.h \
	src/base/arena.c src/base/arena.h src/base/vec.h \
	src/base/buf.c src/base/buf.h \
	src/base/err.c src/base/err.h \
	src/base/map.c src/base/map.h
