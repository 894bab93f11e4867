/* test_doctor.c - what is broken is found, what is derived is mended. */
#include <sqlite3.h>

#include "store_help.h"

static sqlite3 *
by_hand(struct fixture *f, const char *sql)
{
	sqlite3 *db;
	char *why = NULL;

	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	return db;
}

static void
test_another_program_is_told_why_it_may_not_write(void **state)
{
	static const char *const tries[] = { "UPDATE account SET name = 'x'", "DELETE FROM account",
		"INSERT INTO account(id, rev) VALUES(x'01', 1)" };
	struct fixture *f = *state;
	sqlite3 *db;

	check(f, save(f, new_account(f, "Acme")));
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(sqlite3_exec(db, tries[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
		assert_non_null(strstr(sqlite3_errmsg(db), "records change only through HotCRM"));
	}
	sqlite3_close(db);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE name = 'Acme'"), 1);
}

static void
test_a_guard_of_an_earlier_program_is_replaced(void **state)
{
	struct fixture *f = *state;

	check(f, save(f, new_account(f, "Acme")));
	sqlite3_close(by_hand(f, "DROP TRIGGER g_account_i; UPDATE meta SET value = '' WHERE key = 'model';"
	    " CREATE TRIGGER g_account_i BEFORE INSERT ON account WHEN NOT hc_saving() BEGIN SELECT RAISE(ABORT, 'no'); END"));
	open_again(f, 0);
	assert_int_equal(one_int(f, "SELECT count(*) FROM sqlite_schema WHERE sql GLOB '*hc_saving*'"), 0);
	assert_int_equal(one_int(f, "SELECT count(*) FROM sqlite_schema WHERE name = 'g_account_i'"), 1);
}

static void
doctor(struct fixture *f, bool *damage, int *mended, const char *says)
{
	struct buf out = BUF_INIT;
	struct doctor d = { .out = &out };

	check(f, store_doctor(f->s, &d, &f->err));
	if (says && !strstr(buf_str(&out), says))
		fail_msg("doctor said: %s", buf_str(&out));
	*damage = d.damage;
	*mended = d.mended;
	buf_free(&out);
}

static void
test_missing_indexes_and_search_come_back(void **state)
{
	struct fixture *f = *state;
	bool damage;
	int mended;

	check(f, save(f, new_account(f, "Acme")));
	sqlite3_close(by_hand(f, "DROP INDEX i_account_k_name; INSERT INTO fts_account(fts_account) VALUES('delete-all')"));
	open_again(f, 0);
	doctor(f, &damage, &mended, "the search index of account");
	assert_false(damage);
	assert_int_equal(mended, 2);
	assert_int_equal(matches(f, "acme"), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_wrong_sort_keys_are_written_anew(void **state)
{
	struct fixture *f = *state;
	bool damage;
	int mended;

	check(f, save(f, new_account(f, "Acme")));
	sqlite3_close(by_hand(f, "DROP TRIGGER g_account_u; UPDATE account SET k_name = 'zebra'"));
	open_again(f, 0);
	doctor(f, &damage, &mended, "sort keys of account");
	assert_false(damage);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE k_name = 'acme'"), 1);
	assert_int_equal(one_int(f, "SELECT count(*) FROM sqlite_schema WHERE name = 'g_account_u'"), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_a_row_behind_our_back_is_damage(void **state)
{
	struct fixture *f = *state;
	bool damage;
	int mended;

	check(f, save(f, new_account(f, "Acme")));
	sqlite3_close(by_hand(f, "DROP TRIGGER g_account_i; INSERT INTO account(id, rev) VALUES(x'01', 1)"));
	open_again(f, 0);
	doctor(f, &damage, &mended, "no journal entry");
	assert_true(damage);
}

static void
test_a_broken_page_is_damage(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_INIT;
	struct doctor d = { .out = &out };
	char junk[4096];
	int fd, rc;

	for (int i = 0; i < 200; i++)
		check(f, save(f, new_account(f, "a name that takes some room on its page, more than a little")));
	check(f, store_checkpoint(f->s, &f->err));
	store_close(f->s);
	f->s = NULL;
	memset(junk, 0x55, sizeof(junk));
	fd = open(f->path, O_RDWR);
	for (int page = 20; page < 200; page += 7)
		if (lseek(fd, 0, SEEK_END) > page * 4096)
			assert_int_equal(pwrite(fd, junk, 4096, page * 4096), 4096);
	close(fd);
	/* told by whoever meets it first, and always in words */
	if (store_open(f->path, 0, f->env, &f->s, &f->err) == 0 && store_use_model(f->s, f->model, NULL, NULL, &f->err) == 0) {
		rc = store_doctor(f->s, &d, &f->err);
		assert_true(rc < 0 || d.damage);
	} else
		assert_non_null(strstr(f->err.msg, "doctor"));
	buf_free(&out);
}

static void
test_the_digest_is_of_the_data_alone(void **state)
{
	struct fixture *f = *state;
	struct hc_record *a = new_account(f, "a"), *b = new_account(f, "b");
	char one[65], two[65];

	check(f, store_digest(f->s, one, &f->err));
	check(f, save(f, a));
	check(f, save(f, b));
	check(f, store_digest(f->s, two, &f->err));
	assert_string_not_equal(one, two);
	set_text(f, a, "name", "other");
	check(f, save(f, a));
	set_text(f, a, "name", "a");
	check(f, save(f, a));
	check(f, store_digest(f->s, one, &f->err));
	assert_string_equal(one, two);
	assert_int_equal(strlen(one), 64);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_another_program_is_told_why_it_may_not_write, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_guard_of_an_earlier_program_is_replaced, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_missing_indexes_and_search_come_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wrong_sort_keys_are_written_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_row_behind_our_back_is_damage, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_broken_page_is_damage, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_the_digest_is_of_the_data_alone, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
