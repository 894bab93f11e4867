/*
 * print.c - what a window shows, whole, as text a page wide: all rows of a list and not only those on the screen.
 *
 * A list is asked again as a query with its columns and order; a record prints as `show` does; anything else as it stands.
 */
#include "ui/print.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/time.h"
#include "base/uuid.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/shell.h"
#include "ui/window.h"

#define PAGE_W 110		/* characters of a landscape page */

static int
run_for_text(struct app *app, size_t argc, const char *const *argv, struct buf *out, struct hc_err *err)
{
	struct cmd base = { .env = app->env, .work = app->work, .arena = app->turn, .db_path = app->db_path, .ui = app };
	int rc;

	base.out = out_buffer(app->turn, out, PAGE_W);
	rc = cmd_run(&base, argc, argv, err);
	if (out_finish(base.out, err) < 0 && rc >= 0)
		rc = HC_STORE;
	return rc;
}

static void
add_condition(struct buf *b, const char *text)
{
	if (text != NULL && text[strspn(text, " ")] != '\0')
		buf_printf(b, " (%s)", text);
}

static int
list_text(struct list *l, struct buf *out, struct hc_err *err)
{
	struct app *app = l->window.app;
	struct pager_spec s = list_spec(l);
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];
	const char *argv[4] = { "list", NULL, "-o", "table" };
	int rc;

	buf_adds(&b, s.object->name);
	add_condition(&b, s.where);
	add_condition(&b, s.filter);
	add_condition(&b, s.also);
	if (s.link != NULL) {
		uuid_format(s.parent, id);
		buf_printf(&b, " %s:%s", s.link->name, id);
	}
	buf_adds(&b, " show ");
	for (size_t i = 0; i < s.ncolumns; i++)
		buf_printf(&b, "%s%s", i ? "," : "", s.columns[i]);
	if (s.sort != NULL)
		buf_printf(&b, " sort %s", s.sort);
	argv[1] = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	rc = run_for_text(app, 4, argv, out, err);
	return rc;
}

static int
window_text(struct app *app, struct buf *out, struct hc_err *err)
{
	struct window *w = app_focus(app);
	struct list *l = list_of(w);
	struct record *rw = record_of(w);
	char id[UUID_TEXT];

	if (l != NULL)
		return list_text(l, out, err);
	if (rw != NULL) {
		const char *argv[] = { "show", rw->object->name, id };

		uuid_format(rw->id, id);
		return run_for_text(app, 3, argv, out, err);
	}
	canvas_dump(app->canvas, false, out);
	return HC_OK;
}

/* Title and date above, as on any print-out. */
static void
add_head(struct app *app, struct buf *out)
{
	struct window *w = app_focus(app);
	struct cmd c = { .env = app->env, .work = app->work, .arena = app->turn };
	const char *title = w->ops->title != NULL ? w->ops->title(w) : NULL, *when = cmd_when(&c, app->env->now(app->env));

	buf_printf(out, "%s%s%s\n\n", title != NULL ? title : "HotCRM", "   ", when);
}

static void
printed(void *arg, int code, const char *out, size_t n)
{
	struct app *app = arg;

	if (code == 0)
		app_say(app, "Sent to the printer.");
	else
		app_say(app, "The printer said no: %.*s", (int)(n < 200 ? strcspn(out, "\n") : 200), n > 0 ? out : "lp failed");
}

static int
to_printer(struct app *app, const struct buf *text, struct hc_err *err)
{
	static const char *const argv[] = { "lp", "-t", "HotCRM", "-o", "landscape", "-o", "cpi=12", NULL };
	struct shell_run run = { .argv = argv, .input = buf_str(text), .input_len = text->len, .done = printed, .arg = app };


	if (!shell_program(app, "lp"))
		return hc_fail(err, HC_NOTFOUND, 0, "there is no printer program here (lp); :print FILE.pdf or FILE.txt writes it to a file.");
	return shell_start(app, &run, err);
}

static int
to_file(struct app *app, const char *path, const struct buf *text, struct hc_err *err)
{
	size_t done = 0;
	int fd;

	if ((fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0)
		return errno == EEXIST ? hc_fail(err, HC_CONFLICT, 0, "%s is there already; name another file.", path) :
		    hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));
	while (done < text->len) {
		ssize_t k = write(fd, text->data + done, text->len - done);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			break;
		done += (size_t)k;
	}
	if (close(fd) < 0 || done < text->len) {
		unlink(path);
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));
	}
	app_say(app, "Printed to %s.", path);
	return HC_OK;
}

static const char *
path_of(struct app *app, const char *s)
{
	const char *home = app->env->get(app->env, "HOME");

	return s[0] == '~' && s[1] == '/' && home != NULL ? arena_printf(app->turn, "%s%s", home, s + 1) : s;
}

int
print_command(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *path = c->argc > 0 ? path_of(app, c->rest) : NULL;
	size_t n = path != NULL ? strlen(path) : 0;
	struct buf text = BUF_INIT;
	int rc;

	if (strcmp(c->name, "print") != 0)
		return WINDOW_PASS;
	if (app->work == NULL || app_focus(app) == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is nothing to print yet.");
	if (n > 4 && strcasecmp(path + n - 4, ".pdf") == 0)
		return print_pdf(app, path, err);
	add_head(app, &text);
	if ((rc = window_text(app, &text, err)) >= 0)
		rc = path != NULL ? to_file(app, path, &text, err) : to_printer(app, &text, err);
	buf_free(&text);
	return rc;
}
