libhotapp_la_SOURCES += \
	src/tui/crash.c \
	src/tui/input.c src/tui/input.h \
	src/tui/keycode.c src/tui/keycode.h \
	src/tui/loop.c \
	src/tui/opening.c \
	src/tui/paint.c src/tui/paint.h \
	src/tui/reply.c src/tui/reply.h \
	src/tui/sgr.c \
	src/tui/tell.c \
	src/tui/term.c src/tui/term.h src/tui/tty.h \
	src/tui/terminfo.c src/tui/terminfo.h \
	src/tui/tui.c src/tui/tui.h
