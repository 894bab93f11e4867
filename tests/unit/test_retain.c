/*
 * test_retain.c - what a tenant need not keep: edits older than its plan says leave the journal, but never what a device has yet
 * to pull; conflicts that were decided by rule go after 90 days. And what those notice who come late.
 */
#include "serve_help.h"

#define DAY INT64_C(86400000)

static struct plans plans;
static struct env shifted;
static int64_t shift;

static int64_t
later(const struct env *e)
{
	(void)e;
	return env_system.now(&env_system) + shift;
}

static int
setup(void **state)
{
	struct hc_err err = { .msg = "" };
	struct arena *a = arena_new("plans");
	struct serve_fixture *f;

	plans_default(&plans);
	if (plans_set(&plans, a, "professional", "journal-days", "30", &err) < 0 ||
	    serve_setup_with(state, &(struct server_options){ .lanes = 2, .no_plugins = true }) < 0)
		return -1;
	f = *state;
	arena_free(a);
	server_close(f->server);
	shifted = env_system;
	shifted.now = later;
	return server_open(&shifted, &(struct server_options){ .dir = f->dir, .lanes = 2, .no_plugins = true, .plans = &plans }, &f->server,
	    &err) < 0 ? -1 : 0;
}

static const char *
member(struct serve_fixture *f, const struct buf *b, const char *name)
{
	const char *at = strstr(buf_str(b), arena_printf(f->arena, "\"%s\":", name));

	assert_non_null(at);
	at += strlen(name) + 3;
	at += *at == '"';
	return arena_strndup(f->arena, at, strcspn(at, "\",}"));
}

static const char *
make_tag(struct serve_fixture *f, const char *name)
{
	struct buf out = BUF_INIT;
	const char *id;

	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, arena_printf(f->arena, "{\"name\":\"%s\"}", name), &out), 201);
	id = member(f, &out, "id");
	buf_free(&out);
	return id;
}

static void
describe(struct serve_fixture *f, const char *id, const char *text)
{
	assert_int_equal(serve_status(f, "PATCH", arena_printf(f->arena, "/v1/objects/tag/%s", id), f->key_a,
	    arena_printf(f->arena, "{\"description\":\"%s\"}", text), NULL), 200);
}

/* How many entries the history of a tag has. */
static int
entries(struct serve_fixture *f, const char *id)
{
	struct buf out = BUF_INIT;
	int n = 0;

	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/objects/tag/%s/history", id), f->key_a, NULL, &out), 200);
	for (const char *p = buf_str(&out); (p = strstr(p, "\"seq\":")) != NULL; p++)
		n++;
	buf_free(&out);
	return n;
}

static void
days_pass(struct serve_fixture *f, int days)
{
	shift += days * DAY;
	tenant_wake(f->server, f->a.id);
}

static void
test_old_edits_leave_the_journal_and_who_asks_for_them_hears_so(void **state)
{
	struct serve_fixture *f = *state;
	const char *id = make_tag(f, "one"), *url = arena_printf(f->arena, "/v1/objects/tag/%s", id);
	struct buf out = BUF_INIT;

	describe(f, id, "a");
	describe(f, id, "b");
	describe(f, id, "c");
	assert_int_equal(entries(f, id), 4);
	days_pass(f, 20);
	assert_int_equal(entries(f, id), 4);
	days_pass(f, 20);
	assert_int_equal(entries(f, id), 2);	/* that it was made, and its newest state */
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "%s/history", url), f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"kept_after\":"));
	assert_int_equal(serve_status(f, "GET", url, f->key_a, NULL, &out), 200);
	assert_string_equal(member(f, &out, "description"), "c");
	assert_int_equal(serve_status(f, "GET", "/v1/events?after=1", f->key_a, NULL, &out), 410);
	assert_non_null(strstr(buf_str(&out), "are not kept"));
	assert_int_equal(serve_status(f, "GET", "/v1/events?after=0", f->key_a, NULL, &out), 200);
	buf_free(&out);
}

static void
test_an_undo_or_an_image_of_then_is_refused_not_half_made(void **state)
{
	struct serve_fixture *f = *state;
	const char *id = make_tag(f, "two");
	struct arena *a = arena_new("test");
	struct hc_err err = { .msg = "" };
	struct hc_record *r;
	struct entry *e;
	struct work *w;
	uint8_t raw[16];
	int64_t then = later(NULL) + 5 * DAY, made;
	size_t n;

	describe(f, id, "a");
	shift += 10 * DAY;
	describe(f, id, "b");
	days_pass(f, 45);
	assert_int_equal(entries(f, id), 2);
	assert_true(uuid_parse(id, raw));
	assert_int_equal(work_open(&shifted, admin_tenant_path(a, f->dir, &f->a), 0, true, NULL, &w, &err), HC_OK);
	assert_int_equal(journal_asof(w->store, model_object(w->model, "tag"), raw, then, a, &r, &err), HC_NOTFOUND);
	assert_non_null(strstr(err.msg, "not kept back"));
	assert_int_equal(journal_asof(w->store, model_object(w->model, "tag"), raw, later(NULL), a, &r, &err), HC_OK);
	assert_int_equal(journal_list(w->store, model_object(w->model, "tag"), raw, 0, 1, a, &e, &n, &err), HC_OK);
	assert_int_equal(engine_undo(w, e[0].tx, false, false, NULL, &made, &err), HC_NOTFOUND);
	assert_non_null(strstr(err.msg, "not kept back"));
	work_close(w);
	arena_free(a);
}

/* A device, and the head of its requests. */
static const char *
join(struct serve_fixture *f)
{
	struct buf out = BUF_INIT;
	const char *head;

	assert_int_equal(serve_status(f, "POST", "/v1/sync/join", f->admin_a, "{\"v\":1,\"name\":\"laptop\"}", &out), 200);
	head = arena_printf(f->arena, "{\"v\":1,\"dev\":%s,\"epoch\":\"%s\",\"scope_ver\":0,\"acked_n\":0,"
	    "\"chain\":\"00000000000000000000000000000000\",\"reg\":{},\"max\":1048576,\"cursor\":", member(f, &out, "dev"),
	    member(f, &out, "epoch"));
	buf_free(&out);
	return head;
}

static void
test_what_a_device_has_yet_to_pull_stays_until_it_was_away_for_half_a_year(void **state)
{
	struct serve_fixture *f = *state;
	const char *id = make_tag(f, "three"), *head = join(f), *cursor;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "POST", "/v1/sync", f->admin_a, arena_printf(f->arena, "%s\"\"}\n", head), &out), 200);
	cursor = member(f, &out, "cursor");
	assert_int_equal(serve_status(f, "POST", "/v1/sync", f->admin_a, arena_printf(f->arena, "%s\"%s\"}\n", head, cursor), &out), 200);
	cursor = member(f, &out, "cursor");
	describe(f, id, "a");
	describe(f, id, "b");
	describe(f, id, "c");
	days_pass(f, 100);
	assert_int_equal(entries(f, id), 4);
	days_pass(f, 100);
	assert_int_equal(entries(f, id), 2);
	/* it comes after all, and loads anew; what it did meanwhile it may still send, and nothing is lost in silence */
	assert_int_equal(serve_status(f, "POST", "/v1/sync", f->admin_a, arena_printf(f->arena, "%s\"%s\"}\n", head, cursor), &out), 410);
	assert_int_equal(serve_status(f, "POST", "/v1/sync", f->admin_a, arena_printf(f->arena, "%s\"\"}\n{\"n\":1,\"tx\":1,\"h\":1,"
	    "\"o\":\"tag\",\"id\":\"%s\",\"op\":\"u\",\"base\":1,\"d\":{\"description\":[null,\"mine\"]}}\n", head, id), &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"st\":\"merged\""));
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=conflict%20kind:field%20show%20theirs,mine", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"c\""));
	assert_non_null(strstr(buf_str(&out), "mine"));
	/* the first of its fields that nobody touched is simply taken */
	assert_int_equal(serve_status(f, "POST", "/v1/sync", f->admin_a, arena_printf(f->arena, "%s\"\"}\n{\"n\":2,\"tx\":2,\"h\":2,"
	    "\"o\":\"tag\",\"id\":\"%s\",\"op\":\"u\",\"base\":1,\"d\":{\"name\":[\"three\",\"third\"]}}\n", head, id), &out), 200);
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/objects/tag/%s", id), f->key_a, NULL, &out), 200);
	assert_string_equal(member(f, &out, "name"), "third");
	buf_free(&out);
}

static void
test_conflicts_decided_by_rule_go_after_90_days_and_open_ones_stay(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	/* from the test before: one that a rule decided */
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=conflict%20state:auto", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "three"));
	days_pass(f, 80);
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=conflict%20state:auto", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "three"));
	days_pass(f, 15);
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=conflict%20state:auto%20with%20deleted", f->admin_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "three"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_old_edits_leave_the_journal_and_who_asks_for_them_hears_so),
		cmocka_unit_test(test_an_undo_or_an_image_of_then_is_refused_not_half_made),
		cmocka_unit_test(test_what_a_device_has_yet_to_pull_stays_until_it_was_away_for_half_a_year),
		cmocka_unit_test(test_conflicts_decided_by_rule_go_after_90_days_and_open_ones_stay),
	};

	return cmocka_run_group_tests(tests, setup, serve_teardown);
}
