/*
 * test_engine_access.c - roles: what a user may see, change and create, in lists and in saves.
 */
#include "shop.h"

/* A user with a role of the given grants; then w is that user. */
static void
become(struct shop *s, const char *object, const char *rights, const char *scope, const char *condition)
{
	struct hc_record *user;

	shop_new(s, "role", "name", "r");
	shop_new(s, "role_grant", "role", "r", "object", object, "read", strchr(rights, 'r') ? "yes" : "no",
	    "create", strchr(rights, 'c') ? "yes" : "no", "edit", strchr(rights, 'e') ? "yes" : "no",
	    "delete", strchr(rights, 'd') ? "yes" : "no", "scope", scope, "condition", condition);
	user = shop_new(s, "user", "name", "Ann", "login", "ann", "role", "r");
	memcpy(s->w->user, user->values[SLOT_ID].id, 16);
	s->w->admin = false;
}

static void
test_no_grant_no_sight(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");
	uint8_t id[16];

	become(s, "deal", "r", "all", "");
	assert_false(access_object(s->w, c->object, 'r'));
	assert_true(access_object(s->w, model_object(s->w->model, "deal"), 'r'));
	assert_int_equal(engine_find(s->w, c->object, "Acme", s->arena, id, &s->err), HC_DENIED);
	assert_int_equal(shop_count(s, "client"), 0);
	assert_int_equal(shop_edit(s, c, "size", "1"), HC_DENIED);
}

static void
test_own_records_only(void **state)
{
	struct shop *s = *state;
	struct hc_record *theirs = shop_new(s, "client", "name", "Theirs"), *mine;

	become(s, "client", "rce", "own", "");
	mine = shop_new(s, "client", "name", "Mine");
	assert_int_equal(shop_count(s, "client"), 1);
	assert_int_equal(shop_edit(s, mine, "size", "1"), HC_OK);
	assert_int_equal(shop_edit(s, theirs, "size", "1"), HC_DENIED);
	/* nobody takes a record over by writing his name on it */
	theirs = shop_read(s, theirs);
	record_set(theirs, theirs->object->fields.at[SLOT_OWNER], value_id(s->w->user));
	assert_int_equal(shop_edit(s, theirs, "size", "1"), HC_DENIED);
}

static void
test_condition_grants_some(void **state)
{
	struct shop *s = *state;
	struct hc_record *small = shop_new(s, "client", "name", "Small", "size", "1"), *big;

	big = shop_new(s, "client", "name", "Big", "size", "1000");
	become(s, "client", "re", "where", "size:..10");
	assert_int_equal(shop_count(s, "client"), 1);
	assert_int_equal(shop_edit(s, small, "code", "S"), HC_OK);
	assert_int_equal(shop_edit(s, big, "code", "B"), HC_DENIED);
}

static void
test_hidden_field_is_unknown_and_frozen_field_is_refused(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "size", "1");
	const struct field *size = object_field(c->object, "size"), *code = object_field(c->object, "code");
	struct query_ctx ctx;
	struct query *q;

	become(s, "client", "re", "all", "");
	s->w->admin = true;
	shop_new(s, "field_grant", "role", "r", "object", "client", "field", "size", "read", "no", "edit", "no");
	shop_new(s, "field_grant", "role", "r", "object", "client", "field", "code", "read", "yes", "edit", "no");
	s->w->admin = false;
	assert_false(access_field(s->w, size, 'r'));
	assert_true(access_field(s->w, code, 'r'));
	ctx = work_query(s->w, s->arena, NULL);
	assert_int_equal(query_parse(&ctx, "client size:1", &q, &s->err), HC_INVALID);
	assert_int_equal(shop_edit(s, c, "code", "X"), HC_DENIED);
	assert_int_equal(s->err.field, code->handle);
}

static void
test_star_does_not_open_the_rights_themselves(void **state)
{
	struct shop *s = *state;
	struct hc_record *c;

	become(s, "*", "rced", "all", "");
	c = shop_new(s, "client", "name", "Acme");
	assert_int_equal(shop_edit(s, c, "size", "1"), HC_OK);
	assert_true(access_object(s->w, model_object(s->w->model, "role"), 'r'));
	assert_false(access_object(s->w, model_object(s->w->model, "role"), 'e'));
	assert_false(access_object(s->w, model_object(s->w->model, "user"), 'c'));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, shop_open, shop_end)
	const struct CMUnitTest tests[] = {
		T(test_no_grant_no_sight),
		T(test_own_records_only),
		T(test_condition_grants_some),
		T(test_hidden_field_is_unknown_and_frozen_field_is_refused),
		T(test_star_does_not_open_the_rights_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
