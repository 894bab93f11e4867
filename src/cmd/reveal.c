/*
 * reveal.c - `reveal OBJECT ID [FIELD]`: what an encrypted field holds, in the clear.
 */
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "model/sealed.h"

static int
choose(const struct object *o, const char *name, const struct field **ret, struct hc_err *err)
{
	const struct field *only = NULL;
	size_t n = 0;

	if (name != NULL && (*ret = object_field(o, name)) != NULL)
		return HC_OK;
	if (name != NULL)
		return hc_fail(err, HC_INVALID, 0, "%s has no field %.60s; describe %s lists them.", o->label, name, o->name);
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (field_encrypted(o->fields.at[i])) {
			only = o->fields.at[i];
			n++;
		}
	if (n == 0)
		return hc_fail(err, HC_INVALID, 0, "%s have no encrypted field.", o->plural);
	if (n > 1)
		return hc_fail(err, HC_INVALID, 0, "%s have several encrypted fields; name one after the record.", o->plural);
	*ret = only;
	return HC_OK;
}

static int
reveal_run(struct cmd *c, struct hc_err *err)
{
	const struct object *o;
	const struct field *f;
	struct hc_record *r;
	const char *text;
	int rc;

	if (c->nargs < 2 || c->nargs > 3)
		return hc_fail(err, HC_INVALID, 0, "reveal needs an object, one record and the field: hotcrm reveal contact 4f2a91 tax_id.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0 || (rc = choose(o, c->nargs > 2 ? c->args[2] : NULL, &f, err)) < 0 ||
	    (rc = cmd_record(c, o, c->args[1], &r, err)) < 0 ||
	    (rc = engine_reveal(c->work, r, f, c->arena, &text, err)) < 0)
		return rc;
	out_line(c->out, "%s", text);
	return HC_OK;
}

const struct cmd_def cmd_reveal = {
	.name = "reveal",
	.usage = "OBJECT ID [FIELD]",
	.summary = "print what an encrypted field holds",
	.help = "Everywhere else it shows as ******. Your role must let you read the field; that it was revealed, to whom, is written to the log. "
	    "FIELD may be left out where the object has only one such field.",
	.flags = CMD_OBJECT,
	.complete = "object ref",
	.run = reveal_run,
};
