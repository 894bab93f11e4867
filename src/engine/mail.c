/*
 * mail.c - what a workflow's `mail` step leaves behind: a record of the object `outbox`, to be sent by whoever has a relay.
 *
 * It is saved in the transaction of the edit, so a roll-back or an undo takes it along, and it syncs like any record: the server
 * sends it once. A letter that cannot be written (no template, no address) stands there as failed with its reason; the edit that
 * set it off is none the worse for it.
 */
#include "engine/local.h"

#include <string.h>

#include "base/uuid.h"

static bool
opted_out(const struct hc_record *r)
{
	static const char *const names[] = { "has_opted_out_of_email", "do_not_email" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct field *f = object_field(r->object, names[i]);

		if (f != NULL && r->values[f->slot].kind == VALUE_INT && r->values[f->slot].i != 0)
			return true;
	}
	return false;
}

/* The first e-mail field with something in it. */
static const char *
own_address(struct hc_tx *tx, const struct hc_record *r)
{
	for (size_t i = SLOT_FIRST; i < r->object->fields.n; i++)
		if (strcmp(r->object->fields.at[i]->type->name, "email") == 0 && r->values[i].kind == VALUE_TEXT)
			return record_text(r, r->object->fields.at[i]->name, tx->arena);
	return "";
}

/* Its own address, else that of the first record it links to that has one; *out says when that one wants no mail. */
static const char *
address(struct hc_tx *tx, const struct hc_record *r, bool *out)
{
	const char *to = own_address(tx, r);
	struct hc_record *other;

	*out = opted_out(r);
	for (size_t i = SLOT_FIRST; to[0] == '\0' && i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];

		if (f->target == NULL || r->values[i].kind != VALUE_ID || strcmp(f->target->name, "user") == 0 ||
		    read_record(tx->work->store, f->target, r->values[i].id, tx->arena, &other, NULL) < 0)
			continue;
		to = own_address(tx, other);
		*out = to[0] != '\0' && opted_out(other);
	}
	return to;
}

/* A template by its code or its name: 1 there is none. */
static int
find_template(struct hc_tx *tx, const char *name, struct hc_record **ret, struct hc_err *err)
{
	static const char *const keys[] = { "template_code", "name" };
	const struct object *o = model_object(tx->work->model, "email_template");
	struct hc_value v = value_text(name, strlen(name));
	uint8_t ids[2][16];
	size_t n = 0;
	int rc;

	for (size_t i = 0; o != NULL && i < 2 && n == 0; i++)
		if (object_field(o, keys[i]) != NULL &&
		    (rc = lookup_value(tx->work->store, object_field(o, keys[i]), &v, 0, ids, 2, &n, err)) < 0)
			return rc;
	return n == 0 ? 1 : read_record(tx->work->store, o, ids[0], tx->arena, ret, err);
}

static void
put(struct hc_record *m, const char *name, const char *text, size_t max)
{
	const struct field *f = object_field(m->object, name);
	size_t n = strlen(text);

	if (f == NULL || n == 0)
		return;
	if (max > 0 && n > max)
		for (n = max; n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80;)
			n--;
	record_set(m, f, value_text(text, n));
}

int
mail_leave(struct hc_tx *tx, const struct hc_record *r, const char *template_name, struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, "outbox");
	const char *to, *why = NULL, *subject = template_name, *body = "";
	struct hc_record *m, *template = NULL;
	char id[UUID_TEXT];
	bool out;
	int rc;

	if (o == NULL)
		return HC_OK;
	if ((rc = find_template(tx, template_name, &template, err)) < 0)
		return rc;
	to = address(tx, r, &out);
	if (rc == 1)
		why = arena_printf(tx->arena, "There is no e-mail template %.80s.", template_name);
	else if (to[0] == '\0')
		why = arena_printf(tx->arena, "%s has no e-mail address.", r->object->label);
	else if (out)
		why = "The recipient wants no mail.";
	if (template != NULL) {
		subject = workflow_text(tx, r, record_text(template, "subject", tx->arena));
		body = workflow_text(tx, r, record_text(template, "plain_text_body", tx->arena));
	}
	m = record_new(tx->arena, tx->work->model, o);
	record_set(m, o->fields.at[SLOT_OWNER], r->values[SLOT_OWNER].kind == VALUE_ID ? r->values[SLOT_OWNER] : value_id(tx->work->user));
	put(m, "recipient", to[0] != '\0' ? to : "-", 0);
	put(m, "subject", subject[0] != '\0' ? subject : template_name, 255);
	put(m, "body", body, 0);
	put(m, "status", why != NULL ? "failed" : "queued", 0);
	put(m, "error", why != NULL ? why : "", 500);
	put(m, "object", r->object->name, 0);
	uuid_format(r->values[SLOT_ID].id, id);
	put(m, "record", id, 0);
	return engine_save(tx, m, err);
}
