/*
 * out.c - result rows as table, csv, tsv, json, ndjson or ids.
 *
 * Machine forms are streamed. A table looks at its first rows to choose widths, then streams too. Nothing here knows where
 * rows come from; nothing that was typed by a person reaches a terminal raw.
 */
#include "cmd/out.h"

#include <string.h>

#include "base/decimal.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/uuid.h"

#define TABLE_LOOK 500		/* rows a table holds back to choose its widths */
#define CELL_MAX 40		/* cells of one column, unless it is the only one */
#define FLUSH_AT (64 * 1024)

struct out {
	struct arena *arena;
	FILE *file;
	struct buf *to;		/* instead of file */
	struct buf pending;
	bool tty;
	int width;
	enum out_format format;
	const struct locale *locale;
	bool failed;

	const struct query *query;
	const char *const *titles;
	size_t ncolumns;
	bool with_id;		/* a table's first column: the last six digits */
	struct arena *rows_arena;
	VEC(const char **) held;
	int *widths;
	bool *right;
	bool streaming;
	size_t nrows;
};

static const char *const format_names[] = {
	[OUT_AUTO] = "auto", [OUT_TABLE] = "table", [OUT_CSV] = "csv", [OUT_TSV] = "tsv", [OUT_JSON] = "json",
	[OUT_NDJSON] = "ndjson", [OUT_IDS] = "ids"
};

static void
drop_pending(void *arg)
{
	buf_free(&((struct out *)arg)->pending);
}

struct out *
out_file(struct arena *a, FILE *f, bool tty, int width)
{
	struct out *o = ARENA_NEW(a, struct out);

	*o = (struct out){ .arena = a, .file = f, .tty = tty, .width = width > 0 ? width : 80, .locale = &locale_machine };
	arena_defer(a, drop_pending, o);
	return o;
}

struct out *
out_buffer(struct arena *a, struct buf *b, int width)
{
	struct out *o = out_file(a, NULL, true, width);

	o->to = b;
	return o;
}

int
out_set_format(struct out *o, const char *name, struct hc_err *err)
{
	for (size_t i = 0; i < sizeof(format_names) / sizeof(format_names[0]); i++)
		if (strcmp(format_names[i], name) == 0) {
			o->format = (enum out_format)i;
			return HC_OK;
		}
	return hc_fail(err, HC_INVALID, 0, "%s is not a format; use table, csv, tsv, json, ndjson or ids.", name);
}

enum out_format
out_format(const struct out *o)
{
	if (o->format != OUT_AUTO)
		return o->format;
	return o->tty ? OUT_TABLE : OUT_TSV;
}

int
out_width(const struct out *o)
{
	return o->width;
}

void
out_locale(struct out *o, const struct locale *l)
{
	o->locale = l;
}

static void
flush(struct out *o)
{
	if (o->to != NULL) {
		buf_add(o->to, o->pending.data, o->pending.len);
	} else if (o->pending.len > 0 && !o->failed &&
	    fwrite(o->pending.data, 1, o->pending.len, o->file) != o->pending.len)
		o->failed = true;
	buf_reset(&o->pending);
}

static void
flush_some(struct out *o)
{
	if (o->pending.len >= FLUSH_AT)
		flush(o);
}

void
out_line(struct out *o, const char *fmt, ...)
{
	struct buf raw = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&raw, fmt, ap);
	va_end(ap);
	for (const char *p = buf_str(&raw), *nl; ; p = nl + 1) {
		nl = strchr(p, '\n');
		utf8_clean(&o->pending, p, nl != NULL ? (size_t)(nl - p) : strlen(p));
		buf_addc(&o->pending, '\n');
		if (nl == NULL)
			break;
	}
	buf_free(&raw);
	flush_some(o);
}

void
out_notice(struct out *o, const char *fmt, ...)
{
	struct buf raw = BUF_INIT, clean = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&raw, fmt, ap);
	va_end(ap);
	utf8_clean(&clean, buf_str(&raw), raw.len);
	if (o->to != NULL) {
		buf_add(o->to, clean.data, clean.len);
		buf_addc(o->to, '\n');
	} else {
		flush(o);
		fflush(o->file);
		fprintf(stderr, "%s\n", buf_str(&clean));
	}
	buf_free(&raw);
	buf_free(&clean);
}

void
out_raw(struct out *o, const void *data, size_t n)
{
	buf_add(&o->pending, data, n);
	flush_some(o);
}

int
out_integer(struct out *o, int64_t n, struct hc_err *err)
{
	buf_printf(&o->pending, "%lld\n", (long long)n);
	return HC_OK;
}

int
out_finish(struct out *o, struct hc_err *err)
{
	flush(o);
	if (o->file != NULL && (fflush(o->file) != 0 || o->failed))
		return hc_fail(err, HC_STORE, 0, "The output could not be written; the reader closed it or the disk is full.");
	return HC_OK;
}

static const char *
row_currency(const struct out *o, const struct column *col, const struct hc_value *row, char buf[8])
{
	bool mixed;

	query_money(col, row, row, buf, &mixed);
	if (*buf != '\0')
		return buf;
	/* a sum over several currencies is in the organisation's */
	return col->type != NULL && col->type->class == CLASS_MONEY && (col->is_agg || col->currency_column < 0) ? o->locale->currency :
	    NULL;
}

/* The figure of column i: of a group in the currency that all its amounts have. */
static const struct hc_value *
figure(const struct out *o, const struct hc_value *row, size_t i)
{
	char currency[8];
	bool mixed;

	return query_money(&o->query->columns.at[i], row, &row[i], currency, &mixed);
}

/* Amounts of several currencies were put together: in a table `~` says so. */
static bool
is_mixed(const struct out *o, const struct hc_value *row, size_t i)
{
	char currency[8];
	bool mixed;

	query_money(&o->query->columns.at[i], row, &row[i], currency, &mixed);
	return mixed;
}

/* Figures whose digits are not the field's own: averages, shares, percentiles. */
static bool
plain_number(const struct column *col, const struct hc_value *v)
{
	if (col->field == NULL)
		return true;
	if (!col->is_agg)
		return false;
	return col->agg == AGG_N || col->agg == AGG_DISTINCT || col->agg == AGG_SHARE ||
	    (v->kind == VALUE_DECIMAL && v->scale != col->field->scale);
}

static void
number_text(const struct out *o, const struct hc_value *v, bool human, struct buf *b)
{
	char digits[DECIMAL_MAX];

	if (v->kind == VALUE_DECIMAL)
		decimal_format_marks(v->i, v->scale, human ? 2 : -1, human ? o->locale->mark : '.',
		    human ? o->locale->group : 0, digits);
	else
		decimal_format_marks(v->i, 0, 0, '.', human ? o->locale->group : 0, digits);
	buf_adds(b, digits);
}

static void
cell_text(const struct out *o, const struct column *col, const struct hc_value *row, const struct hc_value *v, bool human,
    struct buf *b)
{
	char cur[8], id[UUID_TEXT];
	const char *currency = row_currency(o, col, row, cur);

	if (v->kind == VALUE_NULL)
		return;
	if (col->unit != 0 && v->kind == VALUE_INT) {
		query_bucket_label(o->locale, v->i, col->unit, col->unit_fiscal, b);
	} else if (plain_number(col, v) && v->kind != VALUE_TEXT && v->kind != VALUE_ID) {
		number_text(o, v, human, b);
	} else if (v->kind == VALUE_ID) {
		if (human && col->title_column >= 0 && row[col->title_column].kind == VALUE_TEXT) {
			buf_add(b, row[col->title_column].s, row[col->title_column].len);
		} else {
			uuid_format(v->id, id);
			buf_adds(b, human ? id + 30 : id);
		}
	} else if (col->field == NULL) {
		if (v->kind == VALUE_TEXT)
			buf_add(b, v->s, v->len);
		else
			number_text(o, v, human, b);
	} else if (human) {
		field_type(col->field)->format(col->field, o->locale, v, currency, b);
	} else {
		field_type(col->field)->text(col->field, v, b);
	}
}

static bool
is_money(const struct column *col)
{
	return col->type != NULL && col->type->class == CLASS_MONEY;
}

static void
csv_cell(struct buf *b, const char *s, size_t n, char sep)
{
	bool quote = false;

	for (size_t i = 0; i < n && !quote; i++)
		quote = s[i] == sep || s[i] == '"' || s[i] == '\n' || s[i] == '\r';
	if (n > 0 && (s[0] == ' ' || s[n - 1] == ' '))
		quote = true;
	if (!quote) {
		buf_add(b, s, n);
		return;
	}
	buf_addc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			buf_addc(b, '"');
		buf_addc(b, s[i]);
	}
	buf_addc(b, '"');
}

/* Tab-separated text has no quotes: tabs, newlines and backslashes are written as \t, \n, \r and \\. */
static void
tsv_cell(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *esc = s[i] == '\t' ? "\\t" : s[i] == '\n' ? "\\n" : s[i] == '\r' ? "\\r" : s[i] == '\\' ? "\\\\" : NULL;

		if (esc != NULL)
			buf_adds(b, esc);
		else
			buf_addc(b, s[i]);
	}
}

static void
put_cell(struct out *o, size_t i, const char *s, size_t n)
{
	bool csv = out_format(o) == OUT_CSV;

	if (i > 0)
		buf_addc(&o->pending, csv ? ',' : '\t');
	if (csv)
		csv_cell(&o->pending, s, n, ',');
	else
		tsv_cell(&o->pending, s, n);
}

static void
header_cells(struct out *o)
{
	size_t k = 0;

	if (o->query == NULL) {
		for (size_t i = 0; i < o->ncolumns; i++)
			put_cell(o, i, o->titles[i], strlen(o->titles[i]));
		buf_addc(&o->pending, '\n');
		return;
	}
	for (size_t i = 0; i < o->query->columns.n; i++) {
		const struct column *col = &o->query->columns.at[i];

		if (col->hidden)
			continue;
		put_cell(o, k++, col->title, strlen(col->title));
		if (out_format(o) == OUT_CSV && is_money(col)) {
			char *name = arena_printf(o->arena, "%s_currency", col->title);

			put_cell(o, k++, name, strlen(name));
		}
	}
	buf_addc(&o->pending, '\n');
}

static void
json_cell(struct out *o, struct jw *w, const struct column *col, const struct hc_value *row, const struct hc_value *v)
{
	struct buf text = BUF_INIT;
	char cur[8], id[UUID_TEXT];

	if (v->kind == VALUE_NULL) {
		jw_null(w);
	} else if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		jw_string(w, id);
	} else if (col->unit == 0 && col->field != NULL && !plain_number(col, v)) {
		field_type(col->field)->json(col->field, v, row_currency(o, col, row, cur), w);
	} else {
		cell_text(o, col, row, v, false, &text);
		if (col->unit != 0 || v->kind == VALUE_TEXT)
			jw_text(w, buf_str(&text), text.len);
		else
			jw_raw(w, buf_str(&text));
		buf_free(&text);
	}
}

static void
json_row(struct out *o, const struct hc_value *row)
{
	struct jw w = { .out = &o->pending };

	jw_open(&w, '{');
	for (size_t i = 0; i < o->query->columns.n; i++) {
		const struct column *col = &o->query->columns.at[i];

		if (col->hidden)
			continue;
		jw_key(&w, col->title);
		json_cell(o, &w, col, row, figure(o, row, i));
	}
	jw_close(&w, '}');
}

/* A table's cell: one line, no control bytes, at most `cells` wide with the rest marked by an ellipsis. */
static const char *
table_cell(struct out *o, const char *s, size_t n)
{
	struct buf clean = BUF_INIT;
	char *ret;

	if (n > 2000)
		n = utf8_fit(s, 2000, CELL_MAX * 4, &(int){0});
	utf8_clean(&clean, s, n);
	for (size_t i = 0; i < clean.len; i++)
		if (clean.data[i] == '\n' || clean.data[i] == '\t')
			clean.data[i] = ' ';
	ret = arena_strndup(o->rows_arena, buf_str(&clean), clean.len);
	buf_free(&clean);
	return ret;
}

static void
table_put(struct out *o, const char *const *cells)
{
	for (size_t i = 0; i < o->ncolumns; i++) {
		int used = 0, w = o->widths[i];
		size_t len = strlen(cells[i]), fit = utf8_fit(cells[i], len, w, &used);
		bool cut = fit < len;

		if (cut) {
			fit = utf8_fit(cells[i], len, w - 1, &used);
			used++;
		}
		if (i > 0)
			buf_adds(&o->pending, "  ");
		if (o->right[i])
			buf_printf(&o->pending, "%*s", w - used, "");
		buf_add(&o->pending, cells[i], fit);
		if (cut)
			buf_adds(&o->pending, "\xe2\x80\xa6");
		if (!o->right[i] && i + 1 < o->ncolumns)
			buf_printf(&o->pending, "%*s", w - used, "");
	}
	buf_addc(&o->pending, '\n');
	flush_some(o);
}

/* Widths from the rows seen; when they do not fit the terminal the widest give way first, never below 6 cells. */
static void
table_start(struct out *o)
{
	int total = 0, room;
	int max = o->ncolumns == 1 ? 10000 : CELL_MAX;

	for (size_t i = 0; i < o->ncolumns; i++) {
		int w = utf8_width(o->titles[i], strlen(o->titles[i]));

		for (size_t r = 0; r < o->held.n; r++) {
			int cw = utf8_width(o->held.at[r][i], strlen(o->held.at[r][i]));

			w = cw > w ? cw : w;
		}
		o->widths[i] = w > max ? max : w;
		total += o->widths[i] + 2;
	}
	room = o->width - (total - 2);
	while (o->tty && room < 0) {
		size_t widest = 0;

		for (size_t i = 1; i < o->ncolumns; i++)
			if (o->widths[i] > o->widths[widest])
				widest = i;
		if (o->widths[widest] <= 6)
			break;
		o->widths[widest]--;
		room++;
	}
	table_put(o, o->titles);
	for (size_t r = 0; r < o->held.n; r++)
		table_put(o, o->held.at[r]);
	o->held.n = 0;
	arena_reset(o->rows_arena);
	o->held = (__typeof__(o->held)){0};
	o->streaming = true;
}

static void
table_row(struct out *o, const char **cells)
{
	if (o->streaming) {
		table_put(o, cells);
		arena_reset(o->rows_arena);
		return;
	}
	vec_push(o->rows_arena, &o->held, cells);
	if (o->held.n >= TABLE_LOOK)
		table_start(o);
}

static void
table_columns(struct out *o, size_t n)
{
	if (o->rows_arena == NULL)
		o->rows_arena = arena_new("turn");
	arena_defer(o->arena, (void (*)(void *))arena_free, o->rows_arena);
	o->ncolumns = n;
	o->widths = ARENA_ARRAY(o->arena, int, n + 1);
	o->right = ARENA_ARRAY(o->arena, bool, n + 1);
}

int
out_begin(struct out *o, const struct query *q, struct hc_err *err)
{
	VEC(const char *) titles = {0};
	bool right[1000] = {false};

	o->query = q;
	o->nrows = 0;
	o->streaming = false;
	if (q->grouped && out_format(o) == OUT_IDS)
		return hc_fail(err, HC_INVALID, 0, "Groups have no ids; use -o table, csv, tsv, json or ndjson.");
	switch (out_format(o)) {
	case OUT_TABLE:
		o->with_id = !q->grouped && !q->has_show;
		if (o->with_id)
			vec_push(o->arena, &titles, "id");
		for (size_t i = 0; i < q->columns.n && titles.n < 1000; i++) {
			const struct column *col = &q->columns.at[i];

			if (col->hidden)
				continue;
			right[titles.n] = (col->type != NULL && col->type->numeric_align) || col->field == NULL;
			vec_push(o->arena, &titles, col->field != NULL && !col->is_agg && col->unit == 0 &&
			    strchr(col->title, '.') == NULL ? col->field->label : col->title);
		}
		table_columns(o, titles.n);
		memcpy(o->right, right, titles.n * sizeof(right[0]));
		o->titles = titles.at;
		break;
	case OUT_CSV:
	case OUT_TSV:
		header_cells(o);
		break;
	case OUT_JSON:
		buf_addc(&o->pending, '[');
		break;
	default:
		break;
	}
	return HC_OK;
}

static void
row_table(struct out *o, const struct hc_value *row)
{
	const char **cells = ARENA_ARRAY(o->rows_arena, const char *, o->ncolumns + 1);
	struct buf text = BUF_INIT;
	char id[UUID_TEXT];
	size_t k = 0;

	if (o->with_id) {
		int at = o->query->id_column;

		if (at >= 0 && row[at].kind == VALUE_ID)
			uuid_format(row[at].id, id);
		else
			memset(id, 0, sizeof(id));
		cells[k++] = arena_strdup(o->rows_arena, id + 30);
	}
	for (size_t i = 0; i < o->query->columns.n && k < o->ncolumns; i++) {
		if (o->query->columns.at[i].hidden)
			continue;
		buf_reset(&text);
		if (is_mixed(o, row, i))
			buf_addc(&text, '~');
		cell_text(o, &o->query->columns.at[i], row, figure(o, row, i), true, &text);
		cells[k++] = table_cell(o, buf_str(&text), text.len);
	}
	buf_free(&text);
	table_row(o, cells);
}

static void
row_cells(struct out *o, const struct hc_value *row)
{
	struct buf text = BUF_INIT;
	char cur[8];
	size_t k = 0;

	for (size_t i = 0; i < o->query->columns.n; i++) {
		const struct column *col = &o->query->columns.at[i];

		if (col->hidden)
			continue;
		buf_reset(&text);
		cell_text(o, col, row, figure(o, row, i), false, &text);
		put_cell(o, k++, buf_str(&text), text.len);
		if (out_format(o) == OUT_CSV && is_money(col)) {
			const char *currency = figure(o, row, i)->kind == VALUE_NULL ? NULL : row_currency(o, col, row, cur);

			put_cell(o, k++, currency != NULL ? currency : "", currency != NULL ? strlen(currency) : 0);
		}
	}
	buf_free(&text);
	buf_addc(&o->pending, '\n');
}

int
out_row(struct out *o, const struct hc_value *row, struct hc_err *err)
{
	char id[UUID_TEXT];
	int at;

	switch (out_format(o)) {
	case OUT_TABLE:
		row_table(o, row);
		break;
	case OUT_CSV:
	case OUT_TSV:
		row_cells(o, row);
		break;
	case OUT_JSON:
		buf_adds(&o->pending, o->nrows > 0 ? ",\n " : "\n ");
		json_row(o, row);
		break;
	case OUT_NDJSON:
		json_row(o, row);
		buf_addc(&o->pending, '\n');
		break;
	default:
		at = o->query->id_column;
		if (at >= 0 && row[at].kind == VALUE_ID) {
			uuid_format(row[at].id, id);
			buf_printf(&o->pending, "%s\n", id);
		}
	}
	o->nrows++;
	flush_some(o);
	return o->failed ? hc_fail(err, HC_STORE, 0, "The output could not be written; the reader closed it or the disk is full.") :
	    HC_OK;
}

int
out_end(struct out *o, struct hc_err *err)
{
	if (out_format(o) == OUT_TABLE && !o->streaming && o->ncolumns > 0)
		table_start(o);
	if (out_format(o) == OUT_JSON)
		buf_adds(&o->pending, o->nrows > 0 ? "\n]\n" : "]\n");
	o->query = NULL;
	return HC_OK;
}

int
out_begin_texts(struct out *o, const char *const *titles, size_t n, struct hc_err *err)
{
	o->query = NULL;
	o->titles = titles;
	o->nrows = 0;
	o->streaming = false;
	o->with_id = false;
	table_columns(o, n);
	if (out_format(o) == OUT_CSV || out_format(o) == OUT_TSV)
		header_cells(o);
	else if (out_format(o) == OUT_JSON)
		buf_addc(&o->pending, '[');
	return HC_OK;
}

int
out_row_texts(struct out *o, const char *const *texts, struct hc_err *err)
{
	struct jw w = { .out = &o->pending };

	switch (out_format(o)) {
	case OUT_TABLE: {
		const char **cells = ARENA_ARRAY(o->rows_arena, const char *, o->ncolumns + 1);

		for (size_t i = 0; i < o->ncolumns; i++)
			cells[i] = table_cell(o, texts[i], strlen(texts[i]));
		table_row(o, cells);
		break;
	}
	case OUT_CSV:
	case OUT_TSV:
		for (size_t i = 0; i < o->ncolumns; i++)
			put_cell(o, i, texts[i], strlen(texts[i]));
		buf_addc(&o->pending, '\n');
		break;
	case OUT_IDS:
		buf_printf(&o->pending, "%s\n", texts[0]);
		break;
	default:
		if (out_format(o) == OUT_JSON)
			buf_adds(&o->pending, o->nrows > 0 ? ",\n " : "\n ");
		jw_open(&w, '{');
		for (size_t i = 0; i < o->ncolumns; i++) {
			jw_key(&w, o->titles[i]);
			jw_string(&w, texts[i]);
		}
		jw_close(&w, '}');
		if (out_format(o) == OUT_NDJSON)
			buf_addc(&o->pending, '\n');
	}
	o->nrows++;
	flush_some(o);
	return HC_OK;
}
