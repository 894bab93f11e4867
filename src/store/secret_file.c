/*
 * secret_file.c - FILE-secret: the keys of encrypted fields as lines of text, bare or wrapped under a passphrase.
 *
 * Written whole, beside the old one and moved over it. Never written where there is one that cannot be read.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "store/db.h"
#include "store/secret_key.h"

#define HEAD "hotcrm secret 1"
#define LINES_MAX 16384
#define MEMORY_MAX (INT64_C(1) << 30)
#define OPS_MAX 20
#define PASSPHRASE_MAX 1024

void
secret_key_set(struct secret_key *key, const uint8_t raw[32])
{
	static const char context[] = "hcsecret";

	memcpy(key->raw, raw, 32);
	crypto_generichash(key->id, SECRET_ID, (const uint8_t *)"hotcrm key", 10, raw, 32);
	crypto_kdf_derive_from_key(key->seal, 32, 1, context, raw);
	crypto_kdf_derive_from_key(key->blind, 32, 2, context, raw);
	crypto_kdf_derive_from_key(key->nonce, 32, 3, context, raw);
}

const struct secret_key *
secret_find(const struct secret *k, const uint8_t id[SECRET_ID])
{
	for (size_t i = 0; i < k->n; i++)
		if (memcmp(k->keys[i].id, id, SECRET_ID) == 0)
			return &k->keys[i];
	return NULL;
}

static int
damaged(const struct secret *k, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, "%s is damaged, so encrypted fields stay closed; put the copy of it back that you keep.", k->path);
}

static bool
hex(const char **s, uint8_t *ret, size_t n)
{
	size_t len = strspn(*s, "0123456789abcdef"), got;

	if (len != 2 * n || sodium_hex2bin(ret, n, *s, len, NULL, &got, NULL) != 0 || got != n)
		return false;
	*s += len;
	*s += **s == ' ';
	return true;
}

static bool
number(const char **s, int64_t max, int64_t *ret)
{
	char *end;

	if (**s < '1' || **s > '9')
		return false;
	errno = 0;
	*ret = strtoll(*s, &end, 10);
	*s = end + (*end == ' ');
	return errno == 0 && *ret <= max;
}

static bool
read_line(struct secret *k, const char *line)
{
	struct secret_key *key = &k->keys[k->n];
	struct secret_wrapped *w = &k->wrapped[k->nwrapped];
	uint8_t id[SECRET_ID], raw[32];
	const char *s;

	if (strncmp(line, "key ", 4) == 0) {
		s = line + 4;
		if (k->locked || k->n == SECRET_KEYS || !hex(&s, id, SECRET_ID) || !hex(&s, raw, 32) || *s != '\0')
			return false;
		secret_key_set(key, raw);
		sodium_memzero(raw, sizeof(raw));
		k->n++;
		return memcmp(key->id, id, SECRET_ID) == 0;
	}
	if (strncmp(line, "lock argon2id ", 14) == 0) {
		s = line + 14;
		k->locked = true;
		return k->n == 0 && number(&s, OPS_MAX, &k->ops) && number(&s, MEMORY_MAX, &k->memory) && hex(&s, k->salt, SECRET_SALT) &&
		    *s == '\0' && k->memory >= (int64_t)crypto_pwhash_MEMLIMIT_MIN;
	}
	if (strncmp(line, "sealed ", 7) == 0) {
		s = line + 7;
		if (!k->locked || k->nwrapped == SECRET_KEYS || !hex(&s, w->id, SECRET_ID) || !hex(&s, w->nonce, sizeof(w->nonce)) ||
		    !hex(&s, w->sealed, sizeof(w->sealed)) || *s != '\0')
			return false;
		k->nwrapped++;
		return true;
	}
	return false;
}

static bool
read_lines(struct secret *k, char *text)
{
	bool head = true;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		bool last = text[n] == '\0';

		text[n] = '\0';
		if (last || (head ? strcmp(text, HEAD) != 0 : !read_line(k, text)))
			return false;
		head = false;
		text += n + 1;
	}
	return k->n + k->nwrapped > 0;
}

static void
forget(struct secret *k)
{
	sodium_memzero(k->keys, sizeof(k->keys));
	sodium_memzero(k->wrap, sizeof(k->wrap));
	k->n = k->nwrapped = 0;
	k->there = k->locked = k->open = false;
}

static bool
unwrap(struct secret *k)
{
	for (size_t i = 0; i < k->nwrapped; i++) {
		const struct secret_wrapped *w = &k->wrapped[i];
		uint8_t raw[32];

		if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw, NULL, NULL, w->sealed, sizeof(w->sealed), w->id, SECRET_ID, w->nonce,
		    k->wrap) != 0) {
			k->n = 0;
			return false;
		}
		secret_key_set(&k->keys[i], raw);
		sodium_memzero(raw, sizeof(raw));
		k->n = i + 1;
	}
	return true;
}

static int
stretch(struct secret *k, const char *passphrase, uint8_t ret[32], struct hc_err *err)
{
	if (crypto_pwhash(ret, 32, passphrase, strlen(passphrase), k->salt, (unsigned long long)k->ops, (size_t)k->memory,
	    crypto_pwhash_ALG_ARGON2ID13) != 0)
		return hc_fail(err, HC_STORE, 0, "there is not enough memory for the passphrase (%" PRIi64 " MB are needed).",
		    k->memory >> 20);
	return HC_OK;
}

int
secret_unlock(struct secret *k, const char *passphrase, struct hc_err *err)
{
	int rc;

	if ((rc = secret_read(k, err)) < 0)
		return rc;
	if (!k->there || !k->locked)
		return HC_OK;
	if (strlen(passphrase) > PASSPHRASE_MAX)
		return hc_fail(err, HC_INVALID, 0, "a passphrase has at most %d bytes.", PASSPHRASE_MAX);
	if ((rc = stretch(k, passphrase, k->wrap, err)) < 0)
		return rc;
	if (!unwrap(k)) {
		sodium_memzero(k->wrap, sizeof(k->wrap));
		return hc_fail(err, HC_DENIED, 0, "that is not the passphrase of %s.", k->path);
	}
	k->open = true;
	return HC_OK;
}

struct secret_loan {
	uint8_t wrap[32], salt[SECRET_SALT];
};

struct secret_loan *
secret_lend(const struct secret *k)
{
	struct secret_loan *l;

	if (!k->locked || !k->open)
		return NULL;
	l = xmalloc(sizeof(*l));
	sodium_mlock(l, sizeof(*l));
	memcpy(l->wrap, k->wrap, sizeof(l->wrap));
	memcpy(l->salt, k->salt, sizeof(l->salt));
	return l;
}

void
secret_borrow(struct secret *k, const struct secret_loan *l)
{
	if (l == NULL || secret_read(k, NULL) < 0 || !k->there || !k->locked || memcmp(k->salt, l->salt, sizeof(l->salt)) != 0)
		return;		/* another passphrase by now: it is asked for as ever */
	memcpy(k->wrap, l->wrap, sizeof(l->wrap));
	k->open = unwrap(k);
	if (!k->open)
		sodium_memzero(k->wrap, sizeof(k->wrap));
}

void
secret_loan_free(struct secret_loan *l)
{
	if (l == NULL)
		return;
	sodium_munlock(l, sizeof(*l));
	free(l);
}

/* $HOTCRM_PASSPHRASE, or the first line of the file that it names by @. */
static bool
from_environment(const struct secret *k, char *buf, size_t size)
{
	const char *text = k->store->env->get(k->store->env, "HOTCRM_PASSPHRASE");
	bool got;
	FILE *f;

	if (text == NULL || text[0] == '\0')
		return false;
	if (text[0] != '@')
		return (size_t)snprintf(buf, size, "%s", text) < size;
	if ((f = fopen(text + 1, "re")) == NULL)
		return false;
	setvbuf(f, NULL, _IONBF, 0);
	got = fgets(buf, (int)size, f) != NULL;
	fclose(f);
	if (got)
		buf[strcspn(buf, "\r\n")] = '\0';
	return got;
}

static int
try_passphrase(struct secret *k, struct hc_err *err)
{
	char buf[PASSPHRASE_MAX + 2];
	int rc;

	if (k->asked)
		return HC_OK;
	k->asked = true;
	if (!from_environment(k, buf, sizeof(buf)) && (k->ask == NULL || !k->ask(k->ask_arg, buf, sizeof(buf))))
		return HC_OK;
	rc = secret_unlock(k, buf, err);
	sodium_memzero(buf, sizeof(buf));
	if (rc < 0)
		k->asked = false;
	return rc;
}

static void
stamp_of(const struct stat *st, int64_t ret[3])
{
	ret[0] = (int64_t)st->st_ino;
	ret[1] = (int64_t)st->st_mtim.tv_sec;
	ret[2] = (int64_t)st->st_mtim.tv_nsec;
}

int
secret_read(struct secret *k, struct hc_err *err)
{
	uint8_t wrap[32];
	char *text;
	int64_t stamp[3];
	struct stat st;
	ssize_t n;
	bool good, was_open = k->open && k->locked;
	int fd;

	if (sodium_init() < 0)
		return hc_fail(err, HC_BUG, 0, "libsodium cannot start.");
	if ((fd = open(k->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) < 0) {
		if (errno != ENOENT)
			return hc_fail(err, HC_STORE, 0, "%s cannot be read: %s.", k->path, strerror(errno));
		forget(k);
		k->read = true;
		return HC_OK;
	}
	if (fstat(fd, &st) < 0 || (st.st_mode & 077) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return hc_fail(err, HC_INVALID, 0, "others can read %s; run chmod 600 on it.", k->path);
	}
	stamp_of(&st, stamp);
	if (k->read && k->there && memcmp(stamp, k->stamp, sizeof(stamp)) == 0) {
		close(fd);
		return HC_OK;
	}
	text = xmalloc(LINES_MAX);
	n = read(fd, text, LINES_MAX - 1);
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	memcpy(wrap, k->wrap, sizeof(wrap));
	forget(k);
	k->read = true;
	good = n > 0 && strlen(text) == (size_t)n && read_lines(k, text);
	sodium_memzero(text, LINES_MAX);
	free(text);
	if (!good) {
		forget(k);
		k->read = false;
		return damaged(k, err);
	}
	k->there = true;
	k->open = !k->locked;
	memcpy(k->stamp, stamp, sizeof(stamp));
	if (k->locked && was_open) {	/* a key came beside it, under the same passphrase */
		memcpy(k->wrap, wrap, sizeof(wrap));
		k->open = unwrap(k);
	}
	sodium_memzero(wrap, sizeof(wrap));
	return HC_OK;
}

static void
put_hex(FILE *f, const uint8_t *data, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fprintf(f, "%02x", data[i]);
}

static void
put_keys(const struct secret *k, FILE *f)
{
	fprintf(f, "%s\n", HEAD);
	if (k->locked) {
		fprintf(f, "lock argon2id %" PRIi64 " %" PRIi64 " ", k->ops, k->memory);
		put_hex(f, k->salt, SECRET_SALT);
		fputc('\n', f);
	}
	for (size_t i = 0; i < k->n; i++) {
		const struct secret_key *key = &k->keys[i];
		uint8_t nonce[24], sealed[32 + 16];

		fputs(k->locked ? "sealed " : "key ", f);
		put_hex(f, key->id, SECRET_ID);
		fputc(' ', f);
		if (!k->locked) {
			put_hex(f, key->raw, 32);
		} else {
			k->store->env->random(k->store->env, nonce, sizeof(nonce));
			crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, NULL, key->raw, 32, key->id, SECRET_ID, NULL, nonce, k->wrap);
			put_hex(f, nonce, sizeof(nonce));
			fputc(' ', f);
			put_hex(f, sealed, sizeof(sealed));
		}
		fputc('\n', f);
	}
}

/* Makes the folder of a path that is not beside a workspace. */
static void
make_folder(const char *path)
{
	char dir[4096];

	if ((size_t)snprintf(dir, sizeof(dir), "%s", path) >= sizeof(dir))
		return;
	for (char *p = dir + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(dir, 0700);
			*p = '/';
		}
}

static void
sync_folder(const char *path)
{
	char dir[4096], *slash;
	int fd;

	if ((size_t)snprintf(dir, sizeof(dir), "%s", path) >= sizeof(dir))
		return;
	slash = strrchr(dir, '/');
	if (slash != NULL)
		slash[slash == dir] = '\0';
	if ((fd = open(slash != NULL ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0) {
		fsync(fd);
		close(fd);
	}
}

int
secret_write(struct secret *k, struct hc_err *err)
{
	char tmp[4200];
	struct stat st;
	bool bad;
	FILE *f;
	int fd;

	if ((size_t)snprintf(tmp, sizeof(tmp), "%s.new", k->path) >= sizeof(tmp))
		return hc_fail(err, HC_INVALID, 0, "the path of the workspace is too long.");
	unlink(tmp);
	if ((fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0 && errno == ENOENT) {
		make_folder(tmp);
		fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	}
	if (fd < 0 || (f = fdopen(fd, "w")) == NULL)
		return hc_fail(err, HC_STORE, 0, "%s cannot be made: %s.", tmp, strerror(errno));
	setvbuf(f, NULL, _IONBF, 0);	/* no copy of the keys in a buffer of the C library */
	put_keys(k, f);
	bad = ferror(f) || fsync(fd) < 0;
	if (fclose(f) != 0 || bad || rename(tmp, k->path) < 0) {
		unlink(tmp);
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", k->path, strerror(errno));
	}
	sync_folder(k->path);
	k->there = k->open = k->read = true;
	if (stat(k->path, &st) == 0)
		stamp_of(&st, k->stamp);
	return HC_OK;
}

const char *
secret_place(const struct env *env, struct arena *a, const char *path)
{
	const char *dir = env->get(env, "HOTCRM_SECRETS"), *mark = strchr(path, '#');

	if (!store_is_remote(path))
		return arena_printf(a, "%s-secret", path);
	return arena_printf(a, "%s/%s-secret", dir != NULL && dir[0] == '/' ? dir : arena_printf(a, "%s/secrets", env_data_dir(env, a)),
	    mark != NULL ? mark + 1 : "");
}

int
secret_carry(const struct env *env, const char *from, const char *to, struct hc_err *err)
{
	struct arena *a = arena_new("secret");
	const char *here = secret_place(env, a, from), *there = secret_place(env, a, to);
	int rc = HC_OK;

	if (access(here, F_OK) == 0) {
		make_folder(there);
		/* one that is there is of a workspace that is not any more: it is kept, under another name */
		if (rename(there, arena_printf(a, "%s.old", there)) < 0 && errno != ENOENT)
			rc = hc_fail(err, HC_STORE, 0, "%s cannot be moved aside: %s.", there, strerror(errno));
		else
			rc = secret_copy(here, there, err);
	}
	arena_free(a);
	return rc;
}

void
secret_erase(const struct env *env, const char *path)
{
	struct arena *a = arena_new("secret");

	unlink(secret_place(env, a, path));
	arena_free(a);
}

int
secret_copy(const char *from, const char *to, struct hc_err *err)
{
	char *text = xmalloc(LINES_MAX);
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), out = -1, rc = HC_OK;
	ssize_t n = in >= 0 ? read(in, text, LINES_MAX) : -1;

	if (n < 0)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be read: %s.", from, strerror(errno));
	else if ((out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0)
		rc = hc_fail(err, errno == EEXIST ? HC_CONFLICT : HC_STORE, 0, "%s cannot be made: %s.", to, strerror(errno));
	else if (write(out, text, (size_t)n) != n || fsync(out) < 0)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", to, strerror(errno));
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) < 0 && rc == HC_OK)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", to, strerror(errno));
	if (out >= 0 && rc < 0)
		unlink(to);
	sodium_memzero(text, LINES_MAX);
	free(text);
	return rc;
}

int
secret_lock(struct secret *k, const char *passphrase, struct hc_err *err)
{
	struct secret was = *k;
	int rc;

	if ((rc = secret_ready(k, err)) < 0)
		return rc;
	if (strlen(passphrase) < 8 || strlen(passphrase) > PASSPHRASE_MAX)
		return hc_fail(err, HC_INVALID, 0, "a passphrase has 8 to %d bytes.", PASSPHRASE_MAX);
	if (k->n == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "there is no key yet; it is made when the first encrypted field is filled in.");
	was = *k;
	k->locked = true;
	k->ops = crypto_pwhash_OPSLIMIT_MODERATE;
	k->memory = crypto_pwhash_MEMLIMIT_MODERATE;
	k->store->env->random(k->store->env, k->salt, sizeof(k->salt));
	if ((rc = stretch(k, passphrase, k->wrap, err)) < 0 || (rc = secret_write(k, err)) < 0)
		*k = was;
	sodium_memzero(&was, sizeof(was));
	return rc;
}

int
secret_strip(struct secret *k, struct hc_err *err)
{
	int rc;

	if ((rc = secret_ready(k, err)) < 0 || !k->locked)
		return rc;
	k->locked = false;
	if ((rc = secret_write(k, err)) < 0)
		k->locked = true;
	return rc;
}

bool
secret_is_locked(struct secret *k)
{
	return secret_read(k, NULL) == HC_OK && k->there && k->locked;
}

bool
secret_seems_locked(struct secret *k)
{
	const char *said = k->store->env->get(k->store->env, "HOTCRM_PASSPHRASE");
	const struct secret_key *key;

	if (secret_read(k, NULL) < 0)
		return true;
	if (k->there && !k->open)
		return k->ask == NULL && (said == NULL || said[0] == '\0');
	return secret_used(k, &key, NULL) == HC_NOTFOUND;
}

int
secret_state(struct secret *k, enum secret_state *ret, struct hc_err *err)
{
	const struct secret_key *key;
	int rc;

	if ((rc = secret_read(k, err)) < 0)
		return rc;
	if (k->there && k->locked && !k->open && (rc = try_passphrase(k, err)) < 0)
		return rc;
	if (k->there && !k->open) {
		*ret = SECRET_LOCKED;
		return HC_OK;
	}
	rc = secret_used(k, &key, NULL);
	if (rc < 0 && rc != HC_NOTFOUND)
		return secret_used(k, &key, err);
	*ret = rc == HC_NOTFOUND ? SECRET_MISSING : key != NULL ? SECRET_OPEN : SECRET_NONE;
	return HC_OK;
}

int
secret_ready(struct secret *k, struct hc_err *err)
{
	enum secret_state state;
	int rc;

	if ((rc = secret_state(k, &state, err)) < 0)
		return rc;
	if (state == SECRET_LOCKED)
		return hc_fail(err, HC_DENIED, 0, "the encrypted fields are locked; give their passphrase with secret unlock or in "
		    "HOTCRM_PASSPHRASE.");
	if (state == SECRET_MISSING)
		return hc_fail(err, HC_DENIED, 0, "the key of the encrypted fields is not in %s; put the copy of that file back that you "
		    "keep, or see hotcrm secret.", k->path);
	return HC_OK;
}
