/*
 * page.c - the file and its pages: beginning and ending them, heads and feet, and every text that stands on one.
 *
 * Pango chooses the fonts, so that a name in any script is set by its own rules. Pages go to the file as they fill up; nobody
 * waits for the last one to see how many there are.
 */
#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "pdf/paper.h"

#define FONT "Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
#define FIXED "DejaVu Sans Mono, Noto Sans Mono, Liberation Mono, monospace"
#define MARGIN 42
#define FOOT 30			/* below what is filled */

static cairo_status_t
put(void *arg, const unsigned char *data, unsigned int n)
{
	struct pdf *p = arg;

	while (n > 0) {
		ssize_t k = write(p->fd, data, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0) {
			p->failed = true;
			return CAIRO_STATUS_WRITE_ERROR;
		}
		data += k;
		n -= (unsigned int)k;
	}
	return CAIRO_STATUS_SUCCESS;
}

void
paper_color(struct pdf *p, int color, double alpha)
{
	cairo_set_source_rgba(p->cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0, alpha);
}

void
paper_box(struct pdf *p, double x, double y, double w, double h, int color, double alpha)
{
	if (w <= 0 || h <= 0)
		return;
	paper_color(p, color, alpha);
	cairo_rectangle(p->cr, x, y, w, h);
	cairo_fill(p->cr);
}

void
paper_line(struct pdf *p, double x0, double y0, double x1, double y1, double width, int color)
{
	paper_color(p, color, 1);
	cairo_set_line_width(p->cr, width);
	cairo_move_to(p->cr, x0, y0);
	cairo_line_to(p->cr, x1, y1);
	cairo_stroke(p->cr);
}

/* How texts of this kind are set; the text itself comes later. */
static void
style(PangoLayout *l, double w, const struct paper_text *t)
{
	PangoFontDescription *font = pango_font_description_from_string(t->fixed ? FIXED : FONT);
	PangoAttrList *attrs = pango_attr_list_new();

	pango_font_description_set_absolute_size(font, t->size * PANGO_SCALE);
	pango_font_description_set_weight(font, t->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(l, font);
	pango_font_description_free(font);
	pango_attr_list_insert(attrs, pango_attr_font_features_new("tnum=1"));	/* figures stand below each other */
	pango_layout_set_attributes(l, attrs);
	pango_attr_list_unref(attrs);
	pango_layout_set_width(l, w > 0 ? (int)(w * PANGO_SCALE) : -1);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_height(l, t->lines > 1 ? -t->lines : -1);
	pango_layout_set_ellipsize(l, w > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

PangoLayout *
paper_layout(struct pdf *p, double w, const struct paper_text *t)
{
	PangoLayout *l = pango_cairo_create_layout(p->cr);

	style(l, w, t);
	return l;
}

/* What a person typed is made harmless first: no control characters, valid UTF-8. */
void
paper_fill(PangoLayout *l, const struct paper_text *t, const char *s)
{
	struct buf b = BUF_INIT;
	bool rtl;

	for (const char *line = s;; line++) {	/* line ends stay, the rest is made visible */
		size_t n = strcspn(line, "\n");

		utf8_clean(&b, line, n);
		line += n;
		if (*line == '\0')
			break;
		buf_adds(&b, t->lines > 1 ? "\n" : " ");
	}
	pango_layout_set_text(l, buf_str(&b), (int)b.len);
	buf_free(&b);
	/* left means where such a text begins; here it is the column that has an edge */
	rtl = pango_layout_get_direction(l, 0) == PANGO_DIRECTION_RTL;
	pango_layout_set_alignment(l, t->align == CENTER ? PANGO_ALIGN_CENTER : (t->align == RIGHT) != rtl ? PANGO_ALIGN_RIGHT :
	    PANGO_ALIGN_LEFT);
}

void
paper_size(PangoLayout *l, double *w, double *h, double *base)
{
	int pw, ph;

	pango_layout_get_size(l, &pw, &ph);
	if (w != NULL)
		*w = (double)pw / PANGO_SCALE;
	if (h != NULL)
		*h = (double)ph / PANGO_SCALE;
	if (base != NULL)
		*base = (double)pango_layout_get_baseline(l) / PANGO_SCALE;
}

void
paper_show(struct pdf *p, PangoLayout *l, double x, double y, int color)
{
	paper_color(p, color, 1);
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, l);
	p->boxes = p->boxes || pango_layout_get_unknown_glyphs_count(l) > 0;
	cairo_new_path(p->cr);	/* what is drawn next does not begin here */
}

void
paper_measure(struct pdf *p, double w, const struct paper_text *t, const char *s, double *tw, double *th, double *base)
{
	style(p->layout, w, t);
	paper_fill(p->layout, t, s);
	paper_size(p->layout, tw, th, base);
}

double
paper_text(struct pdf *p, double x, double y, double w, const struct paper_text *t, const char *s)
{
	double h;

	paper_measure(p, w, t, s, NULL, &h, NULL);
	paper_show(p, p->layout, x, y, t->color);
	return h;
}

/* The first page says what it is in full, the others in a line. */
static void
draw_head(struct pdf *p)
{
	const struct paper_text title = { .size = 17, .color = INK, .bold = true }, line = { .size = 9, .color = SOFT, .lines = 2 },
	    when = { .size = 9, .color = SOFT, .align = RIGHT }, small = { .size = SMALL, .color = SOFT };
	double w = p->right - p->left;

	if (p->page > 1) {
		paper_text(p, p->left, p->top, w * 0.7, &small, p->head.title);
		paper_text(p, p->left + w * 0.7, p->top, w * 0.3, &(struct paper_text){ .size = SMALL, .color = SOFT, .align = RIGHT },
		    p->head.when);
		p->y = p->top + 18;
		return;
	}
	paper_text(p, p->right - w * 0.3, p->top + 8, w * 0.3, &when, p->head.when);
	p->y = p->top + paper_text(p, p->left, p->top, w * 0.7 - GAP, &title, p->head.title) + 2;
	if (p->head.line[0] != '\0')
		p->y += paper_text(p, p->left, p->y, w, &line, p->head.line);
	p->y += 12;
}

static void
draw_foot(struct pdf *p)
{
	const struct paper_text who = { .size = SMALL, .color = SOFT }, rows = { .size = SMALL, .color = SOFT, .align = CENTER },
	    page = { .size = SMALL, .color = SOFT, .align = RIGHT };
	double y = p->bottom + 12, w = (p->right - p->left) / 3;
	char text[120];

	paper_text(p, p->left, y, w, &who, p->head.who);
	if (p->first_row > 0 && p->head.rows >= 0) {
		snprintf(text, sizeof(text), "rows %lld\xe2\x80\x93%lld of %lld", (long long)p->first_row, (long long)p->last_row,
		    (long long)p->head.rows);
		paper_text(p, p->left + w, y, w, &rows, text);
	}
	snprintf(text, sizeof(text), "Page %d", p->page);
	paper_text(p, p->left + 2 * w, y, w, &page, text);
	p->first_row = p->last_row = 0;
}

void
paper_begin(struct pdf *p)
{
	double w = p->head.letter ? 612 : 595.28, h = p->head.letter ? 792 : 841.89;
	bool wide = p->head.way == PDF_LANDSCAPE;

	if (p->begun)
		return;
	p->w = wide ? h : w;
	p->h = wide ? w : h;
	cairo_pdf_surface_set_size(p->surface, p->w, p->h);
	p->left = p->top = MARGIN;
	p->right = p->w - MARGIN;
	p->bottom = p->h - MARGIN - FOOT + 12;
	p->begun = true;
	p->page++;
	draw_head(p);
}

void
paper_break(struct pdf *p)
{
	if (!p->begun)
		return;
	draw_foot(p);
	cairo_show_page(p->cr);
	p->begun = false;
}

void
paper_need(struct pdf *p, double h)
{
	paper_begin(p);
	if (p->y + h <= p->bottom || p->y < p->top + 80)	/* what fits no page is drawn all the same */
		return;
	paper_break(p);
	paper_begin(p);
	paper_table_head(p);
}

void
paper_settle(struct pdf *p)
{
	if (p->half)
		p->y += p->half_h;
	p->half = false;
	p->half_h = 0;
}

static void
heading(struct pdf *p, const char *text, const char *right)
{
	const struct paper_text t = { .size = 11, .color = ACCENT, .bold = true }, r = { .size = SMALL, .color = SOFT, .align = RIGHT };
	double w = p->right - p->left;

	paper_settle(p);
	paper_need(p, 60);	/* never the last thing on a page */
	p->y += p->y > p->top + 80 ? 12 : 2;
	w = p->right - p->left;
	if (right[0] != '\0')
		paper_text(p, p->left + w / 2, p->y + 3, w / 2, &r, right);
	p->y += paper_text(p, p->left, p->y, w * 0.7, &t, text) + 3;
	paper_line(p, p->left, p->y, p->right, p->y, 0.6, FAINT);
	p->y += 5;
}

static void
field(struct pdf *p, const char *label, const char *value, bool wide)
{
	const struct paper_text l = { .size = BODY, .color = SOFT, .lines = 2 }, v = { .size = BODY, .color = INK, .lines = wide ? 400 : 6 };
	double half, lw = 92, x, w, lh, vh;

	paper_begin(p);
	half = (p->right - p->left - 18) / 2;
	if (wide)
		paper_settle(p);
	w = (wide ? p->right - p->left : half) - lw - 8;
	paper_measure(p, lw, &l, label, NULL, &lh, NULL);
	paper_measure(p, w, &v, value, NULL, &vh, NULL);
	lh = (lh > vh ? lh : vh) + 4;
	if (!p->half || p->y + lh > p->bottom) {
		paper_settle(p);
		paper_need(p, lh);
	}
	x = p->half ? p->left + half + 18 : p->left;
	paper_text(p, x, p->y, lw, &l, label);
	paper_text(p, x + lw + 8, p->y, w, &v, value);
	if (wide) {
		p->y += lh;
		return;
	}
	p->half_h = lh > p->half_h ? lh : p->half_h;
	if (p->half)
		paper_settle(p);
	else
		p->half = true;
}

/* Paragraph by paragraph, so that a long text breaks between them. */
static void
paragraph(struct pdf *p, const char *text)
{
	const struct paper_text t = { .size = BODY, .color = INK, .lines = 60 };

	paper_settle(p);
	paper_begin(p);
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		char *one = arena_strndup(p->arena, text, n);
		double h;

		paper_measure(p, p->right - p->left, &t, one, NULL, &h, NULL);
		paper_need(p, h);
		p->y += paper_text(p, p->left, p->y, p->right - p->left, &t, one) + 2;
		text += n + (text[n] == '\n');
	}
}

static void
fixed(struct pdf *p, const char *line)
{
	struct paper_text t = { .size = 8, .color = INK, .fixed = true };
	double w;

	paper_settle(p);
	paper_begin(p);
	paper_measure(p, 0, &t, line, &w, NULL, NULL);
	if (w > p->right - p->left)
		t.size *= (p->right - p->left) / w;
	paper_need(p, 10);
	paper_text(p, p->left, p->y, 0, &t, line);
	p->y += 10;
}

/* Messages of the libraries would land on the screen that the program draws. */
static void
no_words(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer arg)
{
}

static bool
has_fonts(struct pdf *p)
{
	PangoFontFamily **families = NULL;
	int n = 0;

	pango_font_map_list_families(pango_context_get_font_map(pango_layout_get_context(p->layout)), &families, &n);
	g_free(families);
	return n > 0;
}

static void
set_title(struct pdf *p)
{
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, p->head.title);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR, p->head.who);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "HotCRM");
}

/* implements pdf_ops.close */
static int
close_pdf(struct pdf *p, bool keep, struct hc_err *err)
{
	const char *path = p->path;
	int rc;

	if (keep) {
		paper_table_end(p);
		paper_settle(p);
		paper_begin(p);
		paper_break(p);
	}
	g_object_unref(p->layout);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
	if (cairo_surface_status(p->surface) != CAIRO_STATUS_SUCCESS)
		p->failed = true;
	cairo_surface_destroy(p->surface);
	if (close(p->fd) < 0)
		p->failed = true;
	rc = p->boxes ? 1 : HC_OK;
	if (keep && p->failed)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be written: the disk is full or went away.", path);
	if (!keep || p->failed)
		unlink(path);
	arena_free(p->arena);
	return rc;
}

/* implements pdf_ops.open */
static int
open_pdf(const char *path, const struct pdf_head *h, struct pdf **ret, struct hc_err *err)
{
	struct arena *a = arena_new("pdf");
	struct pdf *p = ARENA_NEW(a, struct pdf);

	p->arena = a;
	p->path = arena_strdup(a, path);
	p->head = *h;
	p->head.title = arena_strdup(a, h->title);
	p->head.line = arena_strdup(a, h->line != NULL ? h->line : "");
	p->head.who = arena_strdup(a, h->who != NULL ? h->who : "");
	p->head.when = arena_strdup(a, h->when != NULL ? h->when : "");
	if ((p->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0) {
		int rc = errno == EEXIST ? hc_fail(err, HC_CONFLICT, 0, "%s is there already; name another file.", path) :
		    hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));

		arena_free(a);
		return rc;
	}
	g_log_set_default_handler(no_words, NULL);
	p->surface = cairo_pdf_surface_create_for_stream(put, p, 595, 842);
	p->cr = cairo_create(p->surface);
	p->layout = pango_cairo_create_layout(p->cr);
	if (!has_fonts(p)) {
		close_pdf(p, false, NULL);
		return hc_fail(err, HC_INVALID, 0, "There is no font to print with; install one, such as fonts-dejavu-core.");
	}
	set_title(p);
	*ret = p;
	return HC_OK;
}

extern const struct pdf_ops hc_pdf_ops;

const struct pdf_ops hc_pdf_ops = {
	.size = sizeof(struct pdf_ops),
	.open = open_pdf,
	.close = close_pdf,
	.heading = heading,
	.field = field,
	.paragraph = paragraph,
	.fixed = fixed,
	.table = paper_table,
	.row = paper_row,
	.table_end = paper_table_end,
	.tiles = paper_tiles,
	.chart = paper_chart,
	.list = paper_list,
};
