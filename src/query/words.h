/*
 * words.h - text as the search index sees it: for conditions in memory, and for a database whose index is made from words.
 */
#ifndef HC_QUERY_WORDS_H
#define HC_QUERY_WORDS_H

#include "base/arena.h"
#include "base/vec.h"

struct words { VEC(struct word { const char *s; size_t n; }) list; };
void words_split(struct arena *a, const char *s, size_t n, struct words *ret);
/* True if `want` stands in the text as consecutive words, the last one as a prefix unless `exact`. */
bool words_match(struct arena *a, const char *s, size_t n, const struct words *want, bool exact);

#endif
