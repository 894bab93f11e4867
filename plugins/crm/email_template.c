/*
 * email_template.c - the hook of mail templates: what the text holds (tokens, conditional blocks, an unsubscribe link).
 */
#include <string.h>

#include "crm.h"

#define TOKENS_MAX 1900

struct tokens {
	char text[TOKENS_MAX + 1];	/* "FirstName,Company" */
	size_t len;
};

static bool
listed(const struct tokens *t, const char *name, size_t n)
{
	for (const char *p = t->text; *p != '\0';) {
		size_t len = strcspn(p, ",");

		if (len == n && memcmp(p, name, n) == 0)
			return true;
		p += len + (p[len] == ',');
	}
	return false;
}

static void
add(struct tokens *t, const char *name, size_t n)
{
	if (n == 0 || n >= 60 || t->len + n + 2 > TOKENS_MAX || memchr(name, ',', n) != NULL || listed(t, name, n))
		return;
	if (t->len > 0)
		t->text[t->len++] = ',';
	memcpy(t->text + t->len, name, n);
	t->len += n;
	t->text[t->len] = '\0';
}

/* {{Name}} is a token, {{#if ...}} a block. */
int
email_template_scan(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *body = hc_text(r, F_email_template_html_body), *p;
	struct tokens tokens = { .len = 0 };
	int64_t blocks = 0;

	for (p = body; (p = strstr(p, "{{")) != NULL; p += 2) {
		if (p[2] == '#')
			blocks++;
		else if (p[2] != '/')
			add(&tokens, p + 2, strcspn(p + 2, "}"));
	}
	hc_setint(r, F_email_template_dynamic_content_blocks, blocks);
	hc_settext(r, F_email_template_personalization_tokens, tokens.text);
	hc_setint(r, F_email_template_has_unsubscribe_link, text_has(body, "unsubscribe"));
	return HC_OK;
}
