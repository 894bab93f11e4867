libhotcrm_la_SOURCES += \
	src/query/query.h src/query/formula.h \
	src/query/sql.h src/query/sql.c \
	src/query/regex.h src/query/regex.c
