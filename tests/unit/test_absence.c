/*
 * test_absence.c - devices that were away for long, and copies that came to differ: they load anew, and lose nothing.
 */
#include "sync_rows.h"
#include "store/journal.h"

#define DAY INT64_C(86400000)

static const char custom[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n"
	"object x_firm \"Firm\" \"Firms\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n";

static int
set_up(void **state)
{
	return team_set_up(state, custom);
}

static void
test_after_half_a_year_a_device_loads_anew_and_its_edits_still_arrive(void **state)
{
	struct team *t = *state;
	uint8_t kept[16], gone[16], mine[16], id[16];

	team_add(t, t->work[0], "x_deal", kept, PAIRS("name", "kept"));
	team_add(t, t->work[0], "x_deal", gone, PAIRS("name", "gone"));
	team_settle(t, 1);
	team_settle(t, 1);
	assert_non_null(team_row(t, t->work[1], "x_deal", gone));
	team_delete(t, t->work[0], "x_deal", gone);
	assert_true(team_drain(t, 0));
	team_edit(t, t->work[1], "x_deal", kept, PAIRS("name", "edited far away"));
	team_add(t, t->work[1], "x_deal", mine, PAIRS("name", "made far away"));
	/* the others go on; nobody hears of the deletion any more */
	team_time(t, 100 * DAY);
	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "spring"));
	assert_true(team_drain(t, 0));
	team_time(t, 100 * DAY);
	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "summer"));
	assert_true(team_drain(t, 0));
	assert_true(replica_int(t->server->store, "gc_floor", 0) > 0);
	/* back at last */
	assert_true(team_drain(t, 1));
	assert_true(team_drain(t, 0));
	assert_int_equal(team_status(t, 1).waiting, 0);
	assert_int_equal(team_status(t, 1).parked, 0);
	assert_null(team_row(t, t->work[1], "x_deal", gone));
	assert_string_equal(team_text(t, t->work[0], "x_deal", kept, "name"), "edited far away");
	assert_string_equal(team_text(t, t->work[0], "x_deal", mine, "name"), "made far away");
	assert_int_equal(team_count(t, t->work[1], "x_deal"), 4);
	assert_int_equal(team_count(t, t->work[0], "x_deal"), 4);
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 0);
}

static void
test_who_comes_within_half_a_year_hears_of_everything(void **state)
{
	struct team *t = *state;
	uint8_t gone[16], id[16];
	int before;

	team_add(t, t->work[0], "x_deal", gone, PAIRS("name", "gone"));
	team_settle(t, 1);
	team_delete(t, t->work[0], "x_deal", gone);
	team_time(t, 170 * DAY);
	team_add(t, t->work[0], "x_deal", id, PAIRS("name", "later"));
	assert_true(team_drain(t, 0));
	before = t->requests;
	assert_true(team_drain(t, 1));
	assert_null(team_row(t, t->work[1], "x_deal", gone));
	assert_true(t->requests - before < 4);	/* no load of everything */
}

static bool
count_snapshots(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (strstr(q->path, "/snapshot"))
		t->text = arena_printf(t->arena, "%s+", t->text ? t->text : "");
	return false;
}

static void
test_a_bucket_that_came_to_differ_is_loaded_anew_alone(void **state)
{
	struct team *t = *state;
	struct hc_record *r;
	uint8_t a[16], b[16], firm[16];

	team_add(t, t->work[0], "x_deal", a, PAIRS("name", "a"));
	team_add(t, t->work[0], "x_deal", b, PAIRS("name", "b"));
	team_add(t, t->work[0], "x_firm", firm, PAIRS("name", "f"));
	team_settle(t, 1);
	/* a record falls out of the copy, as a bug or a bad disk would have it */
	r = team_row(t, t->work[1], "x_deal", a);
	team_must(t, store_begin(t->work[1]->store, &t->err), "begin");
	team_must(t, replica_evict(t->work[1]->store, r->object, a, 0, &t->err), "evict");
	team_must(t, store_commit(t->work[1]->store, &t->err), "commit");
	assert_null(team_row(t, t->work[1], "x_deal", a));
	team_edit(t, t->work[0], "x_deal", b, PAIRS("name", "touched"));
	assert_true(team_drain(t, 0));
	t->lie = count_snapshots;
	assert_true(team_drain(t, 1));
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 1);
	assert_string_equal(t->text, "+");
	assert_string_equal(team_text(t, t->work[1], "x_deal", a, "name"), "a");
	assert_string_equal(team_text(t, t->work[1], "x_deal", b, "name"), "touched");
	assert_string_equal(team_text(t, t->work[1], "x_firm", firm, "name"), "f");
	/* and it is right from then on */
	team_edit(t, t->work[0], "x_deal", a, PAIRS("name", "again"));
	assert_true(team_drain(t, 0));
	assert_true(team_drain(t, 1));
	assert_string_equal(team_text(t, t->work[1], "x_deal", a, "name"), "again");
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 1);
}

static void
copy_of_one(struct team *t)
{
	static char bytes[1 << 16];
	char from[100], to[100], name[128];
	FILE *in, *out;
	size_t n;

	sync_close(t->sync[1]);
	work_close(t->work[1]);
	team_must(t, store_checkpoint(t->work[0]->store, &t->err), "checkpoint");
	snprintf(from, sizeof(from), "%s/one.db", t->dir);
	snprintf(to, sizeof(to), "%s/two.db", t->dir);
	snprintf(name, sizeof(name), "%s-wal", to);
	unlink(name);
	assert_non_null(in = fopen(from, "rb"));
	assert_non_null(out = fopen(to, "wb"));
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		assert_int_equal(fwrite(bytes, 1, n, out), n);
	fclose(in);
	assert_int_equal(fclose(out), 0);
	team_must(t, work_open(t->envs[1], to, 0, false, NULL, &t->work[1], &t->err), "open");
	team_must(t, sync_open(t->work[1], false, &t->sync[1], &t->err), "sync");
}

/* What both copies hold of an edit that waits is sent by one of them, which then deletes the record. */
static void
test_what_a_copy_has_sent_and_deleted_is_no_ghost_on_the_other(void **state)
{
	struct team *t = *state;
	uint8_t shared[16], mine[16], other[16];

	team_add(t, t->work[0], "x_deal", shared, PAIRS("name", "shared"));
	copy_of_one(t);
	team_delete(t, t->work[1], "x_deal", shared);
	team_add(t, t->work[1], "x_deal", other, PAIRS("name", "other"));
	assert_true(team_drain(t, 1));
	team_add(t, t->work[0], "x_deal", mine, PAIRS("name", "mine"));
	team_settle(t, 1);
	team_settle(t, 1);
	assert_null(team_row(t, t->work[0], "x_deal", shared));
	assert_string_equal(team_text(t, t->work[0], "x_deal", other, "name"), "other");
	assert_string_equal(team_text(t, t->work[1], "x_deal", mine, "name"), "mine");
	assert_int_equal(team_count(t, t->server, "x_deal"), 2);
	assert_int_equal(team_count(t, t->work[0], "x_deal"), 2);
	assert_int_equal(team_count(t, t->work[1], "x_deal"), 2);
}

static bool
note_paths(struct team *t, const struct sync_request *q, struct sync_answer *a)
{
	if (strstr(q->path, "prefix="))
		t->text = arena_printf(t->arena, "%s%s", t->text ? t->text : "", strstr(q->path, "/digest") ? "?" : "+");
	else if (strstr(q->path, "/snapshot"))
		t->text = arena_printf(t->arena, "%sW", t->text ? t->text : "");
	return false;
}

/* Three thousand records, one of which is not what it should be: the others are not loaded again. */
static void
test_of_a_large_bucket_only_the_part_that_differs_is_loaded(void **state)
{
	struct team *t = *state;
	uint8_t (*ids)[16] = malloc(3000 * 16), extra[16];
	struct hc_record *r;
	struct hc_tx *tx = NULL;

	for (int i = 0; i < 3000; i++) {
		if (i % 100 == 0) {
			team_time(t, DAY / 2);
			team_must(t, tx_begin(t->server, SOURCE_API, NULL, &tx, &t->err), "begin");
		}
		r = record_new(tx->arena, t->server->model, model_object(t->server->model, "x_deal"));
		team_must(t, engine_set(tx, r, "name", "deal", &t->err), "name");
		team_must(t, engine_save(tx, r, &t->err), "save");
		memcpy(ids[i], r->values[SLOT_ID].id, 16);
		if (i % 100 == 99)
			team_must(t, tx_commit(tx, &t->err), "commit");
	}
	team_settle(t, 1);
	assert_int_equal(team_count(t, t->work[1], "x_deal"), 3000);
	/* one falls out of the copy */
	r = team_row(t, t->work[1], "x_deal", ids[1700]);
	team_must(t, store_begin(t->work[1]->store, &t->err), "begin");
	team_must(t, replica_evict(t->work[1]->store, r->object, ids[1700], 0, &t->err), "evict");
	team_must(t, store_commit(t->work[1]->store, &t->err), "commit");
	team_time(t, 2 * DAY);	/* nothing moved: the daily comparison finds it */
	t->lie = note_paths;
	assert_true(team_drain(t, 1));
	assert_non_null(t->text);
	assert_null(strchr(t->text, 'W'));
	assert_true(strlen(t->text) < 8 && strchr(t->text, '+') && strchr(t->text, '?'));
	assert_string_equal(team_text(t, t->work[1], "x_deal", ids[1700], "name"), "deal");
	assert_int_equal(team_count(t, t->work[1], "x_deal"), 3000);
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 1);
	/* and it is found right from then on */
	team_time(t, 2 * DAY);
	team_add(t, t->server, "x_deal", extra, PAIRS("name", "last"));
	assert_true(team_drain(t, 1));
	assert_int_equal(replica_int(t->work[1]->store, "diverged", 0), 1);
	assert_int_equal(team_count(t, t->work[1], "x_deal"), 3001);
	free(ids);
}

/* Somebody copies last week's file over the server's, tells nobody, and work goes on. */
static void
test_a_server_that_went_back_in_silence_is_noticed_by_who_only_reads(void **state)
{
	static const char *const tails[] = { "-wal", "-shm" };
	struct team *t = *state;
	uint8_t kept[16], lost[16], other[16];
	char path[100], backup[100], name[128];

	team_add(t, t->server, "x_deal", kept, PAIRS("name", "kept"));
	team_settle(t, 1);
	snprintf(path, sizeof(path), "%s/server.db", t->dir);
	snprintf(backup, sizeof(backup), "%s/backup.db", t->dir);
	team_must(t, store_backup(t->server->store, backup, &t->err), "backup");
	team_edit(t, t->server, "x_deal", kept, PAIRS("name", "renamed"));
	team_add(t, t->server, "x_deal", lost, PAIRS("name", "lost"));
	team_settle(t, 1);
	assert_string_equal(team_text(t, t->work[1], "x_deal", kept, "name"), "renamed");
	work_close(t->server);
	for (int i = 0; i < 2; i++) {
		snprintf(name, sizeof(name), "%s%s", path, tails[i]);
		unlink(name);
	}
	assert_int_equal(rename(backup, path), 0);
	team_must(t, work_open(t->env, path, 0, false, NULL, &t->server, &t->err), "open");
	/* as many entries again as were lost, and more: places alone tell nothing */
	team_time(t, DAY);
	for (int i = 0; i < 5; i++)
		team_add(t, t->server, "x_firm", other, PAIRS("name", "since then"));
	team_settle(t, 1);
	assert_string_equal(team_text(t, t->work[1], "x_deal", kept, "name"), "kept");
	assert_null(team_row(t, t->work[1], "x_deal", lost));
	assert_int_equal(team_count(t, t->work[1], "x_firm"), 5);
}

static size_t
entries_of(struct team *t, const uint8_t id[16])
{
	const struct object *o = model_object(t->work[0]->model, "x_deal");
	struct entry *at;
	size_t n;

	team_must(t, journal_list(t->work[0]->store, o, id, 0, 100, t->arena, &at, &n, &t->err), "journal");
	return n;
}

static void
run_due(struct team *t, struct work *w)
{
	int ran;

	team_must(t, engine_run_due(w, &ran, &t->err), "due");
	unlink(arena_printf(t->arena, "%s-jobs", store_path(w->store)));
}

static void
test_old_edits_leave_the_journal_but_none_that_waits_to_be_sent(void **state)
{
	struct team *t = *state;
	uint8_t deal[16], late[16];

	team_add(t, t->work[0], "x_deal", deal, PAIRS("name", "a"));
	team_edit(t, t->work[0], "x_deal", deal, PAIRS("name", "b"));
	team_edit(t, t->work[0], "x_deal", deal, PAIRS("name", "c"));
	team_settle(t, 1);
	team_add(t, t->work[0], "x_deal", late, PAIRS("name", "x"));
	team_edit(t, t->work[0], "x_deal", late, PAIRS("name", "y"));
	team_edit(t, t->work[0], "x_deal", late, PAIRS("name", "z"));
	run_due(t, t->work[0]);
	assert_int_equal(entries_of(t, deal), 3);
	team_time(t, 800 * DAY);
	run_due(t, t->work[0]);
	assert_int_equal(entries_of(t, deal), 2);	/* that it was made, and the newest */
	assert_int_equal(entries_of(t, late), 3);
	assert_int_equal(team_status(t, 0).waiting, 3);
	team_settle(t, 1);
	assert_string_equal(team_text(t, t->server, "x_deal", late, "name"), "z");
	assert_string_equal(team_text(t, t->work[0], "x_deal", deal, "name"), "c");
	/* by its user's will for good */
	assert_int_equal(engine_journal_days(t->work[0]), 730);
	team_must(t, store_meta_put(t->work[0]->store, JOURNAL_DAYS, "all", &t->err), "setting");
	assert_int_equal(engine_journal_days(t->work[0]), 0);
	/* the server's own journal is not a workstation's */
	assert_int_equal(engine_journal_days(t->server), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_after_half_a_year_a_device_loads_anew_and_its_edits_still_arrive, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_who_comes_within_half_a_year_hears_of_everything, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_bucket_that_came_to_differ_is_loaded_anew_alone, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_what_a_copy_has_sent_and_deleted_is_no_ghost_on_the_other, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_of_a_large_bucket_only_the_part_that_differs_is_loaded, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_a_server_that_went_back_in_silence_is_noticed_by_who_only_reads, set_up, team_tear_down),
		cmocka_unit_test_setup_teardown(test_old_edits_leave_the_journal_but_none_that_waits_to_be_sent, set_up, team_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
