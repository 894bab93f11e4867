/*
 * schedule.c - lists that are mailed by the calendar: each active schedule has one job that waits for its next time.
 *
 * The key of that job is the schedule, so there is one however many servers look; its next time is in the row, so there is no
 * leader. What was missed while nothing ran comes once. The list is made as the schedule's owner may see it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "engine/queue.h"
#include "exchange/exchange.h"
#include "job/job.h"
#include "serve/postman.h"
#include "serve/report.h"

static int
next_time(struct work *w, const char *text, const char *zone_name, struct arena *a, int64_t *ret, struct hc_err *err)
{
	const struct zone *z = w->locale.zone;
	const struct cron *c;
	int rc;

	if (zone_name[0] != '\0' && (rc = zone_load(a, zone_name, &z, err)) < 0)
		return rc;
	if ((rc = cron_parse(a, text, &c, err)) < 0)
		return rc;
	*ret = cron_next(c, z, w->env->now(w->env));
	return *ret >= 0 ? HC_OK : hc_fail(err, HC_INVALID, 0, "%.80s does not come within five years.", text);
}

/* The reason stands in the schedule, where its owner looks. */
static int
complain(struct hc_tx *tx, struct hc_record *r, const char *why, struct hc_err *err)
{
	if (strcmp(record_text(r, "error", tx->arena), why) == 0)
		return HC_OK;
	record_put_text(r, "error", why[0] != '\0' ? arena_printf(tx->arena, "%.400s", why) : NULL);
	return engine_save(tx, r, err);
}

/* The schedule's own zone, else its owner's; "" is the organization's. */
static const char *
zone_of(struct work *w, const struct hc_record *r, struct arena *a)
{
	const char *zone = record_text(r, "zone", a);
	const struct object *o = model_object(w->model, "user");
	struct hc_record *owner;

	if (*zone != '\0' || r->values[SLOT_OWNER].kind != VALUE_ID || o == NULL || object_field(o, "zone") == NULL ||
	    read_record(w->store, o, r->values[SLOT_OWNER].id, a, &owner, NULL) < 0)
		return zone;
	return record_text(owner, "zone", a);
}

/* A question that nobody can ask is told when it is written down, not when it is first due; whose rights let him ask it shows then. */
static int
understood(struct work *w, const char *text, struct arena *a, struct hc_err *err)
{
	struct query_ctx c = work_query(w, a, NULL);
	struct query *q;

	return text[0] == '\0' ? HC_OK : query_parse(&c, text, &q, err);
}

static int
post_one(struct work *w, const struct object *o, const uint8_t id[16], struct arena *a, struct hc_err *err)
{
	struct job_wish wish = { .kind = "report" };
	struct hc_err why = { .pos = -1 };
	struct job_row j;
	const char *zone, *question;
	char text[UUID_TEXT];
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = read_record(w->store, o, id, a, &r, err)) < 0)
		return rc;
	uuid_format(id, text);
	wish.key = arena_printf(a, "schedule:%s", text);
	zone = zone_of(w, r, a);
	question = record_text(r, "query", a);
	wish.payload = arena_printf(a, "%s\n%s\n%s", record_text(r, "cron", a), zone, question);
	wish.about = r;
	rc = queue_find(w, wish.key, a, &j, err);
	if (rc < 0 || (rc == HC_OK && (strcmp(j.payload, wish.payload) == 0 || strcmp(j.status, "waiting") != 0)))
		return rc;
	if (rc == HC_OK && (rc = queue_cancel(w, j.id, err)) < 0)
		return rc;	/* it said another time */
	if ((rc = tx_begin(w, SOURCE_SYSTEM, "schedule", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	if (next_time(w, record_text(r, "cron", a), zone, a, &wish.at, &why) < 0 || understood(w, question, a, &why) < 0)
		rc = complain(tx, r, why.msg, err);
	else if ((rc = queue_post(tx, &wish, err)) >= 0)
		rc = complain(tx, r, "", err);
	if (rc >= 0)
		return tx_commit(tx, err);
	tx_abort(tx);
	return rc;
}

int
schedules_post(struct tenant *t, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	const struct object *o = model_object(t->work->model, "schedule");
	struct arena *a = arena_new("turn");
	struct query_ctx c = work_query(t->work, a, NULL);
	struct page_at at = { .limit = -1 };
	struct hc_value **rows;
	struct query *q;
	size_t n = 0;
	int rc = HC_OK;

	if (o != NULL && (rc = query_parse(&c, "schedule active:yes", &q, err)) >= 0 && (rc = query_set_columns(&c, q, paths, 1, err)) >= 0)
		rc = read_page(t->work->store, &c, q, &at, false, a, &rows, &n, err);
	for (size_t i = 0; i < n && rc >= 0; i++)
		rc = post_one(t->work, o, rows[i][q->id_column].id, a, err);
	arena_free(a);
	return rc < 0 ? rc : HC_OK;
}

static int
read_back(const char *path, struct arena *a, struct mail_file *ret, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	char chunk[65536];
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc = HC_OK;

	if (fd < 0)
		return hc_fail(err, HC_STORE, 0, "%.300s cannot be read: %s.", path, strerror(errno));
	while ((n = read(fd, chunk, sizeof(chunk))) > 0 && b.len <= MAIL_FILE_MAX)
		buf_add(&b, chunk, (size_t)n);
	close(fd);
	if (b.len > MAIL_FILE_MAX)
		rc = hc_fail(err, HC_INVALID, 0, "The list is larger than %u MiB; narrow the question.", MAIL_FILE_MAX >> 20);
	else if (n < 0)
		rc = hc_fail(err, HC_STORE, 0, "%.300s cannot be read.", path);
	ret->data = arena_dup(a, b.data != NULL ? b.data : "", b.len);
	ret->size = b.len;
	buf_free(&b);
	return rc;
}

/* What a saved view selects, as it would be typed. */
static int
view_query(struct tenant *t, const struct hc_record *schedule, struct arena *a, const char **ret, struct hc_err *err)
{
	const struct object *o = model_object(t->work->model, "saved_view");
	const struct field *f = object_field(schedule->object, "view");
	const struct hc_value *v = f != NULL ? record_get(schedule, f) : NULL;
	const char *columns, *sort, *show = "";
	struct hc_record *r;
	int rc;

	*ret = record_text(schedule, "query", a);
	if (o == NULL || v == NULL || v->kind != VALUE_ID || (*ret)[0] != '\0')
		return HC_OK;
	if ((rc = read_record(t->work->store, o, v->id, a, &r, err)) < 0 || r->values[SLOT_DELETED].kind != VALUE_NULL ||
	    access_record(t->work, r, 'r', NULL) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The saved view of this schedule is gone, or its owner may not see it.");
	columns = record_text(r, "columns", a);
	sort = record_text(r, "sort", a);
	/* columns stand with spaces between them */
	for (const char *p = columns + strspn(columns, " ,"); *p != '\0'; p += strspn(p, " ,")) {
		size_t n = strcspn(p, " ,");

		show = arena_printf(a, "%s%s%.*s", show, *show != '\0' ? "," : " show ", (int)n, p);
		p += n;
	}
	*ret = arena_printf(a, "%s %s%s%s%s", record_text(r, "object", a), record_text(r, "query", a), show, *sort != '\0' ? " sort " : "", sort);
	return HC_OK;
}

static int
write_pdf(struct server *s, struct tenant *t, const char *title, const char *query, const char *path, int64_t *rows, struct arena *a,
    struct hc_err *err)
{
	int rc;

	pthread_mutex_lock(&s->pdf);
	rc = report_pdf(t->work, title, query, path, rows, a, err);
	pthread_mutex_unlock(&s->pdf);
	return rc;
}

/* The list as the owner of the schedule sees it: in the letter, or as a file with it. */
static int
make_list(struct server *s, struct tenant *t, const struct hc_record *r, struct letter *l, struct buf *text, int64_t *rows, struct hc_err *err)
{
	const char *format = record_text(r, "format", l->arena), *path, *query;
	struct mail_file *f = ARENA_NEW(l->arena, struct mail_file);
	char day[40], id[UUID_TEXT];
	int rc;

	if (format[0] == '\0')
		format = "csv";
	uuid_format(l->job, id);
	path = arena_printf(l->arena, "%s.report-%s", store_beside(t->work->store), id);
	stamp_format_iso(s->env->now(s->env), day);
	t->seat_head = -1;
	if ((rc = work_become(t->work, r->values[SLOT_OWNER].id, err)) < 0 || (rc = view_query(t, r, l->arena, &query, err)) < 0)
		return rc;
	if (strcmp(format, "table") == 0)
		return report_text(t->work, query, text, rows, l->arena, err);
	rc = strcmp(format, "pdf") == 0 ? write_pdf(s, t, record_text(r, "name", l->arena), query, path, rows, l->arena, err) :
	    export_run(t->work, query, path, format, rows, l->arena, err);
	if (rc >= 0)
		rc = read_back(path, l->arena, f, err);
	unlink(path);
	f->name = arena_printf(l->arena, "list-%.10s.%s", day, format);
	f->type = strcmp(format, "csv") == 0 ? "text/csv; charset=utf-8" : strcmp(format, "json") == 0 ? "application/json" :
	    strcmp(format, "pdf") == 0 ? "application/pdf" : "text/tab-separated-values; charset=utf-8";
	l->mail.files = f;
	l->mail.nfiles = 1;
	buf_printf(text, "%lld record%s: %s\n", (long long)*rows, *rows == 1 ? "" : "s", query);
	return rc;
}

int
schedule_letter(struct server *s, struct tenant *t, const uint8_t id[16], struct letter *l, struct hc_err *err)
{
	const struct object *o = model_object(t->work->model, "schedule");
	const char *host = strrchr(s->options.mail_from, '@') + 1;
	const struct field *active = o != NULL ? object_field(o, "active") : NULL;
	struct hc_err ignored;
	struct buf body = BUF_INIT;
	struct hc_record *r;
	char text[UUID_TEXT];
	int64_t rows = 0;
	int rc;

	if (o == NULL || (rc = read_record(t->work->store, o, id, l->arena, &r, err)) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The schedule is gone.");
	if (r->values[SLOT_DELETED].kind != VALUE_NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "The schedule was deleted.");
	if (active == NULL || r->values[active->slot].kind != VALUE_INT || r->values[active->slot].i == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The schedule is not active any more.");
	t->patience = s->env->ticks(s->env) + INT64_C(15000000000);
	rc = make_list(s, t, r, l, &body, &rows, err);
	t->patience = 0;
	l->mail.text = arena_strdup(l->arena, buf_str(&body));
	buf_free(&body);
	if (tenant_seat_server(t, rc < 0 ? &ignored : err) < 0 || rc < 0)
		return rc < 0 ? rc : HC_STORE;
	uuid_format(l->job, text);
	l->mail.from = s->options.mail_from;
	l->mail.to = record_text(r, "recipient", l->arena);
	l->mail.subject = record_text(r, "name", l->arena);
	l->mail.at = s->env->now(s->env);
	l->mail.id = arena_printf(l->arena, "%s@%.*s", text, (int)strcspn(host, "> "), host);
	return HC_OK;
}
