/*
 * merge.c - merge policies: last, ask, add, set, text, group, once. The table is in sync.md section 3.1.
 *
 * Pure: no store, no clock. A group is decided by the caller, who sees all its fields; here it is as `last`.
 */
#include "sync/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

#define LINES_MAX 4000	/* texts with more lines are not merged: somebody looks at them */

struct words { VEC(struct word { const char *s; size_t n; }) at; };

static void
split_words(struct arena *a, const struct hc_value *v, struct words *ret)
{
	const char *p = v->s, *end = v->kind == VALUE_TEXT ? v->s + v->len : NULL;

	for (; v->kind == VALUE_TEXT && p < end; p++) {
		const char *e = memchr(p, ';', (size_t)(end - p));
		struct word w = { .s = p, .n = (size_t)((e != NULL ? e : end) - p) };

		if (w.n > 0)
			vec_push(a, &ret->at, w);
		p += w.n;
	}
}

static bool
has(const struct words *in, const struct word *w)
{
	for (size_t i = 0; i < in->at.n; i++)
		if (in->at.at[i].n == w->n && memcmp(in->at.at[i].s, w->s, w->n) == 0)
			return true;
	return false;
}

static int
by_text(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int c = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);

	return c != 0 ? c : x->n < y->n ? -1 : x->n > y->n;
}

/* theirs, less what I took out, plus what I put in: an element that one put in and the other took out stays. */
static struct hc_value
merge_set(const struct merge_sides *s, struct arena *a)
{
	struct words b = {0}, t = {0}, m = {0}, all = {0};
	struct buf out = BUF_INIT;
	struct hc_value v;

	split_words(a, &s->base, &b);
	split_words(a, &s->theirs, &t);
	split_words(a, &s->mine, &m);
	for (size_t i = 0; i < t.at.n; i++)
		if (has(&m, &t.at.at[i]) || !has(&b, &t.at.at[i]))
			vec_push(a, &all.at, t.at.at[i]);
	for (size_t i = 0; i < m.at.n; i++)
		if (!has(&b, &m.at.at[i]) && !has(&all, &m.at.at[i]))
			vec_push(a, &all.at, m.at.at[i]);
	if (all.at.n == 0)
		return VALUE_NONE;
	qsort(all.at.at, all.at.n, sizeof(*all.at.at), by_text);
	for (size_t i = 0; i < all.at.n; i++) {
		buf_addc(&out, ';');
		buf_add(&out, all.at.at[i].s, all.at.at[i].n);
	}
	buf_addc(&out, ';');
	v = value_text(arena_strndup(a, out.data, out.len), out.len);
	buf_free(&out);
	return v;
}

/* theirs + (mine - base); what does not fit, or is no number, is a case for a person. */
static bool
merge_add(const struct merge_sides *s, struct hc_value *ret)
{
	int64_t base = s->base.kind == VALUE_NULL ? 0 : s->base.i, theirs = s->theirs.kind == VALUE_NULL ? 0 : s->theirs.i, d;

	if ((s->mine.kind != VALUE_INT && s->mine.kind != VALUE_DECIMAL) || __builtin_sub_overflow(s->mine.i, base, &d))
		return false;
	*ret = s->mine;
	return !__builtin_add_overflow(theirs, d, &ret->i);
}

static struct hc_value
by_text_policy(const struct merge_sides *s, struct arena *a, enum merge_note *note)
{
	const char *out;
	size_t n;

	if ((s->base.kind == VALUE_TEXT || s->base.kind == VALUE_NULL) && s->theirs.kind == VALUE_TEXT && s->mine.kind == VALUE_TEXT &&
	    merge_text(a, s->base.kind == VALUE_TEXT ? s->base.s : "", s->base.kind == VALUE_TEXT ? s->base.len : 0, s->theirs.s,
	    s->theirs.len, s->mine.s, s->mine.len, &out, &n)) {
		*note = MERGE_SILENT;
		return value_text(out, n);
	}
	*note = MERGE_OPEN;
	return s->theirs;
}

struct hc_value
merge_field(const struct field *f, const struct merge_sides *s, struct arena *a, enum merge_note *note)
{
	struct hc_value v = s->mine;

	*note = MERGE_SILENT;
	if (f->merge == MERGE_ADD) {
		/* equal figures are two counts, not one: deltas always add */
		if (merge_add(s, &v))
			return v;
		*note = MERGE_OPEN;
		return s->theirs;
	}
	if (value_equal(&s->theirs, &s->mine))
		return s->theirs;
	if (f->merge == MERGE_SET && (s->mine.kind == VALUE_TEXT || s->mine.kind == VALUE_NULL))
		return merge_set(s, a);
	if (!s->concurrent || value_equal(&s->theirs, &s->base))
		return s->mine;
	switch (f->merge) {
	case MERGE_ASK:
		*note = MERGE_OPEN;
		return s->theirs;
	case MERGE_TEXT:
		return by_text_policy(s, a, note);
	case MERGE_ONCE:
		*note = MERGE_AUTO;
		return s->theirs.kind == VALUE_NULL ? s->mine : s->theirs;
	case MERGE_NONE:
		return s->theirs;
	default:
		*note = MERGE_AUTO;
		return s->later ? s->mine : s->theirs;
	}
}

struct lines { struct word *at; size_t n; };

static struct lines
split_lines(struct arena *a, const char *s, size_t n)
{
	VEC(struct word) v = {0};
	const char *end = s + n;

	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		struct word w = { .s = s, .n = (size_t)((nl != NULL ? nl + 1 : end) - s) };

		vec_push(a, &v, w);
		s += w.n;
	}
	return (struct lines){ .at = v.at, .n = v.n };
}

static bool
same(const struct word *a, const struct word *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* For each line of x its partner in y by a longest common subsequence, or -1. Both are at most LINES_MAX. */
static int *
pair(struct arena *a, const struct lines *x, const struct lines *y)
{
	int *to = ARENA_ARRAY(a, int, x->n + 1);
	size_t head = 0, tail = 0, nx, ny;
	uint16_t *table;

	for (size_t i = 0; i < x->n; i++)
		to[i] = -1;
	while (head < x->n && head < y->n && same(&x->at[head], &y->at[head])) {
		to[head] = (int)head;
		head++;
	}
	while (tail < x->n - head && tail < y->n - head && same(&x->at[x->n - 1 - tail], &y->at[y->n - 1 - tail])) {
		to[x->n - 1 - tail] = (int)(y->n - 1 - tail);
		tail++;
	}
	nx = x->n - head - tail;
	ny = y->n - head - tail;
	if (nx == 0 || ny == 0 || nx * ny > 4000000)
		return to;
	table = ARENA_ARRAY(a, uint16_t, (nx + 1) * (ny + 1));
	for (size_t i = nx; i-- > 0; )
		for (size_t k = ny; k-- > 0; ) {
			uint16_t *t = &table[i * (ny + 1) + k];
			uint16_t down = t[ny + 1], right = t[1];

			*t = same(&x->at[head + i], &y->at[head + k]) ? (uint16_t)(t[ny + 2] + 1) : down > right ? down : right;
		}
	for (size_t i = 0, k = 0; i < nx && k < ny; ) {
		const uint16_t *t = &table[i * (ny + 1) + k];

		if (same(&x->at[head + i], &y->at[head + k])) {
			to[head + i] = (int)(head + k);
			i++;
			k++;
		} else if (t[ny + 1] >= t[1])
			i++;
		else
			k++;
	}
	return to;
}

static bool
same_run(const struct lines *a, size_t from, size_t to, const struct lines *b, size_t bfrom, size_t bto)
{
	if (to - from != bto - bfrom)
		return false;
	for (size_t i = 0; i < to - from; i++)
		if (!same(&a->at[from + i], &b->at[bfrom + i]))
			return false;
	return true;
}

static void
add_run(struct buf *out, const struct lines *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		buf_add(out, l->at[i].s, l->at[i].n);
}

/* diff3: lines that stand in all three are anchors; between two anchors only one side may differ from the base. */
static bool
weave(struct arena *a, const struct lines *b, const struct lines *t, const struct lines *m, struct buf *out)
{
	const int *bt = pair(a, b, t), *bm = pair(a, b, m);
	size_t i = 0, ti = 0, mi = 0;

	for (;;) {
		size_t k = i, tk, mk;

		while (k < b->n && (bt[k] < 0 || bm[k] < 0))
			k++;
		tk = k < b->n ? (size_t)bt[k] : t->n;
		mk = k < b->n ? (size_t)bm[k] : m->n;
		if (same_run(b, i, k, t, ti, tk) || same_run(t, ti, tk, m, mi, mk))
			add_run(out, m, mi, mk);
		else if (same_run(b, i, k, m, mi, mk))
			add_run(out, t, ti, tk);
		else
			return false;
		if (k == b->n)
			return true;
		add_run(out, b, k, k + 1);
		i = k + 1;
		ti = tk + 1;
		mi = mk + 1;
	}
}

bool
merge_text(struct arena *a, const char *base, size_t nbase, const char *theirs, size_t ntheirs, const char *mine, size_t nmine,
    const char **ret, size_t *n)
{
	struct arena *scratch = arena_new("merge");
	struct lines b = split_lines(scratch, base, nbase), t = split_lines(scratch, theirs, ntheirs),
	    m = split_lines(scratch, mine, nmine);
	struct buf out = BUF_INIT;
	bool ok = b.n <= LINES_MAX && t.n <= LINES_MAX && m.n <= LINES_MAX && weave(scratch, &b, &t, &m, &out);

	if (ok) {
		*ret = arena_strndup(a, buf_str(&out), out.len);
		*n = out.len;
	}
	buf_free(&out);
	arena_free(scratch);
	return ok;
}
