/* fuzz_hot.c - any text is a model or a message with its place; what is a model prints as one that prints the same. */
#include "fuzz.h"

#include <string.h>

#include "base/buf.h"
#include "model/hot.h"
#include "model/type.h"

static struct model *
build(const char *text, struct hc_err *err)
{
	struct model_text texts[] = { { "core", "object user\nfield name text\n" }, { "crm", text } };
	struct model *m = NULL;

	return model_build(texts, 2, &m, err) < 0 ? NULL : m;
}

static void
print_all(const struct model *m, struct buf *out)
{
	for (size_t i = 1; i < m->objects.n; i++)
		model_print(m->objects.at[i], out);
}

static void
commands(const char *text)
{
	struct arena *a = arena_new("fuzz");
	struct hot_text t = {0};
	struct hc_err err = {0};

	if (hot_commands(a, text, "x", &t, &err) < 0)
		FUZZ_CHECK(strncmp(err.msg, "x:", 2) == 0);
	for (size_t i = 0; i < t.directives.n; i++)
		for (size_t k = 0; k < t.directives.at[i].lines.at[0].words.n; k++)
			FUZZ_CHECK(strlen(hot_rest(&t.directives.at[i].lines.at[0], k)) > 0);
	arena_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf text = BUF_INIT, one = BUF_INIT, two = BUF_INIT;
	struct hc_err err = {0};
	struct model *m, *again;

	buf_add(&text, data, n);
	commands(buf_str(&text));
	m = build(buf_str(&text), &err);
	if (m == NULL) {
		FUZZ_CHECK(err.code == HC_INVALID && strlen(err.msg) > 8 && strchr(err.msg, '\n') == NULL);
	} else {
		print_all(m, &one);
		again = build(buf_str(&one), &err);
		FUZZ_CHECK(again != NULL);
		print_all(again, &two);
		FUZZ_CHECK(one.len == two.len && (one.len == 0 || memcmp(one.data, two.data, one.len) == 0));
		model_unref(again);
		model_unref(m);
	}
	buf_free(&text);
	buf_free(&one);
	buf_free(&two);
	return 0;
}
