/*
 * test_keymap.c - contexts, sequences and conflicts of key bindings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "ui/keymap.h"

static struct arena *mem;

static int
setup(void **state)
{
	mem = arena_new("test");
	*state = keymap_new(mem);
	return 0;
}

static int
teardown(void **state)
{
	arena_free(mem);
	return 0;
}

static enum keymap_result
find(struct keymap *km, const char *const *contexts, const char *keys, const struct binding **b)
{
	struct key k[KEY_SEQUENCE];
	int n = keymap_keys(keys, k, NULL);

	assert_true(n > 0);
	return keymap_find(km, contexts, k, n, b);
}

static const char *const list_contexts[] = { "list:lead", "list", "browse", NULL };

static void
test_the_more_specific_context_wins(void **state)
{
	struct keymap *km = *state;
	const struct binding *b = NULL;

	assert_int_equal(keymap_map(km, "browse", "d", "Delete", "delete", "t:1", false, NULL), 0);
	assert_int_equal(keymap_map(km, "list:lead", "d", "Disqualify", "set status=lost", "t:2", false, NULL), 0);
	assert_int_equal(find(km, list_contexts, "d", &b), KEYMAP_FOUND);
	assert_string_equal(b->note, "Disqualify");
	assert_int_equal(find(km, list_contexts + 1, "d", &b), KEYMAP_FOUND);
	assert_string_equal(b->note, "Delete");
}

static void
test_a_prefix_waits_for_its_continuations(void **state)
{
	struct keymap *km = *state;
	const struct binding *b = NULL, *const *all;
	struct key g = { .code = 'g' };

	assert_int_equal(keymap_map(km, "list", "gg", "Top", "top", "t:1", false, NULL), 0);
	assert_int_equal(keymap_map(km, "browse", "gl", "Leads", "list lead", "t:2", false, NULL), 0);
	assert_int_equal(find(km, list_contexts, "g", &b), KEYMAP_PREFIX);
	assert_int_equal(find(km, list_contexts, "gg", &b), KEYMAP_FOUND);
	assert_int_equal(find(km, list_contexts, "gl", &b), KEYMAP_FOUND);
	assert_int_equal(find(km, list_contexts, "gx", &b), KEYMAP_NONE);
	assert_int_equal(keymap_list(km, list_contexts, &g, 1, mem, &all), 2);
	assert_string_equal(all[0]->note, "Top");
}

static void
test_a_command_and_a_prefix_on_one_key_is_a_conflict(void **state)
{
	struct keymap *km = *state;
	struct hc_err err;

	assert_int_equal(keymap_map(km, "list", "gg", "Top", "top", "keys.conf:7", false, NULL), 0);
	assert_int_equal(keymap_map(km, "list", "g", "Go", "go", "t:2", false, &err), HC_CONFLICT);
	assert_non_null(strstr(err.msg, "keys.conf:7"));
	assert_int_equal(keymap_map(km, "list", "gg", "End", "end", "t:3", false, &err), HC_CONFLICT);
	assert_int_equal(keymap_map(km, "list", "g", "Go", "go", "t:4", true, &err), 0);
	assert_int_equal(find(km, list_contexts, "g", NULL), KEYMAP_FOUND);
}

static void
test_unmap_frees_a_key(void **state)
{
	struct keymap *km = *state;

	assert_int_equal(keymap_map(km, "list,browse", "x", "Actions", "actions", "t:1", false, NULL), 0);
	assert_int_equal(keymap_unmap(km, "list", "x", NULL), 0);
	assert_int_equal(find(km, list_contexts, "x", NULL), KEYMAP_FOUND);	/* browse still has it */
	assert_int_equal(keymap_unmap(km, "browse", "x", NULL), 0);
	assert_int_equal(find(km, list_contexts, "x", NULL), KEYMAP_NONE);
	assert_int_equal(keymap_unmap(km, "browse", "x", NULL), HC_NOTFOUND);
}

static void
test_bad_keys_and_contexts_are_named(void **state)
{
	struct keymap *km = *state;
	struct hc_err err;

	assert_int_equal(keymap_map(km, "list", "<Nope>", "", "x", "t:1", false, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "<Nope>"));
	assert_int_equal(keymap_map(km, "list/", "x", "", "x", "t:1", false, &err), HC_INVALID);
	assert_int_equal(keymap_map(km, "browse,lst", "x", "", "x", "t:1", false, &err), HC_INVALID);
	assert_string_equal(err.msg, "lst is no place for keys; did you mean list?");
	assert_int_equal(keymap_count(km), 0);
	assert_int_equal(keymap_unmap(km, "brose", "x", &err), HC_INVALID);
	assert_string_equal(err.msg, "brose is no place for keys; did you mean browse?");
	assert_int_equal(keymap_map(km, "form:lead", "x", "", "x", "t:1", false, &err), HC_INVALID);
	assert_int_equal(keymap_map(km, "list:", "x", "", "x", "t:1", false, &err), HC_INVALID);
	assert_int_equal(keymap_map(km, "nowhere", "x", "", "x", "t:1", false, &err), HC_INVALID);
	assert_int_equal(keymap_map(km, ",", "x", "", "x", "t:1", false, &err), HC_INVALID);
	assert_int_equal(keymap_map(km, "list", "abcdefghi", "", "x", "t:1", false, &err), HC_INVALID);
	assert_int_equal(keymap_map(km, "list", "", "", "x", "t:1", false, &err), HC_INVALID);
}

static void
test_menus_find_the_key_of_a_command(void **state)
{
	struct keymap *km = *state;
	const struct binding *b;

	keymap_map(km, "browse", "u", "Undo", "undo", "t:1", false, NULL);
	keymap_map(km, "list", "u", "Unmark", "unmark", "t:2", false, NULL);
	assert_null(keymap_for(km, list_contexts, "undo"));	/* shadowed */
	b = keymap_for(km, list_contexts, "unmark");
	assert_non_null(b);
	assert_string_equal(b->note, "Unmark");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_the_more_specific_context_wins, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_prefix_waits_for_its_continuations, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_command_and_a_prefix_on_one_key_is_a_conflict, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unmap_frees_a_key, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bad_keys_and_contexts_are_named, setup, teardown),
		cmocka_unit_test_setup_teardown(test_menus_find_the_key_of_a_command, setup, teardown),
	};

	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
