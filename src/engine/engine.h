/*
 * engine.h - what happens around a save: rights, checks, hooks, formulas, rules, states, workflows (DESIGN section 5).
 */
#ifndef HC_ENGINE_ENGINE_H
#define HC_ENGINE_ENGINE_H

#include "query/formula.h"
#include "store/journal.h"
#include "store/read.h"

/* A workspace at work for one user: what commands, windows and the server hold. */
struct work {
	const struct env *env;
	struct store *store;
	struct model *model;
	struct locale locale;		/* the user's; .today follows the clock by work_turn() */
	uint8_t user[16];
	const char *user_name;
	bool admin;
	struct arena *arena;		/* as long as the workspace is open */
	struct engine *engine;		/* engine's own: compiled rules, formulas, rights, observers */
	struct host *host;		/* plugins; NULL in unit tests of lower rooms */
	uint64_t texts;			/* host's own: of what the file said of the model when it was looked at last */
	bool quiet_automation;		/* no hooks and workflows (safe mode, undo) */
	bool all_plugins;		/* those that are switched off too: for who copies all there is */
	bool as_is;			/* rows of the demo, or of a workspace that joins: rules and required fields are not asked */
};

/* Compiles rules, formulas and rights of w->model; loads user, roles and organisation from the store. */
int engine_start(struct work *w, struct hc_err *err);
void engine_stop(struct work *w);
/* Compiles everything that is compiled when it is first used (rules, states, formulas, defaults, workflows, actions, views)
   and tells fn of each fault, a line with file and line. Returns how many. For tests and the authors of plugins. */
int engine_lint(struct work *w, void (*fn)(void *arg, const char *line), void *arg);
/* w->user or w->admin is another: what was known of rights is forgotten. */
void work_user_changed(struct work *w);
/* Call once per turn: today, data version, caches. */
void work_turn(struct work *w);

/* A query context for this user: rights, locale, me. */
struct query_ctx work_query(struct work *w, struct arena *a, const struct object *o);
struct match work_match(struct work *w, const struct query_ctx *c);

/* A unit of work: one store transaction, one journal transaction, one undo. */
struct hc_tx {
	struct work *work;
	struct arena *arena;
	struct change change;
	int depth;			/* workflows re-enter: at most 16 */
	const char *path[16];		/* their names, for the message about a cycle */
	VEC(struct warning { hc_field field; const char *text; }) warnings;
	VEC(struct answer { const char *name, *text; }) answers;
	struct map *args;		/* of an action */
	VEC(struct touched { const struct object *object; uint8_t id[16]; char op; }) touched;	/* observers hear these after COMMIT */
	bool bulk;			/* an import or an edit of many: hooks leave out advice (hc_bulk) */
	bool dry_run;			/* everything happens, then tx_end rolls back */
	struct server_run *server_runs;	/* workflows `on server` of records that came: engine_take_automation() */
	bool trusted;			/* no rights asked (init, migrations) */
};

int tx_begin(struct work *w, enum journal_source source, const char *label, struct hc_tx **ret, struct hc_err *err);
/* COMMIT, then observers. On failure everything is rolled back. The tx is gone either way. */
int tx_commit(struct hc_tx *tx, struct hc_err *err);
void tx_abort(struct hc_tx *tx);	/* NULL is allowed */

/* The save path for one record, new or changed. Other edits of different fields since it was loaded merge; same fields:
   HC_CONFLICT, and engine_conflict() lists them. */
int engine_save(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
int engine_delete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
int engine_undelete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);

struct field_conflict {
	const struct field *field;
	struct hc_value base, theirs, mine;
};
int engine_conflict(struct work *w, const struct hc_record *mine, struct arena *a, struct field_conflict **ret, size_t *n,
    struct hc_err *err);

/* After a conflict was looked at: mine moves onto the row as it is now, and every field that mine changed stays as it is
   (set a field to `theirs` first to take theirs). A save then goes through unless the row moves again. */
int engine_rebase(struct work *w, struct hc_record *mine, struct hc_err *err);

/* Parses and sets one field from text as a person types it: smart dates, option labels, lookups by id, title or unique key. */
int engine_set(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text, struct hc_err *err);
/* Finds a record by full id, last 6 or more hex digits, title or unique key. HC_NOTFOUND; HC_INVALID with the list if several. */
int engine_find(struct work *w, const struct object *o, const char *ref, struct arena *a, uint8_t ret[16], struct hc_err *err);
/* Recomputes formulas of a record in memory (live forms) and its defaults (new). */
int engine_compute(struct work *w, struct hc_record *r, struct hc_err *err);
int engine_defaults(struct work *w, struct hc_record *r, struct hc_err *err);

/* Reverses (redo: repeats) a journal transaction; tx 0: the user's last one. Fields changed since stay and are listed in
   `kept` unless force: then HC_PART. *ret is the tx that was reversed. */
int engine_undo(struct work *w, int64_t tx, bool redo, bool force, struct buf *kept, int64_t *ret, struct hc_err *err);
/* Merges loser into survivor: fields (empty ones filled, `take` names fields taken from the loser), every link. */
int engine_merge(struct hc_tx *tx, struct hc_record *survivor, struct hc_record *loser, const char *const *take, size_t n,
    struct hc_err *err);

/* The text of an encrypted field for somebody who asked: rights, then a line in the log without the text. "" when empty. */
int engine_reveal(struct work *w, const struct hc_record *r, const struct field *f, struct arena *a, const char **ret,
    struct hc_err *err);
/* Are encrypted fields to show as locked? Asked at the start and when a passphrase was given. */
void engine_secrets_seen(struct work *w);

/* Likely duplicates of a record, best first, score 0-100. */
struct duplicate { uint8_t id[16]; int score; const char *title, *why; };
int engine_duplicates(struct work *w, const struct hc_record *r, struct arena *a, struct duplicate **ret, size_t *n, struct hc_err *err);

/* A record that another machine sent, with what differs from the row set (an id of its own when new). engine_take(): a device's
   edit, judged as any save but for unique keys and links, which sync settles before; engine_pull(): a server's word, written
   as it is. Neither runs hooks, defaults or workflows of devices. Nothing happens when nothing differs. */
int engine_take(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
int engine_take_delete(struct hc_tx *tx, struct hc_record *r, bool deleted, struct hc_err *err);
/* What engine_take() left for the server to do about the records it took: workflows `on server`, and those of a date that was set
   too late for the clock. In the same transaction, so each runs once; one that fails is a job, and the entry is taken. */
int engine_take_automation(struct hc_tx *tx, struct hc_err *err);
int engine_pull(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
/* Are there roll-ups over records of this object? */
bool engine_sums(struct work *w, const struct object *o);

/* Rights. what: 'c' 'r' 'e' 'd'. */
bool access_object(struct work *w, const struct object *o, char what);
bool access_field(struct work *w, const struct field *f, char what);
/* Which records of an object the user may read; several may hold. ALL: whatever happens, he loses sight of none. HANGS: those whose
   parent he may see (model.h: hangs), and of them those that meet a condition when WHERE stands beside it. */
enum access_scope { ACCESS_NONE, ACCESS_OWN = 1, ACCESS_TEAM = 2, ACCESS_WHERE = 4, ACCESS_ALL = 8, ACCESS_HANGS = 16 };
unsigned access_scope(struct work *w, const struct object *o);
/* The conditions of the user's grants that read by one (ACCESS_WHERE): the i-th, NULL after the last. */
const char *access_condition(struct work *w, const struct object *o, size_t i);
/* Records of `child` may hang on those of `o`. */
bool access_parent(const struct object *o, const struct object *child);
int access_record(struct work *w, const struct hc_record *r, char what, struct hc_err *err);

/* Timed workflows and queued jobs that are due; *ran is how many ran (0 when another process is at it). */
int engine_run_due(struct work *w, int *ran, struct hc_err *err);
/* How many days edits stay in this workstation's journal, 0 for good; engine_run_due() sees to it. What was said of it stands in the
   file as JOURNAL_DAYS, a number or "all". */
#define JOURNAL_DAYS "sync.journal"
int64_t engine_journal_days(struct work *w);

/* A job that waits in the queue: posted by workflows (`mail`) and by whoever wants something done after COMMIT. */
struct queued {
	const struct object *object;	/* what it is about, or NULL */
	uint8_t record[16];
	bool has_record;
	const char *payload;
};
typedef int job_fn(void *arg, struct hc_tx *tx, const struct queued *q, struct hc_err *err);
/* Who runs jobs of a kind, inside a transaction of their own; an error puts the job off. Unknown kinds wait. */
void engine_job_kind(struct work *w, const char *kind, job_fn *run, void *arg);
int engine_job_post(struct hc_tx *tx, const char *kind, const struct hc_record *about, const char *payload, int64_t at,
    struct hc_err *err);

/* Told after each COMMIT, in order. id NULL: many records of the object (an import). */
void engine_observe(struct work *w, void (*fn)(void *arg, const struct object *o, const uint8_t id[16], char op), void *arg);

/* The host fills this: calls of hooks and actions by name, "crm/lead_score". They return 1 when nobody has that function: its plugin is off. */
struct engine_calls {
	int (*hook)(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
	int (*action)(void *host, const char *name, struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
	/* objects and fields of the workspace's own: as work_customise() and work_follow(), by whoever it may be. strict false: what
	   stands on a plugin that is not here waits */
	int (*customise)(struct work *w, const char *text, bool strict, struct hc_err *err);
	int (*follow)(struct work *w, struct hc_err *err);
	const char *(*owner)(void *host, const char *object);	/* the plugin that brings this object, on or off; NULL */
	void *host;
};
void engine_use_calls(struct work *w, const struct engine_calls *calls);
int engine_customise(struct work *w, const char *text, bool strict, struct hc_err *err);
int engine_follow(struct work *w, struct hc_err *err);
/* After a change of model: values that came before their fields, and waited beside their records, go where they belong.
   A field that `old` (or NULL) does not have was out of sight: a server tells its devices what stands in it, for they heard of nothing
   meanwhile, and what waited beside a record is newer. */
int engine_settle_extras(struct work *w, const struct model *old, struct hc_err *err);
/* Runs a declared action on a record (or NULL). args: name -> text. */
int engine_action(struct hc_tx *tx, const struct action *act, struct hc_record *r, struct hc_err *err);

#endif
