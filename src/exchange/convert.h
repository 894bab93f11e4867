/*
 * convert.h - cells to values, at the speed of an import.
 *
 * What a field's type would say, said faster for the common cases: texts are not copied (they point into the row), ISO dates and
 * plain integers are read in place, selects and booleans are remembered. Everything else goes through type->parse in the
 * file's own date order and decimal mark. Links are resolve.h's.
 */
#ifndef HC_EXCHANGE_CONVERT_H
#define HC_EXCHANGE_CONVERT_H

#include "exchange/csv.h"
#include "exchange/map_fields.h"
#include "model/type.h"

enum unknown { UNKNOWN_FAIL, UNKNOWN_BLANK, UNKNOWN_ADD };

struct convert;

/* date_order, mark: of the file, 0 if it did not say; then the locale's hold. */
struct convert *convert_new(struct arena *a, const struct locale *l, char date_order, char mark, enum unknown unknown);
/* A field to convert for; returns its number. checked: its values were looked at before and all fit, which saves doing it again. */
size_t convert_add(struct convert *c, const struct field *f);
/* The file turns out to write dates or numbers so; 0 leaves it. */
void convert_turn(struct convert *c, char date_order, char mark);
void convert_checked(struct convert *c, size_t column);
/* Begins a row: what the last one allocated is gone. */
void convert_row(struct convert *c);
/* *ret may point into the cell. currency: set when the text names one. HC_INVALID with one sentence. */
int convert_cell(struct convert *c, size_t column, const char *s, size_t n, struct hc_value *ret, char currency[4], struct hc_err *err);
/* Whether an import reads this text as nothing (blank, #N/A, \N). */
bool convert_is_null(const char *s, size_t n);
/* Values outside a select's options that were met so far with UNKNOWN_ADD. */
size_t convert_unknown(const struct convert *c, size_t column, const char *const **ret);

#endif
