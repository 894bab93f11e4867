/*
 * test_customise.c - objects and fields of the workspace's own, when two change them at the same moment: what each wrote is there,
 * or he was refused with a sentence. In a file, and with HOTCRM_TEST_PG in PostgreSQL.
 */
#include "tests/unit/place_help.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/env.h"
#include "base/err.h"
#include "host/host.h"

#define WRITERS 2
#define FIELDS 4	/* that each of them adds */

/* A program that has the workspace open. */
struct writer {
	struct work *work;
	struct arena *arena;
	pthread_t thread;
	int number, refused;
	char trouble[sizeof(((struct hc_err *)0)->msg)];
};

static char dir[] = "/tmp/hotcrm-customise-XXXXXX", path[400];
static struct writer writers[WRITERS];

static int
setup(void **state)
{
	struct hc_err err;

	(void)state;
	setenv("HOTCRM_PLUGINS", "-", 1);
	if (mkdtemp(dir) == NULL)
		return 1;
	if (!test_place(path, sizeof(path)))
		snprintf(path, sizeof(path), "%s/own.db", dir);
	for (int i = 0; i < WRITERS; i++) {
		struct writer *w = &writers[i];

		w->number = i;
		w->arena = arena_new("test");
		if (i == 0 ? work_init(env_process(w->arena), path, &w->work, &err) < 0 :
		    work_open(env_process(w->arena), path, 0, false, NULL, &w->work, &err) < 0) {
			fprintf(stderr, "%s\n", err.msg);
			return 1;
		}
	}
	return 0;
}

static int
teardown(void **state)
{
	char command[100];

	(void)state;
	for (int i = 0; i < WRITERS; i++) {
		work_close(writers[i].work);
		arena_free(writers[i].arena);
	}
	snprintf(command, sizeof(command), "rm -r -- '%s'", dir);
	return system(command) != 0;
}

static void
test_of_two_who_began_from_one_text_the_second_is_refused(void **state)
{
	struct writer *a = &writers[0], *b = &writers[1];
	const char *was = work_custom(a->work, a->arena), *text = "extend object tag\nfield x_first text(20) \"First\"\n";
	struct hc_err err = { .msg = "" };

	(void)state;
	assert_int_equal(work_customise_from(a->work, was, text, &err), HC_OK);
	assert_int_equal(work_customise_from(b->work, was, "extend object tag\nfield x_second text(20) \"Second\"\n", &err), HC_CONFLICT);
	assert_string_equal(err.msg, "Others changed objects and fields at the same time; read what is there now and put yours into it.");
	assert_string_equal(work_custom(b->work, b->arena), text);
	/* who was refused goes on with what is there, and may try again from it */
	assert_int_equal(work_follow(b->work, &err), 1);
	assert_non_null(object_field(model_object(b->work->model, "tag"), "x_first"));
	text = "extend object tag\nfield x_first text(20) \"First\"\nfield x_second text(20) \"Second\"\n";
	assert_int_equal(work_customise_from(b->work, work_custom(b->work, b->arena), text, &err), HC_OK);
	assert_int_equal(work_follow(a->work, &err), 1);
	assert_non_null(object_field(model_object(a->work->model, "tag"), "x_second"));
}

static void
test_a_note_in_the_text_alone_is_held_to_the_same(void **state)
{
	struct writer *a = &writers[0], *b = &writers[1];
	const char *was = work_custom(a->work, a->arena);
	struct hc_err err = { .msg = "" };

	(void)state;
	assert_int_equal(work_customise_from(a->work, was, arena_printf(a->arena, "%s# seen by a\n", was), &err), HC_OK);
	assert_int_equal(work_customise_from(b->work, was, arena_printf(b->arena, "%s# seen by b\n", was), &err), HC_CONFLICT);
	assert_non_null(strstr(work_custom(b->work, b->arena), "seen by a"));
}

/* Adds its fields one by one, each to what it read; a refusal is heard, and it reads again. */
static void *
add_fields(void *arg)
{
	struct writer *w = arg;
	struct hc_err err = { .msg = "" };

	for (int i = 0; i < FIELDS; i++) {
		const char *was, *text;
		int rc;

		do {
			was = work_custom(w->work, w->arena);
			text = arena_printf(w->arena, "%sextend object tag\nfield x_w%d_%d integer \"W%d %d\"\n", was, w->number, i, w->number, i);
			rc = work_customise_from(w->work, was, text, &err);
			w->refused += rc == HC_CONFLICT;
		} while (rc == HC_CONFLICT || rc == HC_BUSY);
		if (rc < 0) {
			snprintf(w->trouble, sizeof(w->trouble), "%s", err.msg);
			return NULL;
		}
	}
	return NULL;
}

static void
test_of_writers_at_one_moment_nothing_is_lost(void **state)
{
	struct hc_err err = { .msg = "" };

	(void)state;
	for (int i = 0; i < WRITERS; i++)
		assert_int_equal(pthread_create(&writers[i].thread, NULL, add_fields, &writers[i]), 0);
	for (int i = 0; i < WRITERS; i++)
		pthread_join(writers[i].thread, NULL);
	for (int i = 0; i < WRITERS; i++) {
		assert_string_equal(writers[i].trouble, "");
		assert_true(work_follow(writers[i].work, &err) >= 0);
		for (int k = 0; k < WRITERS * FIELDS; k++) {
			char name[40];

			snprintf(name, sizeof(name), "x_w%d_%d", k / FIELDS, k % FIELDS);
			if (object_field(model_object(writers[i].work->model, "tag"), name) == NULL)
				fail_msg("%s was lost", name);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_of_two_who_began_from_one_text_the_second_is_refused),
		cmocka_unit_test(test_a_note_in_the_text_alone_is_held_to_the_same),
		cmocka_unit_test(test_of_writers_at_one_moment_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
