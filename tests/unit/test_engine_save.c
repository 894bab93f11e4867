/*
 * test_engine_save.c - the save path: checks, defaults, rules, states, derived values, two people on one record.
 */
#include "shop.h"

static void
test_save_names_the_missing_field(void **state)
{
	struct shop *s = *state;
	struct hc_tx *tx = shop_begin(s);
	struct hc_record *r = shop_record(s, "client");

	assert_int_equal(shop_set(s, tx, r, "code", "A1", NULL), HC_OK);
	assert_int_equal(engine_save(tx, r, &s->err), HC_INVALID);
	assert_int_equal(s->err.field, object_field(r->object, "name")->handle);
	/* what failed left nothing behind, and the same record can be mended */
	assert_int_equal(shop_set(s, tx, r, "name", "Acme", NULL), HC_OK);
	assert_int_equal(engine_save(tx, r, &s->err), HC_OK);
	shop_commit(s, tx);
	assert_int_equal(shop_count(s, "client"), 1);
}

static void
test_save_refuses_a_second_holder_of_a_unique_key(void **state)
{
	struct shop *s = *state;
	struct hc_record *a = shop_new(s, "client", "name", "Acme", "code", "X-1"), *b;

	b = shop_new(s, "client", "name", "Beta");
	assert_int_equal(shop_edit(s, b, "code", "x-1"), HC_INVALID);	/* folded: case does not matter */
	assert_non_null(strstr(s->err.msg, "Acme"));
	assert_int_equal(shop_edit(s, a, "code", "X-1"), HC_OK);	/* its own value is no clash */
}

static void
test_set_finds_lookups_by_title_and_id_end(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "code", "K9"), *d;
	char id[UUID_TEXT];

	uuid_format(c->values[SLOT_ID].id, id);
	d = shop_new(s, "deal", "name", "One", "client", "acme");
	assert_memory_equal(d->values[object_field(d->object, "client")->slot].id, c->values[SLOT_ID].id, 16);
	d = shop_new(s, "deal", "name", "Two", "client", id + strlen(id) - 6);
	assert_memory_equal(d->values[object_field(d->object, "client")->slot].id, c->values[SLOT_ID].id, 16);
	d = shop_new(s, "deal", "name", "Three", "client", "K9");
	assert_memory_equal(d->values[object_field(d->object, "client")->slot].id, c->values[SLOT_ID].id, 16);
	assert_int_equal(shop_edit(s, d, "client", "Nobody"), HC_INVALID);
	shop_new(s, "client", "name", "Acme");
	assert_int_equal(shop_edit(s, d, "client", "Acme"), HC_INVALID);
	assert_non_null(strstr(s->err.msg, "Several"));
}

static void
test_a_link_leads_to_what_its_field_offers(void **state)
{
	struct shop *s = *state;
	struct hc_record *small = shop_new(s, "client", "name", "Small", "size", "3"), *v;

	shop_new(s, "client", "name", "Large", "size", "30");
	v = shop_new(s, "visit", "subject", "Tour", "host", "Large");
	assert_int_equal(shop_edit(s, v, "host", "Small"), HC_INVALID);
	assert_int_equal(s->err.field, object_field(v->object, "host")->handle);
	assert_non_null(strstr(s->err.msg, "size gt 10"));
	assert_int_equal(shop_edit(s, small, "size", "11"), HC_OK);
	v = shop_read(s, v);
	assert_int_equal(shop_edit(s, v, "host", "Small"), HC_OK);
	/* what was right when it was chosen stays, and the rest of the record can be edited */
	small = shop_read(s, small);
	assert_int_equal(shop_edit(s, small, "size", "1"), HC_OK);
	v = shop_read(s, v);
	assert_int_equal(shop_edit(s, v, "subject", "Grand tour"), HC_OK);
}

static void
test_set_refuses_what_is_worked_out_and_suggests_names(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");

	assert_int_equal(shop_edit(s, c, "double_size", "4"), HC_INVALID);
	assert_int_equal(shop_edit(s, c, "won", "4"), HC_INVALID);
	assert_int_equal(shop_edit(s, c, "created", "2026-01-01"), HC_INVALID);
	assert_int_equal(shop_edit(s, c, "naem", "x"), HC_INVALID);
	assert_non_null(strstr(s->err.msg, "name"));
}

static void
test_new_record_gets_owner_defaults_and_number(void **state)
{
	struct shop *s = *state;
	struct hc_record *a = shop_new(s, "deal", "name", "One"), *b = shop_new(s, "deal", "name", "Two");

	assert_field(s, a, "stage", "open");
	assert_field(s, a, "number", "D-0001");
	assert_field(s, b, "number", "D-0002");
	assert_memory_equal(a->values[SLOT_OWNER].id, s->w->user, 16);
	assert_field(s, a, "currency", "EUR");
}

static void
test_rule_is_asked_only_when_it_matters(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");

	assert_int_equal(shop_edit(s, c, "grade", "good"), HC_INVALID);
	assert_string_equal(s->err.msg, "A good client has a size.");
	assert_int_equal(s->err.field, object_field(c->object, "size")->handle);
	c = shop_read(s, c);
	assert_int_equal(shop_edit(s, c, "size", "3"), HC_OK);
	assert_int_equal(shop_edit(s, c, "grade", "Good"), HC_OK);
}

static void
test_state_says_where_it_goes_from_here(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "size", "1");

	assert_int_equal(shop_edit(s, c, "grade", "lost"), HC_INVALID);
	assert_non_null(strstr(s->err.msg, "Good"));
	c = shop_read(s, c);
	assert_int_equal(shop_edit(s, c, "grade", "good"), HC_OK);
	assert_int_equal(shop_edit(s, c, "grade", "lost"), HC_OK);
	assert_int_equal(shop_edit(s, c, "grade", "new"), HC_INVALID);
	assert_non_null(strstr(s->err.msg, "final"));
}

static void
test_rollups_follow_their_children(void **state)
{
	struct shop *s = *state;
	struct hc_record *a = shop_new(s, "client", "name", "Acme"), *b = shop_new(s, "client", "name", "Beta"), *d;

	assert_field(s, shop_read(s, a), "won", "0.00");
	d = shop_new(s, "deal", "name", "One", "client", "Acme", "amount", "50");
	assert_field(s, shop_read(s, a), "open_deals", "1");
	assert_int_equal(shop_edit(s, d, "stage", "won"), HC_OK);
	assert_field(s, shop_read(s, a), "open_deals", "0");
	assert_field(s, shop_read(s, a), "won", "50.00");
	assert_int_equal(shop_edit(s, d, "client", "Beta"), HC_OK);
	assert_field(s, shop_read(s, a), "won", "0.00");
	assert_field(s, shop_read(s, b), "won", "50.00");
}

static void
test_edits_of_different_fields_merge(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "labels", "a"), *mine, *theirs;

	mine = shop_read(s, c);
	theirs = shop_read(s, c);
	assert_int_equal(shop_edit(s, theirs, "size", "5"), HC_OK);
	assert_int_equal(shop_edit(s, theirs, "labels", "b"), HC_OK);
	assert_int_equal(shop_edit(s, mine, "code", "M"), HC_OK);
	c = shop_read(s, c);
	assert_field(s, c, "size", "5");
	assert_field(s, c, "code", "M");
}

static void
test_edits_of_one_field_conflict_and_show_three_values(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "size", "1"), *mine, *theirs;
	struct field_conflict *at;
	size_t n;

	mine = shop_read(s, c);
	theirs = shop_read(s, c);
	assert_int_equal(shop_edit(s, theirs, "size", "2"), HC_OK);
	assert_int_equal(shop_edit(s, mine, "size", "3"), HC_CONFLICT);
	assert_int_equal(engine_conflict(s->w, mine, s->arena, &at, &n, &s->err), HC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(at[0].base.i, 1);
	assert_int_equal(at[0].theirs.i, 2);
	assert_int_equal(at[0].mine.i, 3);
	/* looked at, mine it is */
	assert_int_equal(engine_rebase(s->w, mine, &s->err), HC_OK);
	assert_int_equal(shop_edit(s, mine, "size", "3"), HC_OK);
	assert_field(s, shop_read(s, c), "size", "3");
}

static void
test_sets_merge_by_element(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "labels", "a;b"), *mine, *theirs;

	mine = shop_read(s, c);
	theirs = shop_read(s, c);
	assert_int_equal(shop_edit(s, theirs, "labels", "a;b;c"), HC_OK);
	assert_int_equal(shop_edit(s, mine, "labels", "b"), HC_OK);
	assert_field(s, shop_read(s, c), "labels", "b;c");
}

static void
test_money_needs_a_rate(void **state)
{
	struct shop *s = *state;
	struct hc_record *d = shop_new(s, "deal", "name", "One", "amount", "100");
	int ran;

	assert_int_equal(d->base[object_field(d->object, "amount")->slot], 1000000);
	assert_int_equal(shop_edit(s, d, "amount", "USD 100"), HC_INVALID);
	assert_non_null(strstr(s->err.msg, "USD"));
	shop_new(s, "currency_rate", "currency", "USD", "rate", "0.5", "date", "2026-01-01");
	d = shop_read(s, d);
	if (shop_edit(s, d, "amount", "USD 100") < 0)
		fail_msg("%s", s->err.msg);
	d = shop_read(s, d);
	assert_int_equal(d->base[object_field(d->object, "amount")->slot], 500000);
	assert_field(s, d, "currency", "USD");
	/* a better rate for the same day: the queue converts again */
	shop_new(s, "currency_rate", "currency", "USD", "rate", "0.6", "date", "2026-11-01");
	assert_int_equal(engine_run_due(s->w, &ran, &s->err), HC_OK);
	assert_int_equal(ran, 1);
	assert_int_equal(shop_read(s, d)->base[object_field(d->object, "amount")->slot], 600000);
}

static void
test_nothing_changed_writes_nothing(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");
	struct tx_info *txs;
	size_t n;

	assert_int_equal(shop_edit(s, c, "name", "Acme"), HC_OK);
	assert_int_equal(journal_txs(s->w->store, 0, 10, s->arena, &txs, &n, &s->err), HC_OK);
	assert_int_equal(n, 1);
}

static void
test_dry_run_leaves_nothing(void **state)
{
	struct shop *s = *state;
	struct hc_tx *tx = shop_begin(s);
	struct hc_record *r = shop_record(s, "client");

	tx->dry_run = true;
	assert_int_equal(shop_set(s, tx, r, "name", "Acme", NULL), HC_OK);
	assert_int_equal(engine_save(tx, r, &s->err), HC_OK);
	shop_commit(s, tx);
	assert_int_equal(shop_count(s, "client"), 0);
}

static int heard;

static void
hear(void *arg, const struct object *o, const uint8_t id[16], char op)
{
	heard += op == 'c' ? 1 : op == 'u' ? 10 : 100;
}

static void
test_observers_hear_after_commit_only(void **state)
{
	struct shop *s = *state;
	struct hc_tx *tx;
	struct hc_record *r;

	heard = 0;
	engine_observe(s->w, hear, NULL);
	r = shop_new(s, "client", "name", "Acme");
	assert_int_equal(heard, 1);
	assert_int_equal(shop_edit(s, r, "size", "1"), HC_OK);
	assert_int_equal(heard, 11);
	tx = shop_begin(s);
	assert_int_equal(engine_delete(tx, r, &s->err), HC_OK);
	tx_abort(tx);
	assert_int_equal(heard, 11);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, shop_open, shop_end)
	const struct CMUnitTest tests[] = {
		T(test_save_names_the_missing_field),
		T(test_save_refuses_a_second_holder_of_a_unique_key),
		T(test_set_finds_lookups_by_title_and_id_end),
		T(test_a_link_leads_to_what_its_field_offers),
		T(test_set_refuses_what_is_worked_out_and_suggests_names),
		T(test_new_record_gets_owner_defaults_and_number),
		T(test_rule_is_asked_only_when_it_matters),
		T(test_state_says_where_it_goes_from_here),
		T(test_rollups_follow_their_children),
		T(test_edits_of_different_fields_merge),
		T(test_edits_of_one_field_conflict_and_show_three_values),
		T(test_sets_merge_by_element),
		T(test_money_needs_a_rate),
		T(test_nothing_changed_writes_nothing),
		T(test_dry_run_leaves_nothing),
		T(test_observers_hear_after_commit_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
