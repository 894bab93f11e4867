/*
 * test_isolation.c - every route of the table, asked with another tenant's ids, cursors and keys, without a key, with a revoked
 * and an expired one, with one of narrower scope, as a user whose role may see less. A route that is added is asked too.
 */
#include "serve/describe.h"
#include "serve_help.h"

#define MARK "zebra"

struct world {
	struct serve_fixture *f;
	const char *tag, *key_id, *cursor;	/* alpha's */
};

static struct world world;

static const char *
member(struct arena *a, const struct buf *json, const char *name)
{
	json_t *root;
	const char *s, *ret = "";

	if (json_read(json->data, json->len, &root, NULL) >= 0) {
		if ((s = json_string_value(json_object_get(root, name))) != NULL)
			ret = arena_strdup(a, s);
		json_decref(root);
	}
	return ret;
}

static int
setup(void **state)
{
	struct buf out = BUF_INIT;
	struct serve_fixture *f;

	if (serve_setup(state) != 0)
		return -1;
	f = *state;
	world.f = f;
	for (int i = 0; i < 3; i++)
		assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a,
		    arena_printf(f->arena, "{\"name\":\"" MARK "%d\"}", i), &out), 201);
	world.tag = member(f->arena, &out, "id");
	serve_status(f, "GET", "/v1/objects/tag?limit=1", f->key_a, NULL, &out);
	world.cursor = member(f->arena, &out, "next");
	world.key_id = arena_strndup(f->arena, f->key_a + 3, strcspn(f->key_a + 3, "_"));
	buf_free(&out);
	return 0;
}

/* The route's path with alpha's things in its braces. */
static const char *
url_of(struct arena *a, const struct route *r, const char *object)
{
	const struct description *d = describe(r->method, r->path);
	struct buf b = BUF_INIT;
	const char *ret;

	for (const char *p = r->path; *p != '\0';) {
		size_t n = strcspn(p, "}");

		if (*p != '{') {
			buf_addc(&b, *p++);
			continue;
		}
		if (strncmp(p, "{object}", 8) == 0)
			buf_adds(&b, object);
		else if (strstr(r->path, "/keys/") != NULL)
			buf_adds(&b, world.key_id);
		else
			buf_adds(&b, world.tag);
		p += n + 1;
	}
	/* what a route does not take would be refused before anything is looked at */
	buf_adds(&b, "?");
	if (d == NULL || (d->params != NULL && strstr(d->params, "after") != NULL))
		buf_printf(&b, "after=%s", strstr(r->path, "/objects/") != NULL ? world.cursor : "0");
	if (d == NULL || (d->params != NULL && strstr(d->params, "limit") != NULL))
		buf_adds(&b, "&limit=5");
	if (strcmp(r->path, "/v1/search") == 0)
		buf_adds(&b, "&q=" MARK "2");
	if (strcmp(r->path, "/v1/query") == 0 && strcmp(r->method, "GET") == 0)
		buf_adds(&b, "&q=tag%20sort%20name");
	if (strcmp(r->path, "/v1/aggregate") == 0)
		buf_adds(&b, "&q=tag%20by%20name%20agg%20n");
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static const char *
body_of(const struct route *r)
{
	if (strcmp(r->method, "GET") == 0 || strcmp(r->method, "DELETE") == 0)
		return NULL;
	if (strstr(r->path, "/bulk/") != NULL)
		return "{\"id\":\"01a20000-0000-7000-8000-000000000000\",\"_delete\":true}\n";
	if (strcmp(r->path, "/v1/query") == 0)
		return "{\"query\":\"tag sort name\"}";
	return "{\"description\":\"x\"}";
}

static bool
is_open(const struct route *r)
{
	return r->flags & ROUTE_OPEN;
}

static void
test_another_tenants_things_are_not_there(void **state)
{
	struct serve_fixture *f = *state;
	const char *const keys[] = { f->key_b, f->admin_b };

	for (const struct route *r = routes; r->path != NULL; r++)
		for (size_t k = 0; k < 2; k++) {
			struct buf out = BUF_INIT;
			int status;

			if (is_open(r) || r->flags & ROUTE_OPERATOR || strcmp(r->path, "/v1/password") == 0)
				continue;
			status = serve_status(f, r->method, url_of(f->arena, r, "tag"), keys[k], body_of(r), &out);
			if (strstr(buf_str(&out), MARK) != NULL)
				fail_msg("%s %s shows another tenant's record", r->method, r->path);
			if (strstr(r->path, "{id}") != NULL && status != 404 && !(k == 0 && r->flags & ROUTE_ADMIN && status == 403))
				fail_msg("%s %s answers %d to another tenant's id", r->method, r->path, status);
			if (status >= 500)
				fail_msg("%s %s answers %d", r->method, r->path, status);
			buf_free(&out);
		}
}

static void
test_alphas_records_are_as_they_were(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/objects/tag/%s", world.tag), f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), MARK "2"));
	assert_non_null(strstr(buf_str(&out), "\"description\":null"));
	assert_int_equal(serve_status(f, "GET", "/v1/me", f->key_a, NULL, &out), 200);
	buf_free(&out);
}

static void
test_without_a_key_nothing_but_the_open_routes(void **state)
{
	struct serve_fixture *f = *state;

	for (const struct route *r = routes; r->path != NULL; r++)
		if (!is_open(r) && serve_status(f, r->method, url_of(f->arena, r, "tag"), NULL, body_of(r), NULL) != 401)
			fail_msg("%s %s answers without a key", r->method, r->path);
}

static void
test_an_expired_key_is_over(void **state)
{
	struct serve_fixture *f = *state;
	char key[KEY_TEXT];

	serve_key(f, &f->a, "ann", "standard", "*", 1000, key);
	for (const struct route *r = routes; r->path != NULL; r++)
		if (!is_open(r) && serve_status(f, r->method, url_of(f->arena, r, "tag"), key, body_of(r), NULL) != 401)
			fail_msg("%s %s answers an expired key", r->method, r->path);
}

static void
test_a_revoked_key_may_only_push(void **state)
{
	struct serve_fixture *f = *state;
	char key[KEY_TEXT], id[20];
	struct buf out = BUF_INIT;
	const char *push, *new_id = "01a20000-0000-7000-8000-0000000000aa";
	struct hc_err err;

	serve_key(f, &f->a, "ann", "standard", "*", 0, key);
	snprintf(id, sizeof(id), "%.12s", key + 3);
	assert_int_equal(serve_status(f, "POST", "/v1/sync/join", key, "{\"v\":1,\"name\":\"laptop\"}", &out), 200);
	push = arena_printf(f->arena, "{\"v\":1,\"dev\":1,\"epoch\":\"%s\",\"cursor\":\"\",\"scope_ver\":0,\"acked_n\":0,"
	    "\"chain\":\"00000000000000000000000000000000\",\"reg\":{},\"max\":1048576}\n"
	    "{\"n\":1,\"tx\":1,\"h\":1,\"o\":\"tag\",\"id\":\"%s\",\"op\":\"c\",\"base\":0,\"d\":{\"name\":\"late\"}}\n",
	    member(f->arena, &out, "epoch"), new_id);
	assert_int_equal(registry_key_revoke(f->registry, f->a.id, id, 1000, &err), HC_OK);
	for (const struct route *r = routes; r->path != NULL; r++)
		if (!is_open(r) && !(r->flags & ROUTE_SYNC) &&
		    serve_status(f, r->method, url_of(f->arena, r, "tag"), key, body_of(r), NULL) != 401)
			fail_msg("%s %s answers a revoked key", r->method, r->path);
	/* what was typed is taken and parked; nothing goes out */
	if (serve_status(f, "POST", "/v1/sync", key, push, &out) != 200)
		fail_msg("%s", buf_str(&out));
	assert_non_null(strstr(buf_str(&out), "\"st\":\"parked\""));
	assert_null(strstr(buf_str(&out), MARK));
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/objects/tag/%s", new_id), f->key_a, NULL, NULL), 404);
	buf_free(&out);
}

static void
test_a_suspended_tenant_is_closed(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err;

	assert_int_equal(registry_tenant_set(f->registry, f->a.id, TENANT_SUSPENDED, NULL, &err), HC_OK);
	for (const struct route *r = routes; r->path != NULL; r++)
		if (!is_open(r) && serve_status(f, r->method, url_of(f->arena, r, "tag"), f->key_a, body_of(r), NULL) != 403)
			fail_msg("%s %s answers for a suspended tenant", r->method, r->path);
	assert_int_equal(registry_tenant_set(f->registry, f->a.id, TENANT_ACTIVE, NULL, &err), HC_OK);
}

static void
test_a_key_keeps_to_its_scopes(void **state)
{
	struct serve_fixture *f = *state;
	char key[KEY_TEXT];

	serve_key(f, &f->a, "ada", "admin", "read:saved_view", 0, key);
	for (const struct route *r = routes; r->path != NULL; r++) {
		struct buf out = BUF_INIT;
		int status;

		if (is_open(r) || r->scope == NULL)
			continue;
		status = serve_status(f, r->method, url_of(f->arena, r, "tag"), key, body_of(r), &out);
		/* lists of what there is leave the rest out; everything else says no */
		if (strstr(buf_str(&out), MARK) != NULL || (status != 403 && strcmp(r->path, "/v1/metadata") != 0 &&
		    strcmp(r->path, "/v1/openapi.json") != 0 && strcmp(r->path, "/v1/actions") != 0))
			fail_msg("%s %s answers %d to a key for saved views", r->method, r->path, status);
		buf_free(&out);
	}
	assert_int_equal(serve_status(f, "GET", "/v1/objects/saved_view", key, NULL, NULL), 200);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/saved_view", key, "{\"name\":\"x\",\"object\":\"tag\"}", NULL), 403);
}

static void
test_an_operators_key_opens_no_tenant_and_a_tenants_key_is_no_operator(void **state)
{
	struct serve_fixture *f = *state;
	static const uint8_t nobody[16];
	struct key_wish w = { .tenant = "", .kind = "operator", .name = "", .scopes = "*", .user = nobody };
	char key[KEY_TEXT], url[100];
	struct buf out = BUF_INIT;
	struct hc_err err;

	assert_int_equal(key_make(&env_system, f->registry, &w, key, &err), HC_OK);
	for (const struct route *r = routes; r->path != NULL; r++) {
		const char *with = r->flags & ROUTE_OPERATOR ? f->admin_a : key;

		if (!is_open(r) && serve_status(f, r->method, url_of(f->arena, r, "tag"), with, body_of(r), NULL) != 403)
			fail_msg("%s %s answers the wrong kind of key", r->method, r->path);
	}
	assert_int_equal(serve_status(f, "POST", "/v1/tenants", key, "{\"name\":\"gamma\",\"plan\":\"free\"}", &out), 201);
	snprintf(url, sizeof(url), "/v1/tenants/%s/keys", member(f->arena, &out, "id"));
	assert_int_equal(serve_status(f, "POST", url, key, "{\"user\":\"gus\",\"role\":\"admin\"}", &out), 201);
	assert_int_equal(serve_status(f, "GET", "/v1/me", member(f->arena, &out, "key"), NULL, NULL), 200);
	/* a free plan seats three */
	for (int i = 0; i < 2; i++)
		assert_int_equal(serve_status(f, "POST", "/v1/objects/user", member(f->arena, &out, "key"),
		    arena_printf(f->arena, "{\"name\":\"u%d\",\"login\":\"u%d\"}", i, i), NULL), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/user", member(f->arena, &out, "key"), "{\"name\":\"u\",\"login\":\"u\"}", NULL), 507);
	assert_int_equal(serve_status(f, "GET", "/v1/tenants", key, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "gamma"));
	buf_free(&out);
}

static void
test_nobody_gives_more_than_he_has(void **state)
{
	struct serve_fixture *f = *state;
	char key[KEY_TEXT];

	serve_key(f, &f->a, "ann", "standard", "keys read:tag", 0, key);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scopes\":\"read:tag\"}", NULL), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scopes\":\"read\"}", NULL), 403);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scopes\":\"*\"}", NULL), 403);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", f->key_a, "{\"scopes\":\"raed:tag\"}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", f->key_a, "{\"scopes\":\" \"}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scopes\":\"read:tag\",\"user\":\"ada\"}", NULL), 403);
	/* what is misspelt makes no wider or longer-lived key than was meant */
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scopes\":[\"read:tag\"]}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scopes\":\"read:tag\",\"expires\":1}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/keys", key, "{\"scope\":\"read:tag\"}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "/v1/keys/%s/rotate", world.key_id), key, "{}", NULL), 403);
}

static void
test_a_role_that_only_reads_writes_nothing(void **state)
{
	struct serve_fixture *f = *state;
	char key[KEY_TEXT];

	serve_key(f, &f->a, "rita", "read_only", "*", 0, key);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag", key, NULL, NULL), 200);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, "{\"name\":\"no\"}", NULL), 403);
	assert_int_equal(serve_status(f, "DELETE", arena_printf(f->arena, "/v1/objects/tag/%s", world.tag), key, NULL, NULL), 403);
	assert_int_equal(serve_status(f, "GET", "/v1/usage", key, NULL, NULL), 403);
	/* a role of rights: nobody makes himself an administrator */
	assert_int_equal(serve_status(f, "POST", "/v1/objects/role_grant", f->key_a, "{\"object\":\"*\"}", NULL), 403);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/user", f->key_a, "{\"name\":\"x\",\"login\":\"x\"}", NULL), 403);
}

/* A colleague's record and a comment on it: who sees his own records only finds neither, until it is handed over. */
static void
test_what_hangs_on_a_record_is_seen_with_it(void **state)
{
	static const char *const asked[] = { "/v1/objects/comment", "/v1/query?q=comment%20has:text",
		"/v1/search?q=" MARK "secret", "/v1/events?after=0" };
	struct serve_fixture *f = *state;
	const char *role, *rep, *tag, *hung, *id;
	struct buf out = BUF_INIT;
	char key[KEY_TEXT];

	assert_int_equal(serve_status(f, "POST", "/v1/objects/role", f->admin_a, "{\"name\":\"rep\"}", &out), 201);
	role = member(f->arena, &out, "id");
	assert_int_equal(serve_status(f, "POST", "/v1/objects/role_grant", f->admin_a, arena_printf(f->arena, "{\"role\":\"%s\",\"object\":\"*\","
	    "\"read\":true,\"create\":true,\"edit\":true,\"delete\":true,\"scope\":\"own\"}", role), NULL), 201);
	serve_key(f, &f->a, "rae", "rep", "*", 0, key);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, "{\"name\":\"raes\"}", &out), 201);
	rep = member(f->arena, &out, "owner");
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->admin_a, "{\"name\":\"boss\"}", &out), 201);
	tag = member(f->arena, &out, "id");
	assert_int_equal(serve_status(f, "POST", "/v1/objects/comment", f->admin_a, arena_printf(f->arena, "{\"text\":\"" MARK "secret\","
	    "\"object\":\"tag\",\"record\":\"%s\"}", tag), &out), 201);
	id = member(f->arena, &out, "id");
	hung = arena_printf(f->arena, "/v1/objects/comment/%s", id);
	for (int handed = 0; handed < 2; handed++) {
		for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
			bool shown;

			assert_true(serve_status(f, "GET", asked[i], key, NULL, &out) < 300);
			shown = strstr(buf_str(&out), MARK "secret") != NULL || strstr(buf_str(&out), id) != NULL;
			if (shown != (handed == 1))
				fail_msg("%s %s what hangs on a record that %s", asked[i], shown ? "shows" : "does not show",
				    handed ? "was handed over" : "may not be seen");
		}
		assert_int_equal(serve_status(f, "GET", "/v1/aggregate?q=comment%20agg%20n", key, NULL, &out), 200);
		if ((strstr(buf_str(&out), "\"n\":1") != NULL) != (handed == 1))
			fail_msg("counted: %s", buf_str(&out));
		assert_int_equal(serve_status(f, "GET", hung, key, NULL, NULL), handed ? 200 : 404);
		/* what somebody else said may be read then, not changed */
		assert_int_equal(serve_status(f, "PATCH", hung, key, "{\"text\":\"no\"}", NULL), handed ? 403 : 404);
		assert_int_equal(serve_status(f, "DELETE", hung, key, NULL, NULL), handed ? 403 : 404);
		assert_int_equal(serve_status(f, "POST", "/v1/objects/comment", key, arena_printf(f->arena, "{\"text\":\"mine\","
		    "\"object\":\"tag\",\"record\":\"%s\"}", tag), NULL), handed ? 201 : 403);
		assert_int_equal(serve_status(f, "PATCH", arena_printf(f->arena, "/v1/objects/tag/%s", tag), f->admin_a,
		    arena_printf(f->arena, "{\"owner\":\"%s\"}", rep), NULL), 200);
	}
	buf_free(&out);
}

/* A file on a colleague's record: its row, its name and its bytes are there for who sees the record, wherever one asks. */
static void
test_a_file_is_seen_with_the_record_that_it_hangs_on(void **state)
{
	static const char *const asked[] = { "/v1/objects/attachment", "/v1/query?q=attachment%20has:name", "/v1/search?q=" MARK "plan",
		"/v1/events?after=0&types=core.attachment.*" };
	struct serve_fixture *f = *state;
	const char *rep, *box, *hash, *files, *row, *id;
	struct buf out = BUF_INIT;
	char key[KEY_TEXT];

	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, "object x_box \"Box\" \"Boxes\"\n  title name\n  features attachments\n"
	    "field name text(80) \"Name\" required\n", NULL), 204);
	serve_key(f, &f->a, "rob", "rep", "*", 0, key);	/* the role of the test before */
	assert_int_equal(serve_status(f, "POST", "/v1/objects/x_box", key, "{\"name\":\"robs\"}", &out), 201);
	rep = member(f->arena, &out, "owner");
	assert_int_equal(serve_status(f, "POST", "/v1/objects/x_box", f->admin_a, "{\"name\":\"boss\"}", &out), 201);
	box = member(f->arena, &out, "id");
	files = arena_printf(f->arena, "/v1/objects/x_box/%s/files", box);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s?name=" MARK "plan.txt", files), f->admin_a, "the plan", &out), 201);
	hash = arena_printf(f->arena, "/v1/blobs/%s", member(f->arena, &out, "sha256"));
	assert_int_equal(serve_status(f, "GET", "/v1/objects/attachment", f->admin_a, NULL, &out), 200);
	assert_non_null(id = strstr(buf_str(&out), "\"id\":\""));
	id = arena_strndup(f->arena, id + 6, 36);
	row = arena_printf(f->arena, "/v1/objects/attachment/%s", id);
	for (int handed = 0; handed < 2; handed++) {
		for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
			bool shown;

			assert_true(serve_status(f, "GET", asked[i], key, NULL, &out) < 300);
			shown = strstr(buf_str(&out), MARK "plan") != NULL || strstr(buf_str(&out), id) != NULL;
			if (shown != (handed == 1))
				fail_msg("%s %s a file of a record that %s", asked[i], shown ? "shows" : "does not show",
				    handed ? "was handed over" : "may not be seen");
		}
		assert_int_equal(serve_status(f, "GET", hash, key, NULL, NULL), handed ? 200 : 404);
		assert_int_equal(serve_status(f, "GET", files, key, NULL, NULL), handed ? 200 : 404);
		assert_int_equal(serve_status(f, "GET", row, key, NULL, NULL), handed ? 200 : 404);
		assert_int_equal(serve_status(f, "DELETE", row, key, NULL, NULL), handed ? 403 : 404);
		assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s?name=mine.txt", files), key, "mine", NULL), handed ? 201 : 404);
		assert_int_equal(serve_status(f, "PATCH", arena_printf(f->arena, "/v1/objects/x_box/%s", box), f->admin_a,
		    arena_printf(f->arena, "{\"owner\":\"%s\"}", rep), NULL), 200);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_another_tenants_things_are_not_there),
		cmocka_unit_test(test_alphas_records_are_as_they_were),
		cmocka_unit_test(test_without_a_key_nothing_but_the_open_routes),
		cmocka_unit_test(test_an_expired_key_is_over),
		cmocka_unit_test(test_a_revoked_key_may_only_push),
		cmocka_unit_test(test_a_suspended_tenant_is_closed),
		cmocka_unit_test(test_a_key_keeps_to_its_scopes),
		cmocka_unit_test(test_an_operators_key_opens_no_tenant_and_a_tenants_key_is_no_operator),
		cmocka_unit_test(test_nobody_gives_more_than_he_has),
		cmocka_unit_test(test_a_role_that_only_reads_writes_nothing),
		cmocka_unit_test(test_what_hangs_on_a_record_is_seen_with_it),
		cmocka_unit_test(test_a_file_is_seen_with_the_record_that_it_hangs_on),
	};

	return cmocka_run_group_tests(tests, setup, serve_teardown);
}
