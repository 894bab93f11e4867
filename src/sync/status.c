/*
 * status.c - how sync stands, read from the file; refused edits; and deciding a conflict.
 */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/uuid.h"
#include "model/fileref.h"
#include "store/read.h"
#include "sync/local.h"

static const char *
fact(struct work *w, struct arena *a, const char *key)
{
	const char *v = NULL;

	return replica_get(w->store, a, key, &v, NULL) == HC_OK && v != NULL ? v : "";
}

static int
open_conflicts(struct work *w, struct arena *a, int64_t *ret, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "conflict");
	struct query_ctx c = work_query(w, a, NULL);
	struct query *q;
	int rc;

	*ret = 0;
	if (o == NULL || !access_object(w, o, 'r'))
		return HC_OK;
	if ((rc = query_parse(&c, "conflict state:open", &q, err)) < 0)
		return rc;
	return read_count(w->store, &c, q, ret, err);
}

static int
loads(struct work *w, struct arena *a, struct sync_status *ret, struct hc_err *err)
{
	struct replica_bucket *at;
	size_t n;
	int rc;

	if ((rc = replica_buckets(w->store, a, &at, &n, err)) < 0)
		return rc;
	ret->snapshot_all = (int64_t)n;
	for (size_t i = 0; i < n; i++)
		ret->snapshot_done += at[i].load != LOAD_WAITS;
	return HC_OK;
}

int
sync_status(struct work *w, struct arena *a, struct sync_status *ret, struct hc_err *err)
{
	struct sync_status s = { .joined = sync_joined(w) };
	struct replica_parked *parked;
	size_t n;
	int rc;

	s.tenant = s.user = s.trouble = s.stopped = s.files_trouble = s.custom_trouble = s.custom_lost = "";
	/* an old file that may not be written has no such tables */
	if (!s.joined && store_readonly_reason(w->store) != NULL) {
		*ret = s;
		return HC_OK;
	}
	s.joining = fact(w, a, "joining")[0] != '\0';
	s.stopped = fact(w, a, "stopped");
	s.trouble = fact(w, a, "trouble");
	s.custom_trouble = fact(w, a, "custom_why");
	s.custom_lost = fact(w, a, "custom_lost");
	if ((rc = replica_parked(w->store, a, &parked, &n, err)) < 0 || (rc = open_conflicts(w, a, &s.conflicts, err)) < 0)
		return rc;
	s.parked = (int64_t)n;
	if (s.joined) {
		s.catching_up = replica_int(w->store, "catching", 0) != 0;
		s.dev = replica_int(w->store, "dev", 0);
		s.tenant = fact(w, a, "tenant");
		s.user = fact(w, a, "name");
		s.newest = replica_top(w->store);
		s.waiting = s.newest - replica_int(w->store, "acked", 0);
		s.last_ok = replica_int(w->store, "last_ok", 0);
		s.next_try = replica_int(w->store, "next_try", 0);
		s.ahead = -replica_int(w->store, "offset", 0);
		s.failures = (int)replica_int(w->store, "failures", 0);
		if ((rc = loads(w, a, &s, err)) < 0)
			return rc;
		if (s.waiting > 0)	/* the screen asks after each save: the queue itself is not read */
			s.oldest = replica_oldest(w->store, replica_int(w->store, "place", 0));
	}
	*ret = s;
	return HC_OK;
}

int
sync_queue(struct work *w, struct arena *a, struct sync_queue **ret, size_t *n, struct hc_err *err)
{
	struct replica_queue *at;
	int rc;

	if ((rc = replica_queue(w->store, replica_int(w->store, "place", 0), a, &at, n, err)) < 0)
		return rc;
	*ret = ARENA_ARRAY(a, struct sync_queue, *n + 1);
	for (size_t i = 0; i < *n; i++)
		(*ret)[i] = (struct sync_queue){ .object = at[i].object, .entries = at[i].entries, .oldest = at[i].oldest };
	return HC_OK;
}

int
sync_parked(struct work *w, struct arena *a, struct sync_parked **ret, size_t *n, struct hc_err *err)
{
	struct replica_parked *at;
	int rc;

	if ((rc = replica_parked(w->store, a, &at, n, err)) < 0)
		return rc;
	*ret = ARENA_ARRAY(a, struct sync_parked, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		struct sync_parked *p = &(*ret)[i];

		*p = (struct sync_parked){ .n = at[i].n, .tx = at[i].tx, .at = at[i].at, .object = at[i].object, .op = at[i].op,
			.code = at[i].code, .reason = at[i].reason, .field = at[i].field, .values = at[i].values };
		memcpy(p->id, at[i].id, 16);
	}
	return HC_OK;
}

static int
find_parked(struct work *w, struct arena *a, int64_t n, struct replica_parked *ret, struct hc_err *err)
{
	struct replica_parked *at;
	size_t count;
	int rc;

	if ((rc = replica_parked(w->store, a, &at, &count, err)) < 0)
		return rc;
	for (size_t i = 0; i < count; i++)
		if (at[i].n == n) {
			*ret = at[i];
			return HC_OK;
		}
	return hc_fail(err, HC_NOTFOUND, 0, "There is no refused edit %" PRIi64 "; `sync status` lists them.", n);
}

static int
set_values(struct hc_record *r, const char *text, struct hc_err *err)
{
	const char *name;
	json_t *root, *value;
	int rc;

	if (text == NULL || text[0] == '\0')
		return HC_OK;
	if ((rc = json_read(text, strlen(text), &root, err)) < 0)
		return rc;
	json_object_foreach(root, name, value) {
		const struct field *f = object_field(r->object, name);
		struct hc_value v;

		if (f == NULL || !replica_field(f) || f->slot == SLOT_DELETED)
			continue;
		if ((rc = replica_value(f, value, r->arena, &v, err)) < 0)
			break;
		record_set(r, f, v);
	}
	json_decref(root);
	return rc;
}

static int
make_again(struct hc_tx *tx, const struct replica_parked *p, const char *change, struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, p->object);
	struct hc_record *r;
	int rc;

	if (o == NULL)
		return hc_fail(err, HC_INVALID, 0, "There is no object %.60s here; is its plugin on?", p->object);
	rc = read_record(tx->work->store, o, p->id, tx->arena, &r, err);
	if (rc == HC_NOTFOUND && p->op == 'c') {
		r = record_new(tx->arena, tx->work->model, o);
		record_set(r, o->fields.at[SLOT_ID], value_id(p->id));
		rc = HC_OK;
	}
	if (rc < 0)
		return rc;
	if (p->op == 'd')
		return engine_delete(tx, r, err);
	if (p->op == 'r')
		return engine_undelete(tx, r, err);
	if ((rc = set_values(r, p->values, err)) < 0 || (rc = set_values(r, change, err)) < 0)
		return rc;
	return engine_save(tx, r, err);
}

int
sync_parked_retry(struct work *w, int64_t n, const char *change, struct hc_err *err)
{
	struct arena *a = arena_new("retry");
	struct replica_parked p;
	struct hc_tx *tx;
	int rc;

	if ((rc = find_parked(w, a, n, &p, err)) < 0 || (rc = tx_begin(w, SOURCE_USER, "retry a refused edit", &tx, err)) < 0)
		goto out;
	if ((rc = make_again(tx, &p, change, err)) < 0 || (rc = replica_unpark(w->store, n, err)) < 0)
		tx_abort(tx);
	else
		rc = tx_commit(tx, err);
out:
	arena_free(a);
	return rc;
}

int
sync_parked_drop(struct work *w, int64_t n, struct hc_err *err)
{
	int rc = store_begin(w->store, err);

	if (rc < 0)
		return rc;
	return store_end(w->store, replica_unpark(w->store, n, err), err);
}

int
sync_theirs(struct work *w, const struct object *o, const uint8_t id[16], const struct field *f, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	struct replica_shadow *at;
	json_t *value;
	size_t n;
	int rc;

	if ((rc = replica_shadows(w->store, o, id, a, &at, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(at[i].field, f->name) != 0 || (value = json_loads(at[i].base, JSON_DECODE_ANY, NULL)) == NULL)
			continue;
		rc = replica_value(f, value, a, ret, err);
		json_decref(value);
		return rc;
	}
	return HC_NOTFOUND;
}

void
sync_files_text(const struct sync_status *st, struct buf *out)
{
	if (st->files_out > 0) {
		buf_printf(out, "%lld to send, ", (long long)st->files_out);
		fileref_size(st->bytes_out, out);
	}
	if (st->files_in > 0) {
		buf_printf(out, "%s%lld to fetch, ", out->len > 0 ? "; " : "", (long long)st->files_in);
		fileref_size(st->bytes_in, out);
	}
	if (out->len > 0 && st->files_trouble[0] != '\0')
		buf_printf(out, " (%s)", st->files_trouble);
}

/* --- deciding a conflict --- */

static int
decide(struct hc_tx *tx, struct hc_record *k, struct hc_record *r, const char *take, const char *value, struct hc_err *err)
{
	const char *kind = record_text(k, "kind", tx->arena);
	bool mine = strcmp(take, "mine") == 0;
	const char *field;
	int rc;

	if (strcmp(kind, "edit_delete") == 0 || strcmp(kind, "delete_edit") == 0) {
		bool gone = mine == (strcmp(kind, "delete_edit") == 0);

		if (value != NULL)
			return hc_fail(err, HC_INVALID, 0, "The question is whether the record goes: take mine or theirs.");
		return gone ? engine_delete(tx, r, err) : engine_undelete(tx, r, err);
	}
	if (value != NULL) {
		field = record_text(k, "fields", tx->arena);
		if (strchr(field, ' ') != NULL)
			return hc_fail(err, HC_INVALID, 0, "Several fields are meant; take mine or theirs, then edit the record.");
		if ((rc = engine_set(tx, r, field, value, err)) < 0)
			return rc;
	} else if (mine || strcmp(kind, "unique") != 0) {
		/* of a unique key, theirs names its holder: the field stays as it is */
		if ((rc = set_values(r, record_text(k, mine ? "mine" : "theirs", tx->arena), err)) < 0)
			return rc;
	}
	return engine_save(tx, r, err);
}

static int
resolve(struct hc_tx *tx, const uint8_t id[16], const char *take, const char *value, struct hc_err *err)
{
	struct work *w = tx->work;
	const struct object *o = model_object(w->model, "conflict"), *on;
	struct hc_record *k, *r;
	uint8_t record[16];
	bool missing;
	int rc;

	if (o == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no such conflict.");
	if ((rc = read_record(w->store, o, id, tx->arena, &k, err)) < 0)
		return rc;
	if (strcmp(record_text(k, "state", tx->arena), "resolved") == 0)
		return hc_fail(err, HC_CONFLICT, 0, "This conflict was resolved already; edit the record itself.");
	on = model_object(w->model, record_text(k, "object", tx->arena));
	if (on == NULL || !uuid_parse(record_text(k, "record", tx->arena), record))
		return hc_fail(err, HC_NOTFOUND, 0, "The record of this conflict is of a kind that is not known here.");
	rc = read_record(w->store, on, record, tx->arena, &r, err);
	if (rc < 0 && rc != HC_NOTFOUND)
		return rc;
	missing = rc == HC_NOTFOUND;
	record_put_text(k, "state", "resolved");
	record_put_text(k, "resolution", take);
	record_set(k, object_field(o, "resolved_by"), value_id(w->user));
	/* before the record: to decide may take it out of the user's sight, and with it what belongs to it */
	if ((rc = engine_save(tx, k, err)) < 0 || missing)
		return rc;
	return decide(tx, k, r, take, value, err);
}

int
sync_resolve(struct work *w, const uint8_t conflict[16], const char *take, const char *value, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	if (strcmp(take, "mine") != 0 && strcmp(take, "theirs") != 0 && strcmp(take, "value") != 0)
		return hc_fail(err, HC_INVALID, 0, "Take mine, theirs, or a value.");
	if ((strcmp(take, "value") == 0) != (value != NULL))
		return hc_fail(err, HC_INVALID, 0, "A value goes with `value`, and only with it.");
	if ((rc = tx_begin(w, SOURCE_USER, "resolve a conflict", &tx, err)) < 0)
		return rc;
	if ((rc = resolve(tx, conflict, take, value, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

int
sync_custom_seen(struct work *w, struct hc_err *err)
{
	const char *lost = NULL;
	struct arena *a = arena_new("seen");
	int rc = replica_get(w->store, a, "custom_lost", &lost, err);

	if (rc == HC_OK && lost != NULL && (rc = store_begin(w->store, err)) == HC_OK)
		rc = store_end(w->store, replica_put(w->store, "custom_lost", NULL, err), err);
	arena_free(a);
	return rc;
}
