/*
 * identity.c - a terminal shows a code, a person opens a page, says who he is, and the terminal has its key (RFC 8628).
 *
 * The password is only ever typed on that page. The key is looked up at each request, so revoking it works at once. Everything
 * here runs on the clerk, where an argon2id hash holds up no tenant.
 */
#include "serve/identity.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "serve/rest.h"

#define CODE_MS INT64_C(600000)
#define POLL_MS 5000
#define SESSION_MS INT64_C(7776000000)	/* 90 days */
#define USER_CODE 8

static const char code_letters[] = "BCDFGHJKLMNPQRSTVWXZ";	/* no vowels, nothing that looks alike: RFC 8628, 6.1 */

int
password_set(struct registry *r, const char *tenant, const char *login, const uint8_t user[16], const char *password,
    struct hc_err *err)
{
	char hash[crypto_pwhash_STRBYTES];
	size_t n = strlen(password);

	if (n < PASSWORD_MIN || n > PASSWORD_MAX)
		return hc_fail(err, HC_INVALID, 0, "A password has %d to %d characters.", PASSWORD_MIN, PASSWORD_MAX);
	if (crypto_pwhash_str(hash, password, n, crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
		return hc_fail(err, HC_BUSY, 0, "There is no memory to hash a password now; try again.");
	return registry_password_put(r, tenant, login, user, hash, err);
}

int
password_check(struct registry *r, const char *tenant, const char *login, const char *password, uint8_t user[16],
    struct hc_err *err)
{
	/* of nobody's password: what takes time takes it for unknown names too */
	static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$IkTfXqcTjeTMP2p3vVK3hMmGKnJDPKtMRvNmvCfbTOY";
	struct arena *a = arena_new("turn");
	const char *hash = nobody;
	int rc;

	rc = registry_password_find(r, tenant, login, a, user, &hash, err);
	if (rc >= 0 || rc == HC_NOTFOUND) {
		bool fits = strlen(password) <= PASSWORD_MAX && crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;

		rc = fits && rc >= 0 ? HC_OK : hc_fail(err, HC_DENIED, 0, "Name and password do not fit.");
	}
	arena_free(a);
	return rc;
}

static void
hash_code(const char *code, uint8_t hash[REGISTRY_HASH])
{
	crypto_generichash(hash, REGISTRY_HASH, (const unsigned char *)code, strlen(code), (const unsigned char *)"hotcrm device", 13);
}

/* "bcdf-ghjk" as people type it to "BCDF-GHJK". False when it is none. */
static bool
clean_user_code(const char *text, char ret[USER_CODE + 2])
{
	size_t n = 0;

	for (const char *p = text; *p != '\0'; p++) {
		char c = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;

		if (c == '-' || c == ' ')
			continue;
		if (strchr(code_letters, c) == NULL || n == USER_CODE + 1)
			return false;
		ret[n++] = c;
		if (n == USER_CODE / 2)
			ret[n++] = '-';
	}
	ret[n] = '\0';
	return n == USER_CODE + 1;
}

int
device_approve(struct registry *r, const struct env *env, const char *user_code, const char *tenant, const uint8_t user[16],
    struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	char code[USER_CODE + 2];
	struct grant_row g;
	int rc;

	if (!clean_user_code(user_code, code))
		rc = HC_NOTFOUND;
	else
		rc = registry_grant_find(r, NULL, code, a, &g, err);
	if (rc == HC_NOTFOUND || (rc >= 0 && (g.state != 0 || g.expires <= env->now(env)))) {
		rc = hc_fail(err, HC_NOTFOUND, 0, "This code is not known or has run out; take a new one on the terminal.");
	} else if (rc >= 0) {
		g.state = 1;
		memcpy(g.user, user, 16);
		snprintf(g.tenant, sizeof(g.tenant), "%s", tenant);
		rc = registry_grant_put(r, &g, err);
	}
	arena_free(a);
	return rc;
}

/* A member of a JSON body or of a form (application/x-www-form-urlencoded); "" when it is not there. */
const char *
form_member(struct request *rq, const char *name)
{
	const char *type = request_header(rq, "Content-Type"), *ret = "", *body = buf_str(&rq->body);
	json_t *root;

	if (type == NULL || strstr(type, "form-urlencoded") == NULL) {
		if (rq->body.len > 0 && json_read(rq->body.data, rq->body.len, &root, NULL) >= 0) {
			const char *s = json_string_value(json_object_get(root, name));

			if (s != NULL)
				ret = arena_strdup(rq->arena, s);
			json_decref(root);
		}
		return ret;
	}
	for (const char *p = body; *p != '\0';) {
		size_t n = strcspn(p, "&"), eq = strcspn(p, "=&");

		if (eq < n && eq == strlen(name) && memcmp(p, name, eq) == 0 && (ret = text_unescape(rq->arena, p + eq + 1, n - eq - 1)) == NULL)
			return "";
		p += n;
		p += *p == '&';
	}
	return ret;
}

static const char *
base_url(struct server *s, struct request *rq)
{
	const char *host = request_header(rq, "Host"), *proto = request_header(rq, "X-Forwarded-Proto");

	if (host == NULL || host[strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]")] != '\0')
		host = "localhost";
	return arena_printf(rq->arena, "%s://%s", server_now(s)->behind_proxy && proto != NULL && strcmp(proto, "https") == 0 ? "https" : "http", host);
}

int
device_code_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *name = form_member(rq, "client_id"), *base = base_url(s, rq);
	struct grant_row g = { .key = "", .expires = s->env->now(s->env) + CODE_MS };
	char device[2 * 20 + 1], code[USER_CODE + 2];
	struct hc_err err = { .pos = -1 };
	uint8_t raw[32];
	struct jw w;
	size_t n = 0;

	(void)t;
	s->env->random(s->env, raw, sizeof(raw));
	sodium_bin2hex(device, sizeof(device), raw, 20);
	for (size_t i = 0; i < USER_CODE; i++) {
		code[n++] = code_letters[raw[20 + i] % 20];
		if (n == USER_CODE / 2)
			code[n++] = '-';
	}
	code[n] = '\0';
	hash_code(device, g.device);
	g.user_code = code;
	g.name = strlen(name) <= 100 ? name : "";
	if (registry_grant_put(s->clerk->registry, &g, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_json(rq, 200);
	jw_open(&w, '{');
	jw_key(&w, "device_code");
	jw_string(&w, device);
	jw_key(&w, "user_code");
	jw_string(&w, code);
	jw_key(&w, "verification_uri");
	jw_string(&w, arena_printf(rq->arena, "%s/device", base));
	jw_key(&w, "verification_uri_complete");
	jw_string(&w, arena_printf(rq->arena, "%s/device?code=%s", base, code));
	jw_key(&w, "expires_in");
	jw_int(&w, CODE_MS / 1000);
	jw_key(&w, "interval");
	jw_int(&w, POLL_MS / 1000);
	jw_close(&w, '}');
	return 0;
}

/* RFC 6749's errors: {"error": "slow_down"}. */
int
oauth_refuse(struct request *rq, const char *code, const char *detail)
{
	struct jw w = reply_json(rq, 400);

	jw_open(&w, '{');
	jw_key(&w, "error");
	jw_string(&w, code);
	jw_key(&w, "error_description");
	jw_string(&w, detail);
	jw_close(&w, '}');
	return 0;
}

static int
give_key(struct server *s, struct request *rq, struct grant_row *g, struct hc_err *err)
{
	struct key_wish wish = { .tenant = g->tenant, .kind = "session", .name = g->name, .scopes = "*", .user = g->user,
	    .expires = s->env->now(s->env) + SESSION_MS };
	char text[KEY_TEXT];
	const char *device_key = form_member(rq, "public_key");
	struct jw w;
	int rc;

	/* taken first: the code gives one key, whatever happens after */
	g->state = 3;
	if ((rc = registry_grant_put(s->clerk->registry, g, err)) < 0)
		return rc;
	memcpy(rq->who.tenant, g->tenant, sizeof(g->tenant));
	if (device_key[0] != '\0') {
		if ((rc = session_begin(s, rq, g, device_key, err)) >= 0)
			auth_note(s, rq, "device-signed-in", g->name);
		return rc;
	}
	/* a program that cannot refresh has one key for all the time */
	if ((rc = key_make(s->env, s->clerk->registry, &wish, text, err)) < 0)
		return rc;
	w = reply_json(rq, 200);
	jw_open(&w, '{');
	jw_key(&w, "access_token");
	jw_string(&w, text);
	jw_key(&w, "token_type");
	jw_string(&w, "Bearer");
	jw_key(&w, "expires_in");
	jw_int(&w, SESSION_MS / 1000);
	jw_close(&w, '}');
	memcpy(rq->who.tenant, g->tenant, sizeof(g->tenant));
	auth_note(s, rq, "device-signed-in", g->name);
	return HC_OK;
}

int
device_token_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *device = form_member(rq, "device_code");
	int64_t now = s->env->now(s->env);
	struct hc_err err = { .pos = -1 };
	uint8_t hash[REGISTRY_HASH];
	struct grant_row g;
	bool hurry;
	int rc;

	(void)t;
	hash_code(device, hash);
	if ((rc = registry_grant_find(s->clerk->registry, hash, NULL, rq->arena, &g, &err)) == HC_NOTFOUND)
		return oauth_refuse(rq, "invalid_grant", "This device code is not known.");
	if (rc >= 0 && g.expires <= now)
		return oauth_refuse(rq, "expired_token", "The code has run out; begin anew.");
	if (rc >= 0 && g.state == 2)
		return oauth_refuse(rq, "access_denied", "Somebody said no.");
	if (rc >= 0 && g.state == 3)
		return oauth_refuse(rq, "invalid_grant", "This code was used already.");
	if (rc >= 0 && g.state == 0) {
		hurry = now - g.polled < POLL_MS - 500;
		g.polled = now;
		if ((rc = registry_grant_put(s->clerk->registry, &g, &err)) >= 0)
			return hurry ? oauth_refuse(rq, "slow_down", "Ask every five seconds.") :
			    oauth_refuse(rq, "authorization_pending", "Nobody has approved it yet.");
	}
	if (rc < 0 || give_key(s, rq, &g, &err) < 0)
		reply_error(rq, &err);
	return 0;
}

static void
page(struct request *rq, int status, const char *message, const char *code, const char *tenant, const char *login)
{
	const char *const fields[][4] = { { "code", "Code on the terminal", code, "text" }, { "tenant", "Organization", tenant, "text" },
		{ "login", "Login", login, "text" }, { "password", "Password", "", "password" } };
	struct buf *b = &rq->reply;

	rq->status = status;
	rq->type = "text/html; charset=utf-8";
	reply_header(rq, "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
	buf_reset(b);
	buf_adds(b, "<!doctype html><html lang=en><meta charset=utf-8><title>Sign in a terminal</title>"
	    "<meta name=viewport content='width=device-width'><style>body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:3rem auto}"
	    "label,input,button{display:block;width:100%;font:inherit;box-sizing:border-box;margin:.2rem 0 .6rem}</style><h1>Sign in a terminal</h1>");
	if (message != NULL) {
		buf_adds(b, "<p role=status><b>");
		buf_add_html(b, message, strlen(message));
		buf_adds(b, "</b></p>");
	}
	if (status != 200 || message == NULL) {
		buf_adds(b, "<form method=post action=/device>");
		for (size_t i = 0; i < 4; i++) {
			buf_printf(b, "<label>%s<input name=%s type=%s required value=\"", fields[i][1], fields[i][0], fields[i][3]);
			buf_add_html(b, fields[i][2], strlen(fields[i][2]));
			buf_adds(b, "\"></label>");
		}
		buf_adds(b, "<button>Sign in</button></form>");
	}
	buf_adds(b, "</html>");
}

int
device_page_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *code = request_arg(rq, "code");

	(void)s;
	(void)t;
	page(rq, 200, NULL, code != NULL ? code : "", "", "");
	return 0;
}

int
device_form_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *code = form_member(rq, "code"), *tenant_name = form_member(rq, "tenant"), *login = form_member(rq, "login");
	struct hc_err err = { .pos = -1 };
	struct tenant_row row = { .id = "" };
	uint8_t user[16];
	int rc;

	(void)t;
	/* an unknown organization is answered like a wrong password: names are nobody's business */
	rc = registry_tenant_find(s->clerk->registry, tenant_name, rq->arena, &row, &err);
	if (rc >= 0 || rc == HC_NOTFOUND)
		rc = password_check(s->clerk->registry, row.id, login, form_member(rq, "password"), user, &err);
	memcpy(rq->who.tenant, row.id, sizeof(row.id));
	if (rc >= 0)
		rc = device_approve(s->clerk->registry, s->env, code, row.id, user, &err);
	auth_note(s, rq, rc >= 0 ? "device-approved" : "sign-in-refused", login);
	if (rc >= 0)
		page(rq, 200, "Done. The terminal signs in by itself; you may close this page.", "", "", "");
	else
		page(rq, rc == HC_DENIED ? 403 : rc == HC_NOTFOUND ? 404 : 503, err.msg, code, tenant_name, login);
	return 0;
}

/* From a program that has a key already: the desktop approves the laptop. */
int
device_approve_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };

	if (device_approve(t->lane->registry, s->env, form_member(rq, "user_code"), t->id, t->work->user, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	auth_note(s, rq, "device-approved", t->work->user_name);
	rq->status = 204;
	return 0;
}

/* One's own: the old one is asked when there is one. */
int
password_run(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = model_object(t->work->model, "user");
	const char *was = form_member(rq, "old"), *now = form_member(rq, "new"), *login, *hash;
	struct hc_err err = { .pos = -1 };
	const struct hc_value *v;
	struct hc_record *r;
	uint8_t user[16];
	int rc;

	if ((rc = read_record(t->work->store, o, t->work->user, rq->arena, &r, &err)) < 0)
		goto out;
	v = record_get(r, object_field(o, "login"));
	login = v->kind == VALUE_TEXT ? arena_strndup(rq->arena, v->s, v->len) : "";
	rc = registry_password_find(t->lane->registry, t->id, login, rq->arena, user, &hash, &err);
	if (rc >= 0)
		rc = password_check(t->lane->registry, t->id, login, was, user, &err);
	if (rc >= 0 || rc == HC_NOTFOUND)
		rc = password_set(t->lane->registry, t->id, login, t->work->user, now, &err);
out:
	if (rc < 0) {
		auth_note(s, rq, "password-refused", "");
		reply_error(rq, &err);
		return 0;
	}
	auth_note(s, rq, "password-set", "");
	rq->status = 204;
	return 0;
}
