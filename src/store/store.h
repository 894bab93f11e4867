/*
 * store.h - the workspace file: all SQL lives behind this header and read.h, save.h, journal.h.
 *
 * A store is one connection with its statement cache; the worker thread has its own. WAL, synchronous=FULL, automatic
 * checkpoints off: store_checkpoint() runs under the one lock that writers take. Errors are sentences for the user.
 */
#ifndef HC_STORE_STORE_H
#define HC_STORE_STORE_H

#include "base/env.h"
#include "model/record.h"
#include "query/query.h"

struct store;

enum store_flags {
	STORE_CREATE = 1,	/* make it; HC_CONFLICT if it is there */
	STORE_READONLY = 2,
	STORE_SECOND = 4	/* another connection of this process (worker): no migration */
};

/* Opens and checks: application_id, versions (newer: read-only, store_readonly_reason() says so), network file system, rights. */
int store_open(const char *path, unsigned flags, const struct env *env, struct store **ret, struct hc_err *err);
bool store_is_remote(const char *path);	/* a database over the wire, not a file */
void store_close(struct store *s);	/* NULL is allowed */
void store_remove(const char *path);	/* all of a workspace that nobody has open */
const char *store_path(const struct store *s);
const char *store_beside(const struct store *s);	/* names of files for a while begin so; only the owner reads them there */
const char *store_readonly_reason(const struct store *s);	/* NULL when it can be written */

/* Brings the tables in step with the model (adds tables, columns, indexes; renames by `was`; never drops), after a copy of
   the file when data moves. Keeps a reference to the model. Cheap when the digest is unchanged. */
int store_use_model(struct store *s, struct model *m, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err);
/* As store_use_model(), and in the transaction in which the tables change a setting does too, but only if it still is `was` (NULL:
   none). HC_CONFLICT: somebody made it another meanwhile; nothing changed, and the store has the model that it had. */
struct store_setting { const char *key, *was, *now; };
int store_use_model_with(struct store *s, struct model *m, const struct store_setting *with, struct hc_err *err);
struct model *store_model(const struct store *s);
/* The tables are in step with m already, by whoever: store_use_model() would write nothing. */
bool store_fits(struct store *s, const struct model *m);
/* The locale used by SQL functions (zones, folding of phones); kept by reference. */
void store_use_locale(struct store *s, const struct locale *l);

/* Small settings of the file: custom .hot text, versions, marks. *ret in the arena, NULL if there is none. */
int store_meta_get(struct store *s, struct arena *a, const char *key, const char **ret, struct hc_err *err);
/* Keys that begin with `prefix`, in their order; at most max. */
int store_meta_keys(struct store *s, struct arena *a, const char *prefix, size_t max, const char ***ret, size_t *n, struct hc_err *err);
int store_meta_put(struct store *s, const char *key, const char *value, struct hc_err *err);	/* NULL removes */

/* Transactions. begin is BEGIN IMMEDIATE and takes the writers' lock; nests by savepoint. HC_BUSY after the busy timeout.
   commit of the outermost returns after the data is on disk. */
int store_begin(struct store *s, struct hc_err *err);
/* That timeout, 5 s unless said: somebody who looks at a screen waits less. 0: not at all. Returns what it was. */
int store_patience(struct store *s, int ms);
/* With fn the patience is a person's, unless it is 0: fn hears every few ms how long a writer has waited (in ms), and true gives up. */
void store_on_wait(struct store *s, bool (*fn)(void *arg, int ms), void *arg);
int store_commit(struct store *s, struct hc_err *err);
void store_rollback(struct store *s);
/* Ends what store_begin() began: commits unless rc is negative, else takes it back. Returns rc, or what the commit said. */
int store_end(struct store *s, int rc, struct hc_err *err);
int store_depth(const struct store *s);
/* In a long job, between rows: commit and begin again, because the transaction is older than 50 ms and another writer waits, or
   older than a second. */
bool store_due(struct store *s);
bool store_shared(const struct store *s);	/* another program has the workspace open now */

/* Long reads stop with HC_BUSY when fn returns true (Esc, a key waiting); called every few thousand steps. NULL: never. */
void store_interrupt(struct store *s, bool (*fn)(void *arg), void *arg);
/* Some steps are long, and fn is not asked in them: a word that half of all records begin with. From `on` until it is off this
   connection only reads, and store_stop(), called on another thread, ends that with HC_BUSY; else it does nothing. */
void store_stoppable(struct store *s, bool on);
void store_stop(struct store *s);
bool store_stopping(const struct store *s);	/* it says stop: for loops that are no statement */

/* What must read all rows of a table gives half of them to a thread of its own, from so many on: 100,000 unless said. The thread
   costs as much processor time as 20,000 rows. */
void store_threads_from(struct store *s, int64_t rows);

/* Gives back what only speeds up the next question: cached statements, pages, what SQLite knows of the tables (reading that again
   takes some ms). For a server with thousands of stores open. */
void store_rest(struct store *s);

/* Where a key waits for the answer, another connection of the process does what writes: searches find what is indexed and take no
   waiting rows in (who asks calls store_index() over there first); */
void store_search_apart(struct store *s, bool on);
/* commits leave the log as long as it is, and store_log_long() says once that somebody should call store_checkpoint(). */
void store_checkpoint_apart(struct store *s, bool on);
bool store_log_long(struct store *s);
/* Takes rows that wait into the search index, in short transactions, for about ms (0: none); between two rows store_interrupt()'s fn is
   asked. *left: how many still wait, at most STORE_LEFT_MAX: 0 when all is in, or this store may not write. HC_BUSY when nothing
   could be done because others write. */
#define STORE_LEFT_MAX 100000
int store_index(struct store *s, int ms, int64_t *left, struct hc_err *err);
int64_t store_writes(const struct store *s);	/* how many writing transactions this connection has begun */

/* Pages of the file kept in memory, 24 MB unless said: who shows a page at a time needs few. Loading many rows takes as many as
   ever. */
void store_cache(struct store *s, int kb);
/* For idle moments, after bulk work and after a purge: takes waiting rows into the search index, finishes a load that was cut
   off, writes the file anew when something was erased. HC_BUSY when others write or `store_interrupt` said stop. */
int store_settle(struct store *s, struct hc_err *err);

/* Many small reads one after another see one state and pay for one lock. Ends by itself when the store writes; false: end. Short:
   a checkpoint waits for it. */
void store_snapshot(struct store *s, bool on);
/* Around a transaction of many saves, each of which can be taken back by itself: what that takes stays in memory, since a save
   is small. Elsewhere it may go to a file, as sorting does. Not inside a transaction. */
void store_many_saves(struct store *s, bool on);

int store_checkpoint(struct store *s, struct hc_err *err);
int64_t store_data_version(struct store *s);	/* changes when another connection committed */

/* Over the wire an object's table, with all its indexes, is made by the first question about it. False: nobody has asked one yet, and
   there are no records of it. What looks around by the clock asks this first, or every tenant pays for tables that it never uses. */
bool store_has(struct store *s, const struct object *o);

/* Online copy to a new file (0600), then checked; bytes of files beside it go along. HC_CONFLICT if it exists. */
int store_backup(struct store *s, const char *path, struct hc_err *err);
int store_reads_back(const char *path, struct hc_err *err);	/* a file that was written just now */
/* Over the wire: two numbers that are others when something was written since. */
int store_mark(struct store *s, int64_t *hlc, int64_t *mark, struct hc_err *err);

/* Copies that may hold what was erased here since: those that were made by name, and what lies beside the file. `there`: it is
   where it was made. note: a copy was made, now. Newest first. */
struct store_copy { const char *path; int64_t at; bool there; };
int store_copy_note(struct store *s, const char *path, struct hc_err *err);
int store_copies(struct store *s, struct arena *a, struct store_copy **ret, size_t *n, struct hc_err *err);

/* In the open transaction, which ends in a commit: nothing is ever written to this workspace again, by whoever has it open. For
   what was copied elsewhere and lives on there. Later writers are told HC_BUSY. */
int store_retire(struct store *s, struct hc_err *err);
bool store_retired(struct store *s);

/* Everything into another store that was just made and uses the same model. Both are closed after it. */
int store_copy(struct store *from, struct store *to, struct hc_err *err);

struct doctor {
	bool damage;		/* real damage: not mendable here */
	int mended;		/* derived data that was rebuilt */
	struct buf *out;	/* a line per finding */
};
int store_doctor(struct store *s, struct doctor *d, struct hc_err *err);
/* A hash of all synced data, equal for equal workspaces; hex in buf (65 bytes). */
int store_digest(struct store *s, char buf[65], struct hc_err *err);

#endif
