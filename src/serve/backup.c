/*
 * backup.c - see backup.h. A copy is made under another name and takes its own when it is whole and was read back. A restore makes a
 * workspace beside the one there is, and the registry names it: nobody has a file taken away under him.
 */
#include "serve/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "serve/exchange.h"
#include "store/blob.h"
#include "store/secret.h"

#define SPARE_BYTES (INT64_C(64) << 20)
#define STAMP "YYYY-MM-DD-HHMMSS"

/* Beside a file; of what lies in a database, in a folder of this machine. */
static const char *
folder_of(const struct env *env, const struct tenant_row *t, const char *path, struct arena *a)
{
	const char *all = env->get(env, "HOTCRM_BACKUPS");

	if (!store_is_remote(path))
		return arena_printf(a, "%s.backups", path);
	if (all == NULL || all[0] != '/')
		all = arena_printf(a, "%s/backups", env_data_dir(env, a));
	return arena_printf(a, "%s/%s", all, t->id);
}

static int
make_folder(const char *folder, struct arena *a, struct hc_err *err)
{
	char *path = arena_strdup(a, folder);

	for (char *p = path + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(path, 0700);
			*p = '/';
		}
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return hc_fail(err, HC_STORE, 0, "The folder %.300s cannot be made: %s.", folder, strerror(errno));
	return HC_OK;
}

static int64_t
size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

/* In a database it is the clock that tells, and of small tables that are written without it the newest version of a row. */
static struct timespec
written_there(const struct env *env, const char *path)
{
	struct timespec at = { 0 };
	struct store *s = NULL;
	int64_t hlc, mark;

	if (store_open(path, STORE_SECOND, env, &s, NULL) >= 0 && store_mark(s, &hlc, &mark, NULL) >= 0) {
		at.tv_sec = (time_t)((hlc >> 16) / 1000);
		at.tv_nsec = (long)(((uint64_t)((hlc >> 16) % 1000) * 1000000 + ((uint64_t)hlc & 0xffff) + (uint64_t)mark * 65537) % 1000000000);
	}
	store_close(s);
	return at;
}

/* When the workspace was last written: the same time is the same content. */
static struct timespec
written(const struct env *env, const char *path, struct arena *a)
{
	struct timespec at = { 0 };
	struct stat st;

	if (store_is_remote(path))
		return written_there(env, path);
	if (stat(path, &st) == 0)
		at = st.st_mtim;
	if (stat(arena_printf(a, "%s-wal", path), &st) == 0 && st.st_size > 0 &&
	    (st.st_mtim.tv_sec > at.tv_sec || (st.st_mtim.tv_sec == at.tv_sec && st.st_mtim.tv_nsec > at.tv_nsec)))
		at = st.st_mtim;
	return at;
}

static int
check_room(const char *path, const char *folder, struct arena *a, struct hc_err *err)
{
	int64_t need = size_of(path) + size_of(arena_printf(a, "%s-wal", path)) + SPARE_BYTES, room;
	struct statvfs v;

	if (statvfs(folder, &v) < 0)
		return HC_OK;	/* then the copy says what is wrong */
	room = (int64_t)v.f_bavail * (int64_t)v.f_frsize;
	return room >= need ? HC_OK : hc_fail(err, HC_STORE, 0, "The backup needs %lld MB and the disk of %.300s has %lld MB left; free some, or "
	    "keep fewer backups.", (long long)(need >> 20) + 1, folder, (long long)(room >> 20));
}

static int
into_place(const char *part, const char *file, struct arena *a, struct hc_err *err)
{
	/* its larger files first: a backup that is there has them */
	if ((rename(arena_printf(a, "%s.blobs", part), arena_printf(a, "%s.blobs", file)) < 0 && errno != ENOENT) || rename(part, file) < 0)
		return hc_fail(err, HC_STORE, 0, "%.300s cannot be put in place: %s.", file, strerror(errno));
	return HC_OK;
}

/* Whoever is asked what still holds an erased person looks in the folder of the backups, too. */
static int
note_folder(const struct env *env, const char *path, const char *folder, struct arena *a, struct hc_err *err)
{
	const char *was = NULL;
	struct store *s;
	int rc;

	if ((rc = store_open(path, STORE_SECOND, env, &s, err)) < 0)
		return rc;
	if ((rc = store_meta_get(s, a, "backups", &was, err)) >= 0 && (was == NULL || strcmp(was, folder) != 0))
		rc = store_meta_put(s, "backups", folder, err);
	store_close(s);
	return rc;
}

/* A file of one moment's rows, read back. */
static int
copy_out(const struct env *env, const char *path, const char *part, struct arena *a, struct hc_err *err)
{
	struct store *s = NULL;
	int rc;

	if (!store_is_remote(path)) {
		if ((rc = store_open(path, STORE_SECOND, env, &s, err)) >= 0)
			rc = store_backup(s, part, err);
		store_close(s);
		return rc;
	}
	if ((rc = admin_copy_data(env, path, part, err)) >= 0)
		rc = store_reads_back(part, err);
	admin_tidy(part, a);
	return rc;
}

int
backup_make(const struct env *env, const char *dir, const struct tenant_row *t, struct arena *a, const char **ret, struct hc_err *err)
{
	const char *path, *folder, *file, *part;
	struct timespec at[2];
	struct civil c;
	int rc;

	path = admin_tenant_path(a, dir, t);
	folder = folder_of(env, t, path, a);
	if ((rc = make_folder(folder, a, err)) < 0 || (rc = check_room(path, folder, a, err)) < 0 ||
	    (store_is_remote(path) && (rc = note_folder(env, path, folder, a, err)) < 0))
		return rc;
	zone_civil(NULL, env->now(env), &c);
	file = arena_printf(a, "%s/%04d-%02d-%02d-%02d%02d%02d.db", folder, c.year, c.month, c.day, c.hour, c.minute, c.second);
	part = arena_printf(a, "%s.part", file);
	if (access(file, F_OK) == 0)
		return hc_fail(err, HC_CONFLICT, 0, "%.300s is there already; a second apart is enough.", file);
	/* asked before: what is written while it is copied makes it stale */
	at[0] = at[1] = written(env, path, a);
	if ((rc = copy_out(env, path, part, a, err)) >= 0 && utimensat(AT_FDCWD, part, at, 0) < 0)
		rc = hc_fail(err, HC_STORE, 0, "%.300s cannot be dated: %s.", part, strerror(errno));
	if (rc >= 0)
		rc = into_place(part, file, a, err);
	if (rc >= 0)
		*ret = file;
	return rc;
}

static bool
two_digits(const char *p, int *ret)
{
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return false;
	*ret = (p[0] - '0') * 10 + p[1] - '0';
	return true;
}

/* When it was made, by its name; -1: it is none. */
static int64_t
made_at(const char *name)
{
	int century, year, month, day, hour, minute, second;

	if (strlen(name) != sizeof(STAMP) - 1 + 3 || strcmp(name + sizeof(STAMP) - 1, ".db") != 0 || name[4] != '-' || name[7] != '-' ||
	    name[10] != '-' || !two_digits(name, &century) || !two_digits(name + 2, &year) || !two_digits(name + 5, &month) ||
	    !two_digits(name + 8, &day) || !two_digits(name + 11, &hour) || !two_digits(name + 13, &minute) || !two_digits(name + 15, &second))
		return -1;
	return zone_instant(NULL, &(struct civil){ .year = century * 100 + year, .month = month, .day = day, .hour = hour, .minute = minute,
	    .second = second });
}

static int
newest_first(const void *x, const void *y)
{
	const struct backup_file *a = x, *b = y;

	return (a->at < b->at) - (a->at > b->at);
}

int
backup_list(const struct env *env, const char *dir, const struct tenant_row *t, struct arena *a, struct backup_file **ret, size_t *n, struct hc_err *err)
{
	const char *folder = folder_of(env, t, admin_tenant_path(a, dir, t), a);
	VEC(struct backup_file) v = {0};
	struct dirent *e;
	DIR *d = opendir(folder);

	if (d == NULL && errno != ENOENT)
		return hc_fail(err, HC_STORE, 0, "The folder %.300s cannot be read: %s.", folder, strerror(errno));
	while (d != NULL && (e = readdir(d)) != NULL) {
		struct backup_file f = { .at = made_at(e->d_name) };

		if (f.at < 0)
			continue;
		f.path = arena_printf(a, "%s/%s", folder, e->d_name);
		f.size = size_of(f.path);
		vec_push(a, &v, f);
	}
	if (d != NULL)
		closedir(d);
	if (v.n > 0)
		qsort(v.at, v.n, sizeof(v.at[0]), newest_first);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

static void
remove_one(const char *path, struct arena *a)
{
	unlink(path);
	admin_tidy(path, a);
	blob_remove(path);
}

int
backup_prune(const struct env *env, const char *dir, const struct tenant_row *t, size_t keep, struct hc_err *err)
{
	struct arena *a = arena_new("backups");
	const char *folder = folder_of(env, t, admin_tenant_path(a, dir, t), a);
	struct backup_file *all;
	struct dirent *e;
	size_t n = 0;
	DIR *d;
	int rc;

	if ((rc = backup_list(env, dir, t, a, &all, &n, err)) >= 0) {
		for (size_t i = keep; i < n; i++)
			remove_one(all[i].path, a);
		d = opendir(folder);
		while (d != NULL && (e = readdir(d)) != NULL) {
			size_t len = strlen(e->d_name);

			if (len > 5 && strcmp(e->d_name + len - 5, ".part") == 0)
				remove_one(arena_printf(a, "%s/%s", folder, e->d_name), a);
		}
		if (d != NULL)
			closedir(d);
		if (keep == 0)
			rmdir(folder);
	}
	arena_free(a);
	return rc;
}

bool
backup_stale(const struct env *env, const char *dir, const struct tenant_row *t, const struct backup_file *newest)
{
	struct arena *a = arena_new("backups");
	struct timespec now = written(env, admin_tenant_path(a, dir, t), a);
	struct stat st;
	bool same = stat(newest->path, &st) == 0 && st.st_mtim.tv_sec == now.tv_sec && st.st_mtim.tv_nsec == now.tv_nsec;

	arena_free(a);
	return !same;
}

/* A workspace of its own from the backup, with a new epoch; its keys are those of the tenant, the old ones among them. */
static int
make_workspace(const struct env *env, const char *from, const char *path, const char *file, struct hc_err *err)
{
	struct store *s = NULL;
	struct work *w = NULL;
	int rc;

	if (access(file, R_OK) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%.300s cannot be read: %s.", file, strerror(errno));
	if (store_is_remote(path))
		rc = admin_copy_data(env, file, path, err);
	else if ((rc = store_open(file, STORE_READONLY, env, &s, err)) >= 0)
		rc = store_backup(s, path, err);
	store_close(s);
	if (rc >= 0 && (rc = secret_carry(env, from, path, err)) >= 0 && (rc = work_open(env, path, 0, false, NULL, &w, err)) >= 0 &&
	    (rc = exchange_prepare(w, err)) >= 0)
		rc = exchange_restored(w, err);
	work_close(w);
	return rc;
}

/* Where the tenant's own workspace is beside, under a name of its own. */
static const char *
place_named(const struct tenant_row *t, const char *name, struct arena *a)
{
	return arena_printf(a, "%.*s#%s", (int)strcspn(t->place, "#"), t->place, name);
}

/* Webhooks go on being signed as those who receive them know, whichever of the two goes on: what was until now gets another id, and a
   backup is older than the note of an earlier restore. */
static int
keep_signatures(const struct env *env, const char *id, const char *was, const char *path, struct arena *a, struct hc_err *err)
{
	const char *signs = NULL;
	struct store *s;
	int rc;

	if ((rc = store_open(was, STORE_SECOND, env, &s, err)) < 0)
		return rc;
	if ((rc = store_meta_get(s, a, "webhooks_of", &signs, err)) >= 0 && signs == NULL)
		rc = store_meta_put(s, "webhooks_of", signs = id, err);
	store_close(s);
	if (rc < 0 || strcmp(signs, id) == 0)
		return rc;
	if ((rc = store_open(path, STORE_SECOND, env, &s, err)) < 0)
		return rc;
	rc = store_meta_put(s, "webhooks_of", signs, err);
	store_close(s);
	return rc;
}

int
admin_tenant_restore(const struct env *env, const char *dir, struct registry *r, struct arena *a, const char *ref, const char *file,
    struct tenant_row *ret, struct hc_err *err)
{
	const char *was, *path;
	struct tenant_row old, new, aside;
	char name[REGISTRY_ID];
	struct civil c;
	int rc;

	if ((rc = registry_tenant_find(r, ref, a, &old, err)) < 0 || (rc = admin_tenant_moved(env, dir, r, a, &old, err)) < 0)
		return rc;
	zone_civil(NULL, env->now(env), &c);
	new = aside = old;
	tenant_new_id(env, name);
	new.place = place_named(&old, name, a);
	tenant_new_id(env, aside.id);
	aside.name = arena_printf(a, "%.60s-before-%04d%02d%02d%02d%02d%02d", old.name, c.year, c.month, c.day, c.hour, c.minute, c.second);
	aside.created = env->now(env);
	aside.place = strchr(old.place, '#') != NULL ? old.place : place_named(&old, old.id, a);
	was = admin_tenant_path(a, dir, &old);
	path = admin_tenant_path(a, dir, &new);
	if ((rc = make_workspace(env, was, path, file, err)) >= 0 && (rc = keep_signatures(env, old.id, was, path, a, err)) >= 0)
		rc = registry_tenant_replace(r, &old, &new, &aside, err);
	if (rc < 0) {
		store_remove(path);
		return rc;
	}
	/* the backups go on being those of this tenant */
	if (!store_is_remote(path))
		rename(folder_of(env, &old, was, a), folder_of(env, &new, path, a));
	*ret = new;
	return HC_OK;
}
