/*
 * save.h - the storage half of a save: row, keys, search index, journal, field_change, in the open transaction.
 *
 * Rules, rights, hooks and formulas are engine/'s: nothing here asks whether it may.
 */
#ifndef HC_STORE_SAVE_H
#define HC_STORE_SAVE_H

#include "store/store.h"

enum journal_source { SOURCE_USER, SOURCE_IMPORT, SOURCE_WORKFLOW, SOURCE_AI, SOURCE_PULL, SOURCE_UNDO, SOURCE_MERGE, SOURCE_SYSTEM, SOURCE_API };

struct origin {			/* of an entry that was made on another machine: the server's journal keeps it */
	int64_t dev, n, hlc;
};

struct change {			/* of one journal transaction */
	int64_t tx;		/* 0: save_tx() gives one */
	uint8_t actor[16];
	enum journal_source source;
	const char *label;	/* what the user did, for the undo list: "set 12 opportunity"; may be NULL */
	int64_t at;		/* UTC ms */
	const struct origin *origin;	/* NULL: made here */
	const uint8_t *merged_into;	/* of a deletion: the record that takes its place; edits that come late go there */
};

/* Starts a journal transaction inside the open store transaction: fills tx (dense per file). */
int save_tx(struct store *s, struct change *c, struct hc_err *err);
/* An id for a record that is new. */
void save_new_id(struct store *s, struct hc_record *r);
/* Inserts a new record (id made if null), or writes the changed fields of a loaded one where rev is unchanged: else
   HC_CONFLICT. created/updated fields are set here. Writes nothing when nothing changed. */
int64_t save_last(const struct store *s);	/* place of the newest entry in the journal of the open transaction */
int save_record(struct store *s, struct change *c, struct hc_record *r, struct hc_err *err);
/* Soft delete and its reverse. */
int save_delete(struct store *s, struct change *c, struct hc_record *r, bool deleted, struct hc_err *err);

/* Many new rows of one object: indexes and search index are dropped and rebuilt when that pays (`expect` rows against what
   is there) and the file can be held alone; the state is recorded so that open or doctor finishes it after a crash. */
struct bulk;
int bulk_begin(struct store *s, const struct object *o, const struct field *const *fields, size_t n, int64_t expect,
    struct bulk **ret, struct hc_err *err);
/* values in the order of fields; id NULL: made. Journal row per record under c->tx. *ret_id lives until the next row. The caller
   opens the store transaction, and may commit and begin it again between rows: at most 50 ms when others have the file. */
int bulk_row(struct bulk *b, struct change *c, const struct hc_value *values, const uint8_t id[16], const uint8_t **ret_id,
    struct hc_err *err);
/* Amounts in the base currency, one per field (read for money fields), taken at each bulk_row() from where `base` points. Without
   it an amount is its own base. */
void bulk_use_base(struct bulk *b, const int64_t *base);
/* Frees b, also when it fails. Indexes that were put off are built here, in the open transaction. */
int bulk_end(struct bulk *b, void (*progress)(void *arg, const char *what, int percent), void *arg, struct hc_err *err);

#endif
