/*
 * editor.c - see editor.h. Long text is written where people write well; what they typed is never lost: when the place it came
 * from is gone, the file stays and its name is said.
 */
#include "ui/editor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/file.h"
#include "ui/shell.h"
#include "ui/window.h"

struct editing {
	void (*done)(void *arg, int code);
	void *arg;
};

static int
write_file(struct app *app, struct arena *a, const char *text, size_t n, const char **ret, struct hc_err *err)
{
	const char *dir = app->env->get(app->env, "TMPDIR");
	char *path = arena_printf(a, "%s/hotcrm-XXXXXX", dir != NULL && *dir == '/' ? dir : "/tmp");
	int fd = mkstemp(path), rc = HC_OK;	/* 0600 */

	if (fd < 0)
		return hc_fail(err, HC_STORE, 0, "no file can be made for the editor: %s.", strerror(errno));
	for (size_t at = 0; at < n && rc >= 0;) {
		ssize_t wrote = write(fd, text + at, n - at);

		if (wrote < 0 && errno != EINTR)
			rc = hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));
		at += wrote > 0 ? (size_t)wrote : 0;
	}
	close(fd);
	if (rc < 0)
		unlink(path);
	else
		*ret = path;
	return rc;
}

static void
editor_words(struct app *app, struct arena *a, const char *path, const char *argv[], size_t max)
{
	const char *s = app->env->get(app->env, "VISUAL");
	size_t n = 0;

	if (s == NULL || *s == '\0')
		s = app->env->get(app->env, "EDITOR");
	if (s == NULL || *s == '\0')
		s = "vi";
	while (*s != '\0' && n + 2 < max) {
		size_t len = strcspn(s, " ");

		if (len > 0)
			argv[n++] = arena_strndup(a, s, len);
		s += len + (s[len] == ' ');
	}
	argv[n++] = path;
	argv[n] = NULL;
}

static void
ended_behind(void *arg, int code, const char *out, size_t n)
{
	struct editing *e = arg;

	e->done(e->arg, code);
}

int
editor_start(struct app *app, struct arena *a, const char *text, size_t n, const char **path,
    void (*done)(void *arg, int code), void *arg, struct hc_err *err)
{
	const char *argv[16];
	int code = 0, rc;

	if ((rc = write_file(app, a, text, n, path, err)) < 0)
		return rc;
	editor_words(app, a, *path, argv, 16);
	if (app->terminal == NULL) {	/* a script's editor works without one */
		struct editing *e = ARENA_NEW(a, struct editing);

		*e = (struct editing){ .done = done, .arg = arg };
		rc = shell_start(app, &(struct shell_run){ .argv = argv, .done = ended_behind, .arg = e }, err);
	} else if ((rc = shell_front(app, argv, &code, err)) >= 0) {
		done(arg, code);
	}
	if (rc < 0)
		unlink(*path);
	return rc;
}

char *
editor_text(struct arena *a, const char *path)
{
	struct buf b = BUF_INIT;
	char *ret = NULL;

	if (file_text(path, 2 * EDITOR_TEXT_MAX, &b, NULL) == HC_OK)
		ret = arena_strndup(a, buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

/* The line being typed. */

struct typed {
	struct app *app;
	struct arena *arena;
	struct edit *edit;
	const char *path;
};

static struct edit *
typing(struct app *app)
{
	struct window *w = app_focus(app);

	return w != NULL && w->ops->edit != NULL ? w->ops->edit(w) : NULL;
}

static void
typed_ended(void *arg, int code)
{
	struct typed *t = arg;
	struct app *app = t->app;
	struct edit *e = typing(app);
	char *text = code == 0 ? editor_text(t->arena, t->path) : NULL;
	size_t n = text != NULL ? strlen(text) : 0;

	if (code != 0) {
		app_say(app, "The editor ended with %d; the text is as it was.", code);
		unlink(t->path);
	} else if (text == NULL) {
		app_say(app, "%s is no text any more; nothing was taken from it.", t->path);
	} else if (e == NULL || e != t->edit) {
		app_say(app, "The field is gone; what you wrote is in %s.", t->path);
	} else {
		while (n > 0 && text[n - 1] == '\n')	/* editors end the last line */
			n--;
		text[n] = '\0';
		edit_clear(e);
		edit_insert(e, text, n);
		if (app_focus(app)->ops->edited != NULL)
			app_focus(app)->ops->edited(app_focus(app));
		unlink(t->path);
	}
	app->dirty = true;
	arena_free(t->arena);
}

int
editor_command(struct app *app, const struct call *c, struct hc_err *err)
{
	struct edit *e = typing(app);
	struct arena *a;
	struct typed *t;
	struct buf b = BUF_INIT;
	int rc;

	if (strcmp(c->name, "line-end-editor") == 0) {
		size_t was = e != NULL ? e->at : 0;
		bool changed;

		if (e != NULL && edit_command(e, "line-end", &changed) && e->at != was)
			return HC_OK;
	} else if (strcmp(c->name, "editor") != 0) {
		return WINDOW_PASS;
	}
	if (e == NULL)
		return hc_fail(err, HC_INVALID, 0, "nothing is being typed here; e begins to.");
	a = arena_new("editor");
	t = ARENA_NEW(a, struct typed);
	*t = (struct typed){ .app = app, .arena = a, .edit = e };
	buf_printf(&b, "%s\n", edit_text(e));
	if ((rc = editor_start(app, a, buf_str(&b), b.len, &t->path, typed_ended, t, err)) < 0)
		arena_free(a);
	buf_free(&b);
	return rc;
}
