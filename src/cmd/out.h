/*
 * out.h - results on their way out: table, csv, tsv, json, ndjson, ids (DESIGN section 7); text with hostile bytes made visible.
 */
#ifndef HC_CMD_OUT_H
#define HC_CMD_OUT_H

#include <stdio.h>

#include "query/query.h"

enum out_format { OUT_AUTO, OUT_TABLE, OUT_CSV, OUT_TSV, OUT_JSON, OUT_NDJSON, OUT_IDS };

struct out;

/* To a file (stdout) or a buffer (the workstation shows it); tty says whether AUTO means table or tsv. */
struct out *out_file(struct arena *a, FILE *f, bool tty, int width);
struct out *out_buffer(struct arena *a, struct buf *b, int width);
int out_set_format(struct out *o, const char *name, struct hc_err *err);
enum out_format out_format(const struct out *o);
int out_width(const struct out *o);	/* cells of a line */
void out_locale(struct out *o, const struct locale *l);
/* A line of text as it is (cleaned); a notice goes to stderr or the message line. */
void out_line(struct out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void out_notice(struct out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int out_integer(struct out *o, int64_t n, struct hc_err *err);

/* Rows of a query: begin with its columns, then each row, then end. */
int out_begin(struct out *o, const struct query *q, struct hc_err *err);
int out_row(struct out *o, const struct hc_value *row, struct hc_err *err);
int out_end(struct out *o, struct hc_err *err);
/* Rows of plain texts (describe, plugins, jobs). */
int out_begin_texts(struct out *o, const char *const *titles, size_t n, struct hc_err *err);
int out_row_texts(struct out *o, const char *const *texts, struct hc_err *err);
/* One record as label and value lines by its page, or one JSON object, or field and value pairs. Who may read what, and
   titles of records a lookup points at, come from the caller; `by` may be NULL. */
struct out_reader {
	bool (*can_read)(void *arg, const struct field *f);
	const char *(*title)(void *arg, const struct field *f, const uint8_t id[16]);
	void *arg;
};
int out_record(struct out *o, const struct hc_record *r, const struct locale *l, const struct out_reader *by, struct hc_err *err);
/* Bytes as they are: what is already in machine form. */
void out_raw(struct out *o, const void *data, size_t n);
/* Flushes; HC_STORE when the pipe or disk said no. */
int out_finish(struct out *o, struct hc_err *err);

#endif
