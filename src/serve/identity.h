/*
 * identity.h - how people come to a key: passwords (argon2id) and the device grant (RFC 8628).
 */
#ifndef HC_SERVE_IDENTITY_H
#define HC_SERVE_IDENTITY_H

#include "serve/local.h"

#define PASSWORD_MIN 10
#define PASSWORD_MAX 200

/* Hashes and keeps it. HC_INVALID when it is too short or too long. Takes about 0.1 s and 64 MiB. */
int password_set(struct registry *r, const char *tenant, const char *login, const uint8_t user[16], const char *password,
    struct hc_err *err);
/* HC_DENIED, as slow when there is no such login as when the password is wrong. */
int password_check(struct registry *r, const char *tenant, const char *login, const char *password, uint8_t user[16],
    struct hc_err *err);
/* A person says that the code on his terminal is his. HC_NOTFOUND: no such code, or it ran out. */
int device_approve(struct registry *r, const struct env *env, const char *user_code, const char *tenant, const uint8_t user[16],
    struct hc_err *err);

/* identity.c: a member of a JSON body or of a form, "" when it is not there; RFC 6749's errors: {"error": "slow_down"}. */
const char *form_member(struct request *rq, const char *name);
int oauth_refuse(struct request *rq, const char *code, const char *detail);
/* token.c: the first pair of an approved grant; device_key is the device's Ed25519 key in base64. */
int session_begin(struct server *s, struct request *rq, const struct grant_row *g, const char *device_key, struct hc_err *err);
int token_run(struct server *s, struct tenant *t, struct request *rq);
int device_code_run(struct server *s, struct tenant *t, struct request *rq);
int device_token_run(struct server *s, struct tenant *t, struct request *rq);
int device_page_run(struct server *s, struct tenant *t, struct request *rq);
int device_form_run(struct server *s, struct tenant *t, struct request *rq);
int device_approve_run(struct server *s, struct tenant *t, struct request *rq);
int password_run(struct server *s, struct tenant *t, struct request *rq);

int keys_list(struct server *s, struct tenant *t, struct request *rq);
int keys_post(struct server *s, struct tenant *t, struct request *rq);
int keys_revoke(struct server *s, struct tenant *t, struct request *rq);
int keys_rotate(struct server *s, struct tenant *t, struct request *rq);
int usage_run(struct server *s, struct tenant *t, struct request *rq);
int auth_log_run(struct server *s, struct tenant *t, struct request *rq);

#endif
