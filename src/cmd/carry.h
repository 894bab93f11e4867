/*
 * carry.h - drives sync: takes requests from the state machine (sync/sync.h), carries them over the network (net/net.h) and
 * brings the replies back; and keeps where the server is and the key that opens it.
 *
 * Used by `hotcrm sync` on its own thread and by the workstation on a second one. Who drives holds the lock FILE-sync: one
 * per workspace, whatever the number of windows and commands. The key lies in FILE-key (0600), never in the workspace, so
 * that neither a backup nor a copy opens the server.
 */
#ifndef HC_CMD_CARRY_H
#define HC_CMD_CARRY_H

#include "sync/sync.h"

struct carry;

/* Where the server is: settings of the workspace. Texts are NULL when they are not set. */
struct carry_settings {
	const char *url, *pin, *ca, *proxy, *attachments;
	bool off;		/* the user wants no network: only `sync` itself uses it */
};
int carry_settings(struct work *w, struct arena *a, struct carry_settings *ret, struct hc_err *err);
/* url, pin, ca, proxy, off, attachments; NULL takes it away. HC_INVALID with a sentence for a value that cannot be. */
int carry_set(struct work *w, const char *name, const char *value, struct hc_err *err);

/* Whether there is a server: joined, or about to be. */
bool carry_belongs(struct work *w);

/* hk_<id>_<secret>, 0600. HC_INVALID when it does not look like a key; NULL forgets it. */
int carry_key_put(struct work *w, const char *key, struct hc_err *err);
int carry_key_get(struct work *w, struct arena *a, const char **ret, struct hc_err *err);

/* Replaces what FILE-key holds; the first line is the key. */
int carry_key_write(struct work *w, const char *text, struct hc_err *err);

/* carry_session.c: for who signed in. get: 1 when FILE-key holds a key alone. */
struct carry_session {
	const char *access, *refresh, *device;	/* device: its secret Ed25519 key, base64 */
	int64_t expires;			/* of access, by this machine's clock */
};
struct net;
int carry_session_get(struct work *w, struct arena *a, struct carry_session *ret);
int carry_session_put(struct work *w, const struct carry_session *s, struct hc_err *err);
bool carry_session_stale(const struct carry_session *s, int64_t now);
/* A new pair, written to FILE-key. HC_DENIED when the session is over. */
int carry_session_renew(struct work *w, struct net *net, const char *url, struct carry_session *s, struct arena *a, struct hc_err *err);
/* The device grant: a code to show; then polls until `session` is filled (0), 1 while nobody has said yes. */
struct carry_code {
	const char *user_code, *page, *device_code, *public_key;
	int64_t interval_s;
	struct carry_session session;
};
int carry_session_begin(struct net *net, const char *url, const char *device, struct arena *a, struct carry_code *ret, struct hc_err *err);
int carry_session_poll(struct work *w, struct net *net, const char *url, struct carry_code *code, struct arena *a, struct hc_err *err);

enum carry_state {
	CARRY_MOVED,	/* a request was answered: go on */
	CARRY_WAITS,	/* nothing to do before something happens: an edit, time, news from the server */
	CARRY_IDLE,	/* both sides are drained (not with watch) */
	CARRY_STOPPED	/* refused for good: sync_status() says why */
};

struct carry_event {
	enum carry_state state;
	struct sync_news news;
	int64_t wait_ms;		/* of CARRY_WAITS, how long at most */
	int refusals;			/* replies in a row that the protocol has an answer to (a part sent again, loaded anew) */
	bool failed;			/* the last request got no answer, or not a whole one */
	bool hopeless;			/* ... and asking again in a moment will not help: no network, wrong certificate */
	int64_t sent, received;		/* bytes of this step */
	int64_t requests;
};

/* The work is the driver's own. HC_BUSY when another process (or window) drives; HC_INVALID when there is no server or key. */
int carry_open(struct work *w, bool watch, struct carry **ret, struct hc_err *err);
void carry_close(struct carry *c);	/* NULL is allowed */
struct sync *carry_sync(struct carry *c);
/* One request there and back, or the wait before it; `stop` is asked several times a second and ends it early. A failure of
   the network is no error but an event; an error is the workspace's. */
int carry_step(struct carry *c, bool (*stop)(void *arg), void *arg, struct carry_event *ret, struct hc_err *err);
/* What the server said when it refused last, "" if it did not. Valid until the next step. */
const char *carry_refusal(const struct carry *c);
/* Ends a wait: something was edited, the user asks. From any thread. */
void carry_poke(struct carry *c);

/* A pipe to who started us: bytes end a wait, its end is the end (carry_orphaned()). */
void carry_listen(struct carry *c, int fd);
bool carry_orphaned(const struct carry *c);

/* For who does not hold the lock: asks the one who does to exchange now. */
int carry_ask(struct work *w, struct hc_err *err);

#endif
