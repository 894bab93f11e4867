/*
 * bulk.c - one field of many records, and rows to a program. The preview, the transaction and the undo are save.c's.
 */
#include "ui/bulk.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "model/sealed.h"
#include "model/type.h"
#include "ui/board.h"
#include "ui/cell.h"
#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/save.h"
#include "ui/shell.h"
#include "ui/text.h"

#define TABS_MAX 64
#define PIPE_MAX ((size_t)64 << 20)	/* bytes that a program is given */

/* Setting one field: of a list's marks, or of one record. */

struct setting {
	struct app *app;
	struct list *list;	/* NULL: one record */
	const struct object *object;
	uint8_t id[16];
	const struct field *field;
};

static void
set_it(struct setting *s, const char *text)
{
	struct assignment set = { .field = s->field->name, .text = text };
	const struct option *o = s->field->type->class == CLASS_SELECT ? field_option(s->field, text) : NULL;
	struct hc_err err = { .pos = -1 };
	struct targets t;
	int rc;

	if (s->list == NULL) {
		rc = save_fields(s->app, s->object, s->id, &set, 1, &err);
	} else if ((rc = list_targets(s->list, &t, &err)) >= 0) {
		if (t.n == 1 && t.ids != NULL)
			rc = save_fields(s->app, s->object, t.ids[0], &set, 1, &err);
		else
			rc = save_many(s->app, s->object, &t, &set, 1, &err);
		if (t.n > 1)
			return rc < 0 ? app_error(s->app, &err) : (void)0;
	}
	if (rc < 0)
		app_error(s->app, &err);
	else if (s->app->message.len == 0)
		app_say(s->app, o != NULL ? "%s is %s now.%s" : "Set %s%s.%s", s->field->label, o != NULL ? o->label : "", save_undo_hint(s->app));
}

static void
value_typed(void *arg, const char *text)
{
	set_it(arg, text);
}

static void
value_picked(void *arg, const char *value, const char *shown)
{
	set_it(arg, value);
}

static const char *
whom(struct setting *s)
{
	struct arena *turn = s->app->turn;
	int64_t n = s->list != NULL ? list_mark_count(s->list) : 0;
	struct buf b = BUF_INIT;
	const char *text;

	if (n == 0)
		return "";
	if (n < 0) {
		return arena_printf(turn, " of all %s", cell_lower(turn, s->object->plural));
	}
	cell_count(s->app->work, n, &b);
	text = arena_printf(turn, " of %s %s", buf_str(&b), cell_lower(turn, n == 1 ? s->object->label : s->object->plural));
	buf_free(&b);
	return text;
}

static int
ask_value(struct setting *s, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "value", .done = value_typed };
	static const struct prompt_ops hidden = { .context = "value", .done = value_typed, .secret = true };
	int rc;

	if ((rc = save_editable(s->app, s->object, s->field, err)) < 0)
		return rc;
	if (!picker_field(s->app, s->field, "", -1, -1, value_picked, s))
		prompt_open(s->app, field_encrypted(s->field) ? &hidden : &ops, s, arena_printf(s->app->top->arena, "%s%s: ", s->field->label, whom(s)), "");
	return HC_OK;
}

/* Moving on: the choices of the object's stage or status that may follow, of one record; all but its own where nothing says. */

static bool
may_follow(const struct object *o, const struct field *f, const char *from, const char *to)
{
	bool ruled = false;

	for (size_t i = 0; i < o->states.n; i++) {
		const struct state *s = &o->states.at[i];

		for (size_t k = 0; s->field == f && k < s->transitions.n; k++) {
			const struct transition *t = &s->transitions.at[k];

			ruled = true;
			for (size_t j = 0; (t->from == NULL || strcmp(t->from, from) == 0) && j < t->to.n; j++)
				if (strcmp(t->to.at[j], to) == 0)
					return true;
		}
	}
	return !ruled;
}

static void
state_picked(void *arg, const struct choice *c, const char *text)
{
	if (c != NULL)
		set_it(arg, c->data);
}

static int
ask_state(struct setting *s, struct hc_err *err)
{
	static const struct picker_ops ops = { .done = state_picked };
	struct arena *turn = s->app->turn;
	const struct pager_row *row = s->list != NULL ? list_row(s->list) : NULL;
	const uint8_t *id = s->list == NULL ? s->id : list_mark_count(s->list) == 0 && row != NULL ? row->id : NULL;
	VEC(struct choice) choices = {0};
	const char *now = "";
	struct hc_record *r;
	int rc;

	if ((s->field = board_field(s->object, NULL)) == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s have no stage or status to move to; = sets any field.", s->object->plural);
	if ((rc = save_editable(s->app, s->object, s->field, err)) < 0)
		return rc;
	if (id != NULL && (rc = read_record(s->app->work->store, s->object, id, turn, &r, err)) < 0)
		return rc;
	if (id != NULL)
		now = record_text(r, s->field->name, turn);
	for (size_t i = 0; i < s->field->options.n; i++) {
		const struct option *o = &s->field->options.at[i];

		if (!o->hidden && strcmp(o->name, now) != 0 && (*now == '\0' || may_follow(s->object, s->field, now, o->name)))
			vec_push(turn, &choices, ((struct choice){ .text = o->label, .data = o->name }));
	}
	if (choices.n == 0)
		return hc_fail(err, HC_INVALID, 0, "nothing follows %s.", now);
	picker_open(s->app, &ops, s, arena_printf(turn, "%s%s", s->field->label, whom(s)), choices.at, choices.n, "", -1, -1);
	return HC_OK;
}

static void
field_picked(void *arg, const struct choice *c, const char *text)
{
	struct setting *s = arg;
	struct hc_err err = { .pos = -1 };

	s->field = object_field(s->object, c->data);
	if (ask_value(s, &err) < 0)
		app_error(s->app, &err);
}

static bool
offered(const struct setting *s, const struct field *f)
{
	return f != NULL && !f->hidden && save_editable(s->app, s->object, f, NULL) >= 0;
}

/* States first: moving on is what one does most; then the fields by the page's order. */
static void
ask_field(struct setting *s)
{
	static const struct picker_ops ops = { .done = field_picked };
	const struct object *o = s->object;
	struct arena *turn = s->app->turn;
	VEC(const struct field *) fields = {0};
	VEC(struct choice) choices = {0};

	for (size_t i = 0; i < o->states.n; i++)
		vec_push(turn, &fields, o->states.at[i].field);
	for (size_t i = 0; i < o->page.header.n; i++)
		vec_push(turn, &fields, object_field(o, o->page.header.at[i]));
	for (size_t k = 0; k < o->page.sections.n; k++)
		for (size_t i = 0; i < o->page.sections.at[k].fields.n; i++)
			vec_push(turn, &fields, object_field(o, o->page.sections.at[k].fields.at[i]));
	for (size_t i = 0; i < o->fields.n; i++)
		vec_push(turn, &fields, o->fields.at[i]);
	for (size_t i = 0; i < fields.n; i++) {
		bool known = false;

		for (size_t k = 0; k < i; k++)
			known |= fields.at[k] == fields.at[i];
		if (!known && offered(s, fields.at[i]))
			vec_push(turn, &choices, ((struct choice){ .text = fields.at[i]->label, .data = fields.at[i]->name }));
	}
	picker_open(s->app, &ops, s, arena_printf(turn, "Set%s", whom(s)), choices.at, choices.n, "", -1, -1);
}

static int
begin(struct setting *s, const char *field, struct hc_err *err)
{
	if (field == NULL) {
		ask_field(s);
		return HC_OK;
	}
	if (*field == '\0')
		return ask_state(s, err);
	if ((s->field = object_field(s->object, field)) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "%s have no field \"%.40s\".", s->object->plural, field);
	return ask_value(s, err);
}

int
bulk_set_one(struct app *app, struct window *w, const struct object *o, const uint8_t id[16], const char *field,
    struct hc_err *err)
{
	struct setting *s = ARENA_NEW(w->arena, struct setting);

	s->app = app;
	s->object = o;
	memcpy(s->id, id, 16);
	return begin(s, field, err);
}

static int
run_set_field(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	struct setting *s = ARENA_NEW(w->arena, struct setting);

	if (list_row(l) == NULL && l->nmarks == 0 && !l->mark_all)
		return hc_fail(err, HC_INVALID, 0, "there is no record here to set.");
	s->app = w->app;
	s->list = l;
	s->object = l->object;
	if (strcmp(c->name, "move") == 0)
		return begin(s, "", err);
	return begin(s, c->argc > 0 ? c->argv[0] : NULL, err);
}

/* Rows to a program. */

static void
write_cell(const struct query *q, size_t i, const struct hc_value *row, struct buf *out)
{
	const struct column *c = &q->columns.at[i];
	const struct hc_value *v = c->title_column >= 0 ? &row[c->title_column] : &row[i];
	size_t from = out->len;

	if (c->title_column < 0 && c->field != NULL && field_type(c->field)->text != NULL && v->kind != VALUE_NULL)
		field_type(c->field)->text(c->field, v, out);
	else if (v->kind == VALUE_TEXT)
		buf_add(out, v->s, v->len);
	for (size_t k = from; k < out->len; k++)	/* a line is a row, a tab ends a column */
		if (out->data[k] == '\t' || out->data[k] == '\n' || out->data[k] == '\r')
			out->data[k] = ' ';
}

static void
write_tsv(const struct query *q, size_t n, const struct hc_value *row, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(out, '\t');
		if (row != NULL)
			write_cell(q, i, row, out);
		else
			buf_adds(out, q->columns.at[i].title);
	}
	buf_addc(out, '\n');
}

static void
write_json(const struct query *q, size_t n, const struct hc_value *row, struct buf *out)
{
	struct jw j = { .out = out };

	jw_open(&j, '{');
	for (size_t i = 0; i < n; i++) {
		const struct column *c = &q->columns.at[i];
		char currency[4] = "";

		if (c->currency_column >= 0 && row[c->currency_column].kind == VALUE_TEXT && row[c->currency_column].len == 3)
			memcpy(currency, row[c->currency_column].s, 3);
		jw_key(&j, c->title);
		if (row[i].kind == VALUE_NULL || c->field == NULL)
			jw_null(&j);
		else if (c->title_column >= 0)
			jw_string(&j, row[c->title_column].kind == VALUE_TEXT ? row[c->title_column].s : "");
		else
			field_type(c->field)->json(c->field, &row[i], currency, &j);
	}
	jw_close(&j, '}');
	buf_addc(out, '\n');
}

/* The marks, else the row, in the list's columns and order, with their id in front. */
static int
write_rows(struct list *l, bool json, struct buf *out, size_t *count, struct hc_err *err)
{
	struct app *app = l->window.app;
	struct arena *a = arena_new("pipe");
	struct pager_spec s = list_spec(l);
	bool marked = list_mark_spec(l, a, &s);
	struct buf show = BUF_INIT;
	const struct hc_value *row;
	struct statement st;
	struct query_ctx c;
	struct query *q;
	struct rows *rows = NULL;
	size_t n = 0;
	int rc = HC_OK;

	if (!marked && l->nmarks > 0)
		rc = hc_fail(err, HC_INVALID, 0, "%zu rows marked one by one are more than one query can name; mark by a filter.", l->nmarks);
	if (!marked && rc >= 0) {
		if (list_row(l) == NULL) {
			arena_free(a);
			return hc_fail(err, HC_INVALID, 0, "there is no row here.");
		}
		s.ids = &list_row(l)->id;
		s.nids = 1;
	}
	buf_adds(&show, "show id");
	for (size_t i = 0; i < l->paths.n; i++)
		buf_printf(&show, ",%s", l->paths.at[i]);
	buf_printf(&show, " sort %s", s.sort != NULL ? s.sort : "-created");
	if (rc >= 0 && (rc = pager_query(app->work, &s, NULL, buf_str(&show), a, &c, &q, err)) >= 0 &&
	    (rc = query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, &(struct page_at){ .limit = -1 }, &st, err)) >= 0)
		rc = read_open(app->work->store, &st, q, &rows, err);
	if (rc >= 0) {
		while (n < q->columns.n && !q->columns.at[n].hidden)
			n++;
		if (!json)
			write_tsv(q, n, NULL, out);
		for (*count = 0; (rc = read_next(rows, &row, err)) == 1 && out->len < PIPE_MAX; (*count)++)
			json ? write_json(q, n, row, out) : write_tsv(q, n, row, out);
		if (rc == 1)
			rc = hc_fail(err, HC_INVALID, 0, "these rows are more than 64 MiB; export them to a file.");
		read_close(rows);
	}
	buf_free(&show);
	arena_free(a);
	return rc;
}

/* Tabs become columns that line up: what a program was given it often gives back. */
static const char *
lined_up(struct arena *a, const char *text)
{
	int widths[TABS_MAX] = {0};
	struct buf b = BUF_INIT;
	const char *s;
	size_t column;

	for (int pass = 0; pass < 2; pass++)
		for (s = text, column = 0; *s != '\0';) {
			size_t n = strcspn(s, "\t\n");
			int w = utf8_width(s, n);

			if (pass == 0 && column < TABS_MAX && s[n] == '\t' && w > widths[column])
				widths[column] = w > 40 ? 40 : w;
			if (pass == 1) {
				buf_add(&b, s, n);
				for (; s[n] == '\t' && w < (column < TABS_MAX ? widths[column] : 0) + 2; w++)
					buf_addc(&b, ' ');
				if (s[n] == '\n')
					buf_addc(&b, '\n');
			}
			column = s[n] == '\t' ? column + 1 : 0;
			s += n + (s[n] != '\0');
		}
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
piped(void *arg, int code, const char *out, size_t n)
{
	struct app *app = arg;
	const char *text = lined_up(app->turn, arena_strndup(app->turn, out, n));
	const char *nl = strchr(text, '\n');

	buf_reset(&app->message);
	if (n == 0)
		app_say(app, code == 0 ? "It printed nothing." : "It ended with %d and printed nothing.", code);
	else if (nl == NULL || nl[1] == '\0')
		app_say(app, "%.*s", (int)(nl != NULL ? nl - text : (long)n), text);
	else
		text_open(app, code == 0 ? "Output" : arena_printf(app->turn, "Output (ended with %d)", code), text);
}

static int
pipe_to(struct list *l, bool json, const char *const *argv, struct hc_err *err)
{
	struct app *app = l->window.app;
	struct shell_run run = { .argv = argv, .done = piped, .arg = app };
	struct buf rows = BUF_INIT;
	size_t n = 0;
	int rc;

	if ((rc = write_rows(l, json, &rows, &n, err)) >= 0) {
		run.input = buf_str(&rows);
		run.input_len = rows.len;
		if ((rc = shell_start(app, &run, err)) >= 0)
			app_say(app, "%zu %s go to %.60s.", n, n == 1 ? "row" : "rows", argv[0]);
	}
	buf_free(&rows);
	return rc;
}

struct piping {
	struct list *list;
	bool json;
};

/* What one types here is a shell's line: it holds nothing from a record. */
static void
command_typed(void *arg, const char *text)
{
	struct piping *p = arg;
	const char *argv[] = { "sh", "-c", text, NULL };
	struct hc_err err = { .pos = -1 };

	if (text[strspn(text, " ")] != '\0' && pipe_to(p->list, p->json, argv, &err) < 0)
		app_error(p->list->window.app, &err);
}

/* pipe [-o json|tsv] [PROGRAM ARGUMENT ...]: words given by a key or a file are a program's arguments, no shell reads them. */
static int
run_pipe(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "shell", .done = command_typed };
	struct list *l = (struct list *)w;
	struct piping *p;
	size_t first = 0;
	bool json = false;
	const char **argv;

	if (c->argc >= 2 && strcmp(c->argv[0], "-o") == 0) {
		json = strcmp(c->argv[1], "json") == 0;
		if (!json && strcmp(c->argv[1], "tsv") != 0)
			return hc_fail(err, HC_INVALID, 0, "pipe -o is tsv or json, not \"%.20s\".", c->argv[1]);
		first = 2;
	}
	if (c->argc == first) {
		p = ARENA_NEW(w->arena, struct piping);
		*p = (struct piping){ l, json };
		prompt_open(w->app, &ops, p, "| ", "");
		return HC_OK;
	}
	argv = ARENA_ARRAY(w->app->turn, const char *, c->argc + 1);
	for (size_t i = first; i < c->argc; i++)
		argv[i - first] = c->argv[i];
	return pipe_to(l, json, argv, err);
}

static int
run_edit_table(struct window *w, const struct call *c, struct hc_err *err)
{
	return bulk_edit_table((struct list *)w, err);
}

const struct window_command bulk_list_commands[] = {
	{ "set-field", run_set_field }, { "move", run_set_field }, { "pipe", run_pipe }, { "edit-table", run_edit_table }, { NULL, NULL }
};
