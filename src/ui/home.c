/*
 * home.c - the tiles of a dashboard that no query fills: recent records, forms that wait half-typed, and what waits for the user.
 */
#include <string.h>

#include "base/uuid.h"
#include "ui/dash.h"
#include "ui/form.h"
#include "ui/theme.h"

#define VISITS_MAX 64
#define RECENT_MAX 30
#define WAITING_MAX 60
#define ENTRIES_MAX 300		/* of the journal that are looked at for what the user changed */

void
home_visit(struct app *app, const struct object *o, const uint8_t id[16])
{
	struct visit v = {0};

	for (size_t i = 0; i < app->visits.n; i++)
		if (memcmp(app->visits.at[i].id, id, 16) == 0) {
			v = app->visits.at[i];
			memmove(&app->visits.at[i], &app->visits.at[i + 1], (app->visits.n - i - 1) * sizeof(v));
			app->visits.n--;
			break;
		}
	if (app->visits.n == VISITS_MAX)
		memmove(&app->visits.at[0], &app->visits.at[1], --app->visits.n * sizeof(v));
	if (v.object == NULL || strcmp(v.object, o->name) != 0)
		v.object = arena_strdup(app->arena, o->name);	/* the model may go, its names stay */
	memcpy(v.id, id, 16);
	vec_push(app->arena, &app->visits, v);
}

static bool
add(struct app *app, struct arena *a, struct recent *ret, size_t *n, const struct object *o, const uint8_t id[16])
{
	struct hc_record *r;
	const char *title;

	for (size_t i = 0; i < *n; i++)
		if (memcmp(ret[i].id, id, 16) == 0)
			return false;
	if (o == NULL || o->hidden || !access_object(app->work, o, 'r') ||
	    read_record(app->work->store, o, id, app->turn, &r, NULL) < 0 || r->values[SLOT_DELETED].kind != VALUE_NULL ||
	    access_record(app->work, r, 'r', NULL) < 0)
		return false;
	title = read_title(app->work->store, o, id, a);
	ret[*n].object = o;
	memcpy(ret[*n].id, id, 16);
	ret[(*n)++].title = *title != '\0' ? title : o->label;
	return true;
}

size_t
home_recent(struct app *app, struct arena *a, struct recent *ret, size_t max)
{
	struct entry *entries;
	size_t n = 0, nentries = 0;

	if (app->work == NULL)
		return 0;
	for (size_t i = app->visits.n; i-- > 0 && n < max;)
		add(app, a, ret, &n, model_object(app->work->model, app->visits.at[i].object), app->visits.at[i].id);
	if (n >= max || journal_list(app->work->store, NULL, NULL, 0, ENTRIES_MAX, app->turn, &entries, &nentries, NULL) < 0)
		return n;
	for (size_t i = 0; i < nentries && n < max; i++)
		if (entries[i].source == SOURCE_USER && memcmp(entries[i].actor, app->work->user, 16) == 0)
			add(app, a, ret, &n, entries[i].object, entries[i].record);
	return n;
}

static int
fill_recent(struct dash *d, struct dash_tile *t, struct arena *a)
{
	struct recent recent[RECENT_MAX];
	size_t n = home_recent(d->window.app, a, recent, RECENT_MAX);

	t->rows = ARENA_ARRAY(a, struct dash_row, n + 1);
	for (size_t i = 0; i < n; i++) {
		t->rows[i].cells[0] = recent[i].title;
		t->rows[i].cells[1] = recent[i].object->label;
		t->rows[i].roles[0] = ROLE_TEXT;
		t->rows[i].roles[1] = ROLE_DIM;
		t->rows[i].object = recent[i].object;
		memcpy(t->rows[i].id, recent[i].id, 16);
	}
	t->nrows = n;
	t->ncells = 2;
	return HC_OK;
}

/* "draft.contact.new", "draft.contact.ID": what form_draft.c calls them. */
static bool
draft_row(struct app *app, struct arena *a, const char *key, struct dash_row *r)
{
	const char *name = key + strlen("draft."), *dot = strchr(name, '.');
	const struct object *o;

	if (dot == NULL || (o = model_object(app->work->model, arena_strndup(app->turn, name, (size_t)(dot - name)))) == NULL)
		return false;
	r->draft = true;
	r->isnew = strncmp(dot + 1, "new", 3) == 0;
	r->object = o;
	r->roles[0] = ROLE_TEXT;
	r->roles[1] = ROLE_DIM;
	r->cells[1] = o->label;
	if (r->isnew) {
		const char *typed = form_draft_title(app, app->turn, o, key);

		r->cells[0] = typed != NULL ? arena_printf(a, "new %s: %s", o->label, typed) : arena_printf(a, "new %s", o->label);
		if (dot[4] == '-')
			r->command = arena_printf(a, "open-form %s %s", o->name, dot + 1);
		return true;
	}
	if (!uuid_parse(dot + 1, r->id))
		return false;
	r->cells[0] = read_title(app->work->store, o, r->id, a);
	return *r->cells[0] != '\0';
}

static int
fill_drafts(struct dash *d, struct dash_tile *t, struct arena *a, bool waiting, struct hc_err *err)
{
	struct app *app = d->window.app;
	const char **keys;
	size_t n;
	int rc;

	if ((rc = store_meta_keys(app->work->store, app->turn, "draft.", 100, &keys, &n, err)) < 0)
		return rc;
	t->rows = ARENA_ARRAY(a, struct dash_row, n + WAITING_MAX + 1);
	t->nrows = waiting ? home_waiting(app, t, a, WAITING_MAX) : 0;
	for (size_t i = 0; i < n; i++) {
		struct dash_row *r = &t->rows[t->nrows];

		if (!draft_row(app, a, keys[i], r))
			continue;
		if (waiting)
			r->cells[1] = "draft";
		t->nrows++;
	}
	t->ncells = 2;
	return HC_OK;
}

int
home_fill(struct dash *d, struct dash_tile *t, struct hc_err *err)
{
	struct arena *a = arena_new("tile"), *old = t->arena;
	int rc;

	rc = strcmp(t->tile->kind, "recent") == 0 ? fill_recent(d, t, a) :
	    fill_drafts(d, t, a, strcmp(t->tile->kind, "waiting") == 0, err);
	t->arena = a;
	arena_free(old);
	if (t->view.item >= (long)t->nrows)
		t->view.item = (long)t->nrows - 1;
	if (t->view.item < 0 && t->nrows > 0)
		t->view.item = 0;
	return rc;
}
