/*
 * sync_conflict.c - what clashed: the list of conflicts, and one record's with base, mine and theirs side by side.
 *
 * Taking a side is an ordinary edit, made at once: it works without a network, and one undo takes it back. Nothing here waits
 * for a server.
 */
#include <stdio.h>
#include <string.h>

#include "base/uuid.h"
#include "base/worddiff.h"
#include "cmd/clash.h"
#include "ui/prompt.h"
#include "ui/run.h"
#include "ui/sync.h"
#include "ui/table.h"
#include "ui/text.h"

#define LONG 40			/* bytes: above, what changed is shown word by word */
#define NARROW 60		/* no room for whose values they are */

static const char *
id_text(struct arena *a, const uint8_t id[16])
{
	char text[UUID_TEXT];

	uuid_format(id, text);
	return arena_strdup(a, text);
}

static const char *
label_of(const struct clash_field *f)
{
	return f->field != NULL ? f->field->label : f->name;
}

static const char *
kind_words(const struct clash *c)
{
	static const struct { const char *kind, *words; } all[] = {
		{ "field", "both changed it" }, { "group", "both changed it" }, { "text", "both changed the same lines" },
		{ "unique", "another record has this value" }, { "edit_delete", "edited here, deleted there" },
		{ "delete_edit", "deleted here, edited there" }, { "parent_deleted", "its parent was deleted" },
		{ "invalid", "together they break a rule" }, { "denied", "you may not" }, { "schema", "not known to the server" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(all[i].kind, c->kind) == 0)
			return all[i].words;
	return c->kind;
}

static bool
conflict_stale(struct table *t, const struct object *o)
{
	return strcmp(o->name, "conflict") == 0;
}

/* One record: a row per field that clashed, whichever conflict it belongs to. */

struct one {
	uint8_t record[16];
	const char *title;
};

/* What another record has already is said by its name, not by its id. */
static const char *
theirs_text(struct table *t, const struct clash *c, const struct clash_field *f)
{
	const char *title;
	uint8_t id[16];

	if (strcmp(c->kind, "unique") != 0 || c->object == NULL || !uuid_parse(f->theirs, id))
		return f->theirs;
	title = read_title(t->window.app->work->store, c->object, id, t->row_arena);
	return *title != '\0' ? arena_printf(t->row_arena, "%s has it", title) : "another record has it";
}

static int
one_fill(struct table *t, struct hc_err *err)
{
	struct one *one = t->arg;
	struct clash *list;
	size_t n;
	int rc;

	if ((rc = clash_list(t->window.app->work, CLASH_OPEN, false, t->row_arena, &list, &n, err)) < 0)
		return rc;
	for (size_t i = n; i-- > 0;) {
		const char *id = id_text(t->row_arena, list[i].id);

		if (memcmp(list[i].record, one->record, 16) != 0)
			continue;
		for (size_t k = 0; k < list[i].n; k++) {
			const struct clash_field *f = &list[i].fields[k];
			const char *cells[] = { label_of(f), f->base, f->mine, theirs_text(t, &list[i], f) };

			table_add(t, arena_printf(t->row_arena, "%s %s", id, f->name), cells, ROLE_TEXT);
		}
		if (list[i].n == 0) {
			const char *cells[] = { kind_words(&list[i]), "", "", "" };

			table_add(t, arena_printf(t->row_arena, "%s -", id), cells, ROLE_TEXT);
		}
	}
	return HC_OK;
}

static int
take(struct app *app, const char *key, const char *side, struct hc_err *err)
{
	uint8_t id[16];

	if (!uuid_parse(arena_strndup(app->turn, key, strcspn(key, " ")), id))
		return HC_OK;
	return clash_take(app->work, id, side, NULL, err);
}

/* take mine|theirs [all]: for the field under the cursor (and what belongs to it), the marked ones, or all. */
static int
one_take(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	struct app *app = w->app;	/* w may go */
	const struct table_row *const *rows;
	const char *side = c->argc > 0 ? c->argv[0] : "", **keys;
	bool all = c->argc > 1 && strcmp(c->argv[1], "all") == 0;
	size_t n, done = 0;
	int rc = HC_OK;

	if (strcmp(side, "mine") != 0 && strcmp(side, "theirs") != 0)
		return hc_fail(err, HC_INVALID, 0, "take needs mine or theirs.");
	n = all ? t->rows.n : table_targets(t, w->app->turn, &rows);
	keys = ARENA_ARRAY(w->app->turn, const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		keys[i] = arena_strdup(w->app->turn, all ? t->rows.at[i].key : rows[i]->key);
	for (size_t i = 0; i < n && rc == 0; i++) {
		bool same = i > 0 && strncmp(keys[i], keys[i - 1], UUID_TEXT - 1) == 0;

		if (!same && (rc = take(w->app, keys[i], side, err)) == 0)
			done++;
	}
	table_unmark(t);
	table_refresh(t);
	if (rc == 0 && t->rows.n == 0) {
		window_close(w);
		app_say(app, "Nothing clashes in this record any more; u takes it back.");
	} else if (done > 0) {
		app_say(app, "Took %s.", side);
	}
	return rc;
}

/* By hand: the command with my value begun, to be changed. */
static int
one_edit(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);

	if (r == NULL)
		return HC_OK;
	prompt_command(w->app, arena_printf(w->app->turn, "sync resolve %.*s value %s", (int)strcspn(r->key, " "), r->key, r->cells[2]));
	return HC_OK;
}

/* A long text by what it changed, a short value as it is. */
static void
show_side(struct app *app, const char *base, const char *side, struct buf *out)
{
	if (*base != '\0' && strlen(side) > LONG && strchr(side, ' ') != NULL)
		worddiff(app->turn, base, side, out);
	else
		buf_adds(out, side);
}

/* The whole of long values, one under the other. */
static int
one_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);
	struct buf b = BUF_INIT;

	if (r == NULL || c->argc > 0)
		return c->argc > 0 ? WINDOW_PASS : HC_OK;
	buf_printf(&b, "Both began from:\n%s\n\nMine:\n", r->cells[1]);
	show_side(w->app, r->cells[1], r->cells[2], &b);
	buf_adds(&b, "\n\nTheirs:\n");
	show_side(w->app, r->cells[1], r->cells[3], &b);
	buf_adds(&b, "\n");
	text_open(w->app, r->cells[0], buf_str(&b));
	buf_free(&b);
	return HC_OK;
}

static const struct table_column one_columns[] = {
	{ "Field", 20, false }, { "Base", 34, false }, { "Mine", 34, false }, { "Theirs", 34, false },
};
static const struct window_command one_commands[] = {
	{ "open", one_open }, { "take", one_take }, { "edit", one_edit }, { NULL, NULL }
};
static const char *const one_footer[] = { "take mine", "take theirs", "edit", "take mine all", "take theirs all", "open", "undo", "back", NULL };
static const struct table_ops one_ops = {
	.name = "sync-conflict",
	.title = "Conflict",
	.columns = one_columns,
	.ncolumns = 4,
	.fill = one_fill,
	.commands = one_commands,
	.share = true,
	.named = 2,
	.footer = one_footer,
	.empty = "Nothing clashes in this record.",
	.stale = conflict_stale,
};

static int
open_record_of(struct app *app, const struct clash *c, struct hc_err *err)
{
	struct one *one = ARENA_NEW(app->arena, struct one);
	struct table *t;
	int rc;

	memcpy(one->record, c->record, 16);
	one->title = arena_printf(app->arena, "Conflict > %s > %s", c->object != NULL ? c->object->label : c->object_name, c->title);
	if ((rc = table_push(app, &one_ops, one, err)) < 0)
		return rc;
	if ((t = table_window(app_focus(app), &one_ops)) != NULL) {
		t->title = one->title;
		t->note = app->canvas->w < NARROW ? NULL : c->author[0] != '\0' && c->other[0] != '\0' ? arena_printf(app->arena, "mine is %s's, theirs %s's", c->author,
		    c->other) : kind_words(c);
	}
	return HC_OK;
}

int
uisync_conflict(struct app *app, const uint8_t id[16], struct hc_err *err)
{
	struct clash c;
	int rc;

	if ((rc = clash_read(app->work, id, false, app->turn, &c, err)) < 0)
		return rc;
	return open_record_of(app, &c, err);
}

/* All of them. */

static const char *
fields_text(struct table *t, const struct clash *c)
{
	struct buf b = BUF_INIT;
	const char *s;

	for (size_t i = 0; i < c->n; i++)
		buf_printf(&b, "%s%s", i > 0 ? ", " : "", label_of(&c->fields[i]));
	s = arena_strdup(t->row_arena, buf_str(&b));
	buf_free(&b);
	return s;
}

static int
all_fill(struct table *t, struct hc_err *err)
{
	const struct app *app = t->window.app;
	struct clash *list;
	size_t n;
	int rc;

	if ((rc = clash_list(app->work, CLASH_OPEN, false, t->row_arena, &list, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *cells[] = { list[i].title, list[i].object != NULL ? list[i].object->label : list[i].object_name,
			fields_text(t, &list[i]), kind_words(&list[i]), uisync_age(t, list[i].at) };

		table_add(t, id_text(t->row_arena, list[i].id), cells, ROLE_TEXT);
	}
	return HC_OK;
}

static int
all_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);
	uint8_t id[16];

	if (c->argc > 0)
		return WINDOW_PASS;
	return r != NULL && uuid_parse(r->key, id) ? uisync_conflict(w->app, id, err) : HC_OK;
}

static const struct table_column all_columns[] = {
	{ "Record", 34, false }, { "Of", 16, false }, { "Fields", 30, false }, { "What happened", 34, false }, { "Age", 8, true },
};
static const struct window_command all_commands[] = { { "open", all_open }, { "take", one_take }, { NULL, NULL } };
static const char *const all_footer[] = { "open", "take mine", "take theirs", "undo", "back", NULL };
static const struct table_ops all_ops = {
	.name = "sync-conflicts",
	.title = "Conflicts",
	.columns = all_columns,
	.ncolumns = 5,
	.fill = all_fill,
	.commands = all_commands,
	.footer = all_footer,
	.empty = "Nothing clashes: every edit found its place.",
	.stale = conflict_stale,
};

int
uisync_conflicts(struct app *app, struct hc_err *err)
{
	return table_push(app, &all_ops, NULL, err);
}
