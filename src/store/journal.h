/*
 * journal.h - what happened: history, undo, redo, as-of images, purge.
 */
#ifndef HC_STORE_JOURNAL_H
#define HC_STORE_JOURNAL_H

#include "store/save.h"

struct entry {
	int64_t seq, tx, n, hlc, at, base;
	uint8_t actor[16], record[16];
	enum journal_source source;
	const struct object *object;
	char op;		/* c create, u update, d delete, r restore, m merge, p purge */
	const char *diff;	/* JSON {"field":[old,new]}; "" for a create. Decimals are text, ids and options too. */
};

/* Of one record, newest first, or of all when o is NULL; before seq (0: from the newest), at most max. */
int journal_list(struct store *s, const struct object *o, const uint8_t *id, int64_t before, size_t max, struct arena *a,
    struct entry **ret, size_t *n, struct hc_err *err);

/* Everything that came after seq, oldest first, at most max: for who follows what happens. */
int journal_after(struct store *s, int64_t seq, size_t max, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err);
int64_t journal_head(struct store *s);	/* the newest seq; 0 when nothing ever happened */
/* The same, but over the wire what this connection read or wrote last: no question. */
int64_t journal_seen(struct store *s);
/* The newest place, and whether entries after `after` are of one of these objects (true as well where there are too many to look). */
int journal_moved(struct store *s, int64_t after, const char *const *objects, size_t n, int64_t *head, bool *moved, struct hc_err *err);

/* The diff of an entry with values in the fields' form; unknown fields (a plugin that is off) and purged values are left out. */
struct field_diff {
	const struct field *field;
	struct hc_value old, now;
};
int journal_diff(const struct entry *e, struct arena *a, struct field_diff **ret, size_t *n, struct hc_err *err);

struct tx_info {
	int64_t tx, at, entries;
	uint8_t actor[16];
	enum journal_source source;
	const char *label;
	bool undone, undoable;
};
int journal_txs(struct store *s, int64_t before, size_t max, struct arena *a, struct tx_info **ret, size_t *n, struct hc_err *err);
/* Entries of one transaction, oldest first. */
int journal_tx(struct store *s, int64_t tx, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err);
/* journal_trim.c: edits up to the floor are gone where a tenant's plan says so; 0: none are. The instant: of the newest of them. */
int64_t journal_floor(struct store *s);
int64_t journal_floor_at(struct store *s);
/* The newest place of the transactions before an instant. */
int journal_place(struct store *s, int64_t before, int64_t *ret, struct hc_err *err);
/* Inside a transaction: raises the floor to `upto`, by at most `slice` places. */
int journal_trim(struct store *s, int64_t upto, int64_t slice, bool *more, struct hc_err *err);
/* The record as it stood at an instant; HC_NOTFOUND if it did not exist then. */
int journal_asof(struct store *s, const struct object *o, const uint8_t id[16], int64_t at, struct arena *a,
    struct hc_record **ret, struct hc_err *err);
/* The last transaction this user made here that can be undone (redo: the last undone one); HC_NOTFOUND. */
int journal_last(struct store *s, const uint8_t actor[16], bool redo, int64_t *ret, struct hc_err *err);
int journal_mark_undone(struct store *s, int64_t tx, int64_t by_tx, bool undone, struct hc_err *err);
/* Erases a person: row, journal values (entries stay, values become hash marks), search, drafts. */
int journal_purge(struct store *s, struct change *c, const struct object *o, const uint8_t id[16], struct hc_err *err);
/* The same of one that has no row here: what is left of it, and an entry, by which what comes of it later is known as erased; c NULL:
   no entry. */
int journal_purge_left(struct store *s, struct change *c, const struct object *o, const uint8_t id[16], struct hc_err *err);
/* Rows of this object left with a whole bucket: store_settle() sees to it that free pages and the search index hold nothing of them. */
int journal_settle_for(struct store *s, const struct object *o, struct hc_err *err);
/* Was it erased here? */
bool journal_purged(struct store *s, const struct object *o, const uint8_t id[16]);

#endif
