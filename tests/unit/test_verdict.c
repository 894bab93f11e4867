/*
 * test_verdict.c - who waits and loses the right to hears of it while waiting: the revocation is written over another connection of
 * the registry, as by another process. A poll that did not notice would answer 204 or an empty page, not what is asserted here.
 */
#include "serve_help.h"

#include "serve/exchange.h"

static struct serve_fixture *f;

static int
setup(void **state)
{
	int rc = serve_setup(state);

	f = *state;
	return rc;
}

/* The request after it, of the same tenant, is answered when it waits already. */
static struct request *
poll_with(const char *url, const char *key, const char *accept)
{
	struct request *rq = serve_begin(f, "GET", url, key, accept, NULL);

	assert_int_equal(serve_status(f, "GET", "/v1/me", f->admin_a, NULL, NULL), 200);
	return rq;
}

static void
hears(struct request *rq, int status, const char *word)
{
	serve_end(rq);
	if (rq->status != status || (word != NULL && strstr(buf_str(&rq->reply), word) == NULL))
		fail_msg("%d %s", rq->status, buf_str(&rq->reply));
	serve_free(f, rq);
}

static void
revoke_key(const char *key)
{
	struct hc_err err = { .msg = "" };
	char id[20];

	snprintf(id, sizeof(id), "%.12s", key + 3);
	if (registry_key_revoke(f->registry, NULL, id, 1000, &err) < 0)
		fail_msg("%s", err.msg);
}

static void
test_a_poll_ends_when_its_key_is_revoked(void **state)
{
	struct request *rq = poll_with("/v1/events?timeout=55", f->key_a, NULL);

	(void)state;
	revoke_key(f->key_a);
	hears(rq, 401, "device-revoked");
}

static void
test_a_device_hears_at_once_that_its_key_is_revoked(void **state)
{
	int64_t dev;
	const char *url = serve_device(f, f->key_a, &dev);
	struct request *rq = poll_with(url, f->key_a, NULL), *other;

	(void)state;
	/* a second one began to wait after the first was looked up */
	other = poll_with(url, f->key_a, NULL);
	revoke_key(f->key_a);
	hears(rq, 401, "device-revoked");
	hears(other, 401, "device-revoked");
}

/* Written into the workspace by another worker: its journal does not move. */
static void
test_a_device_taken_off_the_list_elsewhere_hears_at_once(void **state)
{
	int64_t dev;
	struct request *rq = poll_with(serve_device(f, f->key_a, &dev), f->key_a, NULL);
	struct hc_err err = { .msg = "" };
	struct work *w;

	(void)state;
	if (store_is_remote(f->dir)) {
		revoke_key(f->key_a);
		hears(rq, 401, "device-revoked");
		return;
	}
	if (work_open(&env_system, arena_printf(f->arena, "%s/tenants/%s.db", f->dir, f->a.id), 0, true, NULL, &w, &err) < 0 ||
	    exchange_revoke(w, dev, &err) < 0 || registry_verdict_move(f->registry, &err) < 0)
		fail_msg("%s", err.msg);
	work_close(w);
	hears(rq, 401, "device-revoked");
}

static void
test_polls_of_a_suspended_tenant_end(void **state)
{
	struct request *rq = poll_with("/v1/events?timeout=55", f->key_a, NULL);
	struct hc_err err = { .msg = "" };

	(void)state;
	assert_int_equal(registry_tenant_set(f->registry, f->a.id, TENANT_SUSPENDED, NULL, &err), HC_OK);
	hears(rq, 403, "suspended");
}

struct end {
	pthread_mutex_t lock;
	pthread_cond_t cond;
	bool woken;
};

static void
stream_woken(void *arg)
{
	struct end *e = arg;

	pthread_mutex_lock(&e->lock);
	e->woken = true;
	pthread_cond_signal(&e->cond);
	pthread_mutex_unlock(&e->lock);
}

static void
stream_rests(void *arg)
{
	((struct end *)arg)->woken = false;
}

static void
test_a_stream_ends_when_its_key_is_revoked(void **state)
{
	struct request *rq = serve_ask(f, "GET", "/v1/events", f->key_a, "Accept: text/event-stream", NULL);
	struct end e = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false };
	char buf[200];
	int64_t n;

	(void)state;
	assert_non_null(rq->stream);
	revoke_key(f->key_a);
	while ((n = stream_read(rq->stream, buf, sizeof(buf), stream_rests, stream_woken, &e)) >= 0) {
		pthread_mutex_lock(&e.lock);
		while (n == 0 && !e.woken)
			pthread_cond_wait(&e.cond, &e.lock);
		pthread_mutex_unlock(&e.lock);
	}
	serve_free(f, rq);
}

/* It was once asked for everything from the first event on, because the model had changed. */
static void
test_a_poll_for_events_goes_on_from_its_place_when_fields_are_added(void **state)
{
	struct request *rq;
	struct buf out = BUF_INIT;

	(void)state;
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->admin_a, "{\"name\":\"before\"}", &out), 201);
	rq = poll_with("/v1/events?timeout=55", f->admin_a, NULL);
	if (serve_status(f, "PUT", "/v1/custom", f->admin_a, "extend object tag\nfield x_why text(20) \"Why\"\n", &out) != 204)
		fail_msg("%s", buf_str(&out));
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->admin_a, "{\"name\":\"after\"}", &out), 201);
	serve_end(rq);
	assert_int_equal(rq->status, 200);
	assert_non_null(strstr(buf_str(&rq->reply), "core.tag.created"));
	assert_null(strstr(strstr(buf_str(&rq->reply), "core.tag.created") + 1, "\"type\":\"core.tag.created\""));
	serve_free(f, rq);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_poll_ends_when_its_key_is_revoked, setup, serve_teardown),
		cmocka_unit_test_setup_teardown(test_a_device_hears_at_once_that_its_key_is_revoked, setup, serve_teardown),
		cmocka_unit_test_setup_teardown(test_a_device_taken_off_the_list_elsewhere_hears_at_once, setup, serve_teardown),
		cmocka_unit_test_setup_teardown(test_polls_of_a_suspended_tenant_end, setup, serve_teardown),
		cmocka_unit_test_setup_teardown(test_a_stream_ends_when_its_key_is_revoked, setup, serve_teardown),
		cmocka_unit_test_setup_teardown(test_a_poll_for_events_goes_on_from_its_place_when_fields_are_added, setup, serve_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
