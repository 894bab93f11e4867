/*
 * record_history.c - what happened to a record, as lines to read: who, when, and each field before and after.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/time.h"
#include "base/uuid.h"
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

/* A value of a diff as a person reads it: an option's label, a link's title. */
static void
side(struct record *rw, const struct field *f, const json_t *v, struct buf *out)
{
	struct work *w = rw->window.app->work;
	const char *text = json_string_value(v);
	uint8_t id[16];
	char *s;

	if (v == NULL || json_is_null(v)) {
		buf_adds(out, "\xe2\x80\x93");
		return;
	}
	if (text == NULL) {
		const json_t *amount = json_object_get(v, "amount");

		if (amount != NULL && (text = json_string_value(amount)) != NULL) {
			const char *currency = json_string_value(json_object_get(v, "currency"));

			buf_printf(out, "%s %s", text, currency != NULL ? currency : "");
			return;
		}
		s = json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT);
		buf_adds(out, s != NULL ? s : "");
		free(s);
		return;
	}
	if (f->target != NULL && uuid_parse(text, id)) {
		const char *title = read_title(w->store, f->target, id, rw->arena);

		buf_adds(out, *title != '\0' ? title : text);
		return;
	}
	for (size_t i = 0; i < f->options.n; i++)
		if (strcmp(f->options.at[i].name, text) == 0)
			text = f->options.at[i].label;
	buf_adds(out, text);
}

static void
add_changes(struct record *rw, const struct entry *e)
{
	struct buf b = BUF_INIT;
	json_t *diff = NULL, *v;
	const char *key;

	if (e->diff == NULL || *e->diff == '\0' || json_read(e->diff, strlen(e->diff), &diff, NULL) < 0)
		return;
	json_object_foreach(diff, key, v) {
		const struct field *f = object_field(rw->object, key);

		if (f == NULL || f->hidden || f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY ||
		    !access_field(rw->window.app->work, f, 'r') || !json_is_array(v))
			continue;
		buf_reset(&b);
		buf_printf(&b, "   %s: ", f->label);
		side(rw, f, json_array_get(v, 0), &b);
		buf_adds(&b, " \xe2\x86\x92 ");
		side(rw, f, json_array_get(v, 1), &b);
		vec_push(rw->arena, &rw->history, arena_strdup(rw->arena, buf_str(&b)));
	}
	json_decref(diff);
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
