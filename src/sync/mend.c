/*
 * mend.c - a bucket whose digest is not the server's: digests by prefix of the id say which part differs, and that alone is
 * loaded. In tests a digest that differs is a failure; in the field it heals.
 *
 * Nothing of it is written down: after a crash the next comparison finds the difference again. A small bucket, or one that
 * differs all over, is loaded whole, which costs no more.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "sync/local.h"

#define SMALL 2000		/* records: one page of a snapshot */
#define FETCH 1000		/* records of a part that is loaded rather than looked into */
#define ASKED_MOST 64

int
mend_begin(struct sync *s, struct replica_bucket *b, int64_t theirs, struct hc_err *err)
{
	int rc;

	if (s->mend.bucket != 0)
		return HC_OK;	/* one after the other: this one is found again */
	if (theirs < SMALL || s->mend.done == b->bucket)
		return load_bucket(s, b, err);
	s->mend = (struct mend){ .bucket = b->bucket, .n = 1, .done = s->mend.done };
	/* whatever comes of it, all is compared again */
	if ((rc = replica_put(s->store, "compared", NULL, err)) < 0)
		s->mend.bucket = 0;
	return rc;
}

void
mend_ask(struct sync *s, struct sync_request *ret)
{
	const struct mend_part *p = &s->mend.todo[s->mend.n - 1];

	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "GET",
		.path = arena_printf(s->request, "/v1/sync/%s?dev=%" PRIi64 "&bucket=%" PRIi64 "&prefix=%s", p->fetch ? "snapshot" : "digest",
		replica_int(s->store, "dev", 0), s->mend.bucket, p->prefix) };
	s->asked = p->fetch ? ASK_PART : ASK_DIGEST;
}

int
mend_give_up(struct sync *s, struct hc_err *err)
{
	struct replica_bucket *at;
	size_t n;
	int rc = store_begin(s->store, err);

	if (rc < 0)
		return rc;
	if ((rc = replica_buckets(s->store, s->request, &at, &n, err)) == HC_OK)
		for (size_t i = 0; i < n && rc == HC_OK; i++)
			if (at[i].bucket == s->mend.bucket)
				rc = load_bucket(s, &at[i], err);
	s->mend.bucket = 0;
	s->mend.n = 0;
	return store_end(s->store, rc, err);
}

/* Which parts differ. False: too many to go on. */
static bool
note_parts(struct mend *m, const char *prefix, const json_t *root, const int64_t counts[256], const uint64_t sums[256])
{
	for (int i = 0; i < 256; i++) {
		char name[3], text[17];
		const json_t *theirs;
		int64_t n;

		snprintf(name, sizeof(name), "%02x", i);
		snprintf(text, sizeof(text), "%016" PRIx64, sums[i]);
		theirs = json_object_get(root, name);
		n = json_integer_value(json_array_get(theirs, 0));
		if (n == counts[i] && (n == 0 || (json_is_string(json_array_get(theirs, 1)) &&
		    strcmp(json_string_value(json_array_get(theirs, 1)), text) == 0)))
			continue;
		if (m->n == MEND_MOST || strlen(prefix) + 2 > MEND_DIGITS)
			return false;
		m->todo[m->n].fetch = n <= FETCH && counts[i] <= FETCH;
		snprintf(m->todo[m->n++].prefix, sizeof(m->todo[0].prefix), "%s%s", prefix, name);
	}
	return true;
}

static int
took_digest(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	struct mend *m = &s->mend;
	int64_t *counts = ARENA_ARRAY(s->request, int64_t, 256);
	uint64_t *sums = ARENA_ARRAY(s->request, uint64_t, 256);
	const char *prefix = arena_strdup(s->request, m->todo[m->n - 1].prefix);
	json_t *root;
	bool on;
	int rc;

	if (json_read(body, len, &root, NULL) < 0)
		return hc_fail(err, HC_NET, 0, "What answered is not a HotCRM server, or one of another version.");
	if ((rc = store_begin(s->store, err)) == HC_OK) {
		rc = replica_parts(s->store, m->bucket, prefix, counts, sums, err);
		store_rollback(s->store);
	}
	if (rc < 0) {
		json_decref(root);
		return rc;
	}
	m->n--;
	on = ++m->asked < ASKED_MOST && note_parts(m, prefix, root, counts, sums);
	json_decref(root);
	return on ? HC_OK : mend_give_up(s, err);
}

int
mend_take(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	struct mend *m = &s->mend;
	int rc;

	if (s->asked == ASK_DIGEST)
		rc = took_digest(s, body, len, err);
	else if ((rc = part_take(s, body, len, err)) == HC_OK)
		m->n--;
	if (m->n == 0 && m->bucket != 0) {
		m->done = m->bucket;
		m->bucket = 0;
		s->need = true;
	}
	return rc;
}
