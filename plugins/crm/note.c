/*
 * note.c - the hook of notes: word count, mentions, what it is about, who wrote it last.
 */
#include <ctype.h>
#include <string.h>

#include "crm.h"

static int64_t
count_words(const char *s)
{
	int64_t n = 0;
	bool in = false;

	for (; *s != '\0'; s++) {
		bool word = !isspace((unsigned char)*s);

		n += word && !in;
		in = word;
	}
	return n;
}

/* "@kim": an at sign at the start of a word, followed by a login. Its length, 0 if there is none at p. */
static size_t
mention(const char *text, const char *p)
{
	size_t n = 0;

	if (*p != '@' || (p > text && !isspace((unsigned char)p[-1]) && strchr("([{\"'", p[-1]) == NULL))
		return 0;
	while (n < 64 && (isalnum((unsigned char)p[n + 1]) || (p[n + 1] != '\0' && strchr("._-", p[n + 1]) != NULL)))
		n++;
	while (n > 0 && !isalnum((unsigned char)p[n]))
		n--;	/* the full stop behind a name is none of it */
	return n;
}

static const char *
id_text(struct hc_tx *tx, const uint8_t *id)
{
	return hc_printf(hc_arena(tx), "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", id[0], id[1], id[2],
	    id[3], id[4], id[5], id[6], id[7], id[8], id[9], id[10], id[11], id[12], id[13], id[14], id[15]);
}

/* Who is mentioned by login, as ids; a mention of nobody known still counts as one. */
static int
mentions(struct hc_tx *tx, struct hc_record *r, const char *body, struct hc_err *err)
{
	const char *ids = "";
	int64_t any = 0;
	size_t n;
	int rc;

	for (const char *p = body; (p = strchr(p, '@')) != NULL; p++) {
		struct hc_record *user;
		struct hc_rows *rows;

		if ((n = mention(body, p)) == 0)
			continue;
		any = 1;
		if (hc_bulk(tx) || strlen(ids) > 900)
			continue;
		if ((rc = hc_find(tx, &rows, err, "user login=%s limit 1", hc_printf(hc_arena(tx), "%.*s", (int)n, p + 1))) < 0)
			return rc;
		if ((user = hc_next(rows)) != NULL && strstr(ids, id_text(tx, hc_id(user, 0))) == NULL)
			ids = hc_printf(hc_arena(tx), "%s%s%s", ids, ids[0] != '\0' ? "," : "", id_text(tx, hc_id(user, 0)));
	}
	hc_setint(r, F_note_has_mentions, any);
	hc_settext(r, F_note_mentioned_user_ids, ids);
	return HC_OK;
}

static void
about(struct hc_tx *tx, struct hc_record *r, hc_field link, const char *type)
{
	const uint8_t *id = hc_id(r, link);

	if (id == NULL)
		return;
	hc_settext(r, F_note_parent, id_text(tx, id));
	hc_settext(r, F_note_parent_type, type);
}

int
note_prepare(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *body = hc_text(r, F_note_body);
	int rc;

	about(tx, r, F_note_lead, "lead");
	about(tx, r, F_note_contact, "contact");
	about(tx, r, F_note_opportunity, "opportunity");
	about(tx, r, F_note_account, "account");
	if (!hc_isnew(r) && !hc_changed(r, F_note_body) && !hc_changed(r, F_note_title))
		return HC_OK;
	if ((rc = mentions(tx, r, body, err)) < 0)
		return rc;
	hc_setint(r, F_note_word_count, count_words(body));
	hc_setint(r, F_note_last_edited_date, hc_now(tx));
	hc_setid(r, F_note_last_edited_by, hc_user(tx));
	return HC_OK;
}
