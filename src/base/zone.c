/*
 * zone.c - time zones from the system's TZif files (RFC 8536), and their rules for the years after the table.
 *
 * A zone is a list of spans of time with one offset each. The rule at the file's end is written out into spans up to
 * RULE_UNTIL when the zone is loaded and computed year by year after that. A file is input like any other: every count and
 * index in it is checked.
 */
#include "base/time.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

#define FILE_MAX_BYTES (1 << 20)
#define OFFSET_MAX (26 * 3600)	/* RFC 8536: offsets lie between -25 and +26 hours */
#define RULE_UNTIL 2100
#define NAME_MAX_BYTES 64
#define DAYS_MAX INT64_C(100000000000)	/* beyond this, milliseconds have no room in 64 bits */

/* When a rule's half begins: "M3.2.0/2", "J60", "59". */
struct change {
	char kind;		/* 'M', 'J' or '0' */
	int month, week, day;
	int time;		/* seconds of the day, may be negative or beyond it */
};

struct rule {
	bool some;		/* there is a footer */
	bool summer;		/* and it knows a summer time */
	int offset, summer_offset;
	struct change start, end;
};

struct span {
	int64_t from;		/* UTC seconds */
	int offset;
};

struct zone {
	char *name;
	struct span *spans;	/* ascending; the first reaches back for ever */
	size_t n;
	struct rule rule;	/* after the last span */
};

static struct span utc_span = { .from = INT64_MIN };
static const struct zone utc = { .name = (char[]){ "UTC" }, .spans = &utc_span, .n = 1 };

static const char *zone_dir = "/usr/share/zoneinfo";

void
zone_set_dir(const char *dir)
{
	zone_dir = dir;
}

const struct zone *
zone_utc(void)
{
	return &utc;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The footer: a POSIX TZ string. */

static bool
read_number(const char **s, int max, int *ret)
{
	int v = 0;

	if (!isdigit((unsigned char)**s))
		return false;
	for (; isdigit((unsigned char)**s); (*s)++) {
		v = v * 10 + (**s - '0');
		if (v > max)
			return false;
	}
	*ret = v;
	return true;
}

/* [+-]hh[:mm[:ss]] in seconds */
static bool
read_hms(const char **s, int *ret)
{
	int sign = 1, h, m = 0, sec = 0;

	if (**s == '+' || **s == '-')
		sign = *(*s)++ == '-' ? -1 : 1;
	if (!read_number(s, 167, &h))
		return false;
	if (**s == ':') {
		(*s)++;
		if (!read_number(s, 59, &m))
			return false;
		if (**s == ':') {
			(*s)++;
			if (!read_number(s, 59, &sec))
				return false;
		}
	}
	*ret = sign * (h * 3600 + m * 60 + sec);
	return true;
}

static bool
skip_abbreviation(const char **s)
{
	const char *start = *s;

	if (**s == '<') {
		while (**s != '\0' && **s != '>')
			(*s)++;
		if (**s != '>')
			return false;
		(*s)++;
		return true;
	}
	while (isalpha((unsigned char)**s))
		(*s)++;
	return *s - start >= 3;
}

static bool
read_change(const char **s, struct change *c)
{
	c->time = 7200;
	if (*(*s)++ != ',')
		return false;
	if (**s == 'M') {
		c->kind = 'M';
		(*s)++;
		if (!read_number(s, 12, &c->month) || c->month < 1 || *(*s)++ != '.' || !read_number(s, 5, &c->week) ||
		    c->week < 1 || *(*s)++ != '.' || !read_number(s, 6, &c->day))
			return false;
	} else if (**s == 'J') {
		c->kind = 'J';
		(*s)++;
		if (!read_number(s, 365, &c->day) || c->day < 1)
			return false;
	} else {
		c->kind = '0';
		if (!read_number(s, 365, &c->day))
			return false;
	}
	if (**s == '/') {
		(*s)++;
		return read_hms(s, &c->time);
	}
	return true;
}

static bool
read_rule(const char *s, struct rule *ret)
{
	struct rule r = { .some = true };
	int west;

	if (!skip_abbreviation(&s) || !read_hms(&s, &west))
		return false;
	r.offset = -west;
	if (*s != '\0') {
		r.summer = true;
		if (!skip_abbreviation(&s))
			return false;
		r.summer_offset = r.offset + 3600;
		if (*s != ',') {
			if (!read_hms(&s, &west))
				return false;
			r.summer_offset = -west;
		}
		if (!read_change(&s, &r.start) || !read_change(&s, &r.end) || *s != '\0')
			return false;
	}
	if (abs(r.offset) > OFFSET_MAX || abs(r.summer_offset) > OFFSET_MAX)
		return false;
	*ret = r;
	return true;
}

/* The local second (as if UTC) at which the change falls in a year. */
static int64_t
change_second(const struct change *c, int year)
{
	int64_t day = date_from_civil(year, 1, 1);

	switch (c->kind) {
	case 'M': {
		int64_t first = date_from_civil(year, c->month, 1);
		int wanted = c->day == 0 ? 7 : c->day, days = date_month_days(year, c->month);
		int at = (wanted - date_weekday(first) + 7) % 7 + (c->week - 1) * 7;

		while (at >= days)
			at -= 7;
		day = first + at;
		break;
	}
	case 'J':
		/* the 29th of February is never counted */
		day += c->day - 1 + (c->day >= 60 && date_month_days(year, 2) == 29);
		break;
	default:
		day += c->day;
	}
	return day * 86400 + c->time;
}

/* The two changes of a year in order of time. If both fall together, summer time stays: that is how a rule says "all year". */
static void
rule_year(const struct rule *r, int year, struct span ret[2])
{
	struct span start = { change_second(&r->start, year) - r->offset, r->summer_offset };
	struct span end = { change_second(&r->end, year) - r->summer_offset, r->offset };
	bool first = start.from < end.from;

	ret[0] = first ? start : end;
	ret[1] = first ? end : start;
}

static int
year_of(int64_t seconds)
{
	int year, month, day;

	date_to_civil(floor_div(seconds, 86400), &year, &month, &day);
	return year;
}

/* The span that holds t, by the rule alone; *until is where it ends. */
static struct span
rule_span(const struct rule *r, int64_t t, int64_t *until)
{
	struct span at = { INT64_MIN, r->offset }, pair[2];
	int year = year_of(t);

	*until = INT64_MAX;
	if (!r->summer)
		return at;
	for (int y = year - 1; y <= year + 1; y++) {
		rule_year(r, y, pair);
		for (int i = 0; i < 2; i++) {
			if (pair[i].from <= t)
				at = pair[i];
			else if (pair[i].from < *until)
				*until = pair[i].from;
		}
	}
	return at;
}

/* The span of t; *until is the first second after it, INT64_MAX if it never ends. */
static struct span
span_at(const struct zone *z, int64_t t, int64_t *until)
{
	size_t low = 0, high = z->n;
	struct span s, r;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (z->spans[mid].from <= t)
			low = mid;
		else
			high = mid;
	}
	s = z->spans[low];
	if (low + 1 < z->n) {
		*until = z->spans[low + 1].from;
		return s;
	}
	*until = INT64_MAX;
	if (!z->rule.summer)
		return s;
	r = rule_span(&z->rule, t, until);
	return r.from > s.from ? r : s;
}

/* Reading the file. */

static int64_t
big_endian(const unsigned char *p, size_t n)
{
	uint64_t v = p[0] & 0x80 ? UINT64_MAX : 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return (int64_t)v;
}

struct header {
	size_t utc_flags, std_flags, leaps, times, types, chars;
	size_t bytes;		/* of the data behind the header */
};

static bool
read_header(const unsigned char *p, size_t n, size_t width, struct header *h)
{
	size_t count[6];

	if (n < 44 || memcmp(p, "TZif", 4) != 0)
		return false;
	for (int i = 0; i < 6; i++) {
		int64_t v = big_endian(p + 20 + 4 * i, 4);

		if (v < 0 || v > FILE_MAX_BYTES)
			return false;
		count[i] = (size_t)v;
	}
	*h = (struct header){ count[0], count[1], count[2], count[3], count[4], count[5], 0 };
	h->bytes = h->times * (width + 1) + h->types * 6 + h->chars + h->leaps * (width + 4) + h->std_flags + h->utc_flags;
	return h->types > 0 && h->types <= 256 && h->bytes <= n - 44;
}

/* The spans of a data block whose times are `width` bytes wide. */
static bool
read_spans(struct arena *a, const unsigned char *p, const struct header *h, size_t width, struct zone *z)
{
	const unsigned char *index = p + h->times * width, *types = index + h->times;
	VEC(struct span) spans = {0};
	int64_t before = INT64_MIN;

	for (size_t i = 0; i < h->types; i++) {
		if (llabs(big_endian(types + i * 6, 4)) > OFFSET_MAX)
			return false;
	}
	/* RFC 8536: type 0 is what held before the first change */
	vec_push(a, &spans, ((struct span){ INT64_MIN, (int)big_endian(types, 4) }));
	for (size_t i = 0; i < h->times; i++) {
		int64_t at = big_endian(p + i * width, width);
		int offset;

		if (index[i] >= h->types || (i > 0 && at <= before))
			return false;
		before = at;
		offset = (int)big_endian(types + index[i] * 6, 4);
		if (offset != spans.at[spans.n - 1].offset)
			vec_push(a, &spans, ((struct span){ at, offset }));
	}
	z->spans = spans.at;
	z->n = spans.n;
	return true;
}

/* Writes the rule out, so that the years people work in are one search in a table. */
static void
extend(struct arena *a, struct zone *z)
{
	VEC(struct span) spans = { .at = z->spans, .n = z->n, .cap = z->n };
	int64_t last = z->spans[z->n - 1].from;
	int year = last > 0 ? year_of(last) : 1970;

	if (!z->rule.summer) {
		/* files may end in a last type that says the same as the rule; if not, the rule begins where the table ends */
		return;
	}
	for (; year <= RULE_UNTIL; year++) {
		struct span pair[2];

		rule_year(&z->rule, year, pair);
		for (int i = 0; i < 2; i++) {
			if (pair[i].from <= last)
				continue;
			last = pair[i].from;
			if (pair[i].offset != spans.at[spans.n - 1].offset)
				vec_push(a, &spans, pair[i]);
		}
	}
	z->spans = spans.at;
	z->n = spans.n;
}

static bool
read_tzif(struct arena *a, const unsigned char *p, size_t n, struct zone *z)
{
	struct header h;
	const unsigned char *footer;
	size_t len;
	char text[128];

	if (!read_header(p, n, 4, &h))
		return false;
	if (p[4] < '2')
		return read_spans(a, p + 44, &h, 4, z);
	p += 44 + h.bytes;
	n -= 44 + h.bytes;
	if (!read_header(p, n, 8, &h) || !read_spans(a, p + 44, &h, 8, z))
		return false;
	footer = p + 44 + h.bytes;
	n -= 44 + h.bytes;
	if (n < 2 || footer[0] != '\n')
		return true;
	for (len = 0; len + 1 < n && footer[len + 1] != '\n'; len++) {
		if (len == sizeof(text) - 1)
			return false;
		text[len] = (char)footer[len + 1];
	}
	text[len] = '\0';
	if (len == 0)
		return true;
	if (!read_rule(text, &z->rule))
		return false;
	extend(a, z);
	return true;
}

static bool
is_zone_name(const char *name)
{
	size_t n = strlen(name);

	if (n > NAME_MAX_BYTES || !isalpha((unsigned char)name[0]) || strstr(name, "..") != NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!isalnum((unsigned char)name[i]) && strchr("/_+-", name[i]) == NULL)
			return false;
	}
	return true;
}

/* The whole file in the arena, or NULL. */
static unsigned char *
read_file(struct arena *a, const char *path, size_t *size)
{
	unsigned char *data = NULL;
	struct stat st;
	size_t at = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= FILE_MAX_BYTES) {
		data = arena_alloc(a, (size_t)st.st_size);
		while (at < (size_t)st.st_size) {
			ssize_t got = read(fd, data + at, (size_t)st.st_size - at);

			if (got <= 0)
				break;
			at += (size_t)got;
		}
	}
	close(fd);
	*size = at;
	return data;
}

int
zone_parse(struct arena *a, const char *name, const void *data, size_t n, const struct zone **ret)
{
	struct zone *z = ARENA_NEW(a, struct zone);

	if (!read_tzif(a, data, n, z))
		return HC_INVALID;
	z->name = arena_strdup(a, name);
	*ret = z;
	return 0;
}

int
zone_load(struct arena *a, const char *name, const struct zone **ret, struct hc_err *err)
{
	unsigned char *data;
	size_t n = 0;

	if (name[0] == '\0' || strcmp(name, "UTC") == 0 || strcmp(name, "Etc/UTC") == 0) {
		*ret = &utc;
		return 0;
	}
	if (name[0] == '<' || strchr(name, ',') != NULL) {
		struct zone *z = ARENA_NEW(a, struct zone);

		/* a rule in TZ instead of a name */
		if (!read_rule(name, &z->rule))
			return hc_fail(err, HC_NOTFOUND, 0, "The time zone rule \"%.64s\" cannot be read; write a name like Europe/Oslo.", name);
		z->name = arena_strdup(a, name);
		z->spans = ARENA_NEW(a, struct span);
		z->spans[0] = (struct span){ INT64_MIN, z->rule.offset };
		z->n = 1;
		*ret = z;
		return 0;
	}
	if (!is_zone_name(name) || (data = read_file(a, arena_printf(a, "%s/%s", zone_dir, name), &n)) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no time zone \"%.64s\"; write a name like Europe/Oslo or UTC.", name);
	if (zone_parse(a, name, data, n, ret) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The system's file of the time zone %s is damaged; reinstall tzdata.", name);
	return 0;
}

const char *
zone_name(const struct zone *z)
{
	return z != NULL ? z->name : "UTC";
}

/* Asking. */

int
zone_offset(const struct zone *z, int64_t instant_ms)
{
	int64_t until;

	return z != NULL ? span_at(z, floor_div(instant_ms, 1000), &until).offset : 0;
}

static int64_t
clamp_days(int64_t days)
{
	return days > DAYS_MAX ? DAYS_MAX : days < -DAYS_MAX ? -DAYS_MAX : days;
}

/* The first instant whose local time is at or after the local second: that is the rule for skipped and for doubled times in
   one. Before `local` minus the greatest offset no local time can have come so far. */
static int64_t
first_instant(const struct zone *z, int64_t local)
{
	int64_t t = local - OFFSET_MAX - 1;

	for (;;) {
		int64_t until, at;
		struct span s = span_at(z, t, &until);

		at = local - s.offset;
		if (at < t)
			at = t;
		if (at < until)
			return at;
		t = until;
	}
}

int64_t
zone_instant(const struct zone *z, const struct civil *c)
{
	int64_t local = clamp_days(date_from_civil(c->year, c->month, c->day)) * 86400 + c->hour * INT64_C(3600) +
	    c->minute * INT64_C(60) + c->second, at;

	if (z == NULL)
		return local * 1000 + c->ms;
	at = first_instant(z, local);
	/* the milliseconds of a skipped time are skipped with it */
	return at * 1000 + (at + zone_offset(z, at * 1000) == local ? c->ms : 0);
}

int64_t
zone_day_start(const struct zone *z, int64_t days)
{
	days = clamp_days(days);
	return (z != NULL ? first_instant(z, days * 86400) : days * 86400) * 1000;
}

void
zone_civil(const struct zone *z, int64_t instant_ms, struct civil *ret)
{
	int64_t seconds = floor_div(instant_ms, 1000), local = seconds + zone_offset(z, instant_ms);
	int64_t days = floor_div(local, 86400), of_day = local - days * 86400;

	date_to_civil(days, &ret->year, &ret->month, &ret->day);
	ret->hour = (int)(of_day / 3600);
	ret->minute = (int)(of_day / 60 % 60);
	ret->second = (int)(of_day % 60);
	ret->ms = (int)(instant_ms - seconds * 1000);
}

int64_t
zone_date(const struct zone *z, int64_t instant_ms)
{
	return floor_div(floor_div(instant_ms, 1000) + zone_offset(z, instant_ms), 86400);
}
