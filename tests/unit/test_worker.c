/* test_worker.c - work goes to the second thread and comes back once, in order, or not at all when nobody wants it any more. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "job/job.h"

struct seen {
	int n, last;
	int64_t sum;
	struct worker *worker;
};

static atomic_int arenas_freed;
static atomic_bool release;

static void *
start_counter(void *arg)
{
	*(int *)arg = 1;
	return arg;
}

static void
stop_counter(void *context)
{
	*(int *)context = 2;
}

static int
run_double(struct job *j, void *context)
{
	int *value = j->data;

	*value *= 2;
	j->data = arena_dup(j->arena, value, sizeof(*value));	/* the arena is the worker's now */
	return 7;
}

static void
done_add(struct job *j, void *arg)
{
	struct seen *s = arg;

	assert_int_equal(j->code, 7);
	s->n++;
	s->last = *(int *)j->data;
	s->sum += s->last;
}

static void
count_free(void *arg)
{
	atomic_fetch_add(&arenas_freed, 1);
}

static void
post(struct worker *w, int value, uint64_t generation, int (*run)(struct job *, void *), void (*done)(struct job *, void *), void *arg)
{
	struct job *j = job_new("test");

	j->data = arena_dup(j->arena, &value, sizeof(value));
	j->generation = generation;
	j->run = run;
	j->done = done;
	j->arg = arg;
	arena_defer(j->arena, count_free, NULL);
	worker_post(w, j);
}

static void
test_answers_come_back_in_order(void **state)
{
	int life = 0;
	struct worker *w = worker_new(start_counter, stop_counter, &life);
	struct seen s = {0};

	atomic_store(&arenas_freed, 0);
	assert_non_null(w);
	for (int i = 1; i <= 1000; i++)
		post(w, i, 1, run_double, done_add, &s);
	worker_drain(w);
	assert_int_equal(s.n, 1000);
	assert_int_equal(s.last, 2000);
	assert_int_equal(s.sum, 1001000);
	assert_int_equal(atomic_load(&arenas_freed), 1000);
	assert_true(worker_idle(w));
	worker_free(w);
	assert_int_equal(life, 2);
}

static void
test_the_descriptor_is_readable_when_answers_wait(void **state)
{
	struct worker *w = worker_new(NULL, NULL, NULL);
	struct pollfd p = { .fd = worker_fd(w), .events = POLLIN };
	struct seen s = {0};

	assert_int_equal(poll(&p, 1, 0), 0);
	post(w, 1, 1, run_double, done_add, &s);
	assert_int_equal(poll(&p, 1, 10000), 1);
	assert_int_equal(worker_take(w), 1);
	assert_int_equal(poll(&p, 1, 0), 0);
	assert_int_equal(worker_take(w), 0);
	worker_free(w);
}

/* Runs until it is cancelled or released. */
static int
run_wait(struct job *j, void *context)
{
	while (!job_cancelled(j) && !atomic_load(&release))
		usleep(200);
	return 7;
}

static void
test_cancelled_work_is_never_heard_of_again(void **state)
{
	struct worker *w = worker_new(NULL, NULL, NULL);
	struct seen old = {0}, fresh = {0};

	atomic_store(&release, false);
	atomic_store(&arenas_freed, 0);
	post(w, 1, 5, run_wait, done_add, &old);	/* runs */
	post(w, 1, 5, run_double, done_add, &old);	/* waits */
	post(w, 4, 6, run_double, done_add, &fresh);
	worker_cancel(w, 5);
	worker_drain(w);
	assert_int_equal(old.n, 0);
	assert_int_equal(fresh.n, 1);
	assert_int_equal(atomic_load(&arenas_freed), 3);

	/* finished, but not yet taken */
	post(w, 1, 5, run_double, done_add, &old);
	poll(&(struct pollfd){ .fd = worker_fd(w), .events = POLLIN }, 1, 10000);
	worker_cancel(w, 5);
	assert_int_equal(worker_take(w), 0);
	assert_int_equal(old.n, 0);
	assert_int_equal(atomic_load(&arenas_freed), 4);
	worker_free(w);
}

static void
done_cancel(struct job *j, void *arg)
{
	struct seen *s = arg;

	s->n++;
	worker_cancel(s->worker, 0);
}

static void
test_an_answer_may_cancel_the_next(void **state)
{
	struct worker *w = worker_new(NULL, NULL, NULL);
	struct seen s = { .worker = w };

	for (int i = 0; i < 50; i++)
		post(w, 1, 1, run_double, done_cancel, &s);
	/* at least two are finished before the first is heard */
	poll(&(struct pollfd){ .fd = worker_fd(w), .events = POLLIN }, 1, 10000);
	usleep(20000);
	worker_take(w);
	assert_int_equal(s.n, 1);
	worker_drain(w);
	assert_int_equal(s.n, 1);
	worker_free(w);
}

static void
done_again(struct job *j, void *arg)
{
	struct seen *s = arg;

	if (++s->n < 100)
		post(s->worker, 1, 1, run_double, done_again, s);
}

static void
test_an_answer_may_post_more(void **state)
{
	struct worker *w = worker_new(NULL, NULL, NULL);
	struct seen s = { .worker = w };

	post(w, 1, 1, run_double, done_again, &s);
	worker_drain(w);
	assert_int_equal(s.n, 100);
	worker_free(w);
}

static void
test_leaving_does_not_wait_for_a_long_job(void **state)
{
	struct worker *w = worker_new(NULL, NULL, NULL);
	struct seen s = {0};

	atomic_store(&release, false);
	atomic_store(&arenas_freed, 0);
	for (int i = 0; i < 10; i++)
		post(w, 1, (uint64_t)i, run_wait, done_add, &s);
	worker_free(w);		/* returns */
	assert_int_equal(s.n, 0);
	assert_int_equal(atomic_load(&arenas_freed), 10);
	worker_free(NULL);
	job_drop(job_new("never posted"));
}

static atomic_int began;

/* Until it is stopped the first time; the second time it is through at once. */
static int
run_patiently(struct job *j, void *context)
{
	if (atomic_fetch_add(&began, 1) > 0)
		return 0;
	while (!job_stopped(j))
		usleep(200);
	return HC_BUSY;
}

static void
done_note(struct job *j, void *arg)
{
	struct { char text[8]; size_t n; } *order = arg;

	assert_int_equal(j->code, 0);
	order->text[order->n++] = *(const char *)j->data;
}

static int
run_nothing(struct job *j, void *context)
{
	return 0;
}

static void
test_a_patient_job_gives_way_to_a_key_and_runs_again(void **state)
{
	struct { char text[8]; size_t n; } order = { "", 0 };
	struct worker *w = worker_new(NULL, NULL, NULL);
	struct job *j[4];

	atomic_store(&began, 0);
	for (int i = 0; i < 4; i++) {
		j[i] = job_new("job");
		j[i]->run = i == 0 ? run_patiently : run_nothing;
		j[i]->done = done_note;
		j[i]->arg = &order;
		j[i]->data = &"abcd"[i];
		j[i]->patient = i < 2;
	}
	worker_post(w, j[0]);
	while (atomic_load(&began) == 0)
		usleep(200);
	worker_post(w, j[1]);
	worker_post_first(w, j[2]);	/* stops the first; both before the second */
	worker_post_first(w, j[3]);
	worker_drain(w);
	assert_int_equal(order.n, 4);
	assert_string_equal(order.text, "cdba");
	assert_int_equal(atomic_load(&began), 2);
	worker_free(w);
}

static void *
start_told(void *arg)
{
	return arg;
}

static void
stop_told(void *context)
{
}

static void
tell(void *context)
{
	atomic_fetch_add((atomic_int *)context, 1);
}

static int
run_until_told(struct job *j, void *context)
{
	atomic_fetch_add(&began, 1);
	while (atomic_load((atomic_int *)context) == 0)
		usleep(200);
	return 0;
}

static void
test_what_a_job_is_deep_in_hears_that_it_is_to_stop(void **state)
{
	static atomic_int told;
	struct worker *w = worker_new(start_told, stop_told, &told);
	struct job *j = job_new("job");

	atomic_store(&began, 0);
	worker_on_stop(w, tell);
	worker_cancel(w, 0);	/* nothing runs */
	assert_int_equal(atomic_load(&told), 0);
	j->run = run_until_told;
	j->generation = 4;
	worker_post(w, j);
	while (atomic_load(&began) == 0)
		usleep(200);
	worker_cancel(w, 3);	/* another one's */
	assert_int_equal(atomic_load(&told), 0);
	worker_cancel(w, 4);
	assert_int_equal(atomic_load(&told), 1);
	worker_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers_come_back_in_order),
		cmocka_unit_test(test_the_descriptor_is_readable_when_answers_wait),
		cmocka_unit_test(test_cancelled_work_is_never_heard_of_again),
		cmocka_unit_test(test_an_answer_may_cancel_the_next),
		cmocka_unit_test(test_an_answer_may_post_more),
		cmocka_unit_test(test_a_patient_job_gives_way_to_a_key_and_runs_again),
		cmocka_unit_test(test_what_a_job_is_deep_in_hears_that_it_is_to_stop),
		cmocka_unit_test(test_leaving_does_not_wait_for_a_long_job),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
