/*
 * admin_move.c - a tenant's workspace goes to another folder or database, while the server runs.
 *
 * The order is what keeps one copy the one: the writers' lock is taken, so nothing is written until the end; the registry notes
 * where to; the copy is made and checked; the old workspace is retired, durably, so that nobody ever writes to it again, however
 * long he has had it open; the registry names the new place; the old one is removed. Cut off before the retirement, all is as it
 * was; after it, whoever opens the tenant next finds the note and ends the move. The numbers of sync go along: no device notices.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/serve.h"
#include "store/store.h"

#define PATIENCE_MS 30000
#define PLACE_MAX 900

/* Where a test ends the program as a power cut would. */
static void
crash_point(const struct env *env, const char *name)
{
	const char *at = env->get(env, "HC_CRASH_AT");

	if (at != NULL && strcmp(at, name) == 0 && env->get(env, "HOTCRM_TEST") != NULL)
		_exit(137);
}

/* The place as the registry names it: "" for its own, else a whole path or the address of a database. */
static int
place_of(const char *dir, const char *to, struct arena *a, const char **ret, struct hc_err *err)
{
	char *full, *own;

	if (strlen(to) == 0 || strlen(to) > PLACE_MAX || strpbrk(to, "\n#") != NULL)
		return hc_fail(err, HC_INVALID, 0, "--to names a folder, or the address of a database, without # in it.");
	*ret = strcmp(to, dir) == 0 ? "" : arena_strdup(a, to);
	if (store_is_remote(to) || **ret == '\0')
		return HC_OK;
	if (mkdir(to, 0700) < 0 && errno != EEXIST)
		return hc_fail(err, errno == ENOENT ? HC_NOTFOUND : HC_STORE, 0, "The folder %.300s cannot be made: %s.", to, strerror(errno));
	if ((full = realpath(to, NULL)) == NULL)
		return hc_fail(err, HC_STORE, 0, "The folder %.300s cannot be read: %s.", to, strerror(errno));
	own = store_is_remote(dir) ? NULL : realpath(dir, NULL);
	*ret = own != NULL && strcmp(own, full) == 0 ? "" : arena_strdup(a, full);
	free(full);
	free(own);
	if (**ret != '\0' && access(arena_printf(a, "%s/registry.db", *ret), F_OK) == 0)
		return hc_fail(err, HC_INVALID, 0, "%.300s is the data folder of another server, which has its own tenants and keys; name a folder "
		    "that is none, or use `tenant export` and, there, `tenant import`.", *ret);
	return HC_OK;
}

static struct tenant_row
at(const struct tenant_row *t, const char *place)
{
	struct tenant_row other = *t;

	other.place = place;
	return other;
}

/* A workspace is called as its tenant, unless another tenant's is called so there: one that was restored left what it was at that place. */
static int
free_name(const struct env *env, const char *dir, struct registry *r, const struct tenant_row *t, struct arena *a, const char **place,
    struct hc_err *err)
{
	struct tenant_row new = at(t, *place), *rows;
	const char *path = admin_tenant_path(a, dir, &new);
	char name[REGISTRY_ID];
	size_t n;
	int rc;

	if ((rc = registry_tenants(r, a, &rows, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].id, t->id) != 0 && strcmp(admin_tenant_path(a, dir, &rows[i]), path) == 0) {
			tenant_new_id(env, name);
			*place = arena_printf(a, "%s#%s", *place, name);
			break;
		}
	return HC_OK;
}

/* The file's name is on the disk before anybody relies on it. */
static int
sync_folder(const char *path, struct hc_err *err)
{
	char dir[PLACE_MAX + 100];
	char *slash;
	int fd, rc = HC_OK;

	if (store_is_remote(path) || (size_t)snprintf(dir, sizeof(dir), "%s", path) >= sizeof(dir) || (slash = strrchr(dir, '/')) == NULL)
		return HC_OK;
	*slash = '\0';
	if ((fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0 || fsync(fd) < 0)
		rc = hc_fail(err, HC_STORE, 0, "The folder %.300s cannot be written to the disk: %s.", dir, strerror(errno));
	if (fd >= 0)
		close(fd);
	return rc;
}

static void
remove_workspace(void *path)
{
	store_remove(path);
}

int
admin_tenant_moved(const struct env *env, const char *dir, struct registry *r, struct arena *a, struct tenant_row *t,
    struct hc_err *err)
{
	struct store *s = NULL;
	struct tenant_row old;
	const char *to;
	bool retired;
	int rc;

	if (strncmp(t->move, "to ", 3) == 0) {
		if ((rc = store_open(admin_tenant_path(a, dir, t), STORE_SECOND, env, &s, err)) < 0)
			return rc;
		retired = store_retired(s);
		store_close(s);
		if (!retired)
			return HC_OK;	/* it goes on, or was cut off: this is the one */
		to = t->move + 3;
		old = *t;
		t->move = arena_printf(a, "from %s", t->place);
		t->place = to;
		if ((rc = registry_tenant_move(r, t->id, old.move, t->place, t->move, err)) < 0)
			return rc;
	}
	if (strncmp(t->move, "from ", 5) == 0) {
		old = at(t, t->move + 5);
		/* one of those who find the note, once: a later move may come back to that place */
		if ((rc = registry_tenant_left(r, t->id, t->move, remove_workspace, admin_tenant_path(a, dir, &old), err)) < 0)
			return rc;
		t->move = "";
	}
	return HC_OK;
}

/* With the writers' lock held. */
static int
copy_over(const struct env *env, const char *dir, struct registry *r, struct arena *a, struct tenant_row *t, const char *place,
    struct store *held, struct hc_err *err)
{
	struct tenant_row new = at(t, place), left;
	const char *path = admin_tenant_path(a, dir, &new), *move = arena_printf(a, "to %s", place);
	int rc;

	if (strncmp(t->move, "to ", 3) == 0) {
		/* what another move had begun: nobody ever used it */
		left = at(t, t->move + 3);
		store_remove(admin_tenant_path(a, dir, &left));
	}
	if ((rc = registry_tenant_move(r, t->id, t->move, t->place, move, err)) < 0)
		return rc;
	crash_point(env, "move-noted");
	if ((rc = admin_copy(env, admin_tenant_path(a, dir, t), path, err)) >= 0)
		rc = sync_folder(path, err);
	crash_point(env, "move-copied");
	if (rc >= 0 && (rc = store_retire(held, err)) >= 0)
		rc = store_commit(held, err);
	if (rc < 0) {
		if (rc != HC_CONFLICT)
			store_remove(path);	/* else somebody's: it was there before */
		registry_tenant_move(r, t->id, move, t->place, "", NULL);
		return rc;
	}
	crash_point(env, "move-retired");
	t->move = move;
	return HC_OK;
}

int
admin_tenant_move(const struct env *env, const char *dir, struct registry *r, const char *ref, const char *to, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct store *s = NULL;
	struct tenant_row t, there;
	const char *place = "", *layout;
	int rc;

	if ((rc = registry_tenant_find(r, ref, a, &t, err)) < 0 || (rc = admin_tenant_moved(env, dir, r, a, &t, err)) < 0 ||
	    (rc = place_of(dir, to, a, &place, err)) < 0)
		goto out;
	if (strlen(place) == strcspn(t.place, "#") && strncmp(place, t.place, strlen(place)) == 0) {
		rc = t.move[0] == '\0' ? hc_fail(err, HC_CONFLICT, 0, "The tenant %.100s is there already.", t.name) : HC_OK;
		goto out;
	}
	if ((rc = free_name(env, dir, r, &t, a, &place, err)) < 0 ||
	    (rc = store_open(admin_tenant_path(a, dir, &t), STORE_SECOND, env, &s, err)) < 0)
		goto out;
	store_patience(s, PATIENCE_MS);
	/* a lock over the wire is held when something was read under it; then the row cannot change any more: what it says of a move
	   is of one that was cut off */
	if ((rc = admin_copy_ready(env, admin_tenant_path(a, dir, &t), err)) >= 0 && (rc = store_begin(s, err)) >= 0 &&
	    (rc = store_meta_get(s, a, "layout", &layout, err)) >= 0 && store_retired(s))
		rc = hc_fail(err, HC_BUSY, 0, "The tenant %.100s was moved a moment ago; try again.", t.name);
	if (rc >= 0 && (rc = registry_tenant_find(r, t.id, a, &t, err)) >= 0)
		rc = copy_over(env, dir, r, a, &t, place, s, err);
	store_close(s);
	if (rc >= 0)
		rc = admin_tenant_moved(env, dir, r, a, &t, err);
	if (rc >= 0 && (rc = registry_tenant_find(r, t.id, a, &there, err)) == HC_NOTFOUND)
		store_remove(admin_tenant_path(a, dir, &t));	/* deleted meanwhile */
out:
	arena_free(a);
	return rc;
}
