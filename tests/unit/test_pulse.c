/*
 * test_pulse.c - who looks at the status of a sync that goes on sees when it last heard from the server.
 */
#include "sync_rows.h"

static const char custom[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n";

static int
set_up(void **state)
{
	struct team *t = team_new(custom);

	team_join(t, 0);
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	team_free(*state);
	return 0;
}

/* A server with no news answers a long poll when its patience is over. */
static bool
nothing_new(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (!q->poll)
		return false;
	team_time(t, 55000);
	*a = (struct sync_answer){ .status = 204, .rtt_ms = 55000 };
	return true;
}

static void
watch(struct team *t)
{
	sync_close(t->sync[0]);
	team_must(t, sync_open(t->work[0], true, &t->sync[0], &t->err), "watch");
	t->lie = nothing_new;
}

static void
test_each_exchange_is_told_even_when_they_follow_each_other_closely(void **state)
{
	struct team *t = *state;
	uint8_t id[16];

	for (int i = 0; i < 5; i++) {
		team_time(t, 3000);
		team_add(t, t->work[0], "x_deal", id, PAIRS("name", "one more"));
		assert_true(team_drain(t, 0));
		assert_true(t->now - team_status(t, 0).last_ok < 1000);
	}
}

static void
test_a_watch_without_news_is_seen_to_be_alive(void **state)
{
	struct team *t = *state;

	watch(t);
	for (int i = 0; i < 20; i++) {
		assert_int_equal(team_step(t, 0), SYNC_SEND);
		assert_true(t->now - team_status(t, 0).last_ok <= 55010);
	}
	assert_int_equal(team_status(t, 0).failures, 0);
}

static void
test_a_clock_that_was_years_ahead_does_not_stop_the_time_of_the_last_exchange(void **state)
{
	struct team *t = *state;

	t->skew[0] = INT64_C(94608000000);	/* three years */
	team_time(t, 0);
	assert_true(team_drain(t, 0));
	t->skew[0] = 0;
	team_time(t, 1000);
	watch(t);
	for (int i = 0; i < 5; i++)
		assert_int_equal(team_step(t, 0), SYNC_SEND);
	assert_true(team_status(t, 0).last_ok < t->now + 1000);
	assert_true(t->now - team_status(t, 0).last_ok <= 55010);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_exchange_is_told_even_when_they_follow_each_other_closely, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_watch_without_news_is_seen_to_be_alive, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_clock_that_was_years_ahead_does_not_stop_the_time_of_the_last_exchange, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
