/*
 * blob_piece.c - large files of a workspace in a database over the wire: in pieces, rows of blob_piece, each as large as what lies
 * inside a row of blob at most.
 *
 * Pieces are written first, some to a transaction, so that no writer waits for a gigabyte; the row that makes them count comes
 * last, and only if all are there. Pieces without a row go with the next sweep.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "store/blob_file.h"

#define AT_ONCE 16	/* pieces of a transaction */

static const char tables[] =
	"CREATE TABLE IF NOT EXISTS blob_piece(hash TEXT NOT NULL, n INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(hash, n)) STRICT;";

int
blob_piece_put(struct store *s, const char *hash, int64_t n, const void *body, size_t len, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (n == 0 && !db_has(s, "table", "blob_piece") && (rc = db_exec(s, err, "%s", tables)) < 0)
		return rc;
	if ((rc = db_prepare(s, "INSERT INTO blob_piece(hash, n, body) VALUES(?, ?, ?) ON CONFLICT DO NOTHING", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, hash, -1);
	stmt_bind_int(st, 2, n);
	stmt_bind_blob(st, 3, body, (int)len);
	/* waited for: what is on its way is held in memory */
	rc = stmt_step(st) == STEP_DONE ? HC_OK : db_fail(s, err, "saving");
	db_done(s, st);
	return rc;
}

/* All of a piece, or what is left of the file. */
static ssize_t
fill(int fd, char *buf)
{
	size_t have = 0;
	ssize_t k = 1;

	while (have < BLOB_INSIDE && k != 0) {
		k = read(fd, buf + have, BLOB_INSIDE - have);
		if (k < 0 && errno != EINTR)
			return -1;
		have += k > 0 ? (size_t)k : 0;
		k = k < 0 ? 1 : k;
	}
	return (ssize_t)have;
}

int
blob_pieces_put(struct store *s, const char *hash, const char *temp, struct hc_err *err)
{
	char *piece = xmalloc(BLOB_INSIDE);
	int fd = open(temp, O_RDONLY | O_CLOEXEC), rc = fd < 0 ? blob_trouble(err, "read", temp) : HC_OK;
	bool own = s->depth == 0;
	ssize_t len = 1;

	for (int64_t n = 0; rc == HC_OK && len > 0;) {
		if (own && (rc = store_begin(s, err)) < 0)
			break;
		for (int k = 0; k < AT_ONCE && rc == HC_OK && (len = fill(fd, piece)) > 0; k++)
			rc = blob_piece_put(s, hash, n++, piece, (size_t)len, err);
		if (len < 0)
			rc = blob_trouble(err, "read", temp);
		if (own)
			rc = store_end(s, rc, err);
	}
	if (fd >= 0)
		close(fd);
	free(piece);
	return rc;
}

int
blob_pieces_whole(struct store *s, const char *hash, int64_t size, struct hc_err *err)
{
	int64_t have = 0;
	int rc = db_int(s, &have, err, "SELECT coalesce(sum(length(body)), 0) FROM blob_piece WHERE hash = '%.64s'", hash);

	if (rc == HC_OK && have != size)
		rc = hc_fail(err, HC_BUSY, 0, "pieces of this file were swept away while it came; send it again.");
	return rc;
}

int
blob_pieces_read(struct store *s, const char *hash, int64_t from, void *buf, size_t n, size_t *got, struct hc_err *err)
{
	struct stmt *st;
	int rc = HC_OK;

	*got = 0;
	while (rc == HC_OK && *got < n) {
		int64_t at = from + (int64_t)*got;
		int len = 0;

		if ((rc = db_prepare(s, "SELECT substr(body, ?3, ?4) FROM blob_piece WHERE hash = ?1 AND n = ?2", &st, err)) < 0)
			return rc;
		stmt_bind_text(st, 1, hash, -1);
		stmt_bind_int(st, 2, at / BLOB_INSIDE);
		stmt_bind_int(st, 3, at % BLOB_INSIDE + 1);
		stmt_bind_int(st, 4, (int64_t)(n - *got));
		switch (stmt_step(st)) {
		case STEP_ROW:
			len = stmt_bytes(st, 0);
			memcpy((char *)buf + *got, stmt_blob(st, 0), (size_t)len);
			*got += (size_t)len;
			break;
		case STEP_DONE:
			break;
		default:
			rc = db_fail(s, err, "reading");
		}
		db_done(s, st);
		if (len == 0)
			break;
	}
	return rc;
}

int
blob_pieces_open(struct store *s, const char *hash)
{
	struct buf path = BUF_INIT;
	char *piece = xmalloc(BLOB_INSIDE);
	int64_t at = 0;
	size_t got = 1;
	int fd = -1;

	if (blob_folder(s, NULL, NULL) == HC_OK) {
		blob_path(s->beside, NULL, &path);
		buf_adds(&path, "/out-XXXXXX");
		if ((fd = mkstemp((char *)buf_str(&path))) >= 0) {
			fcntl(fd, F_SETFD, FD_CLOEXEC);
			unlink(buf_str(&path));
		}
	}
	while (fd >= 0 && got > 0) {
		if (blob_pieces_read(s, hash, at, piece, BLOB_INSIDE, &got, NULL) < 0 || blob_write_all(fd, piece, got) < 0) {
			close(fd);
			fd = -1;
		}
		at += (int64_t)got;
	}
	if (fd >= 0 && at == 0) {
		close(fd);
		fd = -1;
	}
	free(piece);
	buf_free(&path);
	return fd;
}

int
blob_pieces_sweep(struct store *s, struct hc_err *err)
{
	if (!db_has(s, "table", "blob_piece"))
		return HC_OK;
	return db_exec(s, err, "DELETE FROM blob_piece p WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.hash = p.hash)");
}

/* One file; in the open transaction of `to`. */
static int
copy_one(struct store *from, struct store *to, const char *hash, struct hc_err *err)
{
	struct buf path = BUF_INIT;
	char *piece = xmalloc(BLOB_INSIDE);
	size_t got = 1;
	int fd = -1, rc = HC_OK;

	if (!to->remote && (rc = blob_folder(to, hash, err)) == HC_OK) {
		blob_path(to->beside, hash, &path);
		if ((fd = open(buf_str(&path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) < 0)
			rc = blob_trouble(err, "write", buf_str(&path));
	}
	for (int64_t n = 0; rc == HC_OK && got > 0; n++) {
		if ((rc = blob_read(from, hash, n * BLOB_INSIDE, piece, BLOB_INSIDE, &got, err)) < 0 || got == 0)
			break;
		if (to->remote)
			rc = blob_piece_put(to, hash, n, piece, got, err);
		else if (blob_write_all(fd, piece, got) < 0)
			rc = blob_trouble(err, "write", buf_str(&path));
	}
	if (fd >= 0 && (fsync(fd) < 0 || close(fd) < 0) && rc == HC_OK)
		rc = blob_trouble(err, "write", buf_str(&path));
	if (fd >= 0 && rc == HC_OK && blob_sync_folder(buf_str(&path)) < 0)
		rc = blob_trouble(err, "write", buf_str(&path));
	free(piece);
	buf_free(&path);
	return rc;
}

int
blob_pieces_copy(struct store *from, struct store *to, struct hc_err *err)
{
	struct arena *a = arena_new("pieces");
	VEC(const char *) hashes = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = db_prepare(from, "SELECT hash FROM blob WHERE body IS NULL ORDER BY hash", &st, err)) < 0)
		goto out;
	while ((step = stmt_step(st)) == STEP_ROW)
		if (fileref_hash(stmt_text(st, 0), (size_t)stmt_bytes(st, 0)))
			vec_push(a, &hashes, arena_strdup(a, stmt_text(st, 0)));
	rc = step == STEP_DONE ? HC_OK : db_fail(from, err, "reading");
	db_done(from, st);
	for (size_t i = 0; i < hashes.n && rc == HC_OK; i++)
		rc = copy_one(from, to, hashes.at[i], err);
out:
	arena_free(a);
	return rc;
}
