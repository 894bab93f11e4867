/*
 * sim_check.c - what must hold when the line is whole again and nobody edits: sync.md section 11.2.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"
#include "sim.h"
#include "store/db.h"
#include "store/replica.h"

/* Through the machine's own connection, which has its schema read; what it has not committed yet would be nobody else's. */
static int64_t
ask(struct sim *s, struct store *at, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int64_t ret = -1;

	if (!sqlite3_get_autocommit(at->db))
		sim_fail(s, "%s: a transaction was left open", store_path(at));
	if (sqlite3_prepare_v2(at->db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		ret = sqlite3_column_int64(st, 0);
	else
		sim_fail(s, "%s: %s", sql, sqlite3_errmsg(at->db));
	sqlite3_finalize(st);
	return ret;
}

static void
value_text_of(const struct hc_value *v, struct buf *out)
{
	struct jw w = { .out = out };

	replica_value_add(&w, v);
}

static void
compare_record(struct sim *s, int i, const struct object *o, const struct hc_record *theirs, struct arena *a)
{
	const uint8_t *id = theirs->values[SLOT_ID].id;
	struct hc_record *ours;
	struct hc_err err = {0};
	char hex[UUID_TEXT];

	uuid_format(id, hex);
	if (read_record(s->devices[i].work->store, o, id, a, &ours, &err) < 0) {
		sim_fail(s, "device %d lacks %s %s", i, o->name, hex);
		return;
	}
	for (size_t k = SLOT_OWNER; k < theirs->object->fields.n; k++) {
		const struct field *f = theirs->object->fields.at[k], *own = object_field(o, f->name);

		if (!replica_field(f) || (own && value_equal(&ours->values[own->slot], &theirs->values[k])))
			continue;
		if (!own) {
			sim_fail(s, "device %d has no %s.%s", i, o->name, f->name);
			continue;
		}
		struct buf x = BUF_INIT, y = BUF_INIT;

		value_text_of(&ours->values[own->slot], &x);
		value_text_of(&theirs->values[k], &y);
		sim_fail(s, "device %d %s %s.%s is %s, on the server %s", i, o->name, hex, f->name, buf_str(&x), buf_str(&y));
		buf_free(&x);
		buf_free(&y);
	}
}

/* By the roles of this world, worked out here and not by the product. */
bool
sim_sees_all(struct sim *s, const struct object *o)
{
	static const char *const seen[] = { "user", "role", "role_grant", "organization", "x_note" };

	for (int i = 0; i < 5; i++)
		if (!strcmp(o->name, seen[i]))
			return true;
	return s->sight == SIGHT_ALL && !strcmp(o->name, "x_deal");
}

bool
sim_in_scope(struct sim *s, int user, const struct object *o, const struct hc_record *r)
{
	bool own = r->values[SLOT_OWNER].kind == VALUE_ID && !memcmp(r->values[SLOT_OWNER].id, s->users[user], 16);

	if (user < 2)
		return true;
	if (!strcmp(o->name, "comment"))
		return s->faults & FAULT_TALK && sim_hears(s, r);
	if (!strcmp(o->name, "conflict"))
		return sim_hears(s, r);
	if (sim_sees_all(s, o))
		return true;
	if (s->sight == SIGHT_WHERE && !strcmp(o->name, "x_deal")) {
		const struct hc_value *stage = &r->values[object_field(o, "stage")->slot];

		own |= stage->kind == VALUE_TEXT && stage->len == 2 && (!memcmp(stage->s, "s1", 2) || !memcmp(stage->s, "s2", 2));
	}
	return own && (!strcmp(o->name, "x_deal") || !strcmp(o->name, "x_paper"));
}

/* The server's live records of an object, in the order of their ids: read once, held against every device. */
struct truth {
	const struct object *object;
	uint8_t (*ids)[16];
	struct hc_record **records;
	size_t n;
};

static int
compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

static void
read_truth(struct sim *s, const struct object *o, struct arena *a, struct truth *ret)
{
	struct hc_err err = {0};

	*ret = (struct truth){ .object = o };
	if (replica_ids(s->server->store, o, a, &ret->ids, &ret->n, &err) < 0) {
		sim_fail(s, "the server's %s cannot be read: %s", o->name, err.msg);
		return;
	}
	if (ret->n)
		qsort(ret->ids, ret->n, 16, compare_ids);
	ret->records = arena_alloc(a, (ret->n + 1) * sizeof(*ret->records));
	for (size_t k = 0; k < ret->n; k++)
		if (read_record(s->server->store, o, ret->ids[k], a, &ret->records[k], &err) < 0) {
			sim_fail(s, "the server's %s cannot be read: %s", o->name, err.msg);
			ret->n = k;
		}
}

static void
compare_object(struct sim *s, int i, const struct truth *t)
{
	struct arena *a = arena_new("compare");
	struct work *w = s->devices[i].work;
	const struct object *there = model_object(w->model, t->object->name);
	uint8_t (*ids)[16];
	struct hc_err err = {0};
	size_t n;

	for (size_t k = 0; k < t->n; k++)
		if (sim_in_scope(s, s->devices[i].user, t->object, t->records[k]))
			compare_record(s, i, there, t->records[k], a);
	if (replica_ids(w->store, there, a, &ids, &n, &err) < 0) {
		sim_fail(s, "device %d's %s cannot be read: %s", i, there->name, err.msg);
		n = 0;
	}
	for (size_t k = 0; k < n; k++) {
		uint8_t (*at)[16] = t->n ? bsearch(ids[k], t->ids, t->n, 16, compare_ids) : NULL;
		char hex[UUID_TEXT];

		uuid_format(ids[k], hex);
		if (!at)
			sim_fail(s, "device %d has a ghost: %s %s", i, there->name, hex);
		else if (!sim_in_scope(s, s->devices[i].user, t->object, t->records[at - t->ids]))
			sim_fail(s, "device %d sees what it may not: %s %s", i, there->name, hex);
	}
	arena_free(a);
}

static void
check_device(struct sim *s, int i, const char *digest, const struct truth *truths, size_t ntruths)
{
	struct sim_device *d = &s->devices[i];
	struct arena *a = arena_new("check");
	struct hc_err err = {0};
	bool equal = false;
	char ours[65];
	struct sync_status st;

	if (sync_status(d->work, a, &st, &err) < 0)
		sim_fail(s, "device %d has no status: %s", i, err.msg);
	else if (st.stopped[0] && s->faults & FAULT_REVOKE)
		goto out;	/* taken off the list */
	else if (st.waiting > 0 || st.snapshot_done != st.snapshot_all || st.stopped[0])
		sim_fail(s, "device %d did not drain: %lld wait, %lld of %lld loaded; %s%s", i, (long long)st.waiting, (long long)st.snapshot_done,
		    (long long)st.snapshot_all, st.trouble, st.stopped);
	if (ask(s, d->work->store, "SELECT count(*) FROM shadow") > 0)
		sim_fail(s, "device %d still hides values", i);
	if (ask(s, d->work->store, "SELECT (SELECT count(*) FROM inbox) + (SELECT count(*) FROM outbound)") > 0)
		sim_fail(s, "device %d still has something in flight", i);
	if (!s->restored && !s->forked && replica_int(d->work->store, "diverged", 0) > 0)
		sim_fail(s, "device %d had to mend %lld times", i, (long long)replica_int(d->work->store, "diverged", 0));
	if (d->user < 2 && store_digest(d->work->store, ours, &err) == 0)
		equal = strcmp(ours, digest) == 0;
	sim_check_fields(s, i);
	for (size_t k = 0; k < ntruths; k++)
		compare_object(s, i, &truths[k]);
	/* of a field that is out of sight one machine may hold the value in its column, another beside the record: each field that is in
	   sight was compared */
	if (d->user < 2 && !equal && !s->trouble.len && !(s->faults & FAULT_FIELDS))
		sim_fail(s, "device %d has another digest", i);
	sim_check_files(s, i);
	sim_check_erased(s, i);
out:
	arena_free(a);
}

/* Did the server take this step? Its device may have purged the values before it could send them. */
static bool
step_counts(struct sim *s, const struct sim_step *st, bool parked)
{
	char sql[240];
	long long dev;

	if (st->device < 0 || (!parked && !st->purged))
		return true;
	dev = replica_int(s->devices[st->device].work->store, "dev", 0);
	snprintf(sql, sizeof(sql), "SELECT count(*) FROM parked WHERE dev = %lld AND n = %lld", dev, (long long)st->n);
	if (ask(s, s->server->store, sql) > 0)
		return false;
	if (!st->purged || st->n < 0)
		return true;
	snprintf(sql, sizeof(sql), "SELECT count(*) FROM journal WHERE dev = %lld AND n = %lld AND (op = 'c' OR diff LIKE '%%\"hits\"%%')", dev,
	    (long long)st->n);
	return ask(s, s->server->store, sql) > 0;
}

static void
check_counters(struct sim *s)
{
	const struct object *o = model_object(s->server->model, "x_deal");
	const struct field *f = object_field(o, "hits");
	struct arena *a = arena_new("counters");
	bool parked = ask(s, s->server->store, "SELECT count(*) FROM parked") > 0;

	for (int k = 0; k < s->nrecords; k++) {
		struct hc_record *r;
		int64_t sum = 0;

		if (read_record(s->server->store, o, s->records[k], a, &r, NULL) < 0)
			continue;
		for (size_t i = 0; i < s->steps.n; i++) {
			const struct sim_step *st = &s->steps.at[i];

			if (memcmp(st->record, s->records[k], 16) == 0 && step_counts(s, st, parked))
				sum += st->delta;
		}
		if (sum != (r->values[f->slot].kind == VALUE_INT ? r->values[f->slot].i : 0)) {
			char hex[UUID_TEXT];

			uuid_format(s->records[k], hex);
			sim_fail(s, "counter of %s is %lld, the steps add up to %lld", hex,
			    (long long)(r->values[f->slot].kind == VALUE_INT ? r->values[f->slot].i : 0), (long long)sum);
		}
	}
	arena_free(a);
}

void
sim_check(struct sim *s)
{
	const struct model *m = s->server->model;
	struct arena *a = arena_new("truth");
	struct truth *truths = arena_alloc(a, m->objects.n * sizeof(*truths));
	struct hc_err err = {0};
	char digest[65] = "";
	size_t n = 0;

	if (work_become(s->server, s->users[0], &err) < 0 || store_digest(s->server->store, digest, &err) < 0)
		sim_fail(s, "%s", err.msg);
	for (size_t k = 0; k < m->objects.n; k++)
		if (!m->objects.at[k]->local)
			read_truth(s, m->objects.at[k], a, &truths[n++]);
	for (int i = 0; i < s->n; i++)
		check_device(s, i, digest, truths, n);
	arena_free(a);
	sim_check_erased(s, -1);
	if (!s->revoked)
		sim_check_files(s, -1);
	if (ask(s, s->server->store, "SELECT count(*) FROM (SELECT 1 FROM x_deal WHERE deleted IS NULL AND code IS NOT NULL"
	    " GROUP BY k_code HAVING count(*) > 1)") > 0)
		sim_fail(s, "a unique key has two holders");
	/* numbers that were given before joining, those of two copies of one lease, and of two that were one for a while may meet */
	if (!s->restored && !s->forked && !s->merged && ask(s, s->server->store, "SELECT count(*) FROM (SELECT 1 FROM x_deal o WHERE number IS NOT NULL"
	    " AND NOT EXISTS(SELECT 1 FROM journal j WHERE j.record = o.id AND j.source = 7) AND NOT EXISTS(SELECT 1 FROM tx t JOIN journal j"
	    " ON j.tx = t.tx WHERE j.record = o.id AND j.op = 'c' AND t.source = 7) GROUP BY number HAVING count(*) > 1)") > 0)
		sim_fail(s, "a number was given out twice");
	/* what was counted for one that was merged goes to the one it became */
	if (!s->restored && !s->forked && !s->revoked && !s->merged)
		check_counters(s);
}

/* What this device wrote and has no answer for is what it sees. */
void
sim_check_own(struct sim *s, int i)
{
	struct work *w = s->devices[i].work;
	struct arena *a = arena_new("own");
	struct entry *at;
	size_t n;

	/* a server that forgot shows its old values until it has heard of the edits again */
	if (s->restored) {
		arena_free(a);
		return;
	}
	if (replica_entries(w->store, replica_int(w->store, "place", 0), 1000, a, &at, &n, NULL) < 0)
		n = 0;
	for (size_t k = 0; k < n; k++) {
		struct field_diff *diffs = NULL;
		struct hc_record *r;
		size_t nd = 0;

		if (at[k].object == NULL || at[k].op != 'u' || at[k].n <= replica_int(w->store, "acked", 0) ||
		    journal_diff(&at[k], a, &diffs, &nd, NULL) < 0)
			continue;
		if (read_record(w->store, at[k].object, at[k].record, a, &r, NULL) < 0) {
			if (!s->purged)
				sim_fail(s, "device %d lost a record with an edit that waits", i);
			continue;
		}
		for (size_t f = 0; f < nd; f++) {
			bool last = true;

			for (size_t m = k + 1; m < n; m++)
				if (!memcmp(at[m].record, at[k].record, 16) && strstr(at[m].diff, diffs[f].field->name))
					last = false;
			/* it purged the record itself, and the server refused that: the values of what was not sent are gone */
			if (s->purged && diffs[f].now.kind == VALUE_TEXT && diffs[f].now.len > 7 && !memcmp(diffs[f].now.s, "purged:", 7))
				continue;
			if (last && !value_equal(&r->values[diffs[f].field->slot], &diffs[f].now))
				sim_fail(s, "device %d does not see its own %s", i, diffs[f].field->name);
		}
	}
	arena_free(a);
}
