/*
 * What stands before every request: windows and calendars of limits, and that a tenant who floods the server holds up nobody.
 */
#include "serve_help.h"

#include "base/time.h"
#include "serve/limit.h"

static void
test_a_sliding_window_gives_no_second_burst_at_its_edge(void **state)
{
	struct window w = { 0 };
	int64_t hour = 3600, wait, now = 1000 * 3600 + 3000;

	(void)state;
	for (int i = 0; i < 100; i++)
		assert_true(window_take(&w, now, 100, hour, &wait));
	assert_false(window_take(&w, now, 100, hour, &wait));
	assert_int_equal(wait, 600);
	/* the next window begins with nearly all of the last one counted */
	assert_false(window_take(&w, now + 600, 100, hour, &wait));
	assert_true(window_take(&w, now + 600 + wait, 100, hour, &wait));
	/* half of it later half of them fit, two windows later all */
	now = 1001 * 3600 + 1800;
	for (int i = 0; i < 49; i++)
		assert_true(window_take(&w, now, 100, hour, &wait));
	assert_false(window_take(&w, now, 100, hour, &wait));
	assert_true(window_take(&w, now + 2 * hour, 100, hour, &wait));
}

/* A tenant of the plan `free` that has made n calls in the first hour of this month. */
static void
tenant_that_called(struct serve_fixture *f, const char *name, int64_t n, int64_t hour, char key[KEY_TEXT])
{
	struct use_row u = { .route = "GET /v1/me", .hour = hour, .n = n };
	struct tenant_row t;
	struct hc_err err;

	assert_int_equal(admin_tenant_create(&env_system, f->dir, f->registry, name, "free", &t, &err), HC_OK);
	memcpy(u.tenant, t.id, sizeof(t.id));
	snprintf(u.key, sizeof(u.key), "k");
	assert_int_equal(registry_use_add(f->registry, &u, 1, NULL, 0, &err), HC_OK);
	serve_key(f, &t, "fay", "admin", "*", 0, key);
}

static int64_t
first_hour_of_the_month(void)
{
	struct civil c;

	zone_civil(NULL, env_system.now(&env_system), &c);
	return zone_instant(NULL, &(struct civil){ .year = c.year, .month = c.month, .day = 1 }) / 3600000;
}

static void
test_calls_of_a_month_are_used_up_until_the_first(void **state)
{
	struct serve_fixture *f = *state;
	struct request *rq;
	char key[KEY_TEXT], id[REGISTRY_ID];

	tenant_that_called(f, "monthly", 100000, first_hour_of_the_month(), key);
	rq = serve_ask(f, "GET", "/v1/me", key, NULL, NULL);
	assert_int_equal(rq->status, 429);
	assert_non_null(strstr(buf_str(&rq->reply), "The 100000 calls a month of the plan free are used up; they begin anew on the first"));
	assert_non_null(serve_header(rq, "Retry-After"));
	assert_non_null(strstr(serve_header(rq, "RateLimit"), "\"month\";r=0;t="));
	snprintf(id, sizeof(id), "%s", rq->who.tenant);
	serve_free(f, rq);
	/* a workstation, which waits as it is told, looks within the hour whether there is a larger plan */
	rq = serve_ask(f, "GET", "/v1/me", key, "Accept-Encoding: hot1", NULL);
	assert_int_equal(rq->status, 429);
	assert_in_range(strtol(serve_header(rq, "Retry-After"), NULL, 10), 1, 3600);
	serve_free(f, rq);
	/* a larger plan lets them in at once */
	assert_int_equal(registry_tenant_set(f->registry, id, TENANT_ACTIVE, "starter", NULL), HC_OK);
	assert_int_equal(serve_status(f, "GET", "/v1/me", key, NULL, NULL), 200);
	admin_tenant_delete(&env_system, f->dir, f->registry, "monthly", NULL);
}

static void
test_headers_say_what_is_left_of_each_limit(void **state)
{
	struct serve_fixture *f = *state;
	const char *policy, *left;
	struct request *rq;
	char key[KEY_TEXT];

	tenant_that_called(f, "daily", 9998, env_system.now(&env_system) / 86400000 * 24, key);
	rq = serve_ask(f, "GET", "/v1/me", key, NULL, NULL);
	assert_int_equal(rq->status, 200);
	policy = serve_header(rq, "RateLimit-Policy");
	left = serve_header(rq, "RateLimit");
	assert_non_null(strstr(policy, "\"tenant\";q=600;w=60, \"day\";q=10000;w=86400, \"month\";q=100000;w="));
	assert_non_null(strstr(left, "\"day\";r=2;t="));
	/* a key has half of the tenant's minute */
	assert_non_null(strstr(policy, ", \"key\";q=300;w=60"));
	assert_non_null(strstr(left, ", \"key\";r=299;t=1"));
	serve_free(f, rq);
	assert_int_equal(serve_status(f, "GET", "/v1/me", key, NULL, NULL), 200);
	rq = serve_ask(f, "GET", "/v1/me", key, NULL, NULL);
	assert_int_equal(rq->status, 429);
	assert_non_null(strstr(buf_str(&rq->reply), "calls a day of the plan free are used up; they begin anew tomorrow"));
	serve_free(f, rq);
	admin_tenant_delete(&env_system, f->dir, f->registry, "daily", NULL);
}

static void
test_a_key_that_took_its_half_is_told_which_limit_it_met(void **state)
{
	struct serve_fixture *f = *state;
	struct request *rq;
	char key[KEY_TEXT];
	int status = 200;

	tenant_that_called(f, "hasty", 0, env_system.now(&env_system) / 3600000, key);
	for (int i = 0; i < 3000 && status == 200; i++)
		status = serve_status(f, "GET", "/v1/me", key, NULL, NULL);
	assert_int_equal(status, 429);
	rq = serve_ask(f, "GET", "/v1/me", key, NULL, NULL);
	if (rq->status == 429) {	/* a slow machine may have filled it up by one */
		assert_string_equal(serve_header(rq, "RateLimit-Policy"), "\"key\";q=300;w=60");
		assert_non_null(strstr(serve_header(rq, "RateLimit"), "\"key\";r=0;t="));
		assert_non_null(serve_header(rq, "Retry-After"));
	}
	serve_free(f, rq);
	admin_tenant_delete(&env_system, f->dir, f->registry, "hasty", NULL);
}

static void
test_an_argument_that_is_none_is_refused(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	/* the habit of another API would give the first page for ever */
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?offset=200", f->key_a, NULL, &out), 400);
	assert_non_null(strstr(buf_str(&out), "There is no argument offset here"));
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?count=yes", f->key_a, NULL, &out), 400);
	assert_non_null(strstr(buf_str(&out), "count is true or false."));
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?count=false&limit=1&sort=-name&fields=name&q=name~x", f->key_a, NULL, NULL), 200);
	assert_int_equal(serve_status(f, "GET", "/v1/metadata?limit=1", f->key_a, NULL, NULL), 400);
	/* what a newer workstation adds, and what a monitor adds, is nobody's mistake */
	assert_int_not_equal(serve_status(f, "GET", "/v1/sync/wait?dev=1&newer=1&timeout=0", f->key_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "newer"));
	assert_int_equal(serve_status(f, "GET", "/healthz?from=monitor", NULL, NULL, NULL), 200);
	buf_free(&out);
}

static void
test_use_of_long_ago_is_dropped(void **state)
{
	struct serve_fixture *f = *state;
	struct use_row u[2] = { { .route = "GET /v1/old", .hour = 1000, .n = 1 }, { .route = "GET /v1/new", .hour = 2000, .n = 1 } }, *rows;
	struct auth_row a[2] = { { 1000 * INT64_C(3600000), f->a.id, "", "", "old", "" }, { 2000 * INT64_C(3600000), f->a.id, "", "", "new", "" } };
	struct auth_row *auths;
	struct hc_err err;
	size_t n;

	for (int i = 0; i < 2; i++)
		memcpy(u[i].tenant, f->b.id, sizeof(f->b.id));
	assert_int_equal(registry_use_add(f->registry, u, 2, NULL, 0, &err), HC_OK);
	assert_int_equal(registry_auth_add(f->registry, a, 2, &err), HC_OK);
	assert_int_equal(registry_forget(f->registry, 1500 * INT64_C(3600000), &err), HC_OK);
	assert_int_equal(registry_uses(f->registry, f->b.id, 0, f->arena, &rows, &n, &err), HC_OK);
	assert_string_equal(rows[0].route, "GET /v1/new");
	assert_int_equal(registry_auths(f->registry, f->a.id, 100, f->arena, &auths, &n, &err), HC_OK);
	assert_string_equal(auths[n - 1].event, "new");
}

#define FLOOD 30

struct flood {
	pthread_mutex_t lock;
	pthread_cond_t cond;
	int done, before;	/* of the flood, when the other tenant was answered; -1: not yet */
	bool other;
};

static void
count_done(struct request *rq)
{
	struct flood *fl = rq->http;

	pthread_mutex_lock(&fl->lock);
	if (rq->who.plan != NULL && strcmp(rq->method, "GET") == 0) {
		fl->other = true;
		fl->before = fl->done;
	} else {
		fl->done++;
	}
	pthread_cond_signal(&fl->cond);
	pthread_mutex_unlock(&fl->lock);
}

static struct request *
send_off(struct serve_fixture *f, struct flood *fl, const char *method, const char *url, const char *key, const char *body)
{
	struct request *rq = request_new(&env_system);
	struct hc_err err;
	struct pair p = { "Authorization", arena_printf(rq->arena, "Bearer %s", key) };

	rq->method = method;
	rq->ip = "192.0.2.1";
	rq->http = fl;
	rq->done = count_done;
	vec_push(rq->arena, &rq->headers, p);
	assert_int_equal(request_url(rq, url, &err), HC_OK);
	server_admit(f->server, rq);
	assert_int_equal(rq->status, 0);
	if (body != NULL)
		buf_adds(&rq->body, body);
	server_post(f->server, rq);
	return rq;
}

static void
test_a_tenant_who_floods_the_server_delays_another_by_a_turn(void **state)
{
	struct serve_fixture *f = *state;
	struct flood fl = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, -1, false };
	struct request *sent[FLOOD + 1];
	struct buf lines = BUF_INIT;
	int already;

	for (int i = 0; i < 200; i++)
		buf_printf(&lines, "{\"name\":\"flood %d\"}\n", i);
	assert_int_equal(serve_status(f, "GET", "/v1/me", f->key_a, NULL, NULL), 200);
	assert_int_equal(serve_status(f, "GET", "/v1/me", f->key_b, NULL, NULL), 200);
	for (int i = 0; i < FLOOD; i++)
		sent[i] = send_off(f, &fl, "POST", "/v1/bulk/tag", f->admin_a, buf_str(&lines));
	pthread_mutex_lock(&fl.lock);
	already = fl.done;
	pthread_mutex_unlock(&fl.lock);
	sent[FLOOD] = send_off(f, &fl, "GET", "/v1/me", f->key_b, NULL);
	pthread_mutex_lock(&fl.lock);
	while (fl.done < FLOOD || !fl.other)
		pthread_cond_wait(&fl.cond, &fl.lock);
	pthread_mutex_unlock(&fl.lock);
	/* both are on one thread: what runs is finished, one more may have been taken, then it is the other's turn */
	assert_in_range(fl.before, already, already + 2);
	assert_true(already < FLOOD / 2);
	for (int i = 0; i <= FLOOD; i++) {
		sent[i]->http = NULL;
		serve_free(f, sent[i]);
	}
	buf_free(&lines);
}

static void
memory(struct serve_fixture *f, struct server_options o)
{
	server_reload(f->server, &o);
}

static void
test_a_question_that_takes_too_much_is_refused_and_the_worker_lives(void **state)
{
	struct serve_fixture *f = *state;
	struct buf lines = BUF_INIT, out = BUF_INIT;

	for (int i = 0; i < 20000; i++) {
		buf_printf(&lines, "{\"name\":\"one of many %d\"}\n", i);
		if (i % 1000 == 999) {
			if (serve_status(f, "POST", "/v1/bulk/tag", f->admin_a, buf_str(&lines), &out) != 200)
				fail_msg("%s", buf_str(&out));
			buf_reset(&lines);
		}
	}
	memory(f, (struct server_options){ .request_memory = 1 << 20 });
	assert_int_equal(serve_status(f, "GET", "/v1/aggregate?q=tag%20by%20name%20agg%20n", f->key_a, NULL, &out), 413);
	assert_non_null(strstr(buf_str(&out), "This takes more than 1 MB to answer; ask for less"));
	assert_int_equal(serve_status(f, "GET", "/v1/aggregate?q=tag%20agg%20n", f->key_a, NULL, &out), 200);
	memory(f, (struct server_options){ .request_memory = REQUEST_MEMORY });
	assert_int_equal(serve_status(f, "GET", "/v1/aggregate?q=tag%20by%20name%20agg%20n", f->key_a, NULL, &out), 200);
	buf_free(&lines);
	buf_free(&out);
}

static void
test_bodies_that_come_at_once_have_a_bound_and_it_is_given_back(void **state)
{
	struct serve_fixture *f = *state;
	struct request *a = request_new(&env_system), *b = request_new(&env_system);

	memory(f, (struct server_options){ .body_memory = 1000 });
	a->counted = b->counted = true;
	a->method = b->method = "POST";
	assert_true(server_body(f->server, a, 600));
	assert_false(server_body(f->server, b, 600));
	assert_int_equal(b->status, 503);
	assert_non_null(serve_header(b, "Retry-After"));
	serve_free(f, b);
	assert_true(server_body(f->server, a, 400));
	serve_free(f, a);
	assert_int_equal(atomic_load(&f->server->bodies), 0);
	memory(f, (struct server_options){ .body_memory = BODY_MEMORY });
}

static int
setup(void **state)
{
	return serve_setup_with(state, &(struct server_options){ .lanes = 1, .no_plugins = true });
}

static void
test_a_secret_is_revealed_to_who_may_and_that_it_was_is_noted(void **state)
{
	struct serve_fixture *f = *state;
	const char *url, *at;
	char narrow[KEY_TEXT];
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, "object x_pass \"Pass\" \"Passes\"\n  title x_name\n"
	    "field x_name text(40) \"Name\"\nfield x_code encrypted \"Code\"\n", &out), 204);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/x_pass", f->key_a, "{\"x_name\":\"door\",\"x_code\":\"4711\"}", &out), 201);
	assert_null(strstr(buf_str(&out), "4711"));
	at = strstr(buf_str(&out), "\"id\":\"") + 6;
	url = arena_printf(f->arena, "/v1/objects/x_pass/%.*s/reveal", (int)strcspn(at, "\""), at);
	assert_int_equal(serve_status(f, "POST", url, f->key_a, "{\"field\":\"x_code\"}", &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"value\":\"4711\""));
	serve_key(f, &f->a, "ann", "standard", "read write", 0, narrow);
	assert_int_equal(serve_status(f, "POST", url, narrow, "{\"field\":\"x_code\"}", &out), 403);
	assert_int_equal(serve_status(f, "POST", url, f->key_a, "{\"field\":\"x_name\"}", &out), 422);
	assert_int_equal(serve_status(f, "POST", url, f->key_a, "{}", &out), 422);
	assert_int_equal(serve_status(f, "POST", url, f->key_b, "{\"field\":\"x_code\"}", &out), 404);
	for (int i = 0; i < 3000; i++) {	/* the clerk writes it down */
		assert_int_equal(serve_status(f, "GET", "/v1/auth-log", f->admin_a, NULL, &out), 200);
		if (strstr(buf_str(&out), "x_pass.x_code of") != NULL)
			break;
		usleep(10000);
	}
	assert_non_null(strstr(buf_str(&out), "\"revealed\""));
	assert_null(strstr(buf_str(&out), "4711"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_sliding_window_gives_no_second_burst_at_its_edge),
		cmocka_unit_test(test_calls_of_a_month_are_used_up_until_the_first),
		cmocka_unit_test(test_headers_say_what_is_left_of_each_limit),
		cmocka_unit_test(test_a_key_that_took_its_half_is_told_which_limit_it_met),
		cmocka_unit_test(test_an_argument_that_is_none_is_refused),
		cmocka_unit_test(test_use_of_long_ago_is_dropped),
		cmocka_unit_test(test_a_tenant_who_floods_the_server_delays_another_by_a_turn),
		cmocka_unit_test(test_a_question_that_takes_too_much_is_refused_and_the_worker_lives),
		cmocka_unit_test(test_bodies_that_come_at_once_have_a_bound_and_it_is_given_back),
		cmocka_unit_test(test_a_secret_is_revealed_to_who_may_and_that_it_was_is_noted),
	};

	return cmocka_run_group_tests(tests, setup, serve_teardown);
}
