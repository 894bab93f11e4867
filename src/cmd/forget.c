/*
 * forget.c - `forget CONTACT`: shows all that is held of a person; with the person's name typed again, erases it for good.
 */
#include <string.h>
#include <strings.h>

#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "engine/forget.h"

static void
say(void *arg, const char *text)
{
	out_line(arg, "%s", text);
}

static int
show_items(struct cmd *c, const struct forget_item *items, size_t n, const char *verb, struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = 0; i < n && rc >= 0; i++) {
		const char *texts[] = { verb, items[i].object->name, NULL, items[i].title, items[i].why };
		char id[UUID_TEXT];

		uuid_format(items[i].id, id);
		texts[2] = id;
		rc = out_row_texts(c->out, texts, err);
	}
	return rc;
}

/* What goes, when it was not shown before, and what stays. */
static int
show(struct cmd *c, const struct forget *f, bool all, struct hc_err *err)
{
	static const char *const titles[] = { "what", "object", "id", "title", "why" };
	int rc = out_begin_texts(c->out, titles, 5, err);

	if (rc >= 0 && all)
		rc = show_items(c, f->erase.at, f->erase.n, "erase", err);
	if (rc >= 0)
		rc = show_items(c, f->keep.at, f->keep.n, "stays", err);
	return rc < 0 ? rc : out_end(c->out, err);
}

static const char *
records(struct cmd *c, size_t n)
{
	return arena_printf(c->arena, "%zu record%s", n, n == 1 ? "" : "s");
}

static int
erase(struct cmd *c, const struct forget *f, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(c->work, SOURCE_USER, "forget 1 person", &tx, err)) < 0)
		return rc;
	if ((rc = forget_run(tx, f, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	if ((rc = cmd_commit_erased(c, tx, err)) < 0)
		return rc;
	out_notice(c->out, "Erased %s for good.", records(c, f->erase.n));
	if (f->keep.n > 0) {
		out_notice(c->out, "%s more link to this person or mention them, and stay:", records(c, f->keep.n));
		if ((rc = show(c, f, false, err)) < 0)
			return rc;
	}
	return forget_report(c->work, say, c->out, err);
}

static int
forget_run_command(struct cmd *c, struct hc_err *err)
{
	const char *typed = cmd_option(c, "yes");
	const struct object *o;
	struct hc_record *r;
	struct forget f;
	int rc;

	if (cmd_option(c, "report") != NULL)
		return forget_report(c->work, say, c->out, err);
	if (c->nargs < 1 || c->nargs > 2)
		return hc_fail(err, HC_INVALID, 0, "forget needs one person: hotcrm forget 4f2a91, or hotcrm forget lead 4f2a91.");
	if (!c->work->admin)
		return hc_fail(err, HC_DENIED, 0, "Only an administrator may forget a person: records of others go too.");
	if ((rc = cmd_object(c, c->nargs == 2 ? c->args[0] : "contact", &o, err)) < 0 ||
	    (rc = cmd_record(c, o, c->args[c->nargs - 1], &r, err)) < 0 ||
	    (rc = forget_find(c->work, o, r->values[SLOT_ID].id, c->arena, &f, err)) < 0)
		return rc;
	if (typed != NULL && strcasecmp(typed, f.erase.at[0].title) != 0)
		return hc_fail(err, HC_INVALID, 0, "This is %s; nothing was erased: --yes takes the person's name as it stands there.", f.erase.at[0].title);
	f.partly = cmd_option(c, "partly") != NULL;
	if (typed != NULL)
		return erase(c, &f, err);
	if ((rc = show(c, &f, true, err)) < 0)
		return rc;
	if (f.mentions_more > 0)
		out_notice(c->out, "There are %zu mentions more; `search` finds them.", f.mentions_more);
	if (f.unseen != NULL)
		out_notice(c->out, "Not looked at, since what it belongs to is switched off: %s. Switch it on first, or say --partly.", f.unseen);
	out_notice(c->out, "Nothing was erased yet. To erase %s for good, here and on every device: --yes=\"%s\".", records(c, f.erase.n),
	    f.erase.at[0].title);
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "yes", .arg = "NAME", .help = "do it: the person's name, typed again" },
	{ .name = "partly", .help = "although records of plugins that are switched off cannot be looked at" },
	{ .name = "report", .help = "who was forgotten when, and which copies and devices may still hold it" },
	{ .name = NULL }
};

const struct cmd_def cmd_forget = {
	.name = "forget",
	.usage = "[OBJECT] PERSON [--yes=NAME] [--partly] | --report",
	.summary = "erase all that is held of a person, after showing it",
	.help = "PERSON is a contact unless an object says otherwise. Without --yes it lists what would go: the record, others with the same "
	    "e-mail address (or the same phone and name), and the calls, tasks, notes, letters and wishes not to be written to that "
	    "name the person, deleted ones too, each with its files, comments, history, drafts and refused edits. What merely links "
	    "to the person or mentions them is listed and stays. Where a plugin "
	    "that is switched off has left records that may be about a person nothing is erased before it is on again, or without "
	    "--partly. With a server it is erased there and on every device. It cannot be "
	    "undone. --report says which copies of the workspace still hold it, and on a server which devices have not taken it yet; "
	    "for a server's tenant `hotcrmd tenant erasures` prints it.",
	.flags = CMD_WRITES | CMD_APART,
	.options = options,
	.complete = "object ref",
	.run = forget_run_command,
};
