/*
 * blob.c - the bytes of files, after the entries that name them: what is named here and was never sent goes up, what is named
 * and not here comes down, a piece at a time.
 *
 * What lasts is in the workspace: the pieces that came, that something was sent, what is put off. The offset of an upload is
 * asked for, never remembered across a cut. A piece takes a second or two, so that an edit never waits long for its turn.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "sync/local.h"

#define PIECE_LEAST 32768
#define PIECE_FIRST 131072
#define PIECE_MOST 1048576
#define DIRECT 16384			/* sent without asking first whether it is there */
#define QUICK_NS INT64_C(1000000000)
#define SLOW_NS INT64_C(4000000000)
#define TURN_NS INT64_C(5000000000)	/* so long at most between two exchanges while files travel */
#define SMALL INT64_C(1000000)
#define LOOK 256			/* files to fetch that one look finds */
#define PENDING_MS INT64_C(15000)	/* named, and whoever has it has not sent it yet */
#define HOUR_MS INT64_C(3600000)

/* "down": nobody else's pieces are in a workspace. */
static const char who[] = "down";

enum sync_files
sync_files_wanted(struct work *w)
{
	struct arena *a = arena_new("setting");
	const char *v = NULL;
	enum sync_files ret = FILES_ALL;

	if (store_meta_get(w->store, a, "sync.attachments", &v, NULL) == HC_OK && v != NULL)
		ret = strcmp(v, "none") == 0 ? FILES_NONE : strcmp(v, "small") == 0 ? FILES_SMALL : FILES_ALL;
	arena_free(a);
	return ret;
}

static int64_t
largest(struct work *w)
{
	switch (sync_files_wanted(w)) {
	case FILES_NONE:
		return -1;	/* only what somebody asks to see */
	case FILES_SMALL:
		return SMALL;
	default:
		return FILEREF_MAX;
	}
}

int
sync_status_files(struct work *w, struct arena *a, struct sync_status *ret, struct hc_err *err)
{
	struct fileref *at;
	size_t n;
	int rc;

	if (!ret->joined)
		return HC_OK;
	if ((rc = blob_unsent(w->store, INT64_MAX, 100000, a, &at, &n, err)) < 0)
		return rc;
	ret->files_out = (int64_t)n;
	for (size_t i = 0; i < n; i++)
		ret->bytes_out += at[i].size;
	if ((rc = blob_wanted(w->store, largest(w), INT64_MAX, 100000, a, &at, &n, err)) < 0)
		return rc;
	ret->files_in = (int64_t)n;
	for (size_t i = 0; i < n; i++)
		ret->bytes_in += at[i].size;
	return blob_trouble_of(w->store, a, &ret->files_trouble, err);
}

static int64_t
now_of(struct sync *s)
{
	return s->work->env->now(s->work->env);
}

/* --- the next request --- */

static const char *
path_of(struct sync *s)
{
	return arena_printf(s->request, "/v1/blobs/%s", s->file.hash);
}

static void
ask_head(struct sync *s, struct sync_request *ret)
{
	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "HEAD", .path = path_of(s) };
	s->asked = ASK_BLOB_HEAD;
}

/* Packed formats do not get smaller, and trying costs more than a slow line. */
static bool
packs(const char *type)
{
	return strncmp(type, "text/", 5) == 0 || strcmp(type, "application/json") == 0 || strcmp(type, "application/xml") == 0 ||
	    strcmp(type, "image/svg+xml") == 0 || strcmp(type, "message/rfc822") == 0;
}

static int
ask_put(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	int64_t left = s->file.size - s->offset;
	size_t n = left < (int64_t)s->piece ? (size_t)left : s->piece, got = 0;
	char *body = arena_alloc(s->request, n + 1);
	int rc;

	if (n > 0 && (rc = blob_read(s->store, s->file.hash, s->offset, body, n, &got, err)) < 0)
		return rc;
	if (got < n)
		return hc_fail(err, HC_NOTFOUND, 0, "%s is shorter here than it should be; doctor says more.", s->file.name);
	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "PUT", .path = path_of(s), .body = body, .len = n, .raw = true,
		.plain = !packs(s->file.type) };
	ret->headers[0] = arena_printf(s->request, "Upload-Offset: %" PRIi64, s->offset);
	ret->headers[1] = arena_printf(s->request, "Upload-Length: %" PRIi64, s->file.size);
	s->asked = ASK_BLOB_PUT;
	return HC_OK;
}

static void
ask_get(struct sync *s, struct sync_request *ret)
{
	int64_t last = s->offset + (int64_t)s->piece < s->file.size ? s->offset + (int64_t)s->piece : s->file.size;

	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "GET", .path = path_of(s), .raw = true };
	ret->headers[0] = arena_printf(s->request, "Range: bytes=%" PRIi64 "-%" PRIi64, s->offset, last - 1);
	s->asked = ASK_BLOB_GET;
}

/* Files that cannot be read here wait for doctor; the others go on. */
static int
upload(struct sync *s, const struct fileref *f, struct sync_request *ret, struct hc_err *err)
{
	struct hc_err why = {0};

	if (strcmp(s->file.hash, f->hash) != 0) {
		s->file = *f;
		s->offset = f->size <= DIRECT ? 0 : -1;
	}
	if (s->offset < 0) {
		ask_head(s, ret);
		return 1;
	}
	if (ask_put(s, ret, &why) == HC_OK)
		return 1;
	s->file.hash[0] = '\0';
	return blob_put_off(s->store, f->hash, now_of(s) + HOUR_MS, why.msg, err);
}

static int
whole(struct sync *s, struct hc_err *err)
{
	struct hc_err why = {0};

	/* a full disk too: records go on travelling, and the pieces stay */
	if (blob_part_done(s->store, s->file.hash, who, &why) < 0)
		return blob_put_off(s->store, s->file.hash, now_of(s) + HOUR_MS, why.msg, err);
	s->news.files++;
	return blob_sent(s->store, s->file.hash, true, err);
}

/* The next file to fetch, NULL: there is none. A look goes over all names, so it finds many at once. */
static int
next_wanted(struct sync *s, const struct fileref **ret, struct hc_err *err)
{
	int rc;

	if (s->ntodo == 0) {
		if (s->list == NULL)
			s->list = arena_new("files");
		arena_reset(s->list);
		if ((rc = blob_wanted(s->store, largest(s->work), now_of(s), LOOK, s->list, &s->todo, &s->ntodo, err)) < 0) {
			s->ntodo = 0;
			return rc;
		}
	}
	*ret = s->ntodo > 0 ? &s->todo[s->ntodo - 1] : NULL;
	return HC_OK;
}

/* 1: a request; 0: all of it was here already. */
static int
download(struct sync *s, const struct fileref *f, struct sync_request *ret, struct hc_err *err)
{
	int rc;

	if (blob_here(s->store, f->hash, NULL)) {	/* by another name, or attached here meanwhile */
		s->ntodo--;
		return HC_OK;
	}
	s->file = *f;
	s->offset = blob_part(s->store, f->hash, who);
	if (s->offset < f->size) {
		ask_get(s, ret);
		return 1;
	}
	if (s->offset > f->size)
		blob_part_drop(s->store, f->hash, who);
	rc = whole(s, err);
	s->file.hash[0] = '\0';
	s->ntodo--;
	return rc;
}

int
blob_next(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	int64_t ticks = s->work->env->ticks(s->work->env);
	const struct fileref *wanted;
	struct fileref *at;
	size_t n;
	int rc = HC_OK;

	if (s->piece == 0)
		s->piece = PIECE_FIRST;
	while (s->files && rc == HC_OK) {
		if ((rc = blob_unsent(s->store, now_of(s), 1, s->request, &at, &n, err)) == HC_OK && n > 0)
			rc = upload(s, at, ret, err);
		else if (rc == HC_OK && (rc = next_wanted(s, &wanted, err)) == HC_OK) {
			if (wanted != NULL)
				rc = download(s, wanted, ret, err);
			else
				s->files = false;
		}
	}
	/* what a purge or a change of scope left without a name; while others write, the next time does it */
	if (rc == 0)
		blob_settle(s->store, NULL);
	if (rc <= 0)
		return rc;
	if (ticks - s->exchanged > TURN_NS) {
		s->need = true;
		s->exchanged = ticks;
		return 0;
	}
	s->began = ticks;
	return 1;
}

/* --- what came of it --- */

static void
pace(struct sync *s)
{
	int64_t took = s->work->env->ticks(s->work->env) - s->began;

	if (took < QUICK_NS && s->piece < PIECE_MOST)
		s->piece *= 2;
	else if (took > SLOW_NS && s->piece > PIECE_LEAST)
		s->piece /= 2;
}

static int
put_off(struct sync *s, int64_t ms, const char *why, struct hc_err *err)
{
	int rc = blob_put_off(s->store, s->file.hash, now_of(s) + ms, why, err);

	if (s->asked == ASK_BLOB_GET && s->ntodo > 0)
		s->ntodo--;
	s->file.hash[0] = '\0';
	return rc;
}

static int
sent(struct sync *s, struct hc_err *err)
{
	int rc = blob_sent(s->store, s->file.hash, true, err);

	s->file.hash[0] = '\0';
	s->news.files++;
	return rc;
}

/* A line may bring an answer to another question: what counts says which bytes it is about. */
static bool
belongs(const struct sync *s, const struct sync_answer *a)
{
	return a->tag != NULL && strlen(a->tag) == FILEREF_HEX + 1 && strncmp(a->tag + 1, s->file.hash, FILEREF_HEX - 1) == 0;
}

static int
stray(struct sync *s)
{
	s->file.hash[0] = '\0';
	sync_failed(s, "An answer came that belongs to another question.");
	return HC_OK;
}

static int
took_upload(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	bool head = s->asked == ASK_BLOB_HEAD;

	if (a->status < 300 && !belongs(s, a))
		return stray(s);
	switch (a->status) {
	case 200:
	case 201:
	case 204:
		if (head || a->offset >= s->file.size || a->status != 204) {
			if (!head)
				pace(s);
			return sent(s, err);
		}
		pace(s);
		s->offset = a->offset > s->offset ? a->offset : -1;	/* no progress: ask */
		return HC_OK;
	case 404:
		if (!head)
			break;
		s->offset = a->offset >= 0 && a->offset <= s->file.size ? a->offset : 0;
		return HC_OK;
	case 409:
		/* where we stand is not where the server stands; twice in a row is no accident */
		s->offset = a->offset >= 0 && a->offset <= s->file.size && a->offset != s->offset ? a->offset : -1;
		return HC_OK;
	case 422:
		return put_off(s, HOUR_MS, "the bytes here are not those of the file any more; doctor says more", err);
	case 507:
		return put_off(s, HOUR_MS, "the server has no room left for files", err);
	}
	return put_off(s, HOUR_MS, "the server does not take this file", err);
}

static int
took_download(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	struct hc_err why = {0};
	int rc;

	if (a->status == 404)
		return put_off(s, PENDING_MS, "whoever attached it has not sent it yet", err);
	if (a->status < 300 && (!belongs(s, a) || (a->status == 206 && a->offset != s->offset)))
		return stray(s);
	if ((a->status == 200 && s->offset > 0) || (a->status != 200 && a->status != 206) || a->len == 0 ||
	    s->offset + (int64_t)a->len > s->file.size) {
		blob_part_drop(s->store, s->file.hash, who);
		return put_off(s, HOUR_MS, "the server does not give this file", err);
	}
	if ((rc = blob_part_add(s->store, s->file.hash, who, s->offset, a->body, a->len, &why)) < 0)
		return put_off(s, HOUR_MS, why.msg, err);
	pace(s);
	return HC_OK;	/* what is whole by now is seen by the next look */
}

bool
blob_answered(const struct sync *s, const struct sync_answer *a)
{
	if (s->asked != ASK_BLOB_HEAD && s->asked != ASK_BLOB_PUT && s->asked != ASK_BLOB_GET)
		return false;
	/* who we are, how often, and trouble of the server are dealt with as for any request */
	return a->status != 401 && a->status != 426 && a->status != 429 && (a->status < 500 || a->status == 507);
}

int
blob_take(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	return s->asked == ASK_BLOB_GET ? took_download(s, a, err) : took_upload(s, a, err);
}
