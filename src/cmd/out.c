/*
 * out.c - result rows as table, csv, tsv, json, ndjson or ids.
 *
 * Machine forms are streamed. A table looks at its first rows to choose widths, then streams too. Nothing here knows where
 * rows come from; nothing that was typed by a person reaches a terminal raw.
 */
#include "cmd/out_impl.h"

#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"

#define FLUSH_AT (64 * 1024)

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

void
out_flush_some(struct out *o)
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
	out_flush_some(o);
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
		flush(o);	/* in its order, as on a terminal */
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
	out_flush_some(o);
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

static void
put_cell(struct out *o, size_t i, const char *s, size_t n)
{
	bool csv = out_format(o) == OUT_CSV;

	if (i > 0)
		buf_addc(&o->pending, csv ? ',' : '\t');
	if (csv)
		out_csv_cell(&o->pending, s, n, ',');
	else
		out_tsv_cell(&o->pending, s, n);
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
		if (out_format(o) == OUT_CSV && out_is_money(col)) {
			char *name = arena_printf(o->arena, "%s_currency", col->title);

			put_cell(o, k++, name, strlen(name));
		}
	}
	buf_addc(&o->pending, '\n');
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
		out_json_cell(o, &w, col, row, out_figure(o, row, i));
	}
	jw_close(&w, '}');
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
		out_table_columns(o, titles.n);
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
		out_cell_text(o, col, row, out_figure(o, row, i), false, &text);
		put_cell(o, k++, buf_str(&text), text.len);
		if (out_format(o) == OUT_CSV && out_is_money(col)) {
			const char *currency = out_figure(o, row, i)->kind == VALUE_NULL ? NULL : out_currency(o, col, row, cur);

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
		out_table_values(o, row);
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
	out_flush_some(o);
	return o->failed ? hc_fail(err, HC_STORE, 0, "The output could not be written; the reader closed it or the disk is full.") :
	    HC_OK;
}

int
out_end(struct out *o, struct hc_err *err)
{
	if (out_format(o) == OUT_TABLE && !o->streaming && o->ncolumns > 0)
		out_table_start(o);
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
	out_table_columns(o, n);
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
			cells[i] = out_table_cell(o, texts[i], strlen(texts[i]));
		out_table_row(o, cells);
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
	out_flush_some(o);
	return HC_OK;
}
