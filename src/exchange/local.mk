libhotcrm_la_SOURCES += \
	src/exchange/encoding.c src/exchange/encoding.h \
	src/exchange/intake.c src/exchange/intake.h \
	src/exchange/csv.c src/exchange/csv.h \
	src/exchange/kind.c src/exchange/kind.h \
	src/exchange/sniff.c src/exchange/sniff_table.c src/exchange/sniff.h \
	src/exchange/repair.c src/exchange/repair.h \
	src/exchange/table.c src/exchange/table.h \
	src/exchange/json_in.c src/exchange/json_in.h \
	src/exchange/map_fields.c src/exchange/synonyms.c src/exchange/map_fields.h \
	src/exchange/convert.c src/exchange/convert.h
