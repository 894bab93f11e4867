/*
 * forget_report.c - who may still hold a person that was forgotten: copies of the workspace, and devices that were not here since.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/time.h"
#include "engine/forget.h"
#include "engine/local.h"
#include "store/feed.h"
#include "store/journal.h"

#define ERASURES 500

struct report {
	struct work *work;
	struct arena *arena;
	struct store_copy *copies;
	size_t ncopies;
	struct feed_device *devices;
	size_t ndevices;
	void (*line)(void *arg, const char *text);
	void *arg;
};

static const char *
day(struct report *r, int64_t at)
{
	struct civil c;

	zone_civil(r->work->locale.zone, at, &c);
	return arena_printf(r->arena, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

static void
say_copies(struct report *r, int64_t at)
{
	for (size_t i = 0; i < r->ncopies; i++) {
		const struct store_copy *c = &r->copies[i];

		if (c->at <= at)
			r->line(r->arg, arena_printf(r->arena, c->there ? "  the copy of %s at %s still holds it" :
			    "  the copy of %s is no longer at %s; wherever it is now, it still holds it", day(r, c->at), c->path));
	}
}

static void
say_devices(struct report *r, int64_t seq)
{
	size_t waiting = 0;

	for (size_t i = 0; i < r->ndevices; i++) {
		const struct feed_device *d = &r->devices[i];

		if (d->took >= seq)
			continue;
		waiting++;
		r->line(r->arg, arena_printf(r->arena, "  device %lld, %s%s, has not taken it yet; it was seen %s", (long long)d->dev,
		    d->name[0] != '\0' ? d->name : "without a name", d->revoked ? " (revoked)" : "",
		    d->seen != 0 ? day(r, d->seen) : "never"));
	}
	if (r->ndevices > 0 && waiting == 0)
		r->line(r->arg, "  every device has taken it");
}

static int
say_erasure(struct report *r, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct hc_record *rec;
	struct entry *e;
	const char *by;
	size_t n;
	int rc;

	if ((rc = read_record(r->work->store, o, id, r->arena, &rec, err)) < 0 ||
	    (rc = journal_list(r->work->store, o, id, 0, SIZE_MAX, r->arena, &e, &n, err)) < 0)
		return rc;
	by = read_title(r->work->store, model_object(r->work->model, "user"), rec->values[SLOT_CREATED_BY].id, r->arena);
	r->line(r->arg, arena_printf(r->arena, "%s: %s, by %s", day(r, rec->values[SLOT_CREATED].i), record_title(rec),
	    by[0] != '\0' ? by : "somebody who is gone"));
	say_copies(r, rec->values[SLOT_CREATED].i);
	say_devices(r, n > 0 ? e[n - 1].seq : 0);
	return HC_OK;
}

static int
each_erasure(struct report *r, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	const struct object *o = model_object(r->work->model, "erasure");
	struct query_ctx c = engine_system_ctx(r->work, r->arena, NULL);
	struct page_at all = { .limit = ERASURES };
	struct hc_value **rows;
	struct query *q;
	size_t n;
	int rc;

	if (o == NULL)
		return HC_OK;
	if ((rc = query_parse(&c, "erasure sort -created", &q, err)) < 0 || (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(r->work->store, &c, q, &all, false, r->arena, &rows, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && rc >= 0; i++)
		rc = say_erasure(r, o, rows[i][q->id_column].id, err);
	if (n == 0)
		r->line(r->arg, "Nobody was forgotten here.");
	if (n == ERASURES)
		r->line(r->arg, arena_printf(r->arena, "These are the newest %d; `list erasure` has all.", ERASURES));
	return rc;
}

int
forget_report(struct work *w, void (*line)(void *arg, const char *text), void *arg, struct hc_err *err)
{
	struct report r = { .work = w, .arena = arena_new("report"), .line = line, .arg = arg };
	int rc;

	if ((rc = store_copies(w->store, r.arena, &r.copies, &r.ncopies, err)) >= 0 &&
	    (rc = feed_devices(w->store, r.arena, &r.devices, &r.ndevices, err)) >= 0)
		rc = each_erasure(&r, err);
	arena_free(r.arena);
	return rc;
}
