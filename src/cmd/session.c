/*
 * session.c - see session.h.
 */
#include "cmd/session.h"

#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "cmd/opener.h"
#include "cmd/out.h"

int
cmd_commit(struct cmd *c, struct hc_tx *tx, struct hc_err *err)
{
	struct arena *a = c->arena;
	size_t nw = tx->warnings.n, na = tx->answers.n;
	const char **warnings = ARENA_ARRAY(a, const char *, nw + 1), **answers = ARENA_ARRAY(a, const char *, na + 1);
	int rc;

	for (size_t i = 0; i < nw; i++)
		warnings[i] = arena_strdup(a, tx->warnings.at[i].text);
	for (size_t i = 0; i < na; i++)
		answers[i] = arena_printf(a, "%s: %s", tx->answers.at[i].name, tx->answers.at[i].text);
	if ((rc = tx_commit(tx, err)) < 0)
		return rc;
	for (size_t i = 0; i < nw; i++)
		out_notice(c->out, "%s", warnings[i]);
	for (size_t i = 0; i < na; i++)
		out_line(c->out, "%s", answers[i]);
	return HC_OK;
}

int
cmd_commit_new(struct cmd *c, struct hc_tx *tx, const struct hc_record *r, struct hc_err *err)
{
	char id[UUID_TEXT];
	int rc;

	uuid_format(r->values[SLOT_ID].id, id);
	if ((rc = cmd_commit(c, tx, err)) < 0)
		return rc;
	out_line(c->out, "%s", id);
	return HC_OK;
}

int
cmd_commit_erased(struct cmd *c, struct hc_tx *tx, struct hc_err *err)
{
	int rc;

	if ((rc = cmd_commit(c, tx, err)) < 0)
		return rc;
	/* older forms lie in free pages until the file is written anew; while others write, the next doctor does it */
	if ((rc = store_settle(c->work->store, err)) < 0 && rc != HC_BUSY)
		return rc;
	opener_forget(c->env, c->arena, true);
	return HC_OK;
}

int
cmd_query(struct cmd *c, const char *text, struct query_ctx *ctx, struct query **ret, struct hc_err *err)
{
	struct query *q;
	int rc;

	*ctx = work_query(c->work, c->arena, NULL);
	if (text[0] == '\0')
		return hc_fail(err, HC_INVALID, 0, "%s needs a query that begins with an object: hotcrm %s opportunity stage:proposal.",
		    c->def->name, c->def->name);
	if ((rc = query_parse(ctx, text, &q, err)) < 0)
		return rc;
	if (q->object == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s needs a query that begins with an object: hotcrm %s opportunity stage:proposal.",
		    c->def->name, c->def->name);
	if (!access_object(c->work, q->object, 'r'))
		return hc_fail(err, HC_DENIED, 0, "You may not read %s; ask an administrator for a role that does.", q->object->plural);
	*ret = q;
	return HC_OK;
}

/* FIELD=VALUE at the end: a word with a plain name before its first '='. */
static bool
is_assignment(const char *word)
{
	size_t n = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	return n > 0 && word[n] == '=' && word[0] != '=';
}

size_t
cmd_split_assignments(const struct cmd *c)
{
	size_t i = c->nargs;

	while (i > 1 && is_assignment(c->args[i - 1]))
		i--;
	return i;
}

static bool
reader_can(void *arg, const struct field *f)
{
	return access_field(((struct cmd *)arg)->work, f, 'r');
}

static const char *
reader_title(void *arg, const struct field *f, const uint8_t id[16])
{
	struct cmd *c = arg;

	return f->target != NULL ? read_title(c->work->store, f->target, id, c->arena) : NULL;
}

struct out_reader
cmd_reader(struct cmd *c)
{
	return (struct out_reader){ .can_read = reader_can, .title = reader_title, .arg = c };
}

const char *
cmd_caret(struct arena *a, const char *text, const struct hc_err *err)
{
	if (err->pos < 0 || (size_t)err->pos > strlen(text) || strchr(text, '\n') != NULL)
		return NULL;
	return arena_printf(a, "%s\n%*s^", text, utf8_width(text, (size_t)err->pos), "");
}

const char *
cmd_when(struct cmd *c, int64_t at)
{
	struct civil t;

	if (c->work->locale.zone == NULL)
		return "";
	zone_civil(c->work->locale.zone, at, &t);
	return arena_printf(c->arena, "%04d-%02d-%02d %02d:%02d", t.year, t.month, t.day, t.hour, t.minute);
}

const char *
cmd_user_title(struct cmd *c, const uint8_t id[16])
{
	const struct object *user = model_object(c->work->model, "user");
	static const uint8_t none[16];
	const char *title;

	if (memcmp(id, c->work->user, 16) == 0)
		return c->work->user_name;
	if (user == NULL || memcmp(id, none, 16) == 0)
		return "system";
	title = read_title(c->work->store, user, id, c->arena);
	return title[0] != '\0' ? title : "unknown";
}

const char *
cmd_source_word(int source)
{
	static const char *const names[] = {
		[SOURCE_USER] = "user", [SOURCE_IMPORT] = "import", [SOURCE_WORKFLOW] = "workflow", [SOURCE_AI] = "ai",
		[SOURCE_PULL] = "pull", [SOURCE_UNDO] = "undo", [SOURCE_MERGE] = "merge", [SOURCE_SYSTEM] = "system", [SOURCE_API] = "api"
	};

	return source >= 0 && (size_t)source < sizeof(names) / sizeof(names[0]) ? names[source] : "?";
}
