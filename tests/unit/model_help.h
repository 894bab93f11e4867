/* model_help.h - building a model from a few lines, for the tests of model/. */
#ifndef TEST_MODEL_HELP_H
#define TEST_MODEL_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/record.h"
#include "model/type.h"

static inline struct model *
build_texts(const struct model_text *texts, size_t n)
{
	struct model *m = NULL;
	struct hc_err err = {0};

	if (model_build(texts, n, &m, &err) < 0)
		fail_msg("%s", err.msg);
	return m;
}

/* core, and the text as plugin "crm". */
static inline struct model *
build(const char *text)
{
	struct model_text texts[] = { { "core", model_core }, { "crm", text } };

	return build_texts(texts, 2);
}

/* What model_build() says about the text, which must be wrong. */
static inline const char *
refusal(const char *plugin, const char *text)
{
	static struct hc_err err;
	struct model_text texts[] = { { "core", model_core }, { plugin, text } };
	struct model *m = NULL;

	err = (struct hc_err){0};
	assert_int_equal(model_build(texts, 2, &m, &err), HC_INVALID);
	assert_null(m);
	return err.msg;
}

#endif
