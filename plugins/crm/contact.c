/*
 * contact.c - hooks and actions of contacts: name, decision chain, strength of the relation, duplicates, intent, sentiment.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "crm.h"

/* The title follows first and last name; a name typed as one text is split. */
int
contact_name(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	name_join(tx, r, F_contact_first_name, F_contact_last_name, F_contact_name);
	return HC_OK;
}

/* Who is high up decides; how much somebody counts follows from the level until it is said. */
int
contact_decision(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *level;

	if (hc_isnull(r, F_contact_level))
		return HC_OK;
	level = hc_text(r, F_contact_level);
	if (strcmp(level, "c_level") == 0)
		hc_setint(r, F_contact_is_decision_maker, 1);
	if (strcmp(level, "c_level") == 0 || (hc_isnull(r, F_contact_influence_level) && strcmp(level, "vp") == 0))
		hc_settext(r, F_contact_influence_level, "high");
	else if (hc_isnull(r, F_contact_influence_level))
		hc_settext(r, F_contact_influence_level, strcmp(level, "director") == 0 || strcmp(level, "manager") == 0 ? "medium" :
		    "low");
	return HC_OK;
}

/* More than 90 days without contact weaken a relation by one step; contact within a week lifts a weak or unknown one. */
int
contact_relationship(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *now = hc_text(r, F_contact_relationship_strength);
	int64_t days;

	if (hc_isnull(r, F_contact_last_contact_date) || hc_changed(r, F_contact_relationship_strength))
		return HC_OK;
	days = hc_today(tx) - hc_int(r, F_contact_last_contact_date);
	if (days > 90 && strcmp(now, "strong") == 0)
		hc_settext(r, F_contact_relationship_strength, "medium");
	else if (days > 90 && strcmp(now, "medium") == 0)
		hc_settext(r, F_contact_relationship_strength, "weak");
	else if (days >= 0 && days <= 6 && (now[0] == '\0' || strcmp(now, "weak") == 0 || strcmp(now, "unknown") == 0))
		hc_settext(r, F_contact_relationship_strength, "medium");
	return HC_OK;
}

/* Warns of a namesake at the same account: e-mail addresses are kept unique by the field itself. An import asks nothing per
   row. */
int
contact_duplicate(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const uint8_t *self = hc_id(r, 0);
	struct hc_record *other;
	struct hc_rows *rows;
	int rc;

	if (hc_bulk(tx) || hc_isnull(r, F_contact_account) || hc_isnull(r, F_contact_last_name))
		return HC_OK;
	if ((rc = hc_find(tx, &rows, err, "contact name=%s account:%x limit 2", hc_text(r, F_contact_name),
	    hc_id(r, F_contact_account))) < 0)
		return rc;
	while ((other = hc_next(rows)) != NULL)
		if (self == NULL || memcmp(hc_id(other, 0), self, 16) != 0)
			hc_warn(tx, F_contact_last_name, "The account already has a contact named %s; `merge contact` joins two.",
			    hc_title(r));
	return HC_OK;
}

int
contact_intent(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t days = strtol(hc_arg(tx, "days") != NULL ? hc_arg(tx, "days") : "30", NULL, 10), mails, meetings, deals, from;
	int score = 0, rc;

	if (days < 1 || days > 3650)
		return hc_fail(err, HC_INVALID, 0, "days is between 1 and 3650.");
	from = hc_today(tx) - days;
	if ((rc = hc_count(tx, &mails, err, "activity who:%id type:email activity_date ge %d", r, from)) < 0 ||
	    (rc = hc_count(tx, &meetings, err, "activity who:%id type:meeting activity_date ge %d", r, from)) < 0 ||
	    (rc = hc_count(tx, &deals, err, "opportunity contact:%id -stage:closed_won,closed_lost created ge %d", r, from)) < 0)
		return rc;
	score += mails > 5 ? 20 : 0;
	score += meetings > 0 ? 30 : 0;
	score += deals > 0 ? 40 : 0;
	hc_answer(tx, "intent", "%d (%s)", score, score >= 80 ? "very hot" : score >= 60 ? "hot" : score >= 40 ? "warm" : "cold");
	hc_answer(tx, "because", "%lld mails, %lld meetings, %lld new deals in %lld days", (long long)mails, (long long)meetings,
	    (long long)deals, (long long)days);
	hc_answer(tx, "advice", "%s", score >= 80 ? "Offer a demo or a proposal within 24 hours." :
	    score >= 60 ? "Send tailored information within 48 hours." : score >= 40 ? "Send a case study within a week." :
	    "Keep in touch.");
	return HC_OK;
}

static bool
same(const struct hc_record *a, const struct hc_record *b, hc_field f)
{
	return !hc_isnull(a, f) && !hc_isnull(b, f) && strcasecmp(hc_text(a, f), hc_text(b, f)) == 0;
}

static bool
same_account(const struct hc_record *a, const struct hc_record *b)
{
	const uint8_t *x = hc_id(a, F_contact_account), *y = hc_id(b, F_contact_account);

	return x != NULL && y != NULL && memcmp(x, y, 16) == 0;
}

/* A text, or NULL, which equals nothing. */
static const char *
given(const struct hc_record *r, hc_field f)
{
	return hc_isnull(r, f) ? NULL : hc_text(r, f);
}

/* Points for what agrees: e-mail 50, both names 40, phone 30, account 20. Candidates share a name, a phone or a mail address. */
int
contact_duplicates(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int64_t threshold = strtol(hc_arg(tx, "threshold") != NULL ? hc_arg(tx, "threshold") : "70", NULL, 10);
	struct hc_record *other;
	struct hc_rows *rows;
	bool any = false;
	int rc;

	if ((rc = hc_find(tx, &rows, err, "contact (last_name=%s or email=%s or phone=%s) limit 200", given(r, F_contact_last_name),
	    given(r, F_contact_email), given(r, F_contact_phone))) < 0)
		return rc;
	while ((other = hc_next(rows)) != NULL) {
		int score = 0;

		if (memcmp(hc_id(other, 0), hc_id(r, 0), 16) == 0)
			continue;
		score += same(r, other, F_contact_email) ? 50 : 0;
		score += same(r, other, F_contact_first_name) && same(r, other, F_contact_last_name) ? 40 : 0;
		score += same(r, other, F_contact_phone) ? 30 : 0;
		score += same_account(r, other) ? 20 : 0;
		if (score < threshold)
			continue;
		any = true;
		hc_answer(tx, "duplicate", "%s, %d points (%s)", hc_title(other), score,
		    score >= 90 ? "definite" : score >= threshold + 10 ? "likely" : "possible");
	}
	if (!any)
		hc_answer(tx, "duplicate", "none");
	return HC_OK;
}

/* Which weekday and part of the day most activities of the last 100 fell on. */
int
contact_best_time(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" };
	static const char *const slots[] = { "8-12", "12-17", "17-20" };
	int by_day[5] = {0}, by_slot[3] = {0}, n = 0, day = 0, slot = 0, rc;
	struct hc_record *act;
	struct hc_rows *rows;

	if ((rc = hc_find(tx, &rows, err, "activity who:%id sort -activity_date limit 100", r)) < 0)
		return rc;
	while ((act = hc_next(rows)) != NULL) {
		int64_t at = hc_int(act, F_activity_activity_date), hour = hc_time(tx, at) / 3600000;
		int64_t weekday = (hc_date(tx, at) + 3) % 7;

		if (hc_isnull(act, F_activity_activity_date) || weekday < 0 || weekday > 4)
			continue;
		n++;
		by_day[weekday]++;
		if (hour >= 8 && hour < 20)
			by_slot[hour < 12 ? 0 : hour < 17 ? 1 : 2]++;
	}
	if (n == 0) {
		hc_answer(tx, "best time", "unknown: no activity on a weekday yet");
		return HC_OK;
	}
	for (int i = 1; i < 5; i++)
		day = by_day[i] > by_day[day] ? i : day;
	for (int i = 1; i < 3; i++)
		slot = by_slot[i] > by_slot[slot] ? i : slot;
	hc_answer(tx, "best time", "%s %s", days[day], slots[slot]);
	hc_answer(tx, "because", "%d activities%s", n, n > 10 ? "" : "; few, so take it with care");
	return HC_OK;
}

static int
hits(const char *text, const char *const *words, size_t n)
{
	int found = 0;

	for (size_t w = 0; w < n; w++)
		found += text_has(text, words[w]);
	return found;
}

int
contact_sentiment(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	static const char *const good[] = { "great", "excellent", "love", "perfect", "thank", "appreciate", "wonderful" };
	static const char *const bad[] = { "problem", "issue", "concern", "disappointed", "frustrated", "unhappy", "cancel" };
	static const char *const urgent[] = { "urgent", "asap", "immediately", "critical", "emergency" };
	const char *text = hc_arg(tx, "text");
	int g, b, u, score;

	if (text == NULL || text[0] == '\0')
		return hc_fail(err, HC_INVALID, 0, "There is no text to read; give text=\"...\".");
	g = hits(text, good, 7);
	b = hits(text, bad, 7);
	u = hits(text, urgent, 5);
	score = 20 * (g - b);
	score = score > 100 ? 100 : score < -100 ? -100 : score;
	hc_answer(tx, "sentiment", "%d (%s)", score, score >= 50 ? "very positive" : score >= 20 ? "positive" :
	    score >= -20 ? "neutral" : score >= -50 ? "negative" : "very negative");
	hc_answer(tx, "urgency", "%s", u >= 3 ? "critical" : u == 2 ? "high" : u == 1 ? "medium" : "low");
	hc_answer(tx, "tone to take", "%s", score < -20 ? "empathetic" : score >= 50 ? "enthusiastic" : "professional");
	hc_answer(tx, "because", "%d kind words, %d unkind ones", g, b);
	return HC_OK;
}
