/*
 * json_in.h - rows out of JSON: an array of objects, {"records": [...]}, or one object in each line.
 *
 * Nested objects become columns "outer.inner"; {"amount", "currency"} becomes one cell "1.50 EUR"; arrays of plain values are
 * joined by ";". One record is in memory at a time; a record that is not JSON is a bad row, not the end.
 */
#ifndef HC_EXCHANGE_JSON_IN_H
#define HC_EXCHANGE_JSON_IN_H

#include "exchange/table.h"

/* Fills t (columns, names, next) after a first walk over the file that collects the keys. */
int json_table(struct arena *a, struct intake *in, struct table *t, struct hc_err *err);

#endif
