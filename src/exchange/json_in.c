/*
 * json_in.c - finds the records by their braces, reads each with jansson, and lays its values out in columns.
 */
#include "exchange/json_in.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/map.h"

#define BLOCK (256u * 1024)
#define RECORD_MAX (16u << 20)

enum where { AT_START, IN_ARRAY, IN_LINES, AT_END };

struct json_table {
	struct intake *in;
	struct arena *arena;
	struct buf buf;
	size_t at;
	bool eof, lines;
	enum where where;
	int64_t line, number;
	struct map *names;		/* column name -> index + 1 */
	VEC(const char *) columns;
	struct buf text;		/* of the cells of a row */
	VEC(struct cell { size_t column, at, len; }) found;
	struct csv_field *cells;
	size_t ncells;
	struct row row;
	char why[200];
};

static void
free_json(void *arg)
{
	struct json_table *j = arg;

	buf_free(&j->buf);
	buf_free(&j->text);
	free(j->cells);
}

/* Reads on; what stands before j->at is dropped. Sets eof when there is no more. */
static int
more(struct json_table *j, struct hc_err *err)
{
	size_t left = j->buf.len - j->at;
	int64_t got;

	if (left > RECORD_MAX)
		return hc_fail(err, HC_INVALID, 0, "Line %lld begins a record of more than 16 MiB.", (long long)j->line);
	memmove(j->buf.data, j->buf.data + j->at, left);
	j->buf.len = left;
	j->at = 0;
	got = intake_read(j->in, &j->buf, left > BLOCK ? left : BLOCK, err);
	if (got < 0)
		return (int)got;
	j->eof = got == 0;
	return HC_OK;
}

/* The next byte that is not white space, which stays; 0 at the end of the file, negative an error. */
static int
peek(struct json_table *j, struct hc_err *err)
{
	int rc;

	for (;;) {
		for (; j->at < j->buf.len; j->at++) {
			char c = j->buf.data[j->at];

			if (c == '\n')
				j->line++;
			else if (c != ' ' && c != '\t' && c != '\r')
				return (unsigned char)c;
		}
		if (j->eof)
			return 0;
		if ((rc = more(j, err)) < 0)
			return rc;
	}
}

/* Length of the value with braces at j->at; 0 when the file ends inside it, negative an error. */
static int64_t
extent(struct json_table *j, struct hc_err *err)
{
	size_t i = 0;
	int depth = 0, rc;
	bool text = false;

	for (;;) {
		const char *p = j->buf.data + j->at;

		for (; j->at + i < j->buf.len; i++) {
			if (text) {
				if (p[i] == '\\') {
					i++;
					continue;
				}
				text = p[i] != '"';
			} else if (p[i] == '"') {
				text = true;
			} else if (p[i] == '{' || p[i] == '[') {
				depth++;
			} else if (p[i] == '}' || p[i] == ']') {
				if (--depth == 0)
					return (int64_t)i + 1;
			}
		}
		if (j->eof)
			return 0;
		if ((rc = more(j, err)) < 0)
			return rc;
	}
}

static int
cut_off(struct json_table *j, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, "The file ends inside a value that begins in line %lld; is it complete?", (long long)j->line);
}

static void
step(struct json_table *j, size_t n)
{
	const char *p = j->buf.data + j->at;

	for (size_t i = 0; i < n; i++)
		j->line += p[i] == '\n';
	j->at += n;
}

/* Skips a string or a bare word at j->at. */
static int
skip_scalar(struct json_table *j, struct hc_err *err)
{
	bool text = j->buf.data[j->at] == '"';
	size_t i = 1;
	int rc;

	for (;;) {
		const char *p = j->buf.data + j->at;

		for (; j->at + i < j->buf.len; i++) {
			if (text && p[i] == '\\') {
				i++;
			} else if (text ? p[i] == '"' : p[i] == ',' || p[i] == '}' || p[i] == ']' || p[i] == '\n') {
				step(j, i + text);
				return HC_OK;
			}
		}
		if (j->eof)
			return cut_off(j, err);
		if ((rc = more(j, err)) < 0)
			return rc;
	}
}

/* A document that begins with "{": goes to the first array of objects in it. */
static int
enter_object(struct json_table *j, struct hc_err *err)
{
	int c, rc;
	int64_t n;

	step(j, 1);
	for (;;) {
		c = peek(j, err);
		if (c <= 0)
			return c < 0 ? c : cut_off(j, err);
		if (c == '}')
			return hc_fail(err, HC_INVALID, 0, "There is no list of records in this file: write [{...}, ...] or {\"records\": [...]}.");
		if (c == '[') {
			step(j, 1);
			c = peek(j, err);
			if (c == '{' || c == ']')
				return c;
			/* not records: to its end, which is where this depth closes again */
			for (int depth = 1; depth > 0;) {
				c = peek(j, err);
				if (c <= 0)
					return c < 0 ? c : cut_off(j, err);
				depth += (c == '[' || c == '{') - (c == ']' || c == '}');
				if (c == '"')
					rc = skip_scalar(j, err);
				else
					rc = (step(j, 1), HC_OK);
				if (rc < 0)
					return rc;
			}
		} else if (c == '{') {
			if ((n = extent(j, err)) <= 0)
				return n < 0 ? (int)n : cut_off(j, err);
			step(j, (size_t)n);
		} else if (c == ',' || c == ':') {
			step(j, 1);
		} else if ((rc = skip_scalar(j, err)) < 0) {
			return rc;
		}
	}
}

static int
begin(struct json_table *j, struct hc_err *err)
{
	int c = peek(j, err);

	if (c < 0)
		return c;
	if (c == 0) {
		j->where = AT_END;
	} else if (j->lines) {
		j->where = IN_LINES;
	} else if (c == '[') {
		step(j, 1);
		j->where = IN_ARRAY;
	} else {
		if ((c = enter_object(j, err)) < 0)
			return c;
		j->where = IN_ARRAY;
	}
	return HC_OK;
}

/* The text of the next record. 1, 0 at the end, negative an error. *line is where it begins. */
static int
next_text(struct json_table *j, const char **ret, size_t *len, int64_t *line, struct hc_err *err)
{
	int64_t n;
	int c, rc;

	if (j->where == AT_START && (rc = begin(j, err)) < 0)
		return rc;
	if (j->where == AT_END)
		return 0;
	while ((c = peek(j, err)) == ',' && j->where == IN_ARRAY)
		step(j, 1);
	if (c < 0)
		return c;
	if (c == 0 && j->where == IN_ARRAY)
		return hc_fail(err, HC_INVALID, 0, "The file ends inside its list of records, in line %lld; is it complete?", (long long)j->line);
	if (c == 0 || (c == ']' && j->where == IN_ARRAY)) {
		j->where = AT_END;
		return 0;
	}
	*line = j->line;
	if (j->where == IN_LINES) {
		const char *eol;

		while ((eol = memchr(j->buf.data + j->at, '\n', j->buf.len - j->at)) == NULL && !j->eof)
			if ((rc = more(j, err)) < 0)
				return rc;
		n = eol != NULL ? eol - (j->buf.data + j->at) : (int64_t)(j->buf.len - j->at);
	} else {
		if (c != '{')
			return hc_fail(err, HC_INVALID, 0, "Line %lld: a record was expected, \"{\", not \"%c\".", (long long)j->line,
			    c >= ' ' && c < 0x7f ? c : '?');
		if ((n = extent(j, err)) <= 0)
			return n < 0 ? (int)n : cut_off(j, err);
	}
	*ret = j->buf.data + j->at;
	*len = (size_t)n;
	step(j, (size_t)n);
	return 1;
}

static bool
column_of(struct json_table *j, const char *name, size_t *ret)
{
	void *found = map_get(j->names, name);

	if (found == NULL) {
		if (j->columns.n == CSV_COLUMNS_MAX)
			return false;
		vec_push(j->arena, &j->columns, arena_strdup(j->arena, name));
		found = (void *)(uintptr_t)j->columns.n;
		map_put(j->names, name, found);
	}
	*ret = (size_t)(uintptr_t)found - 1;
	return true;
}

/* The text of a plain value. */
static void
put_scalar(struct buf *b, const json_t *v)
{
	double d;

	switch (json_typeof(v)) {
	case JSON_STRING:
		buf_add(b, json_string_value(v), json_string_length(v));
		break;
	case JSON_INTEGER:
		buf_printf(b, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
		break;
	case JSON_REAL:
		d = json_real_value(v);
		for (int digits = 15; digits <= 17; digits++) {
			char num[40];

			snprintf(num, sizeof(num), fabs(d) < 1e15 && fabs(d) >= 1e-4 ? "%.*g" : "%.*e", digits, d);
			if (digits == 17 || strtod(num, NULL) == d) {
				buf_adds(b, num);
				break;
			}
		}
		break;
	case JSON_TRUE:
		buf_adds(b, "true");
		break;
	case JSON_FALSE:
		buf_adds(b, "false");
		break;
	default:
		break;
	}
}

static bool lay_out(struct json_table *j, json_t *object, const char *prefix, int depth);

static bool
lay_value(struct json_table *j, json_t *v, const char *name, int depth)
{
	struct cell cell = { .at = j->text.len };

	if (json_is_object(v)) {
		const json_t *amount = json_object_get(v, "amount"), *currency = json_object_get(v, "currency");

		if (json_object_size(v) != 2 || amount == NULL || currency == NULL)
			return lay_out(j, v, name, depth + 1);
		put_scalar(&j->text, amount);
		buf_addc(&j->text, ' ');
		put_scalar(&j->text, currency);
	} else if (json_is_array(v)) {
		json_t *item;
		size_t i;

		json_array_foreach(v, i, item) {
			if (json_is_object(item) || json_is_array(item)) {	/* a table in a table is not a value */
				j->text.len = cell.at;
				return true;
			}
			if (i > 0)
				buf_addc(&j->text, ';');
			put_scalar(&j->text, item);
		}
	} else {
		put_scalar(&j->text, v);
	}
	cell.len = j->text.len - cell.at;
	buf_addc(&j->text, '\0');
	if (!column_of(j, name, &cell.column))
		return false;
	vec_push(j->arena, &j->found, cell);
	return true;
}

static bool
lay_out(struct json_table *j, json_t *object, const char *prefix, int depth)
{
	const char *key;
	json_t *v;

	if (depth > 4)
		return true;
	json_object_foreach(object, key, v) {
		char name[300];

		snprintf(name, sizeof(name), "%s%s%s", prefix, *prefix != '\0' ? "." : "", key);
		if (!lay_value(j, v, name, depth))
			return false;
	}
	return true;
}

static int
json_next(struct table *t, const struct row **ret, struct hc_err *err)
{
	struct json_table *j = t->impl;
	json_error_t je;
	json_t *v;
	const char *text = NULL;
	size_t n = 0;
	int64_t line = 0;
	bool fits;
	int rc;

	if ((rc = next_text(j, &text, &n, &line, err)) <= 0) {
		t->mended_bytes = intake_mended(j->in);
		return rc;
	}
	j->row = (struct row){ .number = ++j->number, .line = line, .raw = text, .raw_len = n };
	j->found.n = 0;
	buf_reset(&j->text);
	v = json_loadb(text, n, 0, &je);
	if (json_is_object(v)) {
		fits = lay_out(j, v, "", 0);
		json_decref(v);
		if (!fits)
			return hc_fail(err, HC_INVALID, 0, "Line %lld: the records have more than %d different keys.", (long long)line,
			    CSV_COLUMNS_MAX);
	} else {
		if (v != NULL)
			snprintf(j->why, sizeof(j->why), "not a JSON object");
		else
			snprintf(j->why, sizeof(j->why), "not valid JSON at column %d: %.120s", je.column, je.text);
		json_decref(v);
		j->row.bad = j->why;
	}
	if (j->ncells < j->columns.n) {
		j->ncells = j->columns.n;
		j->cells = xrealloc(j->cells, j->ncells * sizeof(*j->cells));
	}
	for (size_t i = 0; i < j->columns.n; i++)
		j->cells[i] = (struct csv_field){ .s = "" };
	for (size_t i = 0; i < j->found.n; i++) {
		struct cell *c = &j->found.at[i];

		j->cells[c->column] = (struct csv_field){ .s = j->text.data + c->at, .len = (uint32_t)c->len, .quoted = true };
	}
	j->row.cells = j->cells;
	*ret = &j->row;
	return 1;
}

static struct json_table *
json_new(struct arena *a, struct intake *in, bool lines)
{
	struct json_table *j = ARENA_NEW(a, struct json_table);

	j->in = in;
	j->arena = a;
	j->line = 1;
	j->lines = lines;
	j->names = map_new(a);
	buf_reserve(&j->buf, BLOCK);
	arena_defer(a, free_json, j);
	return j;
}

int
json_table(struct arena *a, struct intake *in, struct table *t, struct hc_err *err)
{
	bool lines = t->sniff.format == FORMAT_NDJSON;
	struct json_table *first = json_new(a, in, lines), *j;
	const struct row *row;
	int rc;

	t->in = in;
	t->impl = first;
	while ((rc = json_next(t, &row, err)) == 1)
		;
	if (rc < 0 || (rc = intake_rewind(in, t->sniff.encoding, err)) < 0)
		return rc;
	j = json_new(a, in, lines);
	j->names = first->names;
	j->columns.at = first->columns.at;
	j->columns.n = first->columns.n;
	j->columns.cap = first->columns.cap;
	buf_free(&first->buf);
	t->impl = j;
	t->next = json_next;
	t->columns = j->columns.n;
	t->names = j->columns.at;
	t->sniff.columns.n = 0;
	for (size_t i = 0; i < t->columns; i++)
		vec_push(a, &t->sniff.columns, ((struct profile){ .name = t->names[i], .kind = KIND_TEXT }));
	return HC_OK;
}
