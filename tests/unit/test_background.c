/*
 * test_background.c - what a tile or a search asks on the other thread: the user's rights go along, and nothing that changes.
 */
#include "shop.h"

#include "ui/background.h"

static void
become(struct shop *s, const char *scope, const char *condition)
{
	struct hc_record *user;

	shop_new(s, "role", "name", "r");
	shop_new(s, "role_grant", "role", "r", "object", "client", "read", "yes", "create", "yes", "edit", "yes", "delete", "no",
	    "scope", scope, "condition", condition);
	user = shop_new(s, "user", "name", "Ann", "login", "ann", "role", "r");
	memcpy(s->w->user, user->values[SLOT_ID].id, 16);
	s->w->admin = false;
}

static int64_t
counted(struct shop *s, const char *text)
{
	struct query_ctx c = background_query(s->w, s->arena, NULL);
	struct hc_value **rows;
	struct query *q;
	size_t n;

	if (query_parse(&c, text, &q, &s->err) < 0 ||
	    read_groups(s->w->store, &c, q, s->arena, &rows, &n, &s->err) < 0)
		return -1;
	return n > 0 ? rows[0][0].i : 0;
}

static void
test_a_count_keeps_to_what_the_user_may_see(void **state)
{
	struct shop *s = *state;

	shop_new(s, "client", "name", "Small", "size", "1");
	shop_new(s, "client", "name", "Big", "size", "1000");
	assert_int_equal(counted(s, "client agg n"), 2);
	become(s, "where", "size:..10");
	assert_int_equal(counted(s, "client agg n"), 1);
	assert_int_equal(counted(s, "client size:1000 agg n"), 0);
}

static void
test_own_records_only(void **state)
{
	struct shop *s = *state;

	shop_new(s, "client", "name", "Theirs");
	become(s, "own", "");
	shop_new(s, "client", "name", "Mine");
	assert_int_equal(counted(s, "client agg n"), 1);
}

static void
test_an_object_without_a_grant_counts_nothing(void **state)
{
	struct shop *s = *state;

	shop_new(s, "deal", "name", "Secret");
	become(s, "all", "");
	assert_true(counted(s, "deal agg n") <= 0);
}

static void
test_a_hidden_field_is_unknown(void **state)
{
	struct shop *s = *state;

	become(s, "all", "");
	s->w->admin = true;
	shop_new(s, "field_grant", "role", "r", "object", "client", "field", "size", "read", "no", "edit", "no");
	s->w->admin = false;
	assert_int_equal(counted(s, "client by size agg n"), -1);
	assert_int_equal(counted(s, "client agg n"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_count_keeps_to_what_the_user_may_see, shop_open, shop_end),
		cmocka_unit_test_setup_teardown(test_own_records_only, shop_open, shop_end),
		cmocka_unit_test_setup_teardown(test_an_object_without_a_grant_counts_nothing, shop_open, shop_end),
		cmocka_unit_test_setup_teardown(test_a_hidden_field_is_unknown, shop_open, shop_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
