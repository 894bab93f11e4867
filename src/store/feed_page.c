/*
 * feed_page.c - reading the feed: pages for a set of buckets, one record's standing, digests.
 */
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/feed_place.h"
#include "store/remote_store.h"
#include "store/replica.h"
#include "store/table.h"

#define FIRST 64	/* rows of a bucket that come without asking for it alone */

struct raw { int64_t bucket, seq, object, since; uint8_t id[16]; enum feed_gone gone; };
struct raws { struct raw *at; size_t n, cap; };

static int
by_place(const void *a, const void *b)
{
	const struct raw *x = a, *y = b;

	if (x->seq != y->seq)
		return x->seq < y->seq ? -1 : 1;
	if (x->object != y->object)
		return x->object < y->object ? -1 : 1;
	return memcmp(x->id, y->id, 16);
}

/* About max rows of one bucket, never a part of a place; *bound is lowered to where it stopped. */
static int
read_bucket(struct store *s, int64_t bucket, int64_t at, size_t max, struct arena *a, struct raws *v, int64_t *bound, struct hc_err *err)
{
	size_t n = 0;
	int64_t last = at;
	struct stmt *st;
	int rc, step;

	/* over the wire all rows of a statement come at once: up to the place of the first that is too many */
	if ((rc = db_prepare(s, s->remote ? "SELECT seq, object, id, gone, since FROM feed WHERE bucket = ?1 AND seq > ?2 AND seq <="
	    " (SELECT max(seq) FROM (SELECT seq FROM feed WHERE bucket = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3) AS few) ORDER BY seq" :
	    "SELECT seq, object, id, gone, since FROM feed WHERE bucket = ? AND seq > ? ORDER BY seq", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, bucket);
	stmt_bind_int(st, 2, at);
	if (s->remote)
		stmt_bind_int(st, 3, (int64_t)max + 1);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct raw r = { .bucket = bucket, .seq = stmt_int(st, 0), .object = stmt_int(st, 1),
			.gone = (enum feed_gone)stmt_int(st, 3), .since = stmt_int(st, 4) };

		if (n >= max && r.seq != last) {
			if (last < *bound)
				*bound = last;
			break;
		}
		if (r.seq > *bound)
			break;	/* another bucket ended before */
		memcpy(r.id, stmt_blob(st, 2), 16);
		vec_push(a, v, r);
		last = r.seq;
		n++;
	}
	rc = step == STEP_DONE || step == STEP_ROW ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

/* Over the wire: the first rows of many buckets after `at`, in one question. What is left to read by themselves are the buckets
   that have more. */
static int
read_first(struct store *s, const int64_t **buckets, size_t *n, int64_t at, struct arena *a, struct raws *v, struct hc_err *err)
{
	struct buf list = BUF_INIT;
	VEC(int64_t) some = {0};
	int64_t bucket = 0;
	struct stmt *st;
	size_t from = 0;
	int rc, step;

	for (size_t i = 0; i < *n; i++)
		buf_printf(&list, "%s%" PRIi64, i > 0 ? " " : "", (*buckets)[i]);
	if ((rc = db_prepare(s, "SELECT b, f.seq, f.object, f.id, f.gone, f.since FROM unnest(string_to_array(?1, ' ')::bigint[]) b CROSS JOIN LATERAL"
	    " (SELECT seq, object, id, gone, since FROM feed WHERE bucket = b AND seq > ?2 ORDER BY seq LIMIT ?3) f ORDER BY b, f.seq", &st, err)) < 0)
		goto out;
	stmt_bind_copy(st, 1, buf_str(&list), (int)list.len);
	stmt_bind_int(st, 2, at);
	stmt_bind_int(st, 3, FIRST);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct raw r = { .bucket = stmt_int(st, 0), .seq = stmt_int(st, 1), .object = stmt_int(st, 2),
			.gone = (enum feed_gone)stmt_int(st, 4), .since = stmt_int(st, 5) };

		if (r.bucket != bucket)
			from = v->n;
		bucket = r.bucket;
		memcpy(r.id, stmt_blob(st, 3), 16);
		vec_push(a, v, r);
		if (v->n - from == FIRST) {	/* perhaps more: all of it is read again */
			v->n = from;
			vec_push(a, &some, bucket);
		}
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*buckets = some.at;
	*n = some.n;
out:
	buf_free(&list);
	return rc;
}

/* Rows of one record, which stand together, as one. */
static int
join(struct store *s, const struct raw *r, size_t n, int64_t since, struct arena *a, struct feed_row *ret, struct hc_err *err)
{
	struct buf b = BUF_INIT;

	*ret = (struct feed_row){ .seq = r->seq, .gone = r->gone, .whole = true };
	memcpy(ret->id, r->id, 16);
	buf_addc(&b, ' ');
	for (size_t i = 0; i < n; i++) {
		if (r[i].gone != FEED_HERE)
			continue;
		ret->gone = FEED_HERE;
		if (r[i].since <= since)
			ret->whole = false;
		buf_printf(&b, "%" PRIi64 " ", r[i].bucket);
	}
	/* left one bucket and purged in another cannot be; left and deleted can: then it is deleted */
	for (size_t i = 0; i < n && ret->gone != FEED_HERE; i++)
		if (r[i].gone > ret->gone)
			ret->gone = r[i].gone;
	ret->buckets = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return table_object(s, r->object, &ret->object, err);
}

int
feed_page(struct store *s, const int64_t *buckets, size_t nbuckets, int64_t since, int64_t at, size_t max, struct arena *a,
    struct feed_row **ret, size_t *n, int64_t *next, bool *more, struct hc_err *err)
{
	VEC(struct feed_row) rows = {0};
	struct arena *scratch = arena_new("page");
	int64_t bound = INT64_MAX;
	struct raws v = {0};
	int rc = 0;

	*next = at;
	*more = false;
	if (s->remote && nbuckets > 1 && max >= FIRST)
		rc = read_first(s, &buckets, &nbuckets, at, scratch, &v, err);
	for (size_t i = 0; i < nbuckets && rc == 0; i++)
		rc = read_bucket(s, buckets[i], at, max, scratch, &v, &bound, err);
	if (v.n > 0)
		qsort(v.at, v.n, sizeof(*v.at), by_place);
	for (size_t i = 0, k; i < v.n && rc == 0; i = k) {
		struct feed_row row;

		if (v.at[i].seq > bound || (rows.n >= max && v.at[i].seq != *next)) {
			*more = true;
			break;
		}
		for (k = i + 1; k < v.n && !by_place(&v.at[i], &v.at[k]); k++)
			;
		if ((rc = join(s, &v.at[i], k - i, since, a, &row, err)) == 0)
			vec_push(a, &rows, row);
		*next = row.seq;
	}
	if (bound != INT64_MAX)
		*more = true;
	arena_free(scratch);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}

int
feed_any(struct store *s, const int64_t *buckets, size_t nbuckets, int64_t at, bool *ret, struct hc_err *err)
{
	*ret = false;
	if (s->remote && nbuckets > 1) {
		struct arena *scratch = arena_new("any");
		struct raws v = {0};
		int rc = read_first(s, &buckets, &nbuckets, at, scratch, &v, err);

		*ret = nbuckets > 0 || v.n > 0;
		arena_free(scratch);
		return rc;
	}
	for (size_t i = 0; i < nbuckets && !*ret; i++) {
		int64_t any = 0;
		struct stmt *st;
		int rc;

		if ((rc = db_prepare(s, "SELECT EXISTS(SELECT 1 FROM feed WHERE bucket = ? AND seq > ?)", &st, err)) < 0)
			return rc;
		stmt_bind_int(st, 1, buckets[i]);
		stmt_bind_int(st, 2, at);
		if (stmt_step(st) == STEP_ROW)
			any = stmt_int(st, 0);
		db_done(s, st);
		*ret = any != 0;
	}
	return HC_OK;
}

int
feed_news(struct store *s, int64_t after, struct arena *a, struct feed_news **ret, size_t *n, struct hc_err *err)
{
	/* the feed is kept by bucket, and there may be one per user: what moved is found by the records that the journal names. A
	   condition's records may move by another's change */
	static const char moved[] = "SELECT f.bucket, max(f.seq) FROM (SELECT DISTINCT object, record FROM journal WHERE seq > ?1) j"
		" JOIN feed f ON f.object = j.object AND f.id = j.record WHERE f.seq > ?1 GROUP BY f.bucket";
	static const char ruled[] = "SELECT r.bucket, max(f.seq) FROM bucket_rule r JOIN feed f ON f.bucket = r.bucket WHERE f.seq > ?1"
		" GROUP BY r.bucket";
	/* and what hangs on a record by that one's; each record is in the bucket of all of its object */
	static const char hung[] = "SELECT o.bucket, max(o.seq) FROM bucket b JOIN feed f ON f.bucket = b.bucket AND f.seq > ?1 JOIN feed o"
		" ON o.object = f.object AND o.id = f.id WHERE b.kind = 'a' AND b.object IN (SELECT object FROM bucket WHERE kind = 's')"
		" AND o.seq > ?1 GROUP BY o.bucket";
	static const char *const questions[] = { moved, ruled, hung };
	VEC(struct feed_news) v = {0};

	for (int i = 0; i < 3; i++) {
		struct stmt *st;
		int rc, step;

		if (i == 1 && !db_has(s, "table", "bucket_rule"))
			continue;
		if (i == 2 && !feed_hangs(s))
			continue;
		if ((rc = db_prepare(s, questions[i], &st, err)) < 0)
			return rc;
		stmt_bind_int(st, 1, after);
		while ((step = stmt_step(st)) == STEP_ROW) {
			struct feed_news one = { stmt_int(st, 0), stmt_int(st, 1) };

			vec_push(a, &v, one);
		}
		if (step != STEP_DONE)
			rc = db_fail(s, err, "reading the feed");
		db_done(s, st);
		if (rc < 0)
			return rc;
	}
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

int
feed_record(struct store *s, const int64_t *buckets, size_t nbuckets, const struct object *o, const uint8_t id[16],
    struct arena *a, struct feed_row *ret, struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	struct raws v = {0};
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT bucket, seq, gone, since FROM feed WHERE object = ? AND id = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, id, 16);
	while (stmt_step(st) == STEP_ROW) {
		struct raw r = { .bucket = stmt_int(st, 0), .seq = stmt_int(st, 1), .object = t->number,
			.gone = (enum feed_gone)stmt_int(st, 2), .since = stmt_int(st, 3) };

		memcpy(r.id, id, 16);
		for (size_t i = 0; i < nbuckets; i++)
			if (buckets[i] == r.bucket) {
				vec_push(a, &v, r);
				break;
			}
	}
	db_done(s, st);
	if (v.n > 0)
		return join(s, v.at, v.n, INT64_MAX, a, ret, err);
	*ret = (struct feed_row){ .object = o, .gone = FEED_LEFT, .buckets = " " };
	memcpy(ret->id, id, 16);
	return HC_OK;
}

int
feed_bucket_info(struct store *s, int64_t bucket, char *kind, const struct object **o, struct hc_err *err)
{
	struct { int64_t object; char kind; } info = {0}, *known = remote_known(s, &bucket, sizeof(bucket));
	struct stmt *st;
	int rc;

	if (known) {
		*kind = known->kind;
		return table_object(s, known->object, o, err);
	}
	if ((rc = db_prepare(s, "SELECT kind, object FROM bucket WHERE bucket = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, bucket);
	if (stmt_step(st) == STEP_ROW) {
		*kind = info.kind = stmt_text(st, 0)[0];
		info.object = stmt_int(st, 1);
		remote_know(s, &bucket, sizeof(bucket), &info, sizeof(info));
	} else
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no such bucket.");
	db_done(s, st);
	return rc < 0 ? rc : table_object(s, info.object, o, err);
}

int
feed_digest(struct store *s, int64_t bucket, int64_t *n, uint64_t *sum, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT n, sum FROM bucket WHERE bucket = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, bucket);
	if (stmt_step(st) == STEP_ROW) {
		*n = stmt_int(st, 0);
		*sum = (uint64_t)stmt_int(st, 1);
	} else
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no such bucket.");
	db_done(s, st);
	return rc;
}

int
feed_digest_parts(struct store *s, int64_t bucket, const char *prefix, int64_t counts[256], uint64_t sums[256], struct hc_err *err)
{
	size_t len = strlen(prefix);
	struct stmt *st;
	int rc, step;

	memset(counts, 0, 256 * sizeof(*counts));
	memset(sums, 0, 256 * sizeof(*sums));
	if (len > 30 || len % 2 || strspn(prefix, "0123456789abcdef") != len)
		return hc_fail(err, HC_INVALID, 0, "a prefix is an even number of hex digits.");
	if ((rc = db_prepare(s, "SELECT seq, id FROM feed WHERE bucket = ? AND gone = 0", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, bucket);
	while ((step = stmt_step(st)) == STEP_ROW) {
		const uint8_t *id = stmt_blob(st, 1);
		char hex[33];

		sodium_bin2hex(hex, sizeof(hex), id, 16);
		if (memcmp(hex, prefix, len))
			continue;
		counts[id[len / 2]]++;
		sums[id[len / 2]] ^= replica_hash(id, stmt_int(st, 0));
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
feed_part(struct store *s, int64_t bucket, const char *prefix, size_t max, struct arena *a, struct feed_row **ret, size_t *n,
    bool *more, struct hc_err *err)
{
	size_t len = strlen(prefix);
	struct raws v = {0};
	struct stmt *st;
	char hex[33];
	int rc, step;

	if (len > 32 || len % 2 || strspn(prefix, "0123456789abcdef") != len)
		return hc_fail(err, HC_INVALID, 0, "a prefix is an even number of hex digits.");
	if ((rc = db_prepare(s, "SELECT seq, object, id, since FROM feed WHERE bucket = ? AND gone = 0", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, bucket);
	*more = false;
	while ((step = stmt_step(st)) == STEP_ROW && !*more) {
		struct raw r = { .bucket = bucket, .seq = stmt_int(st, 0), .object = stmt_int(st, 1), .gone = FEED_HERE,
			.since = stmt_int(st, 3) };

		memcpy(r.id, stmt_blob(st, 2), 16);
		sodium_bin2hex(hex, sizeof(hex), r.id, 16);
		if (memcmp(hex, prefix, len))
			continue;
		if (!(*more = v.n == max))
			vec_push(a, &v, r);
	}
	rc = step == STEP_DONE || step == STEP_ROW ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*n = v.n;
	*ret = ARENA_ARRAY(a, struct feed_row, v.n + 1);
	for (size_t i = 0; i < v.n && rc == 0; i++)
		rc = join(s, &v.at[i], 1, INT64_MAX, a, &(*ret)[i], err);
	return rc;
}
