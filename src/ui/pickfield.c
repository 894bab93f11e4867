/*
 * pickfield.c - picking a field's value: one of its options, or a record of the object it links to.
 */
#include <string.h>

#include "base/uuid.h"
#include "model/type.h"
#include "ui/picker.h"

#define PICK_MS 60		/* a letter must not wait longer for its choices */

struct pick {
	struct app *app;
	const struct field *field;
	void (*done)(void *arg, const char *value, const char *shown);
	void *arg;
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

/* implements picker.fill */
static int
record_fill(void *arg, const char *text, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	struct pick *p = arg;
	const struct object *o = p->field->target;
	struct query_ctx c = work_query(p->app->work, a, o);
	const char *paths[1] = { o->title->name };
	struct hc_value **rows;
	struct query *q;
	size_t found, id = 0;
	int rc;

	*n = 0;
	if ((rc = query_parse(&c, "", &q, err)) < 0)
		return rc;
	if (*text != '\0' && (rc = add_condition(&c, q, title_condition(a, o, text), err)) < 0)
		return rc;
	if (p->field->filter != NULL && (rc = add_condition(&c, q, p->field->filter, err)) < 0)
		return rc;
	if ((rc = query_set_columns(&c, q, paths, 1, err)) < 0 || (rc = query_set_sort(&c, q, o->title->name, err)) < 0)
		return rc;
	app_limit(p->app, PICK_MS);
	rc = read_page(p->app->work->store, &c, q, &(struct page_at){ .limit = max < 50 ? (int64_t)max : 50 }, false, a, &rows,
	    &found, err);
	app_limit(p->app, 0);
	if (rc == HC_BUSY)
		return hc_fail(err, HC_BUSY, 0, "too many to look through; type more of the name");
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.at[i].field == o->fields.at[SLOT_ID])
			id = i;
	for (size_t i = 0; i < found; i++) {
		struct choice *ch = &out[(*n)++];

		memset(ch, 0, sizeof(*ch));
		ch->text = rows[i][0].kind == VALUE_TEXT ? arena_strndup(a, rows[i][0].s, rows[i][0].len) : "(no name)";
		if (rows[i][id].kind == VALUE_ID)
			memcpy(ch->id, rows[i][id].id, 16);
	}
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
	static const struct picker_ops must = { .fill = record_fill, .done = record_done };
	static const struct picker_ops may = { .fill = record_fill, .done = record_done, .clear = true };
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
	picker_open(app, f->required ? &must : &may, p, f->label, NULL, 0, initial, x, y);
	return true;
}
