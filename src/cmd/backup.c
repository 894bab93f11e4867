/*
 * backup.c - `backup [FILE]` copies the workspace while it is in use; `restore FILE` puts a copy in its place.
 *
 * Without a name, copies rotate under FILE.backups: the newest seven are kept.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/time.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "store/blob.h"
#include "store/secret.h"

#define KEEP 7

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
rotate(struct cmd *c, const char *dir)
{
	VEC(const char *) names = {0};
	struct dirent *e;
	DIR *d = opendir(dir);

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name);

		if (len > 3 && strcmp(e->d_name + len - 3, ".db") == 0)
			vec_push(c->arena, &names, arena_strdup(c->arena, e->d_name));
	}
	closedir(d);
	if (names.n <= KEEP)
		return;
	qsort(names.at, names.n, sizeof(names.at[0]), by_name);
	for (size_t i = 0; i + KEEP < names.n; i++) {
		const char *path = arena_printf(c->arena, "%s/%s", dir, names.at[i]);

		unlink(path);
		unlink(arena_printf(c->arena, "%s-secret", path));
		blob_remove(path);
	}
}

/* The key of encrypted fields goes along only when that was asked for; else it is said where it is. */
static int
key_along(struct cmd *c, const char *path, struct hc_err *err)
{
	struct secret *k = store_secret(c->work->store);
	enum secret_state state;
	struct hc_err why;

	if (secret_state(k, &state, &why) >= 0 && state == SECRET_NONE)
		return HC_OK;
	if (cmd_option(c, "with-key") != NULL)
		return secret_copy(secret_path(k), arena_printf(c->arena, "%s-secret", path), err);
	out_notice(c->out, "The key of its encrypted fields is in %s and not in the backup; keep a copy of that file elsewhere.",
	    secret_path(k));
	return HC_OK;
}

static int
backup_run(struct cmd *c, struct hc_err *err)
{
	const char *path = c->nargs > 0 ? c->args[0] : NULL, *dir = NULL;
	struct civil t;
	int rc;

	if (c->nargs > 1)
		return hc_fail(err, HC_INVALID, 0, "backup takes one file name.");
	if (path == NULL) {
		dir = arena_printf(c->arena, "%s.backups", store_path(c->work->store));
		if (mkdir(dir, 0700) != 0 && errno != EEXIST)
			return hc_fail(err, HC_STORE, 0, "%s cannot be made: %s.", dir, strerror(errno));
		zone_civil(c->work->locale.zone, c->env->now(c->env), &t);
		path = arena_printf(c->arena, "%s/%04d-%02d-%02d-%02d%02d%02d.db", dir, t.year, t.month, t.day, t.hour, t.minute,
		    t.second);
	}
	if ((rc = store_backup(c->work->store, path, err)) < 0)
		return rc;
	/* not fatal: a full disk, a file that may not be written */
	if (store_readonly_reason(c->work->store) == NULL && store_copy_note(c->work->store, path, err) < 0)
		out_notice(c->out, "The copy is made; that it was is not noted: %s", err->msg);
	if (dir != NULL)
		rotate(c, dir);
	out_line(c->out, "%s", path);
	return key_along(c, path, err);
}

/* A key that lies beside the backup takes the place of the one that is there, which is kept; without one, that one stays. */
static int
restore_key(struct cmd *c, const char *to, const char *old, struct hc_err *err)
{
	const char *from = arena_printf(c->arena, "%s-secret", c->args[0]), *here = arena_printf(c->arena, "%s-secret", to);

	if (access(from, F_OK) != 0)
		return HC_OK;
	if (rename(here, arena_printf(c->arena, "%s-secret", old)) != 0 && errno != ENOENT)
		return hc_fail(err, HC_STORE, 0, "%s cannot be moved aside: %s.", here, strerror(errno));
	return secret_copy(from, here, err);
}

/* The copy is checked before it takes the place; what was there stays beside it under a name with the time. */
static int
restore_run(struct cmd *c, struct hc_err *err)
{
	const char *to = c->db_path, *old, *suffixes[] = { "-wal", "-shm", ".blobs" };
	struct store *from;
	struct civil t;
	int rc;

	if (c->nargs != 1)
		return hc_fail(err, HC_INVALID, 0, "restore needs one backup file.");
	if (access(c->args[0], R_OK) != 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%s cannot be read: %s.", c->args[0], strerror(errno));
	if ((rc = store_open(c->args[0], STORE_READONLY, c->env, &from, err)) < 0)
		return rc;
	zone_civil(NULL, c->env->now(c->env), &t);
	old = arena_printf(c->arena, "%s.before-restore-%04d%02d%02d%02d%02d%02d", to, t.year, t.month, t.day, t.hour, t.minute,
	    t.second);
	rc = store_backup(from, arena_printf(c->arena, "%s.restoring", to), err);
	store_close(from);
	if (rc < 0)
		return rc;
	if (access(to, F_OK) == 0 && rename(to, old) != 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be moved aside: %s.", to, strerror(errno));
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (rename(arena_printf(c->arena, "%s%s", to, suffixes[i]), arena_printf(c->arena, "%s%s", old, suffixes[i])) != 0 &&
		    errno != ENOENT)
			return hc_fail(err, HC_STORE, 0, "%s%s cannot be moved aside: %s.", to, suffixes[i], strerror(errno));
	if ((rename(arena_printf(c->arena, "%s.restoring.blobs", to), arena_printf(c->arena, "%s.blobs", to)) != 0 && errno != ENOENT) ||
	    rename(arena_printf(c->arena, "%s.restoring", to), to) != 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be put in place: %s.", to, strerror(errno));
	if ((rc = restore_key(c, to, old, err)) < 0)
		return rc;
	out_notice(c->out, "Restored %s; what was there is %s.", c->args[0], old);
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "with-key", .help = "copy the key of encrypted fields too, to FILE-secret: whoever has both reads them" },
	{ .name = NULL }
};

const struct cmd_def cmd_backup = {
	.name = "backup",
	.usage = "[FILE]",
	.summary = "copy the workspace while it is in use",
	.help = "Without a file name the copy goes to WORKSPACE.backups, where the newest seven are kept. The copy is checked. "
	    "Attached files above 256 kB go to FILE.blobs beside it: keep the two together. The key of "
	    "encrypted fields is not in it unless you ask.",
	.flags = CMD_APART,
	.options = options,
	.complete = "file",
	.run = backup_run,
};

const struct cmd_def cmd_restore = {
	.name = "restore",
	.usage = "FILE",
	.summary = "put a backup in the workspace's place",
	.help = "The backup is checked first; the present workspace is kept beside it under a name with the time. "
	    "A key of encrypted fields that lies beside the backup, FILE-secret, comes along.",
	.flags = CMD_NO_WORK,
	.complete = "file",
	.run = restore_run,
};
