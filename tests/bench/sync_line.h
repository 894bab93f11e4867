/*
 * sync_line.h - what the benches of sync over a line share.
 */
#ifndef HC_BENCH_SYNC_LINE_H
#define HC_BENCH_SYNC_LINE_H

#include "host/host.h"

int64_t line_us(struct work *w);
/* A new account; a person changes one field of it. */
void line_make(struct work *w, uint8_t id[16], struct hc_err *err);
void line_edit(struct work *w, const uint8_t id[16], struct hc_err *err);
int line_compare(const void *a, const void *b);	/* int64_t, for qsort */

void bench_hop(struct work *w, const char *here, const char *there, const char *hotcrm, struct hc_err *err);

#endif
