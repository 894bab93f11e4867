/*
 * blob.c - bytes in and out: a file of this machine into the workspace, and from there into a file again.
 *
 * A file is read once, under its digest, into memory or into a temporary file; then a short transaction gives it its row and
 * its place. Names and transfers are blob_named.c's and blob_part.c's.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "store/blob_file.h"

static const char tables[] =
	"CREATE TABLE IF NOT EXISTS blob(hash TEXT PRIMARY KEY, size INTEGER NOT NULL, at INTEGER NOT NULL,"
	" sent INTEGER NOT NULL DEFAULT 0, body BLOB) STRICT;"
	/* beside bodies of 256 kB no question may have to walk the table */
	"CREATE INDEX IF NOT EXISTS blob_state ON blob(sent, at, size, hash);"
	"CREATE TABLE IF NOT EXISTS blob_wait(hash TEXT PRIMARY KEY, asked INTEGER NOT NULL DEFAULT 0, until INTEGER NOT NULL DEFAULT 0,"
	" why TEXT) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS blob_proof(hash TEXT NOT NULL, user BLOB NOT NULL, PRIMARY KEY(hash, user)) STRICT, WITHOUT ROWID;";

int
blob_tables(struct store *s, struct hc_err *err)
{
	return db_exec(s, err, "%s", tables);
}

void
blob_path(const char *workspace, const char *hash, struct buf *out)
{
	buf_printf(out, "%s.blobs", workspace);
	if (hash)
		buf_printf(out, "/%.2s/%s", hash, hash);
}

int
blob_trouble(struct hc_err *err, const char *doing, const char *path)
{
	if (errno == ENOSPC || errno == EDQUOT)
		return hc_fail(err, HC_STORE, 0, "there is no room on the disk for %s; free some space and try again.", path);
	return hc_fail(err, HC_STORE, 0, "cannot %s %s: %s.", doing, path, strerror(errno));
}

int
blob_folder(struct store *s, const char *hash, struct hc_err *err)
{
	struct buf dir = BUF_INIT;
	int rc = HC_OK;

	blob_path(s->beside, NULL, &dir);
	if (mkdir(buf_str(&dir), 0700) < 0 && errno != EEXIST)
		rc = blob_trouble(err, "make the folder", buf_str(&dir));
	else if (hash) {
		buf_printf(&dir, "/%.2s", hash);
		if (mkdir(buf_str(&dir), 0700) < 0 && errno != EEXIST)
			rc = blob_trouble(err, "make the folder", buf_str(&dir));
		else
			blob_sync_folder(buf_str(&dir));
	}
	buf_free(&dir);
	return rc;
}

int
blob_sync_folder(const char *path)
{
	char dir[4096];
	char *slash;
	int fd, rc;

	if ((size_t)snprintf(dir, sizeof(dir), "%s", path) >= sizeof(dir) || !(slash = strrchr(dir, '/')))
		return 0;
	*slash = 0;
	if ((fd = open(*dir ? dir : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return -1;
	rc = fsync(fd);
	close(fd);
	return rc;
}

int
blob_write_all(int fd, const void *data, size_t n)
{
	const char *p = data;

	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		p += k;
		n -= (size_t)k;
	}
	return 0;
}

void
blob_digest(crypto_hash_sha256_state *h, char ret[FILEREF_HEX])
{
	unsigned char raw[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_final(h, raw);
	sodium_bin2hex(ret, FILEREF_HEX, raw, sizeof(raw));
}

bool
blob_here(struct store *s, const char *hash, int64_t *size)
{
	struct stmt *st;
	bool there;

	/* a file of an older program that may only be read has no table */
	if (db_prepare(s, "SELECT size FROM blob WHERE hash = ?", &st, NULL) < 0)
		return false;
	stmt_bind_text(st, 1, hash, -1);
	there = stmt_step(st) == STEP_ROW;
	if (there && size)
		*size = stmt_int(st, 0);
	db_done(s, st);
	return there;
}

static int
insert(struct store *s, const char *hash, int64_t size, const void *body, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO blob(hash, size, at, body) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, hash, -1);
	stmt_bind_int(st, 2, size);
	stmt_bind_int(st, 3, s->env->now(s->env));
	if (body)
		stmt_bind_blob(st, 4, body, (int)size);
	if ((rc = db_run(s, st, err, "saving")) < 0)
		return rc;
	return db_exec(s, err, "DELETE FROM blob_wait WHERE hash = '%s'", hash);
}

/* Under the writers' lock, so that no sweep takes the file for one that nobody knows. */
static int
place(struct store *s, const char *hash, const char *temp, struct hc_err *err)
{
	struct buf path = BUF_INIT;
	int rc;

	if ((rc = blob_folder(s, hash, err)) == 0) {
		blob_path(s->beside, hash, &path);
		if (rename(temp, buf_str(&path)) < 0 || blob_sync_folder(buf_str(&path)) < 0)
			rc = blob_trouble(err, "write", buf_str(&path));
	}
	buf_free(&path);
	return rc;
}

int
blob_keep(struct store *s, const char *hash, int64_t size, const void *body, const char *temp, struct hc_err *err)
{
	int rc;

	if (temp && s->remote && (rc = blob_pieces_put(s, hash, temp, err)) < 0)
		return rc;
	if ((rc = store_begin(s, err)) < 0)
		return rc;
	/* the file is put there also when the row is: it may be the one that was lost */
	if (temp)
		rc = s->remote ? blob_pieces_whole(s, hash, size, err) : place(s, hash, temp, err);
	if (rc == 0)
		rc = insert(s, hash, size, body, err);
	if (rc < 0)
		store_rollback(s);
	else if ((rc = store_commit(s, err)) == 0 && temp && s->remote)
		unlink(temp);
	return rc;
}

/* What is read of a file: in `small` while that holds it, then in a temporary file beside the workspace. */
struct intake {
	struct store *s;
	crypto_hash_sha256_state h;
	struct buf small, temp;
	int out;
	int64_t size;
};

static int
spill(struct intake *in, struct hc_err *err)
{
	uint8_t dice[8];
	char hex[17];
	int rc;

	if ((rc = blob_folder(in->s, NULL, err)) < 0)
		return rc;
	randombytes_buf(dice, sizeof(dice));	/* not the world's randomness: a name, of which nothing depends */
	sodium_bin2hex(hex, sizeof(hex), dice, sizeof(dice));
	blob_path(in->s->beside, NULL, &in->temp);
	buf_printf(&in->temp, "/new-%s", hex);
	in->out = open(buf_str(&in->temp), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (in->out < 0 || blob_write_all(in->out, in->small.data, in->small.len) < 0)
		return blob_trouble(err, "write", buf_str(&in->temp));
	return HC_OK;
}

static int
take(struct intake *in, const void *data, size_t n, struct hc_err *err)
{
	int rc;

	crypto_hash_sha256_update(&in->h, data, n);
	in->size += (int64_t)n;
	if (in->out < 0 && in->size <= BLOB_INSIDE) {
		buf_add(&in->small, data, n);
		return HC_OK;
	}
	if (in->out < 0 && (rc = spill(in, err)) < 0)
		return rc;
	return blob_write_all(in->out, data, n) < 0 ? blob_trouble(err, "write", buf_str(&in->temp)) : HC_OK;
}

static int
finish(struct intake *in, struct fileref *ref, struct hc_err *err)
{
	int rc;

	blob_digest(&in->h, ref->hash);
	ref->size = in->size;
	if (in->out < 0)
		return blob_keep(in->s, ref->hash, in->size, in->small.len ? in->small.data : "", NULL, err);
	if (fsync(in->out) < 0)
		return blob_trouble(err, "write", buf_str(&in->temp));
	if ((rc = blob_keep(in->s, ref->hash, in->size, NULL, buf_str(&in->temp), err)) == 0)
		buf_reset(&in->temp);
	return rc;
}

static void
close_intake(struct intake *in)
{
	if (in->out >= 0)
		close(in->out);
	if (in->temp.len)
		unlink(buf_str(&in->temp));
	buf_free(&in->small);
	buf_free(&in->temp);
}

static int
read_file(struct intake *in, int fd, const char *path, struct fileref *ref, struct hc_err *err)
{
	char *chunk = xmalloc(BLOB_CHUNK);
	bool first = true;
	ssize_t n;
	int rc = HC_OK;

	while (rc == 0 && (n = read(fd, chunk, BLOB_CHUNK)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			rc = hc_fail(err, HC_STORE, 0, "cannot read %s: %s.", path, strerror(errno));
		else if (in->size + n > FILEREF_MAX)
			rc = hc_fail(err, HC_INVALID, 0, "%s is larger than 1 GB, the most that a record can hold.", path);
		else if (in->s->stop && in->s->stop(in->s->stop_arg))
			rc = hc_fail(err, HC_BUSY, 0, "taking in %s was stopped.", path);
		else {
			if (first)
				snprintf(ref->type, sizeof(ref->type), "%s", fileref_media(chunk, (size_t)n, ref->name));
			first = false;
			rc = take(in, chunk, (size_t)n, err);
		}
	}
	free(chunk);
	return rc;
}

int
blob_add(struct store *s, const char *path, struct fileref *ret, struct hc_err *err)
{
	struct intake in = { .s = s, .out = -1 };
	struct fileref ref = { .type = "text/plain" };
	struct stat st;
	int fd, rc;

	if ((rc = db_writable(s, err)) < 0)
		return rc;
	/* not blocking: a pipe without a writer must not hang us before it is refused */
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%.400s cannot be read: %s.", path, strerror(errno));
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		rc = hc_fail(err, HC_INVALID, 0, "%.400s is not a file%s.", path, S_ISDIR(st.st_mode) ? " but a folder; name one in it" : "");
	else if (st.st_size > FILEREF_MAX)
		rc = hc_fail(err, HC_INVALID, 0, "%.400s is larger than 1 GB, the most that a record can hold.", path);
	if (rc == 0) {
		fileref_name(path, strlen(path), ref.name);
		crypto_hash_sha256_init(&in.h);
		if ((rc = read_file(&in, fd, path, &ref, err)) == 0 && (rc = finish(&in, &ref, err)) == 0)
			*ret = ref;
		close_intake(&in);
	}
	close(fd);
	return rc;
}

int
blob_add_bytes(struct store *s, const void *data, size_t n, const char *name, struct fileref *ret, struct hc_err *err)
{
	struct intake in = { .s = s, .out = -1 };
	struct fileref ref = {0};
	int rc;

	if ((rc = db_writable(s, err)) < 0)
		return rc;
	if ((int64_t)n > FILEREF_MAX)
		return hc_fail(err, HC_INVALID, 0, "A file may have 1 GB at most.");
	fileref_name(name, strlen(name), ref.name);
	snprintf(ref.type, sizeof(ref.type), "%s", fileref_media(data, n, ref.name));
	crypto_hash_sha256_init(&in.h);
	if ((rc = take(&in, data, n, err)) == 0 && (rc = finish(&in, &ref, err)) == 0)
		*ret = ref;
	close_intake(&in);
	return rc;
}

/* --- out --- */

static int
read_beside(struct store *s, const char *hash, int64_t from, void *buf, size_t n, size_t *got, struct hc_err *err)
{
	struct buf path = BUF_INIT;
	size_t have = 0;
	int fd, rc = HC_OK;

	blob_path(s->beside, hash, &path);
	if ((fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC)) < 0)
		rc = hc_fail(err, errno == ENOENT ? HC_NOTFOUND : HC_STORE, 0, "%s cannot be read: %s; doctor says what is missing.",
		    buf_str(&path), strerror(errno));
	while (rc == 0 && have < n) {
		ssize_t k = pread(fd, (char *)buf + have, n - have, (off_t)(from + (int64_t)have));

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			rc = blob_trouble(err, "read", buf_str(&path));
		if (k <= 0)
			break;
		have += (size_t)k;
	}
	if (fd >= 0)
		close(fd);
	buf_free(&path);
	if (rc == 0)
		*got = have;
	return rc;
}

int
blob_read(struct store *s, const char *hash, int64_t from, void *buf, size_t n, size_t *got, struct hc_err *err)
{
	struct stmt *st;
	bool inside = false;
	int rc;

	if ((rc = db_prepare(s, "SELECT body IS NOT NULL, CASE WHEN body IS NULL THEN NULL ELSE substr(body, ?2 + 1, ?3) END FROM blob"
	    " WHERE hash = ?1", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, hash, -1);
	stmt_bind_int(st, 2, from);
	stmt_bind_int(st, 3, (int64_t)n);
	rc = stmt_step(st);
	if (rc == STEP_ROW) {
		rc = HC_OK;
		inside = stmt_int(st, 0);
		if (inside) {
			*got = (size_t)stmt_bytes(st, 1);
			if (*got)
				memcpy(buf, stmt_blob(st, 1), *got);
		}
	} else if (rc == STEP_DONE) {
		rc = hc_fail(err, HC_NOTFOUND, 0, "The bytes of this file are not on this machine.");
	} else {
		rc = db_fail(s, err, "reading");
	}
	db_done(s, st);
	if (rc < 0 || inside)
		return rc;
	return s->remote ? blob_pieces_read(s, hash, from, buf, n, got, err) : read_beside(s, hash, from, buf, n, got, err);
}

int
blob_open(struct store *s, const char *hash)
{
	struct buf path = BUF_INIT;
	int fd;

	if (s->remote)
		return blob_pieces_open(s, hash);
	blob_path(s->beside, hash, &path);
	fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC);
	buf_free(&path);
	return fd;
}

/* Copies to the descriptor, and says so when the digest is another. */
static int
copy_out(struct store *s, const char *hash, int fd, const char *path, struct hc_err *err)
{
	char *chunk = xmalloc(BLOB_INSIDE), now[FILEREF_HEX];
	crypto_hash_sha256_state h;
	int64_t at = 0;
	size_t got = 1;
	int rc = HC_OK;

	crypto_hash_sha256_init(&h);
	while (rc == 0 && got > 0) {
		if ((rc = blob_read(s, hash, at, chunk, BLOB_INSIDE, &got, err)) < 0)
			break;
		crypto_hash_sha256_update(&h, (unsigned char *)chunk, got);
		at += (int64_t)got;
		if (blob_write_all(fd, chunk, got) < 0)
			rc = blob_trouble(err, "write", path);
	}
	free(chunk);
	if (rc < 0)
		return rc;
	if (fsync(fd) < 0)
		return blob_trouble(err, "write", path);
	blob_digest(&h, now);
	if (strcmp(now, hash))
		return hc_fail(err, HC_STORE, 0, "The bytes of this file are damaged; restore them from a backup, or sync them again after doctor.");
	return HC_OK;
}

int
blob_save(struct store *s, const char *hash, const char *path, bool replace, struct hc_err *err)
{
	struct buf temp = BUF_INIT;
	uint8_t dice[8];
	char hex[17];
	int fd, rc;

	if (!blob_here(s, hash, NULL))
		return hc_fail(err, HC_NOTFOUND, 0, "The bytes of this file are not on this machine.");
	randombytes_buf(dice, sizeof(dice));
	sodium_bin2hex(hex, sizeof(hex), dice, sizeof(dice));
	buf_printf(&temp, "%s.%s.part", path, hex);
	if ((fd = open(buf_str(&temp), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0) {
		rc = blob_trouble(err, "write", path);
	} else {
		rc = copy_out(s, hash, fd, path, err);
		close(fd);
		/* link() refuses a name that is taken, rename() does not */
		if (rc == 0 && !replace && link(buf_str(&temp), path) < 0) {
			if (errno == EEXIST)
				rc = hc_fail(err, HC_CONFLICT, 0, "%s is there already; name another file, or say --force.", path);
			else
				replace = access(path, F_OK) < 0;	/* a disk without links: the next best */
		}
		if (rc == 0 && replace && rename(buf_str(&temp), path) < 0)
			rc = blob_trouble(err, "write", path);
		unlink(buf_str(&temp));
	}
	buf_free(&temp);
	return rc;
}
