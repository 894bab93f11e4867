libhotapp_la_SOURCES += \
	src/ui/canvas.c src/ui/canvas.h \
	src/ui/key.c src/ui/key.h \
	src/ui/keymap.c src/ui/keymap.h \
	src/ui/share.c src/ui/share.h \
	src/ui/theme.c src/ui/theme.h
