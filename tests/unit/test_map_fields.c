/* test_map_fields.c - columns find their fields: by name, by the names other programs use, by what the user says; values fit. */
#include "tests/unit/model_help.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/buf.h"
#include "exchange/convert.h"
#include "exchange/map_fields.h"

/* Objects of the crm plugin, from the tree: what they hold, without their views, pages and rules. */
static struct model *
crm_model(struct arena *a)
{
	static const char *const files[] = { "account", "contact", "lead", "opportunity", "activity", NULL };
	const char *src = getenv("top_srcdir");
	struct buf text = BUF_INIT;
	struct model *m;

	for (int i = 0; files[i] != NULL; i++) {
		char path[2048], line[4096];
		bool keep = false;
		FILE *f;

		snprintf(path, sizeof(path), "%s/plugins/crm/objects/%s.hot", src != NULL ? src : ".", files[i]);
		if ((f = fopen(path, "r")) == NULL)
			skip();
		buf_printf(&text, "#file %s.hot\n", files[i]);
		while (fgets(line, sizeof(line), f) != NULL) {
			if (line[0] != ' ')
				keep = strncmp(line, "object ", 7) == 0 || strncmp(line, "field ", 6) == 0;
			buf_adds(&text, keep ? line : "\n");
		}
		fclose(f);
	}
	m = build(text.data);
	buf_free(&text);
	return m;
}

/* "Header>field" for each column, "?" for one that is left out, "key" for a foreign key, "name" for a whole name. */
static const char *
mapped(struct arena *a, const struct model *m, const char *object, const char *headers, const char *const *maps)
{
	const struct object *o = model_object(m, object);
	const char *names[64];
	struct mapping ret[64];
	struct buf b = BUF_INIT;
	struct hc_err err = { 0 };
	size_t n = 0;
	char *copy = arena_strdup(a, headers), *save;

	for (char *p = strtok_r(copy, "|", &save); p != NULL; p = strtok_r(NULL, "|", &save))
		names[n++] = p;
	if (map_columns(a, m, o, names, n, maps, ret, &err) < 0)
		return arena_strdup(a, err.msg);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i > 0 ? "|" : "", ret[i].part == PART_KEY ? "key" : ret[i].part == PART_PERSON ? "person" :
		    ret[i].field == NULL ? "?" : ret[i].by != NULL ? arena_printf(a, "%s.%s", ret[i].field->name, ret[i].by->name) :
		    ret[i].field->name);
	copy = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return copy;
}

static void
test_exports_of_other_programs_are_understood(void **state)
{
	struct arena *a = arena_new("test");
	struct model *m = crm_model(a);
	static const struct { const char *object, *headers, *want; } cases[] = {
		/* HubSpot */
		{ "contact", "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Job Title|Company Name|Contact owner|"
		    "Lifecycle Stage|Lead Status|Create Date",
		  "key|first_name|last_name|email|phone|mobile_phone|title|account|owner|?|?|?" },
		{ "contact", "Associated Company|Country/Region|Contact owner", "account|mailing_country|owner" },
		{ "account", "Record ID|Company name|Website URL|Company owner|Create Date", "key|name|website|owner|?" },
		{ "opportunity", "Record ID|Deal Name|Deal Stage|Amount|Deal owner|Associated Company IDs|Associated Contact IDs|Lead source",
		  "key|name|stage|amount|owner|account|contact|lead_source" },
		/* Pipedrive */
		{ "contact", "Person - Name*|Person - First name|Person - Last name|Person - Phone|Person - Email (Work)|Person - Email (Home)|"
		    "Organization - Name*|Organization - Address|Deal - Title|Deal - Value|Activity - Subject*",
		  "?|first_name|last_name|phone|email|?|account|?|?|?|?" },
		{ "contact", "Person - Name*|Person - Phone", "person|phone" },
		{ "opportunity", "Deal - Title|Deal - Value|Organization - Name*|Person - Name*", "name|amount|account|contact" },
		{ "account", "Organization - Name*|Organization - Address", "name|billing_street" },
		{ "activity", "Activity - Subject*|Activity - Due date", "subject|due_date" },
		/* Salesforce */
		{ "lead", "Lead ID|FirstName|LastName|Email|Phone|Company|LeadSource|Status|OwnerId",
		  "key|first_name|last_name|email|phone|company|lead_source|status|owner" },
		{ "lead", "Lead Source|First Name|Last Name|Email|Phone|Lead Status|Owner Alias|Created Date",
		  "lead_source|first_name|last_name|email|phone|status|owner|?" },
		/* Outlook, Google, Zoho, people */
		{ "contact", "Given Name|Family Name|E-mail 1 - Value|Phone 1 - Value|Organization 1 - Name|Birthday",
		  "first_name|last_name|email|phone|account|birthdate" },
		{ "contact", "First Name|Last Name|E-mail Address|Business Phone|Mobile Phone|Business Fax|Business Street|Business City|"
		    "Business Postal Code|Company",
		  "first_name|last_name|email|phone|mobile_phone|fax|mailing_street|mailing_city|mailing_postal_code|account" },
		{ "opportunity", "Potential Name|Account Name|Closing Date|Sales Stage|Probability (%)", "name|account|close_date|stage|probability" },
		{ "contact", "Vorname|Nachname|Telefon|PLZ|Ort|Firma", "first_name|last_name|phone|mailing_postal_code|mailing_city|account" },
		{ "account", "account|sector|year_established|revenue|employees|office_location|subsidiary_of",
		  "name|industry|?|annual_revenue|number_of_employees|billing_country|parent" },
		{ "opportunity", "opportunity_id|sales_agent|product|account|deal_stage|engage_date|close_date|close_value",
		  "key|owner|?|account|stage|?|close_date|amount" },
		/* our own export */
		{ "opportunity", "id|owner|name|account|account.name|amount|amount_currency|created|expected_revenue",
		  "id|owner|name|account|?|amount|currency|?|?" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(mapped(a, m, cases[i].object, cases[i].headers, NULL), cases[i].want);
	model_unref(m);
	arena_free(a);
}

static void
test_the_user_has_the_last_word(void **state)
{
	struct arena *a = arena_new("test");
	struct model *m = crm_model(a);
	static const char *const maps[] = { "Firma=account.account_number", "x y=notes", "Email=", NULL };
	static const char *const wrong[] = { "Email=emial", NULL }, *const absent[] = { "Fax=fax", NULL };

	assert_string_equal(mapped(a, m, "contact", "Last name|Firma|X_Y|Email|Company", maps), "last_name|account.account_number|notes|?|?");
	assert_string_equal(mapped(a, m, "contact", "Email", wrong), "--map: contact has no field emial; did you mean email?");
	assert_string_equal(mapped(a, m, "contact", "Email", absent), "--map Fax=fax: the file has no column Fax.");
	model_unref(m);
	arena_free(a);
}

static void
test_headers_in_plain_form(void **state)
{
	struct arena *a = arena_new("test");
	static const struct { const char *header, *want; } cases[] = {
		{ "Person - Email (Work)*", "person_email_work" }, { "FirstName", "first_name" }, { "OwnerId", "owner_id" },
		{ "Price__c", "price" }, { "HTTPServer", "http_server" }, { "Numéro de téléphone", "numero_de_telephone" }, { "  ", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(map_plain(a, cases[i].header, strlen(cases[i].header)), cases[i].want);
	arena_free(a);
}

/* A cell as its type writes it in machine form, "!" when it does not fit. */
static const char *
converted(struct arena *a, struct convert *c, const struct field *f, const char *text)
{
	struct hc_value v = VALUE_NONE;
	struct buf b = BUF_INIT;
	char currency[4] = "";
	const char *s;

	if (convert_cell(c, convert_add(c, f), text, strlen(text), &v, currency, NULL) < 0)
		return "!";
	f->type->text(f, &v, &b);
	s = arena_printf(a, "%s%s%s", buf_str(&b), *currency ? " " : "", currency);
	buf_free(&b);
	return s;
}

static void
test_values_are_read_in_the_way_of_the_file(void **state)
{
	struct arena *a = arena_new("test");
	struct model *m = crm_model(a);
	const struct object *o = model_object(m, "opportunity"), *account = model_object(m, "account");
	static const struct { char order, mark; const char *field, *text, *want; } cases[] = {
		{ 'd', ',', "close_date", "03.04.2026", "2026-04-03" }, { 'm', '.', "close_date", "03/04/2026", "2026-03-04" },
		{ 'd', 0, "close_date", "2026-04-03", "2026-04-03" }, { 0, 0, "close_date", " 2026-02-30 ", "!" },
		{ 'd', 0, "close_date", "28/01/2018", "2018-01-28" }, { 'd', 0, "close_date", "5-Mar-2024", "2024-03-05" },
		{ 0, ',', "amount", "1.234,50", "1234.50" }, { 0, '.', "amount", "$1,234.50", "1234.50 USD" },
		{ 0, 0, "amount", "EUR 12", "12.00 EUR" }, { 0, 0, "amount", "#N/A", "" }, { 0, 0, "amount", "many", "!" },
		{ 0, 0, "stage", "Closed Won", "closed_won" }, { 0, 0, "stage", "closed_won", "closed_won" }, { 0, 0, "stage", "Dream", "!" },
		{ 0, 0, "name", "  Big deal ", "Big deal" }, { 0, 0, "name", "two\nlines", "two lines" }, { 0, 0, "name", "\x01", "!" },
		{ 0, 0, "next_step", "\\N", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct convert *c = convert_new(a, &locale_machine, cases[i].order, cases[i].mark, UNKNOWN_FAIL);

		convert_row(c);
		assert_string_equal(converted(a, c, object_field(o, cases[i].field), cases[i].text), cases[i].want);
	}
	assert_string_equal(converted(a, convert_new(a, &locale_machine, 0, 0, UNKNOWN_FAIL), object_field(account, "number_of_employees"),
	    "1,200"), "1200");
	model_unref(m);
	arena_free(a);
}

static void
test_values_outside_the_options_can_be_blank_or_collected(void **state)
{
	struct arena *a = arena_new("test");
	struct model *m = crm_model(a);
	const struct field *f = object_field(model_object(m, "account"), "industry");
	struct convert *c = convert_new(a, &locale_machine, 0, 0, UNKNOWN_ADD);
	const char *const *list;
	struct hc_value v = value_int(1);
	size_t col = convert_add(c, f);

	for (int i = 0; i < 3; i++)
		assert_int_equal(convert_cell(c, col, i == 2 ? "Fishing" : "Farming", 7, &v, NULL, NULL), 0);
	assert_int_equal(v.kind, VALUE_NULL);
	assert_int_equal(convert_unknown(c, col, &list), 2);
	assert_string_equal(list[0], "Farming");
	model_unref(m);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exports_of_other_programs_are_understood),
		cmocka_unit_test(test_the_user_has_the_last_word),
		cmocka_unit_test(test_headers_in_plain_form),
		cmocka_unit_test(test_values_are_read_in_the_way_of_the_file),
		cmocka_unit_test(test_values_outside_the_options_can_be_blank_or_collected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
