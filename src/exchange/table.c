/*
 * table.c - rows out of delimited text.
 */
#include "exchange/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "exchange/json_in.h"
#include "exchange/repair.h"

#define HELD_MAX 12	/* lines at the end that may turn out to stand below the table */

struct held {
	char *raw;
	size_t len;
	int64_t line;
	const char *why;
};

struct csv_table {
	struct csv *csv;
	struct repair *repair;
	struct csv_field *cells;
	struct arena *arena;
	struct row row;
	int64_t number;
	struct held held[HELD_MAX];
	size_t nheld, given;	/* lines held back, and how many of them were handed out */
	bool flush, done;
	const struct csv_record *waiting;	/* the record that came after the held ones */
	char why[128];
};

static void
free_held(void *arg)
{
	struct csv_table *c = arg;

	for (size_t i = 0; i < HELD_MAX; i++)
		free(c->held[i].raw);
	free(c->cells);
}

static bool
all_empty(const struct csv_record *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->fields[i].len > 0)
			return false;
	return true;
}

static size_t
filled(const struct csv_record *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->fields[i].len > 0;
	return n;
}

/* Whether a record repeats the header: all of it, or (of another table) a selection. */
static bool
is_header(const struct table *t, const struct csv_record *r, bool *other)
{
	size_t same = 0, found = 0;

	if (t->sniff.header != 1 || r->n < 2)
		return false;
	for (size_t i = 0; i < r->n; i++) {
		const struct csv_field *f = &r->fields[i];

		if (i < t->columns && strlen(t->names[i]) == f->len && memcmp(t->names[i], f->s, f->len) == 0)
			same++;
		else if (i == 0 && t->columns > 2)
			return false;	/* nearly all rows end here */
	}
	if (same == r->n && r->n == t->columns) {
		*other = false;
		return true;
	}
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < t->columns; k++)
			if (r->fields[i].len > 0 && strlen(t->names[k]) == r->fields[i].len &&
			    memcmp(t->names[k], r->fields[i].s, r->fields[i].len) == 0) {
				found++;
				break;
			}
	*other = true;
	return r->n >= 3 && r->n != t->columns && found * 4 >= r->n * 3;
}

/* Could this line stand below the table: one cell in a wide table, or a sum? */
static bool
may_be_footer(const struct table *t, const struct csv_record *r)
{
	static const char *const sums[] = { "total", "grand total", "subtotal", "sum", "summe", "gesamt", "somme", "totale" };
	size_t i = 0, full = filled(r);

	if (t->columns < 2)
		return false;
	if (r->n == 1 || (full == 1 && t->columns > 2))
		return true;
	while (i < r->n && r->fields[i].len == 0)
		i++;
	for (size_t k = 0; k < sizeof(sums) / sizeof(sums[0]); k++)
		if (r->fields[i].len >= strlen(sums[k]) && strncasecmp(r->fields[i].s, sums[k], strlen(sums[k])) == 0 &&
		    r->fields[i].len <= strlen(sums[k]) + 12 && full * 2 <= t->columns + 1)
			return true;
	return false;
}

static void
hold(struct csv_table *c, const struct csv_record *r, const char *why)
{
	struct held *h = &c->held[c->nheld++];

	free(h->raw);
	h->raw = xmalloc(r->raw_len + 1);
	memcpy(h->raw, r->raw, r->raw_len);
	h->raw[r->raw_len] = '\0';
	h->len = r->raw_len;
	h->line = r->line;
	h->why = arena_strdup(c->arena, why);
}

static void
set_row(struct csv_table *c, const char *raw, size_t n, int64_t line)
{
	c->row = (struct row){ .cells = c->cells, .number = ++c->number, .line = line, .raw = raw, .raw_len = n };
}

/* Hands out a line that was held back: data followed, so it is a row, if a broken one. */
static int
give_held(struct table *t, struct csv_table *c, const struct row **ret)
{
	struct held *h = &c->held[c->given++];
	const struct csv_field *fields;

	set_row(c, h->raw, h->len, h->line);
	if (repair_record(c->repair, h->raw, h->len, &fields)) {
		memcpy(c->cells, fields, t->columns * sizeof(*c->cells));
		c->row.mended = true;
		t->mended++;
	} else {
		for (size_t i = 0; i < t->columns; i++)
			c->cells[i] = (struct csv_field){ .s = "" };
		c->row.bad = h->why;
	}
	*ret = &c->row;
	if (c->given == c->nheld) {
		c->nheld = c->given = 0;	/* their texts stay until the next are held */
		c->flush = false;
	}
	return 1;
}

/* Fits a record to the columns: as it is, filled up, or mended; else c->why says what is wrong. */
static bool
fit(struct table *t, struct csv_table *c, const struct csv_record *r, bool *mended)
{
	const struct csv_field *fields;
	size_t n = r->n;

	*mended = false;
	if (n == t->columns) {
		memcpy(c->cells, r->fields, n * sizeof(*c->cells));
		*mended = r->odd;
		return true;
	}
	if (n > t->columns) {	/* empty cells beyond the last column mean nothing */
		size_t k = n;

		while (k > t->columns && r->fields[k - 1].len == 0)
			k--;
		if (k == t->columns && t->sniff.columns.at[t->columns - 1].never_empty) {
			memcpy(c->cells, r->fields, k * sizeof(*c->cells));
			return true;
		}
	}
	if (repair_record(c->repair, r->raw, r->raw_len, &fields)) {
		memcpy(c->cells, fields, t->columns * sizeof(*c->cells));
		*mended = true;
		return true;
	}
	for (size_t i = 0; i < t->columns; i++)
		c->cells[i] = i < n ? r->fields[i] : (struct csv_field){ .s = "" };
	return false;
}

static const char *
why_bad(struct csv_table *c, const struct table *t, const struct csv_record *r)
{
	snprintf(c->why, sizeof(c->why), "%zu column%s instead of %zu%s", r->n, r->n == 1 ? "" : "s", t->columns,
	    r->odd ? ", with a quote where none belongs" : "");
	return c->why;
}

/* The next record that is no blank, header or other table; 0 at the end. */
static int
next_record(struct table *t, struct csv_table *c, const struct csv_record **ret, struct hc_err *err)
{
	const struct csv_record *r;
	bool other;
	int rc;

	while (!c->done && (rc = csv_next(c->csv, &r, err)) != 0) {
		if (rc < 0)
			return rc;
		if (r->odd && r->multiline && r->n != t->columns && (rc = csv_narrow(c->csv, &r, err)) < 0)
			return rc;
		if (r->n > 1 ? all_empty(r) : r->fields[0].len == 0) {
			t->blank++;
			continue;
		}
		if (is_header(t, r, &other)) {
			if (!other) {
				t->headers_again++;
				continue;
			}
			t->other_table = r->line;
			break;
		}
		*ret = r;
		return 1;
	}
	c->done = true;
	return 0;
}

static int
csv_table_next(struct table *t, const struct row **ret, struct hc_err *err)
{
	struct csv_table *c = t->impl;
	const struct csv_record *r;
	bool ok, mended;
	int rc;

	if (c->flush)
		return give_held(t, c, ret);
	for (;;) {
		r = c->waiting;
		c->waiting = NULL;
		if (r == NULL && (rc = next_record(t, c, &r, err)) <= 0) {
			if (rc == 0)
				t->footer = (int64_t)c->nheld;
			t->mended_bytes = intake_mended(t->in);
			return rc;
		}
		if (may_be_footer(t, r) && c->nheld < HELD_MAX) {
			hold(c, r, r->n == t->columns ? "a sum, not a record" : why_bad(c, t, r));
			continue;
		}
		if (c->nheld > 0) {	/* data goes on: those lines were rows */
			c->waiting = r;
			c->flush = true;
			return give_held(t, c, ret);
		}
		ok = fit(t, c, r, &mended);
		set_row(c, r->raw, r->raw_len, r->line);
		c->row.mended = mended;
		t->mended += mended;
		if (!ok)
			c->row.bad = why_bad(c, t, r);
		*ret = &c->row;
		return 1;
	}
}

int
table_open(struct arena *a, struct intake *in, const struct sniff *s, struct table **ret, struct hc_err *err)
{
	struct table *t = ARENA_NEW(a, struct table);
	struct csv_table *c;
	const struct csv_record *r;
	const char **names;
	int rc;

	t->sniff = *s;
	t->in = in;
	if ((rc = intake_rewind(in, s->encoding, err)) < 0)
		return rc;
	if (s->format != FORMAT_CSV) {
		if ((rc = json_table(a, in, t, err)) == 0)
			*ret = t;
		return rc;
	}
	t->columns = s->columns.n;
	names = ARENA_ARRAY(a, const char *, t->columns + 1);
	for (size_t i = 0; i < t->columns; i++)
		names[i] = s->columns.at[i].name;
	t->names = names;
	c = ARENA_NEW(a, struct csv_table);
	c->csv = csv_new(a, in, &s->csv);
	c->arena = a;
	c->cells = xmalloc((t->columns + 1) * sizeof(*c->cells));
	c->repair = repair_new(a, &t->sniff);
	arena_defer(a, free_held, c);
	t->impl = c;
	t->next = csv_table_next;
	for (int i = 0; i < s->preamble + s->header; i++)
		if ((rc = csv_next(c->csv, &r, err)) <= 0)
			break;
	if (rc < 0 && s->preamble + s->header > 0)
		return rc;
	*ret = t;
	return HC_OK;
}

int
table_next(struct table *t, const struct row **ret, struct hc_err *err)
{
	return t->next(t, ret, err);
}
