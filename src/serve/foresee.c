/*
 * foresee.c - what an exchange is going to ask of a database over the wire, asked ahead: a push of one new record then waits for four
 * answers and not for sixteen: of the beginning, of what it wrote, of what that moved in the feed, of the commit. One that edits a
 * record which is here waits for that to be read as well.
 *
 * Nothing is decided here. The request is looked at as far as it makes sense; what it says is checked where it is used.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "serve/sync.h"
#include "store/foresee.h"
#include "store/lookup.h"
#include "sync/secret.h"

#define SMALL 4			/* entries; what many of them ask is asked by take_ahead() */
#define SMALL_BODY (16 << 10)

/* The record, and who else has its unique values. */
static void
entry(struct exchange *x, const struct wire_entry *e)
{
	const struct object *o = model_object(x->work->model, e->object);
	int64_t rev;
	bool live;

	if (o == NULL || o->local)
		return;
	lookup_row(x->store, o, e->id, &live, &rev, NULL);
	for (size_t i = SLOT_OWNER; e->op == 'c' && e->d != NULL && i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		const json_t *sent = f->unique ? json_object_get(e->d, f->name) : NULL;
		struct hc_value v = VALUE_NONE;
		uint8_t holder[1][16];
		size_t n;

		if (sent != NULL && replica_value(f, sent, x->arena, &v, NULL) == HC_OK)
			lookup_value(x->store, f, &v, 0, holder, 1, &n, NULL);
	}
}

static void
entries(struct exchange *x, struct wire_lines *l)
{
	struct wire_entry e[SMALL + 1];
	const char *line;
	size_t len;
	int n = 0;

	while (n <= SMALL && wire_line(l, &line, &len, NULL) == 1 && wire_entry_read(line, len, &e[n], NULL) == HC_OK)
		n++;
	for (int i = 0; i < n; i++) {
		if (n <= SMALL)
			entry(x, &e[i]);
		json_decref(e[i].root);
	}
}

/* The place of the journal that a cursor names: its clock is sealed in it. */
static void
place(struct exchange *x, const char *cursor)
{
	if (cursor[0] >= '0' && cursor[0] <= '9')
		feed_clock(x->store, strtoll(cursor, NULL, 10));
}

/* What follows from the user's rights. */
static void
sight(struct exchange *x)
{
	const char *text;
	int64_t version;

	feed_scope(x->store, x->work->user, x->arena, &version, &text, NULL);
	store_meta_get(x->store, x->arena, "custom", &text, NULL);
}

static void
head(struct exchange *x, const char *line, size_t len)
{
	const char *cursor = "";
	struct feed_device device;
	struct feed_result result;
	int64_t dev = 0, acked = 0;
	json_t *root;

	if (json_read(line, len, &root, NULL) < 0)
		return;
	if (wire_int(root, "dev", true, &dev, NULL) == HC_OK && wire_int(root, "acked_n", true, &acked, NULL) == HC_OK) {
		feed_device(x->store, dev, x->arena, &device, NULL);
		feed_result(x->store, dev, acked, x->arena, &result, NULL);
	}
	if (wire_text(root, "cursor", true, &cursor, NULL) == HC_OK)
		place(x, cursor);
	json_decref(root);
}

void
foresee_request(struct exchange *x, const char *body, size_t len)
{
	struct wire_lines l = { .at = body, .end = body + len };
	const char *line, *text, *sealed;
	struct feed_rule *rules;
	size_t n;

	if (len > SMALL_BODY || !store_foresee(x->store))
		return;
	if (wire_line(&l, &line, &n, NULL) == 1) {
		head(x, line, n);
		entries(x, &l);
		feed_rules(x->store, x->arena, &rules, &n, NULL);
		sight(x);
		sync_secret_give(x->store, "", x->arena, &text, &sealed, NULL);
	}
	store_foreseen(x->store);
}

void
foresee_wait(struct exchange *x, int64_t dev, const char *cursor)
{
	struct feed_device device;

	if (!store_foresee(x->store))
		return;
	feed_device(x->store, dev, x->arena, &device, NULL);
	sight(x);
	place(x, cursor);
	store_foreseen(x->store);
}

void
foresee_places(struct exchange *x)
{
	if (x->entries.n > SMALL || x->entries.n == 0 || !store_foresee(x->store))
		return;
	for (size_t i = 0; i < x->entries.n; i++) {
		const struct object *o = model_object(x->work->model, x->entries.at[i].object);

		if (o != NULL && !o->local)
			feed_foresee_record(x->store, o, x->entries.at[i].id);
	}
	store_foreseen(x->store);
}

void
foresee_reply(struct exchange *x, size_t page)
{
	struct feed_row *rows, row;
	int64_t next;
	bool more;
	size_t n;

	if (x->entries.n > SMALL || x->quarantine || x->push_only || x->fresh || x->cursor.version != x->version || !store_foresee(x->store))
		return;
	for (size_t i = 0; i < x->entries.n; i++) {
		const struct object *o = model_object(x->work->model, x->entries.at[i].object);

		if (o == NULL || o->local)
			continue;
		feed_foresee_digest(x->store, o);
		if (!(access_scope(x->work, o) & ACCESS_ALL))
			feed_record(x->store, x->buckets, x->nbuckets, o, x->entries.at[i].id, x->arena, &row, NULL);
	}
	feed_page(x->store, x->buckets, x->nbuckets, x->cursor.since, x->cursor.at, page, x->arena, &rows, &n, &next, &more, NULL);
	feed_clock(x->store, feed_at(x->store));
	store_foreseen(x->store);
}
