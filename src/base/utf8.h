/*
 * utf8.h - text as people see it: validity, cells, graphemes, folding, and making hostile bytes harmless.
 */
#ifndef HC_BASE_UTF8_H
#define HC_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Length of the valid UTF-8 prefix of s[0..n): n if all is valid (RFC 3629: no surrogates, no overlong forms). */
size_t utf8_valid(const char *s, size_t n);
/* Decodes one code point at s (n bytes left); returns its length, 1 and U+FFFD for a bad byte. */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);
size_t utf8_encode(uint32_t cp, char out[4]);
/* Cells of the whole text, as a terminal draws it: the sum over its grapheme clusters; control bytes and bad bytes count as
   their visible form, 1. A cluster has the sum of its code points' cells, at most 2; a code point has those of wcwidth() in
   a UTF-8 locale (ambiguous ones 1), whatever the locale of the process is; U+FE0F makes a sign a picture of 2. */
int utf8_width(const char *s, size_t n);
/* The next grapheme cluster: its byte length, *cells its width (0, 1 or 2). */
size_t utf8_grapheme(const char *s, size_t n, int *cells);
/* Bytes of s that fit in `cells` cells, never splitting a grapheme; *used is the cells they take. */
size_t utf8_fit(const char *s, size_t n, int cells, int *used);
/* Sort and match key: NFKD, case-folded, accents and vowel points stripped, white space squeezed and trimmed, and the stroked
   letters and ligatures as people type them (o for ø, l for ł, ae for æ). Signs that spell stay: kana voicing, Thai and Indic
   vowels. Same on every machine; folding twice changes nothing. */
char *utf8_fold(struct arena *a, const char *s, size_t n);
/* As utf8_fold, appended to b; the fast path for ASCII allocates nothing. */
void utf8_fold_buf(struct buf *b, const char *s, size_t n);
/* Appends s with control characters (C0, C1, DEL, bidi overrides) shown as visible marks and bad bytes as U+FFFD. */
void utf8_clean(struct buf *b, const char *s, size_t n);
bool utf8_is_clean(const char *s, size_t n);
/* Edit distance over bytes, for near-name suggestions (two swapped neighbours are one mistake); stops at `max` + 1. */
int utf8_distance(const char *a, const char *b, int max);

#endif
