# Screens: keys in, canvas out, golden text inside each *.t. To add one: write its script, run.sh --accept it, read it.
TESTS += tests/screen/run.sh
EXTRA_DIST += tests/screen/run.sh tests/screen/fixture.hot tests/screen/fixture.conf $(wildcard $(srcdir)/tests/screen/*.t)
TESTS += tests/screen/sizes.sh
EXTRA_DIST += tests/screen/sizes.sh
# the same on the demo data
TESTS += tests/screen/demo.sh
EXTRA_DIST += tests/screen/demo.sh tests/screen/demo/editor.sh $(wildcard $(srcdir)/tests/screen/demo/*.t)
# The real program in a pseudo terminal, libvterm at the other end; left out where that is not installed.
if HAVE_VTERM
unit_tests += pty_bytes pty_screen pty_news
pty_news_SOURCES = tests/screen/pty_news.c tests/screen/pty.c tests/screen/pty.h
pty_news_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
pty_news_LDADD = $(LDADD) $(VTERM_LIBS) -lutil
pty_screen_SOURCES = tests/screen/pty_screen.c tests/screen/pty.c tests/screen/pty.h
pty_screen_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
pty_screen_LDADD = $(LDADD) $(VTERM_LIBS) -lutil
pty_bytes_SOURCES = tests/screen/pty_bytes.c tests/screen/pty.c tests/screen/pty.h
pty_bytes_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
pty_bytes_LDADD = $(LDADD) $(VTERM_LIBS) -lutil
endif
