/*
 * parse_view.c - views and the record page.
 */
#include <string.h>

#include "model/build.h"

static int
view_columns(struct words *w, struct view *v)
{
	const struct hot_word *word;

	while ((word = word_next(w)) != NULL) {
		ref_add(w->b, REF_PATH, w, word, word->text);
		vec_push(w->b->arena, &v->columns, arena_strndup(w->b->arena, word->text, word->len));
	}
	return HC_OK;
}

static int
view_line(struct words *w, struct view *v)
{
	const struct hot_word *word = word_next(w), *at = word_peek(w);

	if (word_is(word, "columns"))
		return view_columns(w, v);
	if (word_is(word, "where")) {
		if (word_rest(w, "the condition", &v->where) < 0)
			return HC_INVALID;
		ref_add(w->b, REF_CONDITION_INDEX, w, at, v->where);
		return HC_OK;
	}
	if (word_is(word, "sort")) {
		if (word_rest(w, "the fields", &v->sort) < 0)
			return HC_INVALID;
		ref_add(w->b, REF_SORT, w, at, v->sort);
		return HC_OK;
	}
	if (word_is(word, "group")) {
		if (word_want(w, "a field", &at) < 0)
			return HC_INVALID;
		v->group = arena_strndup(w->b->arena, at->text, at->len);
		ref_add(w->b, REF_PATH, w, at, at->text);
		return HC_OK;
	}
	return words_fail(w, word, "%s is no part of a view; there are columns, where, sort and group.", word->text);
}

int
parse_view(struct build *b, const struct hot_directive *d)
{
	struct view v = { .kind = "list" };
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct object *o = b->object;

	if (word_name(&w, "the view's name", &v.name) < 0)
		return HC_INVALID;
	v.source = source_of(b, w.line);
	v.label = label_from_name(b->arena, v.name);
	if (word_peek(&w) != NULL && word_peek(&w)->quoted && word_string(&w, "the label", &v.label) < 0)
		return HC_INVALID;
	if (word_take(&w, "board"))
		v.kind = "board";
	else if (word_take(&w, "calendar"))
		v.kind = "calendar";
	else
		word_take(&w, "list");
	if (word_end(&w) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (view_line(&w, &v) < 0 || word_end(&w) < 0)
			return HC_INVALID;
	}
	if (v.group == NULL && strcmp(v.kind, "board") == 0)
		return hot_fail(b->err, &d->lines.at[0], NULL, "a board needs a field to put its columns by: group FIELD.");
	for (size_t i = 0; i < o->views.n; i++) {
		if (strcmp(o->views.at[i].name, v.name) != 0)
			continue;
		if (!b->extending)
			return hot_fail(b->err, &d->lines.at[0], &d->lines.at[0].words.at[1], "%s has a view %s already, at %s:%d.",
			    o->name, v.name, o->views.at[i].source.file, o->views.at[i].source.line);
		o->views.at[i] = v;	/* an extension may put its own in its place */
		return HC_OK;
	}
	vec_push(b->arena, &o->views, v);
	return HC_OK;
}

static struct section *
page_section(struct build *b, const char *label)
{
	struct page *p = &b->object->page;

	for (size_t i = 0; i < p->sections.n; i++)
		if (strcmp(p->sections.at[i].label, label) == 0)
			return &p->sections.at[i];
	vec_push(b->arena, &p->sections, (struct section){ .label = label });
	return &p->sections.at[p->sections.n - 1];
}

int
parse_page(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct page *p = &b->object->page;

	if (word_end(&w) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		const struct hot_word *word;
		struct section *section = NULL;
		const char *label = NULL;
		bool header, related;

		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		word = word_next(&w);
		header = word_is(word, "header");
		related = word_is(word, "related");
		if (word_is(word, "section")) {
			if (word_string(&w, "the section's label", &label) < 0)
				return HC_INVALID;
			section = page_section(b, label);
		} else if (!header && !related) {
			return words_fail(&w, word, "%s is no part of a page; there are header, section and related.", word->text);
		}
		while ((word = word_next(&w)) != NULL) {
			const char *name = arena_strndup(b->arena, word->text, word->len);

			ref_add(b, related ? REF_RELATED : REF_PATH, &w, word, word->text);
			if (related)
				vec_push(b->arena, &p->related, name);
			else if (header)
				vec_push(b->arena, &p->header, name);
			else
				vec_push(b->arena, &section->fields, name);
		}
	}
	return HC_OK;
}
