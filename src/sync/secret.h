/*
 * secret.h - the key of encrypted fields on its way from the server of a tenant to its devices; for both ends.
 *
 * Sealed values travel as they are: one key per tenant opens them on every device. A device that lacks the key in use says so
 * with a fresh public key ("box"), and gets the keys sealed to that (crypto_box_seal), so that nothing which keeps bodies of
 * requests - a proxy, a trace - holds them. What it had under a key of its own is sealed anew, to the same bytes everywhere.
 */
#ifndef HC_SYNC_SECRET_H
#define HC_SYNC_SECRET_H

#include "store/secret.h"

#define SYNC_BOX_KEY 32

/* The server: *key names the key in use, "" when none was needed yet; *sealed holds all keys for the holder of `box`, NULL
   when box is "". A box makes the first key. In an open transaction. */
int sync_secret_give(struct store *s, const char *box, struct arena *a, const char **key, const char **sealed, struct hc_err *err);
/* The device: a pair for one request, its public half as text. */
const char *sync_secret_ask(struct arena *a, uint8_t public[SYNC_BOX_KEY], uint8_t private[SYNC_BOX_KEY]);
/* Takes the keys in and seals with the one in use whatever is here. In an open transaction. */
int sync_secret_take(struct store *s, const uint8_t public[SYNC_BOX_KEY], const uint8_t private[SYNC_BOX_KEY], const char *sealed,
    struct hc_err *err);

#endif
