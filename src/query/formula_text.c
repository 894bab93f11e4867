/*
 * formula_text.c - the functions of texts. Positions and lengths are code points, as people count characters.
 */
#include "query/formula_impl.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "model/type.h"
#include "model/types/types.h"

#define TEXT_MAX 1000000	/* bytes that a function may make */

/* Bytes of the first k code points. */
static size_t
prefix(const char *s, size_t n, int64_t k)
{
	size_t at = 0;
	uint32_t cp;

	while (at < n && k-- > 0)
		at += utf8_decode(s + at, n - at, &cp);
	return at;
}

static int64_t
length(const char *s, size_t n)
{
	int64_t k = 0;
	uint32_t cp;

	for (size_t at = 0; at < n; k++)
		at += utf8_decode(s + at, n - at, &cp);
	return k;
}

static void
take(const struct fcall *c, struct hc_value *ret, struct buf *b)
{
	fv_set_text(c->a, ret, buf_str(b), b->len);
	buf_free(b);
}

static void
add_cp(struct buf *b, uint32_t cp)
{
	char out[4];

	buf_add(b, out, utf8_encode(cp, out));
}

/* memmem is not POSIX. */
static const char *
find(const char *s, size_t n, const char *what, size_t k)
{
	if (k == 0)
		return s;
	for (const char *p = s; k <= (size_t)(s + n - p); p++) {
		p = memchr(p, what[0], (size_t)(s + n - p) - k + 1);
		if (p == NULL)
			return NULL;
		if (memcmp(p, what, k) == 0)
			return p;
	}
	return NULL;
}

void
f_concat(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		if (v[i].kind != VALUE_TEXT)
			continue;
		if (b.len + v[i].len > TEXT_MAX) {
			buf_free(&b);
			fv_error(c->a, ret, "the text is too long");
			return;
		}
		buf_add(&b, v[i].s, v[i].len);
	}
	take(c, ret, &b);
}

void
f_left(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	fv_set_text(c->a, ret, v[0].s, prefix(v[0].s, v[0].len, fv_int(&v[1])));
}

void
f_right(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t k = fv_int(&v[1]), all = length(v[0].s, v[0].len);
	size_t from = k <= 0 ? v[0].len : k >= all ? 0 : prefix(v[0].s, v[0].len, all - k);

	fv_set_text(c->a, ret, v[0].s + from, v[0].len - from);
}

static void
slice(const struct fcall *c, const struct hc_value *v, int64_t from, int64_t count, struct hc_value *ret)
{
	size_t at = prefix(v->s, v->len, from);

	if (count > 0)
		fv_set_text(c->a, ret, v->s + at, prefix(v->s + at, v->len - at, count));
}

void
f_mid(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t from = fv_int(&v[1]);

	slice(c, &v[0], from < 1 ? 0 : from - 1, fv_int(&v[2]), ret);
}

void
f_substr(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t from = fv_int(&v[1]), all = length(v[0].s, v[0].len);

	if (from < -all)
		return;
	slice(c, &v[0], from < 0 ? all + from : from == 0 ? 0 : from - 1, n > 2 ? fv_int(&v[2]) : all, ret);
}

void
f_len(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].kind == VALUE_TEXT ? length(v[0].s, v[0].len) : 0);
}

void
f_trim(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	const char *s = v[0].s, *end = s + v[0].len;

	while (s < end && (unsigned char)*s <= ' ')
		s++;
	while (end > s && (unsigned char)end[-1] <= ' ')
		end--;
	fv_set_text(c->a, ret, s, (size_t)(end - s));
}

/* --- case --- */

static bool
turkish(size_t n, const struct hc_value *v)
{
	if (n < 2 || v[1].kind != VALUE_TEXT || v[1].len < 2 || (v[1].len > 2 && v[1].s[2] != '_' && v[1].s[2] != '-'))
		return false;
	return memcmp(v[1].s, "tr", 2) == 0 || memcmp(v[1].s, "az", 2) == 0;
}

static void
add_upper(struct buf *b, uint32_t cp, bool tr)
{
	static const struct { uint32_t cp; const char *to; } special[] = {
		{ 0xdf, "SS" }, { 0xfb00, "FF" }, { 0xfb01, "FI" }, { 0xfb02, "FL" }, { 0xfb03, "FFI" }, { 0xfb04, "FFL" },
		{ 0xfb05, "ST" }, { 0xfb06, "ST" }, { 0x149, "\xca\xbcN" }, { 0x1f0, "J\xcc\x8c" },
	};

	for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++) {
		if (special[i].cp == cp) {
			buf_adds(b, special[i].to);
			return;
		}
	}
	add_cp(b, tr && cp == 'i' ? 0x130 : (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp));
}

static bool
is_letter(uint32_t cp)
{
	utf8proc_category_t cat = utf8proc_category((utf8proc_int32_t)cp);

	return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_LO;
}

static void
add_lower(struct buf *b, uint32_t cp, bool tr, bool final)
{
	if (cp == 0x130)
		buf_adds(b, tr ? "i" : "i\xcc\x87");
	else if (cp == 'I' && tr)
		add_cp(b, 0x131);
	else if (cp == 0x3a3 && final)
		add_cp(b, 0x3c2);
	else
		add_cp(b, (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp));
}

void
f_upper(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;
	bool tr = turkish(n, v);
	uint32_t cp;

	if (v[0].kind != VALUE_TEXT)
		return;
	for (size_t at = 0; at < v[0].len; ) {
		at += utf8_decode(v[0].s + at, v[0].len - at, &cp);
		add_upper(&b, cp, tr);
	}
	take(c, ret, &b);
}

void
f_lower(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;
	bool tr = turkish(n, v), after = false;
	uint32_t cp, next;

	if (v[0].kind != VALUE_TEXT)
		return;
	for (size_t at = 0; at < v[0].len; ) {
		at += utf8_decode(v[0].s + at, v[0].len - at, &cp);
		next = 0;
		if (at < v[0].len)
			utf8_decode(v[0].s + at, v[0].len - at, &next);
		add_lower(&b, cp, tr, after && !is_letter(next));
		after = is_letter(cp);
	}
	take(c, ret, &b);
}

void
f_initcap(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;
	bool inside = false;
	uint32_t cp;

	for (size_t at = 0; at < v[0].len; ) {
		at += utf8_decode(v[0].s + at, v[0].len - at, &cp);
		if (inside)
			add_lower(&b, cp, false, false);
		else
			add_cp(&b, (uint32_t)utf8proc_totitle((utf8proc_int32_t)cp));
		inside = is_letter(cp) || utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ND;
	}
	take(c, ret, &b);
}

void
f_reverse(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char *s = arena_alloc(c->a, v[0].len + 1);
	size_t step;
	uint32_t cp;

	for (size_t at = 0; at < v[0].len; at += step) {
		step = utf8_decode(v[0].s + at, v[0].len - at, &cp);
		memcpy(s + v[0].len - at - step, v[0].s + at, step);
	}
	*ret = value_text(s, v[0].len);
}

/* --- searching --- */

void
f_substitute(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;
	const char *s = v[0].s, *end, *hit;

	if (fv_is_null(&v[0]) || fv_is_null(&v[1]))
		return;
	end = s + v[0].len;
	while ((hit = find(s, (size_t)(end - s), v[1].s, v[1].len)) != NULL) {
		buf_add(&b, s, (size_t)(hit - s));
		if (v[2].kind == VALUE_TEXT)
			buf_add(&b, v[2].s, v[2].len);
		s = hit + v[1].len;
		if (b.len > TEXT_MAX) {
			buf_free(&b);
			fv_error(c->a, ret, "the text is too long");
			return;
		}
	}
	buf_add(&b, s, (size_t)(end - s));
	take(c, ret, &b);
}

void
f_find(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	const char *hit;
	size_t from;
	int64_t start = n > 2 && !fv_is_null(&v[2]) ? fv_int(&v[2]) : 1;

	*ret = value_int(0);
	if (fv_is_null(&v[0]) || fv_is_null(&v[1]))
		return;
	from = prefix(v[1].s, v[1].len, start < 1 ? 0 : start - 1);
	hit = find(v[1].s + from, v[1].len - from, v[0].s, v[0].len);
	if (hit)
		*ret = value_int(length(v[1].s, (size_t)(hit - v[1].s)) + 1);
}

/* Null when there is no text to look in, unless nothing is looked for. */
static bool
searchable(const struct hc_value *v, struct hc_value *ret)
{
	if (fv_is_null(&v[1])) {
		*ret = value_int(1);
		return false;
	}
	return !fv_is_null(&v[0]);
}

void
f_contains(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	if (searchable(v, ret))
		*ret = value_int(find(v[0].s, v[0].len, v[1].s, v[1].len) != NULL);
}

void
f_begins(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	if (searchable(v, ret))
		*ret = value_int(v[0].len >= v[1].len && memcmp(v[0].s, v[1].s, v[1].len) == 0);
}

void
f_ends(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	if (searchable(v, ret))
		*ret = value_int(v[0].len >= v[1].len && memcmp(v[0].s + v[0].len - v[1].len, v[1].s, v[1].len) == 0);
}

/* --- making --- */

static void
pad(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret, bool left)
{
	struct buf b = BUF_INIT, fill = BUF_INIT;
	int64_t want, have, more;
	const char *with = n > 2 ? v[2].s : " ";
	size_t wlen = n > 2 ? v[2].len : 1;

	if (fv_is_null(&v[0]) || fv_is_null(&v[1]) || (n > 2 && fv_is_null(&v[2]) && fv_int(&v[1]) <= 0))
		return;
	want = fv_int(&v[1]);
	have = length(v[0].s, v[0].len);
	if (want <= have || (n > 2 && fv_is_null(&v[2]))) {
		fv_set_text(c->a, ret, v[0].s, prefix(v[0].s, v[0].len, want < have ? want : have));
		return;
	}
	if (want > TEXT_MAX / 4) {
		fv_error(c->a, ret, "the text is too long");
		return;
	}
	more = want - have;
	for (int64_t k = length(with, wlen), done = 0; done < more; done += k)
		buf_add(&fill, with, prefix(with, wlen, more - done));
	if (left)
		buf_add(&b, buf_str(&fill), fill.len);
	buf_add(&b, v[0].s, v[0].len);
	if (!left)
		buf_add(&b, buf_str(&fill), fill.len);
	buf_free(&fill);
	take(c, ret, &b);
}

void
f_lpad(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	pad(c, n, v, ret, true);
}

void
f_rpad(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	pad(c, n, v, ret, false);
}

void
f_br(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_text("\n", 1);
}

/* A terminal shows what a browser would: the label, and where it leads. */
void
f_hyperlink(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char *s;

	if (fv_is_null(&v[0]) || fv_is_null(&v[1])) {
		*ret = fv_is_null(&v[0]) ? v[1] : v[0];
		return;
	}
	s = arena_printf(c->a, "%.*s <%.*s>", (int)v[1].len, v[1].s, (int)v[0].len, v[0].s);
	*ret = value_text(s, strlen(s));
}

void
f_image(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = v[1];
}

void
f_ascii(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	uint32_t cp;

	utf8_decode(v[0].s, v[0].len, &cp);
	*ret = value_int(cp);
}

void
f_chr(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t cp = fv_int(&v[0]);
	char out[4];

	if (cp >= 1 && cp <= 0x10ffff && (cp < 0xd800 || cp >= 0xe000))
		fv_set_text(c->a, ret, out, utf8_encode((uint32_t)cp, out));
}

void
f_casesafeid(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char buf[UUID_TEXT];

	uuid_format(v[0].id, buf);
	fv_set_text(c->a, ret, buf, strlen(buf));
}

void
f_text_num(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char buf[NUM_TEXT];
	struct num a;

	if (fv_num(&v[0], &a) == HC_OK)
		fv_set_text(c->a, ret, buf, num_format(&a, buf));
}

/* "EUR 1,234.50", grouped and marked as the user reads numbers, with the currency's decimals. */
void
f_formatcurrency(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char code[4] = "", buf[DECIMAL_MAX];
	struct num a;
	int64_t i;
	int digits;

	if (fv_is_null(&v[1]) || fv_num(&v[1], &a) < 0)
		return;
	if (v[0].kind == VALUE_TEXT)
		memcpy(code, v[0].s, v[0].len < 3 ? v[0].len : 3);
	digits = currency_digits(code);
	if (num_scaled(&a, digits, &i) < 0) {
		fv_error(c->a, ret, "the number is too large");
		return;
	}
	decimal_format_marks(i, digits, digits, c->l->mark ? c->l->mark : '.', c->l->group, buf);
	{
		char *s = arena_printf(c->a, "%s %s", code, buf);

		*ret = value_text(s, strlen(s));
	}
}

/* ";a;b;" as "a;b" */
void
f_text_multi(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	size_t from = v[0].len > 0 && v[0].s[0] == ';', to = v[0].len;

	while (to > from && v[0].s[to - 1] == ';')
		to--;
	fv_set_text(c->a, ret, v[0].s + from, to - from);
}

void
f_value(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	if (num_parse(v[0].s, v[0].len, &a) < 0)
		fv_error(c->a, ret, "the text is not a number");
	else
		fv_set_num(c->a, ret, &a);
}

/* #label(name, "name" US "label" RS ...): the label of a select's option; an option that is gone keeps its name. */
void
f_label(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	const char *s = v[1].s, *end = s + v[1].len, *us, *rs;

	for (; s < end; s = rs + 1) {
		us = memchr(s, '\x1f', (size_t)(end - s));
		rs = memchr(s, '\x1e', (size_t)(end - s));
		if (us == NULL || rs == NULL || rs < us)
			break;
		if ((size_t)(us - s) == v[0].len && memcmp(s, v[0].s, v[0].len) == 0) {
			fv_set_text(c->a, ret, us + 1, (size_t)(rs - us - 1));
			return;
		}
	}
	*ret = v[0];
}
