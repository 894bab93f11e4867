/*
 * push.c - small pushes: one entry in a request, acknowledged when it is on the disk, of one tenant and of many at once. Beside
 * them, turn about in the same run, two floors: in PostgreSQL a locked head and its commit and nothing else (`floor`), and the rows that
 * a push writes, in copies of its tables, sent at once and read by nobody (`rows`); in a file an insert.
 *
 * With HOTCRM_TEST_PG the tenants are in that PostgreSQL. TENANTS (32), THREADS (16) and PUSHES (per tenant, 40) may be set.
 */
#include "config.h"

#include "tests/unit/place_help.h"

#include <inttypes.h>
#include <pthread.h>
#include <sqlite3.h>
#include <time.h>
#ifdef HAVE_LIBPQ
#include <libpq-fe.h>
#endif

#include "base/env.h"
#include "base/uuid.h"
#include "host/host.h"
#include "serve/exchange.h"
#include "sync/wire.h"

#define TURNS 3
#define ROUNDS 4	/* floor and pushes take turns, so that both see the same machine */

struct device {
	struct work *work;
	struct arena *arena;
	int64_t dev, n;
	uint8_t chain[WIRE_HASH];
	char epoch[20], cursor[400];
	char path[400];
	int number;
	int64_t rows;		/* that a floor wrote */
};

/* Threads stay, as the lanes of a server do: a connection keeps the tenants whose statements are prepared there. */
struct gang {
	struct device *at;
	int n, rounds;
	pthread_t thread;
	pthread_barrier_t *turn;
	void *(*const *work)(void *arg);	/* TURNS of them, in turns; NULL: none */
#ifdef HAVE_LIBPQ
	PGconn *c;		/* the floors': opened before the clock runs */
#endif
};

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
must(int rc, const struct hc_err *err)
{
	if (rc < 0) {
		fprintf(stderr, "bench_push: %s\n", err->msg);
		exit(1);
	}
}

static int
number_of(const char *name, int otherwise)
{
	const char *s = getenv(name);

	return s != NULL ? (int)strtol(s, NULL, 10) : otherwise;
}

static void
enrol(struct device *d)
{
	static const char join[] = "{\"v\":1,\"name\":\"bench\"}";
	struct exchange_reply r = {0};
	struct hc_err err = {0};
	const char *at;

	must(exchange_join(d->work, join, strlen(join), &r, &err), &err);
	d->dev = (at = strstr(buf_str(&r.body), "\"dev\":")) != NULL ? strtoll(at + 6, NULL, 10) : 0;
	if ((at = strstr(buf_str(&r.body), "\"epoch\":\"")) != NULL)
		snprintf(d->epoch, sizeof(d->epoch), "%.16s", at + 9);
	exchange_free(&r);
}

/* One entry, and what was told before is confirmed, as a device does. */
static void
push(struct device *d)
{
	struct exchange_reply r = {0};
	struct hc_err err = {0};
	char id[UUID_TEXT], body[1000], chain[2 * WIRE_HASH + 1], line[300];
	uint8_t raw[16] = {0}, hash[WIRE_HASH];
	const char *at;
	int n;

	uuid_new(&env_system, raw, raw);
	uuid_format(raw, id);
	wire_hex(d->chain, sizeof(d->chain), chain);
	n = snprintf(line, sizeof(line), "{\"n\":%" PRIi64 ",\"tx\":%" PRIi64 ",\"h\":%" PRIi64 ",\"s\":0,\"o\":\"tag\",\"id\":\"%s\",\"op\":\"c\","
	    "\"base\":0,\"d\":{\"name\":\"tag %d %" PRIi64 "\"}}", d->n + 1, d->n + 1, env_system.now(&env_system) * 65536, id, d->number, d->n + 1);
	wire_hash(line, (size_t)n, hash);
	n = snprintf(body, sizeof(body), "{\"v\":1,\"dev\":%" PRIi64 ",\"epoch\":\"%s\",\"cursor\":\"%s\",\"acked_n\":%" PRIi64
	    ",\"chain\":\"%s\"}\n%s\n", d->dev, d->epoch, d->cursor, d->n, chain, line);
	must(exchange_sync(d->work, false, body, (size_t)n, &r, &err), &err);
	if (r.status != 200 || strstr(buf_str(&r.body), "\"st\":\"ok\"") == NULL) {
		fprintf(stderr, "bench_push: %d %s %s\n", r.status, r.detail, buf_str(&r.body));
		exit(1);
	}
	d->n++;
	wire_chain(d->chain, hash);
	if ((at = strstr(buf_str(&r.body), "\"cursor\":\"")) != NULL)
		snprintf(d->cursor, sizeof(d->cursor), "%.*s", (int)strcspn(at + 10, "\""), at + 10);
	exchange_free(&r);
}

static void *
push_all(void *arg)
{
	struct gang *g = arg;

	for (int k = 0; k < g->rounds; k++)
		for (int i = 0; i < g->n; i++)
			push(&g->at[i]);
	return NULL;
}

#ifdef HAVE_LIBPQ
/* A head per tenant; a connection per thread. */
static void *
lock_all(void *arg)
{
	struct gang *g = arg;

	for (int k = 0; k < g->rounds; k++)
		for (int i = 0; i < g->n; i++) {
			char number[16];
			const char *value = number;

			snprintf(number, sizeof(number), "%d", g->at[i].number);
			PQclear(PQexecPrepared(g->c, "head", 1, &value, NULL, NULL, 0));
		}
	return NULL;
}

/* What a push of one new tag writes, %1$s being the place; $1 is a number that no row has. */
static const char *const row_sql[] = {
	"SELECT one FROM %1$s.clock WHERE one = 1 AND $1::bigint > 0 FOR UPDATE",
	"DELETE FROM %1$s.result WHERE dev = 1 AND n <= $1::bigint - 1",
	"INSERT INTO %1$s.result(dev, n, seq, hash, chain, body) VALUES(1, $1::bigint, $1::bigint, decode(md5($1::text), 'hex'), '\\x0123456789abcdef0123456789abcdef',"
	    " '{\"r\":4401,\"st\":\"ok\",\"seq\":4408,\"f\":{\"created\":1795517313402,\"created_by\":\"01a20d2b-9ea1-76b7-ad3a-97d0ccb93c71\"}')",
	"INSERT INTO %1$s.journal(tx, n, hlc, object, record, base, op, dev, seq) VALUES($1::bigint, $1::bigint, 117671022651113472, 5,"
	    " decode(md5($1::text), 'hex'), 0, 'c', 1, $1::bigint)",
	"INSERT INTO %1$s.tag(id, rev, created, created_by, updated, updated_by, name, k_name, rid) VALUES(decode(md5($1::text), 'hex'), 1, $1::bigint,"
	    " '\\x0123456789abcdef0123456789abcdef', $1::bigint, '\\x0123456789abcdef0123456789abcdef', $1::text, $1::text, $1::bigint)",
	"UPDATE %1$s.dev SET seen = $1::bigint, last_n = $1::bigint, acked_n = $1::bigint WHERE dev = 1",
	"INSERT INTO %1$s.feed(bucket, seq, object, id, gone, since) VALUES(1, $1::bigint, 5, decode(md5($1::text), 'hex'), 0, 0)",
	"UPDATE %1$s.bucket SET n = n + 1, sum = $1::bigint WHERE bucket = 1",
	"INSERT INTO %1$s.sync_state(k, v) VALUES('feed_at', $1::text) ON CONFLICT(k) DO UPDATE SET v = excluded.v",
	"INSERT INTO %1$s.tx(tx, at, actor, source, entries, first, last) VALUES($1::bigint, 1795517313402, '\\x0123456789abcdef0123456789abcdef', 3, 1,"
	    " $1::bigint, $1::bigint)",
	"UPDATE %1$s.clock SET tx = $1::bigint, hlc = $1::bigint WHERE one = 1",
};

#define ROW_SQL (sizeof(row_sql) / sizeof(row_sql[0]))

static void
check(PGconn *c, PGresult *res)
{
	ExecStatusType status = PQresultStatus(res);

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_PIPELINE_SYNC) {
		fprintf(stderr, "bench_push: the floor: %s\n", PQerrorMessage(c));
		exit(1);
	}
	PQclear(res);
}

static void *
write_all(void *arg)
{
	struct gang *g = arg;
	PGconn *c = g->c;

	PQenterPipelineMode(c);
	for (int k = 0; k < g->rounds; k++)
		for (int i = 0; i < g->n; i++) {
			char number[24], name[40];
			const char *value = number;
			PGresult *res;

			snprintf(number, sizeof(number), "%" PRIi64, 1000000 + ++g->at[i].rows);
			PQsendQueryPrepared(c, "begin", 0, NULL, NULL, NULL, 0);
			for (size_t q = 0; q < ROW_SQL; q++) {
				snprintf(name, sizeof(name), "r%d.%zu", g->at[i].number, q);
				PQsendQueryPrepared(c, name, 1, &value, NULL, NULL, 0);
			}
			PQsendQueryPrepared(c, "commit", 0, NULL, NULL, NULL, 0);
			PQpipelineSync(c);
			for (size_t q = 0; q < ROW_SQL + 2; q++)
				while ((res = PQgetResult(c)) != NULL)
					check(c, res);
			check(c, PQgetResult(c));
		}
	PQexitPipelineMode(c);
	return NULL;
}

/* A connection to the floors' tables, with all that will be said prepared. */
static void
dial(struct gang *g)
{
	char name[40], sql[1000];

	g->c = PQconnectdb(getenv("HOTCRM_TEST_PG"));
	check(g->c, PQprepare(g->c, "head", "UPDATE bench_head SET seq = seq + 1 WHERE tenant = $1::int RETURNING seq", 0, NULL));
	check(g->c, PQprepare(g->c, "begin", "BEGIN", 0, NULL));
	check(g->c, PQprepare(g->c, "commit", "COMMIT", 0, NULL));
	for (int i = 0; i < g->n; i++)
		for (size_t q = 0; q < ROW_SQL; q++) {
			char place[40];

			snprintf(place, sizeof(place), "bench_%d", g->at[i].number);
			snprintf(name, sizeof(name), "r%d.%zu", g->at[i].number, q);
			snprintf(sql, sizeof(sql), row_sql[q], place);
			check(g->c, PQprepare(g->c, name, sql, 0, NULL));
		}
}

/* Copies of what a push writes to, with their indexes and the rows that it changes. */
static void
make_rows(PGconn *c, const struct device *d)
{
	static const char *const tables[] = { "tag", "journal", "tx", "result", "feed", "dev", "bucket", "sync_state", "clock" };
	const char *place = strchr(d->path, '#') + 1;
	char sql[400];

	snprintf(sql, sizeof(sql), "CREATE SCHEMA bench_%d", d->number);
	check(c, PQexec(c, sql));
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		snprintf(sql, sizeof(sql), "CREATE TABLE bench_%d.%s (LIKE \"%s\".%s INCLUDING ALL); INSERT INTO bench_%d.%s SELECT * FROM \"%s\".%s",
		    d->number, tables[i], place, tables[i], d->number, tables[i], place, tables[i]);
		check(c, PQexec(c, sql));
	}
}

static void
make_floors(const struct device *at, int n)
{
	PGconn *c = PQconnectdb(getenv("HOTCRM_TEST_PG"));
	char sql[200];

	snprintf(sql, sizeof(sql), "CREATE TABLE bench_head AS SELECT tenant, 0::bigint AS seq FROM generate_series(0, %d) tenant", n);
	check(c, PQexec(c, sql));
	check(c, PQexec(c, "ALTER TABLE bench_head ADD PRIMARY KEY(tenant)"));
	for (int i = 0; i < n; i++)
		make_rows(c, &at[i]);
	PQfinish(c);
}
#endif

/* One row and its commit, to a file of its own beside the tenant's. */
static void *
insert_all(void *arg)
{
	struct gang *g = arg;

	for (int i = 0; i < g->n; i++) {
		char path[420];
		sqlite3 *db;

		snprintf(path, sizeof(path), "%s.bare", g->at[i].path);
		sqlite3_open(path, &db);
		sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS t(a INTEGER PRIMARY KEY, b TEXT)",
		    NULL, NULL, NULL);
		for (int k = 0; k < g->rounds; k++)
			sqlite3_exec(db, "INSERT INTO t(b) VALUES('what is written and nothing else')", NULL, NULL, NULL);
		sqlite3_close(db);
	}
	return NULL;
}

static void *
live(void *arg)
{
	struct gang *g = arg;

	for (int r = 0; r < ROUNDS * TURNS; r++) {
		pthread_barrier_wait(g->turn);
		if (g->work[r % TURNS] != NULL)
			g->work[r % TURNS](g);
		pthread_barrier_wait(g->turn);
	}
	return NULL;
}

static void
measure(const char *name, struct device *at, int tenants, int threads, int pushes)
{
	void *(*work[TURNS])(void *arg) = { insert_all, NULL, push_all };
	double took[TURNS] = { 0 }, count = 0;
	pthread_barrier_t turn;
	struct gang gangs[64];

	threads = threads > tenants ? tenants : threads > 64 ? 64 : threads;
	pthread_barrier_init(&turn, NULL, (unsigned)threads + 1);
	for (int i = 0; i < threads; i++) {
		int from = tenants * i / threads;

		gangs[i] = (struct gang){ .at = at + from, .n = tenants * (i + 1) / threads - from, .rounds = pushes / ROUNDS, .turn = &turn,
			.work = work };
	}
#ifdef HAVE_LIBPQ
	if (getenv("HOTCRM_TEST_PG") != NULL) {
		work[0] = lock_all;
		work[1] = write_all;
		for (int i = 0; i < threads; i++)
			dial(&gangs[i]);
	}
#endif
	for (int i = 0; i < threads; i++)
		pthread_create(&gangs[i].thread, NULL, live, &gangs[i]);
	for (int r = 0; r < ROUNDS * TURNS; r++) {
		double from;

		pthread_barrier_wait(&turn);
		from = seconds();
		pthread_barrier_wait(&turn);
		took[r % TURNS] += seconds() - from;
		count += r % TURNS == 0 ? (double)tenants * (pushes / ROUNDS) : 0;
	}
	for (int i = 0; i < threads; i++)
		pthread_join(gangs[i].thread, NULL);
	printf("push_small_%s %.0f entries/s\n", name, count / took[2]);
	for (int k = 0; k < 2; k++)
		if (work[k] != NULL)
			printf("push_small_%s_%s %.0f commits/s\npush_small_%s_%sratio %.2f x\n", name, k ? "rows" : "floor", count / took[k], name,
			    k ? "rows_" : "", took[k] / took[2]);
#ifdef HAVE_LIBPQ
	for (int i = 0; i < threads && work[1] != NULL; i++)
		PQfinish(gangs[i].c);
#endif
	pthread_barrier_destroy(&turn);
}

int
main(void)
{
	int tenants = number_of("TENANTS", 32), pushes = number_of("PUSHES", 40);
	char dir[] = "/tmp/hotcrm-bench-push-XXXXXX", command[160];
	struct device *at;
	struct hc_err err = {0};

	if (mkdtemp(dir) == NULL || tenants < 1)
		return 1;
	setenv("HOTCRM_PLUGINS", "-", 1);
	at = calloc((size_t)tenants, sizeof(*at));
	for (int i = 0; i < tenants; i++) {
		struct device *d = &at[i];

		d->number = i;
		d->arena = arena_new("bench");
		if (!test_place(d->path, sizeof(d->path)))
			snprintf(d->path, sizeof(d->path), "%s/%d.db", dir, i);
		must(work_init(env_process(d->arena), d->path, &d->work, &err), &err);
		enrol(d);
		push(d);
	}
#ifdef HAVE_LIBPQ
	if (getenv("HOTCRM_TEST_PG") != NULL)
		make_floors(at, tenants);
#endif
	measure("one", at, 1, 1, pushes * 10);
	measure("many", at, tenants, number_of("THREADS", 16), pushes);
	for (int i = 0; i < tenants; i++) {
		work_close(at[i].work);
		arena_free(at[i].arena);
	}
	free(at);
	snprintf(command, sizeof(command), "rm -r -- '%s'", dir);
	return system(command) != 0;
}
