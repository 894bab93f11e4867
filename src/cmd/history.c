/*
 * history.c - `history OBJECT ID`: every change of one record, newest first.
 */
#include <stdio.h>
#include <string.h>

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

/* One side of a change: for a person labels, titles and local times, for a machine its form. */
static const char *
side(struct cmd *c, const struct field *f, const struct hc_value *v)
{
	bool human = out_format(c->out) == OUT_TABLE;
	struct buf b = BUF_INIT;
	char id[UUID_TEXT], *ret;

	if (v->kind == VALUE_NULL)
		return "";
	if (v->kind == VALUE_ID) {
		const char *title = human && f->target != NULL ? read_title(c->work->store, f->target, v->id, c->arena) : "";

		uuid_format(v->id, id);
		return title[0] != '\0' ? title : arena_strdup(c->arena, id);
	}
	if (human)
		field_type(f)->format(f, &c->work->locale, v, NULL, &b);
	else
		field_type(f)->text(f, v, &b);
	ret = arena_strndup(c->arena, buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

static int
entry_rows(struct cmd *c, const struct entry *e, struct hc_err *err)
{
	char tx[24];
	const char *row[8] = { tx, cmd_when(c, e->at), cmd_user_title(c, e->actor), cmd_source_word(e->source), op_word(e->op), "", "",
	    "" };
	struct field_diff *diffs = NULL;
	bool any = false;
	size_t n;
	int rc;

	snprintf(tx, sizeof(tx), "%lld", (long long)e->tx);
	if ((rc = journal_diff(e, c->arena, &diffs, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const struct field *f = diffs[i].field;

		if (f->hidden || f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY || !access_field(c->work, f, 'r'))
			continue;
		row[5] = f->name;
		row[6] = side(c, f, &diffs[i].old);
		row[7] = side(c, f, &diffs[i].now);
		any = true;
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return !any && e->op != 'u' ? out_row_texts(c->out, row, err) : HC_OK;
}

static int
history_run(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "tx", "at", "by", "source", "what", "field", "before", "after" };
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
	    (rc = out_begin_texts(c->out, titles, 8, err)) < 0)
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
	.flags = CMD_OBJECT | CMD_APART,
	.complete = "object ref",
	.run = history_run,
};
