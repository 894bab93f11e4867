/*
 * A QR code on the terminal, read back from its half blocks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/qr.h"

#define SIDE 200

/* The picture as modules, dark is 1; gives its width. */
static int
read_back(const char *text, bool colour, char m[SIDE][SIDE])
{
	int x = 0, y = 0, width = 0;

	memset(m, 0, SIDE * SIDE);
	for (const char *p = text; *p != '\0';) {
		bool up, low;

		if (*p == '\033') {
			p = strchr(p, 'm') + 1;
			continue;
		}
		if (*p == '\n') {
			width = x > width ? x : width;
			x = 0;
			y += 2;
			p++;
			continue;
		}
		up = strncmp(p, "\u2580", 3) == 0 || strncmp(p, "\u2588", 3) == 0;
		low = strncmp(p, "\u2584", 3) == 0 || strncmp(p, "\u2588", 3) == 0;
		assert_true(up || low || *p == ' ');
		assert_in_range(x, 0, SIDE - 1);
		assert_in_range(y, 0, SIDE - 2);
		m[y][x] = up == colour;
		m[y + 1][x] = low == colour;
		p += up || low ? 3 : 1;
		x++;
	}
	return width;
}

/* The square in a corner: a ring of seven, a ring of light, a core of three. */
static void
assert_corner(char m[SIDE][SIDE], int left, int top)
{
	for (int y = 0; y < 7; y++)
		for (int x = 0; x < 7; x++) {
			bool ring = x == 0 || x == 6 || y == 0 || y == 6, core = x >= 2 && x <= 4 && y >= 2 && y <= 4;

			assert_int_equal(m[top + y][left + x], ring || core);
		}
}

static void
test_a_code_has_its_corners_and_its_margin(void **state)
{
	char plain[SIDE][SIDE], coloured[SIDE][SIDE];
	struct buf b = BUF_INIT;

	(void)state;
	if (!qr_there())
		skip();
	for (int colour = 0; colour < 2; colour++) {
		char (*m)[SIDE] = colour ? coloured : plain;
		int width;

		buf_reset(&b);
		assert_true(qr_draw("https://crm.example.org/device?code=BCDF-GHJK", 80, colour, &b));
		width = read_back(buf_str(&b), colour, m);
		assert_int_equal((width - 4 - 17) % 4, 0);	/* 21, 25, 29 ... modules */
		for (int i = 0; i < width; i++)
			assert_int_equal(m[0][i] + m[1][i] + m[i][0] + m[i][1] + m[i][width - 1], 0);
		assert_corner(m, 2, 2);
		assert_corner(m, width - 2 - 7, 2);
		assert_corner(m, 2, width - 2 - 7);
	}
	/* the same picture either way */
	for (int y = 0; y < 40; y++)
		assert_memory_equal(plain[y], coloured[y], SIDE);
	buf_free(&b);
}

static void
test_what_does_not_fit_is_not_drawn(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_false(qr_draw("https://crm.example.org/device?code=BCDF-GHJK", 20, true, &b));
	assert_int_equal(b.len, 0);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_code_has_its_corners_and_its_margin),
		cmocka_unit_test(test_what_does_not_fit_is_not_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
