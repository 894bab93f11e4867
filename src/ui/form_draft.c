/*
 * form_draft.c - what was typed and not saved, kept in the workspace as JSON {"field": ["text", "picked", "was"]}, and under ""
 * what a letter is about.
 *
 * Two seconds after typing it goes into a file beside (park.h); into the workspace when the form is left or the line is lost. A
 * save drops it.
 */
#include <string.h>

#include "base/json.h"
#include "model/sealed.h"
#include "ui/form.h"
#include "ui/park.h"

/* Into the file; when the form is left into the workspace, also what was only in the file until then. */
void
form_draft_write(struct form *f, bool leaving)
{
	struct work *w = f->window.app->work;
	struct buf b = BUF_INIT;
	struct jw j = { .out = &b };
	struct hc_err err;

	int rc;

	if ((!f->touched && !(leaving && f->parked)) || w == NULL || store_readonly_reason(w->store) != NULL)
		return;
	jw_open(&j, '{');
	if (f->about != NULL) {
		jw_key(&j, "");
		jw_string(&j, f->about);
	}
	for (size_t i = 0; i < f->nfields; i++) {
		const struct form_field *ff = &f->fields[i];

		if (strcmp(ff->initial, edit_text(&ff->edit)) == 0 || field_encrypted(ff->field))	/* a secret is typed again */
			continue;
		jw_key(&j, ff->field->name);
		jw_open(&j, '[');
		jw_string(&j, edit_text(&ff->edit));
		jw_string(&j, ff->value);
		jw_string(&j, ff->initial);	/* what it was typed over: a clash is seen when it comes back */
		jw_close(&j, ']');
	}
	jw_close(&j, '}');
	rc = leaving ? park_put(f->window.app, f->draft, buf_str(&b), &err) : park_keep(f->window.app, f->draft, buf_str(&b), &err);
	if (rc < 0)
		app_error(f->window.app, &err);
	else
		f->touched = false;
	f->parked = !leaving;
	buf_free(&b);
}

bool
form_draft_read(struct form *f)
{
	const char *text = park_get(f->window.app, f->window.arena, f->draft);
	json_t *root = NULL;
	bool any = false;

	if (text == NULL || json_read(text, strlen(text), &root, NULL) < 0)
		return false;
	if (json_is_string(json_object_get(root, "")))
		f->about = arena_strdup(f->window.arena, json_string_value(json_object_get(root, "")));
	for (size_t i = 0; i < f->nfields; i++) {
		struct form_field *ff = &f->fields[i];
		json_t *pair = json_object_get(root, ff->field->name);
		const char *typed = json_string_value(json_array_get(pair, 0)), *value = json_string_value(json_array_get(pair, 1)), *base;

		if (typed == NULL || strcmp(typed, edit_text(&ff->edit)) == 0)
			continue;
		if ((base = json_string_value(json_array_get(pair, 2))) != NULL && !f->isnew)
			ff->initial = arena_strdup(f->window.arena, base);
		edit_set(&ff->edit, typed);
		ff->value = value != NULL ? arena_strdup(f->window.arena, value) : NULL;
		ff->shown = ff->edit.text.len;
		any = true;
	}
	json_decref(root);
	return any;
}

void
form_draft_drop(struct form *f)
{
	if (f->parked || park_get(f->window.app, f->window.app->turn, f->draft) != NULL)
		park_put(f->window.app, f->draft, NULL, NULL);
}

const char *
form_draft_title(struct app *app, struct arena *a, const struct object *o, const char *key)
{
	const char *text = park_get(app, app->turn, key), *title = NULL;
	json_t *root = NULL;

	if (text == NULL || json_read(text, strlen(text), &root, NULL) < 0)
		return NULL;
	title = json_string_value(json_array_get(json_object_get(root, o->title->name), 0));
	title = title != NULL && *title != '\0' ? arena_strdup(a, title) : NULL;
	json_decref(root);
	return title;
}
