/*
 * search.c - see search.h. A letter never waits: what is typed goes to the worker a moment later, and until the answer comes the
 * old hits stay. Each object has a heading with its count; Tab makes an ordinary list of the one under the cursor.
 */
#include "ui/search.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "ui/background.h"
#include "ui/cell.h"
#include "ui/dash.h"

#define REST_MS 60		/* after a letter */
#define INDEX_MS 60		/* an answer waits so long for records that the index lacks */
#define AGAIN_MS 400		/* then it is asked again with more of them */
#define HITS_MAX 8		/* of each object: more is a list's */
#define WORDS_MAX 12

struct group {
	const struct object *object;	/* NULL: recent records */
	struct hit *hits;
	size_t n;
	int64_t total;
	bool more;		/* there are at least `total` */
};

struct search {
	struct window window;
	struct edit edit;
	struct arena *arena;	/* of what is shown */
	struct group *groups;
	size_t ngroups, nhits;
	long at, top;		/* hit under the cursor, of all; first line shown */
	long page;
	char *asked;		/* text of the hits shown */
	bool waiting, reading;
	int64_t unsearched;	/* records that the index lacked */
	struct hc_err err;
	int head_y;
};

struct asking {
	struct search *search;
	const char *text;
	struct query_ctx ctx;
	const struct object **objects;
	size_t nobjects, n;
	struct group *groups;
	int index_ms;
	int64_t unsearched;
};

/* Objects a person works with come before those of the program's own. */
static size_t
objects_to_search(struct app *app, struct arena *a, const struct object ***ret)
{
	const struct model *m = app->work->model;
	const struct object **out = ARENA_ARRAY(a, const struct object *, m->objects.n + 1);
	size_t n = 0;

	for (int core = 0; core < 2; core++)
		for (size_t i = 0; i < m->objects.n; i++) {
			const struct object *o = m->objects.at[i];

			if (!o->hidden && (strcmp(o->plugin, "core") == 0) == core && access_object(app->work, o, 'r'))
				out[n++] = o;
		}
	*ret = out;
	return n;
}

static int
run(struct job *j, void *context)
{
	struct asking *q = j->data;
	struct store *s = app_job_store(context);
	int rc = HC_OK;

	q->unsearched = background_index(s, j, q->index_ms, false);
	background_guard(s, j);
	for (size_t i = 0; i < q->nobjects && rc >= 0; i++) {
		struct group *g = &q->groups[q->n];
		bool ranked;

		g->object = q->objects[i];
		rc = read_search(s, &q->ctx, q->text, g->object, HITS_MAX, j->arena, &g->hits, &g->n, &g->total, &ranked, &j->err);
		g->more = !ranked;
		if (rc >= 0 && g->n > 0)
			q->n++;
	}
	background_guard(s, NULL);
	return rc;
}

/* The hits move into an arena of the window's. */
static void
take(struct search *s, const struct asking *q)
{
	struct arena *a = arena_new("hits");
	bool same = s->asked != NULL && strcmp(s->asked, q->text) == 0;	/* asked again, with more in the index */

	arena_free(s->arena);
	s->arena = a;
	s->groups = ARENA_ARRAY(a, struct group, q->n + 1);
	s->ngroups = q->n;
	s->nhits = 0;
	for (size_t i = 0; i < q->n; i++) {
		struct group *g = &s->groups[i];

		*g = q->groups[i];
		g->hits = arena_dup(a, g->hits, g->n * sizeof(*g->hits));
		for (size_t k = 0; k < g->n; k++) {
			g->hits[k].title = arena_strdup(a, g->hits[k].title != NULL ? g->hits[k].title : "");
			g->hits[k].snippet = g->hits[k].snippet != NULL ? arena_strdup(a, g->hits[k].snippet) : "";
		}
		s->nhits += g->n;
	}
	same = same && s->at >= 0 && (size_t)s->at < s->nhits;
	s->asked = arena_strdup(a, q->text);
	s->at = same ? s->at : s->nhits > 0 ? 0 : -1;
	s->top = same ? s->top : 0;
}

static void
done(struct job *j, void *arg)
{
	struct asking *q = j->data;
	struct search *s = q->search;

	s->reading = false;
	if (j->code == HC_BUSY)
		return;
	s->err = j->err;
	s->err.code = j->code < 0 ? j->code : 0;
	if (j->code >= 0)
		take(s, q);
	s->unsearched = q->unsearched;
	if (s->unsearched > 0 && (s->window.app->tick_ms == 0 || s->window.app->tick_ms > AGAIN_MS))
		s->window.app->tick_ms = AGAIN_MS;
	s->window.app->dirty = true;
}

/* Nothing typed: what was used last. */
static void
show_recent(struct search *s)
{
	struct app *app = s->window.app;
	struct recent recent[20];
	struct group group = {0};
	struct asking q = { .search = s, .text = "", .groups = &group };
	size_t n = home_recent(app, app->turn, recent, 20);

	group.hits = ARENA_ARRAY(app->turn, struct hit, n + 1);
	for (size_t i = 0; i < n; i++) {
		group.hits[i] = (struct hit){ .object = recent[i].object, .title = recent[i].title, .snippet = recent[i].object->label };
		memcpy(group.hits[i].id, recent[i].id, 16);
	}
	group.n = n;
	group.total = (int64_t)n;
	q.n = n > 0;
	take(s, &q);
}

static void
ask(struct search *s)
{
	struct app *app = s->window.app;
	const char *text = edit_text(&s->edit);
	struct asking *q;
	struct job *j;

	s->waiting = false;
	window_renew(&s->window);
	s->reading = false;
	s->err.code = 0;
	if (text[strspn(text, " ")] == '\0') {
		show_recent(s);
		return;
	}
	j = job_new("search");
	q = ARENA_NEW(j->arena, struct asking);
	q->search = s;
	q->index_ms = app_patient(app) ? app->slow_ms : INDEX_MS;
	q->text = arena_strdup(j->arena, text);
	q->ctx = background_query(app->work, j->arena, NULL);
	q->nobjects = objects_to_search(app, j->arena, &q->objects);
	q->groups = ARENA_ARRAY(j->arena, struct group, q->nobjects + 1);
	j->data = q;
	j->run = run;
	j->done = done;
	s->reading = true;
	background_post(&s->window, j);
}

/* implements window.edited */
static void
edited(struct window *w)
{
	struct search *s = (struct search *)w;

	s->waiting = true;
	if (w->app->tick_ms == 0 || w->app->tick_ms > REST_MS)
		w->app->tick_ms = REST_MS;
}

/* implements window.tick */
static void
tick(struct window *w)
{
	struct search *s = (struct search *)w;

	if (s->waiting || (s->unsearched > 0 && !s->reading))
		ask(s);
	w->app->dirty = true;
}

static struct hit *
hit_at(const struct search *s, long at, struct group **group)
{
	for (size_t i = 0; i < s->ngroups; at -= (long)s->groups[i].n, i++)
		if (at >= 0 && at < (long)s->groups[i].n) {
			if (group != NULL)
				*group = &s->groups[i];
			return &s->groups[i].hits[at];
		}
	return NULL;
}

/* Drawing. */

/* Underlays the words that were looked for in a text drawn at x: beginnings of words, whatever their case. */
static void
mark_words(const struct search *s, const struct area *a, int x, int y, int width, const char *text, int role)
{
	const char *word = s->asked != NULL ? s->asked : "";

	for (int words = 0; words < WORDS_MAX; words++) {
		size_t n;

		word += strspn(word, " \"");
		if ((n = strcspn(word, " \"")) == 0)
			return;
		for (const char *p = text; *p != '\0'; p++) {
			int from, cells;

			if (strncasecmp(p, word, n) != 0 || (p > text && (isalnum((unsigned char)p[-1]) || (unsigned char)p[-1] >= 0x80)))
				continue;
			from = utf8_width(text, (size_t)(p - text));
			cells = utf8_width(p, n);
			if (from + cells <= width)
				area_role(a, x + from, y, cells, role, 0);
		}
		word += n;
	}
}

static void
draw_heading(struct search *s, const struct area *a, int y, const struct group *g)
{
	struct buf b = BUF_INIT;
	int x = 1, n;

	x += area_fit(a, x, y, ROLE_SECTION, 0, g->object != NULL ? g->object->plural : "Recent", a->w - 2) + 1;
	if (g->object != NULL) {
		if ((int64_t)g->n < g->total || g->more)
			buf_printf(&b, "%zu of ", g->n);
		cell_count(s->window.app->work, g->total, &b);
		if (g->more)
			buf_addc(&b, '+');
	}
	n = utf8_width(buf_str(&b), b.len);
	if (x + n + 3 < a->w) {
		area_hline(a, x, y, a->w - x - n - (n > 0 ? 2 : 1), ROLE_BORDER);
		area_text(a, a->w - n - 1, y, ROLE_DIM, 0, buf_str(&b), -1);
	}
	buf_free(&b);
}

static void
draw_hit(struct search *s, const struct area *a, int y, const struct hit *h, bool here)
{
	int role = here ? ROLE_FOCUS : ROLE_TEXT, title = a->w < 60 ? a->w - 3 : a->w * 2 / 5, used;
	const char *snippet = strcmp(h->snippet, h->title) != 0 ? h->snippet : "";

	if (here)
		area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
	used = area_fit(a, 2, y, role, 0, *h->title != '\0' ? h->title : h->object->label, title);
	if (!here)
		mark_words(s, a, 2, y, used, h->title, ROLE_MATCH);
	if (a->w >= 60 && *snippet != '\0') {
		used = area_fit(a, title + 4, y, here ? ROLE_FOCUS : ROLE_DIM, 0, snippet, a->w - title - 5);
		if (!here)
			mark_words(s, a, title + 4, y, used, snippet, ROLE_MATCH);
	}
}

static void
draw_hits(struct search *s, const struct area *a)
{
	long line = 0, hit = 0, focus = 0;
	long lines = (long)(s->nhits + s->ngroups);

	for (size_t i = 0, n = 0; i < s->ngroups; n += s->groups[i].n, i++)
		if (s->at >= (long)n && s->at < (long)(n + s->groups[i].n))
			focus = s->at + (long)i + 1;
	s->page = a->h;
	if (focus <= s->top)
		s->top = focus <= 1 ? 0 : focus - 1;	/* the heading too */
	if (focus >= s->top + a->h)
		s->top = focus - a->h + 1;
	if (s->top > lines - a->h)
		s->top = lines > a->h ? lines - a->h : 0;
	for (size_t i = 0; i < s->ngroups; i++) {
		if (line >= s->top && line < s->top + a->h)
			draw_heading(s, a, (int)(line - s->top), &s->groups[i]);
		line++;
		for (size_t k = 0; k < s->groups[i].n; k++, line++, hit++)
			if (line >= s->top && line < s->top + a->h)
				draw_hit(s, a, (int)(line - s->top), &s->groups[i].hits[k], hit == s->at);
	}
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct search *s = (struct search *)w;
	struct area body = area_sub(a, 0, a->h > 4 ? 2 : 1, a->w, a->h - (a->h > 4 ? 2 : 1));
	const char *note = s->unsearched > 0 ? arena_printf(w->app->turn, "%lld still to search", (long long)s->unsearched) :
	    s->reading || s->waiting ? "reading" : "";
	int x, n = utf8_width(note, strlen(note));

	area_fill(a, 0, 0, a->w, 1, ROLE_PROMPT);
	x = 1 + area_text(a, 1, 0, ROLE_LABEL, 0, "Search", -1) + 1;
	if (a->w - x - n - 2 > 8)
		area_text(a, a->w - n - 1, 0, ROLE_DIM, 0, note, n);
	s->head_y = a->h > 4 ? 2 : 1;
	if (s->err.code < 0) {
		area_wrap(&body, 1, 0, body.w - 2, body.h, ROLE_ERROR, s->err.msg);
	} else if (s->nhits > 0) {
		draw_hits(s, &body);
	} else if (!s->reading && !s->waiting) {
		area_wrap(&body, 2, 0, body.w - 4, body.h, ROLE_DIM, s->asked != NULL && *s->asked != '\0' ?
		    "Nothing holds all of these words. Beginnings of words count; \"quotes\" keep words together." :
		    "Type words: names, numbers, anything that stands in a record.");
	}
	edit_draw(&s->edit, a, x, 0, a->w - x - n - 2, ROLE_PROMPT, true);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = "search";
	ret[1] = "type";
	return 2;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	return &((struct search *)w)->edit;
}

/* implements window.announce */
static void
announce(struct window *w, struct buf *out)
{
	struct search *s = (struct search *)w;
	const struct hit *h = hit_at(s, s->at, NULL);

	if (h != NULL)
		buf_printf(out, "%s, %s; hit %ld of %zu", h->object->label, h->title, s->at + 1, s->nhits);
	else
		buf_adds(out, s->reading || s->waiting ? "searching" : "no hits");
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	edited(w);
}

/* implements window.close */
static void
close_search(struct window *w)
{
	struct search *s = (struct search *)w;

	edit_free(&s->edit);
	arena_free(s->arena);
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct search *s = (struct search *)w;
	long page = s->page > 2 ? s->page - 2 : 1, n = c->count > 0 ? c->count : 1;

	if (s->nhits == 0)
		return HC_OK;
	s->at += strcmp(c->name, "down") == 0 ? n : strcmp(c->name, "up") == 0 ? -n : strcmp(c->name, "page-down") == 0 ? page : -page;
	s->at = s->at < 0 ? 0 : s->at >= (long)s->nhits ? (long)s->nhits - 1 : s->at;
	return HC_OK;
}

/* From heading to heading. */
static int
run_group(struct window *w, const struct call *c, struct hc_err *err)
{
	struct search *s = (struct search *)w;
	bool next = strcmp(c->name, "group-next") == 0;
	long first = 0, before = 0;

	for (size_t i = 0; i < s->ngroups; i++) {
		if (next ? first > s->at : first < s->at)
			before = first;
		if (next && first > s->at)
			break;
		first += (long)s->groups[i].n;
	}
	s->at = next && before <= s->at ? s->at : before;
	return HC_OK;
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	struct search *s = (struct search *)w;
	const struct hit *h;

	if (s->waiting || (s->reading && s->nhits == 0)) {	/* Enter came before the answer: take the first that comes */
		ask(s);
		return HC_OK;
	}
	if ((h = hit_at(s, s->at, NULL)) == NULL)
		return HC_OK;
	return app_open_record(w->app, h->object, h->id, err);
}

/* An ordinary list of one object: the words are its filter. */
static int
run_narrow(struct window *w, const struct call *c, struct hc_err *err)
{
	struct search *s = (struct search *)w;
	struct app *app = w->app;
	struct group *g = NULL;
	struct query_ctx ctx;
	const struct expr *e;
	char *text;

	if (hit_at(s, s->at, &g) == NULL || g == NULL || g->object == NULL)
		return HC_OK;
	text = arena_strdup(app->turn, s->asked);
	ctx = work_query(app->work, app->turn, g->object);
	if (query_parse_condition(&ctx, text, &e, NULL) < 0) {	/* signs that mean something in HotQL: a phrase */
		for (char *p = text; *p; p++)
			if (*p == '"' || *p == '\\')
				*p = ' ';
		text = arena_printf(app->turn, "\"%s\"", text);
	}
	return app_open_list(app, g->object, NULL, text, err);
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	window_close(w);
	return HC_OK;
}

/* implements window.mouse */
static bool
mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct search *s = (struct search *)w;
	long line = s->top + y - s->head_y, hit = 0;

	if (ev->mouse == MOUSE_WHEEL_DOWN || ev->mouse == MOUSE_WHEEL_UP) {
		app_run(w->app, ev->mouse == MOUSE_WHEEL_DOWN ? "down" : "up", 3);
		return true;
	}
	if (ev->mouse != MOUSE_PRESS || ev->button != 1 || line < 0)
		return true;
	for (size_t i = 0; i < s->ngroups; i++) {
		if (line == 0) {
			s->at = hit;
			app_run(w->app, "narrow", 0);
			return true;
		}
		if (line <= (long)s->groups[i].n) {
			bool again = s->at == hit + line - 1;

			s->at = hit + line - 1;
			if (again)
				app_run(w->app, "accept", 0);
			return true;
		}
		line -= (long)s->groups[i].n + 1;
		hit += (long)s->groups[i].n;
	}
	return true;
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return "Search";
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "accept", "narrow", "group-next", "cancel", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move }, { "page-down", run_move }, { "page-up", run_move }, { "scroll-down", run_move },
	{ "scroll-up", run_move }, { "group-next", run_group }, { "group-previous", run_group }, { "accept", run_accept },
	{ "narrow", run_narrow }, { "cancel", run_cancel }, { "back", run_cancel }, { NULL, NULL }
};

static const struct window_ops search_ops = {
	.name = "search",
	.draw = draw,
	.contexts = contexts,
	.commands = { commands, NULL },
	.edit = edit,
	.edited = edited,
	.announce = announce,
	.changed = changed,
	.tick = tick,
	.mouse = mouse,
	.close = close_search,
	.title = title,
	.footer = footer,
};

int
search_open(struct app *app, const char *text, struct hc_err *err)
{
	struct search *s;

	if (app->work == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no workspace yet; choose how to start.");
	s = window_new(app, &search_ops, sizeof(*s));
	s->at = -1;
	edit_set(&s->edit, text);
	window_push(&s->window);
	ask(s);
	return HC_OK;
}
