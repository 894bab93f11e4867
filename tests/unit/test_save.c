/* test_save.c - records in and out, and the journal that tells of it. */
#include "store_help.h"

static void
test_what_is_saved_comes_back(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme Corporation"), *back;
	uint8_t parent[16] = { 1, 2, 3 };

	set_text(f, r, "sector", "medical");
	record_set(r, field(f, "revenue"), value_decimal(INT64_C(11000400000), 4));
	r->base[field(f, "revenue")->slot] = INT64_C(10000400000);
	record_set(r, field(f, "employees"), value_int(2822));
	record_set(r, field(f, "founded"), value_int(9496));
	record_set(r, field(f, "rate"), value_decimal(1250, 2));
	record_set(r, field(f, "parent"), value_id(parent));
	set_text(f, r, "tags", ";a;b;");
	check(f, save(f, r));
	open_again(f, 0);
	back = load(f, r);
	for (size_t i = 0; i < account(f)->fields.n; i++)
		if (!value_equal(&back->values[i], &r->values[i]))
			fail_msg("%s differs", account(f)->fields.at[i]->name);
	assert_int_equal(back->base[field(f, "revenue")->slot], INT64_C(10000400000));
	assert_int_equal(back->rev, 1);
	assert_false(back->isnew);
	assert_false(record_any_changed(back));
	assert_int_equal(record_get(back, field(f, "created"))->kind, VALUE_INT);
	assert_memory_equal(record_get(back, field(f, "created_by"))->id, f->c.actor, 16);
	assert_string_equal(read_title(f->s, account(f), r->values[SLOT_ID].id, f->arena), "Acme Corporation");
}

static void
test_a_missing_record_is_not_found(void **state)
{
	struct fixture *f = *state;
	uint8_t id[16] = { 9 };
	struct hc_record *r;

	assert_int_equal(read_record(f->s, account(f), id, f->arena, &r, &f->err), HC_NOTFOUND);
	assert_string_equal(read_title(f->s, account(f), id, f->arena), "");
}

static void
test_ids_grow_with_time(void **state)
{
	struct fixture *f = *state;
	struct hc_record *a = new_account(f, "a"), *b = new_account(f, "b");

	check(f, save(f, a));
	check(f, save(f, b));
	assert_true(memcmp(a->values[SLOT_ID].id, b->values[SLOT_ID].id, 16) < 0);
}

static void
test_an_edit_writes_only_its_fields_and_a_diff(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme"), *other;
	struct entry *e;
	struct field_diff *d;
	size_t n;

	record_set(r, field(f, "rate"), value_decimal(1250, 2));
	check(f, save(f, r));
	other = load(f, r);
	record_set(other, field(f, "rate"), value_decimal(2500, 2));
	set_text(f, other, "sector", "retail");
	check(f, save(f, other));
	assert_int_equal(other->rev, 2);
	check(f, journal_list(f->s, account(f), r->values[SLOT_ID].id, 0, 10, f->arena, &e, &n, &f->err));
	assert_int_equal(n, 2);
	assert_int_equal(e[0].op, 'u');
	assert_string_equal(e[0].diff, "{\"sector\":[null,\"retail\"],\"rate\":[\"12.5\",\"25\"]}");
	assert_memory_equal(e[0].actor, f->c.actor, 16);
	assert_true(e[0].hlc > e[1].hlc && e[0].n == e[1].n + 1 && e[0].at > 0);
	assert_ptr_equal(e[0].object, account(f));
	assert_int_equal(e[1].op, 'c');
	assert_string_equal(e[1].diff, "");
	check(f, journal_diff(&e[0], f->arena, &d, &n, &f->err));
	assert_int_equal(n, 2);
	assert_int_equal(d[1].old.i, 1250);
	assert_int_equal(d[1].now.i, 2500);
	assert_int_equal(d[1].now.scale, 2);
}

static void
test_nothing_changed_writes_nothing(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");
	int64_t entries;

	check(f, save(f, r));
	entries = one_int(f, "SELECT count(*) FROM journal");
	check(f, save(f, load(f, r)));
	set_text(f, r, "name", "Acme");
	check(f, save(f, r));
	assert_int_equal(one_int(f, "SELECT count(*) FROM journal"), entries);
	assert_int_equal(one_int(f, "SELECT count(*) FROM tx"), 1);
	assert_int_equal(load(f, r)->rev, 1);
}

static void
test_a_row_changed_meanwhile_is_a_conflict(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme"), *mine, *theirs;

	check(f, save(f, r));
	mine = load(f, r);
	theirs = load(f, r);
	set_text(f, theirs, "name", "Acme Ltd");
	check(f, save(f, theirs));
	set_text(f, mine, "name", "Acme Inc");
	assert_int_equal(save(f, mine), HC_CONFLICT);
	assert_string_equal(text_of(f, load(f, r), "name"), "Acme Ltd");
	assert_int_equal(one_int(f, "SELECT count(*) FROM journal"), 2);
}

static void
test_search_never_lags_an_edit(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Blåbærgård Ølhandel");

	set_text(f, r, "notes", "likes brown cheese");
	check(f, save(f, r));
	assert_int_equal(matches(f, "blabærgard"), 1);
	set_text(f, r, "name", "Rødgrød");
	check(f, save(f, r));
	assert_int_equal(matches(f, "blabærgard"), 0);
	assert_int_equal(matches(f, "rødgrød"), 1);
	assert_int_equal(matches(f, "notes : brown"), 1);
	set_text(f, r, "notes", NULL);
	check(f, save(f, r));
	assert_int_equal(matches(f, "cheese"), 0);
	assert_true(doctor_is_clean(f));
}

static void
test_search_never_lags_a_bulk_edit(void **state)
{
	struct fixture *f = *state;
	struct hc_record *rows[1500];
	char name[32];

	check(f, store_begin(f->s, &f->err));
	for (int i = 0; i < 1500; i++) {
		snprintf(name, sizeof(name), "first%d", i);
		rows[i] = new_account(f, name);
		check(f, save_record(f->s, &f->c, rows[i], &f->err));
	}
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM search_dirty"), 500);
	assert_int_equal(matches(f, "first*"), 1500);
	assert_int_equal(one_int(f, "SELECT count(*) FROM search_dirty"), 0);
	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	for (int i = 0; i < 1500; i++) {
		snprintf(name, sizeof(name), "second%d", i);
		set_text(f, rows[i], "name", name);
		check(f, save_record(f->s, &f->c, rows[i], &f->err));
	}
	/* one of the waiting rows changes again: it stays under the text it is indexed with */
	set_text(f, rows[1499], "name", "third");
	check(f, save_record(f->s, &f->c, rows[1499], &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(matches(f, "first*"), 0);
	assert_int_equal(matches(f, "second*"), 1499);
	assert_int_equal(matches(f, "third"), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_deleting_is_soft_and_reversible(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");
	struct entry *e;
	size_t n;

	check(f, save(f, r));
	for (int i = 0; i < 2; i++) {
		f->c.tx = 0;
		check(f, store_begin(f->s, &f->err));
		check(f, save_delete(f->s, &f->c, r, i == 0, &f->err));
		check(f, store_commit(f->s, &f->err));
		assert_int_equal(load(f, r)->values[SLOT_DELETED].kind, i == 0 ? VALUE_INT : VALUE_NULL);
	}
	check(f, journal_list(f->s, account(f), r->values[SLOT_ID].id, 0, 10, f->arena, &e, &n, &f->err));
	assert_int_equal(n, 3);
	assert_int_equal(e[0].op, 'r');
	assert_int_equal(e[1].op, 'd');
}

static void
test_history_of_a_field_is_kept(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");

	set_text(f, r, "sector", "medical");
	check(f, save(f, r));
	assert_int_equal(one_int(f, "SELECT count(*) FROM field_change"), 0);
	set_text(f, r, "sector", "retail");
	set_text(f, r, "name", "Acme Ltd");
	check(f, save(f, r));
	assert_int_equal(one_int(f, "SELECT count(*) FROM field_change WHERE object = 'account' AND field = 'sector'"
	    " AND old = 'medical' AND new = 'retail'"), 1);
	assert_int_equal(one_int(f, "SELECT count(*) FROM field_change"), 1);
}

static void
test_a_record_as_it_stood(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "One"), *then;
	int64_t t1, t2;

	env_fixed_set(f->env, INT64_C(1763860000000));
	check(f, save(f, r));
	t1 = f->c.at;
	env_fixed_set(f->env, INT64_C(1763870000000));
	set_text(f, r, "name", "Two");
	record_set(r, field(f, "rate"), value_decimal(725, 2));
	check(f, save(f, r));
	t2 = f->c.at;
	env_fixed_set(f->env, INT64_C(1763880000000));
	set_text(f, r, "name", "Three");
	record_set(r, field(f, "rate"), VALUE_NONE);
	check(f, save(f, r));
	check(f, journal_asof(f->s, account(f), r->values[SLOT_ID].id, t1, f->arena, &then, &f->err));
	assert_string_equal(text_of(f, then, "name"), "One");
	assert_int_equal(record_get(then, field(f, "rate"))->kind, VALUE_NULL);
	check(f, journal_asof(f->s, account(f), r->values[SLOT_ID].id, t2, f->arena, &then, &f->err));
	assert_string_equal(text_of(f, then, "name"), "Two");
	assert_int_equal(record_get(then, field(f, "rate"))->i, 725);
	assert_int_equal(journal_asof(f->s, account(f), r->values[SLOT_ID].id, t1 - 1, f->arena, &then, &f->err), HC_NOTFOUND);
}

static void
test_undo_and_redo_find_their_transaction(void **state)
{
	struct fixture *f = *state;
	struct hc_record *a = new_account(f, "a"), *b = new_account(f, "b");
	int64_t ta, tb, tx;
	uint8_t stranger[16] = { 5 };

	check(f, save(f, a));
	ta = f->c.tx;
	f->c.source = SOURCE_IMPORT;
	check(f, save(f, new_account(f, "imported")));
	f->c.source = SOURCE_USER;
	check(f, save(f, b));
	tb = f->c.tx;
	assert_int_equal(journal_last(f->s, stranger, false, &tx, &f->err), HC_NOTFOUND);
	assert_int_equal(journal_last(f->s, f->c.actor, true, &tx, &f->err), HC_NOTFOUND);
	check(f, journal_last(f->s, f->c.actor, false, &tx, &f->err));
	assert_int_equal(tx, tb);
	check(f, store_begin(f->s, &f->err));
	check(f, journal_mark_undone(f->s, tb, tb + 1, true, &f->err));
	check(f, store_commit(f->s, &f->err));
	check(f, journal_last(f->s, f->c.actor, false, &tx, &f->err));
	assert_int_equal(tx, ta);	/* the import between them is undone by name only */
	check(f, journal_last(f->s, f->c.actor, true, &tx, &f->err));
	assert_int_equal(tx, tb);
	f->c.source = SOURCE_UNDO;
	check(f, save(f, new_account(f, "what the undo wrote")));
	f->c.source = SOURCE_USER;
	check(f, journal_last(f->s, f->c.actor, true, &tx, &f->err));
	assert_int_equal(tx, tb);
	check(f, save(f, new_account(f, "a new edit ends what can be redone")));
	assert_int_equal(journal_last(f->s, f->c.actor, true, &tx, &f->err), HC_NOTFOUND);
}

static void
test_transactions_are_listed_with_what_they_hold(void **state)
{
	struct fixture *f = *state;
	struct tx_info *infos;
	struct entry *e;
	size_t n;

	f->c.label = "new account";
	check(f, store_begin(f->s, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "a"), &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "b"), &f->err));
	check(f, store_commit(f->s, &f->err));
	check(f, journal_txs(f->s, 0, 10, f->arena, &infos, &n, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(infos[0].entries, 2);
	assert_string_equal(infos[0].label, "new account");
	assert_true(infos[0].undoable);
	check(f, journal_tx(f->s, infos[0].tx, f->arena, &e, &n, &f->err));
	assert_int_equal(n, 2);
	assert_true(e[0].seq < e[1].seq);
}

static void
test_an_import_in_many_transactions_is_one_undo(void **state)
{
	struct fixture *f = *state;
	struct change import = { .source = SOURCE_IMPORT, .label = "import" };
	struct tx_info *infos;
	struct entry *e;
	size_t n;

	for (int i = 0; i < 3; i++) {
		check(f, store_begin(f->s, &f->err));
		check(f, save_record(f->s, &import, new_account(f, "imported"), &f->err));
		check(f, store_commit(f->s, &f->err));
		check(f, save(f, new_account(f, "someone else's")));
	}
	check(f, journal_txs(f->s, 0, 10, f->arena, &infos, &n, &f->err));
	assert_int_equal(n, 4);
	assert_int_equal(infos[3].tx, import.tx);
	assert_int_equal(infos[3].entries, 3);
	check(f, journal_tx(f->s, import.tx, f->arena, &e, &n, &f->err));
	assert_int_equal(n, 3);
}

static void
test_purging_leaves_no_value_behind(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Secretary");
	struct entry *e;
	size_t n;
	char cmd[200];

	set_text(f, r, "sector", "medical");
	check(f, save(f, r));
	f->c.label = "set Sekretessa";
	set_text(f, r, "name", "Sekretessa");
	set_text(f, r, "sector", "retail");
	check(f, save(f, r));
	f->c.tx = 0;
	f->c.label = NULL;
	check(f, store_begin(f->s, &f->err));
	check(f, journal_purge(f->s, &f->c, account(f), r->values[SLOT_ID].id, &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 0);
	assert_int_equal(one_int(f, "SELECT count(*) FROM field_change"), 0);
	assert_int_equal(matches(f, "sekretessa"), 0);
	check(f, journal_list(f->s, account(f), r->values[SLOT_ID].id, 0, 10, f->arena, &e, &n, &f->err));
	assert_int_equal(n, 3);
	assert_int_equal(e[0].op, 'p');
	assert_non_null(strstr(e[1].diff, "purged:"));
	assert_null(strstr(e[1].diff, "Sekretessa"));
	check(f, store_settle(f->s, &f->err));
	assert_true(doctor_is_clean(f));
	store_close(f->s);
	f->s = NULL;
	snprintf(cmd, sizeof(cmd), "grep -q -a -e Sekretessa -e Secretary '%s'", f->path);
	assert_int_not_equal(system(cmd), 0);
}

static void
purge_of(struct fixture *f, const struct object *o, enum journal_source source, const char **asked)
{
	struct hc_record *r = record_new(f->arena, f->model, o);

	check(f, save(f, r));
	f->c.tx = 0;
	f->c.source = source;
	check(f, store_begin(f->s, &f->err));
	check(f, journal_purge(f->s, &f->c, o, r->values[SLOT_ID].id, &f->err));
	check(f, store_commit(f->s, &f->err));
	f->c.source = SOURCE_USER;
	check(f, store_meta_get(f->s, f->arena, "vacuum", asked, &f->err));
}

static void
test_a_conflict_that_grew_old_does_not_have_the_file_written_anew(void **state)
{
	struct fixture *f = *state;
	const struct object *conflict = model_object(f->model, "conflict");
	const char *asked;

	purge_of(f, conflict, SOURCE_SYSTEM, &asked);
	assert_null(asked);
	purge_of(f, conflict, SOURCE_PULL, &asked);
	assert_null(asked);
	purge_of(f, conflict, SOURCE_USER, &asked);
	assert_non_null(asked);
}

static void
test_only_a_save_may_write_a_record(void **state)
{
	struct fixture *f = *state;
	struct statement st = { .sql = "UPDATE account SET name = 'x'" };
	struct hc_value v;

	check(f, save(f, new_account(f, "Acme")));
	assert_int_equal(read_select(f->s, &st, &v, &f->err), HC_BUG);
	assert_non_null(strstr(f->err.msg, "only through HotCRM"));
	st.sql = "DELETE FROM account";
	assert_int_equal(read_select(f->s, &st, &v, &f->err), HC_BUG);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE name = 'Acme'"), 1);
}

static void
test_a_full_disk_is_one_sentence_and_loses_nothing(void **state)
{
	struct fixture *f = *state;
	struct rlimit old, small;
	struct hc_record *r = new_account(f, "kept");
	struct stat st;
	char wal[128];
	char *big = arena_alloc(f->arena, 500001);
	int rc = 0;

	memset(big, 'x', 500000);
	check(f, save(f, r));
	snprintf(wal, sizeof(wal), "%s-wal", f->path);
	assert_int_equal(stat(wal, &st), 0);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = old;
	small.rlim_cur = (rlim_t)st.st_size + 200000;
	setrlimit(RLIMIT_FSIZE, &small);
	for (int i = 0; i < 4 && rc == 0; i++) {
		struct hc_record *heavy = new_account(f, "lost");

		set_text(f, heavy, "notes", big);
		rc = save(f, heavy);
	}
	setrlimit(RLIMIT_FSIZE, &old);
	assert_int_equal(rc, HC_STORE);
	if (!strstr(f->err.msg, "nothing was saved"))
		fail_msg("%s", f->err.msg);
	assert_int_equal(store_depth(f->s), 0);
	/* there is room again: work goes on */
	check(f, save(f, new_account(f, "after")));
	open_again(f, 0);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE name IN ('kept', 'after')"), 2);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account"), 2);
	assert_true(doctor_is_clean(f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_is_saved_comes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_missing_record_is_not_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_ids_grow_with_time, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_edit_writes_only_its_fields_and_a_diff, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_changed_writes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_row_changed_meanwhile_is_a_conflict, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_search_never_lags_an_edit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_search_never_lags_a_bulk_edit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_deleting_is_soft_and_reversible, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_history_of_a_field_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_record_as_it_stood, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_undo_and_redo_find_their_transaction, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_transactions_are_listed_with_what_they_hold, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_import_in_many_transactions_is_one_undo, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_purging_leaves_no_value_behind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_conflict_that_grew_old_does_not_have_the_file_written_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_only_a_save_may_write_a_record, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_full_disk_is_one_sentence_and_loses_nothing, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
