/*
 * secret.c - see secret.h.
 */
#include "sync/secret.h"

#include <sodium.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"

#define KEYS_MAX 64
#define KEY 32
#define TEXT sodium_base64_VARIANT_URLSAFE_NO_PADDING

int
sync_secret_give(struct store *s, const char *box, struct arena *a, const char **key, const char **sealed, struct hc_err *err)
{
	struct secret *k = store_secret(s);
	uint8_t keys[KEYS_MAX][KEY], public[SYNC_BOX_KEY], *out;
	size_t n = 0, len, size;
	char *text;
	int rc;

	*sealed = NULL;
	*key = "";
	if (box[0] == '\0')
		return secret_name(k, a, key, err);
	if (sodium_base642bin(public, sizeof(public), box, strlen(box), NULL, &len, NULL, TEXT) != 0 || len != sizeof(public))
		return hc_fail(err, HC_INVALID, 0, "The device's box is no public key.");
	if ((rc = secret_export(k, keys, KEYS_MAX, &n, err)) < 0 || (rc = secret_name(k, a, key, err)) < 0)
		return rc;
	out = arena_alloc(a, n * KEY + crypto_box_SEALBYTES);
	crypto_box_seal(out, keys[0], n * KEY, public);
	sodium_memzero(keys, sizeof(keys));
	size = sodium_base64_ENCODED_LEN(n * KEY + crypto_box_SEALBYTES, TEXT);
	text = arena_alloc(a, size);
	*sealed = sodium_bin2base64(text, size, out, n * KEY + crypto_box_SEALBYTES, TEXT);
	return HC_OK;
}

const char *
sync_secret_ask(struct arena *a, uint8_t public[SYNC_BOX_KEY], uint8_t private[SYNC_BOX_KEY])
{
	size_t size = sodium_base64_ENCODED_LEN(SYNC_BOX_KEY, TEXT);
	char *text = arena_alloc(a, size);

	crypto_box_keypair(public, private);
	return sodium_bin2base64(text, size, public, SYNC_BOX_KEY, TEXT);
}

int
sync_secret_take(struct store *s, const uint8_t public[SYNC_BOX_KEY], const uint8_t private[SYNC_BOX_KEY], const char *sealed,
    struct hc_err *err)
{
	uint8_t raw[KEYS_MAX * KEY + crypto_box_SEALBYTES], keys[KEYS_MAX][KEY];
	struct reseal done;
	size_t len, n;
	int rc = HC_OK;

	if (sodium_base642bin(raw, sizeof(raw), sealed, strlen(sealed), NULL, &len, NULL, TEXT) != 0 || len < crypto_box_SEALBYTES + KEY ||
	    (len - crypto_box_SEALBYTES) % KEY != 0 || crypto_box_seal_open(keys[0], raw, len, public, private) != 0)
		return hc_fail(err, HC_NET, 0, "The server's key of encrypted fields cannot be opened; it is asked for again.");
	n = (len - crypto_box_SEALBYTES) / KEY;
	for (size_t i = n; i > 0 && rc == HC_OK; i--)	/* the one in use is the first, and comes in last */
		rc = secret_import(store_secret(s), keys[i - 1], err);
	sodium_memzero(keys, sizeof(keys));
	if (rc == HC_OK)
		rc = secret_reseal(s, true, &done, err);
	if (rc == HC_OK && done.changed + done.left > 0)
		log_line(LOG_INFO, "secret: sealed %lld values with the key of the tenant, %lld could not be", (long long)done.changed,
		    (long long)done.left);
	return rc;
}
