/*
 * assign.c - whose turn it is: the formula function next_owner() of workflows.
 */
#include "engine/local.h"

#include <string.h>

#include "base/uuid.h"

/* Round robin over the active users in the order of their ids; the last one chosen is a mark of the file, so that the turn
   goes on where it was, in whatever process. */
static int
next_owner(void *arg, size_t n, const struct hc_value *v, struct arena *a, struct hc_value *ret, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct work *w = arg;
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct page_at all = { .limit = -1 };
	struct hc_value **rows;
	uint8_t last[16] = { 0 };
	char text[UUID_TEXT];
	const char *mark;
	struct query *q;
	size_t count, next = 0;
	int rc;

	if ((rc = query_parse(&c, "user active:yes sort id", &q, err)) < 0 || (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(w->store, &c, q, &all, false, a, &rows, &count, err)) < 0 ||
	    (rc = store_meta_get(w->store, a, "next_owner", &mark, err)) < 0)
		return rc;
	*ret = VALUE_NONE;
	if (count == 0)
		return HC_OK;
	if (mark != NULL)
		uuid_parse(mark, last);
	while (next < count && memcmp(rows[next][q->id_column].id, last, 16) <= 0)
		next++;
	*ret = rows[next % count][q->id_column];
	if (store_depth(w->store) == 0)
		return HC_OK;	/* a preview takes nobody's turn */
	uuid_format(ret->id, text);
	return store_meta_put(w->store, "next_owner", text, err);
}

const struct formula_extra assign_functions[] = {
	{ .name = "NEXT_OWNER", .args = "", .result = 'i', .call = next_owner },
	{ .name = NULL },
};
