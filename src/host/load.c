/*
 * load.c - one model from core, the plugins that are on and the custom text; and the field handles of the plugins.
 *
 * If the whole does not build, plugins are added one at a time to find the one to blame: it is switched off with its
 * reason, with who needs it, and the rest goes on. Nothing half-registers: a model is there whole or not at all.
 */
#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "host/local.h"

#define SHARED_TEXTS 64

/* The generation that workspaces of this thread share: texts of plugins are where they are as long as the process. */
static _Thread_local struct {
	bool on;
	const char *texts[SHARED_TEXTS];
	size_t n;
	struct model *model;
} shared;

void
host_share_models(void)
{
	shared.on = true;
}

void
host_share_end(void)
{
	model_unref(shared.model);
	memset(&shared, 0, sizeof(shared));
}

static bool
is_shared(const struct model_text *texts, size_t n)
{
	if (shared.model == NULL || n != shared.n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (texts[i].text != shared.texts[i])
			return false;
	return true;
}

static void
share(const struct model_text *texts, size_t n, struct model *m)
{
	if (n > SHARED_TEXTS)
		return;
	model_unref(shared.model);
	shared.model = model_ref(m);
	shared.n = n;
	for (size_t i = 0; i < n; i++)
		shared.texts[i] = texts[i].text;
}

static int
build(struct host *h, size_t upto, const char *custom, struct model **ret, struct hc_err *err)
{
	struct model_text *texts = ARENA_ARRAY(h->arena, struct model_text, h->plugins.n + 2);
	size_t n = 0;
	int rc;

	texts[n++] = (struct model_text){ .plugin = "core", .text = model_core };
	for (size_t i = 0; i < upto; i++)
		if (h->plugins.at[i]->status->state == PLUGIN_ON)
			texts[n++] = (struct model_text){ .plugin = h->plugins.at[i]->status->name, .text = h->plugins.at[i]->code->meta };
	if (custom != NULL && custom[0] != '\0')
		texts[n++] = (struct model_text){ .plugin = "custom", .text = custom };
	else if (shared.on && is_shared(texts, n)) {
		*ret = model_ref(shared.model);
		return HC_OK;
	}
	if ((rc = model_build(texts, n, ret, err)) >= 0 && shared.on && (custom == NULL || custom[0] == '\0'))
		share(texts, n, *ret);
	return rc;
}

/* The first plugin with which it does not build; NULL when they all do. */
static struct plugin *
blame(struct host *h, struct hc_err *err)
{
	for (size_t i = 0; i < h->plugins.n; i++) {
		struct model *m;

		if (h->plugins.at[i]->status->state != PLUGIN_ON)
			continue;
		if (build(h, i + 1, NULL, &m, err) < 0)
			return h->plugins.at[i];
		model_unref(m);
	}
	return NULL;
}

/* "lead.status" of a field the model has; objects of absent plugins are no fault. */
static const char *
unresolved(struct host *h, struct plugin *p, const struct model *m)
{
	for (const struct hc_fieldref *f = p->code->fields; f != NULL && f->name != NULL; f++) {
		const char *dot = strchr(f->name, '.');
		const struct object *o = dot != NULL ?
		    model_object(m, arena_strndup(h->arena, f->name, (size_t)(dot - f->name))) : NULL;

		if (dot == NULL || (o != NULL && object_field(o, dot + 1) == NULL))
			return f->name;
	}
	return NULL;
}

/* The handle is that of the field's present name, whatever old name the plugin was built with. */
static void
bind_fields(struct host *h, struct plugin *p, const struct model *m)
{
	for (const struct hc_fieldref *f = p->code->fields; f != NULL && f->name != NULL; f++) {
		const char *dot = strchr(f->name, '.');
		const char *object = arena_strndup(h->arena, f->name, (size_t)(dot - f->name));
		const struct object *o = model_object(m, object);
		const struct field *field = o != NULL ? object_field(o, dot + 1) : NULL;
		hc_field handle = field != NULL ? field->handle : field_intern(object, dot + 1);

		if (*f->field != handle)
			*f->field = handle;
	}
}

static void
bind_functions(struct host *h, struct plugin *p)
{
	for (const struct hc_binding *b = p->code->bindings; b != NULL && b->name != NULL; b++) {
		struct function *f = ARENA_NEW(h->arena, struct function);

		f->plugin = p;
		f->name = arena_printf(h->arena, "%s/%s", p->status->name, b->name);
		f->kind = b->kind;
		f->fn = b->fn;
		map_put(h->functions, f->name, f);
	}
}

static bool
start(struct host *h, struct plugin *p)
{
	struct hc_err err = { .msg = "" };
	const char *before;
	int rc;

	if (p->started || p->code->size < sizeof(*p->code) || p->code->start == NULL)
		return true;
	before = guard_enter(arena_printf(h->arena, "%s/start", p->status->name));
	rc = p->code->start(&err);
	guard_leave(before);
	p->started = rc >= 0;
	if (rc < 0)
		order_disable(h, p, PLUGIN_FAILED, arena_printf(h->arena, "its start failed: %s", err.msg));
	return rc >= 0;
}

/* True when every plugin that is on fits the model. */
static bool
bind_all(struct host *h, const struct model *m)
{
	bool fits = true;

	for (size_t i = 0; i < h->plugins.n; i++) {
		struct plugin *p = h->plugins.at[i];
		const char *name;

		if (p->status->state != PLUGIN_ON)
			continue;
		if ((name = unresolved(h, p, m)) != NULL) {
			order_disable(h, p, PLUGIN_FAILED, arena_printf(h->arena, "it uses %s, which no plugin has", name));
			fits = false;
			continue;
		}
		bind_fields(h, p, m);
		bind_functions(h, p);
		fits = start(h, p) && fits;
	}
	return fits;
}

int
load_model(struct host *h, const char *custom, struct model **ret, struct hc_err *err)
{
	struct plugin *bad;
	struct hc_err why;
	struct model *m;
	int rc;

	for (;;) {
		if ((rc = build(h, h->plugins.n, custom, &m, err)) >= 0) {
			if (bind_all(h, m)) {
				*ret = m;
				return HC_OK;
			}
			model_unref(m);
			continue;
		}
		if ((bad = blame(h, &why)) == NULL)
			return rc;	/* the plugins are fine: core or the custom text is not */
		log_line(LOG_WARN, "plugin %s: %s", bad->status->name, why.msg);
		order_disable(h, bad, PLUGIN_FAILED, arena_strdup(h->arena, why.msg));
	}
}

/* The end of the part that begins at `at`: the next line that makes or extends an object. */
static const char *
part_end(const char *at)
{
	const char *nl;

	while ((nl = strchr(at, '\n')) != NULL) {
		at = nl + 1;
		if (strncmp(at, "object ", 7) == 0 || strncmp(at, "extend ", 7) == 0)
			return at;
	}
	return at + strlen(at);
}

int
load_fitting(struct host *h, const char *custom, struct model **ret, struct hc_err *err)
{
	struct buf kept = BUF_INIT;
	struct hc_err why;
	struct model *m;
	size_t n;
	int rc;

	if ((rc = load_model(h, custom, ret, err)) >= 0 || custom == NULL)
		return rc;
	for (const char *at = custom, *end; *at != '\0'; at = end) {
		end = part_end(at);
		n = kept.len;
		buf_add(&kept, at, (size_t)(end - at));
		if (build(h, h->plugins.n, buf_str(&kept), &m, &why) >= 0) {
			model_unref(m);
			continue;
		}
		kept.len = n;
		kept.data[n] = '\0';
		log_line(LOG_INFO, "fields of its own are left out while a plugin is not here: %s", why.msg);
	}
	rc = load_model(h, arena_strdup(h->arena, buf_str(&kept)), ret, err);
	buf_free(&kept);
	return rc;
}
