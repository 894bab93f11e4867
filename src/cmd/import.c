/*
 * import.c - `import OBJECT FILE`: records out of a file, with what was understood and what was refused.
 *
 * The work is exchange/'s. Here are the options, the progress on a terminal and the report.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "exchange/exchange.h"

struct progress {		/* of a process that only imports */
	struct cmd *cmd;
	const char *what;
	int percent;
	bool tty, yields;
};

static void
show_progress(void *arg, const char *what, int64_t done, int64_t total)
{
	struct progress *p = arg;
	int percent = total > 0 ? (int)(done * 100 / total) : 0;

	if (!p->yields && p->cmd->work != NULL && store_shared(p->cmd->work->store)) {
		cmd_yield_cores();
		p->yields = true;
	}
	if (!p->tty)
		return;
	if (what == p->what && percent == p->percent)
		return;
	p->what = what;
	p->percent = percent;
	fprintf(stderr, "\r%s %d %%   ", what, percent);
	fflush(stderr);
}

/* All values of a repeated option; for keys, each may be a list. */
static const char *const *
list_option(struct cmd *c, const char *name, bool split)
{
	VEC(const char *) list = {0};
	const char *v;

	for (size_t i = 0; (v = cmd_option_at(c, name, i)) != NULL; i++) {
		while (split) {
			size_t n = 0;

			while (v[n] != '\0' && v[n] != ',')
				n++;
			if (v[n] == '\0')
				break;
			vec_push(c->arena, &list, arena_strndup(c->arena, v, n));
			v += n + 1;
		}
		vec_push(c->arena, &list, v);
	}
	if (list.n == 0)
		return NULL;
	vec_push(c->arena, &list, NULL);
	return list.at;
}

static const char *
number(struct cmd *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

static int
revert(struct cmd *c, const char *job, struct hc_err *err)
{
	struct buf kept = BUF_INIT;
	int64_t removed = 0;
	int rc = import_revert(c->work, job, &kept, &removed, err);

	if (rc >= 0 || rc == HC_PART) {
		for (char *p = kept.data, *end; p != NULL && *p != '\0'; p = end + 1) {
			if ((end = strchr(p, '\n')) == NULL)
				break;
			*end = '\0';
			out_line(c->out, "kept %s", p);
		}
		out_line(c->out, "%lld records taken back", (long long)removed);
	}
	buf_free(&kept);
	return rc;
}

static int
list(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "job", "state", "object", "file", "rows", "created", "updated", "unchanged", "refused" };
	struct import_info *at;
	size_t n;
	int rc;

	if ((rc = import_list(c->work, c->arena, &at, &n, err)) < 0 || (rc = out_begin_texts(c->out, titles, 9, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *texts[] = { at[i].job, at[i].state, at[i].object, at[i].file, number(c, at[i].rows), number(c, at[i].created),
			number(c, at[i].updated), number(c, at[i].unchanged), number(c, at[i].failed) };

		if ((rc = out_row_texts(c->out, texts, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

static void
report(struct cmd *c, const struct import_options *o, const struct import_report *r)
{
	if (r->dialect != NULL)
		out_notice(c->out, "Read as %s.", r->dialect);
	for (size_t i = 0; i < r->notes.n; i++)
		out_notice(c->out, "%s", r->notes.at[i]);
	if (r->rows == 0 && r->job[0] == '\0')
		return;
	out_line(c->out, "%s %s: %lld rows, %lld created, %lld updated, %lld unchanged, %lld refused", o->dry_run ? "dry run" : "import",
	    r->job, (long long)r->rows, (long long)r->created, (long long)r->updated, (long long)r->unchanged, (long long)r->failed);
	if (o->dry_run && r->error_file != NULL)
		out_notice(c->out, "What would become of each row is in %s.", r->error_file);
}

static int
run_import(struct cmd *c, struct hc_err *err)
{
	bool tty = c->ui == NULL && isatty(STDERR_FILENO);
	struct progress p = { .cmd = c, .percent = -1, .tty = tty };
	struct import_options o = {
		.maps = list_option(c, "map", false), .keys = list_option(c, "key", true), .unknown = cmd_option(c, "unknown"),
		.resume = cmd_option(c, "resume"), .encoding = cmd_option(c, "encoding"), .delimiter = cmd_option(c, "delimiter"),
		.quote = cmd_option(c, "quote"), .header = cmd_option(c, "header"), .dates = cmd_option(c, "dates"),
		.decimal = cmd_option(c, "decimal"), .dry_run = cmd_option(c, "dry-run") != NULL,
		.no_header = cmd_option(c, "no-header") != NULL, .plain_automation = cmd_option(c, "no-automation") != NULL,
		.progress = c->progress != NULL ? c->progress : c->ui == NULL ? show_progress : NULL,
		.arg = c->progress != NULL ? c->progress_arg : &p,
	};
	struct import_report r;
	int rc;

	if (cmd_option(c, "revert") != NULL)
		return revert(c, cmd_option(c, "revert"), err);
	if (cmd_option(c, "list") != NULL)
		return list(c, err);
	if (o.resume == NULL && c->nargs != 2)
		return hc_fail(err, HC_INVALID, 0, "import needs an object and a file: hotcrm import contact people.csv.");
	if (c->ui != NULL && c->nargs > 1 && strcmp(c->args[1], "-") == 0)
		return hc_fail(err, HC_INVALID, 0, "the keys come from standard input here; name a file.");
	if (o.resume == NULL) {
		o.object = c->args[0];
		o.file = c->args[1];
	}
	rc = import_run(c->work, &o, c->arena, &r, err);
	if (tty && p.what != NULL)
		fprintf(stderr, "\r\033[K");
	report(c, &o, &r);
	if (rc < 0 && rc != HC_PART && r.job[0] != '\0')
		out_notice(c->out, "The import stopped before its end: `import --resume %s` goes on with it, --revert takes it back.", r.job);
	return rc;
}

static const struct cmd_option options[] = {
	{ "map", "COLUMN=FIELD", "a column is this field; account.account_number finds a link by that field; nothing after = leaves it "
	    "out; created and updated are taken only so", true },
	{ "key", "FIELD[,FIELD]", "rows with the key of a record that is there change that record", true },
	{ "unknown", "add|blank|fail", "what becomes of values outside a field's options: new options, nothing, or the row is refused" },
	{ "dry-run", NULL, "write nothing but a file with the verdict on each row" },
	{ "resume", "JOB", "go on with an import that was interrupted; last is the latest" },
	{ "revert", "JOB", "take an import back (last is the latest); records that were edited since stay and are listed" },
	{ "list", NULL, "the latest imports: what they were and how they ended" },
	{ "encoding", "NAME", "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1 or iso-8859-15" },
	{ "delimiter", "CHAR", "one character, or tab, comma, semicolon, pipe, space" },
	{ "quote", "CHAR", "one character, or none" },
	{ "header", "N", "how many lines the header has" },
	{ "no-header", NULL, "the first line is data; columns go by number: --map 1=last_name" },
	{ "dates", "dmy|mdy|ymd", "the order of dates like 03/04/2026" },
	{ "decimal", "CHAR", "the decimal mark, . or ," },
	{ "no-automation", NULL, "run no hooks and workflows" },
	{ NULL }
};

const struct cmd_def cmd_import = {
	.name = "import",
	.usage = "OBJECT FILE | --resume JOB | --revert JOB | --list",
	.summary = "bring records in from CSV, TSV, JSON or NDJSON",
	.help = "How the file is written is found out, and which column is which field: by the fields' names and by the names other "
	    "programs give their columns. A column that was only guessed stays out when its values do not fit, and a line says so; "
	    "only columns that go by a field's name or by --map can have rows refused (exit 6). Refused rows are written to "
	    "FILE.failed.csv as they came, with the reason behind them.\n\n"
	    "Links are found by id, title or unique key, also to rows of the same file. The whole import is one transaction: undo or "
	    "--revert takes it back. After a crash --resume goes on where it was. - reads standard input.",
	.flags = CMD_WRITES | CMD_APART | CMD_OBJECT,
	.options = options,
	.complete = "object file",
	.run = run_import,
};
