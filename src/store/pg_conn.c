/*
 * pg_conn.c - connections to PostgreSQL: a pool, commands sent ahead of their answers, statements prepared once.
 *
 * A connection belongs to a transaction and goes back when it ends; the thread that had it last gets it first, since its
 * tenants' statements are prepared there. Commands without rows are sent and not waited for: their answers are read with the
 * next command that has some, so a save costs a few round trips and not one per row; and questions may be sent ahead, so that
 * a hundred are one round trip. After a failure the server skips what was sent ahead; what is kept is the first thing that it
 * said.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "store/pg.h"

#define CAREFUL 200		/* writes after one that failed in which a failure is known where it happens */
#define LOOK_MS 50		/* how often a long wait asks if it should stop */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pg_conn *idle;

void
pg_close(struct pg_conn *c)
{
	PQfinish(c->c);
	arena_free(c->arena);
	free(c->url);
	free(c);
}

/* A notice is no news: that something exists already was asked for. */
static void
ignore_notice(void *arg, const PGresult *res)
{
	(void)arg;
	(void)res;
}

/* One that was closed behind our back (the server restarted) says so when it is looked at. */
static bool
alive(struct pg_conn *c)
{
	struct pollfd p = { .fd = PQsocket(c->c), .events = POLLIN };

	if (PQstatus(c->c) != CONNECTION_OK)
		return false;
	if (poll(&p, 1, 0) > 0 && PQconsumeInput(c->c) == 0)
		return false;
	return PQstatus(c->c) == CONNECTION_OK;
}

static struct pg_conn *
take_idle(const char *url)
{
	struct pg_conn **at, **found = NULL, *c = NULL;

	pthread_mutex_lock(&lock);
	for (at = &idle; *at != NULL; at = &(*at)->next) {
		if (strcmp((*at)->url, url) != 0)
			continue;
		if (found == NULL || pthread_equal((*at)->thread, pthread_self()))
			found = at;
		if (pthread_equal((*at)->thread, pthread_self()))
			break;
	}
	if (found != NULL) {
		c = *found;
		*found = c->next;
	}
	pthread_mutex_unlock(&lock);
	return c;
}

/* What the library says, in one line and without the address, which may hold a password. */
static void
one_line(char *ret, size_t size, const char *text)
{
	char *address;
	size_t n = 0;

	/* what it advises stands on a line of its own, indented */
	for (; *text != '\0' && n + 1 < size && (text[0] != '\n' || text[1] != '\t'); text++) {
		bool blank;

		/* the server's word for "this connection ends here", which people read as worse */
		if (strncmp(text, "FATAL: ", 7) == 0)
			text += 6;
		blank = *text == '\n' || *text == '\t' || *text == ' ';

		if (!blank)
			ret[n++] = *text;
		else if (n > 0 && ret[n - 1] != ' ')
			ret[n++] = ' ';
	}
	ret[n] = '\0';
	/* one that cannot be read is quoted whole */
	if ((address = strstr(ret, "\"postgres")) != NULL)
		n = (size_t)(address - ret);
	while (n > 0 && strchr(" .:", ret[n - 1]) != NULL)
		n--;
	ret[n] = '\0';
}

/* A host that does not answer, or no longer does, is given up after seconds; what the address says about that goes before. */
static PGconn *
dial(const char *url)
{
	const char *const names[] = { "connect_timeout", "keepalives_idle", "tcp_user_timeout", "application_name", "dbname", NULL };
	const char *const values[] = { "10", "30", "30000", "hotcrmd", url, NULL };

	return PQconnectdbParams(names, values, 1);
}

int
pg_take(struct remote *r, struct hc_err *err)
{
	struct pg_conn *c;

	while ((c = take_idle(r->url)) != NULL && !alive(c))
		pg_close(c);
	if (c == NULL) {
		c = xmalloc(sizeof(*c));
		*c = (struct pg_conn){ .url = xstrdup(r->url), .c = dial(r->url) };
		c->arena = arena_new("postgres");
		c->prepared = map_new(c->arena);
		if (PQstatus(c->c) != CONNECTION_OK || PQenterPipelineMode(c->c) == 0) {
			one_line(r->message, sizeof(r->message), PQerrorMessage(c->c));
			pg_close(c);
			return hc_fail(err, HC_STORE, 0, "PostgreSQL cannot be reached: %.300s; see that it runs and that the address is right.",
			    r->message);
		}
		PQsetNoticeReceiver(c->c, ignore_notice, NULL);
	}
	c->thread = pthread_self();
	c->taken++;
	c->stale = c->nsent;
	r->conn = c;
	r->failed = 0;
	return HC_OK;
}

void
pg_give(struct remote *r)
{
	struct pg_conn *c = r->conn;

	pg_early_forget(r);
	pg_rows_forget(r);
	r->conn = NULL;
	r->state = PG_IDLE;
	if (c == NULL)
		return;
	for (int i = 0; i < c->nsent; i++) {
		if (c->sent[i].to != NULL)
			c->sent[i].to->ahead = false;	/* nobody waits for these rows any more */
		c->sent[i].to = NULL;
	}
	/* whoever forgot to end what he began must not be felt by the next one */
	if (c->nsent == 0 && (PQtransactionStatus(c->c) == PQTRANS_INTRANS || PQtransactionStatus(c->c) == PQTRANS_INERROR)) {
		log_line(LOG_ERROR, "postgres: a connection came back in the midst of a transaction of %s", r->place);
		pg_close(c);
		return;
	}
	if (PQstatus(c->c) != CONNECTION_OK || (c->taken > PG_TRANSACTIONS && c->nsent == 0)) {
		pg_close(c);
		return;
	}
	pthread_mutex_lock(&lock);
	c->next = idle;
	idle = c;
	pthread_mutex_unlock(&lock);
}

int
pg_note(struct remote *r, const PGresult *res)
{
	const char *state = res != NULL ? PQresultErrorField(res, PG_DIAG_SQLSTATE) : NULL;
	const char *text = res != NULL ? PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY) : NULL;

	if (r->failed != 0)
		return STEP_FAILED;
	if (text == NULL)
		text = r->conn != NULL ? PQerrorMessage(r->conn->c) : "the connection is gone";
	snprintf(r->message, sizeof(r->message), "%s", text);
	r->message[strcspn(r->message, "\n")] = '\0';
	r->failed = HC_STORE;
	if (r->state == PG_WRITING)
		r->careful = CAREFUL;
	/* a value or a statement that it does not understand: types that another place gave may be why, so this one asks from now on */
	if (state != NULL && (strncmp(state, "22", 2) == 0 || strncmp(state, "42", 2) == 0))
		r->asks = true;
	if (state != NULL && strcmp(state, "23505") == 0)
		r->failed = HC_CONFLICT;
	else if (state != NULL && strcmp(state, "22003") == 0)	/* a number that does not fit */
		r->failed = HC_INVALID;
	else if (state != NULL && (strcmp(state, "55P03") == 0 || strncmp(state, "40", 2) == 0 || strcmp(state, "57014") == 0))
		r->failed = HC_BUSY;
	if (state != NULL && strcmp(state, "22012") == 0) {	/* pg_begin() alone divides */
		r->failed = HC_BUSY;
		snprintf(r->message, sizeof(r->message), "this workspace was moved a moment ago");
	}
	return STEP_FAILED;
}

int
pg_fail(struct remote *r, const char *doing, struct hc_err *err)
{
	log_line(LOG_WARN, "store: %s: %s", doing, r->message);
	if (r->failed == HC_INVALID)
		return hc_fail(err, HC_INVALID, 0, DB_TOO_LARGE);
	if (r->failed == HC_BUSY)
		return hc_fail(err, HC_BUSY, 0, "the database is busy or was stopped (%s); try again in a moment.", r->message);
	return hc_fail(err, HC_STORE, 0, "%s the database failed: %s.", doing, r->message);
}

/* The next answer, NULL between two commands; asks now and then if it should go on waiting. */
static PGresult *
answer(struct remote *r)
{
	PGconn *c = r->conn->c;
	bool told = false;

	while (r->stop != NULL && PQisBusy(c)) {
		struct pollfd p = { .fd = PQsocket(c), .events = POLLIN };
		int n = poll(&p, 1, LOOK_MS);

		if (n > 0 && PQconsumeInput(c) == 0)
			break;
		if (n == 0 && !told && r->stop(r->stop_arg)) {
			PGcancel *cancel = PQgetCancel(c);
			char why[200];

			told = PQcancel(cancel, why, sizeof(why));
			PQfreeCancel(cancel);
		}
	}
	return PQgetResult(c);
}

void
pg_sent(struct pg_conn *c, bool sync, struct remote_stmt *to)
{
	c->sent[c->nsent++] = (struct pg_sent){ .sync = sync, .to = to };
}

int
pg_command(struct remote *r, const char *sql)
{
	if (r->conn->nsent >= PG_PENDING && pg_settle(r, NULL) != STEP_DONE)
		return STEP_FAILED;
	if (PQsendQueryParams(r->conn->c, sql, 0, NULL, NULL, NULL, NULL, 1) == 0)
		return pg_note(r, NULL);
	pg_sent(r->conn, false, NULL);
	return STEP_DONE;
}

/* A statement that was not waited for is not there: the next one that needs it prepares it again. */
static void
unmake(struct remote *r, const struct pg_prepared *p, const PGresult *res)
{
	map_putn(r->conn->prepared, p->key, p->nkey, NULL);
	if (PQresultStatus(res) == PGRES_FATAL_ERROR)
		log_line(LOG_ERROR, "postgres: %s in: %s", PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY), p->key + strlen(p->key) + 1);
}

/* One command's answer, or a sync's. */
static int
collect(struct remote *r, const struct pg_sent *sent, bool stale, PGresult **ret)
{
	bool sync = sent->sync;
	PGresult *res;
	int rc = STEP_DONE;

	while ((res = answer(r)) != NULL) {
		if (sent->made != NULL && PQresultStatus(res) != PGRES_COMMAND_OK)
			unmake(r, sent->made, res);
		switch (PQresultStatus(res)) {
		case PGRES_COMMAND_OK:
			if (!stale && *PQcmdTuples(res))
				r->changes = strtoll(PQcmdTuples(res), NULL, 10);
			break;
		case PGRES_TUPLES_OK:
		case PGRES_PIPELINE_ABORTED:	/* by one before, which said why */
			break;
		case PGRES_PIPELINE_SYNC:
			PQclear(res);
			return rc;
		default:
			rc = STEP_FAILED;
			if (!stale)
				pg_note(r, res);
		}
		if (ret != NULL) {
			PQclear(*ret);
			*ret = res;
		} else {
			PQclear(res);
		}
		if (sync && PQstatus(r->conn->c) != CONNECTION_OK)
			return STEP_FAILED;
	}
	return rc;
}

int
pg_settle(struct remote *r, PGresult **ret)
{
	struct pg_conn *c = r->conn;
	PGresult *last = NULL;
	bool bad = false;

	if (c->nsent > 0 && !c->sent[c->nsent - 1].sync)
		PQsendFlushRequest(c->c);
	PQflush(c->c);
	for (int i = 0; i < c->nsent && PQstatus(c->c) == CONNECTION_OK; i++) {
		struct remote_stmt *to = c->sent[i].to;
		bool stale = i < c->stale;

		if (collect(r, &c->sent[i], stale, to != NULL ? &to->res : &last) == STEP_FAILED && !stale)
			bad = true;
		if (to != NULL && PQresultStatus(to->res) != PGRES_TUPLES_OK) {
			PQclear(to->res);
			to->res = NULL;
		}
	}
	c->nsent = c->stale = 0;
	if (PQstatus(c->c) != CONNECTION_OK) {
		pg_note(r, NULL);
		bad = true;
	} else if (r->failed != 0 || bad) {
		/* the server skips everything up to here */
		if (PQpipelineSync(c->c) != 0)
			collect(r, &(struct pg_sent){ .sync = true }, true, NULL);
	}
	if (ret != NULL && !bad)
		*ret = last;
	else
		PQclear(last);
	return bad ? STEP_FAILED : STEP_DONE;
}

static void
forget_prepared(struct remote *r)
{
	struct pg_conn *c = r->conn;

	pg_settle(r, NULL);
	pg_simple(r, "DEALLOCATE ALL", NULL);
	arena_reset(c->arena);
	c->prepared = map_new(c->arena);
}

/* What the places of a statement hold is the database's to say, and to ask is a round trip: it is asked once for all tenants, of
   which thousands have the same tables, and a tenant whose statements are prepared anew waits for none of them. A tenant's own
   fields may be of another type than the next one's of the same name. */
struct types { int n; const Oid *at; };

static pthread_mutex_t types_lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena *types_arena;
static struct map *types;	/* text -> struct types */

static bool
types_shared(const char *sql)
{
	return strstr(sql, "\"x_") == NULL && strstr(sql, "_x_") == NULL;
}

/* They are copied to `a`. */
static bool
types_known(const struct remote *r, const char *sql, struct arena *a, struct types *ret)
{
	const struct types *t;

	*ret = (struct types){ 0 };
	if (strchr(sql, '$') == NULL)
		return true;
	if (r->asks || !types_shared(sql))
		return false;
	pthread_mutex_lock(&types_lock);
	if ((t = types != NULL ? map_get(types, sql) : NULL) != NULL)
		*ret = (struct types){ t->n, arena_dup(a, t->at, ((size_t)t->n + 1) * sizeof(*t->at)) };
	pthread_mutex_unlock(&types_lock);
	return t != NULL;
}

static void
types_keep(const char *sql, const struct types *t)
{
	if (!types_shared(sql))
		return;
	pthread_mutex_lock(&types_lock);
	if (types != NULL && map_count(types) >= PG_PREPARED) {
		arena_free(types_arena);
		types = NULL;
	}
	if (types == NULL) {
		types_arena = arena_new("types");
		types = map_new(types_arena);
	}
	map_put(types, sql, arena_dup(types_arena, &(struct types){ t->n, arena_dup(types_arena, t->at, ((size_t)t->n + 1) * sizeof(*t->at)) },
	    sizeof(*t)));
	pthread_mutex_unlock(&types_lock);
}

/* Prepares, and asks what its places hold. */
static int
prepare_asking(struct remote *r, const char *sql, const char *name, struct types *ret)
{
	struct pg_conn *c = r->conn;
	PGresult *res = NULL;
	Oid *at;

	if (pg_settle(r, NULL) != STEP_DONE)
		return STEP_FAILED;
	if (PQsendPrepare(c->c, name, sql, 0, NULL) == 0 || PQsendDescribePrepared(c->c, name) == 0)
		return pg_note(r, NULL);
	pg_sent(c, false, NULL);
	pg_sent(c, false, NULL);
	if (pg_settle(r, &res) != STEP_DONE) {
		log_line(LOG_ERROR, "postgres: %s in: %s", r->message, sql);
		return STEP_FAILED;
	}
	ret->n = PQnparams(res);
	ret->at = at = ARENA_ARRAY(c->arena, Oid, ret->n + 1);
	for (int i = 0; i < ret->n; i++)
		at[i] = PQparamtype(res, i);
	PQclear(res);
	types_keep(sql, ret);
	return STEP_DONE;
}

int
pg_prepared(struct remote *r, const char *sql, struct pg_prepared **ret)
{
	struct pg_conn *c = r->conn;
	struct buf key = BUF_INIT;
	struct pg_prepared *p;
	struct types t;
	int rc = STEP_DONE;

	buf_add(&key, r->place, strlen(r->place) + 1);
	buf_adds(&key, sql);
	if ((p = map_getn(c->prepared, key.data, key.len)) == NULL || (p->guessed && r->asks)) {
		if (map_count(c->prepared) >= PG_PREPARED)
			forget_prepared(r);
		p = ARENA_NEW(c->arena, struct pg_prepared);
		snprintf(p->name, sizeof(p->name), "s%u", ++c->named);
		if (!types_known(r, sql, c->arena, &t)) {
			rc = prepare_asking(r, sql, p->name, &t);
		} else if (c->nsent >= PG_PENDING && pg_settle(r, NULL) != STEP_DONE) {
			rc = STEP_FAILED;
		} else if (PQsendPrepare(c->c, p->name, sql, t.n, t.at) == 0) {
			rc = pg_note(r, NULL);
		} else {
			pg_sent(c, false, NULL);
			c->sent[c->nsent - 1].made = p;
			p->guessed = t.n > 0;
		}
		if (rc == STEP_DONE) {
			p->n = t.n;
			p->types = t.at;
			buf_addc(&key, '\0');
			p->key = arena_dup(c->arena, key.data, key.len);
			p->nkey = --key.len;
			map_putn(c->prepared, p->key, p->nkey, p);
		}
	}
	buf_free(&key);
	*ret = p;
	return rc;
}

int
pg_simple(struct remote *r, const char *sql, PGresult **ret)
{
	PGresult *res;
	int rc = STEP_DONE;

	if (pg_settle(r, NULL) != STEP_DONE)
		return STEP_FAILED;
	PQexitPipelineMode(r->conn->c);
	res = PQexec(r->conn->c, sql);
	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK) {
		rc = pg_note(r, res);
		log_line(LOG_ERROR, "postgres: %s in: %.200s", r->message, sql);
	}
	PQenterPipelineMode(r->conn->c);
	if (ret != NULL && rc == STEP_DONE)
		*ret = res;
	else
		PQclear(res);
	return rc;
}
