/*
 * pg_early.c - questions that were asked before their time: many at once, so that they are one round trip.
 *
 * Who knows what a transaction is about to ask rehearses it (store/foresee.h): the same functions run, each question is sent
 * and answered with nothing. When it is asked in earnest, with the same values, the answer is here. Nobody need think of what may
 * have changed meanwhile: a write to a table that the question names makes it forgotten, and so does a savepoint taken back.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/pg.h"

#define EARLY_MAX 60	/* questions at once; PG_PENDING is more */

static bool
same(const struct remote_stmt *a, const struct remote_stmt *b)
{
	if (a->nplaces != b->nplaces || strcmp(a->sql, b->sql) != 0)
		return false;
	for (int i = 0; i < a->nplaces; i++) {
		const struct pg_bound *x = &a->bound[i], *y = &b->bound[i];

		if (x->kind != y->kind || (x->kind == KIND_INT && x->i != y->i))
			return false;
		if (x->kind != KIND_INT && x->kind != KIND_NULL &&
		    (x->bytes.len != y->bytes.len || memcmp(x->bytes.data, y->bytes.data, x->bytes.len) != 0))
			return false;
	}
	return true;
}

static struct remote_stmt *
copy_of(const struct remote_stmt *st)
{
	struct remote_stmt *e = xmalloc(sizeof(*e));

	*e = (struct remote_stmt){ .r = st->r, .asked = xstrdup(st->asked), .sql = xstrdup(st->sql), .nplaces = st->nplaces, .nsent = st->nsent,
		.rows = true };
	if (st->nsent > 0) {
		e->order = xmalloc((size_t)st->nsent * sizeof(*e->order));
		memcpy(e->order, st->order, (size_t)st->nsent * sizeof(*e->order));
	}
	if (st->nplaces > 0) {
		e->bound = xmalloc((size_t)st->nplaces * sizeof(*e->bound));
		memset(e->bound, 0, (size_t)st->nplaces * sizeof(*e->bound));
	}
	for (int i = 0; i < st->nplaces; i++) {
		const struct pg_bound *b = &st->bound[i];

		if (b->kind == KIND_INT)
			pg_stmt_bind_int(e, i + 1, b->i);
		else
			pg_stmt_bind(e, i + 1, b->kind, b->kind == KIND_NULL ? NULL : b->bytes.data, (int)b->bytes.len);
	}
	return e;
}

void
pg_early_ask(struct remote_stmt *st)
{
	struct remote *r = st->r;
	struct remote_stmt *e;

	if (r->nearly >= EARLY_MAX || r->failed != 0)
		return;
	for (e = r->early; e != NULL; e = e->early)
		if (same(e, st))
			return;
	e = copy_of(st);
	pg_stmt_ask(e);
	if (!e->ahead) {
		pg_stmt_free(e);
		return;
	}
	e->early = r->early;
	r->early = e;
	r->nearly++;
}

/* Its answer is not here yet. */
static bool
on_its_way(const struct remote_stmt *e)
{
	const struct pg_conn *c = e->r->conn;

	for (int i = 0; c != NULL && i < c->nsent; i++)
		if (c->sent[i].to == e)
			return true;
	return false;
}

static void
drop(struct remote *r, struct remote_stmt **at)
{
	struct remote_stmt *e = *at;

	*at = e->early;
	r->nearly--;
	pg_stmt_free(e);
}

void
pg_early_take(struct remote_stmt *st)
{
	struct remote *r = st->r;

	for (struct remote_stmt **at = &r->early; *at != NULL; at = &(*at)->early) {
		struct remote_stmt *e = *at;

		if (!same(e, st))
			continue;
		/* one that was skipped after a failure has no answer: it is asked again */
		if (e->res != NULL || on_its_way(e)) {
			for (int i = 0; i < r->conn->nsent; i++)
				if (r->conn->sent[i].to == e)
					r->conn->sent[i].to = st;
			st->res = e->res;
			e->res = NULL;
			e->ahead = false;
			st->ahead = true;
		}
		drop(r, at);
		return;
	}
}

/* The name as a word of its own. */
static bool
names(const char *sql, const char *name, size_t n)
{
	for (const char *p = strstr(sql, name); p != NULL; p = strstr(p + 1, name))
		if ((p == sql || (!isalnum((unsigned char)p[-1]) && p[-1] != '_')) && !isalnum((unsigned char)p[n]) && p[n] != '_')
			return true;
	return false;
}

void
pg_early_stale(struct remote *r, const char *sql)
{
	static const char *const verbs[] = { "INSERT INTO ", "UPDATE ", "DELETE FROM " };
	const char *from = NULL;
	char name[128];
	size_t n;

	if (r->early == NULL)
		return;
	for (int i = 0; i < 3 && from == NULL; i++)
		if (strncmp(sql, verbs[i], strlen(verbs[i])) == 0)
			from = sql + strlen(verbs[i]);
	from += from != NULL && *from == '"';
	n = from != NULL ? strcspn(from, "\" (") : 0;
	if (n == 0 || n >= sizeof(name)) {
		pg_early_forget(r);
		return;
	}
	memcpy(name, from, n);
	name[n] = '\0';
	for (struct remote_stmt **at = &r->early; *at != NULL;)
		if (names((*at)->sql, name, n))
			drop(r, at);
		else
			at = &(*at)->early;
}

void
pg_early_forget(struct remote *r)
{
	while (r->early != NULL)
		drop(r, &r->early);
}
