/*
 * push.c - small pushes: one entry in a request, acknowledged when it is on the disk, of one tenant and of many at once. Beside
 * them, turn about in the same run, the floor: in PostgreSQL a locked head and its commit and nothing else, in a file an insert.
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

#define ROUNDS 4	/* floor and pushes take turns, so that both see the same machine */

struct device {
	struct work *work;
	struct arena *arena;
	int64_t dev, n;
	uint8_t chain[WIRE_HASH];
	char epoch[20], cursor[400];
	char path[400];
	int number;
};

struct gang {
	struct device *at;
	int n, rounds;
	pthread_t thread;
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
	PGconn *c = PQconnectdb(getenv("HOTCRM_TEST_PG"));

	PQclear(PQprepare(c, "head", "UPDATE bench_head SET seq = seq + 1 WHERE tenant = $1::int RETURNING seq", 0, NULL));
	for (int k = 0; k < g->rounds; k++)
		for (int i = 0; i < g->n; i++) {
			char number[16];
			const char *value = number;

			snprintf(number, sizeof(number), "%d", g->at[i].number);
			PQclear(PQexecPrepared(c, "head", 1, &value, NULL, NULL, 0));
		}
	PQfinish(c);
	return NULL;
}

static void
make_heads(int n)
{
	PGconn *c = PQconnectdb(getenv("HOTCRM_TEST_PG"));
	char sql[200];

	snprintf(sql, sizeof(sql), "CREATE TABLE bench_head AS SELECT tenant, 0::bigint AS seq FROM generate_series(0, %d) tenant", n);
	PQclear(PQexec(c, sql));
	PQclear(PQexec(c, "ALTER TABLE bench_head ADD PRIMARY KEY(tenant)"));
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

static double
all(struct gang *gangs, int n, void *(*run)(void *arg))
{
	double from = seconds();

	for (int i = 1; i < n; i++)
		pthread_create(&gangs[i].thread, NULL, run, &gangs[i]);
	run(&gangs[0]);
	for (int i = 1; i < n; i++)
		pthread_join(gangs[i].thread, NULL);
	return seconds() - from;
}

static void
measure(const char *name, struct device *at, int tenants, int threads, int pushes)
{
	void *(*floor)(void *arg) = insert_all;
	double ours = 0, bare = 0, count = 0;
	struct gang gangs[64];

#ifdef HAVE_LIBPQ
	if (getenv("HOTCRM_TEST_PG") != NULL)
		floor = lock_all;
#endif
	threads = threads > tenants ? tenants : threads > 64 ? 64 : threads;
	for (int i = 0; i < threads; i++) {
		int from = tenants * i / threads;

		gangs[i] = (struct gang){ .at = at + from, .n = tenants * (i + 1) / threads - from, .rounds = pushes / ROUNDS };
	}
	for (int r = 0; r < ROUNDS; r++) {
		bare += all(gangs, threads, floor);
		ours += all(gangs, threads, push_all);
		count += (double)tenants * (pushes / ROUNDS);
	}
	printf("push_small_%s %.0f entries/s\npush_small_%s_floor %.0f commits/s\npush_small_%s_ratio %.2f x\n", name, count / ours, name,
	    count / bare, name, bare / ours);
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
		make_heads(tenants);
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
