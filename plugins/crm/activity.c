/*
 * activity.c - hooks of activities: dates that fit, completion, the next occurrence, and telling the records they are about.
 */
#include <string.h>

#include "plugins/crm/meta.h"

#define DAY_MS INT64_C(86400000)

int
activity_check(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t start = hc_int(r, F_activity_activity_date);
	bool dated = !hc_isnull(r, F_activity_activity_date);
	const char *type = hc_text(r, F_activity_type);

	if (dated && !hc_isnull(r, F_activity_due_date) && (hc_int(r, F_activity_due_date) + 1) * DAY_MS <= start &&
	    (hc_changed(r, F_activity_due_date) || hc_changed(r, F_activity_activity_date)))
		return hc_fail(err, HC_INVALID, F_activity_due_date, "An activity is not due before it takes place.");
	if (dated && strcmp(hc_text(r, F_activity_is_recurring), "") != 0 && hc_int(r, F_activity_is_recurring) &&
	    !hc_isnull(r, F_activity_recurrence_end_date) && (hc_int(r, F_activity_recurrence_end_date) + 1) * DAY_MS <= start)
		return hc_fail(err, HC_INVALID, F_activity_recurrence_end_date, "A recurrence ends after its first activity.");
	if (strcmp(type, "call") == 0 && strcmp(hc_text(r, F_activity_call_result), "connected") == 0 &&
	    hc_isnull(r, F_activity_call_duration_in_seconds))
		hc_warn(tx, F_activity_call_duration_in_seconds, "The call was connected; how long did it take?");
	return HC_OK;
}

int
activity_complete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	if (strcmp(hc_text(r, F_activity_status), "completed") != 0) {
		if (!hc_isnew(r))
			hc_setnull(r, F_activity_completed_date);
	} else if (hc_isnull(r, F_activity_completed_date)) {
		hc_setint(r, F_activity_completed_date, hc_now(tx));
	}
	return HC_OK;
}

/* The day of the next occurrence; a month or year step keeps the day of the month, clamped to its last. */
static bool
next_day(const char *pattern, int64_t interval, int64_t day, int64_t *ret)
{
	if (strcmp(pattern, "daily") == 0)
		*ret = day + interval;
	else if (strcmp(pattern, "weekly") == 0)
		*ret = day + 7 * interval;
	else if (strcmp(pattern, "monthly") == 0)
		*ret = hc_add_months(day, interval);
	else if (strcmp(pattern, "yearly") == 0)
		*ret = hc_add_months(day, 12 * interval);
	else
		return false;
	return true;
}

static void
copy_text(struct hc_record *to, const struct hc_record *from, hc_field f)
{
	if (!hc_isnull(from, f))
		hc_settext(to, f, hc_text(from, f));
}

static void
copy_id(struct hc_record *to, const struct hc_record *from, hc_field f)
{
	if (hc_id(from, f) != NULL)
		hc_setid(to, f, hc_id(from, f));
}

/* A recurring activity that was completed plans its next occurrence. */
int
activity_next(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t at = hc_int(r, F_activity_activity_date), day, next, interval;
	struct hc_record *n;
	int rc;

	if (strcmp(hc_text(r, F_activity_status), "completed") != 0 || strcmp(hc_oldtext(r, F_activity_status), "completed") == 0 ||
	    !hc_int(r, F_activity_is_recurring) || hc_isnull(r, F_activity_activity_date))
		return HC_OK;
	interval = hc_isnull(r, F_activity_recurrence_interval) ? 1 : hc_int(r, F_activity_recurrence_interval);
	day = at / DAY_MS;
	if (interval < 1 || interval > 1000 || !next_day(hc_text(r, F_activity_recurrence_pattern), interval, day, &next))
		return HC_OK;
	if (!hc_isnull(r, F_activity_recurrence_end_date) && next > hc_int(r, F_activity_recurrence_end_date))
		return HC_OK;
	if ((rc = hc_new(tx, "activity", &n, err)) < 0)
		return rc;
	copy_text(n, r, F_activity_subject);
	copy_text(n, r, F_activity_type);
	copy_text(n, r, F_activity_priority);
	copy_text(n, r, F_activity_description);
	copy_text(n, r, F_activity_call_type);
	copy_text(n, r, F_activity_location);
	copy_text(n, r, F_activity_meeting_link);
	copy_text(n, r, F_activity_email_to_address);
	copy_text(n, r, F_activity_sms_phone_number);
	copy_text(n, r, F_activity_recurrence_pattern);
	copy_id(n, r, F_activity_who);
	copy_id(n, r, F_activity_what);
	copy_id(n, r, F_activity_opportunity);
	copy_id(n, r, F_activity_lead);
	copy_id(n, r, F_activity_owner);
	hc_settext(n, F_activity_status, "planned");
	hc_setint(n, F_activity_is_online, hc_int(r, F_activity_is_online));
	hc_setint(n, F_activity_is_recurring, 1);
	hc_setint(n, F_activity_recurrence_interval, interval);
	if (!hc_isnull(r, F_activity_recurrence_end_date))
		hc_setint(n, F_activity_recurrence_end_date, hc_int(r, F_activity_recurrence_end_date));
	hc_setint(n, F_activity_activity_date, at + (next - day) * DAY_MS);
	hc_setint(n, F_activity_due_date, next);
	hc_setid(n, F_activity_recurrence_instance, hc_id(r, F_activity_recurrence_instance) != NULL ?
	    hc_id(r, F_activity_recurrence_instance) : hc_id(r, 0));
	return hc_save(tx, n, err);
}

/* Sets a newer date on a record the activity is about. A record that cannot be saved for its own reasons stays as it is. */
static int
touch(struct hc_tx *tx, struct hc_record *r, hc_field link, hc_field date, int64_t value, struct hc_err *err)
{
	struct hc_record *about;
	struct hc_err quiet;
	int rc;

	if (hc_isnull(r, link))
		return HC_OK;
	if ((rc = hc_related(tx, r, link, &about, &quiet)) < 0)
		return rc == HC_NOTFOUND ? HC_OK : hc_fail(err, rc, 0, "%s", quiet.msg);
	if (!hc_isnull(about, date) && hc_int(about, date) >= value)
		return HC_OK;
	hc_setint(about, date, value);
	rc = hc_save(tx, about, &quiet);
	if (rc == HC_STORE || rc == HC_BUSY || rc == HC_BUG)
		return hc_fail(err, rc, 0, "%s", quiet.msg);
	return HC_OK;
}

int
activity_touch(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t at = hc_int(r, F_activity_activity_date);
	int rc;

	if (strcmp(hc_text(r, F_activity_status), "completed") != 0 || hc_isnull(r, F_activity_activity_date) || at > hc_now(tx))
		return HC_OK;
	if ((rc = touch(tx, r, F_activity_who, F_contact_last_contact_date, at / DAY_MS, err)) < 0 ||
	    (rc = touch(tx, r, F_activity_what, F_account_last_activity_date, at, err)) < 0 ||
	    (rc = touch(tx, r, F_activity_opportunity, F_opportunity_last_activity_date, at, err)) < 0)
		return rc;
	return touch(tx, r, F_activity_lead, F_lead_last_activity_date, at, err);
}
