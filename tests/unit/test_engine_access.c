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

static struct hc_record *
comment_on(struct shop *s, const char *text, const struct hc_record *on)
{
	char id[UUID_TEXT];

	uuid_format(on->values[SLOT_ID].id, id);
	return shop_new(s, "comment", "text", text, "object", on->object->name, "record", id);
}

static void
test_a_comment_is_seen_with_the_record_that_it_hangs_on(void **state)
{
	struct shop *s = *state;
	struct hc_record *theirs = shop_new(s, "client", "name", "Theirs"), *other, *mine, *on_other, *own, *again;
	struct hc_value boss = theirs->values[SLOT_OWNER];
	char id[UUID_TEXT];

	other = comment_on(s, "whisper about theirs", theirs);
	become(s, "*", "rce", "own", "");
	mine = shop_new(s, "client", "name", "Mine");
	own = comment_on(s, "whisper about mine", mine);
	/* lists, words, relations through links, and one by one */
	assert_int_equal(shop_count(s, "comment"), 1);
	assert_int_equal(shop_count(s, "comment whisper"), 1);
	assert_int_equal(shop_count(s, "comment text:mine or text:theirs"), 1);
	assert_int_equal(access_record(s->w, shop_read(s, own), 'r', &s->err), HC_OK);
	assert_int_equal(access_record(s->w, shop_read(s, other), 'r', &s->err), HC_DENIED);
	assert_int_equal(shop_edit(s, other, "text", "no"), HC_DENIED);
	/* nor is one made there */
	{
		struct hc_tx *tx = shop_begin(s);
		struct hc_record *r = shop_record(s, "comment");

		uuid_format(theirs->values[SLOT_ID].id, id);
		assert_int_equal(shop_set(s, tx, r, "text", "no", "object", "client", "record", id, NULL), HC_OK);
		assert_int_equal(engine_save(tx, r, &s->err), HC_DENIED);
		tx_abort(tx);
	}
	/* the client is handed over: what was said about him comes along, and what was one's own stays behind */
	s->w->admin = true;
	on_other = comment_on(s, "whisper by the boss", mine);
	uuid_format(s->w->user, id);
	assert_int_equal(shop_edit(s, theirs, "owner", id), HC_OK);
	again = shop_read(s, mine);
	record_set(again, again->object->fields.at[SLOT_OWNER], boss);
	{
		struct hc_tx *tx = shop_begin(s);

		assert_int_equal(engine_save(tx, again, &s->err), HC_OK);
		shop_commit(s, tx);
	}
	s->w->admin = false;
	work_user_changed(s->w);
	assert_int_equal(shop_count(s, "comment"), 1);
	assert_int_equal(access_record(s->w, shop_read(s, other), 'r', &s->err), HC_OK);
	assert_int_equal(access_record(s->w, shop_read(s, own), 'r', &s->err), HC_DENIED);
	assert_int_equal(access_record(s->w, shop_read(s, on_other), 'r', &s->err), HC_DENIED);
	/* others' words may be read, not changed */
	assert_int_equal(shop_edit(s, other, "text", "no"), HC_DENIED);
}

static void
test_a_condition_on_comments_narrows_what_their_records_show(void **state)
{
	struct shop *s = *state;
	struct hc_record *c;

	become(s, "comment", "rc", "where", "text:public");
	s->w->admin = true;
	shop_new(s, "role_grant", "role", "r", "object", "client", "read", "yes", "create", "yes", "scope", "own");
	s->w->admin = false;
	work_user_changed(s->w);
	c = shop_new(s, "client", "name", "Mine");
	comment_on(s, "public", c);
	comment_on(s, "secret", c);
	assert_int_equal(shop_count(s, "comment"), 1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, shop_open, shop_end)
	const struct CMUnitTest tests[] = {
		T(test_no_grant_no_sight),
		T(test_own_records_only),
		T(test_condition_grants_some),
		T(test_a_comment_is_seen_with_the_record_that_it_hangs_on),
		T(test_a_condition_on_comments_narrows_what_their_records_show),
		T(test_hidden_field_is_unknown_and_frozen_field_is_refused),
		T(test_star_does_not_open_the_rights_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
