/*
 * enrol.c - a workspace becomes a device of a tenant, for the first time or once more under a new number.
 *
 * Who sits here and the roles that both sides have go by the tenant's ids from then on; what else is in the workspace is
 * offered to the server as new records.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "sync/local.h"

static int
not_ours(struct hc_err *err)
{
	return hc_fail(err, HC_NET, 0, "What answered is not a HotCRM server, or one of another version.");
}

int
load_anew(struct sync *s, struct hc_err *err)
{
	struct arena *a = arena_new("reload");
	struct replica_bucket *at;
	size_t n;
	int rc;

	if ((rc = replica_buckets(s->store, a, &at, &n, err)) == HC_OK)
		for (size_t i = 0; rc == HC_OK && i < n; i++) {
			at[i].load = LOAD_WAITS;
			at[i].after = "";
			if ((rc = replica_unlist(s->store, at[i].bucket, err)) == HC_OK)
				rc = replica_bucket_put(s->store, &at[i], err);
		}
	arena_free(a);
	if (rc < 0 || (rc = replica_stage_drop(s->store, err)) < 0 || (rc = replica_put(s->store, "cursor", "", err)) < 0 ||
	    (rc = replica_put_int(s->store, "ver", 0, err)) < 0 || (rc = replica_put(s->store, "catching", NULL, err)) < 0)
		return rc;
	s->need = true;
	return replica_put_int(s->store, "reload", 1, err);
}

int
load_bucket(struct sync *s, struct replica_bucket *b, struct hc_err *err)
{
	int rc;

	b->load = LOAD_WAITS;
	b->after = "";
	if ((rc = replica_doubt(s->store, b->bucket, err)) < 0 || (rc = replica_bucket_put(s->store, b, err)) < 0)
		return rc;
	s->need = true;
	return replica_put_int(s->store, "reload", 1, err);
}

int
enrol_anew(struct sync *s, int64_t from, int64_t seen, struct hc_err *err)
{
	int rc;

	if ((rc = store_begin(s->store, err)) < 0)
		return rc;
	rc = replica_put_int(s->store, "from", from, err);
	if (rc == HC_OK)
		rc = replica_put_int(s->store, "seen", seen, err);
	if (rc == HC_OK)
		rc = replica_put_int(s->store, "again", 1, err);
	/* nobody knows which files the other store still has: it is asked about each */
	if (rc == HC_OK)
		rc = blob_sent(s->store, NULL, false, err);
	if (rc == HC_OK)
		rc = replica_outbound_drop(s->store, err);
	return store_end(s->store, rc, err);
}

/* A record that both sides have by nature; the server's version comes with its snapshot. */
static int
same_record(struct sync *s, const char *object, const uint8_t ours[16], const uint8_t theirs[16], struct hc_err *err)
{
	const struct object *o = model_object(s->work->model, object);
	int rc;

	if ((rc = replica_rename(s->store, o, ours, theirs, err)) < 0)
		return rc;
	return replica_rec_put(s->store, o, theirs, 0, " ", err);
}

static int
same_organization(struct sync *s, struct arena *a, const json_t *root, struct hc_err *err)
{
	const struct object *o = model_object(s->work->model, "organization");
	uint8_t theirs[16], (*ids)[16];
	size_t n;
	int rc;

	if (o == NULL || wire_id(root, "org", theirs, NULL) < 0 || (rc = replica_ids(s->store, o, a, &ids, &n, err)) < 0 || n == 0)
		return HC_OK;
	return same_record(s, "organization", ids[0], theirs, err);
}

/* Roles of the same name are the same role; their grants are the server's to say. */
static int
same_roles(struct sync *s, struct arena *a, const json_t *root, struct hc_err *err)
{
	static const char *const grants[] = { "role_grant", "field_grant" };
	const struct object *o = model_object(s->work->model, "role");
	const struct field *name = o != NULL ? object_field(o, "name") : NULL;
	uint8_t (*ids)[16], theirs[16];
	size_t n = 0;
	int rc;

	if (name == NULL || (rc = replica_ids(s->store, o, a, &ids, &n, err)) < 0)
		return HC_OK;
	for (size_t i = 0; i < n; i++) {
		struct hc_record *r;
		const char *key;

		if ((rc = read_record(s->store, o, ids[i], a, &r, err)) < 0)
			return rc;
		key = r->values[name->slot].kind == VALUE_TEXT ? r->values[name->slot].s : "";
		if (wire_id(json_object_get(root, "roles"), key, theirs, NULL) == HC_OK &&
		    (rc = same_record(s, "role", ids[i], theirs, err)) < 0)
			return rc;
	}
	for (int g = 0; g < 2; g++) {
		if ((o = model_object(s->work->model, grants[g])) == NULL)
			continue;
		if ((rc = replica_ids(s->store, o, a, &ids, &n, err)) < 0)
			return rc;
		for (size_t i = 0; i < n; i++)
			if ((rc = replica_evict(s->store, o, ids[i], INT64_MAX, err)) < 0)
				return rc;
	}
	return HC_OK;
}

/* What is here is offered, or dropped. */
static int
offer_all(struct sync *s, struct arena *a, struct change *c, bool empty, struct hc_err *err)
{
	const struct model *m = s->work->model;
	int rc = HC_OK;

	for (size_t i = 0; i < m->objects.n && rc == HC_OK; i++) {
		const struct object *o = m->objects.at[i];
		uint8_t (*ids)[16];
		size_t n = 0;

		if (o->local)
			continue;
		if (!empty) {
			rc = replica_offer(s->store, c, o, err);
			continue;
		}
		rc = replica_ids(s->store, o, a, &ids, &n, err);
		for (size_t k = 0; rc == HC_OK && k < n; k++) {
			struct replica_rec rec;

			if ((rc = replica_rec(s->store, o, ids[k], a, &rec, err)) == HC_OK && !rec.known)
				rc = replica_evict(s->store, o, ids[k], INT64_MAX, err);
		}
	}
	return rc;
}

static int
join_first(struct sync *s, struct arena *a, struct change *c, const json_t *root, const uint8_t user[16], struct hc_err *err)
{
	bool empty = replica_int(s->store, "join_empty", 0) != 0;
	const char *custom = NULL;
	char text[UUID_TEXT];
	int rc;

	if ((rc = same_record(s, "user", s->work->user, user, err)) < 0)
		return rc;
	memcpy(s->work->user, user, 16);
	memcpy(c->actor, user, 16);
	uuid_format(user, text);
	if ((rc = store_meta_put(s->store, "user", text, err)) < 0 || (rc = same_organization(s, a, root, err)) < 0 ||
	    (rc = same_roles(s, a, root, err)) < 0)
		return rc;
	/* what was done before is this machine's own history; what is here now is offered as it stands */
	if ((rc = replica_renumber(s->store, INT64_MAX, 0, err)) < 0 || (rc = save_tx(s->store, c, err)) < 0 ||
	    (rc = offer_all(s, a, c, empty, err)) < 0)
		return rc;
	/* the server hears how many those are, and takes no later entry for one of them */
	if ((rc = replica_put_int(s->store, "place", 0, err)) < 0 ||
	    (rc = replica_put_int(s->store, "brought", replica_top(s->store), err)) < 0)
		return rc;
	/* fields of its own: of none, or, where nothing of this workspace is to stay, of what the server has */
	if ((rc = replica_put(s->store, "custom", empty && (rc = store_meta_get(s->store, a, "custom", &custom, err)) >= 0 && custom != NULL ?
	    arena_printf(a, "=%s", custom) : NULL, err)) < 0)
		return rc;
	/* what no snapshot names at the end of the first load is not the server's either */
	return replica_put_int(s->store, "reload", 1, err);
}

/* Records that entries up to `from` made: the server has had them from a copy of this workspace, though no answer came here. What no
   snapshot names of them was deleted there since. */
static int
note_known(struct sync *s, int64_t from, struct hc_err *err)
{
	struct arena *a = arena_new("known");
	int64_t place = replica_int(s->store, "place", 0);
	size_t n = 1;
	int rc = HC_OK;

	while (rc == HC_OK && n > 0) {
		struct entry *at;

		arena_reset(a);
		rc = replica_entries(s->store, place, 1000, a, &at, &n, err);
		for (size_t i = 0; rc == HC_OK && i < n; i++) {
			struct replica_rec rec;

			if (at[i].n >= from) {
				n = 0;
				break;
			}
			place = at[i].seq;
			if (at[i].op == 'c' && at[i].object != NULL && (rc = replica_rec(s->store, at[i].object, at[i].record, a, &rec, err)) == HC_OK &&
			    !rec.known)
				rc = replica_rec_put(s->store, at[i].object, at[i].record, 0, " ", err);
		}
	}
	arena_free(a);
	return rc;
}

static int
join_again(struct sync *s, struct hc_err *err)
{
	int64_t from = replica_int(s->store, "from", 1), seen = replica_int(s->store, "seen", INT64_MAX);
	int64_t brought = replica_int(s->store, "brought", 0);
	int rc;

	if ((rc = note_known(s, from, err)) < 0 || (rc = replica_renumber(s->store, from - 1, seen, err)) < 0 || (rc = replica_put_int(s->store, "place", 0, err)) < 0 ||
	    (rc = replica_put_int(s->store, "brought", brought >= from ? brought - from + 1 : 0, err)) < 0 || (rc = load_anew(s, err)) < 0)
		return rc;
	/* another history may be that of an older copy of the server: how new our records are says nothing there */
	if ((rc = replica_rec_reset(s->store, err)) < 0)
		return rc;
	return replica_put(s->store, "again", NULL, err);
}

static int
take(struct sync *s, struct arena *a, struct change *c, const json_t *root, struct hc_err *err)
{
	static const char zeros[] = "00000000000000000000000000000000";
	const char *epoch = "", *tenant = "", *name = "", *custom = NULL;
	uint8_t user[16];
	int64_t dev = 0;
	int rc;

	if (wire_int(root, "dev", true, &dev, NULL) < 0 || dev < 1 || wire_text(root, "epoch", true, &epoch, NULL) < 0 ||
	    strlen(epoch) > 64 || wire_id(root, "user", user, NULL) < 0)
		return not_ours(err);
	wire_text(root, "tenant", false, &tenant, NULL);
	wire_text(root, "name", false, &name, NULL);
	wire_text(root, "custom", false, &custom, NULL);
	rc = replica_int(s->store, "dev", 0) != 0 ? join_again(s, err) : join_first(s, a, c, root, user, err);
	if (rc < 0)
		return rc;
	if ((rc = replica_put_int(s->store, "dev", dev, err)) < 0 || (rc = replica_put(s->store, "epoch", epoch, err)) < 0 ||
	    (rc = replica_put_int(s->store, "acked", 0, err)) < 0 || (rc = replica_put(s->store, "chain", zeros, err)) < 0 ||
	    (rc = replica_put(s->store, "cursor", "", err)) < 0 || (rc = replica_put_int(s->store, "ver", 0, err)) < 0 ||
	    (rc = replica_put(s->store, "tenant", tenant, err)) < 0 || (rc = replica_put(s->store, "name", name, err)) < 0 ||
	    (rc = replica_put(s->store, "joining", NULL, err)) < 0 || (rc = replica_put(s->store, "custom_at", custom, err)) < 0 ||
	    (rc = replica_put(s->store, "custom_no", NULL, err)) < 0)
		return rc;
	return HC_OK;
}

int
enrol(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	struct change c = { .source = SOURCE_SYSTEM, .label = "join", .at = s->work->env->now(s->work->env) };
	struct arena *a = arena_new("enrol");
	uint8_t was[16];
	json_t *root;
	int rc;

	memcpy(was, s->work->user, 16);
	memcpy(c.actor, was, 16);
	if (json_read(body, len, &root, NULL) < 0) {
		arena_free(a);
		return not_ours(err);
	}
	if ((rc = store_begin(s->store, err)) == HC_OK) {
		if ((rc = store_end(s->store, take(s, a, &c, root, err), err)) < 0)
			memcpy(s->work->user, was, 16);
		else
			s->need = true;
		work_user_changed(s->work);
	}
	json_decref(root);
	arena_free(a);
	return rc;
}
