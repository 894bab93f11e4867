/*
 * test_key.c - keys and their names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/key.h"

static void
test_every_name_reads_back(void **state)
{
	static const char *const names[] = { "j", "G", "<C-s>", "<A-x>", "<S-Tab>", "<Down>", "<Space>", "<lt>", ">", ":", "<F12>",
	    "<C-A-d>", "<C-Space>", "\xc3\xa9", "<C-Enter>" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *s = names[i];
		struct key k;
		char buf[KEY_NAME];

		assert_true(key_parse(&s, &k));
		assert_string_equal(s, "");
		assert_string_equal(key_name(k, buf), names[i]);
	}
}

static void
test_unknown_names_are_refused(void **state)
{
	static const char *const names[] = { "<Foo>", "<Q-x>", "<F25>", "<F0>" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *s = names[i];
		struct key k;

		assert_false(key_parse(&s, &k));
		assert_string_equal(s, names[i]);
	}
}

static void
test_an_angle_that_names_nothing_is_itself(void **state)
{
	const char *s = "<";
	struct key k;

	assert_true(key_parse(&s, &k));
	assert_int_equal(k.code, '<');
}

static void
test_only_characters_type_text(void **state)
{
	char buf[5];

	assert_int_equal(key_text((struct key){ .code = 'a' }, buf), 1);
	assert_int_equal(key_text((struct key){ .code = 'a', .mods = MOD_CTRL }, buf), 0);
	assert_int_equal(key_text((struct key){ .code = KEY_ARROW_UP }, buf), 0);
	assert_int_equal(key_text((struct key){ .code = 0x1f600 }, buf), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_name_reads_back),
		cmocka_unit_test(test_unknown_names_are_refused),
		cmocka_unit_test(test_an_angle_that_names_nothing_is_itself),
		cmocka_unit_test(test_only_characters_type_text),
	};

	return cmocka_run_group_tests_name("key", tests, NULL, NULL);
}
