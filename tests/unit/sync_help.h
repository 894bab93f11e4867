/*
 * sync_help.h - a server and two workstations in one process, with a line between them that a test may speak on.
 *
 * Every device belongs to the server's administrator unless a test says otherwise. One clock for all; a device may be off.
 */
#ifndef HC_TESTS_SYNC_HELP_H
#define HC_TESTS_SYNC_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/uuid.h"
#include "host/host.h"
#include "serve/exchange.h"
#include "store/feed.h"
#include "store/read.h"
#include "store/replica.h"
#include "sync/sync.h"

#define TEAM 2
#define TEAM_START INT64_C(1795392000000)

struct team {
	char dir[64];
	struct arena *arena;
	struct env *env, *envs[TEAM];
	int64_t now, skew[TEAM];
	struct work *server, *work[TEAM];
	struct sync *sync[TEAM];
	uint8_t user[TEAM][16];		/* on the server */
	struct hc_err err;
	int requests;
	/* Sees each request first; true: it has answered, and the server never hears of it. */
	bool (*lie)(struct team *t, const struct sync_request *q, struct sync_answer *a);
	const char *text;		/* for it */
};

static inline void
team_must(struct team *t, int rc, const char *what)
{
	if (rc < 0)
		fail_msg("%s: %s", what, t->err.msg);
}

static inline void
team_time(struct team *t, int64_t ms)
{
	t->now += ms;
	env_fixed_set(t->env, t->now);
	for (int i = 0; i < TEAM; i++)
		env_fixed_set(t->envs[i], t->now + t->skew[i]);
}

static inline struct env *
team_env(struct arena *a, uint64_t seed)
{
	struct env *e = env_fixed(a, TEAM_START, 1, seed);

	env_fixed_put(e, "HOTCRM_PLUGINS", "-");
	env_fixed_put(e, "HOME", "/nonexistent");
	env_fixed_put(e, "TZ", "UTC");
	return e;
}

static inline struct work *
team_work(struct team *t, const char *name, struct env *e, const char *custom)
{
	char path[100];
	struct work *w;

	snprintf(path, sizeof(path), "%s/%s.db", t->dir, name);
	team_must(t, work_init(e, path, &w, &t->err), "init");
	team_must(t, work_customise(w, custom, &t->err), "customise");
	return w;
}

static inline struct team *
team_new(const char *custom)
{
	struct team *t = calloc(1, sizeof(*t));

	snprintf(t->dir, sizeof(t->dir), "team-XXXXXX");
	assert_non_null(mkdtemp(t->dir));
	t->arena = arena_new("team");
	t->now = TEAM_START;
	t->env = team_env(t->arena, 1);
	t->server = team_work(t, "server", t->env, custom);
	team_must(t, exchange_prepare(t->server, &t->err), "prepare");
	for (int i = 0; i < TEAM; i++) {
		t->envs[i] = team_env(t->arena, 100 + (uint64_t)i);
		t->work[i] = team_work(t, i ? "two" : "one", t->envs[i], custom);
		team_must(t, sync_open(t->work[i], false, &t->sync[i], &t->err), "sync");
		memcpy(t->user[i], t->server->user, 16);
	}
	team_time(t, 1000);
	return t;
}

static inline void
team_free(struct team *t)
{
	static const char *const names[] = { "server", "one", "two" }, *const tails[] = { "", "-wal", "-shm", "-lock" };
	char path[128];

	for (int i = 0; i < TEAM; i++) {
		sync_close(t->sync[i]);
		work_close(t->work[i]);
	}
	work_close(t->server);
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 4; k++) {
			snprintf(path, sizeof(path), "%s/%s.db%s", t->dir, names[i], tails[k]);
			unlink(path);
		}
	rmdir(t->dir);
	arena_free(t->arena);
	free(t);
}

static inline const char *
team_arg(struct team *t, const char *path, const char *key)
{
	const char *at = strstr(path, key);

	return at ? arena_strndup(t->arena, at + strlen(key), strcspn(at + strlen(key), "&")) : "";
}

/* {"dev":1,"base":"","text":"..."} of a device's own fields. */
static inline int
team_customise(struct team *t, const struct sync_request *q, struct exchange_reply *r)
{
	json_t *root = json_loads(q->body, JSON_DISABLE_EOF_CHECK, NULL);
	int rc = exchange_customise(t->server, json_integer_value(json_object_get(root, "dev")),
	    json_string_value(json_object_get(root, "base")), json_string_value(json_object_get(root, "text")), r, &t->err);

	json_decref(root);
	return rc;
}

/* What hotcrmd does with it. */
static inline void
team_serve(struct team *t, int i, const struct sync_request *q, struct sync_answer *a)
{
	struct exchange_reply r = {0};
	int64_t dev = strtoll(team_arg(t, q->path, "dev="), NULL, 10);
	int rc;

	team_must(t, work_become(t->server, t->user[i], &t->err), "become");
	if (strstr(q->path, "/join"))
		rc = exchange_join(t->server, q->body, q->len, &r, &t->err);
	else if (strstr(q->path, "/custom"))
		rc = q->body ? team_customise(t, q, &r) : exchange_custom(t->server, dev, &r, &t->err);
	else if (strstr(q->path, "/snapshot") && strstr(q->path, "prefix="))
		rc = exchange_part(t->server, dev, strtoll(team_arg(t, q->path, "bucket="), NULL, 10), team_arg(t, q->path, "prefix="), &r, &t->err);
	else if (strstr(q->path, "/snapshot"))
		rc = exchange_snapshot(t->server, dev, strtoll(team_arg(t, q->path, "bucket="), NULL, 10), team_arg(t, q->path, "after="),
		    strtoll(team_arg(t, q->path, "limit="), NULL, 10), &r, &t->err);
	else if (strstr(q->path, "/digest"))
		rc = exchange_digest(t->server, dev, strtoll(team_arg(t, q->path, "bucket="), NULL, 10), team_arg(t, q->path, "prefix="), &r,
		    &t->err);
	else if (strstr(q->path, "/lease"))
		rc = exchange_lease(t->server, q->body, q->len, &r, &t->err);
	else
		rc = exchange_sync(t->server, false, q->body, q->len, &r, &t->err);
	team_must(t, rc, q->path);
	*a = (struct sync_answer){ .status = r.status, .type = "application/x-ndjson", .rtt_ms = 10 };
	a->body = r.code ? arena_printf(t->arena, "{\"type\":\"tag:hotcrm,2026:%s\",\"status\":%d,\"detail\":\"%s\"%s%s}", r.code, r.status,
	    r.detail, r.extra.len ? "," : "", buf_str(&r.extra)) : arena_strndup(t->arena, buf_str(&r.body), r.body.len);
	a->len = strlen(a->body);
	exchange_free(&r);
}

/* One request of a device, if it has one; what it wanted. */
static inline enum sync_want
team_step(struct team *t, int i)
{
	struct sync_request q;
	struct sync_answer a = {0};

	team_must(t, sync_next(t->sync[i], &q, &t->err), "next");
	if (q.want != SYNC_SEND)
		return q.want;
	t->requests++;
	team_time(t, 10);
	if (!t->lie || !t->lie(t, &q, &a))
		team_serve(t, i, &q, &a);
	sync_reply(t->sync[i], &a, &t->err);	/* what it says to a lie is the test's to look at */
	return SYNC_SEND;
}

/* Until the device has nothing to ask, waiting as long as it wants to; false: it never ends. */
static inline bool
team_drain(struct team *t, int i)
{
	sync_poke(t->sync[i]);
	for (int k = 0; k < 400; k++)
		switch (team_step(t, i)) {
		case SYNC_SEND:
			break;
		case SYNC_WAIT:
			team_time(t, 301000);
			break;
		default:
			return true;
		}
	return false;
}

static inline void
team_join(struct team *t, int i)
{
	team_must(t, sync_join(t->sync[i], i ? "two" : "one", true, &t->err), "join");
	assert_true(team_drain(t, i));
	assert_true(sync_joined(t->work[i]));
}

/* For cmocka: a server and two workstations that joined it; tests add their objects. */
static inline int
team_set_up(void **state, const char *custom)
{
	struct team *t = team_new(custom);

	team_join(t, 0);
	team_join(t, 1);
	*state = t;
	return 0;
}

static inline int
team_tear_down(void **state)
{
	team_free(*state);
	return 0;
}

/* Each workstation is drained so many times, one after the other: twice, and what one sent has reached the other. */
static inline void
team_settle(struct team *t, int rounds)
{
	while (rounds-- > 0)
		for (int i = 0; i < TEAM; i++)
			assert_true(team_drain(t, i));
}

static inline struct sync_status
team_status(struct team *t, int i)
{
	struct sync_status st;

	team_must(t, sync_status(t->work[i], t->arena, &st, &t->err), "status");
	return st;
}

#endif
