/*
 * keeper.c - backups by the clock: a thread that copies the tenants whose plan asks for it, one after the other, at most as often
 * as the plan says and only when something was written since. What fails is in the log and in /metrics, and is tried again.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/backup.h"
#include "serve/local.h"

#define ROUND_S 60
#define HOUR_MS INT64_C(3600000)

struct keeper {
	struct server *server;
	struct registry *registry;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t cond;
	bool stop;		/* the lock's */
	atomic_llong made, failed;
};

static bool
stopping(struct keeper *k)
{
	bool stop;

	pthread_mutex_lock(&k->lock);
	stop = k->stop;
	pthread_mutex_unlock(&k->lock);
	return stop;
}

static int
keep_one(struct keeper *k, const struct tenant_row *t, const struct plan *p, struct arena *a, struct hc_err *err)
{
	const char *dir = k->server->options.dir, *path;
	const struct env *env = k->server->env;
	struct backup_file *all;
	size_t n;
	int rc;

	if ((rc = backup_list(env, dir, t, a, &all, &n, err)) < 0)
		return rc;
	if (n > 0 && (env->now(env) - all[0].at < p->backup_hours * HOUR_MS || !backup_stale(env, dir, t, &all[0])))
		return HC_OK;
	/* what is left of one that was cut off goes first, for its room */
	if ((rc = backup_prune(env, dir, t, (size_t)p->backups, err)) < 0 || (rc = backup_make(env, dir, t, a, &path, err)) < 0)
		return rc;
	atomic_fetch_add(&k->made, 1);
	return backup_prune(env, dir, t, (size_t)p->backups, err);
}

static void
round_of(struct keeper *k)
{
	struct arena *a = arena_new("backups");
	struct tenant_row *rows;
	struct hc_err err = { .msg = "" };
	size_t n = 0;

	if (registry_tenants(k->registry, a, &rows, &n, &err) < 0) {
		log_line(LOG_WARN, "backups: %s", err.msg);
		n = 0;
	}
	for (size_t i = 0; i < n && !stopping(k); i++) {
		const struct plan *p = plans_find(server_plans(k->server), rows[i].plan);
		struct arena *one = arena_new("backup");

		if (p->backup_hours > 0 && p->backups > 0 && rows[i].state == TENANT_ACTIVE && rows[i].move[0] == '\0' &&
		    keep_one(k, &rows[i], p, one, &err) < 0) {
			atomic_fetch_add(&k->failed, 1);
			log_line(LOG_ERROR, "tenant %s is not backed up: %s", rows[i].id, err.msg);
		}
		arena_free(one);
	}
	arena_free(a);
}

static void *
run(void *arg)
{
	struct keeper *k = arg;

	while (!stopping(k)) {
		struct timespec ts;

		round_of(k);
		clock_gettime(CLOCK_MONOTONIC, &ts);
		ts.tv_sec += ROUND_S;
		pthread_mutex_lock(&k->lock);
		if (!k->stop)
			pthread_cond_timedwait(&k->cond, &k->lock, &ts);
		pthread_mutex_unlock(&k->lock);
	}
	return NULL;
}

struct keeper *
keeper_new(struct server *s)
{
	struct keeper *k = xmalloc(sizeof(*k));
	pthread_condattr_t attr;
	struct hc_err err;

	memset(k, 0, sizeof(*k));
	k->server = s;
	if (admin_registry(s->env, s->options.dir, &k->registry, &err) < 0) {
		free(k);
		return NULL;
	}
	pthread_mutex_init(&k->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&k->cond, &attr);
	pthread_condattr_destroy(&attr);
	if (pthread_create(&k->thread, NULL, run, k) == 0)
		return k;
	registry_close(k->registry);
	free(k);
	return NULL;
}

void
keeper_free(struct keeper *k)
{
	if (k == NULL)
		return;
	pthread_mutex_lock(&k->lock);
	k->stop = true;
	pthread_cond_signal(&k->cond);
	pthread_mutex_unlock(&k->lock);
	pthread_join(k->thread, NULL);
	registry_close(k->registry);
	pthread_cond_destroy(&k->cond);
	pthread_mutex_destroy(&k->lock);
	free(k);
}

void
keeper_metrics(const struct keeper *k, struct buf *out)
{
	if (k == NULL)
		return;
	metrics_family(out, "hotcrm_backups_total", "counter", "Backups by the clock, by how they ended.");
	buf_printf(out, "hotcrm_backups_total{result=\"made\"} %lld\n", atomic_load(&k->made));
	buf_printf(out, "hotcrm_backups_total{result=\"failed\"} %lld\n", atomic_load(&k->failed));
}
