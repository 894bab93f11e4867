/*
 * report.h - the rows of a question for people: a table for a letter, pages for paper. In the seat and the language of whoever sits
 * in the work.
 */
#ifndef HC_SERVE_REPORT_H
#define HC_SERVE_REPORT_H

#include "base/buf.h"
#include "host/host.h"

/* A table of plain text at the end of *out; beyond 500 rows it says that there are more. */
int report_text(struct work *w, const char *query, struct buf *out, int64_t *rows, struct arena *a, struct hc_err *err);
/* A file that must not be there yet. One at a time in a process. HC_INVALID also says that this build writes none. */
int report_pdf(struct work *w, const char *title, const char *query, const char *path, int64_t *rows, struct arena *a, struct hc_err *err);

#endif
