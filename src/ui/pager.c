/*
 * pager.c - keyset pages around the user, read here when that is quick and by the worker when it is not.
 *
 * A statement is made on this thread from the query; whoever runs it, its rows land in an arena of their own, a chunk.
 * Chunks stay in order; when there are too many, the one farthest from where rows came in goes.
 */
#include "ui/pager.h"

#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"
#include "job/job.h"
#include "ui/background.h"

#define INDEX_MS 20		/* a page waits so long for records that the search index lacks, */
#define INDEX_FEW 200		/* if they are no more than these; */
#define SLICE_MS 150		/* else it shows what there is while they are taken in */
#define SAY_MS 20		/* an answer that takes longer is announced, */
#define SOON_MS 50		/* but not in the moment when it comes */

#define MS INT64_C(1000000)	/* in ticks */

/* A read on its way: what to run, and how its rows fit in. */
enum fit { FIT_REPLACE, FIT_BEHIND, FIT_FRONT };

struct reading {
	struct pager *pager;
	struct statement st;
	struct query *query;	/* for the columns' kinds; lives in the job's arena */
	struct arena *chunk;	/* of the rows */
	struct hc_value **rows;
	size_t n;
	enum fit fit;
	bool backwards, from_start, from_end;
	int64_t limit;
	int64_t unsearched;	/* records that the search index lacked */
	const struct env *env;
	int64_t took;		/* ticks on the worker */
};

static int64_t
now(const struct pager *p)
{
	return p->window->app->env->ticks(p->window->app->env);
}

void
pager_init(struct pager *p, struct window *w, void (*loaded)(struct window *w, long shift))
{
	memset(p, 0, sizeof(*p));
	p->window = w;
	p->loaded = loaded;
	p->count = p->known = -1;
}

static void
drop_rows(struct pager *p)
{
	for (size_t i = 0; i < p->nchunks; i++)
		arena_free(p->chunks[i].arena);
	while (p->nmended > 0)
		arena_free(p->mended[--p->nmended]);
	p->nchunks = p->nrows = 0;
	p->at_start = p->at_end = false;
}

void
pager_free(struct pager *p)
{
	drop_rows(p);
	free(p->rows);
	arena_free(p->arena);
	if (p->window != NULL)
		pager_count_stop(p);
	memset(p, 0, sizeof(*p));
}

static size_t
find_id_column(const struct query *q)
{
	const struct field *id = q->object->fields.at[SLOT_ID];

	for (size_t i = q->columns.n; i-- > 0;)
		if (q->columns.at[i].field == id)
			return i;
	return q->columns.n;
}

/* Rows into place. */

static void
remove_rows(struct pager *p, size_t from, size_t n)
{
	memmove(p->rows + from, p->rows + from + n, (p->nrows - from - n) * sizeof(*p->rows));
	p->nrows -= n;
}

/* Frees the chunk farthest from `front`; returns how many rows went from the front. */
static size_t
trim(struct pager *p, bool front)
{
	size_t n, gone = 0;

	if (p->nchunks <= PAGER_CHUNKS)
		return 0;
	if (front) {
		n = p->chunks[p->nchunks - 1].n;
		remove_rows(p, p->nrows - n, n);
		p->at_end = false;
		arena_free(p->chunks[p->nchunks - 1].arena);
	} else {
		gone = n = p->chunks[0].n;
		remove_rows(p, 0, n);
		p->at_start = false;
		arena_free(p->chunks[0].arena);
		memmove(p->chunks, p->chunks + 1, (p->nchunks - 1) * sizeof(*p->chunks));
	}
	p->nchunks--;
	return gone;
}

static void
place(struct pager *p, const struct reading *r)
{
	size_t at = r->fit == FIT_FRONT ? 0 : p->nrows, chunk = r->fit == FIT_FRONT ? 0 : p->nchunks;

	if (p->nrows + r->n > p->cap) {
		p->cap = (p->nrows + r->n) * 2;
		p->rows = xrealloc(p->rows, p->cap * sizeof(*p->rows));
	}
	if (r->n > 0)
		memmove(p->rows + at + r->n, p->rows + at, (p->nrows - at) * sizeof(*p->rows));
	for (size_t i = 0; i < r->n; i++) {
		const struct hc_value *row = r->rows[r->backwards ? r->n - 1 - i : i];

		p->rows[at + i] = (struct pager_row){ .values = row, .read = row };
		if (p->id_column < p->query->columns.n && row[p->id_column].kind == VALUE_ID)
			memcpy(p->rows[at + i].id, row[p->id_column].id, 16);
	}
	p->nrows += r->n;
	memmove(p->chunks + chunk + 1, p->chunks + chunk, (p->nchunks - chunk) * sizeof(*p->chunks));
	p->chunks[chunk] = (struct pager_chunk){ .arena = r->chunk, .n = r->n };
	p->nchunks++;
}

/* What the search index lacks is taken in behind the page that was read without it; then the page is read again. */

struct indexing {
	struct pager *pager;
	int64_t left;
};

static void index_more(struct pager *p);

static int
index_run(struct job *j, void *context)
{
	((struct indexing *)j->data)->left = background_index(app_job_store(context), j, SLICE_MS, true);
	return HC_OK;
}

static void
index_done(struct job *j, void *arg)
{
	struct indexing *i = j->data;
	struct pager *p = i->pager;

	p->indexing = false;
	p->window->app->dirty = true;
	if (j->code < 0)
		return;
	p->unsearched = i->left;
	if (i->left > 0)
		index_more(p);
	else if (!p->loading)
		pager_reload(p, p->page);
}

static void
index_more(struct pager *p)
{
	struct worker *w = app_worker(p->window->app);
	struct job *j;
	struct indexing *i;

	if (w == NULL || p->indexing)
		return;
	j = job_new("index");
	i = ARENA_NEW(j->arena, struct indexing);
	i->pager = p;
	j->generation = p->window->generation;
	j->data = i;
	j->run = index_run;
	j->done = index_done;
	p->indexing = true;
	worker_post(w, j);
}

static void
arrived(struct reading *r)
{
	struct pager *p = r->pager;
	bool full = r->limit >= 0 && (int64_t)r->n >= r->limit;
	long shift;

	p->loading = false;
	p->unsearched = r->unsearched;
	if (r->fit == FIT_REPLACE) {
		drop_rows(p);
		p->old = false;
		if (p->behind)
			p->count = -1;
		p->behind = false;
		p->known = p->count;
	}
	place(p, r);
	if (r->backwards) {
		p->at_start = !full;
		p->at_end |= r->from_end;
	} else {
		p->at_end = !full;
		p->at_start |= r->from_start;
	}
	shift = r->fit == FIT_FRONT ? (long)r->n : 0;
	shift -= (long)trim(p, r->fit == FIT_FRONT);
	p->loaded(p->window, shift);
	if (p->unsearched > 0)
		index_more(p);
}

static int
read_run(struct job *j, void *context)
{
	struct reading *r = j->data;
	struct store *s = app_job_store(context);
	const struct env *env = r->env;
	int64_t started;
	int rc;

	if (r->st.needs_fts) {
		r->unsearched = background_index(s, j, 0, false);
		if (r->unsearched > 0 && r->unsearched <= INDEX_FEW)
			r->unsearched = background_index(s, j, INDEX_MS, false);
	}
	background_guard(s, j);
	started = env->ticks(env);
	rc = read_all(s, &r->st, r->query, r->chunk, &r->rows, &r->n, &j->err);
	r->took = env->ticks(env) - started;
	background_guard(s, NULL);
	return rc;
}

static void
drop_chunk(void *arg)
{
	struct reading *r = arg;

	arena_free(r->chunk);	/* NULL when its rows are in use */
}

static void
read_done(struct job *j, void *arg)
{
	struct reading *r = j->data;

	r->pager->took = now(r->pager) - r->pager->asked;
	r->pager->slow = j->code < 0 || r->took > r->pager->window->app->slow_ms * MS;
	if (j->code < 0) {
		r->pager->loading = false;
		if (j->code != HC_BUSY || r->pager->old)
			r->pager->err = j->err;
		if (r->pager->old)
			drop_rows(r->pager);
		r->pager->old = false;
		r->pager->loaded(r->pager->window, 0);
		return;
	}
	arrived(r);
	r->chunk = NULL;
}

/* One that came soon the last time will do so again: to announce it would only flicker. */
static int
say_ms(const struct pager *p)
{
	return p->took > SAY_MS * MS && p->took <= SOON_MS * MS ? SOON_MS : SAY_MS;
}

/* The statement in the job's own arena, from a query built there: ours may be replaced while it runs. */
static int
post(struct pager *p, struct reading *proto, enum statement_kind kind, const struct page_at *at, struct hc_err *err)
{
	struct worker *w = app_worker(p->window->app);
	struct job *j;
	struct page_at own = *at;
	struct reading *r;
	struct query_ctx c;
	int rc;

	if (w == NULL)
		return hc_fail(err, HC_BUSY, 0, "this takes long and no second thread could be started.");
	j = job_new("page");
	r = ARENA_NEW(j->arena, struct reading);
	*r = *proto;
	r->env = p->window->app->env;
	if (own.cursor != NULL)
		own.cursor = arena_strdup(j->arena, own.cursor);
	if ((rc = pager_build(p->window->app->work, &p->spec, NULL, j->arena, &c, &r->query, err)) < 0 ||
	    (rc = query_sql(&c, r->query, DIALECT_SQLITE, kind, &own, &r->st, err)) < 0) {
		job_drop(j);
		return rc;
	}
	r->chunk = arena_new("chunk");
	arena_defer(j->arena, drop_chunk, r);
	j->generation = p->window->generation;
	j->data = r;
	j->run = read_run;
	j->done = read_done;
	worker_post_first(w, j);
	p->loading = true;
	p->asked = now(p);
	if (p->window->app->tick_ms == 0 || p->window->app->tick_ms > say_ms(p))
		p->window->app->tick_ms = say_ms(p);
	return HC_OK;
}

/* What asks the search index can take its time in one step, and may have to write first: it is never done on the key's thread. Nor
   is what was too slow a moment ago. */
static bool
by_worker(struct pager *p, const struct statement *st)
{
	return (st->needs_fts || p->slow) && !app_patient(p->window->app) && app_worker(p->window->app) != NULL;
}

/* Reads here within the time a key may take, else hands over. */
static int
fetch(struct pager *p, struct reading *r, const struct page_at *at, struct hc_err *err)
{
	struct app *app = p->window->app;
	struct store *s = app->work->store;
	enum statement_kind kind = r->backwards ? STATEMENT_PAGE_BACK : STATEMENT_PAGE;
	struct query_ctx c = p->ctx;
	int rc;

	r->pager = p;
	r->limit = at->limit;
	r->query = p->query;
	r->chunk = c.arena = arena_new("chunk");
	rc = query_sql(&c, p->query, DIALECT_SQLITE, kind, at, &r->st, err);
	p->searches = rc >= 0 && r->st.needs_fts;
	if (rc >= 0 && by_worker(p, &r->st)) {
		rc = HC_BUSY;
	} else if (rc >= 0) {
		app_limit(app, app->slow_ms);
		rc = read_all(s, &r->st, p->query, r->chunk, &r->rows, &r->n, err);
		app_limit(app, 0);
		p->slow = rc == HC_BUSY;
	}
	if (rc < 0)
		arena_free(r->chunk);
	if (rc == HC_BUSY) {
		*err = (struct hc_err){ .pos = -1 };
		return post(p, r, kind, at, err);
	}
	if (rc < 0)
		return rc;
	arrived(r);
	return HC_OK;
}

/* Not here: the old rows go when the new ones come. */
static void
fetch_or_note(struct pager *p, struct reading *r, const struct page_at *at)
{
	p->err.code = 0;
	if (fetch(p, r, at, &p->err) >= 0)
		return;
	if (p->old)
		drop_rows(p);
	p->old = false;
	p->loaded(p->window, 0);
}

/* Answers to what was asked before come no more. */
static void
forget_asked(struct pager *p)
{
	window_renew(p->window);
	p->loading = p->indexing = false;
	p->unsearched = 0;
}

void
pager_stop(struct pager *p)
{
	int64_t unsearched = p->unsearched;

	forget_asked(p);
	p->unsearched = unsearched;
	pager_count_stop(p);
	if (p->old)	/* they are no answer to what the title asks */
		drop_rows(p);
	p->old = false;
	p->loaded(p->window, 0);
}

/* The rows that are shown can stay until those of the next question come: they have its columns. */
static bool
same_columns(const struct query *a, const struct query *b)
{
	if (a == NULL || a->columns.n != b->columns.n || a->object != b->object)
		return false;
	for (size_t i = 0; i < a->columns.n; i++)
		if (a->columns.at[i].field != b->columns.at[i].field || a->columns.at[i].type != b->columns.at[i].type ||
		    a->columns.at[i].hidden != b->columns.at[i].hidden || a->columns.at[i].title_column != b->columns.at[i].title_column ||
		    strcmp(a->columns.at[i].title, b->columns.at[i].title) != 0)
			return false;
	return true;
}

int
pager_use(struct pager *p, const struct pager_spec *s, int rows, struct hc_err *err)
{
	struct arena *a = arena_new("query");
	struct reading r = { .fit = FIT_REPLACE, .from_start = true };
	struct query_ctx c;
	struct query *q;
	int rc;

	if ((rc = pager_build(p->window->app->work, s, NULL, a, &c, &q, err)) < 0) {
		arena_free(a);
		return rc;
	}
	forget_asked(p);
	pager_count_stop(p);
	p->old = p->nrows > 0 && same_columns(p->query, q);
	if (!p->old)
		drop_rows(p);
	arena_free(p->arena);
	p->arena = a;
	p->spec = *s;
	p->ctx = c;
	p->query = q;
	p->id_column = find_id_column(q);
	p->page = rows;
	p->count = -1;
	p->slow = false;
	fetch_or_note(p, &r, &(struct page_at){ .limit = rows });
	pager_recount(p);
	return HC_OK;
}

void
pager_reload(struct pager *p, int rows)
{
	struct reading r = { .fit = FIT_REPLACE };
	struct page_at at = { .limit = rows > (int)p->nrows ? rows : (int64_t)p->nrows };

	if (p->query == NULL)
		return;
	forget_asked(p);
	pager_count_stop(p);
	r.from_start = p->at_start || p->nrows == 0 || p->old;
	if (!r.from_start)
		at.cursor = query_cursor(p->query, p->window->app->turn, p->rows[0].read);
	fetch_or_note(p, &r, &at);
	pager_recount(p);
}

void
pager_more(struct pager *p, bool backwards, int rows)
{
	struct reading r = { .fit = backwards ? FIT_FRONT : FIT_BEHIND, .backwards = backwards };
	struct page_at at = { .limit = rows };

	if (p->query == NULL || p->loading || p->nrows == 0 || (backwards ? p->at_start : p->at_end))
		return;
	at.cursor = query_cursor(p->query, p->window->app->turn, p->rows[backwards ? 0 : p->nrows - 1].read);
	fetch_or_note(p, &r, &at);
}

void
pager_end(struct pager *p, bool last, int rows)
{
	struct reading r = { .fit = FIT_REPLACE, .backwards = last, .from_start = !last, .from_end = last };

	if (p->query == NULL)
		return;
	forget_asked(p);
	fetch_or_note(p, &r, &(struct page_at){ .limit = rows });
	if (p->count < 0)
		pager_recount(p);
}

int
pager_find(struct pager *p, const uint8_t id[16], int rows, struct hc_err *err)
{
	struct reading r = { .fit = FIT_REPLACE, .pager = p, .limit = 1 };
	char text[UUID_TEXT];
	int rc;

	uuid_format(id, text);
	r.chunk = arena_new("chunk");
	rc = pager_pick(p, arena_printf(r.chunk, "id:%s", text), 1, r.chunk, &r.rows, &r.n, err);
	if (rc < 0 || r.n == 0) {
		arena_free(r.chunk);
		return rc < 0 ? rc : 0;
	}
	forget_asked(p);
	arrived(&r);
	p->at_start = false;
	pager_more(p, true, rows);
	pager_more(p, false, rows);
	if (p->count < 0)
		pager_recount(p);
	return 1;
}

bool
pager_slow(const struct pager *p)
{
	return p->loading && (p->nrows == 0 || now(p) - p->asked >= say_ms(p) * MS);
}

long
pager_index(const struct pager *p, const uint8_t id[16])
{
	for (size_t i = 0; i < p->nrows; i++)
		if (memcmp(p->rows[i].id, id, 16) == 0)
			return (long)i;
	return -1;
}
