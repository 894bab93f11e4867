/* test_env.c - the outside world: folders, zone name, ids, the log. */
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

#include "base/env.h"
#include "base/log.h"
#include "base/uuid.h"
#include "hotcrm/plugin.h"

static void
test_folders_follow_xdg_and_home(void **state)
{
	struct arena *a = arena_new("test");
	struct env *e = env_fixed(a, 0, 0, 1);

	env_fixed_put(e, "HOME", "/people/ada");
	assert_string_equal(env_data_dir(e, a), "/people/ada/.local/share/hotcrm");
	assert_string_equal(env_config_dir(e, a), "/people/ada/.config/hotcrm");
	assert_string_equal(env_state_dir(e, a), "/people/ada/.local/state/hotcrm");
	env_fixed_put(e, "XDG_DATA_HOME", "/data");
	env_fixed_put(e, "XDG_CONFIG_HOME", "not/absolute");
	assert_string_equal(env_data_dir(e, a), "/data/hotcrm");
	assert_string_equal(env_config_dir(e, a), "/people/ada/.config/hotcrm");
	arena_free(a);
}

static void
test_zone_name_comes_from_tz(void **state)
{
	struct arena *a = arena_new("test");
	struct env *e = env_fixed(a, 0, 0, 1);

	assert_string_equal(env_zone_name(e, a), "UTC");
	env_fixed_put(e, "TZ", "Europe/Oslo");
	assert_string_equal(env_zone_name(e, a), "Europe/Oslo");
	env_fixed_put(e, "TZ", ":/usr/share/zoneinfo/Asia/Tokyo");
	assert_string_equal(env_zone_name(e, a), "Asia/Tokyo");
	env_fixed_put(e, "TZ", "");
	assert_string_equal(env_zone_name(e, a), "UTC");
	assert_true(strlen(env_zone_name(&env_system, a)) > 0);
	arena_free(a);
}

static void
test_fixed_world_repeats_itself(void **state)
{
	struct arena *a = arena_new("test");
	struct env *e = env_fixed(a, 1000, 5, 42), *same = env_fixed(a, 1000, 5, 42);
	uint8_t x[32], y[32];

	assert_int_equal(e->now(e), 1000);
	assert_int_equal(e->now(e), 1005);
	assert_int_equal(e->ticks(e), 10000000);
	env_fixed_set(e, 7);
	assert_int_equal(e->now(e), 7);
	e->random(e, x, sizeof(x));
	same->random(same, y, sizeof(y));
	assert_memory_equal(x, y, sizeof(x));
	assert_true(env_system.now(&env_system) > INT64_C(1700000000000));
	arena_free(a);
}

static void
test_ids_stay_in_order_and_carry_their_time(void **state)
{
	struct arena *a = arena_new("test");
	struct env *e = env_fixed(a, INT64_C(0x0192aabbccdd), 0, 3);
	uint8_t last[16] = {0}, id[16], before[16] = {0};
	char text[UUID_TEXT];

	for (int i = 0; i < 20000; i++) {	/* far more than a millisecond's counter holds */
		uuid_new(e, last, id);
		assert_true(memcmp(id, before, 16) > 0);
		assert_int_equal(id[6] >> 4, 7);
		assert_int_equal(id[8] >> 6, 2);
		if (i == 0) {
			uuid_format(id, text);
			assert_memory_equal(text, "0192aabb-ccdd-7", 15);
		}
		memcpy(before, id, 16);
	}
	env_fixed_set(e, 1);	/* the clock is set back */
	uuid_new(e, last, id);
	assert_true(memcmp(id, before, 16) > 0);
	arena_free(a);
}

static void
test_ids_read_back(void **state)
{
	uint8_t id[16], again[16];
	char text[UUID_TEXT];

	assert_true(uuid_parse("0192AABB-ccdd-7eef-8011-223344556677", id));
	uuid_format(id, text);
	assert_string_equal(text, "0192aabb-ccdd-7eef-8011-223344556677");
	assert_true(uuid_parse("0192aabbccdd7eef8011223344556677", again));
	assert_memory_equal(id, again, 16);
	assert_false(uuid_parse("", id));
	assert_false(uuid_parse("0192aabb-ccdd-7eef-8011-22334455667", id));
	assert_false(uuid_parse("0192aabb-ccdd-7eef-8011-2233445566778", id));
	assert_false(uuid_parse("0192aabb-ccdd-7eef-8011-22334455667g", id));
	assert_false(uuid_parse("0192aabb--ccdd-7eef-8011-223344556677", id));
	assert_false(uuid_parse("-0192aabb-ccdd-7eef-8011-223344556677", id));
}

static size_t
file_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (size_t)st.st_size : 0;
}

static void
test_log_keeps_one_line_per_event_and_rotates(void **state)
{
	char dir[] = "/tmp/hotcrm-test-XXXXXX", path[64], old[64], long_text[600], line[256];
	FILE *f;

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/a/b/log", dir);
	snprintf(old, sizeof(old), "%s/a/b/log.1", dir);
	log_line(LOG_ERROR, "nobody hears this");
	assert_int_equal(log_open(path, LOG_INFO), 0);
	log_line(LOG_INFO, "two\nlines and \033[31mred");
	log_line(LOG_DEBUG, "too quiet");
	assert_non_null(f = fopen(path, "r"));
	assert_non_null(fgets(line, sizeof(line), f));
	assert_non_null(strstr(line, " info two lines and  [31mred\n"));
	assert_null(fgets(line, sizeof(line), f));
	fclose(f);

	memset(long_text, 'x', sizeof(long_text));
	long_text[sizeof(long_text) - 1] = '\0';
	for (int i = 0; i < 7500; i++)
		log_line(LOG_WARN, "%s", long_text);
	log_close();
	log_line(LOG_ERROR, "nobody hears this");
	assert_in_range(file_size(old), 4000000, 4 << 20);
	assert_in_range(file_size(path), 1, 4 << 20);
	assert_int_equal(log_open("/proc/nothing/log", LOG_INFO), HC_STORE);
	unlink(path);
	unlink(old);
	snprintf(path, sizeof(path), "%s/a/b", dir);
	rmdir(path);
	path[strlen(path) - 2] = '\0';
	rmdir(path);
	rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folders_follow_xdg_and_home),
		cmocka_unit_test(test_zone_name_comes_from_tz),
		cmocka_unit_test(test_fixed_world_repeats_itself),
		cmocka_unit_test(test_ids_stay_in_order_and_carry_their_time),
		cmocka_unit_test(test_ids_read_back),
		cmocka_unit_test(test_log_keeps_one_line_per_event_and_rotates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
