/*
 * find.c - a record by what a person calls it: its id, the last digits of the id, its title or a unique key.
 */
#include "engine/local.h"

#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "model/type.h"

#define FIND_MAX 8	/* several are named in the message, up to here */

struct found {
	uint8_t ids[FIND_MAX + 1][16];
	size_t n;
};

/* Adds what the user may see and is not there yet. */
static int
add(struct work *w, const struct object *o, uint8_t (*ids)[16], size_t n, struct arena *a, struct found *f)
{
	for (size_t i = 0; i < n && f->n <= FIND_MAX; i++) {
		struct hc_record *r;
		bool known = false;

		for (size_t j = 0; j < f->n && !known; j++)
			known = memcmp(f->ids[j], ids[i], 16) == 0;
		if (known)
			continue;
		if (!w->admin && (read_record(w->store, o, ids[i], a, &r, NULL) < 0 || access_record(w, r, 'r', NULL) < 0))
			continue;
		memcpy(f->ids[f->n++], ids[i], 16);
	}
	return HC_OK;
}

static bool
is_hex(const char *s)
{
	size_t n = strspn(s, "0123456789abcdefABCDEF");

	return s[n] == '\0' && n >= 6 && n <= 32;
}

static int
by_field(struct work *w, const struct field *f, const char *ref, struct arena *a, struct found *out, struct hc_err *err)
{
	uint8_t ids[FIND_MAX + 1][16];
	char currency[4] = "";
	struct hc_value v;
	size_t n;
	int rc;

	if (is_formula(f) || !access_field(w, f, 'r'))
		return HC_OK;
	if (field_parse(f, &w->locale, a, ref, strlen(ref), &v, currency, NULL) < 0 || v.kind == VALUE_NULL)
		return HC_OK;	/* this text cannot be one of its values */
	if ((rc = lookup_value(w->store, f, &v, 0, ids, FIND_MAX + 1, &n, err)) < 0)
		return rc;
	return add(w, f->object, ids, n, a, out);
}

static int
several(struct work *w, const struct object *o, const char *ref, const struct found *f, struct arena *a, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];
	int rc;

	for (size_t i = 0; i < f->n && i < FIND_MAX; i++) {
		uuid_format(f->ids[i], id);
		buf_printf(&b, "%s%.60s (%s)", i > 0 ? ", " : "", read_title(w->store, o, f->ids[i], a), id + strlen(id) - 6);
	}
	rc = hc_fail(err, HC_INVALID, 0, "Several %s are called \"%.60s\": %.300s%s; give the id in brackets.", o->plural, ref,
	    buf_str(&b), f->n > FIND_MAX ? ", ..." : "");
	buf_free(&b);
	return rc;
}

static int
search(struct work *w, const struct object *o, const char *ref, struct arena *a, struct found *f, struct hc_err *err)
{
	uint8_t id[1][16], ids[FIND_MAX + 1][16];
	int64_t rev;
	bool live;
	size_t n;
	int rc;

	if (uuid_parse(ref, id[0])) {
		rc = lookup_row(w->store, o, id[0], &live, &rev, err);
		if (rc < 0 && rc != HC_NOTFOUND)
			return rc;
		return rc == HC_NOTFOUND ? HC_OK : add(w, o, id, 1, a, f);
	}
	if (is_hex(ref)) {
		if ((rc = lookup_suffix(w->store, o, ref, ids, FIND_MAX + 1, &n, err)) < 0)
			return rc;
		add(w, o, ids, n, a, f);
		if (f->n > 0)
			return HC_OK;	/* digits that end an id mean the id, even if a title reads the same */
	}
	if ((rc = by_field(w, o->title, ref, a, f, err)) < 0)
		return rc;
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *u = o->fields.at[i];

		if ((u->unique || u->pattern != NULL) && u != o->title && (rc = by_field(w, u, ref, a, f, err)) < 0)
			return rc;
	}
	return HC_OK;
}

/* Nothing is called that; a record whose title begins so may be meant. */
static int
nothing(struct work *w, const struct object *o, const char *ref, struct arena *a, struct hc_err *err)
{
	struct found near = { .n = 0 };
	uint8_t ids[2][16];
	size_t n = 0;

	if (o->title->fold && !is_formula(o->title) && strlen(ref) >= 2) {
		const char *key = utf8_fold(a, ref, strlen(ref));

		if (lookup_prefix(w->store, o->title, key, strlen(key), ids, 2, &n, NULL) >= 0)
			add(w, o, ids, n, a, &near);
	}
	if (near.n > 0)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no %s \"%.100s\"; did you mean %.100s?", o->label, ref,
		    read_title(w->store, o, near.ids[0], a));
	return hc_fail(err, HC_NOTFOUND, 0, "There is no %s \"%.100s\".", o->label, ref);
}

int
engine_find(struct work *w, const struct object *o, const char *ref, struct arena *a, uint8_t ret[16], struct hc_err *err)
{
	struct found f = { .n = 0 };
	int rc;

	if (!access_object(w, o, 'r'))
		return hc_fail(err, HC_DENIED, 0, "Your role may not see %s.", o->plural);
	if (ref == NULL || ref[0] == '\0')
		return hc_fail(err, HC_INVALID, 0, "Say which %s: its id, the last 6 digits of it, or its %s.", o->label,
		    o->title->label);
	if (strcmp(o->name, "user") == 0 && strcmp(ref, "me") == 0) {
		memcpy(ret, w->user, 16);
		return HC_OK;
	}
	if ((rc = search(w, o, ref, a, &f, err)) < 0)
		return rc;
	if (f.n == 0)
		return nothing(w, o, ref, a, err);
	if (f.n > 1)
		return several(w, o, ref, &f, a, err);
	memcpy(ret, f.ids[0], 16);
	return HC_OK;
}
