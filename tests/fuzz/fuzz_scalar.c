/* fuzz_scalar.c - numbers, dates, times, durations, schedules, ids, zones and plain text from any bytes: what reads, writes back the same. */
#include "fuzz.h"

#include <string.h>

#include "base/decimal.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "job/job.h"

static void
decimals(const char *s)
{
	char buf[DECIMAL_MAX];
	size_t bad = SIZE_MAX;
	int64_t v, again;

	for (int scale = 0; scale <= 9; scale += 3) {
		if (decimal_parse(s, scale, &v, &bad) < 0) {
			FUZZ_CHECK(bad <= strlen(s));
			continue;
		}
		FUZZ_CHECK(decimal_format(v, scale, -1, buf) < sizeof(buf));
		FUZZ_CHECK(decimal_parse(buf, scale, &again, NULL) == 0 && again == v);
		FUZZ_CHECK(decimal_format_marks(v, scale, 18, ',', '.', buf) < sizeof(buf));
	}
	if (decimal_parse_marks(s, strlen(s), 4, ',', ' ', &v, &bad) < 0)
		FUZZ_CHECK(bad <= strlen(s));
}

static void
times(const char *s, size_t n, struct arena *a)
{
	struct hc_err err = {0};
	const struct zone *z = NULL;
	char buf[48];
	int64_t v, again;

	if (date_parse_iso(s, n, &v, &err) == 0) {
		FUZZ_CHECK(v >= TIME_DATE_MIN && v <= TIME_DATE_MAX);
		n = date_format_iso(v, buf);
		FUZZ_CHECK(date_parse_iso(buf, n, &again, &err) == 0 && again == v);
	}
	n = strlen(s);
	if (stamp_parse_iso(s, n, NULL, &v, &err) == 0 && v >= TIME_DATE_MIN * TIME_DAY_MS && v < (TIME_DATE_MAX + 1) * TIME_DAY_MS) {
		n = stamp_format_iso(v, buf);
		FUZZ_CHECK(stamp_parse_iso(buf, n, NULL, &again, &err) == 0 && again == v);
	}
	if (time_parse(s, &v, &err) == 0) {
		FUZZ_CHECK(v >= 0 && v < TIME_DAY_MS);
		time_format(v, buf);
		FUZZ_CHECK(time_parse(buf, &again, &err) == 0 && again == v);
	}
	if (duration_parse(s, &v, &err) == 0) {
		duration_format(v, buf);
		FUZZ_CHECK(duration_parse(buf, &again, &err) == 0 && again == v);
	}
	/* only rules: names would read the machine's files */
	if (strchr(s, ',') != NULL && zone_load(a, s, &z, &err) == 0) {
		struct civil c;

		for (v = -4000; v < 100000; v += 9973) {
			zone_civil(z, v * TIME_DAY_MS, &c);
			FUZZ_CHECK(zone_instant(z, &c) <= v * TIME_DAY_MS);
		}
	}
}

static void
schedules(const char *s, struct arena *a)
{
	const struct cron *c;
	struct hc_err err = {0};
	int64_t at = 0;

	if (cron_parse(a, s, &c, &err) < 0) {
		FUZZ_CHECK(err.pos >= 0);
		return;
	}
	for (int i = 0; i < 3 && at >= 0; i++) {
		int64_t next = cron_next(c, NULL, at);

		FUZZ_CHECK(next < 0 || (next > at && next % 60000 == 0));
		at = next;
	}
}

static void
text(const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	size_t at = 0;
	int cells, sum = 0;

	for (size_t len; at < n; at += len, sum += cells) {
		len = utf8_grapheme(s + at, n - at, &cells);
		FUZZ_CHECK(len > 0 && len <= n - at && cells >= 0 && cells <= 2);
	}
	FUZZ_CHECK(utf8_width(s, n) == sum);
	utf8_clean(&b, s, n);
	FUZZ_CHECK(utf8_is_clean(buf_str(&b), b.len) && utf8_valid(buf_str(&b), b.len) == b.len);
	buf_reset(&b);
	utf8_fold_buf(&b, s, n);
	FUZZ_CHECK(utf8_valid(buf_str(&b), b.len) == b.len);
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new("fuzz");
	char *s = arena_strndup(a, (const char *)data, n);
	const struct zone *z;
	uint8_t id[16];
	char buf[UUID_TEXT];

	decimals(s);
	times(s, n, a);
	schedules(s, a);
	text((const char *)data, n);
	if (uuid_parse(s, id))
		uuid_format(id, buf);
	if (zone_parse(a, "fuzz", data, n, &z) == 0)
		zone_day_start(z, 20000);
	arena_free(a);
	return 0;
}
