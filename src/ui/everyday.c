/*
 * everyday.c - reminders and due jobs, by a clock that wakes only when something is to be done.
 *
 * A reminder is a record of `reminder`, or a task whose reminder is set; a snooze moves its time and a dismissal clears it,
 * through the save path like any edit, so that undo, other machines and the history know of it.
 */
#include "ui/everyday.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/log.h"
#include "base/map.h"
#include "base/time.h"
#include "base/uuid.h"
#include "cmd/session.h"
#include "job/job.h"
#include "ui/background.h"
#include "ui/cell.h"
#include "ui/save.h"
#include "ui/shell.h"
#include "ui/table.h"
#include "ui/user.h"
#include "ui/watch.h"
#include "ui/window.h"

#define FIRST_MS 400		/* after the start; the first page comes before */
#define JOBS_FIRST_MS 5000
#define LONGEST_MS (10 * 60 * 1000)
#define CHANGED_MS 1000		/* after an edit, so that a run of edits asks once */
#define SHOWN_MAX 100
#define SNOOZE_MIN 10

/* Where reminders live: object, text, time, and what says that it still counts. */
static const struct nudger {
	const char *object, *text, *due, *open, *off;
} sources[] = {
	{ "reminder", "text", "due", "user:me done:no", "done=yes" },
	{ "task", "subject", "reminder_date_time", "owner:me is_reminder_set:yes -status:completed", "is_reminder_set=no" },
};
#define NSOURCES (sizeof(sources) / sizeof(sources[0]))

struct nudge {
	const struct nudger *source;
	const struct object *object;
	uint8_t id[16];
	const char *text;
	int64_t due;
};

struct everyday {
	struct arena *arena;		/* of what is due */
	VEC(struct nudge) due;
	struct arena *seen_arena;
	struct map *seen;		/* "id due": said already */
	int64_t look_at, jobs_at;	/* ticks in ms, 0: not planned yet */
	bool looking, running;
};

/* One look: for each source, what is due and what comes next. */
struct look {
	struct app *app;
	int64_t now, next;
	struct {
		const struct nudger *source;
		const struct object *object;
		struct query *query[2];
		struct statement st[2];
		struct hc_value **rows[2];
		size_t n[2], id_column;
	} at[NSOURCES];
	size_t n;
};

static struct everyday *
of(struct app *app)
{
	if (app->everyday == NULL)
		app->everyday = ARENA_NEW(app->arena, struct everyday);
	return app->everyday;
}

void
everyday_forget_asked(struct app *app)
{
	if (app->everyday == NULL)
		return;
	if (app->everyday->looking)
		app->everyday->look_at = 0;
	app->everyday->looking = false;
}

static int64_t
ticks(struct app *app)
{
	return app->env->ticks(app->env) / 1000000;
}

void
everyday_free(struct app *app)
{
	if (app->everyday == NULL)
		return;
	arena_free(app->everyday->arena);
	arena_free(app->everyday->seen_arena);
	app->everyday = NULL;
}

static int
look_run(struct job *j, void *context)
{
	struct look *l = j->data;
	struct store *s = app_job_store(context);
	int rc = HC_OK;

	background_guard(s, j);
	for (size_t i = 0; i < l->n; i++)
		for (int k = 0; k < 2 && rc >= 0; k++)
			rc = read_all(s, &l->at[i].st[k], l->at[i].query[k], j->arena, &l->at[i].rows[k], &l->at[i].n[k], &j->err);
	background_guard(s, NULL);
	return rc;
}

static bool
new_to_us(struct everyday *e, const struct nudge *n)
{
	char key[80], id[UUID_TEXT];

	uuid_format(n->id, id);
	snprintf(key, sizeof(key), "%s %lld", id, (long long)n->due);
	if (e->seen == NULL || map_count(e->seen) > 10000) {
		arena_free(e->seen_arena);
		e->seen_arena = arena_new("seen");
		e->seen = map_new(e->seen_arena);
	}
	if (map_get(e->seen, key) != NULL)
		return false;
	map_put(e->seen, key, e);
	return true;
}

static void
say(struct app *app, const struct nudge *first, size_t fresh)
{
	if (fresh == 1)
		app_note(app, "Reminder: %s   (:reminders)", first->text);
	else if (fresh > 1)
		app_note(app, "%zu reminders, first: %s   (:reminders)", fresh, first->text);
}

static void
take(struct look *l, struct everyday *e, size_t i)
{
	const struct hc_value *row;

	for (size_t r = 0; r < l->at[i].n[0]; r++) {
		struct nudge n = { .source = l->at[i].source, .object = l->at[i].object };

		row = l->at[i].rows[0][r];
		if (row[0].kind != VALUE_TEXT || row[1].kind != VALUE_INT || row[l->at[i].id_column].kind != VALUE_ID)
			continue;
		n.text = arena_strndup(e->arena, row[0].s, row[0].len);
		n.due = row[1].i;
		memcpy(n.id, row[l->at[i].id_column].id, 16);
		vec_push(e->arena, &e->due, n);
	}
	if (l->at[i].n[1] > 0 && l->at[i].rows[1][0][1].kind == VALUE_INT &&
	    (l->next == 0 || l->at[i].rows[1][0][1].i < l->next))
		l->next = l->at[i].rows[1][0][1].i;
}

static const struct table_ops reminders_ops;

static void
look_done(struct job *j, void *arg)
{
	struct look *l = j->data;
	struct app *app = l->app;
	struct everyday *e = of(app);
	struct table *t = table_window(app_focus(app), &reminders_ops);
	const struct nudge *first = NULL;
	size_t fresh = 0;
	int64_t wait;

	e->looking = false;
	if (j->code < 0) {
		log_line(LOG_WARN, "reminders: %s", j->err.msg);
		e->look_at = ticks(app) + LONGEST_MS;
		return;
	}
	arena_free(e->arena);
	e->arena = arena_new("due");
	memset(&e->due, 0, sizeof(e->due));
	for (size_t i = 0; i < l->n; i++)
		take(l, e, i);
	for (size_t i = 0; i < e->due.n; i++) {
		if (!new_to_us(e, &e->due.at[i]))
			continue;
		first = first == NULL ? &e->due.at[i] : first;
		fresh++;
		event_raise_about(app, "reminder", e->due.at[i].object, e->due.at[i].id, e->due.at[i].text);
	}
	say(app, first, fresh);
	wait = l->next > 0 ? l->next - l->now : LONGEST_MS;
	e->look_at = ticks(app) + (wait < 50 ? 50 : wait > LONGEST_MS ? LONGEST_MS : wait);
	if (t != NULL)
		table_refresh(t);
	app_turn_ends(app);
}

/* Rows of one source at or before now, and the first one after. */
static bool
prepare(struct app *app, struct look *l, const struct nudger *s, struct arena *a)
{
	const struct object *o = model_object(app->work->model, s->object);
	const char *columns[] = { s->text, s->due, "id" };
	struct query_ctx c;
	char now[40];
	struct civil t;

	if (o == NULL || !access_object(app->work, o, 'r') || object_field(o, s->text) == NULL || object_field(o, s->due) == NULL)
		return false;
	zone_civil(NULL, l->now, &t);
	snprintf(now, sizeof(now), "%04d-%02d-%02dT%02d:%02d:%02dZ", t.year, t.month, t.day, t.hour, t.minute, t.second);
	c = background_query(app->work, a, o);
	for (int k = 0; k < 2; k++) {
		struct query *q;
		const char *text = arena_printf(a, k == 0 ? "%s %s <= \"%s\" sort %s limit %d" : "%s %s > \"%s\" sort %s limit %d", s->open,
		    s->due, now, s->due, k == 0 ? SHOWN_MAX : 1);

		if (query_parse(&c, text, &q, NULL) < 0 || query_set_columns(&c, q, columns, 3, NULL) < 0 ||
		    query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, NULL, &l->at[l->n].st[k], NULL) < 0)
			return false;
		l->at[l->n].query[k] = q;
	}
	l->at[l->n].id_column = 2;
	l->at[l->n].source = s;
	l->at[l->n].object = o;
	l->n++;
	return true;
}

static void
look(struct app *app)
{
	struct everyday *e = of(app);
	struct worker *worker = app_worker(app);
	struct job *j;
	struct look *l;

	e->look_at = ticks(app) + LONGEST_MS;
	if (app->work == NULL || worker == NULL || e->looking)
		return;
	j = job_new("reminders");
	l = ARENA_NEW(j->arena, struct look);
	l->app = app;
	l->now = app->env->now(app->env);
	for (size_t i = 0; i < NSOURCES; i++)
		prepare(app, l, &sources[i], j->arena);
	if (l->n == 0) {
		job_drop(j);
		return;
	}
	j->data = l;
	j->run = look_run;
	j->done = look_done;
	j->generation = ++app->generation;
	e->looking = true;
	worker_post(worker, j);
}

/* Jobs. */

static void
jobs_ended(void *arg, int code, const char *out, size_t n)
{
	struct app *app = arg;
	int ran = 0;

	of(app)->running = false;
	if (code != 0)
		log_line(LOG_WARN, "jobs run: exit %d", code);
	if (sscanf(out, "%9d job", &ran) == 1 && ran > 0)
		watch_look(app);
}

static void
run_jobs(struct app *app)
{
	struct everyday *e = of(app);
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	const char *argv[8] = { path };
	size_t k = 1;
	struct shell_run run = { .argv = argv, .done = jobs_ended, .arg = app };

	e->jobs_at = ticks(app) + LONGEST_MS;
	if (n <= 0 || app->work == NULL || app->db_path == NULL || app->readonly || store_readonly_reason(app->work->store) != NULL ||
	    e->running)
		return;
	path[n] = '\0';
	if (app->no_plugins)
		argv[k++] = "--no-plugins";
	argv[k++] = "-d";
	argv[k++] = app->db_path;
	argv[k++] = "jobs";
	argv[k] = "run";
	e->running = shell_start(app, &run, NULL) >= 0;
}

/* The clock. */

int
everyday_wait(struct app *app)
{
	struct everyday *e;
	int64_t now, left;

	if (app->terminal == NULL || app->work == NULL)
		return 0;
	e = of(app);
	now = ticks(app);
	if (e->look_at == 0) {
		e->look_at = now + FIRST_MS;
		e->jobs_at = now + JOBS_FIRST_MS;
	}
	left = (e->look_at < e->jobs_at ? e->look_at : e->jobs_at) - now;
	return left < 1 ? 1 : (int)left;
}

void
everyday_tick(struct app *app)
{
	struct everyday *e = of(app);
	int64_t now = ticks(app);

	if (app->terminal == NULL || app->work == NULL)
		return;
	if (now >= e->look_at)
		look(app);
	if (now >= e->jobs_at)
		run_jobs(app);
}

void
everyday_changed(struct app *app, const struct object *o)
{
	struct everyday *e = app->everyday;
	int64_t soon;

	for (size_t i = 0; e != NULL && i < NSOURCES; i++)
		if (strcmp(o->name, sources[i].object) == 0 || strcmp(o->name, "job") == 0) {
			soon = ticks(app) + CHANGED_MS;
			if (e->look_at > soon)
				e->look_at = soon;
			if (*o->name == 'j' && e->jobs_at > soon)
				e->jobs_at = soon;
		}
}

/* The list. */

static int
reminders_fill(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;
	struct everyday *e = of(app);
	struct buf when = BUF_INIT;
	char key[24];

	for (size_t i = 0; i < e->due.n; i++) {
		const struct nudge *n = &e->due.at[i];
		struct hc_value v = { .kind = VALUE_INT, .i = n->due };

		buf_reset(&when);
		snprintf(key, sizeof(key), "%zu", i);
		cell_value(app->work, object_field(n->object, n->source->due), &v, "", &when);
		table_add(t, key, (const char *[]){ n->text, buf_str(&when), n->object->label }, ROLE_TEXT);
	}
	buf_free(&when);
	return HC_OK;
}

static const struct nudge *
nudge_of(struct app *app, const struct table_row *r)
{
	size_t i = r != NULL ? (size_t)strtoul(r->key, NULL, 10) : SIZE_MAX;

	return i < of(app)->due.n ? &of(app)->due.at[i] : NULL;
}

/* A reminder about a record opens that record. */
static int
reminders_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct app *app = w->app;
	const struct nudge *n = nudge_of(app, table_current((struct table *)w));
	const struct object *o;
	struct hc_record *r;
	const struct field *f, *of_object;
	uint8_t id[16];

	if (n == NULL)
		return HC_OK;
	f = object_field(n->object, "record");
	of_object = object_field(n->object, "object");
	if (f != NULL && of_object != NULL && read_record(app->work->store, n->object, n->id, app->turn, &r, NULL) == HC_OK &&
	    record_get(r, f)->kind == VALUE_TEXT && record_get(r, of_object)->kind == VALUE_TEXT &&
	    (o = model_object(app->work->model, record_get(r, of_object)->s)) != NULL && uuid_parse(record_get(r, f)->s, id))
		return app_open_record(app, o, id, err);
	return app_open_record(app, n->object, n->id, err);
}

static int
set_one(struct app *app, const struct nudge *n, const char *assignment, struct hc_err *err)
{
	const char *eq = strchr(assignment, '=');
	const struct assignment set = { .field = arena_strndup(app->turn, assignment, (size_t)(eq - assignment)), .text = eq + 1 };

	return save_fields(app, n->object, n->id, &set, 1, err);
}

/* What is settled leaves the list at once; the next look confirms it. */
static int
settle(struct window *w, const struct call *c, struct hc_err *err)
{
	struct app *app = w->app;
	struct table *t = (struct table *)w;
	struct everyday *e = of(app);
	const struct table_row *const *rows;
	size_t n = table_targets(t, app->turn, &rows), kept = 0;
	bool snooze = strcmp(c->name, "snooze") == 0, *gone = ARENA_ARRAY(app->turn, bool, e->due.n + 1);
	int minutes = c->count > 0 ? c->count : c->argc > 0 ? (int)strtol(c->argv[0], NULL, 10) : SNOOZE_MIN, rc = HC_OK;
	struct civil at;

	if (minutes < 1 || minutes > 60 * 24 * 366)
		return hc_fail(err, HC_INVALID, 0, "snooze takes minutes: snooze 15.");
	zone_civil(NULL, app->env->now(app->env) + (int64_t)minutes * 60000, &at);
	for (size_t i = 0; i < n && rc >= 0; i++) {
		const struct nudge *d = nudge_of(app, rows[i]);

		if (d == NULL)
			continue;
		rc = set_one(app, d, snooze ? arena_printf(app->turn, "%s=%04d-%02d-%02dT%02d:%02d:%02dZ", d->source->due, at.year, at.month,
		    at.day, at.hour, at.minute, at.second) : d->source->off, err);
		gone[d - e->due.at] = rc >= 0;
	}
	for (size_t i = 0; i < e->due.n; i++)
		if (!gone[i])
			e->due.at[kept++] = e->due.at[i];
	e->due.n = kept;
	table_unmark(t);
	table_refresh(t);
	e->look_at = e->look_at > 0 ? ticks(app) + CHANGED_MS : 0;
	if (rc >= 0 && snooze)
		app_say(app, "Again in %d minute%s.", minutes, minutes == 1 ? "" : "s");
	return rc;
}

static const struct table_column reminders_columns[] = { { "What", 60, false }, { "Due", 16, false }, { "Of", 20, false } };
static const struct window_command reminders_commands[] = {
	{ "open", reminders_open }, { "snooze", settle }, { "delete", settle }, { NULL, NULL }
};
static const char *const reminders_footer[] = { "open", "snooze", "delete", "back", NULL };
static const struct table_ops reminders_ops = {
	.name = "reminders",
	.title = "Reminders",
	.columns = reminders_columns,
	.ncolumns = 3,
	.fill = reminders_fill,
	.commands = reminders_commands,
	.footer = reminders_footer,
	.empty = "Nothing is due. A reminder is made with: new reminder text=\"Call Ann\" user=me due=\"+2h\".",
};

int
everyday_command(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	if (app->work == NULL || strcmp(c->name, "reminders") != 0)
		return WINDOW_PASS;
	if ((rc = table_push(app, &reminders_ops, NULL, err)) >= 0)
		look(app);
	return rc;
}
