/*
 * reseal.c - every place where a value of an encrypted field stands, brought into the form that it should have now.
 *
 * For a key that takes the place of another, for fields that became encrypted, searched or unique, and for workspaces from
 * before values were sealed. What is in the right form already is passed over, so it can be stopped and begun again at any
 * point. No entry of the journal tells of it: nothing changed but the bytes, and they come out alike everywhere.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "base/log.h"
#include "base/uuid.h"
#include "store/db.h"
#include "store/scan.h"
#include "store/secret_key.h"
#include "store/table.h"

#define ROWS 500	/* in one transaction */
#define PARKED "(dev * 1099511627776 + n)"	/* both of its keys as one number */

struct pass {
	struct store *s;
	struct secret *k;
	const struct object *o;
	const struct table *t;
	const struct field *f;		/* of a column, or of a place with one value; NULL: the texts are JSON by field */
	struct arena *a;
	bool whole;			/* in the caller's transaction */
	struct reseal *out;
};

/* The new text of a value; NULL: it stays. */
static const char *
renew(struct pass *p, const struct field *f, const uint8_t id[16], const char *text, size_t n, size_t *len)
{
	struct hc_value v = value_text(text, n), now;
	struct hc_err err;
	int rc = secret_renew(p->k, f, id, &v, p->a, &now, &err);

	if (rc == 1)
		return NULL;
	if (rc < 0) {
		if (p->out->left++ == 0)
			log_line(LOG_WARN, "secret: %s.%s: %s", p->o->name, f->name, err.msg);
		return NULL;
	}
	*len = now.len;
	return arena_strndup(p->a, now.s, now.len);
}

static bool renew_json(struct pass *p, const struct field *f, const uint8_t id[16], json_t *node);

/* One value of a node: what shall stand in its place (a new reference), or NULL. *any becomes true for it and for any within. */
static json_t *
renew_one(struct pass *p, const struct field *f, const uint8_t id[16], json_t *value, bool *any)
{
	const char *text;
	size_t len;

	if (json_is_object(value) || json_is_array(value)) {
		*any |= renew_json(p, f, id, value);
		return NULL;
	}
	if (f == NULL || !json_is_string(value) ||
	    (text = renew(p, f, id, json_string_value(value), json_string_length(value), &len)) == NULL)
		return NULL;
	*any = true;
	return json_stringn(text, len);
}

static bool
renew_json(struct pass *p, const struct field *f, const uint8_t id[16], json_t *node)
{
	bool any = false;
	json_t *kid, *now;
	const char *name;
	size_t i;

	if (json_is_object(node)) {
		void *next;

		json_object_foreach_safe(node, next, name, kid) {
			const struct field *named = object_field(p->o, name);

			if (named != NULL && !field_encrypted(named))
				continue;
			if ((now = renew_one(p, named, id, kid, &any)) != NULL)
				json_object_set_new(node, name, now);
		}
		return any;
	}
	json_array_foreach(node, i, kid) {
		if ((now = renew_one(p, f, id, kid, &any)) != NULL)
			json_array_set_new(node, i, now);
	}
	return any;
}

bool
secret_renew_json(struct store *s, const struct object *o, const uint8_t id[16], json_t *node)
{
	struct reseal done = {0};
	struct pass p = { .s = s, .k = store_secret(s), .o = o, .a = arena_new("reseal"), .out = &done };
	bool any = renew_json(&p, NULL, id, node);

	arena_free(p.a);
	return any;
}

static int
move_one(struct pass *p, const struct field *f, const uint8_t from[16], const uint8_t to[16], json_t *kid, json_t **ret, struct hc_err *err)
{
	struct hc_value v, now;
	int rc;

	*ret = NULL;
	if (!json_is_string(kid))
		return HC_OK;
	v = value_text(json_string_value(kid), json_string_length(kid));
	if ((rc = secret_move(p->k, f, from, to, &v, p->a, &now, err)) >= 0)
		*ret = json_stringn(now.s, now.len);
	return rc;
}

int
secret_move_json(struct store *s, const struct object *o, const uint8_t from[16], const uint8_t to[16], json_t *node, struct hc_err *err)
{
	struct pass p = { .s = s, .k = store_secret(s), .o = o, .a = arena_new("reseal") };
	const char *name;
	json_t *kid, *now;
	int rc = HC_OK;
	void *next;

	json_object_foreach_safe(node, next, name, kid) {
		const struct field *f = object_field(o, name);

		if (f == NULL || !field_encrypted(f) || rc < 0)
			continue;
		for (size_t i = 0; json_is_array(kid) && i < json_array_size(kid) && rc >= 0; i++)
			if ((rc = move_one(&p, f, from, to, json_array_get(kid, i), &now, err)) >= 0 && now != NULL)
				json_array_set_new(kid, i, now);
		if (json_is_string(kid) && (rc = move_one(&p, f, from, to, kid, &now, err)) >= 0 && now != NULL)
			json_object_set_new(node, name, now);
	}
	arena_free(p.a);
	return rc;
}

/* A text of JSON anew; NULL: it stays. One that is only a value belongs to p->f. */
static const char *
renew_text(struct pass *p, const uint8_t id[16], const char *text, size_t n, size_t *len)
{
	json_t *root = NULL, *one;
	const char *ret = NULL;
	char *out;

	if ((one = json_loadb(text, n, JSON_DECODE_ANY, NULL)) == NULL)
		return NULL;
	root = json_array();
	json_array_append_new(root, one);
	if (renew_json(p, p->f, id, root) && (out = json_dumps(json_array_get(root, 0), JSON_ENCODE_ANY | JSON_COMPACT)) != NULL) {
		ret = arena_strdup(p->a, out);
		*len = strlen(ret);
		free(out);
	}
	json_decref(root);
	return ret;
}

static int
put(struct pass *p, struct stmt *st, int64_t key, const char *text, size_t n, struct hc_err *err)
{
	struct hc_value v = value_text(text, n);
	struct buf fold = BUF_INIT;
	int at = 1, rc = HC_OK;

	stmt_bind_text(st, at++, text, (int)n);
	if (p->f != NULL && p->f->fold && p->t != NULL) {
		table_fold(p->s, p->f, &v, &fold);
		stmt_bind_copy(st, at++, buf_str(&fold), (int)fold.len);
	}
	stmt_bind_int(st, at, key);
	if (stmt_step(st) != STEP_DONE)
		rc = db_fail(p->s, err, "writing");
	stmt_reset(st);
	buf_free(&fold);
	p->out->changed++;
	return rc;
}

/* One transaction's rows of a place: key, record, text, and for a shadow its field. Returns how many were looked at. */
static int
rows(struct pass *p, const char *select, const char *update, bool json, int64_t *after, struct hc_err *err)
{
	struct stmt *in = NULL, *out = NULL;
	int rc, step = STEP_DONE, n = 0;

	if ((rc = db_prepare(p->s, select, &in, err)) < 0 || (rc = db_prepare(p->s, update, &out, err)) < 0)
		goto end;
	stmt_bind_int(in, 1, *after);
	while (rc == 0 && (step = stmt_step(in)) == STEP_ROW) {
		const char *text = stmt_text(in, 2), *now;
		size_t len, size = (size_t)stmt_bytes(in, 2);
		uint8_t id[16];

		*after = stmt_int(in, 0);
		n++;
		if (text == NULL || !(stmt_kind(in, 1) == KIND_TEXT ? uuid_parse(stmt_text(in, 1), id) : stmt_bytes(in, 1) == 16))
			continue;
		if (stmt_kind(in, 1) != KIND_TEXT)
			memcpy(id, stmt_blob(in, 1), 16);
		text = arena_strndup(p->a, stmt_text(in, 2), size);
		now = json ? renew_text(p, id, text, size, &len) : renew(p, p->f, id, text, size, &len);
		if (now != NULL)
			rc = put(p, out, *after, now, len, err);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(p->s, err, "reading");
end:
	db_done(p->s, in);
	db_done(p->s, out);
	arena_reset(p->a);
	return rc < 0 ? rc : n;
}

/* `select` ends before its LIMIT and takes the last key; what it gives is in the order of the keys. */
static int
place(struct pass *p, const char *select, const char *update, bool json, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int64_t after = 0;
	int n;

	buf_printf(&sql, "%s LIMIT %d", select, ROWS);
	do {
		if (!p->whole && (n = store_begin(p->s, err)) < 0)
			break;
		n = rows(p, buf_str(&sql), update, json, &after, err);
		if (p->whole)
			continue;
		if (n < 0)
			store_rollback(p->s);
		else if (store_commit(p->s, err) < 0)
			n = err != NULL ? err->code : HC_STORE;
	} while (n == ROWS);
	buf_free(&sql);
	return n < 0 ? n : HC_OK;
}

/* What a column holds in another form than with `head` (the mark and the name of the key). */
static void
condition(const struct field *f, const char *head, struct buf *sql)
{
	buf_printf(sql, "\"%s\" IS NOT NULL AND (substr(\"%s\", 1, %zu) <> '%s' OR substr(\"%s\", length(\"%s\") - %d, 1) %s ':')", f->name,
	    f->name, strlen(head), head, f->name, f->name, SEALED_BLIND, field_blind(f) ? "<>" : "=");
}

static int
column(struct pass *p, const char *head, struct hc_err *err)
{
	struct buf select = BUF_INIT, update = BUF_INIT;
	const char *o = p->o->name, *f = p->f->name;
	int rc;

	buf_printf(&select, "SELECT rid, id, \"%s\" FROM \"%s\" WHERE rid > ? AND ", f, o);
	condition(p->f, head, &select);
	buf_adds(&select, " ORDER BY rid");
	buf_printf(&update, "UPDATE \"%s\" SET \"%s\" = ?", o, f);
	if (p->f->fold)
		buf_printf(&update, ", \"k_%s\" = ?", f);
	buf_adds(&update, " WHERE rid = ?");
	rc = place(p, buf_str(&select), buf_str(&update), false, err);
	buf_free(&select);
	buf_free(&update);
	return rc;
}

static int
journal(struct pass *p, struct hc_err *err)
{
	struct buf select = BUF_INIT;
	int rc;

	p->t = NULL;	/* no key column beside these */
	buf_printf(&select, "SELECT seq, record, diff FROM journal WHERE seq > ? AND object = %lld AND diff IS NOT NULL AND instr(diff, '\"%s\"') > 0"
	    " ORDER BY seq", (long long)p->out->number, p->f->name);
	rc = place(p, buf_str(&select), "UPDATE journal SET diff = ? WHERE seq = ?", true, err);
	buf_free(&select);
	return rc;
}

/* What fields held before edits that wait for a server: few, and their key is the record. */
static int
shadows(struct pass *p, struct hc_err *err)
{
	VEC(struct shadow { uint8_t id[16]; const char *text; }) all = {0};
	struct stmt *st;
	size_t len;
	int rc;

	if ((!p->whole && (rc = store_begin(p->s, err)) < 0) ||
	    (rc = db_prepare(p->s, "SELECT id, base FROM shadow WHERE object = ? AND field = ?", &st, err)) < 0)
		goto out;
	stmt_bind_int(st, 1, p->out->number);
	stmt_bind_text(st, 2, p->f->name, -1);
	while (stmt_step(st) == STEP_ROW) {
		struct shadow one = { .text = NULL };

		memcpy(one.id, stmt_blob(st, 0), 16);
		if ((one.text = renew_text(p, one.id, stmt_text(st, 1), (size_t)stmt_bytes(st, 1), &len)) != NULL)
			vec_push(p->a, &all, one);
	}
	db_done(p->s, st);
	for (size_t i = 0; i < all.n && rc == 0; i++) {
		if ((rc = db_prepare(p->s, "UPDATE shadow SET base = ? WHERE object = ? AND field = ? AND id = ?", &st, err)) < 0)
			break;
		stmt_bind_text(st, 1, all.at[i].text, -1);
		stmt_bind_int(st, 2, p->out->number);
		stmt_bind_text(st, 3, p->f->name, -1);
		stmt_bind_blob(st, 4, all.at[i].id, 16);
		rc = db_run(p->s, st, err, "writing");
	}
out:
	arena_reset(p->a);
	if (p->whole)
		return rc;
	if (rc == 0)
		return store_commit(p->s, err);
	store_rollback(p->s);
	return rc;
}

/* Values that met, kept until somebody decides. */
static int
conflicts(struct pass *p, struct hc_err *err)
{
	static const char *const sides[] = { "base", "theirs", "mine" };
	const struct object *o = model_object(p->s->model, "conflict");
	struct buf select = BUF_INIT, update = BUF_INIT;
	int rc = HC_OK;

	for (size_t i = 0; i < 3 && rc == HC_OK && o != NULL && (p->s->remote ? db_made(p->s, o) : db_has(p->s, "table", "conflict")); i++) {
		buf_reset(&select);
		buf_reset(&update);
		buf_printf(&select, "SELECT rid, record, \"%s\" FROM \"conflict\" WHERE rid > ? AND object = '%s' AND \"%s\" IS NOT NULL ORDER BY rid",
		    sides[i], p->o->name, sides[i]);
		buf_printf(&update, "UPDATE \"conflict\" SET \"%s\" = ? WHERE rid = ?", sides[i]);
		rc = place(p, buf_str(&select), buf_str(&update), true, err);
	}
	buf_free(&select);
	buf_free(&update);
	return rc;
}

/* Edits that a server refused, here or at the server. */
static int
refused(struct pass *p, struct hc_err *err)
{
	struct buf select = BUF_INIT;
	int rc = HC_OK;

	p->f = NULL;
	p->t = NULL;
	if ((rc = conflicts(p, err)) < 0 || p->s->remote)
		return rc;
	buf_printf(&select, "SELECT n, id, vals FROM sync_parked WHERE n > ? AND object = '%s' ORDER BY n", p->o->name);
	if (db_has(p->s, "table", "sync_parked"))
		rc = place(p, buf_str(&select), "UPDATE sync_parked SET vals = ? WHERE n = ?", true, err);
	buf_reset(&select);
	buf_printf(&select, "SELECT " PARKED ", id, body FROM parked WHERE " PARKED " > ? AND object = '%s' ORDER BY 1", p->o->name);
	if (rc == 0 && db_has(p->s, "table", "parked"))
		rc = place(p, buf_str(&select), "UPDATE parked SET body = ? WHERE " PARKED " = ?", true, err);
	buf_free(&select);
	return rc;
}

/* Secrets keep no history of their own and are part of no draft; those from before may hold them in the clear. */
static int
drop_clear(struct pass *p, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (!p->whole && (rc = store_begin(p->s, err)) < 0)
		return rc;
	if ((rc = db_prepare(p->s, "DELETE FROM field_change WHERE object = ? AND field = ?", &st, err)) == 0) {
		stmt_bind_text(st, 1, p->o->name, -1);
		stmt_bind_text(st, 2, p->f->name, -1);
		rc = db_run(p->s, st, err, "writing");
	}
	if (rc == 0 && (rc = db_prepare(p->s, "DELETE FROM meta WHERE substr(key, 1, length(?1)) = ?1 AND instr(value, ?2) > 0", &st, err)) == 0) {
		stmt_bind_text(st, 1, arena_printf(p->a, "draft.%s.", p->o->name), -1);
		stmt_bind_text(st, 2, arena_printf(p->a, "\"%s\"", p->f->name), -1);
		rc = db_run(p->s, st, err, "writing");
	}
	if (p->whole)
		return rc;
	if (rc == 0)
		return store_commit(p->s, err);
	store_rollback(p->s);
	return rc;
}

static int
object(struct pass *p, const char *head, struct hc_err *err)
{
	struct table *t;
	int rc;

	if ((p->s->remote && !db_made(p->s, p->o)) || !db_has(p->s, "table", p->o->name))
		return HC_OK;
	if ((rc = table_of(p->s, p->o, &t, err)) < 0)
		return rc;
	p->out->number = t->number;
	for (size_t i = SLOT_FIRST; i < p->o->fields.n; i++) {
		p->f = p->o->fields.at[i];
		p->t = t;
		if (field_encrypted(p->f) && ((rc = column(p, head, err)) < 0 || (rc = journal(p, err)) < 0 ||
		    (!p->s->remote && (rc = shadows(p, err)) < 0) || (rc = drop_clear(p, err)) < 0))
			return rc;
	}
	return refused(p, err);
}

int
secret_reseal(struct store *s, bool whole, struct reseal *ret, struct hc_err *err)
{
	struct pass p = { .s = s, .k = store_secret(s), .whole = whole, .out = ret };
	char head[SEALED_HEAD + 1];
	int rc;

	*ret = (struct reseal){0};
	if ((rc = secret_head(p.k, head, err)) < 0)
		return rc;
	p.a = arena_new("reseal");
	for (size_t i = 0; i < s->model->objects.n && rc == HC_OK; i++) {
		p.o = s->model->objects.at[i];
		if (p.o->has_encrypted)
			rc = object(&p, head, err);
	}
	arena_free(p.a);
	resident_forget(s);
	return rc;
}

/* Is there a value in the clear, or one without the hash that its field asks for? */
static bool
any_wanting(struct store *s, const struct object *o)
{
	bool found = false;

	for (size_t i = SLOT_FIRST; i < o->fields.n && !found; i++) {
		const struct field *f = o->fields.at[i];
		struct buf sql = BUF_INIT;
		int64_t n = 0;

		if (!field_encrypted(f) || !db_has_column(s, o->name, f->name))
			continue;
		buf_printf(&sql, "SELECT count(*) FROM (SELECT 1 FROM \"%s\" WHERE ", o->name);
		condition(f, SEALED_MARK, &sql);
		buf_adds(&sql, " LIMIT 1) x");
		found = db_int(s, &n, NULL, "%s", buf_str(&sql)) == 0 && n > 0;
		buf_free(&sql);
	}
	return found;
}

bool
secret_wanting(struct store *s, const struct model *m)
{
	for (size_t i = 0; i < m->objects.n; i++)
		if (m->objects.at[i]->has_encrypted && (!s->remote || db_made(s, m->objects.at[i])) &&
		    db_has(s, "table", m->objects.at[i]->name) && any_wanting(s, m->objects.at[i]))
			return true;
	return false;
}

int
secret_rotate(struct secret *k, struct hc_err *err)
{
	struct store *s = k->store;
	const struct secret_key *used;
	uint8_t raw[32];
	int rc;

	if ((rc = secret_ready(k, err)) < 0 || (rc = store_begin(s, err)) < 0)
		return rc;
	s->env->random(s->env, raw, sizeof(raw));
	if ((rc = secret_used(k, &used, err)) == 0 && used == NULL)
		rc = secret_make(k, &used, err);
	else if (rc == 0)
		rc = secret_import(k, raw, err);
	memset(raw, 0, sizeof(raw));
	if (rc == 0 && (rc = store_meta_put(s, "secret_pass", "rotate", err)) == 0)
		return store_commit(s, err);
	store_rollback(s);
	return rc;
}
