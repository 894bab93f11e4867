/*
 * usage.c - what the registry counted becomes records of the tenant: api_use, by hour, key and route. Of hours that are over by
 * itself, of the one that runs when somebody asks: so nothing is written per request, and who looks sees what was counted until now.
 *
 * Written by the server under nobody's rights, like an import: rules and workflows have no say. Up to which hour all is written is
 * in the tenant's own file, in the same transaction. A row's id comes from what it counts, so it is written again, not twice.
 */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/local.h"
#include "store/read.h"

#define HOUR_MS INT64_C(3600000)
#define GRACE_MS INT64_C(60000)	/* in which the last requests of an hour are counted */
#define FRESH_NS INT64_C(1000000000)	/* what a dashboard of many tiles asks for is brought up to date once */
#define KEY "usage_hour"

static void
row_id(const struct use_row *u, uint8_t ret[16])
{
	int64_t ms = u->hour * HOUR_MS;
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, 16);
	crypto_generichash_update(&h, (const unsigned char *)u->key, strlen(u->key) + 1);
	crypto_generichash_update(&h, (const unsigned char *)u->route, strlen(u->route) + 1);
	crypto_generichash_final(&h, ret, 16);
	for (int i = 5; i >= 0; i--, ms >>= 8)
		ret[i] = (uint8_t)ms;
	ret[6] = 0x70 | (ret[6] & 0x0f);
	ret[8] = 0x80 | (ret[8] & 0x3f);
}

static int
save_row(struct hc_tx *tx, const struct object *o, const struct use_row *u, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct hc_record *r;
	uint8_t id[16];
	int rc;

	row_id(u, id);
	if ((rc = read_record(tx->work->store, o, id, a, &r, err)) == HC_NOTFOUND) {
		r = record_new(a, tx->work->model, o);
		r->values[SLOT_ID] = value_id(id);
		record_put(r, "hour", value_int(u->hour * HOUR_MS));
		record_put_text(r, "key", u->key);
		record_put_text(r, "route", u->route);
		rc = HC_OK;
	}
	/* one that somebody deleted stays so */
	if (rc >= 0 && (r->isnew || r->values[SLOT_DELETED].kind == VALUE_NULL)) {
		record_put(r, "requests", value_int(u->n));
		record_put(r, "errors", value_int(u->errors));
		record_put(r, "bytes_in", value_int(u->in));
		record_put(r, "bytes_out", value_int(u->out));
		record_put(r, "milliseconds", value_int(u->us / 1000));
		rc = engine_save(tx, r, err);
	}
	arena_free(a);
	return rc;
}

/* Of hours before `over` nothing comes any more. */
static int
write_rows(struct tenant *t, const struct object *o, const struct use_row *rows, size_t n, int64_t over, bool running, struct hc_err *err)
{
	struct hc_tx *tx;
	char text[24];
	int rc;

	if ((rc = tx_begin(t->work, SOURCE_SYSTEM, "API use", &tx, err)) < 0)
		return rc;
	tx->trusted = tx->bulk = true;
	for (size_t i = 0; i < n && rc >= 0; i++)
		if (running || rows[i].hour < over)
			rc = save_row(tx, o, &rows[i], err);
	snprintf(text, sizeof(text), "%lld", (long long)over);
	if (rc >= 0)
		rc = store_meta_put(t->work->store, KEY, text, err);
	if (rc >= 0)
		return tx_commit(tx, err);
	tx_abort(tx);
	return rc;
}

/* The first hour of which more may still be counted. */
static int64_t
running_hour(const struct server *s)
{
	return (s->env->now(s->env) - GRACE_MS) / HOUR_MS;
}

static void
write_since(struct tenant *t, const struct object *o, int64_t over, bool running)
{
	struct arena *a = arena_new("turn");
	struct use_row *rows;
	struct hc_err err;
	const char *text;
	size_t n = 0;
	int64_t from;

	from = store_meta_get(t->work->store, a, KEY, &text, &err) >= 0 && text != NULL ? strtoll(text, NULL, 10) : over - 24;
	if ((running || from < over) && registry_uses(t->lane->registry, t->id, from, a, &rows, &n, &err) >= 0 && n > 0 &&
	    write_rows(t, o, rows, n, over, running, &err) < 0)
		log_line(LOG_WARN, "tenant %s: use could not be written: %s", t->id, err.msg);
	arena_free(a);
}

static const struct object *
use_object(const struct tenant *t)
{
	return t->work != NULL && store_readonly_reason(t->work->store) == NULL ? model_object(t->work->model, "api_use") : NULL;
}

void
usage_write(struct server *s, struct tenant *t)
{
	const struct object *o = use_object(t);
	int64_t over = running_hour(s);

	if (o == NULL || t->usage_hour == over)
		return;
	t->usage_hour = over;
	write_since(t, o, over, false);
}

/* By its name in the path, the question or a small body: to be wrong costs a look at the registry. */
static bool
asks(const struct request *rq, const struct object *o)
{
	const char *q = request_arg(rq, "q");

	return (rq->params[0] != NULL && strcmp(rq->params[0], o->name) == 0) || (q != NULL && strstr(q, o->name) != NULL) ||
	    (rq->body.len > 0 && rq->body.len < 65536 && strstr(rq->body.data, o->name) != NULL);
}

void
usage_fresh(struct server *s, struct tenant *t, const struct request *rq)
{
	const struct object *o = use_object(t);
	int64_t now = s->env->ticks(s->env);
	struct hc_err err;

	if (o == NULL || now < t->usage_at || !asks(rq, o))
		return;
	t->usage_at = now + FRESH_NS;
	if (tenant_seat_server(t, &err) >= 0)
		write_since(t, o, running_hour(s), true);
}
