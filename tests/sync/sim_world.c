/*
 * sim_world.c - the simulator's world: files, clocks, who sits where; templates are made once and copied per seed.
 */
#include <dirent.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/uuid.h"
#include "sim.h"
#include "sim_memory.h"
#include "store/blob.h"
#include "store/replica.h"

#define START INT64_C(1795392000000)

static const char custom[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"  features search history\n"
	"field name text(80) \"Name\" required search\n"
	"field text longtext \"Text\"\n"
	"field amount money \"Amount\"\n"
	"field stage text(20) \"Stage\" merge ask\n"
	"field hits integer \"Hits\" merge add\n"
	"field code text(20) \"Code\" unique\n"
	"field north text(20) \"North\" merge group place\n"
	"field east text(20) \"East\" merge group place\n"
	"field born text(20) \"Born\" merge once\n"
	"field number autonumber \"D-{0000}\" \"Number\"\n"
	"field parent lookup x_deal \"Parent\" as children\n"
	"rule sane \"A deal is never bad.\"\n"
	"  require not name = \"bad\"\n"
	"  field name\n"
	"object x_note \"Note\" \"Notes\"\n"
	"  title text\n"
	"field text text(80) \"Text\" required\n"
	"field deal lookup x_deal \"Deal\" as notes\n"
	"field place text(20) \"Place\"\n";

/* What later worlds have besides. */
static const char papers[] =
	"object x_paper \"Paper\" \"Papers\"\n"
	"  title name\n"
	"field name text(80) \"Name\" required\n"
	"field file file \"File\"\n"
	"field deal lookup x_deal \"Deal\" as papers\n";

uint64_t
sim_random(struct sim *s, uint64_t below)
{
	uint64_t z = (s->rng += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	z ^= z >> 31;
	return below ? z % below : z;
}

bool
sim_chance(struct sim *s, int percent)
{
	return (int)sim_random(s, 100) < percent;
}

void
sim_fail(struct sim *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&s->trouble, fmt, ap);
	va_end(ap);
	buf_addc(&s->trouble, '\n');
}

static void
must(struct sim *s, int rc, const struct hc_err *err, const char *what)
{
	if (rc >= 0)
		return;
	fprintf(stderr, "seed %llu: %s: %s\n", s ? (unsigned long long)s->seed : 0, what, err->msg);
	exit(1);
}

void
sim_tick(struct sim *s, int64_t ms)
{
	s->now += ms;
	env_fixed_set(s->env, s->now);
	for (int i = 0; i < s->n; i++)
		if (s->devices[i].env)
			env_fixed_set(s->devices[i].env, s->now + s->devices[i].skew);
}

static struct env *
make_env(struct arena *a, uint64_t seed)
{
	struct env *e = env_fixed(a, START, 1, seed);

	env_fixed_put(e, "HOTCRM_PLUGINS", "-");
	env_fixed_put(e, "HOME", "/nonexistent");
	env_fixed_put(e, "TZ", "UTC");
	return e;
}

/* A world writes a few rows at a time: what it copies then is mostly the rest of their pages. */
static void
small_pages(const char *path)
{
	sqlite3 *db = NULL;

	if (sqlite3_open(path, &db) != SQLITE_OK || sqlite3_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA page_size=1024; VACUUM;"
	    " PRAGMA journal_mode=WAL", NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
		exit(1);
	}
	sqlite3_close(db);
}

static void
make_template(const char *path, const char *text, bool server)
{
	struct arena *a = arena_new("template");
	struct env *e = make_env(a, server ? 1 : 2);
	struct hc_err err = {0};
	struct work *w;

	memory_remove(path);
	must(NULL, work_init(e, path, &w, &err), &err, "init");
	must(NULL, work_customise(w, text, &err), &err, "customise");
	must(NULL, store_checkpoint(w->store, &err), &err, "checkpoint");
	work_close(w);
	small_pages(path);
	arena_free(a);
}

void
sim_templates(const char *dir, bool second)
{
	char path[200], text[sizeof(custom) + sizeof(papers)];

	snprintf(text, sizeof(text), "%s%s", custom, second ? papers : "");
	snprintf(path, sizeof(path), "%s/server.tpl", dir);
	make_template(path, text, true);
	snprintf(path, sizeof(path), "%s/device.tpl", dir);
	make_template(path, text, false);
}

static void
set(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text)
{
	struct hc_err err = {0};

	must(NULL, engine_set(tx, r, field, text, &err), &err, field);
}

static struct hc_record *
add(struct hc_tx *tx, const char *object, const char *const (*values)[2])
{
	const struct object *o = model_object(tx->work->model, object);
	struct hc_record *r = record_new(tx->arena, tx->work->model, o);
	struct hc_err err = {0};

	for (size_t i = 0; values[i][0]; i++)
		set(tx, r, values[i][0], values[i][1]);
	must(NULL, engine_save(tx, r, &err), &err, object);
	return r;
}

static void
make_users(struct sim *s)
{
	struct work *w = s->server;
	struct hc_err err = {0};
	struct hc_tx *tx;
	struct hc_record *r, *grant;
	char id[UUID_TEXT];

	memcpy(s->users[0], w->user, 16);
	must(s, tx_begin(w, SOURCE_SYSTEM, "users", &tx, &err), &err, "users");
	r = add(tx, "role", (const char *const[][2]){ { "name", "rep" }, { NULL, NULL } });
	uuid_format(r->values[SLOT_ID].id, id);
	grant = add(tx, "role_grant", (const char *const[][2]){ { "role", id }, { "object", "x_deal" }, { "read", "yes" }, { "create", "yes" },
		{ "edit", "yes" }, { "delete", "yes" }, { "scope", s->sight == SIGHT_WHERE ? "where" : "own" },
		{ "condition", s->sight == SIGHT_WHERE ? "owner:me or stage:s1,s2" : "" }, { NULL, NULL } });
	memcpy(s->grant, grant->values[SLOT_ID].id, 16);
	add(tx, "role_grant", (const char *const[][2]){ { "role", id }, { "object", "x_note" }, { "read", "yes" }, { "create", "yes" },
		{ "edit", "yes" }, { "delete", "no" }, { "scope", "all" }, { NULL, NULL } });
	if (s->second)
		add(tx, "role_grant", (const char *const[][2]){ { "role", id }, { "object", "x_paper" }, { "read", "yes" }, { "create", "yes" },
			{ "edit", "yes" }, { "delete", "yes" }, { "scope", "own" }, { NULL, NULL } });
	for (int i = 0; i < 5; i++) {
		static const char *const seen[] = { "user", "role", "role_grant", "organization", "conflict" };

		add(tx, "role_grant", (const char *const[][2]){ { "role", id }, { "object", seen[i] }, { "read", "yes" },
			{ "scope", i == 4 ? "own" : "all" }, { NULL, NULL } });
	}
	r = add(tx, "user", (const char *const[][2]){ { "name", "Sam" }, { "login", "sam" }, { "role", "standard" }, { NULL, NULL } });
	memcpy(s->users[1], r->values[SLOT_ID].id, 16);
	r = add(tx, "user", (const char *const[][2]){ { "name", "Rae" }, { "login", "rae" }, { "role", "rep" }, { NULL, NULL } });
	memcpy(s->users[2], r->values[SLOT_ID].id, 16);
	must(s, tx_commit(tx, &err), &err, "users");
}

static void
open_device(struct sim *s, struct sim_device *d)
{
	struct hc_err err = {0};

	must(s, work_open(d->env, d->path, 0, false, NULL, &d->work, &err), &err, "open");
	must(s, sync_open(d->work, false, &d->sync, &err), &err, "sync");
}

void
sim_reopen_device(struct sim *s, int i)
{
	struct sim_device *d = &s->devices[i];
	struct hc_err err = {0};

	sync_close(d->sync);
	/* most that end leave the file to others of the same workspace: reading its schema anew takes longer than all else here */
	if (s->second && sim_chance(s, 70)) {
		must(s, sync_open(d->work, false, &d->sync, &err), &err, "sync");
		return;
	}
	work_close(d->work);
	open_device(s, d);
}

static void
open_server(struct sim *s)
{
	struct hc_err err = {0};
	char from[300], to[300];

	snprintf(from, sizeof(from), "%s/server.tpl", s->dir);
	snprintf(to, sizeof(to), "%s/server.db", s->dir);
	memory_copy(from, to);
	sim_tick(s, 0);
	must(s, work_open(s->env, to, 0, false, NULL, &s->server, &err), &err, "server");
	must(s, exchange_prepare(s->server, &err), &err, "prepare");
	if (s->second)
		sim_file_tenant(s);
	make_users(s);
}

static void
open_new(struct sim *s, int i)
{
	struct sim_device *d = &s->devices[i];
	char from[300];

	snprintf(from, sizeof(from), "%s/device.tpl", s->dir);
	snprintf(d->path, sizeof(d->path), "%s/device%d.db", s->dir, i);
	memory_copy(from, d->path);
	sim_tick(s, 0);
	open_device(s, d);
}

static void
draw_faults(struct sim *s)
{
	s->faults = (unsigned)sim_random(s, 2048);
	/* these two change the rules of what may be compared: rare */
	if (sim_random(s, 8))
		s->faults &= ~(unsigned)FAULT_RESTORE;
	if (sim_random(s, 6))
		s->faults &= ~(unsigned)FAULT_FORK;
	if (sim_random(s, 8))
		s->faults &= ~(unsigned)FAULT_REVOKE;
}

static void
person(struct sim *s, int i)
{
	struct sim_device *d = &s->devices[i];

	d->user = i == 0 ? 0 : (int)sim_random(s, 3);
	d->skew = s->faults & FAULT_CLOCK && sim_chance(s, 40) ? (int64_t)sim_random(s, 7200000) - 3600000 : 0;
}

void
sim_open(struct sim *s, uint64_t seed, const char *dir, const char *mutant)
{
	*s = (struct sim){ .seed = seed, .rng = seed * 7919 + 17, .now = START + 86400000, .mutant = mutant };
	s->arena = arena_new("sim");
	snprintf(s->dir, sizeof(s->dir), "%s", dir);
	s->env = make_env(s->arena, seed * 31 + 5);
	draw_faults(s);
	/* seeds that divide by three live in the world as it was before there were these: kept ones stay what they were */
	if (seed % 3) {
		s->faults |= (unsigned)(seed / 3 % 8) * FAULT_GRANT;
		if (seed / 24 % 4)
			s->faults &= ~(unsigned)FAULT_MERGE;
	}
	/* half of the worlds begin with a condition, which an edit of any deal may meet or cease to */
	s->sight = seed / 7 % 2 == 1 ? SIGHT_WHERE : SIGHT_OWN;
	open_server(s);
	s->n = 2 + (int)sim_random(s, SIM_DEVICES - 1);
	for (int i = 0; i < s->n; i++) {
		s->devices[i].env = make_env(s->arena, seed * 101 + (uint64_t)i + 1000);
		person(s, i);
		open_new(s, i);
	}
}

/* In which nothing goes wrong. */
static void
quiet_hour(struct sim *s)
{
	if (!sim_story(s)) {
		fprintf(stderr, "%s", buf_str(&s->trouble));
		exit(1);
	}
	s->healing = false;
	s->requests = 0;
	s->seed++;
}

void
sim_world(struct sim *s, const char *dir, enum sim_world kind)
{
	static const int users[WORLD_LIVED][SIM_DEVICES] = { [WORLD_TWO] = { 0, 1 }, [WORLD_ALL] = { 0, 1, 2, 0 }, [WORLD_REPS] = { 0, 2, 1, 2 } };
	enum sim_sight sight = (kind - WORLD_LIVED) % 2 ? SIGHT_WHERE : SIGHT_OWN;
	bool lived = kind >= WORLD_LIVED;

	*s = (struct sim){ .seed = 1, .now = START + 86400000, .n = SIM_DEVICES, .second = true };
	s->arena = arena_new("sim");
	snprintf(s->dir, sizeof(s->dir), "%s", dir);
	s->env = make_env(s->arena, 5);
	open_server(s);
	for (int i = 0; i < s->n; i++) {
		s->devices[i].env = make_env(s->arena, (uint64_t)i + 1000);
		open_new(s, i);
	}
	if (kind == WORLD_NEW)
		return;
	if (lived)
		kind = kind < WORLD_LIVED + 2 ? WORLD_ALL : WORLD_REPS;
	/* what an hour prepared, the seeds need not */
	s->n = kind == WORLD_TWO ? 2 : SIM_DEVICES;
	for (int i = 0; i < s->n; i++)
		s->devices[i].user = users[kind][i];
	s->faults = FAULT_REST | FAULT_SCOPE;
	s->nsteps = lived ? 20 : 60;
	if (lived) {
		s->faults |= FAULT_FILES | FAULT_TALK;
		sim_grant_talk(s);
		sim_see(s, SIGHT_WHERE);
	}
	quiet_hour(s);
	if (!lived)
		return;
	/* what one hour made anew is read again in the next */
	sim_see(s, sight);
	quiet_hour(s);
	quiet_hour(s);
	s->lived = true;
	s->nerased = 0;		/* that was looked for already */
}

void
sim_begin(struct sim *s, uint64_t seed, const char *mutant)
{
	s->seed = seed;
	s->rng = seed * UINT64_C(0x9e3779b97f4a7c15);
	s->mutant = mutant;
	draw_faults(s);
	if (sim_chance(s, 60))
		s->faults |= (unsigned)sim_random(s, 8) * FAULT_GRANT;
	if (sim_random(s, 4))
		s->faults &= ~(unsigned)FAULT_MERGE;
	if (sim_chance(s, 30))
		s->faults |= FAULT_FILES;
	/* pieces lie beside the files, on the disk: those of the seed before */
	for (int i = 0; i < SIM_DEVICES; i++)
		blob_remove(s->devices[i].path);
	sim_file_tenant(s);
	blob_remove(store_path(s->server->store));
	s->n = 2 + (int)sim_random(s, SIM_DEVICES - 1);
	env_fixed_seed(s->env, seed * 31 + 5);
	for (int i = 0; i < SIM_DEVICES; i++) {
		env_fixed_seed(s->devices[i].env, seed * 101 + (uint64_t)i + 1000);
		if (!s->devices[i].joined)
			person(s, i);
	}
	/* as many stories up to twice a length as up to twice the next */
	s->nsteps = 4 << sim_random(s, 5);
	s->nsteps += (int)sim_random(s, (uint64_t)s->nsteps);
	if (!s->lived && sim_chance(s, 50))
		sim_see(s, SIGHT_WHERE);
	if (seed >= SIM_FOURTH) {
		s->faults |= FAULT_TALK | FAULT_SCOPE;
		if (!s->lived)
			sim_grant_talk(s);
	}
	/* each machine writes its file anew then: a seed in three */
	if (seed >= SIM_FIFTH && sim_chance(s, 33))
		s->faults |= FAULT_ERASE;
	if (seed >= SIM_FIFTH && sim_chance(s, 15))
		s->faults |= FAULT_FIELDS;
}

/* Somebody copies the file of a workstation to another, and works on both. */
void
sim_fork(struct sim *s, int i)
{
	struct sim_device *from = &s->devices[i], *to = &s->devices[s->n];
	struct hc_err err = {0};

	if (s->n == SIM_DEVICES)
		return;
	sync_close(to->sync);	/* of a world made for many seeds: there, and not used by this one */
	work_close(to->work);
	sync_close(from->sync);
	must(s, store_checkpoint(from->work->store, &err), &err, "checkpoint");
	work_close(from->work);
	*to = (struct sim_device){ .user = from->user, .joined = from->joined, .skew = from->skew };
	snprintf(to->path, sizeof(to->path), "%s/device%d.db", s->dir, s->n);
	memory_copy(from->path, to->path);
	to->env = make_env(s->arena, s->seed * 101 + (uint64_t)s->n + 5000);
	s->n++;
	sim_tick(s, 1);
	open_device(s, from);
	open_device(s, to);
	s->forked = true;
}

void
sim_backup(struct sim *s)
{
	char path[300];
	struct hc_err err = {0};

	snprintf(path, sizeof(path), "%s/backup.db", s->dir);
	memory_remove(path);
	must(s, store_backup(s->server->store, path, &err), &err, "backup");
	s->backed_up = true;
	s->sight_then = s->sight;
}

/* The server's disk died; its file is that of the last backup. */
void
sim_restore(struct sim *s, bool silent)
{
	struct hc_err err = {0};
	char from[300], to[300];

	if (!s->backed_up)
		return;
	work_close(s->server);
	snprintf(from, sizeof(from), "%s/backup.db", s->dir);
	snprintf(to, sizeof(to), "%s/server.db", s->dir);
	memory_remove(to);
	memory_copy(from, to);
	must(s, work_open(s->env, to, 0, false, NULL, &s->server, &err), &err, "server");
	if (s->second)
		sim_file_tenant(s);
	if (!silent)
		must(s, exchange_restored(s->server, &err), &err, "restored");
	s->restored = true;
	s->sight = s->sight_then;
}

void
sim_close(struct sim *s)
{
	char path[300];

	for (int i = 0; i < SIM_DEVICES; i++) {
		if (!s->devices[i].work)
			continue;
		sync_close(s->devices[i].sync);
		work_close(s->devices[i].work);
		free(s->devices[i].old_request);
		memory_remove(s->devices[i].path);
		blob_remove(s->devices[i].path);
	}
	snprintf(path, sizeof(path), "%s/server.db", s->dir);
	blob_remove(path);
	work_close(s->server);
	snprintf(path, sizeof(path), "%s/server.db", s->dir);
	memory_remove(path);
	snprintf(path, sizeof(path), "%s/backup.db", s->dir);
	memory_remove(path);
	buf_free(&s->trouble);
	arena_free(s->arena);
}

void
sim_sweep(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[600];

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..")) {
			snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
			remove(path);
		}
	if (d)
		closedir(d);
	rmdir(dir);
}
