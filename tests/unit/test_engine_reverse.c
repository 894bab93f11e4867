/*
 * test_engine_reverse.c - delete and what hangs on it, undo, redo, merge and un-merge, duplicates.
 */
#include "shop.h"

static int
delete(struct shop *s, struct hc_record *r)
{
	struct hc_tx *tx = shop_begin(s);
	int rc = engine_delete(tx, r, &s->err);

	if (rc < 0)
		tx_abort(tx);
	else
		shop_commit(s, tx);
	return rc;
}

static int
undo(struct shop *s, bool redo, bool force, struct buf *kept)
{
	int64_t tx;

	return engine_undo(s->w, 0, redo, force, kept, &tx, &s->err);
}

static void
test_delete_restricts_clears_and_cascades(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme"), *d, *v, *w;

	d = shop_new(s, "deal", "name", "One", "client", "Acme");
	v = shop_new(s, "visit", "subject", "Of the client", "client", "Acme");
	w = shop_new(s, "visit", "subject", "Of the deal", "deal", "One");
	assert_int_equal(delete(s, c), HC_CONFLICT);
	assert_non_null(strstr(s->err.msg, "One"));
	assert_int_equal(delete(s, d), HC_OK);
	assert_int_not_equal(shop_read(s, w)->values[SLOT_DELETED].kind, VALUE_NULL);
	assert_int_equal(delete(s, shop_read(s, c)), HC_OK);
	v = shop_read(s, v);
	assert_int_equal(v->values[SLOT_DELETED].kind, VALUE_NULL);
	assert_field(s, v, "client", "");
	/* one undo brings back the link too */
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_string_not_equal(shop_text_of(s, shop_read(s, v), "client"), "");
	assert_int_equal(shop_count(s, "client"), 1);
}

static void
test_undelete_asks_for_uniqueness_again(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "code", "A");
	struct hc_tx *tx;

	assert_int_equal(delete(s, c), HC_OK);
	shop_new(s, "client", "name", "Beta", "code", "A");
	tx = shop_begin(s);
	assert_int_equal(engine_undelete(tx, shop_read(s, c), &s->err), HC_INVALID);
	tx_abort(tx);
}

static void
test_undo_and_redo_walk_back_and_forth(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");

	assert_int_equal(shop_edit(s, c, "size", "1"), HC_OK);
	assert_int_equal(shop_edit(s, c, "size", "2"), HC_OK);
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_field(s, shop_read(s, c), "size", "1");
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_field(s, shop_read(s, c), "size", "");
	assert_int_equal(undo(s, true, false, NULL), HC_OK);
	assert_field(s, shop_read(s, c), "size", "1");
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_int_equal(shop_count(s, "client"), 0);
	assert_int_equal(undo(s, false, false, NULL), HC_NOTFOUND);
}

static void
test_undo_keeps_and_lists_what_changed_since(void **state)
{
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme", "size", "1");
	struct buf kept = BUF_INIT;
	int64_t first, tx;

	assert_int_equal(shop_edit(s, c, "size", "2"), HC_OK);
	assert_int_equal(journal_last(s->w->store, s->w->user, false, &first, &s->err), HC_OK);
	assert_int_equal(shop_edit(s, c, "size", "3"), HC_OK);
	assert_int_equal(engine_undo(s->w, first, false, false, &kept, &tx, &s->err), HC_PART);
	assert_field(s, shop_read(s, c), "size", "3");
	assert_non_null(strstr(buf_str(&kept), "Size"));
	buf_free(&kept);
}

static void
test_undo_takes_back_a_bulk_edit_in_one_step(void **state)
{
	struct shop *s = *state;
	struct hc_record *r[20];
	struct hc_tx *tx;
	char name[16];

	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "C%d", i);
		r[i] = shop_new(s, "client", "name", name);
	}
	tx = shop_begin(s);
	for (int i = 0; i < 20; i++) {
		assert_int_equal(engine_set(tx, r[i], "size", "9", &s->err), HC_OK);
		assert_int_equal(engine_save(tx, r[i], &s->err), HC_OK);
	}
	shop_commit(s, tx);
	assert_int_equal(shop_count(s, "client size:9"), 20);
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_int_equal(shop_count(s, "client size:9"), 0);
}

static void
test_merge_moves_links_and_undo_takes_it_apart(void **state)
{
	struct shop *s = *state;
	struct hc_record *a = shop_new(s, "client", "name", "Acme", "labels", "a"), *b, *d;
	struct hc_tx *tx;

	b = shop_new(s, "client", "name", "ACME Ltd", "code", "Z", "size", "7", "labels", "b");
	d = shop_new(s, "deal", "name", "One", "client", "Z", "amount", "5", "stage", "won");
	tx = shop_begin(s);
	assert_int_equal(engine_merge(tx, shop_read(s, a), shop_read(s, b), NULL, 0, &s->err), HC_OK);
	shop_commit(s, tx);
	a = shop_read(s, a);
	assert_field(s, a, "name", "Acme");
	assert_field(s, a, "code", "Z");
	assert_field(s, a, "labels", "a;b");
	assert_field(s, a, "won", "5.00");
	d = shop_read(s, d);
	assert_memory_equal(d->values[object_field(d->object, "client")->slot].id, a->values[SLOT_ID].id, 16);
	assert_int_not_equal(shop_read(s, b)->values[SLOT_DELETED].kind, VALUE_NULL);
	assert_int_equal(undo(s, false, false, NULL), HC_OK);
	assert_field(s, shop_read(s, a), "code", "");
	assert_field(s, shop_read(s, b), "code", "Z");
	assert_field(s, shop_read(s, b), "won", "5.00");
	assert_int_equal(shop_read(s, b)->values[SLOT_DELETED].kind, VALUE_NULL);
}

static void
test_duplicates_score_and_say_why(void **state)
{
	struct shop *s = *state;
	struct hc_record *r = shop_new(s, "client", "name", "Jonathan Smith", "email", "jon@acme.example", "phone", "030 1234567");
	struct duplicate *at;
	size_t n;

	shop_new(s, "client", "name", "Jonathan Smyth", "email", "JON@acme.example");
	shop_new(s, "client", "name", "Someone Else", "phone", "+49 30 1234567");
	shop_new(s, "client", "name", "Nobody", "email", "n@acme.example");
	assert_int_equal(engine_duplicates(s->w, r, s->arena, &at, &n, &s->err), HC_OK);
	assert_int_equal(n, 1);
	assert_string_equal(at[0].title, "Jonathan Smyth");
	assert_true(at[0].score >= 70);
	assert_non_null(strstr(at[0].why, "e-mail"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, shop_open, shop_end)
	const struct CMUnitTest tests[] = {
		T(test_delete_restricts_clears_and_cascades),
		T(test_undelete_asks_for_uniqueness_again),
		T(test_undo_and_redo_walk_back_and_forth),
		T(test_undo_keeps_and_lists_what_changed_since),
		T(test_undo_takes_back_a_bulk_edit_in_one_step),
		T(test_merge_moves_links_and_undo_takes_it_apart),
		T(test_duplicates_score_and_say_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
