/*
 * pickfield.c - picking a field's value: one of its options, or a record of the object it links to.
 */
#include <string.h>

#include "base/uuid.h"
#include "job/job.h"
#include "model/type.h"
#include "ui/background.h"
#include "ui/picker.h"

#define PICK_MS 4		/* a letter waits no longer for its choices; then the worker looks for them */
#define PICK_ROWS 50
#define PICK_HERE 20000		/* of a table with more rows the worker looks from the start */
#define INDEX_MS 60		/* of the worker, for rows that wait for the index */

struct pick {
	struct app *app;
	const struct field *field;
	void (*done)(void *arg, const char *value, const char *shown);
	void *arg;
	bool many;		/* of a large table, or it took the worker once: letters go there at once */
};

static void
option_done(void *arg, const struct choice *c, const char *text)
{
	struct pick *p = arg;

	if (c != NULL)
		p->done(p->arg, c->data, *c->data != '\0' ? c->text : "");
}

static void
record_done(void *arg, const struct choice *c, const char *text)
{
	struct pick *p = arg;
	char id[UUID_TEXT];

	if (c == NULL)
		return;
	if (c->data != NULL && *c->data == '\0') {
		p->done(p->arg, "", "");
		return;
	}
	uuid_format(c->id, id);
	p->done(p->arg, arena_strdup(p->app->turn, id), c->text);
}

/* A condition that finds records whose title holds the words typed. */
static char *
title_condition(struct arena *a, const struct object *o, const char *text)
{
	struct buf b = BUF_INIT;
	char *ret;

	buf_printf(&b, "%s:", o->title->name);
	query_quote(&b, text, strlen(text));
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static int
add_condition(struct query_ctx *c, struct query *q, const char *text, struct hc_err *err)
{
	const struct expr *e;
	int rc;

	if ((rc = query_parse_condition(c, text, &e, err)) < 0)
		return rc;
	query_and(q, c->arena, e);
	return HC_OK;
}

static int
record_query(struct pick *p, struct query_ctx *c, const char *text, struct query **ret, struct hc_err *err)
{
	const struct object *o = p->field->target;
	const char *paths[1] = { o->title->name };
	struct query *q;
	int rc;

	if ((rc = query_parse(c, "", &q, err)) < 0)
		return rc;
	if (*text != '\0' && (rc = add_condition(c, q, title_condition(c->arena, o, text), err)) < 0)
		return rc;
	if (p->field->filter != NULL && (rc = add_condition(c, q, p->field->filter, err)) < 0)
		return rc;
	if ((rc = query_set_columns(c, q, paths, 1, err)) < 0 || (rc = query_set_sort(c, q, o->title->name, err)) < 0)
		return rc;
	*ret = q;
	return HC_OK;
}

static size_t
put_rows(const struct object *o, const struct query *q, struct hc_value **rows, size_t n, struct arena *a, struct choice *out)
{
	size_t id = 0;

	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.at[i].field == o->fields.at[SLOT_ID])
			id = i;
	for (size_t i = 0; i < n; i++) {
		struct choice *ch = &out[i];

		memset(ch, 0, sizeof(*ch));
		ch->text = rows[i][0].kind == VALUE_TEXT ? arena_strndup(a, rows[i][0].s, rows[i][0].len) : "(no name)";
		if (rows[i][id].kind == VALUE_ID)
			memcpy(ch->id, rows[i][id].id, 16);
	}
	return n;
}

/* implements picker.fill */
static int
record_fill(void *arg, const char *text, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	struct pick *p = arg;
	struct query_ctx c = work_query(p->app->work, a, p->field->target);
	struct hc_value **rows;
	struct query *q;
	size_t found;
	int rc;

	*n = 0;
	if ((rc = record_query(p, &c, text, &q, err)) < 0)
		return rc;
	if (p->many)
		return hc_fail(err, HC_BUSY, 0, "too many to look through at once");
	app_limit(p->app, PICK_MS);
	rc = read_page(p->app->work->store, &c, q, &(struct page_at){ .limit = max < PICK_ROWS ? (int64_t)max : PICK_ROWS }, false, a,
	    &rows, &found, err);
	app_limit(p->app, 0);
	p->many = rc == HC_BUSY;
	if (rc >= 0)
		*n = put_rows(p->field->target, q, rows, found, a, out);
	return rc;
}

struct looking {
	struct query_ctx ctx;
	struct query *query;
	struct hc_value **rows;
	size_t n;
};

/* implements job.run */
static int
record_look_run(struct job *j, void *context)
{
	struct store *s = app_job_store(context);
	struct looking *l = j->data;
	int rc;

	background_index(s, j, INDEX_MS, false);
	background_guard(s, j);
	rc = read_page(s, &l->ctx, l->query, &(struct page_at){ .limit = PICK_ROWS }, false, j->arena, &l->rows, &l->n, &j->err);
	background_guard(s, NULL);
	return rc;
}

/* implements picker.look */
static struct job *
record_look(void *arg, const char *text, struct hc_err *err)
{
	struct pick *p = arg;
	struct job *j = job_new("pick");
	struct looking *l = ARENA_NEW(j->arena, struct looking);

	l->ctx = background_query(p->app->work, j->arena, p->field->target);
	if (record_query(p, &l->ctx, text, &l->query, err) < 0) {
		job_drop(j);
		return NULL;
	}
	j->data = l;
	j->run = record_look_run;
	return j;
}

/* implements picker.found */
static int
record_found(void *arg, struct job *j, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	const struct looking *l = j->data;

	*n = put_rows(((struct pick *)arg)->field->target, l->query, l->rows, l->n < max ? l->n : max, a, out);
	return HC_OK;
}

static bool
pick_option(struct pick *p, const char *initial, int x, int y)
{
	static const struct picker_ops must = { .done = option_done }, may = { .done = option_done, .clear = true };
	const struct field *f = p->field;
	struct choice *c = ARENA_ARRAY(p->app->turn, struct choice, f->options.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < f->options.n; i++)
		if (!f->options.at[i].hidden)
			c[n++] = (struct choice){ .text = f->options.at[i].label, .data = f->options.at[i].name };
	picker_open(p->app, f->required ? &must : &may, p, f->label, c, n, initial, x, y);
	return true;
}

static bool
pick_boolean(struct pick *p, const char *initial, int x, int y)
{
	static const struct picker_ops ops = { .done = option_done };
	static const struct choice yes_no[] = { { .text = "yes", .data = "true" }, { .text = "no", .data = "false" } };

	picker_open(p->app, &ops, p, p->field->label, yes_no, 2, initial, x, y);
	return true;
}

bool
picker_field(struct app *app, const struct field *f, const char *initial, int x, int y,
    void (*done)(void *arg, const char *value, const char *shown), void *arg)
{
	static const struct picker_ops must = { .fill = record_fill, .look = record_look, .found = record_found,
		.done = record_done };
	static const struct picker_ops may = { .fill = record_fill, .look = record_look, .found = record_found,
		.done = record_done, .clear = true };
	struct pick *p;

	if (f->type->class != CLASS_SELECT && f->type->class != CLASS_LOOKUP && f->type->class != CLASS_BOOL)
		return false;
	if (f->type->class == CLASS_LOOKUP && f->target == NULL)
		return false;
	/* as long as the window that asks, which stands below the picker */
	p = ARENA_NEW(app->top->arena, struct pick);
	*p = (struct pick){ .app = app, .field = f, .done = done, .arg = arg };
	if (f->type->class == CLASS_SELECT)
		return pick_option(p, initial, x, y);
	if (f->type->class == CLASS_BOOL)
		return pick_boolean(p, initial, x, y);
	p->many = !app_patient(app) && app_worker(app) != NULL && read_most(app->work->store, f->target) > PICK_HERE;
	picker_open(app, f->required ? &must : &may, p, f->label, NULL, 0, initial, x, y);
	return true;
}
