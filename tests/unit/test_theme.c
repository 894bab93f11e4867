/*
 * test_theme.c - theme files: what they may say, and that every shipped one can be read by people.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
check_contrast(const char *name, const char *role, const struct style *s, uint32_t fg, uint32_t bg, double least)
{
	double c;

	if (s->attr & ATTR_REVERSE || (s->fg == COLOR_NONE && s->bg == COLOR_NONE))
		return;
	if ((s->fg == COLOR_NONE || s->bg == COLOR_NONE) && strncmp(name, "auto-", 5) != 0)
		return;		/* against the terminal's own colour nothing can be computed */
	c = theme_contrast(theme_rgb(s->fg, fg), theme_rgb(s->bg, bg));
	if (c < least)
		fail_msg("%s: role %s has contrast %.2f, below %.1f", name, role, c, least);
}

static struct style
in_256(struct style s)
{
	if (s.fg >= COLOR_RGB)
		s.fg = theme_nearest_256((uint32_t)s.fg & 0xffffff);
	if (s.bg >= COLOR_RGB)
		s.bg = theme_nearest_256((uint32_t)s.bg & 0xffffff);
	return s;
}

/* fg, bg: what the terminal's own colours are taken for. */
static void
check_theme(const char *name, uint32_t fg, uint32_t bg)
{
	double least = strncmp(name, "contrast", 8) == 0 ? 7 : 4.5;
	struct theme *t;
	struct hc_err err = {0};

	if (theme_load(mem, env, name, &t, &err) != 0)
		fail_msg("%s: %s", name, err.msg);
	if (t->fault != NULL)
		fail_msg("%s", t->fault);
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct style few = in_256(t->roles[r].few);
		/* a line is no text: WCAG asks 3 of it, and quieter than the text is what it should be */
		double want = r == ROLE_BORDER ? (least > 5 ? 4.5 : 3) : least;

		check_contrast(name, theme_role_name(r), &t->roles[r].full, fg, bg, want);
		check_contrast(name, theme_role_name(r), &few, fg, bg, want > 5 ? 6.5 : want);
		if (strncmp(name, "auto-", 5) != 0)
			check_contrast(name, theme_role_name(r), &t->roles[r].basic, fg, bg, 4.5);
	}
	/* without colour the cursor must still be seen */
	assert_true(t->roles[ROLE_FOCUS].mono.attr != t->roles[ROLE_TEXT].mono.attr);
}

static void
test_every_shipped_theme_is_legible(void **state)
{
	const char *const *names;
	size_t n = 0;

	theme_list(mem, env, &names, &n);
	assert_true(n >= 12);
	for (size_t i = 0; i < n; i++)
		check_theme(names[i], 0xffffff, 0);
	/* what auto becomes stands on the terminal's own background */
	check_theme("auto-dark", 0xe0e0e0, 0x000000);
	check_theme("auto-dark", 0xe0e0e0, 0x2e3440);
	check_theme("auto-light", 0x101010, 0xffffff);
	check_theme("auto-light", 0x101010, 0xefefef);
}

/* Lab of a colour as a person with this kind of sight sees it: Machado, Oliveira and Fernandes 2009, severity 1. */
static void
seen_as(uint32_t rgb, const double m[9], double lab[3])
{
	double v[3], s[3], xyz[3], f[3];

	for (int i = 0; i < 3; i++) {
		double c = (rgb >> (16 - 8 * i) & 255) / 255.0;

		v[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
	for (int i = 0; i < 3; i++) {
		s[i] = m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2];
		s[i] = s[i] < 0 ? 0 : s[i] > 1 ? 1 : s[i];
	}
	xyz[0] = (0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.95047;
	xyz[1] = 0.2126 * s[0] + 0.7152 * s[1] + 0.0722 * s[2];
	xyz[2] = (0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.08883;
	for (int i = 0; i < 3; i++)
		f[i] = xyz[i] > 0.008856 ? cbrt(xyz[i]) : 7.787 * xyz[i] + 16.0 / 116;
	lab[0] = 116 * f[1] - 16;
	lab[1] = 500 * (f[0] - f[1]);
	lab[2] = 200 * (f[1] - f[2]);
}

static void
check_signals(const char *name, const struct theme *t, double least)
{
	static const double sights[4][9] = {
		{ 1, 0, 0, 0, 1, 0, 0, 0, 1 },
		{ 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
		{ 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
		{ 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
	};
	static const int signals[] = { ROLE_OK, ROLE_WARN, ROLE_ERROR };

	for (int k = 0; k < 4 * 3; k++) {
		const struct style *a = &t->roles[signals[k % 3]].full, *b = &t->roles[signals[(k + 1) % 3]].full;
		double p[3], q[3], d;

		if (a->fg < COLOR_RGB || b->fg < COLOR_RGB)
			continue;	/* the terminal's own colours */
		seen_as((uint32_t)a->fg & 0xffffff, sights[k / 3], p);
		seen_as((uint32_t)b->fg & 0xffffff, sights[k / 3], q);
		d = sqrt(pow(p[0] - q[0], 2) + pow(p[1] - q[1], 2) + pow(p[2] - q[2], 2));
		if (d < least)
			fail_msg("%s: %s and %s are %.1f apart for sight %d, less than %.0f", name, theme_role_name(signals[k % 3]),
			    theme_role_name(signals[(k + 1) % 3]), d, k / 3, least);
	}
}

static void
test_signals_differ_for_every_kind_of_sight(void **state)
{
	const char *const *names;
	size_t n = 0;

	theme_list(mem, env, &names, &n);
	for (size_t i = 0; i < n + 2; i++) {
		const char *name = i < n ? names[i] : i == n ? "auto-dark" : "auto-light";
		struct theme *t;

		assert_int_equal(theme_load(mem, env, name, &t, NULL), 0);
		check_signals(name, t, strcmp(name, "colourblind") == 0 ? 20 : 12);
	}
}

static void
test_a_wrong_line_costs_only_itself(void **state)
{
	char dir[] = "/tmp/hotcrm-theme.XXXXXX", path[128], themes[64];
	struct theme *t;
	FILE *f;

	assert_non_null(mkdtemp(dir));
	snprintf(themes, sizeof(themes), "%s/themes", dir);
	snprintf(path, sizeof(path), "%s/bad.theme", themes);
	assert_int_equal(mkdir(themes, 0700), 0);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("role text white black\nrole titel red\npalette sun ffcc00\nrole warn \"red\nrole accent sun 101010\nrole ok mauve\n", f);
	fclose(f);
	env_fixed_put(env, "HOTCRM_SHARE", dir);
	assert_int_equal(theme_load(mem, env, "bad", &t, NULL), 0);
	unlink(path);
	rmdir(themes);
	rmdir(dir);
	assert_int_equal(t->nfaults, 3);	/* the quote that is not closed is found first */
	assert_non_null(strstr(t->fault, "bad.theme:4:"));
	assert_non_null(strstr(t->faults[1], "bad.theme:2:6"));
	assert_non_null(strstr(t->faults[2], "bad.theme:6:"));
	assert_int_equal(t->roles[ROLE_ACCENT].full.fg, COLOR_RGB | 0xffcc00);
}

static void
test_a_palette_is_most_of_a_theme(void **state)
{
	struct theme *t;

	assert_int_equal(theme_parse(mem, env, "palette paper 000010\ninherits dark\n", "mine.theme", &t, NULL), 0);
	assert_int_equal(t->roles[ROLE_TEXT].full.bg, COLOR_RGB | 0x000010);
	assert_int_equal(t->roles[ROLE_STAGE_3].full.bg, COLOR_RGB | 0x000010);
	assert_int_equal(theme_parse(mem, NULL, "role stage 00ff00 default\nrole ok ff0000 default | 256: 9 default\n", "x.theme", &t, NULL), 0);
	assert_int_equal(t->roles[ROLE_STAGE_5].full.fg, COLOR_RGB | 0x00ff00);
	assert_int_equal(t->roles[ROLE_OK].few.fg, 9);
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
		cmocka_unit_test_setup_teardown(test_signals_differ_for_every_kind_of_sight, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_wrong_line_costs_only_itself, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_palette_is_most_of_a_theme, setup, teardown),
		cmocka_unit_test_setup_teardown(test_an_unknown_theme_lists_those_there_are, setup, teardown),
		cmocka_unit_test_setup_teardown(test_colours_fall_back_to_their_neighbours, setup, teardown),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
