/*
 * test_crm_leads.c - leads: score, rating, who gets them, the public pool, what their status leaves behind, conversion.
 */
#include "crm_help.h"

#define LEAD "lead", "last_name", "Kim", "company", "Acme", "email", "kim@acme.example"

static void
test_a_bare_lead_scores_its_completeness(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	assert_is(d, l, "name", "Kim");
	/* 3 of 17 when scored: 18 %, so 4; no rating counts as cold, 5. The workflow then rates it: 4 of 17, 24 %, 5 and 5. */
	assert_is(d, l, "data_completeness", "24");
	assert_is(d, l, "lead_score", "10");
	assert_is(d, l, "rating", "cold");
	assert_is(d, l, "status", "new");
}

static void
test_everything_that_makes_a_lead_good_makes_a_hundred(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD, "first_name", "Ann", "title", "CEO", "phone", "+49 30 1234567", "mobile_phone",
	    "+49 170 1234567", "street", "A", "city", "B", "state", "C", "country", "DE", "industry", "technology", "lead_source",
	    "web", "rating", "hot", "number_of_employees", "1001", "annual_revenue", "100000001", "description", "D");

	assert_is(d, l, "data_completeness", "100");
	assert_is(d, l, "lead_score", "80");	/* 20 complete, 20 hot, 10 industry, 15 people, 15 revenue */
	for (int i = 0; i < 11; i++)
		desk_new(d, "activity", "subject", "Call", "type", "call", "call_type", "inbound", "status", "completed", "activity_date",
		    arena_printf(d->arena, "2026-11-%02dT09:00Z", 1 + i), "lead", "Ann Kim");
	assert_is(d, l, "lead_score", "100");
	assert_is(d, l, "number_of_activities", "11");
	assert_is(d, l, "last_activity_date", "2026-11-11T09:00:00Z");
}

static void
test_score_has_steps_for_size_revenue_rating_and_industry(void **state)
{
	static const struct { const char *field, *value, *score; } steps[] = {
		{ "number_of_employees", "10", "0" }, { "number_of_employees", "11", "5" }, { "number_of_employees", "101", "8" },
		{ "number_of_employees", "501", "12" }, { "annual_revenue", "1000001", "5" }, { "annual_revenue", "10000000", "5" },
		{ "annual_revenue", "10000001", "8" }, { "annual_revenue", "50000001", "12" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		/* 6 of 17 is 35 %: 7; warm 12; retail 5 */
		struct hc_record *l = desk_new(d, "lead", "last_name", "X", "company", "Y", "phone", "+49 30 1234567", "rating", "warm",
		    "industry", "retail", steps[i].field, steps[i].value);

		assert_is(d, l, "lead_score", arena_printf(d->arena, "%d", 24 + atoi(steps[i].score)));
	}
}

static void
test_recent_activity_is_worth_five_points(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	desk_new(d, "activity", "subject", "Old", "type", "note", "status", "completed", "activity_date", "2026-11-01T09:00Z", "lead",
	    "Kim");
	assert_is(d, l, "lead_score", "15");	/* one activity: 5 */
	desk_new(d, "activity", "subject", "New", "type", "note", "status", "completed", "activity_date", "2026-11-20T09:00Z", "lead",
	    "Kim");
	assert_is(d, l, "lead_score", "20");	/* 3 days ago: 5 more */
	assert_is(d, l, "last_contact_date", "2026-11-20T09:00:00Z");
}

static void
test_a_better_company_is_rated_again_and_a_hot_one_told(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD, "first_name", "Ann", "title", "CEO", "phone", "+49 30 1234567", "mobile_phone",
	    "+49 170 1234567", "street", "A", "city", "B", "state", "C", "country", "DE", "lead_source", "web", "rating", "hot",
	    "annual_revenue", "10000000", "description", "D");

	assert_is(d, l, "rating", "hot");	/* what somebody said stays at first */
	assert_ok(d, desk_edit(d, l, "industry", "retail"));
	assert_is(d, l, "rating", "cold");
	assert_ok(d, desk_edit(d, l, "rating", "hot"));
	assert_int_equal(desk_count(d, "reminder"), 1);
	assert_ok(d, desk_edit(d, l, "industry", "technology", "number_of_employees", "2000", "annual_revenue", "200000000"));
	assert_is(d, l, "lead_score", "80");
	assert_is(d, l, "rating", "hot");
}

static void
add_rule(struct desk *d, const char *order, const char *field, const char *op, const char *value, const char *to)
{
	desk_new(d, "assignment_rule", "name", order, "object_name", "lead", "sort_order", order, "criteria_field", field,
	    "criteria_operator", op, "criteria_value", value, "assign_to", to);
}

static void
test_the_first_rule_that_fits_gives_a_lead_its_owner(void **state)
{
	struct desk *d = *state;
	struct hc_record *l;

	desk_new(d, "user", "name", "Lee", "login", "lee");
	desk_new(d, "user", "name", "Mo", "login", "mo");
	desk_new(d, "user", "name", "Pat", "login", "pat");
	add_rule(d, "3", "company", "contains", "ACM", "pat");
	add_rule(d, "2", "annual_revenue", "gt", "900", "mo");
	add_rule(d, "1", "country", "eq", "norway", "lee");
	l = desk_new(d, LEAD, "owner", "none", "country", "Norway", "annual_revenue", "1000");
	assert_is(d, l, "owner", "Lee");
	assert_memory_equal(desk_get(d, l, "assigned_date"), "2026-11-23T09:00:0", 18);
	l = desk_new(d, "lead", "last_name", "B", "company", "Acme", "phone", "+49 30 1234567", "owner", "none", "annual_revenue", "1000");
	assert_is(d, l, "owner", "Mo");
	l = desk_new(d, "lead", "last_name", "C", "company", "Acme", "phone", "+49 30 1234567", "owner", "none", "annual_revenue", "10");
	assert_is(d, l, "owner", "Pat");
	l = desk_new(d, "lead", "last_name", "D", "company", "Acme", "phone", "+49 30 1234567", "owner", "lee");
	assert_is(d, l, "owner", "Lee");	/* who is named stays */
}

static void
test_rules_compare_numbers_and_leave_missing_values_alone(void **state)
{
	struct desk *d = *state;
	struct hc_record *l;

	desk_new(d, "user", "name", "Lee", "login", "lee");
	desk_new(d, "user", "name", "Mo", "login", "mo");
	add_rule(d, "1", "number_of_employees", "lt", "50", "lee");
	add_rule(d, "2", "industry", "ne", "retail", "mo");
	l = desk_new(d, LEAD, "owner", "none", "number_of_employees", "9");
	assert_is(d, l, "owner", "Lee");
	l = desk_new(d, "lead", "last_name", "B", "company", "B", "phone", "+49 30 1234567", "owner", "none", "number_of_employees", "100",
	    "industry", "energy");
	assert_is(d, l, "owner", "Mo");
	/* no industry fits no rule: the next in turn gets it, with a task */
	l = desk_new(d, "lead", "last_name", "C", "company", "C", "phone", "+49 30 1234567", "owner", "none");
	assert_string_not_equal(desk_get(d, l, "owner"), "");
	assert_int_equal(desk_count(d, "task subject=\"Follow up C\" priority:high lead:C due_date:tomorrow"), 1);
	assert_int_equal(desk_count(d, "task"), 1);
}

static void
test_leads_without_a_rule_go_round(void **state)
{
	struct desk *d = *state;
	const char *first;
	struct hc_record *a, *b;

	desk_new(d, "user", "name", "Lee", "login", "lee");
	a = desk_new(d, LEAD, "owner", "none");
	b = desk_new(d, "lead", "last_name", "B", "company", "B", "phone", "+49 30 1234567", "owner", "none");
	first = desk_get(d, a, "owner");
	assert_string_not_equal(first, desk_get(d, b, "owner"));
}

static void
test_the_public_pool_notes_when_a_lead_came_and_went(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	assert_is(d, l, "pool_entry_date", "");
	assert_ok(d, desk_edit(d, l, "is_in_public_pool", "yes"));
	assert_string_not_equal(desk_get(d, l, "pool_entry_date"), "");
	assert_is(d, l, "claimed_date", "");
	assert_ok(d, desk_edit(d, l, "is_in_public_pool", "no"));
	assert_string_not_equal(desk_get(d, l, "claimed_date"), "");
	assert_ok(d, desk_edit(d, l, "is_in_public_pool", "yes"));
	assert_is(d, l, "claimed_date", "");
}

static void
test_a_good_lead_may_not_wait_in_the_pool(void **state)
{
	struct desk *d = *state;

	assert_refused(d, desk_try(d, NULL, LEAD, "first_name", "Ann", "title", "CEO", "phone", "+49 30 1234567", "city", "B", "country",
	    "DE", "industry", "technology", "rating", "hot", "number_of_employees", "1001", "annual_revenue", "100000001",
	    "is_in_public_pool", "yes"), "public pool");
}

static void
test_a_lead_needs_a_way_to_reach_it_and_a_rich_one_an_industry(void **state)
{
	struct desk *d = *state;

	assert_refused(d, desk_try(d, NULL, "lead", "last_name", "A", "company", "B"), "Give an e-mail");
	assert_refused(d, desk_try(d, NULL, "lead", "last_name", "A", "email", "a@b.example"), "Company");
	assert_refused(d, desk_try(d, NULL, LEAD, "annual_revenue", "10000001"), "industry");
	assert_ok(d, desk_try(d, NULL, LEAD, "annual_revenue", "10000000"));
	assert_refused(d, desk_try(d, NULL, LEAD), "unique");
}

static void
test_a_change_of_status_leaves_activities(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	assert_ok(d, desk_edit(d, l, "status", "contacted"));
	assert_int_equal(desk_count(d, "activity lead:Kim"), 1);
	assert_int_equal(desk_count(d, "activity subject=\"Status changed from new to contacted\" status:completed"), 1);
	assert_ok(d, desk_edit(d, l, "status", "unqualified"));
	assert_int_equal(desk_count(d, "activity lead:Kim subject=Disqualification priority:medium"), 1);
	assert_int_equal(desk_count(d, "activity lead:Kim"), 3);
}

static void
test_the_web_site_comes_from_the_mail_address(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, LEAD);
	struct hc_record *b = desk_new(d, "lead", "last_name", "B", "company", "B", "email", "b@gmail.com");
	struct hc_record *c = desk_new(d, "lead", "last_name", "C", "company", "C", "email", "c@c.example", "website", "https://x.example");

	assert_is(d, a, "website", "https://acme.example");
	assert_string_not_equal(desk_get(d, a, "data_enriched_date"), "");
	assert_is(d, b, "website", "");
	assert_is(d, c, "website", "https://x.example");
}

static void
test_quiet_leads_get_a_task_once_a_week(void **state)
{
	struct desk *d = *state;
	int ran = 0;

	desk_new(d, LEAD, "status", "contacted", "last_contact_date", "2026-11-10T09:00Z");
	desk_new(d, "lead", "last_name", "No", "company", "B", "email", "b@b.example", "status", "contacted", "last_contact_date",
	    "2026-11-10T09:00Z", "do_not_email", "yes");
	desk_new(d, "lead", "last_name", "Fresh", "company", "C", "email", "c@c.example", "status", "contacted", "last_contact_date",
	    "2026-11-22T09:00Z");
	assert_int_equal(engine_run_due(d->w, &ran, &d->err), HC_OK);	/* begins to count now */
	for (int day = 1; day <= 3; day++) {
		desk_wait(d, 1);
		assert_int_equal(engine_run_due(d->w, &ran, &d->err), HC_OK);
		assert_int_equal(desk_count(d, "task subject=\"Write to Kim\""), 1);
	}
	assert_int_equal(desk_count(d, "task"), 1);
	desk_wait(d, 7);
	assert_int_equal(engine_run_due(d->w, &ran, &d->err), HC_OK);
	assert_int_equal(desk_count(d, "task subject=\"Write to Kim\""), 2);
}

static void
test_conversion_makes_account_contact_and_deal(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD, "first_name", "Ann", "phone", "+49 30 1234567", "title", "CEO", "city", "Berlin",
	    "country", "DE", "annual_revenue", "500000", "lead_source", "partner_referral", "industry", "energy");
	struct hc_record *a, *c, *o;

	assert_ok(d, desk_do(d, "lead_convert", l, NULL));
	assert_says(d, "account: Acme");
	a = desk_one(d, "account");
	c = desk_one(d, "contact");
	o = desk_one(d, "opportunity");
	assert_is(d, a, "name", "Acme");
	assert_is(d, a, "website", "https://acme.example");
	assert_is(d, a, "billing_city", "Berlin");
	assert_is(d, a, "industry", "energy");
	assert_is(d, c, "name", "Ann Kim");
	assert_is(d, c, "account", "Acme");
	assert_is(d, c, "email", "kim@acme.example");
	assert_is(d, o, "stage", "prospecting");
	assert_is(d, o, "close_date", "2026-12-23");
	assert_is(d, o, "amount", "50000.00");	/* a tenth of the revenue */
	assert_is(d, o, "lead_source", "partner_referral");
	assert_is(d, o, "contact", "Ann Kim");
	assert_is(d, l, "status", "converted");
	assert_is(d, l, "is_converted", "true");
	assert_is(d, l, "converted_account", "Acme");
	assert_is(d, l, "converted_contact", "Ann Kim");
	assert_is(d, l, "converted_opportunity", "Acme: first deal");
	assert_string_not_equal(desk_get(d, l, "converted_date"), "");
	assert_int_equal(desk_count(d, "activity lead:\"Ann Kim\" subject=Conversion priority:high"), 1);
}

static void
test_conversion_is_refused_twice_and_leaves_a_record_to_read(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	assert_ok(d, desk_do(d, "lead_convert", l, "create_opportunity", "no", NULL));
	assert_int_equal(desk_count(d, "opportunity"), 0);
	assert_int_equal(desk_do(d, "lead_convert", l, NULL), HC_CONFLICT);
	assert_string_equal(d->err.msg, "Kim was converted already.");
	assert_int_equal(desk_count(d, "account"), 1);
	assert_refused(d, desk_edit(d, l, "company", "Other"), "read-only");
	assert_refused(d, desk_edit(d, l, "status", "new"), "read-only");
	assert_ok(d, desk_edit(d, l, "owner", "none"));
}

static void
test_conversion_is_all_or_nothing(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	assert_int_equal(desk_do(d, "lead_convert", l, "owner", "nobody", NULL), HC_NOTFOUND);
	/* the deal's name is too long: account and contact must not stay behind */
	assert_int_equal(desk_do(d, "lead_convert", l, "opportunity_name", arena_printf(d->arena, "%0130d", 1), NULL), HC_INVALID);
	assert_int_equal(desk_count(d, "account"), 0);
	assert_int_equal(desk_count(d, "contact"), 0);
	assert_is(d, l, "status", "new");
}

static void
test_conversion_finds_the_company_and_the_person_that_are_there(void **state)
{
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, LEAD);

	desk_new(d, "account", "name", "Acme");
	desk_new(d, "contact", "last_name", "Kimberley", "email", "kim@acme.example");
	desk_new(d, "user", "name", "Lee", "login", "lee");
	assert_ok(d, desk_do(d, "lead_convert", l, "owner", "lee", "opportunity_name", "Big one", NULL));
	assert_int_equal(desk_count(d, "account"), 1);
	assert_int_equal(desk_count(d, "contact account:Acme"), 1);
	assert_int_equal(desk_count(d, "opportunity name=\"Big one\" owner:Lee contact:Kimberley"), 1);
}

static void
test_a_signature_fills_what_is_empty(void **state)
{
	static const char mail[] = "Hello,\nlet us talk.\n\nBest\n-- \nAnn Kim\nHead of Sales\nAcme Widgets GmbH\n"
	    "Phone: +49 30 7654321\nMobile +49 170 7654321\nann@widgets.example\nwww.widgets.example\n";
	struct desk *d = *state;
	struct hc_record *l = desk_new(d, "lead", "last_name", "Kim", "company", "Acme", "phone", "+49 30 1234567");

	assert_ok(d, desk_do(d, "lead_signature", l, "body", mail, NULL));
	assert_is(d, l, "title", "Head of Sales");
	assert_is(d, l, "company", "Acme");	/* it was there */
	assert_is(d, l, "phone", "+49 30 1234567");
	assert_is(d, l, "mobile_phone", "+49 170 7654321");
	assert_is(d, l, "email", "ann@widgets.example");
	assert_says(d, "title: Head of Sales");
	assert_refused(d, desk_do(d, "lead_signature", l, NULL), "Mail text");
}

#define desk_test(f) cmocka_unit_test_setup_teardown(f, desk_open, desk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_a_bare_lead_scores_its_completeness),
		desk_test(test_everything_that_makes_a_lead_good_makes_a_hundred),
		desk_test(test_score_has_steps_for_size_revenue_rating_and_industry),
		desk_test(test_recent_activity_is_worth_five_points),
		desk_test(test_a_better_company_is_rated_again_and_a_hot_one_told),
		desk_test(test_the_first_rule_that_fits_gives_a_lead_its_owner),
		desk_test(test_rules_compare_numbers_and_leave_missing_values_alone),
		desk_test(test_leads_without_a_rule_go_round),
		desk_test(test_the_public_pool_notes_when_a_lead_came_and_went),
		desk_test(test_a_good_lead_may_not_wait_in_the_pool),
		desk_test(test_a_lead_needs_a_way_to_reach_it_and_a_rich_one_an_industry),
		desk_test(test_a_change_of_status_leaves_activities),
		desk_test(test_the_web_site_comes_from_the_mail_address),
		desk_test(test_quiet_leads_get_a_task_once_a_week),
		desk_test(test_conversion_makes_account_contact_and_deal),
		desk_test(test_conversion_is_refused_twice_and_leaves_a_record_to_read),
		desk_test(test_conversion_is_all_or_nothing),
		desk_test(test_conversion_finds_the_company_and_the_person_that_are_there),
		desk_test(test_a_signature_fills_what_is_empty),
	};

	return cmocka_run_group_tests_name("crm leads", tests, NULL, NULL);
}
