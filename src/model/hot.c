/*
 * hot.c - splits text into directives, lines and words, in one pass and without a copy per word.
 *
 * The text is copied twice into the arena: one copy is cut into words by NULs (escapes shrink in place), the other keeps
 * each line as written for HotQL and formulas. What the words mean is the caller's business.
 */
#include "model/hot.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define TEXT_MAX (64 << 20)

struct scan {
	struct arena *arena;
	const char *text;
	size_t n, pos;
	char *words, *raw;	/* the two copies */
	const char *file;
	int line;
	size_t line_start, cont;	/* cont: UTF-8 continuation bytes since line_start, for columns */
	bool commands, ascii;
	struct hc_err *err;
	VEC(struct hot_word) all;
	/* words.cap and lines.cap hold the index of the first entry until fix_up() */
	VEC(struct hot_line) lines;
	VEC(struct hot_directive) directives;
	size_t raw_end;		/* where the newest line's raw text ends */
};

static int
scan_fail(struct scan *s, size_t at, const char *what)
{
	size_t col = 1;

	for (size_t i = s->line_start; i < at; i++)
		col += ((unsigned char)s->text[i] & 0xc0) != 0x80;
	if (s->file == NULL)
		return err_at(s->err, HC_INVALID, (int)at, "%s", what);
	return err_at(s->err, HC_INVALID, (int)at, "%s:%d:%zu: %s", s->file, s->line, col, what);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

enum { BYTE_BAD = 1, BYTE_HIGH = 2, BYTE_STOP = 4, BYTE_BLANK = 8 };

/* What a byte can be: wrong, part of a character, the end of a word, or white space. */
static const unsigned char bytes[256] = {
	[0] = BYTE_STOP, [1 ... 8] = BYTE_BAD, [0x0b ... 0x0c] = BYTE_BAD, [0x0e ... 0x1f] = BYTE_BAD, [0x7f] = BYTE_BAD,
	['\t'] = BYTE_STOP | BYTE_BLANK, ['\r'] = BYTE_STOP | BYTE_BLANK, [' '] = BYTE_STOP | BYTE_BLANK,
	['\n'] = BYTE_STOP | BYTE_BLANK, [';'] = BYTE_STOP, ['"'] = BYTE_STOP, [0x80 ... 0xff] = BYTE_HIGH,
};

/* Names the first byte that is wrong. */
static int
refuse_bytes(struct scan *s)
{
	size_t good = utf8_valid(s->text, s->n);

	for (size_t i = 0; i < s->n; i++) {
		if (s->text[i] == '\n') {
			s->line++;
			s->line_start = i + 1;
		}
		if (i >= good)
			return scan_fail(s, i, "this is not UTF-8 text.");
		if (bytes[(unsigned char)s->text[i]] & BYTE_BAD)
			return scan_fail(s, i, "a control character does not belong here.");
	}
	return HC_OK;
}

/* Control bytes have no place in a text, and bad UTF-8 would reach the screen. Makes room for as many words and lines as
   there can be at most, but for words that nothing parts from the string before them. */
static int
check_bytes(struct scan *s)
{
	unsigned seen = 0, before = BYTE_BLANK;
	size_t words = 0, lines = 1;

	if (s->n > TEXT_MAX)
		return scan_fail(s, 0, "this text is larger than 64 MiB.");
	for (size_t i = 0; i < s->n; i++) {
		unsigned class = bytes[(unsigned char)s->text[i]];

		words += before & ~class & BYTE_BLANK ? 1 : 0;
		lines += s->text[i] == '\n';
		seen |= class;
		before = class;
	}
	s->ascii = !(seen & BYTE_HIGH);
	if ((seen & BYTE_BAD || (!s->ascii && utf8_valid(s->text, s->n) < s->n)) && refuse_bytes(s) < 0)
		return HC_INVALID;
	s->all.at = ARENA_ARRAY(s->arena, struct hot_word, words + 1);
	s->all.cap = words + 1;
	if (!s->commands) {
		s->lines.at = ARENA_ARRAY(s->arena, struct hot_line, lines);
		s->lines.cap = lines;
	}
	return HC_OK;
}

/* Moves pos behind the closing quote of the string that begins at pos; no newline inside. */
static int
skip_string(struct scan *s)
{
	size_t at = s->pos++;

	for (; s->pos < s->n && s->text[s->pos] != '\n'; s->pos++) {
		if (s->text[s->pos] == '"') {
			s->pos++;
			return HC_OK;
		}
		if (s->text[s->pos] == '\\' && s->pos + 1 < s->n && s->text[s->pos + 1] != '\n')
			s->pos++;
	}
	return scan_fail(s, at, "this quote is not closed on its line.");
}

static size_t
unescape(char *out, const char *s, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (c == '\\' && i + 1 < n) {
			char next = s[i + 1];

			if (next == '"' || next == '\\' || next == 'n' || next == 't') {
				c = next == 'n' ? '\n' : next == 't' ? '\t' : next;
				i++;
			}
		}
		out[len++] = c;
	}
	out[len] = '\0';
	return len;
}

static void
new_line(struct scan *s, size_t from)
{
	s->line++;
	s->line_start = from;
	s->cont = 0;
}

/* A block: everything up to the brace that closes it, newlines included. */
static int
scan_block(struct scan *s, struct hot_word *w)
{
	size_t open = s->pos, open_start = s->line_start, from, to;
	int depth = 0, open_line = s->line;

	for (; s->pos < s->n; s->pos++) {
		char c = s->text[s->pos];

		if (c == '\n') {
			new_line(s, s->pos + 1);
		} else if (c == '"') {
			if (skip_string(s) < 0)
				return HC_INVALID;
			s->pos--;
		} else if (c == '{') {
			depth++;
		} else if (c == '}' && --depth == 0) {
			break;
		}
	}
	if (depth > 0) {
		s->line = open_line;
		s->line_start = open_start;
		return scan_fail(s, open, "this { has no }.");
	}
	for (from = open + 1; from < s->pos && (is_blank(s->text[from]) || s->text[from] == '\n'); from++)
		;
	for (to = s->pos; to > from && (is_blank(s->text[to - 1]) || s->text[to - 1] == '\n'); to--)
		;
	s->pos++;
	w->block = true;
	w->text = s->words + from;
	w->len = to - from;
	s->words[to] = '\0';
	return HC_OK;
}

static int
scan_word(struct scan *s)
{
	struct hot_word w = { .pos = (int)s->pos, .line = s->line };
	size_t at = s->pos;

	w.col = (int)(at - s->line_start - s->cont) + 1;
	if (s->text[at] == '"') {
		if (skip_string(s) < 0)
			return HC_INVALID;
		w.quoted = true;
		w.text = s->words + at + 1;
		w.len = unescape(s->words + at + 1, s->text + at + 1, s->pos - at - 2);
	} else if (s->text[at] == '{') {
		if (scan_block(s, &w) < 0)
			return HC_INVALID;
	} else {
		for (;;) {
			const char *p = s->text + s->pos;

			while (!(bytes[(unsigned char)*p] & BYTE_STOP))
				p++;
			s->pos = (size_t)(p - s->text);
			if (*p == ';' && !s->commands) {
				s->pos++;
				continue;
			}
			if (*p != '"')
				break;
			if (skip_string(s) < 0)
				return HC_INVALID;
		}
		w.text = s->words + at;
		w.len = s->pos - at;
		s->words[s->pos] = '\0';
	}
	if (!s->ascii && s->line == w.line)
		for (size_t i = at; i < s->pos; i++)
			s->cont += ((unsigned char)s->text[i] & 0xc0) == 0x80;
	vec_push(s->arena, &s->all, w);
	s->lines.at[s->lines.n - 1].words.n++;
	s->raw_end = s->pos;
	return HC_OK;
}

/* The words up to the end of the line (or command); leaves pos on the newline, the `;` or the end. */
static int
scan_words(struct scan *s)
{
	for (;;) {
		while (s->pos < s->n && is_blank(s->text[s->pos]))
			s->pos++;
		if (s->pos == s->n || s->text[s->pos] == '\n' || (s->commands && s->text[s->pos] == ';'))
			return HC_OK;
		if (s->text[s->pos] == '#') {
			while (s->pos < s->n && s->text[s->pos] != '\n')
				s->pos++;
			return HC_OK;
		}
		if (scan_word(s) < 0)
			return HC_INVALID;
	}
}

static void
add_line(struct scan *s, bool directive, int indent)
{
	struct hot_line l = { .line = s->line, .indent = indent, .file = s->file, .raw = s->raw + s->pos };

	l.words.cap = s->all.n;
	if (directive) {
		struct hot_directive d = {0};

		d.lines.cap = s->lines.n;
		vec_push(s->arena, &s->directives, d);
	}
	s->directives.at[s->directives.n - 1].lines.n++;
	vec_push(s->arena, &s->lines, l);
}

/* "#file NAME" at the margin: what follows comes from there. */
static bool
scan_file_mark(struct scan *s)
{
	size_t from = s->pos + 6, to;

	if (s->n - s->pos < 7 || memcmp(s->text + s->pos, "#file ", 6) != 0)
		return false;
	for (to = from; to < s->n && s->text[to] != '\n'; to++)
		;
	s->pos = to;
	while (to > from && is_blank(s->text[to - 1]))
		to--;
	s->file = arena_strndup(s->arena, s->text + from, to - from);
	s->line = 0;
	return true;
}

static int
scan_indent(struct scan *s)
{
	int cells = 0;

	for (; s->pos < s->n && is_blank(s->text[s->pos]); s->pos++)
		cells += s->text[s->pos] == '\t' ? 2 : 1;
	return cells;
}

static int
scan_text(struct scan *s)
{
	bool open = false;	/* a directive that lines may continue */

	for (; s->pos < s->n; s->pos++, new_line(s, s->pos)) {
		size_t start = s->pos;
		int indent;

		if (scan_file_mark(s)) {
			open = false;
			continue;
		}
		indent = scan_indent(s);
		if (s->pos == s->n)
			break;
		if (s->text[s->pos] == '\n')
			continue;
		if (s->text[s->pos] == '#') {
			while (s->pos < s->n && s->text[s->pos] != '\n')
				s->pos++;
			if (s->pos == s->n)
				break;
			continue;
		}
		if (indent == 1)
			return scan_fail(s, start, "one space is no indent; write two, or none.");
		if (indent > 0 && !open)
			return scan_fail(s, s->pos, "this line continues nothing; a directive begins at the margin.");
		if (indent > 0 && s->lines.at[s->lines.n - 1].indent > 0 && indent > s->lines.at[s->lines.n - 1].indent)
			memset(s->raw + s->raw_end, ' ', s->pos - s->raw_end);
		else
			add_line(s, indent == 0, indent);
		open = true;
		if (scan_words(s) < 0)
			return HC_INVALID;
		s->raw[s->raw_end] = '\0';
	}
	return HC_OK;
}

static int
scan_commands(struct scan *s)
{
	while (s->pos < s->n) {
		char c = s->text[s->pos];

		if (c == '\n') {
			s->pos++;
			new_line(s, s->pos);
		} else if (is_blank(c) || c == ';') {
			s->pos++;
		} else if (c == '#') {
			while (s->pos < s->n && s->text[s->pos] != '\n')
				s->pos++;
		} else {
			add_line(s, true, 0);
			if (scan_words(s) < 0)
				return HC_INVALID;
			s->raw[s->raw_end] = '\0';
		}
	}
	return HC_OK;
}

/* The arrays have stopped moving: indexes become pointers. */
static void
fix_up(struct scan *s, struct hot_text *ret)
{
	for (size_t i = 0; i < s->lines.n; i++) {
		struct hot_line *l = &s->lines.at[i];

		l->words.at = s->all.at + l->words.cap;
		l->words.cap = l->words.n;
	}
	for (size_t i = 0; i < s->directives.n; i++) {
		struct hot_directive *d = &s->directives.at[i];

		d->lines.at = s->lines.at + d->lines.cap;
		d->lines.cap = d->lines.n;
	}
	ret->directives.at = s->directives.at;
	ret->directives.n = s->directives.n;
	ret->directives.cap = s->directives.cap;
}

static int
split(struct arena *a, const char *text, const char *file, bool commands, struct hot_text *ret, struct hc_err *err)
{
	struct scan s = { .arena = a, .text = text, .file = file, .line = 1, .commands = commands, .err = err };

	s.n = strlen(text);
	if (s.n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		s.text += 3;
		s.n -= 3;
	}
	if (check_bytes(&s) < 0)
		return HC_INVALID;
	s.words = arena_strndup(a, s.text, s.n);
	s.raw = arena_strndup(a, s.text, s.n);
	if ((commands ? scan_commands(&s) : scan_text(&s)) < 0)
		return HC_INVALID;
	fix_up(&s, ret);
	return HC_OK;
}

int
hot_read(struct arena *a, const char *text, const char *file, struct hot_text *ret, struct hc_err *err)
{
	return split(a, text, file, false, ret, err);
}

int
hot_commands(struct arena *a, const char *text, const char *file, struct hot_text *ret, struct hc_err *err)
{
	return split(a, text, file, true, ret, err);
}

const char *
hot_rest(const struct hot_line *l, size_t i)
{
	if (i >= l->words.n)
		return "";
	return l->raw + (l->words.at[i].pos - l->words.at[0].pos);
}

void
hot_quote(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(out, '\\');
		if (*s == '\n')
			buf_adds(out, "\\n");
		else if (*s == '\t')
			buf_adds(out, "\\t");
		else
			buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

char *
hot_unquote(struct arena *a, const char *s, size_t n)
{
	char *copy;

	if (n < 2 || s[0] != '"' || s[n - 1] != '"')
		return arena_strndup(a, s, n);
	copy = arena_alloc(a, n);
	unescape(copy, s + 1, n - 2);
	return copy;
}

int
hot_fail(struct hc_err *err, const struct hot_line *l, const struct hot_word *w, const char *fmt, ...)
{
	char msg[sizeof(((struct hc_err *)0)->msg)];
	int pos = w != NULL ? w->pos : -1;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	if (l == NULL || l->file == NULL)
		return err_at(err, HC_INVALID, pos, "%s", msg);
	if (w == NULL)
		return err_at(err, HC_INVALID, pos, "%s:%d: %s", l->file, l->line, msg);
	return err_at(err, HC_INVALID, pos, "%s:%d:%d: %s", l->file, w->line, w->col, msg);
}
