/*
 * email_template.c - the hook of mail templates: what the text holds (tokens, conditional blocks, an unsubscribe link).
 */
#include <string.h>
#include <strings.h>

#include "plugins/crm/meta.h"

#define TOKENS_MAX 1900

int
email_template_scan(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const char *body = hc_text(r, F_email_template_html_body), *p;
	char tokens[TOKENS_MAX + 100] = "";
	int64_t blocks = 0;
	bool link = false;
	size_t len = 0;

	for (p = body; (p = strstr(p, "{{")) != NULL; p += 2) {
		size_t n = strcspn(p + 2, "}");

		if (p[2] == '#') {
			blocks++;
		} else if (n > 0 && n < 60 && p[2] != '/' && len + n + 2 < TOKENS_MAX) {
			if (len > 0)
				tokens[len++] = ',';
			memcpy(tokens + len, p + 2, n);
			len += n;
			tokens[len] = '\0';
		}
	}
	for (p = body; *p != '\0' && !link; p++)
		link = strncasecmp(p, "unsubscribe", 11) == 0;
	hc_setint(r, F_email_template_dynamic_content_blocks, blocks);
	if (len > 0)
		hc_settext(r, F_email_template_personalization_tokens, tokens);
	else
		hc_setnull(r, F_email_template_personalization_tokens);
	hc_setint(r, F_email_template_has_unsubscribe_link, link);
	return HC_OK;
}
