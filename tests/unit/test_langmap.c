/*
 * test_langmap.c - letters of other keyboards stand for the keys they are on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ui/langmap.h"

static uint32_t
key(const char *languages, const char *letter)
{
	uint32_t cp;

	utf8_decode(letter, strlen(letter), &cp);
	return langmap_key(languages, cp);
}

static void
test_letters_are_the_keys_under_them(void **state)
{
	assert_int_equal(key("ru", "о"), 'j');
	assert_int_equal(key("ru", "О"), 'J');
	assert_int_equal(key("ru", "ж"), ';');
	assert_int_equal(key("uk", "і"), 's');
	assert_int_equal(key("el", "ξ"), 'j');
	assert_int_equal(key("he", "ח"), 'j');
	assert_int_equal(key("ar", "ت"), 'j');
	assert_int_equal(key("ar", "ظ"), '/');
}

static void
test_the_first_language_that_has_a_letter_wins(void **state)
{
	assert_int_equal(key("el,ru", "о"), 'j');
	assert_int_equal(key("ru,el", "ξ"), 'j');
}

static void
test_what_no_language_has_stays_itself(void **state)
{
	assert_int_equal(key("ru", "ß"), 0xdf);
	assert_int_equal(key("", "о"), 0x43e);
	assert_int_equal(key(NULL, "о"), 0x43e);
	assert_int_equal(key("xx", "о"), 0x43e);
}

static void
test_unknown_names_are_known_to_be_so(void **state)
{
	assert_true(langmap_known("ru,uk,el,he,ar"));
	assert_true(langmap_known(""));
	assert_false(langmap_known("ru,xx"));
	assert_false(langmap_known("r"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters_are_the_keys_under_them),
		cmocka_unit_test(test_the_first_language_that_has_a_letter_wins),
		cmocka_unit_test(test_what_no_language_has_stays_itself),
		cmocka_unit_test(test_unknown_names_are_known_to_be_so),
	};

	return cmocka_run_group_tests_name("langmap", tests, NULL, NULL);
}
