/*
 * regex.h - PCRE2 patterns with limits: what `~`, /.../ and hc_regex() run.
 *
 * Caseless unless the pattern opens with (?-i). JIT is used where the machine has it. A pattern may come from anyone: its length,
 * its compiled size, the steps of a match and its memory are bounded, and a match that runs into a bound is an error, never
 * a silent "no".
 */
#ifndef HC_QUERY_REGEX_H
#define HC_QUERY_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define REGEX_MAX 1000		/* bytes of a pattern */

struct regex;	/* compiled; for one thread, since it holds its match data */

/* Compiles; *ret is freed by regex_free(). HC_INVALID with err->pos the offset in the pattern. */
int regex_compile(const char *pattern, size_t n, struct regex **ret, struct hc_err *err);
/* 1 it matches somewhere in s, 0 it does not, HC_INVALID a limit was hit. Bad UTF-8 in s never matches a character. */
int regex_match(const struct regex *r, const char *s, size_t n, struct hc_err *err);
void regex_free(void *regex);	/* NULL is allowed; void for sqlite3_set_auxdata() */

#endif
