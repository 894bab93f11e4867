/*
 * report.c - what a schedule mails, for people: the rows of a question as a table in the letter's text or as a PDF, in the words, dates
 * and figures of the schedule's owner. Files for programs (CSV, TSV, JSON) are the exporter's.
 */
#include "serve/report.h"

#include <string.h>

#include "base/err.h"
#include "base/time.h"
#include "base/utf8.h"
#include "model/type.h"
#include "report/pdf.h"
#include "report/pivot.h"

#define TEXT_ROWS 500		/* a letter is read, not searched: more is said, and what to do */
#define PDF_ROWS 20000
#define CELL_MAX 40		/* cells of a column of a letter */
#define COLUMNS_MAX 40

struct sheet {
	struct pdf_column columns[COLUMNS_MAX];
	size_t n;
	VEC(const char *const *) rows;
	bool more;		/* there are others than these */
};

static const char *
label(const struct column *c, struct arena *a)
{
	if (c->is_agg || c->field == NULL || strchr(c->title, '.') != NULL || strchr(c->title, '/') != NULL)
		return arena_strdup(a, c->title);
	return arena_strdup(a, c->field->label);
}

static bool
figures(const struct column *c)
{
	return c->title_column < 0 && (c->field == NULL || c->is_agg || (c->type != NULL && c->type->numeric_align));
}

/* A cell is one line. */
static const char *
cell(struct work *w, const struct query *q, size_t i, const struct hc_value *row, struct arena *a)
{
	const struct column *c = &q->columns.at[i];
	struct buf b = BUF_INIT;
	char currency[4] = "";
	char *ret;

	if (q->grouped) {
		pivot_text(c, row, &row[i], &w->locale, &b);
	} else if (c->title_column >= 0) {
		if (row[c->title_column].kind == VALUE_TEXT)
			buf_add(&b, row[c->title_column].s, row[c->title_column].len);
	} else if (row[i].kind != VALUE_NULL && c->field != NULL) {
		if (c->currency_column >= 0 && row[c->currency_column].kind == VALUE_TEXT && row[c->currency_column].len == 3)
			memcpy(currency, row[c->currency_column].s, 3);
		field_type(c->field)->format(c->field, &w->locale, &row[i], currency, &b);
	}
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	for (char *p = ret; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return ret;
}

static void
head_of(const struct query *q, struct sheet *s, struct arena *a)
{
	for (size_t i = 0; i < q->columns.n && s->n < COLUMNS_MAX; i++)
		if (!q->columns.at[i].hidden)
			s->columns[s->n++] = (struct pdf_column){ .title = label(&q->columns.at[i], a), .right = figures(&q->columns.at[i]) };
}

static void
add_row(struct work *w, const struct query *q, const struct hc_value *row, struct sheet *s, struct arena *a)
{
	const char **cells = ARENA_ARRAY(a, const char *, s->n);
	size_t k = 0;

	for (size_t i = 0; i < q->columns.n && k < s->n; i++)
		if (!q->columns.at[i].hidden)
			cells[k++] = cell(w, q, i, row, a);
	vec_push(a, &s->rows, cells);
}

static int
add_pivot(struct work *w, const struct query *q, struct hc_value **rows, size_t n, struct sheet *s, struct arena *a, struct hc_err *err)
{
	struct pivot p;
	int rc = pivot_make(a, q, rows, n, &w->locale, &p, err);

	if (rc < 0)
		return rc;
	if (p.ncolumns > COLUMNS_MAX)
		return hc_fail(err, HC_INVALID, 0, "The pivot has %zu columns, and a page %d; take larger units.", p.ncolumns, COLUMNS_MAX);
	for (size_t i = 0; i < p.ncolumns; i++)
		s->columns[s->n++] = (struct pdf_column){ .title = p.titles[i], .right = i > 0 };
	for (size_t i = 0; i < p.nrows; i++)
		vec_push(a, &s->rows, p.cells[i]);
	return HC_OK;
}

/* As many rows as `max`, and whether there are more. */
static int
gather(struct work *w, const char *text, size_t max, struct sheet *s, struct arena *a, struct hc_err *err)
{
	struct query_ctx c = work_query(w, a, NULL);
	struct page_at at = { .limit = (int64_t)max + 1 };
	struct hc_value **rows;
	struct query *q;
	size_t n;
	int rc;

	if ((rc = query_parse(&c, text, &q, err)) < 0)
		return rc;
	if (!q->grouped && q->limit >= 0 && q->limit < at.limit)
		at.limit = q->limit;
	if ((rc = q->grouped ? read_groups(w->store, &c, q, a, &rows, &n, err) : read_page(w->store, &c, q, &at, false, a, &rows, &n, err)) < 0)
		return rc;
	if (q->grouped && q->pivoted)
		return add_pivot(w, q, rows, n, s, a, err);
	head_of(q, s, a);
	for (size_t i = 0; i < n && i < max; i++)
		add_row(w, q, rows[i], s, a);
	s->more = n > max;
	return HC_OK;
}

static void
put_cell(struct buf *b, const char *text, int width, bool right, bool last)
{
	size_t n = strlen(text);
	int cells = utf8_width(text, n);
	bool cut = cells > width;

	while (n > 0 && utf8_width(text, n) > (cut ? width - 1 : width))
		for (n--; n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
			;
	cells = utf8_width(text, n) + cut;
	for (int i = cells; right && i < width; i++)
		buf_addc(b, ' ');
	buf_add(b, text, n);
	if (cut)
		buf_adds(b, "\xe2\x80\xa6");
	for (int i = cells; !right && !last && i < width; i++)
		buf_addc(b, ' ');
	buf_adds(b, last ? "\n" : "  ");
}

/* Columns as wide as what they hold, so that it reads in a letter of plain text. */
static void
put_table(const struct sheet *s, struct buf *b)
{
	int width[COLUMNS_MAX] = { 0 };

	for (size_t k = 0; k < s->n; k++) {
		width[k] = utf8_width(s->columns[k].title, strlen(s->columns[k].title));
		for (size_t i = 0; i < s->rows.n; i++)
			if (utf8_width(s->rows.at[i][k], strlen(s->rows.at[i][k])) > width[k])
				width[k] = utf8_width(s->rows.at[i][k], strlen(s->rows.at[i][k]));
		if (width[k] > CELL_MAX)
			width[k] = CELL_MAX;
	}
	for (size_t k = 0; k < s->n; k++)
		put_cell(b, s->columns[k].title, width[k], s->columns[k].right, k + 1 == s->n);
	for (size_t k = 0; k < s->n; k++) {
		for (int i = 0; i < width[k]; i++)
			buf_addc(b, '-');
		buf_adds(b, k + 1 == s->n ? "\n" : "  ");
	}
	for (size_t i = 0; i < s->rows.n; i++)
		for (size_t k = 0; k < s->n; k++)
			put_cell(b, s->rows.at[i][k], width[k], s->columns[k].right, k + 1 == s->n);
}

int
report_text(struct work *w, const char *query, struct buf *out, int64_t *rows, struct arena *a, struct hc_err *err)
{
	struct sheet s = { .n = 0 };
	int rc = gather(w, query, TEXT_ROWS, &s, a, err);

	if (rc < 0)
		return rc;
	put_table(&s, out);
	if (s.more)
		buf_printf(out, "\nThese are the first %d; take the form csv or pdf for all of them.\n", TEXT_ROWS);
	*rows = (int64_t)s.rows.n;
	return HC_OK;
}

int
report_pdf(struct work *w, const char *title, const char *query, const char *path, int64_t *rows, struct arena *a, struct hc_err *err)
{
	struct sheet s = { .n = 0 };
	const struct pdf_ops *ops;
	struct pdf_head h = { .title = title, .line = query, .who = w->user_name != NULL ? w->user_name : "", .way = PDF_BY_TABLE };
	char when[40];
	struct pdf *p;
	int rc;

	if ((rc = pdf_load(w->env, &ops, err)) < 0 || (rc = gather(w, query, PDF_ROWS, &s, a, err)) < 0)
		return rc;
	if (s.more)
		return hc_fail(err, HC_INVALID, 0, "The list has more than %d rows, which nobody reads on paper; narrow the question or take csv.", PDF_ROWS);
	stamp_format_iso(w->env->now(w->env), when);
	when[10] = '\0';
	h.when = when;
	h.rows = (int64_t)s.rows.n;
	if ((rc = ops->open(path, &h, &p, err)) < 0)
		return rc;
	ops->table(p, s.columns, s.n);
	for (size_t i = 0; i < s.rows.n; i++)
		ops->row(p, PDF_ROW, s.rows.at[i]);
	ops->table_end(p);
	*rows = (int64_t)s.rows.n;
	return ops->close(p, true, err);
}
