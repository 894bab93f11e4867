/*
 * lead_convert.c - actions that make more of a lead: conversion into account, contact and opportunity, all in one
 * transaction; and reading the signature of a mail into it.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "crm.h"

static int
owner_of(struct hc_tx *tx, struct hc_record *lead, const uint8_t **ret, struct hc_err *err)
{
	const char *who = hc_arg(tx, "owner");
	struct hc_record *user;
	struct hc_rows *rows;
	int rc;

	*ret = hc_id(lead, F_lead_owner) != NULL ? hc_id(lead, F_lead_owner) : hc_user(tx);
	if (who == NULL || who[0] == '\0')
		return HC_OK;
	if ((rc = hc_find(tx, &rows, err, "user (login=%s or name=%s or email=%s) limit 1", who, who, who)) < 0)
		return rc;
	if ((user = hc_next(rows)) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no user %s.", who);
	*ret = hc_id(user, 0);
	return HC_OK;
}

/* The one record that a query finds, NULL if there is none. */
static int
existing(struct hc_tx *tx, const char *query, const struct hc_record *lead, hc_field key, struct hc_record **ret, struct hc_err *err)
{
	struct hc_rows *rows;
	int rc;

	*ret = NULL;
	if (hc_isnull(lead, key))
		return HC_OK;
	if ((rc = hc_find(tx, &rows, err, query, hc_text(lead, key))) < 0)
		return rc;
	*ret = hc_next(rows);
	return HC_OK;
}

/* The lead's company may be an account already: names of accounts are unique. */
static int
make_account(struct hc_tx *tx, struct hc_record *lead, const uint8_t *owner, struct hc_record **ret, struct hc_err *err)
{
	struct hc_record *a;
	int rc;

	if ((rc = existing(tx, "account name=%s limit 1", lead, F_lead_company, ret, err)) < 0 || *ret != NULL)
		return rc;
	if ((rc = hc_new(tx, "account", &a, err)) < 0)
		return rc;
	copy_text(a, F_account_name, lead, F_lead_company);
	copy_text(a, F_account_phone, lead, F_lead_phone);
	copy_text(a, F_account_website, lead, F_lead_website);
	copy_text(a, F_account_billing_city, lead, F_lead_city);
	copy_text(a, F_account_billing_country, lead, F_lead_country);
	copy_text(a, F_account_industry, lead, F_lead_industry);
	copy_int(a, F_account_number_of_employees, lead, F_lead_number_of_employees);
	if (!hc_isnull(lead, F_lead_annual_revenue)) {
		hc_settext(a, F_account_currency, hc_text(lead, F_lead_currency));
		hc_setint(a, F_account_annual_revenue, hc_int(lead, F_lead_annual_revenue));
	}
	hc_setid(a, F_account_owner, owner);
	if ((rc = hc_save(tx, a, err)) < 0)
		return rc;
	*ret = a;
	return HC_OK;
}

/* Mail addresses of contacts are unique: who has the lead's is the same person. */
static int
make_contact(struct hc_tx *tx, struct hc_record *lead, const uint8_t *owner, struct hc_record *account, struct hc_record **ret,
    struct hc_err *err)
{
	struct hc_record *c;
	int rc;

	if ((rc = existing(tx, "contact email=%s limit 1", lead, F_lead_email, &c, err)) < 0)
		return rc;
	if (c != NULL) {
		*ret = c;
		if (!hc_isnull(c, F_contact_account))
			return HC_OK;
		hc_setid(c, F_contact_account, hc_id(account, 0));
		return hc_save(tx, c, err);
	}
	if ((rc = hc_new(tx, "contact", &c, err)) < 0)
		return rc;
	copy_text(c, F_contact_first_name, lead, F_lead_first_name);
	copy_text(c, F_contact_last_name, lead, F_lead_last_name);
	copy_text(c, F_contact_email, lead, F_lead_email);
	copy_text(c, F_contact_phone, lead, F_lead_phone);
	copy_text(c, F_contact_mobile_phone, lead, F_lead_mobile_phone);
	copy_text(c, F_contact_title, lead, F_lead_title);
	hc_setid(c, F_contact_account, hc_id(account, 0));
	hc_setid(c, F_contact_owner, owner);
	if ((rc = hc_save(tx, c, err)) < 0)
		return rc;
	*ret = c;
	return HC_OK;
}

static int
make_opportunity(struct hc_tx *tx, struct hc_record *lead, const uint8_t *owner, struct hc_record *account,
    struct hc_record *contact, struct hc_record **ret, struct hc_err *err)
{
	const char *name = hc_arg(tx, "opportunity_name"), *source = hc_text(lead, F_lead_lead_source);
	struct hc_record *o;
	int rc;

	if ((rc = hc_new(tx, "opportunity", &o, err)) < 0)
		return rc;
	hc_settext(o, F_opportunity_name, name != NULL && name[0] != '\0' ? name :
	    hc_printf(hc_arena(tx), "%s: first deal", hc_text(lead, F_lead_company)));
	hc_setid(o, F_opportunity_account, hc_id(account, 0));
	hc_setid(o, F_opportunity_contact, hc_id(contact, 0));
	hc_setid(o, F_opportunity_owner, owner);
	hc_settext(o, F_opportunity_stage, "prospecting");
	hc_setint(o, F_opportunity_close_date, hc_today(tx) + 30);
	hc_settext(o, F_opportunity_next_step, "First call");
	if (!hc_isnull(lead, F_lead_annual_revenue)) {
		hc_settext(o, F_opportunity_currency, hc_text(lead, F_lead_currency));
		hc_setint(o, F_opportunity_amount, hc_int(lead, F_lead_annual_revenue) / 10);
	}
	if (source[0] != '\0')
		hc_settext(o, F_opportunity_lead_source, strcmp(source, "purchased_list") == 0 ? "other" : source);
	if ((rc = hc_save(tx, o, err)) < 0)
		return rc;
	*ret = o;
	return HC_OK;
}

int
lead_convert(struct hc_tx *tx, struct hc_record *lead, struct hc_err *err)
{
	const char *want = hc_arg(tx, "create_opportunity");
	struct hc_record *account, *contact, *deal = NULL;
	const uint8_t *owner;
	int rc;

	if (strcmp(hc_text(lead, F_lead_status), "converted") == 0)
		return hc_fail(err, HC_CONFLICT, F_lead_status, "%s was converted already.", hc_title(lead));
	if ((rc = owner_of(tx, lead, &owner, err)) < 0 || (rc = make_account(tx, lead, owner, &account, err)) < 0 ||
	    (rc = make_contact(tx, lead, owner, account, &contact, err)) < 0)
		return rc;
	if (want == NULL || (strcasecmp(want, "no") != 0 && strcasecmp(want, "false") != 0 && strcmp(want, "0") != 0))
		if ((rc = make_opportunity(tx, lead, owner, account, contact, &deal, err)) < 0)
			return rc;
	hc_settext(lead, F_lead_status, "converted");
	hc_setint(lead, F_lead_is_converted, 1);
	hc_setint(lead, F_lead_is_in_public_pool, 0);
	hc_setint(lead, F_lead_converted_date, hc_now(tx));
	hc_setid(lead, F_lead_converted_account, hc_id(account, 0));
	hc_setid(lead, F_lead_converted_contact, hc_id(contact, 0));
	if (deal != NULL)
		hc_setid(lead, F_lead_converted_opportunity, hc_id(deal, 0));
	if ((rc = hc_save(tx, lead, err)) < 0)
		return rc;
	hc_answer(tx, "account", "%s", hc_title(account));
	hc_answer(tx, "contact", "%s", hc_title(contact));
	if (deal != NULL)
		hc_answer(tx, "opportunity", "%s", hc_title(deal));
	return HC_OK;
}

/* One line of a signature: its first printable byte up to its last. */
static const char *
trimmed(struct hc_tx *tx, const char *s, size_t n)
{
	while (n > 0 && isspace((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n > 0 && isspace((unsigned char)s[n - 1]))
		n--;
	return hc_printf(hc_arena(tx), "%.*s", (int)n, s);
}

static bool
has_word(const char *line, const char *const *words)
{
	for (; *words != NULL; words++)
		if (text_has(line, *words))
			return true;
	return false;
}

static bool
ends_with(const char *line, const char *const *words)
{
	size_t n = strlen(line), k;

	for (; *words != NULL; words++)
		if ((k = strlen(*words)) < n && strcasecmp(line + n - k, *words) == 0)
			return true;
	return false;
}

static void
keep(struct hc_tx *tx, struct hc_record *lead, hc_field f, const char *what, const char *value)
{
	if (!hc_isnull(lead, f))
		return;
	hc_settext(lead, f, value);
	hc_answer(tx, what, "%s", value);
}

static void
read_line(struct hc_tx *tx, struct hc_record *lead, const char *line)
{
	static const char *const titles[] = { "manager", "director", "president", "chief", "officer", "engineer", "head of", "vp ",
	    "ceo", "cto", "cfo", "sales", NULL };
	static const char *const companies[] = { " gmbh", " ag", " ltd", " inc", " llc", " corp", " plc", " s.a.", " bv", " ltd.", " inc.", " co.",
	    NULL };
	size_t digits = 0, word;
	const char *at = strchr(line, '@'), *from;

	for (const char *p = line; *p != '\0'; p++)
		digits += isdigit((unsigned char)*p) != 0;
	if (at != NULL) {
		for (from = at; from > line && !isspace((unsigned char)from[-1]) && strchr("<:(", from[-1]) == NULL; from--)
			;
		word = strcspn(from, " \t>),;");
		keep(tx, lead, F_lead_email, "email", hc_printf(hc_arena(tx), "%.*s", (int)word, from));
	} else if (strncasecmp(line, "http", 4) == 0 || strncasecmp(line, "www.", 4) == 0) {
		keep(tx, lead, F_lead_website, "website", line);
	} else if (digits >= 7 && digits <= 15) {
		from = line + strcspn(line, "+0123456789(");
		keep(tx, lead, has_word(line, (const char *const[]){ "mobile", "cell", "handy", NULL }) ? F_lead_mobile_phone :
		    F_lead_phone, "phone", from);
	} else if (has_word(line, titles) && strlen(line) <= 80) {
		keep(tx, lead, F_lead_title, "title", line);
	} else if (ends_with(line, companies) && strlen(line) <= 120) {
		keep(tx, lead, F_lead_company, "company", line);
	}
}

/* The signature is what follows the last "-- " line, else the last ten lines. Only empty fields are filled. */
int
lead_signature(struct hc_tx *tx, struct hc_record *lead, struct hc_err *err)
{
	const char *body = hc_arg(tx, "body"), *start = body, *p;
	int lines = 0;

	if (body == NULL || body[0] == '\0')
		return hc_fail(err, HC_INVALID, 0, "There is no mail to read; give body=\"...\".");
	for (p = body; (p = strstr(p, "\n-- ")) != NULL; p++)
		start = p + 4;
	if (start == body)
		for (p = body + strlen(body); p > body && lines < 10; p--)
			if (p[-1] == '\n' && ++lines == 10)
				start = p;
	for (p = start; *p != '\0'; p += *p == '\n') {
		size_t n = strcspn(p, "\n");

		if (n > 2 && n < 200)
			read_line(tx, lead, trimmed(tx, p, n));
		p += n;
	}
	hc_settext(lead, F_lead_email_signature_data, trimmed(tx, start, strlen(start) > 2000 ? 2000 : strlen(start)));
	return hc_save(tx, lead, err);
}
