/*
 * account.c - hooks and actions of accounts: status, health, hierarchy, churn, offers.
 *
 * Scores are sums of plain rules, so each can be told apart in the answer; nothing here asks a model or the network.
 */
#include <string.h>

#include "crm.h"

#define MILLION INT64_C(10000000000)	/* of money, scale 4 */

static int
clamp(int64_t n)
{
	return n < 0 ? 0 : n > 100 ? 100 : (int)n;
}

void
account_win(struct hc_record *account)
{
	hc_settext(account, F_account_customer_status, "active_customer");
	if (hc_isnull(account, F_account_sla_tier))
		hc_settext(account, F_account_sla_tier, "standard");
}

/* A prospect with a contract is a customer, on the standard terms unless there are others. Before the health, which counts
   the status. Who makes a customer by hand is asked for the terms by a rule. */
int
account_status(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	if (strcmp(hc_text(r, F_account_customer_status), "prospect") == 0 && hc_base(r, F_account_contract_value) > 0)
		account_win(r);
	return HC_OK;
}

static int
contract_points(int64_t value)
{
	if (value > MILLION)
		return 25;
	if (value > MILLION / 2)
		return 20;
	if (value > MILLION / 10)
		return 15;
	if (value > MILLION / 20)
		return 10;
	return value > 0 ? 5 : 0;
}

static int
status_points(const struct hc_record *r)
{
	const char *s = hc_text(r, F_account_customer_status);

	if (strcmp(s, "active_customer") == 0)
		return 20;
	return strcmp(s, "prospect") == 0 ? 10 : 0;
}

/* Health 0-100: status, contract, activity of the last 90 days, open tasks that are overdue. A new account has no past. */
int
account_health(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t recent = 0, overdue = 0, score;
	int rc;

	if (hc_changed(r, F_account_health_score) && !hc_isnull(r, F_account_health_score))
		return HC_OK;	/* somebody set it: an import, a person */
	if (!hc_isnew(r)) {
		if (hc_bulk(tx) || (!hc_changed(r, F_account_customer_status) && !hc_changed(r, F_account_contract_value) &&
		    !hc_changed(r, F_account_last_activity_date)))
			return HC_OK;
		if ((rc = hc_count(tx, &recent, err, "activity what:%id activity_date:last_90d", r)) < 0 ||
		    (rc = hc_count(tx, &overdue, err, "task what:%id due_date:..yesterday -status:completed", r)) < 0)
			return rc;
	}
	score = status_points(r) + contract_points(hc_base(r, F_account_contract_value));
	score += recent > 10 ? 25 : recent > 5 ? 20 : recent > 2 ? 15 : recent > 0 ? 10 : 0;
	score += 30 - (overdue > 6 ? 30 : overdue * 5);
	hc_setint(r, F_account_health_score, clamp(score));
	if (!hc_isnew(r) && score < 50 && strcmp(hc_text(r, F_account_customer_status), "active_customer") == 0)
		hc_warn(tx, F_account_health_score, "%s is at risk: health %d.", hc_title(r), clamp(score));
	return HC_OK;
}

/* A new owner of a parent owns its children too. */
int
account_hierarchy(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct hc_record *child;
	struct hc_rows *rows;
	int rc;

	if (!hc_changed(r, F_account_owner))
		return HC_OK;
	if ((rc = hc_find(tx, &rows, err, "account parent:%id", r)) < 0)
		return rc;
	while ((child = hc_next(rows)) != NULL) {
		const uint8_t *owner = hc_id(r, F_account_owner);

		if (owner == NULL)
			hc_setnull(child, F_account_owner);
		else
			hc_setid(child, F_account_owner, owner);
		if ((rc = hc_save(tx, child, err)) < 0)
			return rc;
	}
	return HC_OK;
}

struct health {
	int engagement, financial, support, adoption, total;
	int64_t won, opportunities, overdue;
};

/* Engagement: activities of 30 days. Financial: won revenue, 100 points at a million. Support: what is overdue. Adoption:
   how many kinds of activity there are, as a sign of a broad relation. */
static int
measure(struct hc_tx *tx, struct hc_record *r, struct health *h, struct hc_err *err)
{
	int64_t recent, kinds, high;
	int rc;

	if ((rc = hc_count(tx, &recent, err, "activity what:%id activity_date:last_30d", r)) < 0 ||
	    (rc = hc_sum(tx, &h->won, err, "opportunity account:%id stage:closed_won agg sum.amount", r)) < 0 ||
	    (rc = hc_count(tx, &h->opportunities, err, "opportunity account:%id", r)) < 0 ||
	    (rc = hc_count(tx, &h->overdue, err, "task what:%id due_date:..yesterday -status:completed", r)) < 0 ||
	    (rc = hc_count(tx, &high, err, "task what:%id due_date:..yesterday -status:completed priority:high", r)) < 0 ||
	    (rc = hc_sum(tx, &kinds, err, "activity what:%id agg distinct.type", r)) < 0)
		return rc;
	h->engagement = clamp(recent * 5);
	h->financial = clamp(h->won / (MILLION / 100));
	h->support = clamp(100 - 5 * h->overdue - 10 * high);
	h->adoption = clamp(kinds * 25);
	h->total = (30 * h->engagement + 30 * h->financial + 20 * h->support + 20 * h->adoption + 50) / 100;
	return HC_OK;
}

int
account_health_check(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct health h;
	int rc;

	if ((rc = measure(tx, r, &h, err)) < 0)
		return rc;
	hc_answer(tx, "health", "%d (%s)", h.total, h.total >= 80 ? "excellent" : h.total >= 60 ? "good" : h.total >= 40 ? "at risk" :
	    "critical");
	hc_answer(tx, "engagement", "%d: activities of the last 30 days, %s", h.engagement, h.engagement >= 60 ? "good" : "low");
	hc_answer(tx, "financial", "%d: won revenue %s", h.financial, hc_money(tx, h.won));
	hc_answer(tx, "support", "%d: %lld overdue tasks", h.support, (long long)h.overdue);
	hc_answer(tx, "adoption", "%d: breadth of the relation", h.adoption);
	if (h.engagement < 50)
		hc_answer(tx, "advice", "Hold an executive review.");
	if (h.overdue > 0)
		hc_answer(tx, "advice", "Work off what is overdue.");
	if (h.won == 0 && h.opportunities > 0)
		hc_answer(tx, "advice", "Close what is in the pipeline.");
	return HC_OK;
}

int
account_churn(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct health h;
	int rc, p;

	if ((rc = measure(tx, r, &h, err)) < 0)
		return rc;
	p = 100 - h.total;
	hc_answer(tx, "churn", "%d %% (%s)", p, p < 25 ? "low" : p < 50 ? "medium" : p < 75 ? "high" : "critical");
	if (h.engagement < 50)
		hc_answer(tx, "sign", "little contact (engagement %d)", h.engagement);
	if (h.support < 60)
		hc_answer(tx, "sign", "much overdue (support %d)", h.support);
	if (h.adoption < 60)
		hc_answer(tx, "sign", "a narrow relation (adoption %d)", h.adoption);
	if (p >= 50)
		hc_answer(tx, "advice", "Call an executive within 48 hours; offer premium support within a week.");
	hc_answer(tx, "advice", "Hold an adoption workshop within two weeks.");
	return HC_OK;
}

int
account_recommend(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	bool any = false;

	if (hc_int(r, F_account_number_of_employees) > 500 && (any = true))
		hc_answer(tx, "offer", "Enterprise support: more than 500 employees.");
	if (hc_base(r, F_account_annual_revenue) > 10 * MILLION && (any = true))
		hc_answer(tx, "offer", "Advanced analytics: revenue above 10 million.");
	if (strcmp(hc_text(r, F_account_industry), "technology") == 0 && (any = true))
		hc_answer(tx, "offer", "API suite: a technology company.");
	if (!any)
		hc_answer(tx, "offer", "Nothing stands out; fill industry, revenue and employees.");
	return HC_OK;
}
