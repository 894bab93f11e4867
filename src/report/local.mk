libhotcrm_la_SOURCES += \
	src/report/chart.c src/report/chart.h src/report/chart_key.c src/report/chart_key.h \
	src/report/figure.c \
	src/report/pdf.c src/report/pdf.h \
	src/report/pivot.c src/report/pivot.h
