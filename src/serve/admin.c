/*
 * admin.c - tenants and their users, made and removed: what `hotcrmd tenant` and `hotcrmd key` do, beside a running server.
 *
 * A tenant's file is named by its id, which is random: no name that somebody typed ever becomes a path.
 */
#include "config.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/utf8.h"
#include "engine/forget.h"
#include "serve/exchange.h"
#include "serve/backup.h"
#include "store/blob.h"
#include "store/lookup.h"
#include "store/postgres.h"
#include "store/secret.h"

static int
make_folder(const char *path, struct hc_err *err)
{
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return HC_OK;
	return hc_fail(err, errno == ENOENT ? HC_NOTFOUND : HC_STORE, 0, "The folder %.300s cannot be made: %s.", path, strerror(errno));
}

/* What root makes in there the server's own user could not open. */
static int
check_owner(const char *dir, struct hc_err *err)
{
	struct passwd *pw;
	struct stat st;

	if (stat(dir, &st) < 0 || st.st_uid == geteuid())
		return HC_OK;
	pw = getpwuid(st.st_uid);
	if (pw == NULL)
		return hc_fail(err, HC_DENIED, 0, "The folder %.300s belongs to the user %u; run this as that user.", dir, (unsigned)st.st_uid);
	return hc_fail(err, HC_DENIED, 0, "The folder %.300s belongs to %.60s; run this as that user: sudo -u %.60s hotcrmd --data %.300s ...", dir,
	    pw->pw_name, pw->pw_name, dir);
}

int
admin_registry(const struct env *env, const char *dir, struct registry **ret, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	int rc;

#ifdef HAVE_LIBPQ
	postgres_use();
#endif
	if (store_is_remote(dir))
		rc = registry_open(env, dir, ret, err);
	else if ((rc = make_folder(dir, err)) >= 0 && (rc = check_owner(dir, err)) >= 0 && (rc = make_folder(arena_printf(a, "%s/tenants", dir), err)) >= 0)
		rc = registry_open(env, arena_printf(a, "%s/registry.db", dir), ret, err);
	arena_free(a);
	return rc;
}

char *
admin_tenant_path(struct arena *a, const char *dir, const struct tenant_row *t)
{
	/* after # stands the name of a workspace that is not called as its tenant: one that was restored */
	const char *place = t->place != NULL ? t->place : "", *mark = strchr(place, '#'), *name = mark != NULL ? mark + 1 : t->id;
	size_t n = mark != NULL ? (size_t)(mark - place) : strlen(place);

	place = n > 0 ? arena_strndup(a, place, n) : dir;
	if (store_is_remote(place))
		return arena_printf(a, "%s#t_%s", place, name);
	return arena_printf(a, n > 0 ? "%s/%s.db" : "%s/tenants/%s.db", place, name);
}

static int
check_name(const char *name, struct hc_err *err)
{
	size_t n = strlen(name);

	if (n == 0 || n > 100 || utf8_valid(name, n) != n || !utf8_is_clean(name, n) || name[0] == '-')
		return hc_fail(err, HC_INVALID, 0, "A tenant's name is 1 to 100 characters of plain text and does not begin with a dash.");
	return HC_OK;
}

/* The user that every workspace begins with is nobody's here: the server acts under his name. */
static int
name_system_user(struct work *w, const char *company, struct hc_err *err)
{
	const struct object *user = model_object(w->model, "user"), *org = model_object(w->model, "organization");
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_SYSTEM, "tenant create", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	if ((rc = read_record(w->store, user, w->user, tx->arena, &r, err)) < 0 || (rc = engine_set(tx, r, "name", "Server", err)) < 0 ||
	    (rc = engine_set(tx, r, "login", "server", err)) < 0 || (rc = engine_save(tx, r, err)) < 0 ||
	    (rc = read_record_rid(w->store, org, 1, tx->arena, &r, err)) < 0 || (rc = engine_set(tx, r, "name", company, err)) < 0 ||
	    (rc = engine_set(tx, r, "zone", "UTC", err)) < 0 || (rc = engine_save(tx, r, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

void
tenant_new_id(const struct env *env, char ret[REGISTRY_ID])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t raw[6];

	env->random(env, raw, sizeof(raw));
	for (size_t i = 0; i < sizeof(raw); i++) {
		ret[2 * i] = digits[raw[i] >> 4];
		ret[2 * i + 1] = digits[raw[i] & 15];
	}
	ret[2 * sizeof(raw)] = '\0';
}

/* A row for a new tenant: its name is free, its id is random. */
static int
new_tenant(const struct env *env, struct registry *r, const char *name, const char *plan, struct arena *a, struct tenant_row *t,
    struct hc_err *err)
{
	struct tenant_row there;
	int rc;

	if ((rc = check_name(name, err)) < 0)
		return rc;
	if (registry_tenant_find(r, name, a, &there, NULL) >= 0)
		return hc_fail(err, HC_CONFLICT, 0, "There is a tenant %.100s already; choose another name.", name);
	*t = (struct tenant_row){ .name = name, .plan = plan, .created = env->now(env), .place = "", .move = "" };
	tenant_new_id(env, t->id);
	return HC_OK;
}

static void
remove_files(struct arena *a, const char *dir, const struct tenant_row *t)
{
	store_remove(admin_tenant_path(a, dir, t));
}

int
admin_tenant_create(const struct env *env, const char *dir, struct registry *r, const char *name, const char *plan,
    struct tenant_row *ret, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct work *w = NULL;
	struct tenant_row t;
	int rc;

	if ((rc = new_tenant(env, r, name, plan, a, &t, err)) >= 0) {
		/* the file first: a name in the registry always has one */
		if ((rc = work_init(env, admin_tenant_path(a, dir, &t), &w, err)) >= 0 && (rc = name_system_user(w, name, err)) >= 0)
			rc = registry_tenant_add(r, &t, err);
		work_close(w);
		if (rc < 0)
			remove_files(a, dir, &t);
		else
			*ret = t;
	}
	arena_free(a);
	return rc;
}

static int
copy_file(const struct env *env, const char *from, const char *to, struct hc_err *err)
{
	struct store *s = NULL;
	int rc;

	if ((rc = store_open(from, STORE_SECOND, env, &s, err)) >= 0)
		rc = store_backup(s, to, err);
	store_close(s);
	return rc;
}

/* With the plugins that are off in it: their data is copied too. */
static int
open_whole(const struct env *env, const char *path, struct work **ret, struct hc_err *err)
{
	const struct plugin_status *all;
	bool off = false;
	size_t n;
	int rc;

	if ((rc = work_open(env, path, store_is_remote(path) ? 0 : STORE_READONLY, false, NULL, ret, err)) < 0)
		return rc;
	n = host_plugins((*ret)->host, &all);
	for (size_t i = 0; i < n; i++)
		off |= all[i].state == PLUGIN_OFF;
	if (!off)
		return HC_OK;
	work_close(*ret);
	*ret = NULL;
	return work_open(env, path, WORK_ALL, false, NULL, ret, err);
}

int
admin_copy_ready(const struct env *env, const char *path, struct hc_err *err)
{
	struct work *w = NULL;
	int rc = store_is_remote(path) ? open_whole(env, path, &w, err) : HC_OK;

	work_close(w);
	return rc;
}

/* From a file to a database, or back. */
static int
copy_between(const struct env *env, const char *from, const char *to, struct hc_err *err)
{
	struct work *w = NULL;
	struct store *s = NULL;
	int rc;

	if ((rc = open_whole(env, from, &w, err)) >= 0 && (rc = store_open(to, STORE_CREATE, env, &s, err)) >= 0 && (rc = store_use_model(s, w->model, NULL, NULL, err)) >= 0)
		rc = store_copy(w->store, s, err);
	store_close(s);
	work_close(w);
	if (rc < 0 && s != NULL)
		store_remove(to);
	return rc;
}

int
admin_copy_data(const struct env *env, const char *from, const char *to, struct hc_err *err)
{
	return store_is_remote(from) || store_is_remote(to) ? copy_between(env, from, to, err) : copy_file(env, from, to, err);
}

int
admin_copy(const struct env *env, const char *from, const char *to, struct hc_err *err)
{
	int rc = admin_copy_data(env, from, to, err);

	return rc < 0 ? rc : secret_carry(env, from, to, err);
}

int
admin_tenant_import(const struct env *env, const char *dir, struct registry *r, const char *name, const char *plan,
    const char *file, struct tenant_row *ret, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct work *w = NULL;
	struct tenant_row t;
	int rc;

	if ((rc = new_tenant(env, r, name, plan, a, &t, err)) >= 0) {
		const char *path = admin_tenant_path(a, dir, &t);

		if ((rc = admin_copy(env, file, path, err)) >= 0 &&
		    (rc = work_open(env, path, 0, false, NULL, &w, err)) >= 0 && (rc = exchange_prepare(w, err)) >= 0 &&
		    (rc = exchange_restored(w, err)) >= 0 &&
		    (rc = store_meta_put(w->store, "webhooks_of", NULL, err)) >= 0)	/* a tenant of its own, and so are its secrets */
			rc = registry_tenant_add(r, &t, err);
		work_close(w);
		if (rc < 0)
			remove_files(a, dir, &t);
		else
			*ret = t;
	}
	arena_free(a);
	return rc;
}

int
admin_tenant_rotate(const struct env *env, const char *dir, struct registry *r, const char *ref, struct reseal *done, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct work *w = NULL;
	struct tenant_row t;
	const char *mark;
	int rc;

	if ((rc = registry_tenant_find(r, ref, a, &t, err)) >= 0 &&
	    (rc = work_open(env, admin_tenant_path(a, dir, &t), 0, false, NULL, &w, err)) >= 0 &&
	    (rc = store_meta_get(w->store, a, "secret_pass", &mark, err)) >= 0 &&
	    (mark != NULL || (rc = secret_rotate(store_secret(w->store), err)) >= 0) &&
	    (rc = secret_reseal(w->store, false, done, err)) >= 0)
		rc = store_meta_put(w->store, "secret_pass", NULL, err);
	work_close(w);
	arena_free(a);
	return rc;
}

int
admin_tenant_delete(const struct env *env, const char *dir, struct registry *r, const char *ref, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct tenant_row t;
	int rc;

	/* the name goes first: no request finds the file while it is removed */
	if ((rc = registry_tenant_find(r, ref, a, &t, err)) >= 0 && (rc = registry_tenant_remove(r, t.id, err)) >= 0) {
		backup_prune(env, dir, &t, 0, NULL);
		remove_files(a, dir, &t);
		/* the other end of a move that was cut off */
		if (t.move[0] != '\0' && (t.place = strchr(t.move, ' ')) != NULL) {
			t.place++;
			remove_files(a, dir, &t);
		}
	}
	arena_free(a);
	return rc;
}

void
admin_tidy(const char *path, struct arena *a)
{
	static const char *const tails[] = { "-wal", "-shm", "-lock" };

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		unlink(arena_printf(a, "%s%s", path, tails[i]));
}

/* The plan of a tenant is none of its copy's: a copy has all plugins on. */
static int
lift_plan(const struct env *env, const char *path, const char *file, struct arena *a, struct hc_err *err)
{
	const char *plugins = NULL;
	struct store *s;
	int rc;

	if ((rc = store_open(path, STORE_SECOND, env, &s, err)) < 0)
		return rc;
	rc = store_meta_get(s, a, "plugins", &plugins, err);
	store_close(s);
	if (rc < 0 || plugins == NULL || (rc = store_open(file, STORE_SECOND, env, &s, err)) < 0)
		return rc;
	rc = store_meta_put(s, "plugins", NULL, err);
	store_close(s);
	return rc;
}

/* Whoever must erase a person for good is told which copies were made before. */
static int
note_copy(const struct env *env, const char *path, const char *file, struct hc_err *err)
{
	struct store *s;
	int rc = store_open(path, STORE_SECOND, env, &s, err);

	if (rc >= 0) {
		rc = store_copy_note(s, file, err);
		store_close(s);
	}
	return rc;
}

int
admin_tenant_export(const struct env *env, const char *dir, struct registry *r, const char *ref, const char *file,
    struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, ref, a, &t, err)) >= 0)
		rc = admin_copy(env, admin_tenant_path(a, dir, &t), file, err);
	if (rc >= 0)
		rc = lift_plan(env, admin_tenant_path(a, dir, &t), file, a, err);
	if (rc >= 0) {
		admin_tidy(file, a);
		rc = note_copy(env, admin_tenant_path(a, dir, &t), file, err);
	}
	arena_free(a);
	return rc;
}

static int
find_user(struct work *w, const struct object *o, const char *user, uint8_t ret[16], bool *found, struct hc_err *err)
{
	static const char *const keys[] = { "login", "email" };
	uint8_t ids[2][16];
	bool live;
	int64_t rev;
	size_t n;
	int rc;

	*found = false;
	if (strlen(user) >= 32 && uuid_parse(user, ret)) {
		*found = lookup_row(w->store, o, ret, &live, &rev, NULL) >= 0 && live;
		return *found ? HC_OK : hc_fail(err, HC_NOTFOUND, 0, "There is no user with the id %.40s.", user);
	}
	for (size_t i = 0; i < 2 && !*found; i++) {
		struct hc_value v = value_text(user, strlen(user));

		if ((rc = lookup_value(w->store, object_field(o, keys[i]), &v, 0, ids, 2, &n, err)) < 0)
			return rc;
		if (n == 1)
			memcpy(ret, ids[0], 16);
		*found = n == 1;
	}
	return HC_OK;
}

static int
make_user(struct work *w, const struct object *o, const char *user, const char *role, uint8_t ret[16], struct hc_err *err)
{
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_SYSTEM, "new user", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	r = record_new(tx->arena, w->model, o);
	if ((rc = engine_defaults(w, r, err)) < 0 || (rc = engine_set(tx, r, "name", user, err)) < 0 ||
	    (rc = engine_set(tx, r, "login", user, err)) < 0 || (rc = engine_set(tx, r, "role", role, err)) < 0 ||
	    (strchr(user, '@') != NULL && (rc = engine_set(tx, r, "email", user, err)) < 0) || (rc = engine_save(tx, r, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	memcpy(ret, r->values[SLOT_ID].id, 16);
	return tx_commit(tx, err);
}

int
admin_user(const struct env *env, const char *dir, const struct tenant_row *t, const char *user, const char *role,
    uint8_t ret[16], struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	const struct object *o;
	struct work *w;
	bool found;
	int rc;

	if ((rc = work_open(env, admin_tenant_path(a, dir, t), 0, false, NULL, &w, err)) >= 0) {
		o = model_object(w->model, "user");
		if ((rc = find_user(w, o, user, ret, &found, err)) >= 0 && !found)
			rc = make_user(w, o, user, role, ret, err);
		work_close(w);
	}
	arena_free(a);
	return rc;
}

int
admin_tenant_erasures(const struct env *env, const char *dir, struct registry *r, const char *ref,
    void (*line)(void *arg, const char *text), void *arg, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct work *w = NULL;
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, ref, a, &t, err)) >= 0 &&
	    (rc = work_open(env, admin_tenant_path(a, dir, &t), 0, false, NULL, &w, err)) >= 0)
		rc = forget_report(w, line, arg, err);
	work_close(w);
	arena_free(a);
	return rc;
}
