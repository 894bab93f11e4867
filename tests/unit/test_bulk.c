/* test_bulk.c - many rows at once: the real accounts, loads that drop indexes, and loads that were cut off. */
#include "config.h"

#include <fcntl.h>
#include <unistd.h>

#include "store_help.h"

static const struct field *fields[5];

static int64_t
indexes(struct fixture *f)
{
	return one_int(f, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name LIKE 'i_account_%'");
}

/* Of a table that has a row; this one was taken back, and its indexes with it. */
static int64_t
indexes_of_all(struct fixture *f)
{
	int64_t n;

	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	check(f, save_tx(f->s, &f->c, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "Nobody"), &f->err));
	n = indexes(f);
	assert_true(n > 1);
	store_rollback(f->s);
	assert_int_equal(indexes(f), 0);
	return n;
}

static struct bulk *
begin(struct fixture *f, int64_t expect)
{
	struct bulk *b;

	fields[0] = field(f, "name");
	fields[1] = field(f, "sector");
	fields[2] = field(f, "revenue");
	fields[3] = field(f, "employees");
	fields[4] = field(f, "email");
	f->c.tx = 0;
	f->c.source = SOURCE_IMPORT;
	check(f, store_begin(f->s, &f->err));
	check(f, save_tx(f->s, &f->c, &f->err));
	check(f, bulk_begin(f->s, account(f), fields, 5, expect, &b, &f->err));
	return b;
}

static void
row(struct fixture *f, struct bulk *b, int i)
{
	char name[32], email[48];
	struct hc_value v[5] = { value_text(name, (size_t)snprintf(name, sizeof(name), "Company %d", i)), VALUE_NONE,
		value_decimal(i * 10000, 4), value_int(i), value_text(email, (size_t)snprintf(email, sizeof(email), "Info@C%d.example", i)) };

	check(f, bulk_row(b, &f->c, v, NULL, NULL, &f->err));
}

static void
test_the_real_accounts_come_in_whole(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r;
	uint8_t acme[16] = {0};

	assert_int_equal(load_accounts(f, acme), 85);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 85);
	assert_int_equal(one_int(f, "SELECT entries FROM tx"), 85);
	assert_int_equal(matches(f, "acme"), 1);
	check(f, read_record(f->s, account(f), acme, f->arena, &r, &f->err));
	assert_string_equal(text_of(f, r, "sector"), "technolgy");
	assert_int_equal(record_get(r, field(f, "revenue"))->i, 11000400);
	assert_int_equal(r->base[field(f, "revenue")->slot], 11000400);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE k_name = 'acme corporation'"), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_a_large_load_puts_indexes_off_and_brings_them_back(void **state)
{
	struct fixture *f = *state;
	int64_t had = indexes_of_all(f);
	struct bulk *b = begin(f, 6000);

	assert_int_equal(indexes(f), 1);	/* the one that plain lists stand on stays */
	assert_int_equal(one_int(f, "SELECT count(*) FROM sqlite_schema WHERE name = 'i_account_created'"), 1);
	for (int i = 0; i < 6000; i++) {
		if (i && i % 1000 == 0) {
			check(f, store_commit(f->s, &f->err));
			check(f, store_begin(f->s, &f->err));
		}
		row(f, b, i);
	}
	check(f, bulk_end(b, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(indexes(f), had);
	assert_int_equal(matches(f, "company"), 6000);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE k_email = 'info@c17.example'"), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_others_keep_their_indexes_during_a_load(void **state)
{
	struct fixture *f = *state;
	int64_t had = indexes_of_all(f);
	struct store *other;
	struct bulk *b;

	assert_false(store_shared(f->s));
	check(f, store_open(f->path, 0, f->env, &other, &f->err));
	assert_true(store_shared(f->s));
	b = begin(f, 6000);
	row(f, b, 0);
	assert_int_equal(indexes(f), had);
	for (int i = 1; i < 100; i++)
		row(f, b, i);
	check(f, bulk_end(b, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	store_close(other);
	assert_int_equal(matches(f, "company"), 100);
	assert_true(doctor_is_clean(f));
}

static void
commit_and_go_on(struct fixture *f)
{
	check(f, store_commit(f->s, &f->err));
	check(f, store_begin(f->s, &f->err));
}

static void
test_who_comes_during_a_load_gets_its_indexes_back(void **state)
{
	struct fixture *f = *state;
	int64_t had = indexes_of_all(f), have = 1;
	struct bulk *b = begin(f, 6000), *next;
	struct store *other;
	int i = 0;

	for (; i < 300; i++)
		row(f, b, i);
	commit_and_go_on(f);
	assert_int_equal(indexes(f), 1);
	check(f, store_open(f->path, 0, f->env, &other, &f->err));
	for (int turn = 0; turn < 20 && have < had; turn++) {	/* one at a time, so that he can write between */
		for (int k = 0; k < 100; k++)
			row(f, b, i++);
		commit_and_go_on(f);
		assert_in_range(indexes(f) - have, 0, 1);
		have = indexes(f);
	}
	assert_int_equal(have, had);
	assert_true(store_shared(f->s));
	for (int k = 0; k < 200; k++)
		row(f, b, i++);
	check(f, bulk_end(b, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(matches(f, "company"), i);
	assert_true(doctor_is_clean(f));

	/* he is still there: the next load is not alone, although it came first to the file */
	next = begin(f, 6000);
	assert_int_equal(indexes(f), had);
	check(f, bulk_end(next, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	store_close(other);
	next = begin(f, 6000);
	assert_int_equal(indexes(f), 1);
	check(f, bulk_end(next, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(indexes(f), had);
}

static void
test_a_load_that_ends_before_all_indexes_are_back_makes_the_rest(void **state)
{
	struct fixture *f = *state;
	int64_t had = indexes_of_all(f);
	struct bulk *b = begin(f, 6000);
	struct store *other;
	int i = 0;

	for (; i < 100; i++)
		row(f, b, i);
	commit_and_go_on(f);
	check(f, store_open(f->path, 0, f->env, &other, &f->err));
	for (; i < 200; i++)
		row(f, b, i);
	check(f, bulk_end(b, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	store_close(other);
	assert_int_equal(indexes(f), had);
	assert_int_equal(one_int(f, "SELECT count(*) FROM meta WHERE key = 'bulk'"), 0);
	assert_int_equal(matches(f, "company"), i);
	assert_true(doctor_is_clean(f));
}

/* Leaves 2000 rows of a load, and no store. */
static void
kill_load(struct fixture *f)
{
	pid_t pid;

	store_close(f->s);
	f->s = NULL;
	pid = fork();
	if (pid == 0) {
		struct bulk *b;

		check(f, store_open(f->path, 0, f->env, &f->s, &f->err));
		check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
		b = begin(f, 6000);
		for (int i = 0; i < 2500; i++) {
			if (i && i % 1000 == 0) {
				check(f, store_commit(f->s, &f->err));
				check(f, store_begin(f->s, &f->err));
			}
			row(f, b, i);
		}
		kill(getpid(), SIGKILL);
	}
	waitpid(pid, NULL, 0);
}

static void
test_a_load_that_was_killed_is_finished_on_opening(void **state)
{
	struct fixture *f = *state;
	int64_t had = indexes_of_all(f);

	kill_load(f);
	check(f, store_open(f->path, 0, f->env, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 2000);
	assert_int_equal(indexes(f), had);
	assert_int_equal(matches(f, "company"), 2000);
	assert_int_equal(one_int(f, "SELECT entries FROM tx"), 2000);
	assert_true(doctor_is_clean(f));
}

static void
test_a_killed_load_keeps_nobody_out_while_another_writes(void **state)
{
	struct fixture *f = *state;
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
	int64_t had = indexes_of_all(f);
	char name[4096];
	int fd;

	kill_load(f);
	snprintf(name, sizeof(name), "%s-lock", f->path);
	assert_true((fd = open(name, O_RDWR)) >= 0);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &l), 0);
	check(f, store_open(f->path, 0, f->env, &f->s, &f->err));
	store_patience(f->s, 0);
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 2000);
	close(fd);
	store_close(f->s);
	check(f, store_open(f->path, 0, f->env, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_int_equal(indexes(f), had);
	assert_true(doctor_is_clean(f));
}

static void
test_an_id_that_is_there_refuses_its_row_alone(void **state)
{
	struct fixture *f = *state;
	struct bulk *b = begin(f, 3);
	struct hc_value v[5] = { value_text("x", 1), VALUE_NONE, VALUE_NONE, VALUE_NONE, VALUE_NONE };
	uint8_t id[16] = { 1 };

	check(f, bulk_row(b, &f->c, v, id, NULL, &f->err));
	assert_int_equal(bulk_row(b, &f->c, v, id, NULL, &f->err), HC_INVALID);
	check(f, bulk_row(b, &f->c, v, NULL, NULL, &f->err));
	check(f, bulk_end(b, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 2);
	assert_true(doctor_is_clean(f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_the_real_accounts_come_in_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_large_load_puts_indexes_off_and_brings_them_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_others_keep_their_indexes_during_a_load, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_who_comes_during_a_load_gets_its_indexes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_load_that_ends_before_all_indexes_are_back_makes_the_rest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_load_that_was_killed_is_finished_on_opening, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_killed_load_keeps_nobody_out_while_another_writes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_id_that_is_there_refuses_its_row_alone, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
