/*
 * path.c - which workspace: $HOTCRM_DB, or the one in use under the data directory.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/local.h"

/* A workspace's name is a file's name: short, and nothing that leads elsewhere. */
static bool
is_name(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

	return n > 0 && n <= 64 && s[n] == '\0';
}

const char *
work_current_name(const struct env *env, struct arena *a)
{
	char name[80];
	FILE *f = fopen(arena_printf(a, "%s/current", env_data_dir(env, a)), "re");
	size_t n = f != NULL ? fread(name, 1, sizeof(name) - 1, f) : 0;

	if (f != NULL)
		fclose(f);
	name[n] = '\0';
	name[strcspn(name, "\n")] = '\0';
	return is_name(name) ? arena_strdup(a, name) : "default";
}

char *
work_named_path(const struct env *env, struct arena *a, const char *name)
{
	return arena_printf(a, "%s/%s.db", env_data_dir(env, a), name);
}

char *
work_default_path(const struct env *env, struct arena *a)
{
	const char *path = env->get(env, "HOTCRM_DB");

	if (path != NULL && path[0] != '\0')
		return arena_strdup(a, path);
	return work_named_path(env, a, work_current_name(env, a));
}

int
work_use(const struct env *env, const char *name, struct hc_err *err)
{
	struct arena *a = arena_new("path");
	const char *file, *tmp;
	struct stat st;
	FILE *f = NULL;
	int rc = HC_OK;

	file = arena_printf(a, "%s/current", env_data_dir(env, a));
	tmp = arena_printf(a, "%s.new", file);
	if (!is_name(name))
		rc = hc_fail(err, HC_INVALID, 0, "A workspace's name has letters, digits, - and _, at most 64.");
	else if (stat(work_named_path(env, a, name), &st) < 0)
		rc = hc_fail(err, HC_NOTFOUND, 0, "There is no workspace %s; `workspace new %s` makes one.", name, name);
	else if ((f = fopen(tmp, "we")) == NULL || fprintf(f, "%s\n", name) < 0 || fclose(f) != 0 || rename(tmp, file) < 0)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", file, strerror(errno));
	arena_free(a);
	return rc;
}
