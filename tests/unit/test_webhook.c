/*
 * test_webhook.c - what goes out of the house: where it may go, how it is signed, when it is tried again.
 */
#include "serve_help.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "serve/webhook.h"

static bool
is_public(const char *address)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, address, &v4.sin_addr) == 1)
		return courier_is_public((struct sockaddr *)&v4);
	assert_int_equal(inet_pton(AF_INET6, address, &v6.sin6_addr), 1);
	return courier_is_public((struct sockaddr *)&v6);
}

static void
test_nothing_goes_to_an_address_inside(void **state)
{
	static const char *const inside[] = { "127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
		"169.254.169.254", "100.64.0.1", "192.0.2.7", "198.18.0.1", "203.0.113.9", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
		"fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001::1",
		"fec0::1" };
	static const char *const outside[] = { "1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111",
		"2a00:1450::1", "::ffff:8.8.8.8" };

	(void)state;
	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		if (is_public(inside[i]))
			fail_msg("%s counts as public", inside[i]);
	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++)
		if (!is_public(outside[i]))
			fail_msg("%s counts as private", outside[i]);
}

static void
test_an_address_is_https_without_tricks(void **state)
{
	static const char *const bad[] = { "", "http://example.com", "ftp://example.com", "https://", "https:///x", "https://user@example.com/",
		"https://example.com:22/", "https://example.com/#x", "https://exa mple.com/", "https://example.com/\n", "javascript:alert(1)",
		"https://[::1]:80/", "https://example.com:4/", "https://example.com:44/", "https://example.com:/", "https://example.com:844/x",
		"https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1:8443/", "https://[::ffff:127.0.0.1]/",
		"https://169.254.169.254/latest" };
	static const char *const good[] = { "https://example.com", "https://example.com:443/a?b=c", "https://example.com:8443/",
		"HTTPS://EXAMPLE.COM/", "https://[2606:4700::1111]/" };
	struct hc_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (courier_check_url(bad[i], false, &err) >= 0)
			fail_msg("%s is taken", bad[i]);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (courier_check_url(good[i], false, &err) < 0)
			fail_msg("%s is refused: %s", good[i], err.msg);
	assert_int_equal(courier_check_url("http://127.0.0.1:9000/", true, &err), HC_OK);
}

static void
test_attempts_are_spread_over_four_days(void **state)
{
	int64_t sum = 0;

	(void)state;
	for (int64_t i = 1; i <= 9; i++) {
		assert_true(webhook_delay(i, 0) > 0);
		assert_true(i == 1 || webhook_delay(i, 0) > webhook_delay(i - 1, UINT64_MAX / 2));
		sum += webhook_delay(i, 0);
	}
	assert_int_equal(webhook_delay(10, 0), -1);
	assert_int_equal(sum, (5 + 300 + 1800 + 7200 + 18000 + 36000 + 50400 + 72000 + 86400) * INT64_C(1000));
}

static void
test_a_secret_is_its_own_and_the_old_one_signs_for_a_day(void **state)
{
	struct serve_fixture *f = *state;
	struct webhook w = { .id = "abc", .version = 2, .rotated = 1000000 };
	char one[WEBHOOK_SECRET], two[WEBHOOK_SECRET], other[WEBHOOK_SECRET];
	const char *both, *alone;

	webhook_secret(f->server, f->a.id, "abc", 1, one);
	webhook_secret(f->server, f->a.id, "abc", 2, two);
	webhook_secret(f->server, f->b.id, "abc", 1, other);
	assert_string_not_equal(one, two);
	assert_string_not_equal(one, other);
	assert_memory_equal(one, "whsec_", 6);
	both = webhook_sign(f->server, f->arena, f->a.id, &w, "msg_1", 1, "{}", 1000001);
	alone = webhook_sign(f->server, f->arena, f->a.id, &w, "msg_1", 1, "{}", 1000000 + 86400001);
	assert_memory_equal(both, alone, strlen(alone));
	assert_int_equal(strlen(both), 2 * strlen(alone) + 1);
	assert_string_not_equal(alone, webhook_sign(f->server, f->arena, f->a.id, &w, "msg_2", 1, "{}", 1000000 + 86400001));
}

static void
test_a_webhook_to_the_inside_is_never_delivered(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	const char *url = NULL;
	json_t *root;

	/* its name is fine, its address is not */
	assert_int_equal(serve_status(f, "POST", "/v1/webhooks", f->admin_a, "{\"url\":\"https://localhost:8443/x\"}", &out), 201);
	assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
	url = arena_printf(f->arena, "/v1/webhooks/%s", json_string_value(json_object_get(root, "id")));
	json_decref(root);
	assert_int_equal(serve_status(f, "POST", "/v1/webhooks", f->admin_a, "{\"url\":\"http://localhost/\"}", NULL), 422);
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "%s/ping", url), f->admin_a, NULL, NULL), 202);
	for (int i = 0; i < 3000 && strstr(buf_str(&out), "leads inside") == NULL; i++) {
		struct timespec ts = { .tv_nsec = 10000000 };

		nanosleep(&ts, NULL);
		serve_status(f, "GET", arena_printf(f->arena, "%s/deliveries", url), f->admin_a, NULL, &out);
	}
	assert_non_null(strstr(buf_str(&out), "the address leads inside"));
	assert_non_null(strstr(buf_str(&out), "\"state\":\"waiting\",\"tries\":1"));
	assert_int_equal(serve_status(f, "GET", url, f->admin_a, NULL, &out), 200);
	assert_null(strstr(buf_str(&out), "whsec_"));
	assert_int_equal(serve_status(f, "GET", url, f->key_a, NULL, NULL), 403);
	assert_int_equal(serve_status(f, "DELETE", url, f->admin_a, NULL, NULL), 204);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_goes_to_an_address_inside),
		cmocka_unit_test(test_an_address_is_https_without_tricks),
		cmocka_unit_test(test_attempts_are_spread_over_four_days),
		cmocka_unit_test(test_a_secret_is_its_own_and_the_old_one_signs_for_a_day),
		cmocka_unit_test(test_a_webhook_to_the_inside_is_never_delivered),
	};

	return cmocka_run_group_tests(tests, serve_setup, serve_teardown);
}
