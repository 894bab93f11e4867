/*
 * cmd.h - commands: a file and a row in commands.def each; shell, prompt, keys and files all come through here.
 */
#ifndef HC_CMD_CMD_H
#define HC_CMD_CMD_H

#include "host/host.h"

struct out;	/* out.h: where results go */

struct cmd_option {
	const char *name;	/* "dry-run", or "o" for -o */
	const char *arg;	/* "FMT", NULL for a flag */
	const char *help;
	bool repeat;
};

enum cmd_flags {
	CMD_WRITES = 1,		/* refused in read-only workspaces */
	CMD_NET = 2,
	CMD_NO_WORK = 4,	/* runs without an open workspace */
	CMD_UI = 8,		/* only inside the workstation */
	CMD_OBJECT = 16,	/* the first operand is an object: completion, help */
	CMD_APART = 32		/* may take long: the workstation runs it beside the keys, on a connection of its own */
};

/* One invocation. */
struct cmd {
	const struct cmd_def *def;
	const struct env *env;
	struct work *work;	/* NULL with CMD_NO_WORK and no workspace */
	struct arena *arena;	/* of this turn */
	struct out *out;
	const char *const *args;	/* operands, options taken out; NULL-terminated */
	size_t nargs;
	const char *operands;	/* the same, joined by a space */
	struct cmd_values *options;
	const char *db_path;
	bool readonly, no_plugins;
	bool quit;		/* set by `quit` */
	/* How far it is, where somebody looks; NULL: nobody does. */
	void (*progress)(void *arg, const char *what, int64_t done, int64_t total);
	void *progress_arg;
	void *ui;		/* the workstation, NULL in a shell */
};

struct cmd_def {
	const char *name;
	const char *usage;	/* "OBJECT FIELD=VALUE ..." */
	const char *summary;	/* one line, imperative, lower case */
	const char *help;	/* paragraphs for help and the manual page; may be NULL */
	unsigned flags;
	const struct cmd_option *options;	/* ends with a NULL name; may be NULL */
	const char *complete;	/* what operands are: "object", "object ref field=", "query", "file", "action" ... */
	int (*run)(struct cmd *c, struct hc_err *err);
};

/* Value of an option, NULL when absent ("" for a flag given); i counts repeats from 0. */
const char *cmd_option(const struct cmd *c, const char *name);
const char *cmd_option_at(const struct cmd *c, const char *name, size_t i);

struct chart;
struct buf;
/* How the screens draw a chart as text; they put it here. NULL: this program has no screens. */
extern void (*cmd_chart_text)(const struct chart *c, int width, bool ascii, struct buf *out);

extern const struct cmd_def *const cmd_table[];	/* from commands.def, ends with NULL */
const struct cmd_def *cmd_find(const char *name);
const char *cmd_near(const char *name);
/* The UI adds its own (map, theme, view ...). */
void cmd_register(const struct cmd_def *def);
void cmd_unregister(const struct cmd_def *def);	/* one that is not there is no fault */
size_t cmd_total(void);
const struct cmd_def *cmd_at(size_t i);

/* Runs words as one command: takes options out, opens what the command needs. Returns an HC_* code. */
int cmd_run(struct cmd *base, size_t argc, const char *const *argv, struct hc_err *err);
/* The same in two steps: which command the words mean (an object's name is a list of it), taking its name off them; and running it,
   which may happen on another thread. */
int cmd_resolve(struct cmd *base, size_t *argc, const char *const **argv, const struct cmd_def **ret, struct hc_err *err);
int cmd_run_def(struct cmd *base, const struct cmd_def *def, size_t argc, const char *const *argv, struct hc_err *err);
/* Runs text: tokens of hot.h, `;` and newlines between commands, { blocks }, # comments. */
int cmd_run_text(struct cmd *base, const char *text, const char *file, struct hc_err *err);

/* Usage, summary, text and options of one command, as `help NAME` and --help print them. */
void cmd_help_one(struct cmd *c, const struct cmd_def *def);

/* Takes the quotes off values of trailing FIELD="..." words, where a command takes such: text was split, a shell's is not. */
void cmd_unquote(const char *name, size_t argc, const char **argv, struct arena *a);

/* Shared by commands. */
void cmd_yield_cores(void);	/* this process works for long and nobody waits for it: who types in another goes first */
int cmd_object(struct cmd *c, const char *name, const struct object **ret, struct hc_err *err);	/* exit 2 with the nearest name */
int cmd_record(struct cmd *c, const struct object *o, const char *ref, struct hc_record **ret, struct hc_err *err);
int cmd_assignments(struct cmd *c, struct hc_tx *tx, struct hc_record *r, const char *const *args, size_t n, struct hc_err *err);

#endif
