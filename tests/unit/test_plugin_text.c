/* test_plugin_text.c - what hotmeta made of a plugin: the loaded object says everything the host needs. */
#include "tests/unit/model_help.h"

#include <dlfcn.h>

#include "hotcrm/plugin.h"

static const struct hc_plugin *
load_good(void **handle)
{
	*handle = dlopen("tests/plugins/.libs/good.so", RTLD_LAZY | RTLD_LOCAL);
	if (*handle == NULL)
		fail_msg("%s", dlerror());
	return dlsym(*handle, "hc_plugin_good");
}

static void
test_the_plugin_exports_one_symbol(void **state)
{
	void *handle;
	const struct hc_plugin *p = load_good(&handle);

	assert_non_null(p);
	assert_int_equal(p->size, sizeof(*p));
	assert_int_equal(p->abi, HC_ABI);
	assert_string_equal(p->name, "good");
	assert_null(p->start);
	assert_null(dlsym(handle, "widget_count"));
	dlclose(handle);
}

static void
test_its_text_builds_and_its_handles_are_fields(void **state)
{
	void *handle;
	const struct hc_plugin *p = load_good(&handle);
	struct model_text texts[] = { { "core", model_core }, { p->name, p->meta } };
	struct model *m = build_texts(texts, 2);
	const struct object *widget = model_object(m, "widget");

	assert_string_equal(widget->source.file, "good/objects/widget.hot");
	assert_int_equal(widget->source.line, 3);
	assert_string_equal(widget->rules.at[0].message, "Write a price before it is \"done\".");
	for (const struct hc_fieldref *f = p->fields; f->name != NULL; f++) {
		char path[100], *dot;

		snprintf(path, sizeof(path), "%s", f->name);
		dot = strchr(path, '.');
		*dot = '\0';
		*f->field = field_intern(path, dot + 1);
		assert_string_equal(model_field(m, *f->field)->name, dot + 1);
	}
	model_unref(m);
	dlclose(handle);
}

static void
test_every_function_of_the_text_is_bound(void **state)
{
	static const struct { const char *name; int kind; } wanted[] = { { "widget_count", HC_HOOK }, { "widget_notice", HC_HOOK },
		{ "widget_double", HC_ACTION }, { "good_migrate", HC_MIGRATE } };
	void *handle;
	const struct hc_plugin *p = load_good(&handle);
	size_t n = 0;

	for (; p->bindings[n].name != NULL; n++) {
		assert_string_equal(p->bindings[n].name, wanted[n].name);
		assert_int_equal(p->bindings[n].kind, wanted[n].kind);
		assert_non_null(p->bindings[n].fn);
	}
	assert_int_equal(n, 4);
	dlclose(handle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_plugin_exports_one_symbol),
		cmocka_unit_test(test_its_text_builds_and_its_handles_are_fields),
		cmocka_unit_test(test_every_function_of_the_text_is_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
