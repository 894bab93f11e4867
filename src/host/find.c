/*
 * find.c - plugins on disk: the search path, opening, and the checks before any of their code runs.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "host/local.h"
#include "model/hot.h"

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names that end in `suffix` (all when NULL), sorted: directories have no order of their own. */
static size_t
list(struct arena *a, const char *dir, const char *suffix, const char ***ret)
{
	VEC(const char *) v = {0};
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d != NULL && (e = readdir(d)) != NULL) {
		size_t n = strlen(e->d_name), m = suffix != NULL ? strlen(suffix) : 0;

		if (e->d_name[0] != '.' && n > m && (m == 0 || strcmp(e->d_name + n - m, suffix) == 0))
			vec_push(a, &v, arena_strdup(a, e->d_name));
	}
	if (d != NULL)
		closedir(d);
	if (v.n > 1)
		qsort(v.at, v.n, sizeof(*v.at), by_name);
	*ret = v.at;
	return v.n;
}

static struct plugin *
known(struct host *h, const char *name)
{
	for (size_t i = 0; i < h->plugins.n; i++)
		if (strcmp(h->plugins.at[i]->status->name, name) == 0)
			return h->plugins.at[i];
	return NULL;
}

static void
fail(struct plugin *p, const char *reason)
{
	p->status->state = PLUGIN_FAILED;
	p->status->reason = reason;
}

/* The part of a plugin's text that is plugin.hot; all of it when no line says so. */
static const char *
manifest(struct arena *a, const char *meta)
{
	for (const char *p = meta; p != NULL; p = strstr(p + 1, "\n#file ")) {
		const char *line = p + (*p == '\n'), *end = strchr(line, '\n'), *next;

		if (end == NULL || strncmp(line, "#file ", 6) != 0 || end - line < 16 || memcmp(end - 10, "plugin.hot", 10) != 0)
			continue;
		next = strstr(end, "\n#file ");
		return next != NULL ? arena_strndup(a, line, (size_t)(next + 1 - line)) : line;
	}
	return meta;
}

/* Who it is and what it needs, without building anything. */
static void
read_manifest(struct host *h, struct plugin *p)
{
	struct hot_text text;
	struct hc_err err;

	if (hot_read(h->arena, manifest(h->arena, p->code->meta), p->status->name, &text, &err) < 0) {
		fail(p, arena_strdup(h->arena, err.msg));
		return;
	}
	for (size_t i = 0; i < text.directives.n; i++) {
		const struct hot_directive *d = &text.directives.at[i];
		const struct hot_line *l = &d->lines.at[0];

		if (l->words.n < 2 || strcmp(l->words.at[0].text, "plugin") != 0)
			continue;
		p->status->label = l->words.n > 2 ? l->words.at[2].text : l->words.at[1].text;
		p->status->version = l->words.n > 3 ? l->words.at[3].text : "0";
		for (size_t j = 1; j < d->lines.n; j++) {
			const struct hot_line *r = &d->lines.at[j];
			struct need need = { .version = "0" };

			if (r->words.n < 2 || strcmp(r->words.at[0].text, "requires") != 0)
				continue;
			need.name = r->words.at[1].text;
			if (r->words.n > 2)
				need.version = r->words.at[2].text;
			vec_push(h->arena, &p->needs, need);
		}
		return;
	}
	fail(p, "its plugin.hot has no `plugin` line");
}

static void
check(struct host *h, struct plugin *p)
{
	const struct hc_plugin *c = p->code;

	if (c->abi != HC_ABI)
		fail(p, arena_printf(h->arena, "it was built for plugin interface %u, this is %d; build it again", c->abi, HC_ABI));
	else if (c->size < offsetof(struct hc_plugin, start))
		fail(p, "its description is too short; build it again");
	else if (c->name == NULL || c->meta == NULL || strcmp(c->name, p->status->name) != 0)
		fail(p, arena_printf(h->arena, "it calls itself %s", c->name != NULL ? c->name : "nothing"));
	else
		read_manifest(h, p);
}

static void
open_one(struct host *h, const char *dir, const char *file)
{
	struct plugin *p;
	char symbol[160];
	size_t n = strlen(file) - 3;
	const char *name, *reason;
	void *sym;

	if (n > 100 || strspn(file, "abcdefghijklmnopqrstuvwxyz0123456789_") != n || strncmp(file, "lib", 3) == 0)
		return;
	name = arena_strndup(h->arena, file, n);
	if (known(h, name) != NULL)
		return;
	p = ARENA_NEW(h->arena, struct plugin);
	p->status = ARENA_NEW(h->arena, struct plugin_status);
	*p->status = (struct plugin_status){ .name = name, .label = name, .version = "?",
		.path = arena_printf(h->arena, "%s/%s", dir, file) };
	vec_push(h->arena, &h->plugins, p);
	if ((p->handle = dlopen(p->status->path, RTLD_NOW | RTLD_LOCAL)) == NULL) {
		reason = dlerror();
		fail(p, arena_strdup(h->arena, reason != NULL ? reason : "it cannot be loaded"));
		return;
	}
	snprintf(symbol, sizeof(symbol), "hc_plugin_%s", name);
	if ((sym = dlsym(p->handle, symbol)) == NULL) {
		fail(p, arena_printf(h->arena, "it has no symbol %s", symbol));
		return;
	}
	p->code = sym;
	check(h, p);
}

static void
search(struct host *h, const char *dir)
{
	const char **files;
	size_t n = list(h->arena, dir, ".so", &files);

	for (size_t i = 0; i < n; i++)
		open_one(h, dir, files[i]);
}

/* Beside the program: build/.libs and build/plugins/NAME/.libs of an uninstalled one, where tests run too; and PREFIX/lib of
   one that was installed and then moved. */
static void
search_beside(struct host *h)
{
	char self[PATH_MAX], *slash;
	const char **names, *base;
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
	size_t n;

	if (len <= 0)
		return;
	self[len] = '\0';
	if ((slash = strrchr(self, '/')) == NULL)
		return;
	*slash = '\0';
	if ((slash = strrchr(self, '/')) != NULL && strcmp(slash, "/.libs") == 0)
		*slash = '\0';	/* the test program behind libtool's wrapper */
	search(h, arena_printf(h->arena, "%s/.libs", self));
	search(h, arena_printf(h->arena, "%s/../lib/hotcrm/plugins", self));
	base = arena_printf(h->arena, "%s/plugins", self);
	n = list(h->arena, base, NULL, &names);
	for (size_t i = 0; i < n; i++)
		search(h, arena_printf(h->arena, "%s/%s/.libs", base, names[i]));
}

int
find_plugins(struct host *h, struct hc_err *err)
{
	const char *path = h->env->get(h->env, "HOTCRM_PLUGINS");

	for (const char *p = path; p != NULL && *p != '\0'; p += strcspn(p, ":"), p += *p == ':') {
		if (*p == '-' && (p[1] == '\0' || p[1] == ':'))
			return HC_OK;
		if (*p != ':')
			search(h, arena_strndup(h->arena, p, strcspn(p, ":")));
	}
	search_beside(h);
	search(h, HC_PLUGINDIR);
	return HC_OK;
}
