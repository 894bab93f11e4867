/*
 * table.c - rows below a heading that every page repeats, in columns as wide as what stands in them.
 *
 * The first rows are held until there are enough to choose widths by; the page lies down when they need it, and where even that
 * is too narrow the widest texts wrap. Figures are never wrapped.
 */
#include <string.h>

#include "pdf/paper.h"

#define LOOK 100		/* rows that are held */
#define LEAST 54		/* of a column of texts */
#define PAD 2.7			/* above and below a row's text */
#define LINES 12		/* of one cell */

struct held {
	enum pdf_row kind;
	const char **cells;
};

struct pdf_table {
	struct pdf_column *columns;
	double *natural, *w, *x, *base;
	PangoLayout **cells;	/* of rows; made when the widths are known */
	size_t n;
	VEC(struct held) held;
	bool placed;
	int64_t row;		/* of PDF_ROW so far */
	bool odd;
};

static const struct paper_text head_text = { .size = SMALL, .color = SOFT, .bold = true, .lines = 2 };

/* Rows of one kind are set alike; sums stand by themselves. */
static struct paper_text
cell_text(const struct pdf_table *t, size_t k, enum pdf_row kind)
{
	return (struct paper_text){ .size = BODY, .color = INK, .bold = kind == PDF_SUM, .align = t->columns[k].right ? RIGHT : LEFT,
		.lines = t->columns[k].right ? 1 : LINES };
}

void
paper_table(struct pdf *p, const struct pdf_column *columns, size_t n)
{
	struct pdf_table *t = ARENA_NEW(p->arena, struct pdf_table);

	paper_table_end(p);
	t->n = n;
	t->columns = ARENA_ARRAY(p->arena, struct pdf_column, n + 1);
	t->natural = ARENA_ARRAY(p->arena, double, n + 1);
	t->w = ARENA_ARRAY(p->arena, double, n + 1);
	t->x = ARENA_ARRAY(p->arena, double, n + 1);
	t->base = ARENA_ARRAY(p->arena, double, n + 1);
	t->cells = ARENA_ARRAY(p->arena, PangoLayout *, n + 1);
	for (size_t k = 0; k < n; k++)
		t->columns[k] = (struct pdf_column){ .title = arena_strdup(p->arena, columns[k].title), .right = columns[k].right };
	p->table = t;
}

static void
measure(struct pdf *p, struct pdf_table *t)
{
	for (size_t k = 0; k < t->n; k++) {
		struct paper_text text = cell_text(t, k, PDF_ROW);
		PangoLayout *l = paper_layout(p, 0, &text);

		paper_measure(p, 0, &head_text, t->columns[k].title, &t->natural[k], NULL, NULL);
		for (size_t i = 0; i < t->held.n; i++) {
			double w;

			if (t->held.at[i].kind == PDF_GROUP)
				continue;
			paper_fill(l, &text, t->held.at[i].cells[k]);
			paper_size(l, &w, NULL, NULL);
			w *= t->held.at[i].kind == PDF_SUM ? 1.1 : 1;	/* set in bold */
			t->natural[k] = w > t->natural[k] ? w : t->natural[k];
		}
		g_object_unref(l);
		t->natural[k] += 1;
	}
}

static double
sum(const double *w, size_t n)
{
	double all = n > 0 ? GAP * (double)(n - 1) : 0;

	for (size_t k = 0; k < n; k++)
		all += w[k];
	return all;
}

/* Takes from the widest columns of texts until it fits; figures give way only when nothing else is left. */
static void
squeeze(struct pdf_table *t, double room)
{
	double over;

	while ((over = sum(t->w, t->n) - room) > 0.5) {
		size_t widest = t->n;
		double next = LEAST;

		for (size_t k = 0; k < t->n; k++)
			if (!t->columns[k].right && t->w[k] > LEAST && (widest == t->n || t->w[k] > t->w[widest]))
				widest = k;
		if (widest == t->n)
			break;
		for (size_t k = 0; k < t->n; k++)
			if (k != widest && !t->columns[k].right && t->w[k] < t->w[widest] && t->w[k] > next)
				next = t->w[k];
		next = t->w[widest] - next < 1 ? t->w[widest] - 1 : next;
		t->w[widest] = t->w[widest] - over > next ? t->w[widest] - over : next;
	}
	over = sum(t->w, t->n);
	for (size_t k = 0; k < t->n && over > room; k++)
		t->w[k] *= room / over;
}

/* What is left over goes to the columns alike, but never makes a hole of a narrow table. */
static void
spread(struct pdf_table *t, double room)
{
	double spare = room - sum(t->w, t->n), each = t->n > 1 ? spare / (double)t->n : 0;

	each = each > 34 ? 34 : each;
	for (size_t k = 0; k < t->n && each > 0; k++)
		t->w[k] += each;
}

static void
place(struct pdf *p, struct pdf_table *t)
{
	double x;

	measure(p, t);
	memcpy(t->w, t->natural, t->n * sizeof(*t->w));
	if (!p->begun && p->head.way == PDF_BY_TABLE)
		p->head.way = sum(t->natural, t->n) > 515 ? PDF_LANDSCAPE : PDF_PORTRAIT;
	paper_settle(p);
	paper_need(p, 60);
	squeeze(t, p->right - p->left);
	spread(t, p->right - p->left);
	x = p->left;
	for (size_t k = 0; k < t->n; k++) {
		struct paper_text text = cell_text(t, k, PDF_ROW);

		t->cells[k] = paper_layout(p, t->w[k], &text);
		t->x[k] = x;
		x += t->w[k] + GAP;
	}
	t->placed = true;
	paper_table_head(p);
}

void
paper_table_head(struct pdf *p)
{
	struct pdf_table *t = p->table;
	double h = 0;

	if (t == NULL || !t->placed)
		return;
	for (size_t k = 0; k < t->n; k++) {
		double one;

		paper_measure(p, t->w[k], &head_text, t->columns[k].title, NULL, &one, NULL);
		h = one > h ? one : h;
	}
	for (size_t k = 0; k < t->n; k++) {
		struct paper_text text = head_text;
		double one;

		text.align = t->columns[k].right ? RIGHT : LEFT;
		paper_measure(p, t->w[k], &text, t->columns[k].title, NULL, &one, NULL);
		paper_text(p, t->x[k], p->y + h - one, t->w[k], &text, t->columns[k].title);
	}
	p->y += h + 3;
	paper_line(p, p->left, p->y, p->right, p->y, 0.8, SOFT);
	p->y += 1;
	t->odd = false;
}

static void
draw_group(struct pdf *p, const char *const *cells)
{
	const struct paper_text t = { .size = 9.5, .color = ACCENT, .bold = true },
	    r = { .size = BODY, .color = SOFT, .align = RIGHT };
	double w;

	paper_need(p, 40);
	w = p->right - p->left;
	p->y += 7;
	if (cells[1] != NULL)
		paper_text(p, p->left + w * 0.6, p->y + 1, w * 0.4, &r, cells[1]);
	p->y += paper_text(p, p->left, p->y, w * 0.6 - GAP, &t, cells[0]) + 3;
	paper_line(p, p->left, p->y, p->right, p->y, 0.4, FAINT);
	p->table->odd = false;
}

/* Scripts differ in how high they stand: one line carries all cells. */
static void
draw_cells(struct pdf *p, const struct held *row)
{
	struct pdf_table *t = p->table;
	double h = 0, base = 0;

	for (size_t k = 0; k < t->n; k++) {
		struct paper_text text = cell_text(t, k, row->kind);
		double one;

		paper_fill(t->cells[k], &text, row->cells[k]);
		paper_size(t->cells[k], NULL, &one, &t->base[k]);
		base = t->base[k] > base ? t->base[k] : base;
		h = one > h ? one : h;
	}
	h += 2 * PAD;
	paper_need(p, h);
	if (t->odd)
		paper_box(p, p->left - 3, p->y, p->right - p->left + 6, h, SHADE, 1);
	for (size_t k = 0; k < t->n; k++)
		paper_show(p, t->cells[k], t->x[k], p->y + PAD + base - t->base[k], INK);
	p->y += h;
	t->odd = !t->odd;
	p->last_row = ++t->row;
	p->first_row = p->first_row > 0 ? p->first_row : t->row;
}

static void
draw_sum(struct pdf *p, const char *const *cells)
{
	struct pdf_table *t = p->table;
	double h = 0;

	paper_need(p, 20);
	paper_line(p, p->left, p->y + 1, p->right, p->y + 1, 0.8, SOFT);
	for (size_t k = 0; k < t->n; k++) {
		struct paper_text text = cell_text(t, k, PDF_SUM);
		/* a total may be longer than the figures it stands under: it takes the room of an empty neighbour */
		bool both = t->columns[k].right && k > 0 && *cells[k - 1] == '\0';
		double x = both ? t->x[k - 1] : t->x[k];
		double one = paper_text(p, x, p->y + PAD + 2, t->x[k] + t->w[k] - x, &text, cells[k]);

		h = one > h ? one : h;
	}
	p->y += h + 2 * PAD;
}

static void
draw_row(struct pdf *p, const struct held *row)
{
	if (row->kind == PDF_GROUP)
		draw_group(p, row->cells);
	else if (row->kind == PDF_SUM)
		draw_sum(p, row->cells);
	else
		draw_cells(p, row);
}

static void
release(struct pdf *p)
{
	struct pdf_table *t = p->table;

	if (t->placed)
		return;
	place(p, t);
	for (size_t i = 0; i < t->held.n; i++)
		draw_row(p, &t->held.at[i]);
}

void
paper_row(struct pdf *p, enum pdf_row kind, const char *const *cells)
{
	struct pdf_table *t = p->table;
	struct held row = { .kind = kind };
	size_t n = kind == PDF_GROUP ? 2 : t->n;

	if (t->placed) {
		row.cells = (const char **)cells;
		draw_row(p, &row);
		return;
	}
	row.cells = ARENA_ARRAY(p->arena, const char *, n + 1);
	for (size_t k = 0; k < n; k++)
		row.cells[k] = arena_strdup(p->arena, cells[k] != NULL ? cells[k] : "");
	vec_push(p->arena, &t->held, row);
	if (t->held.n >= LOOK)
		release(p);
}

void
paper_table_end(struct pdf *p)
{
	if (p->table == NULL)
		return;
	release(p);
	for (size_t k = 0; k < p->table->n; k++)
		g_object_unref(p->table->cells[k]);
	p->table = NULL;
	p->y += 6;
}
