/*
 * clerk.c - the lane without workspaces, between requests: writes down use and sign-ins, and sees to it that the clock's
 * workflows run in tenants for which nobody asks.
 */
#include <string.h>

#include "base/env.h"
#include "base/log.h"
#include "serve/local.h"

#define ROUND_S 900		/* in which every tenant has its turn */
#define LOG_MS (INT64_C(400) * 86400000)	/* use and sign-ins are kept so long */
#define STEP_NS INT64_C(5000000000)

/* The tenants whose turn it is: they are spread over the round by their ids. */
static void
wake_some(struct server *s, struct lane *l)
{
	int64_t now = s->env->now(s->env) / 1000, from = l->woken % ROUND_S, n_s = now - l->woken;
	struct arena *a = arena_new("turn");
	struct tenant_row *rows;
	struct hc_err err;
	size_t n;

	if (n_s > ROUND_S)
		n_s = ROUND_S;
	if (registry_tenants(l->registry, a, &rows, &n, &err) >= 0)
		for (size_t i = 0; i < n; i++) {
			uint32_t h = 0;

			for (const char *p = rows[i].id; *p != '\0'; p++)
				h = h * 31 + (unsigned char)*p;
			if (rows[i].state == TENANT_ACTIVE && server_is_home(s, rows[i].id) && (h % ROUND_S - from + ROUND_S) % ROUND_S < n_s)
				tenant_wake(s, rows[i].id);
		}
	l->woken = now;
	arena_free(a);
}

/* Once a day, by one worker. */
static void
forget(struct server *s, struct lane *l)
{
	int64_t now = s->env->now(s->env), day = now / 86400000;
	struct hc_err err;

	if (l->forgot == day || s->options.worker != 0)
		return;
	l->forgot = day;
	if (registry_forget(l->registry, now - LOG_MS, &err) < 0)
		log_line(LOG_WARN, "old use could not be dropped: %s", err.msg);
}

int64_t
clerk_tick(struct server *s, struct lane *l)
{
	struct hc_err err;

	if (meter_flush(s, l->registry, &err) < 0)
		log_line(LOG_WARN, "use could not be written: %s", err.msg);
	if (!atomic_load(&s->draining) && s->env->ticks(s->env) >= l->wake_at) {
		if (l->woken == 0)
			l->woken = s->env->now(s->env) / 1000;	/* just started: who has work due is woken as the round goes */
		else
			wake_some(s, l);
		forget(s, l);
		l->wake_at = s->env->ticks(s->env) + STEP_NS;
	}
	return s->env->ticks(s->env);
}
