/*
 * test_merged.c - edits made far away of records that were merged, or whose parent was deleted, meanwhile.
 */
#include "sync_rows.h"

static const char custom[] =
	"object x_firm \"Firm\" \"Firms\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n"
	"field phone text(40) \"Phone\"\n"
	"field city text(40) \"City\"\n"
	"object x_line \"Line\" \"Lines\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n"
	"field firm lookup x_firm \"Firm\" required on-delete cascade as lines\n";

static int
set_up(void **state)
{
	return team_set_up(state, custom);
}

static void
merge(struct team *t, struct work *w, const uint8_t survivor[16], const uint8_t loser[16])
{
	const struct object *o = model_object(w->model, "x_firm");
	struct hc_record *s, *l;
	struct hc_tx *tx;

	team_must(t, tx_begin(w, SOURCE_MERGE, "merge", &tx, &t->err), "begin");
	team_must(t, read_record(w->store, o, survivor, tx->arena, &s, &t->err), "survivor");
	team_must(t, read_record(w->store, o, loser, tx->arena, &l, &t->err), "loser");
	team_must(t, engine_merge(tx, s, l, NULL, 0, &t->err), "merge");
	team_must(t, tx_commit(tx, &t->err), "commit");
}

static void
assert_everywhere(struct team *t, const uint8_t id[16], const char *field, const char *value)
{
	struct work *const works[] = { t->server, t->work[0], t->work[1] };

	for (int i = 0; i < 3; i++)
		assert_string_equal(team_text(t, works[i], "x_firm", id, field), value);
	for (int i = 0; i < TEAM; i++)
		assert_int_equal(replica_int(t->work[i]->store, "diverged", 0), 0);
}

static void
make(struct team *t, uint8_t ids[3][16])
{
	static const char *const names[] = { "Acme", "Acme Inc", "Acme Ltd" };

	for (int i = 0; i < 3; i++)
		team_add(t, t->work[0], "x_firm", ids[i], PAIRS("name", names[i]));
	team_settle(t, 2);
}

static void
test_an_edit_of_a_record_that_was_merged_goes_to_what_it_became(void **state)
{
	struct team *t = *state;
	uint8_t f[3][16];

	make(t, f);
	team_edit(t, t->work[1], "x_firm", f[1], PAIRS("phone", "555"));
	merge(t, t->work[0], f[0], f[1]);
	merge(t, t->work[0], f[2], f[0]);
	team_settle(t, 2);
	assert_everywhere(t, f[2], "phone", "555");
	assert_null(team_row(t, t->work[1], "x_firm", f[1]));
	assert_null(team_row(t, t->server, "x_firm", f[1]));
	assert_null(team_row(t, t->server, "x_firm", f[0]));
	assert_int_equal(team_status(t, 1).parked, 0);
}

static bool
lose_reply(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (strcmp(q->path, "/v1/sync") != 0)
		return false;
	team_serve(t, 1, q, a);
	*a = (struct sync_answer){ .status = 502, .type = "text/html", .body = "", .rtt_ms = 1 };
	t->lie = NULL;
	return true;
}

static void
test_it_comes_back_to_its_author_also_when_the_reply_was_lost(void **state)
{
	struct team *t = *state;
	uint8_t f[3][16];

	make(t, f);
	team_edit(t, t->work[1], "x_firm", f[1], PAIRS("phone", "555"));
	merge(t, t->work[0], f[0], f[1]);
	assert_true(team_drain(t, 0));
	t->lie = lose_reply;
	team_settle(t, 2);
	assert_everywhere(t, f[0], "phone", "555");
}

static void
test_a_record_that_was_deleted_by_itself_is_not_redirected(void **state)
{
	struct team *t = *state;
	uint8_t f[3][16];

	make(t, f);
	team_edit(t, t->work[1], "x_firm", f[1], PAIRS("phone", "555"));
	team_delete(t, t->work[0], "x_firm", f[1]);
	team_settle(t, 2);
	/* somebody wanted it: it lives, and it is asked */
	assert_everywhere(t, f[1], "phone", "555");
	assert_int_equal(team_status(t, 1).conflicts, 1);
}

/* Its own deletion of the survivor and its edit of the loser come in one request: the edit brings the survivor back, here too. */
static void
test_what_an_edit_brings_back_is_back_on_the_device_that_deleted_it(void **state)
{
	struct team *t = *state;
	uint8_t f[3][16];

	make(t, f);
	team_delete(t, t->work[1], "x_firm", f[0]);
	team_edit(t, t->work[1], "x_firm", f[1], PAIRS("phone", "555"));
	merge(t, t->work[0], f[0], f[1]);
	team_settle(t, 2);
	assert_everywhere(t, f[0], "phone", "555");
	for (int i = 0; i < TEAM; i++)
		assert_string_equal(team_text(t, t->work[i], "x_firm", f[0], "deleted"), "");
}

static void
test_a_line_of_an_order_that_was_deleted_brings_it_back_and_asks(void **state)
{
	struct team *t = *state;
	uint8_t f[3][16], line[16];
	char id[UUID_TEXT];

	make(t, f);
	uuid_format(f[0], id);
	team_add(t, t->work[1], "x_line", line, PAIRS("name", "a line", "firm", id));
	team_delete(t, t->work[0], "x_firm", f[0]);
	team_settle(t, 2);
	assert_everywhere(t, f[0], "name", "Acme");
	assert_string_equal(team_text(t, t->work[0], "x_line", line, "name"), "a line");
	assert_int_equal(team_status(t, 0).conflicts, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_an_edit_of_a_record_that_was_merged_goes_to_what_it_became, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_it_comes_back_to_its_author_also_when_the_reply_was_lost, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_record_that_was_deleted_by_itself_is_not_redirected, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_what_an_edit_brings_back_is_back_on_the_device_that_deleted_it, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_line_of_an_order_that_was_deleted_brings_it_back_and_asks, set_up, team_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
