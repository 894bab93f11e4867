/*
 * encrypted.c - encrypted: a secret. What stands in a record is sealed (sealed.h); in the clear it is only between the hand
 * that types it and the save.
 *
 * Every way of writing it gives the same mask, whatever its length. The mask is refused as a value, so that a file that was
 * exported does not overwrite secrets when it comes back; so is a sealed text, which belongs to the record it was made for.
 */
#include "model/sealed.h"
#include "model/types/types.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define LENGTH 4096
#define LEAST 62	/* characters of base64url: key, nonce and tag */
#define MASK "******"
#define LOCKED "locked"

/* "hcs", digits, ":" */
static size_t
mark(const char *s, size_t n)
{
	size_t i = 3;

	if (n < 5 || memcmp(s, "hcs", 3) != 0)
		return 0;
	while (i < n && i < 8 && s[i] >= '0' && s[i] <= '9')
		i++;
	return i > 3 && i < n && s[i] == ':' ? i + 1 : 0;
}

static size_t
base64url(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && ((s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') ||
	    s[i] == '-' || s[i] == '_'))
		i++;
	return i;
}

bool
sealed_is(const char *s, size_t n)
{
	const size_t skip = strlen(SEALED_MARK);
	size_t body;

	if (n < skip + LEAST || memcmp(s, SEALED_MARK, skip) != 0 || (body = base64url(s + skip, n - skip)) < LEAST)
		return false;
	s += skip + body;
	n -= skip + body;
	return n == 0 || (n == 1 + SEALED_BLIND && s[0] == ':' && base64url(s + 1, n - 1) == SEALED_BLIND);
}

bool
sealed_foreign(const char *s, size_t n)
{
	return mark(s, n) > 0 && !sealed_is(s, n);
}

const char *
sealed_blind(const char *s, size_t n)
{
	return sealed_is(s, n) && s[n - 1 - SEALED_BLIND] == ':' && n > strlen(SEALED_MARK) + SEALED_BLIND + 1 ? s + n - SEALED_BLIND : NULL;
}

bool
field_encrypted(const struct field *f)
{
	return f->type == &type_encrypted;
}

static bool
names(const char *text, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = text; *p != '\0'; p++)
		if (strncasecmp(p, name, n) == 0 && (p == text || !(isalnum((unsigned char)p[-1]) || p[-1] == '_')) &&
		    !(isalnum((unsigned char)p[n]) || p[n] == '_'))
			return true;
	return false;
}

bool
secret_named(const struct model *m, const char *text)
{
	for (size_t i = 0; i < m->objects.n; i++) {
		const struct object *o = m->objects.at[i];

		for (size_t k = SLOT_FIRST; o->has_encrypted && k < o->fields.n; k++) {
			const struct field *f = o->fields.at[k];

			if (!field_encrypted(f))
				continue;
			if (names(text, f->name))
				return true;
			for (size_t j = 0; j < f->was.n; j++)
				if (names(text, f->was.at[j]))
					return true;
			for (size_t j = 0; j < f->alias.n; j++)
				if (names(text, f->alias.at[j]))
					return true;
		}
	}
	return false;
}

bool
field_blind(const struct field *f)
{
	return f->type == &type_encrypted && f->fold;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (n >= strlen(MASK) && memcmp(s, MASK, strlen(MASK)) == 0)
		return hc_fail(err, HC_INVALID, 0, "%s only stands for the secret; leave the field alone, or write a new secret.", MASK);
	if (mark(s, n) > 0)
		return hc_fail(err, HC_INVALID, 0, "a sealed value cannot be typed; write the secret itself.");
	if (text_check(s, n, LENGTH, true, err) < 0)
		return HC_INVALID;
	text_take(a, s, n, false, ret);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_TEXT && sealed_is(v->s, v->len))
		return v->len <= 4 * 4 * LENGTH ? HC_OK : hc_fail(err, HC_INVALID, 0, "the sealed value is too long.");
	return text_validate(f, v, LENGTH, true, err);
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		buf_adds(out, MASK);
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		buf_adds(out, l->locked ? LOCKED : MASK);
}

/* implements type.fold */
static void
fold(const struct field *f, const struct hc_value *v, const struct locale *l, struct buf *out)
{
	const char *blind = v->kind == VALUE_TEXT ? sealed_blind(v->s, v->len) : NULL;

	if (blind != NULL)	/* of what is not sealed yet no index may hold anything */
		buf_add(out, blind, SEALED_BLIND);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	jw_string(w, v->kind != VALUE_NULL ? MASK : NULL);
}

const struct type type_encrypted = {
	.name = "encrypted",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 8,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
	.fold = fold,
};
