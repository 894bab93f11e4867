libhotcrm_la_SOURCES +=
