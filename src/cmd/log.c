/*
 * log.c - `log call|mail|meeting|visit|note OBJECT ID TEXT`: note what happened with somebody, in one line.
 *
 * A note is free text; everything else is an activity, completed now unless --at says when.
 */
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static const struct kind {
	const char *word, *type;
} kinds[] = {
	{ "call", "call" }, { "mail", "email" }, { "email", "email" }, { "meeting", "meeting" }, { "visit", "meeting" },
	{ "sms", "sms" }, { "demo", "demo" }, { "lunch", "lunch" }, { "note", NULL }
};

/* The first lookup of `from` that may hold a record of `target`. */
static const struct field *
link_to(const struct object *from, const struct object *target)
{
	for (size_t i = SLOT_FIRST; i < from->fields.n; i++)
		if (from->fields.at[i]->target == target && strcmp(target->name, "user") != 0)
			return from->fields.at[i];
	return NULL;
}

static int
set_if(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text, struct hc_err *err)
{
	if (text == NULL || object_field(r->object, field) == NULL)
		return HC_OK;
	return engine_set(tx, r, field, text, err);
}

/* What the rules of an activity ask for, from the record it is about: whom, where. */
static int
fill_channel(struct cmd *c, struct hc_tx *tx, struct hc_record *r, const struct hc_record *target, const struct kind *k,
    struct hc_err *err)
{
	static const struct {
		const char *type, *field, *from, *value;
	} rows[] = {
		{ "call", "call_type", NULL, "outbound" }, { "email", "email_to_address", "email", NULL },
		{ "sms", "sms_phone_number", "mobile_phone", NULL }, { "meeting", "location", NULL, NULL }
	};
	int rc;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct field *f = rows[i].from != NULL ? object_field(target->object, rows[i].from) : NULL;
		const char *value = rows[i].value != NULL ? rows[i].value : record_title(target);

		if (strcmp(rows[i].type, k->type) != 0)
			continue;
		if (rows[i].from != NULL) {
			const struct hc_value *v = f != NULL ? record_get(target, f) : NULL;

			value = v != NULL && v->kind == VALUE_TEXT ? arena_strndup(c->arena, v->s, v->len) : NULL;
		}
		if ((rc = set_if(tx, r, rows[i].field, value, err)) < 0)
			return rc;
	}
	return HC_OK;
}

static int
fill(struct cmd *c, struct hc_tx *tx, struct hc_record *r, const struct hc_record *target, const struct kind *k, const char *text,
    struct hc_err *err)
{
	bool note = k->type == NULL;
	const char *at = cmd_option(c, "at");
	int rc;

	if ((rc = set_if(tx, r, note ? "title" : "subject", arena_strndup(c->arena, text, strcspn(text, "\n")), err)) < 0 ||
	    (rc = set_if(tx, r, note ? "body" : "description", text, err)) < 0 || (rc = set_if(tx, r, "type", k->type, err)) < 0)
		return rc;
	if (note)
		return HC_OK;
	if ((rc = set_if(tx, r, "status", "completed", err)) < 0 || (rc = fill_channel(c, tx, r, target, k, err)) < 0)
		return rc;
	if (at != NULL)
		return set_if(tx, r, "activity_date", at, err);
	if (object_field(r->object, "activity_date") != NULL)
		record_set(r, object_field(r->object, "activity_date"), value_int(tx->change.at));
	return HC_OK;
}

static int
log_run(struct cmd *c, struct hc_err *err)
{
	const struct object *about, *o;
	const struct kind *k = NULL;
	const struct field *link;
	struct hc_record *target, *r;
	struct hc_tx *tx;
	const char *text;
	int rc;

	for (size_t i = 0; c->nargs > 0 && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].word, c->args[0]) == 0)
			k = &kinds[i];
	if (k == NULL || c->nargs < 4)
		return hc_fail(err, HC_INVALID, 0, "log needs a kind, a record and a text: hotcrm log call contact \"Ann Li\" \"wants an SLA\".");
	if ((rc = cmd_object(c, c->args[1], &about, err)) < 0 || (rc = cmd_record(c, about, c->args[2], &target, err)) < 0)
		return rc;
	if ((o = model_object(c->work->model, k->type == NULL ? "note" : "activity")) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "The plugin that holds activities and notes is off; `plugins enable crm` turns it on.");
	if ((link = link_to(o, about)) == NULL)
		return hc_fail(err, HC_INVALID, 0, "A %s cannot point at a %s.", o->label, about->label);
	text = strstr(c->operands, c->args[2]) + strlen(c->args[2]) + 1;
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "log %s %s", k->word, record_title(target)), &tx, err)) < 0)
		return rc;
	r = record_new(tx->arena, c->work->model, o);
	if ((rc = engine_defaults(c->work, r, err)) == HC_OK && (rc = fill(c, tx, r, target, k, text, err)) == HC_OK) {
		record_set(r, link, value_id(target->values[SLOT_ID].id));
		rc = engine_save(tx, r, err);
	}
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return cmd_commit_new(c, tx, r, err);
}

static const struct cmd_option options[] = {
	{ .name = "at", .arg = "WHEN", .help = "when it happened, if not now" },
	{ .name = NULL }
};

const struct cmd_def cmd_log = {
	.name = "log",
	.usage = "call|mail|meeting|visit|sms|demo|lunch|note OBJECT ID TEXT",
	.summary = "note what happened with somebody, in one line",
	.flags = CMD_WRITES,
	.options = options,
	.complete = "kind object ref",
	.run = log_run,
};
