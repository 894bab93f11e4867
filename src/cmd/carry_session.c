/*
 * carry_session.c - a session with the server, for who signed in instead of bringing a key: an access key for an hour, a refresh
 * token, and the device's own Ed25519 key that the token is bound to. All three lie in FILE-key (0600), the access key first.
 *
 * A refresh whose answer is lost costs nothing: the token before is good until the new pair is first used.
 */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/json.h"
#include "cmd/carry.h"
#include "net/net.h"

#define EARLY_MS 60000

int
carry_session_put(struct work *w, const struct carry_session *s, struct hc_err *err)
{
	struct arena *a = arena_new("key");
	int rc = carry_key_write(w, arena_printf(a, "%s\nrefresh %s\ndevice %s\nexpires %lld", s->access, s->refresh, s->device,
	    (long long)s->expires), err);

	arena_free(a);
	return rc;
}

int
carry_session_get(struct work *w, struct arena *a, struct carry_session *ret)
{
	char path[4200], line[600];
	FILE *f;

	*ret = (struct carry_session){ .access = NULL };
	if ((size_t)snprintf(path, sizeof(path), "%s-key", store_path(w->store)) >= sizeof(path) || (f = fopen(path, "re")) == NULL)
		return 1;
	while (fgets(line, sizeof(line), f) != NULL) {
		line[strcspn(line, "\r\n")] = '\0';
		if (ret->access == NULL)
			ret->access = arena_strdup(a, line);
		else if (strncmp(line, "refresh ", 8) == 0)
			ret->refresh = arena_strdup(a, line + 8);
		else if (strncmp(line, "device ", 7) == 0)
			ret->device = arena_strdup(a, line + 7);
		else if (strncmp(line, "expires ", 8) == 0)
			ret->expires = strtoll(line + 8, NULL, 10);
	}
	fclose(f);
	return ret->refresh != NULL && ret->device != NULL ? HC_OK : 1;
}

bool
carry_session_stale(const struct carry_session *s, int64_t now)
{
	return s->refresh != NULL && now >= s->expires - EARLY_MS;
}

/* Asks for tokens and takes them; 1 with *error when the server said no (RFC 6749's word). */
static int
ask(struct work *w, struct net *net, const char *url, const char *body, struct carry_session *s, struct arena *a,
    const char **error, struct hc_err *err)
{
	const char *const headers[] = { "Content-Type: application/json", NULL };
	struct net_request q = { .method = "POST", .url = url, .headers = headers, .body = body, .size = strlen(body),
	    .expect = "application/", .max = 65536 };
	struct net_reply r;
	json_t *root;
	int rc;

	if ((rc = net_send(net, &q, NULL, NULL, a, &r, err)) < 0)
		return rc;
	*error = "";
	if (json_read(r.body, r.size, &root, NULL) < 0)
		return hc_fail(err, HC_NET, 0, "The server's answer cannot be read (%d).", r.status);
	if (r.status == 200) {
		const char *access = json_string_value(json_object_get(root, "access_token"));
		const char *refresh = json_string_value(json_object_get(root, "refresh_token"));

		rc = access != NULL && refresh != NULL ? HC_OK : hc_fail(err, HC_NET, 0, "The server's answer holds no tokens.");
		if (rc == HC_OK) {
			s->access = arena_strdup(a, access);
			s->refresh = arena_strdup(a, refresh);
			s->expires = w->env->now(w->env) + json_integer_value(json_object_get(root, "expires_in")) * 1000;
		}
	} else {
		const char *word = json_string_value(json_object_get(root, "error"));
		const char *detail = json_string_value(json_object_get(root, word != NULL ? "error_description" : "detail"));

		*error = arena_strdup(a, word != NULL ? word : "");
		rc = r.status >= 500 ? hc_fail(err, HC_NET, 0, "The server cannot answer now (%d).", r.status) :
		    hc_fail(err, HC_DENIED, 0, "%.300s", detail != NULL ? detail : "The server refuses.");
		if (rc == HC_DENIED)
			rc = 1;
	}
	json_decref(root);
	return rc;
}

int
carry_session_renew(struct work *w, struct net *net, const char *url, struct carry_session *s, struct arena *a, struct hc_err *err)
{
	uint8_t key[crypto_sign_SECRETKEYBYTES], sig[crypto_sign_BYTES];
	const char *text = arena_printf(a, "hotcrm refresh %s", s->refresh), *error;
	char b64[128];
	size_t n;
	int rc;

	if (sodium_init() < 0 || sodium_base642bin(key, sizeof(key), s->device, strlen(s->device), NULL, &n, NULL,
	    sodium_base64_VARIANT_ORIGINAL) != 0 || n != sizeof(key))
		return hc_fail(err, HC_INVALID, 0, "The key file of this workspace is damaged; `hotcrm sync sign-in` signs in again.");
	crypto_sign_detached(sig, NULL, (const unsigned char *)text, strlen(text), key);
	sodium_memzero(key, sizeof(key));
	sodium_bin2base64(b64, sizeof(b64), sig, sizeof(sig), sodium_base64_VARIANT_ORIGINAL);
	rc = ask(w, net, arena_printf(a, "%s/v1/token", url), arena_printf(a, "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\","
	    "\"signature\":\"%s\"}", s->refresh, b64), s, a, &error, err);
	return rc == HC_OK ? carry_session_put(w, s, err) : rc == 1 ? HC_DENIED : rc;
}

int
carry_session_begin(struct net *net, const char *url, const char *device, struct arena *a, struct carry_code *ret, struct hc_err *err)
{
	const char *const headers[] = { "Content-Type: application/x-www-form-urlencoded", NULL };
	struct net_request q = { .method = "POST", .url = arena_printf(a, "%s/v1/device/code", url), .headers = headers,
	    .expect = "application/", .max = 65536 };
	uint8_t public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
	struct buf body = BUF_INIT;
	struct net_reply r;
	char b64[128];
	json_t *root;
	int rc;

	buf_adds(&body, "client_id=");
	for (const unsigned char *p = (const unsigned char *)device; *p != '\0'; p++)
		buf_printf(&body, "%%%02x", *p);
	q.body = arena_strdup(a, buf_str(&body));
	q.size = body.len;
	buf_free(&body);
	if (sodium_init() < 0)
		return hc_fail(err, HC_BUG, 0, "libsodium cannot start.");
	if ((rc = net_send(net, &q, NULL, NULL, a, &r, err)) < 0)
		return rc;
	if (r.status != 200 || json_read(r.body, r.size, &root, NULL) < 0)
		return hc_fail(err, HC_NET, 0, "The server gives no code to sign in with (%d).", r.status);
	*ret = (struct carry_code){ .interval_s = json_integer_value(json_object_get(root, "interval")),
	    .device_code = arena_strdup(a, json_string_value(json_object_get(root, "device_code")) != NULL ?
	    json_string_value(json_object_get(root, "device_code")) : ""),
	    .user_code = arena_strdup(a, json_string_value(json_object_get(root, "user_code")) != NULL ?
	    json_string_value(json_object_get(root, "user_code")) : ""),
	    .page = arena_printf(a, "%s/device", url) };
	json_decref(root);
	if (ret->interval_s < 1 || ret->interval_s > 60)
		ret->interval_s = 5;
	if (strspn(ret->device_code, "0123456789abcdef") != strlen(ret->device_code) || strspn(ret->user_code,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") != strlen(ret->user_code))
		return hc_fail(err, HC_NET, 0, "The server's answer cannot be read.");
	crypto_sign_keypair(public, secret);
	ret->session.device = arena_strdup(a, sodium_bin2base64(b64, sizeof(b64), secret, sizeof(secret), sodium_base64_VARIANT_ORIGINAL));
	ret->public_key = arena_strdup(a, sodium_bin2base64(b64, sizeof(b64), public, sizeof(public), sodium_base64_VARIANT_ORIGINAL));
	sodium_memzero(secret, sizeof(secret));
	return HC_OK;
}

int
carry_session_poll(struct work *w, struct net *net, const char *url, struct carry_code *code, struct arena *a, struct hc_err *err)
{
	const char *error = "";
	int rc = ask(w, net, arena_printf(a, "%s/v1/device/token", url), arena_printf(a, "{\"device_code\":\"%s\",\"public_key\":\"%s\"}",
	    code->device_code, code->public_key), &code->session, a, &error, err);

	if (rc != 1)
		return rc;
	if (strcmp(error, "slow_down") == 0)
		code->interval_s += 5;
	return strcmp(error, "slow_down") == 0 || strcmp(error, "authorization_pending") == 0 ? 1 : HC_DENIED;
}
