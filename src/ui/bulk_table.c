/*
 * bulk_table.c - records as a text table in the user's editor: a line per record, a column per field, cells kept apart by `|`.
 *
 * Only cells that read differently afterwards are set. A line that is taken out leaves its record alone. What was changed is
 * shown before it happens, all of it in one transaction; when something is refused nothing is changed and the text is kept.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "engine/file.h"
#include "model/type.h"
#include "ui/ask.h"
#include "ui/bulk.h"
#include "ui/cell.h"
#include "ui/editor.h"
#include "ui/save.h"

#define ROWS_MAX 20000
#define COLUMNS_MAX LIST_COLUMNS
#define SLICE_NS 10000000	/* cells are changed this long, then the screen has its turn */
#define SHOWN 14		/* changes in the preview */

struct change_of {
	size_t row, column;
	const char *text;
};

struct table_edit {
	struct app *app;
	struct arena *arena;
	const struct object *object;
	const struct field *fields[COLUMNS_MAX];
	size_t nfields;
	uint8_t (*ids)[16];
	size_t nrows;
	const char ***cells;		/* by row and column, as written */
	const char *path;
	VEC(struct change_of) changes;
	struct task task;
	struct hc_tx *tx;
	size_t at, rows;		/* changes and rows that are done */
};

/* Writing. */

static void
add_escaped(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '\\':
			buf_adds(b, "\\\\");
			break;
		case '|':
			buf_adds(b, "\\|");
			break;
		case '\n':
			buf_adds(b, "\\n");
			break;
		case '\t':
			buf_adds(b, "\\t");
			break;
		case '\r':
			break;
		default:
			buf_addc(b, *s);
		}
}

static void
add_padded(struct buf *b, const char *s, int w)
{
	buf_adds(b, s);
	for (int n = utf8_width(s, strlen(s)); n < w; n++)
		buf_addc(b, ' ');
}

static void
write_table(struct table_edit *t, struct buf *out)
{
	int widths[COLUMNS_MAX] = {0};

	buf_printf(out, "# %s: change cells, save and leave. Lines you take out stay as they are; an empty cell empties the field.\n",
	    t->object->plural);
	for (size_t k = 0; k < t->nfields; k++) {
		widths[k] = utf8_width(t->fields[k]->name, strlen(t->fields[k]->name));
		for (size_t i = 0; i < t->nrows; i++) {
			int n = utf8_width(t->cells[i][k], strlen(t->cells[i][k]));

			widths[k] = n > widths[k] ? n : widths[k];
		}
		widths[k] = widths[k] > 60 ? 60 : widths[k];
	}
	buf_adds(out, "   #");
	for (size_t k = 0; k < t->nfields; k++) {
		buf_adds(out, " | ");
		add_padded(out, t->fields[k]->name, widths[k]);
	}
	buf_addc(out, '\n');
	for (size_t i = 0; i < t->nrows; i++) {
		buf_printf(out, "%4zu", i + 1);
		for (size_t k = 0; k < t->nfields; k++) {
			buf_adds(out, " | ");
			add_padded(out, t->cells[i][k], widths[k]);
		}
		buf_addc(out, '\n');
	}
}

static int
read_cells(struct table_edit *t, const struct targets *targets, struct hc_err *err)
{
	struct work *w = t->app->work;
	struct buf b = BUF_INIT, e = BUF_INIT;
	int rc = HC_OK;

	t->nrows = targets->n;
	t->ids = arena_alloc(t->arena, targets->n * 16);
	t->cells = ARENA_ARRAY(t->arena, const char **, targets->n);
	for (size_t i = 0; i < targets->n && rc >= 0; i++) {
		struct arena *a = arena_new("row");
		struct hc_record *r;

		rc = targets->rids != NULL ? read_record_rid(w->store, t->object, targets->rids[i], a, &r, err) :
		    read_record(w->store, t->object, targets->ids[i], a, &r, err);
		if (rc >= 0) {
			memcpy(t->ids[i], r->values[SLOT_ID].id, 16);
			t->cells[i] = ARENA_ARRAY(t->arena, const char *, t->nfields);
			for (size_t k = 0; k < t->nfields; k++) {
				buf_reset(&b);
				buf_reset(&e);
				cell_input(w, r, t->fields[k], &b);
				add_escaped(&e, buf_str(&b));
				t->cells[i][k] = arena_strdup(t->arena, buf_str(&e));
			}
		}
		arena_free(a);
	}
	buf_free(&b);
	buf_free(&e);
	return rc;
}

/* Reading back. */

static char *
trimmed(struct arena *a, const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r'))
		n--;
	return arena_strndup(a, s, n);
}

static size_t
split(struct arena *a, const char *line, size_t len, const char *ret[], size_t max)
{
	size_t n = 0, from = 0;

	for (size_t i = 0; i <= len && n < max; i++) {
		if (i < len && line[i] == '\\' && i + 1 < len) {
			i++;
			continue;
		}
		if (i == len || line[i] == '|') {
			ret[n++] = trimmed(a, line + from, i - from);
			from = i + 1;
		}
	}
	return n;
}

static const char *
unescaped(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *p = out;

	for (; *s != '\0'; s++) {
		if (*s == '\\' && s[1] != '\0') {
			s++;
			*p++ = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s;
		} else {
			*p++ = *s;
		}
	}
	*p = '\0';
	return out;
}

static int
read_line(struct table_edit *t, const char *line, size_t len, int number, bool *seen, struct hc_err *err)
{
	const char *cells[COLUMNS_MAX + 2];
	size_t n = split(t->arena, line, len, cells, COLUMNS_MAX + 2);
	char *end;
	long row = strtol(cells[0], &end, 10);

	if (*cells[0] == '#' || (n == 1 && *cells[0] == '\0'))
		return HC_OK;
	if (end == cells[0] || *end != '\0' || row < 1 || (size_t)row > t->nrows)
		return hc_fail(err, HC_INVALID, 0, "line %d does not begin with the number of a row; new records are made with `new`.", number);
	if (n != t->nfields + 1)
		return hc_fail(err, HC_INVALID, 0, "line %d has %zu cells, not %zu; a | inside a text is written \\|.", number, n - 1,
		    t->nfields);
	if (seen[row - 1])
		return hc_fail(err, HC_INVALID, 0, "row %ld stands there twice; line %d is the second.", row, number);
	seen[row - 1] = true;
	for (size_t k = 0; k < t->nfields; k++)
		if (strcmp(cells[k + 1], t->cells[row - 1][k]) != 0)
			vec_push(t->arena, &t->changes, ((struct change_of){ (size_t)row - 1, k, unescaped(t->arena, cells[k + 1]) }));
	return HC_OK;
}

static int
read_table(struct table_edit *t, struct hc_err *err)
{
	char *text = editor_text(t->arena, t->path);
	bool *seen = ARENA_ARRAY(t->arena, bool, t->nrows);
	int rc = HC_OK, number = 0;

	if (text == NULL)
		return hc_fail(err, HC_INVALID, 0, "the edited table cannot be read back; nothing was changed.");
	for (const char *s = text; *s != '\0' && rc >= 0;) {
		size_t len = strcspn(s, "\n");

		rc = read_line(t, s, len, ++number, seen, err);
		s += len + (s[len] == '\n');
	}
	return rc;
}

/* Applying. */

static void
drop(void *arg)
{
	struct table_edit *t = arg;

	unlink(t->path);
	arena_free(t->arena);
}

static void
say_kept(struct table_edit *t, const struct hc_err *err)
{
	app_say(t->app, "%s Nothing was changed; the text is in %s.", err->msg, t->path);
	t->app->message_role = ROLE_ERROR;
}

static int
apply_row(struct table_edit *t, struct hc_tx *tx, size_t *at, struct hc_err *err)
{
	size_t row = t->changes.at[*at].row;
	struct hc_record *r;
	int rc;

	if ((rc = read_record(t->app->work->store, t->object, t->ids[row], tx->arena, &r, err)) < 0)
		return rc;
	for (; *at < t->changes.n && t->changes.at[*at].row == row; (*at)++) {
		const struct change_of *c = &t->changes.at[*at];

		if ((rc = engine_set_typed(tx, r, t->fields[c->column]->name, c->text, err)) < 0)
			break;
	}
	if (rc >= 0)
		rc = engine_save(tx, r, err);
	if (rc < 0)
		err_prefix(err, "%s", record_title(r));
	return rc;
}

static int
by_row(const void *a, const void *b)
{
	const struct change_of *x = a, *y = b;

	return x->row != y->row ? (x->row < y->row ? -1 : 1) : (x->column > y->column) - (x->column < y->column);
}

/* implements task.step */
static int
apply_step(struct task *task)
{
	struct table_edit *t = task->arg;
	struct app *app = t->app;
	int64_t until = app->env->ticks(app->env) + SLICE_NS;
	struct hc_err err = { .pos = -1 };
	int rc = HC_OK;

	for (; t->at < t->changes.n && rc >= 0 && app->env->ticks(app->env) < until; t->rows++)
		rc = apply_row(t, t->tx, &t->at, &err);
	task->done = (int64_t)t->at;
	if (rc >= 0 && t->at < t->changes.n)
		return 1;
	if (rc < 0)
		tx_abort(t->tx);
	else
		rc = tx_commit(t->tx, &err);
	if (rc < 0) {
		say_kept(t, &err);
		return -1;
	}
	app_say(app, "Changed %zu %s in %zu %s.%s", t->changes.n, t->changes.n == 1 ? "cell" : "cells", t->rows,
	    t->rows == 1 ? "row" : "rows", save_undo_hint(app));
	unlink(t->path);
	return 0;
}

/* implements task.cancel */
static void
apply_cancel(struct task *task)
{
	struct table_edit *t = task->arg;

	tx_abort(t->tx);
	app_say(t->app, "Stopped; nothing was changed. The text is in %s.", t->path);
}

static void
apply(void *arg)
{
	struct table_edit *t = arg;
	struct app *app = t->app;
	struct hc_err err = { .pos = -1 };

	if (tx_begin(app->work, SOURCE_USER, arena_printf(app->turn, "edit %s as a table", t->object->plural), &t->tx, &err) < 0) {
		say_kept(t, &err);
		arena_free(t->arena);
		return;
	}
	t->tx->bulk = t->nrows > 1;
	t->task = (struct task){ .what = "Changing cells", .total = (int64_t)t->changes.n, .step = apply_step, .cancel = apply_cancel,
		.arena = t->arena, .app = app, .arg = t };
	app_task(app, &t->task);
}

/* What would change: "Globex rollout   Amount: 80000 → 90000". */
static void
show(struct table_edit *t)
{
	struct buf text = BUF_INIT, title = BUF_INIT;

	for (size_t i = 0; i < t->changes.n && i < SHOWN; i++) {
		const struct change_of *c = &t->changes.at[i];
		int fit;
		size_t n = utf8_fit(t->cells[c->row][0], strlen(t->cells[c->row][0]), 28, &fit);

		buf_add(&text, t->cells[c->row][0], n);
		for (; fit < 30; fit++)
			buf_addc(&text, ' ');
		buf_printf(&text, "%s: %.40s \xe2\x86\x92 %.40s\n", t->fields[c->column]->label,
		    *t->cells[c->row][c->column] != '\0' ? t->cells[c->row][c->column] : "\xe2\x80\x93",
		    *c->text != '\0' ? c->text : "\xe2\x80\x93");
	}
	if (t->changes.n > SHOWN)
		buf_printf(&text, "and %zu more\n", t->changes.n - SHOWN);
	buf_printf(&title, "Change %zu %s?", t->changes.n, t->changes.n == 1 ? "cell" : "cells");
	ask_open(t->app, buf_str(&title), buf_str(&text), NULL, apply, drop, t);
	buf_free(&text);
	buf_free(&title);
}

static void
edited(void *arg, int code)
{
	struct table_edit *t = arg;
	struct hc_err err = { .pos = -1 };

	if (code != 0) {
		app_say(t->app, "The editor ended with %d; nothing was changed.", code);
		drop(t);
		return;
	}
	if (read_table(t, &err) < 0) {
		say_kept(t, &err);
		arena_free(t->arena);
		return;
	}
	if (t->changes.n == 0) {
		app_say(t->app, "Nothing was changed in the table.");
		drop(t);
		return;
	}
	qsort(t->changes.at, t->changes.n, sizeof(*t->changes.at), by_row);
	show(t);
}

static int
start_editor(struct table_edit *t, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	write_table(t, &b);
	if (b.len > EDITOR_TEXT_MAX)
		rc = hc_fail(err, HC_INVALID, 0, "these rows are too much text for an editor; mark fewer.");
	else
		rc = editor_start(t->app, t->arena, buf_str(&b), b.len, &t->path, edited, t, err);
	buf_free(&b);
	return rc;
}

int
bulk_edit_table(struct list *l, struct hc_err *err)
{
	struct app *app = l->window.app;
	struct arena *a = arena_new("table");
	struct table_edit *t = ARENA_NEW(a, struct table_edit);
	struct targets targets = {0};
	int rc;

	t->app = app;
	t->arena = a;
	t->object = l->object;
	t->path = "";
	for (size_t i = 0; i < l->paths.n && t->nfields < COLUMNS_MAX; i++) {
		const struct field *f = object_field(l->object, l->paths.at[i]);

		if (save_editable(app, l->object, f, NULL) >= 0)
			t->fields[t->nfields++] = f;
	}
	rc = list_targets(l, &targets, err);
	if (rc >= 0 && t->nfields == 0)
		rc = hc_fail(err, HC_DENIED, 0, "no column here can be edited; zc chooses others.");
	if (rc >= 0 && targets.n == 0)
		rc = hc_fail(err, HC_INVALID, 0, "there is no row here.");
	if (rc >= 0 && targets.n > ROWS_MAX)
		rc = hc_fail(err, HC_INVALID, 0, "a table in the editor takes %d rows and these are %zu; mark fewer, or set one field of "
		    "all.", ROWS_MAX, targets.n);
	if (rc >= 0 && (rc = read_cells(t, &targets, err)) >= 0)
		rc = start_editor(t, err);
	if (rc < 0)
		arena_free(a);
	return rc;
}
