/* test_arena.c - arenas, buffers, maps, errors: what everything above stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "base/vec.h"

static void
count_up(void *arg)
{
	(*(int *)arg)++;
}

static void
test_memory_is_zeroed_after_reset(void **state)
{
	struct arena *a = arena_new("test");

	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 70000; size = size * 3 + 1) {
			unsigned char *p = arena_alloc(a, size);

			assert_int_equal((uintptr_t)p % 16, 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xaa, size);
		}
		arena_reset(a);
		assert_int_equal(arena_used(a), 0);
	}
	arena_free(a);
}

static void
test_cleanups_run_once_on_reset(void **state)
{
	struct arena *a = arena_new("test");
	int n = 0;

	arena_defer(a, count_up, &n);
	arena_defer(a, count_up, &n);
	arena_reset(a);
	assert_int_equal(n, 2);
	arena_free(a);
	assert_int_equal(n, 2);
}

static void
test_map_keeps_order_and_replaces(void **state)
{
	struct arena *a = arena_new("test");
	struct map *m = map_new(a);
	char key[16];
	static int values[1000];

	for (int i = 0; i < 1000; i++) {
		snprintf(key, sizeof(key), "k%d", i);
		map_put(m, key, &values[i]);
	}
	map_put(m, "k7", &values[8]);
	assert_int_equal(map_count(m), 1000);
	assert_ptr_equal(map_get(m, "k7"), &values[8]);
	assert_ptr_equal(map_get(m, "k999"), &values[999]);
	assert_null(map_get(m, "k1000"));
	assert_string_equal(map_key(m, 12), "k12");
	arena_free(a);
}

static void
test_vec_and_buf_grow(void **state)
{
	struct arena *a = arena_new("test");
	struct buf b = BUF_INIT;
	VEC(int) v = {0};

	for (int i = 0; i < 100; i++) {
		vec_push(a, &v, i);
		buf_printf(&b, "%d,", i);
	}
	assert_int_equal(v.at[99], 99);
	assert_int_equal(b.len, strlen(b.data));
	buf_reset(&b);
	assert_string_equal(buf_str(&b), "");
	buf_free(&b);
	arena_free(a);
}

static void
test_messages_are_one_harmless_line(void **state)
{
	struct hc_err err = {0};
	char name[700];

	assert_int_equal(hc_fail(&err, HC_INVALID, 3, "\"%s\" is odd.", "a\nb\033[2J\xff\xc2\x9b" "c\xc3\xa9"), HC_INVALID);
	assert_string_equal(err.msg, "\"a?b?[2J???c\xc3\xa9\" is odd.");
	assert_int_equal(err.field, 3);
	err_prefix(&err, "line %d", 7);
	assert_string_equal(err.msg, "line 7: \"a?b?[2J???c\xc3\xa9\" is odd.");
	for (size_t i = 0; i < sizeof(name) - 2; i += 2)
		memcpy(name + i, "\xc3\xa9", 3);
	assert_int_equal(err_at(&err, HC_NET, 12, " %s", name), HC_NET);
	assert_int_equal(err.pos, 12);
	assert_int_equal(strlen(err.msg), sizeof(err.msg) - 1);
	assert_int_equal(hc_fail(NULL, HC_BUSY, 0, "nobody listens"), HC_BUSY);
	assert_int_equal(err_exit(HC_PART), 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory_is_zeroed_after_reset),
		cmocka_unit_test(test_cleanups_run_once_on_reset),
		cmocka_unit_test(test_map_keeps_order_and_replaces),
		cmocka_unit_test(test_vec_and_buf_grow),
		cmocka_unit_test(test_messages_are_one_harmless_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
