/*
 * test_backup.c - backups of tenants: by hand, by the clock, so many and no more; and a tenant that goes on from one, with its id,
 * keys, encrypted fields and a new epoch. On both stores: tests/flow/postgres.sh runs it again.
 */
#include <dirent.h>
#include <sys/stat.h>

#include "serve/backup.h"
#include "serve/webhook.h"
#include "serve_help.h"
#include "store/lookup.h"

#define SECRET "object x_pass \"Pass\" \"Passes\"\n  title x_name\nfield x_name text(40) \"Name\"\nfield x_code encrypted \"Code\" index\n"

static struct plans plans;
static struct env shifted;
static int64_t shift;

static int64_t
later(const struct env *e)
{
	(void)e;
	return env_system.now(&env_system) + shift;
}

static char kept[] = "/tmp/hotcrm-test-backups-XXXXXX";	/* where backups of a database lie */

static int
setup(void **state)
{
	int rc;

	if (mkdtemp(kept) == NULL || setenv("HOTCRM_BACKUPS", kept, 1) < 0)
		return 1;
	rc = serve_setup(state);
	shifted = env_system;
	shifted.now = later;
	return rc;
}

static int
teardown(void **state)
{
	int rc = serve_teardown(state);

	/* who is removed leaves no backups */
	return rmdir(kept) < 0 ? -1 : rc;
}

static size_t
count(struct serve_fixture *f, const struct tenant_row *t)
{
	struct backup_file *all;
	struct hc_err err;
	size_t n;

	assert_int_equal(backup_list(&env_system, f->dir, t, f->arena, &all, &n, &err), HC_OK);
	for (size_t i = 1; i < n; i++)
		assert_true(all[i - 1].at > all[i].at);
	return n;
}

static void
tag(struct serve_fixture *f, const char *name, int expect)
{
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, arena_printf(f->arena, "{\"name\":\"%s\"}", name), NULL), expect);
}

static bool
is_there(struct serve_fixture *f, const char *name)
{
	struct buf out = BUF_INIT;
	bool there;

	assert_int_equal(serve_status(f, "GET", "/v1/query?q=tag", f->key_a, NULL, &out), 200);
	there = strstr(buf_str(&out), arena_printf(f->arena, "\"%s\"", name)) != NULL;
	buf_free(&out);
	return there;
}

/* Is there anything in the folder of this file but backups and this file? */
static bool
beside(const char *path)
{
	const char *slash = strrchr(path, '/');
	char dir[500];
	struct dirent *e;
	bool any = false;
	DIR *d;

	snprintf(dir, sizeof(dir), "%.*s", (int)(slash - path), path);
	assert_non_null(d = opendir(dir));
	while ((e = readdir(d)) != NULL) {
		size_t n = strlen(e->d_name);

		if (e->d_name[0] != '.' && strcmp(e->d_name, slash + 1) != 0 && (n < 4 || strcmp(e->d_name + n - 3, ".db") != 0)) {
			print_error("%s\n", e->d_name);
			any = true;
		}
	}
	closedir(d);
	return any;
}

static void
test_a_backup_is_made_beside_a_running_server_and_old_ones_go(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err = { .msg = "" };
	const char *path;

	tag(f, "kept", 201);
	for (int i = 0; i < 4; i++) {
		shift += 1000;
		if (backup_make(&shifted, f->dir, &f->a, f->arena, &path, &err) < 0)
			fail_msg("%s", err.msg);
	}
	assert_int_equal(count(f, &f->a), 4);
	assert_int_equal(count(f, &f->b), 0);
	/* one that was cut off is no backup */
	path = arena_printf(f->arena, "%s.part", path);
	fclose(fopen(path, "w"));
	assert_int_equal(count(f, &f->a), 4);
	assert_false(beside(path));
	assert_int_equal(backup_prune(&env_system, f->dir, &f->a, 2, &err), HC_OK);
	assert_int_equal(count(f, &f->a), 2);
	assert_int_not_equal(access(path, F_OK), 0);
}

static const char *
epoch(struct serve_fixture *f)
{
	struct buf out = BUF_INIT;
	const char *at;

	assert_int_equal(serve_status(f, "POST", "/v1/sync/join", f->admin_a, "{\"v\":1,\"name\":\"laptop\"}", &out), 200);
	at = arena_strdup(f->arena, strstr(buf_str(&out), "\"epoch\":"));
	buf_free(&out);
	return arena_strndup(f->arena, at, strcspn(at, ","));
}

static bool
holds(struct serve_fixture *f, const struct tenant_row *t, const char *name)
{
	struct hc_err err = { .msg = "" };
	const struct hc_value v = value_text(name, strlen(name));
	uint8_t ids[1][16];
	struct work *w;
	size_t n = 0;

	if (work_open(&env_system, admin_tenant_path(f->arena, f->dir, t), 0, true, NULL, &w, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(lookup_value(w->store, object_field(model_object(w->model, "tag"), "name"), &v, 0, ids, 1, &n, &err), HC_OK);
	work_close(w);
	return n > 0;
}

static const char *
backup_of(struct serve_fixture *f, const struct tenant_row *t)
{
	struct backup_file *all;
	struct hc_err err;
	size_t n;

	assert_int_equal(backup_list(&env_system, f->dir, t, f->arena, &all, &n, &err), HC_OK);
	assert_true(n > 0);
	return all[0].path;
}

static void
test_a_tenant_goes_on_from_a_backup_under_its_id_name_and_keys(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err = { .msg = "" };
	struct tenant_row now, aside, *rows;
	size_t n;
	char other[KEY_TEXT], signs[WEBHOOK_SECRET];
	struct buf out = BUF_INIT, hook = BUF_INIT, secret = BUF_INIT;
	const char *path, *before = epoch(f), *id, *at, *url;

	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, SECRET, &out), 204);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/x_pass", f->key_a, "{\"x_name\":\"door\",\"x_code\":\"4711\"}", &secret), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/webhooks", f->admin_a, "{\"url\":\"https://example.com/x\"}", &hook), 201);
	tag(f, "early", 201);
	shift += 2000;
	assert_int_equal(backup_make(&shifted, f->dir, &f->a, f->arena, &path, &err), HC_OK);
	tag(f, "late", 201);
	assert_true(is_there(f, "late"));
	if (admin_tenant_restore(&env_system, f->dir, f->registry, f->arena, "alpha", path, &now, &err) < 0)
		fail_msg("%s", err.msg);
	assert_string_equal(now.id, f->a.id);
	assert_true(is_there(f, "early"));
	assert_false(is_there(f, "late"));
	assert_string_not_equal(epoch(f), before);
	/* what was encrypted can be opened, the webhook signs as before */
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=x_pass%20x_code:4711", f->admin_a, NULL, &out), 200);
	at = strstr(buf_str(&secret), "\"id\":\"") + 6;
	url = arena_printf(f->arena, "/v1/objects/x_pass/%.*s/reveal", (int)strcspn(at, "\""), at);
	assert_int_equal(serve_status(f, "POST", url, f->key_a, "{\"field\":\"x_code\"}", &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"value\":\"4711\""));
	id = strstr(buf_str(&hook), "\"id\":\"") + 6;
	id = arena_strndup(f->arena, id, strcspn(id, "\""));
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/webhooks/%s", id), f->admin_a, NULL, &out), 200);
	/* what it was until then is kept, and nobody gets in */
	assert_int_equal(registry_tenants(f->registry, f->arena, &rows, &n, &err), HC_OK);
	aside = (struct tenant_row){ .name = "" };
	for (size_t i = 0; i < n; i++)
		if (strncmp(rows[i].name, "alpha-before-", 13) == 0)
			aside = rows[i];
	assert_int_equal(aside.state, TENANT_SUSPENDED);
	assert_string_not_equal(aside.id, f->a.id);
	assert_true(holds(f, &aside, "late"));
	assert_false(holds(f, &now, "late"));
	assert_int_equal(registry_tenant_find(f->registry, "alpha", f->arena, &now, &err), HC_OK);
	assert_string_equal(now.id, f->a.id);
	assert_true(count(f, &now) > 0);
	/* it may go on, too: its webhooks are signed as they were */
	assert_int_equal(registry_tenant_set(f->registry, aside.id, TENANT_ACTIVE, NULL, &err), HC_OK);
	serve_key(f, &aside, "ada", "admin", "*", 0, other);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "/v1/webhooks/%s/rotate", id), other, NULL, &out), 200);
	webhook_secret(f->server, f->a.id, id, 2, signs);
	assert_non_null(strstr(buf_str(&out), signs));
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "/v1/webhooks/%s/rotate", id), f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), signs));
	assert_int_equal(registry_tenant_set(f->registry, aside.id, TENANT_SUSPENDED, NULL, &err), HC_OK);
	/* and from one backup again: another workspace, the same tenant */
	shift += 1000;
	if (admin_tenant_restore(&shifted, f->dir, f->registry, f->arena, "alpha", backup_of(f, &now), &now, &err) < 0)
		fail_msg("%s", err.msg);
	assert_string_equal(now.id, f->a.id);
	assert_true(is_there(f, "early"));
	assert_int_equal(admin_tenant_restore(&env_system, f->dir, f->registry, f->arena, "alpha", "/nowhere.db", &now, &err), HC_NOTFOUND);
	assert_int_equal(admin_tenant_delete(&env_system, f->dir, f->registry, aside.id, &err), HC_OK);
	f->a = now;
	tag(f, "after", 201);
	assert_true(is_there(f, "after"));
	buf_free(&out);
	buf_free(&hook);
	buf_free(&secret);
}

static void
test_an_operator_lists_makes_and_restores_by_name_alone(void **state)
{
	static const uint8_t nobody[16];
	struct serve_fixture *f = *state;
	struct key_wish w = { .tenant = "", .kind = "operator", .name = "", .scopes = "*", .user = nobody };
	struct hc_err err = { .msg = "" };
	char key[KEY_TEXT];
	struct buf out = BUF_INIT;
	const char *at, *url = arena_printf(f->arena, "/v1/tenants/%s", f->b.id), *name;

	assert_int_equal(key_make(&env_system, f->registry, &w, key, &err), HC_OK);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s/backups", url), f->admin_b, NULL, NULL), 403);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s/backups", url), key, NULL, &out), 201);
	at = strstr(buf_str(&out), "\"backup\":\"") + 10;
	name = arena_strndup(f->arena, at, strcspn(at, "\""));
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "%s/backups", url), key, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), name));
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s/restore", url), key, "{\"backup\":\"../x.db\"}", NULL), 404);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s/restore", url), key, arena_printf(f->arena, "{\"backup\":\"%s\"}", name),
	    &out), 201);
	assert_non_null(strstr(buf_str(&out), "\"name\":\"beta\""));
	assert_int_equal(serve_status(f, "GET", "/v1/me", f->key_b, NULL, NULL), 200);
	buf_free(&out);
}

static void
test_the_clock_backs_up_what_changed_and_keeps_so_many(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err = { .msg = "" };
	struct arena *a = arena_new("plans");

	assert_int_equal(backup_prune(&env_system, f->dir, &f->a, 0, &err), HC_OK);
	plans_default(&plans);
	assert_int_equal(plans_set(&plans, a, "professional", "backup-hours", "1", &err), HC_OK);
	assert_int_equal(plans_set(&plans, a, "professional", "backups", "2", &err), HC_OK);
	for (int i = 0; i < 4; i++) {
		server_drain(f->server, 2000);
		server_close(f->server);
		shift += 3700 * INT64_C(1000);
		assert_int_equal(server_open(&shifted, &(struct server_options){ .dir = f->dir, .lanes = 2, .no_plugins = true, .plans = &plans },
		    &f->server, &err), HC_OK);
		tag(f, arena_printf(f->arena, "round %d", i), 201);
		for (int wait = 0; wait < 6000 && count(f, &f->a) < (i < 1 ? 1u : 2u); wait++)
			usleep(10000);
		assert_int_equal(count(f, &f->a), i < 1 ? 1 : 2);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_backup_is_made_beside_a_running_server_and_old_ones_go),
		cmocka_unit_test(test_a_tenant_goes_on_from_a_backup_under_its_id_name_and_keys),
		cmocka_unit_test(test_an_operator_lists_makes_and_restores_by_name_alone),
		cmocka_unit_test(test_the_clock_backs_up_what_changed_and_keeps_so_many),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
