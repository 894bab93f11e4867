/*
 * edit.c - the line editor behind every place where letters are text.
 */
#include "ui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define EDIT_LIMIT 65536

void
edit_free(struct edit *e)
{
	buf_free(&e->text);
	free(e->killed);
	memset(e, 0, sizeof(*e));
}

/* Moves the tail and cuts or widens at `at`. */
static void
splice(struct edit *e, size_t at, size_t cut, const char *s, size_t n)
{
	size_t tail = e->text.len - at - cut;

	buf_reserve(&e->text, n + 1);
	if (e->text.data == NULL)
		return;
	memmove(e->text.data + at + n, e->text.data + at + cut, tail);
	if (n > 0)
		memcpy(e->text.data + at, s, n);
	e->text.len = at + n + tail;
	e->text.data[e->text.len] = '\0';
	e->fresh = false;
}

void
edit_set(struct edit *e, const char *text)
{
	buf_reset(&e->text);
	e->at = e->from = 0;
	if (e->verbatim) {
		splice(e, 0, 0, text, strlen(text));
		e->at = e->text.len;
	} else
		edit_insert(e, text, strlen(text));
	e->fresh = true;
}

void
edit_clear(struct edit *e)
{
	splice(e, 0, e->text.len, NULL, 0);
	e->at = e->from = 0;
}

const char *
edit_text(const struct edit *e)
{
	return buf_str(&e->text);
}

void
edit_insert(struct edit *e, const char *s, size_t n)
{
	size_t limit = e->limit ? e->limit : EDIT_LIMIT;

	if (e->replace && e->fresh && n > 0) {
		splice(e, 0, e->text.len, NULL, 0);
		e->at = e->from = 0;
	}
	while (n > 0) {
		uint32_t cp;
		size_t len = utf8_decode(s, n, &cp);

		if (e->text.len + len > limit)
			return;
		if (e->lines && (cp == '\n' || cp == '\t')) {
			splice(e, e->at, 0, s, 1);
			e->at++;
		} else if (cp == '\n' || cp == '\t') {
			splice(e, e->at, 0, " ", 1);
			e->at++;
		} else if (cp >= 0x20 && cp != 0x7f && !(cp >= 0x80 && cp < 0xa0) && !(cp == 0xfffd && len == 1)) {
			splice(e, e->at, 0, s, len);
			e->at += len;
		}
		s += len;
		n -= len;
	}
}

void
edit_replace(struct edit *e, size_t from, const char *s)
{
	if (from > e->at)
		return;
	splice(e, from, e->at - from, NULL, 0);
	e->at = from;
	edit_insert(e, s, strlen(s));
}

static size_t
left_of(const struct edit *e, size_t at)
{
	const char *s = edit_text(e);
	size_t i = 0, last = 0;

	/* graphemes are found from the left only */
	while (i < at) {
		last = i;
		i += utf8_grapheme(s + i, e->text.len - i, &(int){0});
	}
	return last;
}

static size_t
right_of(const struct edit *e, size_t at)
{
	if (at >= e->text.len)
		return at;
	return at + utf8_grapheme(edit_text(e) + at, e->text.len - at, &(int){0});
}

static size_t
word_left(const struct edit *e)
{
	const char *s = edit_text(e);
	size_t i = e->at;

	while (i > 0 && s[i - 1] == ' ')
		i--;
	while (i > 0 && s[i - 1] != ' ')
		i--;
	return i;
}

static size_t
word_right(const struct edit *e)
{
	const char *s = edit_text(e);
	size_t i = e->at;

	while (i < e->text.len && s[i] == ' ')
		i++;
	while (i < e->text.len && s[i] != ' ')
		i++;
	return i;
}

static size_t
line_start(const struct edit *e)
{
	size_t i = e->at;

	while (i > 0 && (!e->lines || e->text.data[i - 1] != '\n'))
		i--;
	return i;
}

static size_t
line_end(const struct edit *e)
{
	return e->lines ? e->at + strcspn(edit_text(e) + e->at, "\n") : e->text.len;
}

static void
kill_range(struct edit *e, size_t from, size_t to)
{
	if (to <= from)
		return;
	free(e->killed);
	e->killed = xmalloc(to - from + 1);
	memcpy(e->killed, e->text.data + from, to - from);
	e->killed[to - from] = '\0';
	splice(e, from, to - from, NULL, 0);
	e->at = from;
}

bool
edit_command(struct edit *e, const char *name, bool *changed)
{
	size_t len = e->text.len, at = e->at;

	if (strcmp(name, "cursor-left") == 0)
		e->at = left_of(e, at);
	else if (strcmp(name, "cursor-right") == 0)
		e->at = right_of(e, at);
	else if (strcmp(name, "word-left") == 0)
		e->at = word_left(e);
	else if (strcmp(name, "word-right") == 0)
		e->at = word_right(e);
	else if (strcmp(name, "line-start") == 0)
		e->at = line_start(e);
	else if (strcmp(name, "line-end") == 0)
		e->at = line_end(e);
	else if (strcmp(name, "erase") == 0) {
		if (at > 0) {
			e->at = left_of(e, at);
			splice(e, e->at, at - e->at, NULL, 0);
		}
	} else if (strcmp(name, "delete-right") == 0) {
		if (at < len)
			splice(e, at, right_of(e, at) - at, NULL, 0);
	} else if (strcmp(name, "erase-word") == 0)
		kill_range(e, word_left(e), at);
	else if (strcmp(name, "erase-line") == 0)
		kill_range(e, line_start(e), at);
	else if (strcmp(name, "erase-right") == 0)
		kill_range(e, at, line_end(e));
	else if (strcmp(name, "yank") == 0) {
		if (e->killed != NULL)
			edit_insert(e, e->killed, strlen(e->killed));
	} else if (strcmp(name, "newline") == 0 && e->lines) {
		edit_insert(e, "\n", 1);
	} else
		return false;
	*changed = e->text.len != len;
	return true;
}

static void
draw_stars(const struct edit *e, const struct area *a, int x, int y, int w, int role, bool focused)
{
	struct edit stars = { .from = 0 };
	size_t at = 0;

	for (size_t i = 0; i < e->text.len; i++)
		if ((e->text.data[i] & 0xc0) != 0x80) {
			buf_addc(&stars.text, '*');
			at += i < e->at;
		}
	stars.at = at;
	edit_draw(&stars, a, x, y, w, role, focused);
	edit_free(&stars);
}

void
edit_draw(struct edit *e, const struct area *a, int x, int y, int w, int role, bool focused)
{
	const char *s = edit_text(e);
	int used, cells;

	if (w < 1)
		return;
	if (e->secret) {
		draw_stars(e, a, x, y, w, role, focused);
		return;
	}
	area_fill(a, x, y, w, 1, role);
	if (!focused || e->from > e->at || e->from > e->text.len)
		e->from = focused ? e->at : 0;
	if (e->from > 0) {	/* no room stays empty behind the text while some of it is hidden before */
		size_t least = 0;

		for (int all = utf8_width(s, e->text.len); all >= w && least < e->from; all -= cells)
			least += utf8_grapheme(s + least, e->text.len - least, &cells);
		e->from = least < e->at ? least : e->at;	/* the text may have changed under it: within a grapheme now */
	}
	used = focused ? utf8_width(s + e->from, e->at - e->from) : 0;
	/* the cursor needs a cell of its own behind the text */
	while (used >= w && e->from < e->at) {
		e->from += utf8_grapheme(s + e->from, e->at - e->from, &cells);
		used -= cells;
	}
	area_textn(a, x, y, role, 0, s + e->from, e->text.len - e->from, w);
	if (focused)
		area_cursor(a, x + used, y, true);
}

/* Many lines. */

struct row {
	size_t from, to, next;
};

/* The row that begins at `from`; false behind the last. A newline at the end has an empty row behind it. */
static bool
row_at(const struct edit *e, size_t from, int w, struct row *ret)
{
	const char *s = edit_text(e);

	if (from > e->text.len || (from == e->text.len && from > 0 && s[from - 1] != '\n'))
		return false;
	ret->from = from;
	ret->to = from + text_break(s + from, e->text.len - from, w, &ret->next);
	ret->next += from;
	if (ret->next == from && from == e->text.len)
		ret->next++;
	return true;
}

/* The row of the cursor, and its number. */
static int
cursor_row(const struct edit *e, int w, struct row *ret)
{
	struct row r;
	int n = 0;

	*ret = (struct row){0};
	for (size_t at = 0; row_at(e, at, w, &r) && r.from <= e->at; at = r.next, n++)
		*ret = r;
	return n > 0 ? n - 1 : 0;
}

int
edit_rows(const struct edit *e, int w, int most)
{
	struct row r;
	int n = 0;

	for (size_t at = 0; n < most && row_at(e, at, w, &r); at = r.next)
		n++;
	return n > 0 ? n : 1;
}

bool
edit_row_move(struct edit *e, int w, int by)
{
	struct row here, r;
	int to = cursor_row(e, w, &here) + by, n = 0;
	int column = utf8_width(edit_text(e) + here.from, e->at - here.from);

	if (to < 0)
		return false;
	for (size_t at = 0; row_at(e, at, w, &r); at = r.next, n++)
		if (n == to) {
			e->at = r.from + utf8_fit(edit_text(e) + r.from, r.to - r.from, column, &(int){0});
			return true;
		}
	return false;
}

void
edit_draw_rows(struct edit *e, const struct area *a, int x, int y, int w, int h, int role, bool focused)
{
	struct row here, r;
	int at_row, top, n = 0;

	if (w < 1 || h < 1)
		return;
	area_fill(a, x, y, w, h, role);
	at_row = cursor_row(e, w, &here);
	top = focused && at_row >= h ? at_row - h + 1 : 0;
	for (size_t at = 0; n < top + h && row_at(e, at, w, &r); at = r.next, n++)
		if (n >= top)
			area_textn(a, x, y + n - top, role, 0, edit_text(e) + r.from, r.to - r.from, w);
	if (focused) {
		int used = e->at > here.from ? utf8_width(edit_text(e) + here.from, e->at - here.from) : 0;

		area_cursor(a, x + (used < w ? used : w - 1), y + at_row - top, true);
	}
}
