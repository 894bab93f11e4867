/*
 * test_crm_work.c - deals, activities, tasks and notes: what a stage brings, what recurs, what completion means.
 */
#include "crm_help.h"

#define DEAL "opportunity", "name", "Deal", "account", "Acme", "close_date", "2026-12-31", "next_step", "Call"

static void
test_probability_and_forecast_follow_the_stage(void **state)
{
	static const char *const stages[][3] = { { "qualification", "20.00", "pipeline" }, { "needs_analysis", "40.00", "pipeline" },
		{ "proposal", "60.00", "best_case" }, { "negotiation", "80.00", "commit" }, { "closed_won", "100.00", "closed" } };
	struct desk *d = *state;
	struct hc_record *o;

	desk_new(d, "account", "name", "Acme");
	desk_new(d, "contact", "last_name", "Kim", "email", "kim@acme.example", "account", "Acme");
	o = desk_new(d, DEAL, "amount", "1000", "contact", "Kim");
	assert_is(d, o, "stage", "prospecting");
	assert_is(d, o, "probability", "10.00");
	assert_is(d, o, "forecast_category", "pipeline");
	assert_is(d, o, "expected_revenue", "100.00");
	assert_is(d, o, "days_open", "0");
	for (size_t i = 0; i < 5; i++) {
		assert_ok(d, desk_edit(d, o, "stage", stages[i][0]));
		assert_is(d, o, "probability", stages[i][1]);
		assert_is(d, o, "forecast_category", stages[i][2]);
	}
	assert_is(d, o, "is_won", "true");
	assert_is(d, o, "is_closed", "true");
	assert_is(d, o, "stage_order", "6");
}

static void
test_a_probability_that_is_said_stays(void **state)
{
	struct desk *d = *state;
	struct hc_record *o;

	desk_new(d, "account", "name", "Acme");
	o = desk_new(d, DEAL, "amount", "1000", "stage", "proposal", "probability", "35");
	assert_is(d, o, "probability", "35.00");
	assert_is(d, o, "forecast_category", "best_case");
	assert_ok(d, desk_edit(d, o, "stage", "qualification", "probability", "50", "forecast_category", "commit"));
	assert_is(d, o, "probability", "50.00");
	assert_is(d, o, "forecast_category", "commit");
}

static void
test_rules_of_deals(void **state)
{
	struct desk *d = *state;
	struct hc_record *o;

	desk_new(d, "account", "name", "Acme");
	assert_refused(d, desk_try(d, NULL, "opportunity", "name", "D", "account", "Acme", "close_date", "2026-11-22", "next_step", "x"),
	    "today or later");
	assert_ok(d, desk_try(d, NULL, "opportunity", "name", "D", "account", "Acme", "close_date", "2026-11-23", "next_step", "x"));
	assert_refused(d, desk_try(d, NULL, "opportunity", "name", "D", "account", "Acme", "close_date", "2026-12-22"), "next step");
	assert_refused(d, desk_try(d, NULL, DEAL, "stage", "qualification"), "needs an amount");
	assert_refused(d, desk_try(d, NULL, DEAL, "stage", "negotiation", "amount", "5"), "needs a contact");
	assert_refused(d, desk_try(d, NULL, DEAL, "stage", "closed_won", "amount", "0"), "above zero");
	assert_refused(d, desk_try(d, NULL, "opportunity", "name", "D", "close_date", "2026-12-22", "next_step", "x"), "Account");
	o = desk_new(d, DEAL);
	desk_wait(d, 60);	/* it is overdue now: other fields can still be edited */
	assert_ok(d, desk_edit(d, o, "description", "late"));
	assert_refused(d, desk_edit(d, o, "close_date", "2027-01-01"), "today or later");
}

static void
test_a_stage_leaves_an_activity_behind(void **state)
{
	struct desk *d = *state;
	struct hc_record *o;

	desk_new(d, "account", "name", "Acme");
	o = desk_new(d, DEAL, "amount", "1000");
	assert_int_equal(desk_count(d, "activity"), 0);
	assert_ok(d, desk_edit(d, o, "stage", "needs_analysis"));
	assert_int_equal(desk_count(d, "activity subject=\"Stage changed from Prospecting to Needs Analysis\" opportunity:Deal what:Acme"), 1);
	assert_ok(d, desk_edit(d, o, "stage", "closed_lost"));
	assert_says(d, "Why was Deal lost?");
	assert_int_equal(desk_count(d, "activity subject=\"Milestone: lost\" priority:medium"), 1);
	assert_int_equal(desk_count(d, "activity opportunity:Deal"), 3);
	assert_string_not_equal(desk_get(d, o, "last_activity_date"), "");
}

static void
test_a_won_deal_makes_its_account_a_customer(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme"), *o = desk_new(d, DEAL, "amount", "1500");

	assert_ok(d, desk_edit(d, o, "stage", "closed_won"));
	assert_is(d, a, "customer_status", "active_customer");
	assert_is(d, a, "sla_tier", "standard");
	assert_int_equal(desk_count(d, "activity subject=\"Milestone: won for EUR 1,500\" priority:high"), 1);
}

static void
test_advice_for_a_deal(void **state)
{
	struct desk *d = *state;
	struct hc_record *o;

	desk_new(d, "account", "name", "Acme", "industry", "retail");
	o = desk_new(d, DEAL, "amount", "1000", "stage", "proposal");
	assert_ok(d, desk_do(d, "opportunity_next_step", o, NULL));
	assert_says(d, "Send the proposal");
	assert_says(d, "call today");
	assert_ok(d, desk_do(d, "opportunity_close_date", o, NULL));
	assert_says(d, "close date: in 1 days");	/* 15 days at a retail pace are 9, a small deal is 10 faster */
	assert_ok(d, desk_edit(d, o, "amount", "600000"));
	assert_ok(d, desk_do(d, "opportunity_close_date", o, NULL));
	assert_says(d, "close date: in 39 days");
	assert_ok(d, desk_edit(d, o, "stage", "closed_won"));
	assert_refused(d, desk_do(d, "opportunity_close_date", o, NULL), "closed deal");
}

#define CALL "activity", "subject", "Call", "type", "call", "call_type", "outbound"

static void
test_completing_an_activity_dates_it_and_reopening_does_not(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, CALL, "activity_date", "2026-11-20T09:00Z");

	assert_is(d, a, "status", "planned");
	assert_is(d, a, "priority", "medium");
	assert_ok(d, desk_edit(d, a, "status", "completed"));
	assert_string_not_equal(desk_get(d, a, "completed_date"), "");
	assert_ok(d, desk_edit(d, a, "status", "in_progress"));
	assert_is(d, a, "completed_date", "");
	assert_int_equal(desk_count(d, "activity"), 1);
}

static void
complete_series(struct desk *d, const char *pattern, const char *every, const char *at, const char *const *next, size_t n)
{
	struct hc_record *a = desk_new(d, CALL, "activity_date", at, "is_recurring", "yes", "recurrence_pattern", pattern,
	    "recurrence_interval", every), *first = a;

	for (size_t i = 0; i < n; i++) {
		assert_ok(d, desk_edit(d, a, "status", "completed"));
		a = desk_one(d, "activity status:planned");
		assert_is(d, a, "activity_date", next[i]);
		assert_is(d, a, "is_recurring", "true");
		assert_is(d, a, "recurrence_interval", every);
		assert_is(d, a, "call_type", "outbound");
		assert_memory_equal(desk_get(d, a, "due_date"), next[i], 10);
		assert_is(d, a, "recurrence_instance", "Call");
	}
	assert_int_equal(desk_count(d, arena_printf(d->arena, "activity recurrence_instance:%s", desk_id(d, first))), (int)n);
	assert_ok(d, desk_edit(d, a, "status", "cancelled"));
	assert_int_equal(desk_count(d, "activity status:planned"), 0);
}

static void
test_a_recurring_activity_plans_its_next(void **state)
{
	static const char *const days[] = { "2026-11-22T15:30:00Z" }, *const weeks[] = { "2026-12-04T08:00:00Z", "2026-12-18T08:00:00Z" };
	struct desk *d = *state;

	complete_series(d, "daily", "2", "2026-11-20T15:30Z", days, 1);
	complete_series(d, "weekly", "2", "2026-11-20T08:00Z", weeks, 2);
}

static void
test_the_31st_becomes_the_last_of_a_shorter_month_and_comes_back(void **state)
{
	static const char *const months[] = { "2027-02-28T09:00:00Z", "2027-03-31T09:00:00Z", "2027-04-30T09:00:00Z" };
	static const char *const years[] = { "2029-02-28T09:00:00Z", "2030-02-28T09:00:00Z", "2031-02-28T09:00:00Z", "2032-02-29T09:00:00Z" };
	struct desk *d = *state;

	complete_series(d, "monthly", "1", "2027-01-31T09:00Z", months, 3);
	complete_series(d, "yearly", "1", "2028-02-29T09:00Z", years, 4);
}

static void
test_a_series_keeps_its_hour_when_the_clocks_change(void **state)
{
	static const char *const weeks[] = { "2027-03-29T07:00:00Z" };	/* 9:00 in Oslo, in summer time */
	struct desk *d = *state;

	if (zone_load(d->arena, "Europe/Oslo", &d->w->locale.zone, &d->err) < 0)
		skip();	/* a machine without zone files */
	complete_series(d, "weekly", "1", "2027-03-22T08:00Z", weeks, 1);
}

static void
test_a_series_ends_on_its_day(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, CALL, "activity_date", "2026-11-20T09:00Z", "is_recurring", "yes", "recurrence_pattern", "weekly",
	    "recurrence_end_date", "2026-11-26");

	assert_ok(d, desk_edit(d, a, "status", "completed"));
	assert_int_equal(desk_count(d, "activity"), 1);
	assert_ok(d, desk_edit(d, a, "status", "planned", "recurrence_end_date", "2026-11-27"));
	assert_ok(d, desk_edit(d, a, "status", "completed"));
	assert_int_equal(desk_count(d, "activity"), 2);
}

static void
test_what_was_done_is_the_last_heard_of_its_records(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme"), *o = desk_new(d, DEAL), *act;
	struct hc_record *c = desk_new(d, "contact", "last_name", "Kim", "email", "kim@acme.example", "account", "Acme");

	act = desk_new(d, CALL, "activity_date", "2026-11-20T09:00Z", "who", "Kim", "what", "Acme", "opportunity", "Deal");
	assert_is(d, c, "last_contact_date", "");	/* only planned */
	assert_ok(d, desk_edit(d, act, "status", "completed"));
	assert_is(d, c, "last_contact_date", "2026-11-20");
	assert_is(d, a, "last_activity_date", "2026-11-20T09:00:00Z");
	assert_is(d, o, "last_activity_date", "2026-11-20T09:00:00Z");
	desk_new(d, CALL, "status", "completed", "activity_date", "2026-11-10T09:00Z", "who", "Kim");
	assert_is(d, c, "last_contact_date", "2026-11-20");	/* an older one changes nothing */
	desk_new(d, CALL, "status", "completed", "activity_date", "2026-12-10T09:00Z", "who", "Kim");
	assert_is(d, c, "last_contact_date", "2026-11-20");	/* nor one that is yet to come */
	desk_new(d, CALL, "status", "completed", "activity_date", "2026-11-23T09:00:30Z", "who", "Kim");
	assert_is(d, c, "last_contact_date", "2026-11-23");	/* just now, by a clock that was read a moment after the save began */
}

static void
test_rules_of_activities(void **state)
{
	static const struct { const char *field, *value, *field2, *value2, *says; } bad[] = {
		{ "type", "call", NULL, NULL, "inbound, outbound or internal" },
		{ "type", "meeting", NULL, NULL, "needs a location" },
		{ "type", "meeting", "is_online", "yes", "needs its link" },
		{ "type", "email", NULL, NULL, "needs a recipient" },
		{ "type", "sms", NULL, NULL, "needs a phone number" },
		{ "type", "note", "is_recurring", "yes", "needs a pattern" },
		{ "type", "note", "end_date_time", "2026-11-23T08:59Z", "ends after it begins" },
		{ "type", "note", "due_date", "2026-11-22", "not due before" },
		{ "type", "note", "recurrence_interval", "0", "1" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_refused(d, desk_try(d, NULL, "activity", "subject", "X", "activity_date", "2026-11-23T09:00Z", bad[i].field,
		    bad[i].value, bad[i].field2, bad[i].value2), bad[i].says);
	assert_refused(d, desk_try(d, NULL, CALL, "activity_date", "2026-11-23T09:00Z", "is_recurring", "yes", "recurrence_pattern",
	    "daily", "recurrence_end_date", "2026-11-22"), "ends after its first");
	assert_ok(d, desk_try(d, NULL, CALL, "activity_date", "2026-11-23T09:00Z", "due_date", "2026-11-23", "call_result", "connected"));
	assert_says(d, "how long did it take?");
}

static void
test_a_task_is_done_at_100_percent_and_100_percent_when_done(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "task", "subject", "A", "due_date", "2026-11-30");
	struct hc_record *b = desk_new(d, "task", "subject", "B", "due_date", "2026-11-30", "percent_complete", "40");
	struct hc_record *c = desk_new(d, "task", "subject", "C", "due_date", "2026-11-30", "status", "completed");

	assert_is(d, a, "status", "not_started");
	assert_is(d, a, "priority", "normal");
	assert_ok(d, desk_edit(d, a, "status", "completed"));
	assert_is(d, a, "percent_complete", "100.00");
	assert_string_not_equal(desk_get(d, a, "completed_date"), "");
	assert_ok(d, desk_edit(d, b, "percent_complete", "100"));
	assert_is(d, b, "status", "completed");
	assert_is(d, c, "percent_complete", "100.00");
	assert_string_not_equal(desk_get(d, c, "completed_date"), "");
	assert_ok(d, desk_edit(d, a, "status", "in_progress", "percent_complete", "50"));
	assert_is(d, a, "completed_date", "");
	assert_refused(d, desk_edit(d, a, "status", "completed", "percent_complete", "60"), "100 %");
	assert_refused(d, desk_edit(d, a, "percent_complete", "101"), "100");
}

static void
test_rules_of_tasks(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "task", "subject", "A", "due_date", "2026-11-30");

	assert_int_equal(desk_edit(d, a, "parent_task", desk_id(d, a)), HC_INVALID);
	assert_refused(d, desk_edit(d, a, "start_date", "2026-12-01"), "starts before it is due");
	assert_refused(d, desk_edit(d, a, "recurrence_interval", "2"), "kind of recurrence");
	assert_refused(d, desk_edit(d, a, "recurrence_end_date", "2026-11-29"), "ends after the task is due");
	assert_int_equal(desk_edit(d, a, "actual_hours", "999.01"), HC_INVALID);
	assert_ok(d, desk_edit(d, a, "actual_hours", "999"));
}

static void
test_a_recurring_task_makes_its_next(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "task", "subject", "Report", "due_date", "2027-01-31", "start_date", "2027-01-29",
	    "recurrence_type", "monthly"), *b;

	assert_ok(d, desk_edit(d, a, "status", "completed"));
	b = desk_one(d, "task -status:completed");
	assert_is(d, b, "due_date", "2027-02-28");
	assert_is(d, b, "start_date", "2027-02-26");
	assert_is(d, b, "status", "not_started");
	assert_is(d, b, "recurrence_parent", "Report");
	assert_ok(d, desk_edit(d, b, "percent_complete", "100"));
	assert_int_equal(desk_count(d, "task due_date:2027-03-31"), 1);
}

static void
test_a_checklist_is_counted(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "task", "subject", "A", "due_date", "2026-11-30", "checklist_items",
	    "[{\"text\": \"one\", \"done\": true}, {\"text\": \"two\", \"done\": false}, {\"text\": \"three\", \"done\" : true}]");

	assert_is(d, a, "checklist_total_count", "3");
	assert_is(d, a, "checklist_completed_count", "2");
	assert_ok(d, desk_edit(d, a, "checklist_items", ""));
	assert_is(d, a, "checklist_total_count", "0");
}

static void
test_a_note_counts_its_words_and_knows_what_it_is_about(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme"), *lee = desk_new(d, "user", "name", "Lee", "login", "lee"), *n;

	n = desk_new(d, "note", "title", "T", "body", "  Four words,\n@lee. here ", "account", "Acme");
	assert_is(d, n, "word_count", "4");
	assert_is(d, n, "has_mentions", "true");
	assert_is(d, n, "mentioned_user_ids", desk_id(d, lee));
	assert_is(d, n, "parent_type", "account");
	assert_is(d, n, "parent_id", desk_id(d, a));
	assert_string_not_equal(desk_get(d, n, "last_edited_date"), "");
	assert_string_not_equal(desk_get(d, n, "last_edited_by"), "");
	assert_ok(d, desk_edit(d, n, "body", "mail kim@acme.example"));
	assert_is(d, n, "word_count", "2");
	assert_is(d, n, "has_mentions", "false");
	assert_is(d, n, "mentioned_user_ids", "");
	assert_refused(d, desk_try(d, NULL, "note", "title", "T", "body", "about nothing"), "Parent");
	assert_refused(d, desk_try(d, NULL, "note", "title", "T", "body", arena_printf(d->arena, "%032001d", 0), "account", "Acme"), "32000");
}

#define desk_test(f) cmocka_unit_test_setup_teardown(f, desk_open, desk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_probability_and_forecast_follow_the_stage),
		desk_test(test_a_probability_that_is_said_stays),
		desk_test(test_rules_of_deals),
		desk_test(test_a_stage_leaves_an_activity_behind),
		desk_test(test_a_won_deal_makes_its_account_a_customer),
		desk_test(test_advice_for_a_deal),
		desk_test(test_completing_an_activity_dates_it_and_reopening_does_not),
		desk_test(test_a_recurring_activity_plans_its_next),
		desk_test(test_the_31st_becomes_the_last_of_a_shorter_month_and_comes_back),
		desk_test(test_a_series_keeps_its_hour_when_the_clocks_change),
		desk_test(test_a_series_ends_on_its_day),
		desk_test(test_what_was_done_is_the_last_heard_of_its_records),
		desk_test(test_rules_of_activities),
		desk_test(test_a_task_is_done_at_100_percent_and_100_percent_when_done),
		desk_test(test_rules_of_tasks),
		desk_test(test_a_recurring_task_makes_its_next),
		desk_test(test_a_checklist_is_counted),
		desk_test(test_a_note_counts_its_words_and_knows_what_it_is_about),
	};

	return cmocka_run_group_tests_name("crm work", tests, NULL, NULL);
}
