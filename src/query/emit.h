/*
 * emit.h - a checked tree to SQL text with binds; private to query/.
 *
 * A scope is one SELECT: its root row and the joins that paths need, shared by prefix. The root may be a record in memory: then
 * its columns are bound values, and the same code answers hops, quantifiers and aggregates for an unsaved record.
 */
#ifndef HC_QUERY_EMIT_H
#define HC_QUERY_EMIT_H

#include "query/sql.h"
#include "query/tree.h"

struct join {
	const char *from, *alias;
	const struct field *field;
};

struct scope {
	const struct object *object;
	const char *alias;
	const struct hc_record *record;	/* the root is this record, not a row */
	const struct match *match;	/* with `record`: evaluates its formulas */
	struct sql joins;
	VEC(struct join) joined;
};

/* What the dialects say differently. */
struct dialect_words {
	enum dialect dialect;
	const char *contains;		/* function: position of the second text in the first, 0 if not there */
};

struct emitter {
	const struct query_ctx *c;
	const struct dialect_words *d;
	struct hc_err *err;
	int aliases;			/* used so far */
	int trusted;			/* inside an access condition, which sees everything */
	int present;			/* as of now, although the query has a date: titles */
	bool has_asof;
	int64_t asof;			/* UTC ms; changes at or before it count */
	bool needs_fts;
	bool here;			/* something in it only this program can calculate, so only SQLite's dialect says it */
	bool chosen;			/* the rows are given by their rids */
	const char *walked;		/* alias of the table whose index is walked for a page, row by row */
	const char *root;		/* alias of the table that is read whole: its regexes may be answered by hc_match() */
};

enum form {
	FORM_RAW,		/* as stored */
	FORM_KEY,		/* text: its fold key, by which it sorts and compares */
	FORM_BASE		/* money: in base currency */
};

void emitter_init(struct emitter *em, const struct query_ctx *c, enum dialect d, struct hc_err *err);
const char *emit_new_alias(struct emitter *em);
void scope_init(struct emitter *em, struct scope *sc, const struct object *o, const char *alias);

/* A condition; it may be null, which counts as false. */
int emit_condition(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out);
/* The value of a path from its hop `from` on; joins go to the scope. Not for paths with a star. */
int emit_path(struct emitter *em, struct scope *sc, const struct path *p, size_t from, enum form form, struct sql *out);
/* The alias of the row that holds the path's last field. */
int emit_alias(struct emitter *em, struct scope *sc, const struct path *p, size_t from, const char **ret);
int emit_field(struct emitter *em, struct scope *sc, const char *alias, const struct field *f, enum form form, struct sql *out);
/* `alias` is live (and existed at the date asked for), and the user may see it. For a scope's root. */
int emit_visible(struct emitter *em, struct scope *sc, bool with_deleted, struct sql *out);
/* The same for a row that is not the root of a scope of its own. */
int emit_visible_row(struct emitter *em, const struct object *o, const char *alias, struct sql *out);
enum form form_of(const struct field *f);	/* how it compares and sorts */

/* emit_value.c: one value against an expression `x` (and its other forms). */
struct operand {
	const struct field *field;
	enum op op;
	struct sql raw, key, base, currency;	/* forms that the field's class has; else empty */
	struct scope *scope;
	const char *alias;			/* row of the field; NULL: a record's or a history's value */
};
int operand_init(struct emitter *em, struct scope *sc, const struct path *p, size_t from, enum op op, struct operand *ret);
int emit_items(struct emitter *em, struct operand *x, const struct items *items, struct sql *out);
int emit_item(struct emitter *em, struct operand *x, const struct item *it, struct sql *out);
void emit_span(struct sql *out, const struct sql *x, const struct span *span);
/* Match keys as the store makes them: of a stored value, and of a text that is looked for. */
const char *fold_value(const struct query_ctx *c, const struct field *f, const struct hc_value *v);
const char *fold_want(const struct query_ctx *c, const struct field *f, const char *text);
bool folds_whole(const struct field *f);
/* ";a;b;" of a multi-select's items in the order the store keeps. */
const char *multi_text(const struct query_ctx *c, const struct field *f, const struct items *items, size_t from, size_t to);

/* emit_search.c */
/* The question to FTS5 for words that must all be there; NULL if one of them holds no letter or digit. */
const char *emit_match(struct emitter *em, const struct object *o, const struct expr *const *words, size_t n);
/* Words that stand beside each other are one question to the search index. */
int emit_words(struct emitter *em, struct scope *sc, const struct expr *const *words, size_t n, struct sql *out);
/* The same of one field, in the row `alias`. */
void emit_text_of(struct emitter *em, const char *alias, const struct field *f, const char *text, struct sql *out);
bool object_searched(const struct object *o);

/* emit_related.c */
int emit_related(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out);
int emit_hangs(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out);
int emit_aggregate(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out);
int emit_ancestors(struct emitter *em, struct scope *sc, const struct expr *e, size_t from, size_t star, struct sql *out);
int emit_leaf(struct emitter *em, struct scope *sc, const struct expr *e, size_t from, struct sql *out);
/* emit_history.c */
int emit_history(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out);
int emit_asof(struct emitter *em, const char *alias, const struct field *f, enum form form, struct sql *out);
void moment_of_item(const struct query_ctx *c, const struct item *it, int64_t *from, int64_t *to);

/* match.c: the value of a record's field, formulas computed. */
int match_value(const struct match *m, const struct hc_record *r, const struct field *f, struct hc_value *ret, struct hc_err *err);

#endif
