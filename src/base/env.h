/*
 * env.h - the outside world as a table: clock, randomness, environment, directories. Tests put their own in.
 */
#ifndef HC_BASE_ENV_H
#define HC_BASE_ENV_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct env {
	int64_t (*now)(const struct env *e);		/* UTC ms */
	int64_t (*ticks)(const struct env *e);		/* monotonic ns */
	void (*random)(const struct env *e, void *buf, size_t n);
	const char *(*get)(const struct env *e, const char *name);	/* an environment variable or NULL */
	void *ctx;
};

extern const struct env env_system;
/* What a program's main uses: env_system, with a clock that stands still at $HOTCRM_TEST_NOW (an ISO instant) when that is
   set, so that a test of the whole program prints the same every day. */
const struct env *env_process(struct arena *a);

/* A test's world: the clock starts at now_ms and moves `step_ms` with each reading, randomness is a counted stream from `seed`. */
struct env *env_fixed(struct arena *a, int64_t now_ms, int64_t step_ms, uint64_t seed);
void env_fixed_set(struct env *e, int64_t now_ms);
void env_fixed_seed(struct env *e, uint64_t seed);
void env_fixed_put(struct env *e, const char *name, const char *value);

/* $XDG_DATA_HOME/hotcrm, $XDG_CONFIG_HOME/hotcrm, $XDG_STATE_HOME/hotcrm, with their defaults under $HOME. */
char *env_data_dir(const struct env *e, struct arena *a);
char *env_config_dir(const struct env *e, struct arena *a);
char *env_state_dir(const struct env *e, struct arena *a);
/* $TZ or the system's zone name; "UTC" if neither says. */
char *env_zone_name(const struct env *e, struct arena *a);

#endif
