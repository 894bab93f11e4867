/* test_palette.c - a few letters find a command: what fits better comes first, and four letters are enough for nearly all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "crm_help.h"

#include "cmd/cmd.h"
#include "ui/app.h"
#include "ui/palette.h"
#include "ui/picker.h"

static void
test_better_fits_come_first(void **state)
{
	assert_int_equal(palette_score("open", "x"), 0);
	assert_int_equal(palette_score("open", "opening"), 0);
	assert_true(palette_score("top", "top") > palette_score("topmost", "top"));
	assert_true(palette_score("sort", "so") > palette_score("sort-column", "so"));
	assert_true(palette_score("sort-up", "su") > palette_score("result", "su"));
	assert_true(palette_score("new contact", "nc") > palette_score("announce", "nc"));
	assert_true(palette_score("mark-all", "all") > palette_score("recall", "all"));
	assert_true(palette_score("dashboard", "dsb") > 0);
	assert_int_equal(palette_score("dashboard", "bsd"), 0);
	assert_int_equal(palette_score("dashboard", ""), 1);
	assert_int_equal(palette_score("", "a"), 0);
}

/* How many commands come before this one; those that stand earlier in the table win a tie, as in the palette. */
static size_t
before(size_t at, const char *typed)
{
	int own = palette_score(cmd_at(at)->name, typed);
	size_t n = 0;

	for (size_t i = 0; i < cmd_total(); i++) {
		int score = palette_score(cmd_at(i)->name, typed);

		n += score > own || (score == own && i < at);
	}
	return own > 0 ? n : 1000;
}

/* Is it first for some four letters of its name, in order? */
static bool
reached(size_t at)
{
	const char *name = cmd_at(at)->name;
	size_t n = strlen(name) < 20 ? strlen(name) : 20;

	for (uint32_t set = 1; set < (1u << n); set++) {
		char typed[8];
		size_t k = 0;

		if (__builtin_popcount(set) > 4 || !(set & 1))
			continue;
		for (size_t i = 0; i < n; i++)
			if (set & (1u << i))
				typed[k++] = name[i];
		typed[k] = '\0';
		if (before(at, typed) == 0)
			return true;
	}
	return false;
}

static void
test_four_letters_reach_nearly_every_command(void **state)
{
	size_t total, hit = 0;

	uicommands_register();
	total = cmd_total();
	for (size_t i = 0; i < total; i++)
		if (reached(i))
			hit++;
		else
			print_message("# not in four letters: %s\n", cmd_at(i)->name);
	assert_true(hit * 100 >= total * 95);
}

/* In the palette itself, among settings, views, objects and records of a real workspace: what stands first for these letters. */
static bool
first(struct app *app, size_t at, const char *typed, size_t *asked)
{
	struct arena *a = arena_new("palette");
	struct choice out[1];
	bool is;

	++*asked;
	is = palette_find(app, typed, a, out, 1) == 1 && *out[0].data == '>' && strcmp(out[0].data + 1, cmd_at(at)->name) == 0;
	arena_free(a);
	return is;
}

/* The letters that name it best are tried first: its beginning, then those that beat all other names. */
static bool
reached_among_all(struct app *app, size_t at, size_t *asked)
{
	const char *name = cmd_at(at)->name;
	size_t n = strlen(name) < 20 ? strlen(name) : 20, tries = 0;

	for (size_t k = 1; k <= 4 && k <= n; k++) {
		char typed[8];

		snprintf(typed, sizeof(typed), "%.*s", (int)k, name);
		if (first(app, at, typed, asked))
			return true;
	}
	for (uint32_t set = 1; set < (1u << n) && tries < 40; set++) {
		char typed[8];
		size_t k = 0;

		if (__builtin_popcount(set) > 4 || __builtin_popcount(set) < 2 || !(set & 1))
			continue;
		for (size_t i = 0; i < n; i++)
			if (set & (1u << i))
				typed[k++] = name[i];
		typed[k] = '\0';
		if (before(at, typed) > 0)
			continue;
		tries++;
		if (first(app, at, typed, asked))
			return true;
	}
	return false;
}

static void
test_four_letters_reach_a_command_among_everything_else(void **state)
{
	struct desk *d = *state;
	struct app_options o = { .env = d->env, .clean = true, .w = 80, .h = 24, .work = d->w, .db_path = d->path };
	size_t total, hit = 0, asked = 0;
	struct app *app;

	env_fixed_put(d->env, "HOTCRM_SHARE", getenv("top_srcdir") != NULL ? getenv("top_srcdir") : ".");
	assert_int_equal(app_new(&o, &app, &d->err), HC_OK);
	total = cmd_total();
	for (size_t i = 0; i < total; i++)
		if (reached_among_all(app, i, &asked))
			hit++;
		else
			print_message("# not in four letters: %s\n", cmd_at(i)->name);
	print_message("# %zu of %zu commands, %zu questions\n", hit, total, asked);
	assert_true(hit * 100 >= total * 95);
	app_free(app);
}

static bool
on_screen(struct app *app, const char *text)
{
	struct buf b = BUF_INIT;
	bool is;

	app_draw(app);
	canvas_dump(app->canvas, false, &b);
	is = strstr(buf_str(&b), text) != NULL;
	buf_free(&b);
	return is;
}

static void
press(struct app *app, const char *keys)
{
	while (*keys != '\0') {
		struct event ev = { .type = EVENT_KEY };

		assert_true(key_parse(&keys, &ev.key));
		app_event(app, &ev);
	}
}

/* The worker's answers come in app_settle() only: what is on the screen before it was there without the store. */
static void
test_a_letter_is_answered_before_the_records_are_found(void **state)
{
	struct desk *d = *state;
	struct app_options o = { .env = d->env, .clean = true, .w = 80, .h = 24, .work = d->w, .db_path = d->path };
	struct app *app;

	desk_new(d, "account", "name", "Themis Quarries");
	desk_new(d, "contact", "first_name", "Theo", "last_name", "Quist", "email", "theo@quist.example");
	env_fixed_put(d->env, "HOTCRM_SHARE", getenv("top_srcdir") != NULL ? getenv("top_srcdir") : ".");
	assert_int_equal(app_new(&o, &app, &d->err), HC_OK);
	app->visits.n = 0;
	palette_open(app, "");
	app_settle(app);
	press(app, "th");
	assert_true(on_screen(app, "theme"));
	app_settle(app);
	assert_true(on_screen(app, "theme"));
	assert_true(on_screen(app, "Themis Quarries"));
	press(app, "e");	/* it fits still: it stays where it is */
	assert_true(on_screen(app, "Themis Quarries"));
	press(app, "o");	/* now it does not */
	assert_false(on_screen(app, "Themis Quarries"));
	app_settle(app);
	assert_true(on_screen(app, "Theo Quist"));
	press(app, "<C-u>@quist<Enter>");	/* faster than it is found: Enter takes it when it comes */
	app_settle(app);
	assert_string_equal(app_focus(app)->ops->name, "record");
	press(app, "<Esc>");
	palette_open(app, "");
	press(app, "#vip");
	app_settle(app);
	assert_true(on_screen(app, "nothing fits"));
	app_free(app);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_better_fits_come_first),
		cmocka_unit_test(test_four_letters_reach_nearly_every_command),
		cmocka_unit_test_setup_teardown(test_four_letters_reach_a_command_among_everything_else, desk_open, desk_end),
		cmocka_unit_test_setup_teardown(test_a_letter_is_answered_before_the_records_are_found, desk_open, desk_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
