/*
 * registry.h - what a server knows about all its tenants: names, plans, keys, passwords, use. DIR/registry.db.
 *
 * A connection belongs to one thread. Several threads and the admin commands of other processes have the file open at once:
 * writers take a file lock, so that no two write or checkpoint at the same instant (lock.c says why). Secrets are never in
 * here, only their hashes. Records of tenants are not in here either.
 */
#ifndef HC_STORE_REGISTRY_H
#define HC_STORE_REGISTRY_H

#include "base/env.h"
#include "base/vec.h"
#include "hotcrm/plugin.h"

#define REGISTRY_ID 16		/* bytes of an id as text, with the NUL */
#define REGISTRY_HASH 32

struct registry;

enum tenant_state { TENANT_ACTIVE, TENANT_SUSPENDED };

struct tenant_row {
	char id[REGISTRY_ID];
	const char *name, *plan;
	enum tenant_state state;
	int64_t created;
	/* where its workspace is: a folder or the address of a database; "": with the registry; and after # its name, if it is not
	   called as the tenant */
	const char *place;
	const char *move;		/* a move under way: "to PLACE" until all is there, "from PLACE" until what was left is removed; "" */
};

struct key_row {
	char id[REGISTRY_ID], tenant[REGISTRY_ID];
	uint8_t user[16], hash[REGISTRY_HASH];
	const char *kind;		/* key: made by an administrator; session: by the device grant */
	const char *name, *scopes;	/* scopes: words, "*" for all that the user may */
	int64_t created, expires, used, revoked;	/* 0: never */
	/* of its tenant */
	const char *plan, *place, *move;
	enum tenant_state state;
};

/* Makes the folder's file when it is not there. */
int registry_open(const struct env *env, const char *path, struct registry **ret, struct hc_err *err);
/* In a database: one server at a time. HC_CONFLICT. A folder has a lock of its own. */
int registry_hold(struct registry *r, struct hc_err *err);
void registry_close(struct registry *r);	/* NULL is allowed */

/* Small settings; *ret in the arena, NULL if there is none. */
int registry_get(struct registry *r, struct arena *a, const char *key, const char **ret, struct hc_err *err);
int registry_put(struct registry *r, const char *key, const char *value, struct hc_err *err);

/* Tenants. add: HC_CONFLICT when the name is taken. find: by name or id, HC_NOTFOUND. Texts in the arena. */
int registry_tenant_add(struct registry *r, const struct tenant_row *t, struct hc_err *err);
int registry_tenant_find(struct registry *r, const char *ref, struct arena *a, struct tenant_row *ret, struct hc_err *err);
int registry_tenants(struct registry *r, struct arena *a, struct tenant_row **ret, size_t *n, struct hc_err *err);
int registry_tenant_set(struct registry *r, const char *id, enum tenant_state state, const char *plan, struct hc_err *err);
/* Sets both, if `move` still is `was`; nothing happens when somebody else went on with it. */
int registry_tenant_move(struct registry *r, const char *id, const char *was, const char *place, const char *move, struct hc_err *err);
/* registry_replace.c: the tenant `old` is at the place of `new` from now on, and what was there is `aside`, suspended. HC_CONFLICT if
   it is not where `old` says any more. */
int registry_tenant_replace(struct registry *r, const struct tenant_row *old, const struct tenant_row *new, const struct tenant_row *aside,
    struct hc_err *err);
/* Calls remove(arg) and clears `move`, if it still is `was`; nobody else writes here meanwhile. */
int registry_tenant_left(struct registry *r, const char *id, const char *was, void (*remove)(void *arg), void *arg, struct hc_err *err);
int registry_tenant_remove(struct registry *r, const char *id, struct hc_err *err);	/* its keys, passwords and use too */

/* Keys. find: one point read; HC_NOTFOUND without a sentence. list: of a tenant, all when NULL. revoke: by id, HC_NOTFOUND. */
int registry_key_add(struct registry *r, const struct key_row *k, struct hc_err *err);
int registry_key_find(struct registry *r, const char *id, struct arena *a, struct key_row *ret, struct hc_err *err);
int registry_keys(struct registry *r, const char *tenant, struct arena *a, struct key_row **ret, size_t *n, struct hc_err *err);
int registry_key_revoke(struct registry *r, const char *tenant, const char *id, int64_t at, struct hc_err *err);
int registry_key_expire(struct registry *r, const char *id, int64_t at, struct hc_err *err);	/* not later than it does */

/* registry_verdict.c: a mark that is another one after a key was revoked, a tenant suspended or removed; move: after a device was.
   Whoever lets others wait compares it. 0: nobody ever was. */
int registry_verdict(struct registry *r, uint64_t *ret, struct hc_err *err);
int registry_verdict_move(struct registry *r, struct hc_err *err);
bool registry_is_remote(const struct registry *r);	/* over the wire: each look is a round trip */

/* Passwords: the argon2id text of libsodium, by tenant and login. */
int registry_password_put(struct registry *r, const char *tenant, const char *login, const uint8_t user[16], const char *hash,
    struct hc_err *err);
int registry_password_find(struct registry *r, const char *tenant, const char *login, struct arena *a, uint8_t user[16],
    const char **hash, struct hc_err *err);

/* Device grants (RFC 8628): `device` is the hash of the code the terminal polls with, `user_code` what a person types. */
struct grant_row {
	uint8_t device[REGISTRY_HASH];
	const char *user_code, *name, *key;	/* key: the id of the key made when it was taken; "" until then */
	char tenant[REGISTRY_ID];		/* "" until approved */
	uint8_t user[16];
	int64_t expires, polled;
	int state;				/* 0 waiting, 1 approved, 2 denied, 3 taken */
};
int registry_grant_put(struct registry *r, const struct grant_row *g, struct hc_err *err);	/* by device; replaces */
int registry_grant_find(struct registry *r, const uint8_t *device, const char *user_code, struct arena *a, struct grant_row *ret,
    struct hc_err *err);

/* Sessions of terminals. A refresh token is a key of kind `refresh`; find: HC_NOTFOUND. */
struct refresh_row {
	char id[REGISTRY_ID], family[REGISTRY_ID], access[REGISTRY_ID];	/* access: the key that came with it */
	char next[REGISTRY_ID];		/* the token that it was changed for, "" */
	uint8_t device[32];		/* the device's Ed25519 key */
};
int registry_refresh_put(struct registry *r, const struct refresh_row *t, struct hc_err *err);
int registry_refresh_find(struct registry *r, const char *id, struct refresh_row *ret, struct hc_err *err);
/* All keys of the session that the key `id` is of; none when it is of no session. */
int registry_family_revoke(struct registry *r, const char *id, int64_t at, struct hc_err *err);

/* What was asked of the server, gathered by (key, route, tenant, hour); rows add up. */
struct use_row {
	char tenant[REGISTRY_ID], key[REGISTRY_ID];
	const char *route;
	int64_t hour;			/* hours since 1970 */
	int64_t n, errors, in, out, us;
};
/* One transaction: rows of use, last uses of keys (id -> at). */
struct key_use { char key[REGISTRY_ID]; int64_t at; };
int registry_use_add(struct registry *r, const struct use_row *rows, size_t n, const struct key_use *keys, size_t nkeys,
    struct hc_err *err);
int registry_uses(struct registry *r, const char *tenant, int64_t from_hour, struct arena *a, struct use_row **ret, size_t *n,
    struct hc_err *err);
int registry_use_since(struct registry *r, const char *tenant, int64_t from_hour, int64_t *ret, struct hc_err *err);	/* requests */

/* Sign-ins and refusals. tenant and key may be "". */
struct auth_row { int64_t at; const char *tenant, *key, *ip, *event, *detail; };
int registry_auth_add(struct registry *r, const struct auth_row *rows, size_t n, struct hc_err *err);
/* Are they as they were written? A chain per tenant; head names its end, at is the instant of the last line that was looked at. */
struct auth_chain { const char *tenant, *head; int64_t lines, at; bool whole; };
int registry_auth_check(struct registry *r, const char *only, struct arena *a, struct auth_chain **ret, size_t *n, struct hc_err *err);
/* Use and sign-ins of so long ago (ms since 1970) are dropped. */
int registry_forget(struct registry *r, int64_t before, struct hc_err *err);
int registry_auths(struct registry *r, const char *tenant, size_t max, struct arena *a, struct auth_row **ret, size_t *n,
    struct hc_err *err);

#endif
