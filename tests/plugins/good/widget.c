/*
 * widget.c - the hooks and the action of the plugin that tests load.
 */
#include "meta.h"

int
widget_count(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	if (!hc_isnull(r, F_widget_count) && hc_int(r, F_widget_count) < 0)
		return hc_fail(err, HC_INVALID, F_widget_count, "A count is never below zero.");
	return HC_OK;
}

int
widget_notice(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	hc_warn(tx, F_widget_count, "That is a lot of widgets.");
	return HC_OK;
}

int
widget_double(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	hc_setint(r, F_widget_count, hc_int(r, F_widget_count) * 2);
	hc_answer(tx, "count", "%lld", (long long)hc_int(r, F_widget_count));
	return hc_save(tx, r, err);
}

int
good_migrate(struct hc_tx *tx, struct hc_err *err)
{
	return HC_OK;
}
