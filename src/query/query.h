/*
 * query.h - HotQL: text to a checked tree, the tree to one bound SQL statement, or to a verdict on a record in memory.
 *
 * One parser serves filters, views, rules, workflows, rights and the shell. Nothing here touches a database: query/ writes
 * statement text from the model, store/ prepares and steps it. The language is in hotql(7).
 */
#ifndef HC_QUERY_QUERY_H
#define HC_QUERY_QUERY_H

#include "model/record.h"
#include "model/sealed.h"
#include "model/type.h"

struct buf;
struct expr;	/* a checked condition, opaque */
struct query;
struct clauses;

/* Who asks, when, and what they may see. */
struct query_ctx {
	struct model *model;
	const struct locale *locale;
	struct arena *arena;		/* trees and texts live here */
	const uint8_t *me;		/* user id, or NULL */
	const struct object *object;	/* known from the place (a list's filter bar), or NULL */
	/* Access. NULL: everything. can_read says if a field may be seen; filter gives a condition ANDed on every use of an
	   object (hops, quantifiers, search), or NULL for none. */
	bool (*can_read)(void *access, const struct field *f);
	int (*filter)(void *access, const struct object *o, const struct expr **ret, struct hc_err *err);
	void *access;
	/* Resolves a name to a record id for `account:Acme` in C evaluation; SQL resolves by sub-select. May be NULL. */
	const char *const *binds;	/* texts for %s placeholders, NULL-terminated; or NULL */
	const struct hc_value *params;	/* values for %1.. placeholders of plugin calls, or NULL */
	size_t nparams;
	/* Do so few records match a regular expression that naming them, by hc_match(object, field, pattern), beats asking each?
	   NULL: ask each. Set by the store for statements that it runs at once. */
	bool (*rare)(void *arg, const struct field *f, const char *pattern);
	/* Do so many records hold these words (a text for the search index) that a page is full sooner by asking each? NULL: no. */
	bool (*frequent)(void *arg, const struct object *o, const char *match);
	void *rare_arg;			/* of both */
	/* Functions that the caller adds to formulas (formula.h), or NULL. */
	const struct formula_extra *extra;
	void *extra_arg;
	/* What the index of an encrypted field holds of a text. NULL or false: no key, so nothing can be asked of it. */
	bool (*blind)(void *arg, const char *text, size_t n, char ret[SEALED_BLIND + 1]);
	void *blind_arg;
};

enum agg_kind { AGG_N, AGG_SUM, AGG_AVG, AGG_MIN, AGG_MAX, AGG_MED, AGG_P90, AGG_DISTINCT, AGG_SHARE,
	AGG_ONE		/* hidden: the text that all have, null when there are several */
};

/* One column of a result. */
struct column {
	const char *title;		/* as asked: "account.industry", "sum.amount", "close/q" */
	const struct field *field;	/* what it shows, NULL for n */
	const struct type *type;	/* type of the values */
	int scale;			/* of decimals */
	bool is_key, is_agg;
	enum agg_kind agg;
	char unit;			/* key bucket: 0 d w m q y, upper case F for fiscal in unit_fiscal */
	bool unit_fiscal;
	int title_column;		/* lookup: index of the hidden column with the target's title, else -1 */
	int currency_column;		/* money: index of the hidden column with the currency, else -1 (base currency) */
	int raw_column;			/* money of a group: the hidden one with the figure in that currency; see query_money() */
	bool hidden;			/* id, cursor keys, titles: present in rows, not shown */
};

struct query {
	const struct object *object;
	const struct expr *where;	/* NULL: all */
	VEC(struct column) columns;	/* what rows hold, hidden ones last; always filled: view `all`'s when not said */
	int id_column;			/* of a query that is not grouped: where the id stands in a row; else -1 */
	bool grouped;			/* keys first, then aggregates, then hidden ones; no key at all: one row of totals */
	bool pivoted;			/* then the last key is the one that becomes columns */
	int64_t limit;			/* -1: none; of a pivot: rows that it has in the end */
	bool with_deleted;
	bool has_show;			/* the text said which columns */
	struct clauses *parts;		/* query's own: clauses as parsed */
};

/* Parses and checks. An error carries err->pos and says what was expected; an unknown name suggests the nearest. */
int query_parse(const struct query_ctx *c, const char *text, struct query **ret, struct hc_err *err);
/* Only a condition (filter bar, rule, workflow): c->object must be set. */
int query_parse_condition(const struct query_ctx *c, const char *text, const struct expr **ret, struct hc_err *err);
/* ANDs another condition; sets sort, columns, limit when the text did not. Paths are text as in `show` and `sort`;
   fields that the user may not see are left out, unknown ones are errors. */
void query_and(struct query *q, struct arena *a, const struct expr *e);
/* One condition of two of the same object; a or b NULL: the other. */
const struct expr *query_or(struct arena *a, const struct expr *one, const struct expr *other);
/* Of an object that hangs on others (model.h): on one of these objects' records, and meeting `also` unless that is NULL. For rights:
   inside, everything may be seen. */
struct query_parent {
	const struct object *object;
	const struct expr *condition;	/* NULL: any record, even one that is deleted */
};
const struct expr *query_hangs(struct arena *a, const struct object *o, const struct query_parent *parents, size_t n, const struct expr *also);
int query_set_columns(const struct query_ctx *c, struct query *q, const char *const *paths, size_t n, struct hc_err *err);
/* Leaves out the hidden titles of links, each of which costs a join: for machine forms, which show ids. */
void query_drop_titles(struct query *q);
int query_set_sort(const struct query_ctx *c, struct query *q, const char *sort, struct hc_err *err);
const char *query_sort_text(const struct query *q, struct arena *a);

/* The store keeps an index over the last six hex digits of ids, in upper case; SQLite takes it for this very expression. */
#define ID_TAIL 6
#define ID_TAIL_SQL(alias) "hex(substr(" alias "\"id\", -3))"

enum dialect { DIALECT_SQLITE, DIALECT_POSTGRES };

/* A statement with its values. Its rows have q->columns, one for one, for PAGE, PAGE_BACK and GROUPS. `sink` says who groups:
   SINK_HASH is a plain scan, each row holding the keys, an argument per aggregate (1 for n) and the titles of keys (equal
   within a group); the store groups them in C by the columns' is_key and agg. Nulls are no argument, but one key. In PostgreSQL's
   dialect a key with a unit comes as it is stored: it is hc_bucket() that makes it a period. HAVING,
   order and limit of groups are applied after, in both sinks: query_group_passes(), query_group_compare(). */
enum sink { SINK_ROWS, SINK_HASH };

struct statement {
	const char *sql;
	struct hc_value *binds;
	size_t nbinds;
	enum sink sink;
	bool with_rid;			/* of SINK_HASH that reads all rows: one more column, the row's rid, so that parts can be read */
	enum dialect dialect;		/* SQLite's too where the other was asked for and this program alone can calculate something */
	bool needs_fts;			/* uses the search index: dirty rows must be drained first */
	bool full_scan;			/* no index serves it: run in the background */
};

enum statement_kind {
	STATEMENT_PAGE,		/* rows in order, after `cursor` if given, at most `limit` */
	STATEMENT_PAGE_BACK,	/* the rows before `cursor`, in reverse order */
	STATEMENT_COUNT,	/* one integer */
	STATEMENT_IDS,		/* rid, in order: no other column */
	STATEMENT_GROUPS	/* keys and aggregates, or their raw material for SINK_HASH */
};

struct page_at {
	const char *cursor;	/* opaque text from query_cursor(), or NULL */
	int64_t limit;		/* rows, -1: none */
	bool only_rids;		/* of a page: the rids of its records, no other column */
	const int64_t *rids;	/* not NULL: these records, in the order of the query; the rest of this is not looked at */
	size_t nrids;
};

int query_sql(const struct query_ctx *c, const struct query *q, enum dialect d, enum statement_kind kind,
    const struct page_at *at, struct statement *ret, struct hc_err *err);
/* The cursor of a row of STATEMENT_PAGE (all its columns, hidden ones included). */
const char *query_cursor(const struct query *q, struct arena *a, const struct hc_value *row);
/* A finished group row: does it pass HAVING; and the order of two (as `sort` says, else by keys, nulls last). */
bool query_group_passes(const struct query_ctx *c, const struct query *q, const struct hc_value *row);
int query_group_compare(const struct query *q, const struct hc_value *a, const struct hc_value *b);
/* The same by one column, upwards: for the columns of a pivot. */
int query_column_compare(const struct query *q, size_t column, const struct hc_value *a, const struct hc_value *b);
/* A figure as people see it: an amount with its currency ("" is the base currency); of a group what stands in the row is in base
   currency, by which it is sorted and compared, and when all its amounts have one currency, this answers the figure in it.
   *mixed: they had several. */
const struct hc_value *query_money(const struct column *col, const struct hc_value *row, const struct hc_value *v, char currency[8],
    bool *mixed);
/* Groups answer base currency only: for readers that know no other. */
void query_in_base(struct query *q);
/* What list --explain prints: the plan in words, which index serves it, or which `index` to add. */
int query_explain(const struct query_ctx *c, const struct query *q, struct buf *out, struct hc_err *err);

/* The condition on a record in memory, with its unsaved values. What needs other records (hops, quantifiers, aggregates, name
   look-ups) goes through `select`, which runs the statement and returns the first column of the first row (null if none). */
struct match {
	const struct query_ctx *ctx;
	int (*select)(void *arg, const struct statement *s, struct hc_value *ret, struct hc_err *err);
	void *arg;
};
int query_match(const struct match *m, const struct expr *e, const struct hc_record *r, bool *ret, struct hc_err *err);

/* The fields a condition reads on its own object (for "only when one changed" and live forms). */
void query_fields(const struct expr *e, void (*fn)(void *arg, const struct field *f), void *arg);
/* The other objects whose records it looks at, one by one, some more than once. */
void query_objects(const struct expr *e, void (*fn)(void *arg, const struct object *o), void *arg);
/* Canonical text: parses to the same tree. */
void query_print(const struct query *q, struct buf *out);
void expr_print(const struct expr *e, struct buf *out);

/* What could stand at byte `pos` of a text: for completion. Words are in the arena; *from is where the word begins. */
struct query_hint { const char *word, *note; };
size_t query_complete(const struct query_ctx *c, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from);

/* A period ("this_q", "last_7d", "2026q2", "fy2026") as civil dates [from, to), in the locale's calendar. HC_INVALID. */
int query_period(const struct locale *l, const char *text, int64_t *from, int64_t *to, struct hc_err *err);

/* The first civil day of the bucket that a value falls in: `unit` is d w m q y, preceded by "d" for a date ("dq"), alone for
   an instant, which is read in the locale's zone. Behind the SQL function hc_bucket(value, unit, fiscal). */
int64_t query_bucket(const struct locale *l, int64_t value, const char *unit, bool fiscal);
/* Its label: "2026-11-23", "2026-W48", "2026-11", "2026 Q4", "FY2026". */
void query_bucket_label(const struct locale *l, int64_t day, char unit, bool fiscal, struct buf *out);
/* First day of the bucket after the one that begins at `day`. */
int64_t query_bucket_next(int64_t day, char unit);

/* A text in quotes, as HotQL reads it. */
void query_quote(struct buf *out, const char *s, size_t n);
/* The condition that selects (with !keep: leaves out) the rows of a group: "stage:proposal", "lacks:owner",
   "close_date:2026-01-01..2026-03-31". unit as of struct column, 0 for a key that is no bucket. */
void query_key_condition(const char *path, const struct field *f, char unit, const struct hc_value *key, bool keep,
    struct buf *out);

#endif
