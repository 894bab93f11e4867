libhotcrm_la_SOURCES += \
	src/net/net.h src/net/curl.c src/net/curl.h src/net/coding.h src/net/mail.h src/net/local.h src/net/words.h \
	src/net/address.c src/net/coding.c src/net/mail.c src/net/net.c src/net/trouble.c src/net/words.c
