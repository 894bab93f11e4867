/*
 * blob_check.c - are all bytes that records name here and whole? And their copy beside a copy of the workspace.
 *
 * In a workspace that follows a server nothing is lost here: what is damaged is dropped and fetched again.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "store/blob_file.h"
#include "store/read.h"
#include "store/replica.h"

#define LISTED 20	/* findings of one kind that are told by name */

/* Reads all of it. False: missing, short or other bytes; an interrupted read counts as sound. */
static bool
sound(struct store *s, const char *hash, int64_t size)
{
	char *chunk = xmalloc(BLOB_INSIDE), now[FILEREF_HEX];
	crypto_hash_sha256_state h;
	int64_t at = 0;
	size_t got = 1;
	int rc = HC_OK;

	crypto_hash_sha256_init(&h);
	while (got > 0 && (rc = blob_read(s, hash, at, chunk, BLOB_INSIDE, &got, NULL)) == HC_OK) {
		crypto_hash_sha256_update(&h, (unsigned char *)chunk, got);
		at += (int64_t)got;
		if (s->stop && s->stop(s->stop_arg)) {
			free(chunk);
			return true;
		}
	}
	free(chunk);
	blob_digest(&h, now);
	return rc == HC_OK && at == size && !strcmp(now, hash);
}

/* "contract.pdf on account Acme" */
static void
name_file(struct store *s, const char *hash, struct buf *out)
{
	struct arena *a = arena_new("turn");
	struct blob_ref *at;
	struct hc_record *r;
	struct fileref ref;
	size_t n;

	if (blob_refs(s, hash, 1, a, &at, &n, NULL) == 0 && n > 0 && read_record(s, at->object, at->id, a, &r, NULL) == 0 &&
	    fileref_read(&r->values[at->field->slot], &ref))
		buf_printf(out, "%s of %s %s", ref.name, at->object->name, read_title(s, at->object, at->id, a));
	else
		buf_printf(out, "%.12s", hash);
	arena_free(a);
}

static int
check_bytes(struct store *s, struct doctor *d, bool joined, struct arena *a, struct hc_err *err)
{
	VEC(const char *) bad = {0};
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT hash, size FROM blob INDEXED BY blob_state", &st, err)) < 0)
		return rc;
	while ((rc = stmt_step(st)) == STEP_ROW)
		if (!sound(s, stmt_text(st, 0), stmt_int(st, 1)))
			vec_push(a, &bad, arena_strdup(a, stmt_text(st, 0)));
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	for (size_t i = 0; i < bad.n && rc == 0; i++) {
		if (i < LISTED) {
			buf_adds(d->out, joined && !s->readonly ? "mended: the bytes of " : "damage: the bytes of ");
			name_file(s, bad.at[i], d->out);
			buf_adds(d->out, joined && !s->readonly ? " are damaged; sync fetches them again\n" : " are missing or damaged; "
			    "attach the file again, or restore a backup\n");
		}
		if (!joined || s->readonly) {
			d->damage = true;
			continue;
		}
		d->mended++;
		if (fileref_hash(bad.at[i], strlen(bad.at[i])) && (rc = store_begin(s, err)) == 0)
			rc = store_end(s, db_exec(s, err, "DELETE FROM blob WHERE hash = '%s'", bad.at[i]), err);
	}
	if (bad.n > LISTED)
		buf_printf(d->out, "and %zu more files\n", bad.n - LISTED);
	return rc;
}

int
blob_doctor(struct store *s, struct doctor *d, struct hc_err *err)
{
	struct arena *a = arena_new("doctor");
	bool joined = replica_int(s, "dev", 0) != 0;
	struct fileref *at = NULL;
	size_t n = 0;
	int64_t gone = 0;
	int rc;

	if ((rc = check_bytes(s, d, joined, a, err)) == 0)
		rc = blob_wanted(s, FILEREF_MAX, INT64_MAX, 100000, a, &at, &n, err);
	if (rc == 0 && n > 0 && joined)
		buf_printf(d->out, "%zu file%s not on this machine yet; sync fetches them\n", n, n == 1 ? " is" : "s are");
	for (size_t i = 0; rc == 0 && !joined && i < n; i++) {
		d->damage = true;
		if (i == LISTED) {
			buf_printf(d->out, "and %zu more files\n", n - LISTED);
			break;
		}
		buf_adds(d->out, "damage: the bytes of ");
		name_file(s, at[i].hash, d->out);
		buf_adds(d->out, " are not in this workspace; attach the file again, or restore a backup\n");
	}
	if (rc == 0 && !s->readonly && (rc = blob_sweep(s, &gone, err)) == 0 && gone > 0) {
		d->mended++;
		buf_printf(d->out, "mended: %" PRIi64 " file%s that no record names\n", gone, gone == 1 ? "" : "s");
	}
	arena_free(a);
	return rc;
}

/* --- copies --- */

static int
copy_bytes(const char *from, const char *to, struct hc_err *err)
{
	char chunk[BLOB_CHUNK];
	ssize_t n = 0;
	int in, out, rc = HC_OK;

	if ((in = open(from, O_RDONLY | O_CLOEXEC)) < 0)
		return blob_trouble(err, "read", from);
	if ((out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0) {
		rc = blob_trouble(err, "write", to);
		close(in);
		return rc;
	}
	while (rc == 0 && (n = read(in, chunk, sizeof(chunk))) > 0)
		if (blob_write_all(out, chunk, (size_t)n) < 0)
			rc = blob_trouble(err, "write", to);
	if (rc == 0 && (n < 0 || fsync(out) < 0))
		rc = blob_trouble(err, "copy", from);
	close(in);
	close(out);
	return rc;
}

/* What is lost already is doctor's to tell: it must not keep the rest from being saved. */
static int
copy_one(struct store *s, const char *hash, const char *path, struct hc_err *err)
{
	struct buf from = BUF_INIT, to = BUF_INIT;
	int rc = HC_OK;

	blob_path(s->beside, hash, &from);
	buf_printf(&to, "%s.blobs/%.2s", path, hash);
	if (access(buf_str(&from), R_OK) == 0) {
		if (mkdir(buf_str(&to), 0700) < 0 && errno != EEXIST)
			rc = blob_trouble(err, "make the folder", buf_str(&to));
		buf_printf(&to, "/%s", hash);
		/* bytes never change under their name, so a second name for them is a copy */
		if (rc == 0 && link(buf_str(&from), buf_str(&to)) < 0 && errno != EEXIST)
			rc = copy_bytes(buf_str(&from), buf_str(&to), err);
	}
	buf_free(&from);
	buf_free(&to);
	return rc;
}

int
blob_copy(struct store *s, const char *path, struct hc_err *err)
{
	struct buf dir = BUF_INIT;
	struct stmt *st;
	bool made = false;
	int rc;

	if (!db_has(s, "table", "blob"))
		return HC_OK;
	if ((rc = db_prepare(s, "SELECT hash FROM blob WHERE body IS NULL", &st, err)) < 0)
		return rc;
	buf_printf(&dir, "%s.blobs", path);
	while (rc == 0 && stmt_step(st) == STEP_ROW) {
		if (!made && mkdir(buf_str(&dir), 0700) < 0 && errno != EEXIST)
			rc = blob_trouble(err, "make the folder", buf_str(&dir));
		made = true;
		if (rc == 0)
			rc = copy_one(s, stmt_text(st, 0), path, err);
	}
	db_done(s, st);
	buf_free(&dir);
	return rc;
}

/* Two levels and no further, and never through a link: what else lies there stays. */
void
blob_remove(const char *path)
{
	struct buf dir = BUF_INIT, sub = BUF_INIT, file = BUF_INIT;
	struct dirent *e, *f;
	DIR *d, *inner;

	buf_printf(&dir, "%s.blobs", path);
	d = opendir(buf_str(&dir));
	while (d && (e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		buf_reset(&sub);
		buf_printf(&sub, "%s/%s", buf_str(&dir), e->d_name);
		if (unlink(buf_str(&sub)) == 0 || strlen(e->d_name) != 2 || !(inner = opendir(buf_str(&sub))))
			continue;
		while ((f = readdir(inner))) {
			buf_reset(&file);
			buf_printf(&file, "%s/%s", buf_str(&sub), f->d_name);
			if (fileref_hash(f->d_name, strlen(f->d_name)))
				unlink(buf_str(&file));
		}
		closedir(inner);
		rmdir(buf_str(&sub));
	}
	if (d)
		closedir(d);
	rmdir(buf_str(&dir));
	buf_free(&dir);
	buf_free(&sub);
	buf_free(&file);
}
