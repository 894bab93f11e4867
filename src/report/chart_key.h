/*
 * chart_key.h - what the key of a group is to a chart: the condition that selects its rows, its part in a story, its period.
 */
#ifndef HC_REPORT_CHART_KEY_H
#define HC_REPORT_CHART_KEY_H

#include "query/query.h"

/* "stage:proposal", "lacks:owner", "close_date:2026-01-01..2026-03-31"; NULL for what no field holds. */
const char *chart_key_condition(struct arena *a, const struct column *col, const struct hc_value *v);
char chart_key_role(const struct column *col, const struct hc_value *v);	/* w won, l lost, 0 neither */
/* "2026-03" as "Mar 26", "2026-11-23" as "23 Nov": axes have little room. */
const char *chart_period_label(struct arena *a, const struct locale *l, const struct column *col, int64_t day);

#endif
