/*
 * serve.h - the server of a team, as its main and its tests see it; HTTP itself is in http.c.
 *
 * One thread reads and sends (the HTTP library's); it finds the route, the key and the limits. Then a request goes to a lane:
 * a thread that alone touches the workspaces of its tenants, so that no work needs a lock. The clerk is one more lane, without
 * workspaces: it counts, logs, delivers, and hashes passwords.
 */
#ifndef HC_SERVE_SERVE_H
#define HC_SERVE_SERVE_H

#include "host/host.h"
#include "serve/message.h"
#include "serve/plan.h"

#define REQUEST_MEMORY (INT64_C(256) << 20)
#define BODY_MEMORY (INT64_C(512) << 20)

struct server_options {
	const char *dir;		/* of registry.db and tenants/ */
	int lanes;			/* 0: one per processor, at least two */
	bool behind_proxy;		/* the last X-Forwarded-For is the caller's address */
	const char *cors;		/* origins that browsers may call from, by spaces; "*" for any; NULL: none */
	bool no_plugins;
	bool log_requests;		/* a line per request in the log */
	/* mail goes to this relay (net/mail.h says how it is written); NULL: mails wait */
	const char *mail_relay, *mail_user, *mail_password, *mail_ca_file;
	const char *mail_from;		/* "Name <address>"; needed with a relay */
	int64_t mail_per_day;		/* letters of a tenant and day (UTC); 0: no limit */
	int64_t request_memory;		/* bytes that answering one request may take; 0: REQUEST_MEMORY */
	int64_t body_memory;		/* bytes of all bodies that wait at once; 0: BODY_MEMORY */
	int worker, workers;		/* which of how many processes this is; 0 of 0: it is alone */
	int supervisor_fd;		/* of a worker: its socket to the supervisor */
	int tally_fd;			/* of a worker: tally.h's memory; 0: none is shared */
	const struct plans *plans;	/* plan.h's; NULL: the built-in ones */
	bool private_webhooks;		/* webhooks may go to private addresses and over http: for tests and closed networks */
};

/* HC_CONFLICT when another server has the folder. */
int server_open(const struct env *env, const struct server_options *o, struct server **ret, struct hc_err *err);
/* One server per folder: HC_CONFLICT. The lock is *ret, let go by close(). */
int server_lock(struct arena *a, const char *dir, int *ret, struct hc_err *err);
/* Which of n lanes (shift 0) or workers (16) is the tenant's. */
unsigned tenant_place(const char *tenant, unsigned n, int shift);
/* What the clock does for a tenant is done by one worker. */
bool server_is_home(const struct server *s, const char *tenant);
/* /readyz says that it goes; everything else is answered as before. */
void server_leave(struct server *s);
/* Takes nothing more and waits until what runs is answered, at most `ms`; long polls are answered at once. */
void server_drain(struct server *s, int ms);
void server_close(struct server *s);
/* Other plans from here on, as hotcrmd.conf was changed. Of the thread that opened the server. */
void server_replan(struct server *s, const struct plans *p);
/* The same, and with it what may change while it runs: behind_proxy, cors, log_requests, mail_per_day, the two memories,
   private_webhooks. The rest of *o is not looked at. */
void server_reload(struct server *s, const struct server_options *o);

/* When head and path are there: a request that has rq->status after it is answered already (refused, or a small thing). */
void server_admit(struct server *s, struct request *rq);
/* n bytes more of the body have come. False when all bodies together are too many: then it is answered. */
bool server_body(struct server *s, struct request *rq, size_t n);
/* When the body is there too. rq->done is called by a lane, perhaps before this returns. */
void server_post(struct server *s, struct request *rq);
/* The reply is sent, or the caller is gone: counts it. Not freed here. */
void server_finished(struct server *s, struct request *rq);

/* A reply that goes on: a lane writes, http.c reads. Counted, since either end may go first. */
struct stream;
struct stream *stream_new(void);
struct stream *stream_ref(struct stream *st);
void stream_unref(struct stream *st);
/* False when the reader is gone or does not keep up (1 MiB waits). */
bool stream_write(struct stream *st, const void *data, size_t n);
/* How many bytes it would take now. False when the reader is gone. */
bool stream_room(struct stream *st, size_t *ret);
void stream_end(struct stream *st);
/* For http.c: takes up to max bytes; 0: nothing now: rest(arg) was called, and wake(arg) will be when there is; -1: the end. */
int64_t stream_read(struct stream *st, char *buf, size_t max, void (*rest)(void *arg), void (*wake)(void *arg), void *arg);
void stream_gone(struct stream *st);	/* the reader is */

/* What the admin commands do, beside a running server. dir: the data folder. */
int admin_registry(const struct env *env, const char *dir, struct registry **ret, struct hc_err *err);
int admin_tenant_create(const struct env *env, const char *dir, struct registry *r, const char *name, const char *plan,
    struct tenant_row *ret, struct hc_err *err);
/* A new key for the encrypted fields of a tenant; its devices fetch it. Goes on where it was cut off. */
struct reseal;
int admin_tenant_rotate(const struct env *env, const char *dir, struct registry *r, const char *ref, struct reseal *done, struct hc_err *err);
int admin_tenant_delete(const struct env *env, const char *dir, struct registry *r, const char *ref, struct hc_err *err);
int admin_tenant_export(const struct env *env, const char *dir, struct registry *r, const char *ref, const char *file,
    struct hc_err *err);
/* Who was forgotten, and which copies and devices may still hold it: a line at a time. */
int admin_tenant_erasures(const struct env *env, const char *dir, struct registry *r, const char *ref,
    void (*line)(void *arg, const char *text), void *arg, struct hc_err *err);
/* A new tenant from a copy that export made, or from any workspace: with a new epoch, so that devices pull anew and push what
   the copy lacks. */
int admin_tenant_import(const struct env *env, const char *dir, struct registry *r, const char *name, const char *plan,
    const char *file, struct tenant_row *ret, struct hc_err *err);
void tenant_new_id(const struct env *env, char ret[REGISTRY_ID]);	/* random */
char *admin_tenant_path(struct arena *a, const char *dir, const struct tenant_row *t);
/* admin_move.c: the workspace goes to the folder or database `to`, under the same keys. It is read meanwhile, and not written; whatever
   happens, one copy of it is the one. */
int admin_tenant_move(const struct env *env, const char *dir, struct registry *r, const char *ref, const char *to, struct hc_err *err);
/* Ends what a move that was cut off left behind. *t is as it is then. */
int admin_tenant_moved(const struct env *env, const char *dir, struct registry *r, struct arena *a, struct tenant_row *t,
    struct hc_err *err);
/* Of a workspace, whatever it lies in; data: without the key of its encrypted fields. */
int admin_copy(const struct env *env, const char *from, const char *to, struct hc_err *err);
/* What opening it for a copy would write is written now: a copy under its writers' lock would wait for itself. */
int admin_copy_ready(const struct env *env, const char *path, struct hc_err *err);
int admin_copy_data(const struct env *env, const char *from, const char *to, struct hc_err *err);
/* Removes what SQLite leaves beside a copy that was made or looked at and is closed: its log is empty then. */
void admin_tidy(const char *path, struct arena *a);
/* Finds the user by login, e-mail or id, or makes one with that login and the role. */
int admin_user(const struct env *env, const char *dir, const struct tenant_row *t, const char *user, const char *role,
    uint8_t ret[16], struct hc_err *err);

/* Keys: "hk_<id>_<secret>". ret has KEY_TEXT bytes. */
#define KEY_TEXT 80
struct key_wish { const char *tenant, *kind, *name, *scopes; const uint8_t *user; int64_t expires; };
/* Words that routes ask for, each also as "read:contact", or *. HC_INVALID with what there is. */
int scope_check(const char *scopes, struct hc_err *err);
int key_make(const struct env *env, struct registry *r, const struct key_wish *w, char ret[KEY_TEXT], struct hc_err *err);
/* Splits and hashes; false when it does not look like a key. */
bool key_read(const char *text, char id[REGISTRY_ID], uint8_t hash[REGISTRY_HASH]);

#endif
