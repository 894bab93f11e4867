/*
 * runner_impl.h - one command beside the keys, as the thread of the keys (runner.c) and its own (runner_run.c) see it.
 */
#ifndef HC_UI_RUNNER_IMPL_H
#define HC_UI_RUNNER_IMPL_H

#include <stdatomic.h>

#include "job/job.h"
#include "ui/runner.h"

#define OUTPUT_MAX ((size_t)8 << 20)

enum lane { READS, WRITES, LANES };

struct save_news {
	const char *object;
	uint8_t id[16];
	bool all;
	char op;
};

struct run {
	struct run *next;
	struct app *app;
	struct arena *arena;
	/* what it is */
	const struct cmd_def *def;	/* NULL: fn(arg) */
	int (*fn)(struct cmd *c, void *arg, struct hc_err *err);
	void *arg;
	struct arena *own;		/* of arg */
	size_t argc;
	const char *const *argv;	/* without the name */
	const char *line, *path, *user;
	bool readonly, no_plugins;
	int width;
	struct secret_loan *loan;
	/* of the keys' thread */
	enum lane lane;
	uint64_t from;			/* window.number where it was given */
	struct block *block;		/* that waits for it, NULL: none */
	int64_t since;			/* ticks, ms */
	bool quiet, over, abandoned, told;
	/* of the runner's thread */
	struct work *work;
	struct buf printed;
	VEC(struct save_news) touched;
	int code;
	struct hc_err err;
	atomic_bool stop;
	atomic_int percent;		/* -1: nobody knows */
};

/* runner_run.c: implements job.run; j->data is the run. */
int runner_run(struct job *j, void *context);

#endif
