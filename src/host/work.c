/*
 * work.c - a workspace from file to work: store, plugins, model, migration, engine, user; and the swap of a model.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/time.h"
#include "host/local.h"
#include "store/blob.h"

static int take_custom(struct work *w, const char *text, bool strict, struct hc_err *err);

static void
use_host(struct work *w)
{
	struct engine_calls calls = { .hook = call_hook, .action = call_action, .customise = take_custom, .follow = work_follow,
	    .owner = call_owner, .host = w->host };

	engine_use_calls(w, &calls);
}

static bool
has_word(const char *words, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = words; *p != '\0'; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");

		if ((len == n && memcmp(p, name, n) == 0) || (len == 1 && *p == '*'))
			return true;
		p += len;
	}
	return false;
}

/* Plugins that this workspace has switched off, or that its plan leaves out. */
static int
apply_switches(struct work *w, struct hc_err *err)
{
	struct host *h = w->host;
	const char *allowed;
	int rc;

	if (w->all_plugins)
		return HC_OK;
	if ((rc = store_meta_get(w->store, w->arena, "plugins", &allowed, err)) < 0)
		return rc;

	for (size_t i = 0; i < h->plugins.n; i++) {
		struct plugin *p = h->plugins.at[i];
		const char *text;

		if ((rc = store_meta_get(w->store, w->arena, arena_printf(w->arena, "plugin:%s", p->status->name), &text, err)) < 0)
			return rc;
		if (text != NULL && strcmp(text, "off") == 0)
			order_disable(h, p, PLUGIN_OFF, "it is switched off");
		else if (allowed != NULL && !has_word(allowed, p->status->name))
			order_disable(h, p, PLUGIN_OFF, "the plan of this workspace does not hold it");
	}
	return HC_OK;
}

/* Data steps of plugins, each once, in the order in which they stand. */
static int
migrate(struct work *w, struct hc_err *err)
{
	const struct model *m = w->model;
	struct hc_tx *tx;
	int rc;

	for (size_t i = 0; i < m->migrations.n; i++) {
		const char *key = arena_printf(w->arena, "migrated:%s.%s", m->migrations.at[i].plugin, m->migrations.at[i].name);
		const char *done;

		if ((rc = store_meta_get(w->store, w->arena, key, &done, err)) < 0)
			return rc;
		if (done != NULL)
			continue;
		if ((rc = tx_begin(w, SOURCE_SYSTEM, m->migrations.at[i].name, &tx, err)) < 0)
			return rc;
		tx->trusted = true;
		if ((rc = call_migration(w->host, arena_printf(w->arena, "%s/%s", m->migrations.at[i].plugin,
		    m->migrations.at[i].name), tx, err)) < 0 || (rc = store_meta_put(w->store, key, "done", err)) < 0) {
			tx_abort(tx);
			err_prefix(err, "migration %s of %s", m->migrations.at[i].name, m->migrations.at[i].plugin);
			return rc;
		}
		if ((rc = tx_commit(tx, err)) < 0)
			return rc;
	}
	return HC_OK;
}

static int
migrate_all(struct work *w, struct hc_err *err)
{
	if (store_readonly_reason(w->store) != NULL || w->model->migrations.n == 0)
		return HC_OK;
	return migrate(w, err);
}

static uint64_t
mix(uint64_t h, const char *s)
{
	for (; s != NULL && *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return h * 31 + 1;
}

/* What the file says of its model: the digest of its tables, fields of its own, plugins that are off. */
static uint64_t
texts_of(struct work *w)
{
	static const char *const single[] = { "model", "custom", "plugins" };
	struct arena *a = arena_new("texts");
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	const char *text, **keys;
	size_t n = 0;

	for (int i = 0; i < 3; i++)
		h = mix(h, store_meta_get(w->store, a, single[i], &text, NULL) == HC_OK ? text : NULL);
	if (store_meta_keys(w->store, a, "plugin:", 1000, &keys, &n, NULL) < 0)
		n = 0;
	for (size_t i = 0; i < n; i++)
		h = mix(mix(h, keys[i]), store_meta_get(w->store, a, keys[i], &text, NULL) == HC_OK ? text : NULL);
	arena_free(a);
	return h;
}

static int
open_parts(struct work *w, const char *path, unsigned flags, bool no_plugins, const char *user, struct hc_err *err)
{
	const char *custom;
	int rc;

	if ((rc = store_open(path, flags & ~WORK_ALL, w->env, &w->store, err)) < 0 ||
	    (rc = host_open(w->env, no_plugins, &w->host, err)) < 0 || (rc = apply_switches(w, err)) < 0 ||
	    (rc = store_meta_get(w->store, w->arena, "custom", &custom, err)) < 0 ||
	    (rc = load_fitting(w->host, custom, &w->model, err)) < 0 ||
	    (rc = store_use_model(w->store, w->model, NULL, NULL, err)) < 0)
		return rc;
	store_use_locale(w->store, &w->locale);
	w->locale = locale_machine;
	w->locale.zone = NULL;
	if ((rc = zone_load(w->arena, env_zone_name(w->env, w->arena), &w->locale.zone, NULL)) < 0 &&
	    (rc = zone_load(w->arena, "UTC", &w->locale.zone, err)) < 0)
		return rc;
	if ((rc = engine_start(w, err)) < 0)
		return rc;
	engine_secrets_seen(w);
	use_host(w);
	w->texts = texts_of(w);
	if (!(flags & STORE_CREATE) && (rc = person_load(w, user, err)) < 0)
		return rc;
	return flags & STORE_SECOND ? HC_OK : migrate_all(w, err);
}

static int
open_work(const struct env *env, const char *path, unsigned flags, bool no_plugins, const char *user, struct work **ret,
    struct hc_err *err)
{
	struct arena *a = arena_new("work");
	struct work *w = ARENA_NEW(a, struct work);
	int rc;

	w->arena = a;
	w->env = env;
	w->quiet_automation = no_plugins;
	w->all_plugins = flags & WORK_ALL;
	if ((rc = open_parts(w, path, flags, no_plugins, user, err)) < 0) {
		work_close(w);
		return rc;
	}
	*ret = w;
	return HC_OK;
}

int
work_open(const struct env *env, const char *path, unsigned flags, bool no_plugins, const char *user, struct work **ret,
    struct hc_err *err)
{
	assert(!(flags & STORE_CREATE));
	return open_work(env, path, flags, no_plugins, user, ret, err);
}

int
work_init(const struct env *env, const char *path, struct work **ret, struct hc_err *err)
{
	struct work *w;
	int rc;

	/* what could not be finished is none; one that was there before is left alone */
	if ((rc = open_work(env, path, STORE_CREATE, false, NULL, &w, err)) < 0) {
		if (rc != HC_CONFLICT)
			store_remove(path);
		return rc;
	}
	if ((rc = seed_workspace(w, err)) < 0 || (rc = person_load(w, NULL, err)) < 0 || (rc = migrate_all(w, err)) < 0) {
		work_close(w);
		store_remove(path);
		return rc;
	}
	*ret = w;
	return HC_OK;
}

void
work_close(struct work *w)
{
	if (w == NULL)
		return;
	engine_stop(w);
	store_close(w->store);
	model_unref(w->model);
	host_close(w->host);
	arena_free(w->arena);
}

static void
drop_model(void *model)
{
	model_unref(model);
}

/* A new generation takes over: the file first, since it may refuse. */
static int
swap(struct work *w, struct model *m, const struct store_setting *with, struct hc_err *err)
{
	int rc = with != NULL ? store_use_model_with(w->store, m, with, err) : store_use_model(w->store, m, NULL, NULL, err);

	if (rc < 0) {
		if (with == NULL || rc != HC_CONFLICT)
			store_use_model(w->store, w->model, NULL, NULL, NULL);
		model_unref(m);
		return rc;
	}
	/* windows may still hold objects of the old generation: it lives as long as the workspace is open */
	arena_defer(w->arena, drop_model, w->model);
	w->model = m;
	w->texts = texts_of(w);
	work_turn(w);
	return HC_OK;
}

const char *
work_custom(struct work *w, struct arena *a)
{
	const char *text;

	return store_meta_get(w->store, a, "custom", &text, NULL) >= 0 && text != NULL ? text : "";
}

static int
take_text(struct work *w, const char *was, const char *text, bool strict, struct hc_err *err)
{
	struct store_setting with = { .key = "custom", .was = was[0] != '\0' ? was : NULL, .now = text[0] != '\0' ? text : NULL };
	const struct model *old = w->model;	/* lives as long as the workspace is open */
	struct model *m;
	int rc;

	if ((rc = strict ? load_model(w->host, text, &m, err) : load_fitting(w->host, text, &m, err)) < 0)
		return rc;
	if ((rc = swap(w, m, &with, err)) == HC_CONFLICT)
		return hc_fail(err, HC_CONFLICT, 0, "Others changed objects and fields at the same time; read what is there now and put yours into it.");
	if (rc < 0)
		return rc;
	w->texts = texts_of(w);
	return engine_settle_extras(w, old, err);
}

/* implements engine_calls.customise */
static int
take_custom(struct work *w, const char *text, bool strict, struct hc_err *err)
{
	struct arena *a = arena_new("custom");
	int rc = take_text(w, work_custom(w, a), text, strict, err);

	arena_free(a);
	return rc;
}

int
work_customise(struct work *w, const char *text, struct hc_err *err)
{
	if (!w->admin)
		return hc_fail(err, HC_DENIED, 0, "Only an administrator may change objects and fields.");
	return take_custom(w, text, true, err);
}

int
work_customise_from(struct work *w, const char *was, const char *text, struct hc_err *err)
{
	if (!w->admin)
		return hc_fail(err, HC_DENIED, 0, "Only an administrator may change objects and fields.");
	return take_text(w, was, text, true, err);
}

int
work_custom_count(struct work *w, const char *text, size_t *ret, struct hc_err *err)
{
	struct model *m;
	size_t n = 0;
	int rc;

	if ((rc = load_model(w->host, text, &m, err)) < 0)
		return rc;
	for (size_t i = 0; i < m->objects.n; i++)
		for (size_t k = 0; k < m->objects.at[i]->fields.n; k++)
			n += m->objects.at[i]->fields.at[k]->custom && !m->objects.at[i]->fields.at[k]->implicit;
	model_unref(m);
	*ret = n;
	return HC_OK;
}

/* States are worked out anew: what needed a plugin may come back with it. On failure all is as it was. */
static int
take_switches(struct work *w, struct hc_err *err)
{
	struct host *h = w->host, *fresh;
	struct model *m;
	int rc;

	if ((rc = host_open(w->env, h->none, &fresh, err)) < 0)
		return rc;
	w->host = fresh;
	if ((rc = apply_switches(w, err)) < 0 || (rc = load_fitting(fresh, work_custom(w, w->arena), &m, err)) < 0 ||
	    (rc = swap(w, m, NULL, err)) < 0) {
		w->host = h;
		host_close(fresh);
		return rc;
	}
	use_host(w);
	host_close(h);
	if ((rc = engine_settle_extras(w, NULL, err)) < 0)
		return rc;
	return migrate_all(w, err);
}

int
work_plugins_allowed(struct work *w, const char *names, struct hc_err *err)
{
	const char *had, *text = strcmp(names, "*") == 0 ? NULL : names;
	int rc;

	if ((rc = store_meta_get(w->store, w->arena, "plugins", &had, err)) < 0)
		return rc;
	if (had == NULL ? text == NULL : text != NULL && strcmp(had, text) == 0)
		return HC_OK;
	if ((rc = store_meta_put(w->store, "plugins", text, err)) < 0)
		return rc;
	return take_switches(w, err);
}

int
work_plugin_enable(struct work *w, const char *name, bool on, struct hc_err *err)
{
	struct host *h = w->host;
	const struct plugin_status *all;
	bool known = false;
	size_t n;
	int rc;

	if (!w->admin)
		return hc_fail(err, HC_DENIED, 0, "Only an administrator may switch plugins.");
	n = host_plugins(h, &all);
	for (size_t i = 0; i < n && !known; i++)
		known = strcmp(all[i].name, name) == 0;
	if (!known)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no plugin %.60s; `plugins` lists them.", name);
	if ((rc = store_meta_put(w->store, arena_printf(w->arena, "plugin:%s", name), on ? NULL : "off", err)) < 0)
		return rc;
	if (on)
		guard_pardon(h, name);
	return take_switches(w, err);
}

bool
work_outdated(struct work *w)
{
	return texts_of(w) != w->texts;
}

int
work_follow(struct work *w, struct hc_err *err)
{
	struct host *h = w->host, *fresh;
	uint64_t now = texts_of(w);
	struct model *m = NULL;
	int rc;

	if (now == w->texts)
		return 0;
	w->texts = now;	/* what cannot be used is not tried again before it is another */
	if ((rc = host_open(w->env, h->none, &fresh, err)) < 0)
		return rc;
	w->host = fresh;
	if ((rc = apply_switches(w, err)) < 0 || (rc = load_fitting(fresh, work_custom(w, w->arena), &m, err)) < 0)
		goto back;
	if (m->digest == w->model->digest || !store_fits(w->store, m)) {	/* the other one is not through */
		model_unref(m);
		goto back;
	}
	if ((rc = swap(w, m, NULL, err)) < 0)
		goto back;
	use_host(w);
	host_close(h);
	return 1;
back:
	w->host = h;
	host_close(fresh);
	return rc;
}
