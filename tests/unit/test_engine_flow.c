/*
 * test_engine_flow.c - automation: workflows on saves and by the clock, circles, the job queue, plugin calls.
 */
#include "shop.h"

#include "engine/queue.h"
#include "engine/verify.h"
#include "hotcrm/plugin.h"
#include "store/replica.h"

static void
test_create_workflow_sets_and_creates(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme"), *d;

	d = shop_new(s, "deal", "name", "Big one", "client", "Acme", "amount", "5000");
	assert_field(s, d, "score", "5");	/* the caller's record shows what was set */
	assert_field(s, shop_read(s, d), "score", "5");
	assert_int_equal(shop_count(s, "visit subject:\"Thank Big one\" has:deal has:client"), 1);
	shop_new(s, "deal", "name", "Small", "client", "Acme", "amount", "5");
	assert_int_equal(shop_count(s, "visit"), 1);
	(void)c;
}

static void
test_change_workflow_runs_when_the_field_changed(void **state)
{
	struct shop *s = *state;
	struct hc_record *d = shop_new(s, "deal", "name", "One");

	assert_int_equal(shop_edit(s, d, "amount", "3"), HC_OK);
	assert_field(s, d, "score", "");
	assert_int_equal(shop_edit(s, d, "stage", "won"), HC_OK);
	assert_field(s, d, "score", "10");
	/* the record can be edited on without a reload */
	assert_int_equal(shop_edit(s, d, "name", "Two"), HC_OK);
	assert_field(s, shop_read(s, d), "name", "Two");
}

static void
test_circle_is_an_error_with_its_path(void **state)
{
	struct shop *s = *state;
	struct hc_record *r = shop_new(s, "ring", "name", "r", "n", "1");

	assert_int_equal(shop_edit(s, r, "name", "s"), HC_INVALID);
	assert_non_null(strstr(s->err.msg, "around"));
	assert_field(s, shop_read(s, r), "name", "r");
}

static void
test_automation_is_quiet_in_safe_mode(void **state)
{
	struct shop *s = *state;
	struct hc_record *d;

	s->w->quiet_automation = true;
	d = shop_new(s, "deal", "name", "Big one", "amount", "5000");
	assert_field(s, d, "score", "");
}

static void
test_due_workflow_runs_once_in_its_window(void **state)
{
	struct shop *s = *state;
	struct hc_record *d = shop_new(s, "deal", "name", "Closing", "close_date", "2026-11-26");
	int ran;

	/* the first look only begins the clock */
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(ran, 0);
	env_fixed_set(s->env, SHOP_NOW + TIME_DAY_MS / 2);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(ran, 0);
	env_fixed_set(s->env, SHOP_NOW + TIME_DAY_MS + 3600000);
	if (engine_run_due(s->w, &ran, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	assert_int_equal(ran, 1);
	assert_field(s, shop_read(s, d), "score", "77");
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(ran, 0);
}

static void
test_due_workflow_runs_at_once_for_a_late_value(void **state)
{
	struct shop *s = *state;
	struct hc_record *d;
	int ran;

	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	/* two days before 24 November is past, the day itself is not */
	d = shop_new(s, "deal", "name", "Late", "close_date", "2026-11-24");
	assert_field(s, d, "score", "77");
	d = shop_new(s, "deal", "name", "Past", "close_date", "2026-11-20");
	assert_field(s, d, "score", "");
}

static void
test_cron_workflow_coalesces_missed_runs(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "visit", "subject", "x");
	int ran;

	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	env_fixed_set(s->env, SHOP_NOW + 3 * TIME_DAY_MS + 10 * 3600000);
	if (engine_run_due(s->w, &ran, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	assert_int_equal(ran, 1);
	assert_field(s, shop_read(s, c), "subject", "x.");
}

static void
test_a_workspace_that_follows_a_server_leaves_the_clock_and_the_servers_workflows_to_it(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "visit", "subject", "far");
	int ran;

	assert_field(s, c, "subject", "done there");	/* on its own it is its own server */
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(replica_put_int(s->w->store, "dev", 3, &s->err), HC_OK);
	c = shop_new(s, "visit", "subject", "far");
	assert_field(s, c, "subject", "far");
	env_fixed_set(s->env, SHOP_NOW + 3 * TIME_DAY_MS + 10 * 3600000);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(ran, 0);
}

static void
test_a_mail_step_leaves_a_letter_from_the_template_to_whom_the_record_is_about(void **state)
{
	struct shop *s = *state;

	shop_new(s, "client", "name", "Acme", "email", "kim@acme.example");
	shop_new(s, "client", "name", "Silent");
	shop_new(s, "visit", "subject", "hello", "client", "Acme");
	assert_int_equal(shop_count(s, "outbox status:failed error:\"no e-mail template\""), 1);	/* the visit is there all the same */
	assert_int_equal(shop_count(s, "visit subject:hello"), 1);
	shop_new(s, "email_template", "name", "welcome", "subject", "Dear {client.name}", "plain_text_body", "About {subject}.");
	shop_new(s, "visit", "subject", "hallo", "client", "Acme");
	assert_int_equal(shop_count(s, "outbox status:queued recipient:\"kim@acme.example\" subject:\"Dear Acme\" body:\"About hallo.\""), 1);
	shop_new(s, "visit", "subject", "hallo", "client", "Silent");
	assert_int_equal(shop_count(s, "outbox status:failed error:\"no e-mail address\""), 1);
}

static int tried;

static int
flaky(void *arg, struct hc_tx *tx, const struct queued *q, struct hc_err *err)
{
	assert_string_equal(q->payload, "hello");
	return ++tried < 2 ? hc_fail(err, HC_NET, 0, "no network") : HC_OK;
}

static void
test_failed_job_is_tried_again_later(void **state)
{
	struct shop *s = *state;
	struct hc_tx *tx;
	int ran;

	tried = 0;
	engine_job_kind(s->w, "flaky", flaky, NULL);
	tx = shop_begin(s);
	assert_int_equal(engine_job_post(tx, "flaky", NULL, "hello", 0, &s->err), HC_OK);
	shop_commit(s, tx);
	if (engine_run_due(s->w, &ran, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	assert_int_equal(tried, 1);
	assert_int_equal(shop_count(s, "job status:waiting error:\"no network\""), 1);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(tried, 1);	/* not yet */
	env_fixed_set(s->env, SHOP_NOW + TIME_DAY_MS / 24);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(tried, 2);
	assert_int_equal(shop_count(s, "job status:done"), 1);
}

static char order[16];

static int
noted(void *arg, struct hc_tx *tx, const struct queued *q, struct hc_err *err)
{
	(void)arg;
	(void)tx;
	strncat(order, q->payload, 1);
	return q->payload[0] == 'x' ? hc_fail(err, HC_INVALID, 0, "never") : HC_OK;
}

static void
post(struct shop *s, const char *payload, const char *key, int64_t priority, int64_t at, int expected)
{
	struct job_wish w = { .kind = "noted", .payload = payload, .key = key, .priority = priority, .at = at };
	struct hc_tx *tx = shop_begin(s);

	assert_int_equal(queue_post(tx, &w, &s->err), expected);
	shop_commit(s, tx);
}

static void
test_urgent_jobs_run_first_and_a_key_is_posted_once(void **state)
{
	struct shop *s = *state;
	int ran;

	order[0] = '\0';
	engine_job_kind(s->w, "noted", noted, NULL);
	post(s, "a", NULL, 0, 0, HC_OK);
	post(s, "b", "one", 5, 0, HC_OK);
	post(s, "c", "one", 9, 0, 1);	/* there is one of this key */
	post(s, "d", NULL, 5, SHOP_NOW + 60000, HC_OK);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_string_equal(order, "ba");
	assert_int_equal(queue_next(s->w), SHOP_NOW + 60000);
	env_fixed_set(s->env, SHOP_NOW + 60000);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_string_equal(order, "bad");
	post(s, "e", "one", 0, 0, HC_OK);	/* the first of this key is over */
}

static void
test_a_job_that_never_succeeds_is_left_as_failed_until_somebody_retries_it(void **state)
{
	struct shop *s = *state;
	struct job_row *rows;
	int64_t now = SHOP_NOW;
	size_t n;
	int ran;

	order[0] = '\0';
	engine_job_kind(s->w, "noted", noted, NULL);
	post(s, "x", NULL, 0, 0, HC_OK);
	for (int i = 0; i < 12; i++, now += 600000) {
		env_fixed_set(s->env, now);
		assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	}
	assert_string_equal(order, "xxxxxxxx");
	assert_int_equal(queue_list(s->w, "failed", NULL, NULL, 10, s->arena, &rows, &n, &s->err), HC_OK);
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].error, "never");
	assert_int_equal(queue_next(s->w), -1);
	assert_int_equal(queue_retry(s->w, rows[0].id, &s->err), HC_OK);
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_string_equal(order, "xxxxxxxxx");
	assert_int_equal(queue_cancel(s->w, rows[0].id, &s->err), HC_OK);
	assert_int_equal(shop_count(s, "job status:cancelled"), 1);
}

static void
test_a_taken_job_is_free_again_when_its_taker_falls_silent(void **state)
{
	struct shop *s = *state;
	struct job_row j, other;
	struct hc_tx *tx;

	post(s, "m", NULL, 0, 0, HC_OK);
	assert_int_equal(queue_take(s->w, "noted,mail", 60000, s->arena, &j, &s->err), HC_OK);
	assert_string_equal(j.payload, "m");
	assert_int_equal(queue_take(s->w, "noted,mail", 60000, s->arena, &other, &s->err), 1);
	env_fixed_set(s->env, SHOP_NOW + 50000);
	assert_int_equal(queue_beat(s->w, j.id, 60000, &s->err), HC_OK);
	env_fixed_set(s->env, SHOP_NOW + 100000);
	assert_int_equal(queue_take(s->w, "noted", 60000, s->arena, &other, &s->err), 1);
	env_fixed_set(s->env, SHOP_NOW + 111000);
	assert_int_equal(queue_take(s->w, "noted", 60000, s->arena, &other, &s->err), HC_OK);
	assert_memory_equal(other.id, j.id, 16);
	tx = shop_begin(s);
	assert_int_equal(queue_end(tx, j.id, NULL, 0, &s->err), HC_OK);
	shop_commit(s, tx);
	assert_int_equal(queue_retry(s->w, j.id, &s->err), HC_CONFLICT);	/* done is done */
}

/* What a plugin's hook does, without a plugin. */
static int
hook(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	hc_field amount = field_intern("deal", "amount"), client = field_intern("deal", "client");
	struct hc_record *c;
	struct hc_rows *rows;
	int64_t sum, n;
	int rc;

	assert_string_equal(hc_object(r), "deal");
	if (!hc_changed(r, amount) || hc_isnull(r, client))
		return HC_OK;
	if ((rc = hc_related(tx, r, client, &c, err)) < 0)
		return rc;
	if ((rc = hc_sum(tx, &sum, err, "deal client=%id stage:%s agg sum.amount", c, "open")) < 0 ||
	    (rc = hc_count(tx, &n, err, "deal client=%id", c)) < 0 || (rc = hc_find(tx, &rows, err, "deal client=%id", c)) < 0)
		return rc;
	while (hc_next(rows) != NULL)
		n--;
	assert_int_equal(n, 0);
	if (sum + hc_base(r, amount) > 1000000)
		return hc_fail(err, HC_INVALID, amount, "%s has %s open already.", hc_title(c), hc_money(tx, sum));
	return HC_OK;
}

static void
test_plugin_calls_read_the_store(void **state)
{
	struct shop *s = *state;
	struct hc_tx *tx;
	struct hc_record *r;
	struct hc_err err = { .msg = "" };

	shop_new(s, "client", "name", "Acme");
	shop_new(s, "deal", "name", "One", "client", "Acme", "amount", "60");
	tx = shop_begin(s);
	r = shop_record(s, "deal");
	assert_int_equal(shop_set(s, tx, r, "name", "Two", "client", "Acme", "amount", "30", NULL), HC_OK);
	if (hook(NULL, "x", tx, r, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(engine_set(tx, r, "amount", "50", &s->err), HC_OK);
	r->base[object_field(r->object, "amount")->slot] = 500000;
	assert_int_equal(hook(NULL, "x", tx, r, &err), HC_INVALID);
	assert_string_equal(err.msg, "Acme has EUR 60 open already.");
	tx_abort(tx);
}

/* It gives the score by the amount, and writes down a visit that nobody should find. */
static int
score_hook(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct hc_record *v = record_new(tx->arena, tx->work->model, model_object(tx->work->model, "visit"));

	(void)host;
	assert_non_null(strstr(name, "credit"));
	record_put_text(v, "subject", "by the hook");
	record_put(r, "score", value_int(7));
	return engine_save(tx, v, err);
}

/* A deal as it would come from a device. */
static int
take_deal(struct shop *s, int64_t score)
{
	struct hc_tx *tx = shop_begin(s);
	struct hc_record *r = shop_record(s, "deal");
	int rc;

	record_put_text(r, "name", "From afar");
	record_put_text(r, "stage", "open");
	record_put(r, "amount", value_decimal(10000, 4));
	record_put_text(r, "currency", "EUR");
	record_put(r, "score", value_int(score));
	save_new_id(s->w->store, r);
	r->base = ARENA_ARRAY(tx->arena, int64_t, r->object->fields.n);
	if ((rc = engine_take(tx, r, &s->err)) >= 0 && (rc = engine_verify(tx, &s->err)) >= 0)
		shop_commit(s, tx);
	else
		tx_abort(tx);
	return rc;
}

static void
test_a_hook_that_protects_is_asked_again_where_an_edit_arrives(void **state)
{
	struct shop *s = *state;
	const struct engine_calls calls = { .hook = score_hook };

	engine_use_calls(s->w, &calls);
	assert_int_equal(take_deal(s, 7), HC_OK);
	assert_int_equal(take_deal(s, 99), HC_INVALID);
	assert_string_equal(s->err.msg, "Score comes out as 7 on the server and not as 99; take over what it is based on with the next sync and "
	    "edit again.");
	assert_int_equal(shop_count(s, "deal"), 1);
	assert_int_equal(shop_count(s, "visit"), 0);	/* what it did beside is taken back */
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, shop_open, shop_end)
	const struct CMUnitTest tests[] = {
		T(test_create_workflow_sets_and_creates),
		T(test_change_workflow_runs_when_the_field_changed),
		T(test_circle_is_an_error_with_its_path),
		T(test_automation_is_quiet_in_safe_mode),
		T(test_due_workflow_runs_once_in_its_window),
		T(test_due_workflow_runs_at_once_for_a_late_value),
		T(test_cron_workflow_coalesces_missed_runs),
		T(test_failed_job_is_tried_again_later),
		T(test_a_workspace_that_follows_a_server_leaves_the_clock_and_the_servers_workflows_to_it),
		T(test_a_mail_step_leaves_a_letter_from_the_template_to_whom_the_record_is_about),
		T(test_urgent_jobs_run_first_and_a_key_is_posted_once),
		T(test_a_job_that_never_succeeds_is_left_as_failed_until_somebody_retries_it),
		T(test_a_taken_job_is_free_again_when_its_taker_falls_silent),
		T(test_plugin_calls_read_the_store),
		T(test_a_hook_that_protects_is_asked_again_where_an_edit_arrives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
