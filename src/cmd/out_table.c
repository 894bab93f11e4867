/*
 * out_table.c - rows as a table for people. It holds back its first rows to choose widths, then streams.
 */
#include "cmd/out_impl.h"

#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"

#define TABLE_LOOK 500		/* rows a table holds back to choose its widths */
#define CELL_MAX 40		/* cells of one column, unless it is the only one */

/* A table's cell: one line, no control bytes, at most `cells` wide with the rest marked by an ellipsis. */
const char *
out_table_cell(struct out *o, const char *s, size_t n)
{
	struct buf clean = BUF_INIT;
	char *ret;

	if (n > 2000)
		n = utf8_fit(s, 2000, CELL_MAX * 4, &(int){0});
	utf8_clean(&clean, s, n);
	for (size_t i = 0; i < clean.len; i++)
		if (clean.data[i] == '\n' || clean.data[i] == '\t')
			clean.data[i] = ' ';
	ret = arena_strndup(o->rows_arena, buf_str(&clean), clean.len);
	buf_free(&clean);
	return ret;
}

static void
table_put(struct out *o, const char *const *cells)
{
	for (size_t i = 0; i < o->ncolumns; i++) {
		int used = 0, w = o->widths[i];
		size_t len = strlen(cells[i]), fit = utf8_fit(cells[i], len, w, &used);
		bool cut = fit < len;

		if (cut) {
			fit = utf8_fit(cells[i], len, w - 1, &used);
			used++;
		}
		if (i > 0)
			buf_adds(&o->pending, "  ");
		if (o->right[i])
			buf_printf(&o->pending, "%*s", w - used, "");
		buf_add(&o->pending, cells[i], fit);
		if (cut)
			buf_adds(&o->pending, "\xe2\x80\xa6");
		if (!o->right[i] && i + 1 < o->ncolumns)
			buf_printf(&o->pending, "%*s", w - used, "");
	}
	buf_addc(&o->pending, '\n');
	out_flush_some(o);
}

/* Widths from the rows seen; when they do not fit the terminal the widest give way first, never below 6 cells. */
void
out_table_start(struct out *o)
{
	int total = 0, room;
	int max = o->ncolumns == 1 ? 10000 : CELL_MAX;

	for (size_t i = 0; i < o->ncolumns; i++) {
		int w = utf8_width(o->titles[i], strlen(o->titles[i]));

		for (size_t r = 0; r < o->held.n; r++) {
			int cw = utf8_width(o->held.at[r][i], strlen(o->held.at[r][i]));

			w = cw > w ? cw : w;
		}
		o->widths[i] = w > max ? max : w;
		total += o->widths[i] + 2;
	}
	room = o->width - (total - 2);
	while (o->tty && room < 0) {
		size_t widest = 0;

		for (size_t i = 1; i < o->ncolumns; i++)
			if (o->widths[i] > o->widths[widest])
				widest = i;
		if (o->widths[widest] <= 6)
			break;
		o->widths[widest]--;
		room++;
	}
	table_put(o, o->titles);
	for (size_t r = 0; r < o->held.n; r++)
		table_put(o, o->held.at[r]);
	o->held.n = 0;
	arena_reset(o->rows_arena);
	o->held = (__typeof__(o->held)){0};
	o->streaming = true;
}

void
out_table_row(struct out *o, const char **cells)
{
	if (o->streaming) {
		table_put(o, cells);
		arena_reset(o->rows_arena);
		return;
	}
	vec_push(o->rows_arena, &o->held, cells);
	if (o->held.n >= TABLE_LOOK)
		out_table_start(o);
}

void
out_table_columns(struct out *o, size_t n)
{
	if (o->rows_arena == NULL)
		o->rows_arena = arena_new("turn");
	arena_defer(o->arena, (void (*)(void *))arena_free, o->rows_arena);
	o->ncolumns = n;
	o->widths = ARENA_ARRAY(o->arena, int, n + 1);
	o->right = ARENA_ARRAY(o->arena, bool, n + 1);
}

void
out_table_values(struct out *o, const struct hc_value *row)
{
	const char **cells = ARENA_ARRAY(o->rows_arena, const char *, o->ncolumns + 1);
	struct buf text = BUF_INIT;
	char id[UUID_TEXT];
	size_t k = 0;

	if (o->with_id) {
		int at = o->query->id_column;

		if (at >= 0 && row[at].kind == VALUE_ID)
			uuid_format(row[at].id, id);
		else
			memset(id, 0, sizeof(id));
		cells[k++] = arena_strdup(o->rows_arena, id + 30);
	}
	for (size_t i = 0; i < o->query->columns.n && k < o->ncolumns; i++) {
		if (o->query->columns.at[i].hidden)
			continue;
		buf_reset(&text);
		if (out_is_mixed(o, row, i))
			buf_addc(&text, '~');
		out_cell_text(o, &o->query->columns.at[i], row, out_figure(o, row, i), true, &text);
		cells[k++] = out_table_cell(o, buf_str(&text), text.len);
	}
	buf_free(&text);
	out_table_row(o, cells);
}
