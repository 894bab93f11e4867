/*
 * money.c - amounts in the organisation's currency: the hidden base of every money field, at the rate of the record's day.
 *
 * A rate says how much of the base currency one unit of a currency buys, from its date on. An amount whose currency has no
 * rate on that day is an error, never a guess.
 */
#include "engine/local.h"

#include <string.h>

#include "base/decimal.h"
#include "model/type.h"

#define RATE_SCALE 9

struct rate {
	int64_t day;
	int64_t rate;		/* at RATE_SCALE */
};

struct currency_rates {
	char code[4];
	VEC(struct rate) at;	/* by day */
};

struct rates {
	VEC(struct currency_rates) currencies;
};

bool
money_depends(const struct object *o)
{
	return strcmp(o->name, "currency_rate") == 0;
}

void
money_forget(struct work *w)
{
	w->engine->rates = NULL;
	arena_reset(w->engine->rates_arena);
}

static struct currency_rates *
currency_of(struct engine *e, const char *code, size_t n, bool make)
{
	struct rates *all = e->rates;
	struct currency_rates c = { .code = "" };

	if (n != 3)
		return NULL;
	for (size_t i = 0; i < all->currencies.n; i++)
		if (memcmp(all->currencies.at[i].code, code, 3) == 0)
			return &all->currencies.at[i];
	if (!make)
		return NULL;
	memcpy(c.code, code, 3);
	vec_push(e->rates_arena, &all->currencies, c);
	return &all->currencies.at[all->currencies.n - 1];
}

static void
add_rate(struct engine *e, const struct hc_value *row)
{
	struct currency_rates *c;
	struct rate r = { .day = TIME_DATE_MIN };
	int64_t v;

	if (row[0].kind != VALUE_TEXT || row[1].kind == VALUE_NULL)
		return;
	if (decimal_rescale(row[1].i, row[1].scale, RATE_SCALE, &v) < 0 || v <= 0)
		return;
	if ((c = currency_of(e, row[0].s, row[0].len, true)) == NULL)
		return;
	if (row[2].kind != VALUE_NULL)
		r.day = row[2].i;
	r.rate = v;
	vec_push(e->rates_arena, &c->at, r);
}

static int
load(struct work *w, struct hc_err *err)
{
	struct engine *e = w->engine;
	const struct object *o = model_object(w->model, "currency_rate");
	static const char *const paths[] = { "currency", "rate", "date" };
	struct query_ctx c = engine_system_ctx(w, e->rates_arena, NULL);
	struct page_at all = { .limit = -1 };
	struct hc_value **rows;
	struct query *q;
	size_t n;
	int rc;

	e->rates = ARENA_NEW(e->rates_arena, struct rates);
	if (o == NULL)
		return HC_OK;
	if ((rc = query_parse(&c, "currency_rate sort date", &q, err)) < 0 ||
	    (rc = query_set_columns(&c, q, paths, 3, err)) < 0 ||
	    (rc = read_page(w->store, &c, q, &all, false, e->rates_arena, &rows, &n, err)) < 0)
		return rc;
	/* rates without a date hold from the beginning: nulls sort last, so they are taken first */
	for (size_t pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++)
			if ((rows[i][2].kind == VALUE_NULL) == (pass == 0))
				add_rate(e, rows[i]);
	return HC_OK;
}

int
money_base(struct work *w, const char *currency, int64_t day, int64_t amount, int64_t *ret, struct hc_err *err)
{
	struct engine *e = w->engine;
	struct currency_rates *c;
	const struct rate *r = NULL;
	char date[32];
	int rc;

	if (currency[0] == '\0' || w->locale.currency == NULL || strcmp(currency, w->locale.currency) == 0) {
		*ret = amount;
		return HC_OK;
	}
	if (e->rates == NULL && (rc = load(w, err)) < 0) {
		money_forget(w);
		return rc;
	}
	c = currency_of(e, currency, strlen(currency), false);
	for (size_t i = 0; c != NULL && i < c->at.n; i++)
		if (c->at.at[i].day <= day)
			r = &c->at.at[i];
	if (r == NULL) {
		date_format_iso(day, date);
		return hc_fail(err, HC_INVALID, 0, "There is no rate for %.8s on %s; add one (new currency_rate currency=%.8s rate=... date=...).",
		    currency, date, currency);
	}
	if (decimal_mul(amount, r->rate, RATE_SCALE, ret) < 0)
		return hc_fail(err, HC_INVALID, 0, "The amount is too large to convert from %.8s.", currency);
	return HC_OK;
}

static int64_t
day_of(struct work *w, const struct object_code *c, const struct hc_record *r)
{
	if (c->date != NULL && r->values[c->date->slot].kind == VALUE_INT)
		return r->values[c->date->slot].i;
	if (r->values[SLOT_CREATED].kind == VALUE_INT && w->locale.zone != NULL)
		return zone_date(w->locale.zone, r->values[SLOT_CREATED].i);
	return w->locale.today;
}

static bool
moved(const struct hc_record *r, const struct field *f)
{
	return f != NULL && !value_equal(&r->values[f->slot], &r->old[f->slot]);
}

int
money_bases(struct work *w, const struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	bool all = r->isnew || moved(r, c->object->fields.at[SLOT_CURRENCY]) || moved(r, c->date);
	char currency[4] = "";
	int rc;

	if (r->base == NULL)
		return HC_OK;
	if (r->values[SLOT_CURRENCY].kind == VALUE_TEXT && r->values[SLOT_CURRENCY].len == 3)
		memcpy(currency, r->values[SLOT_CURRENCY].s, 3);
	for (size_t i = 0; i < c->money.n; i++) {
		const struct field *f = c->money.at[i];

		if (!all && !moved(r, f))
			continue;
		if (r->values[f->slot].kind == VALUE_NULL) {
			r->base[f->slot] = 0;
			continue;
		}
		if ((rc = money_base(w, currency, day_of(w, c, r), r->values[f->slot].i, &r->base[f->slot], err)) < 0) {
			if (err != NULL && err->field == 0)
				err->field = f->handle;
			return rc;
		}
	}
	return HC_OK;
}

/* The store writes a base beside the amount it belongs to; where only the currency or the day moved, it is written here. */
int
money_write(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, const struct hc_value *old,
    const int64_t *base, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; base != NULL && i < c->money.n; i++) {
		const struct field *f = c->money.at[i];

		if (r->base[f->slot] != base[f->slot] && value_equal(&r->values[f->slot], &old[f->slot]) &&
		    (rc = save_base(tx->work->store, f, r->values[SLOT_ID].id, r->base[f->slot], err)) < 0)
			return rc;
	}
	return HC_OK;
}
