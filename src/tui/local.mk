libhotapp_la_SOURCES += \
	src/tui/crash.c \
	src/tui/input.c src/tui/input.h \
	src/tui/term.c src/tui/term.h
