/*
 * sim_file.c - files in the simulator: who attaches which, how they travel, and what must be left of them, and of what was erased.
 *
 * A handful of contents, so that many papers name the same bytes. The line carries them through the server's own handlers.
 */
#include <string.h>

#include "base/uuid.h"
#include "serve/rest.h"
#include "sim.h"
#include "sim_memory.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/replica.h"

#define CONTENTS 8

/* One is sent at once, one is asked about first, one goes in two pieces; all lie inside the workspace. */
static const size_t sizes[CONTENTS] = { 5, 700, 9000, 20000, 60000, 140000, 100, 3000 };

/* Made once, before the process is forked. */
static const char *
content(int i)
{
	static char *made[CONTENTS];
	uint64_t z = (uint64_t)i + 1;

	if (made[i])
		return made[i];
	made[i] = xmalloc(sizes[i] + 1);
	for (size_t k = 0; k < sizes[i]; k++) {
		z = z * UINT64_C(6364136223846793005) + 1442695040888963407;
		made[i][k] = "abcdefghijklmnop"[z >> 60];
	}
	made[i][sizes[i]] = '\0';
	return made[i];
}

static const struct object *
paper(const struct work *w)
{
	return model_object(w->model, "x_paper");
}

/* A new paper, or another file for one that is there. */
int
sim_attach(struct sim *s, struct work *w, struct hc_tx *tx, struct hc_err *err)
{
	struct hc_record *r = NULL, *about;
	struct buf text = BUF_INIT;
	int i = (int)sim_random(s, CONTENTS);
	struct fileref f;
	int rc;

	if (s->npapers > 0 && sim_chance(s, 30))
		read_record(w->store, paper(w), s->papers[sim_random(s, (uint64_t)s->npapers)], tx->arena, &r, NULL);
	if (r && sim_chance(s, 30))
		return r->values[SLOT_DELETED].kind == VALUE_NULL ? engine_delete(tx, r, err) : HC_OK;
	if (!r) {
		if (s->npapers == SIM_PAPERS)
			return HC_OK;
		r = record_new(tx->arena, w->model, paper(w));
		record_set(r, object_field(r->object, "name"), value_text("paper", 5));
		if ((about = sim_pick(s, w, tx->arena)))
			record_set(r, object_field(r->object, "deal"), value_id(about->values[SLOT_ID].id));
	}
	if ((rc = blob_add_bytes(w->store, content(i), sizes[i], "paper.txt", &f, err)) < 0)
		return rc;
	/* who sends a file to the server has shown that he has it */
	if (w == s->server && (rc = blob_prove(w->store, f.hash, w->user, err)) < 0)
		return rc;
	fileref_write(&f, &text);
	record_set(r, object_field(r->object, "file"), value_text(arena_strdup(tx->arena, buf_str(&text)), text.len));
	buf_free(&text);
	if ((rc = engine_save(tx, r, err)) == 0)
		memcpy(s->papers[s->npapers++ % SIM_PAPERS], r->values[SLOT_ID].id, 16);
	s->npapers = s->npapers > SIM_PAPERS ? SIM_PAPERS : s->npapers;
	return rc;
}

static struct tenant tenant;

void
sim_file_tenant(struct sim *s)
{
	tenant.work = s->server;
	engine_observe(s->server, blob_changed, &tenant);
	for (int i = 0; i < CONTENTS; i++)
		content(i);
}

/* What hotcrmd does with a request for bytes. */
void
sim_file_serve(struct sim *s, const struct sync_request *q, struct sim_file_reply *ret)
{
	static struct server server;
	static struct plans plans;
	static struct lane lane = { .server = &server };
	struct request *rq = request_new(s->env);
	const char *length = NULL;

	if (!server.plans) {
		plans_default(&plans);
		server.plans = &plans;
	}
	server.env = s->env;
	tenant.lane = &lane;
	*ret = (struct sim_file_reply){ .offset = -1 };
	rq->method = q->method;
	rq->params[0] = strrchr(q->path, '/') + 1;
	memcpy(rq->who.user, s->server->user, 16);
	rq->who.scopes = "sync";
	rq->who.plan = "enterprise";
	for (int i = 0; i < 2 && q->headers[i]; i++) {
		const char *colon = strchr(q->headers[i], ':');
		struct pair p = { .name = arena_strndup(rq->arena, q->headers[i], (size_t)(colon - q->headers[i])), .value = colon + 2 };

		vec_push(rq->arena, &rq->headers, p);
	}
	if (q->body)
		buf_add(&rq->body, q->body, q->len);
	if (strcmp(q->method, "PUT") == 0)
		blob_put(&server, &tenant, rq);
	else
		blob_get(&server, &tenant, rq);
	ret->status = rq->status;
	for (size_t i = 0; i < rq->out.n; i++) {
		const struct pair *p = &rq->out.at[i];

		if (!strcmp(p->name, "ETag"))
			snprintf(ret->tag, sizeof(ret->tag), "%s", p->value);
		else if (!strcmp(p->name, "Upload-Offset") && rq->status != 206)
			ret->offset = strtoll(p->value, NULL, 10);
		else if (!strcmp(p->name, "Content-Range"))
			length = p->value;
	}
	if (length && rq->status == 206)
		ret->offset = strtoll(length + 6, NULL, 10);
	snprintf(ret->type, sizeof(ret->type), "%s", rq->type ? rq->type : "application/octet-stream");
	if (strcmp(q->method, "HEAD") != 0)
		buf_add(&ret->body, buf_str(&rq->reply), rq->reply.len);
	request_free(rq);
}

/* Bytes that this machine was asked for already are not read again: `good` has a name for each of the contents. */
static bool
same_bytes(struct store *st, const struct fileref *f, char (*good)[sizeof(f->hash)], struct arena *a)
{
	char *have;
	size_t got = 0;

	for (int i = 0; i < CONTENTS; i++)
		if (strcmp(good[i], f->hash) == 0 && sizes[i] == (size_t)f->size)
			return true;
	have = arena_alloc(a, (size_t)f->size + 1);
	if (blob_read(st, f->hash, 0, have, (size_t)f->size, &got, NULL) < 0 || got != (size_t)f->size)
		return false;
	for (int i = 0; i < CONTENTS; i++)
		if (sizes[i] == got && memcmp(content(i), have, got) == 0) {
			memcpy(good[i], f->hash, sizeof(f->hash));
			return true;
		}
	return false;
}

/* Everybody has the bytes that he may see named. */
void
sim_check_files(struct sim *s, int i)
{
	struct arena *a = arena_new("files");
	struct work *w = i < 0 ? s->server : s->devices[i].work;
	char good[CONTENTS][sizeof(((struct fileref *)0)->hash)] = { "" };
	uint8_t (*ids)[16];
	struct fileref f;
	size_t n = 0;

	if (!paper(w) || replica_ids(w->store, paper(w), a, &ids, &n, NULL) < 0)
		n = 0;
	for (size_t k = 0; k < n; k++) {
		struct hc_record *r;
		char hex[UUID_TEXT];

		if (read_record(w->store, paper(w), ids[k], a, &r, NULL) < 0 || r->values[SLOT_DELETED].kind != VALUE_NULL ||
		    !fileref_read(&r->values[object_field(r->object, "file")->slot], &f))
			continue;
		/* a device that was taken off the list hands in its edits, not its files: nobody gets bytes by a name whose author has not shown
		   that he has them */
		if (s->revoked && (!blob_here(s->server->store, f.hash, NULL) ||
		    !blob_proved(s->server->store, f.hash, r->values[SLOT_UPDATED_BY].id)))
			continue;
		uuid_format(ids[k], hex);
		if (!blob_here(w->store, f.hash, NULL))
			sim_fail(s, "%s %d lacks the file of %s, %lld bytes", i < 0 ? "server" : "device", i, hex, (long long)f.size);
		else if (!same_bytes(w->store, &f, good, a))
			sim_fail(s, "%s %d has other bytes than were attached to %s", i < 0 ? "server" : "device", i, hex);
	}
	arena_free(a);
}

/* About what a device says that was taken off the list an administrator decides, and what it did after it cannot say. */
static bool
erased_by_revoked(struct sim *s, const struct sim_erased *e)
{
	int64_t n = 0;

	return db_int(s->server->store, &n, NULL, "SELECT count(*) FROM dev WHERE dev = %lld AND revoked > 0",
	    (long long)replica_int(s->devices[e->device].work->store, "dev", 0)) == HC_OK && n > 0;
}

/* The first erased word that this machine's bytes hold, NULL: none. The end of a word is looked for: the search index leaves out the
   beginning that it has in common with the word before it. */
static const char *
erased_word(struct sim *s, const struct store *at, struct arena *a)
{
	struct hc_record *r;

	for (int k = 0; k < s->nerased; k++) {
		const struct sim_erased *e = &s->erased[k];

		/* the server did not take it, or has been put back to before it */
		if (read_record(s->server->store, model_object(s->server->model, "x_deal"), e->id, a, &r, NULL) == 0 ||
		    (s->revoked && erased_by_revoked(s, e)))
			continue;
		if (memory_holds(store_path(at), e->name + (strlen(e->name) > 12 ? strlen(e->name) - 12 : 0)))
			return e->name;
	}
	return NULL;
}

/* Of what was erased nothing is left on this machine: not in a row, an index, the journal, a list, a free page. Machines of those who
   see everything: what left a rep's sight before is erased by nobody's word, and free pages are used again in their time. */
void
sim_check_erased(struct sim *s, int i)
{
	struct work *w = i < 0 ? s->server : s->devices[i].work;
	struct arena *a = arena_new("erased");
	struct hc_err err = {0};
	const char *word;

	/* what one of two that became one was called may be what the other was called once */
	if (!s->nerased || s->merged || (i >= 0 && s->devices[i].user == 2))
		goto out;
	if (store_settle(w->store, &err) < 0 || store_checkpoint(w->store, &err) < 0)
		sim_fail(s, "%s %d does not settle: %s", i < 0 ? "server" : "device", i, err.msg);
	if ((word = erased_word(s, w->store, a)))
		sim_fail(s, "%s %d still holds %s, which was erased", i < 0 ? "server" : "device", i, word);
out:
	arena_free(a);
}
