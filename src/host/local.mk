libhotcrm_la_SOURCES += \
	src/host/host.h src/host/local.h \
	src/host/call.c src/host/find.c src/host/guard.c src/host/host.c src/host/load.c src/host/order.c \
	src/host/path.c src/host/person.c src/host/seed.c src/host/work.c
