/*
 * activity.c - hooks of activities: dates that fit, completion, the next occurrence, and telling the records they are about.
 */
#include <string.h>

#include "crm.h"

#define MINUTE_MS 60000

static bool
is(const struct hc_record *r, hc_field f, const char *option)
{
	return strcmp(hc_text(r, f), option) == 0;
}

/* Dates stand in order; three things that are odd but not wrong are said. */
int
activity_check(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t day = hc_date(tx, hc_int(r, F_activity_activity_date));
	bool dated = !hc_isnull(r, F_activity_activity_date), moved = hc_changed(r, F_activity_activity_date);

	if (dated && !hc_isnull(r, F_activity_due_date) && hc_int(r, F_activity_due_date) < day &&
	    (moved || hc_changed(r, F_activity_due_date)))
		return hc_fail(err, HC_INVALID, F_activity_due_date, "An activity is not due before it takes place.");
	if (dated && hc_int(r, F_activity_is_recurring) && !hc_isnull(r, F_activity_recurrence_end_date) &&
	    hc_int(r, F_activity_recurrence_end_date) < day && (moved || hc_changed(r, F_activity_recurrence_end_date)))
		return hc_fail(err, HC_INVALID, F_activity_recurrence_end_date, "A recurrence ends after its first activity.");
	if (hc_bulk(tx))
		return HC_OK;
	if (is(r, F_activity_type, "call") && is(r, F_activity_call_result, "connected") &&
	    hc_isnull(r, F_activity_call_duration_in_seconds))
		hc_warn(tx, F_activity_call_duration_in_seconds, "The call was connected; how long did it take?");
	if (is(r, F_activity_type, "email") && !hc_isnull(r, F_activity_email_body) && hc_isnull(r, F_activity_email_subject))
		hc_warn(tx, F_activity_email_subject, "The mail has a text but no subject.");
	return HC_OK;
}

int
activity_complete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	if (!is(r, F_activity_status, "completed")) {
		if (!hc_isnew(r))
			hc_setnull(r, F_activity_completed_date);
	} else if (hc_isnull(r, F_activity_completed_date)) {
		hc_setint(r, F_activity_completed_date, hc_now(tx));
	}
	return HC_OK;
}

/* The day on which the series began; this one's own if its first is gone. */
static int64_t
first_day(struct hc_tx *tx, const struct hc_record *r, int64_t day)
{
	struct hc_record *master;
	struct hc_err quiet;

	if (hc_id(r, F_activity_recurrence_instance) == NULL ||
	    hc_related(tx, r, F_activity_recurrence_instance, &master, &quiet) < 0 || hc_isnull(master, F_activity_activity_date))
		return day;
	return hc_date(tx, hc_int(master, F_activity_activity_date));
}

static void
copy_plan(struct hc_record *n, const struct hc_record *r)
{
	const hc_field texts[] = { F_activity_subject, F_activity_type, F_activity_priority, F_activity_description,
	    F_activity_call_type, F_activity_location, F_activity_meeting_link, F_activity_email_to_address,
	    F_activity_sms_phone_number, F_activity_recurrence_pattern };
	const hc_field ints[] = { F_activity_is_online, F_activity_is_recurring, F_activity_duration_in_minutes,
	    F_activity_recurrence_interval, F_activity_recurrence_end_date };
	const hc_field ids[] = { F_activity_who, F_activity_what, F_activity_opportunity, F_activity_lead, F_activity_owner };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		copy_text(n, texts[i], r, texts[i]);
	for (size_t i = 0; i < sizeof(ints) / sizeof(ints[0]); i++)
		copy_int(n, ints[i], r, ints[i]);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		copy_id(n, ids[i], r, ids[i]);
}

/* A recurring activity that was completed plans its next occurrence, at the same time of the day. */
int
activity_next(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const struct recur fields = { F_activity_recurrence_pattern, F_activity_recurrence_interval, F_activity_recurrence_end_date };
	int64_t at = hc_int(r, F_activity_activity_date), day, next;
	const uint8_t *master = hc_id(r, F_activity_recurrence_instance);
	struct hc_record *n;
	int rc;

	if (!is(r, F_activity_status, "completed") || strcmp(hc_oldtext(r, F_activity_status), "completed") == 0 ||
	    !hc_int(r, F_activity_is_recurring) || hc_isnull(r, F_activity_activity_date))
		return HC_OK;
	day = hc_date(tx, at);
	if (!recur_next(r, &fields, first_day(tx, r, day), day, &next))
		return HC_OK;
	if ((rc = hc_new(tx, "activity", &n, err)) < 0)
		return rc;
	copy_plan(n, r);
	hc_settext(n, F_activity_status, "planned");
	hc_setint(n, F_activity_activity_date, hc_add_days(tx, at, next - day));
	if (!hc_isnull(r, F_activity_end_date_time))
		hc_setint(n, F_activity_end_date_time, hc_add_days(tx, hc_int(r, F_activity_end_date_time), next - day));
	hc_setint(n, F_activity_due_date, next);
	hc_setid(n, F_activity_recurrence_instance, master != NULL ? master : hc_id(r, 0));
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

/* What has happened, or was moved, is the last that was heard of its contact, account, opportunity and lead. */
int
activity_touch(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t at = hc_int(r, F_activity_activity_date);
	int rc;

	/* An import of years would write the same account a hundred times. "Now" may have been read after the save began. */
	if (hc_bulk(tx) || !is(r, F_activity_status, "completed") || hc_isnull(r, F_activity_activity_date) || at > hc_now(tx) + MINUTE_MS)
		return HC_OK;
	if ((rc = touch(tx, r, F_activity_who, F_contact_last_contact_date, hc_date(tx, at), err)) < 0 ||
	    (rc = touch(tx, r, F_activity_what, F_account_last_activity_date, at, err)) < 0 ||
	    (rc = touch(tx, r, F_activity_opportunity, F_opportunity_last_activity_date, at, err)) < 0 ||
	    (rc = touch(tx, r, F_activity_lead, F_lead_last_activity_date, at, err)) < 0)
		return rc;
	return touch(tx, r, F_activity_lead, F_lead_last_contact_date, at, err);
}
