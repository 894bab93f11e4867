/*
 * sim.h - a small world in one process: a server, workstations, a line between them that loses things, one seed for all.
 */
#ifndef HC_TESTS_SIM_H
#define HC_TESTS_SIM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "host/host.h"
#include "serve/exchange.h"
#include "sync/sync.h"

#define SIM_DEVICES 4
#define SIM_RECORDS 400
#define SIM_STEPS 240
#define SIM_PAPERS 60
#define SIM_ERASED 20
#define SIM_COMMENTS 60
#define SIM_FIELDS 3
/* Seeds from here on draw the length of their story, most a short one, and each step has dice of its own, so that steps can be left
   out. Smaller ones are what they were when they were found. */
#define SIM_SECOND UINT64_C(10000000)
/* Most seeds from here on begin in worlds where all devices have joined. */
#define SIM_THIRD UINT64_C(20000000)
/* From here on people comment on deals, which change hands and sight meanwhile. */
#define SIM_FOURTH UINT64_C(30000000)
/* Most seeds from here on begin in worlds that were lived in: there are records of all kinds, so no table is furnished and hardly a
   statement made anew. What comes first in a table is for the others. */
#define SIM_FIFTH UINT64_C(50000000)

/* What a seed may do; each seed draws its own subset. */
enum sim_fault { FAULT_DROP = 1, FAULT_CUT = 2, FAULT_DOUBLE = 4, FAULT_REPLAY = 8, FAULT_CRASH = 16, FAULT_CLOCK = 32, FAULT_SCOPE = 64,
	FAULT_REST = 128, FAULT_FORK = 256, FAULT_RESTORE = 512, FAULT_REVOKE = 1024,
	FAULT_GRANT = 2048, FAULT_MERGE = 4096, FAULT_SILENT = 8192, FAULT_FILES = 16384,
	FAULT_TALK = 32768, FAULT_ERASE = 65536, FAULT_FIELDS = 131072 };

struct sim_device {
	struct env *env;
	struct work *work;
	struct sync *sync;
	char path[240];
	int64_t skew;
	int user;			/* which of the server's */
	bool joined, wiped;
	char *old_request;		/* for replays */
	size_t old_len;
};

/* A counter's steps, to be added up by hand. */
struct sim_step { int device; int64_t n, delta; uint8_t record[16]; bool purged; };

struct sim {
	struct arena *arena;
	uint64_t seed, rng;
	unsigned faults;
	int64_t now;
	char dir[200];
	struct env *env;		/* the server's */
	struct work *server;
	uint8_t users[3][16];		/* admin, standard, rep (own deals only) */
	uint8_t grant[16];		/* of the rep on deals */
	enum sim_sight { SIGHT_OWN, SIGHT_WHERE, SIGHT_ALL } sight, sight_then;	/* what it says; what it said when the backup was made */
	struct sim_device devices[SIM_DEVICES];
	int n;
	uint8_t records[SIM_RECORDS][16];
	int nrecords;
	VEC(struct sim_step) steps;
	bool healing, forked, restored, purged, revoked, backed_up, merged;
	int64_t requests;
	const char *mutant;
	struct buf trouble;
	bool second;			/* a seed from SIM_SECOND on */
	bool lived;			/* in a world that was lived in */
	uint8_t papers[SIM_PAPERS][16];	/* records with a file */
	int npapers;
	uint8_t comments[SIM_COMMENTS][16];
	int ncomments;
	char names[SIM_RECORDS][40];	/* which each deal was given first, and no other */
	struct sim_erased { int device; uint8_t id[16]; char name[40]; } erased[SIM_ERASED];
	int nerased;
	int nsteps;
	bool skip[SIM_STEPS];		/* steps that are left out */
};

uint64_t sim_random(struct sim *s, uint64_t below);
bool sim_chance(struct sim *s, int percent);
void sim_tick(struct sim *s, int64_t ms);
void sim_fail(struct sim *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* sim.c: the story of an open world, and what holds at its end. False: something did not. */
bool sim_story(struct sim *s);

/* sim_world.c: the files that worlds are made of, in `dir`, once per process. */
void sim_templates(const char *dir, bool second);
void sim_open(struct sim *s, uint64_t seed, const char *dir, const char *mutant);	/* a small seed's, from the beginning */
/* Those that forks begin with, so that what it takes to make one is done once: nobody has joined yet; two of the devices have, and have
   records; all have, with one user of the third kind or with two; and the same two after some weeks of talk, papers and clashes,
   with either sight. */
enum sim_world { WORLD_NEW, WORLD_TWO, WORLD_ALL, WORLD_REPS, WORLD_LIVED, WORLDS = WORLD_LIVED + 4 };
void sim_world(struct sim *s, const char *dir, enum sim_world kind);
void sim_begin(struct sim *s, uint64_t seed, const char *mutant);
void sim_close(struct sim *s);
void sim_sweep(const char *dir);	/* the folder and what files are left in it */
void sim_reopen_device(struct sim *s, int i);
void sim_fork(struct sim *s, int i);
void sim_backup(struct sim *s);
void sim_restore(struct sim *s, bool silent);	/* silent: the server is not told that its file is an older one */
/* sim_rights.c: owners of a handful of deals, and what the rep's role says. */
void sim_move_owners(struct sim *s);
void sim_move_grant(struct sim *s);
void sim_see(struct sim *s, enum sim_sight to);
void sim_grant_talk(struct sim *s);
/* Somebody says something about a deal, or what was said about one is put otherwise, taken back, or hung on another. */
int sim_talk(struct sim *s, struct work *w, struct hc_tx *tx, struct hc_err *err);
/* Whether the rep may see the record of the server that this one hangs on or belongs to: worked out here, not by the product. */
bool sim_hears(struct sim *s, const struct hc_record *child);
bool sim_sees_all(struct sim *s, const struct object *o);
/* Two deals are found to be one; false: not here, not now. */
bool sim_merge(struct sim *s, struct work *w);
/* Deals get another field, one is called otherwise, or goes, with what stands in it. */
void sim_fields(struct sim *s, struct work *w);
void sim_check_fields(struct sim *s, int i);
/* A deal that is on this machine, NULL if the dice find none. */
struct hc_record *sim_pick(struct sim *s, struct work *w, struct arena *a);
/* sim_file.c */
void sim_file_tenant(struct sim *s);	/* the server was opened */
struct sim_file_reply { int status; int64_t offset; char tag[80], type[80]; struct buf body; };
int sim_attach(struct sim *s, struct work *w, struct hc_tx *tx, struct hc_err *err);
void sim_file_serve(struct sim *s, const struct sync_request *q, struct sim_file_reply *ret);
void sim_check_files(struct sim *s, int i);	/* -1: the server */
void sim_check_erased(struct sim *s, int i);
/* sim_line.c: one request of a device through the line; false: nothing to do now. */
bool sim_exchange(struct sim *s, int i);
/* sim_check.c */
void sim_check(struct sim *s);
void sim_check_own(struct sim *s, int i);
bool sim_in_scope(struct sim *s, int user, const struct object *o, const struct hc_record *r);

#endif
