/*
 * token.c - sessions of terminals: an access key for an hour, and a refresh token for ninety days from its last use, bound to the
 * device that signed in by its Ed25519 key.
 *
 * Each use gives a new pair. The token before stays good until the new pair is first used, so a lost reply on a bad link logs
 * nobody out; used after that it was copied by somebody, and the whole family is revoked. Keys are looked up at each request,
 * so a revocation is instant.
 */
#include <sodium.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "serve/identity.h"

#define ACCESS_MS INT64_C(3600000)
#define REFRESH_MS INT64_C(7776000000)
#define SIGNED "hotcrm refresh "

static void
key_id(const char *key, char ret[REGISTRY_ID])
{
	size_t n = strcspn(key + 3, "_");

	memcpy(ret, key + 3, n);
	ret[n] = '\0';
}

/* A new pair of the family ("" begins one), written to the reply. */
static int
give(struct server *s, struct request *rq, struct key_wish *w, struct refresh_row *row, struct hc_err *err)
{
	struct registry *r = s->clerk->registry;
	char access[KEY_TEXT], refresh[KEY_TEXT];
	int64_t now = s->env->now(s->env);
	struct jw jw;
	int rc;

	w->kind = "session";
	w->expires = now + ACCESS_MS;
	if ((rc = key_make(s->env, r, w, access, err)) < 0)
		return rc;
	w->kind = "refresh";
	w->expires = now + REFRESH_MS;
	if ((rc = key_make(s->env, r, w, refresh, err)) < 0)
		return rc;
	key_id(refresh, row->id);
	key_id(access, row->access);
	row->next[0] = '\0';
	if (row->family[0] == '\0')
		memcpy(row->family, row->id, sizeof(row->id));
	if ((rc = registry_refresh_put(r, row, err)) < 0)
		return rc;
	jw = reply_json(rq, 200);
	jw_open(&jw, '{');
	jw_key(&jw, "access_token");
	jw_string(&jw, access);
	jw_key(&jw, "token_type");
	jw_string(&jw, "Bearer");
	jw_key(&jw, "expires_in");
	jw_int(&jw, ACCESS_MS / 1000);
	jw_key(&jw, "refresh_token");
	jw_string(&jw, refresh);
	jw_close(&jw, '}');
	sodium_memzero(access, sizeof(access));
	sodium_memzero(refresh, sizeof(refresh));
	return HC_OK;
}

int
session_begin(struct server *s, struct request *rq, const struct grant_row *g, const char *device_key, struct hc_err *err)
{
	struct key_wish w = { .tenant = g->tenant, .name = g->name, .scopes = "*", .user = g->user };
	struct refresh_row row = { .family = "" };
	size_t n;

	if (sodium_base642bin(row.device, sizeof(row.device), device_key, strlen(device_key), NULL, &n, NULL,
	    sodium_base64_VARIANT_ORIGINAL) != 0 || n != sizeof(row.device))
		return hc_fail(err, HC_INVALID, 0, "public_key is an Ed25519 key in base64.");
	return give(s, rq, &w, &row, err);
}

static bool
is_signed(const struct refresh_row *row, struct arena *a, const char *token, const char *signature)
{
	const char *text = arena_printf(a, SIGNED "%s", token);
	uint8_t sig[crypto_sign_BYTES];
	size_t n;

	return sodium_base642bin(sig, sizeof(sig), signature, strlen(signature), NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 &&
	    n == sizeof(sig) && crypto_sign_verify_detached(sig, (const unsigned char *)text, strlen(text), row->device) == 0;
}

/* A token that was used before: 0 when the pair that it gave never arrived (it is taken back), 1 when it did. */
static int
was_used(struct registry *r, struct refresh_row *row, struct arena *a, int64_t now, struct hc_err *err)
{
	struct refresh_row next;
	struct key_row access;
	int rc;

	if (row->next[0] == '\0')
		return 0;
	if ((rc = registry_refresh_find(r, row->next, &next, err)) < 0 || (rc = registry_key_find(r, next.access, a, &access, err)) < 0)
		return rc == HC_NOTFOUND ? 1 : rc;
	if (next.next[0] != '\0' || access.used != 0)
		return 1;
	if ((rc = registry_key_expire(r, next.id, now, err)) >= 0)
		rc = registry_key_expire(r, next.access, now, err);
	return rc < 0 ? rc : 0;
}

static int
refuse_token(struct server *s, struct request *rq, const char *event, const char *detail)
{
	auth_note(s, rq, event, "");
	return oauth_refuse(rq, "invalid_grant", detail);
}

int
token_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *token = form_member(rq, "refresh_token"), *signature = form_member(rq, "signature");
	struct registry *r = s->clerk->registry;
	int64_t now = s->env->now(s->env);
	struct hc_err err = { .pos = -1 };
	uint8_t hash[REGISTRY_HASH];
	struct refresh_row row, old;
	struct key_wish w = { .scopes = "*" };
	char id[REGISTRY_ID];
	struct key_row k;
	int rc;

	(void)t;
	rc = key_read(token, id, hash) ? registry_key_find(r, id, rq->arena, &k, &err) : HC_NOTFOUND;
	if (rc == HC_NOTFOUND || (rc >= 0 && (sodium_memcmp(hash, k.hash, sizeof(hash)) != 0 || strcmp(k.kind, "refresh") != 0)))
		return refuse_token(s, rq, "bad-token", "This refresh token is not known here; sign in again.");
	if (rc < 0 || ((rc = registry_refresh_find(r, id, &row, &err)) < 0 && rc != HC_NOTFOUND))
		goto out;
	memcpy(rq->who.tenant, k.tenant, sizeof(k.tenant));
	memcpy(rq->who.key, k.id, sizeof(k.id));
	if (rc == HC_NOTFOUND || k.revoked != 0 || k.state == TENANT_SUSPENDED)
		return refuse_token(s, rq, "device-revoked", "This session was revoked; ask an administrator, or sign in again.");
	if (k.expires <= now)
		return refuse_token(s, rq, "token-expired", "This session has run out; sign in again.");
	if (!is_signed(&row, rq->arena, token, signature))
		return refuse_token(s, rq, "bad-signature", "This refresh token belongs to another device.");
	if ((rc = was_used(r, &row, rq->arena, now, &err)) < 0)
		goto out;
	if (rc == 1) {
		if ((rc = registry_family_revoke(r, id, now, &err)) < 0)
			goto out;
		return refuse_token(s, rq, "token-reused", "This refresh token was used before: somebody copied it. The session is over.");
	}
	old = row;
	w.tenant = k.tenant;
	w.user = k.user;
	w.name = k.name;
	w.scopes = k.scopes;
	if ((rc = give(s, rq, &w, &row, &err)) >= 0) {
		memcpy(old.next, row.id, sizeof(row.id));
		rc = registry_refresh_put(r, &old, &err);
	}
out:
	if (rc < 0)
		reply_error(rq, &err);
	return 0;
}
