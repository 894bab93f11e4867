/*
 * chart.h - groups to a picture, before anything is drawn: categories, series, scale, and the records behind each mark.
 *
 * A chart is made of a grouped query and its rows. Figures are doubles here, for lengths only: what people read is text made
 * from the exact values. Every mark has a HotQL condition, so that it opens as a list.
 */
#ifndef HC_REPORT_CHART_H
#define HC_REPORT_CHART_H

#include "query/query.h"

enum chart_kind {
	CHART_METRIC, CHART_BAR, CHART_STACK, CHART_LINE, CHART_AREA, CHART_PIE, CHART_FUNNEL, CHART_SCATTER, CHART_HEAT,
	CHART_SPARK, CHART_GAUGE, CHART_TABLE, CHART_KINDS
};

#define CHART_ITEMS_MAX 2000	/* categories; more: HC_INVALID says to bucket or limit */
#define CHART_SERIES_MAX 24	/* parts; the smallest ones become "Other" */

/* How figures of a series are written. */
struct chart_unit {
	bool whole, money, percent;
	bool mixed;			/* of several currencies, in the base one: written with `~` */
	const char *currency;		/* "" when there is none */
	char mark, group;
};

struct chart_item {			/* a category: a bar, a point in time, a row */
	const char *label;
	const char *condition;		/* HotQL; NULL when it cannot be said */
	char role;			/* of a choice: 'w' won, 'l' lost, 0 */
};

struct chart_series {
	const char *label;
	const char *condition;		/* of a part; NULL: all of the item */
	struct chart_unit unit;
	double *values;			/* by item; NAN: no figure */
	const char **texts;		/* by item: the exact figure, "" for none */
	char role;
};

struct chart {
	enum chart_kind kind;
	const char *title;
	const struct object *object;
	const char *where;		/* the query's own condition, "" for all */
	const char *key, *figure;	/* "Stage", "Amount": what the axes are */
	struct chart_item *items;
	size_t nitems;
	struct chart_series *series;
	size_t nseries;
	bool time;			/* items are consecutive periods, gaps filled in */
	bool parts;			/* series are the values of a second key, else figures side by side */
	double low, high;		/* of what is drawn: sums of parts for a stack */
	double total;			/* of the first figure, or of all parts */
	bool has_before, has_target;
	double before, target;		/* metric, gauge: the period before, the aim */
	const char *before_text, *versus;
};

/* The kind called `name` ("bar"), or CHART_KINDS. */
enum chart_kind chart_kind(const char *name);
const char *chart_kind_name(enum chart_kind k);

/* Texts and arrays live in the arena; the query and its rows are not needed afterwards. HC_INVALID when the query has not the
   keys and figures that the kind needs: the sentence says which. */
int chart_make(struct arena *a, enum chart_kind kind, const struct query *q, struct hc_value *const *rows, size_t n,
    const struct locale *l, struct chart *ret, struct hc_err *err);
/* Makes one figure of two, in percent: the first figure of `of` is the whole. */
void chart_of(struct chart *c, struct arena *a, const struct chart *of);
void chart_before(struct chart *c, struct arena *a, const struct chart *before, const char *versus);
/* The condition of a mark: where, item and series (-1: all of them) put together; NULL if it cannot be said. */
const char *chart_condition(const struct chart *c, struct arena *a, long item, long series);

/* A figure in few cells: 1,250  12.3k  120k  9.04m. */
void chart_short(const struct chart_unit *u, double v, struct buf *out);
/* In full, with its unit: 10,005,534 EUR  63.15 %  ~88.50 EUR. */
void chart_long(const struct chart_unit *u, double v, struct buf *out);

/* Round steps that cover [low, high] with about `want` of them: 0, 250k, 500k. */
struct ticks {
	double low, step;
	int n;				/* ticks, at least 2 */
};
struct ticks chart_ticks(double low, double high, int want, bool whole);

#endif
