/*
 * blob_part.c - bytes that come piece by piece over a wire that may be cut: FILE.blobs/part-HASH-WHO grows, and its length is
 * how far it got. Also who has shown that he has them, and what was sent.
 *
 * A piece is on the disk before anybody is told; a power cut can leave a tail that was never acknowledged, and the digest at
 * the end is what decides.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "store/blob_file.h"

static void
part_path(struct store *s, const char *hash, const char *who, struct buf *out)
{
	blob_path(s->beside, NULL, out);
	buf_printf(out, "/part-%s-%s", hash, who);
}

/* How far the digest of the pieces got, so that a gigabyte is not read again when its last piece comes. It is only a short cut:
   what is missing or looks wrong is worked out from the file. */
struct sum {
	int64_t upto;
	crypto_hash_sha256_state h;
};

static bool
sum_read(const char *part, struct sum *ret)
{
	struct buf path = BUF_INIT;
	bool whole = false;
	int fd;

	buf_printf(&path, "%s-sum", part);
	if ((fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC)) >= 0) {
		whole = read(fd, ret, sizeof(*ret)) == (ssize_t)sizeof(*ret);
		close(fd);
	}
	buf_free(&path);
	return whole;
}

static void
sum_add(const char *part, int64_t offset, const void *data, size_t n)
{
	struct buf path = BUF_INIT;
	struct sum sum;
	int fd;

	if (offset == 0) {
		memset(&sum, 0, sizeof(sum));
		crypto_hash_sha256_init(&sum.h);
	} else if (!sum_read(part, &sum) || sum.upto != offset) {
		return;
	}
	crypto_hash_sha256_update(&sum.h, data, n);
	sum.upto = offset + (int64_t)n;
	buf_printf(&path, "%s-sum", part);
	if ((fd = open(buf_str(&path), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) >= 0) {
		if (pwrite(fd, &sum, sizeof(sum), 0) != (ssize_t)sizeof(sum))
			unlink(buf_str(&path));
		close(fd);
	}
	buf_free(&path);
}

static void
sum_drop(const char *part)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s-sum", part);
	unlink(buf_str(&path));
	buf_free(&path);
}

/* Are the pieces those of `hash`, by the short cut? *size is how many bytes they have. */
static bool
sum_fits(const char *part, const char *hash, int64_t *size)
{
	char now[FILEREF_HEX];
	struct stat st;
	struct sum sum;

	if (stat(part, &st) < 0 || !sum_read(part, &sum) || sum.upto != st.st_size)
		return false;
	*size = st.st_size;
	blob_digest(&sum.h, now);
	return !strcmp(now, hash);
}

int64_t
blob_part(struct store *s, const char *hash, const char *who)
{
	struct buf path = BUF_INIT;
	struct stat st;
	int64_t size = 0;

	part_path(s, hash, who, &path);
	if (stat(buf_str(&path), &st) == 0)
		size = st.st_size;
	buf_free(&path);
	return size;
}

int
blob_part_add(struct store *s, const char *hash, const char *who, int64_t offset, const void *data, size_t n, struct hc_err *err)
{
	struct buf path = BUF_INIT;
	struct stat st;
	int fd, rc;

	if ((rc = db_writable(s, err)) < 0 || (rc = blob_folder(s, NULL, err)) < 0)
		return rc;
	part_path(s, hash, who, &path);
	if ((fd = open(buf_str(&path), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) < 0 || fstat(fd, &st) < 0)
		rc = blob_trouble(err, "write", buf_str(&path));
	else if (st.st_size != offset)
		rc = hc_fail(err, HC_CONFLICT, 0, "%lld bytes of this file are here; go on from there.", (long long)st.st_size);
	else if (offset + (int64_t)n > FILEREF_MAX)
		rc = hc_fail(err, HC_INVALID, 0, "A file may have 1 GB at most.");
	else if (lseek(fd, (off_t)offset, SEEK_SET) < 0 || blob_write_all(fd, data, n) < 0 || fsync(fd) < 0) {
		rc = blob_trouble(err, "write", buf_str(&path));
		/* half a piece would be taken for the place to go on from, and it is: but only what is whole was promised */
		if (ftruncate(fd, (off_t)offset) < 0)
			unlink(buf_str(&path));
	}
	if (fd >= 0)
		close(fd);
	if (rc == 0)
		sum_add(buf_str(&path), offset, data, n);
	if (rc == 0 && offset == 0)
		blob_sync_folder(buf_str(&path));
	buf_free(&path);
	return rc;
}

void
blob_part_drop(struct store *s, const char *hash, const char *who)
{
	struct buf path = BUF_INIT;

	part_path(s, hash, who, &path);
	unlink(buf_str(&path));
	sum_drop(buf_str(&path));
	buf_free(&path);
}

/* Reads it under its digest; what is small comes back in `small`. */
static int
weigh(const char *path, char hash[FILEREF_HEX], int64_t *size, struct buf *small, struct hc_err *err)
{
	crypto_hash_sha256_state h;
	char *chunk;
	ssize_t n;
	int fd;

	*size = 0;
	crypto_hash_sha256_init(&h);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
		if (errno != ENOENT)
			return blob_trouble(err, "read", path);
		blob_digest(&h, hash);	/* an empty file has no piece */
		return HC_OK;
	}
	chunk = xmalloc(BLOB_CHUNK);
	while ((n = read(fd, chunk, BLOB_CHUNK)) > 0 || (n < 0 && errno == EINTR)) {
		if (n < 0)
			continue;
		crypto_hash_sha256_update(&h, (unsigned char *)chunk, (size_t)n);
		*size += n;
		if (*size <= BLOB_INSIDE)
			buf_add(small, chunk, (size_t)n);
	}
	free(chunk);
	close(fd);
	blob_digest(&h, hash);
	return n < 0 ? blob_trouble(err, "read", path) : HC_OK;
}

int
blob_part_done(struct store *s, const char *hash, const char *who, struct hc_err *err)
{
	struct buf path = BUF_INIT, small = BUF_INIT;
	char now[FILEREF_HEX];
	int64_t size;
	int rc;

	part_path(s, hash, who, &path);
	if (sum_fits(buf_str(&path), hash, &size) && size > BLOB_INSIDE) {
		if ((rc = blob_keep(s, hash, size, NULL, buf_str(&path), err)) == 0)
			sum_drop(buf_str(&path));
	} else if ((rc = weigh(buf_str(&path), now, &size, &small, err)) == 0) {
		if (strcmp(now, hash))
			rc = hc_fail(err, HC_INVALID, 0, "What came is not the file that was named: its SHA-256 is %s; send it anew.", now);
		else if (size <= BLOB_INSIDE)
			rc = blob_keep(s, hash, size, small.len ? small.data : "", NULL, err);
		else
			rc = blob_keep(s, hash, size, NULL, buf_str(&path), err);
		/* a disk that is full must not cost what came so far */
		if (rc == 0 || rc == HC_INVALID) {
			unlink(buf_str(&path));
			sum_drop(buf_str(&path));
		}
	}
	buf_free(&small);
	buf_free(&path);
	return rc;
}

/* One statement of a hash and perhaps a user, in a transaction of its own when none is open. */
static int
run(struct store *s, const char *sql, const char *hash, const uint8_t *user, int64_t number, const char *text, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = store_begin(s, err)) < 0)
		return rc;
	if ((rc = db_prepare(s, sql, &st, err)) == 0) {
		if (hash)
			stmt_bind_text(st, 1, hash, -1);
		if (user)
			stmt_bind_blob(st, 2, user, 16);
		if (stmt_places(st) >= 3)
			stmt_bind_int(st, 3, number);
		if (stmt_places(st) >= 4)
			stmt_bind_text(st, 4, text, -1);
		rc = db_run(s, st, err, "saving");
	}
	return store_end(s, rc, err);
}

int
blob_prove(struct store *s, const char *hash, const uint8_t user[16], struct hc_err *err)
{
	if (blob_proved(s, hash, user))
		return HC_OK;
	return run(s, "INSERT INTO blob_proof(hash, user) VALUES(?1, ?2) ON CONFLICT DO NOTHING", hash, user, 0, NULL, err);
}

int
blob_trust(struct store *s, struct hc_err *err)
{
	static const uint8_t anybody[16];

	return run(s, "INSERT INTO blob_proof(hash, user) SELECT hash, ?2 FROM blob b"
	    " WHERE NOT EXISTS (SELECT 1 FROM blob_proof p WHERE p.hash = b.hash) ON CONFLICT DO NOTHING", NULL, anybody, 0, NULL, err);
}

bool
blob_proved(struct store *s, const char *hash, const uint8_t user[16])
{
	struct stmt *st;
	bool there;

	if (db_prepare(s, "SELECT 1 FROM blob_proof WHERE hash = ? AND user = ?", &st, NULL) < 0)
		return false;
	stmt_bind_text(st, 1, hash, -1);
	stmt_bind_blob(st, 2, user, 16);
	there = stmt_step(st) == STEP_ROW;
	db_done(s, st);
	return there;
}

int
blob_sent(struct store *s, const char *hash, bool sent, struct hc_err *err)
{
	if (!hash)
		return run(s, sent ? "UPDATE blob SET sent = 1" : "UPDATE blob SET sent = 0", NULL, NULL, 0, NULL, err);
	return run(s, sent ? "UPDATE blob SET sent = 1 WHERE hash = ?1" : "UPDATE blob SET sent = 0 WHERE hash = ?1", hash, NULL, 0, NULL,
	    err);
}

int
blob_ask(struct store *s, const char *hash, struct hc_err *err)
{
	return run(s, "INSERT INTO blob_wait(hash, asked) VALUES(?1, 1) ON CONFLICT(hash) DO UPDATE SET asked = 1, until = 0", hash, NULL,
	    0, NULL, err);
}

int
blob_put_off(struct store *s, const char *hash, int64_t until, const char *why, struct hc_err *err)
{
	return run(s, "INSERT INTO blob_wait(hash, until, why) VALUES(?1, ?3, ?4) ON CONFLICT(hash) DO UPDATE SET until = ?3, why = ?4",
	    hash, NULL, until, why, err);
}

int
blob_retry(struct store *s, struct hc_err *err)
{
	int64_t any = 0;

	db_int(s, &any, NULL, "SELECT 1 FROM blob_wait WHERE until > 0 LIMIT 1");
	return any ? run(s, "UPDATE blob_wait SET until = 0, why = NULL", NULL, NULL, 0, NULL, err) : HC_OK;
}

int
blob_trouble_of(struct store *s, struct arena *a, const char **ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT why FROM blob_wait WHERE until > ? AND why IS NOT NULL ORDER BY until DESC LIMIT 1", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, s->env->now(s->env));
	*ret = "";
	if ((rc = stmt_step(st)) == STEP_ROW)
		*ret = arena_strdup(a, stmt_text(st, 0));
	rc = rc == STEP_ROW || rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int64_t
blob_total(struct store *s)
{
	int64_t total = 0;

	db_int(s, &total, NULL, "SELECT coalesce(sum(size), 0) FROM blob");
	return total;
}
