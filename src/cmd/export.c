/*
 * export.c - `export QUERY FILE`: what a query selects into a file, in machine form.
 */
#include <string.h>

#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "exchange/exchange.h"

static int
run_export(struct cmd *c, struct hc_err *err)
{
	struct buf query = BUF_INIT;
	int64_t rows = 0;
	const char *file;
	int rc;

	if (c->nargs < 2)
		return hc_fail(err, HC_INVALID, 0, "export needs a query and a file: hotcrm export 'contact has:email' people.csv.");
	file = c->args[c->nargs - 1];
	if (c->ui != NULL && strcmp(file, "-") == 0)
		return hc_fail(err, HC_INVALID, 0, "the screen stands on standard output here; name a file.");
	for (size_t i = 0; i + 1 < c->nargs; i++)
		buf_printf(&query, "%s%s", i > 0 ? " " : "", c->args[i]);
	rc = export_run(c->work, buf_str(&query), file, cmd_option(c, "format"), &rows, c->arena, err);
	buf_free(&query);
	if (rc >= 0 && strcmp(file, "-") != 0)
		out_notice(c->out, "%lld rows written to %s.", (long long)rows, file);
	return rc;
}

static const struct cmd_option options[] = {
	{ "format", "FMT", "csv, tsv, json or ndjson; else the end of the file's name says it" },
	{ NULL }
};

const struct cmd_def cmd_export = {
	.name = "export",
	.usage = "QUERY FILE",
	.summary = "write what a query selects to a CSV, TSV, JSON or NDJSON file",
	.help = "Every field you may read, unless the query says `show`. Values are in machine form: option names, ids of linked records, "
	    "ISO dates, money in two columns; import reads them back. The file appears whole or not at all. - is standard output.",
	.flags = CMD_OBJECT | CMD_APART,
	.options = options,
	.complete = "query file",
	.run = run_export,
};
