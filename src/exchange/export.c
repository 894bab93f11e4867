/*
 * export.c - what a query selects into a file: CSV, TSV, JSON or a JSON record in each line, in machine form.
 *
 * Rows are streamed. A file appears whole or not at all: it is written beside its place and renamed. Titles of linked records
 * are not read, since the file says ids; a path (`show account.name`) says names.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/json.h"
#include "base/uuid.h"
#include "exchange/csv.h"
#include "exchange/exchange.h"

#define FLUSH (512u * 1024)
#define STOP_ROWS 256		/* between two looks whether it shall go on */

enum form { FORM_CSV, FORM_TSV, FORM_JSON, FORM_NDJSON };

struct export {
	struct work *work;
	struct arena *arena;
	enum form form;
	int fd;
	const char *name, *temp;	/* temp NULL: standard output */
	struct buf out, cell;
	const struct query *query;
	const char **keys;		/* per column, as JSON: "name": */
	int64_t rows;
};

static const struct csv_dialect comma = { .delimiter = ',', .quote = '"' };

static int
find_form(const char *file, const char *format, enum form *ret, struct hc_err *err)
{
	static const char *const names[] = { "csv", "tsv", "json", "ndjson", "jsonl" };
	const char *dot = strrchr(file, '.'), *word = format != NULL ? format : dot != NULL ? dot + 1 : "";

	if (format == NULL && strcmp(file, "-") == 0)
		word = "csv";
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(word, names[i]) == 0) {
			*ret = i == 4 ? FORM_NDJSON : (enum form)i;
			return HC_OK;
		}
	return hc_fail(err, HC_INVALID, 0, "\"%.40s\" is no format for an export; end the file's name in .csv, .tsv, .json or .ndjson.", word);
}

/* Every field the user may read, unless the text says which. */
static int
choose_columns(struct export *x, const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	VEC(const char *) paths = { 0 };

	if (q->grouped || q->has_show)
		return HC_OK;
	for (size_t i = 0; i < q->object->fields.n; i++) {
		const struct field *f = q->object->fields.at[i];

		if (i != SLOT_DELETED && access_field(x->work, f, 'r'))
			vec_push(x->arena, &paths, f->name);
	}
	return query_set_columns(c, q, paths.at, paths.n, err);
}

static bool
is_money(const struct column *c)
{
	return c->type != NULL && c->type->class == CLASS_MONEY;
}

static const char *
currency_of(const struct export *x, const struct column *c, const struct hc_value *row, char buf[8])
{
	bool mixed;

	query_money(c, row, row, buf, &mixed);
	if (*buf != '\0')
		return buf;
	return x->work->locale.currency != NULL ? x->work->locale.currency : "";
}

/* Tab-separated text has no quotes. */
static void
put_tsv(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *esc = s[i] == '\t' ? "\\t" : s[i] == '\n' ? "\\n" : s[i] == '\r' ? "\\r" : s[i] == '\\' ? "\\\\" : NULL;

		if (esc != NULL)
			buf_add(b, esc, 2);
		else
			buf_addc(b, s[i]);
	}
}

static void
put_text(struct export *x, const char *s, size_t n)
{
	if (x->form == FORM_CSV)
		csv_put(&comma, s, n, &x->out);
	else
		put_tsv(&x->out, s, n);
}

/* The value of a column that is no field's own: an average, a bucket. */
static bool
plain_number(const struct column *c, const struct hc_value *v)
{
	return c->field == NULL || c->unit != 0 || (c->is_agg && v->kind != VALUE_TEXT && v->kind != VALUE_ID);
}

static void
number_text(const struct column *c, const struct hc_value *v, struct buf *b)
{
	char digits[DECIMAL_MAX];

	if (c->unit != 0 && v->kind == VALUE_INT)
		query_bucket_label(&locale_machine, v->i, c->unit, c->unit_fiscal, b);
	else if (v->kind == VALUE_DECIMAL)
		buf_add(b, digits, decimal_format(v->i, v->scale, -1, digits));
	else if (v->kind == VALUE_INT)
		buf_printf(b, "%lld", (long long)v->i);
	else if (v->kind == VALUE_TEXT)
		buf_add(b, v->s, v->len);
}

static void
cell_text(const struct column *c, const struct hc_value *v, struct buf *b)
{
	if (plain_number(c, v))
		number_text(c, v, b);
	else
		field_type(c->field)->text(c->field, v, b);
}

/* Most texts are written as they stand in the row; sets and secrets are not. */
static bool
as_stored(const struct column *c, const struct hc_value *v)
{
	return plain_number(c, v) || field_type(c->field)->class == CLASS_TEXT || field_type(c->field)->class == CLASS_SELECT;
}

static void
put_cells(struct export *x, const struct hc_value *row)
{
	char sep = x->form == FORM_CSV ? ',' : '\t', id[UUID_TEXT], code[8];
	bool first = true, mixed;

	for (size_t i = 0; i < x->query->columns.n; i++) {
		const struct column *c = &x->query->columns.at[i];
		const struct hc_value *v = query_money(c, row, &row[i], code, &mixed);

		if (c->hidden)
			continue;
		if (!first)
			buf_addc(&x->out, sep);
		first = false;
		if (v->kind == VALUE_TEXT && as_stored(c, v)) {
			put_text(x, v->s, v->len);
		} else if (v->kind == VALUE_TEXT) {
			buf_reset(&x->cell);
			cell_text(c, v, &x->cell);
			put_text(x, buf_str(&x->cell), x->cell.len);
		} else if (v->kind == VALUE_ID) {
			uuid_format(v->id, id);
			buf_add(&x->out, id, UUID_TEXT - 1);
		} else if (v->kind != VALUE_NULL) {
			cell_text(c, v, &x->out);
		}
		if (is_money(c) && x->form == FORM_CSV) {
			buf_addc(&x->out, sep);
			if (v->kind != VALUE_NULL)
				buf_adds(&x->out, currency_of(x, c, row, code));
		}
	}
	buf_addc(&x->out, '\n');
}

static void
put_json(struct export *x, const struct hc_value *row)
{
	struct jw w = { .out = &x->out };
	bool first = true, mixed;
	char id[UUID_TEXT], code[8];

	if (x->form == FORM_JSON && x->rows > 0)
		buf_adds(&x->out, ",\n");
	buf_addc(&x->out, '{');
	for (size_t i = 0; i < x->query->columns.n; i++) {
		const struct column *c = &x->query->columns.at[i];
		const struct hc_value *v = query_money(c, row, &row[i], code, &mixed);

		if (c->hidden)
			continue;
		if (!first)
			buf_addc(&x->out, ',');
		first = false;
		buf_adds(&x->out, x->keys[i]);
		w.comma = false;
		if (v->kind == VALUE_NULL) {
			buf_adds(&x->out, "null");
		} else if (v->kind == VALUE_ID) {
			uuid_format(v->id, id);
			jw_string(&w, id);
		} else if (plain_number(c, v) && !(is_money(c) && v->kind == VALUE_DECIMAL)) {
			buf_reset(&x->cell);
			number_text(c, v, &x->cell);
			if (c->unit != 0 || v->kind == VALUE_TEXT)
				jw_text(&w, buf_str(&x->cell), x->cell.len);
			else
				jw_raw(&w, buf_str(&x->cell));
		} else {
			field_type(c->field)->json(c->field, v, currency_of(x, c, row, code), &w);
		}
	}
	buf_addc(&x->out, '}');
	if (x->form == FORM_NDJSON)
		buf_addc(&x->out, '\n');
}

static int
flush(struct export *x, struct hc_err *err)
{
	for (size_t done = 0; done < x->out.len;) {
		ssize_t k = write(x->fd, x->out.data + done, x->out.len - done);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", x->name, strerror(errno));
		done += (size_t)k;
	}
	buf_reset(&x->out);
	return HC_OK;
}

static void
put_head(struct export *x)
{
	char sep = x->form == FORM_CSV ? ',' : '\t';
	bool first = true;

	x->keys = ARENA_ARRAY(x->arena, const char *, x->query->columns.n + 1);
	for (size_t i = 0; i < x->query->columns.n; i++) {
		const struct column *c = &x->query->columns.at[i];
		struct buf key = BUF_INIT;
		struct jw w = { .out = &key };

		if (c->hidden)
			continue;
		jw_string(&w, c->title);
		x->keys[i] = arena_printf(x->arena, "%s:", buf_str(&key));
		buf_free(&key);
		if (x->form != FORM_CSV && x->form != FORM_TSV)
			continue;
		if (!first)
			buf_addc(&x->out, sep);
		first = false;
		put_text(x, c->title, strlen(c->title));
		if (is_money(c) && x->form == FORM_CSV) {
			buf_addc(&x->out, sep);
			put_text(x, arena_printf(x->arena, "%s_currency", c->title), strlen(c->title) + 9);
		}
	}
	if (x->form == FORM_CSV || x->form == FORM_TSV)
		buf_addc(&x->out, '\n');
	else if (x->form == FORM_JSON)
		buf_adds(&x->out, "[\n");
}

static int
put_row(struct export *x, const struct hc_value *row, struct hc_err *err)
{
	if (x->form == FORM_CSV || x->form == FORM_TSV)
		put_cells(x, row);
	else
		put_json(x, row);
	x->rows++;
	return x->out.len >= FLUSH ? flush(x, err) : HC_OK;
}

static int
stream_rows(struct export *x, const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	struct page_at at = { .limit = q->limit };
	const struct hc_value *row;
	struct statement st;
	struct rows *rows;
	int rc;

	query_drop_titles(q);
	if ((rc = query_sql(c, q, read_dialect(x->work->store), STATEMENT_PAGE, &at, &st, err)) < 0 ||
	    (rc = read_open(x->work->store, &st, q, &rows, err)) < 0)
		return rc;
	put_head(x);
	while ((rc = read_next(rows, &row, err)) > 0)
		if ((x->rows % STOP_ROWS == 0 && store_stopping(x->work->store) &&
		    (rc = hc_fail(err, HC_BUSY, 0, "stopped.")) < 0) || (rc = put_row(x, row, err)) < 0)
			break;
	read_close(rows);
	return rc;
}

static int
stream_groups(struct export *x, const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	struct hc_value **rows;
	size_t n;
	int rc;

	if (x->form == FORM_TSV)	/* which has no column for the currency */
		query_in_base(q);
	if ((rc = read_groups(x->work->store, c, q, x->arena, &rows, &n, err)) < 0)
		return rc;
	put_head(x);
	for (size_t i = 0; i < n && rc >= 0; i++)
		rc = put_row(x, rows[i], err);
	return rc;
}

static int
open_output(struct export *x, const char *file, struct hc_err *err)
{
	char *temp;

	x->name = file;
	x->fd = STDOUT_FILENO;
	if (strcmp(file, "-") == 0) {
		x->name = "standard output";
		return HC_OK;
	}
	temp = arena_printf(x->arena, "%s.XXXXXX", file);
	if ((x->fd = mkstemp(temp)) < 0)
		return hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", file, strerror(errno));
	x->temp = temp;
	return HC_OK;
}

/* The finished file takes its place, or nothing is left of it. */
static int
close_output(struct export *x, int rc, struct hc_err *err)
{
	if (x->temp == NULL)
		return rc;
	if (rc >= 0 && fsync(x->fd) < 0 && errno != EINVAL)
		rc = hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", x->name, strerror(errno));
	if (close(x->fd) < 0 && rc >= 0)
		rc = hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", x->name, strerror(errno));
	if (rc >= 0 && rename(x->temp, x->name) < 0)
		rc = hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", x->name, strerror(errno));
	if (rc < 0)
		unlink(x->temp);
	return rc;
}

int
export_run(struct work *w, const char *query, const char *file, const char *format, int64_t *rows, struct arena *a, struct hc_err *err)
{
	struct export x = { .work = w, .arena = a };
	struct query_ctx c = work_query(w, a, NULL);
	struct query *q;
	int rc;

	if ((rc = find_form(file, format, &x.form, err)) < 0 || (rc = query_parse(&c, query, &q, err)) < 0 ||
	    (rc = choose_columns(&x, &c, q, err)) < 0 || (rc = open_output(&x, file, err)) < 0)
		return rc;
	x.query = q;
	rc = q->grouped ? stream_groups(&x, &c, q, err) : stream_rows(&x, &c, q, err);
	if (rc >= 0 && x.form == FORM_JSON)
		buf_adds(&x.out, x.rows > 0 ? "\n]\n" : "]\n");
	if (rc >= 0)
		rc = flush(&x, err);
	rc = close_output(&x, rc, err);
	buf_free(&x.out);
	buf_free(&x.cell);
	if (rc >= 0)
		*rows = x.rows;
	return rc < 0 ? rc : HC_OK;
}
