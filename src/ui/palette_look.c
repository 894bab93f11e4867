/*
 * palette_look.c - see palette_look.h. Questions are made on this thread, with the user's rights; over there they only run.
 */
#include "ui/palette_look.h"

#include <string.h>

#include "base/vec.h"
#include "ui/background.h"

#define RECORDS_MAX 12
#define INDEX_MS 20		/* of the worker, for rows that wait for the index */

const char *const palette_people[PALETTE_PEOPLE] = { "contact", "lead", "user" };

struct question {
	const struct object *object;	/* NULL: all of them, by words */
	struct query_ctx ctx;
	struct query *query;		/* one row of it is enough; NULL: by words */
};

struct look {
	const char *text, *typed;
	VEC(struct question) questions;
	VEC(struct palette_hit) hits;
};

bool
palette_looks(char kind, const char *text)
{
	return strlen(text) > 1 && kind != '>' && (kind != '#' || strpbrk(text, " \"'()") == NULL);
}

static void
find_words(struct job *j, struct store *s, const struct question *q)
{
	struct look *l = j->data;
	struct hit *hits;
	int64_t total;
	bool ranked;
	size_t n = 0;

	if (read_search(s, &q->ctx, l->text, q->object, RECORDS_MAX, j->arena, &hits, &n, &total, &ranked, NULL) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		struct palette_hit h = { .object = hits[i].object, .title = hits[i].title != NULL ? hits[i].title : "", .place = i,
			.asked = q->object != NULL };

		memcpy(h.id, hits[i].id, 16);
		vec_push(j->arena, &l->hits, h);
	}
}

static void
find_tagged(struct job *j, struct store *s, const struct question *q)
{
	struct look *l = j->data;
	struct hc_value **rows;
	size_t n = 0;

	if (read_page(s, &q->ctx, q->query, &(struct page_at){ .limit = 1 }, false, j->arena, &rows, &n, NULL) == 0 && n > 0)
		vec_push(j->arena, &l->hits, ((struct palette_hit){ .object = q->object }));
}

/* implements job.run. What cannot be read finds nothing: the palette has other things to offer. */
static int
run(struct job *j, void *context)
{
	struct store *s = app_job_store(context);
	struct look *l = j->data;

	background_index(s, j, INDEX_MS, false);
	background_guard(s, j);
	for (size_t i = 0; i < l->questions.n && !job_stopped(j); i++)
		if (l->questions.at[i].query != NULL)
			find_tagged(j, s, &l->questions.at[i]);
		else
			find_words(j, s, &l->questions.at[i]);
	background_guard(s, NULL);
	return HC_OK;
}

static void
ask_words(struct app *app, struct job *j, const struct object *only)
{
	struct look *l = j->data;

	vec_push(j->arena, &l->questions, ((struct question){ .object = only, .ctx = background_query(app->work, j->arena, NULL) }));
}

static void
ask_tags(struct app *app, struct job *j)
{
	struct query_ctx any = background_query(app->work, j->arena, NULL);
	const struct model *m = app->work->model;
	struct look *l = j->data;

	for (size_t i = 0; i < m->objects.n; i++) {
		struct question q = { .object = m->objects.at[i], .ctx = any };

		if (q.object->hidden || !access_object(app->work, q.object, 'r') ||
		    query_parse(&q.ctx, arena_printf(j->arena, "%s +%s show id", q.object->name, l->text), &q.query, NULL) < 0)
			continue;
		vec_push(j->arena, &l->questions, q);
	}
}

struct job *
palette_look(struct app *app, char kind, const char *text, const char *typed)
{
	struct job *j = job_new("palette");
	struct look *l = ARENA_NEW(j->arena, struct look);

	l->text = arena_strdup(j->arena, text);
	l->typed = arena_strdup(j->arena, typed);
	j->data = l;
	j->run = run;
	if (kind == '#') {
		ask_tags(app, j);
	} else if (kind == '@') {
		for (size_t i = 0; i < PALETTE_PEOPLE; i++) {
			const struct object *o = model_object(app->work->model, palette_people[i]);

			if (o != NULL && access_object(app->work, o, 'r'))
				ask_words(app, j, o);
		}
	} else {
		ask_words(app, j, NULL);
	}
	return j;
}

size_t
palette_looked(const struct job *j, const struct palette_hit **ret, const char **typed)
{
	const struct look *l = j->data;

	*ret = l->hits.at;
	*typed = l->typed;
	return l->hits.n;
}
