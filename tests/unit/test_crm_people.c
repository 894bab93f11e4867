/*
 * test_crm_people.c - accounts and contacts: status, health, owners of a group of companies, names, who decides, how close
 * we are, and what the actions answer.
 */
#include "crm_help.h"

static void
test_an_account_is_a_healthy_prospect_at_first(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme");

	assert_is(d, a, "customer_status", "prospect");
	assert_is(d, a, "health_score", "40");	/* prospect 10, nothing overdue 30 */
	assert_is(d, a, "sla_tier", "");
}

static void
test_a_contract_makes_a_prospect_a_customer(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme", "contract_value", "600000");

	assert_is(d, a, "customer_status", "active_customer");
	assert_is(d, a, "sla_tier", "standard");
	assert_is(d, a, "health_score", "70");	/* customer 20, above half a million 20, nothing overdue 30 */
}

static void
test_contract_value_raises_health_in_steps(void **state)
{
	static const char *const steps[][2] = { { "1000000.01", "75" }, { "1000000", "70" }, { "100000.01", "65" }, { "50001", "60" },
		{ "1", "55" } };
	struct desk *d = *state;

	for (size_t i = 0; i < 5; i++) {
		struct hc_record *a = desk_new(d, "account", "name", arena_printf(d->arena, "A%zu", i), "contract_value", steps[i][0]);

		assert_is(d, a, "health_score", steps[i][1]);
	}
}

static void
test_activities_raise_health_and_overdue_tasks_lower_it(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme", "contract_value", "600000");

	for (int i = 0; i < 3; i++)
		desk_new(d, "activity", "subject", "Call", "type", "call", "call_type", "outbound", "status", "completed",
		    "activity_date", arena_printf(d->arena, "2026-11-%dT09:00Z", 18 + i), "what", "Acme");
	assert_is(d, a, "health_score", "85");	/* 70, and 15 for three activities */
	assert_is(d, a, "last_activity_date", "2026-11-20T09:00:00Z");
	for (int i = 0; i < 10; i++)
		desk_new(d, "task", "subject", "Late", "due_date", "2026-11-01", "what", "Acme");
	assert_ok(d, desk_edit(d, a, "contract_value", "700000"));
	assert_is(d, a, "health_score", "55");
	assert_ok(d, desk_edit(d, a, "contract_value", "10"));
	assert_is(d, a, "health_score", "40");
	assert_says(d, "at risk");
}

static void
test_health_set_by_hand_stays(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme", "health_score", "91");

	assert_is(d, a, "health_score", "91");
	assert_refused(d, desk_edit(d, a, "health_score", "101"), "100");
}

static void
test_a_customer_made_by_hand_needs_terms(void **state)
{
	struct desk *d = *state;

	assert_refused(d, desk_try(d, NULL, "account", "name", "Acme", "customer_status", "active_customer"), "SLA tier");
	assert_ok(d, desk_try(d, NULL, "account", "name", "Acme", "customer_status", "active_customer", "sla_tier", "gold"));
	assert_refused(d, desk_try(d, NULL, "account", "name", "Big", "annual_revenue", "10000001"), "industry");
	assert_ok(d, desk_try(d, NULL, "account", "name", "Big", "annual_revenue", "10000001", "industry", "energy"));
	assert_refused(d, desk_try(d, NULL, "account", "name", "acme"), "unique");
}

static void
test_a_new_owner_of_a_parent_owns_its_children(void **state)
{
	struct desk *d = *state;
	struct hc_record *top, *child, *grandchild;

	desk_new(d, "user", "name", "Lee", "login", "lee");
	top = desk_new(d, "account", "name", "Top");
	child = desk_new(d, "account", "name", "Child", "parent", "Top");
	grandchild = desk_new(d, "account", "name", "Grandchild", "parent_id", "Child");
	assert_ok(d, desk_edit(d, top, "owner", "lee"));
	assert_is(d, child, "owner", "Lee");
	assert_is(d, grandchild, "owner", "Lee");
	assert_ok(d, desk_edit(d, top, "owner", "none"));
	assert_is(d, grandchild, "owner", "");
}

static void
test_health_check_explains_itself(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme");

	desk_new(d, "opportunity", "name", "Won", "account", "Acme", "stage", "closed_won", "amount", "500000", "close_date",
	    "2026-11-01");
	desk_new(d, "activity", "subject", "Call", "type", "call", "call_type", "inbound", "activity_date", "2026-11-20T09:00Z",
	    "what", "Acme");
	desk_new(d, "task", "subject", "Late", "due_date", "2026-11-01", "what", "Acme", "priority", "high");
	assert_ok(d, desk_do(d, "account_health_check", a, NULL));
	/* engagement 5, financial 50, support 85, adoption 25: 0.3*5 + 0.3*50 + 0.2*85 + 0.2*25 = 38.5 */
	assert_says(d, "health: 39 (critical)");
	assert_says(d, "engagement: 5");
	assert_says(d, "financial: 50");
	assert_says(d, "support: 85");
	assert_says(d, "Hold an executive review.");
	assert_ok(d, desk_do(d, "account_churn", a, NULL));
	assert_says(d, "churn: 61 % (high)");
	assert_says(d, "48 hours");
}

static void
test_offers_follow_size_revenue_and_industry(void **state)
{
	struct desk *d = *state;
	struct hc_record *a = desk_new(d, "account", "name", "Acme", "number_of_employees", "501", "annual_revenue", "10000001",
	    "industry", "technology"), *b = desk_new(d, "account", "name", "Small");

	assert_ok(d, desk_do(d, "account_recommend", a, NULL));
	assert_says(d, "Enterprise support");
	assert_says(d, "Advanced analytics");
	assert_says(d, "API suite");
	assert_ok(d, desk_do(d, "account_recommend", b, NULL));
	assert_says(d, "Nothing stands out");
}

static void
test_a_contact_is_called_by_first_and_last_name(void **state)
{
	struct desk *d = *state;
	struct hc_record *c = desk_new(d, "contact", "first_name", "Ada", "last_name", "Lovelace", "email", "ada@example.com");
	struct hc_record *whole = desk_new(d, "contact", "name", "Grace Brewster Hopper", "phone", "+1 202 555 0100");
	struct hc_record *one = desk_new(d, "contact", "name", "Plato", "email", "plato@example.com");

	assert_is(d, c, "name", "Ada Lovelace");
	assert_ok(d, desk_edit(d, c, "last_name", "King"));
	assert_is(d, c, "name", "Ada King");
	assert_is(d, whole, "first_name", "Grace Brewster");
	assert_is(d, whole, "last_name", "Hopper");
	assert_is(d, one, "last_name", "Plato");
	assert_is(d, one, "first_name", "");
}

static void
test_level_says_who_decides_and_how_much_somebody_counts(void **state)
{
	static const char *const levels[][2] = { { "c_level", "high" }, { "vp", "high" }, { "director", "medium" },
		{ "manager", "medium" }, { "individual_contributor", "low" } };
	struct desk *d = *state;

	for (size_t i = 0; i < 5; i++) {
		struct hc_record *c = desk_new(d, "contact", "last_name", levels[i][0], "phone", "+49 30 1234567", "level", levels[i][0]);

		assert_is(d, c, "influence_level", levels[i][1]);
		assert_is(d, c, "is_decision_maker", i == 0 ? "true" : "false");
	}
	assert_refused(d, desk_try(d, NULL, "contact", "last_name", "X", "phone", "+49 30 1234567", "is_decision_maker", "yes",
	    "influence_level", "low"), "high influence");
	assert_refused(d, desk_try(d, NULL, "contact", "last_name", "X"), "Give an e-mail");
}

static void
test_a_relation_cools_after_90_days_and_warms_with_contact(void **state)
{
	struct desk *d = *state;
	struct hc_record *c = desk_new(d, "contact", "last_name", "Kim", "email", "kim@example.com", "relationship_strength", "strong");

	assert_ok(d, desk_edit(d, c, "last_contact_date", "2026-08-24"));	/* 91 days ago */
	assert_is(d, c, "relationship_strength", "medium");
	assert_ok(d, desk_edit(d, c, "last_contact_date", "2026-08-20"));
	assert_is(d, c, "relationship_strength", "weak");
	assert_ok(d, desk_edit(d, c, "last_contact_date", "2026-11-16"));	/* 7 days ago: not yet */
	assert_is(d, c, "relationship_strength", "weak");
	desk_new(d, "activity", "subject", "Lunch", "type", "lunch", "status", "completed", "activity_date", "2026-11-20T12:00Z",
	    "who", "Kim");
	assert_is(d, c, "last_contact_date", "2026-11-20");
	assert_is(d, c, "relationship_strength", "medium");
}

static void
test_a_namesake_at_the_same_account_is_pointed_out(void **state)
{
	struct desk *d = *state;

	desk_new(d, "account", "name", "Acme");
	desk_new(d, "account", "name", "Other");
	desk_new(d, "contact", "first_name", "Ada", "last_name", "King", "email", "a@example.com", "account", "Acme");
	assert_string_equal(d->said, "");
	desk_new(d, "contact", "first_name", "Ada", "last_name", "King", "email", "b@example.com", "account", "Other");
	assert_string_equal(d->said, "");
	desk_new(d, "contact", "first_name", "Ada", "last_name", "King", "email", "c@example.com", "account", "Acme");
	assert_says(d, "already has a contact named Ada King");
	assert_refused(d, desk_try(d, NULL, "contact", "last_name", "King", "email", "A@EXAMPLE.com"), "unique");
}

static void
test_likely_duplicates_are_listed_with_points(void **state)
{
	struct desk *d = *state;
	struct hc_record *c;

	desk_new(d, "account", "name", "Acme");
	c = desk_new(d, "contact", "first_name", "Ada", "last_name", "King", "email", "a@example.com", "phone", "+49 30 1234567",
	    "account", "Acme");
	desk_new(d, "contact", "first_name", "Ada", "last_name", "King", "phone", "+49 30 1234567", "account", "Acme");
	desk_new(d, "contact", "first_name", "Bea", "last_name", "King", "email", "bea@example.com");
	assert_ok(d, desk_do(d, "contact_duplicates", c, NULL));
	assert_string_equal(d->said, "duplicate: Ada King, 90 points (definite)\n");
	assert_ok(d, desk_do(d, "contact_duplicates", c, "threshold", "95", NULL));
	assert_string_equal(d->said, "duplicate: none\n");
}

static void
test_intent_counts_mails_meetings_and_new_deals(void **state)
{
	struct desk *d = *state;
	struct hc_record *c;

	desk_new(d, "account", "name", "Acme");
	c = desk_new(d, "contact", "last_name", "Kim", "email", "kim@example.com", "account", "Acme");
	assert_ok(d, desk_do(d, "contact_intent", c, NULL));
	assert_says(d, "intent: 0 (cold)");
	for (int i = 0; i < 6; i++)
		desk_new(d, "activity", "subject", "Mail", "type", "email", "email_to_address", "kim@example.com", "activity_date",
		    "2026-11-10T09:00Z", "who", "Kim");
	desk_new(d, "activity", "subject", "Meet", "type", "meeting", "location", "Oslo", "activity_date", "2026-11-10T09:00Z", "who", "Kim");
	desk_new(d, "opportunity", "name", "Deal", "account", "Acme", "contact", "Kim", "close_date", "2026-12-31", "next_step", "Call");
	assert_ok(d, desk_do(d, "contact_intent", c, NULL));
	assert_says(d, "intent: 90 (very hot)");
	assert_ok(d, desk_do(d, "contact_intent", c, "days", "5", NULL));
	assert_says(d, "intent: 40 (warm)");
	assert_refused(d, desk_do(d, "contact_intent", c, "days", "0", NULL), "between 1 and 3650");
}

static void
test_best_time_is_where_most_activities_fell(void **state)
{
	static const char *const at[] = { "2026-11-17T14:00Z", "2026-11-17T15:00Z", "2026-11-10T16:00Z", "2026-11-18T09:00Z",
		"2026-11-21T10:00Z" };
	struct desk *d = *state;
	struct hc_record *c = desk_new(d, "contact", "last_name", "Kim", "email", "kim@example.com");

	assert_ok(d, desk_do(d, "contact_best_time", c, NULL));
	assert_says(d, "unknown");
	for (int i = 0; i < 5; i++)
		desk_new(d, "activity", "subject", "Call", "type", "call", "call_type", "inbound", "activity_date", at[i], "who", "Kim");
	assert_ok(d, desk_do(d, "contact_best_time", c, NULL));
	assert_says(d, "best time: Tuesday 12-17");
	assert_says(d, "4 activities; few");	/* Saturday does not count */
}

static void
test_sentiment_weighs_kind_and_unkind_words(void **state)
{
	struct desk *d = *state;
	struct hc_record *c = desk_new(d, "contact", "last_name", "Kim", "email", "kim@example.com");

	assert_ok(d, desk_do(d, "contact_sentiment", c, "text", "Great work, thank you, we LOVE it", NULL));
	assert_says(d, "sentiment: 60 (very positive)");
	assert_says(d, "tone to take: enthusiastic");
	assert_ok(d, desk_do(d, "contact_sentiment", c, "text", "A problem, urgent! Fix it ASAP, immediately", NULL));
	assert_says(d, "sentiment: -20 (neutral)");
	assert_says(d, "urgency: critical");
	assert_refused(d, desk_do(d, "contact_sentiment", c, NULL), "text");
}

#define desk_test(f) cmocka_unit_test_setup_teardown(f, desk_open, desk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_an_account_is_a_healthy_prospect_at_first),
		desk_test(test_a_contract_makes_a_prospect_a_customer),
		desk_test(test_contract_value_raises_health_in_steps),
		desk_test(test_activities_raise_health_and_overdue_tasks_lower_it),
		desk_test(test_health_set_by_hand_stays),
		desk_test(test_a_customer_made_by_hand_needs_terms),
		desk_test(test_a_new_owner_of_a_parent_owns_its_children),
		desk_test(test_health_check_explains_itself),
		desk_test(test_offers_follow_size_revenue_and_industry),
		desk_test(test_a_contact_is_called_by_first_and_last_name),
		desk_test(test_level_says_who_decides_and_how_much_somebody_counts),
		desk_test(test_a_relation_cools_after_90_days_and_warms_with_contact),
		desk_test(test_a_namesake_at_the_same_account_is_pointed_out),
		desk_test(test_likely_duplicates_are_listed_with_points),
		desk_test(test_intent_counts_mails_meetings_and_new_deals),
		desk_test(test_best_time_is_where_most_activities_fell),
		desk_test(test_sentiment_weighs_kind_and_unkind_words),
	};

	return cmocka_run_group_tests_name("crm people", tests, NULL, NULL);
}
