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

int page_statement(struct emitter *em, const struct query *q, const struct page_at *at, bool back, struct sql *out);
int page_ids(struct emitter *em, const struct query *q, int64_t limit, struct sql *out);
int page_count(struct emitter *em, const struct query *q, struct sql *out);
int group_statement(struct emitter *em, const struct query *q, struct sql *out, struct statement *st);
int emit_columns(struct emitter *em, struct scope *sc, const struct query *q, struct sql *out);
/* FROM ... WHERE visible AND scope AND condition; `extra` joins the condition. */
int emit_from(struct emitter *em, struct scope *sc, const struct query *q, const char *hint, const struct sql *extra,
    struct sql *out);
void emit_select_order(struct sql *out, const struct sql *x, const struct field *f);

#endif
