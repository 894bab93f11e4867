/*
 * board_move.c - moving cards: to another column by key or by dragging, and up and down where a field keeps the order of the hand.
 *
 * A move is an ordinary edit: the save path's rules refuse it with their sentence, and one undo takes it back.
 */
#include "ui/board_impl.h"

#include <string.h>

#include "model/type.h"
#include "ui/save.h"

/* The marked cards of the column, or the one under the cursor, to another column. */
static int
move_cards(struct board *b, size_t to, struct hc_err *err)
{
	struct app *app = b->window.app;
	struct list *l = board_here(b);
	struct assignment set = { .field = b->field->name, .text = "" };
	const struct pager_row *row = list_row(l);
	struct targets t;
	uint8_t id[16];
	const char *name;
	int rc;

	if (to >= b->ncolumns || to == b->at)
		return HC_OK;
	if ((rc = save_editable(app, b->object, b->field, err)) < 0)
		return rc;
	if (b->columns[to].option != NULL)
		set.text = b->columns[to].option->name;
	if ((rc = list_targets(l, &t, err)) < 0)
		return rc;
	if (t.n == 0)
		return hc_fail(err, HC_INVALID, 0, "there is no card to move here.");
	if (t.n > 1 || t.ids == NULL)
		return save_many(app, b->object, &t, &set, 1, err);
	memcpy(id, t.ids[0], 16);
	name = row != NULL && memcmp(row->id, id, 16) == 0 ? read_title(app->work->store, b->object, id, app->turn) : "The card";
	if ((rc = save_fields(app, b->object, id, &set, 1, err)) < 0)
		return rc;
	list_mark_clear(l);
	b->at = to;
	list_show(board_here(b), id);
	if (app->message.len == 0)
		app_say(app, "Moved %s to %s.%s", name, board_title(b, &b->columns[to]), save_undo_hint(app));
	return HC_OK;
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;
	size_t by = c->count > 0 ? (size_t)c->count : 1;

	if (strcmp(c->name, "move-left") == 0)
		return b->at >= by ? move_cards(b, b->at - by, err) : HC_OK;
	return move_cards(b, b->at + by, err);
}

/* Cards keep the order of the hand: ranks of all that is loaded, ten apart, in one change. */
static int
write_ranks(struct board *b, struct list *l, long a, long z, struct hc_err *err)
{
	struct app *app = b->window.app;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(app->work, SOURCE_USER, arena_printf(app->turn, "move a card of %s", b->object->plural), &tx, err)) < 0)
		return rc;
	for (long i = 0; i < list_lines(l) && rc >= 0; i++) {
		const struct pager_row *row = list_at(l, i == a ? z : i == z ? a : i);
		struct hc_record *r;
		const struct hc_value *v;
		int64_t want = (int64_t)(i + 1) * 10;

		if (i > (a > z ? a : z) && row->values[l->carry_column].kind != VALUE_NULL)
			break;	/* below, the order stands already */
		if ((rc = read_record(app->work->store, b->object, row->id, tx->arena, &r, err)) < 0)
			break;
		v = record_get(r, b->rank);
		if (v->kind == VALUE_INT && v->i == want)
			continue;
		if ((rc = engine_set(tx, r, b->rank->name, arena_printf(tx->arena, "%lld", (long long)want), err)) >= 0)
			rc = engine_save(tx, r, err);
	}
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

static int
run_carry(struct window *w, const struct call *c, struct hc_err *err)
{
	struct board *b = (struct board *)w;
	struct list *l = board_here(b);
	long to = l->cursor + (strcmp(c->name, "carry-down") == 0 ? 1 : -1);
	uint8_t id[16];
	int rc;

	if (b->rank == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s have no field for an order by hand, such as rank; they stand by date.",
		    b->object->plural);
	if (list_row(l) == NULL || list_at(l, to) == NULL)
		return HC_OK;
	memcpy(id, list_row(l)->id, 16);
	if ((rc = write_ranks(b, l, l->cursor, to, err)) < 0)
		return rc;
	list_show(l, id);
	return HC_OK;
}

/* implements window.mouse: a card is taken up, carried over columns, and put down */
bool
board_mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct board *b = (struct board *)w;
	struct hc_err err = { .pos = -1 };
	size_t at = b->ncolumns;
	struct list *l;
	long line;

	for (size_t i = 0; i < b->ncolumns; i++)
		if (b->columns[i].w > 0 && x >= b->columns[i].x && x < b->columns[i].x + b->columns[i].w)
			at = i;
	if (ev->mouse == MOUSE_DRAG && b->dragging) {
		if (at < b->ncolumns)
			b->drag_to = at;
		return true;
	}
	if (ev->mouse == MOUSE_RELEASE && b->dragging) {
		b->dragging = false;
		if (b->drag_to != b->at) {
			if (move_cards(b, b->drag_to, &err) < 0)
				app_error(w->app, &err);
		} else if (b->was_here) {
			app_run(w->app, "open", 0);
		}
		return true;
	}
	if (ev->mouse != MOUSE_PRESS || ev->button != 1 || at == b->ncolumns || y < 1)
		return false;
	b->was_here = at == b->at;
	b->at = b->drag_to = at;
	l = board_here(b);
	line = l->top + (y - 2) / 2;
	b->was_here &= line == l->cursor;
	b->dragging = y >= 2 && line < list_lines(l);
	if (b->dragging)
		list_go(l, line);
	return true;
}

const struct window_command board_move_commands[] = {
	{ "move-left", run_move }, { "move-right", run_move }, { "carry-down", run_carry }, { "carry-up", run_carry }, { NULL, NULL }
};
