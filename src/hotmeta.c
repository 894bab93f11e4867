/*
 * hotmeta.c - the build tool: reads a plugin's .hot files with those of the plugins it requires, insists that every
 * reference resolves, and writes meta.h and meta.c (hotmeta_write.c).
 *
 *	hotmeta [-I DIR]... [-o OUTDIR] [-t] NAME...
 *
 * DIR holds plugin folders. Without -o it only checks; -t prints the merged text, as the host would read it. It is part of
 * the build and is not installed.
 */
#include "hotmeta.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/hot.h"

#define FILE_MAX_BYTES (8 << 20)
#define DEPTH_MAX 32

static void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs("hotmeta: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(1);
}

bool
file_read(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	char block[8192];
	size_t n;

	if (f == NULL)
		return false;
	while ((n = fread(block, 1, sizeof(block), f)) > 0 && out->len < FILE_MAX_BYTES)
		buf_add(out, block, n);
	if (ferror(f) || out->len >= FILE_MAX_BYTES)
		die("%s cannot be read, or is larger than 8 MiB.", path);
	fclose(f);
	buf_add(out, "", 0);
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The files in a folder with that ending, sorted, as names in the arena. */
size_t
folder_list(struct arena *a, const char *dir, const char *ending, const char ***ret)
{
	VEC(const char *) names = {0};
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		size_t n = strlen(e->d_name), k = strlen(ending);

		if (n > k && e->d_name[0] != '.' && strcmp(e->d_name + n - k, ending) == 0)
			vec_push(a, &names, arena_strdup(a, e->d_name));
	}
	if (d != NULL)
		closedir(d);
	if (names.n > 0)
		qsort(names.at, names.n, sizeof(names.at[0]), by_name);
	*ret = names.at;
	return names.n;
}

/* Appends a file to both forms of the text: with its real path for messages, with a short one to be embedded. */
static void
add_file(struct meta_plugin *p, struct arena *a, const char *path, const char *name)
{
	struct buf text = BUF_INIT;

	if (!file_read(path, &text))
		die("%s: %s.", path, strerror(errno));
	if (strlen(buf_str(&text)) != text.len)
		die("%s holds a NUL byte.", path);
	buf_printf(&p->lint, "#file %s\n%s\n", path, buf_str(&text));
	buf_printf(&p->text, "#file %s\n%s\n", name, buf_str(&text));
	buf_free(&text);
}

static void
add_folder(struct meta_plugin *p, struct arena *a, const char *sub)
{
	const char *dir = arena_printf(a, "%s/%s", p->dir, sub), **names;
	size_t n = folder_list(a, dir, ".hot", &names);

	for (size_t i = 0; i < n; i++)
		add_file(p, a, arena_printf(a, "%s/%s", dir, names[i]), arena_printf(a, "%s/%s/%s", p->name, sub, names[i]));
}

static const char *
find_plugin(struct meta *m, const char *name)
{
	for (size_t i = 0; i < m->roots.n; i++) {
		const char *dir = arena_printf(m->arena, "%s/%s", m->roots.at[i], name);

		if (access(arena_printf(m->arena, "%s/plugin.hot", dir), R_OK) == 0)
			return dir;
	}
	return NULL;
}

/* The plugins that `requires` lines name, before the one that names them. */
static void
add_required(struct meta *m, const struct meta_plugin *p, int depth)
{
	struct hot_text t = {0};
	struct hc_err err = {0};

	if (hot_read(m->arena, p->lint.data, NULL, &t, &err) < 0)
		die("%s", err.msg);
	for (size_t i = 0; i < t.directives.n; i++) {
		const struct hot_directive *d = &t.directives.at[i];

		if (strcmp(d->lines.at[0].words.at[0].text, "plugin") != 0)
			continue;
		for (size_t k = 1; k < d->lines.n; k++) {
			const struct hot_line *l = &d->lines.at[k];

			if (l->words.n > 1 && strcmp(l->words.at[0].text, "requires") == 0)
				meta_add(m, l->words.at[1].text, l->file, depth + 1);
		}
	}
}

void
meta_add(struct meta *m, const char *name, const char *by, int depth)
{
	struct meta_plugin *p;

	if (strcmp(name, "core") == 0)
		return;
	for (size_t i = 0; i < m->plugins.n; i++)
		if (strcmp(m->plugins.at[i]->name, name) == 0)
			return;
	if (depth > DEPTH_MAX)
		die("%s: plugins require each other in a circle.", by);
	p = ARENA_NEW(m->arena, struct meta_plugin);
	p->name = arena_strdup(m->arena, name);
	if ((p->dir = find_plugin(m, name)) == NULL)
		die("%s: there is no plugin %s.", by, name);
	add_file(p, m->arena, arena_printf(m->arena, "%s/plugin.hot", p->dir), arena_printf(m->arena, "%s/plugin.hot", p->name));
	add_folder(p, m->arena, "objects");
	add_folder(p, m->arena, "actions");
	add_folder(p, m->arena, "dashboards");
	add_required(m, p, depth);
	vec_push(m->arena, &m->plugins, p);
}

static void
build_model(struct meta *m)
{
	struct model_text *texts = ARENA_ARRAY(m->arena, struct model_text, m->plugins.n + 1);
	struct hc_err err = {0};

	texts[0] = (struct model_text){ "core", model_core };
	for (size_t i = 0; i < m->plugins.n; i++)
		texts[i + 1] = (struct model_text){ m->plugins.at[i]->name, m->plugins.at[i]->lint.data };
	if (model_build(texts, m->plugins.n + 1, &m->model, &err) < 0) {
		fprintf(stderr, "%s\n", err.msg);
		exit(1);
	}
}

static int
run(const struct meta *options, const char *name, const char *out, bool print)
{
	struct meta m = { .arena = arena_new("hotmeta"), .roots.at = options->roots.at, .roots.n = options->roots.n };
	int rc = 0;

	meta_add(&m, name, "command line", 0);
	build_model(&m);
	m.self = m.plugins.n > 0 ? m.plugins.at[m.plugins.n - 1] : NULL;
	if (print && m.self != NULL)
		fputs(m.self->text.data, stdout);
	if (out != NULL && m.self != NULL && (rc = meta_write(&m, out)) < 0)
		fprintf(stderr, "hotmeta: %s: %s\n", out, strerror(errno));
	for (size_t i = 0; i < m.plugins.n; i++) {
		buf_free(&m.plugins.at[i]->lint);
		buf_free(&m.plugins.at[i]->text);
	}
	model_unref(m.model);
	arena_free(m.arena);
	return rc < 0 ? 1 : 0;
}

int
main(int argc, char **argv)
{
	struct meta options = { .arena = arena_new("options") };
	const char *out = NULL;
	bool print = false;
	int c, rc = 0;

	while ((c = getopt(argc, argv, "I:o:t")) != -1) {
		switch (c) {
		case 'I':
			vec_push(options.arena, &options.roots, optarg);
			break;
		case 'o':
			out = optarg;
			break;
		case 't':
			print = true;
			break;
		default:
			fputs("usage: hotmeta [-I DIR]... [-o OUTDIR] [-t] NAME...\n", stderr);
			return 2;
		}
	}
	if (optind == argc)
		rc = run(&options, "core", NULL, false);
	for (; optind < argc && rc == 0; optind++)
		rc = run(&options, argv[optind], out, print);
	arena_free(options.arena);
	return rc;
}
