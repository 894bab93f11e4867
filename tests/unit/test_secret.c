/*
 * test_secret.c - sealed values: bound to their place, told apart from damage, alike on every machine; and the file of the keys.
 */
#include "model/type.h"
#include "store/secret.h"
#include "store_help.h"

static const char safe_text[] =
	"#file safe.hot\n"
	"object safe \"Safe\" \"Safes\"\n"
	"  title name\n"
	"field name text(80) \"Name\"\n"
	"field code encrypted \"Code\" unique\n"
	"field pin encrypted \"PIN\"\n";

static const uint8_t one[16] = { 1 }, two[16] = { 2 };

static int
set_up_safe(void **state)
{
	struct fixture *f;

	if (set_up(state) != 0)
		return -1;
	f = *state;
	model_unref(f->model);
	f->model = build_model(safe_text);
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	return 0;
}

static const struct field *
of(struct fixture *f, const char *name)
{
	return object_field(model_object(f->model, "safe"), name);
}

static struct hc_value
seal(struct fixture *f, const char *field_name, const uint8_t id[16], const char *plain)
{
	struct hc_value v = value_text(plain, strlen(plain)), ret;

	check(f, store_begin(f->s, &f->err));
	check(f, secret_seal(store_secret(f->s), of(f, field_name), id, &v, f->arena, &ret, &f->err));
	check(f, store_commit(f->s, &f->err));
	return ret;
}

static int
open_as(struct fixture *f, const char *field_name, const uint8_t id[16], const struct hc_value *v, struct hc_value *ret)
{
	return secret_open(store_secret(f->s), of(f, field_name), id, v, f->arena, ret, &f->err);
}

static void
test_a_value_opens_in_its_place_only(void **state)
{
	struct fixture *f = *state;
	struct hc_value v = seal(f, "pin", one, "walrus"), back;

	assert_true(sealed_is(v.s, v.len));
	assert_null(strstr(v.s, "walrus"));
	check(f, open_as(f, "pin", one, &v, &back));
	assert_int_equal(back.len, 6);
	assert_memory_equal(back.s, "walrus", 6);
	assert_int_equal(open_as(f, "pin", two, &v, &back), HC_INVALID);
	assert_int_equal(open_as(f, "code", one, &v, &back), HC_INVALID);
	assert_non_null(strstr(f->err.msg, "another record"));
}

static void
test_any_changed_letter_is_damage(void **state)
{
	struct fixture *f = *state;
	struct hc_value v = seal(f, "code", one, "walrus"), back;

	for (size_t i = SEALED_HEAD; i < v.len; i++) {
		char *bad = arena_strndup(f->arena, v.s, v.len);
		struct hc_value b = value_text(bad, v.len);

		if (bad[i] == ':')
			continue;
		bad[i] = bad[i] == 'A' ? 'Q' : 'A';
		assert_int_not_equal(open_as(f, "code", one, &b, &back), HC_OK);
	}
	for (size_t n = SEALED_HEAD; n < v.len; n++) {
		struct hc_value cut = value_text(arena_strndup(f->arena, v.s, n), n);

		/* what is too short for the form is no sealed value, and not one in the clear either */
		assert_int_not_equal(open_as(f, "code", one, &cut, &back), HC_OK);
	}
}

static void
test_two_values_of_one_text_look_different(void **state)
{
	struct fixture *f = *state;
	struct hc_value a = seal(f, "code", one, "Walrus"), b = seal(f, "code", two, "walrus");

	assert_int_equal(a.len, b.len);
	assert_memory_not_equal(a.s, b.s, a.len);
	/* but for the hash, which equality is asked by */
	assert_memory_equal(sealed_blind(a.s, a.len), sealed_blind(b.s, b.len), SEALED_BLIND);
	a = seal(f, "pin", one, "walrus");
	assert_null(sealed_blind(a.s, a.len));
}

static void
test_lengths_are_told_in_steps(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(seal(f, "pin", one, "1").len, seal(f, "pin", one, "a much longer secret").len);
}

static void
test_a_change_of_keys_comes_to_the_same_bytes_everywhere(void **state)
{
	struct fixture *f = *state;
	struct hc_value v = seal(f, "code", one, "walrus"), first, second, back;
	uint8_t key[32] = { 7 };

	check(f, store_begin(f->s, &f->err));
	check(f, secret_import(store_secret(f->s), key, &f->err));
	assert_int_equal(secret_renew(store_secret(f->s), of(f, "code"), one, &v, f->arena, &first, &f->err), HC_OK);
	assert_int_equal(secret_renew(store_secret(f->s), of(f, "code"), one, &v, f->arena, &second, &f->err), HC_OK);
	assert_true(value_equal(&first, &second));
	assert_int_equal(secret_renew(store_secret(f->s), of(f, "code"), one, &first, f->arena, &second, &f->err), 1);
	check(f, store_commit(f->s, &f->err));
	check(f, open_as(f, "code", one, &first, &back));
	check(f, open_as(f, "code", one, &v, &back));	/* the old key stays */
}

static void
test_a_file_of_keys_that_is_not_whole_is_refused_and_kept(void **state)
{
	static const char *const bad[] = {
		"", "\n", "hotcrm secret 2\n", "hotcrm secret 1", "hotcrm secret 1\n", "hotcrm secret 1\nkey\n", "hotcrm secret 1\nkey 00 00\n",
		"hotcrm secret 1\nlock argon2id 99999999999999999999 1 00\n",
		"hotcrm secret 1\nlock argon2id 3 8589934592 00000000000000000000000000000000\n", "hotcrm secret 1\nsealed 000000000000 00 00\n",
		"hotcrm secret 1\nkey 000000000000 0000000000000000000000000000000000000000000000000000000000000000\n",
	};
	struct fixture *f = *state;
	struct hc_value v = seal(f, "pin", one, "walrus"), back, plain = value_text("new", 3);
	const char *path = arena_printf(f->arena, "%s-secret", f->path);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char now[256] = "";
		FILE *out = fopen(path, "w");
		size_t n;

		assert_non_null(out);
		fputs(bad[i], out);
		fclose(out);
		open_again(f, 0);
		assert_int_not_equal(open_as(f, "pin", one, &v, &back), HC_OK);
		check(f, store_begin(f->s, &f->err));
		assert_int_not_equal(secret_seal(store_secret(f->s), of(f, "pin"), one, &plain, f->arena, &back, &f->err), HC_OK);
		store_rollback(f->s);
		assert_non_null(out = fopen(path, "r"));
		n = fread(now, 1, sizeof(now) - 1, out);
		fclose(out);
		assert_int_equal(n, strlen(bad[i]));
		assert_memory_equal(now, bad[i], n);
	}
}

static void
test_what_people_type_is_never_taken_for_sealed(void **state)
{
	struct fixture *f = *state;
	struct hc_value v = seal(f, "pin", one, "walrus"), ret;
	const char *typed[] = { v.s, "hcs1:", "hcs2:whatever", "******", "******7" };

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		assert_int_equal(field_parse(of(f, "pin"), &locale_machine, f->arena, typed[i], strlen(typed[i]), &ret, NULL, &f->err),
		    HC_INVALID);
	assert_int_equal(field_parse(of(f, "pin"), &locale_machine, f->arena, "hcs", 3, &ret, NULL, &f->err), HC_OK);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up_safe, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_value_opens_in_its_place_only), T(test_any_changed_letter_is_damage), T(test_two_values_of_one_text_look_different),
		T(test_lengths_are_told_in_steps), T(test_a_change_of_keys_comes_to_the_same_bytes_everywhere),
		T(test_a_file_of_keys_that_is_not_whole_is_refused_and_kept), T(test_what_people_type_is_never_taken_for_sealed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
