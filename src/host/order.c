/*
 * order.c - which plugin loads before which, and who goes when one goes.
 */
#include <stdlib.h>
#include <string.h>

#include "host/local.h"

static struct plugin *
find(struct host *h, const char *name)
{
	for (size_t i = 0; i < h->plugins.n; i++)
		if (strcmp(h->plugins.at[i]->status->name, name) == 0)
			return h->plugins.at[i];
	return NULL;
}

/* "1.10" is newer than "1.9". */
static int
compare_versions(const char *a, const char *b)
{
	while (*a != '\0' || *b != '\0') {
		char *ea, *eb;
		long x = strtol(a, &ea, 10), y = strtol(b, &eb, 10);

		if (x != y)
			return x < y ? -1 : 1;
		a = *ea != '\0' ? ea + 1 : ea;
		b = *eb != '\0' ? eb + 1 : eb;
	}
	return 0;
}

void
order_disable(struct host *h, struct plugin *p, enum plugin_state state, const char *reason)
{
	if (p->status->state != PLUGIN_ON)
		return;
	p->status->state = state;
	p->status->reason = reason;
	for (size_t i = 0; i < h->plugins.n; i++)
		for (size_t j = 0; j < h->plugins.at[i]->needs.n; j++)
			if (strcmp(h->plugins.at[i]->needs.at[j].name, p->status->name) == 0)
				order_disable(h, h->plugins.at[i], state == PLUGIN_OFF ? PLUGIN_OFF : PLUGIN_FAILED,
				    arena_printf(h->arena, "it needs %s, which is off", p->status->name));
}

/* Depth first; a plugin met on the way to itself closes a circle. */
static void
visit(struct host *h, struct plugin *p, const char *path, struct plugin **out, size_t *n)
{
	path = arena_printf(h->arena, "%s%s%s", path, path[0] != '\0' ? " > " : "", p->status->name);
	if (p->seen == 2)
		return;
	if (p->seen == 1) {
		order_disable(h, p, PLUGIN_FAILED, arena_printf(h->arena, "requires run in a circle: %s", path));
		return;
	}
	p->seen = 1;
	for (size_t i = 0; i < p->needs.n; i++) {
		const struct need *need = &p->needs.at[i];
		struct plugin *q;

		if (strcmp(need->name, "core") == 0)
			continue;
		if ((q = find(h, need->name)) == NULL) {
			order_disable(h, p, PLUGIN_FAILED, arena_printf(h->arena, "it needs %s, which is not there", need->name));
			continue;
		}
		visit(h, q, path, out, n);
		if (q->status->state == PLUGIN_FAILED)
			order_disable(h, p, PLUGIN_FAILED, arena_printf(h->arena, "it needs %s, which is off", need->name));
		else if (compare_versions(q->status->version, need->version) < 0)
			order_disable(h, p, PLUGIN_FAILED, arena_printf(h->arena, "it needs %s %s, there is %s", need->name,
			    need->version, q->status->version));
	}
	p->seen = 2;
	out[(*n)++] = p;
}

void
order_plugins(struct host *h)
{
	struct plugin **out = ARENA_ARRAY(h->arena, struct plugin *, h->plugins.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < h->plugins.n; i++)
		visit(h, h->plugins.at[i], "", out, &n);
	h->plugins.at = out;
	h->plugins.n = h->plugins.cap = n;
}
