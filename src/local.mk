# libcurl is not linked here: net/curl.c loads it when it is needed.
# libhcmodel: base and model, all that hotmeta needs. libhotcrm: the library that programs and plugins share.
noinst_LTLIBRARIES += libhcmodel.la
libhcmodel_la_SOURCES =
libhcmodel_la_LIBADD = $(UTF8PROC_LIBS) $(JANSSON_LIBS) $(SODIUM_LIBS)

lib_LTLIBRARIES += libhotcrm.la
libhotcrm_la_SOURCES =
libhotcrm_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined -Wl,-Bsymbolic-functions
libhotcrm_la_LIBADD = libhcmodel.la $(SQLITE_LIBS) $(PCRE2_LIBS) $(SODIUM_LIBS) $(UTF8PROC_LIBS) \
	$(JANSSON_LIBS) $(ZLIB_LIBS) $(ZSTD_LIBS)

# libhotapp: commands and screens; only programs and tests link it.
noinst_LTLIBRARIES += libhotapp.la
libhotapp_la_SOURCES =
libhotapp_la_LIBADD = libhotcrm.la $(NCURSES_LIBS)

hotcrmincludedir = $(includedir)/hotcrm
hotcrminclude_HEADERS = src/hotcrm/plugin.h

noinst_PROGRAMS += hotmeta
hotmeta_SOURCES = src/hotmeta.c src/hotmeta.h src/hotmeta_write.c
hotmeta_LDADD = libhcmodel.la

# Linked without libtool, so that build/hotcrm is the program and not a wrapper script: it finds the library beside it
# (.libs) in the build tree, and by its own place or libdir when installed.
bin_PROGRAMS += hotcrm
hotcrm_SOURCES = src/hotcrm.c
hotcrm_LINK = $(CC) $(AM_CFLAGS) $(CFLAGS) $(AM_LDFLAGS) $(LDFLAGS) $(hotcrm_LDFLAGS) -o $@
hotcrm_LDFLAGS = -Wl,-rpath,'$$ORIGIN/.libs' -Wl,-rpath,'$$ORIGIN/../lib' -Wl,-rpath,$(libdir) -Wl,-rpath-link,.libs
hotcrm_LDADD = .libs/libhotapp.a -L.libs -lhotcrm $(NCURSES_LIBS) $(SQLITE_LIBS) $(PCRE2_LIBS) $(SODIUM_LIBS) \
	$(UTF8PROC_LIBS) $(JANSSON_LIBS) $(LIBS)
hotcrm_DEPENDENCIES = libhotapp.la libhotcrm.la

# libserve: the server without its HTTP library; hotcrmd and the tests of sync and server link it.
noinst_LTLIBRARIES += libserve.la
libserve_la_SOURCES =
libserve_la_LIBADD = libhotcrm.la $(CURL_LIBS) $(SODIUM_LIBS) $(ZLIB_LIBS) $(ZSTD_LIBS) $(LIBPQ_LIBS)

if SERVER
bin_PROGRAMS += hotcrmd
hotcrmd_SOURCES = src/hotcrmd.h src/hotcrmd.c src/hotcrmd_tenant.c src/hotcrmd_log.c src/serve/http.c src/serve/http.h src/serve/supervisor.c src/serve/supervisor.h
hotcrmd_LINK = $(CC) $(AM_CFLAGS) $(CFLAGS) $(AM_LDFLAGS) $(LDFLAGS) $(hotcrm_LDFLAGS) -o $@
hotcrmd_LDADD = .libs/libserve.a -L.libs -lhotcrm $(MICROHTTPD_LIBS) $(LIBPQ_LIBS) $(SQLITE_LIBS) $(PCRE2_LIBS) $(CURL_LIBS) $(SODIUM_LIBS) \
	$(UTF8PROC_LIBS) $(JANSSON_LIBS) $(ZLIB_LIBS) $(ZSTD_LIBS) $(LIBS)
hotcrmd_DEPENDENCIES = libserve.la libhotcrm.la
nobase_dist_doc_DATA = contrib/hotcrmd.service contrib/nginx.conf contrib/postgresql.sh
endif

EXTRA_DIST += src/README.md README.md LICENSE bootstrap

include src/base/local.mk
include src/model/local.mk
include src/query/local.mk
include src/store/local.mk
include src/engine/local.mk
include src/host/local.mk
include src/exchange/local.mk
include src/job/local.mk
include src/net/local.mk
include src/report/local.mk
include src/sync/local.mk
include src/cmd/local.mk
include src/ui/local.mk
include src/tui/local.mk
include src/serve/local.mk
include src/serve/sync.mk
include src/pdf/local.mk
