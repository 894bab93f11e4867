/*
 * write.c - JSON into records, and the two ends of every write that came over HTTP: begun as its user's, committed together
 * with its reply.
 *
 * The save path is everybody's: rights, rules, hooks and workflows run as they do for an edit at the terminal.
 */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "model/type.h"
#include "serve/rest.h"
#include "store/idempotent.h"

#define KEY_MAX 200

/* The words of ";a;b;" as a JSON array, with one added or removed. */
static void
adjust_set(json_t *set, json_t *word, bool add)
{
	size_t i;
	json_t *item;

	json_array_foreach(set, i, item)
		if (json_equal(item, word)) {
			if (!add)
				json_array_remove(set, i);
			return;
		}
	if (add)
		json_array_append(set, word);
}

/* {"add": [...], "rem": [...]} against what the record holds, as an array. */
static json_t *
set_form(const struct hc_record *r, const struct field *f, json_t *v)
{
	const struct hc_value *now = record_get(r, f);
	json_t *set = json_array(), *item;
	size_t i;

	for (size_t at = 0; now->kind == VALUE_TEXT && at < now->len;) {
		const char *end = memchr(now->s + at, ';', now->len - at);
		size_t n = end != NULL ? (size_t)(end - now->s) - at : now->len - at;

		if (n > 0)
			json_array_append_new(set, json_stringn(now->s + at, n));
		at += n + 1;
	}
	json_array_foreach(json_object_get(v, "add"), i, item)
		adjust_set(set, item, true);
	json_array_foreach(json_object_get(v, "rem"), i, item)
		adjust_set(set, item, false);
	return set;
}

/* A list, an object or a truth where a text belongs would be kept as it is spelt, and so would a set that is changed by other words. */
static int
fits(const struct field *f, const json_t *v, struct hc_err *err)
{
	bool text = f->type->class == CLASS_TEXT || strcmp(f->type->name, "encrypted") == 0;
	const json_t *add = json_object_get(v, "add"), *rem = json_object_get(v, "rem");

	if (text && (json_is_array(v) || json_is_object(v) || json_is_boolean(v)))
		return hc_fail(err, HC_INVALID, f->handle, "%s: a text belongs here.", f->name);
	if (f->type->class == CLASS_MULTI && json_is_object(v) &&
	    ((add != NULL && !json_is_array(add)) || (rem != NULL && !json_is_array(rem)) ||
	    json_object_size(v) != (size_t)(add != NULL) + (size_t)(rem != NULL)))
		return hc_fail(err, HC_INVALID, f->handle, "%s: write [\"a\"], or {\"add\":[\"a\"],\"rem\":[\"b\"]} to change what is there.", f->name);
	return HC_OK;
}

/* A JSON value as the text that the field's type reads. */
static int
value_text_of(const struct hc_record *r, const struct field *f, json_t *v, struct buf *out, struct hc_err *err)
{
	json_t *made = NULL;
	char *text;
	int rc;

	buf_reset(out);
	if ((rc = fits(f, v, err)) < 0)
		return rc;
	if (f->type->class == CLASS_MULTI && json_is_object(v))
		v = made = set_form(r, f, v);
	if (json_is_string(v) && strcmp(f->type->name, "json") != 0) {
		buf_add(out, json_string_value(v), json_string_length(v));
	} else if (json_is_boolean(v)) {
		buf_adds(out, json_is_true(v) ? "true" : "false");
	} else if (!json_is_null(v)) {
		if ((text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15))) == NULL) {
			json_decref(made);
			return hc_fail(err, HC_INVALID, f->handle, "%s: this value cannot be read.", f->label);
		}
		if (strcmp(text, "[]") != 0)
			buf_adds(out, text);
		free(text);
	}
	json_decref(made);
	return HC_OK;
}

/* The caller may choose a new record's id: then a repeated POST finds it there. */
static int
take_new_id(struct hc_tx *tx, struct hc_record *r, json_t *v, struct hc_err *err)
{
	const char *text = json_string_value(v);
	uint8_t id[16];
	bool live;
	int64_t rev;

	if (text == NULL || !uuid_parse(text, id) || id[6] >> 4 != 7)
		return hc_fail(err, HC_INVALID, r->object->fields.at[SLOT_ID]->handle, "id: an id is a UUID of version 7.");
	if (lookup_row(tx->work->store, r->object, id, &live, &rev, NULL) != HC_NOTFOUND)
		return hc_fail(err, HC_CONFLICT, r->object->fields.at[SLOT_ID]->handle, "There is a record with the id %.40s already.", text);
	record_set(r, r->object->fields.at[SLOT_ID], value_id(id));
	return HC_OK;
}

int
rest_assign(struct hc_tx *tx, struct hc_record *r, json_t *members, struct hc_err *err)
{
	struct buf text = BUF_INIT;
	const char *name;
	json_t *v;
	int rc = HC_OK;

	json_object_foreach(members, name, v) {
		const struct field *f = object_field(r->object, name);

		if (f != NULL && !access_field(tx->work, f, 'r') && !access_field(tx->work, f, 'e'))
			f = NULL;	/* what he may not see is not there */
		if (f == NULL)
			rc = hc_fail(err, HC_INVALID, 0, "%s has no field %.60s; /v1/metadata/%s lists them.", r->object->label, name,
			    r->object->name);
		else if (f->slot == SLOT_ID && r->isnew)
			rc = take_new_id(tx, r, v, err);
		else if ((rc = value_text_of(r, f, v, &text, err)) >= 0)
			rc = engine_set(tx, r, f->name, buf_str(&text), err);
		if (rc < 0)
			break;
	}
	buf_free(&text);
	return rc;
}

static void
hash_request(const struct request *rq, uint8_t hash[IDEMPOTENT_HASH])
{
	crypto_generichash_state st;

	crypto_generichash_init(&st, NULL, 0, IDEMPOTENT_HASH);
	crypto_generichash_update(&st, (const unsigned char *)rq->method, strlen(rq->method) + 1);
	crypto_generichash_update(&st, (const unsigned char *)rq->url, strlen(rq->url) + 1);
	if (rq->body.len > 0)
		crypto_generichash_update(&st, (const unsigned char *)rq->body.data, rq->body.len);
	crypto_generichash_final(&st, hash, IDEMPOTENT_HASH);
}

/* "Name: value" lines as they were kept. */
static void
put_headers(struct request *rq, const char *lines)
{
	for (const char *p = lines; *p != '\0';) {
		size_t n = strcspn(p, "\n"), colon = strcspn(p, ":");

		if (colon == 12 && strncmp(p, "Content-Type", colon) == 0)
			rq->type = arena_strndup(rq->arena, p + colon + 2, n - colon - 2);
		else if (colon + 2 <= n)
			reply_header(rq, arena_strndup(rq->arena, p, colon), "%.*s", (int)(n - colon - 2), p + colon + 2);
		p += n;
		p += *p == '\n';
	}
}

int
rest_replay(struct tenant *t, struct request *rq)
{
	const char *key = request_header(rq, "Idempotency-Key");
	uint8_t hash[IDEMPOTENT_HASH];
	struct hc_err err = { .pos = -1 };
	struct idempotent was;
	int rc;

	if (key == NULL)
		return 0;
	if (key[0] == '\0' || strlen(key) > KEY_MAX) {
		reply_problem(rq, 400, "malformed", "An Idempotency-Key has 1 to %d characters.", KEY_MAX);
		return 1;
	}
	rc = idempotent_find(t->work->store, rq->who.key, key, t->work->env->now(t->work->env), rq->arena, &was, &err);
	if (rc == HC_NOTFOUND)
		return 0;
	if (rc < 0) {
		reply_error(rq, &err);
		return 1;
	}
	hash_request(rq, hash);
	if (memcmp(hash, was.hash, sizeof(hash)) != 0) {
		reply_problem(rq, 422, "key-reused", "This Idempotency-Key came with another request before; use a new one.");
		return 1;
	}
	rq->status = was.status;
	rq->type = was.len > 0 ? "application/json" : NULL;
	put_headers(rq, was.headers);
	reply_header(rq, "Idempotency-Replayed", "true");
	buf_add(&rq->reply, was.body, was.len);
	return 1;
}

static int
keep_reply(struct tenant *t, struct request *rq, const char *key, struct hc_err *err)
{
	struct idempotent i = { .status = rq->status, .body = rq->reply.data, .len = rq->reply.len };
	struct buf lines = BUF_INIT;
	int rc;

	for (size_t k = 0; k < rq->out.n; k++)
		if (strcmp(rq->out.at[k].name, "ETag") == 0 || strcmp(rq->out.at[k].name, "Location") == 0)
			buf_printf(&lines, "%s: %s\n", rq->out.at[k].name, rq->out.at[k].value);
	if (rq->type != NULL && strcmp(rq->type, "application/json") != 0)
		buf_printf(&lines, "Content-Type: %s\n", rq->type);
	i.headers = buf_str(&lines);
	hash_request(rq, i.hash);
	rc = idempotent_put(t->work->store, rq->who.key, key, t->work->env->now(t->work->env), &i, err);
	buf_free(&lines);
	return rc;
}

int
rest_begin(struct tenant *t, struct request *rq, const char *label, struct hc_tx **ret, struct hc_err *err)
{
	(void)rq;
	return tx_begin(t->work, SOURCE_API, label, ret, err);
}

void
rest_commit(struct tenant *t, struct request *rq, struct hc_tx *tx)
{
	const char *key = request_header(rq, "Idempotency-Key");
	struct hc_err err = { .pos = -1 };

	for (size_t i = 0; i < tx->warnings.n && i < 10; i++)
		reply_header(rq, "HotCRM-Warning", "%.300s", tx->warnings.at[i].text);
	if (key != NULL && keep_reply(t, rq, key, &err) < 0) {
		tx_abort(tx);
		reply_error(rq, &err);
	} else if (tx_commit(tx, &err) < 0) {
		reply_error(rq, &err);
	}
}
