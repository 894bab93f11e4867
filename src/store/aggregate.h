/*
 * aggregate.h - what the scan that groups rows (aggregate.c) and what is made of its groups (group.c) share.
 */
#ifndef HC_STORE_AGGREGATE_H
#define HC_STORE_AGGREGATE_H

#include "store/db.h"

struct accumulator {
	int64_t n;
	__int128 sum;
	struct hc_value value;			/* min, max, first, last */
	VEC(int64_t) all;			/* med, p90 */
};

struct group {
	uint64_t hash;
	struct group *merged;	/* of a second half: the same group of the first */
	const uint8_t *key;
	size_t size;
	struct hc_value *row;
	struct accumulator *acc;
};

struct hash {
	struct group **at;
	size_t cap, n;
};

struct grouping {
	struct store *s;
	struct query *q;
	struct arena *out, *work;
	sqlite3_value **args;	/* of the row at hand: keys, then arguments */
	struct hash groups, values;
	VEC(struct group *) order;
	struct group *last;	/* of the row before: often the same again */
	struct recent *recent;	/* NULL: several keys */
	struct buf key;
	/* what the scan looks at for every row, without the wide columns of the query */
	int *keys, *aggs;
	enum agg_kind *kinds;
	int *places;		/* of their arguments among `args`; -1: counts rows */
	int *scales;		/* of their arguments; -1: not decimals */
	int nkeys, naggs, nargs;
};

/* Makes g ready for rows; s, q and out are the caller's to fill in. g->work is made here and, with the rest, let go by
   aggregate_free(). */
int aggregate_begin(struct grouping *g, struct hc_err *err);
/* Runs the statement of query/ and gathers its rows into g->order. */
int aggregate_scan(struct grouping *g, const struct statement *st, struct hc_err *err);
/* The group of the keys in g->args; for no keys at all the only one, made if no row made it. */
struct group *aggregate_group(struct grouping *g);
void aggregate_free(struct grouping *g);
/* The group of these bytes; a new one is zeroed but for its key, and *isnew says so. */
struct group *hash_get(struct hash *h, struct arena *a, const uint8_t *key, size_t size, bool *isnew);
/* An accumulator's smaller or greater value by column c. */
bool aggregate_beats(const struct column *c, const struct hc_value *v, const struct hc_value *best);
/* aggregate_merge.c: what `second` gathered of later rows, as if `g` had. `second` may be let go after. */
void aggregate_merge(struct grouping *g, struct grouping *second);
/* How a column's values are kept: decimals with their scale. */
enum col_kind aggregate_kind(const struct column *c, int *scale);
/* Scale of an aggregate's argument: the field's own, which the result may exceed; -1 for what is no decimal. */
int aggregate_scale(const struct column *c);

#endif
