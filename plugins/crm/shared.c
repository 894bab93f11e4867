/*
 * shared.c - what the hooks of several objects share: recurrence, names, copies, the note that automation leaves behind.
 */
#include <string.h>
#include <strings.h>

#include "crm.h"

#define INTERVAL_MAX 1000

/* The occurrence nearest to `step` months after `day`, counted from the first one: who moved one by a few days did not move
   the series. */
static int64_t
add_steps(int64_t first, int64_t day, int64_t step)
{
	int64_t least = hc_add_months(day, step) - 15, months = step;

	if (first > day || first < day - 366 * 100)
		return hc_add_months(day, step);
	while (hc_add_months(first, months) < least)
		months += step;
	return hc_add_months(first, months);
}

bool
recur_next(const struct hc_record *r, const struct recur *f, int64_t first, int64_t day, int64_t *ret)
{
	const char *p = hc_text(r, f->pattern);
	int64_t n = hc_isnull(r, f->interval) ? 1 : hc_int(r, f->interval), next;

	if (n < 1 || n > INTERVAL_MAX)
		return false;
	if (strcmp(p, "daily") == 0)
		next = day + n;
	else if (strcmp(p, "weekly") == 0)
		next = day + 7 * n;
	else if (strcmp(p, "monthly") == 0)
		next = add_steps(first, day, n);
	else if (strcmp(p, "yearly") == 0)
		next = add_steps(first, day, 12 * n);
	else
		return false;
	if (!hc_isnull(r, f->until) && next > hc_int(r, f->until))
		return false;
	*ret = next;
	return true;
}

void
copy_text(struct hc_record *to, hc_field t, const struct hc_record *from, hc_field f)
{
	if (!hc_isnull(from, f))
		hc_settext(to, t, hc_text(from, f));
}

void
copy_int(struct hc_record *to, hc_field t, const struct hc_record *from, hc_field f)
{
	if (!hc_isnull(from, f))
		hc_setint(to, t, hc_int(from, f));
}

void
copy_id(struct hc_record *to, hc_field t, const struct hc_record *from, hc_field f)
{
	if (hc_id(from, f) != NULL)
		hc_setid(to, t, hc_id(from, f));
}

void
name_join(struct hc_tx *tx, struct hc_record *r, hc_field first, hc_field last, hc_field whole)
{
	const char *given = hc_text(r, first), *family = hc_text(r, last), *name, *space;
	char buf[256];
	size_t g = strlen(given), f = strlen(family);

	if (f == 0 && !hc_isnull(r, whole)) {
		name = hc_text(r, whole);
		space = strrchr(name, ' ');
		if (space != NULL && g == 0)
			hc_settext(r, first, hc_printf(hc_arena(tx), "%.*s", (int)(space - name), name));
		hc_settext(r, last, space != NULL ? space + 1 : name);
	} else if (g == 0) {
		hc_settext(r, whole, family);
	} else if (g + f + 2 <= sizeof(buf)) {	/* the import of a million: no memory asked for what is copied anyway */
		memcpy(buf, given, g);
		buf[g] = ' ';
		memcpy(buf + g + 1, family, f + 1);
		hc_settext(r, whole, buf);
	} else {
		hc_settext(r, whole, hc_printf(hc_arena(tx), "%s %s", given, family));
	}
}

int
leave_activity(struct hc_tx *tx, const char *subject, const char *priority, hc_field link, const uint8_t id[16],
    const uint8_t *account, struct hc_err *err)
{
	struct hc_record *act;
	int rc;

	if ((rc = hc_new(tx, "activity", &act, err)) < 0)
		return rc;
	hc_settext(act, F_activity_subject, subject);
	hc_settext(act, F_activity_type, "note");
	hc_settext(act, F_activity_status, "completed");
	hc_settext(act, F_activity_priority, priority);
	hc_setint(act, F_activity_activity_date, hc_now(tx));
	hc_setid(act, link, id);
	if (account != NULL)
		hc_setid(act, F_activity_what, account);
	return hc_save(tx, act, err);
}

bool
text_has(const char *text, const char *part)
{
	size_t n = strlen(part);

	for (; *text != '\0'; text++)
		if (strncasecmp(text, part, n) == 0)
			return true;
	return false;
}
