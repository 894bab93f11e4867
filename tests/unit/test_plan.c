/*
 * test_plan.c - what a plan gives a tenant: which plugins are on, how many fields of its own it may have; what hotcrmd.conf says
 * of plans; and that a change holds at once and loses nothing.
 */
#include "serve/conf.h"
#include "serve_help.h"

#define SIZE "extend object user\nfield x_size integer \"Size\"\n"
#define WEIGHT "extend object widget\nfield x_weight integer \"Weight\"\n"

static struct plans plans;
static struct arena *plan_arena;
static char plugin_dir[64];

/* The test plugin alone: the folder it is built in holds bad ones too. */
static int
setup(void **state)
{
	const char *built = getenv("top_builddir");
	struct hc_err err = { .msg = "" };
	char from[400], to[100], path[100], *real;

	snprintf(from, sizeof(from), "%s/tests/plugins/.libs/good.so", built != NULL ? built : ".");
	snprintf(plugin_dir, sizeof(plugin_dir), "%s/hotcrm-plan.XXXXXX", P_tmpdir);
	if ((real = realpath(from, NULL)) == NULL || mkdtemp(plugin_dir) == NULL)
		return -1;
	snprintf(to, sizeof(to), "%s/good.so", plugin_dir);
	snprintf(path, sizeof(path), "%s:-", plugin_dir);
	if (symlink(real, to) < 0)
		return -1;
	free(real);
	setenv("HOTCRM_PLUGINS", path, 1);
	plan_arena = arena_new("plans");
	plans_default(&plans);
	if (plans_set(&plans, plan_arena, "small", "like", "starter", &err) < 0 ||
	    plans_set(&plans, plan_arena, "small", "plugins", "crm", &err) < 0 ||
	    plans_set(&plans, plan_arena, "small", "custom-fields", "1", &err) < 0 ||
	    plans_set(&plans, plan_arena, "tight", "like", "starter", &err) < 0 || plans_set(&plans, plan_arena, "tight", "records", "20", &err) < 0)
		return -1;
	return serve_setup_with(state, &(struct server_options){ .lanes = 2, .plans = &plans });
}

static int
teardown(void **state)
{
	char to[100];
	int rc = serve_teardown(state);

	snprintf(to, sizeof(to), "%s/good.so", plugin_dir);
	unlink(to);
	rmdir(plugin_dir);
	arena_free(plan_arena);
	return rc;
}

static void
take_plan(struct serve_fixture *f, const char *plan)
{
	struct hc_err err = { .msg = "" };

	if (registry_tenant_set(f->registry, f->a.id, TENANT_ACTIVE, plan, &err) < 0)
		fail_msg("%s", err.msg);
}

static void
test_a_plugin_that_the_plan_does_not_hold_is_off_and_its_data_comes_back(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "POST", "/v1/objects/widget", f->key_a, "{\"name\":\"cog\"}", &out), 201);
	take_plan(f, "small");
	assert_int_equal(serve_status(f, "GET", "/v1/objects/widget", f->key_a, NULL, &out), 404);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/widget", f->key_a, "{\"name\":\"nut\"}", &out), 404);
	assert_int_equal(serve_status(f, "GET", "/v1/metadata", f->key_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "widget"));
	assert_int_equal(serve_status(f, "GET", "/v1/openapi.json", f->key_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "widget"));
	/* the neighbour's plan is its own */
	assert_int_equal(serve_status(f, "POST", "/v1/objects/widget", f->key_b, "{\"name\":\"bolt\"}", &out), 201);
	take_plan(f, "professional");
	assert_int_equal(serve_status(f, "GET", "/v1/objects/widget", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"cog\""));
	assert_null(strstr(buf_str(&out), "\"nut\""));
	buf_free(&out);
}

static void
test_fields_of_ones_own_on_a_plugin_that_is_off_wait_for_it(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, SIZE WEIGHT, &out), 204);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/widget", f->key_a, "{\"name\":\"anvil\",\"x_weight\":90}", &out), 201);
	take_plan(f, "small");
	assert_int_equal(serve_status(f, "GET", "/v1/metadata/user", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "x_size"));
	take_plan(f, "professional");
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=widget%20x_weight:90", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"anvil\""));
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, "", &out), 204);
	buf_free(&out);
}

static int
times(const struct buf *b, const char *part)
{
	int n = 0;

	for (const char *p = strstr(b->len > 0 ? b->data : "", part); p != NULL; p = strstr(p + 1, part))
		n++;
	return n;
}

static void
test_who_is_full_deletes_by_bulk_and_has_room_at_once(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT, body = BUF_INIT;
	char key[KEY_TEXT], ids[40][UUID_TEXT];
	struct tenant_row t;
	struct hc_err err;
	int made = 0;

	assert_int_equal(admin_tenant_create(&env_system, f->dir, f->registry, "tight", "tight", &t, &err), HC_OK);
	serve_key(f, &t, "tim", "admin", "*", 0, key);
	for (int i = 0; i < 40; i++)
		buf_printf(&body, "{\"name\":\"t%d\"}\n", i);
	/* as many as fit are made, and each line too many says why */
	assert_int_equal(serve_status(f, "POST", "/v1/bulk/tag", key, buf_str(&body), &out), 200);
	made = times(&out, "\"status\":201");
	assert_in_range(made, 1, 22);
	assert_int_equal(times(&out, "\"status\":507,\"type\":\"tag:hotcrm,2026:quota\",\"detail\":\"The plan tight holds 20 records"), 40 - made);
	for (const char *p = buf_str(&out), *id; made > 0 && (id = strstr(p, "\"id\":\"")) != NULL; p = id + 1)
		snprintf(ids[--made], UUID_TEXT, "%s", id + 6);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, "{\"name\":\"one\"}", NULL), 507);
	/* changing and deleting go on, and what went makes room for what comes */
	buf_reset(&body);
	buf_printf(&body, "{\"id\":\"%s\",\"name\":\"changed\"}\n{\"id\":\"%s\",\"_delete\":true}\n{\"name\":\"too many\"}\n", ids[0], ids[1]);
	assert_int_equal(serve_status(f, "POST", "/v1/bulk/tag", key, buf_str(&body), &out), 200);
	assert_int_equal(times(&out, "\"status\":200"), 2);
	assert_int_equal(times(&out, "\"status\":507"), 1);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, "{\"name\":\"one\"}", NULL), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, "{\"name\":\"two\"}", NULL), 507);
	assert_int_equal(serve_status(f, "DELETE", arena_printf(f->arena, "/v1/objects/tag/%s", ids[0]), key, NULL, NULL), 204);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, "{\"name\":\"two\"}", NULL), 201);
	admin_tenant_delete(&env_system, f->dir, f->registry, "tight", NULL);
	buf_free(&out);
	buf_free(&body);
}

static void
test_a_plan_has_room_for_so_many_fields_of_ones_own(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	take_plan(f, "small");
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, SIZE "field x_more integer \"More\"\n", &out), 507);
	assert_non_null(strstr(buf_str(&out), "has room for 1 fields"));
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, SIZE, &out), 204);
	take_plan(f, "professional");
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, SIZE "field x_more integer \"More\"\nfield x_third integer \"3\"\n", &out), 204);
	/* what is there on a smaller plan stays, and may become less */
	take_plan(f, "small");
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, SIZE "field x_more integer \"More\"\n", &out), 204);
	take_plan(f, "professional");
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, "", &out), 204);
	buf_free(&out);
}

static void
test_a_tenant_that_was_closed_opens_with_the_plugins_of_its_plan(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err = { .msg = "" };
	struct buf out = BUF_INIT;

	take_plan(f, "small");
	server_drain(f->server, 2000);
	server_close(f->server);
	assert_int_equal(server_open(&env_system, &(struct server_options){ .dir = f->dir, .lanes = 2, .plans = &plans }, &f->server, &err), HC_OK);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/widget", f->key_a, NULL, &out), 404);
	/* the file of plans was changed, and nobody stops the server for it */
	assert_int_equal(plans_set(&plans, plan_arena, "small", "plugins", "good crm", &err), HC_OK);
	server_replan(f->server, &plans);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/widget", f->key_a, NULL, &out), 200);
	assert_int_equal(plans_set(&plans, plan_arena, "small", "plugins", "crm", &err), HC_OK);
	server_replan(f->server, &plans);
	take_plan(f, "professional");
	buf_free(&out);
}

static void
test_a_copy_holds_the_data_of_plugins_that_are_off(void **state)
{
	struct serve_fixture *f = *state;
	char file[400];
	struct hc_err err = { .msg = "" };
	struct tenant_row copy;
	struct buf out = BUF_INIT;
	char key[KEY_TEXT];

	assert_int_equal(serve_status(f, "POST", "/v1/objects/widget", f->key_a, "{\"name\":\"wheel\"}", &out), 201);
	take_plan(f, "small");
	assert_int_equal(serve_status(f, "GET", "/v1/objects/widget", f->key_a, NULL, &out), 404);
	snprintf(file, sizeof(file), "%s/hotcrm-plan-copy-%ld.db", P_tmpdir, (long)getpid());
	if (admin_tenant_export(&env_system, f->dir, f->registry, "alpha", file, &err) < 0 ||
	    admin_tenant_import(&env_system, f->dir, f->registry, "gamma", "professional", file, &copy, &err) < 0)
		fail_msg("%s", err.msg);
	serve_key(f, &copy, "cid", "standard", "*", 0, key);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/widget", key, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"wheel\""));
	take_plan(f, "professional");
	assert_int_equal(admin_tenant_delete(&env_system, f->dir, f->registry, "gamma", &err), HC_OK);
	store_remove(file);
	buf_free(&out);
}

static void
test_fields_made_beside_the_server_are_there_soon(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err = { .msg = "" };
	struct buf out = BUF_INIT;
	struct work *w;

	assert_int_equal(serve_status(f, "GET", "/v1/metadata/user", f->admin_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "x_size"));
	assert_int_equal(work_open(&env_system, admin_tenant_path(f->arena, f->dir, &f->a), 0, false, NULL, &w, &err), HC_OK);
	if (work_customise(w, SIZE, &err) < 0)
		fail_msg("%s", err.msg);
	work_close(w);
	for (int i = 0; i < 300 && strstr(buf_str(&out), "x_size") == NULL; i++) {
		usleep(100000);
		buf_reset(&out);
		if (serve_status(f, "GET", "/v1/metadata/user", f->admin_a, NULL, &out) != 200)
			fail_msg("%s", buf_str(&out));
	}
	assert_non_null(strstr(buf_str(&out), "x_size"));
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, "", NULL), 204);
	buf_free(&out);
}

static int
read_text(const char *text, struct arena *a, struct conf **ret, struct hc_err *err)
{
	char path[] = "/tmp/hotcrm-conf.XXXXXX";
	int fd = mkstemp(path), rc;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	rc = conf_read(path, true, a, ret, err);
	unlink(path);
	return rc;
}

static void
test_lines_of_the_configuration_change_plans_and_make_others(void **state)
{
	static const struct { const char *text, *says; } bad[] = {
		{ "plan golden records 5\n", "golden is not a plan" },
		{ "plan free records many\n", "records is a number" },
		{ "plan free colour red\n", "no setting colour" },
		{ "plan free like starter\n", "there is a plan free already" },
		{ "plan Gold like free\n", "a-z" },
		{ "plan free records\n", "plan NAME SETTING VALUE" },
	};
	struct arena *a = arena_new("test");
	struct hc_err err = { .msg = "" };
	const struct plan *p;
	struct conf *c;

	(void)state;
	assert_int_equal(read_text("plan gold like professional\nplan gold records 500\nplan gold plugins \"crm quote\"\nplan free users 5\n", a, &c,
	    &err), HC_OK);
	p = plans_find(conf_plans(c), "gold");
	assert_int_equal(p->records, 500);
	assert_int_equal(p->per_minute, plans_find(conf_plans(c), "professional")->per_minute);
	assert_string_equal(p->plugins, "crm quote");
	assert_int_equal(plans_find(conf_plans(c), "free")->users, 5);
	/* what is listed can be read again */
	assert_int_equal(read_text(arena_printf(a, "plan gold like free\n%s", strstr(plans_text(conf_plans(c), a), "plan gold requests")), a, &c, &err), HC_OK);
	assert_int_equal(plans_find(conf_plans(c), "gold")->records, 500);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(read_text(bad[i].text, a, &c, &err), HC_INVALID);
		assert_non_null(strstr(err.msg, bad[i].says));
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_plugin_that_the_plan_does_not_hold_is_off_and_its_data_comes_back),
		cmocka_unit_test(test_fields_of_ones_own_on_a_plugin_that_is_off_wait_for_it),
		cmocka_unit_test(test_who_is_full_deletes_by_bulk_and_has_room_at_once),
		cmocka_unit_test(test_a_plan_has_room_for_so_many_fields_of_ones_own),
		cmocka_unit_test(test_a_tenant_that_was_closed_opens_with_the_plugins_of_its_plan),
		cmocka_unit_test(test_a_copy_holds_the_data_of_plugins_that_are_off),
		cmocka_unit_test(test_fields_made_beside_the_server_are_there_soon),
		cmocka_unit_test(test_lines_of_the_configuration_change_plans_and_make_others),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
