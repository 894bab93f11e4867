/*
 * kind.c - looks at cells.
 */
#include "exchange/kind.h"

#include <string.h>
#include <strings.h>

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Reads 1 to 4 digits at *i; returns how many. */
static int
digits(const char *s, size_t n, size_t *i, int *value)
{
	int k = 0;

	*value = 0;
	while (*i < n && digit(s[*i]) && k < 5) {
		*value = *value * 10 + (s[*i] - '0');
		(*i)++;
		k++;
	}
	return k;
}

/* A month's name, English or a near relative (dez, okt, mai): its first three letters decide. */
static bool
month_name(const char *s, size_t n, size_t *i)
{
	static const char names[][4] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt",
		"dez", "mrz", "ene", "abr", "ago", "fev", "avr", "dic" };
	size_t k = 0, m;

	while (*i + k < n && letter(s[*i + k]))
		k++;
	if (k < 3 || k > 12)
		return false;
	for (m = 0; m < sizeof(names) / sizeof(names[0]); m++)
		if ((s[*i] | 0x20) == names[m][0] && (s[*i + 1] | 0x20) == names[m][1] && (s[*i + 2] | 0x20) == names[m][2])
			break;
	if (m == sizeof(names) / sizeof(names[0]))
		return false;
	*i += k;
	if (*i < n && s[*i] == '.')
		(*i)++;
	return true;
}

/* 9:30, 09:30:15.250, 9:30 PM, with Z or +01:00. Returns the offset after it, 0 if there is none. */
static size_t
time_at(const char *s, size_t n, size_t i)
{
	int h, m, sec;

	if (digits(s, n, &i, &h) < 1 || h > 24 || i >= n || (s[i] != ':' && s[i] != '.'))
		return 0;
	i++;
	if (digits(s, n, &i, &m) != 2 || m > 59)
		return 0;
	if (i < n && s[i] == ':') {
		i++;
		if (digits(s, n, &i, &sec) != 2 || sec > 60)
			return 0;
		if (i < n && (s[i] == '.' || s[i] == ',')) {
			i++;
			while (i < n && digit(s[i]))
				i++;
		}
	}
	if (i + 1 < n && s[i] == ' ' && strchr("aApP", s[i + 1]) != NULL)
		i++;
	if (i + 1 < n && strchr("aApP", s[i]) != NULL && (s[i + 1] | 0x20) == 'm')
		i += 2;
	if (i < n && (s[i] == 'Z' || s[i] == 'z'))
		return i + 1;
	if (i < n && (s[i] == '+' || s[i] == '-')) {
		i++;
		while (i < n && (digit(s[i]) || s[i] == ':'))
			i++;
	}
	return i;
}

/* A date at the beginning. Returns the offset after it, 0 if there is none. */
static size_t
date_at(const char *s, size_t n, unsigned *hints)
{
	size_t i = 0;
	int a, b, c, la, lb, lc;
	char sep;

	if (n > 40)
		return 0;
	if (month_name(s, n, &i)) {	/* Mar 5, 2024 */
		while (i < n && s[i] == ' ')
			i++;
		if (digits(s, n, &i, &a) < 1 || a > 31)
			return 0;
		while (i < n && (s[i] == ',' || s[i] == ' '))
			i++;
		return digits(s, n, &i, &b) == 4 ? i : 0;
	}
	if ((la = digits(s, n, &i, &a)) < 1 || la > 4 || i >= n)
		return 0;
	sep = s[i];
	if (sep == ' ' || sep == '-' || sep == '/' || sep == '.') {
		size_t k = i + 1;

		if (sep == '.' && k < n && s[k] == ' ')
			k++;
		if (la <= 2 && a >= 1 && a <= 31 && k < n && letter(s[k]) && month_name(s, n, &k)) {	/* 5-Mar-2024 */
			if (k < n && (s[k] == sep || s[k] == ' ' || s[k] == '-'))
				k++;
			lc = digits(s, n, &k, &c);
			return lc == 2 || lc == 4 ? k : 0;
		}
	}
	if (sep != '-' && sep != '/' && sep != '.')
		return 0;
	i++;
	if ((lb = digits(s, n, &i, &b)) < 1 || lb > 2 || i >= n || s[i] != sep)
		return 0;
	i++;
	if ((lc = digits(s, n, &i, &c)) < 1 || a < 1 || b < 1 || c < 0)
		return 0;
	if (la == 4 && lc <= 2 && b <= 12 && c <= 31) {
		*hints |= HINT_YEAR_FIRST;
		return i;
	}
	if (la > 2 || (lc != 4 && lc != 2) || a > 31 || b > 31 || (a > 12 && b > 12))
		return 0;
	*hints |= (a > 12 ? HINT_DAY_FIRST : 0u) | (b > 12 ? HINT_MONTH_FIRST : 0u) | (sep == '.' ? HINT_DOTTED : 0u);
	return i;
}

/* A number with group and decimal marks, sign, and a currency or percent sign around it. */
static enum kind
number(const char *s, size_t n, unsigned *hints)
{
	size_t i = 0, end = n, last = 0;
	int points = 0, commas = 0, nd = 0, after = 0;
	bool money = false, percent = false, paren = false;
	char last_mark = 0;

	if (n > 40)
		return KIND_TEXT;
	if (s[0] == '(' && s[n - 1] == ')') {
		paren = true;
		i = 1;
		end = n - 1;
	}
	for (int k = 0; k < 2; k++) {
		if (i < end && (s[i] == '-' || s[i] == '+'))
			i++;
		if (i < end && s[i] == '$')
			i += 1, money = true;
		else if (end - i > 2 && (memcmp(s + i, "\xc2\xa3", 2) == 0 || memcmp(s + i, "\xc2\xa5", 2) == 0))
			i += 2, money = true;
		else if (end - i > 3 && memcmp(s + i, "\xe2\x82\xac", 3) == 0)
			i += 3, money = true;
		else if (end - i > 4 && s[i] >= 'A' && s[i] <= 'Z' && s[i + 1] >= 'A' && s[i + 1] <= 'Z' && s[i + 2] >= 'A' &&
		    s[i + 2] <= 'Z' && (s[i + 3] == ' ' || digit(s[i + 3])))
			i += 3, money = true;
		while (money && i < end && s[i] == ' ')
			i++;
	}
	if (end > i && s[end - 1] == '%')
		end--, percent = true;
	else if (end - i > 3 && memcmp(s + end - 3, "\xe2\x82\xac", 3) == 0)
		end -= 3, money = true;
	else if (end - i > 4 && s[end - 1] >= 'A' && s[end - 1] <= 'Z' && s[end - 2] >= 'A' && s[end - 2] <= 'Z' && s[end - 3] >= 'A' &&
	    s[end - 3] <= 'Z')
		end -= 3, money = true;
	while (end > i && s[end - 1] == ' ')
		end--;
	for (size_t k = i; k < end; k++) {
		if (digit(s[k])) {
			nd++;
			after++;
		} else if (s[k] == '.' || s[k] == ',' || ((s[k] == ' ' || s[k] == '\'') && nd > 0)) {
			points += s[k] == '.';
			commas += s[k] == ',';
			if (s[k] == '.' || s[k] == ',')
				last_mark = s[k];
			if (k > i && last > 0 && after != 3 && s[k] != last_mark)
				return KIND_TEXT;
			last = k + 1;
			after = 0;
		} else {
			return KIND_TEXT;
		}
	}
	if (nd == 0 || nd > 18)
		return KIND_TEXT;
	if (points > 0 && commas > 0)
		*hints |= last_mark == '.' ? HINT_POINT : HINT_COMMA;
	else if (points + commas == 1 && after != 3)
		*hints |= points ? HINT_POINT : HINT_COMMA;
	else if (points > 1)
		*hints |= HINT_COMMA;
	else if (commas > 1)
		*hints |= HINT_POINT;
	if (money)
		return KIND_MONEY;
	if (percent)
		return KIND_PERCENT;
	return points + commas > 0 || paren ? KIND_NUMBER : KIND_INTEGER;
}

static bool
email(const char *s, size_t n)
{
	const char *at = memchr(s, '@', n);
	size_t k;

	if (at == NULL || at == s || n > 254)
		return false;
	k = (size_t)(at - s) + 1;
	if (memchr(s + k, '.', n - k) == NULL || memchr(s + k, '@', n - k) != NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] <= ' ' || s[i] == ',' || s[i] == ';' || s[i] == '"')
			return false;
	return s[n - 1] != '.';
}

static bool
url(const char *s, size_t n)
{
	size_t i = 0;

	if (strchr("hHfFwW", s[0]) == NULL)
		return false;
	if (n > 8 && strncasecmp(s, "https://", 8) == 0)
		i = 8;
	else if (n > 7 && strncasecmp(s, "http://", 7) == 0)
		i = 7;
	else if (n > 6 && strncasecmp(s, "ftp://", 6) == 0)
		i = 6;
	else if (n > 6 && strncasecmp(s, "www.", 4) == 0)
		i = 4;
	if (i == 0)
		return false;
	for (; i < n; i++)
		if (s[i] == ' ' || s[i] == '"')
			return false;
	return true;
}

static bool
boolean(const char *s, size_t n)
{
	static const char *const words[] = { "true", "false", "yes", "no", "ja", "nein", "oui", "non", "on", "off", "y", "n", "t", "f" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if ((s[0] | 0x20) == words[i][0] && strlen(words[i]) == n && strncasecmp(s, words[i], n) == 0)
			return true;
	return false;
}

enum kind
kind_of(const char *s, size_t n, unsigned *hints)
{
	unsigned none = 0;
	size_t i;

	if (hints == NULL)
		hints = &none;
	while (n > 0 && s[n - 1] == ' ')
		n--;
	while (n > 0 && *s == ' ') {
		s++;
		n--;
	}
	if (n == 0)
		return KIND_EMPTY;
	if (n <= 40 && (digit(s[0]) || letter(s[0]))) {
		if ((i = date_at(s, n, hints)) > 0) {
			if (i == n)
				return KIND_DATE;
			while (i < n && (s[i] == ' ' || s[i] == 'T' || s[i] == ','))
				i++;
			if ((i = time_at(s, n, i)) > 0 && i == n)
				return KIND_STAMP;
		}
		if (digit(s[0]) && time_at(s, n, 0) == n && memchr(s, ':', n) != NULL)
			return KIND_TIME;
	}
	if (n <= 40) {
		enum kind k = number(s, n, hints);

		if (k != KIND_TEXT)
			return k;
	}
	if (email(s, n))
		return KIND_EMAIL;
	if (url(s, n))
		return KIND_URL;
	return n <= 5 && boolean(s, n) ? KIND_BOOL : KIND_TEXT;
}

static bool
numeric(enum kind k)
{
	return k == KIND_INTEGER || k == KIND_NUMBER || k == KIND_MONEY || k == KIND_PERCENT;
}

enum kind
kind_join(enum kind a, enum kind b)
{
	if (a == b || b == KIND_EMPTY)
		return a;
	if (a == KIND_EMPTY)
		return b;
	if (numeric(a) && numeric(b))
		return a == KIND_MONEY || b == KIND_MONEY ? KIND_MONEY : a == KIND_PERCENT || b == KIND_PERCENT ? KIND_PERCENT : KIND_NUMBER;
	if ((a == KIND_DATE && b == KIND_STAMP) || (a == KIND_STAMP && b == KIND_DATE))
		return KIND_STAMP;
	return KIND_TEXT;
}

bool
kind_fits(enum kind column, enum kind cell)
{
	return column == KIND_TEXT || kind_join(column, cell) == column;
}

const char *
kind_name(enum kind k)
{
	static const char *const names[] = { "empty", "integer", "number", "money", "percent", "date", "datetime", "time", "email", "url",
		"boolean", "text" };

	return names[k];
}
