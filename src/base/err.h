/*
 * err.h - how a function says no: a negative HC_* code and one sentence.
 */
#ifndef HC_BASE_ERR_H
#define HC_BASE_ERR_H

#include "hotcrm/plugin.h"

/* As hc_fail(), with a byte offset into the text that was read. */
int err_at(struct hc_err *err, int code, int pos, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Puts "prefix: " before the message that is there. */
void err_prefix(struct hc_err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The process exit code (DESIGN section 7) of an HC_* code: 0, 1, 2, 3, 4, 5 or 6. */
int err_exit(int code);

#endif
