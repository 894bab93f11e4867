/*
 * test_automation.c - what a server does by itself about the edits of devices: workflows `on server`. Without plugins, but with
 * automation, which the safe mode of the other tests leaves out.
 */
#include "serve_help.h"

static int
setup(void **state)
{
	setenv("HOTCRM_PLUGINS", "-", 1);
	return serve_setup_with(state, &(struct server_options){ .lanes = 2 });
}

/* One push of a device of its own; `n` counts its entries. */
static void
push(struct serve_fixture *f, const char *cursor, const char *joined, const char *dev, int n, const char *entry, struct buf *out)
{
	const char *epoch = strstr(joined, "\"epoch\":\"") + 9;
	const char *body = arena_printf(f->arena, "{\"v\":1,\"dev\":%s,\"epoch\":\"%.*s\",\"cursor\":\"%s\",\"scope_ver\":0,\"acked_n\":0,"
	    "\"chain\":\"00000000000000000000000000000000\",\"reg\":{},\"max\":1048576}\n{\"n\":%d,\"tx\":%d,\"h\":%d,%s}\n", dev,
	    (int)strcspn(epoch, "\""), epoch, cursor, n, n, n, entry);

	if (serve_status(f, "POST", "/v1/sync", f->admin_a, body, out) != 200)
		fail_msg("%s", buf_str(out));
	assert_non_null(strstr(buf_str(out), "\"st\":\"ok\""));
}

static void
test_the_servers_workflow_runs_once_when_an_entry_comes(void **state)
{
	struct serve_fixture *f = *state;
	const char *model = "object x_call \"Call\" \"Calls\"\n  title x_name\n"
	    "field x_name text(80) \"Name\"\nfield x_score integer \"Score\"\nworkflow x_rate\n  on create\n  on server\n"
	    "  set x_score = 7\n  create tag name = x_name\n";
	const char *entry = "\"o\":\"x_call\",\"id\":\"01a20000-0000-7000-8000-0000000000c1\",\"op\":\"c\",\"base\":0,\"d\":{\"x_name\":\"ring\"}";
	struct buf out = BUF_INIT, joined = BUF_INIT;
	const char *dev, *colon, *cursor = "";

	if (serve_status(f, "PUT", "/v1/custom", f->admin_a, model, &out) != 204)
		fail_msg("%s", buf_str(&out));
	assert_int_equal(serve_status(f, "POST", "/v1/sync/join", f->admin_a, "{\"v\":1,\"name\":\"laptop\"}", &joined), 200);
	colon = strstr(buf_str(&joined), "\"dev\":") + 6;
	dev = arena_strndup(f->arena, colon, strspn(colon, "0123456789"));
	push(f, cursor, buf_str(&joined), dev, 1, entry, &out);
	push(f, cursor, buf_str(&joined), dev, 1, entry, &out);	/* the reply was lost */
	colon = strstr(buf_str(&out), "\"cursor\":\"") + 10;
	cursor = arena_strndup(f->arena, colon, strcspn(colon, "\""));
	assert_int_equal(serve_status(f, "GET", "/v1/objects/x_call", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"x_score\":7"));
	assert_int_equal(serve_status(f, "GET", "/v1/query?q=tag%20name:ring", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"name\":\"ring\""));
	assert_null(strstr(strstr(buf_str(&out), "\"name\":\"ring\"") + 1, "\"name\":\"ring\""));
	/* the results travel: to the device that sent the entry too */
	push(f, cursor, buf_str(&joined), dev, 2, "\"o\":\"x_call\",\"id\":\"01a20000-0000-7000-8000-0000000000c2\",\"op\":\"c\",\"base\":0,"
	    "\"d\":{\"x_name\":\"two\"}", &out);
	assert_non_null(strstr(buf_str(&out), "\"x_score\":7"));
	/* one that cannot be done holds up nothing: it waits as a job */
	push(f, cursor, buf_str(&joined), dev, 3, "\"o\":\"x_call\",\"id\":\"01a20000-0000-7000-8000-0000000000c3\",\"op\":\"c\",\"base\":0,"
	    "\"d\":{\"x_name\":\"ring\"}", &out);
	assert_int_equal(serve_status(f, "GET", "/v1/jobs?kind=workflow", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"kind\":\"workflow\""));
	buf_free(&out);
	buf_free(&joined);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_servers_workflow_runs_once_when_an_entry_comes),
	};

	return cmocka_run_group_tests(tests, setup, serve_teardown);
}
