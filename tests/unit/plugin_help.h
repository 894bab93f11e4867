/* plugin_help.h - the tree's own plugins as text, for tests that look at their objects. */
#ifndef TEST_PLUGIN_HELP_H
#define TEST_PLUGIN_HELP_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/env.h"
#include "model/record.h"
#include "model/type.h"

static inline const char *
test_srcdir(void)
{
	const char *dir = getenv("top_srcdir");

	return dir != NULL ? dir : ".";
}

static inline void
add_file(struct arena *a, const char *path, const char *name, struct buf *out)
{
	char *text = NULL;
	size_t n = 0, got;
	FILE *f = fopen(path, "r");

	if (f == NULL)
		fail_msg("%s cannot be read", path);
	text = arena_alloc(a, 1 << 20);
	while ((got = fread(text + n, 1, (1 << 20) - 1 - n, f)) > 0)
		n += got;
	fclose(f);
	buf_printf(out, "#file %s\n", name);
	buf_add(out, text, n);
	buf_addc(out, '\n');
}

static inline int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The sorted names in a folder that end as told ("" for all); 0 if there is no such folder. */
static inline size_t
list_dir(struct arena *a, const char *dir, const char *suffix, const char *names[], size_t max)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	size_t n = 0;

	if (d == NULL)
		return 0;
	while ((e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name), end = strlen(suffix);

		if (e->d_name[0] != '.' && len >= end && strcmp(e->d_name + len - end, suffix) == 0 && n < max)
			names[n++] = arena_strdup(a, e->d_name);
	}
	closedir(d);
	qsort(names, n, sizeof(names[0]), by_name);
	return n;
}

/* Every .hot file of plugins/NAME, as its meta text has them. */
static inline const char *
plugin_text(struct arena *a, const char *name)
{
	static const char *const folders[] = { "objects", "actions" };
	const char *dir = arena_printf(a, "%s/plugins/%s", test_srcdir(), name), *names[200];
	struct buf out = BUF_INIT;
	const char *text;

	add_file(a, arena_printf(a, "%s/plugin.hot", dir), "plugin.hot", &out);
	for (size_t k = 0; k < 2; k++) {
		size_t n = list_dir(a, arena_printf(a, "%s/%s", dir, folders[k]), ".hot", names, 200);

		for (size_t i = 0; i < n; i++)
			add_file(a, arena_printf(a, "%s/%s/%s", dir, folders[k], names[i]),
			    arena_printf(a, "%s/%s", folders[k], names[i]), &out);
	}
	text = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return text;
}

#endif
