/*
 * page.h - the statements of query_sql(); private to query/.
 */
#ifndef HC_QUERY_PAGE_H
#define HC_QUERY_PAGE_H

#include "query/emit.h"

/* Where a page starts: the values of the sort keys and the id of the row before it. */
struct position {
	struct hc_value *keys;
	uint8_t id[16];
};

/* Reads a cursor of this very query; HC_INVALID says what else it is. */
int cursor_read(const struct query_ctx *c, const struct query *q, const char *text, struct position *ret, struct hc_err *err);

/* plan.c: does an index of the store serve this? */
bool plan_indexed(const struct field *f);
/* A condition of which at least one part, ANDed, is found through an index; `selective` leaves out columns of few values. */
bool plan_condition_indexed(const struct expr *e, bool selective);
/* The order of the rows is an index walk; or one of the records that the first key's link leads to. */
bool plan_order_indexed(const struct query *q);
bool plan_order_joined(const struct query *q);

/* An index of the choice's names is walked option by option; more of them than PLAN_OPTIONS are sorted. */
#define PLAN_OPTIONS 64
bool plan_options_walked(const struct sort_key *k);

int page_statement(struct emitter *em, const struct query *q, const struct page_at *at, bool back, struct sql *out);
int page_ids(struct emitter *em, const struct query *q, int64_t limit, struct sql *out);
int page_count(struct emitter *em, const struct query *q, struct sql *out);
int group_statement(struct emitter *em, const struct query *q, struct sql *out, struct statement *st);
int emit_columns(struct emitter *em, struct scope *sc, const struct query *q, struct sql *out);
/* FROM ... WHERE visible AND scope AND condition; `extra` joins the condition. */
int emit_from(struct emitter *em, struct scope *sc, const struct query *q, const char *hint, const struct sql *extra,
    struct sql *out);
/* The same; `first`, if given, is the table that is walked before this one: "account" AS t1 CROSS JOIN. */
int emit_from_after(struct emitter *em, struct scope *sc, const struct query *q, const struct sql *first, const char *hint,
    const struct sql *extra, struct sql *out);
int emit_source(struct emitter *em, struct scope *sc, const struct source_of_column *s, struct sql *out);
/* walk.c: the rows after `after` (NULL: all) in order, or with `back` those before it in reverse; `within`: a statement of rids. */
int emit_walks(struct emitter *em, const struct query *q, const struct position *after, bool back, bool ids, int64_t limit,
    const struct sql *within, struct sql *out);

#endif
