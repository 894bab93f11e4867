/*
 * remote_state.c - what a transaction over the wire asks for with its beginning, in the same round trip: the tenant's clock and
 * its state of sync, small facts that nearly every write looks at. And whether others wrote since this connection last looked.
 *
 * The facts are the tenant's as of the writer's lock, so they hold until the transaction ends. What it writes itself is kept
 * beside them; a savepoint that is taken back forgets all of it, and the database is asked again.
 */
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "store/db.h"
#include "store/foresee.h"
#include "store/remote_store.h"

#define FACTS_MAX 64		/* rows; a server's tenant has a handful */

#define KNOWN_MAX 2000

static char gone[] = "";	/* the value of a fact that was deleted */

static const char facts_sql[] = "SELECT k, v FROM sync_state ORDER BY k LIMIT 65";

void
remote_state_ask(struct store *s)
{
	/* a question that fails would end the transaction: the tables must be there */
	if (!s->state_ready)
		return;
	if (db_prepare(s, journal_clock_sql, &s->clock_asked, NULL) < 0)
		s->clock_asked = NULL;
	else
		stmt_ask(s->clock_asked);
	if (db_prepare(s, facts_sql, &s->facts_asked, NULL) < 0)
		s->facts_asked = NULL;
	else
		stmt_ask(s->facts_asked);
}

static void
forget_facts(struct store *s)
{
	db_done(s, s->facts_asked);
	s->facts_asked = NULL;
	if (s->facts)
		arena_free(s->facts_arena);
	s->facts = NULL;
	s->facts_arena = NULL;
	s->facts_all = false;
}

void
remote_state_forget(struct store *s)
{
	db_done(s, s->clock_asked);
	s->clock_asked = NULL;
	forget_facts(s);
}

void
remote_state_back(struct store *s)
{
	forget_facts(s);
}

/* Things that stay once they are there: a table, a bucket's number. What was made in a transaction that is taken back is not. */
void *
remote_known(const struct store *s, const void *key, size_t n)
{
	return s->known ? map_getn(s->known, key, n) : NULL;
}

void
remote_know(struct store *s, const void *key, size_t n, const void *value, size_t size)
{
	if (!s->remote)
		return;
	/* a server of many objects and users: begun anew, it is asked for again */
	if (s->known && map_count(s->known) >= KNOWN_MAX)
		remote_unknow(s);
	if (!s->known) {
		s->known_arena = arena_new("known");
		s->known = map_new(s->known_arena);
	}
	map_putn(s->known, key, n, arena_dup(s->known_arena, value, size));
}

void
remote_unknow(struct store *s)
{
	if (s->known)
		arena_free(s->known_arena);
	s->known = NULL;
	s->known_arena = NULL;
}

/* Others wrote when the clock stands elsewhere than this connection left it. */
void
remote_observe(struct store *s, int64_t hlc)
{
	if (s->hlc_seen != hlc)
		s->others++;
	s->hlc_seen = hlc;
}

void
remote_looked(struct store *s, int64_t hlc)
{
	remote_observe(s, hlc);
	s->looked = true;
}

int64_t
remote_version(struct store *s)
{
	int64_t hlc = s->hlc_seen;
	bool looked = s->looked;

	s->looked = false;
	if (s->depth > 0 && journal_clock_read(s, NULL) == 0)
		return s->others;
	if (looked)
		return s->others;
	db_int(s, &hlc, NULL, "SELECT hlc FROM clock");
	remote_observe(s, hlc);
	return s->others;
}

bool
store_foresee(struct store *s)
{
	static const char tables[] = "table bucket_rule";	/* the last that is made, as db_has() knows it */

	if (!s->remote || s->depth == 0 || !remote_known(s, tables, sizeof(tables) - 1))
		return false;
	s->foreseeing = true;
	driver_remote->foresee(s->remote, true);
	return true;
}

void
store_foreseen(struct store *s)
{
	s->foreseeing = false;
	driver_remote->foresee(s->remote, false);
}

void
remote_state_wrote(struct store *s)
{
	if (!s->j.known)
		return;
	s->hlc_seen = s->j.hlc;
	if (s->j.seq > s->seq_seen)
		s->seq_seen = s->j.seq;
}

static void
keep(struct store *s, const char *key, const char *value, size_t n)
{
	if (!s->facts) {
		s->facts_arena = arena_new("facts");
		s->facts = map_new(s->facts_arena);
	}
	map_put(s->facts, key, value ? arena_strndup(s->facts_arena, value, n) : gone);
}

static void
load(struct store *s)
{
	struct stmt *st = s->facts_asked;
	int step, n = 0;

	s->facts_asked = NULL;
	while ((step = stmt_step(st)) == STEP_ROW && n++ < FACTS_MAX) {
		const char *k = stmt_text(st, 0), *v = stmt_text(st, 1);

		/* what this transaction wrote is newer */
		if (k && !(s->facts && map_get(s->facts, k)))
			keep(s, k, v, (size_t)stmt_bytes(st, 1));
	}
	s->facts_all = step == STEP_DONE;
	db_done(s, st);
}

bool
remote_fact(struct store *s, const char *key, const char **ret)
{
	if (!s->remote || s->depth == 0)
		return false;
	if (s->facts_asked)
		load(s);
	*ret = s->facts ? map_get(s->facts, key) : NULL;
	if (*ret == gone)
		*ret = NULL;
	else if (!*ret && !s->facts_all)
		return false;
	return true;
}

void
remote_fact_put(struct store *s, const char *key, const char *value)
{
	if (s->remote && s->depth > 0)
		keep(s, key, value, value ? strlen(value) : 0);
}
