/*
 * secret.c - values of encrypted fields sealed, opened and sealed anew. The file of the keys is secret_file.c's.
 *
 * A nonce is random when a person saves. Where a value only takes another form (another key, a hash beside it) the nonce is
 * a keyed hash of what was there, so that a row, its journal and every machine that does the same come to the same bytes.
 */
#include <sodium.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "model/type.h"
#include "store/db.h"
#include "store/secret_key.h"

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG crypto_aead_xchacha20poly1305_ietf_ABYTES
#define FRONT (SECRET_ID + NONCE)
#define PAD 32			/* lengths are told apart in steps of this */
#define PLAIN_MAX 65536

struct secret *
store_secret(struct store *s)
{
	struct secret *k = s->secret;

	if (k == NULL) {
		k = s->secret = ARENA_NEW(s->arena, struct secret);
		k->store = s;
		k->path = secret_place(s->env, s->arena, s->path);
		sodium_mlock(k, sizeof(*k));	/* not into a core or the swap; where it may not, so be it */
	}
	return k;
}

void
secret_close(struct store *s)
{
	if (s->secret != NULL)
		sodium_munlock(s->secret, sizeof(*s->secret));	/* wipes it */
}

const char *
secret_path(const struct secret *k)
{
	return k->path;
}

void
secret_use_path(struct secret *k, const char *path)
{
	k->path = arena_strdup(k->store->arena, path);
	k->read = false;
}

void
secret_on_ask(struct secret *k, bool (*ask)(void *arg, char *buf, size_t size), void *arg)
{
	k->ask = ask;
	k->ask_arg = arg;
}

/* "object.field" under each of its names: a value that was sealed before a field was renamed opens under the old one. */
static const char *
aad_name(const struct field *f, size_t i, struct arena *a)
{
	const struct object *o = f->object;
	size_t fields = f->was.n + 1, no = i / fields, nf = i % fields;

	if (no > o->was.n)
		return NULL;
	return arena_printf(a, "hotcrm 1 %s.%s", no == 0 ? o->name : o->was.at[no - 1], nf == 0 ? f->name : f->was.at[nf - 1]);
}

/* What a value is bound to: its place, and the hash that stands beside it. */
static void
aad(const char *name, const uint8_t id[16], const char *blind, struct buf *out)
{
	buf_reset(out);
	buf_add(out, name, strlen(name) + 1);
	buf_add(out, (const char *)id, 16);
	if (blind != NULL)
		buf_add(out, blind, SEALED_BLIND);
}

static void
blind_of(const struct secret_key *key, const char *s, size_t n, char ret[SEALED_BLIND + 1])
{
	struct buf folded = BUF_INIT;
	uint8_t hash[16];

	utf8_fold_buf(&folded, s, n);
	crypto_generichash(hash, sizeof(hash), (const uint8_t *)buf_str(&folded), folded.len, key->blind, sizeof(key->blind));
	sodium_memzero(folded.data, folded.len);
	buf_free(&folded);
	sodium_bin2base64(ret, SEALED_BLIND + 1, hash, sizeof(hash), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

/* `from`: what the value was before, when its nonce follows from that. */
static void
seal(const struct secret *k, const struct secret_key *key, const struct field *f, const uint8_t id[16], const char *s, size_t n,
    const struct hc_value *from, struct arena *a, struct hc_value *ret)
{
	size_t padded = (n / PAD + 1) * PAD, size = FRONT + padded + TAG, chars = sodium_base64_ENCODED_LEN(size,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING), len;
	uint8_t *raw = arena_alloc(a, size), *plain = arena_alloc(a, padded);
	char blind[SEALED_BLIND + 1] = "", *text = arena_alloc(a, strlen(SEALED_MARK) + chars + 1 + SEALED_BLIND + 1);
	bool hashed = field_blind(f);
	struct buf bound = BUF_INIT;

	memcpy(plain, s, n);
	sodium_pad(&len, plain, n, PAD, padded);
	if (hashed)
		blind_of(key, s, n, blind);
	aad(aad_name(f, 0, a), id, hashed ? blind : NULL, &bound);
	memcpy(raw, key->id, SECRET_ID);
	if (from != NULL) {
		crypto_generichash_state st;

		crypto_generichash_init(&st, key->nonce, sizeof(key->nonce), NONCE);
		crypto_generichash_update(&st, (const uint8_t *)buf_str(&bound), bound.len);
		crypto_generichash_update(&st, (const uint8_t *)from->s, from->len);
		crypto_generichash_final(&st, raw + SECRET_ID, NONCE);
	} else {
		k->store->env->random(k->store->env, raw + SECRET_ID, NONCE);
	}
	crypto_aead_xchacha20poly1305_ietf_encrypt(raw + FRONT, NULL, plain, padded, (const uint8_t *)buf_str(&bound), bound.len, NULL,
	    raw + SECRET_ID, key->seal);
	sodium_memzero(plain, padded);
	buf_free(&bound);
	memcpy(text, SEALED_MARK, strlen(SEALED_MARK));
	sodium_bin2base64(text + strlen(SEALED_MARK), chars, raw, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	len = strlen(text);
	if (hashed) {
		text[len++] = ':';
		memcpy(text + len, blind, SEALED_BLIND + 1);
		len += SEALED_BLIND;
	}
	*ret = value_text(text, len);
}

static int
key_of(struct secret *k, const uint8_t id[SECRET_ID], const struct secret_key **ret, struct hc_err *err)
{
	int rc;

	if ((*ret = secret_find(k, id)) != NULL)
		return HC_OK;
	if ((rc = secret_ready(k, err)) < 0)
		return rc;
	if ((*ret = secret_find(k, id)) != NULL)
		return HC_OK;
	return hc_fail(err, HC_DENIED, 0, "the key that this value was sealed with is not in %s.", k->path);
}

static int
decrypt(const struct field *f, const uint8_t id[16], const struct secret_key *key, const uint8_t *raw, size_t size, const char *blind,
    struct arena *a, struct hc_value *ret)
{
	uint8_t *plain = arena_alloc(a, size - FRONT - TAG + 1);
	struct buf bound = BUF_INIT;
	bool opened = false;
	const char *name;
	size_t n = 0;

	for (size_t i = 0; !opened && (name = aad_name(f, i, a)) != NULL; i++) {
		aad(name, id, blind, &bound);
		opened = crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, raw + FRONT, size - FRONT,
		    (const uint8_t *)buf_str(&bound), bound.len, raw + SECRET_ID, key->seal) == 0;
	}
	buf_free(&bound);
	if (!opened || sodium_unpad(&n, plain, size - FRONT - TAG, PAD) != 0 || utf8_valid((char *)plain, n) != n)
		return HC_INVALID;
	plain[n] = '\0';
	*ret = value_text((char *)plain, n);
	return HC_OK;
}

int
secret_open(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	const struct secret_key *key;
	const char *blind, *s, *end;
	uint8_t *raw;
	size_t n, size;
	int rc;

	if (v->kind != VALUE_TEXT || (!sealed_is(v->s, v->len) && !sealed_foreign(v->s, v->len))) {
		*ret = *v;
		return HC_OK;
	}
	if (!sealed_is(v->s, v->len))
		return hc_fail(err, HC_INVALID, f->handle, "%s: this value was sealed by a newer HotCRM; update this one to open it.", f->label);
	blind = sealed_blind(v->s, v->len);
	s = v->s + strlen(SEALED_MARK);
	n = v->len - strlen(SEALED_MARK) - (blind != NULL ? SEALED_BLIND + 1 : 0);
	raw = arena_alloc(a, n);
	if (n > PLAIN_MAX || sodium_base642bin(raw, n, s, n, NULL, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
	    end != s + n || size < FRONT + TAG)
		return hc_fail(err, HC_INVALID, f->handle, "%s: the sealed value is damaged.", f->label);
	if ((rc = key_of(k, raw, &key, err)) < 0) {
		if (err != NULL)
			err->field = f->handle;
		return rc;
	}
	if (decrypt(f, id, key, raw, size, blind, a, ret) < 0)
		return hc_fail(err, HC_INVALID, f->handle, "%s: the sealed value is damaged, or was made for another record.", f->label);
	return HC_OK;
}

/* Without a transaction the first key cannot be made: its name and the value that needs it are one commit. */
int
secret_used(struct secret *k, const struct secret_key **ret, struct hc_err *err)
{
	char name[2 * SECRET_ID + 1] = "";
	uint8_t id[SECRET_ID];
	struct stmt *st;
	size_t n;
	int rc;

	*ret = NULL;
	if ((rc = db_prepare(k->store, "SELECT value FROM meta WHERE key = 'secret'", &st, err)) < 0)
		return rc;
	if (stmt_step(st) == STEP_ROW && stmt_bytes(st, 0) == 2 * SECRET_ID)
		memcpy(name, stmt_text(st, 0), 2 * SECRET_ID);
	db_done(k->store, st);
	memcpy(k->used, name, sizeof(name));
	if (name[0] == '\0')
		return HC_OK;
	if (sodium_hex2bin(id, sizeof(id), name, 2 * SECRET_ID, NULL, &n, NULL) != 0 || n != SECRET_ID)
		return hc_fail(err, HC_STORE, 0, "the workspace names no key of its encrypted fields; run doctor.");
	if ((*ret = secret_find(k, id)) == NULL && ((rc = secret_read(k, err)) < 0 || (*ret = secret_find(k, id)) == NULL))
		return rc < 0 ? rc : HC_NOTFOUND;
	return HC_OK;
}

static int
use(struct secret *k, const struct secret_key *key, struct hc_err *err)
{
	sodium_bin2hex(k->used, sizeof(k->used), key->id, SECRET_ID);
	return store_meta_put(k->store, "secret", k->used, err);
}

int
secret_make(struct secret *k, const struct secret_key **ret, struct hc_err *err)
{
	uint8_t raw[32];
	int rc;

	if (!k->there) {	/* one that is there already is of a save that did not come to its end, or of a file restored */
		k->store->env->random(k->store->env, raw, sizeof(raw));
		secret_key_set(&k->keys[0], raw);
		sodium_memzero(raw, sizeof(raw));
		k->n = 1;
		if ((rc = secret_write(k, err)) < 0) {
			k->n = 0;
			return rc;
		}
		log_line(LOG_INFO, "store: made the key of encrypted fields, %s", k->path);
	}
	if ((rc = use(k, &k->keys[k->n - 1], err)) < 0)
		return rc;
	*ret = &k->keys[k->n - 1];
	return HC_OK;
}

/* The file is looked at only when memory does not hold the key that meta names. */
static int
sealing_key(struct secret *k, const struct secret_key **ret, struct hc_err *err)
{
	int rc;

	if (k->open && secret_used(k, ret, NULL) == HC_OK && *ret != NULL)
		return HC_OK;
	if ((rc = secret_ready(k, err)) < 0 || (rc = secret_used(k, ret, err)) < 0)
		return rc;
	return *ret != NULL ? HC_OK : secret_make(k, ret, err);
}

int
secret_seal(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	const struct secret_key *key;
	int rc;

	if ((rc = sealing_key(k, &key, err)) < 0) {
		if (err != NULL) {
			err->field = f->handle;
			err_prefix(err, "%s", f->label);
		}
		return rc;
	}
	seal(k, key, f, id, v->s, v->len, NULL, a, ret);
	return HC_OK;
}

int
secret_move(struct secret *k, const struct field *f, const uint8_t from[16], const uint8_t to[16], const struct hc_value *v,
    struct arena *a, struct hc_value *ret, struct hc_err *err)
{
	struct hc_value plain;
	int rc;

	if (v->kind != VALUE_TEXT) {
		*ret = *v;
		return HC_OK;
	}
	if ((rc = secret_open(k, f, from, v, a, &plain, err)) < 0)
		return rc;
	return secret_seal(k, f, to, &plain, a, ret, err);
}

static bool
in_form(const struct secret_key *key, const struct field *f, const struct hc_value *v)
{
	uint8_t id[SECRET_ID];
	size_t n;

	return sealed_is(v->s, v->len) && (sealed_blind(v->s, v->len) != NULL) == field_blind(f) &&
	    sodium_base642bin(id, sizeof(id), v->s + strlen(SEALED_MARK), SEALED_HEAD - strlen(SEALED_MARK), NULL, &n, NULL,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 && n == SECRET_ID && memcmp(id, key->id, SECRET_ID) == 0;
}

int
secret_renew(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	const struct secret_key *key;
	struct hc_value plain;
	int rc;

	*ret = *v;
	if (v->kind != VALUE_TEXT || v->len == 0 || sealed_foreign(v->s, v->len))
		return 1;
	if ((rc = sealing_key(k, &key, err)) < 0)
		return rc;
	if (in_form(key, f, v))
		return 1;
	if ((rc = secret_open(k, f, id, v, a, &plain, err)) < 0)
		return rc;
	seal(k, key, f, id, plain.s, plain.len, v, a, ret);
	return HC_OK;
}

int
secret_head(struct secret *k, char ret[SEALED_HEAD + 1], struct hc_err *err)
{
	const struct secret_key *key;
	int rc;

	if (k->store->depth > 0 ? (rc = sealing_key(k, &key, err)) < 0 : (rc = secret_ready(k, err)) < 0 || (rc = secret_used(k, &key, err)) < 0)
		return rc;
	memcpy(ret, SEALED_MARK, sizeof(SEALED_MARK));
	if (key != NULL)
		sodium_bin2base64(ret + strlen(SEALED_MARK), SEALED_HEAD + 1 - strlen(SEALED_MARK), key->id, SECRET_ID,
		    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return HC_OK;
}

bool
secret_blind(struct secret *k, const char *s, size_t n, char ret[SEALED_BLIND + 1])
{
	const struct secret_key *key;

	if (!(k->open && secret_used(k, &key, NULL) == HC_OK && key != NULL) &&
	    (secret_ready(k, NULL) < 0 || secret_used(k, &key, NULL) < 0 || key == NULL))
		return false;
	blind_of(key, s, n, ret);
	return true;
}

/* The same secret typed once more is no edit. */
static bool
same(struct secret *k, const struct field *f, const uint8_t id[16], const struct hc_value *v, const struct hc_value *old, struct arena *a)
{
	struct hc_value plain;

	return old != NULL && old->kind == VALUE_TEXT && sealed_is(old->s, old->len) &&
	    secret_open(k, f, id, old, a, &plain, NULL) == HC_OK && plain.len == v->len && sodium_memcmp(plain.s, v->s, v->len) == 0;
}

static int
seal_value(struct secret *k, const struct field *f, const uint8_t id[16], struct hc_value *v, const struct hc_value *old,
    struct arena *a, struct hc_err *err)
{
	struct hc_value plain;

	if (sealed_foreign(v->s, v->len))
		return HC_OK;
	if (!sealed_is(v->s, v->len)) {
		if (same(k, f, id, v, old, a)) {
			*v = *old;
			return HC_OK;
		}
		return secret_seal(k, f, id, v, a, v, err);
	}
	if (!k->open && secret_ready(k, NULL) < 0)
		return HC_OK;	/* it came as it is and stays so; who has the key will see whether it opens */
	switch (secret_open(k, f, id, v, a, &plain, err)) {
	case HC_OK:
		return secret_renew(k, f, id, v, a, v, err) < 0 ? HC_INVALID : HC_OK;
	case HC_DENIED:		/* a key that is not here yet */
		return HC_OK;
	default:
		return HC_INVALID;
	}
}

int
secret_seal_values(struct store *s, const struct object *o, struct hc_value *values, const struct hc_value *old, struct arena *a,
    struct hc_err *err)
{
	int rc;

	for (size_t i = SLOT_FIRST; o->has_encrypted && i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (!field_encrypted(f) || values[i].kind != VALUE_TEXT || (old != NULL && value_equal(&values[i], &old[i])))
			continue;
		if ((rc = seal_value(store_secret(s), f, values[SLOT_ID].id, &values[i], old != NULL ? &old[i] : NULL, a, err)) < 0)
			return rc;
	}
	return HC_OK;
}

size_t
secret_list(struct secret *k, const char **names, size_t max)
{
	const struct secret_key *used;
	size_t n = 0;

	if (secret_used(k, &used, NULL) < 0)
		used = NULL;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < k->n && n < max; i++) {
			char *name;

			if ((&k->keys[i] == used) != (pass == 0))
				continue;
			name = arena_alloc(k->store->scratch, 2 * SECRET_ID + 1);
			sodium_bin2hex(name, 2 * SECRET_ID + 1, k->keys[i].id, SECRET_ID);
			names[n++] = name;
		}
	return n;
}

int
secret_name(struct secret *k, struct arena *a, const char **ret, struct hc_err *err)
{
	const struct secret_key *key;
	int rc = secret_used(k, &key, err);

	if (rc == HC_OK || rc == HC_NOTFOUND)
		*ret = arena_strdup(a, k->used);
	return rc == HC_NOTFOUND ? HC_OK : rc;
}

int
secret_export(struct secret *k, uint8_t (*ret)[32], size_t max, size_t *n, struct hc_err *err)
{
	const struct secret_key *key;
	int rc;

	if ((rc = sealing_key(k, &key, err)) < 0)
		return rc;
	memcpy(ret[0], key->raw, 32);
	*n = 1;
	for (size_t i = k->n; i-- > 0 && *n < max;)
		if (&k->keys[i] != key)
			memcpy(ret[(*n)++], k->keys[i].raw, 32);
	return HC_OK;
}

int
secret_import(struct secret *k, const uint8_t key[32], struct hc_err *err)
{
	struct secret_key one;
	const struct secret_key *had;
	int rc = HC_OK;

	if ((rc = secret_read(k, err)) < 0)
		return rc;
	if (k->there && !k->open && (rc = secret_ready(k, err)) < 0)
		return rc;
	secret_key_set(&one, key);
	if ((had = secret_find(k, one.id)) == NULL) {
		if (k->n == SECRET_KEYS)
			rc = hc_fail(err, HC_INVALID, 0, "%s holds %d keys already; move the oldest lines out of it.", k->path, SECRET_KEYS);
		if (rc == HC_OK) {
			k->keys[k->n++] = one;
			if ((rc = secret_write(k, err)) < 0)
				k->n--;
			had = &k->keys[k->n - 1];
		}
	}
	sodium_memzero(&one, sizeof(one));
	return rc < 0 ? rc : use(k, had, err);
}
