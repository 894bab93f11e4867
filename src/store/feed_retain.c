/*
 * feed_retain.c - what the feed may forget: that records left, after every device had half a year to hear of it.
 *
 * The journal itself is kept: history, undo and merges read it. A device that was away for longer loads anew.
 */
#include <inttypes.h>

#include "base/err.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/replica.h"

int
feed_retain(struct store *s, int64_t before, struct hc_err *err)
{
	int64_t floor = replica_int(s, "gc_floor", 0), place = 0;
	int rc;

	/* the newest place of a transaction that began before then */
	if ((rc = db_int(s, &place, err, "SELECT coalesce(max(last), 0) FROM tx WHERE at < %" PRIi64, before)) < 0)
		return rc;
	if (place > feed_at(s))
		place = feed_at(s);
	if (place <= floor)
		return HC_OK;
	if ((rc = db_exec(s, err, "DELETE FROM feed WHERE gone <> 0 AND seq <= %" PRIi64, place)) < 0)
		return rc;
	return replica_put_int(s, "gc_floor", place, err);
}
