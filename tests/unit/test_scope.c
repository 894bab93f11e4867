/*
 * test_scope.c - what a device gets follows what its user may see: grants by condition, records that come to meet one and
 * cease to, conditions that look at other records or the calendar.
 */
#include "sync_rows.h"

static const char custom[] =
	"object x_firm \"Firm\" \"Firms\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n"
	"field trade text(20) \"Trade\"\n"
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n"
	"field size integer \"Size\"\n"
	"field due date \"Due\"\n"
	"field firm lookup x_firm \"Firm\" as deals\n";

static uint8_t newest_grant[16];

static void
grant(struct team *t, const char *role, const char *object, const char *scope, const char *condition)
{
	team_add(t, t->server, "role_grant", newest_grant, PAIRS("role", role, "object", object, "read", "yes", "create", "yes", "edit", "yes",
	    "scope", scope, "condition", condition));
}

/* Device 1 is Rae's, whose role sees deals by this condition. */
static void
rep(struct team *t, const char *condition)
{
	static const char *const seen[] = { "user", "role", "role_grant", "organization" };
	uint8_t id[16];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_add(t, t->server, "role", id, PAIRS("name", "rep"));
	for (int i = 0; i < 4; i++)
		grant(t, "rep", seen[i], "all", "");
	grant(t, "rep", "x_deal", "where", condition);
	team_add(t, t->server, "user", id, PAIRS("name", "Rae", "login", "rae", "role", "rep"));
	memcpy(t->user[1], id, 16);
	team_join(t, 0);
	team_join(t, 1);
}

static int
set_up(void **state)
{
	*state = team_new(custom);
	return 0;
}

static int
tear_down(void **state)
{
	team_free(*state);
	return 0;
}

static void
settle(struct team *t)
{
	for (int i = 0; i < TEAM; i++) {
		team_time(t, 30000);
		assert_true(team_drain(t, i));
	}
}

static void
assert_sees(struct team *t, const uint8_t id[16], bool sees)
{
	settle(t);
	assert_int_equal(team_row(t, t->work[1], "x_deal", id) != NULL, sees);
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 0);
}

static void
test_a_record_comes_when_it_meets_the_condition_and_goes_when_it_ceases_to(void **state)
{
	struct team *t = *state;
	uint8_t small[16], large[16];

	team_add(t, t->work[0], "x_deal", small, PAIRS("name", "small", "size", "10"));
	team_add(t, t->work[0], "x_deal", large, PAIRS("name", "large", "size", "900"));
	rep(t, "size:..100");
	/* what was there is loaded */
	team_add(t, t->work[0], "x_deal", small, PAIRS("name", "small", "size", "10"));
	team_add(t, t->work[0], "x_deal", large, PAIRS("name", "large", "size", "900"));
	assert_sees(t, small, true);
	assert_sees(t, large, false);
	team_edit(t, t->work[0], "x_deal", large, PAIRS("size", "90"));
	team_edit(t, t->work[0], "x_deal", small, PAIRS("size", "120"));
	assert_sees(t, large, true);
	assert_sees(t, small, false);
	team_delete(t, t->work[0], "x_deal", large);
	assert_sees(t, large, false);
}

static void
test_what_was_there_before_the_grant_is_loaded_by_it(void **state)
{
	struct team *t = *state;
	uint8_t small[16], large[16];

	team_add(t, t->server, "x_deal", small, PAIRS("name", "small", "size", "10"));
	team_add(t, t->server, "x_deal", large, PAIRS("name", "large", "size", "900"));
	rep(t, "size:..100");
	assert_sees(t, small, true);
	assert_sees(t, large, false);
	/* a second grant adds, and one that goes takes away */
	grant(t, "rep", "x_deal", "where", "name = large");
	assert_sees(t, large, true);
	assert_sees(t, small, true);
}

static void
test_an_edit_that_puts_a_record_out_of_sight_takes_it_off_its_authors_device(void **state)
{
	struct team *t = *state;
	uint8_t id[16];

	rep(t, "size:..100");
	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "a", "size", "10"));
	assert_sees(t, id, true);
	team_edit(t, t->work[1], "x_deal", id, PAIRS("size", "500"));
	assert_sees(t, id, false);
	assert_string_equal(team_text(t, t->server, "x_deal", id, "size"), "500");
	assert_int_equal(team_status(t, 1).waiting, 0);
}

static void
test_a_condition_on_another_record_follows_that_record(void **state)
{
	struct team *t = *state;
	uint8_t firm[16], a[16], b[16];
	char id[UUID_TEXT];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_add(t, t->server, "x_firm", firm, PAIRS("name", "Acme", "trade", "steel"));
	uuid_format(firm, id);
	team_add(t, t->server, "x_deal", a, PAIRS("name", "with", "firm", id));
	team_add(t, t->server, "x_deal", b, PAIRS("name", "without"));
	rep(t, "firm.trade:wood");
	assert_sees(t, a, false);
	team_edit(t, t->work[0], "x_firm", firm, PAIRS("trade", "wood"));
	assert_sees(t, a, true);
	assert_sees(t, b, false);
	team_edit(t, t->work[0], "x_firm", firm, PAIRS("trade", "paper"));
	assert_sees(t, a, false);
}

static void
test_a_condition_on_the_day_follows_the_calendar(void **state)
{
	struct team *t = *state;
	uint8_t id[16], other[16];
	int64_t day = t->now / 86400000 + 2;
	char due[32];
	time_t at = (time_t)(day * 86400);
	struct tm tm;

	gmtime_r(&at, &tm);
	strftime(due, sizeof(due), "%Y-%m-%d", &tm);
	rep(t, "due:..today");
	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "in two days", "due", due));
	assert_sees(t, id, false);
	team_time(t, INT64_C(3) * 86400000);
	team_add(t, t->work[0], "x_deal", other, PAIRS("name", "something happens"));
	assert_sees(t, id, true);
}

static void
test_a_condition_that_speaks_of_me_is_mine(void **state)
{
	struct team *t = *state;
	uint8_t mine[16], theirs[16];
	char id[UUID_TEXT];

	rep(t, "owner:me and size:..100");
	uuid_format(t->user[1], id);
	team_add(t, t->work[0], "x_deal", mine, PAIRS("name", "mine", "size", "10", "owner", id));
	team_add(t, t->work[0], "x_deal", theirs, PAIRS("name", "theirs", "size", "10"));
	assert_sees(t, mine, true);
	assert_sees(t, theirs, false);
}

static void
regrant(struct team *t, const char *condition)
{
	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_edit(t, t->server, "role_grant", newest_grant, PAIRS("condition", condition));
}

/* The line is slow, and rights move while a load is under way. */
static void
test_a_grant_that_moves_while_its_records_are_loaded_stops_nothing(void **state)
{
	struct team *t = *state;
	struct sync_request q;
	uint8_t small[16];
	int before;

	team_add(t, t->server, "x_deal", small, PAIRS("name", "small", "size", "10"));
	rep(t, "size:..100");
	regrant(t, "size:..50");
	sync_poke(t->sync[1]);
	do {
		assert_int_equal(team_step(t, 1), SYNC_SEND);
		team_must(t, sync_next(t->sync[1], &q, &t->err), "next");
	} while (!strstr(q.path, "/snapshot"));
	regrant(t, "size:..20");
	before = t->requests;
	assert_true(team_drain(t, 1));
	assert_true(t->requests - before < 10);
	assert_int_equal(team_status(t, 1).failures, 0);
	assert_sees(t, small, true);
}

static void
assert_comment(struct team *t, const uint8_t id[16], bool sees)
{
	settle(t);
	assert_int_equal(team_row(t, t->work[1], "comment", id) != NULL, sees);
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 0);
}

static void
test_what_hangs_on_a_record_comes_and_goes_with_it(void **state)
{
	struct team *t = *state;
	uint8_t deal[16], before[16], after[16], other[16], on_other[16];
	char id[UUID_TEXT];

	team_must(t, work_become(t->server, t->user[0], &t->err), "become");
	team_add(t, t->server, "x_deal", deal, PAIRS("name", "moves", "size", "900"));
	team_add(t, t->server, "x_deal", other, PAIRS("name", "stays", "size", "10"));
	uuid_format(deal, id);
	team_add(t, t->server, "comment", before, PAIRS("text", "before", "object", "x_deal", "record", id));
	uuid_format(other, id);
	team_add(t, t->server, "comment", on_other, PAIRS("text", "seen", "object", "x_deal", "record", id));
	rep(t, "size:..100");
	grant(t, "rep", "comment", "own", "");
	assert_comment(t, on_other, true);
	assert_comment(t, before, false);
	/* it moves into sight, with what was and what is said about it */
	team_edit(t, t->work[0], "x_deal", deal, PAIRS("size", "90"));
	assert_comment(t, before, true);
	uuid_format(deal, id);
	team_add(t, t->work[0], "comment", after, PAIRS("text", "after", "object", "x_deal", "record", id));
	assert_comment(t, after, true);
	/* and out again */
	team_edit(t, t->work[0], "x_deal", deal, PAIRS("size", "500"));
	assert_comment(t, before, false);
	assert_comment(t, after, false);
	assert_comment(t, on_other, true);
	team_delete(t, t->work[0], "x_deal", other);
	assert_comment(t, on_other, false);
}

/* The server takes a word about a deal and the deal's end in one request, and the word goes with the deal: so it does on the device. */
static void
test_what_is_said_about_an_erased_record_goes_from_the_device_that_said_it(void **state)
{
	struct team *t = *state;
	uint8_t deal[16], said[16];
	struct hc_tx *tx;
	char id[UUID_TEXT];

	rep(t, "size:..100");
	team_add(t, t->server, "x_deal", deal, PAIRS("name", "goes", "size", "10"));
	settle(t);
	uuid_format(deal, id);
	team_add(t, t->work[0], "comment", said, PAIRS("text", "said", "object", "x_deal", "record", id));
	team_must(t, tx_begin(t->work[0], SOURCE_USER, NULL, &tx, &t->err), "begin");
	team_must(t, save_tx(t->work[0]->store, &tx->change, &t->err), "save");
	team_must(t, journal_purge(t->work[0]->store, &tx->change, model_object(t->work[0]->model, "x_deal"), deal, &t->err), "purge");
	team_must(t, tx_commit(tx, &t->err), "commit");
	settle(t);
	assert_null(team_row(t, t->server, "comment", said));
	assert_null(team_row(t, t->work[0], "comment", said));
	assert_int_equal(team_status(t, 0).waiting, 0);
}

/* Rights move with the answer that takes the new record, and once more before its page: it was in no bucket that could go. */
static void
test_a_new_record_goes_when_rights_move_before_its_page_came(void **state)
{
	struct team *t = *state;
	uint8_t id[16], small[16];

	rep(t, "size:..100");
	settle(t);
	team_add(t, t->work[1], "x_deal", id, PAIRS("name", "mine", "size", "90"));
	team_add(t, t->work[1], "x_deal", small, PAIRS("name", "small", "size", "10"));
	regrant(t, "size:..95");
	team_time(t, 30000);
	sync_poke(t->sync[1]);
	assert_int_equal(team_step(t, 1), SYNC_SEND);
	assert_int_equal(team_status(t, 1).waiting, 0);
	regrant(t, "size:..50");
	assert_sees(t, id, false);
	assert_sees(t, small, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_record_comes_when_it_meets_the_condition_and_goes_when_it_ceases_to, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_was_there_before_the_grant_is_loaded_by_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_edit_that_puts_a_record_out_of_sight_takes_it_off_its_authors_device, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_condition_on_another_record_follows_that_record, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_condition_on_the_day_follows_the_calendar, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_condition_that_speaks_of_me_is_mine, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_hangs_on_a_record_comes_and_goes_with_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_said_about_an_erased_record_goes_from_the_device_that_said_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_new_record_goes_when_rights_move_before_its_page_came, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_grant_that_moves_while_its_records_are_loaded_stops_nothing, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
