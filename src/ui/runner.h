/*
 * runner.h - commands that may take long, beside the keys: a thread and a connection of their own, the result when it comes.
 *
 * Which they are is said where a command is defined (CMD_APART). Those that only read have one thread, those that write another,
 * each in the order in which they were given. The block whose command runs so waits for it, and goes on with the next command
 * when it is over: what stands in one line, key, macro, event or script happens in that order. Keys do not wait.
 */
#ifndef HC_UI_RUNNER_H
#define HC_UI_RUNNER_H

#include "ui/window.h"

struct runner;

/* Starts the command if it is one for here. WINDOW_PASS: it is not, run it where you are. */
int runner_take(struct app *app, size_t argc, const char *const *argv, struct hc_err *err);
/* The same for work of a window that writes: fn gets a command's surroundings (its own workspace, output, progress). `arena` holds
   arg and is freed when all is over; it is not when this fails. */
int runner_post(struct app *app, const char *what, int (*fn)(struct cmd *c, void *arg, struct hc_err *err), void *arg,
    struct arena *arena, struct hc_err *err);
/* Does this block, or one that it called, wait for a command? */
bool runner_awaits(const struct app *app, const struct block *b);
/* Esc stops the newest that only reads, C-c the newest whatever it does; true: there was one. */
bool runner_key(struct app *app, struct key k);
/* Something that writes is under way. */
bool runner_writes(const struct app *app);
/* What runs, for the bottom line: "count contact   Esc stops"; in the turn. NULL: nothing that one would wait for. */
const char *runner_status(struct app *app);
/* Shows what came while something was typed or asked, as soon as that is over. */
void runner_deliver(struct app *app);
/* What the last one printed, again. */
int runner_result(struct app *app, struct hc_err *err);

size_t runner_fds(const struct app *app, int ret[2]);
bool runner_work(struct app *app);	/* takes answers; true: the screen may be another */
int runner_wait(struct app *app);	/* ms until runner_tick() is wanted, 0: it is not */
void runner_tick(struct app *app);
bool runner_settle(struct app *app);	/* waits until nothing runs; false: something came */
void runner_free(struct app *app);	/* stops all and waits for that */

#endif
