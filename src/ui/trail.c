/*
 * trail.c - see trail.h. A place is kept as the commands that open it again, as a session keeps windows; where the stack still
 * has it, it is uncovered as it was left.
 */
#include "ui/trail.h"

#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"
#include "model/hot.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/session.h"

#define PLACES_MAX 100

struct place {
	char *key;	/* tells it from others */
	char *text;	/* opens it again as it was left; NULL: the key does */
	int depth;	/* pages in the stack, this one included */
};

struct trail {
	struct place at[PLACES_MAX];
	size_t n, now;
	struct buf key;		/* of this turn, kept for its memory */
};

static void
forget(struct trail *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		free(t->at[i].key);
		free(t->at[i].text);
	}
}

void
trail_free(struct app *app)
{
	struct trail *t = app->trail;

	app->trail = NULL;
	if (t == NULL)
		return;
	forget(t, 0, t->n);
	buf_free(&t->key);
	free(t);
}

/* Forms, questions and texts are on the way, not places. */
static bool
is_place(const struct window *w)
{
	return w != NULL && !w->ops->overlay && strcmp(w->ops->name, "form") != 0 && strcmp(w->ops->name, "text") != 0;
}

static int
depth_of(const struct app *app)
{
	int n = 0;

	for (const struct window *w = app->top; w != NULL; w = w->below)
		n += is_place(w);
	return n;
}

/* What opens the page and narrows it; nothing of where its cursor is. */
static void
key_of(struct window *w, struct buf *out)
{
	struct record *rw = record_of(w);
	struct list *l = list_of(w);
	char id[UUID_TEXT], *end;

	buf_reset(out);
	if (rw != NULL && &rw->window == w) {
		uuid_format(rw->id, id);
		buf_printf(out, "show %s %s", rw->object->name, id);
	} else if (l != NULL && &l->window == w && !l->embedded) {
		buf_printf(out, "list %s", l->object->name);
		if (l->view != NULL && strcmp(l->view->name, "all") != 0)
			buf_printf(out, " %s", l->view->name);
		if (*l->filter != '\0') {
			buf_adds(out, " ; filter ");
			hot_quote(out, l->filter);
		}
	} else {
		session_window(w, out);
		if (out->len > 0 && (end = strstr(out->data, " ; ")) != NULL) {
			*end = '\0';
			out->len = (size_t)(end - out->data);
		}
	}
}

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(xmalloc(n), s, n);
}

static void
add(struct trail *t, const char *key, int depth)
{
	if (t->n > 0) {
		forget(t, t->now + 1, t->n);
		t->n = ++t->now;
	}
	if (t->n == PLACES_MAX) {
		forget(t, 0, 1);
		memmove(&t->at[0], &t->at[1], (PLACES_MAX - 1) * sizeof(t->at[0]));
		t->n = --t->now;
	}
	t->at[t->n++] = (struct place){ .key = copy(key), .depth = depth };
}

void
trail_turn_ends(struct app *app)
{
	struct trail *t = app->trail;
	const char *key;

	if (app->work == NULL || !is_place(app->top))
		return;
	if (t == NULL) {
		t = app->trail = xmalloc(sizeof(*t));
		memset(t, 0, sizeof(*t));
	}
	key_of(app->top, &t->key);
	key = buf_str(&t->key);
	if (*key == '\0' || (t->n > 0 && strcmp(t->at[t->now].key, key) == 0))
		return;
	/* one step back, by whatever key, is a step on the trail */
	if (t->now > 0 && strcmp(t->at[t->now - 1].key, key) == 0)
		t->now--;
	else if (t->now + 1 < t->n && strcmp(t->at[t->now + 1].key, key) == 0)
		t->now++;
	else
		add(t, key, depth_of(app));
}

void
trail_leaving(struct app *app, const struct window *w)
{
	struct trail *t = app->trail;
	struct buf b = BUF_INIT;
	struct place *p;

	if (t == NULL || t->n == 0 || w != app->top || !is_place(w))
		return;
	p = &t->at[t->now];
	key_of(app->top, &t->key);
	if (strcmp(p->key, buf_str(&t->key)) != 0)
		return;
	session_window(app->top, &b);
	free(p->text);
	p->text = copy(buf_str(&b));
	buf_free(&b);
}

static bool
in_front(struct app *app, struct trail *t, const struct place *p)
{
	if (!is_place(app->top))
		return false;
	key_of(app->top, &t->key);
	return strcmp(buf_str(&t->key), p->key) == 0;
}

static bool
stands(const struct app *app, const struct window *w)
{
	const struct window *x = app->top;

	while (x != NULL && x != w)
		x = x->below;
	return x != NULL;
}

/* Down to its depth, then what stands there gives way to it. */
static int
go(struct app *app, struct trail *t, size_t to, struct hc_err *err)
{
	struct place *p = &t->at[to];
	struct window *was;
	const char *text;
	bool replace;
	int rc;

	trail_leaving(app, app->top);	/* before the stack moves under it */
	text = arena_strdup(app->turn, p->text != NULL ? p->text : p->key);
	/* a form that is left so keeps its draft */
	while (app->top->below != NULL && (depth_of(app) > p->depth || !is_place(app->top)) && !in_front(app, t, p))
		window_close(app->top);
	if (!in_front(app, t, p)) {
		was = app->top;
		replace = depth_of(app) >= p->depth;
		if ((rc = session_open(app, text, err)) < 0 && app->top == was)
			return rc;
		err->code = 0;
		if (replace && app->top != was && stands(app, was))	/* `home` closes all by itself */
			window_close(was);
	}
	t->now = to;
	return HC_OK;
}

int
trail_command(struct app *app, const struct call *c, struct hc_err *err)
{
	struct trail *t = app->trail;
	int n = c->count > 0 ? c->count : 1, rc = HC_OK;
	bool back = strcmp(c->name, "place-back") == 0;

	if (!back && strcmp(c->name, "place-forward") != 0)
		return WINDOW_PASS;
	if (app->work == NULL || app->top == NULL)
		return HC_OK;
	for (int i = 0; i < n && rc >= 0; i++) {
		if (t == NULL || (back ? t->now == 0 : t->now + 1 >= t->n)) {
			if (i == 0)
				app_say(app, back ? "This is where you began." : "This is where you came to last.");
			break;
		}
		rc = go(app, t, back ? t->now - 1 : t->now + 1, err);
	}
	return rc;
}
