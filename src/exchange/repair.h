/*
 * repair.h - reads a record whose quotes or delimiters are wrong the way its neighbours say it was meant.
 *
 * A stray quote, a delimiter too many or too few, another delimiter in one line: the reading that fits the columns with the
 * fewest corrections is taken, but only when no other is as good. What cannot be settled stays as it is: guessing is worse.
 */
#ifndef HC_EXCHANGE_REPAIR_H
#define HC_EXCHANGE_REPAIR_H

#include "exchange/sniff.h"

struct repair;

/* The columns of `s` are the measure; s must outlive the repair. */
struct repair *repair_new(struct arena *a, const struct sniff *s);
/* Splits raw text (one line or more) into exactly s->columns.n fields, valid until the next call. False: no single best reading. */
bool repair_record(struct repair *r, const char *raw, size_t n, const struct csv_field **ret);

#endif
