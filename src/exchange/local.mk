libhotcrm_la_SOURCES += \
	src/exchange/encoding.c src/exchange/encoding.h \
	src/exchange/intake.c src/exchange/intake.h \
	src/exchange/csv.c src/exchange/csv.h
