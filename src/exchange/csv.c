/*
 * csv.c - the parser: one pass over a buffer, fields in place, unescaped text in a side buffer.
 *
 * A record that is not complete in the buffer is scanned again once more was read; blocks are large against records, so that
 * costs nothing, and it keeps the scanner free of states. Mind the bounds: the buffer ends in a newline that is not data.
 */
#include "exchange/csv.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK (512u * 1024)

enum { PLAIN, DELIMITER, LF, CR, ESCAPE };

struct csv {
	struct intake *in;
	struct csv_dialect d;
	uint8_t class[256];	/* of bytes in an unquoted field */
	struct buf buf;
	size_t at;		/* the next record begins here */
	bool eof;
	struct csv_record record;
	size_t record_at;	/* where the last one began, in buf */
	int64_t line;
	size_t cap;
	struct buf scratch;
};

/* How a scan ended. */
enum scan { SCAN_RECORD, SCAN_MORE, SCAN_OPEN /* a quoted field does not end */, SCAN_COLUMNS };

static void
free_buffers(void *arg)
{
	struct csv *c = arg;

	buf_free(&c->buf);
	buf_free(&c->scratch);
	free(c->record.fields);
}

static void
set_classes(struct csv *c)
{
	if (c->d.escape != 0)
		c->class[(unsigned char)c->d.escape] = ESCAPE;
	c->class[(unsigned char)c->d.delimiter] = DELIMITER;
	c->class['\n'] = LF;
	c->class['\r'] = CR;
	c->class['\0'] = LF;	/* stands behind the buffer: intake lets none through */
}

struct csv *
csv_new(struct arena *a, struct intake *in, const struct csv_dialect *d)
{
	struct csv *c = ARENA_NEW(a, struct csv);

	c->in = in;
	c->d = *d;
	set_classes(c);
	c->cap = 64;
	c->record.fields = xmalloc(c->cap * sizeof(struct csv_field));
	c->line = 1;
	buf_reserve(&c->buf, intake_size(in) < BLOCK ? (size_t)intake_size(in) : BLOCK);
	buf_add(&c->buf, "", 0);
	arena_defer(a, free_buffers, c);
	return c;
}

static bool
push(struct csv *c, size_t n, const char *s, size_t len, bool quoted)
{
	if (n == CSV_COLUMNS_MAX)
		return false;
	if (n == c->cap) {
		c->cap *= 4;
		c->record.fields = xrealloc(c->record.fields, c->cap * sizeof(struct csv_field));
	}
	c->record.fields[n] = (struct csv_field){ .s = s, .len = (uint32_t)len, .quoted = quoted };
	return true;
}

/* Copies without the escapes to the side buffer, which never moves while a record is scanned. */
static const char *
unescape(struct csv *c, const char *s, size_t n, bool quoted, size_t *len)
{
	char *out = c->scratch.data + c->scratch.len, *o = out;
	const char *end = s + n;
	char q = c->d.quote, esc = c->d.escape;

	if (esc == 0) {		/* doubled quotes: copy from one to the next */
		const char *hit;

		while ((hit = memchr(s, q, (size_t)(end - s))) != NULL) {
			size_t k = (size_t)(hit - s) + 1;

			memcpy(o, s, k);
			o += k;
			s += k + (hit + 1 < end && hit[1] == q);
		}
		memcpy(o, s, (size_t)(end - s));
		o += end - s;
	} else if (q == 0) {	/* tab-separated text */
		for (; s < end; s++) {
			const char *spelled = s + 1 < end && *s == esc ? strchr("t\tn\nr\r", s[1]) : NULL;

			if (spelled != NULL && s[1] >= 'a')
				*o++ = spelled[1], s++;
			else if (s + 1 < end && *s == esc && (s[1] == esc || s[1] == c->d.delimiter))
				*o++ = *++s;
			else
				*o++ = *s;
		}
	} else {
		for (; s < end; s++) {
			if (s + 1 < end && ((*s == esc && (s[1] == q || s[1] == esc || s[1] == c->d.delimiter)) ||
			    (quoted && *s == q && s[1] == q)))
				s++;
			*o++ = *s;
		}
	}
	*len = (size_t)(o - out);
	c->scratch.len += *len;
	return out;
}

static inline bool
ends_field(const struct csv *c, char ch)
{
	return ch == c->d.delimiter || ch == '\n' || ch == '\r';
}

/* From the byte after an opening quote to the closing one: NULL if there is none before `end`. A quote that is followed by text is
   taken as text. *p at exit: what follows the closing quote. */
static const char *
closing_quote(const struct csv *c, const char *p, const char *end, bool *escaped, bool *odd, const char **after)
{
	char q = c->d.quote, esc = c->d.escape;

	for (;;) {
		const char *hit = memchr(p, q, (size_t)(end - p));
		const char *next;

		if (hit == NULL)
			return NULL;
		if (esc != 0) {
			const char *b = hit;

			while (b > p && b[-1] == esc)
				b--;
			if ((hit - b) % 2 == 1) {	/* \" is text */
				*escaped = true;
				p = hit + 1;
				continue;
			}
			if (hit != b)
				*escaped = true;
		}
		next = hit + 1;
		if (next < end && *next == q) {
			*escaped = true;
			p = next + 1;
			continue;
		}
		while (next < end && *next == ' ' && c->d.delimiter != ' ')
			next++;
		if (next == end || ends_field(c, *next)) {
			*after = next;
			return hit;
		}
		*odd = true;
		p = hit + 1;
	}
}

/* A quoted field at p (its opening quote). Returns what follows it, or NULL when it does not end. */
static const char *
scan_quoted(struct csv *c, const char *p, const char *end, size_t n, bool *full)
{
	bool escaped = false, odd = false;
	const char *after, *close = closing_quote(c, p + 1, end, &escaped, &odd, &after);
	const char *s = p + 1;
	size_t len;

	if (close == NULL)
		return NULL;
	len = (size_t)(close - s);
	if (escaped || (c->d.escape != 0 && memchr(s, c->d.escape, len) != NULL))
		s = unescape(c, s, len, true, &len);
	c->record.odd |= odd;
	*full = !push(c, n, s, len, true);
	return after;
}

/* To the byte that ends an unquoted field, or to `end`. *more: what follows end decides. */
static const char *
scan_plain(const struct csv *c, const char *p, const char *end, bool last, bool *escaped, bool *more)
{
	const uint8_t *class = c->class;

	for (;; p++) {
		while (class[(unsigned char)*p] == PLAIN)
			p++;
		if (p >= end) {
			*more = !last;
			return end;
		}
		if (class[(unsigned char)*p] == CR && !c->d.cr_lines) {
			if (p + 1 == end && !last) {
				*more = true;
				return p;
			}
			if (p + 1 == end || p[1] == '\n')
				return p;
		} else if (class[(unsigned char)*p] == ESCAPE) {
			if (p + 1 == end && !last) {
				*more = true;
				return p;
			}
			if (p + 1 < end && (p[1] == c->d.quote || p[1] == c->d.delimiter || p[1] == *p ||
			    (c->d.quote == 0 && (p[1] == 't' || p[1] == 'n' || p[1] == 'r')))) {
				*escaped = true;
				p++;
			}
		} else {
			return p;
		}
	}
}

/* Scans one record at p; *next is where the following one begins. `last`: nothing comes after end. `single`: a quote that does
   not close is text. */
static enum scan
scan(struct csv *c, const char *p, const char *end, bool last, bool single, const char **next)
{
	struct csv_record *r = &c->record;
	bool open = false, full = false, more = false;

	r->n = 0;
	r->odd = false;
	r->raw = p;
	c->scratch.len = 0;
	for (;; p++) {
		const char *s, *after = NULL;
		bool escaped = false;
		size_t len;

		while (c->d.skip_space && p < end && *p == ' ')
			p++;
		s = p;
		if (c->d.quote != 0 && p < end && *p == c->d.quote && !open) {
			after = scan_quoted(c, p, end, r->n, &full);
			if (full)
				return SCAN_COLUMNS;
			if ((after == NULL && !single) || (after == end && !last))
				return last ? SCAN_OPEN : SCAN_MORE;
			if (after == NULL)
				open = r->odd = true;	/* no quote closes from here on: they are text */
		}
		if (after == NULL) {
			after = scan_plain(c, p, end, last, &escaped, &more);
			if (more)
				return SCAN_MORE;
			len = (size_t)(after - s);
			if (escaped)
				s = unescape(c, s, len, false, &len);
			if (!push(c, r->n, s, len, false))
				return SCAN_COLUMNS;
		}
		p = after;
		r->n++;
		if (p < end && *p == c->d.delimiter)
			continue;
		r->raw_len = (size_t)(p - r->raw);
		if (p < end && *p == '\r' && p + 1 == end && !last)
			return SCAN_MORE;
		if (p < end)
			p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
		*next = p;
		return SCAN_RECORD;
	}
}

static int64_t
count_lines(const struct csv *c, const char *s, size_t n)
{
	char nl = c->d.cr_lines ? '\r' : '\n';
	int64_t lines = 0;

	for (const char *e = s + n; (s = memchr(s, nl, (size_t)(e - s))) != NULL; s++)
		lines++;
	return lines;
}

/* Reads another block behind what is left; 0 when there is none. */
static int
more(struct csv *c, struct hc_err *err)
{
	size_t left = c->buf.len - c->at;
	int64_t got;

	memmove(c->buf.data, c->buf.data + c->at, left);
	c->buf.len = left;
	c->at = 0;
	got = intake_read(c->in, &c->buf, left > BLOCK ? left : BLOCK, err);
	if (got < 0)
		return (int)got;
	c->eof = got == 0;
	return HC_OK;
}

/* Blank lines are nothing. Returns how many bytes they take, and counts them. */
static size_t
skip_blank(struct csv *c, const char *p, const char *end)
{
	const char *begin = p;

	while (p < end && (*p == '\n' || *p == '\r')) {
		if (*p == '\r' && p + 1 < end && p[1] == '\n')
			p++;
		else if (*p == '\r' && p + 1 == end && !c->eof)
			break;
		p++;
		c->line++;
		c->record.after_blank = true;
	}
	return (size_t)(p - begin);
}

static int
too_long(struct csv *c, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, "Line %lld is longer than 16 MiB; is this a table with a record in each line?",
	    (long long)c->line);
}

/* Takes over what was scanned; the next record begins at `next`. */
static int
deliver(struct csv *c, enum scan how, const char *next, const struct csv_record **ret, struct hc_err *err)
{
	struct csv_record *r = &c->record;
	int64_t inner;

	if (how == SCAN_COLUMNS)
		return hc_fail(err, HC_INVALID, 0, "Line %lld has more than %d columns; is the delimiter right?", (long long)c->line,
		    CSV_COLUMNS_MAX);
	if (r->raw_len > CSV_RECORD_MAX)
		return too_long(c, err);
	inner = count_lines(c, r->raw, r->raw_len);
	r->line = c->line;
	r->multiline = inner > 0;
	c->line += inner + 1;
	c->record_at = c->at;
	c->at = (size_t)(next - c->buf.data);
	*ret = r;
	return 1;
}

/* The record at c->at as one line. */
static int
take_line(struct csv *c, const struct csv_record **ret, struct hc_err *err)
{
	const char *p = c->buf.data + c->at, *end = c->buf.data + c->buf.len, *next;
	const char *eol = memchr(p, c->d.cr_lines ? '\r' : '\n', (size_t)(end - p)), *text_end;
	enum scan how;

	if (eol == NULL && !c->eof)
		return too_long(c, err);
	text_end = eol == NULL ? end : eol > p && eol[-1] == '\r' ? eol - 1 : eol;
	how = scan(c, p, text_end, true, true, &next);
	c->record.odd = true;
	if (eol == NULL)
		next = end;
	else
		next = eol + (*eol == '\r' && eol + 1 < end && eol[1] == '\n' ? 2 : 1);
	return deliver(c, how, next, ret, err);
}

int
csv_next(struct csv *c, const struct csv_record **ret, struct hc_err *err)
{
	const char *next = NULL, *end;
	enum scan how;
	int rc;

	c->record.after_blank = false;
	for (;;) {
		if (c->buf.len == c->at && (c->eof || (rc = more(c, err)) < 0 || c->eof))
			return c->eof ? 0 : rc;
		end = c->buf.data + c->buf.len;
		c->at += skip_blank(c, c->buf.data + c->at, end);
		if (c->at == c->buf.len)
			continue;
		c->scratch.len = 0;
		buf_reserve(&c->scratch, c->buf.len - c->at);
		how = scan(c, c->buf.data + c->at, end, c->eof, false, &next);
		if (how == SCAN_MORE && c->buf.len - c->at <= CSV_RECORD_MAX) {
			if ((rc = more(c, err)) < 0)
				return rc;
			continue;
		}
		c->record.number++;
		if (how == SCAN_MORE || how == SCAN_OPEN)
			return take_line(c, ret, err);
		return deliver(c, how, next, ret, err);
	}
}

int
csv_narrow(struct csv *c, const struct csv_record **ret, struct hc_err *err)
{
	c->line = c->record.line;
	c->at = c->record_at;
	return take_line(c, ret, err);
}

size_t
csv_split(const struct csv_dialect *d, const char *s, size_t n, struct csv_field *fields, size_t max, struct buf *scratch, bool *odd)
{
	struct csv c = { .d = *d, .cap = 64 };
	const char *next;
	size_t got;

	set_classes(&c);
	c.record.fields = xmalloc(c.cap * sizeof(struct csv_field));
	buf_reset(scratch);
	buf_reserve(scratch, n + 1);
	c.scratch = *scratch;
	if (scan(&c, s, s + n, true, false, &next) == SCAN_OPEN)
		scan(&c, s, s + n, true, true, &next);
	got = c.record.n;
	if (odd != NULL)
		*odd = c.record.odd;
	memcpy(fields, c.record.fields, (got < max ? got : max) * sizeof(struct csv_field));
	*scratch = c.scratch;
	free(c.record.fields);
	return got;
}

void
csv_put(const struct csv_dialect *d, const char *s, size_t n, struct buf *out)
{
	bool must = false;

	for (size_t i = 0; i < n && !must; i++)
		must = s[i] == d->delimiter || s[i] == '\n' || s[i] == '\r' || (d->quote != 0 && s[i] == d->quote) ||
		    (d->escape != 0 && s[i] == d->escape);
	if (!must && n > 0 && (s[0] == ' ' || s[n - 1] == ' '))
		must = true;
	if (!must || d->quote == 0) {
		size_t at = out->len;

		buf_add(out, s, n);
		for (size_t i = at; must && i < out->len; i++)	/* no quotes: what would split becomes a blank */
			if (out->data[i] == d->delimiter || out->data[i] == '\n' || out->data[i] == '\r')
				out->data[i] = ' ';
		return;
	}
	buf_addc(out, d->quote);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == d->quote)
			buf_addc(out, d->escape != 0 ? d->escape : d->quote);
		else if (d->escape != 0 && s[i] == d->escape)
			buf_addc(out, d->escape);
		buf_addc(out, s[i]);
	}
	buf_addc(out, d->quote);
}
