/* test_type.c - every field type: what people may write, how it comes back, what is refused and why. */
#include "tests/unit/model_help.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/time.h"

static const char things[] =
    "#file t.hot\nobject t\nfield name text(10)\nfield long longtext\nfield rich richtext\nfield n number(2) min 0 max 1000000\n"
    "field i integer\nfield m money\nfield p percent(1)\nfield b boolean\nfield d date\nfield s datetime\nfield c time\n"
    "field u duration\nfield e email\nfield ph phone\nfield w url\nfield sel select\n  option new \"New\"\n"
    "  option in_progress \"In progress\" was started\n  option in_review \"In review\"\n  option oslo \"Oslo, Norway\"\n"
    "field multi multiselect\n  option b \"Beta\"\n  option a \"Alpha, first\"\n  option c \"Gamma\"\nfield up lookup t as downs\n"
    "field j json\nfield ad address\nfield g geo\nfield f file\nfield im image\nfield r rating(5)\nfield col color\n"
    "field sec encrypted\nfield auto autonumber \"T-{0000}\"\nfield form formula money = m * 2\n";

struct env_of_test {
	struct model *m;
	const struct object *o;
	struct arena *a;
	struct locale l;
};

static int
set_up(void **state)
{
	struct env_of_test *t = calloc(1, sizeof(*t));

	t->m = build(things);
	t->o = model_object(t->m, "t");
	t->a = arena_new("test");
	t->l = locale_machine;
	t->l.group = ',';
	t->l.currency = "EUR";
	t->l.country = "NO";
	t->l.today = date_from_civil(2026, 11, 23);	/* a Monday */
	t->l.now = t->l.today * TIME_DAY_MS + 9 * 3600000;
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	struct env_of_test *t = *state;

	arena_free(t->a);
	model_unref(t->m);
	free(t);
	return 0;
}

/* Parses; the machine form of the result, or the message. */
static const char *
parsed(struct env_of_test *t, const char *field, const char *text)
{
	const struct field *f = object_field(t->o, field);
	struct hc_value v = VALUE_NONE;
	struct hc_err err = {0};
	struct buf b = BUF_INIT;
	const char *ret;

	assert_non_null(f);
	if (field_parse(f, &t->l, t->a, text, strlen(text), &v, NULL, &err) < 0) {
		assert_int_equal(err.field, f->handle);
		return arena_strdup(t->a, err.msg);
	}
	assert_int_equal(f->type->validate(f, &v, &err), HC_OK);
	if (v.kind == VALUE_NULL)
		return "(null)";
	field_type(f)->text(f, &v, &b);
	ret = arena_strdup(t->a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static struct hc_value
value_of(struct env_of_test *t, const char *field, const char *text)
{
	const struct field *f = object_field(t->o, field);
	struct hc_value v = VALUE_NONE;
	struct hc_err err = {0};

	if (field_parse(f, &t->l, t->a, text, strlen(text), &v, NULL, &err) < 0)
		fail_msg("%s", err.msg);
	return v;
}

static const char *
shown(struct env_of_test *t, const char *field, const char *text, const char *currency)
{
	struct hc_value v = value_of(t, field, text);
	const struct field *f = object_field(t->o, field);
	struct buf b = BUF_INIT;
	const char *ret;

	f->type->format(f, &t->l, &v, currency, &b);
	ret = arena_strdup(t->a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static const char *
as_json(struct env_of_test *t, const char *field, const char *text, const char *currency)
{
	struct hc_value v = value_of(t, field, text);
	const struct field *f = object_field(t->o, field);
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	const char *ret;

	f->type->json(f, &v, currency, &w);
	ret = arena_strdup(t->a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static void
test_empty_is_null_for_every_type(void **state)
{
	struct env_of_test *t = *state;

	for (size_t i = SLOT_FIRST; i < t->o->fields.n; i++) {
		const struct field *f = t->o->fields.at[i];
		struct hc_value v = VALUE_NONE;
		struct buf b = BUF_INIT;
		struct jw w = { .out = &b };

		if (f->type->store != STORE_NONE) {
			assert_string_equal(parsed(t, f->name, "  "), "(null)");
			assert_string_equal(parsed(t, f->name, ""), "(null)");
		}
		f->type->format(f, &t->l, &v, NULL, &b);
		f->type->text(f, &v, &b);
		assert_int_equal(b.len, 0);
		f->type->json(f, &v, NULL, &w);
		assert_string_equal(buf_str(&b), "null");
		buf_free(&b);
	}
}

static void
test_texts_are_trimmed_and_checked(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "name", "  a\n  b\tc "), "a b c");
	assert_string_equal(parsed(t, "name", "\xc3\xa6\xc3\xb8\xc3\xa5 123456"), "\xc3\xa6\xc3\xb8\xc3\xa5 123456");
	assert_string_equal(parsed(t, "name", "12345678901"), "name: 11 characters are too many; there is room for 10.");
	assert_string_equal(parsed(t, "name", "a\x1b[2J"), "name: byte 2 is a control character (0x1b); take it out.");
	assert_string_equal(parsed(t, "name", "a\xff"), "name: byte 2 is not UTF-8 text.");
	assert_string_equal(parsed(t, "long", " a\n b\n"), "a\n b");
	assert_string_equal(parsed(t, "rich", "# x\n\n- y"), "# x\n\n- y");
}

static void
test_numbers_are_read_as_people_write_them(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "n", "1,250.5"), "1250.50");
	assert_string_equal(parsed(t, "n", "50k"), "50000.00");
	assert_string_equal(parsed(t, "n", "12,5"), "12.50");
	assert_string_equal(parsed(t, "n", "1.250,50"), "1250.50");
	assert_string_equal(parsed(t, "n", "-1"), "n: this is too small; the least is 0.");
	assert_string_equal(parsed(t, "n", "2m"), "n: this is too large; the most is 1000000.");
	assert_string_equal(parsed(t, "n", "12x"), "n: \"12x\" is not a number; write 1250.50, 1,250.50, 50k or 1.2m.");
	assert_string_equal(parsed(t, "i", "1,234"), "1234");
	assert_string_equal(parsed(t, "i", "3.5"), "i: \"3.5\" is not a whole number.");
	assert_string_equal(parsed(t, "i", "9223372036854775807"), "9223372036854775807");
	assert_string_equal(parsed(t, "p", "12.5 %"), "12.5");
	assert_string_equal(shown(t, "p", "12.5", NULL), "12.5%");
	assert_string_equal(shown(t, "n", "1250.5", NULL), "1,250.50");
	assert_string_equal(as_json(t, "n", "1250.5", NULL), "1250.50");
	t->l.mark = ',';
	t->l.group = ' ';
	assert_string_equal(parsed(t, "n", "1 250,50"), "1250.50");
	assert_string_equal(parsed(t, "n", "1250.50"), "1250.50");
	assert_string_equal(shown(t, "n", "1250.5", NULL), "1 250,50");
}

static const char *
money(struct env_of_test *t, const char *text)
{
	const struct field *f = object_field(t->o, "m");
	struct hc_value v = VALUE_NONE;
	struct hc_err err = {0};
	char currency[4] = "---";

	if (field_parse(f, &t->l, t->a, text, strlen(text), &v, currency, &err) < 0)
		return arena_strdup(t->a, err.msg);
	assert_int_equal(v.kind, VALUE_DECIMAL);
	return arena_printf(t->a, "%lld %s", (long long)v.i, currency);
}

static void
test_money_names_its_currency_or_leaves_it(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(money(t, "EUR 1,250.50"), "12505000 EUR");
	assert_string_equal(money(t, "$1.2m"), "12000000000 USD");
	assert_string_equal(money(t, "1250,50 \xe2\x82\xac"), "12505000 EUR");
	assert_string_equal(money(t, "NOK50k"), "500000000 NOK");
	assert_string_equal(money(t, "1250.50"), "12505000 ---");
	assert_string_equal(money(t, "-\xc2\xa3" "3"), "-30000 GBP");
	assert_string_equal(money(t, "(300)"), "-3000000 ---");
	assert_string_equal(money(t, "100 kr"), "1000000 NOK");
	assert_string_equal(money(t, "{\"amount\":\"1.50\",\"currency\":\"EUR\"}"), "15000 EUR");
	assert_string_equal(money(t, "twelve"), "m: \"twelve\" is no amount; write 1250.50, EUR 1,250.50, $1.2m or 50k.");
	assert_string_equal(money(t, "XXQ 5"), "m: \"XXQ 5\" is no amount; write 1250.50, EUR 1,250.50, $1.2m or 50k.");
	t->l.currency = "SEK";
	assert_string_equal(money(t, "100 kr"), "1000000 SEK");
	t->l.currency = "CAD";
	assert_string_equal(money(t, "$5"), "50000 CAD");
	assert_string_equal(shown(t, "m", "80000", "EUR"), "80,000.00 EUR");
	assert_string_equal(shown(t, "m", "80000", "JPY"), "80,000 JPY");
	assert_string_equal(shown(t, "m", "0.1234", "EUR"), "0.1234 EUR");
	assert_string_equal(as_json(t, "m", "1.5", "EUR"), "{\"amount\":\"1.50\",\"currency\":\"EUR\"}");
	assert_string_equal(as_json(t, "m", "1.5", ""), "{\"amount\":\"1.50\",\"currency\":null}");
}

static void
test_yes_and_no_in_their_many_forms(void **state)
{
	static const char *const yes[] = { "yes", "Y", "TRUE", "t", "1", "x", "on" }, *const no[] = { "no", "N", "false", "0", "off" };
	struct env_of_test *t = *state;

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_string_equal(parsed(t, "b", yes[i]), "true");
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_string_equal(parsed(t, "b", no[i]), "false");
	assert_string_equal(parsed(t, "b", "maybe"), "b: \"maybe\" is neither yes nor no.");
	assert_string_equal(shown(t, "b", "1", NULL), "yes");
	assert_string_equal(as_json(t, "b", "off", NULL), "false");
}

static void
test_days_and_moments(void **state)
{
	struct env_of_test *t = *state;
	const struct zone *oslo = NULL;

	assert_string_equal(parsed(t, "d", "fri"), "2026-11-27");
	assert_string_equal(parsed(t, "d", "2027-02-31"), "d: 31 February 2027 is not a date.");
	assert_string_equal(parsed(t, "s", "2026-11-23T09:30:00Z"), "2026-11-23T09:30:00Z");
	assert_string_equal(parsed(t, "s", "tomorrow 14:30"), "2026-11-24T14:30:00Z");
	assert_string_equal(parsed(t, "s", "fri 9am"), "2026-11-27T09:00:00Z");
	assert_string_equal(parsed(t, "s", "now"), "2026-11-23T09:00:00Z");
	assert_string_equal(parsed(t, "s", "in 2h"), "2026-11-23T11:00:00Z");
	assert_string_equal(parsed(t, "s", "now-90min"), "2026-11-23T07:30:00Z");
	assert_string_equal(parsed(t, "s", "3h ago"), "2026-11-23T06:00:00Z");
	assert_string_equal(parsed(t, "s", "15:45"), "2026-11-23T15:45:00Z");
	assert_string_equal(parsed(t, "s", "24 dec"), "2026-12-24T00:00:00Z");
	assert_string_equal(parsed(t, "c", "9:30"), "09:30");
	assert_string_equal(parsed(t, "u", "1h30"), "1h 30m");
	assert_string_equal(shown(t, "d", "fri", NULL), "2026-11-27");
	t->l.date_order = 'd';
	assert_string_equal(shown(t, "d", "fri", NULL), "27.11.2026");
	t->l.date_order = 'm';
	assert_string_equal(shown(t, "d", "fri", NULL), "11/27/2026");
	t->l.date_order = 'y';
	if (zone_load(t->a, "Europe/Oslo", &oslo, NULL) == HC_OK) {
		t->l.zone = oslo;
		assert_string_equal(parsed(t, "s", "2026-07-01 12:00"), "2026-07-01T10:00:00Z");
		assert_string_equal(shown(t, "s", "2026-12-01T10:00:00Z", NULL), "2026-12-01 11:00");
	}
}

static void
test_addresses_that_cannot_arrive_are_refused(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "e", " Ann Li <Ann@Example.com> "), "Ann@Example.com");
	assert_string_equal(parsed(t, "e", "mailto:a@b.no"), "a@b.no");
	assert_string_equal(parsed(t, "e", "a@b@c"), "e: \"a@b@c\" is not an e-mail address; write name@example.com.");
	assert_string_equal(parsed(t, "e", "@b.no"), "e: \"@b.no\" is not an e-mail address; write name@example.com.");
	assert_string_equal(parsed(t, "e", "a b@c.no"), "e: \"a b@c.no\" is not one e-mail address; write name@example.com.");
	assert_string_equal(parsed(t, "e", "o'brien+x@sub.example.co.uk"), "o'brien+x@sub.example.co.uk");
	assert_string_equal(parsed(t, "w", "https://example.com/a?b=c#d"), "https://example.com/a?b=c#d");
	assert_string_equal(parsed(t, "w", "example.com:8080/x"), "example.com:8080/x");
	assert_string_equal(parsed(t, "w", "javascript:alert(1)"), "w: javascript: addresses are not kept; use http or https.");
	assert_string_equal(parsed(t, "w", "no address"), "w: \"no address\" is not a web address: it holds a space, a quote or < >.");
	assert_string_equal(parsed(t, "w", "word"), "w: \"word\" is not a web address; write example.com or https://example.com.");
}

static const char *
key(struct env_of_test *t, const char *field, const char *text, const char *country)
{
	struct hc_value v = value_of(t, field, text);
	const struct field *f = object_field(t->o, field);
	struct buf b = BUF_INIT;
	const char *ret;

	t->l.country = country;
	f->type->fold(f, &v, &t->l, &b);
	ret = arena_strdup(t->a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static void
test_one_phone_has_one_key(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "ph", "22 22 55 55"), "22 22 55 55");
	assert_string_equal(key(t, "ph", "22 22 55 55", "NO"), "+4722225555");
	assert_string_equal(key(t, "ph", "+47 2222-5555", "US"), "+4722225555");
	assert_string_equal(key(t, "ph", "0047 22225555", "DE"), "+4722225555");
	assert_string_equal(key(t, "ph", "(555) 123-4567 ext. 12", "US"), "+15551234567");
	assert_string_equal(key(t, "ph", "1-555-123-4567", "US"), "+15551234567");
	assert_string_equal(key(t, "ph", "011 47 22225555", "US"), "+4722225555");
	assert_string_equal(key(t, "ph", "+44 (0)20 7946 0018", ""), "+442079460018");
	assert_string_equal(key(t, "ph", "020 7946 0018", "GB"), "+442079460018");
	assert_string_equal(key(t, "ph", "06 12 34 56 78", "FR"), "+33612345678");
	assert_string_equal(key(t, "ph", "06 1234 5678", "IT"), "+390612345678");
	assert_string_equal(key(t, "ph", "22 22 55 55", ""), "22225555");
	assert_string_equal(parsed(t, "ph", "none"), "ph: \"none\" is not a phone number; write +47 22 22 55 55.");
	assert_string_equal(key(t, "w", "https://www.Example.com/", ""), "example.com");
	assert_string_equal(key(t, "w", "example.com", ""), "example.com");
}

static void
test_options_by_name_label_old_name_and_prefix(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "sel", "in_progress"), "in_progress");
	assert_string_equal(parsed(t, "sel", "In Progress"), "in_progress");
	assert_string_equal(parsed(t, "sel", "in-progress"), "in_progress");
	assert_string_equal(parsed(t, "sel", "started"), "in_progress");
	assert_string_equal(parsed(t, "sel", "in p"), "in_progress");
	assert_string_equal(parsed(t, "sel", "N"), "new");
	assert_string_equal(parsed(t, "sel", "in"), "sel: \"in\" could be any of in_progress, in_review.");
	assert_string_equal(parsed(t, "sel", "zzz"), "sel: \"zzz\" is no option; there are new, in_progress, in_review, oslo.");
	assert_string_equal(shown(t, "sel", "in p", NULL), "In progress");
	assert_string_equal(parsed(t, "multi", "Gamma; alpha, first"), "a;c");
	assert_string_equal(parsed(t, "multi", "c,b,c"), "b;c");
	assert_string_equal(parsed(t, "multi", "Alpha, first"), "a");
	assert_string_equal(parsed(t, "multi", "[\"c\",\"a\"]"), "a;c");
	assert_string_equal(shown(t, "multi", "b;c", NULL), "Beta, Gamma");
	assert_string_equal(as_json(t, "multi", "b;c", NULL), "[\"b\",\"c\"]");
	assert_string_equal(parsed(t, "tags", "vip, Hot ,vip"), "Hot;vip");
	assert_memory_equal(value_of(t, "tags", "vip,hot").s, ";hot;vip;", 9);
}

static void
test_sets_are_checked_where_they_did_not_come_through_parse(void **state)
{
	static const char *const bad[] = { "a;b", ";a", ";b;a;", ";a;a;", ";zzz;", ";;", ";" };
	struct env_of_test *t = *state;
	const struct field *f = object_field(t->o, "multi");

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct hc_value v = value_text(bad[i], strlen(bad[i]));

		assert_int_equal(f->type->validate(f, &v, NULL), HC_INVALID);
	}
}

static void
test_structured_values(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "j", " { \"b\": [1, 2.50], \"a\": null } "), "{\"b\":[1,2.5],\"a\":null}");
	assert_non_null(strstr(parsed(t, "j", "{\"a\":"), "j: "));
	assert_string_equal(parsed(t, "ad", "Storgata 1, 0150 Oslo, Norway"),
	    "{\"street\":\"Storgata 1\",\"city\":\"Oslo\",\"postal_code\":\"0150\",\"country\":\"Norway\"}");
	assert_string_equal(shown(t, "ad", "Storgata 1\n0150 Oslo\nNorway", NULL), "Storgata 1, 0150 Oslo, Norway");
	assert_string_equal(shown(t, "ad", "1 Main St, Austin, TX, USA", NULL), "1 Main St, Austin, TX, USA");
	assert_string_equal(parsed(t, "ad", "{\"city\":\"Oslo\",\"street\":\"x\"}"), "{\"street\":\"x\",\"city\":\"Oslo\"}");
	assert_non_null(strstr(parsed(t, "ad", "{\"town\":\"Oslo\"}"), "and no other"));
	assert_string_equal(parsed(t, "g", "59.9139, 10.7522"), "59.913900,10.752200");
	assert_string_equal(parsed(t, "g", "33.86S 151.21E"), "-33.860000,151.210000");
	assert_string_equal(as_json(t, "g", "1,2", NULL), "{\"lat\":1.000000,\"lon\":2.000000}");
	assert_string_equal(parsed(t, "g", "{\"lat\":1.5,\"lon\":-2}"), "1.500000,-2.000000");
	assert_non_null(strstr(parsed(t, "g", "91,0"), "is no place"));
	assert_string_equal(parsed(t, "r", "***"), "3");
	assert_string_equal(parsed(t, "r", "4/5"), "4");
	assert_string_equal(shown(t, "r", "4", NULL), "4/5");
	assert_string_equal(parsed(t, "r", "6"), "r: \"6\" is no rating; write a number from 1 to 5.");
	assert_string_equal(parsed(t, "col", "#3AF"), "#33aaff");
	assert_string_equal(parsed(t, "col", "Warn"), "warn");
	assert_string_equal(parsed(t, "col", "#12"), "col: \"#12\" is no colour; write #3366cc or the name of a role.");
	assert_string_equal(parsed(t, "auto", "T-0042"), "T-0042");
	assert_string_equal(parsed(t, "form", "5"), "form: this is computed; it cannot be set.");
	assert_string_equal(parsed(t, "up", "0190f3a0-0000-7000-8000-000000000001"), "0190f3a0-0000-7000-8000-000000000001");
	assert_string_equal(parsed(t, "up", "Acme"), "up: \"Acme\" is not the id of a record.");
}

static void
test_a_secret_is_never_written_out(void **state)
{
	struct env_of_test *t = *state;

	assert_string_equal(parsed(t, "sec", "hunter2"), "******");
	assert_string_equal(shown(t, "sec", "x", NULL), "******");
	assert_string_equal(as_json(t, "sec", "hunter2", NULL), "\"******\"");
	assert_memory_equal(value_of(t, "sec", "hunter2").s, "hunter2", 7);
	assert_non_null(strstr(parsed(t, "sec", "******"), "stands for the secret"));
}

static void
test_what_text_writes_parse_reads(void **state)
{
	static const struct { const char *field, *text; } cases[] = { { "name", "x" }, { "long", "a\nb" }, { "n", "1.5" }, { "i", "-7" },
		{ "m", "-12.3456" }, { "p", "99.9" }, { "b", "yes" }, { "d", "fri" }, { "s", "fri 14:30" }, { "c", "9pm" }, { "u", "2d" },
		{ "u", "90m" }, { "e", "a@b.no" }, { "ph", "+47 1234" }, { "w", "a.no" }, { "sel", "new" }, { "multi", "a;b" },
		{ "tags", "x,y" }, { "j", "[1]" }, { "ad", "A, 1 B, C" }, { "g", "1,2" }, { "r", "5" }, { "col", "#123456" } };
	struct env_of_test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct hc_value v = value_of(t, cases[i].field, cases[i].text), back;
		const struct field *f = object_field(t->o, cases[i].field);
		struct buf b = BUF_INIT;

		f->type->text(f, &v, &b);
		assert_int_equal(field_parse(f, &locale_machine, t->a, b.data, b.len, &back, NULL, NULL), HC_OK);
		assert_true(value_equal(&v, &back));
		buf_free(&b);
	}
}

static void
test_order_of_values(void **state)
{
	struct env_of_test *t = *state;
	struct hc_value null = VALUE_NONE, a, b;

	a = value_of(t, "sel", "new");
	b = value_of(t, "sel", "in_review");
	assert_true(field_compare(object_field(t->o, "sel"), &a, &b) < 0);
	assert_true(field_compare(object_field(t->o, "sel"), &a, &null) < 0);
	assert_true(field_compare(object_field(t->o, "sel"), &null, &a) > 0);
	a = value_of(t, "name", "\xc3\x89" "clair");
	b = value_of(t, "name", "edge");
	assert_true(field_compare(object_field(t->o, "name"), &a, &b) < 0);
	a = value_of(t, "n", "9");
	b = value_of(t, "n", "10");
	assert_true(field_compare(object_field(t->o, "n"), &a, &b) < 0);
	a = value_decimal(15, 1);
	b = value_decimal(150, 2);
	assert_int_equal(field_compare(object_field(t->o, "n"), &a, &b), 0);
	assert_true(value_equal(&a, &b));
}

static void
test_hostile_bytes_break_nothing(void **state)
{
	static const char *const hostile[] = { "\xff\xfe", "\x1b[31m", "'; DROP TABLE x; --", ("\xe2\x80\xae" "evil"), "%s%n", "-", "+", ";",
		";;", "..", "(", "()", "{", "[", "[[[[", "\"", "9999999999999999999999", "-9223372036854775808", "1e999", "0x1F", "\xc2\xa0",
		"+99999999d", "32 dec 99999", "@", "<>", "a@<b>", "://", "#", "******", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80" };
	struct env_of_test *t = *state;
	static char huge[70000];

	memset(huge, 'a', sizeof(huge) - 1);
	for (size_t i = SLOT_FIRST; i < t->o->fields.n; i++) {
		const struct field *f = t->o->fields.at[i];
		struct hc_value v = VALUE_NONE;
		struct buf b = BUF_INIT;

		for (size_t k = 0; k < sizeof(hostile) / sizeof(hostile[0]); k++) {
			if (field_parse(f, &t->l, t->a, hostile[k], strlen(hostile[k]), &v, NULL, NULL) < 0)
				continue;
			assert_int_equal(f->type->validate(f, &v, NULL), HC_OK);
			f->type->format(f, &t->l, &v, "EUR", &b);
		}
		field_parse(f, &t->l, t->a, huge, sizeof(huge) - 1, &v, NULL, NULL);
		field_parse(f, &t->l, t->a, "a\0b", 3, &v, NULL, NULL);
		buf_free(&b);
	}
}

#define test(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test(test_empty_is_null_for_every_type),
		test(test_texts_are_trimmed_and_checked),
		test(test_numbers_are_read_as_people_write_them),
		test(test_money_names_its_currency_or_leaves_it),
		test(test_yes_and_no_in_their_many_forms),
		test(test_days_and_moments),
		test(test_addresses_that_cannot_arrive_are_refused),
		test(test_one_phone_has_one_key),
		test(test_options_by_name_label_old_name_and_prefix),
		test(test_sets_are_checked_where_they_did_not_come_through_parse),
		test(test_structured_values),
		test(test_a_secret_is_never_written_out),
		test(test_what_text_writes_parse_reads),
		test(test_order_of_values),
		test(test_hostile_bytes_break_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
