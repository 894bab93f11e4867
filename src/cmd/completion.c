/*
 * completion.c - `completion bash|zsh|fish` prints a script for that shell; `completion words WORD ...` is what it asks back.
 *
 * The script is three lines: all knowledge is in the program, so it is never out of step.
 */
#include <stdio.h>
#include <string.h>

#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static const char bash_script[] =
    "_hotcrm() {\n"
    "\tlocal IFS=$'\\n'\n"
    "\tCOMPREPLY=( $(compgen -W \"$(hotcrm completion words \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\" -- \"${COMP_WORDS[COMP_CWORD]}\") )\n"
    "}\n"
    "complete -o default -F _hotcrm hotcrm\n";
static const char zsh_script[] =
    "#compdef hotcrm\n"
    "_hotcrm() {\n"
    "\tlocal -a words_\n"
    "\twords_=(${(f)\"$(hotcrm completion words \"${(@)words[2,CURRENT]}\" 2>/dev/null)\"})\n"
    "\tcompadd -a words_ || _files\n"
    "}\n"
    "compdef _hotcrm hotcrm\n";
static const char fish_script[] =
    "complete -c hotcrm -f -a '(hotcrm completion words (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'\n";

static void
offer(struct cmd *c, const char *word, const char *prefix)
{
	if (strncmp(word, prefix, strlen(prefix)) == 0)
		out_line(c->out, "%s", word);
}

static void
offer_objects(struct cmd *c, const char *prefix)
{
	for (size_t i = 0; i < c->work->model->objects.n; i++)
		if (!c->work->model->objects.at[i]->hidden && access_object(c->work, c->work->model->objects.at[i], 'r'))
			offer(c, c->work->model->objects.at[i]->name, prefix);
}

static void
offer_fields(struct cmd *c, const char *object, const char *prefix)
{
	const struct object *o = model_object(c->work->model, object);

	if (o == NULL)
		return;
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++)
		if (!o->fields.at[i]->readonly && access_field(c->work, o->fields.at[i], 'e'))
			offer(c, arena_printf(c->arena, "%s=", o->fields.at[i]->name), prefix);
}

/* `args` are the query's words so far; the last is being typed. */
static void
offer_query(struct cmd *c, const char *const *args, size_t n)
{
	struct query_ctx ctx = work_query(c->work, c->arena, NULL);
	struct query_hint hints[200];
	struct buf text = BUF_INIT;
	size_t from, found, start;

	if (n <= 1) {
		offer_objects(c, n == 1 ? args[0] : "");
		return;
	}
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "%s%s", i ? " " : "", args[i]);
	start = text.len - strlen(args[n - 1]);
	found = query_complete(&ctx, buf_str(&text), text.len, hints, sizeof(hints) / sizeof(hints[0]), &from);
	for (size_t i = 0; i < found; i++)
		if (from >= start)
			out_line(c->out, "%.*s%s", (int)(from - start), buf_str(&text) + start, hints[i].word);
	buf_free(&text);
}

static void
offer_options(struct cmd *c, const struct cmd_def *def, const char *prefix)
{
	for (const struct cmd_option *o = def->options; o != NULL && o->name != NULL; o++)
		offer(c, arena_printf(c->arena, "%s%s", strlen(o->name) == 1 ? "-" : "--", o->name), prefix);
	offer(c, "-o", prefix);
}

static int
words(struct cmd *c, struct hc_err *err)
{
	const char *const *args = c->args + 1;
	size_t n = c->nargs - 1;
	const struct cmd_def *def;
	const char *last;

	if (n <= 1) {
		for (size_t i = 0; i < cmd_total(); i++)
			if (!(cmd_at(i)->flags & CMD_UI))
				offer(c, cmd_at(i)->name, n == 1 ? args[0] : "");
		return HC_OK;
	}
	last = args[n - 1];
	def = cmd_find(args[0]);
	if (def != NULL && last[0] == '-') {
		offer_options(c, def, last);
		return HC_OK;
	}
	if (def != NULL && strcmp(args[n - 2], "-o") == 0) {
		static const char *const formats[] = { "table", "csv", "tsv", "json", "ndjson", "ids" };

		for (size_t i = 0; i < 6; i++)
			offer(c, formats[i], last);
		return HC_OK;
	}
	if (def != NULL && strcmp(def->name, "help") == 0) {
		for (size_t i = 0; i < cmd_total(); i++)
			offer(c, cmd_at(i)->name, last);
		return HC_OK;
	}
	if (c->work == NULL && work_open(c->env, c->db_path, STORE_READONLY, c->no_plugins, NULL, &c->work, err) < 0)
		return HC_OK;
	if (def == NULL || def->complete == NULL)
		return HC_OK;
	if (strstr(def->complete, "query") != NULL)
		offer_query(c, args + 1, n - 1);
	if (strncmp(def->complete, "object", 6) == 0 && n == 2)
		offer_objects(c, last);
	if (strstr(def->complete, "field=") != NULL && n > 2)
		offer_fields(c, args[1], last);
	if (strncmp(def->complete, "action", 6) == 0 && n == 2)
		for (size_t i = 0; i < c->work->model->actions.n; i++)
			offer(c, c->work->model->actions.at[i].name, last);
	return HC_OK;
}

static int
completion_run(struct cmd *c, struct hc_err *err)
{
	const char *shell = c->nargs > 0 ? c->args[0] : "", *text;

	if (strcmp(shell, "words") == 0)
		return words(c, err);
	text = strcmp(shell, "bash") == 0 ? bash_script : strcmp(shell, "zsh") == 0 ? zsh_script :
	    strcmp(shell, "fish") == 0 ? fish_script : NULL;
	if (text == NULL || c->nargs != 1)
		return hc_fail(err, HC_INVALID, 0, "completion needs a shell: bash, zsh or fish.");
	out_raw(c->out, text, strlen(text));
	return HC_OK;
}

const struct cmd_def cmd_completion = {
	.name = "completion",
	.usage = "bash|zsh|fish",
	.summary = "print a completion script for a shell",
	.help = "For bash: `eval \"$(hotcrm completion bash)\"` in ~/.bashrc; zsh: the same in ~/.zshrc; fish: pipe it to source.",
	.flags = CMD_NO_WORK,
	.run = completion_run,
};
