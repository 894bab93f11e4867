/* test_migrate.c - from one model to the next: new, renamed and retyped fields, and files of earlier versions. */
#include <dirent.h>

#include "store_help.h"

/* The model with one piece of its text replaced. */
static void
change_model(struct fixture *f, const char *from, const char *to)
{
	const char *at = strstr(help_text, from);
	char *text;

	assert_non_null(at);
	text = arena_printf(f->arena, "%.*s%s%s", (int)(at - help_text), help_text, to, at + strlen(from));
	model_unref(f->model);
	f->model = build_model(text);
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
}

static int
copies(struct fixture *f)
{
	DIR *d = opendir(f->dir);
	struct dirent *e;
	int n = 0;

	while ((e = readdir(d)))
		n += strstr(e->d_name, ".before-") != NULL;
	closedir(d);
	return n;
}

static void
test_a_new_field_is_there_at_once(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");

	check(f, save(f, r));
	change_model(f, "field rate number(2) \"Rate\"\n", "field rate number(2) \"Rate\"\nfield x_colour text(20) \"Colour\" index search\n");
	r = load(f, r);
	assert_string_equal(text_of(f, r, "name"), "Acme");
	set_text(f, r, "x_colour", "Green");
	check(f, save(f, r));
	assert_int_equal(matches(f, "x_colour : green"), 1);
	assert_int_equal(matches(f, "acme"), 1);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE k_x_colour = 'green'"), 1);
	assert_int_equal(copies(f), 0);	/* no data moved */
	assert_true(doctor_is_clean(f));
}

static void
test_a_renamed_field_keeps_its_values_and_history(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme"), *then;
	int64_t before;

	set_text(f, r, "sector", "medical");
	check(f, save(f, r));
	before = f->c.at;
	env_fixed_set(f->env, before + 1000);
	set_text(f, r, "sector", "retail");
	set_text(f, r, "name", "Acme Ltd");
	check(f, save(f, r));
	change_model(f, "field name text(120) \"Name\" required search index\n",
	    "field legal_name text(120) \"Name\" required search index was name\n");
	r = load(f, r);
	assert_string_equal(text_of(f, r, "legal_name"), "Acme Ltd");
	assert_int_equal(matches(f, "legal_name : acme"), 1);
	assert_int_equal(one_int(f, "SELECT count(*) FROM account WHERE k_legal_name = 'acme ltd'"), 1);
	check(f, journal_asof(f->s, account(f), r->values[SLOT_ID].id, before, f->arena, &then, &f->err));
	assert_string_equal(text_of(f, then, "legal_name"), "Acme");
	assert_int_equal(copies(f), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_a_renamed_object_keeps_its_records(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Acme");
	const struct object *company;
	char *text, *at;
	struct entry *e;
	size_t n;

	set_text(f, r, "sector", "medical");
	check(f, save(f, r));
	text = arena_strdup(f->arena, help_text);
	at = strstr(text, "object account");
	text = arena_printf(f->arena, "%.*sobject company \"Company\" \"Companies\"\n  was account\n%s", (int)(at - text), text,
	    strchr(at, '\n') + 1);
	at = strstr(text, "lookup account");
	memcpy(at, "lookup company", 14);
	model_unref(f->model);
	f->model = build_model(text);
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	company = model_object(f->model, "company");
	assert_string_equal(read_title(f->s, company, r->values[SLOT_ID].id, f->arena), "Acme");
	check(f, journal_list(f->s, company, r->values[SLOT_ID].id, 0, 10, f->arena, &e, &n, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(copies(f), 1);
	assert_true(doctor_is_clean(f));
}

static void
test_a_retyped_field_is_converted_and_nothing_is_thrown_away(void **state)
{
	struct fixture *f = *state;
	struct hc_record *a = new_account(f, "a"), *b = new_account(f, "b");

	set_text(f, a, "notes", "12.345");
	set_text(f, b, "notes", "a dozen");
	record_set(a, field(f, "rate"), value_decimal(725, 2));
	check(f, save(f, a));
	check(f, save(f, b));
	change_model(f, "field rate number(2) \"Rate\"\n", "field rate number(4) \"Rate\"\n");
	assert_int_equal(record_get(load(f, a), field(f, "rate"))->i, 72500);
	change_model(f, "field notes longtext \"Notes\" search\n", "field notes number(2) \"Notes\"\n");
	a = load(f, a);
	b = load(f, b);
	assert_int_equal(record_get(a, field(f, "notes"))->i, 1234);	/* half to even */
	assert_int_equal(record_get(b, field(f, "notes"))->kind, VALUE_NULL);
	assert_non_null(b->extra);
	assert_non_null(strstr(b->extra, "a dozen"));
	assert_true(doctor_is_clean(f));
}

static void
test_an_unchanged_model_costs_no_write(void **state)
{
	struct fixture *f = *state;
	int64_t before;
	struct store *other;

	check(f, store_checkpoint(f->s, &f->err));
	check(f, store_open(f->path, STORE_SECOND, f->env, &other, &f->err));
	before = store_data_version(other);
	open_again(f, 0);
	assert_int_equal(store_data_version(other), before);
	store_close(other);
}

static void
test_the_file_of_version_1_opens(void **state)
{
	struct fixture *f = *state;
	const char *src = getenv("top_srcdir");
	char cmd[700], digest[65];
	struct stat st;
	uint8_t id[16];
	struct hc_record *r;

	snprintf(cmd, sizeof(cmd), "%s/tests/data/store/store-v1.db", src ? src : "..");
	if (stat(cmd, &st) < 0)
		skip();
	store_close(f->s);
	f->s = NULL;
	snprintf(cmd, sizeof(cmd), "cp '%s/tests/data/store/store-v1.db' '%s' && chmod 600 '%s'", src ? src : "..", f->path, f->path);
	assert_int_equal(system(cmd), 0);
	check(f, store_open(f->path, 0, f->env, &f->s, &f->err));
	assert_null(store_readonly_reason(f->s));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_true(uuid_parse("019aae6e-fa00-7000-8000-000000000001", id));
	check(f, read_record(f->s, account(f), id, f->arena, &r, &f->err));
	assert_string_equal(text_of(f, r, "name"), "Acme Corporation");
	assert_int_equal(record_get(r, field(f, "revenue"))->i, 11000400);
	assert_int_equal(matches(f, "acme"), 1);
	assert_int_equal(one_int(f, "SELECT count(*) FROM field_change"), 1);
	check(f, store_digest(f->s, digest, &f->err));
	assert_true(doctor_is_clean(f));
	check(f, save(f, new_account(f, "new")));
}

/* `test_migrate --make FILE` writes the fixture of this version; done once per layout, never again. Its core is small, so that
   the file is, and opening it with the real one adds tables. */
static int
make_fixture(const char *path)
{
	static const char core[] = "#file core.hot\nobject user \"User\" \"Users\"\n  title name\nfield name text(80) \"Name\"\n";
	struct model_text texts[] = { { .plugin = "core", .text = core }, { .plugin = "help", .text = help_text } };
	void *state;
	struct fixture *f;
	struct hc_record *r;
	uint8_t id[16];

	set_up(&state);
	f = state;
	store_close(f->s);
	unlink(f->path);
	model_unref(f->model);
	check(f, model_build(texts, 2, &f->model, &f->err));
	check(f, store_open(f->path, STORE_CREATE, f->env, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	r = new_account(f, "Acme Corporation");
	uuid_parse("019aae6e-fa00-7000-8000-000000000001", id);
	r->values[SLOT_ID] = value_id(id);
	set_text(f, r, "sector", "medical");
	record_set(r, field(f, "revenue"), value_decimal(11000400, 4));
	r->base[field(f, "revenue")->slot] = 11000400;
	check(f, save(f, r));
	set_text(f, r, "sector", "technolgy");
	check(f, save(f, r));
	check(f, store_backup(f->s, path, &f->err));
	return tear_down(&state);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_new_field_is_there_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_renamed_field_keeps_its_values_and_history, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_renamed_object_keeps_its_records, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_retyped_field_is_converted_and_nothing_is_thrown_away, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_unchanged_model_costs_no_write, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_the_file_of_version_1_opens, set_up, tear_down),
	};

	if (argc == 3 && !strcmp(argv[1], "--make"))
		return make_fixture(argv[2]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
