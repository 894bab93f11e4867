/*
 * batch.c - edits of this device as lines, in a batch whose bytes are kept until the server has answered for all of them.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/lookup.h"
#include "sync/local.h"

static const char *
void_key(struct arena *a, int64_t n)
{
	return arena_printf(a, "void:%" PRIi64, n);
}

/* What no field of the model holds goes too: the others may know it, or come to. What stands beside the record is newer. */
static int
image_hidden(struct sync *s, struct jw *w, const struct hc_record *r, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	struct jw in = { .out = &b };
	json_t *all = NULL, *extra = r->extra != NULL ? json_loads(r->extra, 0, NULL) : NULL, *value;
	const char *name;
	int rc;

	jw_open(&in, '{');
	rc = replica_hidden(s->store, r->object, r->values[SLOT_ID].id, &in, err);
	jw_close(&in, '}');
	if (rc == HC_OK && (b.len > 2 || json_is_object(extra)) && (rc = json_read(b.data, b.len, &all, err)) == HC_OK) {
		json_object_update(all, extra);
		json_object_foreach(all, name, value)
			if (!json_is_null(value) && object_field(r->object, name) == NULL) {
				char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);

				jw_key(w, name);
				jw_raw(w, text != NULL ? text : "null");
				free(text);
			}
	}
	json_decref(all);
	json_decref(extra);
	buf_free(&b);
	return rc;
}

/* The image of a create: what was set then, without what is worked out. */
static int
image(struct sync *s, struct jw *w, const struct hc_record *r, struct hc_err *err)
{
	int rc;

	jw_open(w, '{');
	for (size_t i = SLOT_OWNER; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];

		if (!replica_field(f) || r->values[i].kind == VALUE_NULL || i == SLOT_DELETED || i == SLOT_UPDATED || i == SLOT_UPDATED_BY)
			continue;
		jw_key(w, f->name);
		replica_value_add(w, &r->values[i]);
	}
	rc = image_hidden(s, w, r, err);
	jw_close(w, '}');
	return rc;
}

/* Deleted before this workspace joined: no server has heard of it, so its coming back is told as a new record. */
static int
is_news(struct sync *s, struct arena *a, const struct entry *e, bool *news, struct hc_err *err)
{
	struct replica_rec rec;
	struct entry *all;
	size_t n;
	int rc;

	*news = false;
	if ((rc = replica_rec(s->store, e->object, e->record, a, &rec, err)) < 0 || rec.known ||
	    (rc = replica_pending(s->store, e->object, e->record, 0, a, &all, &n, err)) < 0)
		return rc;
	*news = true;
	for (size_t i = 0; i < n && all[i].n < e->n; i++)
		*news &= all[i].op != 'c' && all[i].op != 'r';
	return HC_OK;
}

/* What an entry has to tell; op becomes x when the record was erased since, or it cannot be sent. */
static int
content(struct sync *s, struct arena *a, const struct entry *e, char *op, struct buf *d, struct hc_err *err)
{
	struct jw w = { .out = d };
	struct hc_record *r;
	int64_t rev;
	bool live, news = false;
	int rc;

	*op = e->op;
	if (e->op == 'r' && (rc = is_news(s, a, e, &news, err)) < 0)
		return rc;
	if (news) {
		*op = 'c';
		/* behind which there is nothing */
		if ((rc = replica_shadow_drop(s->store, e->object, e->record, NULL, err)) < 0)
			return rc;
	}
	if (replica_int(s->store, void_key(a, e->n), 0) != 0) {
		*op = 'x';
		return HC_OK;
	}
	if (e->op == 'p')
		return HC_OK;
	rc = *op == 'c' ? replica_image(s->store, e->object, e->record, e->seq, a, &r, err) :
	    lookup_row(s->store, e->object, e->record, &live, &rev, err);
	if (rc == HC_NOTFOUND) {
		*op = 'x';
		return HC_OK;
	}
	if (rc < 0)
		return rc;
	if (*op == 'c')
		return image(s, &w, r, err);
	buf_adds(d, e->diff[0] != '\0' ? e->diff : "{}");
	return HC_OK;
}

static int
write_entry(struct sync *s, struct arena *a, const struct entry *e, struct buf *out, struct hc_err *err)
{
	struct buf d = BUF_INIT;
	struct jw w = { .out = out };
	char id[UUID_TEXT], op[2] = { 0, 0 };
	enum journal_source source;
	int rc = content(s, a, e, &op[0], &d, err);

	if (rc == HC_OK) {
		uuid_format(e->record, id);
		jw_open(&w, '{');
		jw_key(&w, "n");
		jw_int(&w, e->n);
		jw_key(&w, "tx");
		jw_int(&w, e->tx);
		jw_key(&w, "h");
		jw_int(&w, e->hlc);
		if (e->at != e->hlc >> 16) {
			jw_key(&w, "a");
			jw_int(&w, e->at);
		}
		/* out of the bin as a new one: offered like what was not in it */
		source = op[0] == 'c' && e->op == 'r' ? SOURCE_SYSTEM : e->source;
		if (source != SOURCE_USER) {
			jw_key(&w, "s");
			jw_int(&w, source);
		}
		jw_key(&w, "o");
		jw_string(&w, e->object->name);
		jw_key(&w, "id");
		jw_string(&w, id);
		jw_key(&w, "op");
		jw_string(&w, op);
		if (e->base > 0) {
			jw_key(&w, "base");
			jw_int(&w, e->base);
		}
		if (d.len > 0 && op[0] != 'x') {
			jw_key(&w, "d");
			jw_raw(&w, buf_str(&d));
		}
		jw_close(&w, '}');
		buf_addc(out, '\n');
	}
	buf_free(&d);
	return rc;
}

/* How many of the entries go: whole transactions, unless the first alone is too large. */
static size_t
whole(const struct entry *at, size_t n, size_t max)
{
	size_t end = n < max ? n : max;

	if (end == n && n <= max)
		return n;
	for (size_t i = end; i > 0; i--)
		if (at[i].tx != at[i - 1].tx)
			return i;
	return end;
}

static int
build(struct sync *s, struct arena *a, int64_t *first, int64_t *last, struct buf *out, struct hc_err *err)
{
	size_t max = (size_t)replica_int(s->store, "batch", BATCH_ENTRIES), n, end;
	struct entry *at;
	int rc;

	*first = *last = 0;
	if ((rc = replica_entries(s->store, replica_int(s->store, "place", 0), max + 1, a, &at, &n, err)) < 0)
		return rc;
	if (n == 0)
		return HC_OK;
	if (n > max)
		n = whole(at, n, max);
	for (end = 0; end < n; end++) {
		struct arena *scratch;

		if (at[end].object == NULL)	/* its plugin is off: what follows waits for it, in order */
			break;
		/* a line too long for any request is found out by the server's answer; here only whole transactions are counted */
		if (out->len > BATCH_BYTES && at[end].tx != at[end - 1].tx)
			break;
		scratch = arena_new("entry");
		rc = write_entry(s, scratch, &at[end], out, err);
		arena_free(scratch);
		if (rc < 0)
			return rc;
	}
	if (end == 0)
		return hc_fail(err, HC_INVALID, 0, "An edit waits for a plugin that is off; switch it on to send what follows.");
	*first = at[0].n;
	*last = at[end - 1].n;
	return HC_OK;
}

int
batch_ready(struct sync *s, struct arena *a, int64_t *first, int64_t *last, const char **body, size_t *len, struct hc_err *err)
{
	struct buf out = BUF_INIT;
	int rc = replica_outbound(s->store, a, first, last, body, len, err);

	if (rc != HC_NOTFOUND)
		return rc;
	*first = *last = 0;
	*body = "";
	*len = 0;
	if (replica_top(s->store) <= replica_int(s->store, "acked", 0))
		return HC_OK;
	/* an edit that commits meanwhile is in the next batch; these bytes are on disk before they are sent */
	if ((rc = store_begin(s->store, err)) < 0)
		return rc;
	if ((rc = build(s, a, first, last, &out, err)) == HC_OK && *first > 0)
		rc = replica_outbound_put(s->store, *first, *last, buf_str(&out), out.len, err);
	if (rc == HC_OK) {
		*body = arena_strndup(a, buf_str(&out), out.len);
		*len = out.len;
		rc = store_commit(s->store, err);
	} else
		store_rollback(s->store);
	buf_free(&out);
	return rc;
}

/* Of a diff what it was set to, as a refused edit shows it. */
static const char *
new_values(struct arena *a, const struct entry *e, const char *d)
{
	json_t *root, *values, *value;
	const char *name, *ret = "{}";
	char *text;

	if (e->op == 'c')
		return arena_strdup(a, d);
	if (json_read(d, strlen(d), &root, NULL) < 0)
		return ret;
	values = json_object();
	json_object_foreach(root, name, value)
		if (json_array_size(value) == 2)
			json_object_set(values, name, json_array_get(value, 1));
	if ((text = json_dumps(values, JSON_COMPACT)) != NULL)
		ret = arena_strdup(a, text);
	free(text);
	json_decref(values);
	json_decref(root);
	return ret;
}

/* One entry that the server will not even read: it stays with us, and an empty one goes in its place. */
static int
park_here(struct sync *s, struct arena *a, int64_t n, const char *why, struct hc_err *err)
{
	struct replica_parked p = { .n = n, .code = "malformed", .reason = why, .field = "", .values = "{}" };
	struct buf d = BUF_INIT;
	struct entry *at;
	size_t count;
	char op;
	int rc;

	if ((rc = replica_entries(s->store, replica_int(s->store, "place", 0), 1, a, &at, &count, err)) < 0)
		return rc;
	if (count == 1 && at[0].n == n && at[0].object != NULL) {
		if (content(s, a, &at[0], &op, &d, NULL) == HC_OK && d.len > 0)
			p.values = new_values(a, &at[0], buf_str(&d));
		buf_free(&d);
		p.tx = at[0].tx;
		p.at = at[0].at;
		p.op = at[0].op;
		p.object = at[0].object->name;
		memcpy(p.id, at[0].record, 16);
		if ((rc = replica_park(s->store, &p, err)) < 0)
			return rc;
	}
	return replica_put_int(s->store, void_key(a, n), 1, err);
}

int
batch_refused(struct sync *s, const char *why, struct hc_err *err)
{
	struct arena *a = arena_new("refused");
	int64_t count = s->last - s->first + 1;
	int rc;

	/* an empty entry stands in its place already, so it is not what they mean */
	if (count == 1 && replica_int(s->store, void_key(a, s->first), 0)) {
		arena_free(a);
		return HC_NOTFOUND;
	}
	if ((rc = store_begin(s->store, err)) < 0)
		goto out;
	rc = count > 1 ? replica_put_int(s->store, "batch", count / 2, err) : park_here(s, a, s->first, why, err);
	if (rc == HC_OK)
		rc = replica_outbound_drop(s->store, err);
	rc = store_end(s->store, rc, err);
out:
	arena_free(a);
	return rc;
}
