/*
 * carry_settings.c - where the server is, in the workspace; and the key that opens it, in a file of its own beside it.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/carry.h"
#include "net/net.h"

#define KEY_MAX 256

static const char *const names[] = { "url", "pin", "ca", "proxy", "off", "attachments", "journal" };
#define NAMES (sizeof(names) / sizeof(names[0]))

int
carry_settings(struct work *w, struct arena *a, struct carry_settings *ret, struct hc_err *err)
{
	const char *values[NAMES];
	int rc;

	for (size_t i = 0; i < NAMES; i++)
		if ((rc = store_meta_get(w->store, a, arena_printf(a, "sync.%s", names[i]), &values[i], err)) < 0)
			return rc;
	*ret = (struct carry_settings){ .url = values[0], .pin = values[1], .ca = values[2], .proxy = values[3],
	    .off = values[4] != NULL, .attachments = values[5] };
	return HC_OK;
}

static int
check_value(const char *name, const char *value, struct hc_err *err)
{
	if (strcmp(name, "url") == 0)
		return net_check_url(value, err);
	if (strcmp(name, "pin") == 0 && (strncmp(value, PIN_HEAD, strlen(PIN_HEAD)) != 0 || strlen(value) != 52))
		return hc_fail(err, HC_INVALID, 0, "A pin is sha256// and 44 characters of base64, not %.80s.", value);
	if (strcmp(name, "attachments") == 0 && strcmp(value, "none") != 0 && strcmp(value, "small") != 0 && strcmp(value, "all") != 0)
		return hc_fail(err, HC_INVALID, 0, "attachments is none, small (up to 1 MB) or all, not %.40s.", value);
	if (strcmp(name, "journal") == 0 && strcmp(value, "all") != 0 && (strspn(value, "0123456789") != strlen(value) || strlen(value) > 5 ||
	    strtol(value, NULL, 10) < 30))
		return hc_fail(err, HC_INVALID, 0, "journal is how many days edits are kept, 30 or more, or all, not %.40s.", value);
	if (strcmp(name, "ca") == 0 && access(value, R_OK) < 0)
		return hc_fail(err, HC_INVALID, 0, "%s cannot be read: %s.", value, strerror(errno));
	return HC_OK;
}

int
carry_set(struct work *w, const char *name, const char *value, struct hc_err *err)
{
	char key[32], url[2048], pin[64];
	int rc;

	for (size_t i = 0; i < NAMES; i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		/* openssl prints it without */
		if (value != NULL && strcmp(name, "pin") == 0 && strlen(value) == 44) {
			snprintf(pin, sizeof(pin), PIN_HEAD "%s", value);
			value = pin;
		}
		if (value != NULL && (rc = check_value(name, value, err)) < 0)
			return rc;
		if (value != NULL && i == 0) {
			/* paths are put behind it */
			snprintf(url, sizeof(url), "%s", value);
			while (*url != '\0' && url[strlen(url) - 1] == '/')
				url[strlen(url) - 1] = '\0';
			value = url;
		}
		snprintf(key, sizeof(key), "sync.%s", name);
		return store_meta_put(w->store, key, value, err);
	}
	return hc_fail(err, HC_INVALID, 0, "There is no setting %s of sync; there are url, key, pin, ca, proxy, attachments and journal.", name);
}

bool
carry_belongs(struct work *w)
{
	struct arena *a;
	struct sync_status st;
	bool belongs;

	if (sync_joined(w))
		return true;
	a = arena_new("belongs");
	belongs = sync_status(w, a, &st, NULL) == 0 && (st.joined || st.joining);
	arena_free(a);
	return belongs;
}

/* hk_<id>_<secret>: nothing that could end a header line. */
static bool
looks_like_key(const char *key)
{
	size_t n = strlen(key);

	if (n < 8 || n > KEY_MAX || strncmp(key, "hk_", 3) != 0 || strchr(key + 3, '_') == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)key[i]) && strchr("_-.~+/=", key[i]) == NULL)
			return false;
	return true;
}

static int
write_key(const char *path, const char *key, struct hc_err *err)
{
	char tmp[4200];
	bool bad;
	int fd;

	if ((size_t)snprintf(tmp, sizeof(tmp), "%s.new", path) >= sizeof(tmp))
		return hc_fail(err, HC_INVALID, 0, "The path of the workspace is too long.");
	unlink(tmp);
	fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be made: %s.", tmp, strerror(errno));
	bad = dprintf(fd, "%s\n", key) < 0 || fsync(fd) < 0;
	if (close(fd) < 0 || bad || rename(tmp, path) < 0) {
		unlink(tmp);
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));
	}
	return HC_OK;
}

static const char *
key_path(struct work *w, struct arena *a)
{
	return arena_printf(a, "%s-key", store_path(w->store));
}

int
carry_key_write(struct work *w, const char *text, struct hc_err *err)
{
	struct arena *a = arena_new("key");
	int rc = write_key(key_path(w, a), text, err);

	arena_free(a);
	return rc;
}

int
carry_key_put(struct work *w, const char *key, struct hc_err *err)
{
	struct arena *a;
	int rc = HC_OK;

	if (key != NULL && !looks_like_key(key))
		return hc_fail(err, HC_INVALID, 0, "That is not a key; `hotcrmd key create` prints one, it begins with hk_.");
	a = arena_new("key");
	if (key != NULL)
		rc = write_key(key_path(w, a), key, err);
	else if (unlink(key_path(w, a)) < 0 && errno != ENOENT)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be removed: %s.", key_path(w, a), strerror(errno));
	arena_free(a);
	return rc;
}

int
carry_key_get(struct work *w, struct arena *a, const char **ret, struct hc_err *err)
{
	const char *path = key_path(w, a);
	char key[KEY_MAX + 2];
	struct stat st;
	ssize_t n;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return hc_fail(err, HC_INVALID, 0, "The key of this workspace cannot be read (%s: %s); `hotcrm sync set key @FILE` "
		    "gives it again.", path, strerror(errno));
	if (fstat(fd, &st) < 0 || (st.st_mode & 077) != 0) {
		close(fd);
		return hc_fail(err, HC_INVALID, 0, "Others can read %s; run chmod 600 on it, or have a new key made.", path);
	}
	n = read(fd, key, sizeof(key) - 1);
	close(fd);
	key[n > 0 ? n : 0] = '\0';
	key[strcspn(key, "\r\n")] = '\0';
	if (!looks_like_key(key))
		return hc_fail(err, HC_INVALID, 0, "%s holds no key; `hotcrm sync set key @FILE` gives it again.", path);
	*ret = arena_strdup(a, key);
	return HC_OK;
}
