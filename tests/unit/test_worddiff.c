/* test_worddiff.c - what a person reads where two texts differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/worddiff.h"

static struct arena *mem;

static void
expect(const char *from, const char *to, const char *want)
{
	struct buf b = BUF_INIT;

	worddiff(mem, from, to, &b);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void
test_a_word_that_changed_stands_beside_what_it_was(void **state)
{
	expect("Wants an SLA before May.", "Wants a contract before May.", "Wants [-an SLA-]{+a contract+} before May.");
	expect("call on Monday", "call on Monday", "call on Monday");
}

static void
test_words_that_came_or_went_are_seen_alone(void **state)
{
	expect("two beds", "two large beds", "two {+large +}beds");
	expect("two large beds", "two beds", "two [-large -]beds");
	expect("", "new", "{+new+}");
	expect("old", "", "[-old-]");
	expect("", "", "");
}

static void
test_several_changes_leave_what_stands_between(void **state)
{
	expect("a b c d e", "a x c d y e", "a [-b-]{+x+} c d{+ y+} e");
	expect("one\ntwo\nthree", "one\n2\nthree", "one\n[-two-]{+2+}\nthree");
}

static void
test_texts_too_long_to_compare_are_shown_whole(void **state)
{
	struct buf a = BUF_INIT, b = BUF_INIT, out = BUF_INIT;

	for (int i = 0; i < 3000; i++) {
		buf_printf(&a, "a%d ", i);
		buf_printf(&b, "b%d ", i);
	}
	worddiff(mem, buf_str(&a), buf_str(&b), &out);
	assert_int_equal(out.len, a.len + b.len - 1 + 8);	/* the blank at the end is common */
	buf_free(&a);
	buf_free(&b);
	buf_free(&out);
}

static int
begin(void **state)
{
	mem = arena_new("test");
	return 0;
}

static int
end(void **state)
{
	arena_free(mem);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_word_that_changed_stands_beside_what_it_was),
		cmocka_unit_test(test_words_that_came_or_went_are_seen_alone),
		cmocka_unit_test(test_several_changes_leave_what_stands_between),
		cmocka_unit_test(test_texts_too_long_to_compare_are_shown_whole),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
