# the server's half of sync: no HTTP in it, so the simulator links it too
libserve_la_SOURCES += \
	src/serve/exchange.h src/serve/sync.h \
	src/serve/caller.c src/serve/clash.c src/serve/cursor.c src/serve/custom.c src/serve/device.c src/serve/exchange.c src/serve/foresee.c \
	src/serve/pull.c src/serve/rule.c src/serve/scope.c src/serve/take.c
