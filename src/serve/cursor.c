/*
 * cursor.c - the place of a device in the feed, as a text that only this tenant can have made.
 *
 * "since.at.version.mac": the MAC covers the epoch, the user and the device too, so a cursor of another tenant, user or time
 * is a stranger. It covers the clock of the journal's entry at `since` as well: when somebody puts an older copy of the file in
 * place without a word and writes on, other entries get the same places, and a device that knew the first ones must load anew.
 * Nothing in it is secret.
 */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "serve/sync.h"

#define MAC 16

static int
mac(struct exchange *x, const char *text, int64_t since, uint8_t ret[MAC], struct hc_err *err)
{
	crypto_generichash_state h;
	int64_t clock = feed_clock(x->store, since);
	const char *secret;
	uint8_t key[32];
	int rc;

	if ((rc = replica_get(x->store, x->arena, "secret", &secret, err)) < 0)
		return rc;
	if (secret == NULL || !wire_unhex(secret, key, sizeof(key)))
		return hc_fail(err, HC_STORE, 0, "the tenant's file has lost its key for cursors; run doctor.");
	crypto_generichash_init(&h, key, sizeof(key), MAC);
	crypto_generichash_update(&h, (const unsigned char *)x->epoch, strlen(x->epoch));
	crypto_generichash_update(&h, x->work->user, 16);
	crypto_generichash_update(&h, (const unsigned char *)&x->device.dev, sizeof(x->device.dev));
	crypto_generichash_update(&h, (const unsigned char *)&clock, sizeof(clock));
	crypto_generichash_update(&h, (const unsigned char *)text, strlen(text));
	crypto_generichash_final(&h, ret, MAC);
	sodium_memzero(key, sizeof(key));
	return HC_OK;
}

int
cursor_write(struct exchange *x, const struct cursor *c, struct buf *out, struct hc_err *err)
{
	char text[80], hex[2 * MAC + 1];
	uint8_t sum[MAC];
	int rc;

	snprintf(text, sizeof(text), "%" PRIi64 ".%" PRIi64 ".%" PRIi64, c->since, c->at, c->version);
	if ((rc = mac(x, text, c->since, sum, err)) < 0)
		return rc;
	wire_hex(sum, MAC, hex);
	buf_printf(out, "%s.%s", text, hex);
	return HC_OK;
}

/* A whole number up to the next dot; false when there is none. */
static bool
number(const char **p, int64_t *ret)
{
	const char *s = *p;
	int64_t v = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		if (__builtin_mul_overflow(v, INT64_C(10), &v) || __builtin_add_overflow(v, (int64_t)(*s - '0'), &v))
			return false;
	if (s == *p || *s != '.')
		return false;
	*p = s + 1;
	*ret = v;
	return true;
}

int
cursor_unseal(struct exchange *x, const char *text, struct cursor *ret, struct hc_err *err)
{
	uint8_t sum[MAC], sent[MAC];
	struct cursor c = {0};
	const char *p = text;
	char head[80];
	int rc;

	if (!number(&p, &c.since) || !number(&p, &c.at) || !number(&p, &c.version) || (size_t)(p - text) > sizeof(head) ||
	    !wire_unhex(p, sent, MAC))
		return hc_fail(err, HC_INVALID, 0, "the cursor is not one of this server.");
	memcpy(head, text, (size_t)(p - text) - 1);
	head[p - text - 1] = '\0';
	if ((rc = mac(x, head, c.since, sum, err)) < 0)
		return rc;
	if (sodium_memcmp(sum, sent, MAC) != 0)
		return hc_fail(err, HC_INVALID, 0, "the cursor is not one of this server.");
	*ret = c;
	return HC_OK;
}
