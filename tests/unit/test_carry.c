/*
 * test_carry.c - requests of the state machine on the wire and back: what is sent, what a failure means, what ends a wait; and
 * where the key is kept. The state machine is this test's own: it says what it wants and notes what it hears.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/env.h"
#include "cmd/carry.h"
#include "host/host.h"
#include "net/coding.h"
#include "tests/unit/http_help.h"

#define KEY "hk_0a1b2c_secretsecretsecret"

/* The state machine. */
struct sync {
	struct sync_request next;
	int replies, failures, pokes, status;
	int64_t retry_ms, waiting, newest;
	char why[300], type[64], body[64];
};
static struct sync machine;

int
sync_open(struct work *w, bool watch, struct sync **ret, struct hc_err *err)
{
	*ret = &machine;
	return 0;
}

void
sync_close(struct sync *s)
{
}

int
sync_next(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	*ret = s->next;
	return 0;
}

int
sync_reply(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	s->replies++;
	s->status = a->status;
	s->retry_ms = a->retry_ms;
	snprintf(s->type, sizeof(s->type), "%s", a->type != NULL ? a->type : "");
	snprintf(s->body, sizeof(s->body), "%s", a->body);
	return 0;
}

void
sync_failed(struct sync *s, const char *why)
{
	s->failures++;
	snprintf(s->why, sizeof(s->why), "%s", why);
}

void
sync_poke(struct sync *s)
{
	s->pokes++;
}

bool
sync_ahead(struct sync *s, const struct sync_answer *a, struct arena *arena, struct sync_request *ret)
{
	return false;
}

void
sync_news(struct sync *s, struct sync_news *ret)
{
	*ret = (struct sync_news){ .pushed = 1 };
}

int
sync_status(struct work *w, struct arena *a, struct sync_status *ret, struct hc_err *err)
{
	*ret = (struct sync_status){ .waiting = machine.waiting, .newest = machine.newest, .failures = machine.status >= 400,
	    .trouble = "", .stopped = "" };
	return 0;
}

/* The server. */
static struct http_server server;
static struct {
	char authorization[128], agent[64], type[64], coding[16], path[128];
	size_t size;
} seen;

static void
note(char *to, size_t size, const char *head, const char *name)
{
	const char *v = http_header(head, name);

	snprintf(to, size, "%.*s", (int)strcspn(v, "\r\n"), v);
}

static void
answer(void *arg, const struct http_request *r, struct http_answer *a)
{
	struct buf out = BUF_INIT;
	struct coding *c;

	note(seen.authorization, sizeof(seen.authorization), r->head, "authorization:");
	note(seen.agent, sizeof(seen.agent), r->head, "user-agent:");
	note(seen.type, sizeof(seen.type), r->head, "content-type:");
	note(seen.coding, sizeof(seen.coding), r->head, "content-encoding:");
	snprintf(seen.path, sizeof(seen.path), "%.100s", r->path);
	if (coding_open(seen.coding, &out, 1 << 20, &c, NULL) == 0) {
		coding_add(c, r->body, r->size, NULL);
		coding_close(c);
	}
	seen.size = out.len;
	buf_free(&out);
	if (strstr(r->path, "busy") != NULL)
		http_reply(a, 503, "Content-Type: application/problem+json\r\nRetry-After: 9\r\n", "{}", 2);
	else if (strstr(r->path, "portal") != NULL)
		http_text(a, 200, "text/html", "<html>log in");
	else if (strstr(r->path, "cut") != NULL)
		a->close = true;
	else if (strstr(r->path, "wait") != NULL)
		a->stall = true;
	else
		http_text(a, 200, "application/x-ndjson", "{\"end\":1}\n");
}

static char dir[64], db[80];
static struct env env;
static struct hc_err err;
static struct work *work;
static struct carry *carry;

static const char *
get(const struct env *e, const char *name)
{
	if (strcmp(name, "HOTCRM_PLUGINS") == 0)
		return "-";
	return strncmp(name, "XDG_", 4) == 0 || strcmp(name, "HOME") == 0 ? dir : NULL;
}

static struct carry_event
step(bool (*stop)(void *arg), void *arg)
{
	struct carry_event e;

	assert_int_equal(carry_step(carry, stop, arg, &e, &err), 0);
	return e;
}

static void
want(const char *path, const char *body, size_t n)
{
	machine = (struct sync){ .next = { .want = SYNC_SEND, .method = body != NULL ? "POST" : "GET", .path = path, .body = body,
	    .len = n } };
}

static void
test_a_request_carries_the_key_and_comes_back(void **state)
{
	char body[4000];
	struct carry_event e;

	memset(body, 'x', sizeof(body));
	want("/v1/sync", body, sizeof(body));
	e = step(NULL, NULL);
	assert_int_equal(e.state, CARRY_MOVED);
	assert_false(e.failed);
	assert_int_equal(e.news.pushed, 1);
	assert_true(e.sent > 100 && e.received > 20);
	assert_string_equal(seen.path, "/v1/sync");
	assert_string_equal(seen.authorization, "Bearer " KEY);
	assert_string_equal(seen.agent, "");	/* every byte counts on a slow line */
	assert_string_equal(seen.type, "application/x-ndjson");
	assert_string_equal(seen.coding, "zstd");
	assert_int_equal(seen.size, sizeof(body));
	assert_int_equal(machine.replies, 1);
	assert_string_equal(machine.type, "application/x-ndjson");
	assert_string_equal(machine.body, "{\"end\":1}\n");
}

static void
test_a_busy_server_says_when(void **state)
{
	struct carry_event e;

	want("/busy", NULL, 0);
	e = step(NULL, NULL);
	assert_true(e.failed);
	assert_false(e.hopeless);
	assert_int_equal(machine.status, 503);
	assert_int_equal(machine.retry_ms, 9000);
}

static void
test_a_broken_wire_is_tried_again_and_a_portal_is_not(void **state)
{
	struct carry_event e;

	want("/cut", NULL, 0);
	e = step(NULL, NULL);
	assert_true(e.failed && !e.hopeless);
	assert_int_equal(machine.failures, 1);
	assert_non_null(strstr(machine.why, "broke"));
	want("/portal", NULL, 0);
	e = step(NULL, NULL);
	assert_true(e.failed && e.hopeless);
	assert_int_equal(machine.replies, 0);
	assert_non_null(strstr(machine.why, "log in to this network"));
}

static bool
after_some(void *arg)
{
	return ++*(int *)arg > 3;
}

static bool
poke_once(void *arg)
{
	if (++*(int *)arg == 2)
		carry_poke(carry);
	return *(int *)arg > 40;
}

static void
test_a_long_poll_ends_when_the_user_stops_or_somebody_edits(void **state)
{
	int asked = 0;

	want("/wait", NULL, 0);
	machine.next.poll = true;
	assert_int_equal(step(after_some, &asked).state, CARRY_WAITS);
	asked = 0;
	assert_int_equal(step(poke_once, &asked).state, CARRY_WAITS);
	assert_true(asked < 40);
	assert_int_equal(machine.failures, 0);
	assert_true(machine.pokes > 0);
}

static void
test_a_wait_ends_when_another_process_edits_or_asks(void **state)
{
	struct work *other;
	int asked = 0;

	machine = (struct sync){ .next = { .want = SYNC_WAIT, .wait_ms = 60000 } };
	assert_int_equal(work_open(&env, db, STORE_SECOND, true, NULL, &other, &err), 0);
	assert_int_equal(store_meta_put(other->store, "draft.x", "typing is no news", &err), 0);
	assert_int_equal(step(after_some, &asked).state, CARRY_WAITS);
	assert_int_equal(machine.pokes, 0);
	assert_int_equal(carry_ask(other, &err), 0);
	step(NULL, NULL);	/* without a stop there is no wait */
	asked = -1000;
	step(after_some, &asked);
	assert_int_equal(machine.pokes, 1);
	machine.waiting = machine.newest = 1;
	assert_int_equal(store_meta_put(other->store, "draft.x", "and this is an edit", &err), 0);
	asked = -1000;
	step(after_some, &asked);
	assert_int_equal(machine.pokes, 2);
	work_close(other);
}

static void
test_it_ends_with_who_started_it(void **state)
{
	int p[2], asked = -1000;

	assert_int_equal(pipe(p), 0);
	carry_listen(carry, p[0]);
	machine = (struct sync){ .next = { .want = SYNC_WAIT, .wait_ms = 60000 } };
	assert_int_equal(write(p[1], "e", 1), 1);
	step(after_some, &asked);
	assert_int_equal(machine.pokes, 1);
	assert_false(carry_orphaned(carry));
	close(p[1]);
	asked = -1000;
	step(after_some, &asked);
	assert_true(carry_orphaned(carry));
	carry_listen(carry, -1);
	close(p[0]);
}

static void
test_one_at_a_time(void **state)
{
	struct carry *second;

	assert_int_equal(carry_open(work, false, &second, &err), HC_BUSY);
}

static void
test_a_key_is_nobody_elses(void **state)
{
	char path[100];
	const char *key;
	struct stat st;

	snprintf(path, sizeof(path), "%s-key", db);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(carry_key_get(work, work->arena, &key, &err), 0);
	assert_string_equal(key, KEY);
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(carry_key_get(work, work->arena, &key, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "chmod 600"));
	assert_int_equal(carry_key_put(work, "hk_x\r\nX-Evil: 1", &err), HC_INVALID);
	assert_int_equal(carry_key_put(work, "short", &err), HC_INVALID);
	assert_int_equal(carry_key_put(work, KEY, &err), 0);	/* written anew, with its rights */
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void
test_settings_are_checked(void **state)
{
	struct carry_settings set;

	assert_int_equal(carry_set(work, "url", "http://crm.example.org", &err), HC_INVALID);
	assert_int_equal(carry_set(work, "pin", "sha256//short", &err), HC_INVALID);
	assert_int_equal(carry_set(work, "ca", "/proc/none/ca.pem", &err), HC_INVALID);
	assert_int_equal(carry_set(work, "colour", "red", &err), HC_INVALID);
	assert_int_equal(carry_set(work, "pin", "sha256//YhKJKSzoTt2b5FP18fvpHo7fJYqQCjAa3HWY3tvRMwE=", &err), 0);
	assert_int_equal(carry_set(work, "pin", "MhKJKSzoTt2b5FP18fvpHo7fJYqQCjAa3HWY3tvRMwE=", &err), 0);	/* as openssl prints it */
	assert_int_equal(carry_settings(work, work->arena, &set, &err), 0);
	assert_string_equal(set.pin, "sha256//MhKJKSzoTt2b5FP18fvpHo7fJYqQCjAa3HWY3tvRMwE=");
	assert_int_equal(carry_set(work, "pin", NULL, &err), 0);
	assert_int_equal(carry_settings(work, work->arena, &set, &err), 0);
	assert_null(set.pin);
	assert_string_equal(set.url, server.url);	/* the slash behind it is gone */
}

static int
setup(void **state)
{
	char url[80];

	env = env_system;
	env.get = get;
	strcpy(dir, "/tmp/hotcrm-carry-XXXXXX");
	assert_non_null(mkdtemp(dir));
	snprintf(db, sizeof(db), "%s/w.db", dir);
	http_start(&server, answer, NULL);
	snprintf(url, sizeof(url), "%s/", server.url);
	if (work_init(&env, db, &work, &err) < 0 || carry_set(work, "url", url, &err) < 0 || carry_key_put(work, KEY, &err) < 0 ||
	    carry_open(work, true, &carry, &err) < 0)
		fail_msg("%s", err.msg);
	return 0;
}

static int
teardown(void **state)
{
	carry_close(carry);
	work_close(work);
	http_stop(&server);
	if (fork() == 0) {
		execl("/bin/rm", "rm", "-rf", dir, (char *)NULL);
		_exit(1);
	}
	wait(NULL);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_request_carries_the_key_and_comes_back),
		cmocka_unit_test(test_a_busy_server_says_when),
		cmocka_unit_test(test_a_broken_wire_is_tried_again_and_a_portal_is_not),
		cmocka_unit_test(test_a_long_poll_ends_when_the_user_stops_or_somebody_edits),
		cmocka_unit_test(test_a_wait_ends_when_another_process_edits_or_asks),
		cmocka_unit_test(test_it_ends_with_who_started_it),
		cmocka_unit_test(test_one_at_a_time),
		cmocka_unit_test(test_a_key_is_nobody_elses),
		cmocka_unit_test(test_settings_are_checked),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
