/*
 * multiselect.c - multiselect: several options, or free words where the field has none (tags).
 *
 * Kept as ";a;b;", sorted, each once: equal sets are equal bytes, and one of them is found as ";a;".
 */
#include "model/types/types.h"

#include <stdlib.h>
#include <string.h>

#include "model/types/option.h"

#define WORD_MAX 64
#define WORDS_MAX 200

struct set {
	VEC(const char *) words;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
set_add(struct set *set, const struct field *f, struct arena *a, const char *s, size_t n, struct hc_err *err)
{
	const struct option *o = NULL;
	const char *word;

	if (text_trim(&s, &n))
		return HC_OK;
	if (f->options.n > 0) {
		if (option_find(f, s, n, &o, err) < 0)
			return HC_INVALID;
		word = o->name;
	} else {
		if (text_check(s, n, WORD_MAX, false, err) < 0)
			return HC_INVALID;
		if (memchr(s, ';', n) != NULL || memchr(s, ',', n) != NULL || *s == '[')
			return hc_fail(err, HC_INVALID, 0, "a tag holds no comma and no semicolon and does not begin with [.");
		word = arena_strndup(a, s, n);
	}
	for (size_t i = 0; i < set->words.n; i++)
		if (strcasecmp(set->words.at[i], word) == 0)
			return HC_OK;
	if (set->words.n == WORDS_MAX)
		return hc_fail(err, HC_INVALID, 0, "more than %d values are too many.", WORDS_MAX);
	vec_push(a, &set->words, word);
	return HC_OK;
}

static int
add_json(struct set *set, const struct field *f, struct arena *a, const char *s, size_t n, struct hc_err *err)
{
	json_t *root = NULL, *item;
	size_t i;
	int rc = HC_OK;

	if (json_read(s, n, &root, err) < 0)
		return HC_INVALID;
	json_array_foreach(root, i, item) {
		if (!json_is_string(item))
			rc = hc_fail(err, HC_INVALID, 0, "the values must be texts.");
		else
			rc = set_add(set, f, a, json_string_value(item), json_string_length(item), err);
		if (rc < 0)
			break;
	}
	json_decref(root);
	return rc;
}

/* Labels may hold commas, so a semicolon anywhere makes it the separator. */
static int
add_list(struct set *set, const struct field *f, struct arena *a, const char *s, size_t n, struct hc_err *err)
{
	char separator = memchr(s, ';', n) != NULL ? ';' : ',';
	const struct option *o = NULL;

	if (f->options.n > 0 && separator == ',' && option_find(f, s, n, &o, NULL) == HC_OK)
		return set_add(set, f, a, s, n, err);
	while (n > 0) {
		const char *end = memchr(s, separator, n);
		size_t len = end != NULL ? (size_t)(end - s) : n;

		if (set_add(set, f, a, s, len, err) < 0)
			return HC_INVALID;
		len += end != NULL;
		s += len;
		n -= len;
	}
	return HC_OK;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	struct set set = {0};
	size_t len = 1;
	char *out, *p;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if ((*s == '[' ? add_json(&set, f, a, s, n, err) : add_list(&set, f, a, s, n, err)) < 0)
		return HC_INVALID;
	if (set.words.n == 0) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	qsort(set.words.at, set.words.n, sizeof(set.words.at[0]), compare);
	for (size_t i = 0; i < set.words.n; i++)
		len += strlen(set.words.at[i]) + 1;
	p = out = arena_alloc(a, len + 1);
	*p++ = ';';
	for (size_t i = 0; i < set.words.n; i++) {
		size_t k = strlen(set.words.at[i]);

		memcpy(p, set.words.at[i], k);
		p += k;
		*p++ = ';';
	}
	*ret = value_text(out, len);
	return HC_OK;
}

/* The next word of ";a;b;" from *at on; false at the end. */
static bool
next_word(const struct hc_value *v, size_t *at, const char **s, size_t *n)
{
	const char *end;

	while (*at < v->len && v->s[*at] == ';')
		++*at;
	if (*at >= v->len)
		return false;
	*s = v->s + *at;
	end = memchr(*s, ';', v->len - *at);
	*n = end != NULL ? (size_t)(end - *s) : v->len - *at;
	*at += *n;
	return true;
}

static const struct option *
exact(const struct field *f, const char *s, size_t n)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (strlen(f->options.at[i].name) == n && memcmp(f->options.at[i].name, s, n) == 0)
			return &f->options.at[i];
	return NULL;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	const char *s, *last = NULL;
	size_t n, last_n = 0, at = 0;
	char quoted[64];

	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "a set of values", err) < 0)
		return HC_INVALID;
	if (v->len < 3 || v->s[0] != ';' || v->s[v->len - 1] != ';' || text_doubled(v->s, v->len, ';'))
		return hc_fail(err, HC_INVALID, 0, "a set of values is kept as \";a;b;\".");
	while (next_word(v, &at, &s, &n)) {
		if (f->options.n > 0 && exact(f, s, n) == NULL)
			return hc_fail(err, HC_INVALID, 0, "\"%s\" is no option.", text_quote(s, n, quoted));
		if (f->options.n == 0 && text_check(s, n, WORD_MAX, false, err) < 0)
			return HC_INVALID;
		if (last != NULL && (memcmp(last, s, last_n < n ? last_n : n) > 0 ||
		    (memcmp(last, s, last_n < n ? last_n : n) == 0 && last_n >= n)))
			return hc_fail(err, HC_INVALID, 0, "a set of values is sorted, each once.");
		last = s;
		last_n = n;
	}
	return HC_OK;
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	const char *s;
	size_t n, at = 0;
	bool first = true;

	if (v->kind != VALUE_TEXT)
		return;
	while (next_word(v, &at, &s, &n)) {
		const struct option *o = exact(f, s, n);

		if (!first)
			buf_adds(out, ", ");
		first = false;
		if (o != NULL)
			buf_adds(out, o->label);
		else
			buf_add(out, s, n);
	}
}

/* implements type.text: "a;b" */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	if (v->kind == VALUE_TEXT && v->len > 2)
		buf_add(out, v->s + 1, v->len - 2);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	const char *s;
	size_t n, at = 0;

	if (v->kind != VALUE_TEXT) {
		jw_null(w);
		return;
	}
	jw_open(w, '[');
	while (next_word(v, &at, &s, &n))
		jw_text(w, s, n);
	jw_close(w, ']');
}

const struct type type_multiselect = {
	.name = "multiselect",
	.store = STORE_TEXT,
	.class = CLASS_MULTI,
	.merge = MERGE_SET,
	.width = 20,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
