/*
 * blob_named.c - which bytes are named, and by whom: what is wanted, what is to be sent, what nobody names any more.
 *
 * Every file field has an index (schema.c), so a name is found without a scan. The journal, waiting edits and conflicts name
 * bytes too, for undo and for whoever decides; these are read whole, which only a sweep does.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/map.h"
#include "store/blob_file.h"
#include "store/table.h"

#define STALE 86400	/* s after which a temporary file is nobody's */
#define FRESH 3600000	/* ms within which bytes may wait for the record that names them */

/* Calls fn for each stored file field of the model that has a table; stops at a negative answer. */
static int
each_field(struct store *s, int (*fn)(struct store *s, const struct table *t, const struct field *f, void *arg, struct hc_err *err),
    void *arg, struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = 0; s->model && i < s->model->objects.n && rc == 0; i++) {
		const struct object *o = s->model->objects.at[i];
		struct table *t;

		for (size_t k = 0; k < o->fields.n && rc == 0; k++) {
			const struct field *f = o->fields.at[k];

			if (!field_is_file(f) || !field_stored(f) || !db_has(s, "table", o->name))
				continue;
			if ((rc = table_of(s, o, &t, err)) == 0)
				rc = fn(s, t, f, arg, err);
		}
	}
	return rc;
}

static int
prepare(struct store *s, struct stmt **ret, struct hc_err *err, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static int
prepare(struct store *s, struct stmt **ret, struct hc_err *err, const char *fmt, ...)
{
	struct buf sql = BUF_INIT;
	va_list ap;
	int rc;

	va_start(ap, fmt);
	buf_vprintf(&sql, fmt, ap);
	va_end(ap);
	rc = db_prepare(s, buf_str(&sql), ret, err);
	buf_free(&sql);
	return rc;
}

struct find_refs {
	const char *hash;
	size_t max;
	struct arena *arena;
	VEC(struct blob_ref) found;
};

static int
find_in(struct store *s, const struct table *t, const struct field *f, void *arg, struct hc_err *err)
{
	struct find_refs *w = arg;
	char low[80], high[80];
	struct stmt *st;
	int rc;

	if (w->found.n >= w->max)
		return HC_OK;
	if ((rc = prepare(s, &st, err, "SELECT id FROM \"%s\" WHERE \"%s\" >= ?1 AND \"%s\" < ?2 LIMIT ?3", t->object->name, f->name,
	    f->name)) < 0)
		return rc;
	snprintf(low, sizeof(low), FILEREF_PREFIX "%s ", w->hash);
	snprintf(high, sizeof(high), FILEREF_PREFIX "%s!", w->hash);	/* the character after the space */
	stmt_bind_text(st, 1, low, -1);
	stmt_bind_text(st, 2, high, -1);
	stmt_bind_int(st, 3, (int64_t)(w->max - w->found.n));
	while ((rc = stmt_step(st)) == STEP_ROW) {
		struct blob_ref ref = { .object = t->object, .field = f };

		if (stmt_bytes(st, 0) == 16)
			memcpy(ref.id, stmt_blob(st, 0), 16);
		vec_push(w->arena, &w->found, ref);
	}
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
blob_refs(struct store *s, const char *hash, size_t max, struct arena *a, struct blob_ref **ret, size_t *n, struct hc_err *err)
{
	struct find_refs w = { .hash = hash, .max = max, .arena = a };
	int rc = each_field(s, find_in, &w, err);

	if (rc < 0)
		return rc;
	*ret = w.found.at;
	*n = w.found.n;
	return HC_OK;
}

struct user_id { uint8_t id[16]; };

int
blob_writers(struct store *s, const struct blob_ref *ref, const char *hash, struct arena *a, uint8_t (**ret)[16], size_t *n,
    struct hc_err *err)
{
	/* an entry without an actor of its own has its transaction's; a create has no values: it counts where no edit brought the name */
	static const char text[] = "SELECT coalesce(j.actor, t.actor), j.op = 'c' FROM journal j JOIN tx t ON t.tx = j.tx"
	    " WHERE j.object = ? AND j.record = ? AND (j.op = 'c' OR instr(j.diff, ?) > 0) ORDER BY j.seq DESC";
	VEC(struct user_id) v = {0};
	struct user_id who;
	struct table *t;
	struct stmt *st;
	char name[80];
	int rc;

	if ((rc = table_of(s, ref->object, &t, err)) < 0 || (rc = db_prepare(s, text, &st, err)) < 0)
		return rc;
	snprintf(name, sizeof(name), ",\"" FILEREF_PREFIX "%s ", hash);	/* as the new value of a pair */
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, ref->id, 16);
	stmt_bind_text(st, 3, name, -1);
	while ((rc = stmt_step(st)) == STEP_ROW) {
		if (stmt_bytes(st, 0) != 16 || (stmt_int(st, 1) && v.n > 0))
			continue;
		memcpy(who.id, stmt_blob(st, 0), 16);
		vec_push(a, &v, who);
	}
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*ret = (uint8_t (*)[16])v.at;
	*n = v.n;
	return rc;
}

struct find_files {
	struct arena *arena;
	size_t max;
	int64_t small, now;
	const char *what;	/* the condition on the hash */
	VEC(struct fileref) found;
};

static int
collect(struct store *s, const struct table *t, const struct field *f, void *arg, struct hc_err *err)
{
	struct find_files *w = arg;
	struct stmt *st;
	int rc;

	if (w->found.n >= w->max)
		return HC_OK;
	/* 'sha256;' is what comes after everything that begins with 'sha256:' */
	if ((rc = prepare(s, &st, err, "SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" >= 'sha256:' AND \"%s\" < 'sha256;' AND %s%s%s%s"
	    " AND NOT EXISTS (SELECT 1 FROM blob_wait w WHERE w.hash = substr(\"%s\", 8, 64) AND w.until > ?1) AND deleted IS NULL",
	    f->name, t->object->name, f->name, f->name, "substr(\"", f->name, "\", 8, 64) ", w->what, f->name)) < 0)
		return rc;
	stmt_bind_int(st, 1, w->now);
	while ((rc = stmt_step(st)) == STEP_ROW && w->found.n < w->max) {
		struct hc_value v = value_text(stmt_text(st, 0), (size_t)stmt_bytes(st, 0));
		struct fileref ref;
		int64_t asked = 0;

		if (!fileref_read(&v, &ref))
			continue;
		if (ref.size > w->small)
			db_int(s, &asked, NULL, "SELECT asked FROM blob_wait WHERE hash = '%s'", ref.hash);
		if (ref.size > w->small && !asked)
			continue;
		vec_push(w->arena, &w->found, ref);
	}
	rc = rc == STEP_DONE || rc == STEP_ROW ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

static int
find_files(struct store *s, const char *what, int64_t small, int64_t now, size_t max, struct arena *a, struct fileref **ret, size_t *n,
    struct hc_err *err)
{
	struct find_files w = { .arena = a, .max = max, .small = small, .now = now, .what = what };
	int rc = each_field(s, collect, &w, err);

	if (rc < 0)
		return rc;
	*ret = w.found.at;
	*n = w.found.n;
	return HC_OK;
}

int
blob_wanted(struct store *s, int64_t small, int64_t now, size_t max, struct arena *a, struct fileref **ret, size_t *n,
    struct hc_err *err)
{
	return find_files(s, "NOT IN (SELECT hash FROM blob)", small, now, max, a, ret, n, err);
}

int
blob_unsent(struct store *s, int64_t now, size_t max, struct arena *a, struct fileref **ret, size_t *n, struct hc_err *err)
{
	int64_t any = 0;

	/* most often there is nothing: one look at a small table */
	db_int(s, &any, NULL, "SELECT 1 FROM blob WHERE sent = 0 LIMIT 1");
	*n = 0;
	if (!any)
		return HC_OK;
	return find_files(s, "IN (SELECT hash FROM blob WHERE sent = 0)", FILEREF_MAX, now, max, a, ret, n, err);
}

/* --- what nobody names --- */

static void
note_names(struct map *m, const char *text)
{
	const size_t prefix = strlen(FILEREF_PREFIX);

	while (text && (text = strstr(text, FILEREF_PREFIX))) {
		text += prefix;
		if (fileref_hash(text, strnlen(text, 64)))
			map_putn(m, text, 64, m);
	}
}

static int
note_rows(struct store *s, struct map *m, struct hc_err *err, const char *sql)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, sql, &st, err)) < 0)
		return rc;
	while ((rc = stmt_step(st)) == STEP_ROW)
		note_names(m, stmt_text(st, 0));
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

/* From the tables as they are, not the model: what a plugin that is off has named is named all the same. */
static int
note_fields(struct store *s, struct map *m, struct hc_err *err)
{
	VEC(const char *) queries = {0};
	struct arena *a = arena_new("names");
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT object, field FROM schema_field WHERE type IN ('file', 'image')", &st, err)) == 0) {
		while ((rc = stmt_step(st)) == STEP_ROW)
			if (db_has_column(s, stmt_text(st, 0), stmt_text(st, 1)))
				vec_push(a, &queries, arena_printf(a, "SELECT \"%2$s\" FROM \"%1$s\" WHERE \"%2$s\" >= 'sha256:'"
				    " AND \"%2$s\" < 'sha256;'", stmt_text(st, 0), stmt_text(st, 1)));
		rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
		db_done(s, st);
	}
	for (size_t i = 0; i < queries.n && rc == 0; i++)
		rc = note_rows(s, m, err, queries.at[i]);
	arena_free(a);
	return rc;
}

static int
all_names(struct store *s, struct map *m, struct hc_err *err)
{
	static const struct { const char *table, *sql; } also[] = {
		{ "journal", "SELECT diff FROM journal WHERE instr(diff, 'sha256:') > 0" },
		{ "shadow", "SELECT base FROM shadow WHERE instr(base, 'sha256:') > 0" },
		{ "sync_parked", "SELECT vals FROM sync_parked WHERE instr(vals, 'sha256:') > 0" },
		{ "parked", "SELECT body FROM parked WHERE instr(body, 'sha256:') > 0" },
		{ "inbox", "SELECT line FROM inbox WHERE instr(line, 'sha256:') > 0" },
		{ "conflict", "SELECT coalesce(base, '') || coalesce(theirs, '') || coalesce(mine, '') FROM conflict" },
	};
	int rc = note_fields(s, m, err);

	for (size_t i = 0; i < sizeof(also) / sizeof(also[0]) && rc == 0; i++)
		if (db_has(s, "table", also[i].table))
			rc = note_rows(s, m, err, also[i].sql);
	return rc;
}

/* Rows first; their files go after COMMIT, by the same rule as those that never had one. */
static int
drop_rows(struct store *s, const struct map *named, struct arena *a, int64_t *gone, struct hc_err *err)
{
	VEC(const char *) hashes = {0};
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT hash FROM blob WHERE at < ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, s->env->now(s->env) - FRESH);
	while ((rc = stmt_step(st)) == STEP_ROW)
		if (!map_get(named, stmt_text(st, 0)))
			vec_push(a, &hashes, arena_strdup(a, stmt_text(st, 0)));
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	for (size_t i = 0; i < hashes.n && rc == 0; i++) {
		if (!fileref_hash(hashes.at[i], strlen(hashes.at[i])))
			continue;
		rc = db_exec(s, err, "DELETE FROM blob WHERE hash = '%s'; DELETE FROM blob_proof WHERE hash = '%s'", hashes.at[i], hashes.at[i]);
		++*gone;
	}
	if (rc == 0)
		rc = db_exec(s, err, "DELETE FROM meta WHERE key = 'blobs'");
	return rc;
}

static void
drop_stale(const char *path, int64_t *total)
{
	struct stat st;

	if (stat(path, &st) == 0 && time(NULL) - st.st_mtime > STALE)
		unlink(path);
}

static void
drop_unknown(struct store *s, const char *dir, int64_t *gone)
{
	struct buf path = BUF_INIT;
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d && (e = readdir(d))) {
		if (!fileref_hash(e->d_name, strlen(e->d_name)) || blob_here(s, e->d_name, NULL))
			continue;
		buf_reset(&path);
		buf_printf(&path, "%s/%s", dir, e->d_name);
		if (unlink(buf_str(&path)) == 0)
			++*gone;
	}
	if (d)
		closedir(d);
	buf_free(&path);
}

/* Under the writers' lock: a file that is being given its row stands in that same lock. */
static void
drop_files(struct store *s, int64_t *gone)
{
	struct buf dir = BUF_INIT, path = BUF_INIT;
	struct dirent *e;
	DIR *d;

	blob_path(s->beside, NULL, &dir);
	d = opendir(buf_str(&dir));
	while (d && (e = readdir(d))) {
		if (strlen(e->d_name) != 2 || e->d_name[0] == '.')
			continue;
		buf_reset(&path);
		buf_printf(&path, "%s/%s", buf_str(&dir), e->d_name);
		drop_unknown(s, buf_str(&path), gone);
	}
	if (d)
		closedir(d);
	buf_free(&dir);
	buf_free(&path);
}

int
blob_sweep(struct store *s, int64_t *gone, struct hc_err *err)
{
	struct arena *a = arena_new("sweep");
	struct map *named = map_new(a);
	int64_t rows = 0, files = 0;
	int rc;

	if ((rc = store_begin(s, err)) == 0) {
		if ((rc = all_names(s, named, err)) == 0)
			rc = drop_rows(s, named, a, &rows, err);
		rc = store_end(s, rc, err);
	}
	if (rc == 0 && (rc = store_begin(s, err)) == 0) {
		drop_files(s, &files);
		blob_tidy(s);
		rc = store_end(s, s->remote ? blob_pieces_sweep(s, err) : HC_OK, err);
	}
	if (rc == 0 && gone)
		*gone = rows > files ? rows : files;
	arena_free(a);
	return rc;
}

int
blob_loose(struct store *s, const char *text, size_t n, struct hc_err *err)
{
	struct arena *a = arena_new("names");
	struct map *m = map_new(a);
	int rc = HC_OK;

	note_names(m, arena_strndup(a, text, n));
	for (size_t i = 0; i < map_count(m) && rc == 0; i++)
		rc = db_exec(s, err, "UPDATE blob SET at = 0 WHERE hash = '%.64s'", map_key(m, i));
	if (map_count(m) > 0 && rc == 0)
		rc = store_meta_put(s, "blobs", "1", err);
	arena_free(a);
	return rc;
}

int
blob_loose_record(struct store *s, const struct hc_record *r, struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = SLOT_FIRST; i < r->object->fields.n && rc == 0; i++)
		if (field_is_file(r->object->fields.at[i]) && r->values[i].kind == VALUE_TEXT)
			rc = blob_loose(s, r->values[i].s, r->values[i].len, err);
	return rc;
}

int
blob_settle(struct store *s, struct hc_err *err)
{
	const char *asked = NULL;
	int rc = store_meta_get(s, s->scratch, "blobs", &asked, err);

	return rc < 0 || !asked ? rc : blob_sweep(s, NULL, err);
}

/* Calls fn with each temporary file's path. */
static void
each_temporary(struct store *s, void (*fn)(const char *path, int64_t *total), int64_t *total)
{
	struct buf dir = BUF_INIT, path = BUF_INIT;
	struct dirent *e;
	DIR *d;

	blob_path(s->beside, NULL, &dir);
	d = opendir(buf_str(&dir));
	while (d && (e = readdir(d))) {
		if (strncmp(e->d_name, "new-", 4) && strncmp(e->d_name, "part-", 5))
			continue;
		buf_reset(&path);
		buf_printf(&path, "%s/%s", buf_str(&dir), e->d_name);
		fn(buf_str(&path), total);
	}
	if (d)
		closedir(d);
	buf_free(&dir);
	buf_free(&path);
}

void
blob_tidy(struct store *s)
{
	each_temporary(s, drop_stale, NULL);
}

static void
weigh(const char *path, int64_t *total)
{
	struct stat st;

	if (stat(path, &st) == 0)
		*total += st.st_size;
}

int64_t
blob_pieces(struct store *s)
{
	int64_t total = 0;

	each_temporary(s, weigh, &total);
	return total;
}
