/*
 * backup.c - a copy of the file while it is in use, and a hash of what two workspaces must agree on.
 */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/table.h"

/* The whole copy is one read transaction, so it is one moment's state whoever writes meanwhile. */
static int
copy_pages(struct store *s, sqlite3 *to, struct hc_err *err)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", s->db, "main");
	int rc;

	if (!b)
		return hc_fail(err, HC_STORE, 0, "cannot begin the backup: %s.", sqlite3_errmsg(to));
	do {
		rc = sqlite3_backup_step(b, -1);
		if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
			sqlite3_sleep(20);
	} while (rc == SQLITE_BUSY || rc == SQLITE_LOCKED);
	rc = sqlite3_backup_finish(b);
	if (rc == SQLITE_FULL)
		return hc_fail(err, HC_STORE, 0, "there is no room for the backup; free some space and try again.");
	if (rc != SQLITE_OK)
		return hc_fail(err, HC_STORE, 0, "the backup failed: %s.", sqlite3_errmsg(to));
	return HC_OK;
}

static int
check_copy(sqlite3 *db, const char *path, struct hc_err *err)
{
	sqlite3_stmt *st;
	bool fine = false;

	if (sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &st, NULL) == SQLITE_OK) {
		fine = sqlite3_step(st) == SQLITE_ROW && !strcmp((const char *)sqlite3_column_text(st, 0), "ok");
		sqlite3_finalize(st);
	}
	if (!fine)
		return hc_fail(err, HC_STORE, 0, "the copy at %s does not read back; check the disk.", path);
	return HC_OK;
}

int
store_reads_back(const char *path, struct hc_err *err)
{
	sqlite3 *db = NULL;
	int rc;

	rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ?
	    hc_fail(err, HC_STORE, 0, "cannot open %s: %s.", path, sqlite3_errmsg(db)) : check_copy(db, path, err);
	sqlite3_close(db);
	return rc;
}

int
store_mark(struct store *s, int64_t *hlc, int64_t *mark, struct hc_err *err)
{
	/* what devices, fields and settings say is written without the clock; notes of copies are about no content */
	int rc = db_int(s, hlc, err, "SELECT hlc FROM clock");

	*mark = 0;
	if (rc < 0 || !s->remote)
		return rc;
	return db_int(s, mark, err, "SELECT coalesce(greatest((SELECT max(xmin::text::bigint) FROM meta WHERE substr(key, 1, 5) <> 'copy.'),"
	    " (SELECT max(xmin::text::bigint) FROM schema_field)%s), 0)", db_has(s, "table", "dev") ? ", (SELECT max(xmin::text::bigint) FROM dev)" : "");
}

int
store_backup(struct store *s, const char *path, struct hc_err *err)
{
	sqlite3 *to = NULL;
	int fd, rc;

	if (s->remote)
		return hc_fail(err, HC_INVALID, 0, "%s is copied with PostgreSQL's own tools: pg_dump -n, or a backup of the cluster.", s->path);

	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno == EEXIST)
		return hc_fail(err, HC_CONFLICT, 0, "%s is there already; name another file.", path);
	if (fd < 0)
		return hc_fail(err, HC_STORE, 0, "cannot make %s: %s.", path, strerror(errno));
	close(fd);
	if (sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		rc = hc_fail(err, HC_STORE, 0, "cannot open %s: %s.", path, sqlite3_errmsg(to));
	else if ((rc = copy_pages(s, to, err)) == 0)
		rc = check_copy(to, path, err);
	sqlite3_close(to);
	if (rc == 0)
		rc = blob_copy(s, path, err);
	if (rc < 0) {
		unlink(path);
		blob_remove(path);
	}
	return rc;
}

static void
hash_cell(crypto_generichash_state *h, const char *name, struct stmt *st, int i)
{
	uint8_t type = (uint8_t)stmt_kind(st, i);
	uint32_t size;
	int64_t n;

	if (type == KIND_NULL)
		return;	/* a field that a workspace does not know is the same as an empty one */
	crypto_generichash_update(h, (const unsigned char *)name, strlen(name) + 1);
	crypto_generichash_update(h, &type, 1);
	if (type == KIND_INT) {
		n = stmt_int(st, i);
		crypto_generichash_update(h, (const unsigned char *)&n, sizeof(n));
		return;
	}
	size = (uint32_t)stmt_bytes(st, i);
	crypto_generichash_update(h, (const unsigned char *)&size, sizeof(size));
	crypto_generichash_update(h, stmt_blob(st, i), size);
}

/* Row hashes are added, so their order does not matter. Left out is what each file has for itself: rid, rev, base amounts,
   keys, roll-ups, deleted rows (a machine that came later never had them), and the stamps of the last change, which come from
   the entry and are no field of a diff. */
static int
digest_object(struct store *s, const struct table *t, uint64_t sum[4], struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc, step;

	buf_printf(&sql, "%s WHERE deleted IS NULL", t->select);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	while ((step = stmt_step(st)) == STEP_ROW) {
		crypto_generichash_state h;
		uint64_t row[4];
		int at = 4;

		crypto_generichash_init(&h, NULL, 0, sizeof(row));
		crypto_generichash_update(&h, (const unsigned char *)t->object->name, strlen(t->object->name) + 1);
		hash_cell(&h, "id", st, 1);
		hash_cell(&h, "_extra", st, 3);
		for (size_t i = 0; i < t->n; i++) {
			const struct col *c = &t->cols[i];

			if (!c->derived && c->field->slot != SLOT_UPDATED && c->field->slot != SLOT_UPDATED_BY)
				hash_cell(&h, c->field->name, st, at);
			at += 1 + c->base;
		}
		crypto_generichash_final(&h, (unsigned char *)row, sizeof(row));
		for (int i = 0; i < 4; i++)
			sum[i] += row[i];
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
store_digest(struct store *s, char buf[65], struct hc_err *err)
{
	uint64_t sum[4] = {0};
	unsigned char hash[32];
	struct table *t;
	int rc = 0;

	for (size_t i = 0; i < s->model->objects.n && rc == 0; i++)
		if (!s->model->objects.at[i]->local && db_made(s, s->model->objects.at[i]) && (rc = table_of(s, s->model->objects.at[i], &t, err)) == 0)
			rc = digest_object(s, t, sum, err);
	if (rc < 0)
		return rc;
	crypto_generichash(hash, sizeof(hash), (const unsigned char *)sum, sizeof(sum), NULL, 0);
	sodium_bin2hex(buf, 65, hash, sizeof(hash));
	return HC_OK;
}
