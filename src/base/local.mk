libhcmodel_la_SOURCES += \
	src/hotcrm/plugin.h \
	src/base/arena.c src/base/arena.h src/base/held.h src/base/vec.h \
	src/base/buf.c src/base/buf.h \
	src/base/decimal.c src/base/decimal.h \
	src/base/env.c src/base/env.h \
	src/base/err.c src/base/err.h \
	src/base/file.c src/base/file.h \
	src/base/fold.c src/base/utf8.c src/base/utf8.h \
	src/base/json.c src/base/json_read.c src/base/json.h \
	src/base/log.c src/base/log.h \
	src/base/map.c src/base/map.h \
	src/base/time.c src/base/timetext.c src/base/time.h src/base/zone.c \
	src/base/uuid.c src/base/uuid.h src/base/worddiff.c src/base/worddiff.h
