libhotcrm_la_SOURCES += \
	src/job/job.h \
	src/job/cron.c \
	src/job/worker.c
