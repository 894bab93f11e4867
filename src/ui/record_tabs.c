/*
 * record_tabs.c - the tabs of a record: details, timeline, its related lists, files, history; how many rows each has.
 */
#include <string.h>
#include <strings.h>

#include "base/uuid.h"
#include "ui/record.h"

#define COUNT_MS 3		/* what one count may take before its number is left out */

static void
add_tab(struct record *rw, enum tab_kind kind, const struct relation *rel)
{
	if (rw->ntabs < RECORD_TABS)
		rw->tabs[rw->ntabs++] = (struct record_tab){ .kind = kind, .relation = rel, .count = -1 };
}

/* The relations that the page names, or all of them. */
void
record_make_tabs(struct record *rw)
{
	const struct object *o = rw->object, *files;
	struct work *w = rw->window.app->work;

	add_tab(rw, TAB_DETAILS, NULL);
	add_tab(rw, TAB_TIMELINE, NULL);
	for (size_t i = 0; i < o->page.related.n && rw->ntabs < RECORD_TABS - 2; i++) {
		const struct relation *rel = object_relation(o, o->page.related.at[i]);

		if (rel != NULL && access_object(w, rel->object, 'r'))
			add_tab(rw, TAB_RELATED, rel);
	}
	for (size_t i = 0; o->page.related.n == 0 && i < o->relations.n && rw->ntabs < 10; i++) {
		const struct relation *rel = &o->relations.at[i];

		if (!rel->object->hidden && !rel->field->implicit && access_object(w, rel->object, 'r'))
			add_tab(rw, TAB_RELATED, rel);
	}
	files = model_object(w->model, "attachment");
	if (o->attachments && files != NULL && access_object(w, files, 'r'))
		add_tab(rw, TAB_FILES, NULL);
	add_tab(rw, TAB_HISTORY, NULL);
}

static const char *
files_condition(struct record *rw, struct arena *a)
{
	char id[UUID_TEXT];

	uuid_format(rw->id, id);
	return arena_printf(a, "object=\"%s\" record=\"%s\"", rw->object->name, id);
}

/* Each count is one look into an index; one that takes long has no number until its tab is looked at. */
void
record_count_tabs(struct record *rw)
{
	struct app *app = rw->window.app;

	rw->counted = true;
	for (size_t i = 0; i < rw->ntabs; i++) {
		struct record_tab *t = &rw->tabs[i];
		struct arena *a;
		struct pager_spec s = {0};
		struct query_ctx c;
		struct query *q;

		if (t->kind != TAB_RELATED && t->kind != TAB_FILES)
			continue;
		a = arena_new("count");
		s.object = t->relation != NULL ? t->relation->object : model_object(app->work->model, "attachment");
		if (t->relation != NULL) {
			s.link = t->relation->field;
			s.parent = rw->id;
		} else {
			s.also = files_condition(rw, a);
		}
		app_limit(app, COUNT_MS);
		if (pager_query(app->work, &s, NULL, "", a, &c, &q, NULL) < 0 ||
		    read_count(app->work->store, &c, q, &t->count, NULL) < 0)
			t->count = -1;
		app_limit(app, 0);
		arena_free(a);
	}
}

struct list *
record_list(struct record *rw)
{
	return rw->tabs[rw->tab].list;
}

static int
open_files(struct record *rw, struct record_tab *t, struct hc_err *err)
{
	struct app *app = rw->window.app;
	struct list *l = list_part(app, model_object(app->work->model, "attachment"), NULL, files_condition(rw, app->turn));
	static const char *const columns[] = { "content", "media_type", "description", "created", "owner" };
	int rc;

	l->paths.n = 0;
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (object_field(l->object, columns[i]) != NULL)
			vec_push(l->window.arena, &l->paths, columns[i]);
	if ((rc = list_use(l, err)) < 0) {
		window_free(&l->window);
		return rc;
	}
	t->list = l;
	return HC_OK;
}

int
record_go_tab(struct record *rw, size_t tab, struct hc_err *err)
{
	struct record_tab *t = &rw->tabs[tab];
	int rc;

	if (t->kind == TAB_RELATED && t->list == NULL &&
	    (rc = list_related(rw->window.app, t->relation, rw->id, &t->list, err)) < 0)
		return rc;
	if (t->kind == TAB_FILES && t->list == NULL && (rc = open_files(rw, t, err)) < 0)
		return rc;
	rw->tab = tab;
	return HC_OK;
}

static int
run_tab(struct window *w, const struct call *c, struct hc_err *err)
{
	static const char *const names[] = { "details", "timeline", NULL, "files", "history" };
	struct record *rw = (struct record *)w;
	size_t n = rw->ntabs;

	if (strcmp(c->name, "tab-next") == 0)
		return record_go_tab(rw, c->count > 0 ? ((size_t)c->count - 1) % n : (rw->tab + 1) % n, err);
	if (strcmp(c->name, "tab-previous") == 0)
		return record_go_tab(rw, (rw->tab + n - 1) % n, err);
	/* by number or by the beginning of its name */
	if (c->argc == 1 && *c->argv[0] >= '1' && *c->argv[0] <= '9' && c->argv[0][1] == '\0') {
		size_t tab = (size_t)(*c->argv[0] - '1');

		return tab < n ? record_go_tab(rw, tab, err) : hc_fail(err, HC_INVALID, 0, "there are %zu tabs.", n);
	}
	for (size_t i = 0; c->argc == 1 && i < n; i++) {
		const struct record_tab *t = &rw->tabs[i];
		const char *name = t->relation != NULL ? t->relation->name : names[t->kind];

		if (name != NULL && strncasecmp(name, c->argv[0], strlen(c->argv[0])) == 0)
			return record_go_tab(rw, i, err);
	}
	return hc_fail(err, HC_INVALID, 0, "write tab NUMBER, or tab with details, timeline, files, history or a related list's name.");
}

const struct window_command record_tab_commands[] = {
	{ "tab-next", run_tab }, { "tab-previous", run_tab }, { "tab", run_tab }, { NULL, NULL }
};
