/*
 * local.h - what the files of host/ share.
 */
#ifndef HC_HOST_LOCAL_H
#define HC_HOST_LOCAL_H

#include "base/map.h"
#include "host/host.h"

struct need {
	const char *name, *version;
};

struct plugin {
	const struct hc_plugin *code;
	void *handle;
	VEC(struct need) needs;
	struct plugin_status *status;
	bool started;
	int seen;		/* of the ordering: 0 not yet, 1 on the way, 2 done */
};

/* A function of a plugin: "crm/lead_score". */
struct function {
	struct plugin *plugin;
	const char *name;
	int kind;
	void (*fn)(void);
};

struct host {
	const struct env *env;
	struct arena *arena;
	bool none;
	VEC(struct plugin *) plugins;		/* in the order in which they load, the unusable ones last */
	struct map *functions;
	const char *crash_path;
	struct map *texts, *zones;		/* person.c: names and zones that were in use, each once */
};

/* find.c: every .so of the search path, opened and checked */
int find_plugins(struct host *h, struct hc_err *err);
/* order.c */
void order_plugins(struct host *h);
void order_disable(struct host *h, struct plugin *p, enum plugin_state state, const char *reason);	/* and who needs it */
/* load.c: texts of what is on, built; what does not fit is switched off and the rest built again */
int load_model(struct host *h, const char *custom, struct model **ret, struct hc_err *err);
/* As load_model(), where plugins are off on purpose: what the custom text says of their objects is left out, and the log says so. */
/* The plugin, on or off, whose text makes this object. */
const char *call_owner(void *host, const char *object);
int load_fitting(struct host *h, const char *custom, struct model **ret, struct hc_err *err);	/* or not here at all */
/* call.c */
int call_hook(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
int call_action(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
int call_migration(struct host *h, const char *name, struct hc_tx *tx, struct hc_err *err);
/* guard.c */
const char *guard_enter(const char *name);	/* gives what ran before, for guard_leave */
void guard_leave(const char *before);
void guard_start(struct host *h);	/* reads the crash marks, installs the handler */
void guard_stop(struct host *h);
void guard_pardon(struct host *h, const char *name);

/* seed.c */
int seed_workspace(struct work *w, struct hc_err *err);
/* person.c */
int person_load(struct work *w, const char *user, struct hc_err *err);

#endif
