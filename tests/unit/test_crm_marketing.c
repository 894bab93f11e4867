/*
 * test_crm_marketing.c - templates, forms, landing pages, lists and unsubscribes: what is read out of a text, what is refused.
 */
#include "crm_help.h"

#define TEMPLATE "email_template", "name", "Hello", "subject", "Hi", "html_body"

static void
test_a_template_knows_its_tokens_blocks_and_way_out(void **state)
{
	struct desk *d = *state;
	struct hc_record *t = desk_new(d, TEMPLATE, "Dear {{FirstName}} of {{Company}}, {{#if vip}}dear {{FirstName}}{{/if}} {{#each x}}{{/each}}");

	assert_is(d, t, "personalization_tokens", "FirstName,Company");
	assert_is(d, t, "dynamic_content_blocks", "2");
	assert_is(d, t, "has_unsubscribe_link", "false");
	assert_refused(d, desk_edit(d, t, "status", "published"), "unsubscribe link");
	assert_ok(d, desk_edit(d, t, "html_body", "<a href=\"/UnSubscribe\">out</a>", "status", "published"));
	assert_is(d, t, "has_unsubscribe_link", "true");
	assert_is(d, t, "personalization_tokens", "");
	assert_is(d, t, "dynamic_content_blocks", "0");
	assert_ok(d, desk_edit(d, t, "total_sent", "200", "total_opened", "50", "total_clicked", "20"));
	assert_is(d, t, "average_open_rate", "25.00");
	assert_is(d, t, "average_click_rate", "40.00");
	assert_ok(d, desk_try(d, NULL, TEMPLATE, "Your order", "template_type", "transactional", "status", "published"));
}

static void
test_a_template_of_many_tokens_is_no_trouble(void **state)
{
	struct desk *d = *state;
	struct buf b = BUF_INIT;
	struct hc_record *t;

	for (int i = 0; i < 2000; i++)
		buf_printf(&b, "{{token_number_%d}} {{ {{{ }} ", i);
	t = desk_new(d, TEMPLATE, arena_strdup(d->arena, buf_str(&b)), "template_type", "welcome");
	assert_in_range(strlen(desk_get(d, t, "personalization_tokens")), 1000, 2000);
	buf_free(&b);
}

static void
test_rules_of_forms(void **state)
{
	struct desk *d = *state;

	assert_refused(d, desk_try(d, NULL, "form", "name", "F", "auto_assign_leads", "yes"), "Fields");
	assert_refused(d, desk_try(d, NULL, "form", "name", "F", "fields_json", "[]"), "default owner");
	assert_refused(d, desk_try(d, NULL, "form", "name", "F", "fields_json", "[]", "auto_assign_leads", "yes",
	    "send_confirmation_email", "yes"), "needs a template");
	assert_refused(d, desk_try(d, NULL, "form", "name", "F", "fields_json", "[", "auto_assign_leads", "yes"), "JSON");
	assert_ok(d, desk_try(d, NULL, "form", "name", "F", "fields_json", "[]", "create_lead_on_submit", "no"));
}

static void
test_rules_of_landing_pages(void **state)
{
	struct desk *d = *state;
	struct hc_record *p;

	assert_refused(d, desk_try(d, NULL, "landing_page", "name", "P", "title", "P"), "content or a design");
	p = desk_new(d, "landing_page", "name", "P", "title", "P", "html_content", "<p>", "unique_visitors", "50", "total_submissions", "5");
	assert_is(d, p, "conversion_rate", "10.00");
	assert_refused(d, desk_edit(d, p, "status", "published"), "slug");
	assert_ok(d, desk_edit(d, p, "status", "published", "slug", "p"));
	assert_refused(d, desk_edit(d, p, "published_date", "2026-11-23T09:00Z", "expiry_date", "2026-11-22T09:00Z"), "after it is published");
	assert_refused(d, desk_try(d, NULL, "landing_page", "name", "Q", "title", "Q", "html_content", "x", "slug", "P"), "unique");
	assert_refused(d, desk_edit(d, p, "meta_description", arena_printf(d->arena, "%0161d", 0)), "160");
}

static void
test_rules_of_lists(void **state)
{
	struct desk *d = *state;

	assert_refused(d, desk_try(d, NULL, "marketing_list", "name", "L", "list_type", "dynamic"), "filter");
	assert_refused(d, desk_try(d, NULL, "marketing_list", "name", "L", "list_type", "hybrid"), "filter");
	assert_refused(d, desk_try(d, NULL, "marketing_list", "name", "L", "segment_category", "product_interest", "consent_required",
	    "no"), "consent");
	assert_ok(d, desk_try(d, NULL, "marketing_list", "name", "L", "segment_category", "product_interest"));
}

static void
test_rules_of_unsubscribes(void **state)
{
	struct desk *d = *state;
	struct hc_record *u;

	desk_new(d, "contact", "last_name", "Kim", "email", "kim@acme.example");
	assert_refused(d, desk_try(d, NULL, "unsubscribe", "email", "kim@acme.example"), "lead or the contact");
	assert_refused(d, desk_try(d, NULL, "unsubscribe", "email", "kim@acme.example", "contact", "Kim", "is_bounce", "yes"), "kind");
	assert_refused(d, desk_try(d, NULL, "unsubscribe", "email", "kim@acme.example", "contact", "Kim", "unsubscribe_type", "list"), "list");
	u = desk_new(d, "unsubscribe", "email", "kim@acme.example", "contact", "Kim");
	assert_is(d, u, "unsubscribe_type", "global");
	assert_is(d, u, "unsubscribe_source", "email_link");
	assert_memory_equal(desk_get(d, u, "unsubscribe_date"), "2026-11-23T09:00:0", 18);
	assert_is(d, u, "allow_transactional_emails", "true");
}

#define desk_test(f) cmocka_unit_test_setup_teardown(f, desk_open, desk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_a_template_knows_its_tokens_blocks_and_way_out),
		desk_test(test_a_template_of_many_tokens_is_no_trouble),
		desk_test(test_rules_of_forms),
		desk_test(test_rules_of_landing_pages),
		desk_test(test_rules_of_lists),
		desk_test(test_rules_of_unsubscribes),
	};

	return cmocka_run_group_tests_name("crm marketing", tests, NULL, NULL);
}
