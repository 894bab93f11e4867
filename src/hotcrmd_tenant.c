/*
 * hotcrmd_tenant.c - the commands of hotcrmd about tenants: words in, lines out. What they do is serve/'s.
 */
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "hotcrmd.h"
#include "serve/backup.h"
#include "store/secret.h"
#include "store/store.h"

static void
print_line(void *arg, const char *text)
{
	(void)arg;
	puts(text);
}

static int
tenant_list(struct registry *r, struct arena *a, struct hc_err *err)
{
	struct tenant_row *rows;
	size_t n;
	int rc;

	if ((rc = registry_tenants(r, a, &rows, &n, err)) < 0)
		return rc;
	printf("name\tid\tplan\tstate\tcreated\tplace\n");
	for (size_t i = 0; i < n; i++) {
		char at[40];

		/* a password in an address is for nobody's screen */
		const char *place = store_is_remote(rows[i].place) && strchr(rows[i].place, '@') != NULL ? strrchr(rows[i].place, '@') :
		    rows[i].place;

		stamp_format_iso(rows[i].created, at);
		printf("%s\t%s\t%s\t%s\t%s\t%.*s\n", rows[i].name, rows[i].id, rows[i].plan,
		    rows[i].state == TENANT_ACTIVE ? "active" : "suspended", at, (int)strcspn(place, "#"), place);
	}
	return HC_OK;
}

static int
tenant_change(const struct env *env, struct registry *r, struct arena *a, const char *name, int state, const char *plan,
    struct hc_err *err)
{
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, name, a, &t, err)) < 0 ||
	    (rc = registry_tenant_set(r, t.id, state >= 0 ? (enum tenant_state)state : t.state, plan, err)) < 0)
		return rc;
	if (plan != NULL)
		return hotcrmd_note(env, r, t.id, "tenant-plan", err, "%.60s to %.60s", t.plan, plan);
	return hotcrmd_note(env, r, t.id, state == TENANT_ACTIVE ? "tenant-resumed" : "tenant-suspended", err, "%.300s", t.name);
}

/* Under no tenant: the lines of one that is gone are gone with it. */
static int
tenant_delete(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 || (rc = admin_tenant_delete(env, o->data, r, t.id, err)) < 0)
		return rc;
	return hotcrmd_note(env, r, "", "tenant-deleted", err, "%.300s (%s)", t.name, t.id);
}

static int
tenant_move(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 || (rc = admin_tenant_move(env, o->data, r, t.id, o->to, err)) < 0)
		return rc;
	/* an address may hold a password */
	return hotcrmd_note(env, r, t.id, "tenant-moved", err, "to %.300s", store_is_remote(o->to) ? "a database" : o->to);
}

static int
tenant_export(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 ||
	    (rc = admin_tenant_export(env, o->data, r, t.id, o->words[3], err)) < 0)
		return rc;
	return hotcrmd_note(env, r, t.id, "tenant-exported", err, "to %.300s", store_is_remote(o->words[3]) ? "a database" : o->words[3]);
}

static int
tenant_rotate(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct reseal done;
	struct tenant_row t;
	int rc;

	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 || (rc = admin_tenant_rotate(env, o->data, r, t.id, &done, err)) < 0)
		return rc;
	printf("%lld values sealed anew\n", (long long)done.changed);
	return hotcrmd_note(env, r, t.id, "tenant-rotated", err, "a new key of its encrypted fields");
}

/* One that is there from now on, or again. */
static int
tenant_arrived(const struct env *env, struct registry *r, const struct tenant_row *t, const char *event, struct hc_err *err)
{
	printf("%s\n", t->id);
	return hotcrmd_note(env, r, t->id, event, err, "%.300s", t->name);
}

static int
tenant_backup(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct tenant_row t;
	const char *path;
	int rc;

	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 || (rc = backup_make(env, o->data, &t, a, &path, err)) < 0)
		return rc;
	printf("%s\n", path);
	return hotcrmd_note(env, r, t.id, "tenant-backed-up", err, "to %.300s", path);
}

static int
tenant_backups(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct backup_file *all;
	struct tenant_row t;
	size_t n;
	int rc;

	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 || (rc = backup_list(env, o->data, &t, a, &all, &n, err)) < 0)
		return rc;
	printf("made\tbytes\tfile\n");
	for (size_t i = 0; i < n; i++) {
		char at[40];

		stamp_format_iso(all[i].at, at);
		printf("%s\t%lld\t%s\n", at, (long long)all[i].size, all[i].path);
	}
	return HC_OK;
}

int
hotcrmd_tenant(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	const char *what = o->nwords > 1 ? o->words[1] : "", *name = o->nwords > 2 ? o->words[2] : NULL;
	const char *third = o->nwords > 3 ? o->words[3] : NULL;
	struct tenant_row t;
	const char *plan = o->plan != NULL ? o->plan : "professional";
	int rc;

	if ((rc = plans_check(o->plans, strcmp(what, "plan") == 0 && third != NULL ? third : plan, err)) < 0)
		return rc;
	if (strcmp(what, "list") == 0 && o->nwords == 2)
		return tenant_list(r, a, err);
	if (strcmp(what, "create") == 0 && o->nwords == 3) {
		rc = admin_tenant_create(env, o->data, r, name, plan, &t, err);
		return rc < 0 ? rc : tenant_arrived(env, r, &t, "tenant-created", err);
	}
	if (strcmp(what, "import") == 0 && o->nwords == 4) {
		rc = admin_tenant_import(env, o->data, r, name, plan, third, &t, err);
		return rc < 0 ? rc : tenant_arrived(env, r, &t, "tenant-imported", err);
	}
	if (strcmp(what, "suspend") == 0 && o->nwords == 3)
		return tenant_change(env, r, a, name, TENANT_SUSPENDED, NULL, err);
	if (strcmp(what, "resume") == 0 && o->nwords == 3)
		return tenant_change(env, r, a, name, TENANT_ACTIVE, NULL, err);
	if (strcmp(what, "plan") == 0 && o->nwords == 4)
		return tenant_change(env, r, a, name, -1, third, err);
	if (strcmp(what, "export") == 0 && o->nwords == 4)
		return tenant_export(env, r, a, o, err);
	if (strcmp(what, "move") == 0 && o->nwords == 3 && o->to != NULL)
		return tenant_move(env, r, a, o, err);
	if (strcmp(what, "erasures") == 0 && o->nwords == 3)
		return admin_tenant_erasures(env, o->data, r, name, print_line, NULL, err);
	if (strcmp(what, "rotate") == 0 && o->nwords == 3)
		return tenant_rotate(env, r, a, o, err);
	if (strcmp(what, "backup") == 0 && o->nwords == 3)
		return tenant_backup(env, r, a, o, err);
	if (strcmp(what, "backups") == 0 && o->nwords == 3)
		return tenant_backups(env, r, a, o, err);
	if (strcmp(what, "restore") == 0 && o->nwords == 4) {
		rc = admin_tenant_restore(env, o->data, r, a, name, third, &t, err);
		return rc < 0 ? rc : tenant_arrived(env, r, &t, "tenant-restored", err);
	}
	if (strcmp(what, "delete") == 0 && o->nwords == 3)
		return tenant_delete(env, r, a, o, err);
	return hotcrmd_misused(o, err);
}
