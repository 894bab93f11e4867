/*
 * clerk.c - the lane without workspaces, between requests: writes down use and sign-ins.
 */
#include "base/env.h"
#include "base/log.h"
#include "serve/local.h"

int64_t
clerk_tick(struct server *s, struct lane *l)
{
	struct hc_err err;

	if (meter_flush(s, l->registry, &err) < 0)
		log_line(LOG_WARN, "use could not be written: %s", err.msg);
	return s->env->ticks(s->env);
}
