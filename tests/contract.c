/*
 * contract.c - what every object of every plugin keeps, whoever wrote it: one case per object of core and of each plugin
 * that is built.
 *
 * Its text parses to itself; its views and pages stand on fields that are there and run; each field reads what it writes;
 * hostile and longest values are saved and read back, and drawn at three sizes; its hooks and actions meet an empty record
 * without harm.
 */
#include "tests/unit/crm_help.h"
#include "tests/unit/plugin_help.h"

#include "base/json.h"
#include "host/local.h"
#include "ui/app.h"
#include "ui/dash.h"
#include "ui/form.h"
#include "ui/record.h"

static struct desk *d;
static struct model *again;	/* built from the printed text of all objects */
static uint8_t longest[16];	/* the record with the longest values of the object under test */

#define complain(o, what, ...) \
	do { \
		print_message("# %s %s: ", (o)->name, what); \
		print_message(__VA_ARGS__); \
		print_message("\n"); \
		bad++; \
	} while (0)

/* --- text --- */

/* Every object printed, each plugin's behind its manifest; the plugin's other directives are not an object's. */
static struct model *
printed_model(void)
{
	struct model_text texts[32];
	const struct model *m = d->w->model;
	struct hc_err err = {0};
	struct model *ret;
	size_t n = 0;

	for (size_t p = 0; p < m->plugins.n && n < 32; p++) {
		const char *name = m->plugins.at[p].name;
		struct buf b = BUF_INIT;

		buf_printf(&b, "#file %s.hot\nplugin %s \"%s\" 1.0\n", name, name, name);
		for (size_t i = 0; i < m->objects.n; i++)
			if (strcmp(m->objects.at[i]->plugin, name) == 0)
				model_print(m->objects.at[i], &b);
		texts[n++] = (struct model_text){ .plugin = name, .text = arena_strdup(d->arena, buf_str(&b)) };
		buf_free(&b);
	}
	if (model_build(texts, n, &ret, &err) < 0)
		fail_msg("what model_print writes does not parse: %s", err.msg);
	return ret;
}

static int
text_round_trips(const struct object *o)
{
	const struct object *copy = model_object(again, o->name);
	struct buf one = BUF_INIT, two = BUF_INIT;
	int bad = 0;

	model_print(o, &one);
	if (copy != NULL)
		model_print(copy, &two);
	if (copy == NULL || strcmp(buf_str(&one), buf_str(&two)) != 0)
		complain(o, "text", "reads back as\n%s", buf_str(&two));
	for (size_t i = 0; copy != NULL && i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i], *g = object_field(copy, f->name);

		if (g == NULL || g->type != f->type || g->scale != f->scale || g->length != f->length || g->required != f->required ||
		    g->unique != f->unique || g->index != f->index || g->readonly != f->readonly || g->history != f->history ||
		    g->merge != f->merge || g->options.n != f->options.n || g->on_delete != f->on_delete)
			complain(o, f->name, "is another field after a round trip");
	}
	buf_free(&one);
	buf_free(&two);
	return bad;
}

/* --- views, pages, queries --- */

static int
runs(const struct object *o, const char *what, const char *text, const char *const *paths, size_t n)
{
	struct query_ctx c = work_query(d->w, d->arena, NULL);
	struct page_at at = { .limit = 50 };
	struct hc_value **rows;
	struct hc_err err = {0};
	int64_t count;
	struct query *q;
	int bad = 0;

	if (query_parse(&c, text, &q, &err) < 0 || (!q->grouped && n > 0 && query_set_columns(&c, q, paths, n, &err) < 0)) {
		complain(o, what, "%s: %s", text, err.msg);
		return bad;
	}
	if (q->grouped ? read_groups(d->w->store, &c, q, d->arena, &rows, &n, &err) < 0 :
	    read_page(d->w->store, &c, q, &at, false, d->arena, &rows, &n, &err) < 0 ||
	    read_page(d->w->store, &c, q, &at, true, d->arena, &rows, &n, &err) < 0 ||
	    read_count(d->w->store, &c, q, &count, &err) < 0)
		complain(o, what, "%s: %s", text, err.msg);
	return bad;
}

static int
views_run(const struct object *o)
{
	int bad = 0;

	if (!o->hidden && object_view(o, "all") == NULL)
		complain(o, "view all", "is missing");
	for (size_t i = 0; i < o->views.n; i++) {
		const struct view *v = &o->views.at[i];
		const char *text = arena_printf(d->arena, "%s %s%s%s%s%s", o->name, v->where != NULL ? "(" : "",
		    v->where != NULL ? v->where : "", v->where != NULL ? ")" : "", v->sort != NULL ? " sort " : "",
		    v->sort != NULL ? v->sort : "");

		if (v->label == NULL || v->label[0] == '\0' || v->columns.n == 0)
			complain(o, v->name, "has no label or no columns");
		bad += runs(o, v->name, text, v->columns.at, v->columns.n);
		if (v->group != NULL)
			bad += runs(o, v->name, arena_printf(d->arena, "%s by %s agg n", o->name, v->group), NULL, 0);
	}
	return bad;
}

static int
page_stands(const struct object *o)
{
	int bad = 0;

	for (size_t i = 0; i < o->page.header.n; i++)
		if (object_field(o, o->page.header.at[i]) == NULL)
			complain(o, "page", "shows no field %s", o->page.header.at[i]);
	for (size_t i = 0; i < o->page.sections.n; i++) {
		const struct section *s = &o->page.sections.at[i];

		if (s->label == NULL || s->fields.n == 0)
			complain(o, "page", "section %zu is empty", i + 1);
		for (size_t k = 0; k < s->fields.n; k++)
			if (object_field(o, s->fields.at[k]) == NULL)
				complain(o, "page", "shows no field %s", s->fields.at[k]);
	}
	for (size_t i = 0; i < o->relations.n; i++)
		if (!o->relations.at[i].field->implicit)
			bad += runs(o, "relation", arena_printf(d->arena, "%s any %s()", o->name, o->relations.at[i].name), NULL, 0);
	return bad;
}

/* --- fields --- */

static const char *const samples[][5] = {
	{ "text", "x", "Zo\xc3\xab \"O'Neil\" 100%", "a;b,c\\d" },
	{ "longtext", "one\ntwo\n\nfour", "- a\n- b" },
	{ "richtext", "# Title\n\n*text*" },
	{ "number", "0", "-12.5", "99.99" },
	{ "integer", "0", "42", "7" },
	{ "money", "0", "1250.50", "999999999.99" },
	{ "percent", "0", "12.5", "100" },
	{ "boolean", "true", "false" },
	{ "date", "2026-11-23", "1970-01-01", "2099-12-31" },
	{ "datetime", "2026-11-23T09:30:00Z", "1999-12-31T23:59:59.999Z" },
	{ "time", "00:00", "23:59" },
	{ "duration", "90m", "2d 4h", "0m" },
	{ "email", "kim@example.com", "Kim.Lee+tag@Sub.Example.ORG" },
	{ "phone", "+49 30 1234567", "+1 (202) 555-0100" },
	{ "url", "https://example.com/a?b=c#d", "http://x.example" },
	{ "multiselect", "blue;red" },
	{ "json", "{\"a\":[1,2,{\"b\":null}]}", "[]", "\"x\"" },
	{ "geo", "59.9139,10.7522" },
	{ "color", "#ff8800" },
	{ "rating", "1", "3" },
	{ "lookup", "0190f5d2-7b11-7c3e-8a5b-0123456789ab" },
};

/* One sample through machine text, JSON and people's form. */
static int
reads_back(const struct field *f, const char *sample)
{
	struct hc_value v = VALUE_NONE, w = VALUE_NONE;
	struct buf text = BUF_INIT, shown = BUF_INIT, json = BUF_INIT;
	char currency[4] = "";
	struct hc_err err = {0};
	struct jw jw = { .out = &json };
	int bad = 0;

	if (field_parse(f, &locale_machine, d->arena, sample, strlen(sample), &v, currency, &err) < 0) {
		/* a bound of its own may refuse the sample; then the message names what would do */
		if (f->has_min || f->has_max || f->length > 0 || f->options.n > 0 || f->filter != NULL)
			goto out;
		complain(f->object, f->name, "does not read %s: %s", sample, err.msg);
		goto out;
	}
	f->type->text(f, &v, &text);
	if (field_parse(f, &locale_machine, d->arena, buf_str(&text), text.len, &w, currency, &err) < 0)
		complain(f->object, f->name, "does not read its own text %s: %s", buf_str(&text), err.msg);
	else if (!value_equal(&v, &w))
		complain(f->object, f->name, "%s comes back as another value", buf_str(&text));
	f->type->format(f, &d->w->locale, &v, "EUR", &shown);
	f->type->json(f, &v, "EUR", &jw);
	if (json.len == 0)
		complain(f->object, f->name, "writes no JSON");
out:
	buf_free(&text);
	buf_free(&shown);
	buf_free(&json);
	return bad;
}

static int
field_reads_what_it_writes(const struct field *f)
{
	struct hc_value v = VALUE_NONE;
	struct buf text = BUF_INIT;
	struct hc_err err = {0};
	char currency[4] = "";
	int bad = 0;

	if (f->type->text == NULL || f->type->store == STORE_NONE || f->formula != NULL)
		return 0;
	for (size_t i = 0; i < f->options.n; i++)
		bad += reads_back(f, f->options.at[i].name) + reads_back(f, f->options.at[i].label);
	for (size_t i = 0; f->options.n == 0 && i < sizeof(samples) / sizeof(samples[0]); i++)
		for (size_t k = 1; strcmp(samples[i][0], f->type->name) == 0 && k < 5 && samples[i][k] != NULL; k++)
			bad += reads_back(f, samples[i][k]);
	f->type->text(f, &v, &text);
	if (text.len != 0 || field_parse(f, &locale_machine, d->arena, "", 0, &v, currency, &err) < 0 || v.kind != VALUE_NULL)
		complain(f->object, f->name, "an empty value does not stay empty");
	if (f->type->class == CLASS_TEXT && (field_parse(f, &locale_machine, d->arena, "a\x1b[2Jb", 6, &v, currency, &err) >= 0 ||
	    field_parse(f, &locale_machine, d->arena, "a\xff" "b", 3, &v, currency, &err) >= 0))
		complain(f->object, f->name, "takes control bytes or broken UTF-8");
	if (f->initial != NULL && f->initial[0] != '=' && f->type->class != CLASS_LOOKUP && f->type->class != CLASS_DATE &&
	    f->type->class != CLASS_STAMP &&
	    field_parse(f, &locale_machine, d->arena, f->initial, strlen(f->initial), &v, currency, &err) < 0)
		complain(f->object, f->name, "its default %s is no value: %s", f->initial, err.msg);
	buf_free(&text);
	return bad;
}

/* --- storage --- */

static const char *const hostile[] = {
	"'; DROP TABLE account; --", "%s%n%1$s {name} {{x}}", "\xe2\x80\xae desrever", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb e\xcc\x81",
	"none", "owner:me or -x", "\\\"/*", "\xef\xbb\xbf", "NULL", "=1+1", ";;", "-1", "0"
};

/* What a field may hold at its worst: the n-th hostile text, or as long as it gets. */
static struct hc_value
worst(const struct field *f, int n)
{
	static const uint8_t nobody[16] = { 1, 2, 3 };
	enum type_class class = field_type(f)->class;
	size_t len = f->length > 0 ? (size_t)f->length : f->type == &type_longtext || f->type == &type_richtext ? 70000 : 255;
	char *s;

	switch (f->type->store) {
	case STORE_NONE:
		return VALUE_NONE;
	case STORE_ID:
		return value_id(nobody);
	case STORE_INTEGER:
		if (class == CLASS_BOOL)
			return value_int(n & 1);
		if (class == CLASS_DATE)
			return value_int(n & 1 ? TIME_DATE_MIN : TIME_DATE_MAX);
		if (class == CLASS_MONEY || f->scale > 0)
			return value_decimal(n & 1 ? INT64_MAX / 4 : -INT64_MAX / 4, class == CLASS_MONEY ? 4 : f->scale);
		return value_int(n & 1 ? INT64_MAX / 4 : -INT64_MAX / 4);
	case STORE_TEXT:
		break;
	}
	if (f->options.n > 0) {
		const char *name = f->options.at[(size_t)n % f->options.n].name;

		if (class == CLASS_MULTI)
			name = arena_printf(d->arena, ";%s;", name);
		return value_text(name, strlen(name));
	}
	if (n >= 0 && (class != CLASS_TEXT || strlen(hostile[n]) <= len))
		return class == CLASS_TEXT || class == CLASS_MULTI ? value_text(hostile[n], strlen(hostile[n])) : VALUE_NONE;
	s = arena_alloc(d->arena, len * 4 + 1);
	for (size_t i = 0; i < len; i++)
		memcpy(s + i * 4, "\xf0\x9f\x98\x80", 4);
	return class == CLASS_TEXT ? value_text(s, len * 4) : VALUE_NONE;
}

static int
same_values(const struct object *o, const struct hc_record *a, const struct hc_record *b)
{
	int bad = 0;

	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (o->fields.at[i]->type->store != STORE_NONE && o->fields.at[i]->formula == NULL &&
		    !value_equal(&a->values[i], &b->values[i]))
			complain(o, o->fields.at[i]->name, "is read back as another value");
	return bad;
}

/* The storage half of a save, with no rule to refuse it: n is a hostile text, -1 the longest values, -2 none at all. */
static int
store_keeps(const struct object *o, int n)
{
	struct hc_record *r = record_new(d->arena, d->w->model, o), *back;
	struct hc_tx *tx = desk_begin(d);
	struct hc_err err = {0};
	int bad = 0;

	for (size_t i = SLOT_FIRST; n > -2 && i < o->fields.n; i++)
		if (o->fields.at[i]->formula == NULL)
			record_set(r, o->fields.at[i], worst(o->fields.at[i], n));
	if (save_tx(d->w->store, &tx->change, &err) < 0 || save_record(d->w->store, &tx->change, r, &err) < 0 ||
	    read_record(d->w->store, o, r->values[SLOT_ID].id, d->arena, &back, &err) < 0)
		complain(o, "storage", "%d: %s", n, err.msg);
	else
		bad += same_values(o, r, back);
	if (n == -1)
		memcpy(longest, r->values[SLOT_ID].id, 16);
	if (tx_commit(tx, &err) < 0)
		complain(o, "storage", "%s", err.msg);
	return bad;
}

/* --- hooks and actions --- */

static bool
is_fault(int rc)
{
	return rc == HC_BUG || rc == HC_STORE || rc < HC_PART;
}

/* New and stored, both empty: what a plugin may be handed at worst. */
static int
hooks_bear_emptiness(const struct object *o)
{
	int bad = 0;

	for (size_t i = 0; i < o->hooks.n; i++) {
		const char *name = arena_printf(d->arena, "%s/%s", o->hooks.at[i].source.plugin, o->hooks.at[i].name);

		for (int stored = 0; stored < 2; stored++) {
			struct hc_record *r = record_new(d->arena, d->w->model, o);
			struct hc_tx *tx = desk_begin(d);
			struct hc_err err = {0};
			int rc;

			r->isnew = !stored;
			if (stored)
				r->values[SLOT_ID] = worst(o->fields.at[SLOT_ID], 0);
			rc = call_hook(d->w->host, name, tx, r, &err);
			if (rc == 1)
				complain(o, name, "is no function of its plugin");
			else if (is_fault(rc))
				complain(o, name, "on an empty record: %s", err.msg);
			tx_abort(tx);
		}
	}
	return bad;
}

static int
an_empty_record_is_judged(const struct object *o)
{
	struct hc_record *r = record_new(d->arena, d->w->model, o);
	struct hc_tx *tx = desk_begin(d);
	struct hc_err err = {0};
	int rc = engine_save(tx, r, &err), bad = 0;

	if (is_fault(rc) || (rc < 0 && err.msg[0] == '\0'))
		complain(o, "empty record", "%d: %s", rc, err.msg);
	tx_abort(tx);
	return bad;
}

static int
actions_bear_emptiness(const struct object *o)
{
	const struct model *m = d->w->model;
	int bad = 0;

	for (size_t i = 0; i < m->actions.n; i++) {
		const struct action *act = &m->actions.at[i];
		struct hc_record *r = record_new(d->arena, d->w->model, o);
		struct hc_tx *tx;
		struct hc_err err = {0};
		int rc;

		if (act->object == NULL || model_object(m, act->object) != o)
			continue;
		if (act->label == NULL || act->label[0] == '\0' || act->call == NULL)
			complain(o, act->name, "has no label or no function");
		for (size_t k = 0; k < act->inputs.n; k++)
			if (act->inputs.at[k].label == NULL || act->inputs.at[k].label[0] == '\0')
				complain(o, act->name, "input %s has no label", act->inputs.at[k].name);
		tx = desk_begin(d);
		r->values[SLOT_ID] = worst(o->fields.at[SLOT_ID], 0);
		r->isnew = false;
		rc = call_action(d->w->host, arena_printf(d->arena, "%s/%s", act->source.plugin, act->call), tx, r, &err);
		if (rc == 1)
			complain(o, act->name, "calls %s, which is no function of its plugin", act->call);
		else if (is_fault(rc))
			complain(o, act->name, "on an empty record: %s", err.msg);
		tx_abort(tx);
	}
	return bad;
}

/* --- screens --- */

/* One frame: something is drawn, and no control byte on it. */
static int
frame(struct app *app, const struct object *o, const char *what)
{
	struct buf b = BUF_INIT;
	int bad = 0;

	app_settle(app);
	app_draw(app);
	canvas_dump(app->canvas, false, &b);
	if (strspn(buf_str(&b), " \n") == b.len)
		complain(o, what, "draws nothing at %dx%d", app->canvas->w, app->canvas->h);
	for (size_t i = 0; i < b.len; i++)
		if (((unsigned char)b.data[i] < 0x20 && b.data[i] != '\n') || b.data[i] == 0x7f) {
			complain(o, what, "draws the control byte %02x", b.data[i]);
			break;
		}
	buf_free(&b);
	return bad;
}

static int
drawn(struct app *app, const struct object *o, const char *what, int rc, const struct hc_err *err)
{
	int bad = 0;

	if (rc < 0)
		complain(o, what, "does not open: %s", err->msg);
	else
		bad = frame(app, o, what);
	while (rc >= 0 && app->top != NULL && app->top->below != NULL)
		window_close(app->top);
	return bad;
}

static int
screens_are_drawn(const struct object *o)
{
	static const int sizes[][2] = { { 40, 15 }, { 80, 24 }, { 120, 40 } };
	int bad = 0;

	for (size_t i = 0; i < 3; i++) {
		struct app_options options = { .env = d->env, .work = d->w, .db_path = d->path, .clean = true, .w = sizes[i][0],
			.h = sizes[i][1] };
		struct hc_err err = {0};
		struct app *app;

		if (app_new(&options, &app, &err) < 0)
			fail_msg("%s", err.msg);
		for (size_t k = 0; k < o->views.n; k++)
			bad += drawn(app, o, o->views.at[k].name, app_open_list(app, o, o->views.at[k].name, NULL, &err), &err);
		bad += drawn(app, o, "record", app_open_record(app, o, longest, &err), &err);
		bad += drawn(app, o, "form", form_edit(app, o, longest, NULL, &err), &err);
		bad += drawn(app, o, "new form", form_new(app, o, NULL, NULL, &err), &err);
		app_free(app);
	}
	return bad;
}

/* --- one case per object --- */

static void
test_object(void **state)
{
	const struct object *o = *state;
	int bad = text_round_trips(o) + page_stands(o);

	bad += an_empty_record_is_judged(o) + hooks_bear_emptiness(o) + actions_bear_emptiness(o);
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		bad += field_reads_what_it_writes(o->fields.at[i]);
	for (int n = -2; n < (int)(sizeof(hostile) / sizeof(hostile[0])); n++)
		bad += store_keeps(o, n);
	bad += views_run(o) + screens_are_drawn(o);	/* over what was stored above */
	assert_int_equal(bad, 0);
}

/* Every tile of every dashboard answers, over what was stored above, and prints to what it was read from. */
static void
test_dashboards(void **state)
{
	static const int sizes[][2] = { { 40, 15 }, { 80, 24 }, { 120, 40 } };
	const struct model *m = d->w->model;
	int bad = 0;

	for (size_t i = 0; i < 3; i++) {
		struct app_options options = { .env = d->env, .work = d->w, .db_path = d->path, .clean = true, .w = sizes[i][0],
			.h = sizes[i][1] };
		struct hc_err err = {0};
		struct app *app;

		if (app_new(&options, &app, &err) < 0)
			fail_msg("%s", err.msg);
		for (size_t k = 0; k < m->dashboards.n; k++) {
			struct dash *dash;

			assert_int_equal(dash_open(app, &m->dashboards.at[k], &err), HC_OK);
			app_settle(app);
			app_draw(app);
			dash = dash_of(app->top);
			for (size_t t = 0; t < dash->ntiles; t++)
				if (dash->tiles[t].err.code < 0 || !dash->tiles[t].ready) {
					print_message("# dashboard %s, %s: %s\n", m->dashboards.at[k].name, dash->tiles[t].tile->name,
					    dash->tiles[t].err.msg);
					bad++;
				}
			window_close(app->top);
		}
		app_free(app);
	}
	assert_int_equal(bad, 0);
}

static void
test_the_workspace_is_sound_after_all_that(void **state)
{
	struct buf found = BUF_INIT;
	struct doctor doctor = { .out = &found };
	struct hc_err err = {0};

	assert_int_equal(store_doctor(d->w->store, &doctor, &err), HC_OK);
	assert_false(doctor.damage);
	assert_int_equal(doctor.mended, 0);
	buf_free(&found);
}

int
main(void)
{
	struct CMUnitTest tests[300];
	size_t n = 0;
	void *desk;
	int failed;

	/* setup comes first: the cases are what the model holds */
	if (desk_open(&desk) != 0)
		return 99;
	d = desk;
	env_fixed_put(d->env, "HOTCRM_SHARE", test_srcdir());
	again = printed_model();
	for (size_t i = 0; i < d->w->model->objects.n && n < 298; i++) {
		struct object *o = d->w->model->objects.at[i];

		tests[n++] = (struct CMUnitTest){ .name = o->name, .test_func = test_object, .initial_state = o };
	}
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_dashboards);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_the_workspace_is_sound_after_all_that);
	failed = _cmocka_run_group_tests("contract", tests, n, NULL, NULL);
	model_unref(again);
	desk_end(&desk);
	return failed;
}
