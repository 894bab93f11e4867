/*
 * usage.c - what the registry counted becomes records of the tenant: api_use, by hour, key and route, once the hour is over.
 *
 * Written by the server under nobody's rights, like an import: rules and workflows have no say. Where it left off is in the
 * tenant's own file, written in the same transaction.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/local.h"

#define HOUR_MS INT64_C(3600000)
#define GRACE_MS INT64_C(60000)	/* in which the last requests of an hour are counted */
#define KEY "usage_hour"

static int
save_row(struct hc_tx *tx, const struct object *o, const struct use_row *u, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct hc_record *r = record_new(a, tx->work->model, o);
	int rc;

	record_put(r, "hour", value_int(u->hour * HOUR_MS));
	record_put_text(r, "key", u->key);
	record_put_text(r, "route", u->route);
	record_put(r, "requests", value_int(u->n));
	record_put(r, "errors", value_int(u->errors));
	record_put(r, "bytes_in", value_int(u->in));
	record_put(r, "bytes_out", value_int(u->out));
	record_put(r, "milliseconds", value_int(u->us / 1000));
	rc = engine_save(tx, r, err);
	arena_free(a);
	return rc;
}

static int
write_rows(struct tenant *t, const struct object *o, const struct use_row *rows, size_t n, int64_t hour, struct hc_err *err)
{
	struct hc_tx *tx;
	char text[24];
	int rc;

	if ((rc = tx_begin(t->work, SOURCE_SYSTEM, "API use", &tx, err)) < 0)
		return rc;
	tx->trusted = tx->bulk = true;
	for (size_t i = 0; i < n && rc >= 0; i++)
		if (rows[i].hour < hour)
			rc = save_row(tx, o, &rows[i], err);
	snprintf(text, sizeof(text), "%lld", (long long)hour);
	if (rc >= 0)
		rc = store_meta_put(t->work->store, KEY, text, err);
	if (rc >= 0)
		return tx_commit(tx, err);
	tx_abort(tx);
	return rc;
}

void
usage_write(struct server *s, struct tenant *t)
{
	int64_t hour = (s->env->now(s->env) - GRACE_MS) / HOUR_MS, from = hour;	/* not yet over */
	const struct object *o = t->work != NULL ? model_object(t->work->model, "api_use") : NULL;
	struct use_row *rows;
	struct hc_err err;
	const char *text;
	struct arena *a;
	size_t n = 0;

	if (o == NULL || t->usage_hour == hour || store_readonly_reason(t->work->store) != NULL)
		return;
	t->usage_hour = hour;
	a = arena_new("turn");
	if (store_meta_get(t->work->store, a, KEY, &text, &err) >= 0 && text != NULL)
		from = strtoll(text, NULL, 10);
	else
		from = hour - 24;
	if (from < hour && registry_uses(t->lane->registry, t->id, from, a, &rows, &n, &err) >= 0 && n > 0 &&
	    write_rows(t, o, rows, n, hour, &err) < 0)
		log_line(LOG_WARN, "tenant %s: use could not be written: %s", t->id, err.msg);
	arena_free(a);
}
