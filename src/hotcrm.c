/*
 * hotcrm.c - the program's main: options before the command, start order, shutdown; nothing else.
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/log.h"
#include "base/time.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "tui/tui.h"
#include "ui/app.h"
#include "ui/config.h"
#include "ui/remote.h"

struct options {
	const char *db, *conf, *commands, *script, *size, *session, *remote;
	bool readonly, no_plugins, clean, check_config, reader, fresh, events;
	int first;	/* index of the command's first word */
};

static int
usage(const char *what)
{
	fprintf(stderr, "hotcrm: %s is not an option here; `hotcrm help` lists them.\n", what);
	return 2;
}

/* Options that stand before the command. Returns -1 to go on, else the exit code. */
static int
read_options(int argc, char **argv, struct options *o)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1] != '\0'; i++) {
		const char **value = NULL, *a = argv[i];

		if (strcmp(a, "--version") == 0) {
			puts("hotcrm " HC_VERSION);
			return 0;
		} else if (strcmp(a, "--help") == 0) {
			break;
		} else if (strcmp(a, "-d") == 0) {
			value = &o->db;
		} else if (strcmp(a, "-c") == 0) {
			value = &o->conf;
		} else if (strcmp(a, "-e") == 0) {
			value = &o->commands;
		} else if (strcmp(a, "--script") == 0) {
			value = &o->script;
		} else if (strcmp(a, "--size") == 0) {
			value = &o->size;
		} else if (strcmp(a, "--session") == 0) {
			value = &o->session;
		} else if (strcmp(a, "--remote") == 0) {
			value = &o->remote;
		} else if (strcmp(a, "--events") == 0) {
			o->events = true;
		} else if (strcmp(a, "--fresh") == 0) {
			o->fresh = true;
		} else if (strcmp(a, "--readonly") == 0) {
			o->readonly = true;
		} else if (strcmp(a, "--no-plugins") == 0) {
			o->no_plugins = true;
		} else if (strcmp(a, "--clean") == 0) {
			o->clean = true;
		} else if (strcmp(a, "--reader") == 0) {
			o->reader = true;
		} else if (strcmp(a, "--check-config") == 0) {
			o->check_config = true;
		} else {
			return usage(a);
		}
		if (value != NULL) {
			if (++i >= argc) {
				fprintf(stderr, "hotcrm: %s needs a value.\n", a);
				return 2;
			}
			*value = argv[i];
		}
	}
	o->first = i;
	return -1;
}

static void
complain(struct arena *a, const char *text, const struct hc_err *err)
{
	const char *caret = text != NULL ? cmd_caret(a, text, err) : NULL;

	if (caret != NULL)
		fprintf(stderr, "%s\n", caret);
	fprintf(stderr, "hotcrm: %s\n", err->msg);
}

static int
terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize ws;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0)
		return ws.ws_col;
	return columns != NULL && strtol(columns, NULL, 10) > 0 ? (int)strtol(columns, NULL, 10) : 80;
}

/* One command, or the text of -e. */
static int
run_command(struct cmd *base, const struct options *o, int argc, char **argv)
{
	static const char *const help[] = { "help" };
	struct hc_err err = { .pos = -1 };
	struct buf text = BUF_INIT;
	int rc;

	if (o->commands != NULL)
		rc = cmd_run_text(base, o->commands, NULL, &err);
	else if (strcmp(argv[0], "--help") == 0)
		rc = cmd_run(base, 1, help, &err);
	else
		rc = cmd_run(base, (size_t)argc, (const char *const *)argv, &err);
	if (rc >= 0)
		rc = out_finish(base->out, &err);
	else
		out_finish(base->out, NULL);
	for (int i = 1; i < argc; i++)
		buf_printf(&text, "%s%s", i > 1 ? " " : "", argv[i]);
	if (rc < 0)
		complain(base->arena, o->commands == NULL && argc > 1 ? buf_str(&text) : NULL, &err);
	buf_free(&text);
	return err_exit(rc);
}

/* The workstation, or a list of what there is when there is no terminal. */
static int
run_workstation(struct cmd *base, const struct options *o)
{
	struct tui_options tui = { .conf = o->conf, .script = o->script, .size = o->size, .clean = o->clean, .reader = o->reader,
	    .session = o->session, .fresh = o->fresh,
	    .db_path = base->db_path, .readonly = base->readonly, .no_plugins = base->no_plugins };
	struct hc_err err = { .pos = -1 };
	int rc;

	if (o->script == NULL && isatty(STDERR_FILENO))
		tui_opening(base->db_path);	/* nothing else is on the terminal yet */
	rc = work_open(base->env, base->db_path, base->readonly ? STORE_READONLY : 0, base->no_plugins, NULL, &base->work, &err);
	tui_opened();
	if (rc < 0 && !(rc == HC_NOTFOUND && (o->script != NULL || isatty(STDIN_FILENO)))) {
		complain(base->arena, NULL, &err);
		return err_exit(rc);
	}
	if (o->script == NULL && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
		fprintf(stderr, "hotcrm: the workstation needs a terminal; name a command (`hotcrm help` lists them).\n");
		return 2;
	}
	rc = tui_main(&base->work, base->env, &tui, &err);
	if (rc < 0)
		complain(base->arena, NULL, &err);
	return err_exit(rc);
}

/* Reads all files of keys and settings and says what is wrong in them: a line each, FILE:LINE:COL: what. */
static int
check_config(struct cmd *base, const struct options *o)
{
	struct app_options ao = { .env = base->env, .db_path = base->db_path, .readonly = true, .no_plugins = base->no_plugins,
	    .clean = o->clean, .conf = o->conf, .w = 80, .h = 24 };
	struct hc_err err = { .pos = -1 };
	struct app *app;
	int rc;

	/* with a workspace, objects are known too */
	if (work_open(base->env, base->db_path, STORE_READONLY, base->no_plugins, NULL, &ao.work, NULL) < 0)
		ao.work = NULL;
	if ((rc = app_new(&ao, &app, &err)) < 0) {
		work_close(ao.work);
		complain(base->arena, NULL, &err);
		return err_exit(rc);
	}
	config_check(app);
	for (size_t i = 0; i < app->faults.n; i++) {
		const struct fault *f = &app->faults.at[i];

		printf("%s:%d:%d: %s\n", f->file, f->line, f->col, f->text);
	}
	rc = app->faults.n > 0 ? HC_INVALID : HC_OK;
	base->work = app_free(app);
	return err_exit(rc);
}

/* Commands for the workstation that runs, or what happens in it. */
static int
drive(struct cmd *base, const struct options *o)
{
	struct hc_err err = { .pos = -1 };
	int rc = remote_send(base->env, o->remote, &err);

	if (rc < 0)
		complain(base->arena, NULL, &err);
	return err_exit(rc);
}

/* Commands may change the directory; the workspace stays where it was named. */
static const char *
absolute(struct arena *a, const char *path)
{
	char here[4096];

	if (path[0] == '/' || getcwd(here, sizeof(here)) == NULL)
		return path;
	return arena_printf(a, "%s/%s", here, path);
}

int
main(int argc, char **argv)
{
	struct options o = {0};
	const struct env *env;
	struct arena *a;
	struct cmd base;
	char *state;
	int rc;

	if ((rc = read_options(argc, argv, &o)) >= 0)
		return rc;
	setlocale(LC_CTYPE, "");
	signal(SIGXFSZ, SIG_IGN);	/* a file that may not grow is a full disk: an error, not the end */
	if (getenv("TZDIR") != NULL)
		zone_set_dir(getenv("TZDIR"));
	uicommands_register();
	a = arena_new("turn");
	env = env_process(a);
	state = env_state_dir(env, a);
	log_open(arena_printf(a, "%s/log", state), LOG_INFO);
	base = (struct cmd){ .env = env, .arena = a, .readonly = o.readonly, .no_plugins = o.no_plugins,
	    .db_path = absolute(a, o.db != NULL ? o.db : work_default_path(env, a)),
	    .out = out_file(a, stdout, isatty(STDOUT_FILENO), terminal_width()) };
	if (o.check_config)
		rc = check_config(&base, &o);
	else if (o.remote != NULL || o.events)
		rc = drive(&base, &o);
	else if (o.first < argc || o.commands != NULL)
		rc = run_command(&base, &o, argc - o.first, argv + o.first);
	else
		rc = run_workstation(&base, &o);
	work_close(base.work);
	log_close();
	arena_free(a);
	return rc;
}
