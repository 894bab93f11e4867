/*
 * kind.h - what a cell looks like, before anyone knows which field it is for.
 *
 * Only a look: values are parsed by the field types. Used to tell headers from data, one delimiter from another, and which
 * way round the dates of a file are.
 */
#ifndef HC_EXCHANGE_KIND_H
#define HC_EXCHANGE_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum kind {
	KIND_EMPTY, KIND_INTEGER, KIND_NUMBER, KIND_MONEY, KIND_PERCENT, KIND_DATE, KIND_STAMP, KIND_TIME, KIND_EMAIL, KIND_URL,
	KIND_BOOL, KIND_TEXT
};

/* Votes of a cell, as bits: which order its date must have, which mark its number must have. */
enum kind_hint { HINT_DAY_FIRST = 1, HINT_MONTH_FIRST = 2, HINT_YEAR_FIRST = 4, HINT_POINT = 8, HINT_COMMA = 16, HINT_DOTTED = 32 };

enum kind kind_of(const char *s, size_t n, unsigned *hints);
/* Whether a column of kind `column` may hold a cell of kind `cell`. */
bool kind_fits(enum kind column, enum kind cell);
/* The kind that holds both. */
enum kind kind_join(enum kind a, enum kind b);
const char *kind_name(enum kind k);

#endif
