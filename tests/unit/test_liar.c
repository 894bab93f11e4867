/*
 * test_liar.c - a workstation and a server that lies: whatever is answered, the user reads a sentence, what waits stays, and
 * when the truth comes back everything arrives once.
 */
#include "sync_rows.h"

static const char custom[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"  features search\n"
	"field name text(80) \"Name\" required search\n";

static int
set_up(void **state)
{
	return team_set_up(state, custom);
}

static bool
is_exchange(const struct sync_request *q)
{
	return strcmp(q->path, "/v1/sync") == 0;
}

static void
say(struct sync_answer *a, int status, const char *type, const char *body)
{
	*a = (struct sync_answer){ .status = status, .type = type, .body = body, .len = strlen(body), .rtt_ms = 5 };
}

/* "409 gap" as a problem, once; what follows the code are further members. */
static bool
refuse_once(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	const char *code = strchr(t->text, ' ') + 1;
	int n = (int)strcspn(code, " ");

	if (!is_exchange(q))
		return false;
	say(a, (int)strtol(t->text, NULL, 10), "application/problem+json", arena_printf(t->arena,
	    "{\"type\":\"tag:hotcrm,2026:%.*s\",\"status\":%.3s,\"detail\":\"The server says %.*s.\"%s}", n, code, t->text, n, code, code + n));
	a->retry_ms = strstr(code, "busy") ? 7000 : 0;
	t->lie = NULL;
	return true;
}

static const struct refusal {
	const char *text;
	int waiting, parked;	/* right after it */
	bool stops, waits;
	const char *says;	/* in the sentence of the status, "" */
} refusals[] = {
	{ "401 token-expired", 1, 0, false, true, "token-expired" },
	{ "401 device-revoked", 1, 0, true, false, "device-revoked" },
	{ "401 bad-key", 1, 0, true, false, "bad-key" },
	{ "403 denied", 1, 0, true, false, "denied" },
	{ "409 gap ,\"expect\":1", 1, 0, false, false, "" },
	{ "409 gap ,\"expect\":99999", 1, 0, false, false, "" },
	{ "409 gap", 1, 0, false, false, "" },
	{ "409 forked", 1, 0, false, false, "" },
	{ "409 forked ,\"from\":1", 1, 0, false, false, "" },
	{ "409 epoch-changed ,\"last_n\":0,\"at\":1", 1, 0, false, false, "" },
	{ "409 epoch-changed", 1, 0, false, false, "" },
	{ "409 something-new", 1, 0, false, true, "something-new" },
	{ "410 cursor-expired", 1, 0, false, false, "" },
	{ "400 bad-cursor", 1, 0, false, false, "" },
	{ "429 busy", 1, 0, false, true, "busy" },
	{ "502 gateway", 1, 0, false, true, "gateway" },
	{ "503 busy", 1, 0, false, true, "busy" },
	{ "504 gateway", 1, 0, false, true, "gateway" },
	{ "507 quota", 1, 0, false, false, "quota" },
	{ "500 failed", 1, 0, false, true, "failed" },
	{ "404 gone", 1, 0, false, true, "gone" },
};

static void
check_refusal(struct team *t, const struct refusal *r)
{
	uint8_t id[16];
	struct sync_status st;

	team_add(t, t->work[0], "x_deal", id, PAIRS("name", r->text));
	t->text = r->text;
	t->lie = refuse_once;
	sync_poke(t->sync[0]);
	while (t->lie && team_step(t, 0) == SYNC_SEND)
		;
	st = team_status(t, 0);
	assert_int_equal(st.waiting > 0, r->waiting);
	assert_int_equal(st.parked, r->parked);
	if (!strstr(r->stops ? st.stopped : st.trouble, r->says))
		fail_msg("%s: says \"%s\"", r->text, r->stops ? st.stopped : st.trouble);
	assert_int_equal(st.stopped[0] != 0, r->stops);
	if (r->waits)
		assert_true(st.next_try > t->now || st.failures > 0);
	if (strstr(r->text, "busy"))
		assert_true(st.next_try >= t->now + 6900);
	/* the user asks again; hotcrm sync does no more than this */
	team_must(t, replica_put(t->work[0]->store, "stopped", NULL, &t->err), "put");
	assert_true(team_drain(t, 0));
	assert_true(team_drain(t, 1));
	assert_int_equal(team_status(t, 0).waiting, 0);
	assert_string_equal(team_text(t, t->server, "x_deal", id, "name"), r->text);
	assert_string_equal(team_text(t, t->work[1], "x_deal", id, "name"), r->text);
}

static void
test_every_refusal_is_a_sentence_and_nothing_is_lost_or_doubled(void **state)
{
	struct team *t = *state;

	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		check_refusal(t, &refusals[i]);
		for (int d = 0; d < TEAM; d++)
			if (team_count(t, t->work[d], "x_deal") != i + 1)
				fail_msg("%s: %zu deals on device %d", refusals[i].text, team_count(t, t->work[d], "x_deal"), d);
		assert_int_equal(team_count(t, t->server, "x_deal"), i + 1);
	}
}

/* Answers that are none, to an exchange. */
static bool
speak_once(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	struct sync_answer truth;
	char *copy;

	if (!is_exchange(q))
		return false;
	t->lie = NULL;
	if (!strcmp(t->text, "html"))
		say(a, 200, "text/html", "<html>Welcome to the hotel.</html>");
	else if (!strcmp(t->text, "html as json"))
		say(a, 200, "application/json", "<html>Welcome to the hotel.</html>\n");
	else if (!strcmp(t->text, "nothing"))
		say(a, 200, "application/x-ndjson", "");
	else if (!strcmp(t->text, "204"))
		say(a, 204, NULL, "");
	else if (!strcmp(t->text, "endless line")) {
		copy = memset(arena_alloc(t->arena, (3 << 20) + 1), 'x', 3 << 20);
		copy[3 << 20] = 0;
		say(a, 200, "application/x-ndjson", copy);
	} else {
		/* the server has taken it; its answer is damaged on the way */
		team_serve(t, 0, q, &truth);
		copy = arena_strdup(t->arena, truth.body);
		*a = truth;
		a->body = copy;
		if (!strcmp(t->text, "no end line"))
			a->len = (size_t)(strstr(copy, "{\"end\"") - copy);
		else if (!strcmp(t->text, "cut in the last line"))
			a->len -= 2;
		else if (!strcmp(t->text, "wrong content type"))
			a->type = "text/plain";
		else if (!strcmp(t->text, "results of another"))
			strstr(copy, "{\"r\":")[5] ^= 1;
		else if (!strcmp(t->text, "lines after the end"))
			a->body = arena_printf(t->arena, "%s%s", copy, "{\"o\":\"x_deal\"}\n"), a->len = strlen(a->body);
		else if (!strcmp(t->text, "another epoch"))
			strstr(copy, "\"epoch\":\"")[9] ^= 1;
		else if (!strcmp(t->text, "another question"))
			strstr(copy, "\"rid\":\"")[7] ^= 1;
		else if (!strcmp(t->text, "not JSON inside"))
			strstr(copy, "{\"r\":")[4] = '!';
	}
	return true;
}

static void
test_answers_that_are_none_are_asked_again(void **state)
{
	static const char *const kinds[] = { "html", "html as json", "nothing", "204", "endless line", "no end line",
		"cut in the last line", "wrong content type", "results of another", "lines after the end", "another epoch",
		"another question", "not JSON inside" };
	struct team *t = *state;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct sync_status st;
		uint8_t id[16];

		team_add(t, t->work[0], "x_deal", id, PAIRS("name", kinds[i]));
		t->text = kinds[i];
		t->lie = speak_once;
		sync_poke(t->sync[0]);
		while (t->lie && team_step(t, 0) == SYNC_SEND)
			;
		st = team_status(t, 0);
		if (st.waiting != 1 || st.failures != 1 || !strchr(st.trouble, ' '))
			fail_msg("%s: %d wait, %d failures, \"%s\"", kinds[i], (int)st.waiting, st.failures, st.trouble);
		assert_true(team_drain(t, 0));
		assert_true(team_drain(t, 1));
		assert_int_equal(team_status(t, 0).waiting, 0);
		assert_string_equal(team_status(t, 0).trouble, "");
		for (int d = 0; d < TEAM; d++)
			assert_int_equal(team_count(t, t->work[d], "x_deal"), i + 1);
	}
}

/* One entry is more than the server will read; the others are fine. */
static bool
choke_on_one(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (!is_exchange(q) || !strstr(q->body, "\"poison\""))
		return false;
	say(a, (int)strtol(t->text, NULL, 10), "application/problem+json",
	    arena_printf(t->arena, "{\"type\":\"tag:hotcrm,2026:%s\",\"detail\":\"Too much.\"}", t->text + 4));
	return true;
}

static void
test_a_batch_that_is_refused_is_halved_until_one_entry_is_left_and_kept_here(void **state)
{
	static const char *const codes[] = { "400 malformed", "413 too-large", "422 key-reused" };
	struct team *t = *state;
	uint8_t id[16];

	for (int k = 0; k < 3; k++) {
		struct sync_parked *at;
		size_t n;

		for (int i = 0; i < 9; i++)
			team_add(t, t->work[0], "x_deal", id, PAIRS("name", i == 4 ? "poison" : "good"));
		t->text = codes[k];
		t->lie = choke_on_one;
		assert_true(team_drain(t, 0));
		t->lie = NULL;
		assert_int_equal(team_status(t, 0).waiting, 0);
		team_must(t, sync_parked(t->work[0], t->arena, &at, &n, &t->err), "parked");
		assert_int_equal(n, 1 + (size_t)k);
		assert_non_null(strstr(at[n - 1].reason, "Too much."));
		assert_non_null(strstr(at[n - 1].values, "poison"));
		assert_true(team_drain(t, 1));
		assert_int_equal(team_count(t, t->work[1], "x_deal"), 8 * (k + 1));
	}
}

static bool
refuse_all(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (!is_exchange(q))
		return false;
	say(a, 400, "application/problem+json", "{\"type\":\"tag:hotcrm,2026:malformed\",\"detail\":\"No.\"}");
	return true;
}

static void
test_a_server_that_reads_nothing_gets_one_entry_set_aside_not_all(void **state)
{
	struct team *t = *state;
	uint8_t id[16];

	for (int i = 0; i < 3; i++)
		team_add(t, t->work[0], "x_deal", id, PAIRS("name", "good"));
	t->lie = refuse_all;
	sync_poke(t->sync[0]);
	for (int i = 0; i < 30; i++)
		if (team_step(t, 0) == SYNC_WAIT)
			team_time(t, 301000);
	assert_int_equal(team_status(t, 0).parked, 1);
	assert_int_equal(team_status(t, 0).waiting, 3);
	assert_true(team_status(t, 0).failures > 5);
	t->lie = NULL;
	assert_true(team_drain(t, 0));
	assert_int_equal(team_count(t, t->server, "x_deal"), 2);
}

static bool
no_room(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (!is_exchange(q) || !strstr(q->body, "\n{\"n\":"))
		return false;
	say(a, 507, "application/problem+json", "{\"type\":\"tag:hotcrm,2026:quota\",\"detail\":\"This tenant is full.\"}");
	return true;
}

static void
test_a_full_tenant_keeps_the_queue_here_and_still_gives(void **state)
{
	struct team *t = *state;
	uint8_t mine[16], theirs[16];
	int before;

	team_add(t, t->work[0], "x_deal", mine, PAIRS("name", "mine"));
	team_add(t, t->work[1], "x_deal", theirs, PAIRS("name", "theirs"));
	assert_true(team_drain(t, 1));
	t->lie = no_room;
	assert_true(team_drain(t, 0));
	assert_int_equal(team_status(t, 0).waiting, 1);
	assert_non_null(strstr(team_status(t, 0).trouble, "This tenant is full."));
	assert_string_equal(team_text(t, t->work[0], "x_deal", theirs, "name"), "theirs");
	/* it does not hammer: within the hour nothing is sent */
	before = t->requests;
	team_time(t, 60000);
	while (team_step(t, 0) == SYNC_SEND)
		;
	assert_int_equal(t->requests, before);
	t->lie = NULL;
	team_time(t, 3600000);
	while (team_step(t, 0) == SYNC_SEND)
		;
	assert_int_equal(team_status(t, 0).waiting, 0);
	assert_string_equal(team_status(t, 0).trouble, "");
	assert_string_equal(team_text(t, t->server, "x_deal", mine, "name"), "mine");
}

static bool
too_old(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (strstr(q->path, "/snapshot") == NULL && (!is_exchange(q) || strstr(q->body, "\"push\":1")))
		return false;
	say(a, 426, "application/problem+json", "{\"type\":\"tag:hotcrm,2026:too-old\",\"detail\":\"Update this program.\"}");
	return true;
}

static void
test_a_program_that_is_too_old_sends_what_it_has_and_then_stops(void **state)
{
	struct team *t = *state;
	uint8_t mine[16], theirs[16];

	team_add(t, t->work[0], "x_deal", mine, PAIRS("name", "mine"));
	team_add(t, t->work[1], "x_deal", theirs, PAIRS("name", "theirs"));
	assert_true(team_drain(t, 1));
	t->lie = too_old;
	assert_true(team_drain(t, 0));
	assert_non_null(strstr(team_status(t, 0).stopped, "too old"));
	assert_int_equal(team_status(t, 0).waiting, 0);
	assert_string_equal(team_text(t, t->server, "x_deal", mine, "name"), "mine");
	assert_string_equal(team_text(t, t->work[0], "x_deal", theirs, "name"), "");
	/* updated */
	t->lie = NULL;
	team_must(t, replica_put(t->work[0]->store, "stopped", NULL, &t->err), "put");
	assert_true(team_drain(t, 0));
	assert_string_equal(team_text(t, t->work[0], "x_deal", theirs, "name"), "theirs");
}

static void
test_a_revoked_device_hands_in_its_edits_and_keeps_nothing_of_the_servers(void **state)
{
	struct team *t = *state;
	uint8_t old[16], mine[16];

	team_add(t, t->work[1], "x_deal", old, PAIRS("name", "old"));
	assert_true(team_drain(t, 1));
	assert_true(team_drain(t, 0));
	team_add(t, t->work[0], "x_deal", mine, PAIRS("name", "mine"));
	team_must(t, exchange_revoke(t->server, team_status(t, 0).dev, &t->err), "revoke");
	assert_true(team_drain(t, 0));
	assert_non_null(strstr(team_status(t, 0).stopped, "taken off"));
	assert_int_equal(team_status(t, 0).waiting, 0);
	assert_int_equal(feed_parked_count(t->server->store, team_status(t, 0).dev), 1);
	assert_int_equal(team_count(t, t->work[0], "x_deal"), 0);
	assert_null(team_row(t, t->server, "x_deal", mine));
	/* and what its user typed can be read here, too */
	assert_int_equal(team_status(t, 0).parked, 1);
	/* the file still opens */
	team_must(t, work_become(t->work[0], t->work[0]->user, &t->err), "become");
}

static void
test_waiting_grows_but_never_past_five_minutes(void **state)
{
	struct team *t = *state;
	int64_t longest = 0;
	uint8_t id[16];

	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "waits"));
	for (int i = 0; i < 40; i++) {
		int64_t wait;

		sync_failed(t->sync[0], "no network.");
		wait = team_status(t, 0).next_try - t->now;
		assert_true(wait <= 300100);
		if (wait > longest)
			longest = wait;
		team_time(t, 10);
	}
	assert_true(longest > 60000);
	/* a clock that is set back for years does not make it wait for years */
	team_time(t, -INT64_C(86400000) * 1000);
	assert_int_equal(team_step(t, 0), SYNC_SEND);
	team_time(t, INT64_C(86400000) * 1000);
	assert_true(team_drain(t, 0));
	assert_int_equal(team_status(t, 0).waiting, 0);
}

static void
test_a_clock_that_is_years_off_decides_nothing(void **state)
{
	struct team *t = *state;
	uint8_t id[16];

	t->skew[0] = INT64_C(3) * 365 * 86400000;
	t->skew[1] = -INT64_C(5) * 365 * 86400000;
	team_time(t, 1000);
	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "from the future"));
	assert_true(team_drain(t, 0));
	assert_true(team_drain(t, 1));
	/* the record is not younger than today there, and what is edited later wins */
	assert_true(team_row(t, t->server, "x_deal", id)->values[SLOT_UPDATED].i <= t->now);
	team_edit(t, t->work[1], "x_deal", id, PAIRS("name", "from the past"));
	assert_true(team_drain(t, 1));
	assert_true(team_drain(t, 0));
	assert_string_equal(team_text(t, t->work[0], "x_deal", id, "name"), "from the past");
	/* edits at the same time: the one that was made later wins, whatever the clocks say */
	team_edit(t, t->work[0], "x_deal", id, PAIRS("name", "earlier"));
	team_time(t, 60000);
	team_edit(t, t->work[1], "x_deal", id, PAIRS("name", "later"));
	assert_true(team_drain(t, 1));
	assert_true(team_drain(t, 0));
	assert_true(team_drain(t, 1));
	assert_string_equal(team_text(t, t->server, "x_deal", id, "name"), "later");
	assert_string_equal(team_text(t, t->work[0], "x_deal", id, "name"), "later");
}

static void
test_what_was_loaded_is_found_at_once(void **state)
{
	struct team *t = *state;
	struct query_ctx c;
	struct hit *hits;
	int64_t total;
	bool ranked;
	uint8_t id[16];
	size_t n;

	for (int i = 0; i < 30; i++)
		team_add(t, t->server, "x_deal", id, PAIRS("name", i == 7 ? "needle" : "hay"));
	team_must(t, sync_leave(t->work[0], &t->err), "leave");
	team_join(t, 0);
	c = work_query(t->work[0], t->arena, NULL);
	team_must(t, read_search(t->work[0]->store, &c, "needle", NULL, 10, t->arena, &hits, &n, &total, &ranked, &t->err), "search");
	assert_int_equal(n, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_every_refusal_is_a_sentence_and_nothing_is_lost_or_doubled, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_answers_that_are_none_are_asked_again, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_batch_that_is_refused_is_halved_until_one_entry_is_left_and_kept_here, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_server_that_reads_nothing_gets_one_entry_set_aside_not_all, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_full_tenant_keeps_the_queue_here_and_still_gives, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_program_that_is_too_old_sends_what_it_has_and_then_stops, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_revoked_device_hands_in_its_edits_and_keeps_nothing_of_the_servers, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_waiting_grows_but_never_past_five_minutes, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_clock_that_is_years_off_decides_nothing, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_what_was_loaded_is_found_at_once, set_up, team_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
