/*
 * share.c - finds the text files that come with the program: themes, keys, settings.
 *
 * The order is the user's folder, $HOTCRM_SHARE, the source tree that a build directory belongs to, the installed place:
 * so an uninstalled program runs on the tree's files and a user's file of the same name wins.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/file.h"
#include "ui/share.h"

#define MAX_FILE (1 << 20)

/* The folder of the running program, "" if unknown. */
static char *
program_dir(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n <= 0)
		return arena_strdup(a, "");
	path[n] = '\0';
	if ((slash = strrchr(path, '/')) != NULL)
		*slash = '\0';
	return arena_strdup(a, path);
}

size_t
share_dirs(struct arena *a, const struct env *env, const char *kind, const char *ret[SHARE_DIRS])
{
	const char *share = env->get(env, "HOTCRM_SHARE");
	const char *exe = program_dir(a);
	size_t n = 0;

	ret[n++] = strcmp(kind, "data") == 0 ? env_config_dir(env, a) :
	    arena_printf(a, "%s/%s", env_config_dir(env, a), kind);
	if (share != NULL && *share != '\0')
		ret[n++] = arena_printf(a, "%s/%s", share, kind);
	/* build/hotcrm beside the tree, and test programs that libtool keeps in build/.libs */
	if (*exe != '\0') {
		ret[n++] = arena_printf(a, "%s/../%s", exe, kind);
		ret[n++] = arena_printf(a, "%s/../../%s", exe, kind);
		ret[n++] = arena_printf(a, "%s/../share/hotcrm/%s", exe, kind);
	}
	ret[n++] = arena_printf(a, "%s/%s", HC_DATADIR, kind);
	return n;
}

char *
share_read_path(struct arena *a, const char *path)
{
	struct buf b = BUF_INIT;
	char *ret = NULL;

	if (file_text(path, MAX_FILE, &b, NULL) == HC_OK)
		ret = arena_strndup(a, buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

static char *
read_first(struct arena *a, const char *const *dirs, size_t n, const char *name, const char **path)
{
	for (size_t i = 0; i < n; i++) {
		char *file = arena_printf(a, "%s/%s", dirs[i], name);
		char *text = share_read_path(a, file);

		if (text != NULL) {
			if (path != NULL)
				*path = file;
			return text;
		}
	}
	return NULL;
}

char *
share_read(struct arena *a, const struct env *env, const char *kind, const char *name, const char **path)
{
	const char *dirs[SHARE_DIRS];
	size_t n = share_dirs(a, env, kind, dirs);

	return read_first(a, dirs, n, name, path);
}

char *
share_read_own(struct arena *a, const struct env *env, const char *kind, const char *name, const char **path)
{
	const char *dirs[SHARE_DIRS];
	size_t n = share_dirs(a, env, kind, dirs);

	return read_first(a, dirs + 1, n - 1, name, path);
}
