/*
 * derive.c - values that nobody types: defaults, formulas, numbers of a series.
 */
#include "engine/local.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/type.h"
#include "store/replica.h"

int
derive_formulas(struct work *w, const struct object_code *c, struct hc_record *r, struct arena *a, struct hc_err *err)
{
	struct query_ctx ctx = engine_system_ctx(w, a, c->object);
	struct match m = engine_match(w, &ctx);
	int rc;

	for (size_t i = 0; i < c->formulas.n; i++) {
		const struct formula_code *fc = &c->formulas.at[i];
		struct hc_value v;

		if ((rc = formula_eval(&m, fc->formula, r, fc->field, a, &v, err)) < 0)
			return rc;
		record_set(r, fc->field, v);
	}
	return HC_OK;
}

static int
default_value(struct work *w, const struct default_code *d, struct hc_record *r, struct match *m, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	const struct field *f = d->field;
	char currency[4] = "";

	if (d->formula != NULL)
		return formula_eval(m, d->formula, r, f, a, ret, err);
	*ret = d->value;
	if (d->value.kind != VALUE_TEXT)
		return HC_OK;
	if (f->type->class == CLASS_LOOKUP) {
		*ret = VALUE_NONE;
		if (d->value.len == 2 && memcmp(d->value.s, "me", 2) == 0)
			*ret = value_id(w->user);
		return HC_OK;
	}
	if (f->type->class == CLASS_DATE || f->type->class == CLASS_STAMP)
		return field_parse(f, &w->locale, a, d->value.s, d->value.len, ret, currency, err);
	return HC_OK;
}

/* Fills what is empty and was not set on purpose: `loaded` marks slots that were offered a default before (a form does, and
   the user may have cleared it) or that were given a value. */
int
derive_defaults(struct work *w, const struct object_code *c, struct hc_record *r, struct arena *a, struct hc_err *err)
{
	struct query_ctx ctx = engine_system_ctx(w, a, c->object);
	struct match m = engine_match(w, &ctx);
	int rc;

	if (r->values[SLOT_OWNER].kind == VALUE_NULL && !r->loaded[SLOT_OWNER] && w->user_name != NULL)
		record_set(r, c->object->fields.at[SLOT_OWNER], value_id(w->user));
	r->loaded[SLOT_OWNER] = 1;
	for (size_t i = 0; i < c->defaults.n; i++) {
		const struct field *f = c->defaults.at[i].field;
		struct hc_value v = VALUE_NONE;

		if (r->values[f->slot].kind != VALUE_NULL || r->loaded[f->slot])
			continue;
		if ((rc = default_value(w, &c->defaults.at[i], r, &m, a, &v, err)) < 0)
			return rc;
		if (v.kind != VALUE_NULL)
			record_set(r, f, v);
		r->loaded[f->slot] = 1;
	}
	if (c->object->has_money && r->values[SLOT_CURRENCY].kind == VALUE_NULL && w->locale.currency != NULL &&
	    w->locale.currency[0] != '\0')
		record_set(r, c->object->fields.at[SLOT_CURRENCY], value_text(w->locale.currency, strlen(w->locale.currency)));
	return HC_OK;
}

int
engine_defaults(struct work *w, struct hc_record *r, struct hc_err *err)
{
	struct object_code *c;
	int rc;

	if ((rc = code_object(w, r->object, &c, err)) < 0)
		return rc;
	return derive_defaults(w, c, r, r->arena, err);
}

int
engine_compute(struct work *w, struct hc_record *r, struct hc_err *err)
{
	struct object_code *c;
	int rc;

	if ((rc = code_object(w, r->object, &c, err)) < 0)
		return rc;
	if ((rc = money_bases(w, c, r, err)) < 0 && rc != HC_INVALID)
		return rc;	/* a form without a rate yet still computes the rest */
	return derive_formulas(w, c, r, r->arena, err);
}

static const char *
series_key(struct arena *a, const struct field *f)
{
	return arena_printf(a, "series:%s.%s", f->object->name, f->name);
}

static int
series_get(struct hc_tx *tx, const struct field *f, struct series **ret, struct hc_err *err)
{
	struct engine *e = tx->work->engine;
	const char *text;
	struct series *s;
	int rc;

	for (s = e->series; s != NULL; s = s->next_series)
		if (s->field == f) {
			*ret = s;
			return HC_OK;
		}
	if ((rc = store_meta_get(tx->work->store, tx->arena, series_key(tx->arena, f), &text, err)) < 0)
		return rc;
	s = ARENA_NEW(e->tx_base, struct series);
	s->field = f;
	s->next = text != NULL ? strtoll(text, NULL, 10) : 1;
	if (s->next < 1)
		s->next = 1;
	s->next_series = e->series;
	e->series = s;
	*ret = s;
	return HC_OK;
}

/* "Q-{0000}" with 7 is Q-0007; the zeros say how many digits at least. */
static const char *
number_text(struct arena *a, const char *pattern, int64_t n)
{
	const char *open = strchr(pattern, '{'), *close = open != NULL ? strchr(open, '}') : NULL;
	int width = close != NULL ? (int)(close - open) - 1 : 0;

	if (close == NULL)
		return arena_printf(a, "%s%lld", pattern, (long long)n);
	return arena_printf(a, "%.*s%0*lld%s", (int)(open - pattern), pattern, width, (long long)n, close + 1);
}

/* A number that came from outside (an import, a person) moves the series past it. */
static int64_t
number_of(const char *pattern, const struct hc_value *v)
{
	const char *open = strchr(pattern, '{');
	size_t head = open != NULL ? (size_t)(open - pattern) : strlen(pattern);
	int64_t n = 0;

	if (v->kind != VALUE_TEXT || v->len <= head || memcmp(v->s, pattern, head) != 0)
		return 0;
	for (size_t i = head; i < v->len && v->s[i] >= '0' && v->s[i] <= '9' && n < INT64_C(1) << 50; i++)
		n = n * 10 + (v->s[i] - '0');
	return n;
}

/* A workspace that follows a server gives out numbers from the block it has on lease; without one the field stays empty, and
   the server fills it when the record comes. */
static int
leased_number(struct hc_tx *tx, const struct field *f, struct hc_record *r, struct hc_err *err)
{
	const char *series = arena_printf(tx->arena, "%s.%s", f->object->name, f->name), *text;
	int64_t next, last;
	int rc = replica_lease(tx->work->store, series, &next, &last, err);

	if (rc == HC_NOTFOUND || (rc == HC_OK && next > last))
		return HC_OK;
	if (rc < 0 || (rc = replica_lease_put(tx->work->store, series, next + 1, last, err)) < 0)
		return rc;
	text = number_text(tx->arena, f->pattern, next);
	record_set(r, f, value_text(text, strlen(text)));
	return HC_OK;
}

int
derive_numbers(struct hc_tx *tx, const struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < c->autonumbers.n; i++) {
		const struct field *f = c->autonumbers.at[i];
		struct series *s;
		const char *text;

		if (!r->isnew && r->values[f->slot].kind != VALUE_NULL)
			continue;
		if (replica_int(tx->work->store, "dev", 0) != 0) {
			if (r->isnew && r->values[f->slot].kind == VALUE_NULL && (rc = leased_number(tx, f, r, err)) < 0)
				return rc;
			continue;
		}
		if ((rc = series_get(tx, f, &s, err)) < 0)
			return rc;
		if (r->values[f->slot].kind != VALUE_NULL) {
			int64_t n = number_of(f->pattern, &r->values[f->slot]);

			if (n >= s->next)
				s->next = n + 1;
			continue;
		}
		text = number_text(tx->arena, f->pattern, s->next++);
		record_set(r, f, value_text(text, strlen(text)));
	}
	return HC_OK;
}

/* An import commits in between: the numbers it may use are taken from the start, so that a crash leaves a gap, not doubles. */
int
series_reserve(struct hc_tx *tx, const struct object_code *c, int64_t count, struct hc_err *err)
{
	for (size_t i = 0; i < c->autonumbers.n; i++) {
		struct series *s;
		char text[24];
		int rc;

		if ((rc = series_get(tx, c->autonumbers.at[i], &s, err)) < 0)
			return rc;
		snprintf(text, sizeof(text), "%lld", (long long)(s->next + (count > 0 ? count : 0)));
		if ((rc = store_meta_put(tx->work->store, series_key(tx->arena, s->field), text, err)) < 0)
			return rc;
	}
	return HC_OK;
}

int
series_flush(struct hc_tx *tx, struct hc_err *err)
{
	int rc;

	for (struct series *s = tx->work->engine->series; s != NULL; s = s->next_series) {
		char text[24];

		snprintf(text, sizeof(text), "%lld", (long long)s->next);
		if ((rc = store_meta_put(tx->work->store, series_key(tx->arena, s->field), text, err)) < 0)
			return rc;
	}
	tx->work->engine->series = NULL;
	return HC_OK;
}
