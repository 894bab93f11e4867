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

/* An administrator hands the record over. */
static void
give(struct shop *s, const struct hc_record *r, struct hc_value owner)
{
	struct hc_record *now = shop_read(s, r);
	struct hc_tx *tx;

	s->w->admin = true;
	tx = shop_begin(s);
	record_set(now, now->object->fields.at[SLOT_OWNER], owner);
	assert_int_equal(engine_save(tx, now, &s->err), HC_OK);
	shop_commit(s, tx);
	s->w->admin = false;
	work_user_changed(s->w);
}

static void
test_a_comment_is_seen_with_the_record_that_it_hangs_on(void **state)
{
	struct shop *s = *state;
	struct hc_record *theirs = shop_new(s, "client", "name", "Theirs"), *other, *mine, *on_other, *own;
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
	give(s, theirs, value_id(s->w->user));
	give(s, mine, boss);
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

/* As the server makes them. */
static struct hc_record *
conflict_on(struct shop *s, const struct hc_record *on)
{
	struct hc_tx *tx = shop_begin(s);
	struct hc_record *k = shop_record(s, "conflict");
	char id[UUID_TEXT];

	uuid_format(on->values[SLOT_ID].id, id);
	tx->trusted = true;
	record_put_text(k, "summary", "Size");
	record_put_text(k, "state", "open");
	record_put_text(k, "kind", "field");
	record_put_text(k, "object", on->object->name);
	record_put_text(k, "record", id);
	assert_int_equal(engine_take(tx, k, &s->err), HC_OK);
	shop_commit(s, tx);
	return k;
}

/* Whoever had the record when they clashed. */
static void
test_a_conflict_is_seen_and_decided_by_who_sees_and_changes_its_record(void **state)
{
	struct shop *s = *state;
	struct hc_record *theirs = shop_new(s, "client", "name", "Theirs"), *mine, *seen, *on_theirs, *on_mine, *on_seen, *on_word;

	on_theirs = conflict_on(s, theirs);
	on_word = conflict_on(s, comment_on(s, "whisper", theirs));
	become(s, "conflict", "rce", "own", "");
	s->w->admin = true;
	shop_new(s, "role_grant", "role", "r", "object", "client", "read", "yes", "create", "yes", "edit", "yes", "scope", "own");
	shop_new(s, "role_grant", "role", "r", "object", "client", "read", "yes", "scope", "where", "condition", "name:Seen");
	shop_new(s, "role_grant", "role", "r", "object", "comment", "read", "yes", "scope", "own");
	seen = shop_new(s, "client", "name", "Seen");
	on_seen = conflict_on(s, seen);
	s->w->admin = false;
	work_user_changed(s->w);
	mine = shop_new(s, "client", "name", "Mine");
	on_mine = conflict_on(s, mine);
	give(s, seen, theirs->values[SLOT_OWNER]);
	assert_int_equal(shop_count(s, "conflict"), 2);
	assert_int_equal(access_record(s->w, shop_read(s, on_theirs), 'r', &s->err), HC_DENIED);
	assert_int_equal(access_record(s->w, shop_read(s, on_word), 'r', &s->err), HC_DENIED);
	assert_int_equal(access_record(s->w, shop_read(s, on_seen), 'r', &s->err), HC_OK);
	assert_int_equal(shop_edit(s, on_mine, "state", "resolved"), HC_OK);
	assert_int_equal(shop_edit(s, on_seen, "state", "resolved"), HC_DENIED);
	assert_int_equal(shop_edit(s, on_theirs, "state", "resolved"), HC_DENIED);
	/* handed over, both are his to see and the record's to decide; that on a word is its author's */
	give(s, theirs, mine->values[SLOT_OWNER]);
	assert_int_equal(shop_count(s, "conflict"), 4);
	assert_int_equal(access_record(s->w, shop_read(s, on_word), 'r', &s->err), HC_OK);
	assert_int_equal(shop_edit(s, on_theirs, "state", "resolved"), HC_OK);
	assert_int_equal(shop_edit(s, on_word, "state", "resolved"), HC_DENIED);
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
		T(test_a_conflict_is_seen_and_decided_by_who_sees_and_changes_its_record),
		T(test_hidden_field_is_unknown_and_frozen_field_is_refused),
		T(test_star_does_not_open_the_rights_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
