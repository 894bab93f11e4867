/*
 * clash.c - reads records of `conflict`. What came from another version of the model is shown as it came.
 */
#include "cmd/clash.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/uuid.h"
#include "model/type.h"
#include "store/replica.h"
#include "sync/sync.h"

struct reader {
	struct work *work;
	struct arena *a;
	bool machine;
	const char *currency;	/* of the record, for its amounts */
};

/* A field of the conflict's record as text, "" if it is not there. */
static const char *
text_of(struct reader *rd, const struct hc_record *r, const char *name)
{
	const struct field *f = object_field(r->object, name);
	struct buf b = BUF_INIT;
	const char *s;

	if (f == NULL || r->values[f->slot].kind == VALUE_NULL)
		return "";
	field_type(f)->text(f, &r->values[f->slot], &b);
	s = arena_strndup(rd->a, buf_str(&b), b.len);
	buf_free(&b);
	return s;
}

/* A value of the clashing field, for people or for programs. */
static const char *
show(struct reader *rd, const struct field *f, const json_t *j)
{
	struct buf b = BUF_INIT;
	struct hc_value v;
	const char *s;
	char *dumped;

	if (f != NULL && f->slot == SLOT_DELETED && !rd->machine)
		return j == NULL || json_is_null(j) ? "kept" : "deleted";
	if (j == NULL || json_is_null(j))
		return "";
	if (f == NULL || replica_value(f, j, rd->a, &v, NULL) < 0) {
		if (json_is_string(j))
			return arena_strdup(rd->a, json_string_value(j));
		if ((dumped = json_dumps(j, JSON_ENCODE_ANY | JSON_COMPACT)) == NULL)
			return "";
		s = arena_strdup(rd->a, dumped);
		free(dumped);
		return s;
	}
	if (v.kind == VALUE_ID && f->target != NULL && !rd->machine) {
		s = read_title(rd->work->store, f->target, v.id, rd->a);
		if (s[0] != '\0')
			return s;
	}
	if (rd->machine)
		field_type(f)->text(f, &v, &b);
	else
		field_type(f)->format(f, &rd->work->locale, &v, rd->currency, &b);
	s = arena_strndup(rd->a, buf_str(&b), b.len);
	buf_free(&b);
	return s;
}

/* The name of a user that a field of the conflict holds. */
static const char *
user_of(struct reader *rd, const struct hc_record *r, const char *name)
{
	const struct field *f = object_field(r->object, name);

	if (f == NULL || f->target == NULL || r->values[f->slot].kind != VALUE_ID)
		return "";
	return read_title(rd->work->store, f->target, r->values[f->slot].id, rd->a);
}

static bool
is_me(struct reader *rd, const struct hc_record *r, const char *name)
{
	const struct field *f = object_field(r->object, name);

	return f != NULL && r->values[f->slot].kind == VALUE_ID && memcmp(r->values[f->slot].id, rd->work->user, 16) == 0;
}

static const char *
turn(const char *side)
{
	return strcmp(side, "mine") == 0 ? "theirs" : strcmp(side, "theirs") == 0 ? "mine" : side;
}

static const struct field *
field_named(const struct clash *c, const char *name)
{
	return c->object != NULL ? object_field(c->object, name) : NULL;
}

static void
add_field(struct reader *rd, struct clash *c, const char *name, const json_t *base, const json_t *mine, const json_t *theirs)
{
	const struct field *f = field_named(c, name);

	c->fields[c->n++] = (struct clash_field){ .name = arena_strdup(rd->a, name), .field = f,
	    .base = show(rd, f, base), .mine = show(rd, f, mine), .theirs = show(rd, f, theirs) };
}

static json_t *
parse(const char *text)
{
	json_t *j = NULL;

	return text[0] != '\0' && json_read(text, strlen(text), &j, NULL) == 0 ? j : NULL;
}

/* base, mine and theirs are objects by field. A field that only one of them names counts, too. */
static void
read_fields(struct reader *rd, const struct hc_record *r, struct clash *c)
{
	json_t *sides[3] = { parse(text_of(rd, r, "base")), parse(text_of(rd, r, c->turned ? "theirs" : "mine")),
		parse(text_of(rd, r, c->turned ? "mine" : "theirs")) };
	size_t most = 0;
	const char *name;
	json_t *value;

	for (size_t i = 0; i < 3; i++)
		most += json_object_size(sides[i]);
	c->fields = ARENA_ARRAY(rd->a, struct clash_field, most + 1);
	for (size_t i = 0; i < 3; i++)
		json_object_foreach(sides[i], name, value) {
			if ((i > 0 && json_object_get(sides[0], name) != NULL) || (i > 1 && json_object_get(sides[1], name) != NULL))
				continue;
			add_field(rd, c, name, json_object_get(sides[0], name), json_object_get(sides[1], name),
			    json_object_get(sides[2], name));
		}
	for (size_t i = 0; i < 3; i++)
		json_decref(sides[i]);
}

static void
read_one(struct reader *rd, const struct hc_record *r, struct clash *c)
{
	const struct field *record = object_field(r->object, "record"), *at = object_field(r->object, "at");
	struct hc_record *about;
	const char *title = "";

	*c = (struct clash){ .at = at != NULL && r->values[at->slot].kind == VALUE_INT ? r->values[at->slot].i :
	    r->values[SLOT_CREATED].i };
	memcpy(c->id, r->values[SLOT_ID].id, 16);
	c->object_name = text_of(rd, r, "object");
	c->object = model_object(rd->work->model, c->object_name);
	c->kind = text_of(rd, r, "kind");
	c->state = text_of(rd, r, "state");
	c->winner = text_of(rd, r, "winner");
	c->turned = is_me(rd, r, "other") && !is_me(rd, r, "author");
	c->author = user_of(rd, r, c->turned ? "other" : "author");
	c->other = user_of(rd, r, c->turned ? "author" : "other");
	if (c->turned)
		c->winner = turn(c->winner);
	if (record != NULL && r->values[record->slot].kind == VALUE_ID)
		memcpy(c->record, r->values[record->slot].id, 16);
	else
		uuid_parse(text_of(rd, r, "record"), c->record);
	rd->currency = NULL;
	if (c->object != NULL && read_record(rd->work->store, c->object, c->record, rd->a, &about, NULL) == 0) {
		title = record_title(about);
		rd->currency = record_currency(about);
	}
	c->title = title[0] != '\0' ? title : "a record that is not here";
	read_fields(rd, r, c);
}

int
clash_read(struct work *w, const uint8_t id[16], bool machine, struct arena *a, struct clash *ret, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "conflict");
	struct reader rd = { .work = w, .a = a, .machine = machine };
	struct hc_record *r;
	int rc;

	if (o == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no such conflict.");
	if ((rc = read_record(w->store, o, id, a, &r, err)) < 0)
		return rc;
	read_one(&rd, r, ret);
	return HC_OK;
}

int
clash_list(struct work *w, enum clash_which which, bool machine, struct arena *a, struct clash **ret, size_t *n, struct hc_err *err)
{
	static const char *const texts[] = { [CLASH_OPEN] = "conflict state:open sort -created",
		[CLASH_KEPT] = "conflict (state:open or (state:auto created:last_90d)) sort -created",
		[CLASH_RECENT] = "conflict (state:open or created:last_90d) sort -created" };
	struct query_ctx ctx = work_query(w, a, NULL);
	struct clash *list;
	struct hc_value **rows;
	struct query *q;
	size_t count;
	int rc;

	*ret = NULL;
	*n = 0;
	if (model_object(w->model, "conflict") == NULL)
		return HC_OK;
	if ((rc = query_parse(&ctx, texts[which], &q, err)) < 0 ||
	    (rc = read_page(w->store, &ctx, q, &(struct page_at){ .limit = -1 }, false, a, &rows, &count, err)) < 0)
		return rc;
	list = ARENA_ARRAY(a, struct clash, count + 1);
	for (size_t i = 0; i < count; i++)
		if ((rc = clash_read(w, rows[i][q->id_column].id, machine, a, &list[i], err)) < 0)
			return rc;
	*ret = list;
	*n = count;
	return HC_OK;
}

int
clash_take(struct work *w, const uint8_t id[16], const char *take, const char *value, struct hc_err *err)
{
	struct arena *a = arena_new("clash");
	struct clash c;
	int rc;

	if ((rc = clash_read(w, id, true, a, &c, err)) == 0)
		rc = sync_resolve(w, id, c.turned ? turn(take) : take, value, err);
	arena_free(a);
	return rc;
}
