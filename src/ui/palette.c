/*
 * palette.c - see palette.h. Everything is scored the same way and sorted once. What stands in memory answers each letter at once;
 * records come from the worker (palette_look.c), and until they do those of the letters before stay that fit these too.
 */
#include "ui/palette.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "job/job.h"
#include "ui/dash.h"
#include "ui/options.h"
#include "ui/palette_look.h"
#include "ui/picker.h"
#include "ui/prompt.h"

#define FOUND_MAX 2000
#define RECENT_MAX 30

struct palette {
	struct app *app;
	struct arena *opened;		/* what lives until it is opened again: */
	struct recent recent[RECENT_MAX];
	size_t nrecent;
	struct arena *answer;		/* what the store said last: */
	const char *asked;		/* to what, with its sign; NULL: nothing */
	struct palette_hit *hits;
	size_t nhits;
	const char *contexts[2 * CONTEXTS_MAX + 1];	/* of the place it was called from: its keys are shown */
	char names[2 * CONTEXTS_MAX][64];
};

struct found {
	struct choice choice;
	int score, order;
};

struct finding {
	struct palette *palette;
	struct arena *arena;
	const char *typed;	/* folded */
	VEC(struct found) all;
};

static bool
starts_word(const char *name, const char *p)
{
	return p == name || strchr("-_ /:.", p[-1]) != NULL;
}

/* Letters one after the other, each at the start of a word or right behind the one before: "oo" and "opop" for open-options. */
static bool
by_words(const char *name, const char *p, const char *typed)
{
	if (*typed == '\0')
		return true;
	if (*p == *typed && by_words(name, p + 1, typed + 1))
		return true;
	for (; *p != '\0'; p++)
		if (starts_word(name, p) && p != name && *p == *typed && by_words(name, p + 1, typed + 1))
			return true;
	return false;
}

static int
by_letters(const char *name, const char *typed)
{
	int gaps = 0;
	const char *p = name;

	for (; *typed != '\0'; typed++) {
		const char *hit = strchr(p, *typed);

		if (hit == NULL)
			return -1;
		gaps += (int)(hit - p) > 0;
		p = hit + 1;
	}
	return gaps;
}

int
palette_score(const char *name, const char *typed)
{
	size_t n = strlen(name), t = strlen(typed);
	const char *hit;
	int length = n > 60 ? 60 : (int)n, gaps;

	if (t == 0)
		return 1;
	if (t > n || t > 64)
		return 0;
	if (strcmp(name, typed) == 0)
		return 1000;
	if (strncmp(name, typed, t) == 0)
		return 800 - length;
	for (hit = strstr(name, typed); hit != NULL; hit = strstr(hit + 1, typed))
		if (starts_word(name, hit))
			return 600 - length;
	if (t > 1 && *name == *typed && by_words(name, name, typed))
		return 700 - length;
	if (t > 1 && strstr(name, typed) != NULL)
		return 300 - length;
	if (t > 1 && (gaps = by_letters(name, typed)) >= 0 && gaps <= 3)
		return 200 - length - gaps * 20;
	return 0;
}

/* The sign that narrows to a kind, and what was typed behind it. */
static char
kind_of(const char *text, const char **rest)
{
	char kind = *text != '\0' && strchr(">@#", *text) != NULL ? *text : '\0';

	text += kind != '\0';
	*rest = text + strspn(text, " ");
	return kind;
}

static const char *
folded(struct finding *f, const char *s)
{
	return utf8_fold(f->arena, s, strlen(s));
}

static void
add(struct finding *f, int score, const struct choice *c)
{
	if (score <= 0 || f->all.n >= FOUND_MAX)
		return;
	vec_push(f->arena, &f->all, ((struct found){ .choice = *c, .score = score, .order = (int)f->all.n }));
}

/* A sentence about it counts for less than its name. */
static int
with_note(struct finding *f, const char *name, const char *note)
{
	int score = palette_score(folded(f, name), f->typed), other;

	if (note == NULL || strlen(f->typed) < 2 || strstr(folded(f, note), f->typed) == NULL)
		return score;
	other = palette_score(folded(f, note), f->typed) / 3;
	return other > score ? other : score;
}

/* A word in the text that explains it counts for still less. */
static int
in_help(struct finding *f, const char *help)
{
	return help != NULL && strlen(f->typed) > 2 && strstr(folded(f, help), f->typed) != NULL ? 40 : 0;
}

static void
add_options(struct finding *f)
{
	for (size_t i = 0; i < option_count(); i++) {
		const struct setting *o = option_at(i);
		const char *name = arena_printf(f->arena, "option %s", o->name);
		int score = palette_score(folded(f, name), f->typed), alone = with_note(f, o->name, o->summary);

		score = alone > score ? alone : score;
		add(f, score - 15, &(struct choice){ .text = name, .note = o->summary, .key = "",
		    .data = arena_printf(f->arena, "?%s", o->name) });
	}
}

static void
add_commands(struct finding *f)
{
	struct app *app = f->palette->app;
	char keys[64];

	for (size_t i = 0; i < cmd_total(); i++) {
		const struct cmd_def *def = cmd_at(i);
		int score = with_note(f, def->name, def->summary), told = in_help(f, def->help);
		const struct binding *b;

		score = told > score ? told : score;
		if (score <= 0)
			continue;
		b = keymap_for(app->keymap, f->palette->contexts, def->name);
		add(f, score + (b != NULL) * 2, &(struct choice){ .text = def->name, .note = def->summary,
		    .data = arena_printf(f->arena, ">%s", def->name),
		    .key = b != NULL ? arena_strdup(f->arena, keymap_label(b->keys, b->nkeys, keys, sizeof(keys))) : "" });
	}
}

static const char *
key_of(struct finding *f, const char *command)
{
	const struct binding *b = keymap_for(f->palette->app->keymap, f->palette->contexts, command);
	char keys[64];

	return b != NULL ? arena_strdup(f->arena, keymap_label(b->keys, b->nkeys, keys, sizeof(keys))) : "";
}

static void
add_views(struct finding *f)
{
	struct work *w = f->palette->app->work;

	for (size_t i = 0; i < w->model->objects.n; i++) {
		const struct object *o = w->model->objects.at[i];
		const char *command = arena_printf(f->arena, "list %s", o->name);

		if (o->hidden || !access_object(w, o, 'r'))
			continue;
		add(f, palette_score(folded(f, o->plural), f->typed), &(struct choice){ .text = o->plural, .note = "list",
		    .data = command, .key = key_of(f, command) });
		add(f, palette_score(folded(f, arena_printf(f->arena, "new %s", o->label)), f->typed) - 5, &(struct choice){
		    .text = arena_printf(f->arena, "New %s", o->label), .note = "form", .key = "",
		    .data = arena_printf(f->arena, "new %s", o->name) });
		for (size_t k = 0; k < o->views.n; k++) {
			const struct view *v = &o->views.at[k];

			if (strcmp(v->name, "all") == 0)
				continue;
			add(f, palette_score(folded(f, v->label), f->typed) - 10, &(struct choice){ .text = v->label, .key = "",
			    .note = arena_printf(f->arena, "view of %s", o->plural),
			    .data = arena_printf(f->arena, "list %s %s", o->name, v->name) });
		}
	}
	for (size_t i = 0; i < w->model->dashboards.n; i++) {
		const struct dashboard *d = &w->model->dashboards.at[i];

		add(f, palette_score(folded(f, d->label), f->typed) - 5, &(struct choice){ .text = d->label, .note = "dashboard", .key = "",
		    .data = arena_printf(f->arena, "dashboard %s", d->name) });
	}
}

static void
add_record(struct finding *f, int score, const struct object *o, const uint8_t id[16], const char *title)
{
	char text[UUID_TEXT];
	struct choice c = { .text = *title != '\0' ? title : o->label, .note = o->label, .key = "" };

	uuid_format(id, text);
	c.data = arena_printf(f->arena, "open %s %s", o->name, text);
	memcpy(c.id, id, 16);
	for (size_t i = 0; i < f->all.n; i++)
		if (strcmp(f->all.at[i].choice.data, c.data) == 0)
			return;
	add(f, score, &c);
}

static void
add_recent(struct finding *f)
{
	const struct palette *p = f->palette;

	for (size_t i = 0; i < p->nrecent; i++) {
		int score = palette_score(folded(f, p->recent[i].title), f->typed);

		score = *f->typed == '\0' ? 100 - (int)i : score > 0 ? score + 20 : 0;
		add_record(f, score, p->recent[i].object, p->recent[i].id, p->recent[i].title);
	}
}

/* An object that has records with the tag that was asked for. */
static void
add_tag(struct finding *f, const struct object *o, bool now)
{
	const char *tag;

	if (now && kind_of(f->palette->asked, &tag) == '#')
		add(f, 100 - (int)f->all.n, &(struct choice){ .text = arena_printf(f->arena, "%s tagged %s", o->plural, tag),
		    .note = "list", .key = "", .data = arena_printf(f->arena, "list %s +%s", o->name, tag) });
}

/* What the store found. `now`: for these very letters; else for others, and what does not fit these is left out. */
static void
add_hits(struct finding *f, bool now)
{
	const struct palette *p = f->palette;

	for (size_t i = 0; i < p->nhits; i++) {
		const struct palette_hit *h = &p->hits[i];
		int score;

		if (h->title == NULL) {
			add_tag(f, h->object, now);
			continue;
		}
		score = palette_score(folded(f, h->title), f->typed);
		if (score > 0 || now)
			add_record(f, (score > 0 ? score : 100 - (int)h->place) + h->asked, h->object, h->id, h->title);
	}
}

static void
add_people(struct finding *f)
{
	const struct palette *p = f->palette;

	for (size_t i = 0; i < PALETTE_PEOPLE; i++) {
		const struct object *o = model_object(p->app->work->model, palette_people[i]);

		if (o == NULL || !access_object(p->app->work, o, 'r'))
			continue;
		for (size_t k = 0; k < p->nrecent; k++)
			if (p->recent[k].object == o)
				add_record(f, palette_score(folded(f, p->recent[k].title), f->typed) + 20 * (*f->typed == '\0'), o,
				    p->recent[k].id, p->recent[k].title);
	}
}

static int
compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return x->score != y->score ? y->score - x->score : x->order - y->order;
}

/* HC_BUSY: it is not all, the store has to be asked. */
static int
find(struct palette *p, const char *typed, struct arena *a, struct choice *out, size_t max, size_t *n)
{
	struct finding f = { .palette = p, .arena = a };
	const char *text, *before;
	char kind = kind_of(typed, &text);
	bool work = p->app->work != NULL, now = p->asked != NULL && strcmp(p->asked, typed) == 0;

	f.typed = utf8_fold(a, text, strlen(text));
	if (work && kind == '\0')
		add_recent(&f);
	if (kind == '\0' || kind == '>') {
		add_commands(&f);
		add_options(&f);
	}
	if (work && kind == '\0')
		add_views(&f);
	if (work && kind == '@')
		add_people(&f);
	if (work && palette_looks(kind, text) && p->asked != NULL && kind_of(p->asked, &before) == kind)
		add_hits(&f, now);
	if (f.all.n > 0)
		qsort(f.all.at, f.all.n, sizeof(f.all.at[0]), compare);
	*n = f.all.n < max ? f.all.n : max;
	for (size_t i = 0; i < *n; i++)
		out[i] = f.all.at[i].choice;
	return work && palette_looks(kind, text) && !now ? HC_BUSY : HC_OK;
}

/* implements picker.fill */
static int
fill(void *arg, const char *text, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	return find(arg, text, a, out, max, n);
}

/* implements picker.look */
static struct job *
look(void *arg, const char *typed, struct hc_err *err)
{
	struct palette *p = arg;
	const char *text;
	char kind = kind_of(typed, &text);

	return palette_look(p->app, kind, text, typed);
}

/* implements picker.found */
static int
found(void *arg, struct job *j, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	struct palette *p = arg;
	const struct palette_hit *hits;
	const char *typed;

	arena_reset(p->answer);
	p->nhits = palette_looked(j, &hits, &typed);
	p->hits = p->nhits > 0 ? arena_dup(p->answer, hits, p->nhits * sizeof(*hits)) : NULL;
	for (size_t i = 0; i < p->nhits; i++)
		if (hits[i].title != NULL)
			p->hits[i].title = arena_strdup(p->answer, hits[i].title);
	p->asked = arena_strdup(p->answer, typed);
	find(p, p->asked, a, out, max, n);
	return HC_OK;
}

/* A command that needs operands is put on the command line instead of being run. */
static void
chosen(void *arg, const struct choice *c, const char *text)
{
	struct palette *p = arg;
	struct app *app = p->app;
	const struct cmd_def *def = c != NULL && *c->data == '>' ? cmd_find(c->data + 1) : NULL;
	char *run = c != NULL ? arena_strdup(app->turn, c->data + (*c->data == '>')) : NULL;

	if (c != NULL && *c->data == '?') {	/* a setting: its value is next */
		const struct setting *o = setting_find(c->data + 1);

		prompt_command(app, arena_printf(app->turn, "option %s %s", c->data + 1, o != NULL ? o->get(app, o) : ""));
	} else if (def != NULL && def->usage != NULL && *def->usage != '\0' && *def->usage != '[')
		prompt_command(app, arena_printf(app->turn, "%s ", def->name));
	else if (run != NULL)
		app_run(app, run, 0);
}

static void
drop(void *arg)
{
	struct palette *p = arg;

	arena_free(p->opened);
	arena_free(p->answer);
}

/* The keys that are shown are those of the place it is called from. */
static struct palette *
palette_here(struct app *app)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];
	struct palette *p = app->palette;
	size_t n = app_contexts(app, contexts);

	if (p == NULL) {
		p = app->palette = ARENA_NEW(app->arena, struct palette);
		p->app = app;
		p->opened = arena_new("palette");
		p->answer = arena_new("found");
		arena_defer(app->arena, drop, p);
	}
	for (size_t i = 0; i < n; i++) {
		snprintf(p->names[i], sizeof(p->names[i]), "%s", contexts[i]);
		p->contexts[i] = p->names[i];
	}
	p->contexts[n] = NULL;
	arena_reset(p->opened);
	p->nrecent = home_recent(app, p->opened, p->recent, RECENT_MAX);
	arena_reset(p->answer);
	p->asked = NULL;
	p->nhits = 0;
	return p;
}

size_t
palette_find(struct app *app, const char *text, struct arena *a, struct choice *out, size_t max)
{
	size_t n;

	find(palette_here(app), text, a, out, max, &n);
	return n;
}

void
palette_open(struct app *app, const char *text)
{
	static const struct picker_ops ops = { .fill = fill, .look = look, .found = found, .done = chosen, .width = 72 };

	picker_open(app, &ops, palette_here(app), "Find anything   > commands  @ people  # tags", NULL, 0, text, -1, -1);
}
