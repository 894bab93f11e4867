/*
 * mail.c - from record to letter and back: mails that wait become jobs, jobs that are due become letters, letters that come
 * home end the job and say on the record what became of it. On the tenant's lane.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "engine/queue.h"
#include "serve/postman.h"

#define AT_ONCE 4		/* letters of a tenant */
#define LOOK_NS INT64_C(1000000000)
#define ROUND_NS INT64_C(20000000000)
#define LEASE_MS (5 * 60 * 1000)
#define DAY_MS INT64_C(86400000)
#define ROUND 50

static int
select_ids(struct work *w, const char *text, int64_t now, int64_t max, struct arena *a, struct hc_value ***rows, size_t *n,
    size_t *column, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct query_ctx c = work_query(w, a, NULL);
	struct hc_value v = value_int(now);
	struct page_at at = { .limit = max };
	struct query *q;
	int rc;

	c.params = &v;
	c.nparams = 1;
	if ((rc = query_parse(&c, text, &q, err)) < 0 || (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(w->store, &c, q, &at, false, a, rows, n, err)) < 0)
		return rc;
	*column = (size_t)q->id_column;
	if (max >= 0 && *n > (size_t)max)
		*n = (size_t)max;
	return HC_OK;
}

/* One transaction: the job, and the record that says it is on its way; so none has two. */
static int
post_one(struct work *w, const struct object *o, const uint8_t id[16], struct arena *a, struct hc_err *err)
{
	struct job_wish wish = { .kind = "mail" };
	char text[UUID_TEXT];
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_SYSTEM, "mail", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	uuid_format(id, text);
	wish.key = arena_printf(a, "mail:%s", text);
	if ((rc = read_record(w->store, o, id, a, &r, err)) >= 0) {
		wish.about = r;
		record_put_text(r, "status", "sending");
		if ((rc = queue_post(tx, &wish, err)) >= 0)
			rc = engine_save(tx, r, err);
	}
	if (rc >= 0)
		return tx_commit(tx, err);
	tx_abort(tx);
	return rc;
}

static int
post_waiting(struct server *s, struct tenant *t, struct arena *a, struct hc_err *err)
{
	const struct object *o = model_object(t->work->model, "outbox");
	struct hc_value **rows;
	size_t n = ROUND, column;
	int rc = HC_OK;

	while (o != NULL && rc >= 0 && n == ROUND) {
		if ((rc = select_ids(t->work, "outbox status:queued (lacks:send_after or send_after <= %1) sort created", s->env->now(s->env),
		    ROUND, a, &rows, &n, &column, err)) < 0)
			return rc;
		for (size_t i = 0; i < n && rc >= 0; i++)
			rc = post_one(t->work, o, rows[i][column].id, a, err);
	}
	return rc;
}

/* Letters of a calendar day (UTC) are counted: a tenant that is broken into is no fountain of junk. */
static bool
within_day(struct server *s, struct tenant *t, struct arena *a)
{
	int64_t now = s->env->now(s->env), n = 0;
	struct query_ctx c = work_query(t->work, a, NULL);
	struct hc_value v = value_int(now - now % DAY_MS);
	struct query *q;

	if (server_now(s)->mail_per_day == 0)
		return true;
	c.params = &v;
	c.nparams = 1;
	if (query_parse(&c, "job kind:mail,report status:done updated >= %1", &q, NULL) < 0 ||
	    read_count(t->work->store, &c, q, &n, NULL) < 0 || n < server_now(s)->mail_per_day) {
		t->mail_full = false;
		return true;
	}
	if (!t->mail_full)
		log_line(LOG_WARN, "tenant %s: %lld letters today are all there may be; the others wait for midnight UTC", t->id, (long long)n);
	t->mail_full = true;
	return false;
}

static int
own_letter(struct server *s, struct tenant *t, const uint8_t id[16], struct letter *l, struct hc_err *err)
{
	const struct object *o = model_object(t->work->model, "outbox"), *user = model_object(t->work->model, "user");
	const char *from = s->options.mail_from, *host = strrchr(from, '@') + 1;
	struct hc_record *r, *owner;
	char text[UUID_TEXT];
	int rc;

	if (o == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There are no mails here.");
	if ((rc = read_record(t->work->store, o, id, l->arena, &r, err)) < 0)
		return rc;
	if (r->values[SLOT_DELETED].kind != VALUE_NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "The mail was deleted.");
	uuid_format(id, text);
	l->mail = (struct mail_letter){ .from = from, .to = record_text(r, "recipient", l->arena), .subject = record_text(r, "subject", l->arena),
		.text = record_text(r, "body", l->arena), .at = s->env->now(s->env),
		.id = arena_printf(l->arena, "%s@%.*s", text, (int)strcspn(host, "> "), host) };
	if (r->values[SLOT_OWNER].kind == VALUE_ID && read_record(t->work->store, user, r->values[SLOT_OWNER].id, l->arena, &owner, NULL) >= 0) {
		const char *mail = record_text(owner, "email", l->arena);

		l->mail.reply_to = mail[0] != '\0' ? mail : NULL;
	}
	return HC_OK;
}

/* 1: nothing is due. What cannot become a letter comes home at once. */
static int
hand_out(struct server *s, struct tenant *t, struct hc_err *err)
{
	struct arena *a = arena_new("letter");
	struct letter *l = ARENA_NEW(a, struct letter);
	struct hc_err why = { .pos = -1 };
	struct job_row j;
	int rc = queue_take(t->work, "mail,report", LEASE_MS, a, &j, err);
	struct under_way u;

	if (rc != HC_OK) {
		arena_free(a);
		return rc;
	}
	l->arena = a;
	memcpy(l->tenant, t->id, sizeof(t->id));
	memcpy(l->job, j.id, 16);
	memcpy(u.id, j.id, 16);
	vec_push(t->lane->arena, &t->letters, u);
	rc = !j.has_record ? hc_fail(&why, HC_NOTFOUND, 0, "The job names no record.") :
	    strcmp(j.kind, "mail") == 0 ? own_letter(s, t, j.record, l, &why) : schedule_letter(s, t, j.record, l, &why);
	if (rc >= 0) {
		postman_take(s->postman, l);
		return HC_OK;
	}
	l->unsent = true;
	l->hopeless = rc != HC_BUSY && rc != HC_STORE;
	l->error = why.msg;
	mail_returned(s, t, l);
	arena_free(a);
	return HC_OK;
}

/* The postman may be busy with others: what he has is said to be held still. */
static void
renew(struct server *s, struct tenant *t, int64_t now)
{
	struct hc_err err;

	if (t->letters.n == 0 || now < t->mail_beat)
		return;
	t->mail_beat = now + INT64_C(60000000000);
	(void)s;
	for (size_t i = 0; i < t->letters.n; i++)
		queue_beat(t->work, t->letters.at[i].id, LEASE_MS, &err);
}

void
mail_pump(struct server *s, struct tenant *t, bool moved)
{
	int64_t now = s->env->ticks(s->env);
	struct hc_err err = { .pos = -1 };
	struct arena *a;
	int rc;

	if (moved)
		t->mail_moved = true;
	if (s->postman == NULL || atomic_load(&s->draining) || now < t->mail_at || (!t->mail_moved && now < t->mail_round))
		return;
	if (store_readonly_reason(t->work->store) != NULL || tenant_seat_server(t, &err) < 0)
		return;
	t->mail_moved = false;
	t->mail_at = now + LOOK_NS;
	t->mail_round = now + ROUND_NS;
	a = arena_new("turn");
	renew(s, t, now);
	if ((rc = post_waiting(s, t, a, &err)) >= 0 && (rc = schedules_post(t, &err)) >= 0 && t->letters.n < AT_ONCE && within_day(s, t, a))
		while (t->letters.n < AT_ONCE && (rc = hand_out(s, t, &err)) == HC_OK)
			continue;
	if (rc < 0)
		log_line(LOG_WARN, "tenant %s: mail: %s", t->id, err.msg);
	arena_free(a);
}

/* What the record says from now on: a mail its state, a schedule when it ran. */
static int
tell_record(struct hc_tx *tx, const struct job_row *j, const char *why, bool over, int64_t now, struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, j->object);
	struct hc_record *r;

	if (o == NULL || !j->has_record || read_record(tx->work->store, o, j->record, tx->arena, &r, NULL) < 0 ||
	    r->values[SLOT_DELETED].kind != VALUE_NULL)
		return HC_OK;
	if (strcmp(j->kind, "mail") == 0) {
		if (why == NULL || over)
			record_put_text(r, "status", why == NULL ? "sent" : "failed");
		if (why == NULL)
			record_put(r, "sent", value_int(now));
	} else if (why == NULL) {
		record_put(r, "last_run", value_int(now));
	}
	record_put_text(r, "error", why != NULL ? arena_printf(tx->arena, "%.400s", why) : NULL);
	return engine_save(tx, r, err);
}

/* How long until the next try, by how many there were. */
static int64_t
delay_ms(int64_t tries)
{
	static const int minutes[] = { 1, 5, 15, 60, 180, 360, 720 };
	size_t i = tries < 1 ? 0 : (size_t)tries - 1;

	return (i < 7 ? minutes[i] : 720) * INT64_C(60000);
}

static int
write_down(struct server *s, struct tenant *t, const struct letter *l, struct hc_err *err)
{
	const char *why = l->unsent ? l->error : NULL;
	struct job_row j;
	struct hc_tx *tx;
	int rc;

	if ((rc = tenant_open(s, t, err)) < 0 || (rc = tenant_seat_server(t, err)) < 0 ||
	    (rc = tx_begin(t->work, SOURCE_SYSTEM, "mail", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	if ((rc = queue_read(t->work, l->job, tx->arena, &j, err)) >= 0 &&
	    (rc = queue_end(tx, l->job, why, l->hopeless ? -1 : delay_ms(j.attempts), err)) >= 0)
		rc = tell_record(tx, &j, why, rc == 1, s->env->now(s->env), err);
	if (rc >= 0)
		return tx_commit(tx, err);
	tx_abort(tx);
	return rc;
}

void
mail_returned(struct server *s, struct tenant *t, const struct letter *l)
{
	struct hc_err err = { .pos = -1 };

	if (write_down(s, t, l, &err) < 0)
		log_line(LOG_WARN, "tenant %s: mail: %s", t->id, err.msg);
	for (size_t i = 0; i < t->letters.n; i++)
		if (memcmp(t->letters.at[i].id, l->job, 16) == 0)
			t->letters.at[i--] = t->letters.at[--t->letters.n];
	t->mail_at = 0;
	t->mail_moved = true;
}
