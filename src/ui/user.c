/*
 * user.c - definitions of the user's files: commands with arguments, views, menus, rules for narrow screens.
 *
 * A later definition of the same name takes the place of an earlier one, so a user's file wins over the program's.
 */
#include "ui/user.h"

#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "model/hot.h"
#include "ui/block.h"
#include "ui/list.h"
#include "ui/team.h"
#include "ui/usercmd.h"
#include "ui/user_impl.h"
#include "ui/window.h"

/* The old ones live on, unreachable: a block of theirs may be what reads the files anew. */
void
user_reset(struct app *app)
{
	struct arena *a = arena_new("user");
	struct user *u = ARENA_NEW(a, struct user);

	u->arena = a;
	u->before = app->user;
	u->touched = app->env->ticks(app->env) / 1000000;
	for (size_t i = 0; app->user != NULL && i < app->user->commands.n; i++)
		cmd_unregister(&app->user->commands.at[i]->def);
	app->user = u;
}

void
user_free(struct user *u)
{
	while (u != NULL) {
		struct user *before = u->before;

		for (size_t i = 0; i < u->commands.n; i++)
			cmd_unregister(&u->commands.at[i]->def);
		arena_free(u->raised_arena);
		arena_free(u->arena);
		u = before;
	}
}

const char *
user_source(struct app *app)
{
	return app->source_file != NULL ? arena_printf(app->user->arena, "%s:%d", app->source_file, app->source_line) : "typed";
}

/* Words [from, to) joined: a condition as it was written. */
static const char *
join(struct arena *a, const struct call *c, size_t from, size_t to)
{
	struct buf b = BUF_INIT;
	const char *s;

	for (size_t i = from; i < to; i++)
		buf_printf(&b, "%s%s", i > from ? " " : "", c->argv[i]);
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static bool
is_name(const char *s)
{
	return *s >= 'a' && *s <= 'z' && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(s) && strlen(s) < 48;
}

/* Commands. */

static int
run_from_table(struct cmd *cmd, struct hc_err *err)
{
	struct app *app = cmd->ui;
	const struct user_command *uc = app != NULL ? user_command(app, cmd->def->name) : NULL;
	struct call c = { .name = cmd->def->name, .argv = cmd->args, .argc = cmd->nargs, .rest = cmd->operands };

	if (uc == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s is not defined any more.", c.name);
	return user_command_run(app, uc, &c, err);
}

/* <min:int=50> <what> <rest...> */
static int
read_arg(struct arena *a, const char *word, struct user_arg *ret, struct hc_err *err)
{
	static const char *const types[] = { "text", "int", "number", "date", NULL };
	size_t n = strlen(word);
	char *s = arena_strndup(a, word + 1, n - 2), *sign;

	*ret = (struct user_arg){ .type = "text" };
	if ((sign = strchr(s, '=')) != NULL) {
		ret->fallback = sign + 1;
		*sign = '\0';
	}
	if ((sign = strchr(s, ':')) != NULL) {
		*sign = '\0';
		for (const char *const *t = types; ret->type != NULL; t++)
			if (*t == NULL || strcmp(*t, sign + 1) == 0) {
				ret->type = *t;
				break;
			}
		if (ret->type == NULL)
			return hc_fail(err, HC_INVALID, 0, "%.40s: an argument is text, int, number or date, not \"%.20s\".", word,
			    sign + 1);
	}
	n = strlen(s);
	if (n > 3 && strcmp(s + n - 3, "...") == 0) {
		s[n - 3] = '\0';
		ret->type = "rest";
	}
	if (!is_name(s))
		return hc_fail(err, HC_INVALID, 0, "%.40s: an argument's name is lower-case letters, digits and _.", word);
	ret->name = s;
	return HC_OK;
}

static int
define_command(struct app *app, const struct call *c, struct hc_err *err)
{
	struct user *u = app->user;
	struct user_command *uc = ARENA_NEW(u->arena, struct user_command);
	struct buf usage = BUF_INIT;
	size_t i = 1;
	int rc;

	if (c->argc < 3)
		return hc_fail(err, HC_INVALID, 0, "command needs NAME [<arg> ...] \"what it does\" { COMMANDS }.");
	if (!is_name(c->argv[0]))
		return hc_fail(err, HC_INVALID, 0, "%.40s is no name for a command; write lower-case letters, digits, - and _.", c->argv[0]);
	if (cmd_find(c->argv[0]) != NULL && user_command(app, c->argv[0]) == NULL)
		return hc_fail(err, HC_CONFLICT, 0, "%s is a command of the program; choose another name.", c->argv[0]);
	for (; i < c->argc && c->argv[i][0] == '<' && c->argv[i][strlen(c->argv[i]) - 1] == '>'; i++) {
		struct user_arg arg;

		if ((rc = read_arg(u->arena, c->argv[i], &arg, err)) < 0) {
			buf_free(&usage);
			return rc;
		}
		vec_push(u->arena, &uc->args, arg);
		buf_printf(&usage, "%s%s%s%s", usage.len ? " " : "", arg.fallback != NULL ? "[" : "", arg.name,
		    arg.fallback != NULL ? "]" : "");
	}
	if (i + 2 != c->argc) {
		buf_free(&usage);
		return hc_fail(err, HC_INVALID, 0, "command %s needs \"what it does\" and { COMMANDS } after its arguments.", c->argv[0]);
	}
	uc->name = arena_strdup(u->arena, c->argv[0]);
	uc->usage = arena_strdup(u->arena, buf_str(&usage));
	uc->doc = arena_strdup(u->arena, c->argv[i]);
	uc->body = arena_strdup(u->arena, c->argv[i + 1]);
	uc->source = user_source(app);
	uc->def = (struct cmd_def){ .name = uc->name, .usage = uc->usage, .summary = uc->doc, .flags = CMD_UI | CMD_NO_WORK,
	    .run = run_from_table };
	buf_free(&usage);
	for (size_t k = 0; k < u->commands.n; k++)
		if (strcmp(u->commands.at[k]->name, uc->name) == 0) {
			cmd_unregister(&u->commands.at[k]->def);
			u->commands.at[k] = uc;
			cmd_register(&uc->def);
			return HC_OK;
		}
	vec_push(u->arena, &u->commands, uc);
	cmd_register(&uc->def);
	return HC_OK;
}

const struct user_command *
user_command(struct app *app, const char *name)
{
	for (size_t i = 0; app->user != NULL && i < app->user->commands.n; i++)
		if (strcmp(app->user->commands.at[i]->name, name) == 0)
			return app->user->commands.at[i];
	return NULL;
}

static int
check_arg(struct app *app, const struct user_command *uc, const struct user_arg *arg, const char *value, struct hc_err *err)
{
	int64_t day;
	char *end;

	if (*arg->type == 'i') {
		strtoll(value, &end, 10);
		if (*value == '\0' || *end != '\0')
			return hc_fail(err, HC_INVALID, 0, "%s: %s is a whole number, not \"%.40s\".", uc->name, arg->name, value);
	} else if (*arg->type == 'n') {
		strtod(value, &end);
		if (*value == '\0' || *end != '\0')
			return hc_fail(err, HC_INVALID, 0, "%s: %s is a number, not \"%.40s\".", uc->name, arg->name, value);
	} else if (*arg->type == 'd' && strpbrk(value, " \"") != NULL && date_parse_iso(value, strlen(value), &day, NULL) < 0) {
		return hc_fail(err, HC_INVALID, 0, "%s: %s is a date such as 2026-11-23 or +3d, not \"%.40s\".", uc->name, arg->name,
		    value);
	}
	return HC_OK;
}

int
user_command_run(struct app *app, const struct user_command *uc, const struct call *c, struct hc_err *err)
{
	struct block *b = team_block(app, uc->body, uc->source, err);
	int rc = HC_OK;

	if (b == NULL) {
		err_prefix(err, "%s (%s)", uc->name, uc->source);
		return err->code;
	}
	b->count = c->count;
	for (size_t i = 0; i < uc->args.n && rc >= 0; i++) {
		const struct user_arg *arg = &uc->args.at[i];
		const char *value = i < c->argc ? c->argv[i] : arg->fallback;

		if (*arg->type == 'r' && i < c->argc)
			value = join(b->arena, c, i, c->argc);
		if (value == NULL)
			rc = hc_fail(err, HC_INVALID, 0, "%s needs %s: %s %s.", uc->name, arg->name, uc->name, uc->usage);
		else if ((rc = check_arg(app, uc, arg, value, err)) >= 0)
			block_put(b, arg->name, value);
	}
	if (rc >= 0 && c->argc > uc->args.n && (uc->args.n == 0 || *uc->args.at[uc->args.n - 1].type != 'r'))
		rc = hc_fail(err, HC_INVALID, 0, "%s takes %zu operand%s; quote one that holds spaces.", uc->name, uc->args.n,
		    uc->args.n == 1 ? "" : "s");
	if (rc < 0) {
		arena_free(b->arena);
		return rc;
	}
	return block_run(app, b, err);
}

/* Views: a name for commands that a list runs. */

static int
define_view(struct app *app, const struct call *c, struct hc_err *err)
{
	struct user *u = app->user;
	struct user_view v = { .source = user_source(app) };

	if (c->argc != 4 || !is_name(c->argv[1]))
		return hc_fail(err, HC_INVALID, 0, "view needs OBJECT NAME \"Label\" { filter ... ; columns ... ; sort ... }.");
	v.object = arena_strdup(u->arena, c->argv[0]);
	v.name = arena_strdup(u->arena, c->argv[1]);
	v.label = arena_strdup(u->arena, c->argv[2]);
	v.body = arena_strdup(u->arena, c->argv[3]);
	for (size_t i = 0; i < u->views.n; i++)
		if (strcmp(u->views.at[i].object, v.object) == 0 && strcmp(u->views.at[i].name, v.name) == 0) {
			u->views.at[i] = v;
			return HC_OK;
		}
	vec_push(u->arena, &u->views, v);
	return HC_OK;
}

const struct user_view *
user_view(struct app *app, const struct object *o, const char *name)
{
	for (size_t i = 0; app->user != NULL && i < app->user->views.n; i++) {
		const struct user_view *v = &app->user->views.at[i];

		if (strcmp(v->name, name) == 0 && model_object(app->work->model, v->object) == o)
			return v;
	}
	return NULL;
}

size_t
user_view_count(const struct app *app)
{
	return app->user != NULL ? app->user->views.n : 0;
}

const struct user_view *
user_view_at(const struct app *app, size_t i)
{
	return &app->user->views.at[i];
}

/* menu CONTEXTS KEYS "Title" { q Qualify { set stage=qualify } ; w Won { ,w } }: keys behind a key. */
static int
define_menu(struct app *app, const struct call *c, struct hc_err *err)
{
	struct hot_text items;
	struct binding proto = { .source = user_source(app) };
	int rc;

	if (c->argc != 4)
		return hc_fail(err, HC_INVALID, 0, "menu needs CONTEXT KEYS \"Title\" { KEY LABEL { COMMANDS } ; ... }.");
	if ((rc = usercmd_places(app, c->argv[0], err)) < 0)
		return rc;
	if ((rc = hot_commands(app->turn, c->argv[3], NULL, &items, err)) < 0)
		return rc;
	for (size_t i = 0; i < items.directives.n; i++) {
		const struct hot_line *l = &items.directives.at[i].lines.at[0];
		size_t n = l->words.n;

		if (n < 3 || !l->words.at[n - 1].block)
			return hc_fail(err, HC_INVALID, 0, "menu \"%.40s\": an item is KEY LABEL { COMMANDS }.", c->argv[2]);
		proto.note = l->words.at[1].text;
		for (size_t k = 2; k + 1 < n; k++)
			proto.note = arena_printf(app->turn, "%s %s", proto.note, l->words.at[k].text);
		proto.command = l->words.at[n - 1].text;
		proto.title = c->argv[2];
		if ((rc = keymap_bind(app->keymap, &proto, c->argv[0],
		    arena_printf(app->turn, "%s%s", c->argv[1], l->words.at[0].text), false, NULL, err)) < 0)
			return rc;
	}
	return HC_OK;
}

/* columns OBJECT when COND { a,b }  and  bar NAME when COND { off } */
static int
define_rule(struct app *app, const struct call *c, struct hc_err *err)
{
	struct user *u = app->user;
	struct user_rule r = { .bar = *c->name == 'b', .source = user_source(app) };

	if (c->argc < 4 || strcmp(c->argv[1], "when") != 0)
		return hc_fail(err, HC_INVALID, 0, *c->name == 'b' ? "bar needs NAME when CONDITION { off }: bar footer when height<16 { off }." :
		    "columns needs OBJECT when CONDITION { FIELDS }: columns lead when width<60 { name,status }.");
	if (r.bar && (strcmp(c->argv[0], "footer") != 0 || (strcmp(c->argv[c->argc - 1], "on") != 0 &&
	    strcmp(c->argv[c->argc - 1], "off") != 0)))
		return hc_fail(err, HC_INVALID, 0, "there is one bar, footer, and it is { on } or { off }.");
	r.name = arena_strdup(u->arena, c->argv[0]);
	r.when = join(u->arena, c, 2, c->argc - 1);
	r.text = arena_strdup(u->arena, c->argv[c->argc - 1]);
	if (!condition_is_screen(r.when))
		return hc_fail(err, HC_INVALID, 0, "%.60s: write width or height, <, <=, >, >= or =, and a number.", r.when);
	vec_push(u->arena, &u->rules, r);
	return HC_OK;
}

static const char *
find_rule(struct app *app, bool bar, const char *name, const struct object *o, int w, int h)
{
	const char *ret = NULL;

	for (size_t i = 0; app->user != NULL && i < app->user->rules.n; i++) {
		const struct user_rule *r = &app->user->rules.at[i];

		if (r->bar == bar && (bar ? strcmp(r->name, name) == 0 : model_object(app->work->model, r->name) == o) &&
		    condition_screen(r->when, w, h))
			ret = r->text;
	}
	return ret;
}

void
user_obey_columns(struct app *app, struct list *l, int w, int h)
{
	const char *rule = find_rule(app, false, NULL, l->object, w, h);
	struct hc_err err = { .pos = -1 };
	uint8_t id[16];

	if (rule == l->rule || l->embedded)
		return;
	if (l->rule == NULL) {
		l->own_paths = l->paths.at;
		l->nown = l->paths.n;
	}
	l->paths.at = NULL;
	l->paths.n = l->paths.cap = 0;
	for (const char *s = rule; rule != NULL && *s != '\0';) {
		size_t n = strcspn(s, ", ");

		if (n > 0)
			vec_push(l->window.arena, &l->paths, arena_strndup(l->window.arena, s, n));
		s += n + (s[n] != '\0');
	}
	for (size_t i = 0; rule == NULL && i < l->nown; i++)
		vec_push(l->window.arena, &l->paths, l->own_paths[i]);
	l->rule = rule;
	memcpy(id, l->cursor_id, 16);
	if (list_use(l, &err) >= 0) {
		if (l->cursor >= 0)
			list_show(l, id);
		return;
	}
	app_error(app, &err);
	l->paths.n = 0;
	for (size_t i = 0; i < l->nown; i++)
		vec_push(l->window.arena, &l->paths, l->own_paths[i]);
	list_use(l, NULL);
}

const char *
user_bar(struct app *app, const char *name, int w, int h)
{
	return find_rule(app, true, name, NULL, w, h);
}

/* on EVENT [OBJECT|TIME] [where "HOTQL"] { COMMANDS } */
static int
define_event(struct app *app, const struct call *c, struct hc_err *err)
{
	static const char *const names[] = { "start", "idle", "save", "reminder", "paste", "sync-done", NULL };
	struct user *u = app->user;
	struct user_event e = { .source = user_source(app) };
	const char *const *n = names, *near = NULL;
	const struct object *o;
	size_t i = 1;
	int64_t seconds;
	int rc, least = 3;

	while (c->argc > 0 && *n != NULL && strcmp(*n, c->argv[0]) != 0)
		n++;
	for (size_t k = 0; c->argc > 0 && *n == NULL && names[k] != NULL; k++) {
		int d = utf8_distance(names[k], c->argv[0], 3);

		if (d < least) {
			least = d;
			near = names[k];
		}
	}
	if (near != NULL)
		return hc_fail(err, HC_INVALID, 0, "on %.40s: there is no such event; did you mean %s?", c->argv[0], near);
	if (c->argc < 2 || *n == NULL)
		return hc_fail(err, HC_INVALID, 0, "on needs start, idle TIME, save, reminder, paste or sync-done, [OBJECT], [where "
		    "\"CONDITION\"] and { COMMANDS }.");
	e.event = *n;
	if (strcmp(e.event, "idle") == 0) {
		if (c->argc < 3 || duration_parse(c->argv[i], &seconds, NULL) < 0 || seconds < 1)
			return hc_fail(err, HC_INVALID, 0, "on idle needs a time: on idle 10m { ... }.");
		e.idle_ms = seconds * 1000;
		i++;
	} else if (i + 1 < c->argc && strcmp(c->argv[i], "where") != 0) {
		/* in a file it may belong to a plugin that is off */
		if (app->source_file == NULL && app->work != NULL && (rc = usercmd_object(app, c->argv[i], &o, err)) < 0)
			return rc;
		e.object = arena_strdup(u->arena, c->argv[i++]);
	}
	if (i + 2 < c->argc && strcmp(c->argv[i], "where") == 0)
		e.where = join(u->arena, c, i + 1, c->argc - 1);
	else if (i + 1 != c->argc)
		return hc_fail(err, HC_INVALID, 0, "on %s: %.40s is not expected; write where \"CONDITION\" and { COMMANDS }.", e.event,
		    c->argv[i]);
	e.body = arena_strdup(u->arena, c->argv[c->argc - 1]);
	vec_push(u->arena, &u->events, e);
	return HC_OK;
}

int
user_view_open(struct app *app, const struct object *o, const struct user_view *v, struct hc_err *err)
{
	struct block *b = team_block(app, v->body, v->source, err);
	int rc;

	if (b == NULL)
		return err->code;
	if ((rc = list_open(app, o, NULL, NULL, err)) < 0) {
		arena_free(b->arena);
		return rc;
	}
	return block_run(app, b, err);
}

/* `view NAME` in a list of that object, when the user's files know the name. */
static int
use_view(struct app *app, const struct call *c, struct hc_err *err)
{
	struct window *w = app_focus(app);
	struct list *l = w != NULL ? list_of(w) : NULL;
	const struct user_view *v;
	int rc;

	if (app->work == NULL || l == NULL || l->embedded || c->argc != 1 || object_view(l->object, c->argv[0]) != NULL ||
	    (v = user_view(app, l->object, c->argv[0])) == NULL)
		return WINDOW_PASS;
	if ((rc = user_view_open(app, l->object, v, err)) >= 0 && app_focus(app) != w)
		window_close(w);
	return rc;
}

int
user_define(struct app *app, const struct call *c, struct hc_err *err)
{
	if (app->user == NULL)
		return WINDOW_PASS;
	if (strcmp(c->name, "command") == 0)
		return define_command(app, c, err);
	if (strcmp(c->name, "menu") == 0)
		return define_menu(app, c, err);
	if (strcmp(c->name, "on") == 0)
		return define_event(app, c, err);
	if (strcmp(c->name, "view") == 0)
		return c->argc >= 3 ? define_view(app, c, err) : use_view(app, c, err);
	if (strcmp(c->name, "bar") == 0 || (strcmp(c->name, "columns") == 0 && c->argc > 1 && strcmp(c->argv[1], "when") == 0))
		return define_rule(app, c, err);
	return WINDOW_PASS;
}
