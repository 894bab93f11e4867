/*
 * remote_save.c - what spares a save over the wire its round trips: row numbers taken in blocks, and ids that are known to be new.
 *
 * A writer holds the tenant's lock, so a number taken and an id not found stay so until it ends. Without these an INSERT would
 * be waited for, to learn its number and that it was no duplicate.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "store/db.h"
#include "store/lookup.h"
#include "store/remote_store.h"
#include "store/table.h"

#define BLOCK_MAX 512		/* numbers taken at once: what is left when the program ends is a gap */
#define ASKED 50		/* ids in one question */

int
remote_rid(struct store *s, struct table *t, int64_t *ret, struct hc_err *err)
{
	char name[128];
	struct stmt *st;
	int rc, step;

	if (t->rid_next < t->rid_end) {
		*ret = t->rid_next++;
		return HC_OK;
	}
	t->rid_block = t->rid_block == 0 ? 4 : t->rid_block * 2 < BLOCK_MAX ? t->rid_block * 2 : BLOCK_MAX;
	snprintf(name, sizeof(name), "\"%s\"", t->object->name);
	if ((rc = db_prepare(s, "SELECT nextval((SELECT pg_get_serial_sequence(?, 'rid')::regclass)) FROM generate_series(1, ?)", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, name, -1);
	stmt_bind_int(st, 2, t->rid_block);
	t->rid_next = t->rid_end = 0;
	while ((step = stmt_step(st)) == STEP_ROW) {
		int64_t rid = stmt_int(st, 0);

		if (t->rid_end == 0)
			t->rid_next = t->rid_end = rid;
		if (rid == t->rid_end)	/* somebody else's in between ends the block: nobody writes now, but a restore may have */
			t->rid_end++;
	}
	rc = step == STEP_DONE && t->rid_end > 0 ? HC_OK : db_fail(s, err, "saving");
	db_done(s, st);
	if (rc == HC_OK)
		*ret = t->rid_next++;
	return rc;
}

struct absent_key { int32_t object; uint8_t id[16]; };

static struct absent_key
key_of(const struct object *o, const uint8_t id[16])
{
	struct absent_key k;

	memset(&k, 0, sizeof(k));
	k.object = (int32_t)o->index;
	memcpy(k.id, id, 16);
	return k;
}

void
remote_absent_add(struct store *s, const struct object *o, const uint8_t id[16])
{
	struct absent_key k = key_of(o, id);

	if (!s->remote || s->depth == 0)
		return;
	if (!s->absent) {
		s->absent_arena = arena_new("absent");
		s->absent = map_new(s->absent_arena);
	}
	map_putn(s->absent, &k, sizeof(k), s);
}

bool
remote_absent(const struct store *s, const struct object *o, const uint8_t id[16])
{
	struct absent_key k = key_of(o, id);

	return s->absent && map_getn(s->absent, &k, sizeof(k));
}

void
remote_absent_drop(struct store *s, const struct object *o, const uint8_t id[16])
{
	struct absent_key k = key_of(o, id);

	if (s->absent && map_getn(s->absent, &k, sizeof(k)))
		map_putn(s->absent, &k, sizeof(k), NULL);
}

void
remote_rids_forget(struct store *s)
{
	for (size_t i = 0; s->tables != NULL && s->model != NULL && i < s->model->objects.n; i++)
		if (s->tables[i] != NULL)
			s->tables[i]->rid_next = s->tables[i]->rid_end = 0;
}

void
remote_absent_forget(struct store *s)
{
	if (s->absent)
		arena_free(s->absent_arena);
	s->absent = NULL;
	s->absent_arena = NULL;
}

/* Asks for up to ASKED ids at once; fewer are filled up with the last, so that there is one text. */
static int
ask_some(struct store *s, const struct object *o, const uint8_t *const *ids, size_t n, struct stmt **ret, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int rc;

	/* a question for each id: asked for with IN, a plan made while the table was empty reads all of it */
	buf_printf(&sql, "SELECT (SELECT t.id FROM \"%s\" t WHERE t.id = v.id) FROM (VALUES (?::bytea)", o->name);
	for (int i = 1; i < ASKED; i++)
		buf_adds(&sql, ", (?::bytea)");
	buf_adds(&sql, ") v(id)");
	rc = db_prepare(s, buf_str(&sql), ret, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < ASKED; i++)
		stmt_bind_blob(*ret, (int)i + 1, ids[i < n ? i : n - 1], 16);
	stmt_ask(*ret);
	return HC_OK;
}

int
lookup_absent(struct store *s, const struct object *o, const uint8_t *const *ids, size_t n, struct hc_err *err)
{
	struct arena *a;
	struct stmt **asked;
	size_t parts = (n + ASKED - 1) / ASKED;
	int rc = HC_OK, step;

	if (!s->remote || s->depth == 0 || n < 2 || !db_made(s, o))
		return HC_OK;
	a = arena_new("absent");
	asked = ARENA_ARRAY(a, struct stmt *, parts);
	for (size_t i = 0; i < n; i++)
		remote_absent_add(s, o, ids[i]);
	for (size_t i = 0; i < parts && rc == HC_OK; i++)
		rc = ask_some(s, o, ids + i * ASKED, n - i * ASKED < ASKED ? n - i * ASKED : ASKED, &asked[i], err);
	for (size_t i = 0; i < parts && asked[i]; i++) {
		while (rc == HC_OK && (step = stmt_step(asked[i])) != STEP_DONE) {
			if (step != STEP_ROW)
				rc = db_fail(s, err, "reading");
			else if (stmt_bytes(asked[i], 0) == 16)
				remote_absent_drop(s, o, stmt_blob(asked[i], 0));
		}
		db_done(s, asked[i]);
	}
	arena_free(a);
	if (rc < 0)
		remote_absent_forget(s);
	return rc;
}
