/*
 * sim_rights.c - what an administrator does meanwhile: deals change hands, roles see more or less, two deals become one, fields of
 * the team's own come and go; and what people say about deals, which is seen by whoever sees the deal.
 */
#include <string.h>

#include "base/uuid.h"
#include "sim.h"

/* They enter and leave the rep's sight. */
void
sim_move_owners(struct sim *s)
{
	struct work *w = s->server;
	struct hc_err err = {0};
	struct hc_record *r;
	struct hc_tx *tx;

	if (work_become(w, s->users[0], &err) < 0 || tx_begin(w, SOURCE_API, "rights", &tx, &err) < 0)
		return;
	for (int i = 0; i < 5; i++)
		if ((r = sim_pick(s, w, tx->arena)) && r->values[SLOT_DELETED].kind == VALUE_NULL) {
			record_set(r, r->object->fields.at[SLOT_OWNER], value_id(s->users[sim_random(s, 3)]));
			if (engine_save(tx, r, &err) < 0)
				sim_fail(s, "owner: %s", err.msg);
		}
	if (tx_commit(tx, &err) < 0)
		sim_fail(s, "rights: %s", err.msg);
}

void
sim_see(struct sim *s, enum sim_sight to)
{
	static const char *const words[][2] = { { "own", "" }, { "where", "owner:me or stage:s1,s2" }, { "all", "" } };
	struct work *w = s->server;
	struct hc_err err = {0};
	struct hc_record *r;
	struct hc_tx *tx;

	if (work_become(w, s->users[0], &err) < 0 || tx_begin(w, SOURCE_API, "grant", &tx, &err) < 0)
		return;
	if (read_record(w->store, model_object(w->model, "role_grant"), s->grant, tx->arena, &r, &err) < 0 ||
	    engine_set(tx, r, "scope", words[to][0], &err) < 0 || engine_set(tx, r, "condition", words[to][1], &err) < 0 ||
	    engine_save(tx, r, &err) < 0) {
		sim_fail(s, "grant: %s", err.msg);
		tx_abort(tx);
		return;
	}
	if (tx_commit(tx, &err) < 0)
		sim_fail(s, "grant: %s", err.msg);
	else
		s->sight = to;
}

void
sim_move_grant(struct sim *s)
{
	sim_see(s, (enum sim_sight)sim_random(s, 3));
}

bool
sim_merge(struct sim *s, struct work *w)
{
	struct hc_record *one, *other;
	struct hc_err err = {0};
	struct hc_tx *tx;
	bool done = false;

	if (!w->admin || tx_begin(w, SOURCE_USER, "merge", &tx, &err) < 0)
		return false;
	if ((one = sim_pick(s, w, tx->arena)) && (other = sim_pick(s, w, tx->arena)))
		done = engine_merge(tx, one, other, NULL, 0, &err) == 0;
	if (!done)
		tx_abort(tx);
	else if (tx_commit(tx, &err) < 0)
		return false;
	s->merged |= done;
	return done;
}

void
sim_grant_talk(struct sim *s)
{
	struct work *w = s->server;
	struct hc_record *deals, *r;
	struct hc_err err = {0};
	struct hc_tx *tx;
	char role[UUID_TEXT];

	if (work_become(w, s->users[0], &err) < 0 || tx_begin(w, SOURCE_API, "grant", &tx, &err) < 0) {
		sim_fail(s, "grant: %s", err.msg);
		return;
	}
	r = record_new(tx->arena, w->model, model_object(w->model, "role_grant"));
	if (read_record(w->store, r->object, s->grant, tx->arena, &deals, &err) == 0) {
		uuid_format(deals->values[object_field(r->object, "role")->slot].id, role);
		engine_set(tx, r, "role", role, &err);
	}
	if (engine_set(tx, r, "object", "comment", &err) < 0 || engine_set(tx, r, "read", "yes", &err) < 0 ||
	    engine_set(tx, r, "create", "yes", &err) < 0 || engine_set(tx, r, "edit", "yes", &err) < 0 ||
	    engine_set(tx, r, "delete", "yes", &err) < 0 || engine_set(tx, r, "scope", "own", &err) < 0 || engine_save(tx, r, &err) < 0) {
		sim_fail(s, "grant: %s", err.msg);
		tx_abort(tx);
	} else if (tx_commit(tx, &err) < 0)
		sim_fail(s, "grant: %s", err.msg);
}

int
sim_talk(struct sim *s, struct work *w, struct hc_tx *tx, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "comment");
	struct hc_record *r = NULL, *about;
	char id[UUID_TEXT];
	bool isnew;
	int rc = 0;

	if (s->ncomments > 0 && sim_chance(s, 50))
		read_record(w->store, o, s->comments[sim_random(s, (uint64_t)s->ncomments)], tx->arena, &r, NULL);
	if (r && sim_chance(s, 30))
		return r->values[SLOT_DELETED].kind == VALUE_NULL ? engine_delete(tx, r, err) : engine_undelete(tx, r, err);
	if (!r && s->ncomments == SIM_COMMENTS)
		return 0;
	if (!r)
		r = record_new(tx->arena, w->model, o);
	if (r->isnew || sim_chance(s, 30)) {
		if (!(about = sim_pick(s, w, tx->arena)))
			return 0;
		uuid_format(about->values[SLOT_ID].id, id);
		if ((rc = engine_set(tx, r, "object", "x_deal", err)) < 0 || (rc = engine_set(tx, r, "record", id, err)) < 0)
			return rc;
	}
	if ((rc = engine_set(tx, r, "text", arena_printf(tx->arena, "said %d", (int)sim_random(s, 1000)), err)) < 0)
		return rc;
	isnew = r->isnew;
	if ((rc = engine_save(tx, r, err)) == 0 && isnew)
		memcpy(s->comments[s->ncomments++], r->values[SLOT_ID].id, 16);
	return rc;
}

bool
sim_hears(struct sim *s, const struct hc_record *child)
{
	const struct hc_value *name = &child->values[object_field(child->object, "object")->slot];
	const struct hc_value *v = &child->values[object_field(child->object, "record")->slot];
	struct arena *a = arena_new("hears");
	const struct object *o = name->kind == VALUE_TEXT ? model_object(s->server->model, arena_strndup(a, name->s, name->len)) : NULL;
	struct hc_record *about;
	uint8_t id[16];
	bool ret = false;

	/* nothing hangs on what belongs, and no word on another */
	if (o == NULL || !strcmp(o->name, "conflict") || o == child->object)
		ret = false;
	else if (sim_sees_all(s, o))
		ret = true;
	else if (v->kind == VALUE_TEXT && uuid_parse(arena_strndup(a, v->s, v->len), id) && read_record(s->server->store, o, id, a, &about, NULL) == 0)
		ret = about->values[SLOT_DELETED].kind == VALUE_NULL && sim_in_scope(s, 2, o, about);
	arena_free(a);
	return ret;
}

void
sim_fields(struct sim *s, struct work *w)
{
	struct arena *a = arena_new("fields");
	const char *text = work_custom(w, a), *at, *end;
	int which = (int)sim_random(s, SIM_FIELDS), label = (int)sim_random(s, 100);
	struct hc_err err = {0};
	struct buf b = BUF_INIT;

	at = strstr(text, arena_printf(a, "field w%d ", which));
	end = at ? at + strcspn(at, "\n") + 1 : (at = strstr(text, "field number "));
	buf_add(&b, text, (size_t)(at - text));
	if (end == at || label < 50)
		buf_printf(&b, "field w%d text(20) \"W %d\"\n", which, label);
	buf_adds(&b, end);
	if (work_customise(w, buf_str(&b), &err) < 0)
		sim_fail(s, "fields: %s", err.msg);
	buf_free(&b);
	arena_free(a);
}

void
sim_check_fields(struct sim *s, int i)
{
	struct arena *a = arena_new("fields");

	if (strcmp(work_custom(s->devices[i].work, a), work_custom(s->server, a)) != 0)
		sim_fail(s, "device %d has other fields than the server", i);
	arena_free(a);
}
