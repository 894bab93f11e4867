libhotcrm_la_SOURCES += \
	src/exchange/exchange.h \
	src/exchange/encoding.c src/exchange/encoding.h \
	src/exchange/intake.c src/exchange/intake.h \
	src/exchange/csv.c src/exchange/csv.h \
	src/exchange/kind.c src/exchange/kind.h \
	src/exchange/sniff.c src/exchange/sniff_table.c src/exchange/sniff.h \
	src/exchange/repair.c src/exchange/repair.h \
	src/exchange/table.c src/exchange/table.h \
	src/exchange/json_in.c src/exchange/json_in.h \
	src/exchange/map_fields.c src/exchange/synonyms.c src/exchange/map_fields.h \
	src/exchange/convert.c src/exchange/convert.h \
	src/exchange/resolve.c src/exchange/resolve.h \
	src/exchange/import.c src/exchange/import_job.c src/exchange/import_fail.c src/exchange/import_rows.c \
	src/exchange/import_write.c src/exchange/import_local.h \
	src/exchange/export.c
