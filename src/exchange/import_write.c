/*
 * import_write.c - one row into the store: new ones by the engine's fast path, known ones by its save path.
 */
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_local.h"
#include "store/lookup.h"
#include "store/secret.h"

int
write_begin(struct import *im, struct hc_err *err)
{
	int64_t expect = im->total - im->skip;
	int rc;

	if (im->tx->change.tx == 0 && (rc = save_tx(im->work->store, &im->tx->change, err)) < 0)
		return rc;
	vec_push(im->arena, &im->job.txs, im->tx->change.tx);
	/* a dry run leaves indexes alone, and so does an upsert, which looks for its rows by them */
	if (im->o.dry_run || (im->nkeys > 0 && !im->was_empty))
		expect = 0;
	return engine_import_begin(im->work, im->object, im->fields, im->nfields, expect, &im->tx->change, &im->rows, err);
}

int
write_end(struct import *im, struct hc_err *err)
{
	struct engine_import *rows = im->rows;

	im->rows = NULL;
	return rows != NULL ? engine_import_end(rows, NULL, NULL, err) : HC_OK;
}

static int
place_of(const struct import *im, const struct field *f)
{
	for (size_t i = 0; i < im->nfields; i++)
		if (im->fields[i] == f)
			return (int)i;
	return -1;
}

/* The key of an upsert as one text; false when a part of it is missing: such a row is new. */
static bool
key_text(const struct import *im, struct buf *b)
{
	char blind[SEALED_BLIND + 1];

	for (size_t i = 0; i < im->nkeys; i++) {
		const struct hc_value *v = &im->values[place_of(im, im->keys[i])];

		if (v->kind == VALUE_NULL)
			return false;
		if (i > 0)
			buf_addc(b, '\x1f');
		if (field_encrypted(im->keys[i])) {	/* a row of the file is not sealed yet: its key is what an index holds */
			if (v->kind != VALUE_TEXT || !field_blind(im->keys[i]) ||
			    !secret_blind(store_secret(im->work->store), v->s, v->len, blind))
				return false;
			buf_adds(b, blind);
		} else if (v->kind == VALUE_TEXT && im->keys[i]->type->fold != NULL)
			im->keys[i]->type->fold(im->keys[i], v, &im->work->locale, b);
		else if (v->kind == VALUE_TEXT)
			utf8_fold_buf(b, v->s, v->len);
		else
			im->keys[i]->type->text(im->keys[i], v, b);
	}
	return true;
}

/* Does a record have the other parts of the key too? */
static bool
same_key(const struct import *im, const struct hc_record *r, struct arena *a)
{
	for (size_t i = 1; i < im->nkeys; i++) {
		const struct hc_value *want = &im->values[place_of(im, im->keys[i])], *got = record_get(r, im->keys[i]);

		if (field_encrypted(im->keys[i])) {
			const char *has = got->kind == VALUE_TEXT ? sealed_blind(got->s, got->len) : NULL;
			char blind[SEALED_BLIND + 1];

			if (has == NULL || want->kind != VALUE_TEXT || !secret_blind(store_secret(im->work->store), want->s, want->len, blind) ||
			    memcmp(has, blind, SEALED_BLIND) != 0)
				return false;
		} else if (want->kind == VALUE_TEXT && got->kind == VALUE_TEXT) {
			if (strcmp(utf8_fold(a, want->s, want->len), utf8_fold(a, got->s, got->len)) != 0)
				return false;
		} else if (!value_equal(want, got)) {
			return false;
		}
	}
	return true;
}

/* The record that a row means. 1 found, 0 none, negative an error. */
static int
find_existing(struct import *im, const char *key, size_t n, uint8_t ret[16], struct hc_err *err)
{
	uint8_t ids[32][16];
	struct arena *a;
	const uint8_t *made = map_getn(im->made, key, n);
	size_t got = 0, found = 0;
	int rc;

	if (made != NULL) {
		memcpy(ret, made, 16);
		return 1;
	}
	if (im->was_empty)
		return 0;
	if (field_encrypted(im->keys[0]))
		rc = lookup_key(im->work->store, im->keys[0], key, SEALED_BLIND, ids, 32, &got, err);
	else
		rc = lookup_value(im->work->store, im->keys[0], &im->values[place_of(im, im->keys[0])], 0, ids, 32, &got, err);
	if (rc < 0)
		return rc;
	if (got == 0)
		return 0;
	a = arena_new("upsert");
	for (size_t i = 0; i < got; i++) {
		struct hc_record *r;

		if (im->nkeys > 1 && (read_record(im->work->store, im->object, ids[i], a, &r, NULL) < 0 || !same_key(im, r, a)))
			continue;
		memcpy(ret, ids[i], 16);
		found++;
	}
	arena_free(a);
	if (found > 1)
		return hc_fail(err, HC_INVALID, im->keys[0]->handle, "%zu records have this key; name more fields with --key.", found);
	return found > 0;
}

/* Empty cells leave a field as it is, #N/A empties it. */
static int
update(struct import *im, const uint8_t id[16], enum verdict *ret, struct hc_err *err)
{
	struct arena *a = arena_new("update");
	struct hc_record *r;
	int rc = read_record(im->work->store, im->object, id, a, &r, err);

	if (rc >= 0 && r->values[SLOT_DELETED].kind != VALUE_NULL)
		rc = hc_fail(err, HC_INVALID, 0, "this record was deleted; undelete it first.");
	if (rc >= 0) {
		for (size_t i = 0; i < im->nfields; i++)
			if ((im->values[i].kind != VALUE_NULL || im->clear[i]) && im->fields[i]->slot != SLOT_CREATED &&
			    im->fields[i]->slot != SLOT_UPDATED)
				record_set(r, im->fields[i], im->values[i]);
		*ret = ROW_UNCHANGED;
		if (record_any_changed(r)) {
			*ret = ROW_UPDATED;
			rc = engine_save(im->tx, r, err);
		}
	}
	arena_free(a);
	return rc;
}

static void
remember(struct map *m, struct arena *a, const void *key, size_t n, const uint8_t id[16])
{
	map_putn(m, key, n, arena_dup(a, id, 16));
}

int
write_row(struct import *im, int64_t number, const uint8_t id[16], bool has_id, enum verdict *ret, uint8_t ret_id[16],
    struct hc_err *err)
{
	struct buf key = BUF_INIT;
	const uint8_t *made;
	bool keyed = im->nkeys > 0 && key_text(im, &key);
	int64_t rev;
	bool live;
	int rc = 0;

	if (has_id) {
		memcpy(ret_id, id, 16);
		rc = im->was_empty && im->job.updated == 0 ? 0 : 1;
		if (rc == 1 && lookup_row(im->work->store, im->object, id, &live, &rev, NULL) < 0)
			rc = 0;
	} else {
		job_row_id(&im->job, number, ret_id);
		if (keyed)
			rc = find_existing(im, buf_str(&key), key.len, ret_id, err);
	}
	if (rc > 0) {
		rc = update(im, ret_id, ret, err);
	} else if (rc == 0) {
		*ret = ROW_CREATED;
		rc = engine_import_row(im->rows, im->values, ret_id, &made, err);
	}
	if (rc >= 0 && keyed)
		remember(im->made, im->memory, buf_str(&key), key.len, ret_id);
	buf_free(&key);
	return rc;
}
