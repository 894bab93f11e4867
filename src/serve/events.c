/*
 * events.c - /v1/events: a page of what happened since a seq, a long poll for the next, or a stream that goes on (SSE).
 */
#include "serve/events.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"

#define ENTRIES_MAX 500
#define KEEP_ALIVE_NS INT64_C(20000000000)
#define ROOM_MIN (512u << 10)	/* for ENTRIES_MAX of them */
#define STREAMS_MAX 200		/* of a tenant */
#define WAIT_MAX_S 55

bool
event_type_matches(const char *types, const char *type)
{
	if (types == NULL || types[0] == '\0')
		return true;
	for (const char *p = types; *p != '\0';) {
		size_t n = strcspn(p, ",");

		if (n > 0 && p[n - 1] == '*' ? strncmp(p, type, n - 1) == 0 : n == strlen(type) && memcmp(p, type, n) == 0)
			return true;
		p += n;
		p += *p == ',';
	}
	return false;
}

static const char *
op_word(char op)
{
	switch (op) {
	case 'c':
		return "created";
	case 'u':
		return "updated";
	case 'd':
		return "deleted";
	case 'r':
		return "restored";
	case 'm':
		return "merged";
	default:
		return "purged";
	}
}

/* May the seated user hear of it: the record as it stands now. A purged one is only a name of what is gone. */
static bool
may_hear(struct tenant *t, const struct entry *e, struct arena *a)
{
	struct hc_record *r;

	if (e->object == NULL || e->object->local || e->object->hidden || !access_object(t->work, e->object, 'r'))
		return false;
	if (t->work->admin || e->op == 'p')
		return true;
	return read_record(t->work->store, e->object, e->record, a, &r, NULL) >= 0 && access_record(t->work, r, 'r', NULL) >= 0;
}

static const char *
event_json(struct arena *a, const struct entry *e, const char *id, const char *type, const struct field_diff *d, size_t n,
    struct work *w)
{
	struct buf b = BUF_INIT;
	struct jw j = { .out = &b };
	char text[UUID_TEXT];
	const char *ret;

	jw_open(&j, '{');
	jw_key(&j, "id");
	jw_string(&j, id);
	jw_key(&j, "seq");
	jw_int(&j, e->seq);
	jw_key(&j, "type");
	jw_string(&j, type);
	jw_key(&j, "timestamp");
	stamp_format_iso(e->at, text);
	jw_string(&j, text);
	jw_key(&j, "object");
	jw_string(&j, e->object->name);
	jw_key(&j, "record");
	uuid_format(e->record, text);
	jw_string(&j, text);
	jw_key(&j, "actor");
	uuid_format(e->actor, text);
	jw_string(&j, text);
	jw_key(&j, "fields");
	jw_open(&j, '[');
	for (size_t i = 0; i < n; i++)
		if (access_field(w, d[i].field, 'r'))
			jw_string(&j, d[i].field->name);
	jw_close(&j, ']');
	jw_close(&j, '}');
	ret = arena_strndup(a, buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

static bool
is_state(const struct object *o, const struct field *f)
{
	for (size_t i = 0; i < o->states.n; i++)
		if (o->states.at[i].field == f)
			return true;
	return false;
}

struct teller {
	const char *scopes, *types;
	bool (*fn)(void *arg, const char *id, const char *type, const char *json);
	void *arg;
};

/* One entry is one event, and one more for each state that it moved: crm.opportunity.stage_changed. */
static bool
tell(struct tenant *t, const struct teller *to, const struct entry *e, struct arena *a)
{
	const char *stem, *type;
	struct field_diff *d = NULL;
	size_t n = 0;
	int k = 0;

	if (!may_hear(t, e, a) || !scope_object(to->scopes, "events", e->object->name))
		return true;
	if (e->op == 'u' && journal_diff(e, a, &d, &n, NULL) < 0)
		n = 0;
	stem = arena_printf(a, "%s.%s", e->object->plugin != NULL ? e->object->plugin : "core", e->object->name);
	type = arena_printf(a, "%s.%s", stem, op_word(e->op));
	if (event_type_matches(to->types, type)) {
		const char *id = arena_printf(a, "%lld.0", (long long)e->seq);

		if (!to->fn(to->arg, id, type, event_json(a, e, id, type, d, n, t->work)))
			return false;
	}
	for (size_t i = 0; i < n; i++) {
		const char *id;

		if (!is_state(e->object, d[i].field) || !access_field(t->work, d[i].field, 'r'))
			continue;
		id = arena_printf(a, "%lld.%d", (long long)e->seq, ++k);
		type = arena_printf(a, "%s.%s_changed", stem, d[i].field->name);
		if (event_type_matches(to->types, type) && !to->fn(to->arg, id, type, event_json(a, e, id, type, &d[i], 1, t->work)))
			return false;
	}
	return true;
}

int
events_each(struct tenant *t, const char *scopes, const char *types, int64_t *seq, size_t max, struct arena *a,
    bool (*fn)(void *arg, const char *id, const char *type, const char *json), void *arg, struct hc_err *err)
{
	struct teller to = { scopes, types, fn, arg };
	struct entry *e;
	size_t n;
	int rc;

	if ((rc = journal_after(t->work->store, *seq, max, a, &e, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (!tell(t, &to, &e[i], a))
			return HC_OK;
		*seq = e[i].seq;
	}
	return HC_OK;
}

/* A page for a poll. */
struct told {
	struct jw *w;
	int n;
};

static bool
add_to_page(void *arg, const char *id, const char *type, const char *json)
{
	struct told *p = arg;

	(void)id;
	(void)type;
	if (p->n == 200)
		return false;
	jw_raw(p->w, json);
	p->n++;
	return true;
}

/* The page after rq->seen, into the reply. Gives how many events it has. */
static int
put_page(struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct told p = { .n = 0 };
	int64_t seq = rq->seen, head = journal_head(t->work->store), before;
	struct jw w = reply_json(rq, 200);

	p.w = &w;
	jw_open(&w, '{');
	jw_key(&w, "data");
	jw_open(&w, '[');
	do {
		before = seq;
		if (events_each(t, rq->who.scopes, request_arg(rq, "types"), &seq, ENTRIES_MAX, rq->arena, add_to_page, &p, &err) < 0) {
			reply_error(rq, &err);
			return 1;
		}
	} while (p.n == 0 && seq != before && seq < head);
	jw_close(&w, ']');
	jw_key(&w, "seq");
	jw_int(&w, seq);
	jw_key(&w, "head");
	jw_int(&w, head);
	jw_close(&w, '}');
	rq->seen = seq;
	return p.n;
}

static int
poll_again(struct server *s, void *tenant, struct request *rq)
{
	struct tenant *t = tenant;
	struct hc_err err = { .pos = -1 };

	if (t == NULL)
		return 1;	/* the server stops: the empty page that stands there is the answer */
	if (journal_head(t->work->store) == rq->seen)
		return 0;
	if (tenant_enter(s, t, &rq->who, &err) < 0) {
		reply_error(rq, &err);
		return 1;
	}
	return put_page(t, rq) > 0;
}

/* Somebody who listens. */
struct listener {
	struct listener *next;
	struct arena *arena;
	struct stream *stream;
	struct who who;
	const char *types;
	int64_t seq, spoken, judged;	/* ticks of the last word, and of the last look at the key */
};

static bool
say(void *arg, const char *id, const char *type, const char *json)
{
	struct listener *l = arg;
	struct buf b = BUF_INIT;
	bool ok;

	buf_printf(&b, "id: %s\nevent: %s\ndata: %s\n\n", id, type, json);
	ok = stream_write(l->stream, b.data, b.len);
	buf_free(&b);
	return ok;
}

/* False when the stream is over. */
static bool
speak(struct server *s, struct tenant *t, struct listener *l, int64_t now)
{
	struct arena *a = arena_new("turn");
	int64_t head = journal_head(t->work->store), before = l->seq;
	struct hc_err err = { .pos = -1 };
	bool ok = true;
	size_t room;

	if (head > l->seq)
		ok = tenant_enter(s, t, &l->who, &err) >= 0;
	/* of a long past only as much as the other end takes; the rest at the next look */
	while (ok && l->seq < head && (ok = stream_room(l->stream, &room)) && room >= ROOM_MIN) {
		int64_t at = l->seq;

		ok = events_each(t, l->who.scopes, l->types, &l->seq, ENTRIES_MAX, a, say, l, &err) >= 0 && l->seq != at;
		arena_reset(a);
	}
	if (l->seq != before)
		l->spoken = now;
	if (ok && now - l->judged > KEEP_ALIVE_NS) {
		l->judged = now;
		ok = verdict_stands(s, t, &l->who, a);	/* a key may also run out */
	}
	if (ok && now - l->spoken > KEEP_ALIVE_NS) {
		l->spoken = now;
		ok = stream_write(l->stream, ":\n\n", 3);
	}
	arena_free(a);
	return ok;
}

static void
dismiss(struct listener *l)
{
	stream_end(l->stream);
	stream_unref(l->stream);
	arena_free(l->arena);
}

void
events_pump(struct server *s, struct tenant *t, bool moved, int64_t now)
{
	bool stopping = atomic_load(&s->draining);

	for (struct listener **at = &t->listeners; *at != NULL;) {
		struct listener *l = *at;

		if (!stopping && ((!moved && l->seq >= t->head && now - l->spoken <= KEEP_ALIVE_NS) || speak(s, t, l, now))) {
			at = &l->next;
			continue;
		}
		*at = l->next;
		dismiss(l);
	}
}

void
events_judge(struct server *s, struct tenant *t)
{
	struct arena *a = arena_new("turn");

	for (struct listener **at = &t->listeners, *l; (l = *at) != NULL;) {
		if (verdict_stands(s, t, &l->who, a)) {
			at = &l->next;
			continue;
		}
		*at = l->next;
		dismiss(l);
	}
	arena_free(a);
}

void
events_close(struct tenant *t)
{
	struct listener *l;

	while ((l = t->listeners) != NULL) {
		t->listeners = l->next;
		dismiss(l);
	}
}

static int
start_stream(struct server *s, struct tenant *t, struct request *rq)
{
	struct arena *a;
	struct listener *l;
	size_t n = 0;

	for (l = t->listeners; l != NULL; l = l->next)
		n++;
	if (n >= STREAMS_MAX) {
		reply_header(rq, "Retry-After", "60");
		reply_problem(rq, 503, "busy", "This tenant has %d streams open already.", STREAMS_MAX);
		return 0;
	}
	a = arena_new("listener");
	l = ARENA_NEW(a, struct listener);
	l->arena = a;
	l->who = rq->who;
	l->who.scopes = arena_strdup(a, rq->who.scopes);
	l->who.plan = arena_strdup(a, rq->who.plan);
	l->types = request_arg(rq, "types") != NULL ? arena_strdup(a, request_arg(rq, "types")) : NULL;
	l->seq = rq->seen;
	l->spoken = l->judged = s->env->ticks(s->env);
	l->stream = stream_new();
	rq->stream = stream_ref(l->stream);
	rq->status = 200;
	rq->type = "text/event-stream";
	reply_header(rq, "X-Accel-Buffering", "no");
	stream_write(l->stream, ": hotcrm\n\n", 10);
	l->next = t->listeners;
	t->listeners = l;
	t->unjudged = true;
	return 0;
}

/* "SEQ.I" or "SEQ"; an entry's events are told together, so I is of no account. */
static int
start_of(struct request *rq, int64_t head, int64_t floor, int64_t *ret, struct hc_err *err)
{
	const char *last = request_header(rq, "Last-Event-ID"), *after = request_arg(rq, "after");
	const char *text = last != NULL ? last : after;
	char *end;

	*ret = head;
	if (text == NULL || text[0] == '\0')
		return HC_OK;
	*ret = strtoll(text, &end, 10);
	if ((*end != '\0' && *end != '.') || end == text || *ret < 0)
		return hc_fail(err, HC_INVALID, 0, "after is the seq of an event; 0 begins at the oldest.");
	if (*ret > head)
		*ret = head;
	return *ret != 0 && *ret < floor ? hc_fail(err, HC_NOTFOUND, 0, "Events before %lld are not kept; load what you need anew, or begin at 0, "
	    "the oldest.", (long long)floor) : HC_OK;
}

int
events_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *accept = request_header(rq, "Accept");
	struct hc_err err = { .pos = -1 };
	int64_t timeout;
	int rc;

	if ((rc = start_of(rq, journal_head(t->work->store), journal_floor(t->work->store), &rq->seen, &err)) == HC_NOTFOUND) {
		reply_problem(rq, 410, "cursor-expired", "%s", err.msg);
		return 0;
	}
	if (rc < 0 || request_int(rq, "timeout", 0, WAIT_MAX_S, 0, &timeout, &err) < 0)
		return reply_bad(rq, &err);
	if (accept != NULL && strstr(accept, "text/event-stream") != NULL)
		return start_stream(s, t, rq);
	if (put_page(t, rq) > 0 || timeout == 0)
		return 0;
	tenant_wait(t, rq, s->env->ticks(s->env) + timeout * 1000000000, poll_again);
	return 1;
}

int
events_record(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "events", 'r');
	struct teller to = { rq->who.scopes, request_arg(rq, "types"), add_to_page, NULL };
	struct told p = { .n = 0 };
	struct hc_err err = { .pos = -1 };
	struct hc_record *r;
	struct entry *e;
	int64_t after;
	uint8_t id[16];
	struct jw w;
	size_t n;

	(void)s;
	if (o == NULL)
		return 0;
	/* deleted ones too: that they were is an event */
	if (strlen(rq->params[1]) < 32 || !uuid_parse(rq->params[1], id) || read_record(t->work->store, o, id, rq->arena, &r, NULL) < 0 ||
	    access_record(t->work, r, 'r', NULL) < 0) {
		reply_problem(rq, 404, "not-found", "There is no %s with this id.", o->label);
		return 0;
	}
	if (request_int(rq, "after", 0, INT64_MAX, 0, &after, &err) < 0)
		return reply_bad(rq, &err);
	if (journal_list(t->work->store, o, id, 0, SIZE_MAX, rq->arena, &e, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_json(rq, 200);
	p.w = &w;
	to.arg = &p;
	jw_open(&w, '{');
	jw_key(&w, "data");
	jw_open(&w, '[');
	while (n-- > 0) {
		if (e[n].seq <= after)
			continue;
		if (!tell(t, &to, &e[n], rq->arena))
			break;
		after = e[n].seq;
	}
	jw_close(&w, ']');
	jw_key(&w, "seq");
	jw_int(&w, after);
	jw_close(&w, '}');
	return 0;
}
