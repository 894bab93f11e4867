/*
 * tree.h - the tree of a HotQL text, private to query/.
 *
 * parse.c fills what the text says (names as typed, values as text, positions); check.c resolves names to fields of the model and
 * proves every value readable. Values stay text until a statement is written or a record is matched, because `today`, `me` and
 * `this_q` mean something else then than at the time a rule was read. A checked tree is never changed.
 */
#ifndef HC_QUERY_TREE_H
#define HC_QUERY_TREE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "query/query.h"
#include "query/words.h"

#define QUERY_TEXT_MAX 65536	/* bytes of a text */
#define QUERY_DEPTH_MAX 64	/* brackets in brackets */
#define QUERY_HOPS_MAX 8

enum expr_kind {
	EXPR_ALL,		/* the empty condition: every record */
	EXPR_AND, EXPR_OR, EXPR_NOT,
	EXPR_TEST,		/* path op items */
	EXPR_REGEX,		/* path ~ pattern; without a path: the title */
	EXPR_HAS,		/* has:path, lacks:path */
	EXPR_WORD,		/* full text: a word or a "phrase" */
	EXPR_HISTORY,		/* path was|changed... items during date actor user */
	EXPR_RELATED,		/* any|no|all relation(condition) */
	EXPR_AGGREGATE,		/* sum.relation.path(condition) op items */
	EXPR_HANGS		/* on a record of one of `parents` that meets its condition; of rights only, it has no text */
};

enum op { OP_IS /* ":" */, OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE };
enum quantifier { ANY_OF, NONE_OF, ALL_OF };
enum history { WAS, CHANGED, CHANGED_FROM, CHANGED_TO };

struct part {
	const char *name;
	int pos;
	bool star;		/* parent*: this step once or more */
};

struct hop {
	const struct field *field;	/* a lookup */
	bool star;
};

struct path {
	VEC(struct part) parts;		/* as typed */
	int pos;
	/* after the check */
	VEC(struct hop) hops;
	const struct field *field;	/* where it ends */
};

enum item_kind {
	ITEM_TEXT,		/* one value as text: word or "string" */
	ITEM_RANGE,		/* text..hi, either may be empty when not quoted */
	ITEM_PATH,		/* .path: another field of the same record */
	ITEM_VALUE		/* %1: a value from code */
};

enum meaning {			/* of an item for its field: set by the check */
	MEANS_VALUE,		/* what literal.c reads it as: a span of numbers, a text, a yes or no */
	MEANS_NONE, MEANS_ME, MEANS_TEAM, MEANS_TREE,
	MEANS_OPTIONS,		/* the options listed */
	MEANS_ID, MEANS_NAME,	/* of a lookup */
	MEANS_PATH
};

struct item {
	enum item_kind kind;
	enum meaning meaning;
	int pos;
	const char *text, *hi;
	bool quoted, hi_quoted;
	struct path path;
	struct hc_value value;
	const char *blind;	/* of an encrypted field: what its index holds of the text */
	VEC(const struct option *) options;
};

struct items {
	VEC(struct item) list;
	bool all;		/* a&b: every one of them, else any */
};

struct expr {
	enum expr_kind kind;
	int pos;
	bool no;			/* HAS: lacks; REGEX: nomatch; WORD: a phrase (no prefix) is `exact` */
	bool exact;
	VEC(struct expr *) kids;	/* AND, OR, NOT; RELATED, AGGREGATE: the condition inside, if any */
	struct path path;		/* of AGGREGATE: within the relation, may be empty */
	enum op op;
	struct items items;
	const char *text;		/* REGEX: the pattern with its flags; WORD: the text */
	enum quantifier quantifier;
	const char *relation_name;
	const struct relation *relation;
	enum agg_kind agg;
	enum history history;
	struct item during, actor;	/* text NULL: not said */
	const struct object *object;	/* of the record it is asked of; set by the check */
	const struct query_parent *parents;	/* HANGS */
	size_t nparents;
	int column;			/* HAVING: index into query.columns */
};

/* One `by` key, `agg`, `show` or `sort` entry as typed. */
struct entry {
	struct path path;		/* of an aggregate: its argument, may be empty */
	int pos;
	bool is_agg, descending;
	enum agg_kind agg;
	char unit;			/* of a key: d w m q y, 0 none */
	bool fiscal;
};

struct entries { VEC(struct entry) list; };

enum query_scope { SCOPE_ALL, SCOPE_MINE, SCOPE_TEAM, SCOPE_TREE };

/* How a column of a row is written: `form` is an enum form (emit.h). */
struct source_of_column {
	struct path path;		/* without a field: nothing (n), or a title that the store fills in */
	int form;
	bool by_order;			/* a select, as its place among the options */
	bool present;			/* as of now, in a query of the past: titles, currencies */
};

/* A sort key after the check; of groups only descending and column count. */
struct sort_key {
	struct path path;
	bool descending;
	int column;			/* index of its (hidden) column in a row */
	int form;
	bool by_order;
};

struct clauses {
	struct entries show, by, agg, sort;
	struct entry pivot;
	struct expr *having;
	const char *after;
	struct item asof;		/* text NULL: not said */
	enum query_scope scope;
	bool has_pivot, has_by, has_agg, has_sort;
	VEC(struct sort_key) keys;	/* without the id that breaks ties */
	VEC(struct source_of_column) sources;	/* by column */
	bool id_descending;
};

/* parse.c: text to tree. `having` allows aggregates as left sides. */
struct parsed {
	const char *object;		/* as typed, or NULL */
	int object_pos;
	struct expr *where;
	struct clauses *clauses;
	bool limited;
	int64_t limit;
	bool with_deleted;
};
int parse_query(const struct query_ctx *c, const char *text, bool want_object, struct parsed *ret, struct hc_err *err);
int parse_condition(const struct query_ctx *c, const char *text, struct expr **ret, struct hc_err *err);
/* A list of entries: paths for show and sort ("-created,name"), given by code. */
int parse_entries(const struct query_ctx *c, const char *text, struct entries *ret, bool sort, struct hc_err *err);
bool parse_agg_name(const char *name, size_t n, enum agg_kind *ret);
const char *agg_name(enum agg_kind agg);
extern const char *const op_words[];		/* by enum op: ":" "eq" ... */
extern const char *const history_words[];	/* by enum history */
extern const char *const clause_words[];	/* ends with NULL */

/* check.c */
int check_condition(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err);
int check_path(const struct query_ctx *c, const struct object *o, struct path *p, struct hc_err *err);
int check_items(const struct query_ctx *c, const struct field *f, enum op op, struct items *items, struct hc_err *err);
int check_item(const struct query_ctx *c, const struct field *f, enum op op, struct item *it, struct hc_err *err);
bool check_readable(const struct query_ctx *c, const struct field *f);
/* A field that can be searched by words: its object has a search index with this field in it. */
bool field_searched(const struct field *f);
enum type_class field_class(const struct field *f);
const struct object *model_user(const struct query_ctx *c);

/* column.c: what an aggregate of a field (NULL: none) is compared and shown as; what its average is multiplied by. */
int agg_result(const struct query_ctx *c, enum agg_kind agg, const struct field *f, int pos, const struct field **ret,
    struct hc_err *err);
int agg_shift(const struct field *f);
/* Fills q->columns and the sort keys from the clauses. */
int column_build(const struct query_ctx *c, struct query *q, struct hc_err *err);
/* parse.c: reads a path like sum.cases.amount as an aggregate of a relation. */
void expr_to_aggregate(const struct query_ctx *c, struct expr *e);

/* literal.c: values in the sense of a field. A span is closed on both sides; lo > hi holds nothing. */
struct span {
	int64_t lo, hi;
	bool has_lo, has_hi;
	char currency[4];	/* money: "" means the base currency */
};
int literal_span(const struct query_ctx *c, const struct field *f, enum op op, const struct item *it, struct span *ret,
    struct hc_err *err);
int literal_bool(const struct item *it, bool *ret, struct hc_err *err);
/* The text of a text item, "%1" included. */
const char *literal_text(const struct query_ctx *c, const struct item *it);
bool literal_is(const struct item *it, const char *word);

/* print.c: a path by the model's names where it is checked, else as typed. */
void print_path(const struct path *p, struct buf *out);

/* period.c: what a date word means: civil days [from, to), or instants when it names a time. */
struct moment {
	bool instant;
	bool until_now;		/* last_7d: the last day ends now, not at midnight */
	int64_t from, to;
};
int moment_parse(const struct locale *l, const char *s, size_t n, struct moment *ret, struct hc_err *err);
/* As instants [from, to). */
void moment_instants(const struct locale *l, const struct moment *m, int64_t *from, int64_t *to);

#endif
