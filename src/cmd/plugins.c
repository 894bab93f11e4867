/*
 * plugins.c - `plugins [enable|disable|info NAME]`: what is loaded, what is not and why.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static const char *
state_word(enum plugin_state s)
{
	switch (s) {
	case PLUGIN_ON:
		return "on";
	case PLUGIN_OFF:
		return "off";
	case PLUGIN_CRASHED:
		return "crashed";
	default:
		return "failed";
	}
}

static int
info(struct cmd *c, const struct plugin_status *p, struct hc_err *err)
{
	struct buf names = BUF_INIT;

	out_line(c->out, "%s %s  %s", p->name, p->version != NULL ? p->version : "", p->label != NULL ? p->label : "");
	out_line(c->out, "state    %s%s%s", state_word(p->state), p->reason != NULL ? ": " : "", p->reason != NULL ? p->reason : "");
	for (size_t i = 0; i < c->work->model->objects.n; i++) {
		const struct object *o = c->work->model->objects.at[i];

		if (o->plugin != NULL && strcmp(o->plugin, p->name) == 0)
			buf_printf(&names, "%s%s", names.len ? " " : "", o->name);
	}
	out_line(c->out, "objects  %s", buf_str(&names));
	buf_reset(&names);
	for (size_t i = 0; i < c->work->model->actions.n; i++)
		if (strcmp(c->work->model->actions.at[i].source.plugin, p->name) == 0)
			buf_printf(&names, "%s%s", names.len ? " " : "", c->work->model->actions.at[i].name);
	out_line(c->out, "actions  %s", buf_str(&names));
	buf_free(&names);
	out_line(c->out, "calls    %lld in %.1f ms, slowest %.1f ms", (long long)p->calls, (double)p->ns / 1e6,
	    (double)p->slowest_ns / 1e6);
	return HC_OK;
}

static int
plugins_run(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "plugin", "version", "state", "label", "reason" };
	const struct plugin_status *all;
	size_t n = host_plugins(c->work->host, &all);
	int rc;

	if (c->nargs == 2 && (strcmp(c->args[0], "enable") == 0 || strcmp(c->args[0], "disable") == 0))
		return work_plugin_enable(c->work, c->args[1], c->args[0][0] == 'e', err);
	if (c->nargs == 2 && strcmp(c->args[0], "info") == 0) {
		for (size_t i = 0; i < n; i++)
			if (strcmp(all[i].name, c->args[1]) == 0)
				return info(c, &all[i], err);
		return hc_fail(err, HC_NOTFOUND, 0, "There is no plugin %s; `plugins` lists them.", c->args[1]);
	}
	if (c->nargs > 0)
		return hc_fail(err, HC_INVALID, 0, "plugins takes enable, disable or info and a name.");
	if ((rc = out_begin_texts(c->out, titles, 5, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *row[5] = { all[i].name, all[i].version != NULL ? all[i].version : "", state_word(all[i].state),
		    all[i].label != NULL ? all[i].label : "", all[i].reason != NULL ? all[i].reason : "" };

		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

const struct cmd_def cmd_plugins = {
	.name = "plugins",
	.usage = "[enable|disable|info NAME]",
	.summary = "list plugins, switch one on or off",
	.complete = "plugin",
	.run = plugins_run,
};
