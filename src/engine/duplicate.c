/*
 * duplicate.c - records that may be the same as this one: candidates by index, then a score with its reasons.
 *
 * Candidates share an e-mail, a phone number (E.164), the title's fold key or the beginning of it: a handful of index
 * probes, whatever the size of the table. Weights follow logic.md 2.2 (same e-mail 50, same name 40, same phone 30, same
 * account 20); a name that is only like (Jaro-Winkler over fold keys) counts in part.
 */
#include "engine/local.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define CANDIDATES 64
#define PREFIX 3	/* letters of the title that a similar one shares */
#define SCORE_MIN 40
#define NAME_MIN 0.85

struct candidates {
	uint8_t ids[CANDIDATES][16];
	size_t n;
};

static void
offer(struct candidates *c, const struct hc_record *r, uint8_t (*ids)[16], size_t n)
{
	for (size_t i = 0; i < n && c->n < CANDIDATES; i++) {
		bool known = r->values[SLOT_ID].kind == VALUE_ID && memcmp(ids[i], r->values[SLOT_ID].id, 16) == 0;

		for (size_t j = 0; j < c->n && !known; j++)
			known = memcmp(c->ids[j], ids[i], 16) == 0;
		if (!known)
			memcpy(c->ids[c->n++], ids[i], 16);
	}
}

static bool
identifies(const struct field *f)
{
	return strcmp(f->type->name, "email") == 0 || strcmp(f->type->name, "phone") == 0 || f->unique;
}

static const char *
fold(struct work *w, const struct field *f, const struct hc_value *v, struct arena *a, size_t *n)
{
	struct buf b = BUF_INIT;
	const char *s;

	if (v->kind != VALUE_TEXT) {
		*n = 0;
		return "";
	}
	if (f->type->fold != NULL)
		f->type->fold(f, v, &w->locale, &b);
	else
		utf8_fold_buf(&b, v->s, v->len);
	*n = b.len;
	s = arena_strndup(a, buf_str(&b), b.len);
	buf_free(&b);
	return s;
}

static int
gather(struct work *w, const struct hc_record *r, struct arena *a, struct candidates *c, struct hc_err *err)
{
	const struct object *o = r->object;
	uint8_t ids[CANDIDATES][16];
	size_t n, len;
	int rc;

	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (is_formula(f) || !identifies(f) || r->values[i].kind == VALUE_NULL)
			continue;
		if ((rc = lookup_value(w->store, f, &r->values[i], r->rid, ids, 16, &n, err)) < 0)
			return rc;
		offer(c, r, ids, n);
	}
	if (o->title->fold && !is_formula(o->title) && r->values[o->title->slot].kind == VALUE_TEXT) {
		const char *key = fold(w, o->title, &r->values[o->title->slot], a, &len);

		if (len < PREFIX)
			return HC_OK;
		if ((rc = lookup_key(w->store, o->title, key, len, ids, 16, &n, err)) < 0)
			return rc;
		offer(c, r, ids, n);
		/* the longer the shared beginning, the fewer and the better: from half the name down */
		for (size_t cut = len * 3 / 4; cut >= PREFIX && c->n < CANDIDATES; cut /= 2) {
			while (cut > 0 && ((unsigned char)key[cut] & 0xc0) == 0x80)
				cut--;
			if ((rc = lookup_prefix(w->store, o->title, key, cut, ids, 32, &n, err)) < 0)
				return rc;
			offer(c, r, ids, n);
		}
	}
	return HC_OK;
}

/* Jaro-Winkler over bytes of fold keys, 0 to 1. */
double
duplicate_likeness(const char *a, size_t na, const char *b, size_t nb)
{
	bool hit_a[128] = { false }, hit_b[128] = { false };
	size_t window, m = 0, t = 0, p = 0, k = 0;
	double j;

	na = na > 128 ? 128 : na;
	nb = nb > 128 ? 128 : nb;
	if (na == 0 || nb == 0)
		return 0;
	window = (na > nb ? na : nb) / 2;
	window = window > 0 ? window - 1 : 0;
	for (size_t i = 0; i < na; i++) {
		size_t from = i > window ? i - window : 0, to = i + window + 1 < nb ? i + window + 1 : nb;

		for (size_t q = from; q < to; q++)
			if (!hit_b[q] && a[i] == b[q]) {
				hit_a[i] = hit_b[q] = true;
				m++;
				break;
			}
	}
	if (m == 0)
		return 0;
	for (size_t i = 0; i < na; i++) {
		if (!hit_a[i])
			continue;
		while (!hit_b[k])
			k++;
		t += a[i] != b[k++];
	}
	j = ((double)m / (double)na + (double)m / (double)nb + ((double)m - (double)t / 2) / (double)m) / 3;
	while (p < 4 && p < na && p < nb && a[p] == b[p])
		p++;
	return j + (double)p * 0.1 * (1 - j);
}

static void
reason(struct buf *why, const char *text)
{
	buf_printf(why, "%s%s", why->len > 0 ? ", " : "", text);
}

static bool
same_key(struct work *w, const struct field *f, const struct hc_record *x, const struct hc_record *y, struct arena *a)
{
	size_t nx, ny;
	const char *kx = fold(w, f, &x->values[f->slot], a, &nx), *ky = fold(w, f, &y->values[f->slot], a, &ny);

	return nx > 0 && nx == ny && memcmp(kx, ky, nx) == 0;
}

static int
score_names(struct work *w, const struct hc_record *x, const struct hc_record *y, struct arena *a, struct buf *why)
{
	const struct field *f = x->object->title;
	const char *kx, *ky;
	size_t nx, ny;
	double like;

	kx = fold(w, f, &x->values[f->slot], a, &nx);
	ky = fold(w, f, &y->values[f->slot], a, &ny);
	if (nx == 0 || ny == 0)
		return 0;
	if (nx == ny && memcmp(kx, ky, nx) == 0) {
		reason(why, "same name");
		return 40;
	}
	if ((like = duplicate_likeness(kx, nx, ky, ny)) < NAME_MIN)
		return 0;
	reason(why, "similar name");
	return (int)((like - NAME_MIN) / (1 - NAME_MIN) * 15) + 20;
}

static int
score(struct work *w, const struct hc_record *x, const struct hc_record *y, struct arena *a, struct buf *why)
{
	const struct object *o = x->object;
	bool email = false, phone = false, account = false;
	int n = score_names(w, x, y, a, why);

	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (x->values[i].kind == VALUE_NULL || y->values[i].kind == VALUE_NULL || is_formula(f))
			continue;
		if (!email && strcmp(f->type->name, "email") == 0 && same_key(w, f, x, y, a)) {
			email = true;
			n += 50;
			reason(why, "same e-mail");
		} else if (!phone && strcmp(f->type->name, "phone") == 0 && same_key(w, f, x, y, a)) {
			phone = true;
			n += 30;
			reason(why, "same phone");
		} else if (!account && strcmp(f->name, "account") == 0 && value_equal(&x->values[i], &y->values[i])) {
			account = true;
			n += 20;
			reason(why, "same account");
		} else if (f->unique && f != o->title && f->type->name[0] != 'e' && same_key(w, f, x, y, a)) {
			n += 50;
			buf_printf(why, "%ssame %s", why->len > 0 ? ", " : "", f->label);
		}
	}
	/* records without e-mail and phone have only their names to go by */
	if (!email && !phone && n == 40)
		n = 60;
	return n > 100 ? 100 : n;
}

static int
best_first(const void *a, const void *b)
{
	return ((const struct duplicate *)b)->score - ((const struct duplicate *)a)->score;
}

int
engine_duplicates(struct work *w, const struct hc_record *r, struct arena *a, struct duplicate **ret, size_t *n, struct hc_err *err)
{
	struct candidates *c = ARENA_NEW(a, struct candidates);
	VEC(struct duplicate) v = {0};
	struct buf why = BUF_INIT;
	int rc;

	if ((rc = gather(w, r, a, c, err)) < 0)
		return rc;
	for (size_t i = 0; i < c->n; i++) {
		struct duplicate d = { .score = 0 };
		struct hc_record *other;

		if (read_record(w->store, r->object, c->ids[i], a, &other, NULL) < 0 || access_record(w, other, 'r', NULL) < 0)
			continue;
		buf_reset(&why);
		if ((d.score = score(w, r, other, a, &why)) < SCORE_MIN)
			continue;
		memcpy(d.id, c->ids[i], 16);
		d.title = record_title(other);
		d.why = arena_strdup(a, buf_str(&why));
		vec_push(a, &v, d);
	}
	buf_free(&why);
	if (v.n > 1)
		qsort(v.at, v.n, sizeof(*v.at), best_first);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}
