/*
 * sniff_table.c - where the data begins: lines above the table, header records, and what each column holds.
 */
#include <stdlib.h>
#include <string.h>

#include "exchange/sniff.h"

#define ROWS_MAX 2000

struct row {
	struct csv_field *fields;
	size_t n;
};

struct rows {
	VEC(struct row) rows;
	size_t columns;		/* the usual length of a row */
};

static void
read_rows(struct arena *a, const char *text, size_t n, const struct csv_dialect *d, struct rows *ret)
{
	struct intake *in = intake_memory(a, text, n);
	struct csv *c;
	const struct csv_record *r;
	size_t cells = 0, best = 0;
	uint32_t *lengths = ARENA_ARRAY(a, uint32_t, CSV_COLUMNS_MAX + 1);

	if (intake_rewind(in, ENCODING_UTF8, NULL) < 0)
		return;
	c = csv_new(a, in, d);
	while (ret->rows.n < ROWS_MAX && cells < 200000 && csv_next(c, &r, NULL) == 1) {
		struct row row = { .fields = arena_dup(a, r->fields, r->n * sizeof(*r->fields)), .n = r->n };

		for (size_t i = 0; i < r->n; i++)
			row.fields[i].s = arena_strndup(a, r->fields[i].s, r->fields[i].len);
		vec_push(a, &ret->rows, row);
		cells += r->n;
		if (++lengths[r->n] > best || (lengths[r->n] == best && r->n > ret->columns)) {
			best = lengths[r->n];
			ret->columns = r->n;
		}
	}
}

static size_t
filled(const struct row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->fields[i].len > 0;
	return n;
}

/* Records above the table: short ones, and ones that fill less than a third of their cells with one title. */
static size_t
count_preamble(const struct rows *t)
{
	size_t i;

	if (t->columns < 2)
		return 0;
	for (i = 0; i < t->rows.n && i < 50; i++) {
		const struct row *r = &t->rows.at[i];

		if (r->n + (t->columns > 3) >= t->columns && r->n <= t->columns + 1 && (t->columns < 3 || filled(r) * 3 > t->columns))
			return i;
	}
	return 0;
}

static bool
same_row(const struct row *a, const struct row *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->fields[i].len != b->fields[i].len || memcmp(a->fields[i].s, b->fields[i].s, a->fields[i].len) != 0)
			return false;
	return true;
}

/* A column's kind over rows [from, to): a kind holds if at most one filled cell in twenty is something else. */
static void
profile_columns(struct arena *a, const struct rows *t, size_t first, size_t from, struct sniff *ret)
{
	ret->columns.n = 0;
	for (size_t col = 0; col < t->columns; col++) {
		struct profile p = { .name = "", .kind = KIND_EMPTY, .never_empty = true };
		size_t counts[KIND_TEXT + 1] = { 0 }, seen = 0, misfits = 0;

		for (size_t i = from; i < t->rows.n; i++) {
			const struct row *r = &t->rows.at[i];
			enum kind k;

			if (r->n != t->columns || (i != first && same_row(r, &t->rows.at[first])))
				continue;
			k = kind_of(r->fields[col].s, r->fields[col].len, &p.hints);
			if (k == KIND_EMPTY)
				p.never_empty = false;
			else
				seen++;
			counts[k]++;
			if (r->fields[col].len > p.longest)
				p.longest = r->fields[col].len;
		}
		for (int k = KIND_INTEGER; k <= KIND_TEXT; k++)
			if (counts[k] * 20 >= seen && counts[k] > 0)
				p.kind = kind_join(p.kind, (enum kind)k);
		for (int k = KIND_INTEGER; k <= KIND_TEXT; k++)
			misfits += kind_fits(p.kind, (enum kind)k) ? 0 : counts[k];
		if (misfits * 20 > seen)
			p.kind = KIND_TEXT;
		vec_push(a, &ret->columns, p);
	}
}

/* Whether a row could be a header: its cells are short different words where the columns hold something else. */
static bool
looks_like_header(const struct rows *t, const struct row *r, const struct sniff *s, const struct sniff_given *g)
{
	size_t typed = 0, against = 0, known = 0, words = 0;

	if (r->n != t->columns && r->n + 1 != t->columns)
		return false;
	for (size_t i = 0; i < r->n; i++) {
		const struct csv_field *f = &r->fields[i];
		enum kind k = kind_of(f->s, f->len, NULL);

		if (k == KIND_EMPTY)
			continue;
		if (f->len > 120 || k == KIND_EMAIL || k == KIND_URL || k == KIND_DATE || k == KIND_STAMP || k == KIND_MONEY)
			return false;
		words++;
		if (g->known != NULL && g->known(g->arg, f->s, f->len))
			known++;
		if (s->columns.at[i].kind != KIND_TEXT && s->columns.at[i].kind != KIND_EMPTY) {
			typed++;
			against += kind_fits(s->columns.at[i].kind, k);
		}
		for (size_t j = 0; j < i; j++)
			if (r->n < 200 && r->fields[j].len == f->len && memcmp(r->fields[j].s, f->s, f->len) == 0)
				against++;
	}
	if (known * 2 > words)
		return true;
	if (words * 2 < r->n || against * 3 > typed)
		return false;
	if (typed > 0)
		return true;
	/* all text: a header's words do not come again below */
	for (size_t i = 0, again = 0; i < t->rows.n; i++)
		for (size_t c = 0; &t->rows.at[i] != r && c < r->n && c < t->rows.at[i].n; c++) {
			const struct csv_field *f = &t->rows.at[i].fields[c];

			if (f->len > 0 && f->len == r->fields[c].len && memcmp(f->s, r->fields[c].s, f->len) == 0 && ++again > r->n / 2)
				return false;
		}
	return true;
}

/* A further header record: the same again, or words above columns of numbers and dates. */
static bool
continues_header(const struct rows *t, size_t at, const struct sniff *s)
{
	const struct row *r = &t->rows.at[at];
	size_t typed = 0, words = 0;

	if (same_row(r, &t->rows.at[at - 1]))
		return true;
	if (r->n != t->columns)
		return false;
	for (size_t i = 0; i < r->n; i++) {
		enum kind k = kind_of(r->fields[i].s, r->fields[i].len, NULL), column = s->columns.at[i].kind;

		if (column == KIND_TEXT || column == KIND_EMPTY || column == KIND_BOOL)
			continue;
		typed++;
		if (k == KIND_TEXT)
			words++;
		else if (k != KIND_EMPTY)
			return false;
	}
	return typed >= 2 && words * 2 > typed;
}

static void
name_columns(struct arena *a, const struct rows *t, size_t first, int header, struct sniff *ret)
{
	for (size_t col = 0; col < t->columns; col++) {
		struct buf b = BUF_INIT;

		for (int k = 0; k < header; k++) {
			const struct row *r = &t->rows.at[first + (size_t)k];
			const char *s = col < r->n ? r->fields[col].s : "";
			size_t n = col < r->n ? r->fields[col].len : 0;

			while (n > 0 && (*s == ' ' || *s == '\n')) {
				s++;
				n--;
			}
			while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n' || s[n - 1] == '\r'))
				n--;
			if (n > 0 && b.len > 0)
				buf_addc(&b, ' ');
			buf_add(&b, s, n);
		}
		ret->columns.at[col].name = arena_strdup(a, buf_str(&b));
		buf_free(&b);
	}
}

/* Which way round dates are and which mark numbers have: the columns' hints vote, the delimiter breaks a tie. */
static void
settle_hints(struct sniff *s)
{
	unsigned dates = 0, numbers = 0;

	for (size_t i = 0; i < s->columns.n; i++) {
		const struct profile *p = &s->columns.at[i];

		if (p->kind == KIND_DATE || p->kind == KIND_STAMP)
			dates |= p->hints;
		else if (p->kind == KIND_NUMBER || p->kind == KIND_MONEY || p->kind == KIND_PERCENT)
			numbers |= p->hints;
	}
	if (s->date_order == 0) {
		if (dates & HINT_DAY_FIRST)
			s->date_order = 'd';
		else if (dates & HINT_MONTH_FIRST)
			s->date_order = 'm';
		else if (dates & HINT_DOTTED)
			s->date_order = 'd';
		else if (dates & HINT_YEAR_FIRST)
			s->date_order = 'y';
	}
	if (s->mark == 0) {
		if ((numbers & HINT_COMMA) && !(numbers & HINT_POINT))
			s->mark = ',';
		else if (numbers & HINT_POINT)
			s->mark = '.';
	}
}

void
sniff_table(struct arena *a, const char *text, size_t n, const struct sniff_given *g, struct sniff *ret)
{
	struct arena *tmp = arena_new("sniff");
	struct rows t = { .columns = 0 };
	size_t first, body;

	read_rows(tmp, text, n, &ret->csv, &t);
	if (t.rows.n > 0) {
		first = count_preamble(&t);
		/* profile without what may be header records, if enough is left */
		body = first + (t.rows.n - first > 8 ? 4 : t.rows.n - first > 1 ? 1 : 0);
		profile_columns(a, &t, first, body, ret);
		if (g->header >= 0) {
			ret->header = (size_t)g->header <= t.rows.n - first ? g->header : (int)(t.rows.n - first);
		} else if (looks_like_header(&t, &t.rows.at[first], ret, g)) {
			ret->header = 1;
			while (ret->header < 4 && first + (size_t)ret->header < t.rows.n &&
			    continues_header(&t, first + (size_t)ret->header, ret))
				ret->header++;
		}
		if (body != first + (size_t)ret->header)
			profile_columns(a, &t, first, first + (size_t)ret->header, ret);
		name_columns(a, &t, first, ret->header, ret);
		ret->preamble = (int)first;
		ret->rows = t.rows.n - first - (size_t)ret->header;
		settle_hints(ret);
	}
	arena_free(tmp);
}
