/*
 * purge.c - erasing a person: the row, the search entry, the field history, and every value in the journal.
 *
 * The entries stay, so that sync and audit still see that something happened; each value becomes a mark made with a key that
 * is thrown away, so nobody can guess a value and compare. Bytes of files that
 * nobody else names go with the next store_settle().
 */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "base/uuid.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/hung.h"
#include "store/read.h"
#include "store/replica.h"
#include "store/scan.h"
#include "store/table.h"

static void
mark_value(const uint8_t key[32], const char *plain, char mark[24])
{
	unsigned char hash[16];

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)plain, strlen(plain), key, 32);
	memcpy(mark, "purged:", 7);
	sodium_bin2hex(mark + 7, 17, hash, 8);
}

static char *
mark_diff(const char *diff, struct arena *a, const uint8_t key[32])
{
	json_t *root = NULL, *pair;
	const char *name;
	char *text, *ret;

	if (json_read(diff, strlen(diff), &root, NULL) < 0)
		return arena_strdup(a, "{}");
	json_object_foreach(root, name, pair)
		for (size_t i = 0; i < json_array_size(pair); i++) {
			char *plain = json_dumps(json_array_get(pair, i), JSON_ENCODE_ANY | JSON_COMPACT);
			char mark[24];

			if (plain && strcmp(plain, "null")) {
				mark_value(key, plain, mark);
				json_array_set_new(pair, i, json_string(mark));
			}
			free(plain);
		}
	text = json_dumps(root, JSON_COMPACT);
	ret = arena_strdup(a, text ? text : "{}");
	free(text);
	json_decref(root);
	return ret;
}

static int
mark_entries(struct store *s, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct arena *a = arena_new("purge");
	struct entry *entries;
	uint8_t key[32];
	struct stmt *st;
	size_t n;
	int rc;

	s->env->random(s->env, key, sizeof(key));
	rc = journal_list(s, o, id, 0, SIZE_MAX, a, &entries, &n, err);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		if (!entries[i].diff[0])
			continue;
		if ((rc = blob_loose(s, entries[i].diff, strlen(entries[i].diff), err)) < 0)
			break;
		if ((rc = db_prepare(s, "UPDATE journal SET diff = ? WHERE seq = ?", &st, err)) < 0)
			break;
		stmt_bind_text(st, 1, mark_diff(entries[i].diff, a, key), -1);
		stmt_bind_int(st, 2, entries[i].seq);
		rc = db_run(s, st, err, "erasing");
	}
	sodium_memzero(key, sizeof(key));
	arena_free(a);
	return rc;
}

/* What the user did is described for the undo list, at times with the record's name in it. */
static int
blank_labels(struct store *s, const struct table *t, const uint8_t id[16], const char *title, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (!*title)
		return HC_OK;
	if ((rc = db_prepare(s, "UPDATE tx SET label = NULL WHERE instr(label, ?1) > 0 AND tx IN (SELECT tx FROM journal WHERE object = ?2"
	    " AND record = ?3)", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, title, -1);
	stmt_bind_int(st, 2, t->number);
	stmt_bind_blob(st, 3, id, 16);
	return db_run(s, st, err, "erasing");
}

static int
delete_rows(struct store *s, const struct object *o, const struct hc_record *r, const uint8_t id[16], struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "DELETE FROM field_change WHERE record = ?1 AND object = ?2", &st, err)) < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	stmt_bind_text(st, 2, o->name, -1);
	if ((rc = db_run(s, st, err, "erasing")) < 0 || (rc = replica_shadow_drop(s, o, id, NULL, err)) < 0)
		return rc;
	buf_printf(&sql, "DELETE FROM \"%s\" WHERE rid = ?", o->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_int(st, 1, r->rid);
	return db_run(s, st, err, "erasing");
}

/* Edits that were refused, here or by this server, stand in lists; their values go. Drafts go. */
static int
blank_parked(struct store *s, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	static const char *const texts[][2] = { { "sync_parked", "UPDATE sync_parked SET vals = '{}' WHERE object = ?1 AND id = ?2" },
		{ "parked", "UPDATE parked SET body = '{}' WHERE object = ?1 AND id = ?2" } };
	char key[300], hex[UUID_TEXT];
	struct stmt *st;
	int rc;

	for (size_t i = 0; i < 2; i++) {
		if (!db_has(s, "table", texts[i][0]))
			continue;
		if ((rc = db_prepare(s, texts[i][1], &st, err)) < 0)
			return rc;
		stmt_bind_text(st, 1, o->name, -1);
		stmt_bind_blob(st, 2, id, 16);
		if ((rc = db_run(s, st, err, "erasing")) < 0)
			return rc;
	}
	uuid_format(id, hex);
	snprintf(key, sizeof(key), "draft.%s.%s", o->name, hex);
	return store_meta_put(s, key, NULL, err);
}

/* Older forms of the row, and of the search index, lie in pages that are free by now, and in parts of the index that were not
   merged since: store_settle() does away with both. The value lists the objects. */
static int
ask_settle(struct store *s, const struct object *o, struct arena *a, struct hc_err *err)
{
	const char *had = NULL, *word = arena_printf(a, " %s ", o->name);
	int rc = store_meta_get(s, a, "vacuum", &had, err);

	if (rc < 0 || (had && strstr(had, word)))
		return rc;
	return store_meta_put(s, "vacuum", arena_printf(a, "%s%s", had && *had == ' ' ? had : "", word), err);
}

int
journal_purge(struct store *s, struct change *c, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct arena *a = arena_new("purge");
	struct hc_record *r;
	/* A conflict that grew too old is no secret: no machine writes its whole file anew for that. What goes with a person who is
	   erased is seen to by the request of the person's own record. */
	bool aged = (c->source == SOURCE_SYSTEM || c->source == SOURCE_PULL) && strcmp(o->name, "conflict") == 0;
	struct table *t;
	int rc;

	if ((!aged && (rc = ask_settle(s, o, a, err)) < 0) || (rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = read_record(s, o, id, a, &r, err)) < 0 || (rc = blank_labels(s, t, id, read_title(s, o, id, a), err)) < 0 ||
	    (rc = search_remove(s, t, r, err)) < 0 ||
	    (rc = blob_loose_record(s, r, err)) < 0 || (rc = blank_parked(s, o, id, err)) < 0 || (rc = delete_rows(s, o, r, id, err)) < 0 || (rc = mark_entries(s, o, id, err)) < 0)
		goto out;
	rc = journal_add(s, c, t, id, 'p', 0, NULL, err);
	resident_forget(s);	/* nothing of the record may stay in memory */
out:
	arena_free(a);
	return rc;
}

int
journal_hung(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	struct record_id { uint8_t id[16]; } each;
	VEC(struct record_id) found = {0};
	char hex[UUID_TEXT], was[UUID_TEXT + 16];
	struct table *t;
	struct stmt *st;
	int rc;

	uuid_format(id, hex);
	snprintf(was, sizeof(was), "\"record\":[\"%s", hex);
	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = db_prepare(s, "SELECT DISTINCT record FROM journal WHERE object = ?1 AND op = 'u'"
	    " AND instr(diff, ?2) > 0", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_text(st, 2, was, -1);
	while ((rc = stmt_step(st)) == STEP_ROW) {
		memcpy(each.id, stmt_blob(st, 0), 16);
		vec_push(a, &found, each);
	}
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*ret = (uint8_t (*)[16])found.at;
	*n = found.n;
	return rc;
}

int
journal_settle_for(struct store *s, const struct object *o, struct hc_err *err)
{
	struct arena *a = arena_new("purge");
	int rc = ask_settle(s, o, a, err);

	arena_free(a);
	return rc;
}

int
journal_purge_left(struct store *s, struct change *c, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct arena *a = arena_new("purge");
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = ask_settle(s, o, a, err)) < 0 || (rc = blank_parked(s, o, id, err)) < 0 ||
	    (rc = db_prepare(s, "DELETE FROM field_change WHERE record = ?1 AND object = ?2", &st, err)) < 0)
		goto out;
	stmt_bind_blob(st, 1, id, 16);
	stmt_bind_text(st, 2, o->name, -1);
	if ((rc = db_run(s, st, err, "erasing")) < 0 || (rc = mark_entries(s, o, id, err)) < 0)
		goto out;
	/* what comes of the record later finds it said */
	if (c != NULL && !journal_purged(s, o, id) && (rc = table_of(s, o, &t, err)) == 0)
		rc = journal_add(s, c, t, id, 'p', 0, NULL, err);
out:
	arena_free(a);
	return rc;
}

bool
journal_purged(struct store *s, const struct object *o, const uint8_t id[16])
{
	struct table *t;
	struct stmt *st;
	bool ret;

	if (table_of(s, o, &t, NULL) < 0 ||
	    db_prepare(s, "SELECT 1 FROM journal WHERE object = ? AND record = ? AND op = 'p' LIMIT 1", &st, NULL) < 0)
		return false;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, id, 16);
	ret = stmt_step(st) == STEP_ROW;
	db_done(s, st);
	return ret;
}
