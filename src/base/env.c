/*
 * env.c - the real world, and a fixed one for tests.
 */
#include "base/env.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>

#include "base/map.h"
#include "base/time.h"

struct fixed {
	struct env env;
	int64_t now, start, step;
	uint64_t seed;
	struct arena *arena;
	struct map *vars;
};

static int64_t
system_now(const struct env *e)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t
system_ticks(const struct env *e)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
system_random(const struct env *e, void *buf, size_t n)
{
	randombytes_buf(buf, n);
}

static const char *
system_get(const struct env *e, const char *name)
{
	return getenv(name);
}

const struct env env_system = {
	.now = system_now,
	.ticks = system_ticks,
	.random = system_random,
	.get = system_get,
};

static int64_t
standing_now(const struct env *e)
{
	return *(const int64_t *)e->ctx;
}

const struct env *
env_process(struct arena *a)
{
	const char *at = getenv("HOTCRM_TEST_NOW");
	const struct zone *utc;
	struct env *e;
	int64_t now;

	if (at == NULL || zone_load(a, "UTC", &utc, NULL) < 0 || stamp_parse_iso(at, strlen(at), utc, &now, NULL) < 0)
		return &env_system;
	e = arena_dup(a, &env_system, sizeof(env_system));
	e->now = standing_now;
	e->ctx = arena_dup(a, &now, sizeof(now));
	return e;
}

static int64_t
fixed_now(const struct env *e)
{
	struct fixed *f = e->ctx;
	int64_t now = f->now;

	f->now += f->step;
	return now;
}

static int64_t
fixed_ticks(const struct env *e)
{
	const struct fixed *f = e->ctx;

	return (f->now - f->start) * 1000000;
}

/* splitmix64: what a test needs is that the same seed gives the same bytes everywhere. */
static void
fixed_random(const struct env *e, void *buf, size_t n)
{
	struct fixed *f = e->ctx;
	uint8_t *p = buf;

	for (size_t i = 0; i < n; i++) {
		uint64_t z = f->seed += UINT64_C(0x9e3779b97f4a7c15);

		z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
		p[i] = (uint8_t)(z >> 56);
	}
}

static const char *
fixed_get(const struct env *e, const char *name)
{
	const struct fixed *f = e->ctx;

	return map_get(f->vars, name);
}

struct env *
env_fixed(struct arena *a, int64_t now_ms, int64_t step_ms, uint64_t seed)
{
	struct fixed *f = ARENA_NEW(a, struct fixed);

	f->now = f->start = now_ms;
	f->step = step_ms;
	f->seed = seed;
	f->arena = a;
	f->vars = map_new(a);
	f->env = (struct env){
		.now = fixed_now, .ticks = fixed_ticks, .random = fixed_random, .get = fixed_get, .ctx = f,
	};
	return &f->env;
}

void
env_fixed_set(struct env *e, int64_t now_ms)
{
	struct fixed *f = e->ctx;

	f->now = now_ms;
}

void
env_fixed_seed(struct env *e, uint64_t seed)
{
	struct fixed *f = e->ctx;

	f->seed = seed;
}

void
env_fixed_put(struct env *e, const char *name, const char *value)
{
	struct fixed *f = e->ctx;

	map_put(f->vars, name, value != NULL ? arena_strdup(f->arena, value) : NULL);
}

static const char *
home(const struct env *e)
{
	const char *h = e->get(e, "HOME");

	if (h != NULL && h[0] == '/')
		return h;
	if (e->get == system_get) {
		const struct passwd *pw = getpwuid(getuid());

		if (pw != NULL && pw->pw_dir != NULL && pw->pw_dir[0] == '/')
			return pw->pw_dir;
	}
	return "/nonexistent";
}

/* The XDG rules: a relative path is to be ignored. */
static char *
xdg(const struct env *e, struct arena *a, const char *variable, const char *otherwise)
{
	const char *dir = e->get(e, variable);

	if (dir != NULL && dir[0] == '/')
		return arena_printf(a, "%s/hotcrm", dir);
	return arena_printf(a, "%s/%s/hotcrm", home(e), otherwise);
}

char *
env_data_dir(const struct env *e, struct arena *a)
{
	return xdg(e, a, "XDG_DATA_HOME", ".local/share");
}

char *
env_config_dir(const struct env *e, struct arena *a)
{
	return xdg(e, a, "XDG_CONFIG_HOME", ".config");
}

char *
env_state_dir(const struct env *e, struct arena *a)
{
	return xdg(e, a, "XDG_STATE_HOME", ".local/state");
}

/* "/usr/share/zoneinfo/Europe/Oslo" is Europe/Oslo, wherever the folder lies. */
static const char *
zone_of_path(const char *path)
{
	const char *at = strstr(path, "zoneinfo/");

	if (at == NULL)
		return NULL;
	at += strlen("zoneinfo/");
	if (strncmp(at, "posix/", 6) == 0)
		at += 6;
	return *at ? at : NULL;
}

static char *
system_zone(struct arena *a)
{
	char text[256];
	const char *name;
	ssize_t n = readlink("/etc/localtime", text, sizeof(text) - 1);
	FILE *f;

	if (n > 0) {
		text[n] = '\0';
		if ((name = zone_of_path(text)) != NULL)
			return arena_strdup(a, name);
	}
	if ((f = fopen("/etc/timezone", "re")) != NULL) {
		char *line = fgets(text, sizeof(text), f);

		fclose(f);
		if (line != NULL) {
			text[strcspn(text, " \t\r\n")] = '\0';
			if (text[0] != '\0' && text[0] != '/')
				return arena_strdup(a, text);
		}
	}
	return NULL;
}

char *
env_zone_name(const struct env *e, struct arena *a)
{
	const char *tz = e->get(e, "TZ");
	char *name = NULL;

	if (tz != NULL) {
		if (*tz == ':')
			tz++;
		if (*tz == '/')
			tz = zone_of_path(tz);
		if (tz != NULL && *tz != '\0')
			return arena_strdup(a, tz);
	} else if (e->get == system_get) {
		name = system_zone(a);
	}
	return name != NULL ? name : arena_strdup(a, "UTC");
}
