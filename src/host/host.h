/*
 * host.h - plugins: find, check, order, load, bind; and the workspace that stands on them.
 */
#ifndef HC_HOST_HOST_H
#define HC_HOST_HOST_H

#include "engine/engine.h"

struct host;

enum plugin_state { PLUGIN_ON, PLUGIN_OFF, PLUGIN_FAILED, PLUGIN_CRASHED };

struct plugin_status {
	const char *name, *label, *version, *path;
	enum plugin_state state;
	const char *reason;	/* one line when it is not on */
	int64_t calls, ns, slowest_ns;
};

/* Folders searched in order: $HOTCRM_PLUGINS (colon list), the build tree beside the program, the installed one. */
int host_open(const struct env *env, bool none, struct host **ret, struct hc_err *err);
void host_close(struct host *h);
size_t host_plugins(const struct host *h, const struct plugin_status **ret);

/* The whole start: file, host, custom text, model, migration, engine, user. `user` NULL: the workspace's only or last user. */
int work_open(const struct env *env, const char *path, unsigned flags, bool no_plugins, const char *user, struct work **ret,
    struct hc_err *err);
void work_close(struct work *w);
/* Makes a new workspace: file, core rows, one user named after the system account with role admin. HC_CONFLICT if it is there. */
int work_init(const struct env *env, const char *path, struct work **ret, struct hc_err *err);
/* Adds or replaces custom .hot text (x_ objects and fields), checked; swaps the model generation. */
int work_customise(struct work *w, const char *text, struct hc_err *err);
int work_plugin_enable(struct work *w, const char *name, bool on, struct hc_err *err);
/* $HOTCRM_DB, or the named workspace's file under the data directory. */
char *work_default_path(const struct env *env, struct arena *a);

/* Whose code runs on this thread now ("crm/lead_score"), NULL for ours: the crash report reads it. Async-signal-safe. */
const char *guard_current(void);

#endif
