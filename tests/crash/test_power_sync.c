/*
 * test_power_sync.c - the power goes at the workstation, at the server or at both, at any step of an exchange: after it every
 * edit is on both sides, once.
 *
 * The halves talk in process. Each edit adds one to a counter, so an edit that was lost or taken twice shows in the sum.
 */
#include "serve/exchange.h"
#include "store/replica.h"
#include "sync/sync.h"
#include "world.h"

#define EDITS 14
#define RECORDS 4
#define SERVER "server.db"
#define DEVICE "device.db"

struct side {
	struct work *server, *device;
	struct sync *sync;
	uint8_t user[16];
};

static struct env *envs[2];
static uint8_t records[RECORDS][16];

static const char *
after_of(const char *path, char *ret, size_t size, const char *key)
{
	const char *at = strstr(path, key);

	snprintf(ret, size, "%.*s", at ? (int)strcspn(at + strlen(key), "&") : 0, at ? at + strlen(key) : "");
	return ret;
}

static int64_t
number_of(const char *path, const char *key)
{
	char text[32];

	return strtoll(after_of(path, text, sizeof(text), key), NULL, 10);
}

/* What hotcrmd does with a request. */
static void
serve(struct world *w, struct side *s, const struct sync_request *q, struct exchange_reply *r)
{
	char after[200];
	int rc;

	if ((rc = work_become(s->server, s->user, &w->err)) < 0)
		fail_msg("%s", w->err.msg);
	if (!strncmp(q->path, "/v1/sync/join", 13))
		rc = exchange_join(s->server, q->body, q->len, r, &w->err);
	else if (!strncmp(q->path, "/v1/sync/snapshot", 17))
		rc = exchange_snapshot(s->server, number_of(q->path, "dev="), number_of(q->path, "bucket="),
		    after_of(q->path, after, sizeof(after), "after="), 5, r, &w->err);
	else if (!strncmp(q->path, "/v1/sync/lease", 14))
		rc = exchange_lease(s->server, q->body, q->len, r, &w->err);
	else
		rc = exchange_sync(s->server, false, q->body, q->len, r, &w->err);
	if (rc < 0)
		fail_msg("cut %s: the server failed: %s", power_describe(), w->err.msg);
}

/* One request and its reply; false: both sides are drained. */
static bool
exchange(struct world *w, struct side *s)
{
	struct sync_request q;
	struct exchange_reply r = {0};
	struct sync_answer a = { .rtt_ms = 20 };
	struct buf problem = BUF_INIT;
	int rc;

	if (sync_next(s->sync, &q, &w->err) < 0)
		fail_msg("cut %s: no next request: %s", power_describe(), w->err.msg);
	if (q.want == SYNC_STOPPED)
		fail_msg("cut %s: sync stopped", power_describe());
	if (q.want == SYNC_WAIT)
		sync_poke(s->sync);
	if (q.want != SYNC_SEND)
		return q.want == SYNC_WAIT;
	serve(w, s, &q, &r);
	a.status = r.status;
	a.type = "application/x-ndjson";
	a.body = buf_str(&r.body);
	a.len = r.body.len;
	if (r.code) {
		buf_printf(&problem, "{\"type\":\"tag:hotcrm,2026:%s\",\"status\":%d,\"detail\":\"%s\"%s%s}", r.code, r.status, r.detail,
		    r.extra.len ? "," : "", buf_str(&r.extra));
		a.type = "application/problem+json";
		a.body = buf_str(&problem);
		a.len = problem.len;
	}
	rc = sync_reply(s->sync, &a, &w->err);
	if (rc < 0 && rc != HC_NET)
		fail_msg("cut %s: a reply could not be taken: %s", power_describe(), w->err.msg);
	buf_free(&problem);
	exchange_free(&r);
	return true;
}

static void
drain(struct world *w, struct side *s)
{
	for (int i = 0; exchange(w, s); i++)
		if (i > 300)
			fail_msg("cut %s: the exchange never ends", power_describe());
}

static void
close_sides(struct side *s)
{
	sync_close(s->sync);
	work_close(s->device);
	work_close(s->server);
	*s = (struct side){0};
}

/* One more hit on a record; the first RECORDS edits make them. */
static void
hit(struct world *w, struct work *work, int k)
{
	const struct object *o = model_object(work->model, "x_deal");
	const struct field *hits = object_field(o, "hits");
	struct hc_record *r;
	struct hc_tx *tx;

	if (tx_begin(work, SOURCE_USER, "hit", &tx, &w->err) < 0)
		fail_msg("%s", w->err.msg);
	if (k < RECORDS) {
		r = record_new(tx->arena, work->model, o);
		record_set(r, object_field(o, "name"), value_text("deal", 4));
	} else if (read_record(work->store, o, records[k % RECORDS], tx->arena, &r, &w->err) < 0)
		fail_msg("%s", w->err.msg);
	record_set(r, hits, value_int((r->values[hits->slot].kind == VALUE_INT ? r->values[hits->slot].i : 0) + 1));
	if (engine_save(tx, r, &w->err) < 0)
		fail_msg("%s", w->err.msg);
	if (k < RECORDS)
		memcpy(records[k], r->values[SLOT_ID].id, 16);
	if (tx_commit(tx, &w->err) < 0)
		fail_msg("%s", w->err.msg);
}

static int64_t
sum_of_hits(struct world *w, struct work *work)
{
	const struct object *o = model_object(work->model, "x_deal");
	const struct field *hits = object_field(o, "hits");
	int64_t sum = 0;

	for (int i = 0; i < RECORDS; i++) {
		struct hc_record *r;

		if (read_record(work->store, o, records[i], w->turn, &r, &w->err) == 0 && r->values[hits->slot].kind == VALUE_INT)
			sum += r->values[hits->slot].i;
	}
	return sum;
}

static int64_t
acknowledged_by(int64_t mark, bool server)
{
	return server ? mark / 1000 : mark % 1000;
}

/* The file under its own clock: those of two machines are not one. */
static struct work *
reopen(struct world *w, const char *file, struct env *env)
{
	w->env = env;
	return world_reopen(w, file);
}

static void
judge(struct world *w, void *arg)
{
	struct side s = {0};
	int64_t device = acknowledged_by(power_acknowledged(), false), server = acknowledged_by(power_acknowledged(), true), sum;
	char ours[65], theirs[65];

	s.server = reopen(w, SERVER, envs[0]);
	s.device = reopen(w, DEVICE, envs[1]);
	memcpy(s.user, s.server->user, 16);
	if (sync_open(s.device, false, &s.sync, &w->err) < 0)
		fail_msg("cut %s: %s", power_describe(), w->err.msg);
	if (sync_joined(s.device)) {
		drain(w, &s);
		if (store_digest(s.server->store, theirs, &w->err) < 0 || store_digest(s.device->store, ours, &w->err) < 0 ||
		    strcmp(ours, theirs) != 0)
			fail_msg("cut %s: the sides differ", power_describe());
		/* what was under way when the power went may be there as well */
		sum = sum_of_hits(w, s.server);
		if (sum < device + server || sum > device + server + 1)
			fail_msg("cut %s: %lld edits here and %lld there were acknowledged, %lld are on the server", power_describe(),
			    (long long)device, (long long)server, (long long)sum);
	} else if (power_acknowledged() > 0)
		fail_msg("cut %s: the workspace forgot that it had joined", power_describe());
	close_sides(&s);
}

static void
record_exchanges(struct world *w)
{
	struct side s = {0};
	int64_t device = 0, server = 0;

	w->env = envs[0];
	world_make(w, w->live, SERVER);
	w->env = envs[1];
	world_make(w, w->live, DEVICE);
	power_record(w->live);
	s.device = world_work(w, w->live, DEVICE);
	w->env = envs[0];
	s.server = world_work(w, w->live, SERVER);
	memcpy(s.user, s.server->user, 16);
	assert_int_equal(exchange_prepare(s.server, &w->err), HC_OK);
	assert_int_equal(sync_open(s.device, false, &s.sync, &w->err), HC_OK);
	assert_int_equal(sync_join(s.sync, "laptop", false, &w->err), HC_OK);
	drain(w, &s);
	for (int k = 0; k < EDITS; k++) {
		bool there = k >= RECORDS && k % 3 == 0;

		hit(w, there ? s.server : s.device, k);
		there ? server++ : device++;
		power_mark(device + 1000 * server);
		/* edits go alone or by twos and threes; now and then an edit comes while a request is out */
		if (k % 4 != 2)
			drain(w, &s);
		else
			exchange(w, &s);
		if (k % 5 == 4) {
			assert_int_equal(store_checkpoint(s.device->store, &w->err), HC_OK);
			assert_int_equal(store_checkpoint(s.server->store, &w->err), HC_OK);
		}
	}
	drain(w, &s);
	close_sides(&s);
	power_stop();
	assert_int_equal(power_unlocked(), 0);
}

static int
set_up(void **state)
{
	world_open(state);
	envs[0] = world_env(*state, 11);
	envs[1] = world_env(*state, 12);
	return 0;
}

static void
test_the_workstation_loses_its_power(void **state)
{
	static const char *const spared[] = { "server", NULL };

	record_exchanges(*state);
	world_cuts(*state, 35, spared, judge, NULL);
}

static void
test_the_server_loses_its_power(void **state)
{
	static const char *const spared[] = { "device", NULL };

	record_exchanges(*state);
	world_cuts(*state, 35, spared, judge, NULL);
}

static void
test_both_lose_their_power(void **state)
{
	record_exchanges(*state);
	world_cuts(*state, 25, NULL, judge, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_the_workstation_loses_its_power, set_up, world_close),
		cmocka_unit_test_setup_teardown(test_the_server_loses_its_power, set_up, world_close),
		cmocka_unit_test_setup_teardown(test_both_lose_their_power, set_up, world_close),
	};

	power_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
