/*
 * local.h - what the files of engine/ share and nobody else sees.
 */
#ifndef HC_ENGINE_LOCAL_H
#define HC_ENGINE_LOCAL_H

#include "base/buf.h"
#include "base/env.h"
#include "base/map.h"
#include "base/time.h"
#include "engine/code.h"
#include "engine/engine.h"
#include "store/lookup.h"

#define ENGINE_DEPTH 16

struct series {		/* numbers of an autonumber field, handed out in the open transaction */
	struct series *next_series;
	const struct field *field;
	int64_t next;
};

struct observer {
	void (*fn)(void *arg, const struct object *o, const uint8_t id[16], char op);
	void *arg;
};

struct job_kind;
struct access;
struct rates;
struct rollups;

struct engine {
	struct arena *arena;		/* as long as the engine */
	struct verify_run *verify;	/* what engine_verify() looks at: a list, in tx_base */
	struct arena *code_arena;	/* as long as the model generation */
	struct model *model;		/* the generation that code_arena belongs to */
	struct object_code **code;	/* by object.index; NULL until first used */
	struct engine_calls calls;
	VEC(struct observer) observers;
	struct arena *access_arena;
	struct access *access;		/* NULL until asked for; dropped when the data version moves */
	struct arena *rates_arena;
	struct rates *rates;
	struct arena *scratch[ENGINE_DEPTH + 1];
	VEC(struct job_kind) job_kinds;
	struct hc_tx *tx;		/* the open one */
	struct arena *tx_base;		/* its own arena: tx->arena is a scratch one while a record is saved */
	struct series *series;		/* a list, in tx_base */
	struct rollups *rollups;	/* figures of parents that are out of date, in tx_base */
	struct arena *tx_spare;		/* an arena kept between transactions */
	int64_t data_version;
	int64_t clock;			/* the last reading, so that one turn sees one time */
};

/* engine.c */
struct query_ctx engine_system_ctx(struct work *w, struct arena *a, const struct object *o);
struct match engine_match(struct work *w, const struct query_ctx *c);
void engine_model_changed(struct work *w);
int engine_holds(struct hc_tx *tx, const struct expr *e, const struct hc_record *r, bool *ret, struct hc_err *err);
hc_field engine_handle(const struct field *f);

/* tx.c */
/* retain.c: edits that are too old leave the journal of a workstation, once a day. */
int retain_edits(struct work *w, struct hc_err *err);
int tx_journal(struct hc_tx *tx, struct hc_err *err);
void tx_touched(struct hc_tx *tx, const struct object *o, const uint8_t id[16], char op);
/* Where a nested piece of work began. */
struct tx_mark {
	struct arena *arena;
	struct change change;
	size_t touched;
	bool guarded;
};
int tx_enter(struct hc_tx *tx, const char *name, bool guarded, struct tx_mark *mark, struct hc_err *err);
int tx_leave(struct hc_tx *tx, const struct tx_mark *mark, int rc, struct hc_err *err);
bool tx_privileged(const struct hc_tx *tx);

/* save.c: may this user change these fields of this record? */
int save_rights(struct hc_tx *tx, const struct hc_record *r, struct hc_err *err);

/* check.c */
int check_values(struct hc_tx *tx, const struct object_code *c, struct hc_record *r, struct hc_err *err);
int check_required(const struct object_code *c, const struct hc_record *r, struct hc_err *err);
int check_unique(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err);
/* A link that changes leads to a record of the kind that its field offers (`where`). */
int check_offered(struct hc_tx *tx, const struct field *f, const uint8_t id[16], struct hc_err *err);
int check_lookups(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err);
int check_rules(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err);
int check_states(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err);

/* derive.c */
int derive_defaults(struct work *w, const struct object_code *c, struct hc_record *r, struct arena *a, struct hc_err *err);
int derive_formulas(struct work *w, const struct object_code *c, struct hc_record *r, struct arena *a, struct hc_err *err);
int derive_numbers(struct hc_tx *tx, const struct object_code *c, struct hc_record *r, struct hc_err *err);
int series_reserve(struct hc_tx *tx, const struct object_code *c, int64_t count, struct hc_err *err);
int series_flush(struct hc_tx *tx, struct hc_err *err);

/* money.c */
int money_bases(struct work *w, const struct object_code *c, struct hc_record *r, struct hc_err *err);
int money_base(struct work *w, const char *currency, int64_t day, int64_t amount, int64_t *ret, struct hc_err *err);
int money_write(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, const struct hc_value *old,
    const int64_t *base, struct hc_err *err);
bool money_has_rates(struct work *w);
int money_from_base(struct work *w, const char *currency, int64_t base, int64_t *ret);
int money_rate_saved(struct hc_tx *tx, struct hc_err *err);
int money_convert_all(void *arg, struct hc_tx *tx, const struct queued *job, struct hc_err *err);
void money_forget(struct work *w);
bool money_depends(const struct object *o);

/* rollup.c */
int rollup_compile(struct work *w, struct object_code *c, struct hc_err *err);
void rollup_note(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, const struct hc_value *old, bool whole);
void rollup_note_parent(struct hc_tx *tx, const struct rollup_code *rc, const uint8_t parent[16]);
int rollup_flush(struct hc_tx *tx, struct hc_err *err);
int rollup_all(void *arg, struct hc_tx *tx, const struct queued *job, struct hc_err *err);

/* merge of concurrent edits: conflict.c */
int conflict_merge(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
struct hc_value set_merge(struct arena *a, const struct hc_value *base, const struct hc_value *theirs, const struct hc_value *mine);

/* workflow.c */
int workflow_run(struct hc_tx *tx, struct object_code *c, struct hc_record *r, unsigned event, struct hc_err *err);
int workflow_steps(struct hc_tx *tx, const struct object *o, struct workflow_code *wf, struct hc_record *r, struct hc_err *err);

const char *workflow_text(struct hc_tx *tx, const struct hc_record *r, const char *text);

/* job.c, due.c */
int job_post(struct hc_tx *tx, const char *kind, const struct object *o, const uint8_t id[16], const char *payload, int64_t at,
    struct hc_err *err);
int job_post_id(struct hc_tx *tx, const char *kind, const char *payload, int64_t at, uint8_t ret[16], struct hc_err *err);
int job_finish(struct hc_tx *tx, const uint8_t id[16], struct hc_err *err);
int job_run_due(struct work *w, int *ran, struct hc_err *err);

/* workflow.c: a record came from a device: what the server does about it waits for engine_take_automation() */
void workflow_note(struct hc_tx *tx, struct object_code *c, const struct hc_record *r, const struct hc_value *old, unsigned event);
/* The same for workflows that say `verify`. */
void workflow_note_verify(struct hc_tx *tx, struct object_code *c, const struct hc_record *r, const struct hc_value *old, unsigned event);
/* workflow.c: HC_INVALID when a value of `mine`, which a device sent, is not what was worked out here. */
int verify_same(struct hc_tx *tx, const struct hc_record *mine, const struct hc_record *ours, struct hc_err *err);

/* mail.c: a letter about a record, from a template by code or name, left to be sent */
int mail_leave(struct hc_tx *tx, const struct hc_record *r, const char *template_name, struct hc_err *err);

/* queue.c: what is due of these kinds, the most urgent first; taking one: 1 when another was faster or it was given up */
int queue_due(struct work *w, const char *kinds, int64_t max, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err);
int job_take(struct work *w, const uint8_t id[16], struct hc_err *err);
int job_write(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
void job_put(struct hc_record *r, const char *name, struct hc_value v);
void job_put_text(struct hc_record *r, const char *name, const char *s);
int64_t job_int(const struct hc_record *r, const char *name);
const char *job_text(const struct hc_record *r, const char *name, struct arena *a);
bool due_missed(struct hc_tx *tx, const struct object *o, const struct workflow *wf, const struct hc_record *r);
int due_retry(void *arg, struct hc_tx *tx, const struct queued *q, struct hc_err *err);

/* assign.c */
extern const struct formula_extra assign_functions[];

/* duplicate.c */
double duplicate_likeness(const char *a, size_t na, const char *b, size_t nb);

/* access.c */
void access_forget(struct work *w);
bool access_depends(const struct object *o);

#endif
