/*
 * convert.c - fast paths in front of the field types.
 */
#include "exchange/convert.h"

#include <string.h>
#include <strings.h>

#include "base/map.h"
#include "base/time.h"

#define MEMO_MAX 5000	/* different texts of one column that are remembered */

enum fast { FAST_NONE, FAST_TEXT, FAST_LINES, FAST_PLAIN, FAST_INTEGER, FAST_DATE, FAST_STAMP, FAST_MEMO };

struct column {
	const struct field *field;
	enum fast fast;
	bool checked;
	struct map *memo;		/* text -> struct hc_value, NULL value: does not fit */
	VEC(const char *) unknown;
};

struct memo {
	struct hc_value v;
	bool bad;
	char msg[160];
};

struct convert {
	struct arena *arena, *row;
	struct locale locale;
	enum unknown mode;
	VEC(struct column) columns;
};

static void
free_row(void *arg)
{
	arena_free(arg);
}

struct convert *
convert_new(struct arena *a, const struct locale *l, char date_order, char mark, enum unknown unknown)
{
	struct convert *c = ARENA_NEW(a, struct convert);

	c->arena = a;
	c->row = arena_new("import row");
	arena_defer(a, free_row, c->row);
	c->locale = *l;
	if (c->locale.date_order == 'y')
		c->locale.date_order = 'm';	/* only asked for dates with slashes: the country that began with them */
	convert_turn(c, date_order, mark);
	c->mode = unknown;
	return c;
}

void
convert_turn(struct convert *c, char date_order, char mark)
{
	if (date_order != 0)
		c->locale.date_order = date_order;
	if (mark != 0) {
		c->locale.mark = mark;
		c->locale.group = mark == ',' ? '.' : ',';
	}
	for (size_t i = 0; i < c->columns.n; i++)
		if (c->columns.at[i].memo != NULL && c->columns.at[i].field->type->class == CLASS_NUMBER)
			c->columns.at[i].memo = map_new(c->arena);
}

static enum fast
fast_of(const struct field *f)
{
	static const struct { const char *type; enum fast fast; } table[] = {
		{ "text", FAST_TEXT }, { "longtext", FAST_LINES }, { "richtext", FAST_LINES }, { "email", FAST_PLAIN },
		{ "phone", FAST_PLAIN }, { "integer", FAST_INTEGER }, { "date", FAST_DATE }, { "datetime", FAST_STAMP },
		{ "select", FAST_MEMO }, { "boolean", FAST_MEMO }, { "percent", FAST_MEMO }, { "rating", FAST_MEMO },
		{ "multiselect", FAST_MEMO },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].type, f->type->name) == 0)
			return table[i].fast;
	return FAST_NONE;
}

size_t
convert_add(struct convert *c, const struct field *f)
{
	struct column col = { .field = f, .fast = fast_of(f) };

	if (col.fast == FAST_MEMO)
		col.memo = map_new(c->arena);
	vec_push(c->arena, &c->columns, col);
	return c->columns.n - 1;
}

void
convert_checked(struct convert *c, size_t column)
{
	c->columns.at[column].checked = true;
}

void
convert_row(struct convert *c)
{
	if (arena_used(c->row) > 0)
		arena_reset(c->row);
}

bool
convert_is_null(const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return n == 0 || (n == 2 && memcmp(s, "\\N", 2) == 0) || (n == 4 && memcmp(s, "#N/A", 4) == 0);
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

/* 2026-11-23, or 23.11.2026 and 11/23/2026 in the file's order. */
static bool
fast_date(const struct convert *c, const char *s, size_t n, int64_t *ret)
{
	int parts[3] = { 0, 0, 0 }, k = 0, y, m, d;
	char sep = 0;

	if (n == 10 && s[4] == '-' && s[7] == '-') {
		for (int i = 0; i < 10; i++)
			if (i != 4 && i != 7 && (s[i] < '0' || s[i] > '9'))
				return false;
		y = two(s) * 100 + two(s + 2);
		m = two(s + 5);
		d = two(s + 8);
	} else if (n >= 8 && n <= 10 && c->locale.date_order != 'y') {
		for (size_t i = 0; i < n; i++) {
			if (s[i] >= '0' && s[i] <= '9') {
				parts[k] = parts[k] * 10 + (s[i] - '0');
			} else {
				if ((s[i] != '/' && s[i] != '.' && s[i] != '-') || (sep != 0 && s[i] != sep) || ++k == 3)
					return false;
				sep = s[i];
			}
		}
		if (k != 2 || parts[2] < 1000 || parts[0] > 31)
			return false;
		y = parts[2];
		d = parts[c->locale.date_order == 'd' ? 0 : 1];
		m = parts[c->locale.date_order == 'd' ? 1 : 0];
	} else {
		return false;
	}
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > date_month_days(y, m))
		return false;
	*ret = date_from_civil(y, m, d);
	return true;
}

/* 2026-11-23T09:30:00Z and the same with milliseconds. */
static bool
fast_stamp(const char *s, size_t n, int64_t *ret)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:dd";
	int64_t ms = 0;
	int y, m, d;

	if ((n != 20 && n != 24) || s[n - 1] != 'Z' || (n == 24 && s[19] != '.'))
		return false;
	for (size_t i = 0; i < n - 1; i++) {
		if (i < 19 ? shape[i] == 'd' : i > 19) {
			if (s[i] < '0' || s[i] > '9')
				return false;
		} else if (i < 19 && s[i] != shape[i] && !(i == 10 && s[i] == ' ')) {
			return false;
		}
	}
	y = two(s) * 100 + two(s + 2);
	m = two(s + 5);
	d = two(s + 8);
	if (n == 24)
		ms = (s[20] - '0') * 100 + two(s + 21);
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > date_month_days(y, m) || two(s + 11) > 23 || two(s + 14) > 59 || two(s + 17) > 59)
		return false;
	*ret = date_from_civil(y, m, d) * TIME_DAY_MS + two(s + 11) * 3600000 + two(s + 14) * 60000 + two(s + 17) * 1000 + ms;
	return true;
}

static bool
fast_integer(const char *s, size_t n, int64_t *ret)
{
	bool negative = n > 1 && *s == '-';
	int64_t v = 0;

	if (negative) {
		s++;
		n--;
	}
	if (n > 17)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + (s[i] - '0');
	}
	*ret = negative ? -v : v;
	return true;
}

/* Text that stands as it is: no line ends or tabs where they would be flattened, nothing that the type rewrites. */
static bool
stands(enum fast fast, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char ch = (unsigned char)s[i];

		if (ch < 0x20 && !(fast == FAST_LINES && ch == '\n'))
			return false;
		if (fast == FAST_PLAIN && (ch == '<' || ch == ':'))
			return false;
	}
	return n == 0 || ((unsigned char)s[0] < 0x80 && (unsigned char)s[n - 1] < 0x80) || s[n - 1] != '\xa0';
}

/* "Won" and "Lost" are what every program calls these ends, whatever the option's name. */
static const struct option *
end_option(const struct field *f, const char *s, size_t n)
{
	const struct option *found = NULL;
	bool won = n == 3 && strncasecmp(s, "won", 3) == 0, lost = n == 4 && strncasecmp(s, "lost", 4) == 0;

	for (size_t i = 0; (won || lost) && i < f->options.n; i++) {
		if (!(won ? f->options.at[i].won : f->options.at[i].lost))
			continue;
		if (found != NULL)
			return NULL;
		found = &f->options.at[i];
	}
	return found;
}

/* A value outside the options: what --unknown says. */
static int
unknown_option(struct convert *c, struct column *col, const char *s, size_t n, struct memo *m)
{
	const struct option *end;

	if (strcmp(col->field->type->name, "select") != 0)
		return HC_INVALID;
	if ((end = end_option(col->field, s, n)) != NULL) {
		m->bad = false;
		m->v = value_text(end->name, strlen(end->name));
		return HC_OK;
	}
	if (c->mode == UNKNOWN_FAIL)
		return HC_INVALID;
	m->bad = false;
	m->v = VALUE_NONE;
	if (c->mode == UNKNOWN_ADD)
		vec_push(c->arena, &col->unknown, arena_strndup(c->arena, s, n));
	return HC_OK;
}

static int
memo_cell(struct convert *c, struct column *col, const char *s, size_t n, struct hc_value *ret, struct hc_err *err)
{
	struct memo *m = map_getn(col->memo, s, n);
	struct hc_err e = { 0 };
	struct arena *a = c->arena;
	char ignored[4] = "";

	if (m == NULL) {
		if (map_count(col->memo) >= MEMO_MAX)
			return field_parse(col->field, &c->locale, c->row, s, n, ret, ignored, err);
		m = ARENA_NEW(a, struct memo);
		if (field_parse(col->field, &c->locale, a, s, n, &m->v, ignored, &e) < 0) {
			m->bad = true;
			if (unknown_option(c, col, s, n, m) < 0)
				memcpy(m->msg, e.msg, sizeof(m->msg) - 1);
		}
		map_putn(col->memo, s, n, m);
	}
	if (m->bad)
		return hc_fail(err, HC_INVALID, col->field->handle, "%s", m->msg);
	*ret = m->v;
	return HC_OK;
}

/* "5-Mar-2024" with blanks, as people type it; false if it is no such thing. */
static bool
named_month(const char *s, size_t n, char out[32])
{
	bool letters = false, dash = false;

	if (n >= 32)
		return false;
	for (size_t i = 0; i < n; i++) {
		bool letter = (s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'z';

		letters |= letter;
		out[i] = s[i] == '-' ? ' ' : s[i];
		dash |= s[i] == '-';
	}
	out[n] = '\0';
	return letters && dash && s[0] >= '0' && s[0] <= '9';
}

int
convert_cell(struct convert *c, size_t column, const char *s, size_t n, struct hc_value *ret, char currency[4], struct hc_err *err)
{
	struct column *col = &c->columns.at[column];
	struct hc_value v;
	char text[32];
	int64_t i;

	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	if (convert_is_null(s, n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	switch (col->fast) {
	case FAST_TEXT:
	case FAST_LINES:
	case FAST_PLAIN:
		if (!stands(col->fast, s, n))
			break;
		v = value_text(s, n);
		if (!col->checked && col->field->type->validate(col->field, &v, NULL) < 0)
			break;
		*ret = v;
		return HC_OK;
	case FAST_INTEGER:
		if (!fast_integer(s, n, &i) || (col->field->has_min && i < col->field->min) || (col->field->has_max && i > col->field->max))
			break;
		*ret = value_int(i);
		return HC_OK;
	case FAST_DATE:
		if (!fast_date(c, s, n, &i)) {
			if (named_month(s, n, text) && field_parse(col->field, &c->locale, c->row, text, n, ret, currency, NULL) == 0)
				return HC_OK;
			break;
		}
		*ret = value_int(i);
		return HC_OK;
	case FAST_STAMP:
		if (!fast_stamp(s, n, &i))
			break;
		*ret = value_int(i);
		return HC_OK;
	case FAST_MEMO:
		if (n < 256)
			return memo_cell(c, col, s, n, ret, err);
		break;
	case FAST_NONE:
		break;
	}
	return field_parse(col->field, &c->locale, c->row, s, n, ret, currency, err);
}

size_t
convert_unknown(const struct convert *c, size_t column, const char *const **ret)
{
	*ret = c->columns.at[column].unknown.at;
	return c->columns.at[column].unknown.n;
}
