/*
 * day.h - how a day is written for a person, for date and datetime.
 */
#ifndef HC_MODEL_DAY_H
#define HC_MODEL_DAY_H

#include "model/type.h"

void day_write(const struct locale *l, int64_t days, struct buf *out);

#endif
