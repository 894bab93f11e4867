/*
 * show.c - `show OBJECT ID`: one record, whole.
 */
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "base/time.h"

static int
show_run(struct cmd *c, struct hc_err *err)
{
	struct out_reader by = cmd_reader(c);
	const char *asof = cmd_option(c, "asof");
	const struct object *o;
	struct hc_record *r;
	int64_t at;
	int rc;

	if (c->nargs < 2)
		return hc_fail(err, HC_INVALID, 0, "show needs an object and a record: hotcrm show account Acme.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0)
		return rc;
	if ((rc = cmd_record(c, o, c->operands + strlen(c->args[0]) + 1, &r, err)) < 0)
		return rc;
	if (asof != NULL) {
		if ((rc = stamp_parse_iso(asof, strlen(asof), c->work->locale.zone, &at, err)) < 0) {
			int64_t day;

			if ((rc = date_parse_smart(&c->work->locale, asof, strlen(asof), &day, err)) < 0)
				return rc;
			at = zone_day_start(c->work->locale.zone, day + 1) - 1;
		}
		if ((rc = journal_asof(c->work->store, o, r->values[SLOT_ID].id, at, c->arena, &r, err)) < 0)
			return rc;
	}
	return out_record(c->out, r, &c->work->locale, &by, err);
}

static const struct cmd_option options[] = {
	{ .name = "asof", .arg = "DATE", .help = "as the record stood at the end of a day, or at an instant" },
	{ .name = NULL }
};

const struct cmd_def cmd_show = {
	.name = "show",
	.usage = "OBJECT ID",
	.summary = "print one record",
	.help = "ID is the full id, its last 6 or more hex digits, or the record's title or unique key if only one has it.",
	.flags = CMD_OBJECT,
	.options = options,
	.complete = "object ref",
	.run = show_run,
};
