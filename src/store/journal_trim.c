/*
 * journal_trim.c - what the journal may forget where somebody decided so: edits up to a place.
 *
 * Creations, deletions, merges and erasures stay, and of each record the newest entry: so the feed, a record's version and its
 * way to the record it was merged into are found as before. What is older than the floor is told by who needs it: an undo, an
 * image of then, a merge.
 */
#include <inttypes.h>

#include "base/err.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/replica.h"

int64_t
journal_floor(struct store *s)
{
	return db_has(s, "table", "sync_state") ? replica_int(s, "journal_floor", 0) : 0;
}

int64_t
journal_floor_at(struct store *s)
{
	int64_t floor = journal_floor(s), at = 0;

	if (floor == 0 || db_int(s, &at, NULL, "SELECT coalesce(max(at), 0) FROM tx WHERE first <= %" PRIi64, floor) < 0)
		return 0;
	return at;
}

int
journal_place(struct store *s, int64_t before, int64_t *ret, struct hc_err *err)
{
	return db_int(s, ret, err, "SELECT coalesce(max(last), 0) FROM tx WHERE at < %" PRIi64, before);
}

int
journal_trim(struct store *s, int64_t upto, int64_t slice, bool *more, struct hc_err *err)
{
	int64_t floor = journal_floor(s), to = upto - floor > slice ? floor + slice : upto;
	int rc;

	*more = false;
	if (to <= floor)
		return HC_OK;
	if ((rc = db_exec(s, err, "DELETE FROM journal WHERE seq > %" PRIi64 " AND seq <= %" PRIi64 " AND op = 'u' AND EXISTS (SELECT 1"
	    " FROM journal k WHERE k.object = journal.object AND k.record = journal.record AND k.seq > journal.seq)", floor, to)) < 0 ||
	    (rc = replica_put_int(s, "journal_floor", to, err)) < 0)
		return rc;
	*more = to < upto;
	return HC_OK;
}
