/*
 * blob.c - /v1/blobs: the bytes of files, by their digest.
 *
 * To know a digest is not to have the bytes. A GET needs a readable record that names them, written there by somebody who had
 * them himself: he sent them, or he was given them here. So nobody writes a digest that he saw into a record of his own and
 * gets the file. What may not be read is not there, as if it had never been sent.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "serve/rest.h"
#include "store/blob.h"

#define NAMES_MAX 1000		/* records by one digest that are looked at */
#define INSIDE_MAX BLOB_INSIDE
#define PIECE_MAX (4 << 20)	/* bytes that are read into memory out of a database */

/* Anybody's word counts for what came with the whole workspace (blob_trust()). */
static const uint8_t anybody[16];

static bool
vouched(struct store *s, const struct blob_ref *ref, const char *hash, struct arena *a)
{
	uint8_t (*who)[16];
	size_t n;

	if (blob_proved(s, hash, anybody))
		return true;
	if (blob_writers(s, ref, hash, a, &who, &n, NULL) < 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (blob_proved(s, hash, who[i]))
			return true;
	return false;
}

/* A live record that this user, and this key, may read, and which names the bytes; `right`: by right. rq NULL: whatever the key. */
static bool
may_see(struct work *w, const struct request *rq, const char *hash, bool right, struct arena *a)
{
	bool device = rq == NULL || scope_allows(rq->who.scopes, "sync");
	struct blob_ref *at;
	struct hc_record *r;
	size_t n;

	if (blob_refs(w->store, hash, NAMES_MAX, a, &at, &n, NULL) < 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((device || request_may(rq, "read", at[i].object->name)) && access_object(w, at[i].object, 'r') &&
		    access_field(w, at[i].field, 'r') && read_record(w->store, at[i].object, at[i].id, a, &r, NULL) == HC_OK &&
		    r->values[SLOT_DELETED].kind == VALUE_NULL && access_record(w, r, 'r', NULL) == HC_OK &&
		    (!right || vouched(w->store, &at[i], hash, a)))
			return true;
	return false;
}

static bool
may_read(struct work *w, const struct request *rq, const char *hash, struct arena *a)
{
	return may_see(w, rq, hash, true, a);
}

/* For whoever sees them named: he may have them, and think that they were sent. */
void
blob_lack_line(struct work *w, struct jw *out, struct arena *a)
{
	const char *hashes[BLOB_LACKS];
	size_t n = blob_lacking(w->store, hashes);
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (!may_see(w, NULL, hashes[i], false, a))
			continue;
		if (!any) {
			jw_key(out, "lack");
			jw_open(out, '[');
		}
		any = true;
		jw_string(out, hashes[i]);
	}
	if (any)
		jw_close(out, ']');
}

/* Who puts a name into a record while he may have the bytes (a copy from another record, a merge, a conversion) vouches for it
   as if he had fetched them. Told after each COMMIT, while the user who did it has the seat. */
void
blob_changed(void *arg, const struct object *o, const uint8_t id[16], char op)
{
	struct work *w = ((struct tenant *)arg)->work;
	struct arena *a = NULL;
	struct hc_record *r = NULL;
	struct fileref ref;

	for (size_t i = SLOT_FIRST; id != NULL && (op == 'c' || op == 'u') && i < o->fields.n; i++) {
		if (!field_is_file(o->fields.at[i]))
			continue;
		if (a == NULL && read_record(w->store, o, id, a = arena_new("file"), &r, NULL) < 0)
			break;
		if (fileref_read(&r->values[i], &ref) && blob_here(w->store, ref.hash, NULL) && !blob_proved(w->store, ref.hash, w->user) &&
		    may_read(w, NULL, ref.hash, a))
			blob_prove(w->store, ref.hash, w->user, NULL);
	}
	arena_free(a);
}

/* Pieces are kept by who sends them: two users cannot spoil each other's. */
static const char *
sender(const struct request *rq)
{
	struct buf b = BUF_INIT;
	const char *ret;

	for (size_t i = 0; i < 16; i++)
		buf_printf(&b, "%02x", rq->who.user[i]);
	ret = arena_strdup(rq->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

static const char *
digest_of(struct request *rq)
{
	if (fileref_hash(rq->params[0], strlen(rq->params[0])))
		return rq->params[0];
	reply_problem(rq, 404, "not-found", "A file is named by its SHA-256: 64 hex digits, small letters.");
	return NULL;
}

static int
not_here(struct request *rq, int64_t offset)
{
	reply_problem(rq, 404, "not-found", "There is no such file, or no record that you may read names it.");
	reply_header(rq, "Upload-Offset", "%" PRIi64, offset);
	return 0;
}

/* One range of a known size. 1: serve it, 0: the whole, -1: it lies behind the end. */
static int
range_of(const struct request *rq, int64_t size, int64_t *from, int64_t *length)
{
	const char *h = request_header(rq, "Range");
	int64_t a, b;
	char *end;

	*from = 0;
	*length = size;
	if (h == NULL || strncmp(h, "bytes=", 6) != 0 || strchr(h, ',') != NULL || strlen(h) > 60)
		return 0;
	h += 6;
	if (*h == '-') {
		if (h[1] < '0' || h[1] > '9')
			return 0;
		a = strtoll(h + 1, &end, 10);
		if (*end != '\0')
			return 0;
		if (a == 0)
			return -1;
		*from = a < size ? size - a : 0;
		*length = size - *from;
		return 1;
	}
	if (*h < '0' || *h > '9')
		return 0;
	a = strtoll(h, &end, 10);
	if (*end != '-')
		return 0;
	b = size - 1;
	if (end[1] != '\0') {
		if (end[1] < '0' || end[1] > '9')
			return 0;
		b = strtoll(end + 1, &end, 10);
		if (*end != '\0' || b < a)
			return 0;
	}
	if (a >= size)
		return -1;
	*from = a;
	*length = (b < size ? b + 1 : size) - a;
	return 1;
}

static int
send_bytes(struct tenant *t, struct request *rq, const char *hash, int64_t size)
{
	struct hc_err err = { .pos = -1 };
	int64_t from, length;
	int range = range_of(rq, size, &from, &length);
	size_t got = 0;

	reply_header(rq, "ETag", "\"%s\"", hash);
	reply_header(rq, "Accept-Ranges", "bytes");
	if (range < 0) {
		reply_problem(rq, 416, "range", "The file has %" PRIi64 " bytes.", size);
		reply_header(rq, "Content-Range", "bytes */%" PRIi64, size);
		return 0;
	}
	/* in no case as a page of this host: what somebody attached is shown by nobody's browser */
	reply_header(rq, "Content-Type", "application/octet-stream");
	reply_header(rq, "Content-Disposition", "attachment");
	reply_header(rq, "Upload-Offset", "%" PRIi64, size);
	if (range > 0)
		reply_header(rq, "Content-Range", "bytes %" PRIi64 "-%" PRIi64 "/%" PRIi64, from, from + length - 1, size);
	rq->status = range > 0 ? 206 : 200;
	/* out of a database a piece is read as it is asked for; only what is large is fetched into a file first */
	if (size > INSIDE_MAX && (length > PIECE_MAX || !store_is_remote(store_path(t->work->store))) &&
	    (rq->file = blob_open(t->work->store, hash)) >= 0) {
		rq->from = from;
		rq->length = length;
		return 0;
	}
	buf_reserve(&rq->reply, (size_t)length + 1);
	if (blob_read(t->work->store, hash, from, rq->reply.data, (size_t)length, &got, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	rq->reply.len = got;
	return 0;
}

int
blob_get(struct server *s, struct tenant *t, struct request *rq)
{
	const char *hash = digest_of(rq), *none = request_header(rq, "If-None-Match");
	struct store *st = t->work->store;
	int64_t size;

	(void)s;
	if (hash == NULL)
		return 0;
	if (!scope_allows(rq->who.scopes, "sync") && !scope_allows(rq->who.scopes, "read")) {
		reply_problem(rq, 403, "scope", "This key's scopes (%.100s) hold neither read nor sync.", rq->who.scopes);
		return 0;
	}
	if (!blob_here(st, hash, &size) || !may_read(t->work, rq, hash, rq->arena)) {
		/* whoever sends it is told how far he got, also when he has sent all and the record that names it is still to come */
		if (strcmp(rq->method, "HEAD") == 0 && blob_here(st, hash, &size) && blob_proved(st, hash, rq->who.user)) {
			rq->status = 204;
			reply_header(rq, "Upload-Offset", "%" PRIi64, size);
			reply_header(rq, "ETag", "\"%s\"", hash);
			return 0;
		}
		if (strcmp(rq->method, "GET") == 0 && !blob_here(st, hash, NULL) && may_see(t->work, rq, hash, false, rq->arena))
			blob_lacks(st, hash);
		return not_here(rq, blob_part(st, hash, sender(rq)));
	}
	blob_prove(st, hash, rq->who.user, NULL);	/* he has them from here on; a full disk is no reason not to give them */
	if (none != NULL && strlen(none) == FILEREF_HEX + 1 && strncmp(none + 1, hash, FILEREF_HEX - 1) == 0) {
		rq->status = 304;
		return 0;
	}
	return send_bytes(t, rq, hash, size);
}

/* A header that holds a number from 0 to the most that a file may have. */
static int
number_header(struct request *rq, const char *name, int64_t otherwise, int64_t *ret)
{
	const char *h = request_header(rq, name);
	size_t n = h != NULL ? strlen(h) : 0;

	*ret = otherwise;
	if (h == NULL)
		return HC_OK;
	if (n == 0 || n > 12 || strspn(h, "0123456789") != n) {
		reply_problem(rq, 400, "malformed", "%s is a number of bytes.", name);
		return HC_INVALID;
	}
	*ret = strtoll(h, NULL, 10);
	return HC_OK;
}

/* How far it got, in the header and in the body. */
static int
reply_offset(struct request *rq, int status, int64_t offset, bool done)
{
	struct jw w = reply_json(rq, status);

	jw_open(&w, '{');
	jw_key(&w, "offset");
	jw_int(&w, offset);
	jw_key(&w, "done");
	jw_bool(&w, done);
	jw_close(&w, '}');
	reply_header(rq, "Upload-Offset", "%" PRIi64, offset);
	reply_header(rq, "ETag", "\"%s\"", rq->params[0]);
	return 0;
}

static int
finish(struct tenant *t, struct request *rq, const char *hash, int64_t size)
{
	struct hc_err err = { .pos = -1 };
	int rc = blob_part_done(t->work->store, hash, sender(rq), &err);

	if (rc == HC_INVALID) {
		reply_problem(rq, 422, "digest", "%s", err.msg);
		reply_header(rq, "Upload-Offset", "0");
		return 0;
	}
	if (rc < 0 || (rc = blob_prove(t->work->store, hash, rq->who.user, &err)) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	t->files++;
	reply_offset(rq, 201, size, true);
	reply_header(rq, "Location", "/v1/blobs/%s", hash);
	return 0;
}

int
blob_put(struct server *s, struct tenant *t, struct request *rq)
{
	const char *hash = digest_of(rq), *who = sender(rq);
	struct store *st = t->work->store;
	struct hc_err err = { .pos = -1 };
	int64_t offset, length, have, size;
	int rc;

	(void)s;
	if (hash == NULL)
		return 0;
	if (!scope_allows(rq->who.scopes, "sync") && !scope_allows(rq->who.scopes, "write")) {
		reply_problem(rq, 403, "scope", "This key's scopes (%.100s) hold neither write nor sync.", rq->who.scopes);
		return 0;
	}
	if (number_header(rq, "Upload-Offset", 0, &offset) < 0 || number_header(rq, "Upload-Length", offset + (int64_t)rq->body.len, &length) < 0)
		return 0;
	if (length > FILEREF_MAX || offset + (int64_t)rq->body.len > length) {
		reply_problem(rq, length > FILEREF_MAX ? 413 : 400, length > FILEREF_MAX ? "too-large" : "malformed",
		    length > FILEREF_MAX ? "A file may have 1 GB." : "There is more here than Upload-Length says.");
		return 0;
	}
	if (blob_here(st, hash, &size) && (blob_proved(st, hash, rq->who.user) || may_read(t->work, rq, hash, rq->arena))) {
		blob_prove(st, hash, rq->who.user, NULL);
		return reply_offset(rq, 200, size, true);
	}
	have = blob_part(st, hash, who);
	if (have != offset) {
		reply_problem(rq, 409, "offset", "%" PRIi64 " bytes of this file are here; go on from there.", have);
		reply_header(rq, "Upload-Offset", "%" PRIi64, have);
		return 0;
	}
	if (!quota_storage(s, t, rq, length - offset))
		return 0;
	if (rq->body.len > 0 && (rc = blob_part_add(st, hash, who, offset, rq->body.data, rq->body.len, &err)) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	offset += (int64_t)rq->body.len;
	if (offset == length)
		return finish(t, rq, hash, length);
	rq->status = 204;
	reply_header(rq, "Upload-Offset", "%" PRIi64, offset);
	reply_header(rq, "ETag", "\"%s\"", hash);
	return 0;
}
