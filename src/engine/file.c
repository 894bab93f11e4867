/*
 * file.c - files on records: a field that takes a path, and attachments.
 *
 * Only a person at this machine names a path (engine_set_typed()): what comes from a file, a server or an API never does, so
 * nobody far away can have a file of this machine read.
 */
#include "engine/file.h"

#include <string.h>

#include "base/uuid.h"
#include "engine/local.h"
#include "store/hung.h"
#include "store/read.h"

const char *
engine_path(const struct env *env, struct arena *a, const char *path)
{
	const char *home = env->get(env, "HOME");

	return path[0] == '~' && path[1] == '/' && home != NULL ? arena_printf(a, "%s%s", home, path + 1) : path;
}

int
engine_set_typed(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text, struct hc_err *err)
{
	const struct field *f = object_field(r->object, field);
	struct buf value = BUF_INIT;
	struct fileref ref;
	bool same;
	int rc;

	if (f == NULL || !field_is_file(f) || text[0] == '\0' || strncmp(text, FILEREF_PREFIX, strlen(FILEREF_PREFIX)) == 0)
		return engine_set(tx, r, field, text, err);
	f->type->format(f, &tx->work->locale, record_get(r, f), "", &value);
	same = strcmp(buf_str(&value), text) == 0;
	buf_reset(&value);
	if (same || text[0] != '@' || text[1] == '\0') {
		buf_free(&value);
		return same ? HC_OK :
		    hc_fail(err, HC_INVALID, f->handle, "%s: write @ and the path of a file, as in @~/%s.", f->label,
		    f->type == &type_image ? "face.png" : "offer.pdf");
	}
	text = engine_path(tx->work->env, tx->arena, text + 1);
	if ((rc = blob_add(tx->work->store, text, &ref, err)) == HC_OK) {
		fileref_write(&ref, &value);
		rc = engine_set(tx, r, field, buf_str(&value), err);
	} else if (err != NULL) {
		err->field = f->handle;
		err_prefix(err, "%s", f->label);
	}
	buf_free(&value);
	return rc;
}

int
engine_attach(struct hc_tx *tx, const struct object *o, const uint8_t id[16], const struct fileref *ref, const char *description,
    struct hc_record **ret, struct hc_err *err)
{
	const struct object *at = model_object(tx->work->model, "attachment");
	struct buf value = BUF_INIT;
	struct hc_record *r, *on;
	char text[UUID_TEXT];
	int rc;

	if (at == NULL || !o->attachments)
		return hc_fail(err, HC_INVALID, 0, "%s take no files.", o->plural);
	if ((rc = read_record(tx->work->store, o, id, tx->arena, &on, err)) < 0 ||
	    (!tx_privileged(tx) && (rc = access_record(tx->work, on, 'r', err)) < 0))
		return rc;
	if (on->values[SLOT_DELETED].kind != VALUE_NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "This %s was deleted; undelete it first.", o->label);
	uuid_format(id, text);
	fileref_write(ref, &value);
	r = record_new(tx->arena, tx->work->model, at);
	if ((rc = engine_defaults(tx->work, r, err)) < 0)
		goto out;
	record_set(r, object_field(at, "name"), value_text(arena_strdup(tx->arena, ref->name), strlen(ref->name)));
	record_set(r, object_field(at, "object"), value_text(o->name, strlen(o->name)));
	record_set(r, object_field(at, "record"), value_text(arena_strdup(tx->arena, text), strlen(text)));
	record_set(r, object_field(at, "size"), value_int(ref->size));
	record_set(r, object_field(at, "media_type"), value_text(arena_strdup(tx->arena, ref->type), strlen(ref->type)));
	record_set(r, object_field(at, "content"), value_text(arena_strdup(tx->arena, buf_str(&value)), value.len));
	if (description != NULL && *description != '\0' &&
	    (rc = engine_set(tx, r, "description", description, err)) < 0)
		goto out;
	if ((rc = engine_save(tx, r, err)) == HC_OK && ret != NULL)
		*ret = r;
out:
	buf_free(&value);
	return rc;
}

static int
hangers(struct work *w, struct query_ctx *c, const char *kind, const char *clause, const struct object *o, const uint8_t id[16], struct arena *a,
    uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct page_at all = { .limit = -1 };
	struct hc_value params[2], **rows;
	struct query *q;
	char text[UUID_TEXT];
	int rc;

	uuid_format(id, text);
	params[0] = value_text(o->name, strlen(o->name));
	params[1] = value_text(text, strlen(text));
	c->params = params;
	c->nparams = 2;
	if ((rc = query_parse(c, arena_printf(a, "%s record = %%2 and object = %%1 %s", kind, clause), &q, err)) < 0 ||
	    (rc = query_set_columns(c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(w->store, c, q, &all, false, a, &rows, n, err)) < 0)
		return rc;
	*ret = arena_alloc(a, (*n + 1) * 16);
	for (size_t i = 0; i < *n; i++)
		memcpy((*ret)[i], rows[i][q->id_column].id, 16);
	return HC_OK;
}

int
engine_attachments(struct work *w, const struct object *o, const uint8_t id[16], struct arena *a, struct hc_record ***ret,
    size_t *n, struct hc_err *err)
{
	const struct object *at = model_object(w->model, "attachment");
	struct query_ctx c = work_query(w, a, NULL);
	uint8_t (*ids)[16];
	int rc;

	*n = 0;
	*ret = NULL;
	if (at == NULL || !access_object(w, at, 'r'))
		return HC_OK;
	if ((rc = hangers(w, &c, "attachment", "sort -created", o, id, a, &ids, n, err)) < 0)
		return rc;
	*ret = ARENA_ARRAY(a, struct hc_record *, *n + 1);
	for (size_t i = 0; i < *n; i++)
		if ((rc = read_record(w->store, at, ids[i], a, &(*ret)[i], err)) < 0)
			return rc;
	return HC_OK;
}

int
engine_file(struct work *w, const struct hc_record *r, const char *field, struct fileref *ret, struct hc_err *err)
{
	const struct field *f = field != NULL ? object_field(r->object, field) : NULL;
	int found = 0;

	if (field != NULL && (f == NULL || !field_is_file(f) || !access_field(w, f, 'r')))
		return hc_fail(err, HC_INVALID, 0, "%s has no file field %.60s; describe %s lists its fields.", r->object->label, field,
		    r->object->name);
	for (size_t i = SLOT_FIRST; field == NULL && i < r->object->fields.n; i++) {
		const struct field *each = r->object->fields.at[i];

		if (!field_is_file(each) || !access_field(w, each, 'r') || r->values[i].kind == VALUE_NULL)
			continue;
		f = each;
		found++;
	}
	if (field == NULL && found > 1)
		return hc_fail(err, HC_INVALID, 0, "this %s has %d files in its fields; name the field.", r->object->label, found);
	if (f == NULL || r->values[f->slot].kind == VALUE_NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "this %s has no file in %s.", r->object->label, f != NULL ? f->label : "its fields");
	if (!fileref_read(&r->values[f->slot], ret))
		return hc_fail(err, HC_NOTFOUND, f->handle, "%s holds %.200s, which names a file elsewhere and no bytes in here.", f->label,
		    arena_strndup(r->arena, r->values[f->slot].s, r->values[f->slot].len));
	return HC_OK;
}

/* One kind of what hangs on a record; who may not erase it may not erase the record either. */
static int
purge_hung(struct hc_tx *tx, const struct object *hung, const struct object *o, const uint8_t id[16], int *n, struct hc_err *err)
{
	struct query_ctx c = engine_system_ctx(tx->work, tx->arena, NULL);
	uint8_t (*ids)[16];
	struct hc_record *r;
	size_t total;
	int rc;

	if (hung == NULL || hung == o)
		return HC_OK;
	if ((rc = hangers(tx->work, &c, hung->name, "with deleted", o, id, tx->arena, &ids, &total, err)) < 0)
		return rc;
	for (size_t i = 0; i < total; i++, ++*n)
		if ((rc = read_record(tx->work->store, hung, ids[i], tx->arena, &r, err)) < 0 ||
		    (!tx_privileged(tx) && (rc = access_record(tx->work, r, 'd', err)) < 0) ||
		    (rc = journal_purge(tx->work->store, &tx->change, hung, ids[i], err)) < 0)
			return rc;
	return HC_OK;
}

/* Conflicts that a merge moved to the survivor hold the title and values of the one that is erased. */
static int
purge_moved(struct hc_tx *tx, const struct object *hung, const uint8_t id[16], int *n, struct hc_err *err)
{
	struct hc_record *r;
	uint8_t (*ids)[16];
	size_t total;
	int rc;

	if (hung == NULL || (rc = journal_hung(tx->work->store, hung, id, tx->arena, &ids, &total, err)) < 0)
		return hung == NULL ? HC_OK : rc;
	for (size_t i = 0; i < total; i++, ++*n)
		if (read_record(tx->work->store, hung, ids[i], tx->arena, &r, NULL) == HC_OK &&
		    (rc = journal_purge(tx->work->store, &tx->change, hung, ids[i], err)) < 0)
			return rc;
	return HC_OK;
}

int
engine_purge_hung(struct hc_tx *tx, const struct object *o, const uint8_t id[16], struct purged *ret, struct hc_err *err)
{
	const struct model *m = tx->work->model;
	int rc;

	*ret = (struct purged){0};
	if ((rc = purge_hung(tx, model_object(m, "attachment"), o, id, &ret->files, err)) < 0 ||
	    (rc = purge_hung(tx, model_object(m, "comment"), o, id, &ret->comments, err)) < 0)
		return rc;
	/* what clashed holds values of the record too; conflicts are the server's to make and to take away */
	if (!tx->trusted || (rc = purge_hung(tx, model_object(m, "conflict"), o, id, &ret->conflicts, err)) < 0)
		return tx->trusted ? rc : HC_OK;
	return purge_moved(tx, model_object(m, "conflict"), id, &ret->conflicts, err);
}

int
engine_purge(struct hc_tx *tx, const struct object *o, const uint8_t id[16], struct purged *ret, struct hc_err *err)
{
	int rc = engine_purge_hung(tx, o, id, ret, err);

	return rc < 0 ? rc : journal_purge(tx->work->store, &tx->change, o, id, err);
}
