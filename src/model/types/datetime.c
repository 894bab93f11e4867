/*
 * datetime.c - datetime: an instant, kept in UTC, read and written in the user's zone.
 */
#include "model/types/types.h"

#include <string.h>

#include "base/time.h"
#include "model/types/day.h"

/* "now", "now+2h", "in 90min", "2h ago", "in_2h", "3h_ago": an offset from this very moment. 0: it is none of these. */
static int
parse_relative(const struct locale *l, const char *s, size_t n, int64_t *ret)
{
	char text[32];
	int64_t sign = 1, unit, count = 0;
	const char *p;
	size_t len, tail;

	if (n >= sizeof(text))
		return 0;
	for (size_t i = 0; i < n; i++)
		text[i] = s[i] == '_' ? ' ' : s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
	text[n] = '\0';
	if (strcmp(text, "now") == 0) {
		*ret = l->now;
		return 1;
	}
	p = text;
	len = strlen(text);
	if (strncmp(p, "now", 3) == 0 && (p[3] == '+' || p[3] == '-')) {
		sign = p[3] == '-' ? -1 : 1;
		p += 4;
	} else if (strncmp(p, "in ", 3) == 0) {
		p += 3;
	} else if (*p == '+' || *p == '-') {
		sign = *p == '-' ? -1 : 1;
		p++;
	} else if (len > 4 && strcmp(text + len - 4, " ago") == 0) {
		sign = -1;
		text[len - 4] = '\0';
	} else {
		return 0;
	}
	for (len = 0; *p >= '0' && *p <= '9' && len < 6; p++, len++)
		count = count * 10 + (*p - '0');
	while (*p == ' ')
		p++;
	tail = strlen(p);
	if (len == 0)
		return 0;
	if (strcmp(p, "h") == 0 || (tail >= 4 && strncmp(p, "hours", tail) == 0))
		unit = 3600;
	else if (tail >= 3 && strncmp(p, "minutes", tail) == 0)
		unit = 60;
	else
		return 0;
	*ret = l->now + sign * count * unit * 1000;
	return 1;
}

/* A smart date, a time, or both: "fri 14:30", "24 dec 9am", "tomorrow". A date alone is its first moment. */
static int
parse_day_and_time(const struct locale *l, const char *s, size_t n, int64_t *ret, struct hc_err *err)
{
	int64_t days = 0, ms = 0;
	struct civil c = {0};

	for (size_t cut = n; cut-- > 0;) {
		char tail[24];
		size_t len = n - cut - 1;

		if ((s[cut] != ' ' && s[cut] != 'T') || len == 0 || len >= sizeof(tail))
			continue;
		memcpy(tail, s + cut + 1, len);
		tail[len] = '\0';
		if (strpbrk(tail, ":apAP") == NULL || time_parse(tail, &ms, NULL) < 0)
			continue;
		while (cut > 0 && s[cut - 1] == ' ')
			cut--;
		if (date_parse_smart(l, s, cut, &days, err) < 0)
			return HC_INVALID;
		date_to_civil(days, &c.year, &c.month, &c.day);
		c.hour = (int)(ms / 3600000);
		c.minute = (int)(ms / 60000 % 60);
		c.second = (int)(ms / 1000 % 60);
		c.ms = (int)(ms % 1000);
		*ret = zone_instant(l->zone, &c);
		return HC_OK;
	}
	if (date_parse_smart(l, s, n, &days, err) < 0)
		return HC_INVALID;
	*ret = zone_day_start(l->zone, days);
	return HC_OK;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	int64_t at = 0, ms = 0;
	char text[24];

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (parse_relative(l, s, n, &at) || stamp_parse_iso(s, n, l->zone, &at, NULL) == HC_OK) {
		*ret = value_int(at);
		return HC_OK;
	}
	if (n < sizeof(text) && memchr(s, ':', n) != NULL && memchr(s, ' ', n) == NULL) {
		memcpy(text, s, n);
		text[n] = '\0';
		if (time_parse(text, &ms, NULL) == HC_OK) {	/* "14:30" is today */
			struct civil c = { .hour = (int)(ms / 3600000), .minute = (int)(ms / 60000 % 60) };

			date_to_civil(l->today, &c.year, &c.month, &c.day);
			*ret = value_int(zone_instant(l->zone, &c));
			return HC_OK;
		}
	}
	if (parse_day_and_time(l, s, n, &at, err) < 0)
		return HC_INVALID;
	*ret = value_int(at);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (v->kind != VALUE_INT || v->i / TIME_DAY_MS < TIME_DATE_MIN || v->i / TIME_DAY_MS > TIME_DATE_MAX)
		return hc_fail(err, HC_INVALID, 0, "this is not a moment between the years 1 and 9999.");
	return HC_OK;
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	struct civil c;

	if (v->kind == VALUE_NULL)
		return;
	zone_civil(l->zone, v->i, &c);
	day_write(l, date_from_civil(c.year, c.month, c.day), out);
	buf_printf(out, " %02d:%02d", c.hour, c.minute);
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	char iso[40];

	if (v->kind != VALUE_NULL)
		buf_add(out, iso, stamp_format_iso(v->i, iso));
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	char iso[40];

	if (v->kind == VALUE_NULL)
		jw_null(w);
	else
		jw_text(w, iso, stamp_format_iso(v->i, iso));
}

const struct type type_datetime = {
	.name = "datetime",
	.store = STORE_INTEGER,
	.class = CLASS_STAMP,
	.merge = MERGE_LAST,
	.width = 16,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
