/*
 * search.c - `search TEXT`: ranked hits across all objects, or one.
 */
#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

#include <stdlib.h>
#include <string.h>

static int
search_run(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "object", "id", "title", "match" };
	struct query_ctx ctx = work_query(c->work, c->arena, NULL);
	const struct object *only = NULL;
	const char *limit = cmd_option(c, "limit");
	size_t n, max = 50;
	struct hit *hits;
	int64_t total;
	bool ranked;
	int rc;

	if (c->nargs == 0)
		return hc_fail(err, HC_INVALID, 0, "search needs words: hotcrm search globex renewal.");
	if (cmd_option(c, "in") != NULL && (rc = cmd_object(c, cmd_option(c, "in"), &only, err)) < 0)
		return rc;
	if (limit != NULL && (max = strtoul(limit, NULL, 10)) == 0)
		return hc_fail(err, HC_INVALID, 0, "--limit %s is not a number above 0.", limit);
	if ((rc = read_search(c->work->store, &ctx, c->operands, only, max, c->arena, &hits, &n, &total, &ranked, err)) < 0)
		return rc;
	if ((rc = out_begin_texts(c->out, titles, 4, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *row[4] = { hits[i].object->name, "", hits[i].title, hits[i].snippet != NULL &&
		    strcmp(hits[i].snippet, hits[i].title) != 0 ? hits[i].snippet : "" };
		char id[UUID_TEXT];

		uuid_format(hits[i].id, id);
		row[1] = out_format(c->out) == OUT_TABLE ? id + 30 : id;
		if (out_format(c->out) == OUT_IDS)
			row[0] = id;
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	if ((rc = out_end(c->out, err)) < 0)
		return rc;
	if ((int64_t)n < total)
		out_notice(c->out, "%zu of %s%lld%s; --limit N shows more.", n, ranked ? "" : "at least ", (long long)total,
		    ranked ? "" : ", newest first");
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "in", .arg = "OBJECT", .help = "only this object" },
	{ .name = "limit", .arg = "N", .help = "at most N hits (50)" },
	{ .name = NULL }
};

const struct cmd_def cmd_search = {
	.name = "search",
	.usage = "TEXT",
	.summary = "find records by words, across all objects",
	.flags = CMD_APART,
	.options = options,
	.run = search_run,
};
