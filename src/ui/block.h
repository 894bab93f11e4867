/*
 * block.h - a text of commands being run: its place, its values, and waiting for an answer in the middle.
 *
 * `ask` opens a line and the block goes on when it is answered, so nothing blocks and a block may ask as often as it likes.
 */
#ifndef HC_UI_BLOCK_H
#define HC_UI_BLOCK_H

#include "model/hot.h"
#include "ui/app.h"

struct block {
	struct arena *arena;
	struct block *caller;		/* the block whose command runs this one */
	struct hot_text parsed;
	size_t at;			/* the next command */
	struct map *vars;		/* %{name}; NULL: none yet */
	int count;
	const struct object *object;	/* %(field) is of this record; NULL: of the row under the cursor */
	uint8_t id[16];
	const char *file;		/* messages name it; NULL: typed or a key's */
	bool suspended;			/* waits for an answer, or for a command that runs beside the keys */
	/* Told when it is over after it was suspended, before it is freed; NULL: nobody asks. */
	void (*over)(struct app *app, void *arg, int rc);
	void *over_arg;
	bool team;			/* of a file of the team: team.h */
};

/* A block that is not yet running; NULL with *err when the text does not parse. file may be NULL. */
struct block *block_new(struct app *app, const char *text, const char *file, struct hc_err *err);
void block_put(struct block *b, const char *name, const char *value);
/* %{name} of this block or of one that calls it, NULL: nobody has it. */
const char *block_get(const struct block *b, const char *name);
/* Runs it until its end, a fault (with *err), an `ask` or a command that runs beside the keys (runner.h). It is freed or kept by
   itself; *kept says which, where one asks. */
int block_run(struct app *app, struct block *b, struct hc_err *err);
int block_start(struct app *app, struct block *b, bool *kept, struct hc_err *err);
/* It goes on behind the command that it waited for, which ended with rc; a fault ends it and is said. given_up: it ends, and who
   gave it up has said so. */
void block_go_on(struct app *app, struct block *b, int rc, struct hc_err *err, bool given_up);
void block_end(struct block *b);	/* frees it and those that wait for it; NULL is allowed */
/* The block that called `ask` goes on with the answer; value NULL: it was not answered, and nothing goes on. */
void block_answer(struct app *app, const char *name, const char *value);
void block_drop(struct app *app);	/* frees all that wait */
/* The block that has a record as its subject (an event's), NULL: none runs. */
const struct block *block_subject(const struct app *app);
/* A word with %(field) and %{name} put in. `how`: see block.c. */
enum put { PUT_RAW, PUT_VALUE, PUT_QUERY };
const char *block_expand(struct app *app, const struct hot_word *w, enum put how);
/* Runs one parsed command. */
int block_line(struct app *app, const struct hot_line *l, int count, struct hc_err *err);

#endif
