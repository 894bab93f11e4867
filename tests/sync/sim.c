/*
 * sim.c - the simulator of sync: one seed drives a server and up to four workstations with product code, in one process.
 *
 * Everything that varies comes from the seed: who edits what, which messages are lost, cut, doubled or late, who crashes, whose
 * clock is wrong, who may see what. This is the story; sim_run.c tells which seeds are tried, sim_world.c where it happens.
 */
#include <stdio.h>
#include <string.h>

#include "base/uuid.h"
#include "sim.h"
#include "store/blob.h"
#include "store/replica.h"

static const struct object *
deal(struct work *w)
{
	return model_object(w->model, "x_deal");
}

struct hc_record *
sim_pick(struct sim *s, struct work *w, struct arena *a)
{
	struct hc_record *r;

	for (int tries = 0; s->nrecords > 0 && tries < 4; tries++)
		if (read_record(w->store, deal(w), s->records[sim_random(s, (uint64_t)s->nrecords)], a, &r, NULL) == 0)
			return r;
	return NULL;
}

static void
put(struct hc_record *r, const char *field, const char *text)
{
	record_set(r, object_field(r->object, field), text ? value_text(text, strlen(text)) : VALUE_NONE);
}

static void
edit_text(struct sim *s, struct hc_record *r, struct arena *a)
{
	const struct field *f = object_field(r->object, "text");
	const struct hc_value *v = &r->values[f->slot];
	const char *old = v->kind == VALUE_TEXT ? arena_strndup(a, v->s, v->len) : "one\ntwo\nthree\nfour\nfive\n";

	/* a line of its own somewhere in the text */
	if (strlen(old) > 400)
		old = "one\ntwo\nthree\nfour\nfive\n";
	switch (sim_random(s, 3)) {
	case 0:
		put(r, "text", arena_printf(a, "top %d\n%s", (int)sim_random(s, 100), old));
		break;
	case 1:
		put(r, "text", arena_printf(a, "%send %d\n", old, (int)sim_random(s, 100)));
		break;
	default:
		put(r, "text", arena_printf(a, "%.*s", (int)(strcspn(old, "\n") + 1), old));
	}
}

static void
edit_tags(struct sim *s, struct hc_record *r, struct arena *a)
{
	static const char *const words[] = { "a", "b", "c", "d" };
	unsigned set = (unsigned)sim_random(s, 16);
	struct buf b = BUF_INIT;

	for (int i = 0; i < 4; i++)
		if (set & 1u << i)
			buf_printf(&b, ";%s", words[i]);
	if (b.len)
		buf_addc(&b, ';');
	record_set(r, r->object->fields.at[SLOT_TAGS], b.len ? value_text(arena_strdup(a, buf_str(&b)), b.len) : VALUE_NONE);
	buf_free(&b);
}

/* Random values into random fields; returns what the counter moved by. */
static int64_t
change(struct sim *s, struct hc_record *r, struct arena *a)
{
	const struct field *hits = object_field(r->object, "hits"), *amount = object_field(r->object, "amount");
	int64_t delta = 0;

	if (s->faults & FAULT_FIELDS && sim_chance(s, 40)) {
		const char *name = arena_printf(a, "w%d", (int)sim_random(s, SIM_FIELDS));

		if (object_field(r->object, name))
			put(r, name, arena_printf(a, "w %d", (int)sim_random(s, 1000)));
	}
	for (int i = 1 + (int)sim_random(s, 3); i > 0; i--)
		switch (sim_random(s, 10)) {
		case 0:
			put(r, "name", sim_chance(s, 4) ? "bad" : arena_printf(a, "name %d", (int)sim_random(s, 1000)));
			break;
		case 1:
			edit_text(s, r, a);
			break;
		case 2:
			record_set(r, amount, value_decimal((int64_t)sim_random(s, 1000) * 10000, 4));
			break;
		case 3:
			put(r, "stage", arena_printf(a, "s%d", (int)sim_random(s, 5)));
			break;
		case 4:
		case 5:
			delta += 1 + (int64_t)sim_random(s, 9);
			break;
		case 6:
			put(r, "code", arena_printf(a, "K%d", (int)sim_random(s, 40)));
			break;
		case 7:
			put(r, "north", arena_printf(a, "n%d", (int)sim_random(s, 50)));
			put(r, "east", arena_printf(a, "e%d", (int)sim_random(s, 50)));
			break;
		case 8:
			edit_tags(s, r, a);
			break;
		default:
			if (r->isnew || sim_chance(s, 20))
				put(r, "born", arena_printf(a, "b%d", (int)sim_random(s, 50)));
		}
	if (delta)
		record_set(r, hits, value_int((r->values[hits->slot].kind == VALUE_INT ? r->values[hits->slot].i : 0) + delta));
	return delta;
}

static void
count_step(struct sim *s, struct work *w, int device, const uint8_t id[16], int64_t delta)
{
	struct sim_step st = { .device = device, .n = device < 0 || sync_joined(w) ? replica_top(w->store) : -1, .delta = delta };

	memcpy(st.record, id, 16);
	vec_push(s->arena, &s->steps, st);
}

/* A purge takes the values of edits along that were not sent yet, also when the server refuses the purge itself. */
static void
purge_steps(struct sim *s, int device, const uint8_t id[16])
{
	for (size_t i = 0; i < s->steps.n; i++)
		if (s->steps.at[i].device == device && memcmp(s->steps.at[i].record, id, 16) == 0)
			s->steps.at[i].purged = true;
}

static void
note_erased(struct sim *s, int device, const uint8_t id[16])
{
	for (int i = 0; i < s->nrecords && s->nerased < SIM_ERASED; i++)
		if (s->names[i][0] && memcmp(s->records[i], id, 16) == 0) {
			s->erased[s->nerased].device = device;
			memcpy(s->erased[s->nerased].id, id, 16);
			memcpy(s->erased[s->nerased++].name, s->names[i], sizeof(s->names[i]));
		}
}

/* One person's transaction: one to three records. device -1: at the server itself, as REST would. */
static void
edit(struct sim *s, struct work *w, int device)
{
	struct hc_err err = {0};
	struct hc_tx *tx;
	size_t marks = s->steps.n;
	int records = s->nrecords, erased = s->nerased, papers = s->npapers, comments = s->ncomments;
	int rc = tx_begin(w, device < 0 ? SOURCE_API : SOURCE_USER, "sim", &tx, &err);

	if (rc < 0) {
		sim_fail(s, "an edit could not begin: %s", err.msg);
		return;
	}
	for (int i = 1 + (int)sim_random(s, 3); i > 0 && rc == 0; i--) {
		struct hc_record *r = sim_chance(s, 30) ? NULL : sim_pick(s, w, tx->arena);
		int64_t delta;

		if (s->faults & FAULT_FILES && sim_chance(s, 25)) {
			rc = sim_attach(s, w, tx, &err);
			continue;
		}
		if (s->faults & FAULT_TALK && sim_chance(s, 30)) {
			rc = sim_talk(s, w, tx, &err);
			continue;
		}
		s->names[s->nrecords][0] = '\0';
		if (!r && s->nrecords < SIM_RECORDS) {
			r = record_new(tx->arena, w->model, deal(w));
			if (s->second)
				snprintf(s->names[s->nrecords], sizeof(s->names[0]), "deal%016llx", (unsigned long long)sim_random(s, 0));
			put(r, "name", s->second ? s->names[s->nrecords] : arena_printf(tx->arena, "deal %d", s->nrecords));
		}
		if (!r)
			break;
		if (!r->isnew && sim_chance(s, 12)) {
			rc = r->values[SLOT_DELETED].kind == VALUE_NULL ? engine_delete(tx, r, &err) : engine_undelete(tx, r, &err);
			continue;
		}
		if (!r->isnew && sim_chance(s, 6) && w->admin) {
			record_set(r, r->object->fields.at[SLOT_OWNER], value_id(s->users[sim_random(s, 3)]));
			rc = engine_save(tx, r, &err);
			continue;
		}
		if (!r->isnew && w->admin && device >= 0 && sim_chance(s, s->faults & FAULT_ERASE ? 4 : s->seed >= SIM_FIFTH ? 0 : 2)) {
			if (tx->change.tx == 0 && (rc = save_tx(w->store, &tx->change, &err)) < 0)
				break;
			rc = journal_purge(w->store, &tx->change, r->object, r->values[SLOT_ID].id, &err);
			s->purged = true;
			if (rc == 0)
				note_erased(s, device, r->values[SLOT_ID].id);
			purge_steps(s, device, r->values[SLOT_ID].id);
			continue;
		}
		delta = change(s, r, tx->arena);
		bool isnew = r->isnew;

		if ((rc = engine_save(tx, r, &err)) < 0)
			break;
		if (isnew)
			memcpy(s->records[s->nrecords++], r->values[SLOT_ID].id, 16);
		if (delta)
			count_step(s, w, device, r->values[SLOT_ID].id, delta);
	}
	if (rc < 0)
		tx_abort(tx);
	else
		rc = tx_commit(tx, &err);
	if (rc < 0) {
		s->steps.n = marks;
		s->nrecords = records;
		s->nerased = erased;
		s->npapers = papers;
		s->ncomments = comments;
	}
}

static void
join(struct sim *s, int i)
{
	struct sim_device *d = &s->devices[i];
	struct hc_err err = {0};

	if (sync_join(d->sync, "sim", sim_chance(s, 30), &err) < 0)
		sim_fail(s, "device %d cannot join: %s", i, err.msg);
	d->joined = true;
}

static void
step(struct sim *s)
{
	int i = (int)sim_random(s, (uint64_t)s->n);
	struct sim_device *d = &s->devices[i];
	struct hc_err err = {0};

	sim_tick(s, (int64_t)sim_random(s, 60000));
	if (!d->joined && sim_chance(s, 30))
		join(s, i);
	switch (sim_random(s, 10)) {
	case 0: case 1: case 2: case 3:
		if (!(s->faults & FAULT_MERGE) || !sim_chance(s, 10) || !sim_merge(s, d->work))
			edit(s, d->work, i);
		break;
	case 4: case 5: case 6: case 7:
		for (int k = (int)sim_random(s, 12); k >= 0 && d->joined; k--) {
			if (!sim_exchange(s, i))
				break;
			sim_check_own(s, i);
		}
		break;
	case 8:
		if (s->faults & FAULT_REST && work_become(s->server, s->users[0], &err) == 0)
			edit(s, s->server, -1);
		if (s->faults & FAULT_SCOPE && sim_chance(s, 40))
			sim_move_owners(s);
		if (s->faults & FAULT_GRANT && sim_chance(s, 25))
			sim_move_grant(s);
		if (s->faults & FAULT_FIELDS && sim_chance(s, 40) && work_become(s->server, s->users[0], &err) == 0)
			sim_fields(s, s->server);
		break;
	default:
		if (s->faults & FAULT_FORK && d->joined && sim_chance(s, 10))
			sim_fork(s, i);
		if (s->faults & FAULT_RESTORE) {
			if (sim_chance(s, 20))
				sim_backup(s);
			else if (sim_chance(s, 15))
				sim_restore(s, s->faults & FAULT_SILENT);
		}
		if (s->faults & FAULT_REVOKE && i > 0 && d->joined && sync_joined(d->work) && sim_chance(s, 5)) {
			s->revoked = true;
			if (exchange_revoke(s->server, replica_int(d->work->store, "dev", 0), &err) < 0 && !s->restored)
				sim_fail(s, "revoke: %s", err.msg);
		}
		if (s->faults & FAULT_FIELDS && d->user == 0 && sim_chance(s, 40))
			sim_fields(s, d->work);
		if (s->faults & FAULT_CRASH && sim_chance(s, 50))
			sim_reopen_device(s, i);
		if (s->faults & FAULT_CLOCK && sim_chance(s, 20))
			d->skew = (int64_t)sim_random(s, 8) ? (int64_t)sim_random(s, 7200000) - 3600000 :
			    (int64_t)sim_random(s, 4) * INT64_C(31536000000);
	}
}

/* Until nobody has anything to say. */
static void
heal(struct sim *s)
{
	s->healing = true;
	for (int i = 0; i < s->n; i++)
		if (!s->devices[i].joined)
			join(s, i);
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < s->n; i++) {
			int k = 0;

			/* nor is a file put off for ever */
			if (s->faults & FAULT_FILES)
				blob_retry(s->devices[i].work->store, NULL);

			sync_poke(s->devices[i].sync);
			while (sim_exchange(s, i))
				if (++k > 3000) {
					sim_fail(s, "device %d never ends", i);
					break;
				}
		}
}

/* Each step throws dice of its own. */
static void
throw(struct sim *s, int step)
{
	s->rng = (s->seed + 1) * UINT64_C(0xd1342543de82ef95) + (uint64_t)step * UINT64_C(0x2545f4914f6cdd1d);
	sim_random(s, 0);
}

bool
sim_story(struct sim *s)
{
	if (!s->second)
		s->nsteps = 120 + (int)sim_random(s, 120);
	for (int i = 0; i < s->nsteps && !s->trouble.len; i++) {
		if (s->second)
			throw(s, i);
		if (!s->skip[i])
			step(s);
	}
	if (s->second)
		throw(s, SIM_STEPS);
	if (!s->trouble.len)
		heal(s);
	if (!s->trouble.len)
		sim_check(s);
	return !s->trouble.len;
}
