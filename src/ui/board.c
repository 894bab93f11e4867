/*
 * board.c - columns of cards. A column is a list window with a condition of its own, so marks, verbs and paging are the list's;
 * the board adds columns, figures, and moving a card from one to another (board_move.c).
 */
#include "ui/board_impl.h"

#include <stdlib.h>
#include <string.h>

#include "model/hot.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/prompt.h"
#include "ui/save.h"
#include "ui/session.h"

static const struct window_ops board_ops;

const struct field *
board_field(const struct object *o, const char *by)
{
	static const char *const usual[] = { "stage", "status", "state", "kanban_column" };
	const struct field *f;

	if (by != NULL) {
		f = object_field(o, by);
		return f != NULL && f->type->class == CLASS_SELECT && f->options.n > 0 ? f : NULL;
	}
	for (size_t i = 0; i < o->views.n; i++)
		if (o->views.at[i].kind != NULL && strcmp(o->views.at[i].kind, "board") == 0 && o->views.at[i].group != NULL &&
		    (f = board_field(o, o->views.at[i].group)) != NULL)
			return f;
	if (o->states.n > 0)
		return o->states.at[0].field;
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if ((f = board_field(o, usual[i])) != NULL)
			return f;
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {	/* customer_status, lead_stage */
		const char *name = o->fields.at[i]->name;
		size_t n = strlen(name);

		if (o->fields.at[i]->type->class == CLASS_SELECT && o->fields.at[i]->options.n > 1 &&
		    ((n > 6 && strcmp(name + n - 6, "status") == 0) || (n > 5 && strcmp(name + n - 5, "stage") == 0)))
			return o->fields.at[i];
	}
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (o->fields.at[i]->type->class == CLASS_SELECT && o->fields.at[i]->required && o->fields.at[i]->options.n > 1)
			return o->fields.at[i];
	return NULL;
}

/* A field that says the order of cards by hand. */
static const struct field *
rank_field(const struct object *o)
{
	static const char *const usual[] = { "kanban_order", "board_order", "rank", "sort_order" };
	const struct field *f;

	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if ((f = object_field(o, usual[i])) != NULL && strcmp(f->type->name, "integer") == 0)
			return f;
	return NULL;
}

const char *
board_title(const struct board *b, const struct board_column *c)
{
	return c->option != NULL ? c->option->label : arena_printf(b->window.app->turn, "No %s",
	    cell_lower(b->window.app->turn, b->field->label));
}

/* Columns. */

static const char *
column_condition(struct board *b, const struct board_column *c)
{
	struct buf text = BUF_INIT;
	struct hc_value v = {0};
	const char *s;

	if (c->option != NULL)
		v = value_text(c->option->name, strlen(c->option->name));
	query_key_condition(b->field->name, b->field, 0, &v, true, &text);
	s = arena_strdup(b->window.arena, buf_str(&text));
	buf_free(&text);
	return s;
}

/* What cards show: the view's columns but the one that the board stands on. */
static void
card_paths(struct board *b, struct list *l)
{
	size_t keep = 0;

	for (size_t i = 0; i < l->paths.n; i++)
		if (strcmp(l->paths.at[i], b->field->name) != 0)
			l->paths.at[keep++] = l->paths.at[i];
	l->paths.n = keep;
}

struct list *
board_list(struct board *b, size_t i)
{
	struct board_column *c = &b->columns[i];
	struct app *app = b->window.app;
	struct hc_err err = { .pos = -1 };
	struct list *l;

	if (c->list != NULL)
		return c->list;
	l = list_part(app, b->object, b->view, column_condition(b, c));
	l->stacked = true;
	card_paths(b, l);
	l->filter = arena_strdup(l->window.arena, b->filter);
	if (b->rank != NULL) {
		l->carry = b->rank->name;
		l->sort = arena_printf(l->window.arena, "%s,-created", b->rank->name);
	}
	if (list_use(l, &err) < 0)
		app_error(app, &err);
	return c->list = l;
}

struct list *
board_here(struct board *b)
{
	return board_list(b, b->at);
}

static const char *
money_path(struct board *b)
{
	const char *number = NULL;

	for (size_t i = 0; b->view != NULL && i < b->view->columns.n; i++) {
		const struct field *f = object_field(b->object, b->view->columns.at[i]);

		if (f != NULL && f->type->store != STORE_NONE && access_field(b->window.app->work, f, 'r')) {
			if (f->type->class == CLASS_MONEY)
				return f->name;
			if (strcmp(f->type->name, "integer") == 0 && f != b->rank)
				number = f->name;
		}
	}
	return number;
}

void
board_ask(struct board *b)
{
	struct pager_spec s = { .object = b->object, .where = b->view != NULL ? b->view->where : NULL, .filter = b->filter };
	const char *sum = money_path(b);

	tally_ask(&b->tally, &s, NULL, arena_printf(b->window.app->turn, "by %s agg n%s%s", b->field->name,
	    sum != NULL ? ",sum." : "", sum != NULL ? sum : ""));
}

/* The tally is there: figures for the headings, and a column for rows without a choice when there are any. */
static void
answered(struct window *w)
{
	struct board *b = (struct board *)w;
	struct tally *t = &b->tally;
	struct buf text = BUF_INIT;

	arena_reset(b->figures);
	for (size_t i = 0; i < b->ncolumns; i++) {
		b->columns[i].figures = "";
		b->columns[i].any = false;
	}
	for (size_t k = 0; k < t->n; k++) {
		const struct hc_value *key = &t->rows[k][0];
		struct board_column *c = NULL;

		for (size_t i = 0; i < b->ncolumns; i++) {
			const struct option *o = b->columns[i].option;

			if (o == NULL ? key->kind == VALUE_NULL : key->kind == VALUE_TEXT && strlen(o->name) == key->len &&
			    memcmp(o->name, key->s, key->len) == 0)
				c = &b->columns[i];
		}
		if (c == NULL && key->kind == VALUE_NULL && b->ncolumns < COLUMNS_MAX) {
			c = &b->columns[b->ncolumns++];
			memset(c, 0, sizeof(*c));
		}
		if (c == NULL)
			continue;
		buf_reset(&text);
		tally_text(t, k, 1, &text);
		if (t->query->columns.at[2].is_agg && t->rows[k][2].kind != VALUE_NULL) {
			buf_adds(&text, "  ");
			tally_short(t, k, 2, &text);
		}
		c->figures = arena_strdup(b->figures, buf_str(&text));
		c->any = true;
	}
	buf_free(&text);
	w->app->dirty = true;
}

static bool
first_with_rows(struct board *b)
{
	for (size_t i = 0; i < b->ncolumns; i++)
		if (b->columns[i].any) {
			b->at = i;
			return true;
		}
	return false;
}

/* `board OBJECT` asks for another board; a field of this one goes before an object of that name. */
static bool
names_object(const struct app *app, const struct object *o, const struct call *c)
{
	return c->argc > 0 && object_field(o, c->argv[0]) == NULL && model_object(app->work->model, c->argv[0]) != NULL;
}

/* Says why there is no board, and which fields would make one. */
static int
no_columns(struct app *app, const struct object *o, const char *by, struct hc_err *err)
{
	struct buf names = BUF_INIT;
	int rc;

	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (board_field(o, o->fields.at[i]->name) != NULL && access_field(app->work, o->fields.at[i], 'r'))
			buf_printf(&names, "%s%s", names.len > 0 ? ", " : "", o->fields.at[i]->name);
	if (names.len == 0)
		rc = hc_fail(err, HC_INVALID, 0, "%s have no choice such as a stage or status to make columns of.", o->plural);
	else if (by == NULL)
		rc = hc_fail(err, HC_INVALID, 0, "say which choice makes the columns: %s.", buf_str(&names));
	else
		rc = hc_fail(err, HC_INVALID, 0, "no board by %.40s; columns can be made of %s.", by, buf_str(&names));
	buf_free(&names);
	return rc;
}

int
board_open(struct app *app, const struct object *o, const char *view, const char *filter, const char *by, struct hc_err *err)
{
	const struct field *f = board_field(o, by);
	struct board *b;

	if (!access_object(app->work, o, 'r'))
		return hc_fail(err, HC_DENIED, 0, "you may not read %s; ask whoever gives roles.", o->plural);
	if (f == NULL || !access_field(app->work, f, 'r'))
		return no_columns(app, o, by, err);
	b = window_new(app, &board_ops, sizeof(*b));
	b->object = o;
	b->field = f;
	b->rank = rank_field(o);
	b->view_name = arena_strdup(b->window.arena, view != NULL ? view : "all");
	b->view = list_view_find(app, o, b->view_name, b->window.arena);
	b->filter = arena_strdup(b->window.arena, filter != NULL ? filter : "");
	b->figures = arena_new("figures");
	for (size_t i = 0; i < f->options.n && b->ncolumns < COLUMNS_MAX; i++)
		if (!f->options.at[i].hidden)
			b->columns[b->ncolumns++] = (struct board_column){ .option = &f->options.at[i], .figures = "" };
	tally_init(&b->tally, &b->window, answered);
	board_ask(b);
	first_with_rows(b);
	window_push(&b->window);
	return HC_OK;
}

/* Being a window. */

/* implements window.inner */
static struct window *
inner(struct window *w)
{
	return &board_here((struct board *)w)->window;
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	struct board *b = (struct board *)w;
	size_t n = 0;

	if (board_here(b)->editing)
		return 0;
	ret[n++] = arena_printf(w->app->turn, "board:%s", b->object->name);
	ret[n++] = "board";
	ret[n++] = "browse";
	return n;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	struct list *l = board_here((struct board *)w);

	return l->window.ops->edit(&l->window);
}

/* implements window.edited */
static void
edited(struct window *w)
{
	board_here((struct board *)w)->cell_err.code = 0;
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct board *b = (struct board *)w;

	if (o != b->object)
		return;
	for (size_t i = 0; i < b->ncolumns; i++)
		if (b->columns[i].list != NULL)
			b->columns[i].list->window.ops->changed(&b->columns[i].list->window, o, id, op);
	b->stale = true;	/* one question at the next frame, however many records it were */
}

/* implements window.value */
static const char *
value(struct window *w, const char *name)
{
	struct list *l = board_here((struct board *)w);

	return l->window.ops->value(&l->window, name);
}

/* implements window.close */
static void
close_board(struct window *w)
{
	struct board *b = (struct board *)w;

	for (size_t i = 0; i < b->ncolumns; i++)
		if (b->columns[i].list != NULL)
			window_free(&b->columns[i].list->window);
	tally_free(&b->tally);
	arena_free(b->figures);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return ((struct board *)w)->object->plural;
}

/* implements window.reopen */
static void
reopen(struct window *w, struct buf *out)
{
	struct board *b = (struct board *)w;

	buf_printf(out, "list %s", b->object->name);
	if (strcmp(b->view_name, "all") != 0)
		{
		buf_addc(out, ' ');
		hot_quote(out, b->view_name);
	}
	buf_printf(out, " ; board %s", b->field->name);
	if (*b->filter != '\0') {
		buf_adds(out, " ; filter ");
		hot_quote(out, b->filter);
	}
	if (b->columns[b->at].option != NULL)
		buf_printf(out, " ; column %zu", b->at + 1);
}

static void
go_column(struct board *b, long to)
{
	if (to < 0)
		to = 0;
	if (to >= (long)b->ncolumns)
		to = (long)b->ncolumns - 1;
	b->at = (size_t)to;
}

/* Moving about. */

static int
run_side(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;
	long by = c->count > 0 ? c->count : 1;

	if (strcmp(c->name, "left") == 0)
		by = -by;
	else if (strcmp(c->name, "first-column") == 0)
		by = -COLUMNS_MAX;
	else if (strcmp(c->name, "last-column") == 0)
		by = COLUMNS_MAX;
	go_column(b, (long)b->at + by);
	return HC_OK;
}

static int
run_column(struct window *w, const struct call *c, struct hc_err *err)
{
	if (c->argc == 1)
		go_column((struct board *)w, strtol(c->argv[0], NULL, 10) - 1);
	return HC_OK;
}

/* board FIELD on a board: by another field. */
static int
run_by(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;
	struct app *app = w->app;
	const char *view = arena_strdup(app->turn, b->view_name), *filter = arena_strdup(app->turn, b->filter);
	const char *by = c->argc > 0 ? arena_strdup(app->turn, c->argv[0]) : b->field->name;
	int rc;

	if (names_object(app, b->object, c))
		return WINDOW_PASS;
	if (board_field(b->object, by) == b->field)
		return HC_OK;
	if ((rc = board_open(app, b->object, view, filter, by, err)) >= 0)
		window_close(w);
	return rc;
}

static int
run_new(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;
	const struct option *o = b->columns[b->at].option;
	struct assignment set = { .field = b->field->name, .text = o != NULL ? o->name : "" };

	return c->argc > 0 ? WINDOW_PASS : form_new_with(w->app, b->object, &set, 1, err);
}

static int
use_filter(struct board *b, const char *text, struct hc_err *err)
{
	struct pager_spec s = { .object = b->object, .where = b->view != NULL ? b->view->where : NULL, .filter = text };
	int rc;

	if ((rc = pager_check(b->window.app->work, &s, err)) < 0)
		return rc;
	b->filter = arena_strdup(b->window.arena, text);
	for (size_t i = 0; i < b->ncolumns; i++)
		if (b->columns[i].list != NULL)
			list_use_filter(b->columns[i].list, b->filter, NULL);
	board_ask(b);
	return HC_OK;
}

static void
filter_edited(void *arg, const char *text, struct hc_err *err)
{
	use_filter(arg, text, err);
}

static void
filter_done(void *arg, const char *text)
{
	struct hc_err err = { .pos = -1 };

	if (use_filter(arg, text, &err) < 0)
		app_error(((struct board *)arg)->window.app, &err);
}

static size_t
filter_complete(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	struct board *b = arg;
	struct query_ctx c = work_query(b->window.app->work, a, b->object);

	return query_complete(&c, text, pos, out, max, from);
}

static int
run_filter(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = {
		.context = "filter", .edited = filter_edited, .done = filter_done, .complete = filter_complete,
	};
	struct board *b = (struct board *)w;

	if (c->argc > 0 || strcmp(c->name, "clear-filter") == 0)
		return use_filter(b, c->rest, err);
	prompt_open(w->app, &ops, b, "/", *b->filter != '\0' ? arena_printf(w->app->turn, "%s ", b->filter) : "");
	return HC_OK;
}

static int
run_back(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;

	if (*b->filter == '\0')
		return WINDOW_PASS;
	return use_filter(b, "", err);
}

static int
run_view(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;

	if (strcmp(c->name, "view") == 0)
		return view_use(w, b->object, c->rest, err);
	if (strcmp(c->name, "view-last") == 0)
		return view_last(w, b->object, err);
	return view_step(w, b->object, b->view_name, strcmp(c->name, "view-next") == 0 ? 1 : -1, err);
}

static void
shown(struct window *w, struct view_shown *s)
{
	struct board *b = (struct board *)w;
	const struct view *v = b->view != NULL ? b->view : object_view(b->object, "all");

	*s = (struct view_shown){ .kind = "board", .object = b->object, .view = b->view, .filter = b->filter,
	    .sort = v != NULL ? v->sort : NULL, .group = b->field->name, .paths = v != NULL ? v->columns.at : NULL,
	    .npaths = v != NULL ? v->columns.n : 0 };
}

static int
run_view_save(struct window *w, const struct call *c, struct hc_err *err)
{
	return view_keep(w, shown, c->argc > 0 ? c->rest : "", err);
}

/* The same rows as a list. */
static int
run_rows(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;
	struct app *app = w->app;
	const struct object *o = b->object;
	const char *view = arena_strdup(app->turn, b->view_name), *filter = arena_strdup(app->turn, b->filter);

	window_close(w);
	return list_open_rows(app, o, object_view(o, view) != NULL || strcmp(view, "all") != 0 ? view : NULL, filter, err);
}

static int
run_board(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	struct app *app = w->app;
	const struct object *o = l->object;
	const char *view = arena_strdup(app->turn, l->view != NULL ? l->view->name : "all");
	const char *filter = arena_strdup(app->turn, l->filter), *by = c->argc > 0 ? arena_strdup(app->turn, c->argv[0]) : NULL;
	int rc;

	if (l->embedded || names_object(app, o, c))	/* a board's own column, a record's tab */
		return WINDOW_PASS;
	if (by == NULL && l->view != NULL && l->view->group != NULL && board_field(o, l->view->group) != NULL)
		by = arena_strdup(app->turn, l->view->group);
	if ((rc = board_open(app, o, view, filter, by, err)) >= 0)
		window_close(w);
	return rc;
}

const struct window_command board_list_commands[] = { { "board", run_board }, { NULL, NULL } };

static const struct window_command commands[] = {
	{ "left", run_side }, { "right", run_side }, { "first-column", run_side }, { "last-column", run_side },
	{ "new", run_new }, { "filter", run_filter }, { "clear-filter", run_filter }, { "back", run_back }, { "view", run_view },
	{ "view-next", run_view }, { "view-previous", run_view }, { "view-last", run_view }, { "view-save", run_view_save },
	{ "as-list", run_rows }, { "column", run_column }, { "board", run_by }, { NULL, NULL }
};

/* implements window.announce; the row is its list's */
static void
announce(struct window *w, struct buf *out)
{
	struct board *b = (struct board *)w;

	if (b->at < b->ncolumns)
		buf_printf(out, "column %zu of %zu, %s", b->at + 1, b->ncolumns, board_title(b, &b->columns[b->at]));
}

static const struct window_ops board_ops = {
	.name = "board",
	.draw = board_draw,
	.announce = announce,
	.contexts = contexts,
	.commands = { commands, board_move_commands, NULL },
	.inner = inner,
	.edit = edit,
	.edited = edited,
	.changed = changed,
	.value = value,
	.mouse = board_mouse,
	.close = close_board,
	.title = title,
	.reopen = reopen,
};
