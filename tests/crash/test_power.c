/*
 * test_power.c - the power goes at any step of the disk: the workspace opens, is clean, and holds every change that was
 * acknowledged; a change that was not is there as a whole or not at all.
 *
 * HOTCRM_CUTS=20 tries twenty times more cuts, HOTCRM_SEED=N others. Sync under cuts is test_power_sync.c.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <time.h>

#include "exchange/exchange.h"
#include "store/replica.h"
#include "world.h"

#define EDITS 60
#define FILE_NAME "w.db"

static const char *digests[EDITS + 1];

/* After the k-th edit that was acknowledged the file is as it was then, or as after the next. */
static void
judge_edit(struct world *w, void *arg)
{
	int64_t acked = power_acknowledged();
	struct work *work = world_reopen(w, FILE_NAME);
	const char *is = world_digest(w, work);

	if (strcmp(is, digests[acked]) != 0 && (acked == EDITS || strcmp(is, digests[acked + 1]) != 0))
		fail_msg("cut %s: %lld edits were acknowledged, the file is another", power_describe(), (long long)acked);
	world_goes_on(w, work);
	work_close(work);
}

/* EDITS of them, each acknowledged; the log of the disk is there afterwards. */
static void
record_edits(struct world *w)
{
	struct work *work = world_work(w, w->live, FILE_NAME);

	for (int k = 0; k < EDITS; k++) {
		digests[k] = arena_strdup(w->arena, world_digest(w, work));
		assert_int_equal(world_edit(w, work, k), HC_OK);
		power_mark(k + 1);
		/* the log goes into the file now and then, here sooner than in life */
		if (k % 11 == 10)
			assert_int_equal(store_checkpoint(work->store, &w->err), HC_OK);
	}
	digests[EDITS] = arena_strdup(w->arena, world_digest(w, work));
	work_close(work);
	power_stop();
	assert_int_equal(power_unlocked(), 0);
}

static void
test_no_acknowledged_edit_is_lost_by_a_power_cut(void **state)
{
	struct world *w = *state;

	world_make(w, w->live, FILE_NAME);
	power_record(w->live);
	record_edits(w);
	world_cuts(w, 32, NULL, judge_edit, NULL);
}

/* How many cuts lose something, on a disk that lies: the judge above must be able to see it. */
static void
count_lost(struct world *w, void *arg)
{
	struct work *work;
	char is[65];

	if (work_open(w->env, arena_printf(w->turn, "%s/" FILE_NAME, w->cut), 0, false, NULL, &work, &w->err) < 0) {
		++*(int *)arg;
		return;
	}
	if (store_digest(work->store, is, &w->err) < 0 || strcmp(is, digests[power_acknowledged()]) != 0)
		++*(int *)arg;
	work_close(work);
}

static void
test_a_disk_that_does_not_sync_is_noticed(void **state)
{
	struct world *w = *state;
	int lost = 0;

	world_make(w, w->live, FILE_NAME);
	power_record(w->live);
	power_lie(true);
	record_edits(w);
	world_cuts(w, 10, NULL, count_lost, &lost);
	assert_true(lost > 10);
}

/* The n-th step of the disk fails, for each n: the edit is refused with a sentence and not there, or there; the next one goes. */
static void
fail_at_each_step(struct world *w, struct work *work, int code, int *k)
{
	for (int n = 1; ; n++) {
		char *before = arena_strdup(w->arena, world_digest(w, work)), *after;
		bool hit;
		int rc;

		power_fail(n, code);
		w->err = (struct hc_err){0};
		rc = world_edit(w, work, *k);
		if (rc == 0 && n % 3 == 0)
			rc = store_checkpoint(work->store, &w->err);
		hit = power_failed();
		power_fail(0, 0);
		after = world_digest(w, work);
		if (rc < 0 && (rc != HC_STORE || w->err.msg[0] == 0))
			fail_msg("step %d failed with %d: the edit says %d %s", n, code, rc, w->err.msg);
		/* an edit that went in, and whose checkpoint was refused, is there */
		if (rc < 0 && strcmp(before, after) != 0 && n % 3 != 0)
			fail_msg("step %d failed with %d: the edit was refused, and is there", n, code);
		if (rc == 0)
			++*k;
		else if (strcmp(before, after) != 0)
			++*k;
		if (!hit)
			return;
		assert_int_equal(world_edit(w, work, *k), HC_OK);
		++*k;
	}
}

static void
test_an_edit_on_a_failing_disk_is_refused_in_words_and_not_half_there(void **state)
{
	static const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC };
	struct world *w = *state;
	struct work *work;
	int k = 0;
	char *last;

	world_make(w, w->live, FILE_NAME);
	power_record(w->live);
	work = world_work(w, w->live, FILE_NAME);
	while (k < WORLD_DEALS)
		assert_int_equal(world_edit(w, work, k++), HC_OK);
	for (int i = 0; i < 3; i++)
		fail_at_each_step(w, work, codes[i], &k);
	last = world_digest(w, work);
	work_close(work);
	power_stop();
	power_go(power_steps());
	power_cut(FATE_KEPT, 1, NULL, w->cut);
	work = world_reopen(w, FILE_NAME);
	assert_string_equal(world_digest(w, work), last);
	work_close(work);
	print_message("%d edits on a failing disk\n", k);
}

/* Two connections write and checkpoint as fast as they can, and each write to the file itself takes its time: what SQLite before
   3.51.3 needs to damage a file. The writers' lock keeps them apart. */
struct pair {
	struct world *w;
	int made;
	_Atomic int *acked;
	bool checkpoints;
};

static void *
make_deals(void *arg)
{
	struct pair *p = arg;
	struct work *work;

	if (work_open(p->w->env, arena_printf(p->w->turn, "%s/" FILE_NAME, p->w->live), p->checkpoints ? 0 : STORE_SECOND, false, NULL,
	    &work, &p->w->err) < 0)
		return NULL;
	for (int i = 0; i < 40; i++) {
		world_goes_on(p->w, work);
		p->made++;
		power_mark(++*p->acked);
		if (i % 4 == 3 - p->checkpoints && store_checkpoint(work->store, &p->w->err) < 0)
			break;
	}
	work_close(work);
	return NULL;
}

static void
take_time(void *arg, const char *path)
{
	struct timespec t = { .tv_nsec = 200000 };

	if (!strstr(path, "-wal"))
		nanosleep(&t, NULL);
}

static void
judge_pair(struct world *w, void *arg)
{
	struct work *work = world_reopen(w, FILE_NAME);
	int64_t n = world_count(work, "x_deal");

	if (n < power_acknowledged() - 1)
		fail_msg("cut %s: %lld were acknowledged, %lld are there", power_describe(), (long long)power_acknowledged(), (long long)n);
	work_close(work);
}

static void
test_two_connections_that_write_and_checkpoint_damage_nothing(void **state)
{
	struct world *w = *state, other = *w;
	_Atomic int acked = 0;
	struct pair one = { .w = w, .acked = &acked, .checkpoints = true }, two = { .w = &other, .acked = &acked };
	pthread_t thread;

	world_make(w, w->live, FILE_NAME);
	other.arena = arena_new("other");
	other.turn = arena_new("other turn");
	other.env = world_env(&other, 77);
	power_watch(take_time, NULL);
	power_record(w->live);
	assert_int_equal(pthread_create(&thread, NULL, make_deals, &two), 0);
	make_deals(&one);
	pthread_join(thread, NULL);
	power_stop();
	power_watch(NULL, NULL);
	assert_int_equal(one.made, 40);
	assert_int_equal(two.made, 40);
	assert_int_equal(power_unlocked(), 0);
	/* marks of two threads may change places: one less is no loss */
	world_cuts(w, 16, NULL, judge_pair, NULL);
	arena_free(other.turn);
	arena_free(other.arena);
}

/* A connection that knows nothing of our lock is seen by the count that the tests above rely on. */
static void
test_a_write_without_the_lock_is_noticed(void **state)
{
	struct world *w = *state;
	sqlite3 *db;

	world_make(w, w->live, FILE_NAME);
	power_record(w->live);
	assert_int_equal(sqlite3_open(arena_printf(w->turn, "%s/" FILE_NAME, w->live), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "CREATE TABLE stray(x)", NULL, NULL, NULL), SQLITE_OK);
	assert_true(power_unlocked() > 0);
	sqlite3_close(db);
}

static const char more[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"  features search history\n"
	"field name text(80) \"Name\" required search\n"
	"field text longtext \"Text\" search\n"
	"field amount money \"Amount\"\n"
	"field steps integer \"Steps\" merge add was hits\n"
	"field code text(20) \"Code\" unique\n"
	"field region text(20) \"Region\" index\n"
	"object x_place \"Place\" \"Places\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n";

/* The old file or the new one: every deal is in it, and the change can be made again. */
static void
judge_customise(struct world *w, void *arg)
{
	struct work *work = world_reopen(w, FILE_NAME);
	bool changed = model_object(work->model, "x_place") != NULL;

	if (!changed && power_acknowledged() > 0)
		fail_msg("cut %s: the new fields were acknowledged and are gone", power_describe());
	assert_int_equal(world_count(work, "x_deal"), WORLD_DEALS);
	if (!changed && work_customise(work, more, &w->err) < 0)
		fail_msg("cut %s: the fields cannot be made again: %s", power_describe(), w->err.msg);
	world_goes_on(w, work);
	work_close(work);
}

static void
test_new_fields_are_all_there_or_none_after_a_power_cut(void **state)
{
	struct world *w = *state;
	struct work *work;

	world_make(w, w->live, FILE_NAME);
	work = world_work(w, w->live, FILE_NAME);
	for (int k = 0; k < WORLD_DEALS; k++)
		assert_int_equal(world_edit(w, work, k), HC_OK);
	work_close(work);
	power_record(w->live);
	work = world_work(w, w->live, FILE_NAME);
	assert_int_equal(work_customise(work, more, &w->err), HC_OK);
	power_mark(1);
	work_close(work);
	power_stop();
	assert_int_equal(power_unlocked(), 0);
	world_cuts(w, 12, NULL, judge_customise, NULL);
}

/* What init acknowledged is there. */
static void
judge_init(struct world *w, void *arg)
{
	const char *path = arena_printf(w->turn, "%s/" FILE_NAME, w->cut);
	struct work *work;

	if (power_acknowledged() > 0) {
		work_close(world_reopen(w, FILE_NAME));
		return;
	}
	w->err = (struct hc_err){0};
	if (work_open(w->env, path, 0, false, NULL, &work, &w->err) == 0)
		work_close(work);
	else
		assert_true(w->err.msg[0] != 0);
}

static void
test_a_workspace_whose_init_was_acknowledged_opens(void **state)
{
	struct world *w = *state;
	struct work *work;

	power_record(w->live);
	assert_int_equal(work_init(w->env, arena_printf(w->turn, "%s/" FILE_NAME, w->live), &work, &w->err), HC_OK);
	power_mark(1);
	work_close(work);
	power_stop();
	world_cuts(w, 10, NULL, judge_init, NULL);
}

#define ROWS 700

/* Every slice that was acknowledged is there; taken up again, every row comes once. */
static void
judge_import(struct world *w, void *arg)
{
	struct import_options o = { .object = "x_deal", .file = arg, .resume = "last" };
	struct import_report r = {0};
	struct work *work = world_reopen(w, FILE_NAME);
	int64_t before = world_count(work, "x_deal");
	int rc = import_run(work, &o, w->turn, &r, &w->err);

	if (before < power_acknowledged())
		fail_msg("cut %s: %lld rows were acknowledged, %lld are there", power_describe(), (long long)power_acknowledged(),
		    (long long)before);
	if (rc < 0 && before == 0) {
		/* the power went before the import was in the file at all */
		o.resume = NULL;
		rc = import_run(work, &o, w->turn, &r, &w->err);
	}
	if (rc < 0 && before < ROWS)
		fail_msg("cut %s: the import does not go on after %lld rows: %s", power_describe(), (long long)before, w->err.msg);
	if (world_count(work, "x_deal") != ROWS)
		fail_msg("cut %s: %lld rows of %d after it went on from %lld", power_describe(), (long long)world_count(work, "x_deal"), ROWS,
		    (long long)before);
	work_close(work);
}

/* Time goes by, and somebody waits: each 100 rows are a transaction. */
static void
slice_done(void *arg, const char *what, int64_t done, int64_t total)
{
	struct world *w = arg;

	env_fixed_set(w->env, w->env->now(w->env) + (done % 100 == 0 ? 1000 : 0));
}

static int
wait_for_the_lock(struct world *w)
{
	struct flock l = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 2, .l_len = 1 };
	int fd = open(arena_printf(w->turn, "%s/" FILE_NAME "-lock", w->live), O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &l), 0);
	return fd;
}

static void
test_an_import_that_lost_its_power_goes_on_where_it_was(void **state)
{
	struct world *w = *state;
	struct import_options o = { .object = "x_deal", .progress = slice_done, .arg = w };
	struct import_report r = {0};
	struct work *work;
	int waits;
	FILE *f;

	world_make(w, w->live, FILE_NAME);
	o.file = arena_printf(w->arena, "%s/deals.csv", w->root);
	f = fopen(o.file, "w");
	assert_non_null(f);
	fprintf(f, "name,code,hits\n");
	for (int i = 0; i < ROWS; i++)
		fprintf(f, "deal %d,C%d,%d\n", i, i, i);
	fclose(f);
	power_record(w->live);
	work = world_work(w, w->live, FILE_NAME);
	waits = wait_for_the_lock(w);
	if (import_run(work, &o, w->arena, &r, &w->err) < 0)
		fail_msg("%s", w->err.msg);
	power_mark(ROWS);
	close(waits);
	work_close(work);
	power_stop();
	assert_int_equal(power_unlocked(), 0);
	world_cuts(w, 12, NULL, judge_import, (void *)o.file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_no_acknowledged_edit_is_lost_by_a_power_cut, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_a_disk_that_does_not_sync_is_noticed, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_an_edit_on_a_failing_disk_is_refused_in_words_and_not_half_there, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_an_import_that_lost_its_power_goes_on_where_it_was, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_new_fields_are_all_there_or_none_after_a_power_cut, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_a_workspace_whose_init_was_acknowledged_opens, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_two_connections_that_write_and_checkpoint_damage_nothing, world_open, world_close),
		cmocka_unit_test_setup_teardown(test_a_write_without_the_lock_is_noticed, world_open, world_close),
	};

	power_install();
	if (getenv("HOTCRM_ONLY"))
		cmocka_set_test_filter(getenv("HOTCRM_ONLY"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
