/* test_store_crash.c - killed at any moment, the file opens, is clean, and holds every change that was acknowledged. */
#include <time.h>

#include "store/replica.h"
#include "store_help.h"

#define KILLS 200

/* Saves until it is killed; after each COMMIT the number goes down the pipe: that is the acknowledgement. */
static void
save_for_ever(struct fixture *f, int out, int from)
{
	struct hc_record *last = NULL;

	check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	for (int i = from;; i++) {
		char name[32];
		struct hc_record *r = new_account(f, "");

		snprintf(name, sizeof(name), "acme%d", i);
		set_text(f, r, "name", name);
		record_set(r, field(f, "employees"), value_int(i));
		f->c.tx = f->c.at = 0;
		check(f, store_begin(f->s, &f->err));
		check(f, save_record(f->s, &f->c, r, &f->err));
		if (last) {
			/* an edit of the row before: search entry out and in again, history, diff */
			set_text(f, last, "sector", "retail");
			set_text(f, last, "notes", name);
			check(f, save_record(f->s, &f->c, last, &f->err));
		}
		check(f, store_commit(f->s, &f->err));
		if (i % 50 == 0)
			check(f, store_checkpoint(f->s, &f->err));
		if (write(out, &i, sizeof(i)) != sizeof(i))
			_exit(1);
		last = r;
	}
}

static void
test_nothing_acknowledged_is_lost_by_kill(void **state)
{
	struct fixture *f = *state;
	int acknowledged = 0;
	unsigned seed = 17;

	store_close(f->s);
	f->s = NULL;
	for (int kills = 0; kills < KILLS; kills++) {
		struct timespec t = {0};
		int fds[2], i;
		pid_t pid;

		assert_int_equal(pipe(fds), 0);
		pid = fork();
		if (pid == 0) {
			close(fds[0]);
			save_for_ever(f, fds[1], acknowledged + 1);
			_exit(0);
		}
		close(fds[1]);
		/* while the file is being opened, or some way into one of the first saves */
		seed = seed * 1103515245 + 12345;
		t.tv_nsec = (long)(seed / 65536 % 1000) * (kills % 5 ? 3000 : 20000);
		for (unsigned acks = kills % 5 ? seed / 65536 % 7 : 0; acks > 0; acks--)
			if (read(fds[0], &i, sizeof(i)) == sizeof(i))
				acknowledged = i;
		nanosleep(&t, NULL);
		kill(pid, SIGKILL);
		while (read(fds[0], &i, sizeof(i)) == sizeof(i))
			acknowledged = i;
		close(fds[0]);
		waitpid(pid, NULL, 0);
		check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
		check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
		i = (int)one_int(f, "SELECT coalesce(max(employees), 0) FROM account");
		if (i < acknowledged)
			fail_msg("kill %d: %d was acknowledged, %d is there", kills, acknowledged, i);
		assert_int_equal(one_int(f, "SELECT count(*) FROM account"), i);
		if (kills % 20 == 0)
			assert_true(doctor_is_clean(f));
		if (i > acknowledged)
			acknowledged = i;	/* committed, and killed before it could say so */
		store_close(f->s);
		f->s = NULL;
	}
	check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_true(doctor_is_clean(f));
	assert_int_equal(matches(f, "acme*"), acknowledged);
	assert_true(acknowledged > KILLS);
	print_message("%d kills, %d acknowledged saves\n", KILLS, acknowledged);
}

static void
test_two_programs_write_without_losing_anything(void **state)
{
	struct fixture *f = *state;
	enum { WRITERS = 3, SAVES = 60 };
	pid_t pids[WRITERS];

	store_close(f->s);
	f->s = NULL;
	for (int w = 0; w < WRITERS; w++) {
		pids[w] = fork();
		if (pids[w])
			continue;
		check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
		check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
		for (int i = 0; i < SAVES; i++) {
			check(f, save(f, new_account(f, "shared")));
			if (i % 7 == w)
				check(f, store_checkpoint(f->s, &f->err));
		}
		store_close(f->s);
		_exit(0);
	}
	for (int w = 0; w < WRITERS; w++) {
		int status;

		waitpid(pids[w], &status, 0);
		assert_int_equal(status, 0);
	}
	check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), WRITERS * SAVES);
	assert_int_equal(one_int(f, "SELECT count(DISTINCT n) FROM journal"), WRITERS * SAVES);
	assert_int_equal(one_int(f, "SELECT max(n) FROM journal"), WRITERS * SAVES);
	assert_int_equal(one_int(f, "SELECT count(*) FROM journal a JOIN journal b ON b.seq = a.seq + 1 WHERE b.hlc <= a.hlc"), 0);
	assert_true(doctor_is_clean(f));
}

/* A program that has written itself hears how many edits there are from the file, not from what it wrote last. */
static void
test_edits_of_another_program_are_counted_at_once(void **state)
{
	struct fixture *f = *state;
	int64_t mine, hlc;
	int status;
	pid_t pid;

	check(f, save(f, new_account(f, "mine")));
	mine = replica_top(f->s);
	hlc = replica_hlc(f->s);
	pid = fork();
	if (pid == 0) {
		check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
		check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
		check(f, save(f, new_account(f, "theirs")));
		store_close(f->s);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	assert_int_equal(replica_top(f->s), mine + 1);
	assert_true(replica_hlc(f->s) > hlc);
}

/* One program loads for ever, in one transaction after the other; a person who saves meanwhile is let in. */
static void
test_a_long_job_lets_a_person_in(void **state)
{
	struct fixture *f = *state;
	struct timespec t = { .tv_nsec = 300000000 };
	int64_t slowest = 0;
	pid_t pid;

	store_close(f->s);
	f->s = NULL;
	pid = fork();
	if (pid == 0) {
		check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
		check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
		check(f, store_begin(f->s, &f->err));
		for (;;) {
			check(f, save_record(f->s, &f->c, new_account(f, "job"), &f->err));
			if (store_due(f->s)) {
				check(f, store_commit(f->s, &f->err));
				check(f, store_begin(f->s, &f->err));
				arena_reset(f->arena);
			}
		}
	}
	nanosleep(&t, NULL);
	check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	for (int i = 0; i < 10; i++) {
		int64_t t0 = env_system.ticks(&env_system), took;

		check(f, save(f, new_account(f, "person")));
		took = env_system.ticks(&env_system) - t0;
		slowest = took > slowest ? took : slowest;
	}
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE name = 'person'"), 10);
	print_message("the slowest of ten saves took %lld ms\n", (long long)slowest / 1000000);
}

/* Killed while tables are renamed, filled and indexed: the file is the old or the new one, never between. */
static void
test_a_migration_that_was_killed_is_whole_or_not_begun(void **state)
{
	struct fixture *f = *state;
	struct model *next;
	const char *at = strstr(help_text, "field name text(120)");
	unsigned seed = 5;

	next = build_model(arena_printf(f->arena, "%.*sfield legal_name text(120) \"Name\" required search index was name\n%s",
	    (int)(at - help_text), help_text, strchr(at, '\n') + 1));
	check(f, store_begin(f->s, &f->err));
	for (int i = 0; i < 2000; i++)
		check(f, save_record(f->s, &f->c, new_account(f, "Acme"), &f->err));
	check(f, store_commit(f->s, &f->err));
	store_close(f->s);
	f->s = NULL;
	for (int kills = 0; kills < 12; kills++) {
		struct timespec t = {0};
		pid_t pid = fork();

		if (pid == 0) {
			check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
			check(f, store_use_model(f->s, next, NULL, NULL, &f->err));
			_exit(0);
		}
		seed = seed * 1103515245 + 12345;
		t.tv_nsec = 1000000 + (long)(seed / 65536 % 1000) * 60000;
		nanosleep(&t, NULL);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	check(f, store_open(f->path, 0, &env_system, &f->s, &f->err));
	check(f, store_use_model(f->s, next, NULL, NULL, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE k_legal_name = 'acme'"), 2000);
	assert_true(doctor_is_clean(f));
	model_unref(f->model);
	f->model = next;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nothing_acknowledged_is_lost_by_kill, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_edits_of_another_program_are_counted_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_long_job_lets_a_person_in, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_migration_that_was_killed_is_whole_or_not_begun, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_two_programs_write_without_losing_anything, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
