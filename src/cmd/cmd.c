/*
 * cmd.c - finding a command, taking its options out of the words, opening what it needs, running it.
 *
 * What a command does is its own file's; what a word list is, hot.h's.
 */
#include "cmd/cmd.h"

#include <string.h>
#include <sys/resource.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "cmd/out.h"
#include "cmd/passphrase.h"
#include "engine/file.h"
#include "model/hot.h"
#include "store/secret.h"

#define YIELDS 10		/* nice: a tenth of a core where somebody else wants all of it, all of it where nobody does */

#define COMMAND(name) extern const struct cmd_def cmd_##name;
#include "cmd/commands.def"
#undef COMMAND

const struct cmd_def *const cmd_table[] = {
#define COMMAND(name) &cmd_##name,
#include "cmd/commands.def"
#undef COMMAND
	NULL
};

/* The UI's own commands; filled once at its start. */
#define REGISTERED_MAX 256
static const struct cmd_def *registered[REGISTERED_MAX];
static size_t nregistered;

struct cmd_value {
	const char *name, *value;
};

struct cmd_values {
	VEC(struct cmd_value) at;
};

static const struct cmd_option common_options[] = {
	{ .name = "o", .arg = "FMT", .help = "write table, csv, tsv, json, ndjson or ids" },
	{ .name = "help", .help = "print what the command does and its options" },
	{ .name = NULL }
};

size_t
cmd_total(void)
{
	return sizeof(cmd_table) / sizeof(cmd_table[0]) - 1 + nregistered;
}

const struct cmd_def *
cmd_at(size_t i)
{
	size_t fixed = sizeof(cmd_table) / sizeof(cmd_table[0]) - 1;

	return i < fixed ? cmd_table[i] : registered[i - fixed];
}

void
cmd_register(const struct cmd_def *def)
{
	for (size_t i = 0; i < nregistered; i++)
		if (registered[i] == def)
			return;
	if (nregistered < REGISTERED_MAX)
		registered[nregistered++] = def;
}

void
cmd_unregister(const struct cmd_def *def)
{
	for (size_t i = 0; i < nregistered; i++)
		if (registered[i] == def) {
			memmove(registered + i, registered + i + 1, (nregistered - i - 1) * sizeof(*registered));
			nregistered--;
			return;
		}
}

const struct cmd_def *
cmd_find(const char *name)
{
	for (size_t i = 0; i < cmd_total(); i++)
		if (strcmp(cmd_at(i)->name, name) == 0)
			return cmd_at(i);
	return NULL;
}

const char *
cmd_near(const char *name)
{
	const char *best = NULL;
	int least = 3;

	for (size_t i = 0; i < cmd_total(); i++) {
		int d = utf8_distance(cmd_at(i)->name, name, 3);

		if (d < least) {
			least = d;
			best = cmd_at(i)->name;
		}
	}
	return best;
}

const char *
cmd_option_at(const struct cmd *c, const char *name, size_t i)
{
	if (c->options == NULL)
		return NULL;
	for (size_t k = 0; k < c->options->at.n; k++)
		if (strcmp(c->options->at.at[k].name, name) == 0 && i-- == 0)
			return c->options->at.at[k].value;
	return NULL;
}

const char *
cmd_option(const struct cmd *c, const char *name)
{
	return cmd_option_at(c, name, 0);
}

static const struct cmd_option *
find_option(const struct cmd_def *def, const char *name, size_t len)
{
	const struct cmd_option *sets[] = { def->options, common_options };

	for (size_t s = 0; s < 2; s++)
		for (const struct cmd_option *o = sets[s]; o != NULL && o->name != NULL; o++)
			if (strlen(o->name) == len && strncmp(o->name, name, len) == 0)
				return o;
	return NULL;
}

/* "-o FMT", "--name", "--name=V", "--name V". Any other word that begins with one hyphen belongs to the operands. */
static int
take_options(struct cmd *c, size_t argc, const char *const *argv, struct hc_err *err)
{
	VEC(const char *) args = {0};
	struct buf joined = BUF_INIT;
	bool literal = false;

	c->options = ARENA_NEW(c->arena, struct cmd_values);
	for (size_t i = 0; i < argc; i++) {
		const char *word = argv[i], *name, *eq = NULL, *value = "";
		const struct cmd_option *o = NULL;
		size_t len;

		if (!literal && strcmp(word, "--") == 0) {
			literal = true;
			continue;
		}
		if (!literal && word[0] == '-' && word[1] == '-' && word[2] != '\0') {
			name = word + 2;
			eq = strchr(name, '=');
			len = eq != NULL ? (size_t)(eq - name) : strlen(name);
			o = find_option(c->def, name, len);
			if (o == NULL)
				return hc_fail(err, HC_INVALID, 0, "%s has no option %s; `hotcrm help %s` lists them.",
				    c->def->name, word, c->def->name);
		} else if (!literal && word[0] == '-' && word[1] != '\0' && word[2] == '\0') {
			o = find_option(c->def, word + 1, 1);
		}
		if (o == NULL) {
			vec_push(c->arena, &args, word);
			continue;
		}
		if (o->arg != NULL) {
			if (eq != NULL)
				value = eq + 1;
			else if (i + 1 < argc)
				value = argv[++i];
			else
				return hc_fail(err, HC_INVALID, 0, "%s needs a value: %s %s.", word, word, o->arg);
		} else if (eq != NULL)
			return hc_fail(err, HC_INVALID, 0, "--%s takes no value.", o->name);
		if (!o->repeat && cmd_option(c, o->name) != NULL)
			return hc_fail(err, HC_INVALID, 0, "%s is given twice; give it once.", word);
		vec_push(c->arena, &c->options->at, ((struct cmd_value){ .name = o->name, .value = value }));
	}
	for (size_t i = 0; i < args.n; i++) {
		if (i > 0)
			buf_addc(&joined, ' ');
		buf_adds(&joined, args.at[i]);
	}
	c->nargs = args.n;
	vec_push(c->arena, &args, NULL);
	c->args = args.at;
	c->operands = arena_strdup(c->arena, buf_str(&joined));
	buf_free(&joined);
	return HC_OK;
}

static int
open_work(struct cmd *base, unsigned flags, struct hc_err *err)
{
	unsigned open = base->readonly ? STORE_READONLY : 0;
	int rc;

	if (base->work != NULL)
		return HC_OK;
	if ((rc = work_open(base->env, base->db_path, open, base->no_plugins, NULL, &base->work, err)) >= 0 && base->ui == NULL)
		secret_on_ask(store_secret(base->work->store), passphrase_wanted, NULL);
	return rc;
}

int
cmd_resolve(struct cmd *base, size_t *argc, const char *const **argv, const struct cmd_def **ret, struct hc_err *err)
{
	const char *name = (*argv)[0], *near;
	int rc;

	if ((*ret = cmd_find(name)) != NULL) {
		--*argc;
		++*argv;
		return HC_OK;
	}
	/* an object's name is a list of it: `opportunity stage:proposal` */
	if ((rc = open_work(base, 0, err)) < 0 && rc != HC_NOTFOUND)
		return rc;
	if (base->work == NULL || model_object(base->work->model, name) == NULL) {
		near = cmd_near(name);
		return near != NULL ?
		    hc_fail(err, HC_INVALID, 0, "%s is not a command; did you mean %s?", name, near) :
		    hc_fail(err, HC_INVALID, 0, "%s is not a command; `hotcrm help` lists them.", name);
	}
	*ret = cmd_find("list");
	return HC_OK;
}

int
cmd_run_def(struct cmd *base, const struct cmd_def *def, size_t argc, const char *const *argv, struct hc_err *err)
{
	struct cmd c = *base;
	int rc;

	c.def = def;
	if ((rc = take_options(&c, argc, argv, err)) < 0)
		return rc;
	if (cmd_option(&c, "help") != NULL) {
		cmd_help_one(&c, c.def);
		return HC_OK;
	}
	if ((c.def->flags & CMD_UI) && c.ui == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s works inside the workstation only; start it with `hotcrm`.", c.def->name);
	if (cmd_option(&c, "o") != NULL && (rc = out_set_format(c.out, cmd_option(&c, "o"), err)) < 0)
		return rc;
	if (!(c.def->flags & CMD_NO_WORK)) {
		if ((rc = open_work(base, 0, err)) < 0)
			return rc;
	}
	c.work = base->work;
	if (c.work != NULL) {
		const char *reason = store_readonly_reason(c.work->store);

		if ((c.def->flags & CMD_WRITES) && reason != NULL)
			return hc_fail(err, HC_DENIED, 0, "%s: %s", c.def->name, reason);
		work_turn(c.work);
		out_locale(c.out, &c.work->locale);
	}
	rc = c.def->run(&c, err);
	base->work = c.work;
	base->quit = c.quit;
	return rc;
}

int
cmd_run(struct cmd *base, size_t argc, const char *const *argv, struct hc_err *err)
{
	const struct cmd_def *def;
	int rc;

	if (argc == 0)
		return HC_OK;
	if ((rc = cmd_resolve(base, &argc, &argv, &def, err)) < 0)
		return rc;
	return cmd_run_def(base, def, argc, argv, err);
}

void
cmd_unquote(const char *name, size_t argc, const char **argv, struct arena *a)
{
	const struct cmd_def *def = cmd_find(name);

	if (def == NULL || def->complete == NULL || strstr(def->complete, "field=") == NULL)
		return;
	while (argc-- > 1) {
		const char *word = argv[argc];
		size_t n = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

		if (n == 0 || word[n] != '=')
			return;
		if (word[n + 1] == '"')
			argv[argc] = arena_printf(a, "%.*s=%s", (int)n, word, hot_unquote(a, word + n + 1, strlen(word + n + 1)));
	}
}

int
cmd_run_text(struct cmd *base, const char *text, const char *file, struct hc_err *err)
{
	struct hot_text parsed = {0};
	int rc;

	if ((rc = hot_commands(base->arena, text, file, &parsed, err)) < 0)
		return rc;
	for (size_t i = 0; i < parsed.directives.n && !base->quit; i++) {
		const struct hot_line *line = &parsed.directives.at[i].lines.at[0];
		VEC(const char *) words = {0};

		for (size_t k = 0; k < line->words.n; k++)
			vec_push(base->arena, &words, line->words.at[k].text);
		if (words.n > 0)
			cmd_unquote(words.at[0], words.n, words.at, base->arena);
		if ((rc = cmd_run(base, words.n, words.at, err)) < 0) {
			if (file != NULL)
				err_prefix(err, "%s:%d", file, line->line);
			return rc;
		}
	}
	return HC_OK;
}

int
cmd_object(struct cmd *c, const char *name, const struct object **ret, struct hc_err *err)
{
	const struct object *o = model_object(c->work->model, name);
	const char *near;

	if (o == NULL || !access_object(c->work, o, 'r')) {
		near = model_near_object(c->work->model, name);
		return near != NULL ?
		    hc_fail(err, HC_INVALID, 0, "%s is not an object; did you mean %s?", name, near) :
		    hc_fail(err, HC_INVALID, 0, "%s is not an object; `hotcrm describe` lists them.", name);
	}
	*ret = o;
	return HC_OK;
}

int
cmd_record(struct cmd *c, const struct object *o, const char *ref, struct hc_record **ret, struct hc_err *err)
{
	struct hc_record *r;
	uint8_t id[16];
	int rc;

	if ((rc = engine_find(c->work, o, ref, c->arena, id, err)) < 0)
		return rc;
	if ((rc = read_record(c->work->store, o, id, c->arena, &r, err)) < 0)
		return rc;
	if ((rc = access_record(c->work, r, 'r', err)) < 0 || (rc = engine_compute(c->work, r, err)) < 0)
		return rc;
	*ret = r;
	return HC_OK;
}

void
cmd_yield_cores(void)
{
	if (getpriority(PRIO_PROCESS, 0) < YIELDS)
		setpriority(PRIO_PROCESS, 0, YIELDS);
}

int
cmd_assignments(struct cmd *c, struct hc_tx *tx, struct hc_record *r, const char *const *args, size_t n, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < n; i++) {
		const char *eq = strchr(args[i], '=');
		char *name;

		if (eq == NULL || eq == args[i])
			return hc_fail(err, HC_INVALID, 0, "%s is not FIELD=VALUE; quote values that hold spaces: %s.", args[i],
			    "name=\"Acme Ltd\"");
		name = arena_strndup(c->arena, args[i], (size_t)(eq - args[i]));
		if ((rc = engine_set_typed(tx, r, name, eq + 1, err)) < 0)
			return rc;
	}
	return HC_OK;
}
