/*
 * table_copy.c - rows of the program's own lists to the clipboard, cells apart by tabs.
 */
#include "ui/table.h"

#include <string.h>

#include "base/utf8.h"

static void
add_cells(struct table *t, const char *const *cells, struct buf *out)
{
	for (size_t i = 0; i < t->ops->ncolumns; i++)
		buf_printf(out, "%s%s", i > 0 ? "\t" : "", cells[i]);
	buf_addc(out, '\n');
}

int
table_copy(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const char *what = c->argc > 0 ? c->argv[0] : "row", *heads[TABLE_COLUMNS];
	const struct table_row *const *rows;
	struct arena *turn = w->app->turn;
	struct buf out = BUF_INIT;
	size_t n;

	if (table_current(t) == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no row here to copy.");
	n = table_targets(t, turn, &rows);
	if (strcmp(what, "cell") == 0) {
		buf_adds(&out, table_current(t)->cells[t->focus]);
		n = 1;
	} else if (strcmp(what, "table") == 0) {
		for (size_t i = 0; i < t->ops->ncolumns; i++)
			heads[i] = t->ops->columns[i].label;
		add_cells(t, heads, &out);
		for (size_t i = 0; i < t->shown.n; i++)
			add_cells(t, t->rows.at[t->shown.at[i]].cells, &out);
		n = t->shown.n;
	} else if (strcmp(what, "row") == 0) {
		for (size_t i = 0; i < n; i++)
			add_cells(t, rows[i]->cells, &out);
	} else {
		return hc_fail(err, HC_INVALID, 0, "here copy takes row, cell or table, not \"%.40s\".", what);
	}
	app_copy(w->app, buf_str(&out), out.len, *what == 'c' ? arena_strndup(turn, buf_str(&out), utf8_fit(buf_str(&out), out.len, 60, NULL)) :
	    n == 1 ? "the row" : arena_printf(turn, "%zu rows", n));
	buf_free(&out);
	return HC_OK;
}
