/*
 * tui.c - from main to the loop and back: the app, the terminal or a script, and the way out.
 */
#include "tui/tui.h"

#include <stdio.h>
#include <unistd.h>

#include "tui/term.h"
#include "ui/app.h"
#include "ui/script.h"
#include "ui/session.h"

static struct tty *open_tty;	/* for the message of a program that is out of memory */

static void
restore(void)
{
	struct tty *t = open_tty;

	open_tty = NULL;
	term_close(t);
}

/* The size is the script's own: a test must not depend on who runs it. */
static int
run_script(struct app_options *ao, struct work **work, const struct tui_options *o, struct hc_err *err)
{
	struct app *app;
	int rc;

	if (o->size != NULL && (sscanf(o->size, "%4dx%4d", &ao->w, &ao->h) != 2 || ao->w < 1 || ao->h < 1))
		return hc_fail(err, HC_INVALID, 0, "--size wants COLUMNSxROWS, for example 80x24.");
	if ((rc = app_new(ao, &app, err)) < 0)
		return rc;
	rc = script_run(app, o->script, stdout, err);
	*work = app_free(app);
	return rc;
}

int
tui_main(struct work **work, const struct env *env, const struct tui_options *o, struct hc_err *err)
{
	struct app_options ao = {
		.env = env, .work = *work, .db_path = o->db_path, .readonly = o->readonly, .no_plugins = o->no_plugins,
		.clean = o->clean, .reader = o->reader, .conf = o->conf, .fresh = o->fresh, .w = 80, .h = 24,
	};
	struct arena *a;
	struct tty *t;
	struct app *app;
	int rc;

	ao.session = o->session;
	if (o->script != NULL)
		return run_script(&ao, work, o, err);
	if ((rc = term_open(env, &t, err)) < 0)
		return rc;
	open_tty = t;
	term_query(t);	/* the answers come while the workspace opens */
	xmalloc_on_abort(restore);
	term_size(t, &ao.w, &ao.h);
	a = arena_new("tui");
	if (ao.session == NULL)
		ao.session = session_name(a, env->get(env, "USER"), ttyname(STDIN_FILENO));
	rc = app_new(&ao, &app, err);
	arena_free(a);
	if (rc < 0) {
		restore();
		return rc;
	}
	app->canvas->ascii = term_ascii(t);
	rc = loop_run(app, t, err);
	restore();
	*work = app_free(app);
	xmalloc_on_abort(NULL);
	return rc;
}
