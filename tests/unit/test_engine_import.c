/*
 * test_engine_import.c - the fast path: the same verdicts as the save path, row by row.
 */
#include "shop.h"

#include "engine/import.h"

struct load {
	struct shop *s;
	struct hc_tx *tx;
	struct engine_import *im;
	const struct object *object;
	size_t n;
};

static struct load
begin(struct shop *s, const char *object, int64_t expect, const char *const *names, size_t n)
{
	struct load l = { .s = s, .object = model_object(s->w->model, object), .n = n };
	const struct field *fields[8];

	for (size_t i = 0; i < n; i++)
		assert_non_null(fields[i] = object_field(l.object, names[i]));
	l.tx = shop_begin(s);
	assert_int_equal(save_tx(s->w->store, &l.tx->change, &s->err), HC_OK);
	if (engine_import_begin(s->w, l.object, fields, n, expect, &l.tx->change, &l.im, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	return l;
}

static void
end(struct load *l)
{
	if (engine_import_end(l->im, NULL, NULL, &l->s->err) < 0)
		fail_msg("%s", l->s->err.msg);
	shop_commit(l->s, l->tx);
}

static struct hc_value
text(const char *s)
{
	return s != NULL ? value_text(s, strlen(s)) : VALUE_NONE;
}

static void
test_rows_are_judged_one_by_one(void **state)
{
	static const char *const names[] = { "name", "code", "size", "grade" };
	struct shop *s = *state;

	for (int64_t expect = 10; expect <= 10000; expect *= 1000) {
		struct load l = begin(s, "client", expect, names, 4);
		const uint8_t *id;
		struct hc_value good[] = { text("Acme"), text("A"), value_int(1), text("good") };
		struct hc_value no_name[] = { VALUE_NONE, text("B"), VALUE_NONE, VALUE_NONE };
		struct hc_value taken[] = { text("Beta"), text("a"), VALUE_NONE, VALUE_NONE };
		struct hc_value rule[] = { text("Rule"), VALUE_NONE, VALUE_NONE, text("good") };
		struct hc_value small[] = { text("Small"), VALUE_NONE, value_int(-1), VALUE_NONE };

		assert_int_equal(engine_import_row(l.im, good, NULL, &id, &s->err), HC_OK);
		assert_int_equal(engine_import_row(l.im, no_name, NULL, &id, &s->err), HC_INVALID);
		assert_int_equal(s->err.field, object_field(l.object, "name")->handle);
		assert_int_equal(engine_import_row(l.im, taken, NULL, &id, &s->err), HC_INVALID);
		assert_int_equal(s->err.field, object_field(l.object, "code")->handle);
		assert_int_equal(engine_import_row(l.im, rule, NULL, &id, &s->err), HC_INVALID);
		assert_int_equal(engine_import_row(l.im, small, NULL, &id, &s->err), HC_INVALID);
		/* a refused row takes no key */
		taken[1] = text("B");
		assert_int_equal(engine_import_row(l.im, taken, NULL, &id, &s->err), HC_OK);
		end(&l);
		assert_int_equal(shop_count(s, "client grade:new"), 1);
		assert_int_equal(shop_count(s, "client"), 2);
		/* the second round meets the keys of the first */
		l = begin(s, "client", expect, names, 4);
		assert_int_equal(engine_import_row(l.im, good, NULL, &id, &s->err), HC_INVALID);
		end(&l);
		{
			int64_t tx;

			assert_int_equal(engine_undo(s->w, 0, false, false, NULL, &tx, &s->err), HC_OK);
			assert_int_equal(shop_count(s, "client"), 0);
		}
	}
}

static void
test_rows_with_workflows_take_the_long_way(void **state)
{
	static const char *const names[] = { "name", "client", "amount" };
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");
	struct load l = begin(s, "deal", 10, names, 3);
	struct hc_value row[] = { text("Big"), c->values[SLOT_ID], value_decimal(50000000, 4) };
	const uint8_t *id;

	if (engine_import_row(l.im, row, NULL, &id, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	row[0] = VALUE_NONE;
	assert_int_equal(engine_import_row(l.im, row, NULL, &id, &s->err), HC_INVALID);
	end(&l);
	assert_int_equal(shop_count(s, "deal score:5 number:D-0001"), 1);
	assert_field(s, shop_read(s, c), "open_deals", "1");
}

static void
test_targets_must_exist_and_parents_count_them(void **state)
{
	static const char *const names[] = { "subject", "client" };
	struct shop *s = *state;
	struct hc_record *c = shop_new(s, "client", "name", "Acme");
	struct load l = begin(s, "visit", 10, names, 2);
	struct hc_value row[] = { text("v"), c->values[SLOT_ID] };
	const uint8_t *id;

	assert_int_equal(engine_import_row(l.im, row, NULL, &id, &s->err), HC_OK);
	row[1].id[0] ^= 1;
	assert_int_equal(engine_import_row(l.im, row, NULL, &id, &s->err), HC_INVALID);
	end(&l);
	assert_int_equal(shop_count(s, "visit client:Acme"), 1);
}

static void
test_a_thousand_rows_and_their_rollups(void **state)
{
	static const char *const names[] = { "name", "client", "amount", "stage" };
	struct shop *s = *state;
	struct hc_record *c[3];
	struct load l;

	s->w->quiet_automation = true;
	c[0] = shop_new(s, "client", "name", "A");
	c[1] = shop_new(s, "client", "name", "B");
	c[2] = shop_new(s, "client", "name", "C");
	l = begin(s, "deal", 1200, names, 4);
	for (int i = 0; i < 1200; i++) {
		struct hc_value row[] = { text("d"), c[i % 3]->values[SLOT_ID], value_decimal(10000, 4), text(i % 2 ? "won" : "open") };
		const uint8_t *id;

		if (engine_import_row(l.im, row, NULL, &id, &s->err) < 0)
			fail_msg("%s", s->err.msg);
	}
	end(&l);
	assert_field(s, shop_read(s, c[0]), "open_deals", "200");
	assert_field(s, shop_read(s, c[2]), "won", "200.00");
	assert_int_equal(shop_count(s, "deal number:D-1200"), 1);
	s->w->quiet_automation = false;
	assert_field(s, shop_new(s, "deal", "name", "next"), "number", "D-1201");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, shop_open, shop_end)
	const struct CMUnitTest tests[] = {
		T(test_rows_are_judged_one_by_one),
		T(test_rows_with_workflows_take_the_long_way),
		T(test_targets_must_exist_and_parents_count_them),
		T(test_a_thousand_rows_and_their_rollups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
