libhotapp_la_SOURCES +=
