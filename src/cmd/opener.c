/*
 * opener.c - what `file open` and the Files tab do with a file: a private copy, then the system's own program for its kind.
 *
 * The copy is read-only, so that nobody edits it and believes it saved; it goes a day later.
 */
#include "cmd/opener.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "store/blob.h"

#define KEEP 86400	/* s */

extern char **environ;

static const char *
folder(const struct env *env, struct arena *a)
{
	return arena_printf(a, "%s/opened", env_state_dir(env, a));
}

/* One folder per file, which holds that file alone. */
static void
drop(struct arena *a, const char *dir)
{
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d != NULL && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlink(arena_printf(a, "%s/%s", dir, e->d_name));
	if (d != NULL)
		closedir(d);
	rmdir(dir);
}

void
opener_forget(const struct env *env, struct arena *a, bool all)
{
	const char *top = folder(env, a);
	struct dirent *e;
	struct stat st;
	DIR *d = opendir(top);

	while (d != NULL && (e = readdir(d)) != NULL) {
		const char *dir = arena_printf(a, "%s/%s", top, e->d_name);

		if (e->d_name[0] != '.' && lstat(dir, &st) == 0 && S_ISDIR(st.st_mode) && (all || time(NULL) - st.st_mtime > KEEP))
			drop(a, dir);
	}
	if (d != NULL)
		closedir(d);
}

static int
make_folder(const char *path, struct hc_err *err)
{
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return hc_fail(err, HC_STORE, 0, "cannot make the folder %s: %s.", path, strerror(errno));
	return HC_OK;
}

/* Opening these would run them. */
static bool
runs(const struct fileref *ref)
{
	static const char *const suffixes[] = { ".desktop", ".sh", ".exe", ".com", ".bat", ".cmd", ".jar", ".appimage", ".app", ".command",
		".scpt", ".ps1", ".vbs", ".msi", ".lnk" };
	size_t n = strlen(ref->name);

	if (strcmp(ref->type, "application/x-executable") == 0)
		return true;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (n >= strlen(suffixes[i]) && strcasecmp(ref->name + n - strlen(suffixes[i]), suffixes[i]) == 0)
			return true;
	return false;
}

/* A shell starts it and ends at once: so the program is nobody's zombie, and that it is not there is known. The path is an
   operand, no part of the shell's text. */
static int
start(const char *program, const char *path, struct hc_err *err)
{
	static const char text[] = "command -v \"$0\" >/dev/null || exit 127; \"$0\" \"$1\" </dev/null >/dev/null 2>&1 &";
	char *argv[] = { "sh", "-c", (char *)text, (char *)program, (char *)path, NULL };
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attr;
	sigset_t none;
	pid_t pid;
	int rc, status = 0;

	sigemptyset(&none);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_addopen(&fa, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&fa, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&fa, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setpgroup(&attr, 0);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
	rc = posix_spawn(&pid, "/bin/sh", &fa, &attr, argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&fa);
	while (rc == 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (rc != 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127))
		return hc_fail(err, HC_NOTFOUND, 0, "There is no program %s to open files with; name one in $HOTCRM_OPENER, or save the file.",
		    program);
	return HC_OK;
}

int
opener_open(const struct env *env, struct store *s, struct arena *a, const struct fileref *ref, const char **path, struct hc_err *err)
{
	const char *program = env->get(env, "HOTCRM_OPENER"), *dir;
	int rc;

	if (runs(ref))
		return hc_fail(err, HC_DENIED, 0, "%s is a program; it is not opened from here. `file save` it and decide yourself.", ref->name);
	opener_forget(env, a, false);
	dir = arena_printf(a, "%s/%.16s", folder(env, a), ref->hash);
	*path = arena_printf(a, "%s/%s", dir, ref->name);
	if ((rc = make_folder(folder(env, a), err)) < 0 || (rc = make_folder(dir, err)) < 0 ||
	    (rc = blob_save(s, ref->hash, *path, true, err)) < 0)
		return rc;
	if (chmod(*path, 0400) < 0)
		return hc_fail(err, HC_STORE, 0, "cannot write %s: %s.", *path, strerror(errno));
#ifdef __APPLE__
	return start(program != NULL && *program != '\0' ? program : "open", *path, err);
#else
	return start(program != NULL && *program != '\0' ? program : "xdg-open", *path, err);
#endif
}
