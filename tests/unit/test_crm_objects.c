/*
 * test_crm_objects.c - the crm plugin has every object and field of the reference, as it describes them.
 *
 * tests/data/reference-crm.tsv lists them one per line. Ours may have more fields and options, never fewer.
 */
#include "tests/unit/plugin_help.h"

#include <ctype.h>

#include "base/decimal.h"

enum { OBJECT, FIELD, TYPE, REQUIRED, UNIQUE, OPTIONS, TARGET, NOTES, COLUMNS };

struct row {
	char *cell[COLUMNS];
};

static struct arena *arena_;
static struct model *model;
static struct row rows[1000];
static size_t nrows;

static void
split(char *line, struct row *r)
{
	for (int i = 0; i < COLUMNS; i++) {
		size_t n = strcspn(line, "\t");

		r->cell[i] = line;
		line += n;
		if (*line != '\0')
			*line++ = '\0';
	}
}

static int
setup(void **state)
{
	struct hc_err err = {0};
	struct buf text = BUF_INIT;
	struct model_text texts[2] = { { "core", model_core } };
	char *line;

	arena_ = arena_new("test");
	texts[1] = (struct model_text){ "crm", plugin_text(arena_, "crm") };
	if (model_build(texts, 2, &model, &err) < 0)
		fail_msg("%s", err.msg);
	add_file(arena_, arena_printf(arena_, "%s/tests/data/reference-crm.tsv", test_srcdir()), "reference", &text);
	line = arena_strdup(arena_, buf_str(&text));
	buf_free(&text);
	for (char *next; *line != '\0'; line = next) {
		next = line + strcspn(line, "\n");
		if (*next != '\0')
			*next++ = '\0';
		if (strchr(line, '\t') != NULL && strncmp(line, "object\t", 7) != 0)
			split(line, &rows[nrows++]);
	}
	return 0;
}

static int
teardown(void **state)
{
	model_unref(model);
	arena_free(arena_);
	return 0;
}

/* "max=100; readonly": the value of a note, "" for a word alone, NULL if it is not there. */
static const char *
note(const struct row *r, const char *name)
{
	size_t n = strlen(name);

	for (const char *s = r->cell[NOTES]; *s != '\0';) {
		size_t len = strcspn(s, ";");

		if (len >= n && strncmp(s, name, n) == 0 && (len == n || s[n] == '='))
			return arena_strndup(arena_, s + n + (len > n), len - n - (len > n));
		s += len;
		s += strspn(s, "; ");
	}
	return NULL;
}

/* Letters and digits only, in lower case: RealEstate, real_estate and "Real estate" are one option. */
static const char *
plain(const char *s)
{
	char *out = arena_strdup(arena_, s), *o = out;

	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s))
			*o++ = (char)tolower((unsigned char)*s);
	*o = '\0';
	return out;
}

static bool
alike(const char *a, const char *b)
{
	return strcmp(a, b) == 0 || (plain(a)[0] != '\0' && strcmp(plain(a), plain(b)) == 0);
}

static const char *
our_name(const struct row *r)
{
	const char *name = note(r, "name") != NULL ? note(r, "name") : r->cell[FIELD];
	size_t n = strlen(name);

	if (n > 3 && strcmp(name + n - 3, "_id") == 0 && (r->cell[TARGET][0] != '\0' || strcmp(name, "parent_id") == 0))
		return arena_strndup(arena_, name, n - 3);
	return name;
}

static const struct field *
field_of(const struct row *r)
{
	const struct object *o = model_object(model, r->cell[OBJECT]);

	return o != NULL ? object_field(o, r->cell[FIELD]) : NULL;
}

#define complain(n, r, ...) \
	(print_message("%s.%s: ", (r)->cell[OBJECT], (r)->cell[FIELD]), print_message(__VA_ARGS__), print_message("\n"), (n)++)

static void
test_every_field_is_there_under_its_old_and_its_new_name(void **state)
{
	int bad = 0;

	assert_int_equal(nrows, 441);
	for (size_t i = 0; i < nrows; i++) {
		const struct object *o = model_object(model, rows[i].cell[OBJECT]);
		const struct field *f = field_of(&rows[i]);

		if (o == NULL || f == NULL)
			complain(bad, &rows[i], "is missing");
		else if (strcmp(f->name, our_name(&rows[i])) != 0)
			complain(bad, &rows[i], "is called %s, not %s", f->name, our_name(&rows[i]));
	}
	assert_int_equal(bad, 0);
}

static void
test_types_and_targets_are_the_same(void **state)
{
	static const char *const types[][2] = { { "picklist", "select" }, { "currency", "money" }, { "masterdetail", "lookup" },
		{ "tags", "multiselect" }, { "formula", "boolean" } };
	int bad = 0;

	for (size_t i = 0; i < nrows; i++) {
		const struct field *f = field_of(&rows[i]);
		const char *want = rows[i].cell[TYPE], *have;

		if (f == NULL)
			continue;
		for (size_t k = 0; k < sizeof(types) / sizeof(types[0]); k++)
			if (strcmp(types[k][0], want) == 0)
				want = types[k][1];
		have = f->type == &type_formula || f->type == &type_rollup ? f->result->name : f->type->name;
		if (strcmp(have, want) != 0)
			complain(bad, &rows[i], "is %s, not %s", have, want);
		if (rows[i].cell[TARGET][0] != '\0' && strcmp(f->target_name, rows[i].cell[TARGET]) != 0)
			complain(bad, &rows[i], "points at %s, not %s", f->target_name, rows[i].cell[TARGET]);
	}
	assert_int_equal(bad, 0);
}

/* Owner is every record's own; who has none is assigned one, so it is not demanded. */
static void
test_what_is_required_unique_and_readonly_is_so(void **state)
{
	int bad = 0;

	for (size_t i = 0; i < nrows; i++) {
		const struct field *f = field_of(&rows[i]);

		if (f == NULL || f->implicit)
			continue;
		if (f->required != (rows[i].cell[REQUIRED][0] == '1'))
			complain(bad, &rows[i], "required: %d", f->required);
		if (f->unique != (rows[i].cell[UNIQUE][0] == '1'))
			complain(bad, &rows[i], "unique: %d", f->unique);
		if (note(&rows[i], "readonly") != NULL && !f->readonly)
			complain(bad, &rows[i], "is not readonly");
	}
	assert_int_equal(bad, 0);
}

static void
test_every_option_can_be_chosen(void **state)
{
	int bad = 0;

	for (size_t i = 0; i < nrows; i++) {
		const struct field *f = field_of(&rows[i]);

		for (const char *s = rows[i].cell[OPTIONS]; f != NULL && *s != '\0';) {
			size_t n = strcspn(s, ";");
			const char *want = arena_strndup(arena_, s, n);
			bool found = false;

			for (size_t k = 0; k < f->options.n; k++)
				found = found || alike(want, f->options.at[k].label) || alike(want, f->options.at[k].name);
			if (!found)
				complain(bad, &rows[i], "has no option %s", want);
			s += n + (s[n] == ';');
		}
	}
	assert_int_equal(bad, 0);
}

static bool
same_default(const struct field *f, const char *want)
{
	const struct option *o;

	if (f->initial == NULL)
		return false;
	o = f->options.n > 0 ? field_option(f, f->initial) : NULL;
	return alike(want, f->initial) || (o != NULL && alike(want, o->label)) || (strcmp(want, "now") == 0 &&
	    strstr(f->initial, "NOW") != NULL);
}

static void
test_defaults_are_the_same(void **state)
{
	int bad = 0;

	for (size_t i = 0; i < nrows; i++) {
		const struct field *f = field_of(&rows[i]);
		const char *want = note(&rows[i], "default");

		if (f != NULL && !f->implicit && want != NULL && !same_default(f, want))
			complain(bad, &rows[i], "begins as %s, not %s", f->initial != NULL ? f->initial : "nothing", want);
	}
	assert_int_equal(bad, 0);
}

/* JSON has no length of its own; an id of ours is longer than one of theirs. */
static void
test_lengths_decimals_and_bounds_are_the_same(void **state)
{
	int bad = 0;

	for (size_t i = 0; i < nrows; i++) {
		const struct field *f = field_of(&rows[i]);
		const char *len = note(&rows[i], "maxlen"), *dec = note(&rows[i], "decimals");
		const char *min = note(&rows[i], "min"), *max = note(&rows[i], "max");
		int64_t v = 0;

		if (f == NULL || f->implicit)
			continue;
		if (len != NULL && f->type != &type_json && strcmp(f->name, "parent") != 0 && f->length != atoi(len))
			complain(bad, &rows[i], "holds %d characters, not %s", f->length, len);
		if (dec != NULL && f->scale != atoi(dec))
			complain(bad, &rows[i], "has %d decimals, not %s", f->scale, dec);
		if (min != NULL && (!f->has_min || decimal_parse(min, f->scale, &v, NULL) < 0 || f->min != v))
			complain(bad, &rows[i], "has not the minimum %s", min);
		if (max != NULL && (!f->has_max || decimal_parse(max, f->scale, &v, NULL) < 0 || f->max != v))
			complain(bad, &rows[i], "has not the maximum %s", max);
		if (note(&rows[i], "on_delete") != NULL && f->on_delete != ON_DELETE_CASCADE)
			complain(bad, &rows[i], "is not deleted with what it points at");
	}
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field_is_there_under_its_old_and_its_new_name),
		cmocka_unit_test(test_types_and_targets_are_the_same),
		cmocka_unit_test(test_what_is_required_unique_and_readonly_is_so),
		cmocka_unit_test(test_every_option_can_be_chosen),
		cmocka_unit_test(test_defaults_are_the_same),
		cmocka_unit_test(test_lengths_decimals_and_bounds_are_the_same),
	};

	return cmocka_run_group_tests_name("crm objects", tests, setup, teardown);
}
