/*
 * figure.c - numbers on charts: few cells, round steps.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "report/chart.h"

/* v with so many decimals, in the locale's marks; what is too large for exact figures is none of ours. */
static void
put(const struct chart_unit *u, double v, int digits, bool grouped, struct buf *out)
{
	char text[DECIMAL_MAX];

	if (fabs(v) > 9e14) {
		buf_printf(out, "%.3g", v);
		return;
	}
	decimal_format_marks((int64_t)llround(v * 1000), 3, digits, u->mark != '\0' ? u->mark : '.', grouped ? u->group : '\0', text);
	buf_adds(out, text);
}

/* As few as three figures need. */
static int
digits_for(double v)
{
	double m = fabs(v);

	if (m >= 99.95 || v == floor(v))
		return 0;
	return m >= 9.995 || fabs(m * 10 - round(m * 10)) < 1e-6 ? 1 : 2;
}

void
chart_short(const struct chart_unit *u, double v, struct buf *out)
{
	static const struct { double from, by; char sign; } steps[] = { { 999.5e9, 1e12, 't' }, { 999.5e6, 1e9, 'b' },
		{ 999.5e3, 1e6, 'm' }, { 9999.5, 1e3, 'k' } };

	if (isnan(v)) {
		buf_adds(out, "\xe2\x80\x93");
		return;
	}
	buf_adds(out, u->mixed ? "~" : "");
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		double scaled = v / steps[i].by, unit;

		if (fabs(v) < steps[i].from)
			continue;
		unit = fabs(scaled) >= 99.95 ? 1 : fabs(scaled) >= 9.995 ? 10 : 100;
		scaled = round(scaled * unit) / unit;
		put(u, scaled, digits_for(scaled), false, out);
		buf_addc(out, steps[i].sign);
		return;
	}
	put(u, v, u->whole ? 0 : digits_for(round(v * 100) / 100), true, out);
	if (u->percent)
		buf_adds(out, "%");
}

void
chart_long(const struct chart_unit *u, double v, struct buf *out)
{
	if (isnan(v)) {
		buf_adds(out, "\xe2\x80\x93");
		return;
	}
	buf_adds(out, u->mixed ? "~" : "");
	put(u, v, u->whole || v == floor(v) ? 0 : u->percent ? 1 : 2, true, out);
	if (u->percent)
		buf_adds(out, " %");
	else if (u->money && *u->currency != '\0')
		buf_printf(out, " %s", u->currency);
}

struct ticks
chart_ticks(double low, double high, int want, bool whole)
{
	struct ticks t = { .low = 0, .step = 1, .n = 2 };
	double span, raw, unit, f;

	if (!(high > low))
		high = low + 1;
	want = want < 1 ? 1 : want;
	span = high - low;
	raw = span / want;
	unit = pow(10, floor(log10(raw)));
	f = raw / unit;
	t.step = (f <= 1 ? 1 : f <= 2 ? 2 : f <= 2.5 && (!whole || unit >= 10) ? 2.5 : f <= 5 ? 5 : 10) * unit;
	if (whole && t.step < 1)
		t.step = 1;
	t.low = floor(low / t.step) * t.step;
	while (t.low + t.step * (t.n - 1) < high - t.step * 1e-9 && t.n < 100)
		t.n++;
	return t;
}
