/*
 * sniff.c - encoding and dialect.
 *
 * Each plausible dialect splits the sample. A good one gives many rows of one length whose cells look like something: the
 * product of both is what CleverCSV found to separate right from wrong (van den Burg et al., 2019).
 */
#include "exchange/sniff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE (48u * 1024)
#define ROWS_MAX 400
#define CELLS_MAX 2048

static const struct { char c; double weight; } delimiters[] = {
	{ ',', 1 }, { ';', 1 }, { '\t', 1 }, { '|', 1 }, { '\x1f', 1 }, { '\x01', 1 }, { '^', .95 }, { '~', .95 }, { '#', .7 }, { '*', .7 },
	{ '!', .7 }, { '&', .6 }, { ':', .6 }, { ' ', .6 },
};

static enum encoding
sniff_encoding(const unsigned char *p, size_t n, bool *bom)
{
	size_t even = 0, odd = 0, i = 0, wide = 0, bad = 0;
	bool cut, c1 = false, euro = false;

	*bom = true;
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		return ENCODING_UTF8;
	if (n >= 2 && p[0] == 0xff && p[1] == 0xfe)
		return ENCODING_UTF16LE;
	if (n >= 2 && p[0] == 0xfe && p[1] == 0xff)
		return ENCODING_UTF16BE;
	*bom = false;
	for (size_t k = 0; k + 1 < n; k += 2) {
		even += p[k] == 0;
		odd += p[k + 1] == 0;
	}
	if (odd > n / 6 && even < odd / 8)
		return ENCODING_UTF16LE;
	if (even > n / 6 && odd < even / 8)
		return ENCODING_UTF16BE;
	while (i < n) {
		size_t good = encoding_valid(p + i, n - i, &cut);

		for (size_t k = i; k < i + good; k++)
			wide += p[k] >= 0xc2;
		i += good;
		if (i == n || cut)
			break;
		c1 |= p[i] >= 0x80 && p[i] < 0xa0;
		euro |= p[i] == 0xa4;
		bad++;
		i++;
	}
	if (bad == 0 || wide > bad * 4)	/* a few broken bytes in UTF-8: intake mends them */
		return ENCODING_UTF8;
	return c1 ? ENCODING_WINDOWS1252 : euro ? ENCODING_LATIN9 : ENCODING_LATIN1;
}

/* How much a cell looks like something, 0 to 1. */
static double
cell_worth(const struct csv_dialect *d, const struct csv_field *f)
{
	enum kind k = kind_of(f->s, f->len, NULL);

	if (k == KIND_EMPTY)
		return d->skip_space || f->len == 0 ? 0.9 : 0.7;
	if (!f->quoted && !d->skip_space && f->s[0] == ' ')
		return 0.5;
	if (k != KIND_TEXT)
		return 1;
	if (f->quoted)
		return 0.95;
	/* text that still holds other dialects' signs is text that was not split */
	if (f->len > 1 && (f->s[0] == '"' || f->s[0] == '\'') && f->s[f->len - 1] == f->s[0])
		return 0.1;
	for (size_t i = 0; i < f->len; i++)
		if (f->s[i] == ',' || f->s[i] == ';' || f->s[i] == '\t' || f->s[i] == '|' || f->s[i] == '"')
			return 0.4;
	return memchr(f->s, ' ', f->len) != NULL ? 0.8 : 0.9;
}

static size_t
record_end(const struct csv_dialect *d, const char *s, size_t n)
{
	bool in = false, start = true;

	for (size_t i = 0; i < n; i++) {
		if (d->escape != 0 && s[i] == d->escape && i + 1 < n) {
			i++;
			start = false;
		} else if (d->quote != 0 && s[i] == d->quote && (in || start)) {
			in = !in;
			start = in;	/* a doubled quote opens again */
			if (!in)
				start = true;
		} else if (!in && (s[i] == '\n' || (s[i] == '\r' && d->cr_lines))) {
			return i;
		} else if (!in) {
			start = s[i] == d->delimiter || (start && s[i] == ' ');
		}
	}
	return n;
}

/* The score of one dialect on the sample. */
static double
score(const struct csv_dialect *d, const char *text, size_t n, struct csv_field *fields, struct buf *scratch)
{
	struct { size_t length, rows; } patterns[64];
	size_t npatterns = 0, rows = 0, cells = 0, odd_rows = 0;
	double worth = 0, pattern = 0;

	for (size_t at = 0; at < n && rows < ROWS_MAX;) {
		size_t len = record_end(d, text + at, n - at), got, k;
		size_t cut = len > 0 && text[at + len - 1] == '\r' ? len - 1 : len;
		bool odd;

		if (cut == 0) {
			at += len + 1;
			continue;
		}
		got = csv_split(d, text + at, cut, fields, CELLS_MAX, scratch, &odd);
		for (k = 0; k < npatterns && patterns[k].length != got; k++)
			;
		if (k == npatterns && npatterns < 64) {
			patterns[npatterns].length = got;
			patterns[npatterns++].rows = 0;
		}
		if (k < 64)
			patterns[k].rows++;
		for (size_t i = 0; i < got && i < CELLS_MAX; i++)
			worth += cell_worth(d, &fields[i]);
		cells += got < CELLS_MAX ? got : CELLS_MAX;
		odd_rows += odd;
		rows++;
		at += len + 1;
	}
	if (rows == 0)
		return 0;
	for (size_t k = 0; k < npatterns; k++) {
		double share = (double)patterns[k].rows / (double)rows;

		pattern += share * share * ((double)patterns[k].length - 0.9) / (double)patterns[k].length;
	}
	return pattern * worth / (double)cells * (1 - (double)odd_rows / (double)rows);
}

/* Whether a character occurs, and only in pairs. */
static bool
only_pairs(const char *text, size_t n, char c)
{
	size_t pairs = 0;

	for (size_t i = 0; i < n; i++) {
		if (text[i] != c)
			continue;
		if (i + 1 == n || text[i + 1] != c)
			return false;
		pairs++;
		i++;
	}
	return pairs > 0;
}

/* Tab-separated text as databases write it: no quotes around cells, and a backslash before t, n, r, N or itself only. */
static bool
spells_tabs(const char *text, size_t n)
{
	size_t spelled = 0;

	for (size_t i = 0; i < n; i++) {
		if (text[i] == '"' && (i == 0 || text[i - 1] == '\t' || text[i - 1] == '\n'))
			return false;
		if (text[i] != '\\')
			continue;
		if (i + 1 == n || strchr("tnrN\\", text[i + 1]) == NULL)
			return false;
		spelled++;
		i++;
	}
	return spelled > 0;
}

/* Lines of the old Macintosh end in CR alone; a text in a cell may still hold an LF. */
static bool
ends_in_cr(const char *text, size_t n)
{
	size_t cr = 0, lf = 0;

	for (size_t i = 0; i < n; i++) {
		lf += text[i] == '\n';
		cr += text[i] == '\r' && (i + 1 == n || text[i + 1] != '\n');
	}
	return cr > lf;
}

/* Blanks part cells only where they part the header too: `name`, and "Acme Inc" below it, is one column. */
static bool
parts_first_line(const char *text, size_t n, char c)
{
	size_t from = 0, to;

	while (from < n && (text[from] == '\n' || text[from] == '\r' || text[from] == ' '))
		from++;
	for (to = from; to < n && text[to] != '\n' && text[to] != '\r'; to++)
		continue;
	while (to > from && text[to - 1] == ' ')
		to--;
	return memchr(text + from, c, to - from) != NULL;
}

void
sniff_dialect(const char *text, size_t n, const struct sniff_given *g, struct csv_dialect *ret)
{
	static const char quotes[] = { '"', '\'', '\0' };
	struct csv_field *fields = xmalloc(CELLS_MAX * sizeof(*fields));
	struct buf scratch = BUF_INIT;
	bool cr = ends_in_cr(text, n);
	double best = -1;

	if (n > SAMPLE) {
		const char *cut = memchr(text + SAMPLE, cr ? '\r' : '\n', n - SAMPLE);

		n = cut != NULL ? (size_t)(cut - text) : n;
	}
	*ret = (struct csv_dialect){ .delimiter = ',', .quote = '"', .cr_lines = cr };
	for (size_t i = 0; i < sizeof(delimiters) / sizeof(delimiters[0]) * 3 * 4; i++) {
		struct csv_dialect d = { .delimiter = delimiters[i / 12].c, .quote = quotes[i / 4 % 3], .cr_lines = cr };
		char pair[3] = { '\\', d.quote, '\0' }, space[3] = { d.delimiter, ' ', '\0' };
		double weight = delimiters[i / 12].weight, s;

		if (g->delimiter != NULL) {
			d.delimiter = g->delimiter[0];
			weight = 1;
			if (i >= 12)
				break;
			space[0] = d.delimiter;
		}
		if (g->quote != NULL && d.quote != g->quote[0])
			continue;
		d.escape = i % 4 >= 2 ? '\\' : '\0';
		d.skip_space = i % 2 == 1;
		if (memchr(text, d.delimiter, n) == NULL || (d.quote != 0 && d.quote != '"' && memchr(text, d.quote, n) == NULL) ||
		    (d.escape != 0 && (d.quote == 0 || strstr(text, pair) == NULL)) ||
		    (d.skip_space && (d.delimiter == ' ' || strstr(text, space) == NULL)) ||
		    (d.delimiter == ' ' && g->delimiter == NULL && !parts_first_line(text, n, ' ')))
			continue;
		weight *= d.quote == '"' ? 1 : d.quote == '\'' ? 0.97 : 0.85;
		s = score(&d, text, n, fields, &scratch) * weight;
		if (s > best + 1e-9) {
			best = s;
			*ret = d;
		}
	}
	if (ret->delimiter == '\t' && g->quote == NULL && spells_tabs(text, n)) {
		ret->quote = '\0';
		ret->escape = '\\';
		ret->skip_space = false;
	}
	if (ret->quote == '\'' && only_pairs(text, n, '"'))
		ret->escape = '"';	/* another quote in the place of the usual one: doubling stayed with the usual one */
	if (g->delimiter != NULL)
		ret->delimiter = g->delimiter[0];
	if (g->quote != NULL)
		ret->quote = g->quote[0];
	buf_free(&scratch);
	free(fields);
}

static enum format
sniff_format(const char *text, size_t n)
{
	const char *p = text, *end = text + n, *close;

	while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
		p++;
	if (p == end || (*p != '{' && *p != '['))
		return FORMAT_CSV;
	if (*p == '[') {
		do
			p++;
		while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'));
		return p < end && (*p == '{' || *p == ']') ? FORMAT_JSON : FORMAT_CSV;
	}
	do
		p++;
	while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'));
	if (p == end || (*p != '"' && *p != '}'))
		return FORMAT_CSV;
	/* one record in each line, or a document over many */
	close = memchr(text, '\n', n);
	while (close != NULL && close > text && (close[-1] == '\r' || close[-1] == ' '))
		close--;
	if (close == NULL)
		return strstr(text, "\"records\"") != NULL ? FORMAT_JSON : FORMAT_NDJSON;
	return close > text && close[-1] == '}' ? FORMAT_NDJSON : FORMAT_JSON;
}

static int
named_char(const char *name, char *ret)
{
	static const struct { const char *name; char c; } names[] = {
		{ "tab", '\t' }, { "\\t", '\t' }, { "comma", ',' }, { "semicolon", ';' }, { "pipe", '|' }, { "space", ' ' }, { "none", '\0' },
		{ "", '\0' }, { "double", '"' }, { "single", '\'' },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, name) == 0) {
			*ret = names[i].c;
			return 0;
		}
	*ret = name[0];
	return strlen(name) == 1 && (unsigned char)name[0] < 0x80 && name[0] != '\n' && name[0] != '\r' ? 0 : -1;
}

/* Takes over what the user said, checked. The one-character texts are kept in `chars`. */
static int
check_given(struct sniff_given *g, char chars[2][2], struct sniff *ret, struct hc_err *err)
{
	if (g->delimiter != NULL) {
		if (named_char(g->delimiter, &chars[0][0]) < 0 || chars[0][0] == '\0')
			return hc_fail(err, HC_INVALID, 0, "--delimiter %s: write one character, or tab, comma, semicolon, pipe or space.",
			    g->delimiter);
		g->delimiter = chars[0];
	}
	if (g->quote != NULL) {
		if (named_char(g->quote, &chars[1][0]) < 0)
			return hc_fail(err, HC_INVALID, 0, "--quote %s: write one character, or none.", g->quote);
		g->quote = chars[1];
	}
	if (g->dates != NULL) {
		if (strchr("dmy", g->dates[0]) == NULL || g->dates[0] == '\0')
			return hc_fail(err, HC_INVALID, 0, "--dates %s: write dmy, mdy or ymd.", g->dates);
		ret->date_order = g->dates[0];
	}
	if (g->decimal != NULL) {
		if ((g->decimal[0] != '.' && g->decimal[0] != ',') || g->decimal[1] != '\0')
			return hc_fail(err, HC_INVALID, 0, "--decimal %s: write . or , (the decimal mark).", g->decimal);
		ret->mark = g->decimal[0];
	}
	return HC_OK;
}

int
sniff_file(struct arena *a, struct intake *in, const struct sniff_given *given, struct sniff *ret, struct hc_err *err)
{
	struct sniff_given g = *given;
	struct buf text = BUF_INIT;
	char chars[2][2] = { { 0 } };
	size_t n;
	const unsigned char *peek = intake_peek(in, &n);
	int64_t got;
	int rc;

	*ret = (struct sniff){ .eol = "\n" };
	if ((rc = check_given(&g, chars, ret, err)) < 0)
		return rc;
	ret->encoding = sniff_encoding(peek, n, &ret->bom);
	if (g.encoding != NULL) {
		int e = encoding_find(g.encoding);

		if (e < 0)
			return hc_fail(err, HC_INVALID, 0, "--encoding %s is not known; write utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1 "
			    "or iso-8859-15.", g.encoding);
		ret->encoding = (enum encoding)e;
	}
	if ((rc = intake_rewind(in, ret->encoding, err)) < 0)
		return rc;
	buf_add(&text, "", 0);
	if ((got = intake_read(in, &text, 256 * 1024, err)) < 0) {
		buf_free(&text);
		return (int)got;
	}
	if (intake_done(in) < intake_size(in)) {	/* the last record may be cut off: leave its line out */
		size_t k = text.len;

		while (k > 0 && text.data[k - 1] != '\n' && text.data[k - 1] != '\r')
			k--;
		if (k > 0)
			text.data[text.len = k] = '\0';
	}
	ret->format = sniff_format(text.data, text.len);
	if (ret->format == FORMAT_CSV) {
		sniff_dialect(text.data, text.len, &g, &ret->csv);
		ret->eol = ret->csv.cr_lines ? "\r" : strstr(text.data, "\r\n") != NULL ? "\r\n" : "\n";
		sniff_table(a, text.data, text.len, &g, ret);
	}
	buf_free(&text);
	return intake_rewind(in, ret->encoding, err);
}

static const char *
char_name(struct arena *a, char c)
{
	switch (c) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	case ' ':
		return "space";
	case '\0':
		return "nothing";
	default:
		return (unsigned char)c < ' ' ? arena_printf(a, "\\x%02x", c) : arena_printf(a, "%c", c);
	}
}

const char *
sniff_describe(struct arena *a, const struct sniff *s)
{
	struct buf b = BUF_INIT;
	const char *text;

	buf_adds(&b, encoding_name(s->encoding));
	if (s->format != FORMAT_CSV) {
		buf_adds(&b, s->format == FORMAT_JSON ? ", JSON" : ", a JSON record in each line");
	} else {
		buf_printf(&b, ", %s%s", char_name(a, s->csv.delimiter), s->csv.skip_space ? " and blank" : "");
		buf_printf(&b, ", quoted with %s", char_name(a, s->csv.quote));
		if (s->csv.escape != 0)
			buf_printf(&b, ", escaped with %c", s->csv.escape);
		if (s->preamble > 0)
			buf_printf(&b, ", %d lines above the table", s->preamble);
		if (s->header == 0)
			buf_adds(&b, ", no header");
		else
			buf_printf(&b, ", %d header line%s", s->header, s->header == 1 ? "" : "s");
		if (s->date_order == 'd' || s->date_order == 'm')
			buf_printf(&b, ", dates %s first", s->date_order == 'd' ? "day" : "month");
		if (s->mark != 0)
			buf_printf(&b, ", decimal %s", s->mark == '.' ? "point" : "comma");
	}
	text = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return text;
}
