/*
 * crm.h - what the hooks of several objects share.
 */
#ifndef CRM_H
#define CRM_H

#include "meta.h"

/* The day of the next occurrence after `day`: "daily" "weekly" "monthly" "yearly", every `interval` of them (null: 1).
   Months and years keep the day of the month of `first`, the day of the series' first occurrence, clamped to the month's
   last: 31 January, 28 February, 31 March. False if there is none: no such pattern, or past `until`. */
struct recur {
	hc_field pattern, interval, until;
};
bool recur_next(const struct hc_record *r, const struct recur *f, int64_t first, int64_t day, int64_t *ret);

/* Copies a value that is there; a null leaves the target as it is. */
void copy_text(struct hc_record *to, hc_field t, const struct hc_record *from, hc_field f);
void copy_int(struct hc_record *to, hc_field t, const struct hc_record *from, hc_field f);
void copy_id(struct hc_record *to, hc_field t, const struct hc_record *from, hc_field f);

/* Splits a name typed as one text into an empty last name (and first name), at its last space; else joins them. */
void name_join(struct hc_tx *tx, struct hc_record *r, hc_field first, hc_field last, hc_field whole);

/* Leaves a completed activity of type note on a lead or an opportunity: what happened, for its timeline. */
int leave_activity(struct hc_tx *tx, const char *subject, const char *priority, hc_field link, const uint8_t id[16],
    const uint8_t *account, struct hc_err *err);

/* A customer from now on, on the standard terms if there are no others. */
void account_win(struct hc_record *account);

/* `part` stands in `text`, whatever the case of its ASCII letters. */
bool text_has(const char *text, const char *part);

#endif
