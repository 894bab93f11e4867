/*
 * record_history.c - what happened to a record, as lines to read: who, when, and each field before and after.
 */
#include <string.h>

#include "base/time.h"
#include "ui/cell.h"
#include "ui/record.h"

#define ENTRIES 200

static const char *
op_word(char op)
{
	switch (op) {
	case 'c':
		return "created it";
	case 'd':
		return "deleted it";
	case 'r':
		return "restored it";
	case 'm':
		return "merged it";
	case 'p':
		return "erased it";
	default:
		return "changed";
	}
}

/* A value as a person reads it: an option's label, a link's title, a local time. */
static void
side(struct record *rw, const struct field *f, const struct hc_value *v, struct buf *out)
{
	struct work *w = rw->window.app->work;
	const char *title;

	if (v->kind == VALUE_NULL) {
		buf_adds(out, "\xe2\x80\x93");
		return;
	}
	title = v->kind == VALUE_ID && f->target != NULL ? read_title(w->store, f->target, v->id, rw->arena) : "";
	if (*title != '\0')
		buf_adds(out, title);
	else
		field_type(f)->format(f, &w->locale, v, NULL, out);
}

static void
add_changes(struct record *rw, const struct entry *e)
{
	struct field_diff *diffs = NULL;
	struct buf b = BUF_INIT;
	size_t n;

	if (journal_diff(e, rw->arena, &diffs, &n, NULL) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct field *f = diffs[i].field;

		if (f->hidden || f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY ||
		    !access_field(rw->window.app->work, f, 'r'))
			continue;
		buf_reset(&b);
		buf_printf(&b, "   %s: ", f->label);
		side(rw, f, &diffs[i].old, &b);
		buf_adds(&b, " \xe2\x86\x92 ");
		side(rw, f, &diffs[i].now, &b);
		vec_push(rw->arena, &rw->history, arena_strdup(rw->arena, buf_str(&b)));
	}
	buf_free(&b);
}

void
record_read_history(struct record *rw)
{
	struct work *w = rw->window.app->work;
	const struct object *user = model_object(w->model, "user");
	struct hc_err err = { .pos = -1 };
	struct entry *e;
	size_t n;

	rw->history_read = true;
	if (journal_list(w->store, rw->object, rw->id, 0, ENTRIES, rw->arena, &e, &n, &err) < 0) {
		app_error(rw->window.app, &err);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct civil c;
		const char *who = user != NULL ? read_title(w->store, user, e[i].actor, rw->arena) : "";

		zone_civil(w->locale.zone, e[i].at, &c);
		vec_push(rw->arena, &rw->history, arena_printf(rw->arena, "%04d-%02d-%02d %02d:%02d  %s %s", c.year, c.month, c.day,
		    c.hour, c.minute, *who != '\0' ? who : "the program", op_word(e[i].op)));
		add_changes(rw, &e[i]);
	}
}
