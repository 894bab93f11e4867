/*
 * table.h - the tables of objects: columns, statements, schema. Nobody outside store/ includes this.
 */
#ifndef HC_STORE_TABLE_H
#define HC_STORE_TABLE_H

#include "store/db.h"

enum col_kind { COL_INT, COL_DECIMAL, COL_TEXT, COL_ID };

/* A stored field: its column, and the hidden ones beside it. */
struct col {
	const struct field *field;
	enum col_kind kind;
	int scale;
	bool base, fold, search;	/* has <name>_base, k_<name>; is in the search index */
	bool derived;			/* a roll-up: not journalled, not synced */
	int at;				/* place of its value among the bound columns: 0 is the first after rid */
};

struct table {
	const struct object *object;
	int64_t number;			/* in object_name: what the journal calls it */
	struct col *cols;
	size_t n;
	size_t nbound;			/* id, rev, every value, base and fold column, _extra */
	size_t nsearch;			/* 0: no search index */
	const char *select;		/* "SELECT rid, id, rev, ... FROM x" without WHERE */
	const char *select_id, *select_rid;
	const char *standing;		/* deleted and owner of one */
	const char *insert;		/* INSERT with a ? per bound column, in the order of `at` */
	const char *insert_rid;		/* the same with the row's number as one more, the last */
	int64_t rid_next, rid_end, rid_block;	/* over the wire: numbers taken and not given yet (remote_save.c) */
	const char *fts_insert, *fts_delete;
	bool furnished;			/* schema_furnish() has nothing to do */
	bool hidden_read;
	const struct field *hidden;	/* of columns that the model has no field for (replica_hidden.c), known once they were read */
	size_t nhidden;
	struct statement title;		/* of one record, its id the last value; sql NULL until asked for */
};

/* schema.c */
int schema_create(struct store *s, struct hc_err *err);
int schema_number(struct store *s, const struct object *o, struct hc_err *err);	/* gives the object one if it has none */
int schema_indexes(struct store *s, const struct object *o, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err);
/* All but that of `created`: new rows come at its end, which costs little, and every list stands on it that has no other order. */
int schema_drop_indexes(struct store *s, const struct object *o, struct hc_err *err);
/* Triggers that are missing; a table without rows has nothing to change or delete. */
int schema_guard(struct store *s, const struct object *o, bool rows, struct hc_err *err);
/* A table of a file gets its indexes with its first row: it has no row, and has not had one. */
bool schema_is_bare(struct store *s, const struct object *o);
/* In a transaction, before a row goes in; taken back with the transaction. */
int schema_furnish(struct store *s, struct table *t, struct hc_err *err);
void schema_unfurnish(struct store *s);	/* after a rollback */
int schema_drop_guards(struct store *s, struct hc_err *err);
int schema_search(struct store *s, const struct object *o, bool drop, struct hc_err *err);
/* Makes the first one that is missing; 1: it did, 0: all are there. */
int schema_index_next(struct store *s, const struct object *o, struct hc_err *err);
/* Each index an object wants: name and statement. */
void schema_each_index(const struct object *o, void (*fn)(void *arg, const char *name, const char *sql), void *arg);
const char *schema_column_type(const struct field *f);
/* The table with its columns and guards; *folds becomes true when a key column is new and must be filled. */
int schema_table(struct store *s, const struct object *o, bool *folds, struct hc_err *err);

/* table.c */
bool field_stored(const struct field *f);
bool field_searchable(const struct field *f);
enum col_kind field_kind(const struct field *f);
int table_of(struct store *s, const struct object *o, struct table **ret, struct hc_err *err);
/* Makes t->title: the statement of a record's title, whose last value is the id. */
int table_title(struct store *s, struct table *t, struct hc_err *err);
const struct col *table_col(const struct table *t, const struct field *f);	/* NULL: not stored */
int table_object(struct store *s, int64_t number, const struct object **ret, struct hc_err *err);
void column_bind(struct stmt *st, int i, const struct hc_value *v, const struct col *c);	/* c NULL: as it is */
/* Text of *ret lives until the next step unless `a` is given. */
void column_value(struct stmt *st, int i, enum col_kind kind, int scale, struct arena *a, struct hc_value *ret);
void table_fold(struct store *s, const struct field *f, const struct hc_value *v, struct buf *out);
int table_record(struct store *s, const struct table *t, struct stmt *st, struct arena *a, struct hc_record **ret);

/* fold.c: writes k_ columns anew where they differ */
int fold_fill(struct store *s, const struct table *t, int64_t *mended, struct hc_err *err);

#endif
