/*
 * resolve.c - finds linked records.
 *
 * A title with other blanks or punctuation is found too, if only one record is meant: exports of one program are rarely typed
 * the same way as those of another. That is counted, so that the user hears of it.
 */
#include "exchange/resolve.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "store/lookup.h"

#define LOOSE_MAX 200000	/* titles that are worth holding in memory for loose matches */

struct answer_id {
	bool found, several;
	uint8_t id[16];
};

struct loose {
	const char *key;	/* the fold key of the title; NULL: several titles look like this */
	size_t len;
};

struct resolver {
	struct arena *arena, *memory;
	struct work *work;
	const struct object *target;
	const struct field *by;
	const struct map *keys;
	struct map *answers;
	struct map *squeezed;	/* letters and digits of a title's key -> struct loose */
	struct buf buf;
	int64_t loose;
};

static void
free_resolver(void *arg)
{
	struct resolver *r = arg;

	arena_free(r->memory);
	buf_free(&r->buf);
}

struct resolver *
resolver_new(struct arena *a, struct work *w, const struct object *target, const struct field *by, const struct map *keys)
{
	struct resolver *r = ARENA_NEW(a, struct resolver);

	r->arena = a;
	r->memory = arena_new("links");
	r->work = w;
	r->target = target;
	r->by = by;
	r->keys = keys;
	r->answers = map_new(r->memory);
	arena_defer(a, free_resolver, r);
	return r;
}

void
resolver_forget(struct resolver *r)
{
	arena_reset(r->memory);
	r->answers = map_new(r->memory);
	r->squeezed = NULL;
}

int64_t
resolver_loose(const struct resolver *r)
{
	return r->loose;
}

/* Takes the visible ones of what was found. */
static void
take(struct resolver *r, uint8_t (*ids)[16], size_t n, struct answer_id *to)
{
	struct arena *a = NULL;

	for (size_t i = 0; i < n; i++) {
		struct hc_record *rec;
		bool seen = true;

		if (!r->work->admin) {
			a = a != NULL ? a : arena_new("link");
			seen = read_record(r->work->store, r->target, ids[i], a, &rec, NULL) >= 0 && access_record(r->work, rec, 'r', NULL) >= 0;
		}
		if (!seen || (to->found && memcmp(to->id, ids[i], 16) == 0))
			continue;
		to->several |= to->found;
		to->found = true;
		memcpy(to->id, ids[i], 16);
	}
	arena_free(a);
}

static int
by_field(struct resolver *r, const struct field *f, const char *s, size_t n, struct answer_id *to, struct hc_err *err)
{
	char currency[4] = "";
	struct arena *a;
	struct hc_value v;
	uint8_t ids[2][16];
	size_t got = 0;
	int rc = HC_OK;

	if (f->type->store == STORE_NONE || !access_field(r->work, f, 'r'))
		return HC_OK;
	a = arena_new("link");
	if (field_parse(f, &locale_machine, a, s, n, &v, currency, NULL) >= 0 && v.kind != VALUE_NULL)
		rc = lookup_value(r->work->store, f, &v, 0, ids, 2, &got, err);
	arena_free(a);
	if (rc >= 0)
		take(r, ids, got, to);
	return rc;
}

static void
squeeze(struct buf *b, const char *key, size_t n)
{
	buf_reset(b);
	for (size_t i = 0; i < n; i++)
		if ((key[i] >= 'a' && key[i] <= 'z') || (key[i] >= '0' && key[i] <= '9') || (unsigned char)key[i] >= 0x80)
			buf_addc(b, key[i]);
}

static bool
collect_title(void *arg, const void *key, size_t n)
{
	struct resolver *r = arg;
	struct loose *l;

	squeeze(&r->buf, key, n);
	if (r->buf.len == 0)
		return true;
	if ((l = map_getn(r->squeezed, r->buf.data, r->buf.len)) != NULL) {
		l->key = NULL;
		return true;
	}
	l = ARENA_NEW(r->memory, struct loose);
	l->key = arena_strndup(r->memory, key, n);
	l->len = n;
	map_putn(r->squeezed, r->buf.data, r->buf.len, l);
	return map_count(r->squeezed) < LOOSE_MAX;
}

static int
loosely(struct resolver *r, const char *s, size_t n, struct answer_id *to, struct hc_err *err)
{
	const struct field *title = r->by != NULL ? r->by : r->target->title;
	struct buf key = BUF_INIT;
	struct loose *l;
	uint8_t ids[2][16];
	size_t got = 0;
	int rc = HC_OK;

	if (!title->fold)
		return HC_OK;
	if (r->squeezed == NULL) {
		r->squeezed = map_new(r->memory);
		if ((rc = lookup_keys(r->work->store, title, collect_title, r, err)) < 0)
			return rc;
	}
	utf8_fold_buf(&key, s, n);
	squeeze(&r->buf, buf_str(&key), key.len);
	buf_free(&key);
	if (r->buf.len < 3 || map_count(r->squeezed) >= LOOSE_MAX || (l = map_getn(r->squeezed, r->buf.data, r->buf.len)) == NULL ||
	    l->key == NULL)
		return HC_OK;
	if ((rc = lookup_key(r->work->store, title, l->key, l->len, ids, 2, &got, err)) < 0)
		return rc;
	take(r, ids, got, to);
	return HC_OK;
}

static int
search(struct resolver *r, const char *s, size_t n, struct answer_id *to, struct hc_err *err)
{
	const struct object *o = r->target;
	struct hc_value user = value_id(r->work->user);
	int64_t rev;
	bool live;
	int rc;

	if (r->by != NULL) {
		if ((rc = by_field(r, r->by, s, n, to, err)) < 0)
			return rc;
		return to->found ? HC_OK : loosely(r, s, n, to, err);
	}
	if (n >= 32 && n <= 36 && uuid_parse(s, to->id) && lookup_row(r->work->store, o, to->id, &live, &rev, NULL) >= 0 && live) {
		to->found = true;
		return HC_OK;
	}
	if (n == 2 && memcmp(s, "me", 2) == 0 && strcmp(o->name, "user") == 0) {
		memcpy(to->id, user.id, 16);
		to->found = true;
		return HC_OK;
	}
	if ((rc = by_field(r, o->title, s, n, to, err)) < 0)
		return rc;
	for (size_t i = SLOT_FIRST; i < o->fields.n && !to->found; i++) {
		const struct field *f = o->fields.at[i];
		bool address = strcmp(f->type->name, "email") == 0 && memchr(s, '@', n) != NULL;

		if ((f->unique || f->pattern != NULL || address) && f != o->title && (rc = by_field(r, f, s, n, to, err)) < 0)
			return rc;
	}
	if (to->found)
		return HC_OK;
	if ((rc = loosely(r, s, n, to, err)) < 0)
		return rc;
	r->loose += to->found;
	return HC_OK;
}

int
resolve(struct resolver *r, const char *s, size_t n, uint8_t ret[16], struct hc_err *err)
{
	struct answer_id *a;
	const uint8_t *key;
	const char *text;
	int rc;

	while (n > 0 && *s == ' ') {
		s++;
		n--;
	}
	while (n > 0 && s[n - 1] == ' ')
		n--;
	if ((a = map_getn(r->answers, s, n)) == NULL) {
		a = ARENA_NEW(r->memory, struct answer_id);
		text = arena_strndup(r->memory, s, n);
		if ((rc = search(r, text, n, a, err)) < 0)
			return rc;
		map_putn(r->answers, s, n, a);
	}
	if (a->several)
		return hc_fail(err, HC_INVALID, 0, "several %s are called \"%.*s\"; give an id or a unique key.", r->target->plural,
		    n > 80 ? 80 : (int)n, s);
	if (!a->found && r->keys != NULL && n > 0 && (key = map_getn(r->keys, s + (*s == '@'), n - (*s == '@'))) != NULL) {
		memcpy(ret, key, 16);
		return HC_OK;
	}
	if (!a->found)
		return hc_fail(err, HC_INVALID, 0, "there is no %s \"%.*s\".", r->target->label, n > 80 ? 80 : (int)n, s);
	memcpy(ret, a->id, 16);
	return HC_OK;
}
