/*
 * reply.c - the background's colour, the terminal's name: what is not exactly that is no answer.
 */
#include "tui/reply.h"

#include <stdlib.h>
#include <string.h>

/* "rgb:RRRR/GGGG/BBBB" or "rgba:...", one to four hex digits each, to luminance 0-255; -1: neither. */
static int
luminance(const char *s)
{
	static const int weight[3] = { 54, 183, 19 };
	int sum = 0;

	if (strncmp(s, "rgb:", 4) != 0 && strncmp(s, "rgba:", 5) != 0)
		return -1;
	s = strchr(s, ':') + 1;
	for (int i = 0; i < 3; i++) {
		size_t n = strspn(s, "0123456789abcdefABCDEF");
		long v = strtol(s, NULL, 16), max = (1L << (4 * n)) - 1;

		if (n < 1 || n > 4 || (i < 2 && s[n] != '/'))
			return -1;
		sum += (int)(v * 255 / max) * weight[i];
		s += n + (i < 2);
	}
	return sum / 256;
}

bool
reply_string(char kind, const char *s, size_t n, struct event *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->type = EVENT_REPLY;
	if (kind == ']' && strncmp(s, "11;", 3) == 0) {
		ret->reply = REPLY_COLOR;
		ret->value = luminance(s + 3);
		return ret->value >= 0;
	}
	if (kind == 'P' && strncmp(s, ">|", 2) == 0) {
		ret->reply = REPLY_VERSION;
		ret->text = s + 2;
		ret->len = n - 2;
		return true;
	}
	return false;
}
