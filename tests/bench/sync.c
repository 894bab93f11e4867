/*
 * sync.c - figures of the exchange in process: entries taken, records sent and applied per second of processor time, bytes.
 * With HOTCRM_TEST_PG the server's workspace is in that PostgreSQL; then what counts is the time that passes.
 */
#include "tests/unit/place_help.h"

#include <time.h>

#include "host/host.h"
#include "net/coding.h"
#include "serve/exchange.h"
#include "sync/sync.h"

#define RECORDS 20000

static const char custom[] =
	"object x_rec \"Record\" \"Records\"\n"
	"  title name\n"
	"  features search\n"
	"field name text(80) \"Name\" required search index\n"
	"field email email \"E-mail\" index\n"
	"field phone phone \"Phone\"\n"
	"field city text(40) \"City\"\n"
	"field amount money \"Amount\"\n"
	"field stage text(20) \"Stage\"\n"
	"field due date \"Due\"\n"
	"field note longtext \"Note\"\n";

struct meter { double server, pack, client, server_wall; int64_t entries, changes, up, down, packed; };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
wall_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
must(int rc, const struct hc_err *err)
{
	if (rc < 0) {
		fprintf(stderr, "bench_sync: %s\n", err->msg);
		exit(1);
	}
}

static int64_t
value_of(const char *path, const char *key)
{
	const char *at = strstr(path, key);

	return at ? strtoll(at + strlen(key), NULL, 10) : 0;
}

static void
carry(struct work *server, const struct sync_request *q, struct exchange_reply *r, struct hc_err *err)
{
	char after[64] = "";
	const char *at;

	if (!strcmp(q->path, "/v1/sync"))
		must(exchange_sync(server, false, q->body, q->len, r, err), err);
	else if (strstr(q->path, "/join"))
		must(exchange_join(server, q->body, q->len, r, err), err);
	else if (strstr(q->path, "/lease"))
		must(exchange_lease(server, q->body, q->len, r, err), err);
	else {
		if ((at = strstr(q->path, "after=")))
			snprintf(after, sizeof(after), "%.*s", (int)strcspn(at + 6, "&"), at + 6);
		must(exchange_snapshot(server, value_of(q->path, "dev="), value_of(q->path, "bucket="), after, value_of(q->path, "limit="), r,
		    err), err);
	}
}

static void
drain(struct work *server, struct sync *s, struct meter *m)
{
	struct hc_err err = {0};
	struct sync_request q;

	*m = (struct meter){0};
	for (;;) {
		struct exchange_reply r = {0};
		struct buf packed = BUF_INIT;
		struct sync_answer a;
		double t = seconds(), from;

		must(sync_next(s, &q, &err), &err);
		m->client += seconds() - t;
		if (q.want != SYNC_SEND)
			break;
		t = seconds();
		from = wall_seconds();
		carry(server, &q, &r, &err);
		m->server += seconds() - t;
		m->server_wall += wall_seconds() - from;
		m->entries += r.entries;
		m->changes += r.changes;
		m->up += (int64_t)q.len;
		m->down += (int64_t)r.body.len;
		a = (struct sync_answer){ .status = r.status, .type = r.type, .body = buf_str(&r.body), .len = r.body.len, .rtt_ms = 1 };
		t = seconds();
		coding_zstd(buf_str(&r.body), r.body.len, &packed);
		m->pack += seconds() - t;
		m->packed += (int64_t)packed.len;
		buf_free(&packed);
		t = seconds();
		must(sync_reply(s, &a, &err), &err);
		m->client += seconds() - t;
		exchange_free(&r);
	}
}

static void
fill(struct work *w)
{
	const struct object *o = model_object(w->model, "x_rec");
	struct hc_err err = {0};
	struct hc_tx *tx = NULL;

	for (int i = 0; i < RECORDS; i++) {
		struct hc_record *r;
		char text[6][96];
		static const char *const names[] = { "name", "email", "city", "stage", "note", "phone" };

		if (i % 500 == 0)
			must(tx_begin(w, SOURCE_USER, "fill", &tx, &err), &err);
		r = record_new(tx->arena, w->model, o);
		snprintf(text[0], 96, "Customer number %d", i);
		snprintf(text[1], 96, "person%d@example%d.com", i, i % 97);
		snprintf(text[2], 96, "City %d", i % 300);
		snprintf(text[3], 96, "stage %d", i % 7);
		snprintf(text[4], 96, "Called on day %d, wants an offer for %d pieces.", i % 365, i % 1000);
		snprintf(text[5], 96, "+4930%07d", i * 7 % 9999999);
		for (int k = 0; k < 6; k++)
			record_set(r, object_field(o, names[k]), value_text(text[k], strlen(text[k])));
		record_set(r, object_field(o, "amount"), value_decimal((int64_t)i * 12345, 4));
		record_set(r, object_field(o, "due"), value_int(20000 + i % 400));
		must(engine_save(tx, r, &err), &err);
		if (i % 500 == 499)
			must(tx_commit(tx, &err), &err);
	}
}

static struct work *
make(const struct env *env, const char *path)
{
	struct hc_err err = {0};
	struct work *w;

	must(work_init(env, path, &w, &err), &err);
	must(work_customise(w, custom, &err), &err);
	return w;
}

int
main(void)
{
	struct arena *a = arena_new("bench");
	char dir[] = "/tmp/hotcrm-bench-sync-XXXXXX", path[300], command[160];
	struct work *server, *one, *two;
	struct sync *s1, *s2;
	struct hc_err err = {0};
	struct meter m;
	double wall;
	struct timespec t0, t1;

	if (!mkdtemp(dir))
		return 1;
	setenv("HOTCRM_PLUGINS", "-", 1);
	if (!test_place(path, sizeof(path)))
		snprintf(path, sizeof(path), "%s/server.db", dir);
	server = make(env_process(a), path);
	snprintf(path, sizeof(path), "%s/one.db", dir);
	one = make(env_process(a), path);
	snprintf(path, sizeof(path), "%s/two.db", dir);
	two = make(env_process(a), path);
	must(sync_open(one, false, &s1, &err), &err);
	must(sync_open(two, false, &s2, &err), &err);
	must(sync_join(s1, "one", false, &err), &err);
	drain(server, s1, &m);
	fill(one);
	clock_gettime(CLOCK_MONOTONIC, &t0);
	drain(server, s1, &m);
	clock_gettime(CLOCK_MONOTONIC, &t1);
	wall = (double)(t1.tv_sec - t0.tv_sec) + (double)(t1.tv_nsec - t0.tv_nsec) / 1e9;
	printf("sync_push_server %.0f entries/s\n", (double)m.entries / m.server);
	printf("sync_push_server_wall %.0f entries/s\n", (double)m.entries / m.server_wall);
	printf("sync_push_client %.0f entries/s\n", (double)m.entries / m.client);
	printf("sync_push_both %.0f entries/s wall\n", (double)m.entries / wall);
	printf("sync_push_bytes %.0f B/entry plain\n", (double)m.up / (double)m.entries);
	must(sync_join(s2, "two", true, &err), &err);
	clock_gettime(CLOCK_MONOTONIC, &t0);
	drain(server, s2, &m);
	clock_gettime(CLOCK_MONOTONIC, &t1);
	wall = (double)(t1.tv_sec - t0.tv_sec) + (double)(t1.tv_nsec - t0.tv_nsec) / 1e9;
	printf("sync_snapshot_server %.0f records/s\n", (double)m.changes / m.server);
	printf("sync_snapshot_server_wall %.0f records/s\n", (double)m.changes / m.server_wall);
	printf("sync_snapshot_server_packed %.0f records/s\n", (double)m.changes / (m.server + m.pack));
	printf("sync_snapshot_packed %.0f B/record\n", (double)m.packed / (double)m.changes);
	printf("sync_snapshot_apply %.0f records/s\n", (double)m.changes / m.client);
	printf("sync_snapshot_both %.0f records/s wall\n", (double)m.changes / wall);
	printf("sync_snapshot_bytes %.0f B/record plain\n", (double)m.down / (double)m.changes);
	sync_close(s1);
	sync_close(s2);
	work_close(one);
	work_close(two);
	work_close(server);
	arena_free(a);
	snprintf(command, sizeof(command), "rm -r -- '%s'", dir);
	return system(command) != 0;
}
