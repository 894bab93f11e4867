/*
 * opportunity.c - hooks and actions of deals: what a stage brings with it, what it needs, what it leaves behind.
 */
#include <string.h>

#include "crm.h"

static const struct stage {
	const char *name, *label, *forecast, *advice;
	int probability, days_left;
} stages[] = {
	{ "prospecting", "Prospecting", "pipeline", "Hold a discovery call.", 10, 30 },
	{ "qualification", "Qualification", "pipeline", "Confirm budget and timeline.", 20, 25 },
	{ "needs_analysis", "Needs Analysis", "pipeline", "Give a demo; write the requirements down.", 40, 20 },
	{ "proposal", "Proposal", "best_case", "Send the proposal and review it together.", 60, 15 },
	{ "negotiation", "Negotiation", "commit", "Settle objections and terms.", 80, 10 },
	{ "closed_won", "Closed Won", "closed", "Hold the kick-off.", 100, 0 },
	{ "closed_lost", "Closed Lost", "omitted", "Ask why, and when to try again.", 0, 0 }
};

static const struct stage *
stage_of(const struct hc_record *r)
{
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (strcmp(stages[i].name, hc_text(r, F_opportunity_stage)) == 0)
			return &stages[i];
	return NULL;
}

/* Probability and forecast follow the stage unless the same edit says otherwise. */
int
opportunity_defaults(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const struct stage *s = stage_of(r);
	bool fresh = hc_isnew(r);

	if (s == NULL)
		return HC_OK;
	if (fresh ? hc_isnull(r, F_opportunity_probability) : !hc_changed(r, F_opportunity_probability))
		hc_setint(r, F_opportunity_probability, s->probability * 100);
	if (fresh ? hc_isnull(r, F_opportunity_forecast_category) || strcmp(hc_text(r, F_opportunity_forecast_category), "pipeline") == 0 :
	    !hc_changed(r, F_opportunity_forecast_category))
		hc_settext(r, F_opportunity_forecast_category, s->forecast);
	return HC_OK;
}

/* A won deal has an amount. A proposal wants a quote: where quotes are kept, they must be there. */
int
opportunity_validate(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *stage = hc_text(r, F_opportunity_stage);
	struct hc_err quiet;
	int64_t quotes;

	if (strcmp(stage, "closed_won") == 0 && hc_int(r, F_opportunity_amount) <= 0 && hc_changed(r, F_opportunity_stage))
		return hc_fail(err, HC_INVALID, F_opportunity_amount, "A won deal needs an amount above zero.");
	if (!hc_isnew(r) && strcmp(stage, "proposal") == 0 && hc_changed(r, F_opportunity_stage) &&
	    hc_count(tx, &quotes, &quiet, "quote opportunity:%id", r) == HC_OK && quotes == 0)
		return hc_fail(err, HC_INVALID, F_opportunity_stage, "A proposal needs a quote; make one for this deal first.");
	return HC_OK;
}

static int
leave(struct hc_tx *tx, const struct hc_record *r, const char *subject, const char *priority, struct hc_err *err)
{
	return leave_activity(tx, subject, priority, F_activity_opportunity, hc_id(r, 0), hc_id(r, F_opportunity_account), err);
}

/* The account of a won deal is a customer. (A contract is made where contracts are kept.) */
static int
won(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct hc_record *account;
	int rc;

	if (!hc_isnull(r, F_opportunity_account)) {
		rc = hc_related(tx, r, F_opportunity_account, &account, err);
		if (rc < 0 && rc != HC_NOTFOUND)
			return rc;
		if (rc == HC_OK && strcmp(hc_text(account, F_account_customer_status), "active_customer") != 0) {
			account_win(account);
			if ((rc = hc_save(tx, account, err)) < 0)
				return rc;
		}
	}
	return leave(tx, r, hc_printf(hc_arena(tx), "Milestone: won for %s", hc_money(tx, hc_base(r, F_opportunity_amount))), "high",
	    err);
}

static const char *
label_of(const char *stage)
{
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (strcmp(stages[i].name, stage) == 0)
			return stages[i].label;
	return stage[0] != '\0' ? stage : "none";
}

int
opportunity_stage(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *now = hc_text(r, F_opportunity_stage), *old = hc_oldtext(r, F_opportunity_stage);
	int rc;

	if (strcmp(now, old) == 0)
		return HC_OK;
	if ((rc = leave(tx, r, hc_printf(hc_arena(tx), "Stage changed from %s to %s", label_of(old), label_of(now)), "medium", err)) < 0)
		return rc;
	if (strcmp(now, "closed_won") == 0)
		return won(tx, r, err);
	if (strcmp(now, "closed_lost") == 0) {
		if (hc_isnull(r, F_opportunity_loss_reason))
			hc_warn(tx, F_opportunity_loss_reason, "Why was %s lost?", hc_title(r));
		return leave(tx, r, "Milestone: lost", "medium", err);
	}
	return HC_OK;
}

int
opportunity_next_step(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const struct stage *s = stage_of(r);
	int64_t n;
	int rc;

	if ((rc = hc_count(tx, &n, err, "activity opportunity:%id activity_date:last_14d", r)) < 0)
		return rc;
	hc_answer(tx, "next step", "%s", s != NULL ? s->advice : "Set the stage.");
	if (n == 0)
		hc_answer(tx, "first", "Nothing happened for 14 days: call today.");
	return HC_OK;
}

/* Days a deal still takes: what is left of its stage, more for large amounts and slow industries. */
int
opportunity_close_date(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	static const struct { const char *industry; int cycle; } cycles[] = {
		{ "technology", 45 }, { "finance", 60 }, { "healthcare", 75 }, { "retail", 30 }, { "manufacturing", 50 }
	};
	int64_t amount = hc_base(r, F_opportunity_amount) / 10000, days;
	const struct stage *s = stage_of(r);
	struct hc_record *account;
	struct hc_err quiet;
	int cycle = 50;

	if (s == NULL || s->days_left == 0)
		return hc_fail(err, HC_INVALID, F_opportunity_stage, "A closed deal has its close date.");
	if (!hc_isnull(r, F_opportunity_account) && hc_related(tx, r, F_opportunity_account, &account, &quiet) == HC_OK)
		for (size_t i = 0; i < sizeof(cycles) / sizeof(cycles[0]); i++)
			if (strcmp(cycles[i].industry, hc_text(account, F_account_industry)) == 0)
				cycle = cycles[i].cycle;
	days = s->days_left * cycle / 50 + (amount < 25000 ? -10 : amount < 100000 ? 0 : amount < 500000 ? 15 : 30);
	days = days < 1 ? 1 : days;
	hc_answer(tx, "close date", "in %lld days", (long long)days);
	hc_answer(tx, "because", "%s has about %d days to go, the usual cycle is %d days", s->label, s->days_left, cycle);
	return HC_OK;
}
