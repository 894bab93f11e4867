/*
 * retain.c - how long a workstation keeps edits in its journal: by itself for good, beside a server two years unless its user says
 * otherwise; never one that the server has not confirmed. What a tenant keeps on the server is its plan's business.
 */
#include "engine/local.h"

#include <stdlib.h>
#include <string.h>

#include "store/replica.h"

#define DAYS_USUAL 730
#define DAY INT64_C(86400000)
#define SLICE 5000		/* places of the journal in one transaction: others who write get their turn between them */
#define SLICES 20		/* in one go; the rest has time until the next */

int64_t
engine_journal_days(struct work *w)
{
	struct arena *a = arena_new("turn");
	int64_t days = replica_int(w->store, "dev", 0) != 0 ? DAYS_USUAL : 0;
	const char *said = NULL;

	if (store_meta_get(w->store, a, JOURNAL_DAYS, &said, NULL) >= 0 && said != NULL)
		days = strcmp(said, "all") == 0 ? 0 : strtoll(said, NULL, 10);
	arena_free(a);
	return days > 0 ? days : 0;
}

static int
slice(struct work *w, int64_t upto, bool *more, struct hc_err *err)
{
	int rc = store_begin(w->store, err);

	if (rc < 0)
		return rc;
	return store_end(w->store, journal_trim(w->store, upto, SLICE, more, err), err);
}

int
retain_edits(struct work *w, struct hc_err *err)
{
	int64_t now = w->env->now(w->env), days = engine_journal_days(w), place, sent;
	bool more = true;
	int rc;

	if (days == 0 || replica_int(w->store, "trimmed", 0) == now / DAY)
		return HC_OK;
	if ((rc = journal_place(w->store, now - days * DAY, &place, err)) < 0)
		return rc;
	sent = replica_int(w->store, "dev", 0) != 0 ? replica_int(w->store, "place", 0) : place;
	for (int i = 0; more && i < SLICES; i++)
		if ((rc = slice(w, place < sent ? place : sent, &more, err)) < 0)
			return rc;
	if (more)
		return HC_OK;
	if ((rc = store_begin(w->store, err)) < 0)
		return rc;
	return store_end(w->store, replica_put_int(w->store, "trimmed", now / DAY, err), err);
}
