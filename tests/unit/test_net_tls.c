/*
 * test_net_tls.c - whom we trust: a server with a certificate of its own making, seen with and without it, and with a pin.
 * `openssl s_server` plays the server; without the program the test is skipped.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>

#include "net/net.h"

static char dir[64], ca[100], url[64], pin[64];
static pid_t server;
static bool there;

static int
run(const char *script)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		if (chdir(dir) == 0)
			execl("/bin/sh", "sh", "-c", script, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	return status;
}

static int
free_port(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || getsockname(fd, (struct sockaddr *)&a, &len) < 0)
		abort();
	close(fd);
	return ntohs(a.sin_port);
}

static int
setup(void **state)
{
	char script[300], path[100];
	FILE *f;

	strcpy(dir, "/tmp/hotcrm-tls-XXXXXX");
	assert_non_null(mkdtemp(dir));
	snprintf(ca, sizeof(ca), "%s/cert.pem", dir);
	if (run("command -v openssl >/dev/null && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
	    "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem 2>/dev/null && "
	    "openssl pkey -in key.pem -pubout -outform der 2>/dev/null | openssl dgst -sha256 -binary | openssl base64 >pin") != 0)
		return 0;
	snprintf(path, sizeof(path), "%s/pin", dir);
	strcpy(pin, "sha256//");
	if ((f = fopen(path, "r")) == NULL || fscanf(f, "%44s", pin + 8) != 1)
		return -1;
	fclose(f);
	snprintf(url, sizeof(url), "https://localhost:%d/", free_port());
	snprintf(script, sizeof(script), "exec openssl s_server -accept %d -4 -cert cert.pem -key key.pem -www -quiet >/dev/null 2>&1",
	    atoi(strrchr(url, ':') + 1));
	if ((server = fork()) == 0) {
		if (chdir(dir) == 0)
			execl("/bin/sh", "sh", "-c", script, (char *)NULL);
		_exit(127);
	}
	there = true;
	return 0;
}

static int
teardown(void **state)
{
	if (server > 0) {
		kill(server, SIGKILL);
		waitpid(server, NULL, 0);
	}
	run("rm -rf \"$PWD\"");
	return 0;
}

static int
ask(const struct net_options *o, struct net_reply *ret, struct hc_err *err)
{
	struct net_request r = { .method = "GET", .url = url };
	struct arena *a = arena_new("test");
	struct net *n = net_open(o);
	int rc = 0;

	for (int i = 0; i < 100; i++) {
		rc = net_send(n, &r, NULL, NULL, a, ret, err);
		if (rc == 0 || ret->trouble != NET_REFUSED)
			break;
		usleep(50000);
	}
	net_close(n);
	arena_free(a);
	return rc;
}

static void
test_a_certificate_that_nobody_vouches_for_is_refused(void **state)
{
	struct net_reply r;
	struct hc_err err;

	if (!there)
		skip();
	assert_int_equal(ask(&(struct net_options){ .proxy = "" }, &r, &err), HC_NET);
	assert_int_equal(r.trouble, NET_TLS);
	assert_non_null(strstr(err.msg, "cannot prove who it is"));
	/* its key is the right one, and that is not enough */
	assert_int_equal(ask(&(struct net_options){ .proxy = "", .pin = pin }, &r, &err), HC_NET);
	assert_int_equal(r.trouble, NET_TLS);
	assert_non_null(strstr(err.msg, "sync set ca FILE"));
}

static void
test_with_its_certificate_it_is_trusted(void **state)
{
	struct net_reply r;

	if (!there)
		skip();
	assert_int_equal(ask(&(struct net_options){ .proxy = "", .ca_file = ca }, &r, NULL), 0);
	assert_int_equal(r.status, 200);
	assert_int_equal(ask(&(struct net_options){ .proxy = "", .ca_file = ca, .pin = pin }, &r, NULL), 0);
	assert_int_equal(ask(&(struct net_options){ .proxy = "", .ca_file = ca, .pin = pin + strlen("sha256//") }, &r, NULL), 0);
}

static void
test_another_key_than_the_pinned_one_is_refused(void **state)
{
	struct net_options o = { .proxy = "", .ca_file = ca, .pin = "sha256//YhKJKSzoTt2b5FP18fvpHo7fJYqQCjAa3HWY3tvRMwE=" };
	struct net_reply r;
	struct hc_err err;

	if (!there)
		skip();
	assert_int_equal(ask(&o, &r, &err), HC_NET);
	assert_int_equal(r.trouble, NET_PIN);
	assert_non_null(strstr(err.msg, "another key than the one that was pinned"));
}

static void
test_a_name_that_is_not_on_the_certificate_is_refused(void **state)
{
	struct net_reply r;
	char port[16];

	if (!there)
		skip();
	snprintf(port, sizeof(port), "%s", strrchr(url, ':'));
	snprintf(url, sizeof(url), "https://127.0.0.1%s", port);
	assert_int_equal(ask(&(struct net_options){ .proxy = "", .ca_file = ca }, &r, NULL), HC_NET);
	assert_int_equal(r.trouble, NET_TLS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_certificate_that_nobody_vouches_for_is_refused),
		cmocka_unit_test(test_with_its_certificate_it_is_trusted),
		cmocka_unit_test(test_another_key_than_the_pinned_one_is_refused),
		cmocka_unit_test(test_a_name_that_is_not_on_the_certificate_is_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
