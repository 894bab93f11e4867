/*
 * forget.c - see forget.h. What a person's record leads to, step by step, until nothing new is found.
 */
#include "engine/forget.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/uuid.h"
#include "engine/local.h"
#include "model/type.h"
#include "store/lookup.h"
#include "store/secret.h"

#define MENTIONS 100

static bool
is_type(const struct field *f, const char *name)
{
	return !is_formula(f) && strcmp(field_type(f)->name, name) == 0;
}

bool
forget_is_person(const struct object *o)
{
	if (o->local || strcmp(o->name, "user") == 0)
		return false;
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (is_type(o->fields.at[i], "email") && o->fields.at[i]->unique)
			return true;
	return false;
}

static bool
has_item(const struct forget_item *items, size_t n, const struct object *o, const uint8_t id[16])
{
	for (size_t i = 0; i < n; i++)
		if (items[i].object == o && memcmp(items[i].id, id, 16) == 0)
			return true;
	return false;
}

static void
add(struct work *w, struct forget *f, bool erase, bool person, const struct object *o, const uint8_t id[16], const char *why)
{
	struct forget_item item = { .object = o, .why = arena_strdup(f->arena, why), .person = person };

	if (has_item(f->erase.at, f->erase.n, o, id) || (!erase && has_item(f->keep.at, f->keep.n, o, id)))
		return;
	memcpy(item.id, id, 16);
	item.title = arena_strdup(f->arena, read_title(w->store, o, id, f->arena));
	if (erase)
		vec_push(f->arena, &f->erase, item);
	else
		vec_push(f->arena, &f->keep, item);
}

/* Rows of an object that meet a condition, deleted ones too. */
static int
select_ids(struct work *w, struct arena *a, const struct object *o, const char *condition, uint8_t (**ret)[16], size_t *n,
    struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct page_at all = { .limit = -1 };
	struct hc_value **rows;
	struct query *q;
	int rc;

	if ((rc = query_parse(&c, arena_printf(a, "%s %s with deleted", o->name, condition), &q, err)) < 0 ||
	    (rc = query_set_columns(&c, q, paths, 1, err)) < 0 || (rc = read_page(w->store, &c, q, &all, false, a, &rows, n, err)) < 0)
		return rc;
	*ret = arena_alloc(a, (*n + 1) * 16);
	for (size_t i = 0; i < *n; i++)
		memcpy((*ret)[i], rows[i][q->id_column].id, 16);
	return HC_OK;
}

static const char *
text_of(struct forget *f, const struct hc_record *r, const struct field *field)
{
	const struct hc_value *v = &r->values[field->slot];

	return v->kind == VALUE_TEXT && v->len > 0 ? arena_strndup(f->arena, v->s, v->len) : NULL;
}

static const char *
quoted(struct arena *a, const char *text)
{
	struct buf b = BUF_INIT;
	char *ret;

	query_quote(&b, text, strlen(text));
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}

/* Whether records can be found by what an encrypted field of theirs holds. */
static bool
by_hash(struct work *w, const struct field *field)
{
	return field_encrypted(field) && (field->unique || field->index || field->search) && secret_ready(store_secret(w->store), NULL) >= 0;
}

/* What an encrypted field holds when it is an address; NULL. */
static const char *
sealed_email(struct work *w, struct forget *f, const struct hc_record *r, const struct field *field)
{
	struct hc_value plain;
	const char *text;

	if (!field_encrypted(field) || r->values[field->slot].kind != VALUE_TEXT || secret_ready(store_secret(w->store), NULL) < 0 ||
	    secret_open(store_secret(w->store), field, r->values[SLOT_ID].id, &r->values[field->slot], f->arena, &plain, NULL) < 0 ||
	    plain.kind != VALUE_TEXT)
		return NULL;
	text = arena_strndup(f->arena, plain.s, plain.len);
	return strchr(text, '@') != NULL && strpbrk(text, " \t\n,;") == NULL && strchr(strchr(text, '@'), '.') != NULL ? text : NULL;
}

/* Others with this value in a field of that type: the same person, or with a phone only under the same name. */
static int
same_value(struct work *w, struct forget *f, const struct hc_record *r, const char *type, const char *value, struct hc_err *err)
{
	bool phone = strcmp(type, "phone") == 0;
	uint8_t (*ids)[16];
	size_t n;
	int rc;

	for (size_t i = 0; i < w->model->objects.n; i++) {
		const struct object *o = w->model->objects.at[i];

		for (size_t k = SLOT_FIRST; forget_is_person(o) && k < o->fields.n; k++) {
			const struct field *field = o->fields.at[k];

			if (!is_type(field, type) && (phone || !by_hash(w, field)))
				continue;
			if ((rc = select_ids(w, f->arena, o, arena_printf(f->arena, "%s = %s", field->name, quoted(f->arena, value)), &ids, &n,
			    err)) < 0)
				return rc;
			for (size_t j = 0; j < n; j++) {
				bool named = !phone || strcasecmp(read_title(w->store, o, ids[j], f->arena), record_title(r)) == 0;

				add(w, f, named, true, o, ids[j], phone ? named ? "the same phone and name" : "the same phone" : "the same e-mail address");
			}
		}
	}
	return HC_OK;
}

/* Whose lookups point at this person. */
static int
links_to(struct work *w, struct forget *f, const struct hc_record *r, struct hc_err *err)
{
	const uint8_t *id = r->values[SLOT_ID].id;
	uint8_t (*ids)[16];
	size_t n;
	int rc;

	for (size_t i = 0; i < w->model->objects.n; i++) {
		const struct object *o = w->model->objects.at[i];

		for (size_t k = SLOT_FIRST; !o->local && k < o->fields.n; k++) {
			const struct field *field = o->fields.at[k];
			bool person = forget_is_person(o) && o != r->object;

			if (field->target != r->object || is_formula(field) || !is_type(field, "lookup"))
				continue;
			if ((rc = lookup_links(w->store, field, id, true, f->arena, &ids, &n, err)) < 0)
				return rc;
			for (size_t j = 0; j < n; j++)
				add(w, f, person || o->personal, person, o, ids[j], arena_printf(f->arena, "%s is this person", field->label));
		}
	}
	/* the other way: a lead that this contact was */
	for (size_t k = SLOT_FIRST; k < r->object->fields.n; k++) {
		const struct field *field = r->object->fields.at[k];

		if (is_type(field, "lookup") && field->target != NULL && field->target != r->object && forget_is_person(field->target) &&
		    r->values[k].kind == VALUE_ID)
			add(w, f, true, true, field->target, r->values[k].id, arena_printf(f->arena, "%s of this person", field->label));
	}
	return HC_OK;
}

/* A condition on a personal object: it hangs on the record, or one of its short texts holds one of the addresses. */
static const char *
names_condition(struct work *w, struct forget *f, const struct object *o, const struct hc_record *r, const char *const *emails, size_t n)
{
	struct buf b = BUF_INIT;
	char id[UUID_TEXT], *ret = NULL;

	if (object_field(o, "record") != NULL && object_field(o, "object") != NULL) {
		uuid_format(r->values[SLOT_ID].id, id);
		buf_printf(&b, "(record = %s and object = %s)", id, r->object->name);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = SLOT_FIRST; k < o->fields.n; k++) {
			const struct field *field = o->fields.at[k];
			bool email = is_type(field, "email") || by_hash(w, field);

			if (!email && (!is_type(field, "text") || strcmp(field->name, "record") == 0 || strcmp(field->name, "object") == 0))
				continue;
			buf_printf(&b, "%s%s %s", b.len > 0 ? " or " : "", field->name, email ? "= " : "~ ");
			buf_adds(&b, quoted(f->arena, email ? emails[i] : arena_printf(f->arena, "(?i)\\Q%s\\E", emails[i])));
		}
	if (b.len > 0)
		ret = arena_printf(f->arena, "(%s)", buf_str(&b));
	buf_free(&b);
	return ret;
}

static int
names(struct work *w, struct forget *f, const struct hc_record *r, const char *const *emails, size_t n_emails, struct hc_err *err)
{
	uint8_t (*ids)[16];
	size_t n;
	int rc;

	for (size_t i = 0; i < w->model->objects.n; i++) {
		const struct object *o = w->model->objects.at[i];
		const char *condition;

		if (!o->personal || o->local || (condition = names_condition(w, f, o, r, emails, n_emails)) == NULL)
			continue;
		if ((rc = select_ids(w, f->arena, o, condition, &ids, &n, err)) < 0)
			return rc;
		for (size_t j = 0; j < n; j++)
			add(w, f, true, false, o, ids[j], "names this person");
	}
	return HC_OK;
}

/* One person's record and all that it leads to. */
static int
follow(struct work *w, struct forget *f, size_t at, struct hc_err *err)
{
	VEC(const char *) emails = {0};
	struct hc_record *r;
	int rc;

	if ((rc = read_record(w->store, f->erase.at[at].object, f->erase.at[at].id, f->arena, &r, err)) < 0)
		return rc == HC_NOTFOUND ? HC_OK : rc;
	for (size_t i = SLOT_FIRST; i < r->object->fields.n; i++) {
		const struct field *field = r->object->fields.at[i];
		bool email = is_type(field, "email");
		const char *text = email || is_type(field, "phone") ? text_of(f, r, field) : sealed_email(w, f, r, field);

		email |= field_encrypted(field);
		if (text == NULL)
			continue;
		if ((rc = same_value(w, f, r, email ? "email" : "phone", text, err)) < 0)
			return rc;
		if (email) {
			vec_push(f->arena, &emails, text);
			vec_push(f->arena, &f->emails, text);
		}
	}
	if ((rc = links_to(w, f, r, err)) < 0)
		return rc;
	return names(w, f, r, emails.at, emails.n, err);
}

/* What a search for his name and his addresses finds elsewhere. */
static int
mentions(struct work *w, struct forget *f, struct hc_err *err)
{
	struct query_ctx c = engine_system_ctx(w, f->arena, NULL);
	VEC(const char *) words = {0};
	struct hit *hits;
	int64_t total;
	bool ranked;
	size_t n;
	int rc;

	for (size_t i = 0; i < f->emails.n; i++)
		vec_push(f->arena, &words, f->emails.at[i]);
	if (strchr(f->erase.at[0].title, ' ') != NULL)	/* one word alone would be anybody's */
		vec_push(f->arena, &words, f->erase.at[0].title);
	for (size_t i = 0; i < words.n; i++) {
		if ((rc = read_search(w->store, &c, arena_printf(f->arena, "\"%s\"", words.at[i]), NULL, MENTIONS, f->arena, &hits, &n, &total,
		    &ranked, err)) < 0)
			return rc;
		for (size_t j = 0; j < n; j++)
			add(w, f, false, false, hits[j].object, hits[j].id, "mentions this person");
		if (total > (int64_t)n)
			f->mentions_more += (size_t)total - n;
	}
	return HC_OK;
}

/* Tables that nobody can look into while their plugin is off may hold the person too. */
static int
unseen(struct work *w, struct forget *f, struct hc_err *err)
{
	const struct engine_calls *calls = &w->engine->calls;
	struct buf b = BUF_INIT;
	const char **names;
	size_t n;
	int rc;

	if ((rc = lookup_unseen(w->store, f->arena, &names, &n, err)) < 0 || n == 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *plugin = calls->owner != NULL ? calls->owner(calls->host, names[i]) : NULL;

		buf_printf(&b, "%s%s (%s%s)", i > 0 ? ", " : "", names[i], plugin != NULL ? "plugin " : "of no plugin that is here",
		    plugin != NULL ? plugin : "");
	}
	f->unseen = arena_strdup(f->arena, buf_str(&b));
	buf_free(&b);
	return HC_OK;
}

int
forget_find(struct work *w, const struct object *o, const uint8_t id[16], struct arena *a, struct forget *ret, struct hc_err *err)
{
	struct forget f = { .arena = a };
	int64_t rev;
	bool live;
	int rc;

	if (!forget_is_person(o))
		return hc_fail(err, HC_INVALID, 0, "A %s is no person; purge erases a single record.", o->label);
	if ((rc = lookup_row(w->store, o, id, &live, &rev, err)) < 0)
		return rc == HC_NOTFOUND ? hc_fail(err, HC_NOTFOUND, 0, "There is no such %s.", o->label) : rc;
	add(w, &f, true, true, o, id, "");
	/* grows while it is walked */
	for (size_t i = 0; i < f.erase.n; i++)
		if (f.erase.at[i].person && (rc = follow(w, &f, i, err)) < 0)
			return rc;
	if ((rc = mentions(w, &f, err)) < 0 || (rc = unseen(w, &f, err)) < 0)
		return rc;
	*ret = f;
	return HC_OK;
}

/* "2 contacts, 3 activities": by object, in the order they were found. */
static const char *
summary_of(const struct forget *f)
{
	struct buf b = BUF_INIT;
	char *ret;

	for (size_t i = 0; i < f->erase.n; i++) {
		const struct object *o = f->erase.at[i].object;
		size_t n = 0;
		bool first = true;

		for (size_t j = 0; j < f->erase.n; j++) {
			n += f->erase.at[j].object == o;
			first &= j >= i || f->erase.at[j].object != o;
		}
		if (first)
			buf_printf(&b, "%s%zu %s", b.len > 0 ? ", " : "", n, n == 1 ? o->label : o->plural);
	}
	ret = arena_strndup(f->arena, buf_str(&b), b.len < 200 ? b.len : 200);
	buf_free(&b);
	return ret;
}

static int
write_erasure(struct hc_tx *tx, const struct forget *f, struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, "erasure");
	bool trusted = tx->trusted;
	struct hc_record *r;
	int rc;

	if (o == NULL)
		return HC_OK;
	r = record_new(tx->arena, tx->work->model, o);
	record_put_text(r, "summary", summary_of(f));
	record_put_text(r, "object", f->erase.at[0].object->name);
	record_put(r, "records", value_int((int64_t)f->erase.n));
	tx->trusted = true;	/* its fields are nobody's to write but ours */
	rc = engine_save(tx, r, err);
	tx->trusted = trusted;
	return rc;
}

int
forget_run(struct hc_tx *tx, const struct forget *f, struct hc_err *err)
{
	struct purged gone;
	int64_t rev;
	bool live;
	int rc;

	if (!tx->work->admin && !tx->trusted)
		return hc_fail(err, HC_DENIED, 0, "Only an administrator may forget a person: records of others go too.");
	if (f->unseen != NULL && !f->partly)
		return hc_fail(err, HC_CONFLICT, 0, "Nothing was erased: records that may be about this person cannot be looked at while what "
		    "they belong to is switched off: %.300s. Switch it on and forget again, or have what can be seen erased (partly).", f->unseen);
	/* what hangs on a person before the person */
	for (size_t i = f->erase.n; i-- > 0;) {
		const struct forget_item *item = &f->erase.at[i];

		if ((rc = lookup_row(tx->work->store, item->object, item->id, &live, &rev, err)) == HC_NOTFOUND)
			continue;	/* it hung on another and is gone */
		if (rc < 0 || (rc = engine_purge(tx, item->object, item->id, &gone, err)) < 0)
			return rc;
	}
	return write_erasure(tx, f, err);
}
