/*
 * host.c - the plugins of a process: opened once, in order, with what is known about each.
 */
#include <string.h>

#include "host/local.h"

int
host_open(const struct env *env, bool none, struct host **ret, struct hc_err *err)
{
	struct arena *a = arena_new("host");
	struct host *h = ARENA_NEW(a, struct host);
	int rc;

	h->env = env;
	h->arena = a;
	h->none = none;
	h->functions = map_new(a);
	if (!none) {
		if ((rc = find_plugins(h, err)) < 0) {
			arena_free(a);
			return rc;
		}
		order_plugins(h);
		guard_start(h);
	}
	*ret = h;
	return HC_OK;
}

/* Plugins are never dlclosed: a handle or a text of theirs may still be held. */
void
host_close(struct host *h)
{
	if (h == NULL)
		return;
	if (!h->none)
		guard_stop(h);
	arena_free(h->arena);
}

size_t
host_plugins(const struct host *h, const struct plugin_status **ret)
{
	struct plugin_status *all = ARENA_ARRAY(h->arena, struct plugin_status, h->plugins.n + 1);

	for (size_t i = 0; i < h->plugins.n; i++)
		all[i] = *h->plugins.at[i]->status;
	*ret = all;
	return h->plugins.n;
}
