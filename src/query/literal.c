/*
 * literal.c - a value's text in the sense of its field: a closed span of the integers that the store holds.
 *
 * `2026` is a year for a date and a number for a number; `50k` at scale 4 is 500000000; a day of an instant is the span from
 * its first to its last millisecond in the user's zone. All comparisons become spans, so SQL and C need no other arithmetic.
 */
#include "query/tree.h"

#include <strings.h>

#include "base/decimal.h"
#include "base/time.h"
#include "model/type.h"

static int
value_scale(const struct field *f)
{
	return field_class(f) == CLASS_MONEY ? 4 : f->scale;
}

const char *
literal_text(const struct query_ctx *c, const struct item *it)
{
	if (it->kind != ITEM_VALUE)
		return it->text;
	if (it->value.kind == VALUE_TEXT)
		return arena_strndup(c->arena, it->value.s, it->value.len);
	if (it->value.kind == VALUE_INT)
		return arena_printf(c->arena, "%lld", (long long)it->value.i);
	if (it->value.kind == VALUE_DECIMAL) {
		char text[DECIMAL_MAX];

		decimal_format(it->value.i, it->value.scale, it->value.scale, text);
		return arena_strdup(c->arena, text);
	}
	return "";
}

bool
literal_is(const struct item *it, const char *word)
{
	return it->kind == ITEM_TEXT && !it->quoted && strcasecmp(it->text, word) == 0;
}

static bool
power_of_ten(int64_t *v, int exponent)
{
	for (; exponent > 0; exponent--)
		if (__builtin_mul_overflow(*v, 10, v))
			return false;
	return true;
}

/* A decimal with k, m, b or % after it, as the span of stored integers that equal it: none when it has digits below the scale. */
static int
number_span(const char *s, int scale, struct span *ret, struct hc_err *err)
{
	const char *p = s;
	int64_t v = 0;
	int exponent = scale, digits = 0;
	bool minus = *p == '-', point = false, inexact = false, fits = true;

	p += *p == '-' || *p == '+';
	for (; (*p >= '0' && *p <= '9') || (*p == '.' && !point); p++) {
		if (*p == '.') {
			point = true;
			continue;
		}
		digits++;
		fits = fits && !__builtin_mul_overflow(v, 10, &v) && !__builtin_add_overflow(v, *p - '0', &v);
		exponent -= point;
	}
	if ((*p | 0x20) == 'k' || (*p | 0x20) == 'm' || (*p | 0x20) == 'b') {
		exponent += (*p | 0x20) == 'k' ? 3 : (*p | 0x20) == 'm' ? 6 : 9;
		p++;
	}
	if (*p == '%')
		p++;
	if (digits == 0 || *p != '\0')
		return err_at(err, HC_INVALID, digits ? (int)(p - s) : -1, "`%s` is not a number; write 1250.50, 50k or 1.2m.", s);
	for (; exponent < 0; exponent++) {
		inexact = inexact || v % 10 != 0;
		v /= 10;
	}
	if (!fits || !power_of_ten(&v, exponent))
		return err_at(err, HC_INVALID, -1, "%s is larger than any number here.", s);
	ret->lo = minus ? -v : v;
	ret->hi = ret->lo;
	if (inexact && minus)
		ret->hi--;	/* between two: a span that holds nothing, lo above hi */
	else if (inexact)
		ret->lo++;
	return HC_OK;
}

static int
date_span(const struct query_ctx *c, bool stamp, const char *s, struct span *ret, struct hc_err *err)
{
	struct moment m;
	int rc;

	if ((rc = moment_parse(c->locale, s, strlen(s), &m, err)) < 0)
		return rc;
	if (stamp) {
		moment_instants(c->locale, &m, &ret->lo, &ret->hi);
		ret->hi--;
	} else if (m.instant) {
		ret->lo = ret->hi = zone_date(c->locale->zone, m.from);
	} else {
		ret->lo = m.from;
		ret->hi = m.to - 1;
	}
	return HC_OK;
}

/* One written value. */
static int
word_span(const struct query_ctx *c, const struct field *f, const char *s, struct span *ret, struct hc_err *err)
{
	int rc;

	switch (field_class(f)) {
	case CLASS_DATE:
		return date_span(c, false, s, ret, err);
	case CLASS_STAMP:
		return date_span(c, true, s, ret, err);
	case CLASS_TIME:
		rc = time_parse(s, &ret->lo, err);
		ret->hi = ret->lo;
		return rc;
	case CLASS_DURATION:
		rc = duration_parse(s, &ret->lo, err);
		ret->hi = ret->lo;
		return rc;
	case CLASS_MONEY:
		if ((s[0] | 0x20) >= 'a' && (s[0] | 0x20) <= 'z') {
			for (int i = 0; i < 3; i++)
				ret->currency[i] = (s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'z' ? (char)(s[i] & ~0x20) : '\0';
			if (strlen(s) < 4 || strlen(ret->currency) < 3 || strchr("+-.0123456789", s[3]) == NULL)
				return err_at(err, HC_INVALID, -1, "`%s` is not an amount; write 50k or EUR50k.", s);
			s += 3;
		}
		/* fall through */
	default:
		return number_span(s, value_scale(f), ret, err);
	}
}

static int
span_of_value(const struct query_ctx *c, const struct field *f, const struct hc_value *v, struct span *ret, struct hc_err *err)
{
	int scale = value_scale(f), rc;

	if (v->kind == VALUE_TEXT)
		return word_span(c, f, arena_strndup(c->arena, v->s, v->len), ret, err);
	if (v->kind != VALUE_INT && v->kind != VALUE_DECIMAL)
		return err_at(err, HC_INVALID, -1, "A record does not fit %s.", f->name);
	ret->lo = v->i;
	if (field_class(f) == CLASS_NUMBER || field_class(f) == CLASS_MONEY) {
		rc = decimal_rescale(v->i, v->kind == VALUE_INT ? 0 : v->scale, scale, &ret->lo);
		if (rc < 0)
			return err_at(err, rc, -1, "The number is too large for %s.", f->name);
	}
	ret->hi = ret->lo;
	return HC_OK;
}

int
literal_span(const struct query_ctx *c, const struct field *f, enum op op, const struct item *it, struct span *ret,
    struct hc_err *err)
{
	struct span lo = {0}, hi = {0};
	int rc;

	*ret = (struct span){ .has_lo = true, .has_hi = true };
	if (it->kind == ITEM_RANGE) {
		ret->has_lo = it->text[0] != '\0';
		ret->has_hi = it->hi[0] != '\0';
		if (ret->has_lo && (rc = word_span(c, f, it->text, &lo, err)) < 0)
			return rc;
		if (ret->has_hi && (rc = word_span(c, f, it->hi, &hi, err)) < 0)
			return rc;
		ret->lo = lo.lo;
		ret->hi = hi.hi;
		memcpy(ret->currency, lo.currency[0] ? lo.currency : hi.currency, 4);
		if (lo.currency[0] && hi.currency[0] && memcmp(lo.currency, hi.currency, 4) != 0)
			return err_at(err, HC_INVALID, -1, "A range has one currency, not %s and %s.", lo.currency, hi.currency);
		return HC_OK;
	}
	rc = it->kind == ITEM_VALUE ? span_of_value(c, f, &it->value, &lo, err) : word_span(c, f, it->text, &lo, err);
	if (rc < 0)
		return rc;
	memcpy(ret->currency, lo.currency, 4);
	ret->lo = lo.lo;
	ret->hi = lo.hi;
	switch (op) {
	case OP_LT:
		ret->has_lo = false;
		ret->hi = lo.lo - 1;
		break;
	case OP_LE:
		ret->has_lo = false;
		break;
	case OP_GT:
		ret->has_hi = false;
		ret->lo = lo.hi + 1;
		break;
	case OP_GE:
		ret->has_hi = false;
		break;
	default:
		break;
	}
	return HC_OK;
}

int
literal_bool(const struct item *it, bool *ret, struct hc_err *err)
{
	static const struct { const char *word; bool value; } words[] = {
		{ "yes", true }, { "no", false }, { "true", true }, { "false", false }, { "1", true }, { "0", false },
		{ "y", true }, { "n", false }, { "on", true }, { "off", false },
	};

	if (it->kind == ITEM_VALUE && it->value.kind == VALUE_INT) {
		*ret = it->value.i != 0;
		return HC_OK;
	}
	for (size_t i = 0; it->kind == ITEM_TEXT && i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasecmp(it->text, words[i].word) == 0) {
			*ret = words[i].value;
			return HC_OK;
		}
	}
	return err_at(err, HC_INVALID, -1, "Write yes or no.");
}
