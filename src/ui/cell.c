/*
 * cell.c - how a value looks in a list or on a page. Types know their full form; this is the short one.
 */
#include "ui/cell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "base/uuid.h"
#include "model/fileref.h"
#include "model/sealed.h"
#include "model/type.h"
#include "report/chart.h"

#include "ui/canvas.h"
#include "ui/edit.h"
#include "ui/theme.h"

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static void
short_date(struct work *w, int64_t days, int pad, struct buf *out)
{
	int y, m, d, this_year;

	date_to_civil(w->locale.today, &this_year, &m, &d);
	date_to_civil(days, &y, &m, &d);
	if (y == this_year)
		buf_printf(out, "%*d %s", pad, d, months[m - 1]);
	else if (y / 100 == this_year / 100)
		buf_printf(out, "%*d %s %02d", pad, d, months[m - 1], y % 100);
	else
		buf_printf(out, "%*d %s %d", pad, d, months[m - 1], y);
}

static void
short_stamp(struct work *w, int64_t ms, int pad, struct buf *out)
{
	struct civil c;
	int64_t day;

	if (w->locale.zone == NULL) {
		short_date(w, ms / TIME_DAY_MS, pad, out);
		return;
	}
	day = zone_date(w->locale.zone, ms);
	if (day != w->locale.today) {
		short_date(w, day, pad, out);
		return;
	}
	zone_civil(w->locale.zone, ms, &c);
	buf_printf(out, "%02d:%02d", c.hour, c.minute);
}

/* Whole amounts lose their zeros: a column of prices reads better, and cents still show where there are any. */
static void
trim_zeros(struct buf *out, size_t from, char mark)
{
	char *s, *p;

	if (out->len <= from || (p = strrchr(s = out->data + from, mark)) == NULL)
		return;
	if (strspn(p + 1, "0") >= 2 || (p[1] == '0' && (p[2] < '0' || p[2] > '9'))) {
		char *end = p + 1 + strspn(p + 1, "0");

		if (*end >= '1' && *end <= '9')
			return;
		memmove(p, end, strlen(end) + 1);
		out->len = from + strlen(s);
	}
}

/* pad: cells of the day of a date, so that a column of them lines up. */
static void
value(struct work *w, const struct field *f, const struct hc_value *v, const char *currency, int pad, struct buf *out)
{
	const struct type *t = field_type(f);
	size_t from = out->len;

	if (v->kind == VALUE_NULL)
		return;
	switch (t->class) {
	case CLASS_DATE:
		short_date(w, v->i, pad, out);
		return;
	case CLASS_STAMP:
		short_stamp(w, v->i, pad, out);
		return;
	case CLASS_LOOKUP:
		return;		/* an id says nothing; callers that know the title write it */
	default:
		t->format(f, &w->locale, v, currency, out);
	}
	if (t->class == CLASS_MONEY)
		trim_zeros(out, from, w->locale.mark);
}

void
cell_value(struct work *w, const struct field *f, const struct hc_value *v, const char *currency, struct buf *out)
{
	value(w, f, v, currency, 1, out);
}

void
cell_text(struct work *w, const struct query *q, size_t column, const struct hc_value *row, struct buf *out)
{
	const struct column *c = &q->columns.at[column];
	const struct hc_value *v = &row[column];
	char currency[4] = "";

	if (v->kind == VALUE_NULL)
		return;
	if (c->title_column >= 0) {
		const struct hc_value *title = &row[c->title_column];

		if (title->kind == VALUE_TEXT)
			buf_add(out, title->s, title->len);
		return;
	}
	if (c->currency_column >= 0 && row[c->currency_column].kind == VALUE_TEXT && row[c->currency_column].len == 3)
		memcpy(currency, row[c->currency_column].s, 3);
	if (c->field != NULL) {
		size_t from = out->len;

		value(w, c->field, v, currency, 2, out);
		for (size_t i = from; i < out->len && cell_long(c->field); i++)	/* a row is one line */
			if (strchr("\n\r\t", out->data[i]) != NULL)
				out->data[i] = ' ';
	} else if (v->kind == VALUE_INT)
		cell_count(w, v->i, out);
	else if (v->kind == VALUE_TEXT)
		buf_add(out, v->s, v->len);
}

void
cell_short_value(struct work *w, const struct hc_value *v, struct buf *out)
{
	struct chart_unit u = { .whole = true, .currency = "", .mark = w->locale.mark, .group = w->locale.group };
	double d = (double)v->i;

	if (v->kind != VALUE_INT && v->kind != VALUE_DECIMAL)
		return;
	for (int i = 0; v->kind == VALUE_DECIMAL && i < v->scale; i++)
		d /= 10;
	chart_short(&u, d, out);
}

void
cell_short(struct work *w, const struct query *q, size_t column, const struct hc_value *row, struct buf *out)
{
	const struct column *c = &q->columns.at[column];

	if (c->type != NULL && (c->type->class == CLASS_MONEY || c->type->class == CLASS_NUMBER) &&
	    strcmp(c->type->name, "percent") != 0)
		cell_short_value(w, &row[column], out);
	else
		cell_text(w, q, column, row, out);
}

void
cell_field(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out)
{
	const struct hc_value *v = record_get(r, f);

	if (v->kind == VALUE_ID && f->target != NULL) {
		struct arena *a = arena_new("title");

		buf_adds(out, read_title(w->store, f->target, v->id, a));
		arena_free(a);
		return;
	}
	cell_value(w, f, v, record_currency(r), out);
}

void
cell_input(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out)
{
	const struct hc_value *v = record_get(r, f);
	const struct type *t = field_type(f);
	size_t from = out->len;

	if (v->kind == VALUE_NULL)
		return;
	if (v->kind == VALUE_ID || t->class == CLASS_SELECT)
		cell_field(w, r, f, out);
	else if (t->class == CLASS_STAMP || t->class == CLASS_MULTI || field_is_file(f))
		t->format(f, &w->locale, v, "", out);
	else if (t->text != NULL) {
		t->text(f, v, out);
		if (t->class == CLASS_MONEY)
			trim_zeros(out, from, '.');
	}
	else
		t->format(f, &w->locale, v, record_currency(r), out);
}

void
cell_typed(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out)
{
	const struct hc_value *v = record_get(r, f);

	if (field_type(f)->class == CLASS_BOOL && v->kind != VALUE_NULL)
		field_type(f)->format(f, &w->locale, v, "", out);
	else
		cell_input(w, r, f, out);
}

const char *
cell_shown(struct work *w, const struct hc_record *r, const struct field *f, const char *text, struct arena *a)
{
	const struct object *o = r->object;
	enum type_class class = field_type(f)->class;
	struct hc_record *one;
	struct buf b = BUF_INIT;
	struct hc_value v;
	char currency[4] = "";
	const char *s;

	if (*text == '\0' || class == CLASS_TEXT || class == CLASS_LOOKUP || class == CLASS_OPAQUE || class == CLASS_MULTI ||
	    field_parse(f, &w->locale, a, text, strlen(text), &v, currency, NULL) < 0)
		return text;
	one = record_new(a, w->model, o);
	record_set(one, f, v);
	record_set(one, o->fields.at[SLOT_CURRENCY], currency[0] != '\0' ? value_text(currency, strlen(currency)) :
	    *record_get(r, o->fields.at[SLOT_CURRENCY]));
	cell_field(w, one, f, &b);
	s = b.len > 0 ? arena_strdup(a, buf_str(&b)) : text;
	buf_free(&b);
	return s;
}

bool
cell_long(const struct field *f)
{
	return strcmp(f->type->name, "longtext") == 0 || strcmp(f->type->name, "richtext") == 0;
}

void
cell_begin(struct edit *e, const struct field *f, const char *text)
{
	e->verbatim = true;
	e->lines = cell_long(f);
	e->secret = field_encrypted(f);
	edit_set(e, text);
	e->replace = e->secret;	/* nobody edits a mask */
}

bool
cell_right(const struct column *c)
{
	if (c->title_column >= 0)
		return false;
	return c->field == NULL || (c->type != NULL && c->type->numeric_align);
}

/* A stage or status: some of its choices are an end. */
static bool
is_pipeline(const struct field *f)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (f->options.at[i].won || f->options.at[i].lost || f->options.at[i].closed || f->options.at[i].final)
			return true;
	return false;
}

int
cell_role(const struct field *f, const struct hc_value *v)
{
	const struct type *t = f != NULL ? field_type(f) : NULL;

	if (t == NULL || t->class != CLASS_SELECT || v->kind != VALUE_TEXT)
		return ROLE_TEXT;
	for (size_t i = 0; i < f->options.n; i++) {
		const struct option *o = &f->options.at[i];

		if (strlen(o->name) != v->len || memcmp(o->name, v->s, v->len) != 0)
			continue;
		if (o->won || o->lost || o->closed || o->final)
			return o->won ? ROLE_OK : o->lost ? ROLE_ERROR : ROLE_DIM;
		return !is_pipeline(f) ? ROLE_TEXT : (int)i < 8 ? ROLE_STAGE_1 + (int)i : ROLE_STAGE_8;
	}
	return ROLE_TEXT;
}

const char *
cell_lower(struct arena *a, const char *name)
{
	char *s = arena_strdup(a, name);

	if (s[0] >= 'A' && s[0] <= 'Z' && (s[1] == '\0' || (s[1] >= 'a' && s[1] <= 'z')))
		s[0] = (char)(s[0] + 32);
	return s;
}

void
cell_day(int64_t days, struct buf *out)
{
	static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	int y, m, d;

	date_to_civil(days, &y, &m, &d);
	buf_printf(out, "%s %d %s", names[date_weekday(days) - 1], d, months[m - 1]);
}

void
cell_count(const struct work *w, int64_t n, struct buf *out)
{
	char digits[24];
	char group = w != NULL ? w->locale.group : ',';
	int len = snprintf(digits, sizeof(digits), "%lld", (long long)n);

	for (int i = 0; i < len; i++) {
		buf_addc(out, digits[i]);
		if (group != '\0' && i + 1 < len && (len - 1 - i) % 3 == 0 && digits[i] != '-')
			buf_addc(out, group);
	}
}

void
cell_link(const struct area *a, int x, int y, int w, const struct field *f, const char *text)
{
	const struct type *t = field_type(f);
	char url[512];

	if (t == &type_email)
		snprintf(url, sizeof(url), "mailto:%s", text);
	else if (t == &type_url && (strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0))
		snprintf(url, sizeof(url), "%s", text);
	else if (t == &type_phone && strspn(text, "+0123456789 ()/.-") == strlen(text)) {
		size_t n = (size_t)snprintf(url, sizeof(url), "tel:");

		for (; *text != '\0' && n < 64; text++)
			if (*text == '+' || (*text >= '0' && *text <= '9'))
				url[n++] = *text;
		url[n] = '\0';
	} else {
		return;
	}
	if (strlen(url) + 1 < sizeof(url))
		area_link(a, x, y, w, url);
}
