/*
 * test_query_man.c - every example in hotql(7) is a query of the crm plugin as it stands.
 */
#include "tests/unit/query_help.h"

#include <dirent.h>

static void
read_file(const char *path, struct buf *out)
{
	char data[4096];
	size_t n;
	FILE *f = fopen(path, "r");

	if (f == NULL)
		fail_msg("%s is not there", path);
	while ((n = fread(data, 1, sizeof(data), f)) > 0)
		buf_add(out, data, n);
	fclose(f);
}

static int
is_hot(const struct dirent *d)
{
	return strstr(d->d_name, ".hot") != NULL;
}

static const char *
top(void)
{
	return getenv("top_srcdir") != NULL ? getenv("top_srcdir") : "..";
}

static void
test_examples_parse(void **state)
{
	struct buf hot = BUF_INIT, man = BUF_INIT, path = BUF_INIT;
	struct dirent **files;
	struct model_text texts[2] = { { "core", model_core }, { "crm", NULL } };
	struct world *w;
	char *line, *rest;
	bool literal = false;
	int n, examples = 0;

	buf_printf(&path, "%s/plugins/crm/plugin.hot", top());
	read_file(buf_str(&path), &hot);
	buf_reset(&path);
	buf_printf(&path, "%s/plugins/crm/objects", top());
	if ((n = scandir(buf_str(&path), &files, is_hot, alphasort)) <= 0)
		fail_msg("no objects in %s", buf_str(&path));
	for (int i = 0; i < n; i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/plugins/crm/objects/%s", top(), files[i]->d_name);
		buf_printf(&hot, "\n#file %s\n", files[i]->d_name);
		read_file(buf_str(&path), &hot);
		free(files[i]);
	}
	free(files);
	texts[1].text = buf_str(&hot);
	w = world_new(texts[1].text);
	buf_reset(&path);
	buf_printf(&path, "%s/man/hotql.7", top());
	read_file(buf_str(&path), &man);
	for (line = man.data; line != NULL; line = rest) {
		char *to = line;

		if ((rest = strchr(line, '\n')) != NULL)
			*rest++ = '\0';
		if (line[0] == '.') {
			literal = strncmp(line, ".Bd -literal", 12) == 0;
			continue;
		}
		if (!literal)
			continue;
		for (char *from = line; *from != '\0'; from++)	/* \e is a backslash */
			*to++ = from[0] == '\\' && from[1] == 'e' ? (from++, '\\') : *from;
		*to = '\0';
		{
			struct query *q = must_parse(w, line);
			struct statement s;
			struct hc_err err;

			if (query_sql(&w->ctx, q, DIALECT_SQLITE, q->grouped ? STATEMENT_GROUPS : STATEMENT_PAGE, NULL, &s, &err) < 0)
				fail_msg("%s: %s", line, err.msg);
			sqlite3_finalize(world_prepare(w, &s));
		}
		examples++;
	}
	assert_true(examples >= 12);
	world_free(w);
	buf_free(&hot);
	buf_free(&man);
	buf_free(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples_parse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
