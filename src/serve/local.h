/*
 * local.h - what the files of serve/ share and nobody else sees.
 */
#ifndef HC_SERVE_LOCAL_H
#define HC_SERVE_LOCAL_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/map.h"
#include "serve/serve.h"

#define TENANT_QUEUED 32	/* requests of one tenant that wait; more are told to come back */
#define TENANT_PATIENCE_MS 5000	/* that a request waits for another writer of the tenant */
#define TENANT_MOVING_MS 200	/* while it is moved, which takes longer than anybody waits */
#define TENANT_REST_NS INT64_C(5000000000)
#define TENANT_REST_SOON_NS INT64_C(1000000000)	/* where so many of a lane are awake: */
#define TENANT_AWAKE 250
#define TENANT_LOOK_NS INT64_C(2000000000)
#define TENANT_ASK_NS INT64_C(50000000)
#define TENANT_IDLE_NS INT64_C(600000000000)

struct lane;
struct listener;
struct postman;

struct under_way { uint8_t id[16]; };

/* A tenant as its lane knows it. Only the lane's thread touches what is not said to be the lock's. */
struct tenant {
	char id[REGISTRY_ID];
	struct lane *lane;
	struct work *work;		/* NULL: not open */
	const char *plugins;		/* of its plan, as they were last applied; in the lane's arena */
	char signs_as[REGISTRY_ID];	/* its id, or that of the tenant it was restored from: secrets of webhooks come from it */
	const char *place;		/* where it was opened, as the registry names it; in the lane's arena */
	struct request *first, **last;	/* the lock's: what waits for its turn */
	unsigned queued, queued_polls;	/* the lock's: all of them, and those that come to wait anyway */
	bool ready;			/* the lock's: in the lane's ring */
	struct tenant *next;
	struct request *waiting;	/* long polls */
	int64_t wait_until;		/* ticks: when the first of them has waited long enough */
	unsigned fresh;			/* of them, that came since some were last looked at: the first ones */
	struct sync_news *news;		/* sync_api.c's, while they are asked */
	uint64_t verdict;		/* the registry's mark when keys of those who wait were last looked up */
	bool unjudged;			/* somebody began to wait since */
	int64_t judge_at;		/* ticks: when they are again, if need be */
	bool doubt;			/* the next time each of them is asked as if rights had moved */
	struct listener *listeners;	/* events.c's streams */
	int64_t used;			/* ticks */
	int64_t ask_at;			/* ticks: when a database over the wire is asked again what others wrote */
	int64_t look_at;		/* ticks: when it is looked at again while it rests */
	bool rested;			/* gave back its caches since */
	uint8_t seat[16];		/* the user who sits in work, as of seat_head */
	int64_t seat_head;
	int64_t patience;		/* ticks at which a read that still runs is given up; 0: never */
	size_t held;			/* arena_held() when the request began */
	bool running, too_much;		/* one is answered; it took more memory than one may */
	int64_t head;			/* newest journal seq that waiters were told */
	int64_t version;		/* of the data, when it began to rest */
	int64_t files, files_told;	/* that came since it was opened; of which waiters were told */
	int64_t jobs_at;		/* ticks: when due jobs are looked at again */
	VEC(int64_t) under_way;		/* deliveries that the courier has; in the lane's arena */
	struct parcel *came;		/* come back from it, and not written down yet */
	size_t ncame;
	int64_t queue_at;		/* ticks: when the queue may be asked again what is next */
	bool queue_moved;		/* something was written since it was */
	VEC(struct under_way) letters;	/* jobs whose letters the postman has */
	int64_t mail_at, mail_round, mail_beat;	/* ticks: when mail is looked at again, at the latest, and leases are renewed */
	bool mail_moved, mail_full;	/* something was written since; the day's letters are used up */
	bool has_webhooks;		/* as of the last look */
	int64_t hooks_at;		/* ticks: when it is looked again if there are any */
	int64_t records, users, counted_at;	/* quota.c's */
	int64_t usage_hour;		/* up to which usage.c has written */
	int64_t usage_at;		/* ticks: when who asks for it may have it brought up to date again */
	int64_t forget_at;		/* ticks: when old deliveries are dropped */
	int64_t texts_at;		/* ticks: when it is looked whether others changed the model */
	int64_t retain_at;		/* ticks: when it is looked whether something need not be kept */
};

struct lane {
	struct server *server;
	int number;
	bool clerk;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t cond;
	struct arena *arena;
	struct map *tenants;		/* the lock's */
	struct tenant *ready, **ready_last;	/* the lock's: a ring, each tenant takes one turn */
	bool stop;
	struct registry *registry;	/* the thread's own connection */
	uint64_t verdict;		/* the registry's mark, as it was last read, */
	int64_t verdict_at;		/* and ticks when it is read again */
	size_t looked;			/* tenants that were looked at in this round, */
	unsigned awake, awake_now;	/* of which so many were open and did not rest; now: so far in this round */
	unsigned rested;		/* tenants that gave back memory since the heap did */
	int64_t trim_at;		/* ticks: when it may again */
	int64_t forgot;			/* the clerk's: the day when it dropped what is old */
	int64_t woken, wake_at;		/* the clerk's: seconds since 1970 up to which tenants were woken; ticks of the next time */
};

struct limits;
struct meter;
struct courier;
struct parcel;

struct server {
	const struct env *env;
	struct arena *arena;
	struct server_options options;
	int lock;			/* DIR/lock */
	struct registry *registry;	/* of the thread that admits */
	struct lane *lanes, *clerk;
	size_t nlanes;
	_Atomic(const struct server_options *) now;	/* those that may change, as they are now; as the plans */
	_Atomic(const struct plans *) plans;	/* a change makes another; the old ones live as long as the server */
	struct limits *limits;
	struct meter *meter;
	struct courier *courier;
	struct postman *postman;	/* NULL: no relay */
	struct keeper *keeper;		/* NULL: another worker's */
	pthread_mutex_t pdf;		/* one document is written at a time */
	atomic_bool leaving, draining;	/* says so; takes nothing more */
	atomic_int running;		/* requests admitted and not finished */
	atomic_int open_tenants;
	atomic_llong bodies;		/* bytes */
	atomic_llong asked;		/* ticks: when a lane last took up a request of somebody's */
	uint8_t secret[32];		/* for cursors that this server signs */
	const char *public_url;		/* as told, or "" */
};

/* Who answers a route, and on which thread. NOW: the reading thread, for what takes no time. */
enum where { ROUTE_NOW, ROUTE_CLERK, ROUTE_TENANT };
enum {
	ROUTE_OPEN = 1,		/* no key */
	ROUTE_WRITES = 2,
	ROUTE_SLOW = 4,		/* costs more of the limit: hashing a password */
	ROUTE_SYNC = 8,		/* a revoked key may still come here */
	ROUTE_ADMIN = 16,	/* the key's user must be an administrator of the tenant */
	ROUTE_WAITS = 64,	/* a long poll: no share of what a tenant may have queued */
	ROUTE_LATER = 128,	/* its user takes the seat when it is looked at, not when it comes */
	ROUTE_OPERATOR = 32	/* a key of the server's operator, which is good for nothing else */
};

struct route {
	const char *method, *path;	/* "/v1/objects/{object}" */
	const char *scope;		/* word of the key's scopes; NULL: any key */
	enum where where;
	unsigned flags;
	size_t body_max;		/* 0: 1 MiB */
	/* 1: the reply comes later (the request waits); else it is in rq. t is NULL but for ROUTE_TENANT. */
	int (*run)(struct server *s, struct tenant *t, struct request *rq);
	const char *summary;		/* for the documentation; NULL: not listed */
};

extern const struct route routes[];	/* ends with a NULL path */
/* NULL: no such path; *other is true when the path is there with another method, which `allow` then lists. */
const struct route *route_find(struct request *rq, bool *other, const char **allow);

const struct plans *server_plans(struct server *s);
const struct server_options *server_now(const struct server *s);	/* of the options only what server_reload() names */

/* gate.c, limit.c, meter.c */
/* Is the key still good? Else the reply says why not. pushes: a revoked one may hand in what was typed. */
bool gate_stands(struct server *s, struct request *rq, const struct key_row *k, bool pushes);
void gate_unknown(struct server *s, struct request *rq);
bool scope_allows(const char *scopes, const char *scope);
bool scope_object(const char *scopes, const char *scope, const char *object);
bool request_may(const struct request *rq, const char *scope, const char *object);	/* "read" or "read:OBJECT" is there */
struct limits *limits_new(const struct env *env, int fd);	/* fd: memory that workers share, -1: none; NULL: no memory */
void limits_free(struct limits *l);
void meter_count(struct server *s, const struct request *rq);
struct meter *meter_new(void);
void meter_free(struct meter *m);
int meter_flush(struct server *s, struct registry *r, struct hc_err *err);	/* the clerk, now and then */
void auth_note(struct server *s, const struct request *rq, const char *event, const char *detail);

/* lane.c */
int lane_start(struct server *s, struct lane *l, int number, bool clerk, struct hc_err *err);
void lane_stop(struct lane *l);
void lane_post(struct lane *l, const char *tenant, struct request *rq);
void lane_wake(struct lane *l);
bool lane_more(struct tenant *t);	/* has it more requests that wait for their turn? */
/* Puts a request among those that wait, until `again` answers or the deadline (ticks) passes. */
void tenant_wait(struct tenant *t, struct request *rq, int64_t deadline, int (*again)(struct server *s, void *tenant, struct request *rq));
/* The same of one that was not looked at yet: that is done for all who come at the same moment, in one transaction. */
void tenant_wait_fresh(struct tenant *t, struct request *rq, int64_t deadline, int (*again)(struct server *s, void *tenant, struct request *rq));
void request_done(struct server *s, struct request *rq);

/* tenant.c: opens the workspace if it is not; enter takes the seat of the request's user too. */
int tenant_open(struct server *s, struct tenant *t, struct hc_err *err);
/* Closes a workspace that was moved away, so that it is opened where it is now. Before enter, not between requests. */
void tenant_follow(struct server *s, struct tenant *t, const struct who *who);
/* The plan that a request came with is the newest; what streams and webhooks remember of one is not asked. */
int tenant_plan(struct server *s, struct tenant *t, const struct who *who, struct hc_err *err);
int tenant_enter(struct server *s, struct tenant *t, const struct who *who, struct hc_err *err);
int tenant_seat_server(struct tenant *t, struct hc_err *err);	/* what the clock sets off is the server's own doing */
void tenant_close(struct server *s, struct tenant *t);
/* Posts a turn in which due jobs run, also where nobody asks: workflows of the clock. */
void tenant_wake(struct server *s, const char *id);
/* Polls look again, although no entry was written: what they may see is another. */
void tenant_stir(struct tenant *t);
/* Between requests: waiters, due jobs, webhooks; returns ticks when it wants to be called again. */
int64_t tenant_tick(struct server *s, struct tenant *t);

/* verdict.c: who waits or listens with a key that was revoked since, or for a tenant that was suspended, is told so. */
/* Is the key still good? When the registry cannot be read it counts as good. */
bool verdict_stands(struct server *s, struct tenant *t, const struct who *who, struct arena *a);
void verdict_pump(struct server *s, struct tenant *t, int64_t now);

/* sync_api.c: what it had found out for all who wait is forgotten. */
void sync_news_end(struct tenant *t);

/* usage.c: what the registry counted in hours that are over, as records of the tenant's own object api_use. */
void usage_write(struct server *s, struct tenant *t);
/* Before a request that names that object: of the hour that runs too. Takes the server's seat. */
void usage_fresh(struct server *s, struct tenant *t, const struct request *rq);

/* retain.c: what is old, a piece of it. */
void retain_pump(struct server *s, struct tenant *t);
bool retain_step(struct server *s, struct tenant *t);	/* now; true when there is more */

/* clerk.c */
int64_t clerk_tick(struct server *s, struct lane *l);

/* handlers */
int health_run(struct server *s, struct tenant *t, struct request *rq);
int ready_run(struct server *s, struct tenant *t, struct request *rq);
int known_run(struct server *s, struct tenant *t, struct request *rq);
int metrics_run(struct server *s, struct tenant *t, struct request *rq);
/* What stands before the lines of one name, in the text format of Prometheus. */
void metrics_family(struct buf *b, const char *name, const char *type, const char *help);

#endif
