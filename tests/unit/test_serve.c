/*
 * test_serve.c - what a client of the server notices, without HTTP between: records, versions, repeats, limits, events, keys.
 */
#include "serve_help.h"

#include <sodium.h>
#include "serve/identity.h"
#include "serve/limit.h"

static const char *
text_of(struct arena *a, const char *json, const char *name)
{
	json_t *root;
	const char *s, *ret;

	if (json_read(json, strlen(json), &root, NULL) < 0)
		return "";
	s = json_string_value(json_object_get(root, name));
	ret = arena_strdup(a, s != NULL ? s : "");
	json_decref(root);
	return ret;
}

static const char *
make_tag(struct serve_fixture *f, const char *key, const char *name)
{
	struct buf out = BUF_INIT;
	const char *id;

	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", key, arena_printf(f->arena, "{\"name\":\"%s\"}", name), &out), 201);
	id = text_of(f->arena, buf_str(&out), "id");
	buf_free(&out);
	return id;
}

static void
test_hours_that_are_over_are_records_to_be_listed(void **state)
{
	struct serve_fixture *f = *state;
	struct use_row u = { .key = "somekey", .route = "GET /v1/me", .hour = env_system.now(&env_system) / 3600000 - 2, .n = 41, .errors = 1,
	    .us = 7000 };
	struct buf out = BUF_INIT;
	struct hc_err err;

	memcpy(u.tenant, f->a.id, sizeof(u.tenant));
	assert_int_equal(registry_use_add(f->registry, &u, 1, NULL, 0, &err), HC_OK);
	u.n = 1;	/* the same hour and route: they add up */
	assert_int_equal(registry_use_add(f->registry, &u, 1, NULL, 0, &err), HC_OK);
	memcpy(u.tenant, f->b.id, sizeof(u.tenant));
	u.n = 77;
	assert_int_equal(registry_use_add(f->registry, &u, 1, NULL, 0, &err), HC_OK);
	tenant_wake(f->server, f->a.id);
	assert_int_equal(serve_status(f, "GET", "/v1/aggregate?q=api_use%20by%20route%20agg%20sum.requests", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"data\":[{\"route\":\"GET /v1/me\",\"sum.requests\":42}]"));
	assert_int_equal(serve_status(f, "POST", "/v1/objects/api_use", f->key_a, "{\"route\":\"x\",\"hour\":\"2026-01-01\"}", NULL), 422);
	buf_free(&out);
}

static void
test_use_of_this_hour_is_there_when_somebody_looks_and_grows(void **state)
{
	struct serve_fixture *f = *state;
	struct use_row u = { .key = "nowkey", .route = "GET /v1/now", .hour = env_system.now(&env_system) / 3600000, .n = 3 };
	static const char ask[] = "/v1/aggregate?q=api_use%20key=nowkey%20agg%20n,sum.requests";
	struct timespec second = { .tv_sec = 1, .tv_nsec = 100000000 };
	struct buf out = BUF_INIT;
	struct hc_err err;

	memcpy(u.tenant, f->b.id, sizeof(u.tenant));
	assert_int_equal(registry_use_add(f->registry, &u, 1, NULL, 0, &err), HC_OK);
	assert_int_equal(serve_status(f, "GET", ask, f->admin_b, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"n\":1,\"sum.requests\":3"));
	u.n = 4;
	assert_int_equal(registry_use_add(f->registry, &u, 1, NULL, 0, &err), HC_OK);
	nanosleep(&second, NULL);	/* once a second is often enough */
	assert_int_equal(serve_status(f, "GET", ask, f->admin_b, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"n\":1,\"sum.requests\":7"));
	buf_free(&out);
}

static void
test_a_record_is_made_read_changed_and_deleted(void **state)
{
	struct serve_fixture *f = *state;
	const char *id = make_tag(f, f->key_a, "vip"), *url = arena_printf(f->arena, "/v1/objects/tag/%s", id);
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "GET", url, f->key_a, NULL, &out), 200);
	assert_string_equal(text_of(f->arena, buf_str(&out), "name"), "vip");
	assert_int_equal(serve_status(f, "PATCH", url, f->key_a, "{\"description\":\"very\"}", &out), 200);
	assert_string_equal(text_of(f->arena, buf_str(&out), "description"), "very");
	assert_int_equal(serve_status(f, "PATCH", url, f->key_a, "{\"description\":null}", &out), 200);
	assert_string_equal(text_of(f->arena, buf_str(&out), "description"), "");
	assert_int_equal(serve_status(f, "DELETE", url, f->key_a, NULL, &out), 204);
	assert_int_equal(serve_status(f, "GET", url, f->key_a, NULL, &out), 404);
	buf_free(&out);
}

static void
test_what_is_not_a_field_is_refused_and_nothing_is_written(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":\"odd\",\"nome\":1}", &out), 422);
	assert_non_null(strstr(buf_str(&out), "nome"));
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":", &out), 400);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "[]", &out), 400);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"created\":\"2020-01-01\"}", &out), 422);
	/* what is no text is not kept as its spelling */
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":[\"odd\"]}", &out), 422);
	assert_non_null(strstr(buf_str(&out), "name: a text belongs here."));
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":{\"odd\":1}}", &out), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":true}", &out), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":\"odd\",\"tags\":{\"added\":[\"a\"]}}", &out), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":\"odd\",\"tags\":{\"add\":\"a\"}}", &out), 422);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?q=name:odd", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"data\":[]"));
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?q=((", f->key_a, NULL, &out), 400);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?limit=201", f->key_a, NULL, &out), 400);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?after=forged", f->key_a, NULL, &out), 400);
	buf_free(&out);
}

static void
test_an_edit_of_an_older_version_is_refused(void **state)
{
	struct serve_fixture *f = *state;
	const char *url = arena_printf(f->arena, "/v1/objects/tag/%s", make_tag(f, f->key_a, "etag"));
	struct request *rq = serve_ask(f, "GET", url, f->key_a, NULL, NULL);
	const char *etag = arena_strdup(f->arena, serve_header(rq, "ETag"));

	serve_free(f, rq);
	rq = serve_ask(f, "GET", url, f->key_a, arena_printf(f->arena, "If-None-Match: %s", etag), NULL);
	assert_int_equal(rq->status, 304);
	assert_int_equal(rq->reply.len, 0);
	serve_free(f, rq);
	rq = serve_ask(f, "PATCH", url, f->key_a, arena_printf(f->arena, "If-Match: %s", etag), "{\"description\":\"one\"}");
	assert_int_equal(rq->status, 200);
	serve_free(f, rq);
	rq = serve_ask(f, "PATCH", url, f->key_a, arena_printf(f->arena, "If-Match: %s", etag), "{\"description\":\"two\"}");
	assert_int_equal(rq->status, 412);
	serve_free(f, rq);
	rq = serve_ask(f, "DELETE", url, f->key_a, "If-Match: nonsense", NULL);
	assert_int_equal(rq->status, 412);
	serve_free(f, rq);
}

static void
test_a_repeated_post_is_answered_from_memory(void **state)
{
	struct serve_fixture *f = *state;
	struct request *one, *two;

	one = serve_ask(f, "POST", "/v1/objects/tag", f->key_a, "Idempotency-Key: r1", "{\"name\":\"once\"}");
	assert_int_equal(one->status, 201);
	two = serve_ask(f, "POST", "/v1/objects/tag", f->key_a, "Idempotency-Key: r1", "{\"name\":\"once\"}");
	assert_int_equal(two->status, 201);
	assert_string_equal(buf_str(&one->reply), buf_str(&two->reply));
	assert_string_equal(serve_header(one, "Location"), serve_header(two, "Location"));
	assert_string_equal(serve_header(two, "Idempotency-Replayed"), "true");
	serve_free(f, one);
	serve_free(f, two);
	two = serve_ask(f, "POST", "/v1/objects/tag", f->key_a, "Idempotency-Key: r1", "{\"name\":\"other\"}");
	assert_int_equal(two->status, 422);
	serve_free(f, two);
	/* another key's memory is another one */
	two = serve_ask(f, "POST", "/v1/objects/tag", f->admin_a, "Idempotency-Key: r1", "{\"name\":\"other\"}");
	assert_int_equal(two->status, 201);
	serve_free(f, two);
}

static void
test_pages_follow_each_other_without_gap_or_repeat(void **state)
{
	struct serve_fixture *f = *state;
	const char *url = "/v1/objects/tag?q=description%3Anone%20sort%20name&limit=3&fields=name";
	struct buf out = BUF_INIT, names = BUF_INIT;

	for (int i = 0; i < 8; i++)
		make_tag(f, f->key_a, arena_printf(f->arena, "page%d", i));
	for (int pages = 0; pages < 20; pages++) {
		json_t *root, *item;
		const char *next;
		size_t i;

		assert_int_equal(serve_status(f, "GET", url, f->key_a, NULL, &out), 200);
		assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
		json_array_foreach(json_object_get(root, "data"), i, item)
			buf_printf(&names, "%s ", json_string_value(json_object_get(item, "name")));
		next = json_string_value(json_object_get(root, "next"));
		url = next == NULL ? NULL : arena_printf(f->arena,
		    "/v1/objects/tag?q=description%%3Anone%%20sort%%20name&limit=3&fields=name&after=%s", next);
		json_decref(root);
		if (url == NULL)
			break;
	}
	assert_null(url);
	assert_non_null(strstr(buf_str(&names), "page0 page1 page2 page3 page4 page5 page6 page7 "));
	buf_free(&out);
	buf_free(&names);
}

static void
test_bulk_lines_stand_for_themselves_unless_atomic(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "POST", "/v1/bulk/tag", f->key_a, "{\"name\":\"b1\"}\n{\"name\":\"b1\"}\nnonsense\n{\"name\":\"b2\"}\n", &out), 200);
	assert_non_null(strstr(buf_str(&out), "{\"line\":1,\"status\":201"));
	assert_non_null(strstr(buf_str(&out), "{\"line\":2,\"status\":422"));
	assert_non_null(strstr(buf_str(&out), "{\"line\":3,\"status\":422"));
	assert_non_null(strstr(buf_str(&out), "{\"line\":4,\"status\":201"));
	/* a file as Windows programs write it */
	assert_int_equal(serve_status(f, "POST", "/v1/bulk/tag", f->key_a, "\xef\xbb\xbf{\"name\":\"b4\"}\r\n{\"name\":\"b5\"}\r\n", &out), 200);
	assert_non_null(strstr(buf_str(&out), "{\"line\":1,\"status\":201"));
	assert_non_null(strstr(buf_str(&out), "{\"line\":2,\"status\":201"));
	assert_int_equal(serve_status(f, "POST", "/v1/bulk/tag?atomic=true", f->key_a, "{\"name\":\"b3\"}\nnonsense\n", &out), 422);
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=tag%20agg%20n%20having%20n%20gt%200", f->key_a, NULL, &out), 200);
	assert_int_equal(serve_status(f, "GET", "/v1/objects/tag?q=name%3Db3", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"data\":[]"));
	buf_free(&out);
}

static void
test_an_administrator_adds_a_field_and_it_is_there(void **state)
{
	struct serve_fixture *f = *state;
	const char *text = "extend object tag\nfield x_weight integer \"Weight\" min 0\n", *seen;
	struct request *rq;
	struct buf out = BUF_INIT;

	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->key_a, text, NULL), 403);
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, "extend object nothing\nfield x_a nonsense\n", &out), 422);
	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, text, &out), 204);
	assert_int_equal(serve_status(f, "GET", "/v1/custom", f->admin_a, NULL, &out), 200);
	assert_string_equal(buf_str(&out), text);
	/* who read it before another wrote is refused when he says what he read */
	rq = serve_ask(f, "PUT", "/v1/custom", f->admin_a, "If-Match: \"0123456789abcdef\"\n", "extend object tag\nfield x_size integer \"Size\"\n");
	assert_int_equal(rq->status, 412);
	serve_free(f, rq);
	rq = serve_ask(f, "GET", "/v1/custom", f->admin_a, NULL, NULL);
	seen = arena_printf(f->arena, "If-Match: %s\n", serve_header(rq, "ETag"));
	serve_free(f, rq);
	rq = serve_ask(f, "PUT", "/v1/custom", f->admin_a, seen, text);
	assert_int_equal(rq->status, 204);
	serve_free(f, rq);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":\"heavy\",\"x_weight\":7}", &out), 201);
	assert_non_null(strstr(buf_str(&out), "\"x_weight\":7"));
	assert_int_equal(serve_status(f, "GET", "/v1/openapi.json", f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "x_weight"));
	/* the other tenant has its own model */
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_b, "{\"name\":\"heavy\",\"x_weight\":7}", &out), 422);
	buf_free(&out);
}

static void
test_a_change_is_an_event_and_a_poll_hears_it(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	json_int_t head;
	json_t *root;
	const char *id;

	assert_int_equal(serve_status(f, "GET", "/v1/events", f->key_a, NULL, &out), 200);
	assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
	head = json_integer_value(json_object_get(root, "head"));
	json_decref(root);
	id = make_tag(f, f->key_a, "heard");
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/events?after=%lld&timeout=5", (long long)head), f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), id));
	assert_non_null(strstr(buf_str(&out), "core.tag.created"));
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/events?after=%lld&types=core.user.*", (long long)head), f->key_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), id));
	assert_int_equal(serve_status(f, "GET", "/v1/events?after=x", f->key_a, NULL, &out), 400);
	buf_free(&out);
}

static void
rest_a_while(void *arg)
{
	(void)arg;
}

static void
test_a_record_tells_its_events_again_from_the_first_on(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	const char *body;
	char id[40], url[120];

	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->admin_a, "{\"name\":\"told again\"}", &out), 201);
	snprintf(id, sizeof(id), "%.36s", strstr(buf_str(&out), "\"id\":\"") + 6);
	snprintf(url, sizeof(url), "/v1/objects/tag/%s", id);
	assert_int_equal(serve_status(f, "PATCH", url, f->admin_a, "{\"name\":\"told twice\"}", NULL), 200);
	assert_int_equal(serve_status(f, "DELETE", url, f->admin_a, NULL, NULL), 204);
	snprintf(url, sizeof(url), "/v1/objects/tag/%s/events", id);
	assert_int_equal(serve_status(f, "GET", url, f->admin_a, NULL, &out), 200);
	body = buf_str(&out);
	assert_non_null(strstr(body, "core.tag.created"));
	assert_true(strstr(body, "core.tag.created") < strstr(body, "core.tag.updated"));
	assert_true(strstr(body, "core.tag.updated") < strstr(body, "core.tag.deleted"));
	snprintf(url, sizeof(url), "/v1/objects/tag/%s/events?types=core.tag.deleted", id);
	assert_int_equal(serve_status(f, "GET", url, f->admin_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "core.tag.created"));
	assert_int_equal(serve_status(f, "GET", url, f->admin_b, NULL, NULL), 404);
	buf_free(&out);
}

/* Until the text is there. A stream that is only told with the next change or its next sign of life would take longer. */
static bool
stream_tells(struct request *rq, const char *text)
{
	char buf[8192] = "";
	size_t n = 0;

	for (int i = 0; i < 3000 && strstr(buf, text) == NULL; i++) {
		struct timespec ts = { .tv_nsec = 10000000 };
		int64_t got;

		nanosleep(&ts, NULL);
		got = stream_read(rq->stream, buf + n, sizeof(buf) - n - 1, rest_a_while, NULL, NULL);
		n += got > 0 ? (size_t)got : 0;
		buf[n] = '\0';
	}
	return strstr(buf, text) != NULL;
}

static void
test_a_stream_tells_what_is_done_after_it_began(void **state)
{
	struct serve_fixture *f = *state;
	struct request *rq = serve_ask(f, "GET", "/v1/events", f->key_a, "Accept: text/event-stream", NULL);

	assert_int_equal(rq->status, 200);
	assert_non_null(rq->stream);
	make_tag(f, f->key_a, "streamed");
	assert_true(stream_tells(rq, "event: core.tag.created"));
	serve_free(f, rq);
}

static void
test_a_stream_that_is_taken_up_again_tells_at_once_what_was_missed(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	struct request *rq;
	json_t *root;

	assert_int_equal(serve_status(f, "GET", "/v1/events", f->key_a, NULL, &out), 200);
	assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
	make_tag(f, f->key_a, "missed");
	/* and nothing happens from here on */
	rq = serve_ask(f, "GET", "/v1/events", f->key_a, arena_printf(f->arena, "Accept: text/event-stream\nLast-Event-ID: %lld.0",
	    (long long)json_integer_value(json_object_get(root, "head"))), NULL);
	assert_int_equal(rq->status, 200);
	assert_true(stream_tells(rq, "event: core.tag.created"));
	serve_free(f, rq);
	json_decref(root);
	buf_free(&out);
}

static void
test_a_bucket_lets_a_burst_through_and_then_its_rate(void **state)
{
	struct bucket b = { 0 };
	int64_t left, reset, wait, now = 1000000000000, minute = 60000000000;

	(void)state;
	for (int i = 0; i < 10; i++)
		assert_true(bucket_take(&b, now, 10, minute, 1, &left, &reset, &wait));
	assert_int_equal(left, 0);
	assert_false(bucket_take(&b, now, 10, minute, 1, &left, &reset, &wait));
	assert_int_equal(wait, minute / 10);
	assert_false(bucket_take(&b, now + wait - 1, 10, minute, 1, &left, &reset, &wait));
	assert_true(bucket_take(&b, now + minute / 10, 10, minute, 1, &left, &reset, &wait));
	assert_true(bucket_take(&b, now + 10 * minute, 10, minute, 10, &left, &reset, &wait));
}

/* A member of the last answer, in the fixture's arena. */
static const char *
member_of(struct serve_fixture *f, const struct buf *out, const char *name)
{
	const char *at = strstr(buf_str(out), arena_printf(f->arena, "\"%s\":\"", name));

	if (at == NULL)
		fail_msg("no %s in %s", name, buf_str(out));
	at += strlen(name) + 4;
	return arena_strndup(f->arena, at, strcspn(at, "\""));
}

static int
refresh(struct serve_fixture *f, const char *token, const uint8_t *secret, struct buf *out)
{
	const char *text = arena_printf(f->arena, "hotcrm refresh %s", token);
	uint8_t sig[crypto_sign_BYTES];
	char b64[128];

	crypto_sign_detached(sig, NULL, (const unsigned char *)text, strlen(text), secret);
	sodium_bin2base64(b64, sizeof(b64), sig, sizeof(sig), sodium_base64_VARIANT_ORIGINAL);
	return serve_status(f, "POST", "/v1/token", NULL, arena_printf(f->arena, "{\"refresh_token\":\"%s\",\"signature\":\"%s\"}", token, b64), out);
}

static void
test_a_terminals_session_is_renewed_by_its_device_alone_and_a_copied_token_ends_it(void **state)
{
	struct serve_fixture *f = *state;
	uint8_t public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES], other[crypto_sign_SECRETKEYBYTES];
	const char *device, *first, *second, *third, *access;
	struct buf out = BUF_INIT;
	char b64[128];

	crypto_sign_keypair(public, other);
	crypto_sign_keypair(public, secret);
	assert_int_equal(serve_status(f, "POST", "/v1/device/code", NULL, "{\"client_id\":\"laptop\"}", &out), 200);
	device = member_of(f, &out, "device_code");
	assert_int_equal(serve_status(f, "POST", "/v1/device/approve", f->key_a, arena_printf(f->arena, "{\"user_code\":\"%s\"}",
	    member_of(f, &out, "user_code")), NULL), 204);
	sodium_bin2base64(b64, sizeof(b64), public, sizeof(public), sodium_base64_VARIANT_ORIGINAL);
	assert_int_equal(serve_status(f, "POST", "/v1/device/token", NULL, arena_printf(f->arena,
	    "{\"device_code\":\"%s\",\"public_key\":\"%s\"}", device, b64), &out), 200);
	first = member_of(f, &out, "refresh_token");
	assert_int_equal(serve_status(f, "GET", "/v1/me", member_of(f, &out, "access_token"), NULL, NULL), 200);
	assert_int_equal(serve_status(f, "GET", "/v1/me", first, NULL, NULL), 401);	/* a refresh token opens nothing */
	assert_int_equal(refresh(f, first, other, &out), 400);	/* on another device it is worth nothing */
	assert_int_equal(refresh(f, first, secret, &out), 200);
	second = member_of(f, &out, "refresh_token");
	/* the answer was lost: the token before is good, what was lost is not */
	assert_int_equal(refresh(f, first, secret, &out), 200);
	third = member_of(f, &out, "refresh_token");
	access = member_of(f, &out, "access_token");
	assert_int_equal(refresh(f, second, secret, &out), 400);
	assert_int_equal(serve_status(f, "GET", "/v1/me", access, NULL, NULL), 200);
	usleep(1200000);	/* the use is written down */
	assert_int_equal(refresh(f, first, secret, &out), 400);
	assert_non_null(strstr(buf_str(&out), "copied"));
	assert_int_equal(serve_status(f, "GET", "/v1/me", access, NULL, NULL), 401);
	assert_int_equal(refresh(f, third, secret, &out), 400);
	buf_free(&out);
}

static void
test_a_password_opens_only_its_own_door(void **state)
{
	struct serve_fixture *f = *state;
	struct hc_err err;
	uint8_t user[16] = { 7 }, got[16];

	assert_int_equal(password_set(f->registry, f->a.id, "ann", user, "short", &err), HC_INVALID);
	assert_int_equal(password_set(f->registry, f->a.id, "ann", user, "long enough words", &err), HC_OK);
	assert_int_equal(password_check(f->registry, f->a.id, "ann", "long enough words", got, &err), HC_OK);
	assert_memory_equal(got, user, 16);
	assert_int_equal(password_check(f->registry, f->a.id, "ann", "other words here", got, &err), HC_DENIED);
	assert_int_equal(password_check(f->registry, f->b.id, "ann", "long enough words", got, &err), HC_DENIED);
	assert_int_equal(password_check(f->registry, f->a.id, "nobody", "long enough words", got, &err), HC_DENIED);
}

static void
test_addresses_that_guess_keys_are_told_to_wait(void **state)
{
	struct serve_fixture *f = *state;
	int refused = 0;

	for (int i = 0; i < 30; i++)
		refused += serve_status(f, "GET", "/v1/me", "hk_000000000000_00000000000000000000000000000000", NULL, NULL) == 429;
	assert_true(refused >= 5);
}

static void
test_an_administrator_posts_a_job_once_and_looks_after_it(void **state)
{
	struct serve_fixture *f = *state;
	const char *body = "{\"kind\":\"rollups\",\"key\":\"nightly\",\"delay\":3600,\"priority\":3}";
	struct buf out = BUF_INIT;
	char id[40], url[100];

	assert_int_equal(serve_status(f, "POST", "/v1/jobs", f->admin_a, body, &out), 201);
	snprintf(id, sizeof(id), "%.36s", strstr(buf_str(&out), "\"id\":\"") + 6);
	assert_int_equal(serve_status(f, "POST", "/v1/jobs", f->admin_a, body, &out), 200);	/* it waits already */
	assert_non_null(strstr(buf_str(&out), id));
	assert_int_equal(serve_status(f, "POST", "/v1/jobs", f->admin_a, "{\"kind\":\"shell\"}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/jobs", f->key_a, body, NULL), 403);
	snprintf(url, sizeof(url), "/v1/jobs/%s/cancel", id);
	assert_int_equal(serve_status(f, "POST", url, f->admin_b, "{}", NULL), 404);
	assert_int_equal(serve_status(f, "POST", url, f->admin_a, "{}", &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"status\":\"cancelled\""));
	assert_int_equal(serve_status(f, "GET", "/v1/jobs?status=cancelled", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "nightly"));
	snprintf(url, sizeof(url), "/v1/jobs/%s/retry", id);
	assert_int_equal(serve_status(f, "POST", url, f->admin_a, "{}", &out), 200);
	for (int i = 0; i < 1200 && strstr(buf_str(&out), "\"done\"") == NULL; i++) {
		usleep(50000);
		snprintf(url, sizeof(url), "/v1/jobs/%s", id);
		assert_int_equal(serve_status(f, "GET", url, f->admin_a, NULL, &out), 200);
	}
	assert_non_null(strstr(buf_str(&out), "\"status\":\"done\""));
	buf_free(&out);
}

/* They are looked at together, between other requests of the tenant. */
static void
test_devices_that_come_to_wait_at_once_hear_each_its_own(void **state)
{
	enum { MANY = 70 };
	struct serve_fixture *f = *state;
	struct request *waits[MANY], *edit;
	const char *paths[2], *mine;
	int64_t dev;

	paths[0] = serve_device(f, f->admin_a, &dev);
	paths[1] = serve_device(f, f->key_a, &dev);	/* another user of the tenant */
	for (int i = 0; i < MANY; i++) {
		mine = paths[i % 2];
		/* one whose number is another user's, one with a forged cursor, one that only asks */
		if (i % 10 == 3)
			mine = arena_printf(f->arena, "/v1/sync/wait?dev=%lld&cursor=", (long long)dev - 1);
		else if (i % 10 == 5)
			mine = arena_printf(f->arena, "%s0", mine);
		else if (i % 10 == 7)
			mine = arena_printf(f->arena, "%s&timeout=0", mine);
		waits[i] = serve_begin(f, "GET", mine, i % 2 ? f->key_a : f->admin_a, NULL, NULL);
	}
	edit = serve_ask(f, "POST", "/v1/objects/tag", f->admin_a, NULL, "{\"name\":\"wakes who waits\"}");
	assert_int_equal(edit->status, 201);
	serve_free(f, edit);
	for (int i = 0; i < MANY; i++) {
		struct request *rq = serve_end(waits[i]);

		assert_int_equal(rq->status, i % 10 == 3 ? 409 : i % 10 == 5 ? 400 : i % 10 == 7 ? 204 : 200);
		if (rq->status == 200)
			assert_non_null(strstr(buf_str(&rq->reply), "\"head\":"));
		serve_free(f, rq);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hours_that_are_over_are_records_to_be_listed),	/* first: before the tenant is open */
		cmocka_unit_test(test_use_of_this_hour_is_there_when_somebody_looks_and_grows),
		cmocka_unit_test(test_a_record_is_made_read_changed_and_deleted),
		cmocka_unit_test(test_what_is_not_a_field_is_refused_and_nothing_is_written),
		cmocka_unit_test(test_an_edit_of_an_older_version_is_refused),
		cmocka_unit_test(test_a_repeated_post_is_answered_from_memory),
		cmocka_unit_test(test_pages_follow_each_other_without_gap_or_repeat),
		cmocka_unit_test(test_bulk_lines_stand_for_themselves_unless_atomic),
		cmocka_unit_test(test_an_administrator_adds_a_field_and_it_is_there),
		cmocka_unit_test(test_a_change_is_an_event_and_a_poll_hears_it),
		cmocka_unit_test(test_a_record_tells_its_events_again_from_the_first_on),
		cmocka_unit_test(test_a_stream_tells_what_is_done_after_it_began),
		cmocka_unit_test(test_a_stream_that_is_taken_up_again_tells_at_once_what_was_missed),
		cmocka_unit_test(test_devices_that_come_to_wait_at_once_hear_each_its_own),
		cmocka_unit_test(test_an_administrator_posts_a_job_once_and_looks_after_it),
		cmocka_unit_test(test_a_bucket_lets_a_burst_through_and_then_its_rate),
		cmocka_unit_test(test_a_terminals_session_is_renewed_by_its_device_alone_and_a_copied_token_ends_it),
		cmocka_unit_test(test_a_password_opens_only_its_own_door),
		cmocka_unit_test(test_addresses_that_guess_keys_are_told_to_wait),	/* last: it uses the address up */
	};

	return cmocka_run_group_tests(tests, serve_setup, serve_teardown);
}
