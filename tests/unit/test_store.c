/* test_store.c - the file: opening, refusing, locking, reading while someone writes. */
#include "store_help.h"

static void
test_file_and_folder_belong_to_the_user_alone(void **state)
{
	struct fixture *f = *state;
	struct stat st;
	char path[160], inner[128];
	struct store *s;

	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	snprintf(inner, sizeof(inner), "%s/a", f->dir);
	snprintf(path, sizeof(path), "%s/a/b/w.db", f->dir);
	check(f, store_open(path, STORE_CREATE, f->env, &s, &f->err));
	store_close(s);
	assert_int_equal(stat(inner, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
}

static void
test_an_existing_workspace_is_not_made_again(void **state)
{
	struct fixture *f = *state;
	struct store *s;

	assert_int_equal(store_open(f->path, STORE_CREATE, f->env, &s, &f->err), HC_CONFLICT);
	assert_non_null(strstr(f->err.msg, "there already"));
}

static void
test_no_workspace_says_how_to_get_one(void **state)
{
	struct fixture *f = *state;
	struct store *s;

	assert_int_equal(store_open("store-test-none/w.db", 0, f->env, &s, &f->err), HC_NOTFOUND);
	assert_non_null(strstr(f->err.msg, "hotcrm init"));
}

static void
test_a_foreign_file_is_refused_and_not_touched(void **state)
{
	struct fixture *f = *state;
	char path[128];
	struct store *s;
	struct stat st;
	FILE *out;

	snprintf(path, sizeof(path), "%s/letter.txt", f->dir);
	out = fopen(path, "w");
	fputs("Dear Sir or Madam, this is no database at all, but it is long enough to be taken for one.\n", out);
	fclose(out);
	assert_int_equal(store_open(path, 0, f->env, &s, &f->err), HC_STORE);
	assert_non_null(strstr(f->err.msg, "not a HotCRM workspace"));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 90);
	/* an empty file is not ours either */
	assert_int_equal(truncate(path, 0), 0);
	assert_int_equal(store_open(path, 0, f->env, &s, &f->err), HC_INVALID);
}

static void
test_a_newer_file_opens_for_reading_with_a_reason(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");
	unsigned char version[4] = { 0, 0, 0, 99 };	/* user_version is big-endian at byte 60 */
	int fd;

	check(f, save(f, r));
	store_close(f->s);
	f->s = NULL;
	fd = open(f->path, O_RDWR);
	assert_int_equal(pwrite(fd, version, 4, 60), 4);
	close(fd);
	check(f, store_open(f->path, 0, f->env, &f->s, &f->err));
	assert_non_null(strstr(store_readonly_reason(f->s), "newer HotCRM"));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_string_equal(text_of(f, load(f, r), "name"), "Acme");
	assert_int_equal(store_begin(f->s, &f->err), HC_DENIED);
}

static void
test_a_read_only_workspace_can_be_read(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");

	check(f, save(f, r));
	open_again(f, STORE_READONLY);
	assert_string_equal(text_of(f, load(f, r), "name"), "Acme");
	assert_int_equal(save(f, new_account(f, "B")), HC_DENIED);
	assert_non_null(strstr(f->err.msg, "read-only"));
}

static void
test_settings_of_the_file_are_kept(void **state)
{
	struct fixture *f = *state;
	const char *text;

	check(f, store_meta_put(f->s, "custom", "object x_thing", &f->err));
	open_again(f, 0);
	check(f, store_meta_get(f->s, f->arena, "custom", &text, &f->err));
	assert_string_equal(text, "object x_thing");
	check(f, store_meta_put(f->s, "custom", NULL, &f->err));
	check(f, store_meta_get(f->s, f->arena, "custom", &text, &f->err));
	assert_null(text);
}

static void
test_a_second_writer_waits_and_is_told(void **state)
{
	struct fixture *f = *state;
	struct store *other;
	int64_t before;

	check(f, store_open(f->path, STORE_SECOND, f->env, &other, &f->err));
	check(f, store_use_model(other, f->model, NULL, NULL, &f->err));
	before = store_data_version(other);
	check(f, store_begin(f->s, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "Acme"), &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_not_equal(store_data_version(other), before);
	check(f, store_begin(other, &f->err));
	store_rollback(other);
	store_close(other);
}

static bool
always(void *arg)
{
	return true;
}

static void
test_a_busy_file_is_one_sentence(void **state)
{
	struct fixture *f = *state;
	struct store *other;

	check(f, store_open(f->path, STORE_SECOND, f->env, &other, &f->err));
	check(f, store_begin(f->s, &f->err));
	store_interrupt(other, always, NULL);	/* the user pressed Esc: no five seconds of waiting */
	assert_int_equal(store_begin(other, &f->err), HC_BUSY);
	assert_non_null(strstr(f->err.msg, "another program"));
	store_rollback(f->s);
	store_close(other);
}

static void
test_rolled_back_savepoint_leaves_the_outer_change(void **state)
{
	struct fixture *f = *state;

	check(f, store_begin(f->s, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "kept"), &f->err));
	check(f, store_begin(f->s, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "dropped"), &f->err));
	assert_int_equal(store_depth(f->s), 2);
	store_rollback(f->s);
	check(f, save_record(f->s, &f->c, new_account(f, "kept too"), &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 2);
	assert_int_equal(one_int(f, "SELECT count(*) FROM journal"), 2);
	assert_int_equal(one_int(f, "SELECT entries FROM tx"), 2);
	assert_int_equal(one_int(f, "SELECT max(n) FROM journal"), 2);
	assert_int_equal(matches(f, "dropped"), 0);
	assert_true(doctor_is_clean(f));
}

/* What an object without records does not need is not in the file; a save that is taken back leaves nothing of it behind. */
static void
test_indexes_come_with_the_first_record(void **state)
{
	static const char there[] = "SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'account' AND type IN ('index', 'trigger') AND sql IS NOT NULL";
	struct fixture *f = *state;
	struct store *other;
	int64_t all;

	assert_int_equal(one_int(f, there), 1);	/* who is not HotCRM puts nothing in */
	check(f, store_open(f->path, STORE_SECOND, f->env, &other, &f->err));
	check(f, store_use_model(other, f->model, NULL, NULL, &f->err));
	check(f, store_begin(f->s, &f->err));
	check(f, save_tx(f->s, &f->c, &f->err));
	check(f, store_begin(f->s, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "Nobody"), &f->err));
	all = one_int(f, there);
	assert_true(all > 4);
	store_rollback(f->s);
	assert_int_equal(one_int(f, there), 1);
	check(f, save_record(f->s, &f->c, new_account(f, "Acme"), &f->err));
	assert_int_equal(one_int(f, there), all);
	check(f, store_commit(f->s, &f->err));
	/* another program has looked before and writes now */
	f->c.tx = 0;
	check(f, store_begin(other, &f->err));
	check(f, save_tx(other, &f->c, &f->err));
	check(f, save_record(other, &f->c, new_account(f, "Globex"), &f->err));
	check(f, store_commit(other, &f->err));
	store_close(other);
	assert_int_equal(one_int(f, there), all);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 2);
	assert_true(doctor_is_clean(f));
}

static void
test_a_long_read_can_be_stopped(void **state)
{
	struct fixture *f = *state;
	struct statement st = { .sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c" };
	struct hc_value v;

	store_interrupt(f->s, always, NULL);
	assert_int_equal(read_select(f->s, &st, &v, &f->err), HC_BUSY);
	store_interrupt(f->s, NULL, NULL);
}

static bool
stopped_apart(void *arg)
{
	store_stop(arg);
	return false;
}

static void
test_a_step_that_asks_nobody_can_be_stopped_from_elsewhere(void **state)
{
	struct fixture *f = *state;
	struct statement st = { .sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c" };
	struct statement some = { .sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 20000) SELECT count(*) FROM c" };
	struct hc_value v;

	store_interrupt(f->s, stopped_apart, f->s);
	store_stoppable(f->s, true);
	assert_int_equal(read_select(f->s, &st, &v, &f->err), HC_BUSY);
	store_stoppable(f->s, false);	/* it may write now */
	assert_int_equal(read_select(f->s, &some, &v, &f->err), HC_OK);
	store_interrupt(f->s, NULL, NULL);
	store_stoppable(f->s, true);
	store_stop(f->s);	/* too late for what is over, too early for what comes */
	assert_int_equal(read_select(f->s, &some, &v, &f->err), HC_OK);
}

static void
test_backup_is_whole_and_never_overwrites(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");
	char path[128], digest[65], copy[65];
	struct stat st;

	check(f, save(f, r));
	snprintf(path, sizeof(path), "%s/copy.db", f->dir);
	check(f, store_backup(f->s, path, &f->err));
	assert_int_equal(store_backup(f->s, path, &f->err), HC_CONFLICT);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	check(f, store_digest(f->s, digest, &f->err));
	snprintf(f->path, sizeof(f->path), "%s/copy.db", f->dir);
	open_again(f, 0);
	check(f, store_digest(f->s, copy, &f->err));
	assert_string_equal(digest, copy);
	assert_true(doctor_is_clean(f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_file_and_folder_belong_to_the_user_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_existing_workspace_is_not_made_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_workspace_says_how_to_get_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_foreign_file_is_refused_and_not_touched, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_newer_file_opens_for_reading_with_a_reason, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_read_only_workspace_can_be_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_settings_of_the_file_are_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_second_writer_waits_and_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_busy_file_is_one_sentence, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_rolled_back_savepoint_leaves_the_outer_change, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_indexes_come_with_the_first_record, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_long_read_can_be_stopped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_step_that_asks_nobody_can_be_stopped_from_elsewhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_backup_is_whole_and_never_overwrites, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
