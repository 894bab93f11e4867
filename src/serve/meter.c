/*
 * meter.c - what was asked: counts for /metrics, use by key, route and hour for the registry, sign-ins and refusals.
 *
 * Counted by the thread that sends, written by the clerk: one small lock between them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/backup.h"
#include "serve/local.h"

#define BUCKETS 12
#define AUTHS_MAX 1000		/* lines that wait; more of them are one line "many" */

static const double limits_ms[BUCKETS] = { 1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 1e12 };

struct route_count {
	int64_t n[6];		/* by hundreds of the status */
	int64_t times[BUCKETS], us;
};

struct meter {
	pthread_mutex_t lock;
	struct arena *arena;	/* of what waits for the clerk; a new one at each flush */
	struct map *uses;	/* "tenant key route hour" -> struct use_row */
	struct map *keys;	/* -> struct key_use */
	VEC(struct auth_row) auths;
	int64_t auths_lost;
	struct route_count counts[256];	/* by place in routes[]; the last: none */
	int64_t in, out;
};

struct meter *
meter_new(void)
{
	struct meter *m = xmalloc(sizeof(*m));

	memset(m, 0, sizeof(*m));
	pthread_mutex_init(&m->lock, NULL);
	m->arena = arena_new("meter");
	m->uses = map_new(m->arena);
	m->keys = map_new(m->arena);
	return m;
}

void
meter_free(struct meter *m)
{
	if (m == NULL)
		return;
	arena_free(m->arena);
	pthread_mutex_destroy(&m->lock);
	free(m);
}

static const char *
route_name(const struct route *r)
{
	return r != NULL ? r->path : "none";
}

static void
count_use(struct server *s, struct meter *m, const struct request *rq, int64_t us)
{
	int64_t hour = s->env->now(s->env) / 3600000;
	const char *method = rq->route != NULL ? rq->route->method : rq->method;
	char key[200];
	struct use_row *u;
	struct key_use *k;

	snprintf(key, sizeof(key), "%s %s %s %s %lld", rq->who.tenant, rq->who.key, method, route_name(rq->route), (long long)hour);
	if ((u = map_get(m->uses, key)) == NULL) {
		u = ARENA_NEW(m->arena, struct use_row);
		memcpy(u->tenant, rq->who.tenant, sizeof(u->tenant));
		memcpy(u->key, rq->who.key, sizeof(u->key));
		u->route = arena_printf(m->arena, "%s %s", method, route_name(rq->route));
		u->hour = hour;
		map_put(m->uses, key, u);
	}
	u->n++;
	u->errors += rq->status >= 400;
	u->in += (int64_t)rq->body.len;
	u->out += (int64_t)rq->reply.len;
	u->us += us;
	if ((k = map_get(m->keys, rq->who.key)) == NULL) {
		k = ARENA_NEW(m->arena, struct key_use);
		memcpy(k->key, rq->who.key, sizeof(k->key));
		map_put(m->keys, rq->who.key, k);
	}
	k->at = s->env->now(s->env);
}

static void
log_request(const struct request *rq, int64_t us, enum log_level level)
{
	char status[16], time[24], method[16];
	const char *members[] = { "request", rq->id, "method", method, "route", route_name(rq->route), "#status", status, "#us", time,
		"tenant", rq->who.tenant, "key", rq->who.key, NULL };

	snprintf(status, sizeof(status), "%d", rq->status);
	snprintf(time, sizeof(time), "%lld", (long long)us);
	snprintf(method, sizeof(method), "%s", rq->method);
	log_event(level, members, "%s %s %s %s %s us %s %s", rq->id, method, members[5], status, time, rq->who.tenant, rq->who.key);
}

void
meter_count(struct server *s, const struct request *rq)
{
	struct meter *m = s->meter;
	int64_t us = (s->env->ticks(s->env) - rq->began) / 1000;
	size_t at = rq->route != NULL ? (size_t)(rq->route - routes) : 255;
	struct route_count *c = &m->counts[at < 255 ? at : 255];
	int hundreds = rq->status / 100;
	size_t b = 0;

	while (b + 1 < BUCKETS && (double)us / 1000 > limits_ms[b])
		b++;
	pthread_mutex_lock(&m->lock);
	c->n[hundreds >= 1 && hundreds <= 5 ? hundreds : 0]++;
	c->times[b]++;
	c->us += us;
	m->in += (int64_t)rq->body.len;
	m->out += (int64_t)rq->reply.len;
	if (rq->who.tenant[0] != '\0')
		count_use(s, m, rq, us);
	pthread_mutex_unlock(&m->lock);
	log_request(rq, us, server_now(s)->log_requests ? LOG_INFO : LOG_DEBUG);
}

void
auth_note(struct server *s, const struct request *rq, const char *event, const char *detail)
{
	struct meter *m = s->meter;
	struct auth_row row = { .at = s->env->now(s->env) };

	pthread_mutex_lock(&m->lock);
	if (m->auths.n < AUTHS_MAX) {
		row.tenant = arena_strdup(m->arena, rq->who.tenant);
		row.key = arena_strdup(m->arena, rq->who.key);
		row.ip = arena_strdup(m->arena, rq->ip);
		row.event = arena_strdup(m->arena, event);
		row.detail = arena_strdup(m->arena, detail);
		vec_push(m->arena, &m->auths, row);
	} else {
		m->auths_lost++;
	}
	pthread_mutex_unlock(&m->lock);
}

/* Takes what waits under the lock, and writes it without. */
int
meter_flush(struct server *s, struct registry *r, struct hc_err *err)
{
	struct meter *m = s->meter, taken;
	struct use_row *rows;
	struct key_use *keys;
	size_t n, nkeys;
	int rc = HC_OK;

	pthread_mutex_lock(&m->lock);
	taken.arena = m->arena;
	taken.uses = m->uses;
	taken.keys = m->keys;
	taken.auths.at = m->auths.at;
	taken.auths.n = m->auths.n;
	taken.auths_lost = m->auths_lost;
	m->arena = arena_new("meter");
	m->uses = map_new(m->arena);
	m->keys = map_new(m->arena);
	m->auths.at = NULL;
	m->auths.n = m->auths.cap = 0;
	m->auths_lost = 0;
	pthread_mutex_unlock(&m->lock);
	n = map_count(taken.uses);
	nkeys = map_count(taken.keys);
	rows = ARENA_ARRAY(taken.arena, struct use_row, n + 1);
	keys = ARENA_ARRAY(taken.arena, struct key_use, nkeys + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = *(struct use_row *)map_value(taken.uses, i);
	for (size_t i = 0; i < nkeys; i++)
		keys[i] = *(struct key_use *)map_value(taken.keys, i);
	if (n > 0)
		rc = registry_use_add(r, rows, n, keys, nkeys, err);
	if (rc >= 0)
		rc = registry_auth_add(r, taken.auths.at, taken.auths.n, err);
	if (taken.auths_lost > 0)
		log_line(LOG_WARN, "%lld refusals more than the log takes", (long long)taken.auths_lost);
	arena_free(taken.arena);
	return rc;
}

void
metrics_family(struct buf *b, const char *name, const char *type, const char *help)
{
	buf_printf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void
requests_of(struct buf *b, const struct route_count *c, const char *method, const char *path)
{
	for (int i = 1; i < 6; i++)
		if (c->n[i] > 0)
			buf_printf(b, "hotcrm_requests_total{method=\"%s\",route=\"%s\",status=\"%dxx\"} %lld\n", method, path, i, (long long)c->n[i]);
}

static void
times_of(struct buf *b, const struct route_count *c, const char *method, const char *path)
{
	int64_t sum = 0, all = 0;

	for (size_t i = 0; i < BUCKETS; i++)
		all += c->times[i];
	if (all == 0)
		return;
	for (size_t i = 0; i < BUCKETS; i++) {
		sum += c->times[i];
		buf_printf(b, "hotcrm_request_seconds_bucket{method=\"%s\",route=\"%s\",le=\"", method, path);
		if (i + 1 < BUCKETS)
			buf_printf(b, "%g", limits_ms[i] / 1000);
		else
			buf_adds(b, "+Inf");
		buf_printf(b, "\"} %lld\n", (long long)sum);
	}
	buf_printf(b, "hotcrm_request_seconds_sum{method=\"%s\",route=\"%s\"} %.6f\n", method, path, (double)c->us / 1e6);
	buf_printf(b, "hotcrm_request_seconds_count{method=\"%s\",route=\"%s\"} %lld\n", method, path, (long long)all);
}

/* All lines of one name stand together: readers of the format may refuse them otherwise. */
static void
each_route(const struct meter *m, struct buf *b, void (*put)(struct buf *b, const struct route_count *c, const char *method, const char *path))
{
	for (size_t i = 0; routes[i].path != NULL && i < 255; i++)
		put(b, &m->counts[i], routes[i].method, routes[i].path);
	put(b, &m->counts[255], "any", "none");
}

int
metrics_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct meter *m = s->meter;
	struct buf *b = &rq->reply;

	(void)t;
	rq->status = 200;
	rq->type = "text/plain; version=0.0.4";
	pthread_mutex_lock(&m->lock);
	metrics_family(b, "hotcrm_requests_total", "counter", "Requests answered, by route and status.");
	each_route(m, b, requests_of);
	metrics_family(b, "hotcrm_request_seconds", "histogram", "How long answers took, by route.");
	each_route(m, b, times_of);
	metrics_family(b, "hotcrm_bytes_in_total", "counter", "Bytes of bodies that came in.");
	buf_printf(b, "hotcrm_bytes_in_total %lld\n", (long long)m->in);
	metrics_family(b, "hotcrm_bytes_out_total", "counter", "Bytes of bodies that went out.");
	buf_printf(b, "hotcrm_bytes_out_total %lld\n", (long long)m->out);
	pthread_mutex_unlock(&m->lock);
	keeper_metrics(s->keeper, b);
	metrics_family(b, "hotcrm_running", "gauge", "Requests under way.");
	buf_printf(b, "hotcrm_running %d\n", atomic_load(&s->running));
	metrics_family(b, "hotcrm_open_tenants", "gauge", "Tenants whose workspaces are open.");
	buf_printf(b, "hotcrm_open_tenants %d\n", atomic_load(&s->open_tenants));
	return 0;
}
