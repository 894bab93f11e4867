/*
 * file.c - `file list|save|open OBJECT ID ...`: the files of a record, attached or in its fields, and their way out.
 *
 * How they come in is attach.c's, and FIELD=@PATH of new and set.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/uuid.h"
#include "cmd/carry.h"
#include "cmd/cmd.h"
#include "cmd/opener.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "engine/file.h"

static int
row(struct cmd *c, const char *where, const struct fileref *ref, struct hc_err *err)
{
	struct buf size = BUF_INIT;
	const char *texts[6];
	int rc;

	if (out_format(c->out) == OUT_TABLE || out_format(c->out) == OUT_AUTO)
		fileref_size(ref->size, &size);
	else
		buf_printf(&size, "%lld", (long long)ref->size);
	texts[0] = where;
	texts[1] = ref->name;
	texts[2] = buf_str(&size);
	texts[3] = ref->type;
	texts[4] = blob_here(c->work->store, ref->hash, NULL) ? "here" : "not here yet";
	texts[5] = ref->hash;
	rc = out_row_texts(c->out, texts, err);
	buf_free(&size);
	return rc;
}

static int
list(struct cmd *c, const struct hc_record *r, struct hc_err *err)
{
	static const char *const titles[] = { "file", "name", "size", "type", "state", "sha256" };
	struct hc_record **at;
	struct fileref ref;
	size_t n;
	int rc;

	if ((rc = engine_attachments(c->work, r->object, r->values[SLOT_ID].id, c->arena, &at, &n, err)) < 0 ||
	    (rc = out_begin_texts(c->out, titles, 6, err)) < 0)
		return rc;
	for (size_t i = SLOT_FIRST; i < r->object->fields.n && rc >= 0; i++) {
		const struct field *f = r->object->fields.at[i];

		if (field_is_file(f) && access_field(c->work, f, 'r') && fileref_read(&r->values[i], &ref))
			rc = row(c, f->name, &ref, err);
	}
	for (size_t i = 0; i < n && rc >= 0; i++) {
		char id[UUID_TEXT];

		uuid_format(at[i]->values[SLOT_ID].id, id);
		if (engine_file(c->work, at[i], NULL, &ref, NULL) == HC_OK)
			rc = row(c, arena_printf(c->arena, "attachment %s", id), &ref, err);
	}
	return rc < 0 ? rc : out_end(c->out, err);
}

/* Which of a record's files: a field's, an attachment's by its name, or the only one there is. */
static int
choose(struct cmd *c, const struct hc_record *r, const char *name, struct fileref *ret, struct hc_err *err)
{
	struct hc_record **at;
	struct fileref ref;
	size_t n, found = 0;
	int rc;

	if (name != NULL && object_field(r->object, name) != NULL)
		return engine_file(c->work, r, name, ret, err);
	if (name == NULL && engine_file(c->work, r, NULL, ret, NULL) == HC_OK)
		return HC_OK;
	if ((rc = engine_attachments(c->work, r->object, r->values[SLOT_ID].id, c->arena, &at, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (engine_file(c->work, at[i], NULL, &ref, NULL) < 0 ||
		    (name != NULL && strcmp(name, ref.name) != 0 && strcmp(name, record_title(at[i])) != 0))
			continue;
		if (found++ == 0)
			*ret = ref;	/* of several by one name the newest */
	}
	if (found == 0 && name == NULL)
		return engine_file(c->work, r, NULL, ret, err);
	if (found == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%s has no file %.100s; `file list %s ...` shows what it has.", record_title(r), name,
		    r->object->name);
	if (found > 1 && name == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s has %zu files; name one of them.", record_title(r), found);
	return HC_OK;
}

static int
fetched(struct cmd *c, const struct fileref *ref, struct hc_err *err)
{
	if (blob_here(c->work->store, ref->hash, NULL))
		return HC_OK;
	if (carry_belongs(c->work) && !c->readonly)
		carry_ask(c->work, NULL);	/* a window that syncs fetches it now */
	if (c->readonly || store_readonly_reason(c->work->store) != NULL || blob_ask(c->work->store, ref->hash, NULL) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The bytes of %s are not on this machine.", ref->name);
	return hc_fail(err, HC_NOTFOUND, 0, "The bytes of %s are not on this machine yet; the next `sync` fetches them.", ref->name);
}

static int
save(struct cmd *c, const struct fileref *ref, const char *to, struct hc_err *err)
{
	const char *path;
	struct stat st;
	int rc;

	if (to != NULL)
		to = engine_path(c->env, c->arena, to);
	path = to != NULL ? to : ref->name;
	if (to != NULL && stat(to, &st) == 0 && S_ISDIR(st.st_mode))
		path = arena_printf(c->arena, "%s/%s", to, ref->name);
	if ((rc = blob_save(c->work->store, ref->hash, path, cmd_option(c, "force") != NULL, err)) < 0)
		return rc;
	out_line(c->out, "%s", path);
	return HC_OK;
}

static int
file_run(struct cmd *c, struct hc_err *err)
{
	const char *verb = c->nargs > 0 ? c->args[0] : "", *opened;
	bool lists = strcmp(verb, "list") == 0, saves = strcmp(verb, "save") == 0, opens = strcmp(verb, "open") == 0;
	const struct object *o;
	struct hc_record *r;
	struct fileref ref;
	int rc;

	if ((!lists && !saves && !opens) || c->nargs < 3 || c->nargs > 4 || (lists && c->nargs > 3))
		return hc_fail(err, HC_INVALID, 0, "file takes list, save or open, an object and a record: hotcrm file save account Acme offer.pdf.");
	if ((rc = cmd_object(c, c->args[1], &o, err)) < 0 || (rc = cmd_record(c, o, c->args[2], &r, err)) < 0)
		return rc;
	if (lists)
		return list(c, r, err);
	if ((rc = choose(c, r, c->nargs > 3 ? c->args[3] : NULL, &ref, err)) < 0 || (rc = fetched(c, &ref, err)) < 0)
		return rc;
	if (saves)
		return save(c, &ref, cmd_option(c, "to"), err);
	return opener_open(c->env, c->work->store, c->arena, &ref, &opened, err);
}

static const struct cmd_option options[] = {
	{ .name = "to", .arg = "PATH", .help = "the file or folder to save to; usually the file's own name, here" },
	{ .name = "force", .help = "write over a file that is there" },
	{ .name = NULL }
};

const struct cmd_def cmd_file = {
	.name = "file",
	.usage = "list | save | open OBJECT ID [FIELD | NAME]",
	.summary = "list the files of a record, save one, open one with the system's program",
	.help = "A record's files are those in its file and image fields and those attached to it; name a field or an attachment where there "
	    "are several. save checks the SHA-256 and prints the path. open gives a read-only copy to $HOTCRM_OPENER, else to xdg-open; "
	    "programs are not opened. Files come in by `attach`, and by FIELD=@PATH of new and set.",
	.flags = CMD_APART,
	.options = options,
	.complete = "file",
	.run = file_run,
};
