/*
 * task.c - hooks of tasks: completion and its date, progress, the checklist's counts.
 */
#include <string.h>

#include "plugins/crm/meta.h"

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
	if (done && !hc_changed(r, F_task_percent_complete))
		hc_setint(r, F_task_percent_complete, 10000);
	if (done && hc_isnew(r) && hc_isnull(r, F_task_percent_complete))
		hc_setint(r, F_task_percent_complete, 10000);
	if (done && hc_isnull(r, F_task_completed_date))
		hc_setint(r, F_task_completed_date, hc_now(tx));
	if (!done && !hc_isnull(r, F_task_completed_date))
		hc_setnull(r, F_task_completed_date);
	return HC_OK;
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
