/*
 * words.c - text cut into words as the search index does it (FTS5 unicode61: letters, digits and marks; case and marks
 * folded), so that a condition finds the same in memory as in the index.
 */
#include "query/tree.h"

#include <utf8proc.h>

#include "base/utf8.h"

static bool
in_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
	case UTF8PROC_CATEGORY_CO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

void
words_split(struct arena *a, const char *s, size_t n, struct words *ret)
{
	size_t at = 0, start = 0, len;
	uint32_t cp;
	bool inside = false;

	*ret = (struct words){0};
	for (; at <= n; at += len) {
		bool word = false;

		len = 1;
		if (at < n) {
			len = utf8_decode(s + at, n - at, &cp);
			word = in_word(cp);
		}
		if (word && !inside)
			start = at;
		if (!word && inside) {
			char *folded = utf8_fold(a, s + start, at - start);
			struct word w = { .s = folded, .n = strlen(folded) };

			if (w.n > 0)
				vec_push(a, &ret->list, w);
		}
		inside = word;
	}
}

bool
words_match(struct arena *a, const char *s, size_t n, const struct words *want, bool exact)
{
	struct words have;
	size_t k = want->list.n;

	if (k == 0)
		return false;
	words_split(a, s, n, &have);
	for (size_t i = 0; i + k <= have.list.n; i++) {
		size_t j;

		for (j = 0; j < k; j++) {
			const struct word *h = &have.list.at[i + j], *w = &want->list.at[j];
			bool prefix = j + 1 == k && !exact;

			if (prefix ? h->n < w->n : h->n != w->n)
				break;
			if (memcmp(h->s, w->s, w->n) != 0)
				break;
		}
		if (j == k)
			return true;
	}
	return false;
}
