/*
 * key.c - API keys: "hk_<id>_<secret>". The secret has 160 random bits, so a plain BLAKE2b of it is kept; only passwords need
 * a slow hash.
 */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "serve/serve.h"

#define ID_CHARS 12
#define SECRET_CHARS 32

static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

/* n characters of 5 bits each. */
static void
random_text(const struct env *env, char *out, size_t n)
{
	uint8_t raw[64];

	env->random(env, raw, n);
	for (size_t i = 0; i < n; i++)
		out[i] = alphabet[raw[i] & 31];
	out[n] = '\0';
}

static void
hash_secret(const char *secret, size_t n, uint8_t hash[REGISTRY_HASH])
{
	crypto_generichash(hash, REGISTRY_HASH, (const unsigned char *)secret, n, (const unsigned char *)"hotcrm key", 10);
}

bool
key_read(const char *text, char id[REGISTRY_ID], uint8_t hash[REGISTRY_HASH])
{
	size_t n = strlen(text);

	if (n != 3 + ID_CHARS + 1 + SECRET_CHARS || memcmp(text, "hk_", 3) != 0 || text[3 + ID_CHARS] != '_')
		return false;
	if (strspn(text + 3, alphabet) != ID_CHARS || strspn(text + 4 + ID_CHARS, alphabet) != SECRET_CHARS)
		return false;
	memcpy(id, text + 3, ID_CHARS);
	id[ID_CHARS] = '\0';
	hash_secret(text + 4 + ID_CHARS, SECRET_CHARS, hash);
	return true;
}

int
key_make(const struct env *env, struct registry *r, const struct key_wish *w, char ret[KEY_TEXT], struct hc_err *err)
{
	struct key_row k = { .kind = w->kind, .name = w->name, .scopes = w->scopes, .created = env->now(env), .expires = w->expires };
	char secret[SECRET_CHARS + 1];
	int rc;

	snprintf(k.tenant, sizeof(k.tenant), "%s", w->tenant);
	memcpy(k.user, w->user, 16);
	random_text(env, k.id, ID_CHARS);
	random_text(env, secret, SECRET_CHARS);
	hash_secret(secret, SECRET_CHARS, k.hash);
	if ((rc = registry_key_add(r, &k, err)) >= 0)
		snprintf(ret, KEY_TEXT, "hk_%s_%s", k.id, secret);
	sodium_memzero(secret, sizeof(secret));
	return rc;
}
