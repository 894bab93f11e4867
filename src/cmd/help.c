/*
 * help.c - `help [COMMAND]`: text from the command table, for people and (--mdoc) for the manual page.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

/* Breaks a paragraph at spaces. */
static void
wrapped(struct out *o, const char *text, int indent, int width)
{
	while (*text != '\0') {
		size_t n = strlen(text), room = (size_t)(width - indent);

		if (n > room) {
			n = room;
			while (n > 0 && text[n] != ' ')
				n--;
			if (n == 0)
				n = room;
		}
		out_line(o, "%*s%.*s", indent, "", (int)n, text);
		text += n;
		text += strspn(text, " ");
	}
}

static void
option_lines(struct out *o, const struct cmd_option *opts)
{
	for (; opts != NULL && opts->name != NULL; opts++) {
		char head[64];

		snprintf(head, sizeof(head), "%s%s%s%s", strlen(opts->name) == 1 ? "-" : "--", opts->name,
		    opts->arg != NULL ? " " : "", opts->arg != NULL ? opts->arg : "");
		out_line(o, "  %-22s %s%s", head, opts->help, opts->repeat ? " (may be repeated)" : "");
	}
}

void
cmd_help_one(struct cmd *c, const struct cmd_def *def)
{
	out_line(c->out, "hotcrm %s%s%s", def->name, def->usage[0] != '\0' ? " " : "", def->usage);
	out_line(c->out, "  %s", def->summary);
	if (def->help != NULL) {
		out_line(c->out, "%s", "");
		wrapped(c->out, def->help, 2, 78);
	}
	if (def->options != NULL) {
		out_line(c->out, "%s", "");
		option_lines(c->out, def->options);
	}
}

/* mdoc(7): a backslash, and a dot or quote at the start of a line, are escaped; each sentence begins a line. */
static void
mdoc_text(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		bool fresh = b->len == 0 || b->data[b->len - 1] == '\n';

		if (*s == '\\') {
			buf_adds(b, "\\e");
		} else if ((*s == '.' || *s == '\'') && fresh) {
			buf_printf(b, "\\&%c", *s);
		} else if (*s == '\n') {
			buf_adds(b, fresh ? ".Pp\n" : "\n");
		} else if (*s == '.' && s[1] == ' ' && b->len > 1 && b->data[b->len - 1] != '.') {
			buf_adds(b, ".\n");
			s++;
		} else if (*s != ' ' || !fresh) {
			buf_addc(b, *s);
		}
	}
}

static void
mdoc_one(struct buf *b, const struct cmd_def *d)
{
	buf_printf(b, ".It Cm %s", d->name);
	if (d->usage[0] != '\0') {
		buf_adds(b, " Xo\n");
		mdoc_text(b, d->usage);
		buf_adds(b, "\n.Xc");
	}
	buf_adds(b, "\n");
	buf_printf(b, "%c", d->summary[0] - ('a' <= d->summary[0] && d->summary[0] <= 'z' ? 32 : 0));
	mdoc_text(b, d->summary + 1);
	buf_adds(b, ".\n");
	if (d->help != NULL) {
		mdoc_text(b, d->help);
		buf_addc(b, '\n');
	}
	if (d->options != NULL) {
		buf_adds(b, ".Bl -tag -width indent\n");
		for (const struct cmd_option *o = d->options; o->name != NULL; o++) {
			buf_printf(b, ".It %s%s%s%s\n", strlen(o->name) == 1 ? "Fl " : "Fl -", o->name, o->arg != NULL ? " Ar " : "",
			    o->arg != NULL ? o->arg : "");
			mdoc_text(b, o->help);
			buf_adds(b, ".\n");
		}
		buf_adds(b, ".El\n");
	}
}

static int
help_run(struct cmd *c, struct hc_err *err)
{
	const struct cmd_def *def;
	const char *near;

	if (cmd_option(c, "mdoc") != NULL || cmd_option(c, "mdoc-ui") != NULL) {
		unsigned ui = cmd_option(c, "mdoc-ui") != NULL ? CMD_UI : 0;
		struct buf b = BUF_INIT;

		for (size_t i = 0; i < cmd_total(); i++)
			if ((cmd_at(i)->flags & CMD_UI) == ui)
				mdoc_one(&b, cmd_at(i));
		out_raw(c->out, b.data, b.len);
		buf_free(&b);
		return HC_OK;
	}
	if (c->nargs > 0) {
		if ((def = cmd_find(c->args[0])) != NULL) {
			cmd_help_one(c, def);
			return HC_OK;
		}
		near = cmd_near(c->args[0]);
		return near != NULL ? hc_fail(err, HC_INVALID, 0, "%s is not a command; did you mean %s?", c->args[0], near) :
		    hc_fail(err, HC_INVALID, 0, "%s is not a command; `hotcrm help` lists them.", c->args[0]);
	}
	out_line(c->out, "hotcrm                      open the workstation");
	out_line(c->out, "hotcrm COMMAND ...          run one command; the same words work after `:`");
	out_line(c->out, "%s", "");
	for (size_t i = 0; i < cmd_total(); i++)
		if (c->ui != NULL || !(cmd_at(i)->flags & CMD_UI))
			out_line(c->out, "  %-12s %s", cmd_at(i)->name, cmd_at(i)->summary);
	out_line(c->out, "%s", "");
	out_line(c->out, "Before the command: -d FILE (workspace), -c CONF, -e 'COMMANDS', --no-plugins, --readonly, --version.");
	out_line(c->out, "`hotcrm help COMMAND` says more; hotcrm(1), hotql(7) and hot(5) say all.");
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "mdoc", .help = "print the commands as the source of hotcrm(1)" },
	{ .name = "mdoc-ui", .help = "print those of the workstation as the source of hotcrm.conf(5)" },
	{ .name = NULL }
};

const struct cmd_def cmd_help = {
	.name = "help",
	.usage = "[COMMAND]",
	.summary = "list the commands, or say what one does",
	.flags = CMD_NO_WORK,
	.options = options,
	.complete = "command",
	.run = help_run,
};
