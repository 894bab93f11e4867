/*
 * world.h - workspaces under the cut: made once as a template, opened, edited, judged.
 */
#ifndef HC_TESTS_CRASH_WORLD_H
#define HC_TESTS_CRASH_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "host/host.h"
#include "power.h"

#define WORLD_DEALS 12

struct world {
	char root[128], live[160], cut[160];
	struct arena *arena, *turn;	/* as long as the test; until the next cut */
	struct env *env;
	struct hc_err err;
	uint8_t ids[WORLD_DEALS][16];
	uint64_t seed;
	int rounds;		/* HOTCRM_CUTS: how many times more than in `make check` */
};

int world_open(void **state);
int world_close(void **state);
struct env *world_env(struct world *w, uint64_t seed);
/* Makes FILE in `dir` with the objects of these tests. */
void world_make(struct world *w, const char *dir, const char *file);
void world_empty(const char *dir);
struct work *world_work(struct world *w, const char *dir, const char *file);
/* The k-th edit of a person: the first WORLD_DEALS make a deal each; then they change, now and then delete one or bring it back. */
int world_edit(struct world *w, struct work *work, int k);
char *world_digest(struct world *w, struct work *work);
/* Opens what a cut left and asks doctor: NULL and a failed test if it is not clean. */
struct work *world_reopen(struct world *w, const char *file);
/* Another edit goes through. */
void world_goes_on(struct world *w, struct work *work);
int64_t world_count(struct work *work, const char *object);

/* Calls fn for cuts all along the log: at most `max` steps of it, evenly spread, each with every fate that differs. */
void world_cuts(struct world *w, size_t max, const char *const *spared, void (*fn)(struct world *w, void *arg), void *arg);

#endif
