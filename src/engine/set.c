/*
 * set.c - one field of a record from text as a person types it.
 *
 * Nothing is saved here and no rights are asked: the save does, once for all fields.
 */
#include "engine/local.h"

#include <string.h>
#include <strings.h>

#include "model/type.h"

static int
unknown_field(const struct object *o, const char *name, struct hc_err *err)
{
	const char *near = model_near_field(o, name);

	if (near != NULL)
		return hc_fail(err, HC_INVALID, 0, "%s has no field %.60s; did you mean %s?", o->label, name, near);
	return hc_fail(err, HC_INVALID, 0, "%s has no field %.60s; describe %s lists them.", o->label, name, o->name);
}

/* Fields that are worked out cannot be typed. */
static int
writable(const struct hc_tx *tx, const struct hc_record *r, const struct field *f, struct hc_err *err)
{
	if (is_formula(f) || (f->formula != NULL && f->formula[0] != '\0'))
		return hc_fail(err, HC_INVALID, f->handle, "%s: this is worked out from other fields and cannot be set.", f->label);
	if (f->implicit && f->slot != SLOT_OWNER && f->slot != SLOT_TAGS && f->slot != SLOT_CURRENCY)
		return hc_fail(err, HC_INVALID, f->handle, "%s: HotCRM keeps this field itself.", f->label);
	if (f->readonly && !tx->trusted)
		return hc_fail(err, HC_INVALID, f->handle, "%s: this field is read-only.", f->label);
	(void)r;
	return HC_OK;
}

static int
set_lookup(struct hc_tx *tx, struct hc_record *r, const struct field *f, const char *text, struct hc_err *err)
{
	uint8_t id[16];
	int rc;

	if (text[0] == '\0' || strcasecmp(text, "none") == 0) {
		record_set(r, f, VALUE_NONE);
		return HC_OK;
	}
	if (f->target == NULL)
		return hc_fail(err, HC_INVALID, f->handle, "%s: %s is not there; its plugin is off.", f->label, f->target_name);
	if ((rc = engine_find(tx->work, f->target, text, tx->arena, id, err)) < 0) {
		if (err != NULL) {
			err->field = f->handle;
			err_prefix(err, "%s", f->label);
		}
		/* the record that is edited exists: what is missing is a value, an input error */
		return rc == HC_NOTFOUND ? (err != NULL ? (err->code = HC_INVALID) : HC_INVALID) : rc;
	}
	record_set(r, f, value_id(id));
	return HC_OK;
}

/* A record has one currency: naming another one is right only while no other amount stands in the old one. */
static int
set_currency(struct hc_record *r, const struct field *f, const char *code, struct hc_err *err)
{
	const struct object *o = r->object;
	const struct hc_value *now = &r->values[SLOT_CURRENCY];

	if (now->kind == VALUE_TEXT && now->len == 3 && memcmp(now->s, code, 3) == 0)
		return HC_OK;
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *other = o->fields.at[i];

		if (other == f || other->type->class != CLASS_MONEY || other->formula != NULL || now->kind != VALUE_TEXT ||
		    r->values[i].kind == VALUE_NULL)
			continue;
		return hc_fail(err, HC_INVALID, f->handle, "%s: this %s is in %.3s (%s has an amount); set currency=%s for all of it.",
		    f->label, o->label, now->s, other->label, code);
	}
	record_set(r, o->fields.at[SLOT_CURRENCY], value_text(code, 3));
	return HC_OK;
}

int
engine_set(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text, struct hc_err *err)
{
	const struct field *f = object_field(r->object, field);
	char currency[4] = "";
	struct hc_value v;
	int rc;

	if (f == NULL)
		return unknown_field(r->object, field, err);
	if ((rc = writable(tx, r, f, err)) < 0)
		return rc;
	if (f->type->class == CLASS_LOOKUP)
		return set_lookup(tx, r, f, text, err);
	if ((rc = field_parse(f, &tx->work->locale, r->arena, text, strlen(text), &v, currency, err)) < 0)
		return rc;
	if (currency[0] != '\0' && (rc = set_currency(r, f, currency, err)) < 0)
		return rc;
	record_set(r, f, v);
	return HC_OK;
}
