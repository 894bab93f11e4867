/*
 * files.c - files of the record that has the cursor: attaching, opening with the system's program, saving.
 *
 * A row of attachments means its file, a file field under the cursor means that, any other record the only file it has. Bytes
 * are read on the worker, so that a large file does not hold up a key; the attachment itself is an edit like any other, and
 * undo takes it back.
 */
#include "ui/files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/env.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "cmd/carry.h"
#include "cmd/opener.h"
#include "engine/file.h"
#include "ui/background.h"
#include "ui/prompt.h"
#include "ui/record.h"
#include "ui/save.h"

static int
by_word(const void *a, const void *b)
{
	return strcmp(((const struct query_hint *)a)->word, ((const struct query_hint *)b)->word);
}

/* Names in the folder that was typed so far; folders end in a slash, so that Tab goes on into them. */
static size_t
complete_path(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	struct app *app = arg;
	size_t slash = 0, n = 0;
	const char *dir;
	struct dirent *e;
	struct stat st;
	DIR *d;

	for (size_t i = 0; i < pos; i++)
		if (text[i] == '/')
			slash = i + 1;
	dir = engine_path(app->env, app->turn, slash > 0 ? arena_strndup(a, text, slash) : "./");
	*from = slash;
	if ((d = opendir(dir)) == NULL)
		return 0;
	while (n < max && (e = readdir(d)) != NULL) {
		const char *path = arena_printf(a, "%s%s", dir, e->d_name);

		if (strncmp(e->d_name, text + slash, pos - slash) != 0 || (e->d_name[0] == '.' && text[slash] != '.') ||
		    !utf8_is_clean(e->d_name, strlen(e->d_name)) || stat(path, &st) < 0)
			continue;
		out[n++] = (struct query_hint){ .word = arena_printf(a, "%s%s", e->d_name, S_ISDIR(st.st_mode) ? "/" : "") };
	}
	closedir(d);
	if (n > 1)
		qsort(out, n, sizeof(out[0]), by_word);
	return n;
}

/* --- in --- */

struct attaching {
	struct app *app;
	struct window *window;
	const struct object *object;
	uint8_t id[16];
	const char *path, *workspace;
	struct fileref ref;
};

static int
attach(struct attaching *t, struct hc_err *err)
{
	struct work *w = t->app->work;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_USER, arena_printf(t->app->turn, "attach %s", t->ref.name), &tx, err)) < 0)
		return rc;
	if ((rc = engine_attach(tx, t->object, t->id, &t->ref, NULL, NULL, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

/* On the worker's thread, whose own connection only reads. */
static int
take_in(struct job *j, void *context)
{
	struct attaching *t = j->data;
	struct store *s;

	if ((j->code = store_open(t->workspace, STORE_SECOND, NULL, &s, &j->err)) < 0)
		return j->code;
	background_guard(s, j);
	j->code = blob_add(s, t->path, &t->ref, &j->err);
	background_guard(s, NULL);
	store_close(s);
	return j->code;
}

static void
taken_in(struct job *j, void *arg)
{
	struct attaching *t = j->data;
	struct record *rw = record_of(t->window);
	struct buf size = BUF_INIT;

	if (j->code < 0 || attach(t, &j->err) < 0) {
		app_error(t->app, &j->err);
		return;
	}
	/* the name that has just come is what one looks for */
	if (rw != NULL && rw->tabs[rw->tab].kind == TAB_FILES && record_list(rw) != NULL)
		record_list(rw)->measured = false;
	fileref_size(t->ref.size, &size);
	app_say(t->app, "Attached %s, %s.%s", t->ref.name, buf_str(&size), save_undo_hint(t->app));
	buf_free(&size);
}

static void
path_typed(void *arg, const char *path)
{
	const struct attaching *t = arg;
	struct job *j;
	struct attaching *at;

	if (*path == '\0')
		return;
	j = job_new("attach");
	at = arena_dup(j->arena, t, sizeof(*t));
	at->path = arena_strdup(j->arena, engine_path(t->app->env, t->app->turn, path));
	at->workspace = arena_strdup(j->arena, store_path(t->app->work->store));
	j->data = at;
	j->run = take_in;
	j->done = taken_in;
	background_post(t->window, j);
}

static size_t
complete_attach(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	return complete_path(((struct attaching *)arg)->app, a, text, pos, out, max, from);
}

static int
run_attach(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "file", .done = path_typed, .complete = complete_attach, .whole = true };
	struct window *w = app_focus(app);
	struct attaching *t;
	const char *name = w != NULL && w->ops->value != NULL ? w->ops->value(w, "object") : NULL;
	const char *id = name != NULL ? w->ops->value(w, "id") : NULL;

	if (id == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no record to attach a file to.");
	/* on a page's tab the page's own record is meant, not the row's */
	t = ARENA_NEW(w->arena, struct attaching);
	t->app = app;
	t->window = w;
	if ((t->object = model_object(app->work->model, name)) == NULL || !uuid_parse(id, t->id))
		return hc_fail(err, HC_INVALID, 0, "there is no record to attach a file to.");
	if (model_object(app->work->model, "attachment") == NULL || !t->object->attachments)
		return hc_fail(err, HC_INVALID, 0, "%s take no files.", t->object->plural);
	if (c->argc > 0) {
		path_typed(t, c->rest);
		return HC_OK;
	}
	prompt_open(app, &ops, t, "File: ", "");
	return HC_OK;
}

/* --- out --- */

static int
only_attachment(struct app *app, const struct hc_record *r, struct fileref *ret, struct hc_err *err)
{
	struct hc_record **at;
	size_t n;
	int rc;

	if ((rc = engine_attachments(app->work, r->object, r->values[SLOT_ID].id, app->turn, &at, &n, err)) < 0)
		return rc;
	if (n == 1)
		return engine_file(app->work, at[0], NULL, ret, err);
	return n == 0 ? hc_fail(err, HC_NOTFOUND, 0, "%s has no file.", record_title(r)) :
	    hc_fail(err, HC_INVALID, 0, "%s has %zu files; choose one on its Files tab.", record_title(r), n);
}

/* The file under the cursor; when its bytes are not here, they are asked for. */
static int
file_here(struct app *app, struct fileref *ret, struct hc_err *err)
{
	struct window *w = app_focus(app), *inner;
	struct record *rw = record_of(w);
	const struct field *f = NULL;
	const char *name, *id;
	const struct object *o;
	struct hc_record *r;
	uint8_t raw[16];
	int rc;

	if (rw != NULL && rw->tabs[rw->tab].kind == TAB_DETAILS && (f = record_field(rw)) != NULL && !field_is_file(f))
		f = NULL;
	if (w != NULL && w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	name = w != NULL && w->ops->value != NULL ? w->ops->value(w, "object") : NULL;
	id = name != NULL ? w->ops->value(w, "id") : NULL;
	if (id == NULL || (o = model_object(app->work->model, name)) == NULL || !uuid_parse(id, raw))
		return hc_fail(err, HC_INVALID, 0, "there is no file under the cursor.");
	if ((rc = read_record(app->work->store, o, raw, app->turn, &r, err)) < 0 || (rc = access_record(app->work, r, 'r', err)) < 0)
		return rc;
	rc = engine_file(app->work, r, f != NULL ? f->name : NULL, ret, err);
	if (rc == HC_NOTFOUND && f == NULL && o->attachments)
		rc = only_attachment(app, r, ret, err);
	if (rc < 0 || blob_here(app->work->store, ret->hash, NULL))
		return rc;
	if (blob_ask(app->work->store, ret->hash, NULL) < 0 || !carry_belongs(app->work) || carry_ask(app->work, NULL) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The bytes of %s are not on this machine.", ret->name);
	return hc_fail(err, HC_NOTFOUND, 0, "The bytes of %s are not on this machine yet; the next exchange with the server fetches them.",
	    ret->name);
}

static int
run_open(struct app *app, const struct call *c, struct hc_err *err)
{
	struct fileref ref;
	const char *path;
	int rc;

	if (c->argc > 0)
		return WINDOW_PASS;
	if ((rc = file_here(app, &ref, err)) < 0 ||
	    (rc = opener_open(app->env, app->work->store, app->turn, &ref, &path, err)) < 0)
		return rc;
	app_say(app, "Opened a copy of %s.", ref.name);
	return HC_OK;
}

struct saving {
	struct app *app;
	struct fileref ref;
};

static void
save_to(void *arg, const char *path)
{
	struct saving *t = arg;
	struct hc_err err = { .pos = -1 };
	struct stat st;

	if (*path == '\0')
		return;
	path = engine_path(t->app->env, t->app->turn, path);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		path = arena_printf(t->app->turn, "%s/%s", path, t->ref.name);
	if (blob_save(t->app->work->store, t->ref.hash, path, false, &err) < 0)
		app_error(t->app, &err);
	else
		app_say(t->app, "Saved %s.", path);
}

static size_t
complete_save(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	return complete_path(((struct saving *)arg)->app, a, text, pos, out, max, from);
}

static int
run_save(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "file", .done = save_to, .complete = complete_save, .whole = true };
	struct fileref ref;
	struct saving *t;
	int rc;

	if ((rc = file_here(app, &ref, err)) < 0)
		return rc;
	t = ARENA_NEW(app_focus(app)->arena, struct saving);
	t->app = app;
	t->ref = ref;
	if (c->argc > 0)
		save_to(t, c->rest);
	else
		prompt_open(app, &ops, t, "Save as: ", arena_strdup(t->app->turn, ref.name));
	return HC_OK;
}

int
files_command(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct {
		const char *name;
		int (*run)(struct app *app, const struct call *c, struct hc_err *err);
	} commands[] = { { "attach-here", run_attach }, { "open-file", run_open }, { "save-file", run_save } };

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, c->name) == 0)
			return app->work != NULL ? commands[i].run(app, c, err) : hc_fail(err, HC_INVALID, 0, "there is no workspace yet.");
	return WINDOW_PASS;
}
