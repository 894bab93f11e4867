/*
 * secret.h - the keys of encrypted fields, and values sealed and opened with them.
 *
 * A workspace has a key of 32 random bytes in FILE-secret (0600), made when the first value is sealed; `meta` in the file
 * names the one that seals. Each value is sealed by XChaCha20-Poly1305 under its object, field and record, so that it cannot
 * be moved; see model/sealed.h for the form. A key that was taken out of use still opens what was sealed with it.
 */
#ifndef HC_STORE_SECRET_H
#define HC_STORE_SECRET_H

#include "base/json.h"
#include "model/sealed.h"
#include "store/store.h"

struct secret;	/* of one connection */

enum secret_state {
	SECRET_NONE,		/* nothing was ever sealed here */
	SECRET_OPEN,
	SECRET_LOCKED,		/* a passphrase is wanted */
	SECRET_MISSING		/* no file, or one without this workspace's key */
};

struct secret *store_secret(struct store *s);	/* never NULL; reads nothing yet */
const char *secret_path(const struct secret *k);
void secret_use_path(struct secret *k, const char *path);	/* another place than FILE-secret */
/* Asks for a passphrase when one is first wanted; false: nobody answers. $HOTCRM_PASSPHRASE (or @FILE in it) is asked before. */
void secret_on_ask(struct secret *k, bool (*ask)(void *arg, char *buf, size_t size), void *arg);

/* What there is; a damaged file, or one that others may read, is an error. */
int secret_state(struct secret *k, enum secret_state *ret, struct hc_err *err);
/* A cheap guess at that: nobody is asked and no passphrase is tried. */
bool secret_seems_locked(struct secret *k);
/* HC_OK when the keys are at hand, else the sentence why not. */
int secret_ready(struct secret *k, struct hc_err *err);

/* The text of a value; v in the clear comes back as it is. */
int secret_open(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct arena *a,
    struct hc_value *ret, struct hc_err *err);
int secret_seal(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct arena *a,
    struct hc_value *ret, struct hc_err *err);
/* A sealed value for another record of the same object: merge. */
int secret_move(struct secret *k, const struct field *f, const uint8_t from[16], const uint8_t to[16], const struct hc_value *v,
    struct arena *a, struct hc_value *ret, struct hc_err *err);
/* Into the form that a value should have now: sealed, by the key in use, with the hash where the field is asked for. The same
   value gives the same result on every machine that has the keys. 1: it is in that form. */
int secret_renew(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct arena *a,
    struct hc_value *ret, struct hc_err *err);
/* What an index holds of this text. False: no key at hand. */
bool secret_blind(struct secret *k, const char *s, size_t n, char ret[SEALED_BLIND + 1]);

/* Seals what stands in the clear among the values of a record, in an open transaction; what came sealed must be this record's.
   `old` may be NULL. A new record has its id already. */
int secret_seal_values(struct store *s, const struct object *o, struct hc_value *values, const struct hc_value *old,
    struct arena *a, struct hc_err *err);

/* The passphrase: argon2id over it wraps the keys. lock replaces an earlier passphrase. */
int secret_unlock(struct secret *k, const char *passphrase, struct hc_err *err);	/* for this connection */
/* What a passphrase opened, lent to another connection of this program on another thread, which takes it before it is asked for a
   value; both may end in any order. NULL: nothing is open under a passphrase here. free() wipes it; NULL is allowed. */
struct secret_loan;
struct secret_loan *secret_lend(const struct secret *k);
void secret_borrow(struct secret *k, const struct secret_loan *l);
void secret_loan_free(struct secret_loan *l);
int secret_lock(struct secret *k, const char *passphrase, struct hc_err *err);
int secret_strip(struct secret *k, struct hc_err *err);					/* no passphrase any more */
bool secret_is_locked(struct secret *k);	/* the file is under a passphrase, given or not */

/* Every value, wherever it stands, into the form that secret_renew() gives. whole: in the transaction that is open, else in many.
   Values that no key opens stay as they are; `left` counts them. */
struct reseal {
	int64_t changed, left;
	int64_t number;		/* its own */
};
int secret_reseal(struct store *s, bool whole, struct reseal *ret, struct hc_err *err);
/* The same for values by field, at any depth of a JSON object about one record; true if one changed. */
bool secret_renew_json(struct store *s, const struct object *o, const uint8_t id[16], json_t *node);
/* Values for another record of the object. */
int secret_move_json(struct store *s, const struct object *o, const uint8_t from[16], const uint8_t to[16], json_t *node, struct hc_err *err);
bool secret_wanting(struct store *s, const struct model *m);	/* a value in the clear, or without the hash its field asks for */
/* A new key in use. The values follow by secret_reseal(); until `secret_pass` is taken out of meta that is not over. */
int secret_rotate(struct secret *k, struct hc_err *err);
int secret_head(struct secret *k, char ret[SEALED_HEAD + 1], struct hc_err *err);	/* how values of the key in use begin */

/* The key of the workspace at `from` to where one at `to` has it, when there is one; and away with it. */
int secret_carry(const struct env *env, const char *from, const char *to, struct hc_err *err);
void secret_erase(const struct env *env, const char *path);
/* FILE-secret to another place, 0600; HC_CONFLICT where there is one. */
int secret_copy(const char *from, const char *to, struct hc_err *err);

/* Keys as 12 hex digits; the one in use first. At most max; returns how many. */
size_t secret_list(struct secret *k, const char **names, size_t max);
int secret_name(struct secret *k, struct arena *a, const char **ret, struct hc_err *err);	/* of the one in use, "" for none */
/* All keys, 32 bytes each, the one in use first: made if there is none; and such bytes taken in as the key in use from now on.
   In an open transaction, both. */
int secret_export(struct secret *k, uint8_t (*ret)[32], size_t max, size_t *n, struct hc_err *err);
int secret_import(struct secret *k, const uint8_t key[32], struct hc_err *err);

#endif
