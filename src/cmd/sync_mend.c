/*
 * sync_mend.c - `sync resolve` and `sync parked retry|drop`: what a person decides about an edit that clashed or was refused.
 *
 * Each is an ordinary edit in the end, so it works without a server and travels with the next exchange.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cmd/clash.h"
#include "cmd/session.h"
#include "cmd/sync.h"
#include "store/replica.h"

static int
resolve_all(struct cmd *c, const struct object *o, const char *take, struct hc_err *err)
{
	struct query_ctx ctx;
	struct hc_value **rows;
	struct query *q;
	size_t n, done = 0;
	int rc;

	if ((rc = cmd_query(c, "conflict state:open", &ctx, &q, err)) < 0 ||
	    (rc = read_page(c->work->store, &ctx, q, &(struct page_at){ .limit = -1 }, false, c->arena, &rows, &n, err)) < 0)
		return rc;
	for (; done < n; done++)
		if ((rc = clash_take(c->work, rows[done][q->id_column].id, take, NULL, err)) < 0) {
			err_prefix(err, "%zu of %zu are resolved, then", done, n);
			return rc;
		}
	out_notice(c->out, "%zu conflict%s resolved.", done, done == 1 ? " is" : "s are");
	return HC_OK;
}

/* sync resolve ID mine|theirs, sync resolve ID value TEXT, sync resolve all mine|theirs */
int
sync_run_resolve(struct cmd *c, struct hc_err *err)
{
	const struct object *o = model_object(c->work->model, "conflict");
	struct buf value = BUF_INIT;
	const char *take;
	uint8_t id[16];
	int rc;

	if (c->nargs < 3 || (strcmp(c->args[2], "mine") != 0 && strcmp(c->args[2], "theirs") != 0 && strcmp(c->args[2], "value") != 0))
		return hc_fail(err, HC_INVALID, 0, "sync resolve needs a conflict and what to take: sync resolve 4f2a91 mine, theirs, or "
		    "value TEXT; `sync conflicts` lists them.");
	take = c->args[2];
	if ((*take == 'v') != (c->nargs > 3))
		return hc_fail(err, HC_INVALID, 0, "Only value is followed by a text: sync resolve %s value 1200.", c->args[1]);
	if (o == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There are no conflicts here.");
	if (strcmp(c->args[1], "all") == 0 && *take != 'v')
		return resolve_all(c, o, take, err);
	if ((rc = engine_find(c->work, o, c->args[1], c->arena, id, err)) < 0)
		return rc;
	for (size_t i = 3; i < c->nargs; i++)
		buf_printf(&value, "%s%s", i > 3 ? " " : "", c->args[i]);
	rc = clash_take(c->work, id, take, *take == 'v' ? buf_str(&value) : NULL, err);
	buf_free(&value);
	return rc;
}

static int
fill_change(struct cmd *c, struct hc_tx *tx, const struct object *o, const char *const *args, size_t n, struct buf *out,
    struct hc_err *err)
{
	struct hc_record *r = record_new(tx->arena, c->work->model, o);
	struct jw w = { .out = out };
	int rc;

	if ((rc = cmd_assignments(c, tx, r, args, n, err)) < 0)
		return rc;
	jw_open(&w, '{');
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (!record_changed(r, f))
			continue;
		jw_key(&w, f->name);
		replica_value_add(&w, &r->values[f->slot]);
	}
	jw_close(&w, '}');
	return HC_OK;
}

int
sync_change_json(struct cmd *c, const struct object *o, const char *const *args, size_t n, struct buf *out, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	/* a transaction only because setting a field asks for one: nothing is written */
	if ((rc = tx_begin(c->work, SOURCE_USER, "retry", &tx, err)) < 0)
		return rc;
	rc = fill_change(c, tx, o, args, n, out, err);
	tx_abort(tx);
	return rc;
}

static int
find_parked(struct cmd *c, const char *text, struct sync_parked *ret, struct hc_err *err)
{
	struct sync_parked *p;
	int64_t n;
	size_t count;
	char *end;
	int rc;

	n = strtoll(text, &end, 10);
	if (*end != '\0' || n <= 0)
		return hc_fail(err, HC_INVALID, 0, "%s is not the number of a refused change; `sync parked` lists them.", text);
	if ((rc = sync_parked(c->work, c->arena, &p, &count, err)) < 0)
		return rc;
	for (size_t i = 0; i < count; i++)
		if (p[i].n == n) {
			*ret = p[i];
			return HC_OK;
		}
	return hc_fail(err, HC_NOTFOUND, 0, "There is no refused change %s; `sync parked` lists them.", text);
}

static int
retry(struct cmd *c, const struct sync_parked *p, struct hc_err *err)
{
	const struct object *o = model_object(c->work->model, p->object);
	struct buf change = BUF_INIT;
	int rc = 0;

	if (o == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no object %s here; its plugin is off.", p->object);
	if (c->nargs > 3)
		rc = sync_change_json(c, o, c->args + 3, c->nargs - 3, &change, err);
	if (rc == 0)
		rc = sync_parked_retry(c->work, p->n, change.len > 0 ? buf_str(&change) : NULL, err);
	buf_free(&change);
	if (rc == 0)
		out_notice(c->out, "The change is made again and goes out with the next `sync`.");
	return rc;
}

/* sync parked [retry N [FIELD=VALUE ...] | drop N] */
int
sync_run_parked(struct cmd *c, struct hc_err *err)
{
	struct sync_parked p = {0};
	int rc;

	if (c->nargs == 1)
		return sync_show_parked(c, err);
	if (c->nargs < 3 || (strcmp(c->args[1], "retry") != 0 && strcmp(c->args[1], "drop") != 0))
		return hc_fail(err, HC_INVALID, 0, "sync parked takes retry N [FIELD=VALUE ...] or drop N.");
	if ((rc = find_parked(c, c->args[2], &p, err)) < 0)
		return rc;
	if (c->args[1][0] == 'r')
		return retry(c, &p, err);
	if (c->nargs > 3)
		return hc_fail(err, HC_INVALID, 0, "sync parked drop takes a number alone.");
	return sync_parked_drop(c->work, p.n, err);
}
