# unit tests of tui: one binary per source file. Those that need a terminal's other half use libvterm and are left out without it.
if HAVE_VTERM
unit_tests += test_paint
test_paint_SOURCES = tests/unit/test_paint.c
test_paint_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
test_paint_LDADD = $(LDADD) $(VTERM_LIBS)
endif
