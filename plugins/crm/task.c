/*
 * task.c - hooks of tasks: completion and its date, progress, the next of a series, the checklist's counts.
 */
#include <string.h>

#include "crm.h"

/* Completing sets 100 % and the date; reaching 100 % completes; reopening clears the date. */
int
task_complete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	bool done = strcmp(hc_text(r, F_task_status), "completed") == 0;

	if (!done && hc_changed(r, F_task_percent_complete) && !hc_changed(r, F_task_status) &&
	    hc_int(r, F_task_percent_complete) >= 10000) {
		hc_settext(r, F_task_status, "completed");
		done = true;
	}
	if (done && (hc_isnull(r, F_task_percent_complete) || !hc_changed(r, F_task_percent_complete)))
		hc_setint(r, F_task_percent_complete, 10000);
	if (done && hc_isnull(r, F_task_completed_date))
		hc_setint(r, F_task_completed_date, hc_now(tx));
	if (!done && !hc_isnull(r, F_task_completed_date))
		hc_setnull(r, F_task_completed_date);
	return HC_OK;
}

/* A recurring task that was completed makes the next one, as long before its due date as this one began. */
int
task_next(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const struct recur fields = { F_task_recurrence_type, F_task_recurrence_interval, F_task_recurrence_end_date };
	const hc_field texts[] = { F_task_subject, F_task_priority, F_task_description, F_task_recurrence_type };
	const hc_field ints[] = { F_task_recurrence_interval, F_task_recurrence_end_date, F_task_estimated_hours };
	const hc_field ids[] = { F_task_what, F_task_who, F_task_opportunity, F_task_lead, F_task_parent_task, F_task_owner };
	const uint8_t *master = hc_id(r, F_task_recurrence_parent);
	int64_t due = hc_int(r, F_task_due_date), first = due, next;
	struct hc_record *n, *origin;
	struct hc_err quiet;
	int rc;

	if (strcmp(hc_text(r, F_task_status), "completed") != 0 || strcmp(hc_oldtext(r, F_task_status), "completed") == 0 ||
	    hc_isnull(r, F_task_due_date))
		return HC_OK;
	if (master != NULL && hc_related(tx, r, F_task_recurrence_parent, &origin, &quiet) == HC_OK)
		first = hc_int(origin, F_task_due_date);
	if (!recur_next(r, &fields, first, due, &next))
		return HC_OK;
	if ((rc = hc_new(tx, "task", &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		copy_text(n, texts[i], r, texts[i]);
	for (size_t i = 0; i < sizeof(ints) / sizeof(ints[0]); i++)
		copy_int(n, ints[i], r, ints[i]);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		copy_id(n, ids[i], r, ids[i]);
	hc_setint(n, F_task_due_date, next);
	if (!hc_isnull(r, F_task_start_date))
		hc_setint(n, F_task_start_date, hc_int(r, F_task_start_date) + next - due);
	hc_setid(n, F_task_recurrence_parent, master != NULL ? master : hc_id(r, 0));
	return hc_save(tx, n, err);
}

/* Items of the checklist are JSON: [{"text": "...", "done": true}, ...]. The field's type has checked that it is JSON. */
int
task_checklist(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t items = 0, done = 0;

	for (const char *p = hc_text(r, F_task_checklist_items); (p = strstr(p, "\"done\"")) != NULL; p += 6) {
		const char *v = p + 6 + strspn(p + 6, " \t\n:");

		items++;
		done += strncmp(v, "true", 4) == 0;
	}
	hc_setint(r, F_task_checklist_total_count, items);
	hc_setint(r, F_task_checklist_completed_count, done);
	return HC_OK;
}
