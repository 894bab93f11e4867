/*
 * message.h - one HTTP request and its reply, free of any HTTP library.
 *
 * http.c fills the upper half and sends the lower one. Everything in it lives in its arena, headers with the connection. A request belongs to one thread at
 * a time: the one that reads it, then the lane that answers it, then again the one that sends the reply.
 */
#ifndef HC_SERVE_MESSAGE_H
#define HC_SERVE_MESSAGE_H

#include "base/buf.h"
#include "base/json.h"
#include "base/uuid.h"
#include "base/vec.h"
#include "store/registry.h"

#define MESSAGE_SEGMENTS 8
#define MESSAGE_ARGS 64
#define MESSAGE_HEADERS 64
#define MESSAGE_BODY_MAX (8u << 20)	/* as it travels */
#define MESSAGE_EXPANDED_MAX (32u << 20)

struct server;
struct route;
struct stream;

struct pair { const char *name, *value; };

/* Who asks: from the key alone, never from the URL. */
struct who {
	char tenant[REGISTRY_ID], key[REGISTRY_ID];
	uint8_t user[16];
	const char *scopes, *plan, *kind;
	const char *place;	/* where its workspace is, as of now; NULL: nobody asked */
	bool moving;		/* it is being moved: who would write waits for nothing */
	bool known;
	bool quarantine;	/* the key was revoked: sync may still push, to be parked */
};

struct request {
	struct arena *arena;
	const char *method, *url, *ip;	/* url: the path as sent, still escaped */
	const char *segments[MESSAGE_SEGMENTS];	/* of the path, unescaped */
	size_t nsegments;
	VEC(struct pair) args, headers;
	struct buf body;
	size_t body_max;
	size_t held;			/* of the body, as server_body() counted it */
	bool too_large;			/* the body went past body_max and was dropped */
	char id[72];			/* Request-Id */
	int64_t began;			/* ticks */
	const struct route *route;
	const char *params[4];		/* what {names} of the route's path stood for */
	struct who who;

	int status;			/* 0: no reply yet */
	const char *type;
	VEC(struct pair) out;		/* headers of the reply */
	struct buf reply;
	int file;			/* instead of reply: `length` bytes of it from `from` on; -1: none. Closed with the request */
	int64_t from, length;
	struct stream *stream;		/* instead of reply: goes on until it is closed */

	void (*done)(struct request *rq);	/* called once when status is set by a lane */
	void *http;
	struct request *next;
	int64_t deadline;		/* ticks, of a request that waits */
	bool stirred;			/* it looks again, although nothing was written */
	bool fresh;			/* it came to wait, and was not looked at yet */
	uint64_t judged;		/* the registry's mark when its key was last found good; verdict.c's */
	int64_t seen, files;		/* of one that waits: up to which seq it has seen; how many files had come */
	struct exchange_watch *watch;	/* of a device that waits; NULL: it is asked each time */
	int (*again)(struct server *s, void *tenant, struct request *rq);	/* asked when something was committed: 1 answered */
	bool counted;			/* as in flight */
	bool internal;			/* of the server's own: no seat is taken for it, no queue is too long */
};

struct request *request_new(const struct env *env);
void request_free(struct request *rq);
/* Splits and unescapes path and arguments; HC_INVALID when they are not clean UTF-8, too many or too long. */
int request_url(struct request *rq, const char *url, struct hc_err *err);
/* %XX and + of a form to text; NULL when that is broken, holds a NUL or is not UTF-8. */
const char *text_unescape(struct arena *a, const char *s, size_t n);
int request_arg_add(struct request *rq, const char *name, const char *value);	/* unescaped; both live as long as the request */
const char *request_arg(const struct request *rq, const char *name);	/* NULL: not there */
const char *request_header(const struct request *rq, const char *name);	/* any case */
/* An integer argument in lo..hi, or `otherwise` when it is not there. HC_INVALID. */
int request_int(const struct request *rq, const char *name, int64_t lo, int64_t hi, int64_t otherwise, int64_t *ret, struct hc_err *err);
/* The body as one JSON object. */
int request_json(struct request *rq, json_t **ret, struct hc_err *err);
/* The texts of a JSON object, NULL where there is none, in the request's arena. HC_INVALID for a member that is no text, or that is
   none of these: what was misspelt is not passed over. `m` ends with a NULL name. */
struct member { const char *name, **ret; };
int request_texts(struct request *rq, const json_t *body, const struct member *m, struct hc_err *err);

void reply_header(struct request *rq, const char *name, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* RFC 9457. `code` becomes tag:hotcrm,2026:<code>. Anything already in the reply is dropped. */
void reply_problem(struct request *rq, int status, const char *code, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* The status that an HC_* code asks for, with field and position as extras. */
void reply_error(struct request *rq, const struct hc_err *err);
/* As reply_error(), but what is HC_INVALID came in the arguments: 400. Returns 0, for the end of a handler. */
int reply_bad(struct request *rq, const struct hc_err *err);
/* Begins a JSON body in rq->reply. */
struct jw reply_json(struct request *rq, int status);
/* {"data":[ with 200: whoever calls closes both. */
struct jw reply_list(struct request *rq);
const char *reply_status_code(int hc, int *status);	/* the problem's code of an HC_* code */

/* encode.c: expands the body when Content-Encoding says so, within MESSAGE_EXPANDED_MAX; packs the reply as Accept-Encoding
   allows when that pays. request_expand() fills the reply on trouble. */
int request_expand(struct request *rq);
void reply_pack(struct request *rq);
/* Does a program of ours ask? It says so by understanding CODING_HOT, and is spared what only browsers and caches read. */
bool request_ours(const struct request *rq);

#endif
