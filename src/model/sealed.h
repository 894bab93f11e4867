/*
 * sealed.h - how an encrypted value looks once it is sealed. What seals and opens it is store/secret.c's: here is no key.
 *
 * "hcs1:" and base64url of: which key (6 bytes), nonce (24), ciphertext, tag (16). Where the field is searched or unique,
 * ":" and a keyed hash of the text follow, which is all that an index ever sees of it. A number other than 1 is a newer form.
 */
#ifndef HC_MODEL_SEALED_H
#define HC_MODEL_SEALED_H

#include <stdbool.h>
#include <stddef.h>

struct field;
struct model;

#define SEALED_MARK "hcs1:"
#define SEALED_HEAD 13		/* the mark and the name of the key: equal for all values of one key */
#define SEALED_BLIND 22		/* characters of the hash */

bool sealed_is(const char *s, size_t n);
/* A form that only a newer program writes, or a broken one: nothing to show, nothing to overwrite. */
bool sealed_foreign(const char *s, size_t n);
/* The hash in it, SEALED_BLIND characters that are not terminated; NULL if it has none. */
const char *sealed_blind(const char *s, size_t n);
bool field_encrypted(const struct field *f);
/* The text of a command or a condition names an encrypted field, so it may hold a secret: it is not to be written down. */
bool secret_named(const struct model *m, const char *text);
/* It can be asked for by equality: its values carry the hash. */
bool field_blind(const struct field *f);

#endif
