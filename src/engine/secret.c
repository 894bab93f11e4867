/*
 * secret.c - a secret shown to a person who asked for it.
 *
 * Who may read the field and the record may have it shown; that it was shown stands in the log, what it is does not.
 */
#include "store/secret.h"

#include "base/log.h"
#include "base/uuid.h"
#include "engine/local.h"

int
engine_reveal(struct work *w, const struct hc_record *r, const struct field *f, struct arena *a, const char **ret, struct hc_err *err)
{
	const struct hc_value *v = &r->values[f->slot];
	struct hc_value plain;
	char id[UUID_TEXT];
	int rc;

	if (!field_encrypted(f))
		return hc_fail(err, HC_INVALID, f->handle, "%s is not encrypted; show prints it.", f->label);
	if (!access_field(w, f, 'r'))
		return hc_fail(err, HC_DENIED, f->handle, "%s: your role may not read it.", f->label);
	if ((rc = access_record(w, r, 'r', err)) < 0)
		return rc;
	if ((rc = secret_open(store_secret(w->store), f, r->values[SLOT_ID].id, v, a, &plain, err)) < 0)
		return rc;
	if (plain.kind == VALUE_TEXT) {
		uuid_format(r->values[SLOT_ID].id, id);
		log_line(LOG_INFO, "secret: %s.%s of %s was revealed to %s", r->object->name, f->name, id,
		    w->user_name != NULL ? w->user_name : "system");
	}
	*ret = plain.kind == VALUE_TEXT ? arena_strndup(a, plain.s, plain.len) : "";
	return HC_OK;
}

void
engine_secrets_seen(struct work *w)
{
	const struct model *m = w->model;
	bool any = false;

	for (size_t i = 0; i < m->objects.n && !any; i++)
		any = m->objects.at[i]->has_encrypted;
	w->locale.locked = any && w->store != NULL && secret_seems_locked(store_secret(w->store));
}
