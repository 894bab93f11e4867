/*
 * history.c - `history OBJECT ID`: every change of one record, newest first.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static const char *
op_word(char op)
{
	switch (op) {
	case 'c':
		return "created";
	case 'd':
		return "deleted";
	case 'r':
		return "restored";
	case 'm':
		return "merged";
	case 'p':
		return "purged";
	default:
		return "changed";
	}
}

/* A value of a diff as text: money objects and lists in JSON, the rest bare; ids of lookups by their title. */
static const char *
side(struct cmd *c, const struct field *f, const json_t *v)
{
	uint8_t id[16];
	char *s, *ret;

	if (v == NULL || json_is_null(v))
		return "";
	if (json_is_string(v)) {
		const char *text = json_string_value(v);

		if (f != NULL && f->target != NULL && uuid_parse(text, id)) {
			const char *title = read_title(c->work->store, f->target, id, c->arena);

			return title[0] != '\0' ? title : text;
		}
		return arena_strdup(c->arena, text);
	}
	s = json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
	ret = arena_strdup(c->arena, s != NULL ? s : "");
	free(s);
	return ret;
}

static int
entry_rows(struct cmd *c, const struct entry *e, struct hc_err *err)
{
	char tx[24];
	const char *row[7] = { cmd_when(c, e->at), cmd_user_title(c, e->actor), cmd_source_word(e->source), op_word(e->op), "", "", "" };
	json_t *diff = NULL, *v;
	const char *key;
	bool any = false;
	int rc = HC_OK;

	snprintf(tx, sizeof(tx), "%lld", (long long)e->tx);
	if (e->diff != NULL && e->diff[0] != '\0' && json_read(e->diff, strlen(e->diff), &diff, err) == HC_OK) {
		json_object_foreach(diff, key, v) {
			const struct field *f = e->object != NULL ? object_field(e->object, key) : NULL;

			if (f != NULL && (f->hidden || !access_field(c->work, f, 'r')))
				continue;
			if (f != NULL && (f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY))
				continue;
			row[4] = key;
			row[5] = json_is_array(v) ? side(c, f, json_array_get(v, 0)) : "";
			row[6] = json_is_array(v) ? side(c, f, json_array_get(v, 1)) : side(c, f, v);
			any = true;
			if ((rc = out_row_texts(c->out, row, err)) < 0)
				break;
		}
	}
	json_decref(diff);
	if (rc == HC_OK && !any && e->op != 'u')
		rc = out_row_texts(c->out, row, err);
	return rc;
}

static int
history_run(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "at", "by", "source", "what", "field", "before", "after" };
	const struct object *o;
	struct hc_record *r;
	struct entry *entries;
	int64_t before = 0;
	size_t n;
	int rc;

	if (c->nargs < 2)
		return hc_fail(err, HC_INVALID, 0, "history needs an object and a record: hotcrm history account Acme.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0 ||
	    (rc = cmd_record(c, o, c->operands + strlen(c->args[0]) + 1, &r, err)) < 0 ||
	    (rc = out_begin_texts(c->out, titles, 7, err)) < 0)
		return rc;
	do {
		if ((rc = journal_list(c->work->store, o, r->values[SLOT_ID].id, before, 200, c->arena, &entries, &n, err)) < 0)
			return rc;
		for (size_t i = 0; i < n; i++) {
			if ((rc = entry_rows(c, &entries[i], err)) < 0)
				return rc;
			before = entries[i].seq;
		}
	} while (n == 200);
	return out_end(c->out, err);
}

const struct cmd_def cmd_history = {
	.name = "history",
	.usage = "OBJECT ID",
	.summary = "print every change of a record, newest first",
	.flags = CMD_OBJECT,
	.complete = "object ref",
	.run = history_run,
};
