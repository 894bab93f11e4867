/*
 * workspace.c - `workspace list|new|use NAME`: several files under the data folder, one of them the default.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static bool
good_name(const char *s)
{
	return s[0] != '\0' && strlen(s) <= 64 && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(s);
}

static int
list(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "workspace", "state" };
	char *dir = env_data_dir(c->env, c->arena), *now = work_default_path(c->env, c->arena);
	struct dirent *e;
	DIR *d;
	int rc;

	if ((rc = out_begin_texts(c->out, titles, 2, err)) < 0)
		return rc;
	if ((d = opendir(dir)) == NULL)
		return errno == ENOENT ? out_end(c->out, err) :
		    hc_fail(err, HC_STORE, 0, "%s cannot be read: %s.", dir, strerror(errno));
	while ((e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name);
		const char *row[2];

		if (len < 4 || strcmp(e->d_name + len - 3, ".db") != 0)
			continue;
		row[0] = arena_strndup(c->arena, e->d_name, len - 3);
		row[1] = strcmp(arena_printf(c->arena, "%s/%s", dir, e->d_name), now) == 0 ? "in use" : "";
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			break;
	}
	closedir(d);
	return rc < 0 ? rc : out_end(c->out, err);
}

static int
use(struct cmd *c, const char *name, struct hc_err *err)
{
	char *dir = env_data_dir(c->env, c->arena), *path = arena_printf(c->arena, "%s/%s.db", dir, name);
	char *mark = arena_printf(c->arena, "%s/current", dir), *temp = arena_printf(c->arena, "%s/current.new", dir);
	FILE *f;

	if (access(path, F_OK) != 0)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no workspace %s; `workspace new %s` makes it.", name, name);
	if ((f = fopen(temp, "w")) == NULL || fprintf(f, "%s\n", name) < 0 || fclose(f) != 0 || rename(temp, mark) != 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", mark, strerror(errno));
	out_notice(c->out, "Using workspace %s from now on.", name);
	return HC_OK;
}

static int
workspace_run(struct cmd *c, struct hc_err *err)
{
	const char *verb = c->nargs > 0 ? c->args[0] : "list";
	struct work *w;
	int rc;

	if (strcmp(verb, "list") == 0 && c->nargs <= 1)
		return list(c, err);
	if (c->nargs != 2 || (strcmp(verb, "new") != 0 && strcmp(verb, "use") != 0))
		return hc_fail(err, HC_INVALID, 0, "workspace takes list, new NAME or use NAME.");
	if (!good_name(c->args[1]))
		return hc_fail(err, HC_INVALID, 0, "%s is not a workspace name; use small letters, digits, - and _.", c->args[1]);
	if (strcmp(verb, "use") == 0)
		return use(c, c->args[1], err);
	if ((rc = work_init(c->env, arena_printf(c->arena, "%s/%s.db", env_data_dir(c->env, c->arena), c->args[1]), &w, err)) < 0)
		return rc;
	work_close(w);
	out_notice(c->out, "Made workspace %s; `workspace use %s` opens it by default.", c->args[1], c->args[1]);
	return HC_OK;
}

const struct cmd_def cmd_workspace = {
	.name = "workspace",
	.usage = "[list | new NAME | use NAME]",
	.summary = "list workspaces, make one, choose the default",
	.flags = CMD_NO_WORK,
	.run = workspace_run,
};
