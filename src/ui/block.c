/*
 * block.c - runs texts of commands one after the other: a key's, the prompt's, a file's, an event's.
 *
 * Values are put into words after the text was split, so a value is one argument whatever it holds. What that means depends
 * on who reads the word: a query gets it quoted, an assignment too, all others as it is.
 */
#include "ui/block.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "ui/cell.h"
#include "ui/run.h"
#include "ui/runner.h"
#include "ui/user.h"
#include "ui/window.h"

struct block *
block_new(struct app *app, const char *text, const char *file, struct hc_err *err)
{
	struct arena *a = arena_new("block");
	struct block *b = ARENA_NEW(a, struct block);

	b->arena = a;
	b->team = app->team_calls;
	b->file = file != NULL ? arena_strdup(a, file) : NULL;
	if (hot_commands(a, text, file, &b->parsed, err) < 0) {
		arena_free(a);
		return NULL;
	}
	return b;
}

void
block_put(struct block *b, const char *name, const char *value)
{
	if (b->vars == NULL)
		b->vars = map_new(b->arena);
	map_put(b->vars, name, arena_strdup(b->arena, value));
}

const char *
block_get(const struct block *b, const char *name)
{
	for (; b != NULL; b = b->caller) {
		const char *v = b->vars != NULL ? map_get(b->vars, name) : NULL;

		if (v != NULL)
			return v;
	}
	return NULL;
}

static bool
called_by(const struct block *x, const struct block *b)
{
	while (x != NULL && x != b)
		x = x->caller;
	return x != NULL;
}

/* The block itself, or one that it called, has asked something or has a command run beside the keys. */
static bool
waits(const struct app *app, const struct block *b)
{
	return called_by(app->waiting, b) || runner_awaits(app, b);
}

static void
say_place(const struct block *b, struct hc_err *err)
{
	const struct hot_word *w;

	if (b->file == NULL || b->at == 0)
		return;
	w = &b->parsed.directives.at[b->at - 1].lines.at[0].words.at[0];
	err_prefix(err, "%s:%d:%d", b->file, w->line, w->col);
}

static int
run_all(struct app *app, struct block *b, struct hc_err *err)
{
	struct block *was = app->block;
	int rc = HC_OK;

	app->block = b;
	b->suspended = false;
	while (rc >= 0 && b->at < b->parsed.directives.n && !app->quit) {
		rc = block_line(app, &b->parsed.directives.at[b->at++].lines.at[0], b->count, err);
		if (waits(app, b)) {
			b->suspended = true;
			break;
		}
	}
	if (rc < 0)
		say_place(b, err);
	app->block = was;
	return rc;
}

int
block_start(struct app *app, struct block *b, bool *kept, struct hc_err *err)
{
	int rc;

	b->caller = app->block;
	rc = run_all(app, b, err);
	*kept = b->suspended;
	if (!b->suspended)
		arena_free(b->arena);
	return rc;
}

int
block_run(struct app *app, struct block *b, struct hc_err *err)
{
	bool kept;

	return block_start(app, b, &kept, err);
}

static struct block *
waiting_caller(const struct block *b)
{
	return b->caller != NULL && b->caller->suspended ? b->caller : NULL;
}

void
block_end(struct block *b)
{
	struct block *caller;

	for (; b != NULL; b = caller) {
		caller = waiting_caller(b);
		arena_free(b->arena);
	}
}

void
block_drop(struct app *app)
{
	struct block *b = app->waiting;

	app->waiting = NULL;
	block_end(b);
}

void
block_go_on(struct app *app, struct block *b, int rc, struct hc_err *err, bool given_up)
{
	struct block *caller;

	if (rc < 0 && !given_up)
		say_place(b, err);
	for (; b != NULL; b = caller) {
		caller = waiting_caller(b);
		b->suspended = false;
		if (rc >= 0)
			rc = run_all(app, b, err);
		if (b->suspended)
			return;
		if (rc < 0 && !given_up && caller == NULL)
			app_error(app, err);
		if (b->over != NULL)
			b->over(app, b->over_arg, rc);
		arena_free(b->arena);
	}
}

void
block_answer(struct app *app, const char *name, const char *value)
{
	struct block *b = app->waiting;
	struct hc_err err = { .pos = -1 };

	if (b == NULL)
		return;
	if (value == NULL) {
		block_drop(app);
		return;
	}
	block_put(b, name, value);
	app->waiting = NULL;
	block_go_on(app, b, HC_OK, &err, false);
}

/* Values. */

const struct block *
block_subject(const struct app *app)
{
	const struct block *b = app->block;

	while (b != NULL && b->object == NULL)
		b = b->caller;
	return b;
}

static const char *
subject_value(struct app *app, const struct block *b, const char *name)
{
	struct hc_record *r;
	const struct field *f;
	struct buf text = BUF_INIT;
	const char *s;

	if (strcmp(name, "object") == 0)
		return b->object->name;
	if (app->work == NULL || read_record(app->work->store, b->object, b->id, app->turn, &r, NULL) < 0 ||
	    (f = object_field(b->object, name)) == NULL || !access_field(app->work, f, 'r'))
		return NULL;
	if (f->slot == SLOT_ID)
		f->type->text(f, record_get(r, f), &text);
	else
		cell_input(app->work, r, f, &text);
	s = arena_strdup(app->turn, buf_str(&text));
	buf_free(&text);
	return s;
}

static const char *
field_value(struct app *app, const char *name)
{
	struct window *w = app_focus(app), *inner;

	const struct block *b = block_subject(app);

	if (b != NULL)
		return subject_value(app, b, name);
	if (w != NULL && w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	return w != NULL && w->ops->value != NULL ? w->ops->value(w, name) : NULL;
}

/* True between the quotes of a word such as name:"Acme %(x)". */
static bool
inside_quotes(const char *word, const char *at)
{
	bool in = false;

	for (const char *s = word; s < at; s++) {
		if (*s == '\\' && s + 1 < at)
			s++;
		else if (*s == '"')
			in = !in;
	}
	return in;
}

static bool
plain(const char *s)
{
	if (*s == '\0' || *s == '-')
		return false;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x80 && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.@-", *s) == NULL)
			return false;
	return true;
}

static void
put(struct buf *b, const char *value, bool quote, bool escape)
{
	if (quote)
		buf_addc(b, '"');
	for (const char *s = value; *s != '\0'; s++) {
		if ((quote || escape) && (*s == '"' || *s == '\\'))
			buf_addc(b, '\\');
		if (*s == '\n' && (quote || escape))
			buf_addc(b, ' ');
		else
			buf_addc(b, *s);
	}
	if (quote)
		buf_addc(b, '"');
}

const char *
block_expand(struct app *app, const struct hot_word *w, enum put how)
{
	struct buf b = BUF_INIT;
	const char *s = w->text, *p, *end, *value, *text;
	char *ret, *name;

	if (strstr(s, "%(") == NULL && strstr(s, "%{") == NULL)
		return w->text;
	for (; (p = strchr(s, '%')) != NULL; s = end + 1) {
		bool in = !w->quoted && inside_quotes(w->text, p), whole;

		buf_add(&b, s, (size_t)(p - s));
		if ((p[1] != '(' && p[1] != '{') || (end = strchr(p, p[1] == '(' ? ')' : '}')) == NULL) {
			buf_addc(&b, '%');
			end = p;
			continue;
		}
		name = arena_strndup(app->turn, p + 2, (size_t)(end - p) - 2);
		value = p[1] == '(' ? field_value(app, name) : block_get(app->block, name);
		text = value != NULL ? value : "";
		whole = p == w->text && end[1] == '\0';
		put(&b, text, !in && !w->quoted && !plain(text) && (how == PUT_QUERY || (how == PUT_VALUE && !whole)), in);
	}
	buf_adds(&b, s);
	ret = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	return ret;
}

/* Who reads the words of this command, and how. */
static enum put
reader(struct app *app, const char *name)
{
	const struct cmd_def *def = cmd_find(name);

	if (user_command(app, name) != NULL)
		return PUT_RAW;
	if (def == NULL)
		return app->work != NULL && model_object(app->work->model, name) != NULL ? PUT_QUERY : PUT_RAW;
	if (def->complete == NULL)
		return PUT_RAW;
	if (strcmp(def->complete, "query") == 0 || strcmp(def->complete, "condition") == 0)
		return PUT_QUERY;
	return strstr(def->complete, "field=") != NULL ? PUT_VALUE : PUT_RAW;
}

int
block_line(struct app *app, const struct hot_line *l, int count, struct hc_err *err)
{
	VEC(const char *) words = {0};
	enum put how;
	size_t skip = 0;

	if (l->words.n == 0)
		return HC_OK;
	/* 3 down */
	if (l->words.n > 1 && !l->words.at[0].quoted && strspn(l->words.at[0].text, "0123456789") == l->words.at[0].len &&
	    l->words.at[0].len < 7) {
		count = (int)strtol(l->words.at[0].text, NULL, 10);
		skip = 1;
	}
	how = reader(app, l->words.at[skip].text);
	for (size_t i = skip; i < l->words.n; i++)
		vec_push(app->turn, &words, l->words.at[i].block ? l->words.at[i].text : block_expand(app, &l->words.at[i], how));
	return run_words(app, words.n, words.at, count, err);
}

int
app_run(struct app *app, const char *text, int count)
{
	struct hc_err err = { .pos = -1 };
	struct block *b = block_new(app, text, NULL, &err);
	int rc;

	if (b == NULL) {
		app_error(app, &err);
		return err.code;
	}
	b->count = count;
	if ((rc = block_run(app, b, &err)) < 0)
		app_error(app, &err);
	return rc;
}
