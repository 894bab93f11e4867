/*
 * test_custom.c - objects and fields of a team's own: made on any machine by who may, known to all of them, and what was defined
 * otherwise is neither lost nor in the way.
 */
#include "sync/custom.h"
#include "sync_rows.h"

static const char deal[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n";

static int
set_up(void **state)
{
	return team_set_up(state, deal);
}

/* What is there, and this. */
static void
define(struct team *t, struct work *w, const char *more)
{
	team_must(t, work_customise(w, arena_printf(t->arena, "%s%s", work_custom(w, t->arena), more), &t->err), "customise");
}

static const struct field *
field_of(struct work *w, const char *object, const char *field)
{
	const struct object *o = model_object(w->model, object);

	return o ? object_field(o, field) : NULL;
}

static void
test_a_field_made_on_each_machine_is_known_to_all(void **state)
{
	struct team *t = *state;
	struct work *all[] = { t->server, t->work[0], t->work[1] };
	static const char *const names[] = { "x_here", "x_there", "x_server" };

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	define(t, t->server, "field x_server text(20) \"Server\"\n");
	define(t, t->work[0], "field x_here number(2) \"Here\"\n");
	define(t, t->work[1], "field x_there text(20) \"There\"\nobject x_site \"Site\" \"Sites\"\n  title name\nfield name text(80) \"Name\"\n");
	team_settle(t, 2);
	for (size_t i = 0; i < 3; i++) {
		for (size_t k = 0; k < 3; k++)
			assert_non_null(field_of(all[i], "x_deal", names[k]));
		assert_non_null(model_object(all[i]->model, "x_site"));
		assert_string_equal(work_custom(all[i], t->arena), work_custom(t->server, t->arena));
	}
	assert_string_equal(team_status(t, 0).custom_lost, "");
	assert_string_equal(team_status(t, 1).custom_lost, "");
}

static void
test_values_and_records_travel_with_what_was_just_defined(void **state)
{
	struct team *t = *state;
	uint8_t one[16], site[16];

	define(t, t->work[0], "field x_city text(20) \"City\"\nobject x_site \"Site\" \"Sites\"\n  title name\nfield name text(80) \"Name\"\n");
	team_add(t, t->work[0], "x_deal", one, PAIRS("name", "one", "x_city", "Oslo"));
	team_add(t, t->work[0], "x_site", site, PAIRS("name", "yard"));
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->work[1], "x_deal", one, "x_city"), "Oslo");
	assert_string_equal(team_text(t, t->work[1], "x_site", site, "name"), "yard");
	assert_int_equal(team_status(t, 0).parked, 0);
	assert_int_equal(team_status(t, 0).waiting, 0);
}

/* A server that says it has no such thing. */
static bool
knows_nothing(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	static const char body[] = "{\"type\":\"tag:hotcrm,2026:not-found\",\"status\":404,\"detail\":\"No.\"}";

	(void)t;
	if (strstr(q->path, "/custom") == NULL)
		return false;
	*a = (struct sync_answer){ .status = 404, .type = "application/problem+json", .body = body, .len = sizeof(body) - 1 };
	return true;
}

static void
test_values_that_come_before_their_field_appear_with_it(void **state)
{
	struct team *t = *state;
	uint8_t one[16];

	define(t, t->work[0], "field x_city text(20) \"City\"\n");
	team_add(t, t->work[0], "x_deal", one, PAIRS("name", "one", "x_city", "Oslo"));
	assert_true(team_drain(t, 0));
	t->lie = knows_nothing;
	assert_true(team_drain(t, 1));
	t->lie = NULL;
	assert_non_null(team_row(t, t->work[1], "x_deal", one));
	assert_null(field_of(t->work[1], "x_deal", "x_city"));

	define(t, t->work[0], "field x_street text(20) \"Street\"\n");
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->work[1], "x_deal", one, "x_city"), "Oslo");
	assert_null(team_row(t, t->work[1], "x_deal", one)->extra);
	assert_int_equal(team_status(t, 1).waiting, 0);
}

/* The field goes while a new record with a value in it waits to be sent: the value comes with the field when that is back. */
static void
test_a_value_that_waits_is_sent_although_its_field_goes(void **state)
{
	struct team *t = *state;
	const char *with, *without;
	uint8_t one[16];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	without = work_custom(t->server, t->arena);
	define(t, t->server, "field x_city text(20) \"City\"\n");
	with = work_custom(t->server, t->arena);
	team_settle(t, 2);
	team_add(t, t->work[0], "x_deal", one, PAIRS("name", "one", "x_city", "Oslo"));
	/* its machine hears of the field first, and sends the record after */
	team_must(t, work_customise(t->work[0], without, &t->err), "customise");
	team_settle(t, 2);
	assert_null(field_of(t->server, "x_deal", "x_city"));
	assert_int_equal(team_status(t, 0).parked, 0);
	team_must(t, work_customise(t->server, with, &t->err), "customise");
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->server, "x_deal", one, "x_city"), "Oslo");
	for (int i = 0; i < TEAM; i++)
		assert_string_equal(team_text(t, t->work[i], "x_deal", one, "x_city"), "Oslo");
}

/* What a workspace held before it joined, in a field that it had taken out by then, is there when the team gets that field. */
static void
test_values_of_a_field_that_went_before_joining_come_with_the_field(void **state)
{
	struct team *t = team_new(deal);
	const char *without = work_custom(t->work[0], t->arena);
	uint8_t one[16];

	*state = t;
	define(t, t->work[0], "field x_city text(20) \"City\"\nfield x_area number(2) \"Area\"\n");
	team_add(t, t->work[0], "x_deal", one, PAIRS("name", "one", "x_city", "Oslo", "x_area", "12.5"));
	team_must(t, work_customise(t->work[0], without, &t->err), "customise");
	team_must(t, sync_join(t->sync[0], "one", false, &t->err), "join");
	assert_true(team_drain(t, 0));
	team_join(t, 1);
	define(t, t->work[1], "field x_city text(20) \"City\"\nfield x_area number(2) \"Area\"\n");
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->server, "x_deal", one, "x_city"), "Oslo");
	for (int i = 0; i < TEAM; i++) {
		assert_string_equal(team_text(t, t->work[i], "x_deal", one, "x_city"), "Oslo");
		assert_string_equal(team_text(t, t->work[i], "x_deal", one, "x_area"), "1250");
	}
}

/* A device that hid the field loads anew meanwhile: an empty value is heard as one that is there. */
static void
test_a_value_that_was_emptied_while_its_field_was_out_of_sight_does_not_come_back(void **state)
{
	struct team *t = *state;
	const char *with, *without = work_custom(t->server, t->arena);
	uint8_t one[16];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	define(t, t->server, "field x_city text(20) \"City\"\n");
	with = work_custom(t->server, t->arena);
	team_add(t, t->server, "x_deal", one, PAIRS("name", "one", "x_city", "Oslo"));
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->work[0], "x_deal", one, "x_city"), "Oslo");
	team_must(t, work_customise(t->work[0], without, &t->err), "customise");
	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_edit(t, t->server, "x_deal", one, PAIRS("x_city", ""));
	team_must(t, exchange_restored(t->server, &t->err), "restored");
	team_settle(t, 2);
	assert_null(field_of(t->server, "x_deal", "x_city"));
	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_must(t, work_customise(t->server, with, &t->err), "customise");
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->server, "x_deal", one, "x_city"), "");
	for (int i = 0; i < TEAM; i++)
		assert_string_equal(team_text(t, t->work[i], "x_deal", one, "x_city"), "");
}

/* The same of an edit that the server refuses after its field went. */
static void
test_a_refused_value_is_not_left_in_a_field_that_is_out_of_sight(void **state)
{
	struct team *t = *state;
	const char *with, *without = work_custom(t->server, t->arena);
	uint8_t one[16];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	define(t, t->server, "field x_city text(20) \"City\"\n");
	with = work_custom(t->server, t->arena);
	team_add(t, t->server, "x_deal", one, PAIRS("name", "one", "x_city", "Oslo"));
	team_settle(t, 2);
	team_edit(t, t->work[0], "x_deal", one, PAIRS("x_city", "Bergen", "name", "bad"));
	team_must(t, work_customise(t->work[0], without, &t->err), "customise");
	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	define(t, t->server, "rule x_no \"A deal is never bad.\"\n  require not name = \"bad\"\n  field name\n");
	team_settle(t, 2);
	assert_int_equal(team_status(t, 0).parked, 1);
	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_must(t, work_customise(t->server, with, &t->err), "customise");
	team_settle(t, 2);
	for (int i = 0; i < TEAM; i++)
		assert_string_equal(team_text(t, t->work[i], "x_deal", one, "x_city"), "Oslo");
}

static void
test_of_two_definitions_the_team_has_the_first_and_the_other_is_kept_to_be_seen(void **state)
{
	struct team *t = *state;
	uint8_t one[16];

	define(t, t->work[0], "field x_size number(0) \"Size\"\n");
	define(t, t->work[1], "field x_size text(20) \"Size\"\nfield x_mine text(20) \"Mine\"\n");
	team_add(t, t->work[1], "x_deal", one, PAIRS("name", "one", "x_size", "12"));
	assert_true(team_drain(t, 0));
	team_settle(t, 2);
	assert_string_equal(field_of(t->work[1], "x_deal", "x_size")->type->name, "number");
	assert_string_equal(field_of(t->server, "x_deal", "x_size")->type->name, "number");
	/* what was not contested is everybody's */
	assert_non_null(field_of(t->work[0], "x_deal", "x_mine"));
	assert_non_null(strstr(team_status(t, 1).custom_lost, "field x_size text(20)"));
	assert_null(strstr(team_status(t, 1).custom_lost, "x_mine"));
	/* the value was made what the field is by now, or is kept with its edit */
	assert_string_equal(team_text(t, t->work[1], "x_deal", one, "x_size"), "12");
	team_must(t, sync_custom_seen(t->work[1], &t->err), "seen");
	assert_string_equal(team_status(t, 1).custom_lost, "");
}

static void
test_a_field_that_is_taken_out_goes_everywhere_and_its_values_come_back_with_it(void **state)
{
	struct team *t = *state;
	uint8_t one[16];

	define(t, t->work[0], "field x_city text(20) \"City\"\n");
	team_add(t, t->work[0], "x_deal", one, PAIRS("name", "one", "x_city", "Oslo"));
	team_settle(t, 2);
	team_must(t, work_customise(t->work[1], deal, &t->err), "customise");
	team_settle(t, 2);
	assert_null(field_of(t->work[0], "x_deal", "x_city"));
	assert_null(field_of(t->server, "x_deal", "x_city"));
	define(t, t->work[1], "field x_city text(20) \"City\"\n");
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->work[0], "x_deal", one, "x_city"), "Oslo");
}

/* Sent by this machine and taken back on the server before it asks again: by then the server's text is the one it was last told of. */
static void
test_a_field_that_was_sent_and_taken_back_at_once_goes_here_too(void **state)
{
	struct team *t = *state;
	const char *without;

	team_settle(t, 2);
	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	without = work_custom(t->server, t->arena);
	define(t, t->work[0], "field x_city text(20) \"City\"\n");
	for (int i = 0; i < 20 && !field_of(t->server, "x_deal", "x_city"); i++)
		team_step(t, 0);
	assert_non_null(field_of(t->server, "x_deal", "x_city"));
	team_must(t, work_customise(t->server, without, &t->err), "customise");
	team_settle(t, 2);
	assert_null(field_of(t->work[0], "x_deal", "x_city"));
	assert_null(field_of(t->server, "x_deal", "x_city"));
}

/* An older copy of the server's file in place of it, of which no epoch tells: what it gives out is not taken for what was before. */
static void
test_fields_of_a_server_that_was_put_back_are_heard_of(void **state)
{
	struct team *t = *state;
	const char *before = work_custom(t->server, t->arena), *list;
	int64_t version;

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_must(t, feed_scope(t->server->store, t->user[0], t->arena, &version, &list, &t->err), "scope");
	define(t, t->server, "field x_city text(20) \"City\"\n");
	team_settle(t, 2);
	assert_non_null(field_of(t->work[0], "x_deal", "x_city"));

	team_must(t, work_customise(t->server, before, &t->err), "customise");
	team_must(t, store_begin(t->server->store, &t->err), "begin");
	version -= 60000;	/* as it stood then */
	team_must(t, feed_scope_put(t->server->store, t->user[0], &version, list, &t->err), "scope");
	team_must(t, store_commit(t->server->store, &t->err), "commit");
	define(t, t->server, "field x_street text(20) \"Street\"\n");
	team_settle(t, 2);
	for (int i = 0; i < TEAM; i++)
		assert_string_equal(work_custom(t->work[i], t->arena), work_custom(t->server, t->arena));
}

/* Nor is a record lost that was deleted before its workspace joined, and is taken out of the bin after. */
static void
test_what_was_deleted_before_joining_can_be_restored(void **state)
{
	struct team *t = team_new(deal);
	uint8_t one[16];

	*state = t;
	team_add(t, t->work[0], "x_deal", one, PAIRS("name", "one"));
	team_delete(t, t->work[0], "x_deal", one);
	team_must(t, sync_join(t->sync[0], "one", false, &t->err), "join");
	assert_true(team_drain(t, 0));
	team_join(t, 1);
	assert_null(team_row(t, t->server, "x_deal", one));
	team_restore(t, t->work[0], "x_deal", one);
	team_edit(t, t->work[0], "x_deal", one, PAIRS("name", "uno"));
	team_settle(t, 2);
	assert_int_equal(team_status(t, 0).parked, 0);
	for (int i = 0; i < TEAM; i++)
		assert_string_equal(team_text(t, t->work[i], "x_deal", one, "name"), "uno");
	/* once they know it, it goes and comes like any other */
	team_delete(t, t->work[0], "x_deal", one);
	team_restore(t, t->work[0], "x_deal", one);
	team_settle(t, 2);
	assert_string_equal(team_text(t, t->server, "x_deal", one, "name"), "uno");
	assert_int_equal(team_status(t, 0).conflicts, 0);
}

static void
test_who_is_no_administrator_sends_none(void **state)
{
	struct team *t = *state;
	struct exchange_reply r = {0};
	char hash[CUSTOM_HASH];
	uint8_t id[16];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_add(t, t->server, "user", id, PAIRS("name", "Rae", "login", "rae", "role", "standard"));
	team_must(t, work_become(t->server, id, &t->err), "become");
	team_must(t, exchange_join(t->server, "{\"v\":1,\"name\":\"x\"}", 18, &r, &t->err), "join");
	exchange_free(&r);
	r = (struct exchange_reply){0};
	custom_hash(deal, hash);
	team_must(t, exchange_customise(t->server, 3, hash, "", &r, &t->err), "customise");
	assert_int_equal(r.status, 403);
	exchange_free(&r);
	r = (struct exchange_reply){0};
	team_must(t, exchange_custom(t->server, 3, &r, &t->err), "custom");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(buf_str(&r.body), hash));
	exchange_free(&r);
}

static void
test_a_text_that_is_made_from_an_older_one_is_refused(void **state)
{
	struct team *t = *state;
	struct exchange_reply r = {0};
	char hash[CUSTOM_HASH];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_must(t, exchange_customise(t->server, 1, "0123456789abcdef", "", &r, &t->err), "customise");
	assert_int_equal(r.status, 409);
	assert_string_equal(r.code, "custom-changed");
	assert_non_null(model_object(t->server->model, "x_deal"));
	exchange_free(&r);
	r = (struct exchange_reply){0};
	custom_hash(deal, hash);
	team_must(t, exchange_customise(t->server, 1, hash, "object x_deal \"Deal\" \"Deals\"\nfield name nonsense \"Name\"\n", &r, &t->err), "customise");
	assert_int_equal(r.status, 422);
	exchange_free(&r);
}

static void
merges(const char *base, const char *ours, const char *theirs, const char *both, const char *left)
{
	struct arena *a = arena_new("test");
	const char *lost;

	assert_string_equal(custom_merge(a, base, ours, theirs, &lost), both);
	assert_string_equal(lost, left);
	arena_free(a);
}

static void
test_texts_are_merged_by_what_they_define(void **state)
{
	(void)state;
	merges("", "extend object a\nfield x_1 text\n", "extend object a\nfield x_2 text\n",
	    "extend object a\nfield x_1 text\nfield x_2 text\n", "");
	merges("extend object a\nfield x_1 text\n", "extend object a\nfield x_1 text\n  min 3\n", "extend object a\nfield x_1 text\nfield x_2 text\n",
	    "extend object a\nfield x_1 text\n  min 3\nfield x_2 text\n", "");
	/* options are told apart */
	merges("extend object a\nfield x_1 select\n  option a \"A\"\n", "extend object a\nfield x_1 select\n  option a \"A\"\n  option b \"B\"\n",
	    "extend object a\nfield x_1 select\n  option a \"A\"\n  option c \"C\"\n",
	    "extend object a\nfield x_1 select\n  option a \"A\"\n  option b \"B\"\n  option c \"C\"\n", "");
	/* taken out there, unchanged here; changed in both */
	merges("object x_a\nfield n text\nfield m text\n", "object x_a\nfield n text(5)\nfield m text\nfield o text\n", "object x_a\nfield n text(9)\n",
	    "object x_a\nfield n text(9)\nfield o text\n", "object x_a\nfield n text(5)\n");
	/* an object that went there and got a field here: it is there again, with what it needs */
	merges("object x_a\nfield n text\n", "object x_a\nfield n text\nfield o text\n", "", "object x_a\nfield o text\n", "");
	/* comments stay with what they stand above */
	merges("", "# ours\nobject x_a\nfield n text\n", "#file b.hot\nobject x_b\nfield n text\n",
	    "object x_b\nfield n text\n# ours\nobject x_a\nfield n text\n", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_are_merged_by_what_they_define),
		cmocka_unit_test_setup_teardown(test_a_field_made_on_each_machine_is_known_to_all, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_values_and_records_travel_with_what_was_just_defined, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_values_that_come_before_their_field_appear_with_it, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_of_two_definitions_the_team_has_the_first_and_the_other_is_kept_to_be_seen, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_field_that_is_taken_out_goes_everywhere_and_its_values_come_back_with_it, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_value_that_waits_is_sent_although_its_field_goes, set_up, team_tear_down),
		cmocka_unit_test_teardown(test_values_of_a_field_that_went_before_joining_come_with_the_field, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_value_that_was_emptied_while_its_field_was_out_of_sight_does_not_come_back, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_refused_value_is_not_left_in_a_field_that_is_out_of_sight, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_field_that_was_sent_and_taken_back_at_once_goes_here_too, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_fields_of_a_server_that_was_put_back_are_heard_of, set_up, team_tear_down),
		cmocka_unit_test_teardown(test_what_was_deleted_before_joining_can_be_restored, team_tear_down),
		cmocka_unit_test_setup_teardown(test_who_is_no_administrator_sends_none, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_text_that_is_made_from_an_older_one_is_refused, set_up, team_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
