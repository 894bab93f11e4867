/*
 * call.c - into a plugin and back: by name, under the guard, with the time it took.
 */
#include <string.h>

#include "base/log.h"
#include "host/local.h"

#define SLOW_NS INT64_C(50000000)	/* a hook that holds up a save for 50 ms is worth a line in the log */

static struct function *
find(struct host *h, const char *name, int kind)
{
	struct function *f = map_get(h->functions, name);

	return f != NULL && f->kind == kind && f->plugin->status->state == PLUGIN_ON ? f : NULL;
}

const char *
call_owner(void *host, const char *object)
{
	struct host *h = host;
	size_t len = strlen(object);

	for (size_t i = 0; i < h->plugins.n; i++) {
		const struct plugin *p = h->plugins.at[i];

		/* one that could not be loaded has no text */
		for (const char *at = p->code != NULL ? p->code->meta : NULL; at != NULL; at = (at = strchr(at, '\n')) != NULL ? at + 1 : NULL)
			if (strncmp(at, "object ", 7) == 0 && strncmp(at + 7, object, len) == 0 && strchr(" \n", at[7 + len]) != NULL)
				return p->status->name;
	}
	return NULL;
}

static int64_t
begin(struct host *h, const struct function *f, const char **before)
{
	*before = guard_enter(f->name);
	return h->env->ticks(h->env);
}

static void
end(struct host *h, const struct function *f, const char *before, int64_t since)
{
	int64_t ns = h->env->ticks(h->env) - since;
	struct plugin_status *s = f->plugin->status;

	guard_leave(before);
	s->calls++;
	s->ns += ns;
	if (ns > s->slowest_ns)
		s->slowest_ns = ns;
	if (ns > SLOW_NS)
		log_line(LOG_WARN, "%s took %lld ms", f->name, (long long)(ns / 1000000));
}

/* implements engine_calls.hook */
int
call_hook(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct host *h = host;
	struct function *f = find(h, name, HC_HOOK);
	const char *before;
	int64_t since;
	int rc;

	if (f == NULL)
		return 1;
	since = begin(h, f, &before);
	rc = ((hc_hook_fn *)f->fn)(tx, r, err);
	end(h, f, before, since);
	return rc > 0 ? HC_OK : rc;
}

/* implements engine_calls.action */
int
call_action(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct host *h = host;
	struct function *f = find(h, name, HC_ACTION);
	const char *before;
	int64_t since;
	int rc;

	if (f == NULL)
		return 1;
	since = begin(h, f, &before);
	rc = ((hc_action_fn *)f->fn)(tx, r, err);
	end(h, f, before, since);
	return rc > 0 ? HC_OK : rc;
}

int
call_migration(struct host *h, const char *name, struct hc_tx *tx, struct hc_err *err)
{
	struct function *f = find(h, name, HC_MIGRATE);
	const char *before;
	int64_t since;
	int rc;

	if (f == NULL)
		return hc_fail(err, HC_BUG, 0, "%s is named by `migrate`, but its plugin has no such function.", name);
	since = begin(h, f, &before);
	rc = ((hc_migrate_fn *)f->fn)(tx, err);
	end(h, f, before, since);
	return rc;
}
