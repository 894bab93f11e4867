libhcmodel_la_SOURCES +=
