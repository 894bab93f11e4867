/*
 * err.c - filling errors.
 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Messages quote what was read, and end on a terminal: anything it would obey, and a character that was cut, becomes a mark. */
static void
make_harmless(char *msg)
{
	size_t n = strlen(msg);

	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = utf8_decode(msg + i, n - i, &cp);
		if (!utf8_is_clean(msg + i, len))
			memset(msg + i, '?', len);
	}
}

static int
fill(struct hc_err *err, int code, hc_field field, int pos, const char *fmt, va_list ap)
{
	if (err != NULL) {
		char msg[sizeof(err->msg)];

		/* through a copy: the arguments may point into err->msg */
		vsnprintf(msg, sizeof(msg), fmt, ap);
		make_harmless(msg);
		err->code = code;
		err->field = field;
		err->pos = pos;
		memcpy(err->msg, msg, sizeof(msg));
	}
	return code;
}

int
hc_fail(struct hc_err *err, int code, hc_field field, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fill(err, code, field, -1, fmt, ap);
	va_end(ap);
	return code;
}

int
err_at(struct hc_err *err, int code, int pos, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fill(err, code, 0, pos, fmt, ap);
	va_end(ap);
	return code;
}

void
err_prefix(struct hc_err *err, const char *fmt, ...)
{
	char prefix[200], msg[sizeof(err->msg)];
	va_list ap;

	if (err == NULL)
		return;
	va_start(ap, fmt);
	vsnprintf(prefix, sizeof(prefix), fmt, ap);
	va_end(ap);
	memcpy(msg, err->msg, sizeof(msg));
	snprintf(err->msg, sizeof(err->msg), "%s: %.*s", prefix, (int)(sizeof(msg) - sizeof(prefix) - 4), msg);
	make_harmless(err->msg);
}

int
err_exit(int code)
{
	switch (code) {
	case HC_INVALID:
		return 2;
	case HC_NOTFOUND:
		return 3;
	case HC_DENIED:
	case HC_CONFLICT:
		return 4;
	case HC_NET:
		return 5;
	case HC_PART:
		return 6;
	default:
		return code < 0 ? 1 : 0;
	}
}
