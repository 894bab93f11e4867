/*
 * option.h - finding an option by what people write, for select and multiselect.
 */
#ifndef HC_MODEL_OPTION_H
#define HC_MODEL_OPTION_H

#include "model/type.h"

/* By name, label, an old name, or a prefix that fits only one. HC_INVALID names the options, or those that a prefix fits. */
int option_find(const struct field *f, const char *s, size_t n, const struct option **ret, struct hc_err *err);

#endif
