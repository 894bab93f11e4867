/*
 * secret_key.h - what secret.c and secret_file.c share: the keys in memory.
 */
#ifndef HC_STORE_SECRET_KEY_H
#define HC_STORE_SECRET_KEY_H

#include "store/secret.h"

#define SECRET_ID 6		/* bytes of a key's name */
#define SECRET_KEYS 32		/* that a workspace keeps */
#define SECRET_SALT 16

struct secret_key {
	uint8_t raw[32], id[SECRET_ID];
	uint8_t seal[32], blind[32], nonce[32];		/* derived */
};

struct secret {
	struct store *store;
	const char *path;
	struct secret_key keys[SECRET_KEYS];
	size_t n;
	bool read;			/* the file was read, and can be again when its stamp moves */
	bool there, locked, open;	/* there is a file; under a passphrase; its keys are in `keys` */
	int64_t stamp[3];		/* of the file that was read */
	char used[2 * SECRET_ID + 1];	/* the key in use, as meta names it; "" for none */
	/* under a passphrase */
	uint8_t salt[SECRET_SALT], wrap[32];
	int64_t ops, memory;
	struct secret_wrapped { uint8_t id[SECRET_ID], nonce[24], sealed[32 + 16]; } wrapped[SECRET_KEYS];
	size_t nwrapped;
	bool (*ask)(void *arg, char *buf, size_t size);
	void *ask_arg;
	bool asked;
};

/* Reads FILE-secret when it was not read or is another one by now. */
int secret_read(struct secret *k, struct hc_err *err);
/* Writes all keys, under the passphrase if there is one. */
int secret_write(struct secret *k, struct hc_err *err);
/* Where the key of a workspace lies: beside its file; for one in a database over the wire, in $HOTCRM_SECRETS. */
const char *secret_place(const struct env *env, struct arena *a, const char *path);
void secret_key_set(struct secret_key *key, const uint8_t raw[32]);
const struct secret_key *secret_find(const struct secret *k, const uint8_t id[SECRET_ID]);
/* The key in use by the open transaction's word; *ret NULL: the workspace has none yet. */
int secret_used(struct secret *k, const struct secret_key **ret, struct hc_err *err);
/* Makes the first key, or takes the one whose file is there. */
int secret_make(struct secret *k, const struct secret_key **ret, struct hc_err *err);

#endif
