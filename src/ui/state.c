/*
 * state.c - reads and writes the program's own small files: a new file beside the old one, then rename.
 */
#include "ui/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/env.h"
#include "ui/share.h"

char *
state_path(struct app *app, struct arena *a, const char *name)
{
	return arena_printf(a, "%s/%s", env_state_dir(app->env, a), name);
}

static void
make_folders(char *path)
{
	for (char *s = path + 1; (s = strchr(s, '/')) != NULL; s++) {
		*s = '\0';
		mkdir(path, 0700);
		*s = '/';
	}
}

static bool
write_all(int fd, const char *text, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, text, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		text += k;
		n -= (size_t)k;
	}
	return true;
}

int
state_write(struct app *app, const char *name, const char *text, size_t n, struct hc_err *err)
{
	char *path = state_path(app, app->turn, name), *fresh = arena_printf(app->turn, "%s.%ld", path, (long)getpid());
	int fd, saved;

	make_folders(path);
	if ((fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) < 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));
	if (!write_all(fd, text, n) || close(fd) < 0 || rename(fresh, path) < 0) {
		saved = errno;
		unlink(fresh);
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(saved));
	}
	return HC_OK;
}

char *
state_read(struct app *app, struct arena *a, const char *name)
{
	return share_read_path(a, state_path(app, a, name));
}

void
state_remove(struct app *app, const char *name)
{
	unlink(state_path(app, app->turn, name));
}
