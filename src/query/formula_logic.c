/*
 * formula_logic.c - comparing, choosing, and what is empty.
 *
 * A null compares as null (neither true nor false), but a text that is not there equals the empty text, and a boolean that is
 * not there is false: the CRM world's rules.
 */
#include "query/formula_impl.h"

#include <string.h>

#include "base/uuid.h"

/* Canonical values have one form each, so equal numbers are equal bytes. */
static bool
same(const struct hc_value *a, const struct hc_value *b)
{
	uint8_t id[16];

	if (fv_is_null(a) || fv_is_null(b))
		return fv_is_null(a) && fv_is_null(b);
	if (a->kind == VALUE_ID && b->kind == VALUE_TEXT)
		return b->len < 40 && uuid_parse(b->s, id) && memcmp(id, a->id, 16) == 0;
	if (a->kind == VALUE_TEXT && b->kind == VALUE_ID)
		return same(b, a);
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_TEXT:
		return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
	case VALUE_ID:
		return memcmp(a->id, b->id, 16) == 0;
	default:
		return a->i == b->i;
	}
}

static bool
is_true(const struct hc_value *v)
{
	return v->kind == VALUE_INT && v->i != 0;
}

void
f_eq_value(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(same(&v[0], &v[1]));
}

void
f_ne_value(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(!same(&v[0], &v[1]));
}

void
f_eq_text(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(same(&v[0], &v[1]));
}

void
f_ne_text(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(!same(&v[0], &v[1]));
}

void
f_eq_bool(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(is_true(&v[0]) == is_true(&v[1]));
}

void
f_ne_bool(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(is_true(&v[0]) != is_true(&v[1]));
}

static int
compare(const struct fcall *c, const struct hc_value *v, struct hc_value *ret, int *order)
{
	struct num a, b;

	if (v[0].kind == VALUE_INT && v[1].kind == VALUE_INT) {
		*order = (v[0].i > v[1].i) - (v[0].i < v[1].i);
		return HC_OK;
	}
	if (fv_num(&v[0], &a) < 0 || fv_num(&v[1], &b) < 0) {
		fv_error(c->a, ret, "not a number");
		return HC_INVALID;
	}
	*order = num_cmp(&a, &b);
	return HC_OK;
}

/* By code point, as UTF-8 bytes do. */
static int
compare_text(const struct hc_value *v)
{
	size_t n = v[0].len < v[1].len ? v[0].len : v[1].len;
	int order = memcmp(v[0].s, v[1].s, n);

	return order ? order : (v[0].len > v[1].len) - (v[0].len < v[1].len);
}

#define COMPARE(name, op) \
	void \
	f_##name##_num(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret) \
	{ \
		int order; \
\
		if (compare(c, v, ret, &order) == HC_OK) \
			*ret = value_int(order op 0); \
	}
#define COMPARE_TEXT(name, op) \
	void \
	f_##name##_text(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret) \
	{ \
		*ret = value_int(compare_text(v) op 0); \
	}
COMPARE(eq, ==)
COMPARE(ne, !=)
COMPARE(lt, <)
COMPARE(le, <=)
COMPARE(gt, >)
COMPARE(ge, >=)
COMPARE_TEXT(lt, <)
COMPARE_TEXT(le, <=)
COMPARE_TEXT(gt, >)
COMPARE_TEXT(ge, >=)

void
f_and(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	for (size_t i = 0; i < n; i++) {
		if (fv_is_error(&v[i])) {
			*ret = v[i];
			return;
		}
		if (!is_true(&v[i])) {
			*ret = value_int(0);
			return;
		}
	}
	*ret = value_int(1);
}

void
f_or(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	for (size_t i = 0; i < n; i++) {
		if (fv_is_error(&v[i])) {
			*ret = v[i];
			return;
		}
		if (is_true(&v[i])) {
			*ret = value_int(1);
			return;
		}
	}
	*ret = value_int(0);
}

void
f_not(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(!is_true(&v[0]));
}

void
f_truth(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(is_true(&v[0]));
}

void
f_false(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(0);
}

void
f_first(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = fv_is_null(&v[0]) ? VALUE_NONE : v[0];
}

void
f_if(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = fv_is_error(&v[0]) ? v[0] : is_true(&v[0]) ? v[1] : v[2];
}

void
f_ifs(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		if (fv_is_error(&v[i])) {
			*ret = v[i];
			return;
		}
		if (is_true(&v[i])) {
			*ret = v[i + 1];
			return;
		}
	}
	*ret = v[n - 1];
}

static void
choose(size_t n, const struct hc_value *v, struct hc_value *ret, bool null_matches)
{
	if (fv_is_error(&v[0])) {
		*ret = v[0];
		return;
	}
	for (size_t i = 1; i + 2 < n; i += 2) {
		if (fv_is_error(&v[i])) {
			*ret = v[i];
			return;
		}
		if ((null_matches || !fv_is_null(&v[i])) && same(&v[0], &v[i])) {
			*ret = v[i + 1];
			return;
		}
	}
	*ret = v[n - 1];
}

void
f_case(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	choose(n, v, ret, false);
}

void
f_case_text(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	choose(n, v, ret, true);
}

void
f_in(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	bool found = false;

	for (size_t i = 1; i < n && !found && !fv_is_null(&v[0]); i++)
		found = same(&v[0], &v[i]);
	*ret = value_int(found);
}

void
f_isblank(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(fv_is_null(&v[0]));
}

void
f_blankvalue(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = fv_is_null(&v[0]) ? v[1] : v[0];
}

void
f_iferror(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = fv_is_error(&v[0]) ? v[1] : v[0];
}

void
f_isnumber(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	*ret = value_int(v[0].kind == VALUE_TEXT && num_parse(v[0].s, v[0].len, &a) == HC_OK);
}

/* ";a;b;" holds "a". */
void
f_includes(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	size_t at = 0;
	bool found = false;

	if (v[0].kind == VALUE_TEXT && v[1].kind == VALUE_TEXT) {
		while (at < v[0].len && !found) {
			const char *s = v[0].s + at, *end = memchr(s, ';', v[0].len - at);
			size_t len = end ? (size_t)(end - s) : v[0].len - at;

			found = len > 0 && len == v[1].len && memcmp(s, v[1].s, len) == 0;
			at += len + 1;
		}
	}
	*ret = value_int(found);
}
