/*
 * copies.c - where older forms of this workspace lie: who erases something for good must know.
 */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "store/db.h"

#define PREFIX "copy."
#define COPIES_MAX 200		/* by name; the oldest notes go first */

struct copies { VEC(struct store_copy) v; };

static void
add(struct copies *c, struct arena *a, const char *path, int64_t at, bool there)
{
	struct store_copy one = { .path = path, .at = at, .there = there };

	for (size_t i = 0; i < c->v.n; i++)
		if (strcmp(c->v.at[i].path, path) == 0) {
			if (c->v.at[i].at < at)
				c->v.at[i].at = at;
			return;
		}
	vec_push(a, &c->v, one);
}

/* FILE.before-... beside the workspace, or anything.db among its backups; not what belongs to one of these. */
static bool
is_copy(const char *name, const char *base, bool backups)
{
	static const char *const parts[] = { "-wal", "-shm", "-lock", ".blobs" };
	size_t n = strlen(base), len = strlen(name);

	if (backups)
		return len > 3 && strcmp(name + len - 3, ".db") == 0;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (len > strlen(parts[i]) && strcmp(name + len - strlen(parts[i]), parts[i]) == 0)
			return false;
	return strncmp(name, base, n) == 0 && strncmp(name + n, ".before-", 8) == 0;
}

/* In a folder, which ends with /. */
static void
look_in(const char *dir, const char *base, bool backups, struct arena *a, struct copies *c)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	struct stat st;

	while (d != NULL && (e = readdir(d)) != NULL) {
		const char *file = arena_printf(a, "%s%s", dir, e->d_name);
		char full[PATH_MAX];

		if (is_copy(e->d_name, base, backups) && stat(file, &st) == 0)
			add(c, a, realpath(file, full) != NULL ? arena_strdup(a, full) : file, (int64_t)st.st_mtime * 1000, true);
	}
	if (d != NULL)
		closedir(d);
}

static void
look_beside(struct store *s, struct arena *a, struct copies *c)
{
	const char *path = store_path(s), *slash = strrchr(path, '/'), *base = slash != NULL ? slash + 1 : path;

	look_in(slash != NULL ? arena_strndup(a, path, (size_t)(slash - path) + 1) : "./", base, false, a, c);
	look_in(arena_printf(a, "%s.backups/", path), base, true, a, c);
}

static int
newest_first(const void *x, const void *y)
{
	const struct store_copy *a = x, *b = y;

	return a->at != b->at ? (a->at < b->at) - (a->at > b->at) : strcmp(a->path, b->path);
}

int
store_copy_note(struct store *s, const char *path, struct hc_err *err)
{
	struct arena *a = arena_new("copies");
	const char **keys, *key;
	char full[PATH_MAX];
	size_t n;
	int rc;

	if (realpath(path, full) != NULL)
		path = full;
	key = arena_printf(a, PREFIX "%013lld", (long long)s->env->now(s->env));
	if ((rc = store_meta_put(s, key, path, err)) >= 0 && (rc = store_meta_keys(s, a, PREFIX, COPIES_MAX + 20, &keys, &n, err)) >= 0)
		for (size_t i = 0; i + COPIES_MAX < n && rc >= 0; i++)
			rc = store_meta_put(s, keys[i], NULL, err);
	arena_free(a);
	return rc;
}

int
store_copies(struct store *s, struct arena *a, struct store_copy **ret, size_t *n, struct hc_err *err)
{
	struct copies c = { 0 };
	const char **keys, *path;
	size_t nkeys;
	int rc;

	if ((rc = store_meta_keys(s, a, PREFIX, COPIES_MAX + 20, &keys, &nkeys, err)) < 0)
		return rc;
	/* the newest note of a path that was written twice counts: what was there is there no more */
	for (size_t i = nkeys; i-- > 0;) {
		if ((rc = store_meta_get(s, a, keys[i], &path, err)) < 0)
			return rc;
		if (path != NULL)
			add(&c, a, path, strtoll(keys[i] + strlen(PREFIX), NULL, 10), access(path, F_OK) == 0);
	}
	if (!store_is_remote(store_path(s)))
		look_beside(s, a, &c);
	else if ((rc = store_meta_get(s, a, "backups", &path, err)) < 0)
		return rc;
	else if (path != NULL)
		look_in(arena_printf(a, "%s/", path), "", true, a, &c);
	if (c.v.n > 0)
		qsort(c.v.at, c.v.n, sizeof(c.v.at[0]), newest_first);
	*ret = c.v.at;
	*n = c.v.n;
	return HC_OK;
}
