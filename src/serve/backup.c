/*
 * backup.c - see backup.h. A copy is made under another name and takes its own when it is whole and was read back.
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

static int
folder_of(const char *dir, const struct tenant_row *t, struct arena *a, const char **path, const char **folder, struct hc_err *err)
{
	*path = admin_tenant_path(a, dir, t);
	if (store_is_remote(*path))
		return hc_fail(err, HC_INVALID, 0, "The tenant %.100s lies in a database; back that up with pg_dump or the cluster's tools.", t->name);
	*folder = arena_printf(a, "%s.backups", *path);
	return HC_OK;
}

static int64_t
size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

/* When the workspace was last written. */
static struct timespec
written(const char *path, struct arena *a)
{
	struct timespec at = { 0 };
	struct stat st;

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

int
backup_make(const struct env *env, const char *dir, const struct tenant_row *t, struct arena *a, const char **ret, struct hc_err *err)
{
	const char *path, *folder, *file, *part;
	struct timespec at[2];
	struct store *s = NULL;
	struct civil c;
	int rc;

	if ((rc = folder_of(dir, t, a, &path, &folder, err)) < 0)
		return rc;
	if (mkdir(folder, 0700) < 0 && errno != EEXIST)
		return hc_fail(err, HC_STORE, 0, "The folder %.300s cannot be made: %s.", folder, strerror(errno));
	if ((rc = check_room(path, folder, a, err)) < 0)
		return rc;
	zone_civil(NULL, env->now(env), &c);
	file = arena_printf(a, "%s/%04d-%02d-%02d-%02d%02d%02d.db", folder, c.year, c.month, c.day, c.hour, c.minute, c.second);
	part = arena_printf(a, "%s.part", file);
	if (access(file, F_OK) == 0)
		return hc_fail(err, HC_CONFLICT, 0, "%.300s is there already; a second apart is enough.", file);
	/* asked before: what is written while it is copied makes it stale */
	at[0] = at[1] = written(path, a);
	if ((rc = store_open(path, STORE_SECOND, env, &s, err)) < 0)
		return rc;
	if ((rc = store_backup(s, part, err)) >= 0 && utimensat(AT_FDCWD, part, at, 0) < 0)
		rc = hc_fail(err, HC_STORE, 0, "%.300s cannot be dated: %s.", part, strerror(errno));
	if (rc >= 0)
		rc = into_place(part, file, a, err);
	store_close(s);
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
backup_list(const char *dir, const struct tenant_row *t, struct arena *a, struct backup_file **ret, size_t *n, struct hc_err *err)
{
	VEC(struct backup_file) v = {0};
	const char *path, *folder;
	struct dirent *e;
	DIR *d;
	int rc;

	if ((rc = folder_of(dir, t, a, &path, &folder, err)) < 0)
		return rc;
	d = opendir(folder);
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
remove_one(const char *path)
{
	unlink(path);
	blob_remove(path);
}

int
backup_prune(const char *dir, const struct tenant_row *t, size_t keep, struct hc_err *err)
{
	struct arena *a = arena_new("backups");
	const char *path, *folder;
	struct backup_file *all;
	struct dirent *e;
	size_t n = 0;
	DIR *d;
	int rc;

	if ((rc = folder_of(dir, t, a, &path, &folder, err)) >= 0 && (rc = backup_list(dir, t, a, &all, &n, err)) >= 0) {
		for (size_t i = keep; i < n; i++)
			remove_one(all[i].path);
		d = opendir(folder);
		while (d != NULL && (e = readdir(d)) != NULL) {
			size_t len = strlen(e->d_name);

			if (len > 5 && strcmp(e->d_name + len - 5, ".part") == 0)
				remove_one(arena_printf(a, "%s/%s", folder, e->d_name));
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
backup_stale(const char *dir, const struct tenant_row *t, const struct backup_file *newest)
{
	struct arena *a = arena_new("backups");
	struct timespec now = written(admin_tenant_path(a, dir, t), a);
	struct stat st;
	bool same = stat(newest->path, &st) == 0 && st.st_mtim.tv_sec == now.tv_sec && st.st_mtim.tv_nsec == now.tv_nsec;

	arena_free(a);
	return !same;
}

/* A workspace of its own from the backup, with a new epoch; its keys are those of the tenant, the old ones among them. */
static int
make_workspace(const struct env *env, const char *dir, const struct tenant_row *old, const struct tenant_row *new, const char *file,
    struct arena *a, struct hc_err *err)
{
	const char *path = admin_tenant_path(a, dir, new), *signs;
	struct store *s = NULL;
	struct work *w = NULL;
	int rc;

	if (access(file, R_OK) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%.300s cannot be read: %s.", file, strerror(errno));
	if ((rc = store_open(file, STORE_READONLY, env, &s, err)) >= 0)
		rc = store_backup(s, path, err);
	store_close(s);
	if (rc >= 0 && (rc = secret_carry(env, admin_tenant_path(a, dir, old), path, err)) >= 0 &&
	    (rc = work_open(env, path, 0, false, NULL, &w, err)) >= 0 && (rc = exchange_prepare(w, err)) >= 0 &&
	    (rc = exchange_restored(w, err)) >= 0 && (rc = store_meta_get(w->store, a, "webhooks_of", &signs, err)) >= 0 && signs == NULL)
		rc = store_meta_put(w->store, "webhooks_of", old->id, err);	/* their secrets stay */
	work_close(w);
	return rc;
}

int
admin_tenant_restore(const struct env *env, const char *dir, struct registry *r, struct arena *a, const char *ref, const char *file,
    struct tenant_row *ret, struct hc_err *err)
{
	const char *path, *folder, *aside;
	struct tenant_row old, new;
	struct civil c;
	int rc;

	if ((rc = registry_tenant_find(r, ref, a, &old, err)) < 0 || (rc = admin_tenant_moved(env, dir, r, a, &old, err)) < 0 ||
	    (rc = folder_of(dir, &old, a, &path, &folder, err)) < 0)
		return rc;
	zone_civil(NULL, env->now(env), &c);
	aside = arena_printf(a, "%.60s-before-%04d%02d%02d%02d%02d%02d", old.name, c.year, c.month, c.day, c.hour, c.minute, c.second);
	new = old;
	tenant_new_id(env, new.id);
	new.created = env->now(env);
	if ((rc = make_workspace(env, dir, &old, &new, file, a, err)) >= 0)
		rc = registry_tenant_replace(r, &old, aside, &new, err);
	if (rc < 0) {
		store_remove(admin_tenant_path(a, dir, &new));
		return rc;
	}
	/* the backups go on being those of this tenant */
	rename(folder, arena_printf(a, "%s.backups", admin_tenant_path(a, dir, &new)));
	*ret = new;
	return HC_OK;
}
