/*
 * note.c - the hook of notes: word count, mentions, what it is about, who wrote it last.
 */
#include <ctype.h>
#include <string.h>

#include "plugins/crm/meta.h"

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

/* "@kim": an at sign at the start of a word, followed by a name. */
static bool
mentions(const char *s)
{
	for (const char *p = s; (p = strchr(p, '@')) != NULL; p++)
		if ((p == s || isspace((unsigned char)p[-1])) && isalnum((unsigned char)p[1]))
			return true;
	return false;
}

static void
about(struct hc_record *r, hc_field link, const char *type)
{
	static const char hex[] = "0123456789abcdef";
	const uint8_t *id = hc_id(r, link);
	char text[37];
	size_t n = 0;

	if (id == NULL)
		return;
	for (size_t i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			text[n++] = '-';
		text[n++] = hex[id[i] >> 4];
		text[n++] = hex[id[i] & 15];
	}
	text[n] = '\0';
	hc_settext(r, F_note_parent, text);
	hc_settext(r, F_note_parent_type, type);
}

int
note_prepare(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *body = hc_text(r, F_note_body);

	about(r, F_note_lead, "lead");
	about(r, F_note_contact, "contact");
	about(r, F_note_opportunity, "opportunity");
	about(r, F_note_account, "account");
	if (!hc_isnew(r) && !hc_changed(r, F_note_body) && !hc_changed(r, F_note_title))
		return HC_OK;
	hc_setint(r, F_note_word_count, count_words(body));
	hc_setint(r, F_note_has_mentions, mentions(body));
	hc_setint(r, F_note_last_edited_date, hc_now(tx));
	hc_setid(r, F_note_last_edited_by, hc_user(tx));
	return HC_OK;
}
