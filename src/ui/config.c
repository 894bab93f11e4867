/*
 * config.c - reads files of keys and settings, line by line, and remembers what was wrong where.
 */
#include "ui/config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/env.h"
#include "base/log.h"
#include "model/hot.h"
#include "ui/block.h"
#include "ui/macro.h"
#include "ui/options.h"
#include "ui/share.h"
#include "ui/table.h"
#include "ui/team.h"
#include "ui/user.h"

#define FAULTS_MAX 500
#define FILES_MAX 64

static void
add_fault(struct app *app, const char *file, int line, int col, const struct hc_err *err)
{
	struct fault f = { .line = line, .col = col, .code = err->code };

	if (app->faults.n >= FAULTS_MAX)
		return;
	f.file = arena_strdup(app->arena, file);
	f.text = arena_strdup(app->arena, err->msg);
	vec_push(app->arena, &app->faults, f);
}

void
config_fault(struct app *app, const char *text)
{
	const char *at = strstr(text, ": ");
	struct hc_err err = { .pos = -1, .code = HC_INVALID };
	int line = 0, col = 0;
	const char *p = at, *file;

	if (at == NULL)
		return;
	for (int colons = 0; p > text && colons < 2; )
		colons += *--p == ':';
	if (*p != ':' || sscanf(p, ":%8d:%8d", &line, &col) != 2)
		p = at;
	file = arena_strndup(app->turn, text, (size_t)(p - text));
	snprintf(err.msg, sizeof(err.msg), "%s", at + 2);
	for (size_t i = 0; i < app->faults.n; i++)
		if (strcmp(app->faults.at[i].file, file) == 0 && app->faults.at[i].line == line && strcmp(app->faults.at[i].text, err.msg) == 0)
			return;
	add_fault(app, file, line, col, &err);
}

/* A text that does not even split: the line of the fault is blanked and the rest is tried again. */
static void
split_text(struct app *app, char *text, const char *file, struct hot_text *ret)
{
	struct hc_err err = { .pos = -1 };

	for (int tries = 0; tries < FAULTS_MAX; tries++) {
		struct hot_text parsed = {0};
		const char *at, *msg = err.msg;
		int line = 1, col = 1;

		if (hot_commands(app->turn, text, file, &parsed, &err) >= 0) {
			*ret = parsed;
			return;
		}
		/* the message begins with FILE:LINE:COL */
		if (strncmp(msg, file, strlen(file)) == 0 && sscanf(msg + strlen(file), ":%8d:%8d", &line, &col) == 2 &&
		    (at = strstr(msg, ": ")) != NULL)
			memmove(err.msg, at + 2, strlen(at + 2) + 1);
		add_fault(app, file, line, col, &err);
		if (err.pos < 0 || (size_t)err.pos >= strlen(text))
			return;
		for (at = text + err.pos; at > text && at[-1] != '\n';)
			at--;
		for (char *s = text + (at - text); *s != '\0' && *s != '\n'; s++)
			*s = ' ';
	}
}

void
config_text(struct app *app, const char *text, const char *file)
{
	const char *was = app->source_file;
	int was_line = app->source_line;
	struct hot_text parsed = {0};

	split_text(app, arena_strdup(app->turn, text), file, &parsed);
	for (size_t i = 0; i < parsed.directives.n; i++) {
		const struct hot_line *l = &parsed.directives.at[i].lines.at[0];
		struct hc_err err = { .pos = -1 };
		const struct hot_word *w;

		app->source_file = file;
		app->source_line = l->line;
		app->fault_word = 0;
		if (app->team_reading && team_check(app, l, &err) < 0) {
			add_fault(app, file, l->line, 1, &err);
			continue;
		}
		if (block_line(app, l, 0, &err) >= 0 || l->words.n == 0)
			continue;
		w = &l->words.at[app->fault_word >= 0 && (size_t)app->fault_word < l->words.n ? (size_t)app->fault_word : 0];
		add_fault(app, file, w->line, w->col, &err);
		log_line(LOG_WARN, "%s:%d:%d: %s", file, w->line, w->col, err.msg);
	}
	app->source_file = was;
	app->source_line = was_line;
}

void
app_source(struct app *app, const char *text, const char *file)
{
	size_t was = app->faults.n;

	config_text(app, text, file);
	if (app->faults.n == was)
		return;
	app_say(app, "%s:%d:%d: %s", app->faults.at[was].file, app->faults.at[was].line, app->faults.at[was].col,
	    app->faults.at[was].text);
	app->message_role = ROLE_ERROR;
}

int
config_check_block(struct app *app, const char *text, struct hc_err *err)
{
	struct hot_text parsed;

	return hot_commands(app->turn, text, NULL, &parsed, err);
}

static int64_t
mtime(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec : 0;
}

/* Files that are not there are watched too. */
static bool
read_path(struct app *app, const char *path)
{
	struct config_file f = { .path = arena_strdup(app->arena, path), .mtime = mtime(path) };
	char *text = share_read_path(app->turn, path);

	if (app->files.n < FILES_MAX)
		vec_push(app->arena, &app->files, f);
	if (text == NULL)
		return false;
	config_text(app, text, path);
	return true;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_conf(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 5 && d->d_name[0] != '.' && strcmp(d->d_name + n - 5, ".conf") == 0;
}

/* hotcrm.conf, then keys.conf, then conf.d in the order of names. */
static void
read_folder(struct app *app, const char *dir)
{
	struct dirent **names = NULL;
	int n;

	read_path(app, arena_printf(app->turn, "%s/hotcrm.conf", dir));
	read_path(app, arena_printf(app->turn, "%s/keys.conf", dir));
	n = scandir(arena_printf(app->turn, "%s/conf.d", dir), &names, is_conf, by_name);
	for (int i = 0; i < n; i++) {
		read_path(app, arena_printf(app->turn, "%s/conf.d/%s", dir, names[i]->d_name));
		free(names[i]);
	}
	free(names);
}

static void
read_system(struct app *app)
{
	const char *dirs = app->env->get(app->env, "XDG_CONFIG_DIRS");

	if (dirs == NULL || *dirs == '\0')
		dirs = "/etc/xdg";
	for (const char *s = dirs; *s != '\0';) {
		size_t n = strcspn(s, ":");

		if (n > 0 && *s == '/')
			read_folder(app, arena_printf(app->turn, "%.*s/hotcrm", (int)n, s));
		s += n + (s[n] == ':');
	}
}

static int
read_own(struct app *app, struct hc_err *err)
{
	static const char *const own[] = { "keys.conf", "hotcrm.conf" };

	for (size_t i = 0; i < 2; i++) {
		const char *path;
		char *text = share_read_own(app->turn, app->env, "data", own[i], &path);

		if (text == NULL)
			return hc_fail(err, HC_NOTFOUND, 0, "%s is missing from the installed data; install again, or set HOTCRM_SHARE to "
			    "the folder that holds data/ and themes/.", own[i]);
		config_text(app, text, own[i]);
	}
	return HC_OK;
}

static int
read_preset(struct app *app, const char *name, struct hc_err *err)
{
	char *text;
	bool team;

	if (strcmp(name, "vim") == 0)
		return HC_OK;	/* keys.conf itself */
	if (*name == '\0' || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(name) ||
	    (text = share_read(app->turn, app->env, "data", arena_printf(app->turn, "presets/%s.conf", name), NULL)) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "there is no preset \"%.40s\"; there are vim, simple and emacs.", name);
	team = app->team_reading;
	app->team_reading = false;	/* whoever asks for it, it is the program's or the user's own */
	config_text(app, text, arena_printf(app->turn, "presets/%s.conf", name));
	app->team_reading = team;
	return HC_OK;
}

int
config_preset(struct app *app, const char *name, struct hc_err *err)
{
	const char *was = app->preset;
	int rc;

	if (app->reading && app->preset_forced)
		return HC_OK;
	if (app->reading) {
		if ((rc = read_preset(app, name, err)) >= 0)
			app->preset = arena_strdup(app->arena, name);
		return rc;
	}
	if (strcmp(name, "vim") != 0 && share_read(app->turn, app->env, "data", arena_printf(app->turn, "presets/%s.conf", name),
	    NULL) == NULL)
		return read_preset(app, name, err);
	app->preset = arena_strdup(app->arena, name);
	app->preset_forced = true;
	if ((rc = config_reload(app, err)) < 0)
		app->preset = was;
	return rc;
}

static void
say_faults(struct app *app)
{
	const struct fault *f = &app->faults.at[0];

	app_say(app, app->faults.n > 1 ? "%s:%d:%d: %s  (%zu more; :faults lists them)" : "%s:%d:%d: %s", f->file, f->line, f->col,
	    f->text, app->faults.n - 1);
	app->message_role = ROLE_ERROR;
	app->message_kept = true;
}

int
config_read(struct app *app, struct hc_err *err)
{
	int rc;

	app->reading = true;
	app->files.n = app->faults.n = 0;
	if ((rc = read_own(app, err)) >= 0) {
		if (app->preset_forced)
			read_preset(app, app->preset, NULL);
		if (!app->clean) {
			read_system(app);
			team_read(app);
			read_folder(app, env_config_dir(app->env, app->turn));
		}
		if (!app->clean)
			macro_read(app);
		if (app->conf != NULL && !read_path(app, app->conf))
			rc = hc_fail(err, HC_NOTFOUND, 0, "%s cannot be read; give -c a file of settings.", app->conf);
	}
	app->reading = false;
	if (rc >= 0 && app->team_shell != app->team_used && !app->clean)
		return config_reload(app, err);	/* the user's files decide what those before them may say */
	if (rc >= 0 && app->faults.n > 0)
		say_faults(app);
	return rc;
}

int
config_reload(struct app *app, struct hc_err *err)
{
	app->keymap = keymap_new(app->arena);
	user_reset(app);
	app->npending = 0;
	return config_read(app, err);
}

bool
config_stale(struct app *app)
{
	for (size_t i = 0; i < app->files.n; i++)
		if (mtime(app->files.at[i].path) != app->files.at[i].mtime)
			return true;
	return false;
}

/* The first word of each command of a block is known. */
static int
check_commands(struct app *app, const char *text, struct hc_err *err)
{
	struct hot_text parsed;
	const char *near;
	int rc;

	if ((rc = hot_commands(app->turn, text, NULL, &parsed, err)) < 0)
		return rc;
	for (size_t i = 0; i < parsed.directives.n; i++) {
		const char *name = parsed.directives.at[i].lines.at[0].words.at[0].text;

		if (cmd_find(name) != NULL || *name == ',' || (*name >= '0' && *name <= '9') ||
		    (app->work != NULL ? model_object(app->work->model, name) != NULL : strstr(name, "x_") == name))
			continue;
		near = cmd_near(name);
		return hc_fail(err, HC_INVALID, 0, near != NULL ? "%.40s is not a command; did you mean %s?" :
		    "%.40s is not a command.", name, near);
	}
	return HC_OK;
}

void
config_check(struct app *app)
{
	for (size_t i = 0; i < keymap_count(app->keymap); i++) {
		const struct binding *b = keymap_at(app->keymap, i);
		struct hc_err err = { .pos = -1 };
		const char *colon = strrchr(b->source, ':');
		char keys[64];

		if (b->removed || check_commands(app, b->command, &err) >= 0)
			continue;
		err_prefix(&err, "%s in %s", keymap_text(b->keys, b->nkeys, keys, sizeof(keys)), b->context);
		add_fault(app, colon != NULL ? arena_strndup(app->turn, b->source, (size_t)(colon - b->source)) : b->source,
		    colon != NULL ? (int)strtol(colon + 1, NULL, 10) : 0, 1, &err);
	}
}

/* The list of faults. */

static int
faults_fill(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;

	for (size_t i = 0; i < app->faults.n; i++) {
		const struct fault *f = &app->faults.at[i];
		char place[300], key[24];
		const char *cells[] = { place, f->text };

		snprintf(place, sizeof(place), "%.250s:%d:%d", f->file, f->line, f->col);
		snprintf(key, sizeof(key), "%zu", i);
		table_add(t, key, cells, f->code == HC_CONFLICT ? ROLE_WARN : ROLE_ERROR);
	}
	return HC_OK;
}

static const struct table_column faults_columns[] = { { "Where", 60, false }, { "What is wrong", 500, false } };
static const char *const faults_footer[] = { "filter", "reload", "back", NULL };
static const struct table_ops faults_ops = {
	.name = "faults",
	.title = "Faults in the settings",
	.columns = faults_columns,
	.ncolumns = 2,
	.fill = faults_fill,
	.footer = faults_footer,
	.empty = "Nothing is wrong in the files of keys and settings.",
};

int
config_faults(struct app *app, struct hc_err *err)
{
	return table_push(app, &faults_ops, NULL, err);
}

void
config_print(struct app *app, struct buf *out)
{
	char keys[64];

	buf_adds(out, "# Settings and keys as they are. Lines of this kind go to hotcrm.conf and keys.conf.\n");
	for (size_t i = 0; i < option_count(); i++) {
		const struct setting *o = option_at(i);

		buf_printf(out, "option %s ", o->name);
		hot_quote(out, o->get(app, o));
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < keymap_count(app->keymap); i++) {
		const struct binding *b = keymap_at(app->keymap, i);

		if (b->removed || b->source == NULL || strncmp(b->source, "keys.conf:", 10) == 0 || strncmp(b->source, "presets/", 8) == 0)
			continue;
		buf_printf(out, "map! %s%s %s ", b->confirm ? "-c " : "", b->context, keymap_text(b->keys, b->nkeys, keys, sizeof(keys)));
		hot_quote(out, b->note);
		buf_printf(out, "%s%s { %s }\n", b->when != NULL ? " when " : "", b->when != NULL ? b->when : "", b->command);
	}
}
