/* test_net.c - requests against a server that may lie: what a user reads when the network is not what it should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "net/coding.h"
#include "net/net.h"
#include "tests/unit/http_help.h"

static struct http_server server;
static struct net *net;
static struct arena *turn;

static void
echo(const struct http_request *r, struct http_answer *a)
{
	struct buf out = BUF_INIT;
	struct coding *c;
	char line[128];

	coding_open(strncmp(http_header(r->head, "content-encoding:"), "zstd", 4) == 0 ? "zstd" : "", &out, 1 << 20, &c, NULL);
	coding_add(c, r->body, r->size, NULL);
	snprintf(line, sizeof(line), "{\"wire\":%zu,\"body\":%zu,\"packed\":%d}", r->size, out.len, c != NULL && out.len != r->size);
	coding_close(c);
	buf_free(&out);
	http_text(a, 200, "application/json", line);
}

/* A server of ours: says how the question came, in our words. */
static void
hot(const struct http_request *r, struct http_answer *a)
{
	struct buf z = BUF_INIT, b = BUF_INIT;
	char head[160];

	buf_printf(&b, "{\"came\":\"%.4s\",\"asked\":\"%.4s\",\"agent\":%d}", http_header(r->head, "content-encoding:"),
	    http_header(r->head, "accept-encoding:"), http_header(r->head, "user-agent:")[0] != '\0');
	coding_hot(b.data, b.len, &z);
	snprintf(head, sizeof(head), "Content-Type: application/json\r\nContent-Encoding: %s\r\n", CODING_HOT);
	http_reply(a, 200, head, z.data, z.len);
	buf_free(&z);
	buf_free(&b);
}

static void
packed(struct http_answer *a, const char *kind, size_t n, size_t cut)
{
	char *zeros = xmalloc(n), head[128];
	struct buf z = BUF_INIT;

	memset(zeros, '0', n);
	coding_zstd(zeros, n, &z);
	snprintf(head, sizeof(head), "Content-Type: application/json\r\nContent-Encoding: %s\r\n", kind);
	http_reply(a, 200, head, z.data, z.len - cut);
	buf_free(&z);
	free(zeros);
}

static void
answer(void *arg, const struct http_request *r, struct http_answer *a)
{
	const char *p = r->path;

	if (strcmp(p, "/ok") == 0) {
		http_text(a, 200, "application/json; charset=utf-8", "{}");
	} else if (strcmp(p, "/echo") == 0) {
		echo(r, a);
	} else if (strcmp(p, "/zstd") == 0) {
		packed(a, "zstd", 5000, 0);
	} else if (strcmp(p, "/hot") == 0) {
		hot(r, a);
	} else if (strcmp(p, "/older") == 0) {
		http_text(a, 415, "application/problem+json", "{\"status\":415}");
	} else if (strcmp(p, "/bomb") == 0) {
		packed(a, "zstd", 1 << 24, 0);
	} else if (strcmp(p, "/short-zstd") == 0) {
		packed(a, "zstd", 5000, 3);
	} else if (strcmp(p, "/brotli") == 0) {
		packed(a, "br", 50, 0);
	} else if (strcmp(p, "/portal") == 0) {
		http_text(a, 200, "text/html", "<html>Welcome to Hotel Wi-Fi");
	} else if (strcmp(p, "/redirect") == 0) {
		http_reply(a, 302, "Location: http://portal.invalid/\r\n", "", 0);
	} else if (strcmp(p, "/511") == 0) {
		http_text(a, 511, "text/html", "log in");
	} else if (strcmp(p, "/cut") == 0) {
		buf_adds(&a->bytes, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half");
		a->close = true;
	} else if (strcmp(p, "/nothing") == 0) {
		a->close = true;
	} else if (strcmp(p, "/noise") == 0) {
		buf_adds(&a->bytes, "SSH-2.0-OpenSSH_9.2\r\n");
		a->close = true;
	} else if (strcmp(p, "/head") == 0) {
		buf_adds(&a->bytes, "HTTP/1.1 200 OK\r\n");
		for (int i = 0; i < 2000; i++)
			buf_printf(&a->bytes, "X-%d: y\r\n", i);
		buf_adds(&a->bytes, "\r\n");
		a->close = true;
	} else if (strcmp(p, "/stall") == 0) {
		buf_adds(&a->bytes, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
		a->stall = true;
	} else if (strcmp(p, "/busy") == 0) {
		http_reply(a, 503, "Retry-After: 7\r\nContent-Type: application/problem+json\r\n", "{\"status\":503}", 14);
	} else if (strcmp(p, "/none") == 0) {
		buf_adds(&a->bytes, "HTTP/1.1 204 No Content\r\n\r\n");
	} else {
		http_text(a, 404, "application/problem+json", "{\"status\":404}");
	}
}

static int
ask(const char *path, struct net_reply *ret, struct hc_err *err)
{
	char url[600];
	struct net_request r = { .method = "GET", .url = url, .expect = "application/json", .max = 100000, .patience_s = 2 };

	snprintf(url, sizeof(url), "%s%s", server.url, path);
	return net_send(net, &r, NULL, NULL, turn, ret, err);
}

static void
expect_trouble(const char *path, enum net_trouble t, const char *words)
{
	struct net_reply r;
	struct hc_err err;

	assert_int_equal(ask(path, &r, &err), HC_NET);
	assert_int_equal(r.trouble, t);
	if (strstr(err.msg, words) == NULL)
		fail_msg("%s: \"%s\" does not say \"%s\"", path, err.msg, words);
}

static void
test_an_answer_comes_back_with_its_headers(void **state)
{
	struct net_reply r;

	assert_int_equal(ask("/ok", &r, NULL), 0);
	assert_int_equal(r.status, 200);
	assert_string_equal(r.body, "{}");
	assert_string_equal(net_header(&r, "content-type"), "application/json; charset=utf-8");
	assert_null(net_header(&r, "Content"));
	assert_true(r.sent > 40 && r.received > 40);
}

static void
test_a_second_request_uses_the_connection_that_is_there(void **state)
{
	struct net_reply r;

	assert_int_equal(ask("/ok", &r, NULL), 0);
	assert_int_equal(ask("/ok", &r, NULL), 0);
	assert_int_equal(r.connects, 0);
}

static void
test_a_large_body_travels_packed_and_a_small_one_as_it_is(void **state)
{
	char url[100], *body = xmalloc(10000);
	struct net_request r = { .method = "POST", .url = url, .body = body, .size = 10000, .coding = NET_ZSTD };
	struct net_reply reply;

	memset(body, 'x', 10000);
	snprintf(url, sizeof(url), "%s/echo", server.url);
	assert_int_equal(net_send(net, &r, NULL, NULL, turn, &reply, NULL), 0);
	assert_non_null(strstr(reply.body, "\"body\":10000,\"packed\":1"));
	r.size = 100;
	assert_int_equal(net_send(net, &r, NULL, NULL, turn, &reply, NULL), 0);
	assert_non_null(strstr(reply.body, "\"wire\":100,\"body\":100"));
	free(body);
}

static void
test_our_words_are_used_once_the_server_has_shown_that_it_knows_them(void **state)
{
	static const char body[] = "{\"v\":1,\"dev\":1,\"epoch\":\"bf3e837a16c92033\",\"cursor\":\"12.12.1.cbfc439c8ad95dca113c144286620613\",\"rid\":\"\"}";
	struct net *n = net_open(&(struct net_options){ .proxy = NULL });
	char url[600], older[600];
	struct net_request r = { .method = "POST", .url = url, .body = body, .size = sizeof(body) - 1, .coding = NET_HOT,
		.expect = "application/", .max = 100000, .patience_s = 2 };
	struct net_reply re;

	snprintf(url, sizeof(url), "%s/hot", server.url);
	snprintf(older, sizeof(older), "%s/older", server.url);
	assert_int_equal(net_send(n, &r, NULL, NULL, turn, &re, NULL), 0);
	assert_string_equal(re.body, "{\"came\":\"\",\"asked\":\"hot1\",\"agent\":0}");
	assert_int_equal(net_send(n, &r, NULL, NULL, turn, &re, NULL), 0);
	assert_string_equal(re.body, "{\"came\":\"hot1\",\"asked\":\"hot1\",\"agent\":0}");
	/* an older server was put in place: it says no once */
	r.url = older;
	assert_int_equal(net_send(n, &r, NULL, NULL, turn, &re, NULL), 0);
	r.url = url;
	assert_int_equal(net_send(n, &r, NULL, NULL, turn, &re, NULL), 0);
	assert_string_equal(re.body, "{\"came\":\"\",\"asked\":\"hot1\",\"agent\":0}");
	/* other servers never hear of it */
	r.coding = NET_ZSTD;
	assert_int_equal(net_send(n, &r, NULL, NULL, turn, &re, NULL), 0);
	assert_string_equal(re.body, "{\"came\":\"\",\"asked\":\"zstd\",\"agent\":1}");
	net_close(n);
}

static void
test_a_packed_answer_is_expanded_and_a_bomb_is_not(void **state)
{
	struct net_reply r;

	assert_int_equal(ask("/zstd", &r, NULL), 0);
	assert_int_equal(r.size, 5000);
	expect_trouble("/bomb", NET_TOO_LARGE, "larger than");
	expect_trouble("/short-zstd", NET_CUT, "broke");
	expect_trouble("/brotli", NET_GARBLED, "packed as \"br\"");
}

static void
test_a_captive_portal_is_called_by_its_name(void **state)
{
	expect_trouble("/portal", NET_PORTAL, "a web page did: log in to this network");
	expect_trouble("/redirect", NET_PORTAL, "log in to this network");
	expect_trouble("/511", NET_PORTAL, "a web page did");
}

static void
test_a_broken_wire_is_a_sentence(void **state)
{
	expect_trouble("/cut", NET_CUT, "broke");
	expect_trouble("/nothing", NET_CUT, "broke");
	expect_trouble("/noise", NET_GARBLED, "cannot be read");
	expect_trouble("/head", NET_GARBLED, "head is too long");
}

static void
test_a_server_that_stands_still_is_given_up(void **state)
{
	expect_trouble("/stall", NET_SLOW, "stood still");
}

static void
test_any_status_is_an_answer(void **state)
{
	struct net_reply r;

	assert_int_equal(ask("/busy", &r, NULL), 0);
	assert_int_equal(r.status, 503);
	assert_int_equal(net_retry_after(&r, 0), 7000);
	assert_int_equal(ask("/missing", &r, NULL), 0);
	assert_int_equal(r.status, 404);
	assert_int_equal(net_retry_after(&r, 0), -1);
	assert_int_equal(ask("/none", &r, NULL), 0);
	assert_int_equal(r.status, 204);
}

static void
test_retry_after_may_be_a_date_and_has_a_limit(void **state)
{
	const char *lines[2] = { "Retry-After: Thu, 01 Jan 1970 00:01:00 GMT", NULL };
	struct net_reply r = { .headers = lines };

	assert_int_equal(net_retry_after(&r, 0), 60000);
	assert_int_equal(net_retry_after(&r, 90000), 0);
	lines[0] = "Retry-After: 99999999999999999999";
	assert_int_equal(net_retry_after(&r, 0), 86400000);
	lines[0] = "Retry-After: soon";
	assert_int_equal(net_retry_after(&r, 0), -1);
}

static void
test_nothing_goes_out_in_the_clear(void **state)
{
	static const char *const bad[] = {
		"http://example.org/", "ftp://example.org/", "file:///etc/passwd", "example.org", "", "https://",
		"https://kim:secret@example.org/", "https://kim@example.org", "http://127.0.0.1.example.org@evil/", "javascript:1",
		"https://exa mple.org/", "http://localhost.example.org/", "http://127.0.0.1.example.org/", "http://127.example.org/",
	};
	struct hc_err err;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(net_check_url(bad[i], &err), HC_INVALID);
		assert_null(strstr(err.msg, "secret"));
	}
	assert_int_equal(net_check_url("https://crm.example.org:8443/x", &err), 0);
	assert_int_equal(net_check_url("http://localhost:8080", &err), 0);
	assert_int_equal(net_check_url("http://[::1]:8080", &err), 0);
}

static void
test_a_name_that_only_looks_like_this_machine_is_refused_when_it_connects(void **state)
{
	/* 127.example: begins like loopback, and has no address or another one */
	struct net_request r = { .method = "GET", .url = "http://127.hotcrm.invalid/" };
	struct net_reply reply;
	struct hc_err err;

	assert_true(net_send(net, &r, NULL, NULL, turn, &reply, &err) < 0);
}

static void
test_no_server_and_no_tls_are_told_apart(void **state)
{
	char url[100];
	struct net_request r = { .method = "GET", .url = url };
	struct net_reply reply;
	struct hc_err err;

	snprintf(url, sizeof(url), "http://127.0.0.1:1/");
	assert_int_equal(net_send(net, &r, NULL, NULL, turn, &reply, &err), HC_NET);
	assert_int_equal(reply.trouble, NET_REFUSED);
	assert_non_null(strstr(err.msg, "does not take connections"));
	snprintf(url, sizeof(url), "https://127.0.0.1:%d/", server.port);
	assert_int_equal(net_send(net, &r, NULL, NULL, turn, &reply, &err), HC_NET);
	assert_int_equal(reply.trouble, NET_TLS);
	assert_non_null(strstr(err.msg, "cannot prove who it is"));
}

static bool
stop_after(void *arg)
{
	return ++*(int *)arg > 2;
}

static void
test_a_request_can_be_given_up(void **state)
{
	char url[100];
	struct net_request r = { .method = "GET", .url = url };
	struct net_reply reply;
	struct hc_err err;
	int asked = 0;

	snprintf(url, sizeof(url), "%s/stall", server.url);
	assert_int_equal(net_send(net, &r, stop_after, &asked, turn, &reply, &err), HC_BUSY);
	assert_int_equal(reply.trouble, NET_STOPPED);
}

static void
test_a_long_poll_waits_beside_other_requests(void **state)
{
	char url[100];
	struct net_request r = { .method = "GET", .url = url, .patience_s = 70 };
	struct net_call *poll_call;
	struct net_reply reply;

	snprintf(url, sizeof(url), "%s/stall", server.url);
	assert_int_equal(net_begin(net, &r, &poll_call, NULL), 0);
	assert_int_equal(ask("/ok", &reply, NULL), 0);
	assert_int_equal(ask("/ok", &reply, NULL), 0);
	assert_int_equal(reply.connects, 0);
	assert_false(net_done(poll_call));
	net_end(poll_call);
}

static int
setup(void **state)
{
	http_start(&server, answer, NULL);
	net = net_open(&(struct net_options){ .proxy = "" });
	turn = arena_new("test");
	return 0;
}

static int
teardown(void **state)
{
	net_close(net);
	http_stop(&server);
	arena_free(turn);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_answer_comes_back_with_its_headers),
		cmocka_unit_test(test_a_second_request_uses_the_connection_that_is_there),
		cmocka_unit_test(test_a_large_body_travels_packed_and_a_small_one_as_it_is),
		cmocka_unit_test(test_our_words_are_used_once_the_server_has_shown_that_it_knows_them),
		cmocka_unit_test(test_a_packed_answer_is_expanded_and_a_bomb_is_not),
		cmocka_unit_test(test_a_captive_portal_is_called_by_its_name),
		cmocka_unit_test(test_a_broken_wire_is_a_sentence),
		cmocka_unit_test(test_a_server_that_stands_still_is_given_up),
		cmocka_unit_test(test_any_status_is_an_answer),
		cmocka_unit_test(test_retry_after_may_be_a_date_and_has_a_limit),
		cmocka_unit_test(test_nothing_goes_out_in_the_clear),
		cmocka_unit_test(test_a_name_that_only_looks_like_this_machine_is_refused_when_it_connects),
		cmocka_unit_test(test_no_server_and_no_tls_are_told_apart),
		cmocka_unit_test(test_a_request_can_be_given_up),
		cmocka_unit_test(test_a_long_poll_waits_beside_other_requests),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
