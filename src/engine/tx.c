/*
 * tx.c - a unit of work: one store transaction, one journal transaction, one undo; and the nesting of automation in it.
 *
 * The arena of a transaction lives to its end. While a record is saved, tx->arena is a scratch arena of that depth, emptied
 * when the save is done: a bulk edit of a million records needs the memory of one.
 */
#include "engine/local.h"

#include <assert.h>
#include <string.h>

int
tx_begin(struct work *w, enum journal_source source, const char *label, struct hc_tx **ret, struct hc_err *err)
{
	struct engine *e = w->engine;
	struct hc_tx *tx;
	struct arena *a;
	int rc;

	assert(e->tx == NULL);
	if ((rc = store_begin(w->store, err)) < 0)
		return rc;
	/* after the lock: an edit made elsewhere while we waited for it may have changed roles or rates */
	work_turn(w);
	a = e->tx_spare != NULL ? e->tx_spare : arena_new("tx");
	e->tx_spare = NULL;
	tx = ARENA_NEW(a, struct hc_tx);
	tx->work = w;
	tx->arena = a;
	tx->change.source = source;
	tx->change.label = label != NULL ? arena_strdup(a, label) : NULL;
	tx->change.at = e->clock;
	memcpy(tx->change.actor, w->user, 16);
	e->tx = tx;
	e->tx_base = a;
	*ret = tx;
	return HC_OK;
}

static void
finish(struct hc_tx *tx)
{
	struct engine *e = tx->work->engine;
	struct arena *a = tx->arena;

	assert(e->tx == tx && tx->depth == 0);
	e->tx = NULL;
	e->tx_base = NULL;
	e->series = NULL;
	e->verify = NULL;
	e->rollups = NULL;
	if (arena_used(a) > (1u << 20)) {
		arena_free(a);
		return;
	}
	arena_reset(a);
	if (e->tx_spare == NULL)
		e->tx_spare = a;
	else
		arena_free(a);
}

/* Observers may begin transactions of their own, so they hear when this one is gone. */
static void
tell(struct engine *e, const struct touched *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < e->observers.n; j++)
			e->observers.at[j].fn(e->observers.at[j].arg, at[i].object, at[i].id, at[i].op);
}

int
tx_commit(struct hc_tx *tx, struct hc_err *err)
{
	struct work *w = tx->work;
	struct engine *e = w->engine;
	struct touched *touched;
	struct arena *a;
	size_t n;
	int rc;

	if (tx->dry_run) {
		tx_abort(tx);
		return HC_OK;
	}
	if ((rc = rollup_flush(tx, err)) < 0 || (rc = series_flush(tx, err)) < 0 || (rc = store_commit(w->store, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	n = tx->touched.n;
	if (n == 0 || e->observers.n == 0) {
		finish(tx);
		return HC_OK;
	}
	a = arena_new("touched");
	touched = arena_dup(a, tx->touched.at, n * sizeof(*touched));
	finish(tx);
	tell(e, touched, n);
	arena_free(a);
	return HC_OK;
}

void
tx_abort(struct hc_tx *tx)
{
	struct work *w;

	if (tx == NULL)
		return;
	w = tx->work;
	if (store_depth(w->store) > 0)
		store_rollback(w->store);
	/* what was read inside it may have been its own uncommitted rows */
	access_forget(w);
	money_forget(w);
	finish(tx);
}

/* The journal transaction begins with the first write, so that a unit of work that changed nothing leaves no trace. */
int
tx_journal(struct hc_tx *tx, struct hc_err *err)
{
	return tx->change.tx != 0 ? HC_OK : save_tx(tx->work->store, &tx->change, err);
}

void
tx_touched(struct hc_tx *tx, const struct object *o, const uint8_t id[16], char op)
{
	struct touched t = { .object = o, .op = op };
	struct engine *e = tx->work->engine;

	if (access_depends(o))
		access_forget(tx->work);
	if (money_depends(o))
		money_forget(tx->work);
	if (e->observers.n == 0)
		return;
	memcpy(t.id, id, 16);
	vec_push(e->tx_base, &tx->touched, t);
}

static int
circle(const struct hc_tx *tx, const char *name, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	for (int i = ENGINE_DEPTH - 4; i < ENGINE_DEPTH; i++)
		buf_printf(&b, "%s > ", tx->path[i] != NULL ? tx->path[i] : "?");
	buf_adds(&b, name);
	rc = hc_fail(err, HC_INVALID, 0, "Automation runs in a circle (%s); switch one of these off or give it a condition.",
	    buf_str(&b));
	buf_free(&b);
	return rc;
}

/* Automation may save again: `name` is what runs, for the message when it never ends. The outermost piece of work, where it
   is guarded, has a savepoint: if it fails, what its hooks and workflows wrote goes with it, and a bulk edit can go on with
   the next record. A savepoint costs as much as the save itself, so a save that can only fail before its first write has none. */
int
tx_enter(struct hc_tx *tx, const char *name, bool guarded, struct tx_mark *mark, struct hc_err *err)
{
	struct engine *e = tx->work->engine;
	int d = tx->depth, rc;

	if (d >= ENGINE_DEPTH)
		return circle(tx, name, err);
	mark->guarded = guarded && d == 0;
	if (mark->guarded && (rc = store_begin(tx->work->store, err)) < 0)
		return rc;
	if (e->scratch[d] == NULL)
		e->scratch[d] = arena_new("save");
	mark->arena = tx->arena;
	mark->change = tx->change;
	mark->touched = tx->touched.n;
	tx->path[d] = name;
	tx->depth++;
	tx->arena = e->scratch[d];
	return HC_OK;
}

/* Ends it with its result, which is returned (or that of the savepoint's release). */
int
tx_leave(struct hc_tx *tx, const struct tx_mark *mark, int rc, struct hc_err *err)
{
	struct engine *e = tx->work->engine;

	assert(tx->depth > 0);
	tx->depth--;
	arena_reset(e->scratch[tx->depth]);
	tx->arena = mark->arena;
	if (mark->guarded && rc >= 0)
		return store_commit(tx->work->store, err) < 0 ? HC_STORE : rc;
	if (rc >= 0 || tx->depth > 0)
		return rc;
	if (mark->guarded)
		store_rollback(tx->work->store);
	tx->change = mark->change;
	tx->touched.n = mark->touched;
	return rc;
}

/* What automation does is the organisation's doing: rights are asked of what the person did, at depth one. */
bool
tx_privileged(const struct hc_tx *tx)
{
	return tx->trusted || tx->work->admin || tx->depth > 1;
}
