/*
 * key.c - keys to names and back; one table serves both.
 */
#include "ui/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static const struct { const char *name; uint32_t code; } names[] = {
	{ "Esc", KEY_ESC }, { "Enter", KEY_RETURN }, { "Tab", KEY_TABULATOR }, { "BS", KEY_BACK }, { "Del", KEY_DEL },
	{ "Ins", KEY_INS }, { "Up", KEY_ARROW_UP }, { "Down", KEY_ARROW_DOWN }, { "Left", KEY_ARROW_LEFT },
	{ "Right", KEY_ARROW_RIGHT }, { "Home", KEY_HOME_ }, { "End", KEY_END_ }, { "PgUp", KEY_PAGE_UP },
	{ "PgDn", KEY_PAGE_DOWN }, { "Space", ' ' }, { "lt", '<' }, { "gt", '>' }, { "Bar", '|' }, { "Semi", ';' },
	{ "Hash", '#' }, { "Quote", '"' }, { "Lbrace", '{' }, { "Rbrace", '}' },
};

bool
key_equal(struct key a, struct key b)
{
	return a.code == b.code && a.mods == b.mods;
}

const char *
key_name(struct key k, char *buf)
{
	const char *name = NULL;
	char text[8] = "", f[8];
	int n = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].code == k.code && (k.code > 0x10ffff || k.code == ' ' || k.code == '<'))
			name = names[i].name;
	if (k.code >= KEY_F1 && k.code <= KEY_F24) {
		snprintf(f, sizeof(f), "F%u", (unsigned)(k.code - KEY_F1 + 1) & 31);
		name = f;
	}
	if (name == NULL && k.code < 0x110000)
		text[utf8_encode(k.code, text)] = '\0';
	if (name == NULL && k.mods == 0) {
		snprintf(buf, KEY_NAME, "%s", text);
		return buf;
	}
	n = snprintf(buf, KEY_NAME, "<%s%s%s", k.mods & MOD_CTRL ? "C-" : "", k.mods & MOD_ALT ? "A-" : "",
	    k.mods & MOD_SHIFT ? "S-" : "");
	snprintf(buf + n, KEY_NAME - (size_t)n, "%s>", name != NULL ? name : text);
	return buf;
}

const char *
key_label(struct key k, char *buf)
{
	if (k.code == '<' && k.mods == 0) {
		snprintf(buf, KEY_NAME, "<");
		return buf;
	}
	return key_name(k, buf);
}

/* The inside of <...>: modifiers, then a name or one character. */
static bool
parse_name(const char *s, size_t n, struct key *ret)
{
	struct key k = { .code = KEY_NONE };
	uint32_t cp;

	while (n > 2 && s[1] == '-') {
		if (*s == 'C' || *s == 'c')
			k.mods |= MOD_CTRL;
		else if (*s == 'A' || *s == 'a' || *s == 'M' || *s == 'm')
			k.mods |= MOD_ALT;
		else if (*s == 'S' || *s == 's')
			k.mods |= MOD_SHIFT;
		else
			return false;
		s += 2;
		n -= 2;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].name) == n && strncasecmp(names[i].name, s, n) == 0)
			k.code = names[i].code;
	if (k.code == KEY_NONE && n >= 2 && n <= 3 && (*s == 'F' || *s == 'f') && strspn(s + 1, "0123456789") == n - 1) {
		int f = (int)strtol(s + 1, NULL, 10);	/* digits only, two at most */

		if (f >= 1 && f <= 24)
			k.code = KEY_F1 + (uint32_t)f - 1;
	}
	if (k.code == KEY_NONE && k.mods != 0 && n > 0 && utf8_decode(s, n, &cp) == n)
		k.code = k.mods & MOD_CTRL && cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if (k.code == KEY_NONE)
		return false;
	*ret = k;
	return true;
}

bool
key_parse(const char **s, struct key *ret)
{
	const char *end;
	uint32_t cp;
	size_t n;

	if (**s == '\0')
		return false;
	if (**s == '<' && (end = strchr(*s + 2 - ((*s)[1] == '\0'), '>')) != NULL && end - *s < KEY_NAME && (*s)[1] != '<') {
		if (!parse_name(*s + 1, (size_t)(end - *s) - 1, ret))
			return false;
		*s = end + 1;
		return true;
	}
	n = utf8_decode(*s, strlen(*s), &cp);
	*ret = (struct key){ .code = cp };
	*s += n;
	return true;
}

size_t
key_text(struct key k, char *buf)
{
	size_t n = 0;

	if (k.code < 0x110000 && !(k.mods & (MOD_CTRL | MOD_ALT)) && k.code >= 0x20 && k.code != 0x7f)
		n = utf8_encode(k.code, buf);
	buf[n] = '\0';
	return n;
}
