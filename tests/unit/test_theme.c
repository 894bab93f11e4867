/*
 * test_theme.c - theme files: what they may say, and that every shipped one can be read by people.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/env.h"
#include "ui/canvas.h"
#include "ui/theme.h"

static struct arena *mem;
static struct env *env;

static int
setup(void **state)
{
	const char *top = getenv("top_srcdir");

	mem = arena_new("test");
	env = env_fixed(mem, 0, 0, 1);
	env_fixed_put(env, "HOTCRM_SHARE", top != NULL ? top : ".");
	return 0;
}

static int
teardown(void **state)
{
	arena_free(mem);
	return 0;
}

static void
test_a_role_takes_colours_and_attributes(void **state)
{
	struct theme *t;
	const char *text = "palette ink 112233\nrole title ink ffffff bold | 16: white blue | mono: reverse\n";

	assert_int_equal(theme_parse(mem, NULL, text, "x.theme", &t, NULL), 0);
	assert_int_equal(t->roles[ROLE_TITLE].full.fg, COLOR_RGB | 0x112233);
	assert_int_equal(t->roles[ROLE_TITLE].full.bg, COLOR_RGB | 0xffffff);
	assert_int_equal(t->roles[ROLE_TITLE].full.attr, ATTR_BOLD);
	assert_int_equal(t->roles[ROLE_TITLE].basic.bg, 4);
	assert_int_equal(t->roles[ROLE_TITLE].mono.attr, ATTR_REVERSE);
}

static void
test_mistakes_are_named_with_their_place(void **state)
{
	static const struct { const char *text, *say; } bad[] = {
		{ "role titel red\n", "title" },
		{ "\nrole title mauve\n", "x.theme:2:" },
		{ "map list x { quit }\n", "map" },
		{ "palette ink zzzzzz\n", "palette" },
		{ "role title red blue green\n", "green" },
		{ "role title red | 8: blue\n", "8:" },
		{ "role title red | mono: blue\n", "blue" },
		{ "role title\n", "role" },
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct theme *t = NULL;
		struct hc_err err = {0};

		assert_int_equal(theme_parse(mem, NULL, bad[i].text, "x.theme", &t, &err), HC_INVALID);
		assert_non_null(strstr(err.msg, bad[i].say));
		assert_null(t);
	}
}

static void
check_contrast(const char *name, const char *role, const struct style *s, uint32_t fg, uint32_t bg)
{
	double c;

	if (s->attr & ATTR_REVERSE || (s->fg == COLOR_NONE && s->bg == COLOR_NONE))
		return;
	if (s->fg == COLOR_NONE || s->bg == COLOR_NONE)
		return;		/* against the terminal's own colour nothing can be computed */
	c = theme_contrast(theme_rgb(s->fg, fg), theme_rgb(s->bg, bg));
	if (c < 4.5)
		fail_msg("%s: role %s has contrast %.2f, below 4.5", name, role, c);
}

static void
test_every_shipped_theme_is_legible(void **state)
{
	const char *const *names;
	size_t n = 0;

	theme_list(mem, env, &names, &n);
	assert_true(n >= 5);
	for (size_t i = 0; i < n; i++) {
		struct theme *t;
		struct hc_err err = {0};

		if (theme_load(mem, env, names[i], &t, &err) != 0)
			fail_msg("%s: %s", names[i], err.msg);
		for (int r = 0; r < ROLE_COUNT; r++) {
			check_contrast(names[i], theme_role_name(r), &t->roles[r].full, 0xffffff, 0);
			check_contrast(names[i], theme_role_name(r), &t->roles[r].basic, 0xffffff, 0);
		}
		/* without colour the cursor must still be seen */
		assert_true(t->roles[ROLE_FOCUS].mono.attr != t->roles[ROLE_TEXT].mono.attr);
	}
}

static void
test_an_unknown_theme_lists_those_there_are(void **state)
{
	struct theme *t;
	struct hc_err err;

	assert_int_equal(theme_load(mem, env, "nope", &t, &err), HC_NOTFOUND);
	assert_non_null(strstr(err.msg, "dark"));
	assert_int_equal(theme_load(mem, env, "../dark", &t, &err), HC_NOTFOUND);
}

static void
test_colours_fall_back_to_their_neighbours(void **state)
{
	assert_int_equal(theme_nearest_256(0xff0000), 196);
	assert_int_equal(theme_nearest_16(0x00ff00), 10);
	assert_true(theme_contrast(0, 0xffffff) > 20.9);
	assert_true(theme_contrast(0x777777, 0x777777) < 1.01);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_role_takes_colours_and_attributes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mistakes_are_named_with_their_place, setup, teardown),
		cmocka_unit_test_setup_teardown(test_every_shipped_theme_is_legible, setup, teardown),
		cmocka_unit_test_setup_teardown(test_an_unknown_theme_lists_those_there_are, setup, teardown),
		cmocka_unit_test_setup_teardown(test_colours_fall_back_to_their_neighbours, setup, teardown),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
