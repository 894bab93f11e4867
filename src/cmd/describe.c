/*
 * describe.c - `describe [OBJECT]`: the schema as this user sees it.
 */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
objects(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "object", "label", "plural", "plugin", "fields" };
	int rc;

	if ((rc = out_begin_texts(c->out, titles, 5, err)) < 0)
		return rc;
	for (size_t i = 0; i < c->work->model->objects.n; i++) {
		const struct object *o = c->work->model->objects.at[i];
		char fields[24];
		const char *row[5] = { o->name, o->label, o->plural, o->plugin != NULL ? o->plugin : "", fields };

		if (!access_object(c->work, o, 'r'))
			continue;
		snprintf(fields, sizeof(fields), "%zu", o->fields.n);
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

/* "text(120)", "number(2)", "formula money": the type as a .hot line writes it. */
static const char *
type_words(struct arena *a, const struct field *f)
{
	if (f->result != NULL)
		return arena_printf(a, "%s %s", f->type->name, f->result->name);
	if (strcmp(f->type->name, "text") == 0 && f->length > 0)
		return arena_printf(a, "text(%d)", f->length);
	if ((strcmp(f->type->name, "number") == 0 || strcmp(f->type->name, "percent") == 0) && f->scale > 0)
		return arena_printf(a, "%s(%d)", f->type->name, f->scale);
	return f->type->name;
}

static int
fields(struct cmd *c, const struct object *o, struct hc_err *err)
{
	static const char *const titles[] = { "name", "type", "label", "required", "unique", "options", "target", "was" };
	int rc;

	if ((rc = out_begin_texts(c->out, titles, 8, err)) < 0)
		return rc;
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		struct buf options = BUF_INIT, was = BUF_INIT;
		const char *row[8];

		if (!access_field(c->work, f, 'r'))
			continue;
		for (size_t k = 0; k < f->options.n; k++)
			buf_printf(&options, "%s%s", k ? "," : "", f->options.at[k].name);
		for (size_t k = 0; k < f->was.n; k++)
			buf_printf(&was, "%s%s", k ? "," : "", f->was.at[k]);
		row[0] = f->name;
		row[1] = type_words(c->arena, f);
		row[2] = f->label != NULL ? f->label : "";
		row[3] = f->required ? "yes" : "no";
		row[4] = f->unique ? "yes" : "no";
		row[5] = arena_strdup(c->arena, buf_str(&options));
		row[6] = f->target_name != NULL ? f->target_name : "";
		row[7] = arena_strdup(c->arena, buf_str(&was));
		buf_free(&options);
		buf_free(&was);
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

static void
extras(struct cmd *c, const struct object *o)
{
	for (size_t i = 0; i < o->views.n; i++)
		out_line(c->out, "view %s  %s%s%s", o->views.at[i].name, o->views.at[i].label != NULL ? o->views.at[i].label : "",
		    o->views.at[i].where != NULL ? "  " : "", o->views.at[i].where != NULL ? o->views.at[i].where : "");
	for (size_t i = 0; i < o->relations.n; i++)
		out_line(c->out, "related %s  %s.%s", o->relations.at[i].name, o->relations.at[i].object->name,
		    o->relations.at[i].field->name);
	for (size_t i = 0; i < o->rules.n; i++)
		out_line(c->out, "rule %s  %s", o->rules.at[i].name, o->rules.at[i].message);
	for (size_t i = 0; i < o->workflows.n; i++)
		out_line(c->out, "workflow %s  %s", o->workflows.at[i].name,
		    o->workflows.at[i].label != NULL ? o->workflows.at[i].label : "");
}

static int
describe_run(struct cmd *c, struct hc_err *err)
{
	const struct object *o;
	int rc;

	if (c->nargs == 0)
		return objects(c, err);
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0)
		return rc;
	if (cmd_option(c, "hot") != NULL) {
		struct buf text = BUF_INIT;

		model_print(o, &text);
		out_raw(c->out, text.data, text.len);
		buf_free(&text);
		return HC_OK;
	}
	if ((rc = fields(c, o, err)) < 0)
		return rc;
	if (out_format(c->out) == OUT_TABLE)
		extras(c, o);
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "hot", .help = "print the object as .hot text" },
	{ .name = NULL }
};

const struct cmd_def cmd_describe = {
	.name = "describe",
	.usage = "[OBJECT]",
	.summary = "print the objects, or the fields of one",
	.flags = CMD_OBJECT,
	.options = options,
	.complete = "object",
	.run = describe_run,
};
