/* test_man_hot.c - hot(5) tells the truth: its examples build, and it names every type and directive. */
#include "tests/unit/model_help.h"

#include <stdlib.h>

static char *
page(void)
{
	const char *top = getenv("top_srcdir");
	char path[1024];
	struct buf b = BUF_INIT;
	char block[4096];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/man/hot.5", top != NULL ? top : "..");
	f = fopen(path, "r");
	if (f == NULL)
		fail_msg("%s is missing", path);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(&b, block, n);
	fclose(f);
	return b.data;
}

static void
test_the_examples_build(void **state)
{
	struct buf text = BUF_INIT;
	char *man = page(), *at = man;
	int n = 0;

	buf_adds(&text, "object account\nfield name text\n");
	while ((at = strstr(at, ".Bd -literal")) != NULL) {
		char *from = strchr(at, '\n') + 1, *to = strstr(from, ".Ed");

		buf_add(&text, from, (size_t)(to - from));
		at = to;
		n++;
	}
	assert_int_equal(n, 3);
	model_unref(build(buf_str(&text)));
	buf_free(&text);
	free(man);
}

static void
test_every_type_and_directive_is_described(void **state)
{
	static const char *const directives[] = { "plugin", "object", "field", "view", "page", "rule", "state", "hook", "workflow", "action",
		"migrate" };
	char *man = page(), word[64];

	for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++) {
		snprintf(word, sizeof(word), ".Ss %s\n", directives[i]);
		if (strstr(man, word) == NULL)
			fail_msg("hot(5) does not describe %s", directives[i]);
	}
	for (size_t i = 0; type_table[i] != NULL; i++) {
		char *types = strstr(man, ".Sh TYPES");
		bool found = false;

		for (char *at = types; (at = strstr(at, type_table[i]->name)) != NULL; at++)
			found = found || strncmp(at - 3, "Cm ", 3) == 0 || strncmp(at - 2, ", ", 2) == 0;
		if (!found)
			fail_msg("hot(5) does not describe the type %s", type_table[i]->name);
	}
	free(man);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_examples_build),
		cmocka_unit_test(test_every_type_and_directive_is_described),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
