/*
 * test_mail.c - letters: how they are written, and that the server sends each once through a relay: people's, workflows',
 * and lists that are mailed by the calendar.
 */
#include "report/pdf.h"
#include "serve_help.h"
#include "smtp_help.h"

#include "engine/queue.h"
#include "net/mail.h"

static struct smtp_server relay;

static int
setup(void **state)
{
	smtp_start(&relay);
	return serve_setup_with(state, &(struct server_options){ .lanes = 2, .no_plugins = true, .mail_relay = relay.url,
		.mail_from = "HotCRM <crm@team.example>", .mail_per_day = 6 });
}

static int
teardown(void **state)
{
	int rc = serve_teardown(state);

	smtp_stop(&relay);
	return rc;
}

static void
test_a_letter_is_plain_where_it_can_be_and_encoded_where_it_must(void **state)
{
	struct mail_letter l = { .from = "Sales, North <crm@team.example>", .to = "a@b.example, Kim <kim@c.example>",
		.subject = "Gr\xc3\xbc\xc3\x9f" "e", .text = "one\ntwo\n", .id = "1@team.example", .at = 1763900000000 };
	struct buf b = BUF_INIT;
	struct hc_err err;

	(void)state;
	assert_int_equal(mail_write(&l, &b, &err), HC_OK);
	assert_non_null(strstr(buf_str(&b), "From: \"Sales, North\" <crm@team.example>\r\n"));
	assert_non_null(strstr(buf_str(&b), "To: a@b.example,\r\n kim@c.example\r\n"));
	assert_non_null(strstr(buf_str(&b), "Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n"));
	assert_non_null(strstr(buf_str(&b), "Date: Sun, 23 Nov 2025 12:13:20 +0000\r\n"));
	assert_non_null(strstr(buf_str(&b), "Message-ID: <1@team.example>\r\n"));
	assert_non_null(strstr(buf_str(&b), "\r\n\r\none\r\ntwo\r\n"));
	buf_free(&b);
}

static void
test_nothing_in_a_letter_begins_a_header_of_its_own(void **state)
{
	static const char *const bad[] = { "a@b.example\r\nBcc: x@y.example", "a b@c.example", "a@b@c", "@b", "a@", "", "a@b.example,<x" };
	struct mail_letter l = { .from = "crm@team.example", .to = "a@b.example", .subject = "Hi\r\nBcc: x@y.example", .text = "",
		.id = "1@team.example" };
	struct buf b = BUF_INIT;
	struct hc_err err;

	(void)state;
	assert_int_equal(mail_write(&l, &b, &err), HC_OK);
	assert_null(strstr(buf_str(&b), "\nBcc:"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		l.to = bad[i];
		buf_reset(&b);
		/* a line break ends an address as a comma does: then what follows is no address */
		if (mail_write(&l, &b, &err) != HC_INVALID)
			fail_msg("%s was taken: %s", bad[i], buf_str(&b));
	}
	buf_free(&b);
}

/* The last letter that the relay took, in the fixture's arena: an assertion must not fail under the lock. */
static const char *
last_letter(struct serve_fixture *f)
{
	const char *ret;

	pthread_mutex_lock(&relay.lock);
	ret = arena_strdup(f->arena, buf_str(&relay.last));
	pthread_mutex_unlock(&relay.lock);
	return ret;
}

/* Waits until a record of this id shows `text`. */
static void
wait_for(struct serve_fixture *f, const char *url, const char *text, struct buf *out)
{
	for (int i = 0; i < 1200; i++) {
		assert_int_equal(serve_status(f, "GET", url, f->admin_a, NULL, out), 200);
		if (strstr(buf_str(out), text) != NULL)
			return;
		usleep(50000);
	}
	fail_msg("%s never shows %s: %s", url, text, buf_str(out));
}

static const char *
post(struct serve_fixture *f, const char *object, const char *key, const char *body)
{
	struct buf out = BUF_INIT;
	const char *ret;

	if (serve_status(f, "POST", arena_printf(f->arena, "/v1/objects/%s", object), key, body, &out) != 201)
		fail_msg("%s", buf_str(&out));
	ret = arena_printf(f->arena, "/v1/objects/%s/%.36s", object, strstr(buf_str(&out), "\"id\":\"") + 6);
	buf_free(&out);
	return ret;
}

static void
test_a_mail_that_waits_is_sent_once_and_says_so(void **state)
{
	struct serve_fixture *f = *state;
	const char *url = post(f, "outbox", f->key_a, "{\"recipient\":\"kim@acme.example\",\"subject\":\"Hello\",\"body\":\"How are you?\"}");
	struct buf out = BUF_INIT;

	wait_for(f, url, "\"status\":\"sent\"", &out);
	usleep(1500000);	/* two more looks */
	assert_int_equal(atomic_load(&relay.letters), 1);
	assert_non_null(strstr(last_letter(f), "RCPT TO:<kim@acme.example>"));
	assert_non_null(strstr(last_letter(f), "How are you?"));
	buf_free(&out);
}

static void
test_a_mail_waits_for_its_time_and_one_that_cannot_be_sent_says_why(void **state)
{
	struct serve_fixture *f = *state;
	const char *later = post(f, "outbox", f->key_a, "{\"recipient\":\"kim@acme.example\",\"subject\":\"Later\","
	    "\"send_after\":\"2199-01-01T00:00:00Z\"}");
	const char *bad = post(f, "outbox", f->key_a, "{\"recipient\":\"kim\",\"subject\":\"Nobody\"}");
	struct buf out = BUF_INIT;
	int before = atomic_load(&relay.letters);

	wait_for(f, bad, "\"status\":\"failed\"", &out);
	assert_non_null(strstr(buf_str(&out), "is not an e-mail address"));
	assert_int_equal(serve_status(f, "GET", later, f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"status\":\"queued\""));
	assert_int_equal(atomic_load(&relay.letters), before);
	buf_free(&out);
}

static void
test_a_relay_that_says_not_now_is_asked_again_and_one_that_says_never_is_not(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	const char *url;

	relay.refuse = "451 come back later";
	url = post(f, "outbox", f->key_a, "{\"recipient\":\"kim@acme.example\",\"subject\":\"Soft\"}");
	wait_for(f, url, "come back later", &out);
	assert_non_null(strstr(buf_str(&out), "\"status\":\"sending\""));
	assert_int_equal(serve_status(f, "GET", "/v1/jobs?status=waiting&kind=mail", f->admin_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "come back later"));
	relay.refuse = "550 no such box";
	url = post(f, "outbox", f->key_a, "{\"recipient\":\"nobody@acme.example\",\"subject\":\"Hard\"}");
	wait_for(f, url, "\"status\":\"failed\"", &out);
	assert_non_null(strstr(buf_str(&out), "no such box"));
	relay.refuse = NULL;
	buf_free(&out);
}

static void
test_a_scheduled_list_comes_as_its_owner_sees_it(void **state)
{
	struct serve_fixture *f = *state;
	int before = atomic_load(&relay.letters);
	struct buf out = BUF_INIT;
	const char *url, *job;

	post(f, "tag", f->key_a, "{\"name\":\"zebra\"}");
	url = post(f, "schedule", f->key_a, "{\"name\":\"All tags\",\"cron\":\"0 8 * * 1\",\"zone\":\"Europe/Berlin\","
	    "\"query\":\"tag name:zebra show name\",\"recipient\":\"boss@acme.example\"}");
	wait_for(f, "/v1/jobs?status=waiting&kind=report", "\"kind\":\"report\"", &out);
	job = arena_printf(f->arena, "/v1/jobs/%.36s/retry", strstr(buf_str(&out), "\"id\":\"") + 6);
	assert_int_equal(serve_status(f, "POST", job, f->admin_a, "{}", &out), 200);	/* due now */
	wait_for(f, url, "\"last_run\":\"", &out);
	assert_int_equal(atomic_load(&relay.letters), before + 1);
	assert_non_null(strstr(last_letter(f), "Subject: All tags"));
	assert_non_null(strstr(last_letter(f), "filename=\"list-"));
	assert_non_null(strstr(last_letter(f), "1 record: tag name:zebra show name"));
	/* "zebra" in base64, wherever it begins */
	assert_true(strstr(last_letter(f), "emVicm") != NULL || strstr(last_letter(f), "plYnJh") != NULL ||
	    strstr(last_letter(f), "6ZWJyY") != NULL);
	/* the next one waits already */
	wait_for(f, "/v1/jobs?status=waiting&kind=report", "\"kind\":\"report\"", &out);
	url = post(f, "schedule", f->key_a, "{\"name\":\"Never\",\"cron\":\"61 8 * * 1\",\"query\":\"tag\",\"recipient\":\"b@acme.example\"}");
	wait_for(f, url, "is not a minute", &out);
	/* and a question that nobody understands is not found out on the first Monday */
	url = post(f, "schedule", f->key_a, "{\"name\":\"What?\",\"cron\":\"0 8 * * 1\",\"query\":\"tag nome:x\",\"recipient\":\"b@acme.example\"}");
	wait_for(f, url, "tag has no field `nome`", &out);
	assert_int_equal(serve_status(f, "PATCH", url, f->key_a, "{\"query\":\"tag name:x\"}", &out), 200);
	wait_for(f, url, "\"error\":null", &out);
	buf_free(&out);
}

/* Posts a schedule, has it run at once, and waits for its letter. */
static void
run_schedule(struct serve_fixture *f, const char *body)
{
	int before = atomic_load(&relay.letters);
	struct buf out = BUF_INIT;
	const char *url = post(f, "schedule", f->key_a, body), *id = strrchr(url, '/') + 1, *at;

	wait_for(f, "/v1/jobs?status=waiting&kind=report", id, &out);
	at = strstr(buf_str(&out), id);
	while (at > buf_str(&out) && strncmp(at, "\"id\":\"", 6) != 0)
		at--;
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "/v1/jobs/%.36s/retry", at + 6), f->admin_a, "{}", &out), 200);
	wait_for(f, url, "\"last_run\":\"", &out);
	assert_int_equal(atomic_load(&relay.letters), before + 1);
	buf_free(&out);
}

static void
test_a_saved_view_comes_as_a_table_that_can_be_read(void **state)
{
	struct serve_fixture *f = *state;
	const char *view;

	post(f, "tag", f->key_a, "{\"name\":\"okapi\",\"description\":\"striped\"}");
	view = post(f, "saved_view", f->key_a, "{\"name\":\"Animals\",\"object\":\"tag\",\"query\":\"name:okapi\",\"columns\":\"name description\","
	    "\"sort\":\"-name\"}");
	run_schedule(f, arena_printf(f->arena, "{\"name\":\"Zoo\",\"view\":\"%s\",\"format\":\"table\",\"recipient\":\"boss@acme.example\"}",
	    strrchr(view, '/') + 1));
	assert_non_null(strstr(last_letter(f), "Subject: Zoo"));
	assert_non_null(strstr(last_letter(f), "Name   Description"));
	assert_non_null(strstr(last_letter(f), "okapi  striped"));
	assert_null(strstr(last_letter(f), "filename"));
	/* groups too */
	run_schedule(f, "{\"name\":\"Count\",\"query\":\"tag name:okapi by name agg n\",\"format\":\"table\",\"recipient\":\"boss@acme.example\"}");
	assert_non_null(strstr(last_letter(f), "okapi  1"));
}

static void
test_a_list_comes_as_a_pdf(void **state)
{
	struct serve_fixture *f = *state;
	const struct pdf_ops *ops;

	if (pdf_load(&env_system, &ops, NULL) < 0)
		skip();
	run_schedule(f, "{\"name\":\"On paper\",\"query\":\"tag name:okapi\",\"format\":\"pdf\",\"recipient\":\"boss@acme.example\"}");
	assert_non_null(strstr(last_letter(f), "application/pdf"));
	assert_non_null(strstr(last_letter(f), "JVBERi0"));	/* %PDF- */
}

static void
test_a_schedule_says_what_it_mails(void **state)
{
	struct serve_fixture *f = *state;

	assert_int_equal(serve_status(f, "POST", "/v1/objects/schedule", f->key_a, "{\"name\":\"x\",\"recipient\":\"boss@acme.example\"}", NULL), 422);
}

static void
test_a_tenant_sends_so_many_letters_a_day(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	const char *url = "";

	for (int i = 0; i < 12; i++)
		url = post(f, "outbox", f->key_a, "{\"recipient\":\"kim@acme.example\",\"subject\":\"Junk\"}");
	for (int i = 0; i < 1200 && atomic_load(&relay.letters) < 6; i++)
		usleep(50000);
	usleep(2000000);	/* more would come in that time */
	assert_in_range(atomic_load(&relay.letters), 6, 10);	/* those under way when the limit was met */
	assert_int_equal(serve_status(f, "GET", url, f->key_a, NULL, &out), 200);
	assert_non_null(strstr(buf_str(&out), "\"status\":\"sending\""));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_letter_is_plain_where_it_can_be_and_encoded_where_it_must),
		cmocka_unit_test(test_nothing_in_a_letter_begins_a_header_of_its_own),
		cmocka_unit_test(test_a_mail_that_waits_is_sent_once_and_says_so),
		cmocka_unit_test(test_a_mail_waits_for_its_time_and_one_that_cannot_be_sent_says_why),
		cmocka_unit_test(test_a_relay_that_says_not_now_is_asked_again_and_one_that_says_never_is_not),
		cmocka_unit_test(test_a_scheduled_list_comes_as_its_owner_sees_it),
		cmocka_unit_test(test_a_saved_view_comes_as_a_table_that_can_be_read),
		cmocka_unit_test(test_a_list_comes_as_a_pdf),
		cmocka_unit_test(test_a_schedule_says_what_it_mails),
		cmocka_unit_test(test_a_tenant_sends_so_many_letters_a_day),	/* last: it uses the day up */
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
