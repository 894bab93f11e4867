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

/* The rate of a currency on a day, NULL if there is none. */
static int
rate_of(struct work *w, const char *currency, int64_t day, const struct rate **ret, struct hc_err *err)
{
	struct engine *e = w->engine;
	struct currency_rates *c;
	int rc;

	*ret = NULL;
	if (e->rates == NULL && (rc = load(w, err)) < 0) {
		money_forget(w);
		return rc;
	}
	c = currency_of(e, currency, strlen(currency), false);
	for (size_t i = 0; c != NULL && i < c->at.n; i++)
		if (c->at.at[i].day <= day)
			*ret = &c->at.at[i];
	return HC_OK;
}

bool
money_has_rates(struct work *w)
{
	const struct rate *r;

	return rate_of(w, "", 0, &r, NULL) >= 0 && w->engine->rates->currencies.n > 0;
}

/* An amount of base currency in another, at today's rate. HC_NOTFOUND without a rate. */
int
money_from_base(struct work *w, const char *currency, int64_t base, int64_t *ret)
{
	const struct rate *r;

	*ret = base;
	if (currency[0] == '\0' || w->locale.currency == NULL || strcmp(currency, w->locale.currency) == 0)
		return HC_OK;
	if (rate_of(w, currency, w->locale.today, &r, NULL) < 0 || r == NULL)
		return HC_NOTFOUND;
	return decimal_div(base, r->rate, RATE_SCALE, ret);
}

int
money_base(struct work *w, const char *currency, int64_t day, int64_t amount, int64_t *ret, struct hc_err *err)
{
	const struct rate *r;
	char date[32];
	int rc;

	if (currency[0] == '\0' || w->locale.currency == NULL || strcmp(currency, w->locale.currency) == 0) {
		*ret = amount;
		return HC_OK;
	}
	if ((rc = rate_of(w, currency, day, &r, err)) < 0)
		return rc;
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

/* A rate was written: amounts that were converted by it are converted again, later and once. */
int
money_rate_saved(struct hc_tx *tx, struct hc_err *err)
{
	struct query_ctx c = engine_system_ctx(tx->work, tx->arena, NULL);
	struct query *q;
	int64_t n;
	int rc;

	if ((rc = query_parse(&c, "job kind = \"rates\" and status = \"waiting\"", &q, err)) < 0 ||
	    (rc = read_count(tx->work->store, &c, q, &n, err)) < 0)
		return rc;
	return n > 0 ? HC_OK : job_post(tx, "rates", NULL, NULL, "", 0, err);
}

/* The amounts of one object in other currencies than the base. A row whose rate has gone keeps what it had. */
static int
convert_object(struct hc_tx *tx, const struct object_code *c, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct work *w = tx->work;
	struct arena *list = arena_new("rates"), *a = arena_new("rate row");
	struct query_ctx ctx = engine_system_ctx(w, list, NULL);
	struct hc_value base = value_text(w->locale.currency, strlen(w->locale.currency));
	struct page_at all = { .limit = -1 };
	struct hc_value **rows;
	struct query *q;
	size_t n = 0;
	int rc;

	ctx.params = &base;
	ctx.nparams = 1;
	if ((rc = query_parse(&ctx, arena_printf(list, "%s currency != %%1", c->object->name), &q, err)) >= 0 &&
	    (rc = query_set_columns(&ctx, q, paths, 1, err)) >= 0)
		rc = read_page(w->store, &ctx, q, &all, false, list, &rows, &n, err);
	for (size_t i = 0; rc >= 0 && i < n; i++) {
		struct hc_record *r;
		int64_t *before;

		if ((rc = read_record(w->store, c->object, rows[i][q->id_column].id, a, &r, err)) < 0)
			break;
		before = arena_dup(a, r->base, c->object->fields.n * sizeof(*before));
		for (size_t j = 0; j < c->money.n; j++)
			r->old[c->money.at[j]->slot] = VALUE_NONE;	/* every amount counts as moved */
		if (money_bases(w, c, r, NULL) >= 0)
			rc = money_write(tx, c, r, r->values, before, err);
		arena_reset(a);
	}
	arena_free(a);
	arena_free(list);
	return rc < 0 ? rc : HC_OK;
}

/* implements job_fn: kind `rates` */
int
money_convert_all(void *arg, struct hc_tx *tx, const struct queued *job, struct hc_err *err)
{
	const struct model *m = tx->work->model;
	int rc;

	for (size_t i = 0; i < m->objects.n; i++) {
		struct object_code *c;

		if (!m->objects.at[i]->has_money)
			continue;
		if ((rc = code_object(tx->work, m->objects.at[i], &c, err)) < 0 ||
		    (c->money.n > 0 && (rc = convert_object(tx, c, err)) < 0))
			return rc;
	}
	return HC_OK;
}
