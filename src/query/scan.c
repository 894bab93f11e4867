/*
 * scan.c - the small pieces of a HotQL text: blanks, names, strings, paths, values. What they form together is parse.c's.
 */
#include "query/scan.h"

#include <stdio.h>
#include <strings.h>

int
scan_fail(struct scan *s, size_t pos, const char *fmt, ...)
{
	char msg[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	return err_at(s->err, HC_INVALID, (int)pos, "%s", msg);
}

/* Length of what stands here, for a message: a run without blanks, at most 24 bytes, whole characters. */
static int
run_length(const struct scan *s)
{
	size_t n = 0;

	while (s->at + n < s->len && !is_space(s->text[s->at + n]) && n < 24)
		n++;
	while (n > 0 && s->at + n < s->len && ((unsigned char)s->text[s->at + n] & 0xc0) == 0x80)
		n--;
	return (int)n;
}

int
scan_expected(struct scan *s, const char *what)
{
	if (s->at >= s->len)
		return scan_fail(s, s->at, "Expected %s at the end.", what);
	return scan_fail(s, s->at, "Expected %s, not `%.*s`.", what, run_length(s), s->text + s->at);
}

void
scan_space(struct scan *s)
{
	while (s->at < s->len && is_space(s->text[s->at]))
		s->at++;
}

size_t
scan_name_length(const struct scan *s)
{
	size_t n = 0;

	if (s->at >= s->len || !is_name_start(s->text[s->at]))
		return 0;
	while (s->at + n < s->len && is_name(s->text[s->at + n]))
		n++;
	return n;
}

bool
scan_at_word(const struct scan *s, const char *word)
{
	size_t n = strlen(word);
	char next;

	if (s->len - s->at < n || strncasecmp(s->text + s->at, word, n) != 0)
		return false;
	next = scan_char(s, n);
	return next == '\0' || is_space(next) || next == '(' || next == ')';
}

bool
scan_take_word(struct scan *s, const char *word)
{
	if (!scan_at_word(s, word))
		return false;
	s->at += strlen(word);
	scan_space(s);
	return true;
}

const char *
scan_take(struct scan *s, size_t n)
{
	const char *text = arena_strndup(s->c->arena, s->text + s->at, n);

	s->at += n;
	return text;
}

/* At a quote: the text up to the next one; \" and \\ stand for themselves, other backslashes stay (patterns). */
int
scan_quoted(struct scan *s, const char **ret)
{
	size_t start = s->at, n = 0;
	char *text = arena_alloc(s->c->arena, s->len - s->at + 1);

	for (s->at++; s->at < s->len; s->at++) {
		char c = s->text[s->at];

		if (c == '"') {
			s->at++;
			*ret = text;
			return HC_OK;
		}
		if (c == '\\' && (scan_char(s, 1) == '"' || scan_char(s, 1) == '\\'))
			c = s->text[++s->at];
		text[n++] = c;
	}
	return scan_fail(s, start, "This quote is never closed.");
}

/* account.parent*.name */
int
scan_path(struct scan *s, struct path *ret)
{
	*ret = (struct path){ .pos = (int)s->at };
	for (;;) {
		struct part part = { .pos = (int)s->at };
		size_t n = scan_name_length(s);

		if (n == 0)
			return scan_expected(s, "a field name");
		part.name = scan_take(s, n);
		if (scan_char(s, 0) == '*') {
			part.star = true;
			s->at++;
		}
		if (ret->parts.n == QUERY_HOPS_MAX)
			return scan_fail(s, (size_t)part.pos, "A path may have %d steps.", QUERY_HOPS_MAX);
		vec_push(s->c->arena, &ret->parts, part);
		if (scan_char(s, 0) != '.' || !is_name_start(scan_char(s, 1)))
			return HC_OK;
		s->at++;
	}
}

/* %s, %id, %i, %d take the next value of the caller, %1 the first. */
static int
placeholder(struct scan *s, struct item *ret)
{
	const struct query_ctx *c = s->c;
	size_t i, start = s->at++;

	ret->kind = ITEM_VALUE;
	if (scan_char(s, 0) >= '1' && scan_char(s, 0) <= '9') {
		i = (size_t)(scan_char(s, 0) - '1');
		s->at++;
		while (scan_char(s, 0) >= '0' && scan_char(s, 0) <= '9' && i < 1000) {
			i = (i + 1) * 10 + (size_t)(scan_char(s, 0) - '0') - 1;
			s->at++;
		}
	} else if (scan_char(s, 0) == 's' || scan_char(s, 0) == 'i' || scan_char(s, 0) == 'd') {
		s->at += scan_char(s, 0) == 'i' && scan_char(s, 1) == 'd' ? 2 : 1;
		i = s->params++;
	} else {
		return scan_fail(s, start, "After `%%` comes s, id, i, d or a number; write \"%%\" for the sign itself.");
	}
	if (c->params != NULL && i < c->nparams) {
		ret->value = c->params[i];
		return HC_OK;
	}
	for (size_t n = 0; c->binds != NULL && c->binds[n] != NULL; n++) {
		if (n == i) {
			ret->value = value_text(c->binds[n], strlen(c->binds[n]));
			return HC_OK;
		}
	}
	return scan_fail(s, start, "There is no value for this placeholder.");
}

static bool
ends_value(char c)
{
	return c == '\0' || is_space(c) || c == ',' || c == '&' || c == '(' || c == ')' || c == '"';
}

/* The run of a bare value up to a blank, comma, bracket or quote; ".." inside ends it too. */
static size_t
value_length(const struct scan *s)
{
	size_t n = 0;

	while (!ends_value(scan_char(s, n)) && !(scan_char(s, n) == '.' && scan_char(s, n + 1) == '.'))
		n++;
	return n;
}

int
scan_item(struct scan *s, struct item *ret)
{
	int rc;

	*ret = (struct item){ .kind = ITEM_TEXT, .pos = (int)s->at, .text = "" };
	if (scan_char(s, 0) == '%')
		return placeholder(s, ret);
	if (scan_char(s, 0) == '.' && is_name_start(scan_char(s, 1))) {
		s->at++;
		ret->kind = ITEM_PATH;
		return scan_path(s, &ret->path);
	}
	if (scan_char(s, 0) == '"') {
		if ((rc = scan_quoted(s, &ret->text)) < 0)
			return rc;
		ret->quoted = true;
	} else {
		ret->text = scan_take(s, value_length(s));
	}
	if (scan_char(s, 0) == '.' && scan_char(s, 1) == '.') {
		s->at += 2;
		ret->kind = ITEM_RANGE;
		ret->hi = "";
		if (scan_char(s, 0) == '"') {
			if ((rc = scan_quoted(s, &ret->hi)) < 0)
				return rc;
			ret->hi_quoted = true;
		} else {
			ret->hi = scan_take(s, value_length(s));
		}
		if (!ret->quoted && !ret->hi_quoted && ret->text[0] == '\0' && ret->hi[0] == '\0')
			return scan_fail(s, (size_t)ret->pos, "A range needs an end: 10..20, ..20 or 10.. .");
	} else if (!ret->quoted && ret->text[0] == '\0') {
		return scan_expected(s, "a value");
	}
	if (!ends_value(scan_char(s, 0)) || scan_char(s, 0) == '"')
		return scan_expected(s, "a blank or a comma after the value");
	return HC_OK;
}

int
scan_items(struct scan *s, struct items *ret)
{
	char separator = '\0';
	int rc;

	*ret = (struct items){ .all = false };
	for (;;) {
		struct item it;

		if ((rc = scan_item(s, &it)) < 0)
			return rc;
		vec_push(s->c->arena, &ret->list, it);
		if (scan_char(s, 0) != ',' && scan_char(s, 0) != '&')
			return HC_OK;
		if (separator != '\0' && separator != scan_char(s, 0))
			return scan_fail(s, s->at, "`,` (any of) and `&` (all of) do not mix in one list.");
		separator = scan_char(s, 0);
		ret->all = separator == '&';
		s->at++;
		scan_space(s);
	}
}
