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

/* Folders searched in order: $HOTCRM_PLUGINS (colon list; an entry `-` ends the search there), the build tree beside the program, the installed one. The first of
   a name wins. A plugin that cannot be used stays in the list with its reason; it is never an error of the start. */
int host_open(const struct env *env, bool none, struct host **ret, struct hc_err *err);
void host_close(struct host *h);	/* a clean end: crash marks of plugins that ran are wiped out */
size_t host_plugins(const struct host *h, const struct plugin_status **ret);

/* A flag of work_open(): all plugins, also those that are switched off; for who copies all there is. */
#define WORK_ALL 0x10000u

/* The whole start: file, host, custom text, model, migration, engine, user. `user` NULL: the workspace's last user (name, e-mail
   or id otherwise). With STORE_SECOND in flags: for another thread, with a model of its own; the first work is open already. */
int work_open(const struct env *env, const char *path, unsigned flags, bool no_plugins, const char *user, struct work **ret,
    struct hc_err *err);
void work_close(struct work *w);	/* NULL is allowed */
/* Makes a new workspace: file, core rows, one user named after the system account with role admin. HC_CONFLICT if it is there. */
int work_init(const struct env *env, const char *path, struct work **ret, struct hc_err *err);
/* The work acts as another active user from here on: rights, `me`, formats. For a server, between transactions; cheap when it
   is the user that it was. HC_NOTFOUND, HC_DENIED when not active: then it is nobody, who may do nothing. */
int work_become(struct work *w, const uint8_t user[16], struct hc_err *err);
/* Adds or replaces custom .hot text (x_ objects and fields), checked; swaps the model generation. No transaction may be open,
   and no record or query of the old generation be used after. work_custom() gives the text that is there, "" if none. */
int work_customise(struct work *w, const char *text, struct hc_err *err);
/* As that, made from the text `was`: HC_CONFLICT when another is there by now, whoever wrote it and however near in time. */
int work_customise_from(struct work *w, const char *was, const char *text, struct hc_err *err);
const char *work_custom(struct work *w, struct arena *a);
int work_plugin_enable(struct work *w, const char *name, bool on, struct hc_err *err);
/* Of a workspace with a plan: only these plugins (names by spaces; "*": all) are on, whatever is switched. It is written in the
   file, and the model is another generation then. Data of the others stays in their tables and is there when they come back; fields
   of the workspace's own that stand on them wait too. */
int work_plugins_allowed(struct work *w, const char *names, struct hc_err *err);
/* How many fields of the workspace's own this text makes, its objects' fields among them. */
int work_custom_count(struct work *w, const char *text, size_t *ret, struct hc_err *err);

/* Another program changed fields or switched plugins: 1 when the model is another generation now (as after work_customise()), 0
   when there is nothing new, or not whole yet. Reads only; cheap when nothing changed. work_outdated() only looks. */
int work_follow(struct work *w, struct hc_err *err);
bool work_outdated(struct work *w);

/* From here on, workspaces that this thread opens share one model generation where their texts are the same: for a server with
   many of them. host_share_end() lets go of it when the thread's last workspace is closed. */
void host_share_models(void);
void host_share_end(void);

/* $HOTCRM_DB, or the file of the workspace in use under the data directory (`default` until work_use() says another). */
char *work_default_path(const struct env *env, struct arena *a);
char *work_named_path(const struct env *env, struct arena *a, const char *name);
const char *work_current_name(const struct env *env, struct arena *a);
int work_use(const struct env *env, const char *name, struct hc_err *err);

/* Whose code runs on this thread now ("crm/lead_score"), NULL for ours: the crash report reads it. Async-signal-safe. */
const char *guard_current(void);
/* Writes down that the plugin whose code runs now brought the program down. For signal handlers; the host installs one of its
   own for signals that have none. Async-signal-safe. */
void guard_record(void);

#endif
