/*
 * lead.c - hooks of leads: name, score, assignment, the public pool, what a change of status leaves behind, enrichment.
 *
 * Conversion is lead_convert.c's.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "crm.h"

#define MILLION INT64_C(10000000000)	/* of money, scale 4 */
#define DAY_MS INT64_C(86400000)

int
lead_name(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	name_join(tx, r, F_lead_first_name, F_lead_last_name, F_lead_name);
	return HC_OK;
}

/* A converted lead is a record of what was: what people type into it stays. Owner and tags may change, and what scoring,
   logging and AI keep up. */
int
lead_readonly(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const hc_field locked[] = { F_lead_status, F_lead_first_name, F_lead_last_name, F_lead_company, F_lead_email, F_lead_phone,
	    F_lead_mobile_phone, F_lead_website, F_lead_title, F_lead_industry, F_lead_annual_revenue, F_lead_number_of_employees,
	    F_lead_rating, F_lead_lead_source, F_lead_street, F_lead_city, F_lead_state, F_lead_postal_code, F_lead_country,
	    F_lead_description, F_lead_is_in_public_pool, F_lead_campaign, F_lead_estimated_budget, F_lead_territory };

	if (strcmp(hc_oldtext(r, F_lead_status), "converted") != 0)
		return HC_OK;
	for (size_t i = 0; i < sizeof(locked) / sizeof(locked[0]); i++)
		if (hc_changed(r, locked[i]))
			return hc_fail(err, HC_INVALID, locked[i], "%s was converted and is read-only; edit its account or contact.",
			    hc_title(r));
	return HC_OK;
}

static int
completeness(const struct hc_record *r)
{
	const hc_field asked[] = { F_lead_first_name, F_lead_last_name, F_lead_company, F_lead_title, F_lead_email, F_lead_phone,
	    F_lead_mobile_phone, F_lead_street, F_lead_city, F_lead_state, F_lead_country, F_lead_industry, F_lead_lead_source,
	    F_lead_rating, F_lead_number_of_employees, F_lead_annual_revenue, F_lead_description };
	int n = sizeof(asked) / sizeof(asked[0]), filled = 0;

	for (int i = 0; i < n; i++)
		filled += !hc_isnull(r, asked[i]);
	return (filled * 100 + n / 2) / n;
}

static int
fit_points(const struct hc_record *r)
{
	const char *rating = hc_text(r, F_lead_rating), *industry = hc_text(r, F_lead_industry);
	int64_t people = hc_int(r, F_lead_number_of_employees), revenue = hc_base(r, F_lead_annual_revenue);
	int n = strcmp(rating, "hot") == 0 ? 20 : strcmp(rating, "warm") == 0 ? 12 : 5;

	if (strcmp(industry, "technology") == 0 || strcmp(industry, "finance") == 0 || strcmp(industry, "healthcare") == 0)
		n += 10;
	else if (industry[0] != '\0')
		n += 5;
	n += people > 1000 ? 15 : people > 500 ? 12 : people > 100 ? 8 : people > 10 ? 5 : 0;
	n += revenue > 100 * MILLION ? 15 : revenue > 50 * MILLION ? 12 : revenue > 10 * MILLION ? 8 : revenue > MILLION ? 5 : 0;
	return n;
}

/* Completeness of 17 fields, and a score 0-100 of completeness, rating, industry, size, revenue and recent activity. */
int
lead_score(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int complete = completeness(r), score;
	int64_t n = 0;
	int rc;

	if (hc_bulk(tx))
		n = hc_int(r, F_lead_number_of_activities);
	else if (!hc_isnew(r) && (rc = hc_count(tx, &n, err, "activity lead:%id", r)) < 0)
		return rc;
	score = (complete * 2 + 5) / 10 + fit_points(r);
	score += n > 10 ? 20 : n > 5 ? 15 : n > 2 ? 10 : n > 0 ? 5 : 0;
	if (!hc_isnull(r, F_lead_last_activity_date) && hc_now(tx) - hc_int(r, F_lead_last_activity_date) < 7 * DAY_MS)
		score += 5;
	hc_setint(r, F_lead_data_completeness, complete);
	hc_setint(r, F_lead_lead_score, score > 100 ? 100 : score);
	hc_setint(r, F_lead_number_of_activities, n);
	return HC_OK;
}

static bool
fits(const struct hc_record *rule, const char *have)
{
	const char *op = hc_text(rule, F_assignment_rule_criteria_operator), *want = hc_text(rule, F_assignment_rule_criteria_value);
	char *end_have, *end_want;
	double a, b;

	if (have == NULL || have[0] == '\0')
		return false;
	if (strcmp(op, "eq") == 0)
		return strcasecmp(have, want) == 0;
	if (strcmp(op, "ne") == 0)
		return strcasecmp(have, want) != 0;
	if (strcmp(op, "contains") == 0)
		return text_has(have, want);
	a = strtod(have, &end_have);
	b = strtod(want, &end_want);
	if (*end_have != '\0' || *end_want != '\0')
		return strcmp(op, "gt") == 0 ? strcasecmp(have, want) > 0 : strcasecmp(have, want) < 0;
	return strcmp(op, "gt") == 0 ? a > b : a < b;
}

/* What a rule may look at, as text. */
static const char *
criterion(struct hc_tx *tx, const struct hc_record *r, const char *name)
{
	static const struct {
		const char *name;
		const hc_field *field;
		int scale;	/* 0 text, 1 whole number, 10000 money */
	} known[] = {
		{ "company", &F_lead_company, 0 }, { "country", &F_lead_country, 0 }, { "state", &F_lead_state, 0 },
		{ "city", &F_lead_city, 0 }, { "industry", &F_lead_industry, 0 }, { "lead_source", &F_lead_lead_source, 0 },
		{ "rating", &F_lead_rating, 0 }, { "status", &F_lead_status, 0 }, { "title", &F_lead_title, 0 },
		{ "territory", &F_lead_territory, 0 }, { "email", &F_lead_email, 0 }, { "postal_code", &F_lead_postal_code, 0 },
		{ "lead_score", &F_lead_lead_score, 1 }, { "number_of_employees", &F_lead_number_of_employees, 1 },
		{ "annual_revenue", &F_lead_annual_revenue, 10000 }
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strcasecmp(known[i].name, name) != 0 || hc_isnull(r, *known[i].field))
			continue;
		if (known[i].scale == 0)
			return hc_text(r, *known[i].field);
		return hc_printf(hc_arena(tx), "%lld", (long long)(hc_int(r, *known[i].field) / known[i].scale));
	}
	return NULL;
}

/* A lead without an owner goes to whom the first fitting rule names. */
int
lead_assign(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct hc_record *rule;
	struct hc_rows *rows;
	int rc;

	if (!hc_isnull(r, F_lead_owner) && !hc_int(r, F_lead_is_in_public_pool))
		return HC_OK;
	if ((rc = hc_find(tx, &rows, err, "assignment_rule object_name:lead active:yes sort sort_order")) < 0)
		return rc;
	while ((rule = hc_next(rows)) != NULL) {
		if (!fits(rule, criterion(tx, r, hc_text(rule, F_assignment_rule_criteria_field))) ||
		    hc_isnull(rule, F_assignment_rule_assign_to))
			continue;
		hc_setid(r, F_lead_owner, hc_id(rule, F_assignment_rule_assign_to));
		hc_setint(r, F_lead_assigned_date, hc_now(tx));
		break;
	}
	return HC_OK;
}

int
lead_pool(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	bool in = hc_int(r, F_lead_is_in_public_pool) != 0, was = hc_oldint(r, F_lead_is_in_public_pool) != 0;

	if (in && !was) {
		hc_setint(r, F_lead_pool_entry_date, hc_now(tx));
		hc_setnull(r, F_lead_claimed_date);
	} else if (!in && was) {
		hc_setint(r, F_lead_claimed_date, hc_now(tx));
	}
	return HC_OK;
}

static int
leave(struct hc_tx *tx, const struct hc_record *r, const char *subject, const char *priority, struct hc_err *err)
{
	return leave_activity(tx, subject, priority, F_activity_lead, hc_id(r, 0), NULL, err);
}

int
lead_status(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *now = hc_text(r, F_lead_status), *old = hc_oldtext(r, F_lead_status);
	int rc = HC_OK;

	if (strcmp(now, old) == 0)
		return HC_OK;
	if (strcmp(now, "converted") == 0)
		rc = leave(tx, r, "Conversion", "high", err);
	else if (strcmp(now, "unqualified") == 0)
		rc = leave(tx, r, "Disqualification", "medium", err);
	if (rc < 0)
		return rc;
	return leave(tx, r, hc_printf(hc_arena(tx), "Status changed from %s to %s", old[0] != '\0' ? old : "none",
	    now[0] != '\0' ? now : "none"), "medium", err);
}

/* What the mail address itself tells: the company's web site, unless it is a free mail service. */
int
lead_enrich(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	static const char *const free_mail[] = { "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
	    "icloud.com", "me.com", "gmx.de", "gmx.net", "web.de", "aol.com", "proton.me", "protonmail.com", "mail.ru", "qq.com",
	    "163.com" };
	const char *at = strrchr(hc_text(r, F_lead_email), '@');

	if (at == NULL || !hc_isnull(r, F_lead_website))
		return HC_OK;
	for (size_t i = 0; i < sizeof(free_mail) / sizeof(free_mail[0]); i++)
		if (strcasecmp(at + 1, free_mail[i]) == 0)
			return HC_OK;
	hc_settext(r, F_lead_website, hc_printf(hc_arena(tx), "https://%s", at + 1));
	return HC_OK;
}
